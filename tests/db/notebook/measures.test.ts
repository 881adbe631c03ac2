import { expect, it } from 'vitest'
import { measuredWeeksOf } from '../../../cycles/measures/weeks.ts'
import { overWhatStood, readPart } from '../../../cycles/notebook/parts.ts'
import { newId } from '../../../db/ids.ts'
import { addEntry, getBodyAt, getPartsForTeam, getReadyParts, listRevisions, markReady, restoreRevision, saveEntry } from '../../../db/notebook/parts.ts'
import type { Store } from '../../../db/store.ts'
import { onEachEngine } from '../../support/stores.ts'
import { bahia, bodyOf, boldos, plantCycle, plantPeople } from './plant.ts'

onEachEngine('a measure of the team, week by week', open => {
  const planted = async () => {
    const store = await open()
    const people = await plantPeople(store)
    const cycleId = await plantCycle(store, people.rosa)
    const added = await addEntry(store, 'measure', {
      rbd: boldos, cycleId, body: bodyOf('measure', { name: 'Faltan los lunes', unit: 'estudiantes', direction: 'down', howCounted: 'Contamos a las 8:30' }), by: people.rosa, saveKey: newId(store.clock.now()),
    })
    if (!added.ok) throw new Error(added.reason)
    return { store, ...people, cycleId, id: added.partId }
  }
  /** What a form that shows only some weeks does: its fields over the text it was made from. */
  const enter = async (store: Store, cycleId: string, id: string, by: string, version: number, fields: Record<string, string>) => {
    const stood = await getBodyAt(store, { rbd: boldos, cycleId, slot: id, version })
    const read = readPart('measure', overWhatStood(stood!, fields))
    if (!read.ok) throw new Error(JSON.stringify(read.problems))
    return saveEntry(store, 'measure', id, { rbd: boldos, cycleId, version, body: read.body, by, saveKey: newId(store.clock.now()) })
  }
  const weeks = async (store: Store, cycleId: string) => measuredWeeksOf((await getPartsForTeam(store, boldos, cycleId))!.entries.measure[0]!.body).map(w => [w.monday, w.typed, w.remark])

  it('is entered by two people in different weeks who never meet', async () => {
    const { store, rosa, pedro, cycleId, id } = await planted()
    // Both opened the page at version 1.
    expect(await enter(store, cycleId, id, rosa, 1, { 'value.2026-08-17': '8', 'remark.2026-08-17': 'Primer lunes' })).toMatchObject({ ok: true, joinedWith: null })
    expect(await enter(store, cycleId, id, pedro, 1, { 'value.2026-08-24': '6,5', 'value.2026-08-17': '' })).toMatchObject({ ok: true, joinedWith: 'Rosa Huenchul', version: 3 })
    expect(await weeks(store, cycleId)).toEqual([['2026-08-17', '8', 'Primer lunes'], ['2026-08-24', '6,5', '']])
    // A third, still from version 1, corrects the name: neither week is touched.
    expect((await enter(store, cycleId, id, rosa, 1, { name: 'Faltan los lunes en 7°B' })).ok).toBe(true)
    expect(await weeks(store, cycleId)).toHaveLength(2)
  })

  it('is decided by people when both wrote the same week', async () => {
    const { store, rosa, pedro, cycleId, id } = await planted()
    await enter(store, cycleId, id, rosa, 1, { 'value.2026-08-17': '8' })
    expect(await enter(store, cycleId, id, pedro, 1, { 'value.2026-08-17': '9' })).toMatchObject({ ok: false, reason: 'conflict', clashing: ['value.2026-08-17'], savedBy: 'Rosa Huenchul' })
    expect(await weeks(store, cycleId)).toEqual([['2026-08-17', '8', '']])
    expect((await listRevisions(store, { rbd: boldos, cycleId, slot: id })).map(r => r.outcome).sort()).toEqual(['conflict', 'saved', 'saved'])
  })

  it('loses a week that was emptied, and gets it back from its history', async () => {
    const { store, rosa, cycleId, id } = await planted()
    await enter(store, cycleId, id, rosa, 1, { 'value.2026-08-17': '8' })
    await enter(store, cycleId, id, rosa, 2, { 'value.2026-08-17': '' })
    expect(await weeks(store, cycleId)).toEqual([])
    const before = (await listRevisions(store, { rbd: boldos, cycleId, slot: id })).find(r => r.version === 2)!
    expect(await restoreRevision(store, { rbd: boldos, cycleId, slot: id, revisionKey: before.key, version: 3, by: rosa, saveKey: newId(store.clock.now()) })).toMatchObject({ ok: true, version: 4 })
    expect(await weeks(store, cycleId)).toEqual([['2026-08-17', '8', '']])
    expect(await restoreRevision(store, { rbd: bahia, cycleId, slot: id, revisionKey: before.key, version: 4, by: rosa, saveKey: newId(store.clock.now()) })).toEqual({ ok: false, reason: 'not-found' })
  })

  it('is read by the advisor as it stood when the page was marked', async () => {
    const { store, rosa, cycleId, id } = await planted()
    await enter(store, cycleId, id, rosa, 1, { 'value.2026-08-17': '8' })
    expect((await getReadyParts(store, boldos, cycleId)).entries.measure).toEqual([])
    await markReady(store, { rbd: boldos, cycleId, page: 'implementation', version: null, by: rosa })
    await enter(store, cycleId, id, rosa, 2, { 'value.2026-08-24': '7' })
    const [seen] = (await getReadyParts(store, boldos, cycleId)).entries.measure
    expect(measuredWeeksOf(seen!.body).map(w => w.monday)).toEqual(['2026-08-17'])
  })
})
