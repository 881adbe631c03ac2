import { expect, it } from 'vitest'
import { newId } from '../../../db/ids.ts'
import { saveFirstAction } from '../../../db/notebook/first-action.ts'
import { getPartsForTeam, listRevisions, saveEntry } from '../../../db/notebook/parts.ts'
import { onEachEngine } from '../../support/stores.ts'
import { bahia, bodyOf, boldos, plantCycle, plantPeople } from './plant.ts'

onEachEngine('the first action, written on the first page', open => {
  const plant = async () => {
    const store = await open()
    const people = await plantPeople(store)
    const cycleId = await plantCycle(store, people.rosa)
    const key = newId(store.clock.now())
    const write = (what: string, who: string, by = people.rosa, rbd = boldos) => saveFirstAction(store, { rbd, cycleId, key, what, who, by })
    const actions = async () => (await getPartsForTeam(store, boldos, cycleId))!.entries.action
    return { store, people, cycleId, key, write, actions }
  }

  it('is one action however often it is saved while it is written, each change a revision', async () => {
    const { store, cycleId, key, write, actions } = await plant()
    for (const [what, who] of [['Recibir', ''], ['Recibir al curso', ''], ['Recibir al curso', ''], ['Recibir al curso', 'la dupla'], ['Recibir al curso', 'la dupla']] as const) expect((await write(what, who)).ok).toBe(true)
    expect(await actions()).toMatchObject([{ id: key, body: { what: 'Recibir al curso', who: 'la dupla', state: 'planned' } }])
    expect(await listRevisions(store, { rbd: boldos, cycleId, slot: key })).toHaveLength(3)
  })

  it('leaves alone what was added to it on the implementation page meanwhile', async () => {
    const { store, people, cycleId, key, write, actions } = await plant()
    await write('Recibir al curso', '')
    await saveEntry(store, 'action', key, { rbd: boldos, cycleId, version: 1, body: bodyOf('action', { what: 'Recibir al curso', from: '2026-08-17', state: 'doing' }), by: people.pedro, saveKey: 'p' })
    expect((await write('Recibir al curso', 'la dupla')).ok).toBe(true)
    expect(await actions()).toMatchObject([{ body: { what: 'Recibir al curso', who: 'la dupla', from: '2026-08-17', state: 'doing' } }])
  })

  it('meets a colleague who changed the same words as a conflict that loses neither', async () => {
    const { store, people, cycleId, key, write, actions } = await plant()
    await write('Recibir al curso', '')
    await saveEntry(store, 'action', key, { rbd: boldos, cycleId, version: 1, body: bodyOf('action', { what: 'Recibir a 7°B' }), by: people.pedro, saveKey: 'p' })
    expect(await write('Recibir al séptimo', '')).toMatchObject({ ok: false, reason: 'conflict' })
    expect(await actions()).toMatchObject([{ body: { what: 'Recibir a 7°B' } }])
    expect((await listRevisions(store, { rbd: boldos, cycleId, slot: key })).some(r => r.outcome === 'conflict')).toBe(true)
  })

  it('is nothing of another school’s cycle', async () => {
    const { people, write, actions } = await plant()
    expect(await write('ajeno', '', people.ana, bahia)).toEqual({ ok: false, reason: 'not-found' })
    await write('Recibir al curso', '')
    expect(await write('ajeno', '', people.ana, bahia)).toEqual({ ok: false, reason: 'not-found' })
    expect(await actions()).toMatchObject([{ body: { what: 'Recibir al curso' } }])
  })
})
