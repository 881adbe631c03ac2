import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { keyChoices, mayHoldKey, readNewKey, scopeOfKey } from '../../../cycles/opendata/keys.ts'
import type { TableName } from '../../../cycles/opendata/tables.ts'
import { scopeFor, whyMay, type Membership, type Person } from '../../../cycles/people/permissions.ts'
import { openTable } from '../../../db/export/open-table.ts'
import { listKeys, makeKey, requestsAMinute, revokeKey, useKey } from '../../../db/opendata/keys.ts'
import { countSlepsSeen, decideOutside, listOutsideDecisions } from '../../../db/opendata/outside.ts'
import { getBoard } from '../../../db/indicators/board.ts'
import { listNetworksIn } from '../../../db/region/networks.ts'
import { listCycleOutlines } from '../../../db/notebook/outlines.ts'
import { beatrizOyanedel, castId, costaClara, elenaRivas, escuelaValleHondo, losBoldos, marcelaPaillan, networkSchools, plantCast, rosaHuenchul, tomasAguilera, valleHondo } from '../../../db/seed/cast.ts'
import type { Store } from '../../../db/store.ts'
import { getSchoolThing, listSchoolsIn } from '../../../db/territory.ts'
import { insertRows } from '../../../db/dialect.ts'
import { clockOf, onEachEngine } from '../../support/stores.ts'
import { allAttend, plantAttendance } from '../indicators/plant-attendance.ts'

const today = '2026-11-18', timeZone = 'America/Santiago'
const ofCountry: Membership = { role: 'regional', scopeKind: 'country', scopeId: '', startsOn: '2025-03-03', endsOn: null }
const nora: Person = { id: castId('person', 91), memberships: [ofCountry] }
const figures: TableName[] = ['attendance-months', 'cycles']
const aKey = (slepCode: number | null, tables = figures) => ({ name: 'tablero', slepCode, tables, expiresOn: '2027-03-01' })
const by = (person: Person) => ({ person, today, requestId: 'r1' })
const using = { today, timeZone, requestId: 'r2' }
const open = (store: Store, slepCode: number, isOpen: boolean, person: Person = tomasAguilera) => decideOutside(store, { slepCode, isOpen }, by(person))

it('a key is held for one’s own service or, by the country’s staff, for the country; needs only by their own service', () => {
  const may = (person: Person, slepCode: number | null, tables = figures) => mayHoldKey(person, { slepCode, tables }, today)
  expect([may(elenaRivas, costaClara.code), may(elenaRivas, valleHondo.code), may(elenaRivas, null)]).toEqual([true, false, false])
  // A key of one service in the hands of the country's staff would be a way around that service's decision.
  expect([may(nora, costaClara.code), may(nora, null)]).toEqual([false, true])
  expect([may(tomasAguilera, costaClara.code), may(tomasAguilera, null)]).toEqual([true, true])
  expect([elenaRivas, nora, tomasAguilera].map(p => [costaClara.code, null].map(code => may(p, code, ['need-counts'])))).toEqual([[true, false], [false, false], [false, false]])
  expect([rosaHuenchul, marcelaPaillan].flatMap(p => [costaClara.code, null].map(code => may(p, code, [])))).toEqual([false, false, false, false])
  expect(keyChoices(elenaRivas, [9901, 9902], today)).toMatchObject({ slepCodes: [9901] })
  expect(keyChoices(tomasAguilera, [9901, 9902], today)).toMatchObject({ slepCodes: [9901, 9902, null], tables: expect.not.arrayContaining(['need-counts']) as unknown })
})

it('a new key is asked a name, schools, tables and a day within a year', () => {
  const typed = { name: ' Tablero  SLEP ', slep: '9901', tables: ['cycles', 'cycles', 'students'], expiresOn: '2027-11-18' }
  expect(readNewKey(typed, today)).toEqual({ ok: true, key: { name: 'Tablero SLEP', slepCode: 9901, tables: ['cycles'], expiresOn: '2027-11-18' } })
  expect(readNewKey({ ...typed, slep: 'pais' }, today)).toMatchObject({ key: { slepCode: null } })
  expect(readNewKey({ name: ' ', slep: 'x', tables: ['students'], expiresOn: '2026-02-30' }, today)).toEqual({ ok: false, problems: { nombre: 'name-missing', slep: 'scope-missing', tablas: 'tables-missing', hasta: 'day-missing' } })
  for (const [day, problem] of [[today, 'day-past'], ['2020-01-01', 'day-past'], ['2036-11-18', 'day-too-far'], ['', 'day-missing']]) expect(readNewKey({ ...typed, expiresOn: day! }, today)).toEqual({ ok: false, problems: { hasta: problem } })
})

onEachEngine('keys for programs', open_ => {
  const planted = async () => {
    const store = await open_()
    await plantCast(store)
    await plantAttendance(store, [losBoldos, escuelaValleHondo].map(s => ({ rbd: s.rbd, year: 2026, month: 10, pairs: allAttend(300, 17) })))
    return store
  }
  const made = async (store: Store, slepCode: number | null, person: Person = elenaRivas) => {
    const answer = await makeKey(store, aKey(slepCode), by(person))
    if (!answer.ok) throw new Error(answer.reason)
    return answer
  }

  it('are kept as a hash, named in the record without themselves, and open until their last day', async () => {
    const store = await planted()
    const { key, id } = await made(store, costaClara.code)
    expect(key).toMatch(/^tep1_[\w-]{43}$/)
    expect(JSON.stringify([await store.read.select().from(store.s.dataKey), await store.read.select().from(store.s.audit)])).not.toContain(key)
    expect(await useKey(store, key, using)).toEqual({ ok: true, key: { id, name: 'tablero', slepCode: costaClara.code, tables: figures } })
    expect(await useKey(store, key, { ...using, today: '2027-03-01' })).toMatchObject({ ok: true })
    expect(await useKey(store, key, { ...using, today: '2027-03-02' })).toEqual({ ok: false, reason: 'expired' })
    expect(await useKey(store, `${key}x`, using)).toEqual({ ok: false, reason: 'unknown' })
    expect(await useKey(store, '', using)).toEqual({ ok: false, reason: 'unknown' })
    const events = await store.read.select({ event: store.s.audit.event, by: store.s.audit.personId }).from(store.s.audit).orderBy(store.s.audit.id)
    expect(events.filter(e => e.event.startsWith('data-key'))).toEqual([{ event: 'data-key.made', by: elenaRivas.id }, { event: 'data-key.used', by: null }, { event: 'data-key.used', by: null }])
  })

  it('are refused to whoever may not hold them, and revoked by whoever could have made them', async () => {
    const store = await planted()
    for (const [person, code] of [[elenaRivas, valleHondo.code], [elenaRivas, null], [rosaHuenchul, costaClara.code], [beatrizOyanedel, costaClara.code]] as const) {
      expect(await makeKey(store, aKey(code), by(person))).toEqual({ ok: false, reason: 'not-allowed' })
    }
    expect(await makeKey(store, aKey(4711), by(tomasAguilera))).toEqual({ ok: false, reason: 'unknown-slep' })
    const { key, id } = await made(store, costaClara.code)
    expect(await listKeys(store, beatrizOyanedel, today)).toEqual([])
    expect(await revokeKey(store, id, by(beatrizOyanedel))).toEqual({ ok: false, reason: 'not-found' })
    expect(await useKey(store, key, using)).toMatchObject({ ok: true })
    expect(await revokeKey(store, id, by(tomasAguilera))).toEqual({ ok: true })
    expect(await revokeKey(store, id, by(tomasAguilera))).toEqual({ ok: true })
    expect(await useKey(store, key, using)).toEqual({ ok: false, reason: 'revoked' })
    expect(await listKeys(store, elenaRivas, today)).toMatchObject([{ id, state: 'revoked' }])
    expect((await store.read.select().from(store.s.audit).where(eq(store.s.audit.event, 'data-key.revoked')))).toHaveLength(1)
  })

  it('open nothing once their maker may no longer hold them', async () => {
    const store = await planted()
    const { key } = await made(store, costaClara.code)
    await store.tx(tx => tx.update(store.s.membership).set({ endsOn: '2026-11-17' }).where(eq(store.s.membership.personId, elenaRivas.id)))
    expect(await useKey(store, key, using)).toEqual({ ok: false, reason: 'maker-gone' })
    await store.tx(tx => tx.update(store.s.membership).set({ endsOn: null }).where(eq(store.s.membership.personId, elenaRivas.id)))
    expect(await useKey(store, key, using)).toMatchObject({ ok: true })
    await store.tx(tx => tx.update(store.s.person).set({ disabledAt: store.clock.now() }).where(eq(store.s.person.id, elenaRivas.id)))
    expect(await useKey(store, key, using)).toEqual({ ok: false, reason: 'maker-gone' })
  })

  it('are used so many times in a minute, however many arrive at once, and again in the next', async () => {
    const store = await planted()
    const { key } = await made(store, costaClara.code)
    const answers = await Promise.all(Array.from({ length: requestsAMinute + 5 }, () => useKey(store, key, using)))
    expect(answers.filter(a => a.ok)).toHaveLength(requestsAMinute)
    expect(answers.filter(a => !a.ok)).toEqual(Array(5).fill({ ok: false, reason: 'too-often' }))
    clockOf(store).set(new Date(store.clock.now().getTime() + 60_000).toISOString())
    expect(await useKey(store, key, using)).toMatchObject({ ok: true })
  })
})

onEachEngine('what a service lets be seen', open_ => {
  const figuresOf = (person: Person) => scopeFor(person, 'figures.ofTerritory', today)
  const outlinesOf = (person: Person) => scopeFor(person, 'cycle.outline', today)
  const planted = async () => {
    const store = await open_()
    await plantCast(store)
    await plantAttendance(store, [losBoldos, escuelaValleHondo].map(s => ({ rbd: s.rbd, year: 2026, month: 10, pairs: allAttend(300, 17) })))
    await store.tx(tx => insertRows(tx, store.s.cycle, [losBoldos, escuelaValleHondo].map((s, i) => ({ id: castId('cycle', i + 1), rbd: s.rbd, number: 1, year: 2026, title: `de ${s.name}`, version: 1, startedOn: '2026-08-03', implementationFrom: null, closedOn: null, droppedOn: null, parentId: null, theoryCarried: null, createdBy: rosaHuenchul.id, createdAt: store.clock.now() }))))
    return store
  }
  const seenBy = async (store: Store) => {
    const rows: unknown[] = []
    for await (const row of (await openTable(store, 'attendance-months', { scope: figuresOf(nora), today }, { personId: null, requestId: null, via: 'web', format: 'csv' })).rows) rows.push(row.rbd)
    return {
      schools: await listSchoolsIn(store, figuresOf(nora), today), cycles: (await listCycleOutlines(store, outlinesOf(nora), today)).map(o => o.rbd),
      board: (await getBoard(store, figuresOf(nora), outlinesOf(nora), today)).rows.map(r => r.rbd), rows,
      networks: (await listNetworksIn(store, figuresOf(nora), 2026)).length,
      pages: (await Promise.all([losBoldos, escuelaValleHondo].map(async s => whyMay(nora, 'cycle.outline', await getSchoolThing(store, s.rbd, today), today) !== null))),
      counts: await countSlepsSeen(store, figuresOf(nora), today),
    }
  }

  it('is nothing at first, and then its own schools on every page and in every file of the country, and not the others’', async () => {
    const store = await planted()
    expect(await seenBy(store)).toEqual({ schools: [], cycles: [], board: [], rows: [], networks: 0, pages: [false, false], counts: { seen: 0, of: 2 } })
    expect(await open(store, valleHondo.code, true)).toEqual({ ok: true, changed: true })
    expect(await seenBy(store)).toEqual({ schools: [90101, 90102], cycles: [90101], board: [90101, 90102], rows: [90101], networks: 0, pages: [false, true], counts: { seen: 1, of: 2 } })
    await open(store, valleHondo.code, false)
    await open(store, costaClara.code, true)
    expect(await seenBy(store)).toMatchObject({ schools: networkSchools.map(s => s.rbd), networks: 1, pages: [true, false], counts: { seen: 1, of: 2 } })
    await open(store, costaClara.code, false)
    expect((await seenBy(store)).schools).toEqual([])
  })

  it('changes nothing inside the service, nor for advisors, teams and the operator', async () => {
    const store = await planted()
    expect(await listSchoolsIn(store, figuresOf(elenaRivas), today)).toEqual(networkSchools.map(s => s.rbd))
    for (const [person, action] of [[elenaRivas, 'cycle.outline'], [marcelaPaillan, 'notebook.readReady'], [rosaHuenchul, 'notebook.read']] as const) {
      expect(whyMay(person, action, await getSchoolThing(store, losBoldos.rbd, today), today), person.name).not.toBeNull()
    }
    expect(whyMay(tomasAguilera, 'notebook.openWithReason', await getSchoolThing(store, losBoldos.rbd, today), today)).not.toBeNull()
    // Somebody of the country who also coordinates one service sees that one.
    const both: Person = { ...nora, memberships: [ofCountry, ...elenaRivas.memberships] }
    expect(await listSchoolsIn(store, figuresOf(both), today)).toEqual(networkSchools.map(s => s.rbd))
    expect(await countSlepsSeen(store, figuresOf(both), today)).toEqual({ seen: 1, of: 2 })
  })

  it('follows a school that changed its service, and leaves a school of no service where it was', async () => {
    const store = await planted()
    await open(store, costaClara.code, true)
    const correct = (rbd: number, slepCode: number | null) => store.tx(tx => tx.insert(store.s.schoolSlepCorrection).values({ rbd, slepCode, fromYear: 2026, correctedBy: tomasAguilera.id, correctedAt: store.clock.now() }))
    await correct(losBoldos.rbd, valleHondo.code)
    await correct(escuelaValleHondo.rbd, null)
    const { schools, pages } = await seenBy(store)
    expect(schools).toEqual([...networkSchools.map(s => s.rbd).filter(rbd => rbd !== losBoldos.rbd), escuelaValleHondo.rbd])
    expect(pages).toEqual([false, true])
  })

  it('is decided by its own staff or an administrator, recorded with the day, and not twice', async () => {
    const store = await planted()
    for (const person of [nora, beatrizOyanedel, rosaHuenchul, marcelaPaillan]) expect(await open(store, costaClara.code, true, person)).toEqual({ ok: false, reason: 'not-allowed' })
    expect(await open(store, 4711, true)).toEqual({ ok: false, reason: 'unknown-slep' })
    expect(await open(store, costaClara.code, true, elenaRivas)).toEqual({ ok: true, changed: true })
    expect(await open(store, costaClara.code, true)).toEqual({ ok: true, changed: false })
    clockOf(store).set('2026-11-20T13:00:00Z')
    expect(await open(store, costaClara.code, false)).toEqual({ ok: true, changed: true })
    expect(await listOutsideDecisions(store, costaClara.code)).toEqual([
      { isOpen: false, decidedBy: 'Tomás Aguilera', decidedAt: new Date('2026-11-20T13:00:00Z') }, { isOpen: true, decidedBy: 'Elena Rivas', decidedAt: new Date('2026-11-18T13:40:00Z') },
    ])
    const events = await store.read.select({ event: store.s.audit.event, by: store.s.audit.personId }).from(store.s.audit).orderBy(store.s.audit.id)
    expect(events).toEqual([{ event: 'outside.opened', by: elenaRivas.id }, { event: 'outside.closed', by: tomasAguilera.id }])
  })

  it('holds for a key of the country too, and not for the service’s own', async () => {
    const store = await planted()
    const readBy = (slepCode: number | null) => listSchoolsIn(store, scopeOfKey({ slepCode, tables: figures }, 'figures.ofTerritory', today), today)
    expect([await readBy(null), (await readBy(costaClara.code)).length]).toEqual([[], 12])
    await open(store, valleHondo.code, true)
    expect(await readBy(null)).toEqual([90101, 90102])
  })
})
