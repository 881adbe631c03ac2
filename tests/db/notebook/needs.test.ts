import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { scopeFor, type Scope } from '../../../cycles/people/permissions.ts'
import type { NeedKind } from '../../../cycles/needs/needs.ts'
import { csvOf } from '../../../db/export/formats.ts'
import { openTable } from '../../../db/export/open-table.ts'
import { newId } from '../../../db/ids.ts'
import { startCycle } from '../../../db/notebook/cycles.ts'
import {
  answerNeed, countNeedsWaiting, getNeedOfTerritory, getSlepOfSchool, listNeedsOfCycle, listNeedsOfTerritory, raiseNeed, receiveNeed, withdrawNeed,
} from '../../../db/notebook/needs.ts'
import {
  anaSepulveda, beatrizOyanedel, elenaRivas, escuelaValleHondo, gladysInostroza, losBoldos, bahiaClara, marcelaPaillan, networkSchools, plantCast, rosaHuenchul, tomasAguilera, valleHondo,
} from '../../../db/seed/cast.ts'
import type { Store } from '../../../db/store.ts'
import { clockOf, onEachEngine } from '../../support/stores.ts'

const today = '2026-11-18'
const timeZone = 'America/Santiago'
const answersOf = (person: { id: string; memberships: never[] } | typeof elenaRivas): Scope => scopeFor(person as typeof elenaRivas, 'need.answer', today)
const elenas = answersOf(elenaRivas)

onEachEngine('a need beyond the school’s reach', open => {
  const plant = async () => {
    const store = await open()
    await plantCast(store)
    const cycleOf = async (rbd: number, by: string) => {
      const started = await startCycle(store, { rbd, title: 'Un ciclo', on: '2026-08-03', by })
      if (!started.ok) throw new Error(started.reason)
      return started.cycleId
    }
    return { store, boldosCycle: await cycleOf(losBoldos.rbd, rosaHuenchul.id), bahiaCycle: await cycleOf(bahiaClara.rbd, anaSepulveda.id), hondoCycle: await cycleOf(escuelaValleHondo.rbd, gladysInostroza.id) }
  }
  const raise = async (store: Store, rbd: number, cycleId: string, kind: NeedKind = 'transport', text = 'el bus llega tarde', by = rosaHuenchul.id) => {
    const done = await raiseNeed(store, { rbd, cycleId, need: { kind, text }, by, today })
    if (!done.ok) throw new Error(done.reason)
    return done.id
  }
  const events = async (store: Store) => (await store.read.select({ event: store.s.audit.event, person: store.s.audit.personId, rbd: store.s.audit.rbd, detail: store.s.audit.detail }).from(store.s.audit)).filter(a => a.event.startsWith('need.'))

  it('is raised to the SLEP of that day, read by the school, received by name, and answered; each step is recorded without its words', async () => {
    const { store, boldosCycle } = await plant()
    const id = await raise(store, losBoldos.rbd, boldosCycle)
    expect(await listNeedsOfCycle(store, losBoldos.rbd, boldosCycle)).toMatchObject([{ id, kind: 'transport', text: 'el bus llega tarde', slepCode: 9901, slepName: 'Costa Clara', receivedAt: null, answer: null }])
    clockOf(store).set('2026-11-20T13:00:00Z')
    expect(await receiveNeed(store, { scope: elenas, needId: id, by: elenaRivas.id, today, inChargeOf: 'Elena Rivas' })).toMatchObject({ ok: true })
    clockOf(store).set('2026-11-25T13:00:00Z')
    // Somebody else takes it over: received once, named again.
    expect(await receiveNeed(store, { scope: elenas, needId: id, by: elenaRivas.id, today, inChargeOf: 'Unidad de transporte' })).toMatchObject({ ok: true })
    expect(await answerNeed(store, { scope: elenas, needId: id, by: elenaRivas.id, today, answer: { answer: 'when', text: 'en marzo', day: '2027-03-05' } })).toMatchObject({ ok: true })
    expect(await listNeedsOfCycle(store, losBoldos.rbd, boldosCycle)).toMatchObject([{
      receivedAt: new Date('2026-11-20T13:00:00Z'), inChargeOf: 'Unidad de transporte', answer: 'when', answerText: 'en marzo', answerDay: '2027-03-05', answeredAt: new Date('2026-11-25T13:00:00Z'),
    }])
    const recorded = await events(store)
    expect(recorded.map(e => [e.event, e.person, e.rbd])).toEqual([['need.raised', rosaHuenchul.id, losBoldos.rbd], ['need.received', elenaRivas.id, losBoldos.rbd], ['need.answered', elenaRivas.id, losBoldos.rbd]])
    expect(JSON.stringify(recorded)).not.toMatch(/el bus|en marzo/)
  })

  it('is answered once; answering it also receives it', async () => {
    const { store, boldosCycle } = await plant()
    const id = await raise(store, losBoldos.rbd, boldosCycle)
    const answer = (text: string) => answerNeed(store, { scope: elenas, needId: id, by: elenaRivas.id, today, answer: { answer: 'no', text, day: null } })
    expect(await answer('no hay contrato')).toMatchObject({ ok: true })
    expect(await answer('otra cosa')).toEqual({ ok: false, reason: 'need_answered' })
    expect(await receiveNeed(store, { scope: elenas, needId: id, by: elenaRivas.id, today, inChargeOf: 'Otra' })).toEqual({ ok: false, reason: 'need_answered' })
    expect(await withdrawNeed(store, { rbd: losBoldos.rbd, cycleId: boldosCycle, needId: id, by: rosaHuenchul.id })).toEqual({ ok: false, reason: 'need_answered' })
    expect(await listNeedsOfCycle(store, losBoldos.rbd, boldosCycle)).toMatchObject([{ answerText: 'no hay contrato', receivedAt: expect.any(Date) as Date, withdrawnAt: null }])
  })

  it('is taken back by the school alone, and then nobody of the SLEP sees it', async () => {
    const { store, boldosCycle, bahiaCycle } = await plant()
    const id = await raise(store, losBoldos.rbd, boldosCycle)
    expect(await withdrawNeed(store, { rbd: bahiaClara.rbd, cycleId: bahiaCycle, needId: id, by: anaSepulveda.id })).toEqual({ ok: false, reason: 'not_found' })
    expect(await withdrawNeed(store, { rbd: losBoldos.rbd, cycleId: boldosCycle, needId: id, by: rosaHuenchul.id })).toMatchObject({ ok: true })
    expect(await withdrawNeed(store, { rbd: losBoldos.rbd, cycleId: boldosCycle, needId: id, by: rosaHuenchul.id })).toMatchObject({ ok: true })
    expect(await listNeedsOfCycle(store, losBoldos.rbd, boldosCycle)).toMatchObject([{ id, text: 'el bus llega tarde', withdrawnAt: expect.any(Date) as Date }])
    expect((await listNeedsOfTerritory(store, elenas, { year: 2026, today, timeZone })).needs).toEqual([])
    expect(await answerNeed(store, { scope: elenas, needId: id, by: elenaRivas.id, today, answer: { answer: 'yes', text: '', day: null } })).toEqual({ ok: false, reason: 'not_found' })
    expect((await events(store)).map(e => e.event)).toEqual(['need.raised', 'need.withdrawn'])
  })

  it('sent twice is one, and with other words another', async () => {
    const { store, boldosCycle } = await plant()
    const id = newId(store.clock.now())
    const send = (text: string) => raiseNeed(store, { rbd: losBoldos.rbd, cycleId: boldosCycle, need: { kind: 'staff', text }, by: rosaHuenchul.id, today, id })
    for (const _ of [1, 2, 3, 4, 5]) expect(await send('falta un reemplazo')).toEqual({ ok: true, id })
    expect(await listNeedsOfCycle(store, losBoldos.rbd, boldosCycle)).toHaveLength(1)
    expect(await send('faltan dos')).toMatchObject({ ok: true })
    expect((await listNeedsOfCycle(store, losBoldos.rbd, boldosCycle)).map(n => n.text).sort()).toEqual(['falta un reemplazo', 'faltan dos'])
    expect((await events(store)).length).toBe(2)
  })

  it('is nobody’s of another school: not to raise, not to read', async () => {
    const { store, boldosCycle } = await plant()
    expect(await raiseNeed(store, { rbd: bahiaClara.rbd, cycleId: boldosCycle, need: { kind: 'staff', text: 'x' }, by: anaSepulveda.id, today })).toEqual({ ok: false, reason: 'not_found' })
    await raise(store, losBoldos.rbd, boldosCycle)
    expect(await listNeedsOfCycle(store, bahiaClara.rbd, boldosCycle)).toEqual([])
  })

  it('is nothing for the country, an administrator, an advisor, a team or another service, in any query', async () => {
    const { store, boldosCycle } = await plant()
    const id = await raise(store, losBoldos.rbd, boldosCycle)
    const country = { ...elenaRivas, memberships: [{ role: 'regional' as const, scopeKind: 'country' as const, scopeId: '', startsOn: '2025-03-03', endsOn: null }] }
    for (const person of [country, tomasAguilera, marcelaPaillan, rosaHuenchul, anaSepulveda, beatrizOyanedel]) {
      const scope = answersOf(person)
      expect((await listNeedsOfTerritory(store, scope, { year: 2026, today, timeZone })).needs, person.name).toEqual([])
      expect(await countNeedsWaiting(store, scope, today)).toBe(0)
      expect(await getNeedOfTerritory(store, scope, id, today)).toBeNull()
      const act = { scope, needId: id, by: person.id, today }
      expect(await receiveNeed(store, { ...act, inChargeOf: 'X' })).toEqual({ ok: false, reason: 'not_found' })
      expect(await answerNeed(store, { ...act, answer: { answer: 'yes', text: '', day: null } })).toEqual({ ok: false, reason: 'not_found' })
    }
    expect(await countNeedsWaiting(store, elenas, today)).toBe(1)
  })

  it('counts by kind over the schools of the territory, in its year, those that wait first', async () => {
    const { store, boldosCycle, bahiaCycle, hondoCycle } = await plant()
    clockOf(store).set('2025-12-31T23:30:00Z')
    await raise(store, losBoldos.rbd, boldosCycle, 'benefits')
    clockOf(store).set('2026-11-18T13:40:00Z')
    const first = await raise(store, losBoldos.rbd, boldosCycle)
    const second = await raise(store, bahiaClara.rbd, bahiaCycle, 'transport', 'otro bus', anaSepulveda.id)
    await raise(store, escuelaValleHondo.rbd, hondoCycle, 'transport', 'de otro servicio', gladysInostroza.id)
    await answerNeed(store, { scope: elenas, needId: first, by: elenaRivas.id, today, answer: { answer: 'yes', text: '', day: null } })
    const seen = await listNeedsOfTerritory(store, elenas, { year: 2026, today, timeZone })
    expect(seen.schools).toBe(networkSchools.length)
    expect(seen.needs.map(n => n.id)).toEqual([second, first])
    expect(seen.years).toEqual([2026, 2025])
    // Half past eight in the evening of 31 December in Santiago is still 2025.
    expect((await listNeedsOfTerritory(store, elenas, { year: 2025, today, timeZone })).needs.map(n => n.kind)).toEqual(['benefits'])
    const pieces: string[] = []
    for await (const piece of csvOf(await openTable(store, 'need-counts', { scope: elenas, today, timeZone, fromYear: 2026, toYear: 2026 }, { personId: elenaRivas.id, requestId: null, via: 'web', format: 'csv' }))) pieces.push(piece)
    const lines = pieces.join('').trimEnd().split('\r\n')
    expect(lines.find(l => l.includes(';transport;'))).toBe('2026;9901;Costa Clara;transport;2;12;2;1;1;0;0;service-counts')
    expect(lines).toHaveLength(8)
    expect(pieces.join('')).not.toMatch(/bus|Boldos|Bahía/)
  })

  it('of a school that changed its service since is left to the school, which reads it and may take it back', async () => {
    const { store, boldosCycle } = await plant()
    const id = await raise(store, losBoldos.rbd, boldosCycle)
    await store.tx(tx => tx.insert(store.s.schoolSlepCorrection).values({ rbd: losBoldos.rbd, slepCode: valleHondo.code, fromYear: 2026, correctedBy: tomasAguilera.id, correctedAt: store.clock.now() }))
    for (const person of [elenaRivas, beatrizOyanedel]) expect(await getNeedOfTerritory(store, answersOf(person), id, today), person.name).toBeNull()
    expect(await listNeedsOfCycle(store, losBoldos.rbd, boldosCycle)).toMatchObject([{ slepName: 'Costa Clara' }])
    expect(await withdrawNeed(store, { rbd: losBoldos.rbd, cycleId: boldosCycle, needId: id, by: rosaHuenchul.id })).toMatchObject({ ok: true })
    expect(await getSlepOfSchool(store, losBoldos.rbd, today)).toEqual({ code: valleHondo.code, name: valleHondo.name })
  })

  it('has nobody to go to where the school belongs to no service', async () => {
    const { store, boldosCycle } = await plant()
    await store.tx(tx => tx.insert(store.s.schoolSlepCorrection).values({ rbd: losBoldos.rbd, slepCode: null, fromYear: 2026, correctedBy: tomasAguilera.id, correctedAt: store.clock.now() }))
    expect(await getSlepOfSchool(store, losBoldos.rbd, today)).toBeNull()
    expect(await raiseNeed(store, { rbd: losBoldos.rbd, cycleId: boldosCycle, need: { kind: 'other', text: 'x' }, by: rosaHuenchul.id, today })).toEqual({ ok: false, reason: 'no_slep' })
    expect(await store.read.select().from(store.s.need).where(eq(store.s.need.rbd, losBoldos.rbd))).toEqual([])
  })
})
