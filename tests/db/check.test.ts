import { and, eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { checkStore, type CheckName } from '../../db/check.ts'
import { newId } from '../../db/ids.ts'
import { migrationsOf } from '../../db/migrate.ts'
import type { Store } from '../../db/store.ts'
import { fillEveryTable } from '../support/every-table.ts'
import { onEachEngine } from '../support/stores.ts'

const last = migrationsOf('sqlite').at(-1)!.name

const wrongIn = async (store: Store): Promise<CheckName[]> => (await checkStore(store)).filter(c => !c.ok).map(c => c.check)

onEachEngine('the check of what is kept', (open, engine) => {
  it('finds nothing wrong with an installation in use, says what it looked at, and is recorded', async () => {
    const store = await open()
    await fillEveryTable(store)
    const results = await checkStore(store)
    expect(results.map(r => [r.check, r.ok])).toEqual([
      ...(engine === 'sqlite' ? [['sqlite-version', true], ['integrity', true], ['foreign-keys', true]] : []),
      ['schema', true], ['import-pointers', true], ['attendance-sums', true], ['revisions', true],
    ])
    expect(results.find(r => r.check === 'attendance-sums')?.detail).toBe('2')
    expect((await store.read.select().from(store.s.audit)).filter(a => a.event === 'check.run')).toHaveLength(1)
  })

  it('finds attendance whose days are not what its pairs add up to', async () => {
    const store = await open()
    await fillEveryTable(store)
    await store.tx(tx => tx.update(store.s.attendance).set({ daysAttended: 54 }).where(eq(store.s.attendance.course, '')))
    expect(await wrongIn(store)).toEqual(['attendance-sums'])
  })

  it('finds a month that is read from an import that is not published', async () => {
    const store = await open()
    await fillEveryTable(store)
    await store.tx(tx => tx.update(store.s.generation).set({ state: 'undone' }).where(eq(store.s.generation.kind, 'attendance')))
    expect(await wrongIn(store)).toEqual(['import-pointers'])
  })

  it('finds a month that is read from an import that does not speak for it', async () => {
    const store = await open()
    await fillEveryTable(store)
    const { currentImport: c } = store.s
    await store.tx(tx => tx.update(c).set({ month: 5 }).where(and(eq(c.kind, 'attendance'), eq(c.rbd, 90001))))
    expect(await wrongIn(store)).toEqual(['import-pointers'])
  })

  it('finds a text whose last saved revision is not the one that is shown', async () => {
    const store = await open()
    await fillEveryTable(store)
    await store.tx(tx => tx.update(store.s.part).set({ version: 3 }))
    expect(await wrongIn(store)).toEqual(['revisions'])
  })

  it('finds a text of which no revision was kept', async () => {
    const store = await open()
    await fillEveryTable(store)
    await store.tx(async tx => {
      const [page] = await tx.select().from(store.s.part)
      await tx.insert(store.s.part).values({ ...page!, id: newId(store.clock.now()), slot: 'data', kind: 'data', version: 1 })
    })
    expect(await wrongIn(store)).toEqual(['revisions'])
  })
})

onEachEngine('the check of a schema', open => {
  it('stops at a database that is not at this version, and says which migration it lacks', async () => {
    const store = await open()
    const forget = `delete from migration where name = '${last}'`
    const remember = async (rows: Record<string, unknown>[]) => {
      const { name, sha256, applied_at: at } = rows[0]!
      if (store.driver.kind === 'sqlite') store.driver.writer.prepare('insert into migration values (?, ?, ?)').run(name, sha256, at)
      else await store.driver.query('insert into migration values ($1, $2, $3)', [name, sha256, at])
    }
    const select = `select name, sha256, applied_at from migration where name = '${last}'`
    const kept = store.driver.kind === 'sqlite' ? store.driver.writer.prepare(select).all() as Record<string, unknown>[] : (await store.driver.query(select)).rows
    if (store.driver.kind === 'sqlite') store.driver.writer.exec(forget)
    else await store.driver.query(forget)
    const results = await checkStore(store)
    await remember(kept)
    expect(results.at(-1)).toEqual({ check: 'schema', ok: false, detail: last })
  })
})
