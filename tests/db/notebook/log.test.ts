/** What a phone reaches of a notebook: open cycles by name, entries that go in once, one's own actions. */
import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { scopeFor, type Scope } from '../../../cycles/people/permissions.ts'
import { newId } from '../../../db/ids.ts'
import { closeCycle, startImplementation } from '../../../db/notebook/cycles.ts'
import { getOwnNote, listOpenCycles, listOwnActions, markOwnAction, sendNote, takeBackNote } from '../../../db/notebook/log.ts'
import { addEntry, getPartsForTeam, listRevisions, saveEntry, savePage, withdrawEntry } from '../../../db/notebook/parts.ts'
import type { Store } from '../../../db/store.ts'
import { onEachEngine } from '../../support/stores.ts'
import { bahia, bodyOf, boldos, plantCycle, plantPeople, today } from './plant.ts'

const scopeOf = (...rbds: number[]): Scope => scopeFor(
  { id: 'x', memberships: rbds.map(rbd => ({ role: 'team' as const, scopeKind: 'school' as const, scopeId: String(rbd), startsOn: '2026-01-01', endsOn: null })) }, 'notebook.write', today,
)
const keyOf = (store: Store) => newId(store.clock.now())
const notesOf = async (store: Store, cycleId: string) => (await getPartsForTeam(store, boldos, cycleId))!.entries.note
const close = async (store: Store, cycleId: string, by: string) => {
  await savePage(store, 'learnings', { rbd: boldos, cycleId, version: 0, body: bodyOf('learnings', { learnt: 'algo', decision: 'adopt', decisionWhy: 'sirve' }), by, saveKey: keyOf(store) })
  expect(await closeCycle(store, { rbd: boldos, cycleId, on: today, by })).toEqual({ ok: true })
}

onEachEngine('an entry from a phone', open => {
  const begin = async () => {
    const store = await open()
    const people = await plantPeople(store)
    const cycleId = await plantCycle(store, people.rosa)
    const key = keyOf(store)
    const send = (more: Partial<Parameters<typeof sendNote>[1]> = {}) =>
      sendNote(store, { rbd: boldos, cycleId, key, editKey: null, body: bodyOf('note', { on: '2026-11-16', text: 'Faltaron 4' }), by: people.rosa, today, ...more })
    return { store, people, cycleId, key, send }
  }

  it('stands in the notebook once, sent five times at once and again a week later', async () => {
    const { store, cycleId, key, send } = await begin()
    const answers = await Promise.all(Array.from({ length: 5 }, () => send()))
    for (const a of answers) expect(a).toMatchObject({ ok: true, entryId: key })
    expect(await send({ today: '2026-11-25' })).toMatchObject({ ok: true, entryId: key })
    expect((await notesOf(store, cycleId)).map(n => [n.id, n.body.text, n.version])).toEqual([[key, 'Faltaron 4', 1]])
  })

  it('is changed, and not written twice, when its words were edited after an answer that was lost', async () => {
    const { store, cycleId, key, send } = await begin()
    await send()
    const edited = { body: bodyOf('note', { on: '2026-11-17', text: 'Faltaron 5' }), editKey: keyOf(store) }
    for (let i = 0; i < 3; i++) expect(await send(edited)).toMatchObject({ ok: true, entryId: key })
    expect((await notesOf(store, cycleId)).map(n => [n.id, n.body.text, n.body.on, n.version])).toEqual([[key, 'Faltaron 5', '2026-11-17', 2]])
    expect((await listRevisions(store, { rbd: boldos, cycleId, slot: key })).map(r => r.version)).toEqual([2, 1])
  })

  it('leaves a colleague’s words alone when both changed it', async () => {
    const { store, people, cycleId, key, send } = await begin()
    await send()
    await saveEntry(store, 'note', key, { rbd: boldos, cycleId, version: 1, body: bodyOf('note', { on: '2026-11-16', text: 'Faltaron 4 y llegaron 2 tarde' }), by: people.pedro, saveKey: keyOf(store) })
    expect(await send({ body: bodyOf('note', { on: '2026-11-16', text: 'Faltaron 6' }), editKey: keyOf(store) })).toEqual({ ok: false, reason: 'changed-meanwhile' })
    expect((await notesOf(store, cycleId)).map(n => n.body.text)).toEqual(['Faltaron 4 y llegaron 2 tarde'])
  })

  it('never changes somebody else’s entry by naming it', async () => {
    const { store, people, cycleId, key, send } = await begin()
    await send()
    const his = await send({ by: people.pedro, body: bodyOf('note', { on: '2026-11-16', text: 'Otra cosa' }), editKey: keyOf(store) })
    expect(his).toMatchObject({ ok: true })
    expect(his.ok && his.entryId).not.toBe(key)
    expect((await notesOf(store, cycleId)).map(n => n.body.text).sort()).toEqual(['Faltaron 4', 'Otra cosa'])
  })

  it('is refused with its reason: another school’s cycle, one that ended, days that cannot be', async () => {
    const { store, people, cycleId, send } = await begin()
    expect(await send({ rbd: bahia })).toEqual({ ok: false, reason: 'not-found' })
    expect(await send({ body: bodyOf('note', { on: '2026-08-02', text: 'antes' }) })).toEqual({ ok: false, reason: 'day_before_cycle' })
    expect(await send({ body: bodyOf('note', { on: '2026-11-20', text: 'después' }) })).toEqual({ ok: false, reason: 'day_to_come' })
    // A phone whose clock is hours ahead is believed.
    expect(await send({ key: keyOf(store), body: bodyOf('note', { on: '2026-11-19', text: 'pasada la medianoche' }) })).toMatchObject({ ok: true })
    expect(await send()).toMatchObject({ ok: true })
    await close(store, cycleId, people.rosa)
    expect(await send({ key: keyOf(store) })).toEqual({ ok: false, reason: 'cycle-ended' })
    // What arrived before the cycle ended did arrive, whenever its answer is asked for.
    expect(await send()).toMatchObject({ ok: true })
    expect(await notesOf(store, cycleId)).toHaveLength(2)
  })

  it('can be taken back by who wrote it, and by nobody else', async () => {
    const { store, people, cycleId, key, send } = await begin()
    await send()
    const scope = scopeOf(boldos)
    expect(await getOwnNote(store, { scope, by: people.rosa, entryId: key })).toMatchObject({ cycleTitle: 'Que 7°B vuelva a los lunes' })
    expect(await getOwnNote(store, { scope, by: people.pedro, entryId: key })).toBeNull()
    expect(await takeBackNote(store, { scope, by: people.pedro, entryId: key })).toBeNull()
    expect(await takeBackNote(store, { scope: scopeOf(bahia), by: people.rosa, entryId: key })).toBeNull()
    expect(await takeBackNote(store, { scope: scopeOf(), by: people.rosa, entryId: key }), 'nor by who is in no team any more').toBeNull()
    expect(await takeBackNote(store, { scope, by: people.rosa, entryId: key })).toMatchObject({ rbd: boldos, cycleId, body: { text: 'Faltaron 4', on: '2026-11-16' } })
    expect((await notesOf(store, cycleId)).map(n => [n.body.text, n.isWithdrawn])).toEqual([['Faltaron 4', true]])
    expect(await getOwnNote(store, { scope, by: people.rosa, entryId: key })).toBeNull()
  })
})

onEachEngine('the cycles a phone may write in', open => {
  it('are the open ones of one’s schools, in implementation first, then the newest', async () => {
    const store = await open()
    const { rosa } = await plantPeople(store)
    const [old, planned, running, elsewhere] = [
      await plantCycle(store, rosa, boldos, 'Viejo'), await plantCycle(store, rosa, boldos, 'Por empezar'), await plantCycle(store, rosa, boldos, 'En marcha'), await plantCycle(store, rosa, bahia, 'De otra escuela'),
    ]
    await close(store, old, rosa)
    await startImplementation(store, { rbd: boldos, cycleId: running, on: '2026-08-10', by: rosa })
    expect((await listOpenCycles(store, scopeOf(boldos), today)).map(c => c.cycleId)).toEqual([running, planned])
    expect((await listOpenCycles(store, scopeOf(boldos, bahia), today)).map(c => c.cycleId)).toContain(elsewhere)
    expect(await listOpenCycles(store, scopeOf(), today)).toEqual([])
  })
})

onEachEngine('one’s own actions', open => {
  const begin = async () => {
    const store = await open()
    const people = await plantPeople(store)
    const cycleId = await plantCycle(store, people.rosa)
    const add = async (by: string, fields: object) => {
      const made = await addEntry(store, 'action', { rbd: boldos, cycleId, body: bodyOf('action', fields), by, saveKey: keyOf(store) })
      if (!made.ok) throw new Error(made.reason)
      return made.partId
    }
    const rosa = { id: people.rosa, name: 'Rosa Huenchul' }
    const mine = async () => (await listOwnActions(store, scopeOf(boldos), rosa)).map(a => a.what)
    return { store, people, cycleId, add, rosa, mine }
  }

  it('are those that name the person and those they wrote, the next to end first; nobody else’s', async () => {
    const { store, people, cycleId, add, rosa, mine } = await begin()
    await add(people.pedro, { what: 'Con su nombre', who: 'Pedro Millalonco y rosa huenchul', to: '2026-12-04' })
    await add(people.rosa, { what: 'Escrita por ella', who: 'Dupla psicosocial', to: '2026-11-27', state: 'doing' })
    await add(people.pedro, { what: 'De Pedro', who: 'Pedro Millalonco' })
    await add(people.pedro, { what: 'De otra Rosa', who: 'Rosa Vergara' })
    await add(people.rosa, { what: 'Dejada', state: 'left' })
    const gone = await add(people.rosa, { what: 'Retirada' })
    await withdrawEntry(store, { rbd: boldos, cycleId, entryId: gone })
    expect(await mine()).toEqual(['Escrita por ella', 'Con su nombre'])
    expect(await listOwnActions(store, scopeOf(bahia), rosa), 'of schools she writes in').toEqual([])
    expect(await listOwnActions(store, scopeOf(), rosa)).toEqual([])
    await close(store, cycleId, people.rosa)
    expect(await mine(), 'of open cycles').toEqual([])
  })

  it('are marked as done with one tap, and back to what they were', async () => {
    const { store, people, cycleId, add, rosa } = await begin()
    const scope = scopeOf(boldos)
    const planned = await add(people.pedro, { what: 'Por hacer', who: 'Rosa Huenchul' })
    const doing = await add(people.pedro, { what: 'En curso', who: 'Rosa Huenchul', state: 'doing', evidence: 'carpeta azul' })
    const stateOf = async (id: string) => (await getPartsForTeam(store, boldos, cycleId))!.entries.action.find(a => a.id === id)!
    for (const [actionId, before] of [[planned, 'planned'], [doing, 'doing']] as const) {
      expect(await markOwnAction(store, { scope, person: rosa, actionId, done: true })).toEqual({ ok: true })
      expect(await markOwnAction(store, { scope, person: rosa, actionId, done: true })).toEqual({ ok: true })
      expect(await stateOf(actionId)).toMatchObject({ body: { state: 'done' }, version: 2, updatedBy: 'Rosa Huenchul' })
      expect(await markOwnAction(store, { scope, person: rosa, actionId, done: false })).toEqual({ ok: true })
      expect((await stateOf(actionId)).body.state).toBe(before)
    }
    expect((await stateOf(doing)).body.evidence, 'what else it says stays').toBe('carpeta azul')
  })

  it('are nobody else’s to mark, whatever their id, and a page or a note is no action', async () => {
    const { store, people, cycleId, add, rosa } = await begin()
    const his = await add(people.pedro, { what: 'De Pedro', who: 'Pedro Millalonco' })
    const note = keyOf(store)
    await sendNote(store, { rbd: boldos, cycleId, key: note, editKey: null, body: bodyOf('note', { on: today, text: 'nota' }), by: people.rosa, today })
    const mine = await add(people.rosa, { what: 'De Rosa' })
    for (const actionId of [his, note, 'no-existe']) expect(await markOwnAction(store, { scope: scopeOf(boldos), person: rosa, actionId, done: true })).toEqual({ ok: false, reason: 'not-found' })
    expect(await markOwnAction(store, { scope: scopeOf(bahia), person: rosa, actionId: mine, done: true })).toEqual({ ok: false, reason: 'not-found' })
    const { part } = store.s
    expect((await store.read.select({ version: part.version }).from(part).where(eq(part.id, his)))[0]).toEqual({ version: 1 })
  })
})
