import { expect, it } from 'vitest'
import type { TogetherEntry } from '../../../cycles/notebook/parts.ts'
import { getNotebookForAdvisor } from '../../../db/notebook/cycles.ts'
import { listRevisions, markReady, restoreRevision, savePage } from '../../../db/notebook/parts.ts'
import { getTogether, saveTogether, togetherIdOf } from '../../../db/together/views.ts'
import { onEachEngine } from '../../support/stores.ts'
import { bahia, bodyOf, boldos, plantCycle, plantPeople, today } from '../notebook/plant.ts'

onEachEngine('what the professions say to each other', open => {
  const plant = async () => {
    const store = await open()
    const people = await plantPeople(store)
    const cycleId = await plantCycle(store, people.rosa)
    const which = { rbd: boldos, cycleId }
    const save = (fields: Record<string, string>, version: number, by = people.rosa) =>
      saveTogether(store, { ...which, version, body: bodyOf('together', fields as never) as TogetherEntry, by, saveKey: `${JSON.stringify(fields)}-${by}` })
    return { store, people, cycleId, which, save }
  }

  it('is blank until somebody writes, and is its own school’s alone', async () => {
    const { store, cycleId, which, save } = await plant()
    expect(await getTogether(store, which)).toMatchObject({ version: 1, updatedAt: null, body: { commonReading: '' } })
    await save({ 'matters.principal': 'que nadie esté solo' }, 1)
    expect((await getTogether(store, which)).body).toMatchObject({ 'matters.principal': 'que nadie esté solo' })
    expect((await getTogether(store, { rbd: bahia, cycleId })).body).toEqual({ commonReading: '', commonPurpose: '' })
    expect(await saveTogether(store, { rbd: bahia, cycleId, version: 1, body: bodyOf('together', { commonReading: 'x' }) as TogetherEntry, by: 'x', saveKey: 'y' })).toEqual({ ok: false, reason: 'not-found' })
  })

  it('joins two professions that wrote at once, each in its own fields', async () => {
    const { store, people, which, save } = await plant()
    const [a, b] = await Promise.all([save({ 'matters.principal': 'uno' }, 1), save({ 'matters.utp-head': 'dos' }, 1, people.pedro)])
    expect([a.ok, b.ok]).toEqual([true, true])
    expect((await getTogether(store, which)).body).toMatchObject({ 'matters.principal': 'uno', 'matters.utp-head': 'dos' })
    const later = await save({ 'matters.principal': 'tres' }, 1, people.pedro)
    expect(later).toMatchObject({ ok: false, reason: 'conflict', clashing: ['matters.principal'] })
  })

  it('keeps every version and comes back to one', async () => {
    const { store, people, which, save } = await plant()
    await save({ commonPurpose: 'primero' }, 1)
    await save({ commonPurpose: 'segundo' }, 2)
    const slot = togetherIdOf(which.cycleId)
    const revisions = await listRevisions(store, { ...which, slot })
    expect(revisions.map(r => (r.body as TogetherEntry).commonPurpose)).toEqual(['segundo', 'primero', ''])
    await restoreRevision(store, { ...which, slot, revisionKey: revisions[1]!.key, version: 3, by: people.rosa, saveKey: 'k-back' })
    expect((await getTogether(store, which)).body.commonPurpose).toBe('primero')
  })

  it('is never what the advisor reads, whatever page is ready', async () => {
    const { store, people, cycleId, save } = await plant()
    await save({ 'asks.psychologist': 'palabra-de-las-miradas', commonReading: 'palabra-de-las-miradas' }, 1)
    for (const page of ['challenge', 'data', 'implementation', 'learnings'] as const) {
      await savePage(store, page, { rbd: boldos, cycleId, version: 0, body: bodyOf(page, { challenge: 'x', whatWeSee: 'x', howItGoes: 'x', learnt: 'x' } as never), by: people.rosa, saveKey: page })
      await markReady(store, { rbd: boldos, cycleId, page, version: null, by: people.rosa })
    }
    expect(JSON.stringify(await getNotebookForAdvisor(store, boldos, cycleId, today))).not.toContain('palabra-de-las-miradas')
  })
})

it('only professions of a school have a view, and only the needs of the list', async () => {
  const read = bodyOf('together', { 'matters.psychologist': 'sí', 'matters.advisor': 'no', 'matters.x': 'no', 'seesNeeds.teacher': 'study fiebre emotional' } as never)
  expect(read).toEqual({ commonReading: '', commonPurpose: '', 'matters.psychologist': 'sí', 'seesNeeds.teacher': 'emotional study' })
})
