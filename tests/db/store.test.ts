import { expect, it } from 'vitest'
import { record } from '../../db/audit.ts'
import { insertRows, knownDriverError, sumOf } from '../../db/dialect.ts'
import { newId } from '../../db/ids.ts'
import { onEachEngine } from '../support/stores.ts'

onEachEngine('the store', open => {
  it('keeps nothing of a transaction that failed', async () => {
    const store = await open()
    const failing = store.tx(async tx => {
      await tx.insert(store.s.slep).values({ code: 101, name: 'Costa Clara' })
      throw new Error('the second step failed')
    })
    await expect(failing).rejects.toThrow('the second step failed')
    expect(await store.read.select().from(store.s.slep)).toEqual([])
  })

  it('refuses a transaction inside a transaction', async () => {
    const store = await open()
    await expect(store.tx(() => store.tx(async () => 1))).rejects.toThrow('inside store.tx')
  })

  it('runs fifty concurrent units one after the other', async () => {
    const store = await open()
    await Promise.all(Array.from({ length: 50 }, (_, i) => store.tx(tx => tx.insert(store.s.slep).values({ code: i, name: `SLEP ${i}` }))))
    const [row] = await store.read.select({ n: sumOf(store.s.slep.code) }).from(store.s.slep)
    expect(row).toEqual({ n: (49 * 50) / 2 })
  })

  it('says duplicate and missing parent in its own words', async () => {
    const store = await open()
    await store.tx(tx => insertRows(tx, store.s.slep, [{ code: 1, name: 'uno' }]))
    const duplicate = await store.tx(tx => insertRows(tx, store.s.slep, [{ code: 1, name: 'otra vez' }])).catch(knownDriverError)
    expect(duplicate).toBe('duplicate')
    const orphan = await store.tx(tx => tx.insert(store.s.microcentro).values({ id: newId(store.clock.now()), slepCode: 99, name: 'x' })).catch(knownDriverError)
    expect(orphan).toBe('missing-parent')
  })

  it('never lets the audit be changed or removed', async () => {
    const store = await open()
    await record(store, { event: 'check.run', detail: { ok: true } })
    await expect(store.tx(tx => tx.update(store.s.audit).set({ event: 'sign-in.ok' }))).rejects.toThrow()
    await expect(store.tx(tx => tx.delete(store.s.audit))).rejects.toThrow()
    const rows = await store.read.select().from(store.s.audit)
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ event: 'check.run', detail: { ok: true }, at: store.clock.now() })
  })
})
