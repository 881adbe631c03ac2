import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import type { MeetingEntry } from '../../../cycles/notebook/parts.ts'
import { getNotebookForAdvisor } from '../../../db/notebook/cycles.ts'
import { actionIdOfAgreement, getMeeting, listMeetings, listProfessionsOf, makeAgreementAnAction } from '../../../db/notebook/meetings.ts'
import { addEntry, getPartsForTeam, markReady, saveEntry, savePage, withdrawEntry } from '../../../db/notebook/parts.ts'
import { newId } from '../../../db/ids.ts'
import { clockOf, onEachEngine } from '../../support/stores.ts'
import { bahia, bodyOf, boldos, plantCycle, plantPeople, today } from './plant.ts'

onEachEngine('the meetings of a team', open => {
  const plant = async () => {
    const store = await open()
    const people = await plantPeople(store)
    const cycleId = await plantCycle(store, people.rosa)
    const which = { rbd: boldos, cycleId }
    const meet = async (fields: Partial<MeetingEntry>) => {
      const added = await addEntry(store, 'meeting', { ...which, body: bodyOf('meeting', { on: today, ...fields }), by: people.rosa, saveKey: newId(store.clock.now()) })
      if (!added.ok) throw new Error('not added')
      return added.partId
    }
    const actions = async () => (await getPartsForTeam(store, boldos, cycleId))!.entries.action
    return { store, people, cycleId, which, meet, actions }
  }

  it('are listed the latest day first, with when they began, and only to their school', async () => {
    const { store, cycleId, which, meet } = await plant()
    const first = await meet({ on: '2026-11-04', minutes: 'uno' })
    clockOf(store).set('2026-11-18T14:00:00Z')
    const second = await meet({ minutes: 'dos' })
    await withdrawEntry(store, { ...which, entryId: first })
    expect((await listMeetings(store, which)).map(x => [x.id, x.isWithdrawn, x.body.minutes])).toEqual([[second, false, 'dos'], [first, true, 'uno']])
    expect((await getMeeting(store, { ...which, meetingId: second }))?.startedAt.toISOString()).toBe('2026-11-18T14:00:00.000Z')
    expect(await listMeetings(store, { rbd: bahia, cycleId })).toEqual([])
    expect(await getMeeting(store, { rbd: bahia, cycleId, meetingId: second })).toBeNull()
  })

  it('are never what the advisor reads, whatever page is ready', async () => {
    const { store, people, cycleId, meet } = await plant()
    await meet({ minutes: 'palabra-del-acta', agreedWhat: 'acuerdo-del-acta' })
    for (const page of ['challenge', 'data', 'implementation', 'learnings'] as const) {
      await savePage(store, page, { rbd: boldos, cycleId, version: 0, body: bodyOf(page, { challenge: 'x', whatWeSee: 'x', howItGoes: 'x', learnt: 'x' } as never), by: people.rosa, saveKey: page })
      expect(await markReady(store, { rbd: boldos, cycleId, page, version: null, by: people.rosa })).toMatchObject({ ok: true })
    }
    const seen = JSON.stringify(await getNotebookForAdvisor(store, boldos, cycleId, today))
    expect(seen).toContain('"learnt":"x"')
    expect(seen).not.toMatch(/del-acta/)
  })

  it('make each agreement an action once, however often and by however many it is asked', async () => {
    const { store, people, which, meet, actions } = await plant()
    const meetingId = await meet({ on: '2026-11-04', agreedWhat: 'Guardar puesto', agreedWho: 'Carolina', agreedBy: '2026-11-20', 'agreedWhat.k1': 'Contarlo' } as never)
    const make = (key: string, by = people.rosa) => makeAgreementAnAction(store, { ...which, meetingId, key, by })
    const answers = await Promise.all([make(''), make('', people.pedro), make('')])
    expect(answers.every(a => a.ok && a.actionId === actionIdOfAgreement(meetingId, ''))).toBe(true)
    expect(await make('k1')).toMatchObject({ ok: true, isNew: true })
    expect((await actions()).filter(a => !a.isWithdrawn).map(a => a.body).sort((a, b) => (a.what < b.what ? 1 : -1))).toMatchObject([
      { what: 'Guardar puesto', who: 'Carolina', from: '2026-11-04', to: '2026-11-20', state: 'planned' }, { what: 'Contarlo', who: '', from: '2026-11-04', to: '', state: 'planned' },
    ])
    expect(await make('k9')).toEqual({ ok: false, reason: 'nothing_agreed' })
    expect(await makeAgreementAnAction(store, { ...which, rbd: bahia, meetingId, key: '', by: people.ana })).toEqual({ ok: false, reason: 'not_found' })
  })

  it('leave the action as it became, when the agreement’s words change or the action is taken out', async () => {
    const { store, people, which, meet, actions } = await plant()
    const meetingId = await meet({ agreedWhat: 'Guardar puesto' })
    await makeAgreementAnAction(store, { ...which, meetingId, key: '', by: people.rosa })
    await saveEntry(store, 'meeting', meetingId, { ...which, version: 1, body: bodyOf('meeting', { on: today, agreedWhat: 'Guardar dos puestos' }), by: people.pedro, saveKey: 'k' })
    expect(await makeAgreementAnAction(store, { ...which, meetingId, key: '', by: people.pedro })).toMatchObject({ ok: true, isNew: false })
    await withdrawEntry(store, { ...which, entryId: actionIdOfAgreement(meetingId, '') })
    expect(await makeAgreementAnAction(store, { ...which, meetingId, key: '', by: people.pedro })).toMatchObject({ ok: true, isNew: false })
    expect((await actions()).map(a => [a.body.what, a.isWithdrawn])).toEqual([['Guardar puesto', true]])
  })

  it('give an agreement’s action an id of its own: stable, shaped as a UUID, different by meeting and agreement', () => {
    const id = actionIdOfAgreement('a', 'k1')
    expect(id).toBe(actionIdOfAgreement('a', 'k1'))
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(new Set([id, actionIdOfAgreement('a', ''), actionIdOfAgreement('b', 'k1'), actionIdOfAgreement('a', 'k2')]).size).toBe(4)
  })
})

onEachEngine('the professions that took part in a cycle', open => {
  it('are those of whoever saved something or was in a meeting that stands: each once, no names, no counts', async () => {
    const store = await open()
    const people = await plantPeople(store)
    const cycleId = await plantCycle(store, people.rosa)
    const which = { rbd: boldos, cycleId }
    const { person } = store.s
    const profession = (id: string, p: string) => store.tx(tx => tx.update(person).set({ profession: p }).where(eq(person.id, id)))
    await profession(people.rosa, 'principal')
    await profession(people.pedro, 'psychologist')
    expect(await listProfessionsOf(store, which)).toEqual([])
    for (const [i, by] of [people.pedro, people.rosa, people.pedro].entries()) await addEntry(store, 'note', { ...which, body: bodyOf('note', { on: today, text: `n${i}` }), by, saveKey: newId(store.clock.now()) })
    expect(await listProfessionsOf(store, which)).toEqual(['principal', 'psychologist'])
    const met = await addEntry(store, 'meeting', { ...which, body: bodyOf('meeting', { on: today, present: 'social-worker principal' }), by: people.rosa, saveKey: newId(store.clock.now()) })
    expect(await listProfessionsOf(store, which)).toEqual(['principal', 'psychologist', 'social-worker'])
    if (met.ok) await withdrawEntry(store, { ...which, entryId: met.partId })
    expect(await listProfessionsOf(store, which)).toEqual(['principal', 'psychologist'])
    expect(await listProfessionsOf(store, { rbd: bahia, cycleId })).toEqual([])
  })
})
