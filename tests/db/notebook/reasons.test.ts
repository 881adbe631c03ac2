import { expect, it } from 'vitest'
import { addReason, listReasons, renameReason, restoreReason, retireReason } from '../../../db/notebook/reasons.ts'
import type { Store } from '../../../db/store.ts'
import { builtInReasons, mostOwnReasons } from '../../../cycles/reasons/reasons.ts'
import { clockOf, onEachEngine } from '../../support/stores.ts'
import { bahia, boldos, plantPeople } from './plant.ts'

const builtIn = { transport: 'Locomoción o transporte', work: 'Trabaja', other: 'Otra razón' }
const inUse = async (store: Store, rbd = boldos) => (await listReasons(store, rbd)).filter(r => !r.isRetired).map(r => r.label ?? r.id)

onEachEngine("a school's list of reasons", open => {
  const begin = async () => { const store = await open(); return { store, by: (await plantPeople(store)).rosa } }
  const add = async (store: Store, by: string, label: string, rbd = boldos) => addReason(store, { rbd, by, label, builtIn })

  it('starts with the built-in ones and takes the school\'s own before *other*', async () => {
    const { store, by } = await begin()
    expect(await inUse(store)).toEqual([...builtInReasons])
    await add(store, by, '  Temporada de   cosecha ')
    clockOf(store).set('2026-11-18T13:41:00Z')
    await add(store, by, 'Se corta el estero')
    expect(await inUse(store)).toEqual([...builtInReasons.filter(r => r !== 'other'), 'Temporada de cosecha', 'Se corta el estero', 'other'])
    expect(await inUse(store, bahia)).toEqual([...builtInReasons])
  })

  it('refuses what speaks of health, what stands there already in any spelling, nothing, and too much', async () => {
    const { store, by } = await begin()
    expect(await add(store, by, 'Licencia médica')).toEqual({ ok: false, reason: 'reason_label_health' })
    expect(await add(store, by, 'TRABAJA')).toEqual({ ok: false, reason: 'reason_label_taken' })
    expect(await add(store, by, ' . ')).toEqual({ ok: false, reason: 'reason_label_missing' })
    expect(await add(store, by, 'x'.repeat(61))).toEqual({ ok: false, reason: 'reason_label_too_long' })
    for (let i = 0; i < mostOwnReasons; i++) expect((await add(store, by, `Razón ${i}`)).ok).toBe(true)
    expect(await add(store, by, 'Una más')).toEqual({ ok: false, reason: 'reasons_too_many' })
    expect(await inUse(store)).toHaveLength(builtInReasons.length + mostOwnReasons)
  })

  it('sets aside and puts back, the built-in ones too, and keeps everything', async () => {
    const { store, by } = await begin()
    const own = await add(store, by, 'Temporada de cosecha')
    if (!own.ok) throw new Error(own.reason)
    for (const id of [own.id, 'work']) expect(await retireReason(store, { rbd: boldos, by, id })).toEqual({ ok: true, id })
    expect(await inUse(store)).not.toContain('Temporada de cosecha')
    expect((await listReasons(store, boldos)).filter(r => r.isRetired).map(r => r.id).sort()).toEqual([own.id, 'work'].sort())
    for (const id of [own.id, 'work']) await restoreReason(store, { rbd: boldos, by, id })
    expect((await listReasons(store, boldos)).filter(r => r.isRetired)).toEqual([])
    expect(await retireReason(store, { rbd: boldos, by, id: 'nadie' })).toEqual({ ok: false, reason: 'not_found' })
    expect(await retireReason(store, { rbd: bahia, by, id: own.id })).toEqual({ ok: false, reason: 'not_found' })
  })

  it('another name is another reason: the one before stays for the cycles that counted it', async () => {
    const { store, by } = await begin()
    const own = await add(store, by, 'Cosecha')
    if (!own.ok) throw new Error(own.reason)
    const renamed = await renameReason(store, { rbd: boldos, by, id: own.id, label: 'Temporada de cosecha', builtIn })
    if (!renamed.ok) throw new Error(renamed.reason)
    expect(renamed.id).not.toBe(own.id)
    expect(await listReasons(store, boldos)).toContainEqual({ id: own.id, label: 'Cosecha', isRetired: true })
    expect(await inUse(store)).toContain('Temporada de cosecha')
    // Only spelt differently: still another text, and never a duplicate of itself.
    expect((await renameReason(store, { rbd: boldos, by, id: renamed.id, label: 'Temporada de Cosecha', builtIn })).ok).toBe(true)
    expect((await inUse(store)).filter(l => /cosecha/i.test(l))).toEqual(['Temporada de Cosecha'])
    expect(await renameReason(store, { rbd: boldos, by, id: own.id, label: 'Otra cosa', builtIn })).toEqual({ ok: false, reason: 'not_found' })
    expect(await renameReason(store, { rbd: boldos, by, id: 'transport', label: 'Diagnóstico', builtIn })).toEqual({ ok: false, reason: 'reason_label_health' })
  })

  it('the words of a reason set aside bring that reason back, with its counts', async () => {
    const { store, by } = await begin()
    const own = await add(store, by, 'Cosecha')
    if (!own.ok) throw new Error(own.reason)
    await retireReason(store, { rbd: boldos, by, id: own.id })
    await retireReason(store, { rbd: boldos, by, id: 'work' })
    expect(await add(store, by, 'cosecha')).toEqual({ ok: true, id: own.id })
    expect(await add(store, by, 'trabaja')).toEqual({ ok: true, id: 'work' })
    expect((await listReasons(store, boldos)).filter(r => r.isRetired)).toEqual([])
  })
})
