import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { scopeFor } from '../../../cycles/people/permissions.ts'
import { asVisitBody, readAgreement } from '../../../cycles/visits/visit.ts'
import { addAgreement, listActionsOfAgreements, listAgreementsOfSchool, listAgreementsOfVisit, makeAnAction, settleAgreement, withdrawAgreement } from '../../../db/advising/agreements.ts'
import { getMonthSources, getMonthText, saveMonthText } from '../../../db/advising/months.ts'
import {
  addSchoolToVisit, getVisit, getVisitOfSchool, listRhythms, listVisitDays, listVisitRevisions, listVisits, listVisitsOfSchool, moveVisit, planVisit, saveVisit, setBrings, setRhythm,
  setVisitState, takeSchoolOut,
} from '../../../db/advising/visits.ts'
import { newId } from '../../../db/ids.ts'
import { closeCycle, startCycle } from '../../../db/notebook/cycles.ts'
import { getPartsForTeam, withdrawEntry } from '../../../db/notebook/parts.ts'
import { bahiaClara, elMirador, ignacioBarria, losBoldos, marcelaPaillan, pedroCayul, plantCast, plantPeople, quebradaHonda, rosaHuenchul, castId, type CastPerson } from '../../../db/seed/cast.ts'
import type { Store } from '../../../db/store.ts'
import { clockOf, onEachEngine } from '../../support/stores.ts'

const today = '2026-11-18'
const reachOf = (person: CastPerson) => ({ scope: scopeFor(person, 'visit.write', today), today })
const marcela = reachOf(marcelaPaillan)
const ignacio = reachOf(ignacioBarria)
/** A second advisor of Los Boldos. */
const julia: CastPerson = { ...marcelaPaillan, id: castId('person', 92), name: 'Julia Oyarzún', email: 'julia.oyarzun@demo.example', memberships: [{ role: 'advisor', scopeKind: 'school', scopeId: String(losBoldos.rbd), startsOn: '2026-03-02', endsOn: null }] }

const plant = async (open: () => Promise<Store>) => {
  const store = await open()
  await plantCast(store)
  await store.tx(tx => plantPeople(store, tx, [julia], { credentials: false }))
  const plan = async (fields: { rbds?: number[]; onDay?: string; kind?: 'visit' | 'network'; purpose?: string } = {}) => {
    const made = await planVisit(store, { ...marcela, by: marcelaPaillan.id, id: newId(store.clock.now()), plan: { kind: fields.kind ?? 'visit', onDay: fields.onDay ?? '2026-11-24', atTime: '10:00', purpose: fields.purpose ?? '', rbds: fields.rbds ?? [losBoldos.rbd] } })
    if (!made) throw new Error('not planned')
    return made.visitId
  }
  const agree = async (visitId: string, what: string, rbd = losBoldos.rbd, byDay = '') => {
    const read = readAgreement({ what, who: 'UTP', byDay }, '2026-11-01')
    if (!read.ok) throw new Error('not read')
    const added = await addAgreement(store, { ...marcela, visitId, rbd, agreement: read.agreement, by: marcelaPaillan.id, id: newId(store.clock.now()) })
    if (!added.ok) throw new Error(added.reason)
    return added.id
  }
  const noticesOf = async (person: CastPerson) => (await store.read.select({ kind: store.s.notice.kind, about: store.s.notice.about }).from(store.s.notice).where(eq(store.s.notice.personId, person.id)))
  return { store, plan, agree, noticesOf }
}

onEachEngine('visits', open => {
  it('are planned for schools one advises, once however often it is sent; the teams are told', async () => {
    const { store, noticesOf } = await plant(open)
    const id = newId(store.clock.now())
    const plan = { kind: 'visit' as const, onDay: '2026-11-24', atTime: '10:00', purpose: 'Mirar los lunes', rbds: [losBoldos.rbd] }
    expect(await planVisit(store, { ...marcela, plan, by: marcelaPaillan.id, id })).toEqual({ visitId: id })
    expect(await planVisit(store, { ...marcela, plan, by: marcelaPaillan.id, id })).toEqual({ visitId: id })
    expect(await planVisit(store, { ...ignacio, plan, by: ignacioBarria.id, id: newId(store.clock.now()) })).toBeNull()
    expect(await planVisit(store, { ...marcela, plan: { ...plan, rbds: [losBoldos.rbd, bahiaClara.rbd] }, by: marcelaPaillan.id, id: newId(store.clock.now()) })).toBeNull()
    expect((await listVisits(store, marcela)).map(v => [v.id, v.body.purpose, v.advisor.name, v.schools.map(s => s.rbd)])).toEqual([[id, 'Mirar los lunes', 'Marcela Paillán', [losBoldos.rbd]]])
    expect(await listVisits(store, ignacio)).toEqual([])
    expect(await getVisit(store, { ...ignacio, visitId: id })).toBeNull()
    expect(await getVisitOfSchool(store, elMirador.rbd, id)).toBeNull()
    expect(await noticesOf(rosaHuenchul)).toEqual([{ kind: 'visit-planned', about: id }])
    expect(await noticesOf(marcelaPaillan)).toEqual([])
  })

  it('written down after they were held are no news', async () => {
    const { plan, noticesOf } = await plant(open)
    await plan({ onDay: '2026-11-04' })
    expect(await noticesOf(rosaHuenchul)).toEqual([])
  })

  it('say their last day and their next by school, cancelled ones apart', async () => {
    const { store, plan } = await plant(open)
    const [held, gone] = [await plan({ onDay: '2026-10-20' }), await plan({ onDay: '2026-11-20' })]
    await plan({ onDay: '2026-11-26' })
    await plan({ onDay: '2026-11-02' })
    await setVisitState(store, { ...marcela, visitId: held, by: marcelaPaillan.id, state: 'held' })
    await setVisitState(store, { ...marcela, visitId: gone, by: marcelaPaillan.id, state: 'cancelled' })
    expect(await listVisitDays(store, [losBoldos.rbd, elMirador.rbd], today)).toEqual(new Map([[losBoldos.rbd, { lastHeld: '2026-10-20', planned: '2026-11-26' }]]))
    await setVisitState(store, { ...marcela, visitId: gone, by: marcelaPaillan.id, state: 'planned' })
    expect((await listVisitDays(store, [losBoldos.rbd], today)).get(losBoldos.rbd)?.planned).toBe('2026-11-20')
  })

  it('are moved from where the form saw them, and come back whole after being cancelled', async () => {
    const { store, plan, agree } = await plant(open)
    const visitId = await plan()
    const from = { onDay: '2026-11-24', atTime: '10:00' }
    const to = { onDay: '2026-11-25', atTime: '' }
    expect(await moveVisit(store, { ...marcela, visitId, by: marcelaPaillan.id, from, to })).toEqual({ ok: true })
    expect(await moveVisit(store, { ...marcela, visitId, by: julia.id, from, to: { onDay: '2026-11-27', atTime: '' } })).toEqual({ ok: false, reason: 'changed_meanwhile' })
    await saveVisit(store, { ...marcela, visitId, by: marcelaPaillan.id, version: 1, body: asVisitBody({ talked: 'Hablamos de los lunes' }), saveKey: 'k' })
    await agree(visitId, 'Contar los lunes')
    for (const state of ['held', 'cancelled', 'held'] as const) expect(await setVisitState(store, { ...marcela, visitId, by: marcelaPaillan.id, state })).toEqual({ ok: true })
    expect(await getVisit(store, { ...marcela, visitId })).toMatchObject({ visit: { state: 'held', onDay: '2026-11-25', body: { talked: 'Hablamos de los lunes' } } })
    expect(await listAgreementsOfVisit(store, visitId, [losBoldos.rbd])).toMatchObject([{ what: 'Contar los lunes' }])
    expect(await setVisitState(store, { ...ignacio, visitId, by: ignacioBarria.id, state: 'cancelled' })).toEqual({ ok: false, reason: 'not_found' })
  })

  it('keep every text: fields two advisors wrote apart are joined, the same field is theirs to decide, and the one that lost stays', async () => {
    const { store, plan } = await plant(open)
    const visitId = await plan()
    const save = (by: string, version: number, fields: Record<string, string>, saveKey = newId(store.clock.now())) => saveVisit(store, { ...marcela, visitId, by, version, body: asVisitBody(fields), saveKey })
    expect(await save(marcelaPaillan.id, 1, { looked: 'La ronda de la mañana' }, 'k1')).toMatchObject({ ok: true, version: 2, joinedWith: null })
    expect(await save(julia.id, 1, { talked: 'Del bus' })).toMatchObject({ ok: true, version: 3, joinedWith: 'Marcela Paillán', body: { looked: 'La ronda de la mañana', talked: 'Del bus' } })
    expect(await save(marcelaPaillan.id, 2, { looked: 'La ronda de la mañana', talked: 'De los lunes' })).toMatchObject({
      ok: false, reason: 'conflict', clashing: ['talked'], mine: { talked: 'De los lunes' }, theirs: { talked: 'Del bus' }, savedBy: 'Julia Oyarzún', theirVersion: 3,
    })
    // The first save again, on a bad line: nothing is written twice.
    expect(await save(marcelaPaillan.id, 1, { looked: 'La ronda de la mañana' }, 'k1')).toMatchObject({ ok: true, version: 3 })
    expect((await listVisitRevisions(store, visitId)).map(r => [r.version, r.outcome, r.body.talked]).sort()).toEqual([[1, 'saved', ''], [2, 'conflict', 'De los lunes'], [2, 'saved', ''], [3, 'saved', 'Del bus']])
    expect(await saveVisit(store, { ...ignacio, visitId, by: ignacioBarria.id, version: 3, body: asVisitBody({ talked: 'x' }), saveKey: 'i' })).toEqual({ ok: false, reason: 'not_found' })
  })

  it('of two advisors saving at once, both texts stay', async () => {
    const { store, plan } = await plant(open)
    const visitId = await plan()
    const answers = await Promise.all([[marcelaPaillan.id, 'uno'], [julia.id, 'dos']].map(([by, next], i) => saveVisit(store, { ...marcela, visitId, by: by!, version: 1, body: asVisitBody({ next: next! }), saveKey: `k${i}` })))
    expect(answers.map(a => a.ok).sort()).toEqual([false, true])
    expect((await listVisitRevisions(store, visitId)).map(r => r.body.next).sort()).toEqual(['', 'dos', 'uno'])
  })

  it('have a rhythm by school, four weeks unless settled otherwise', async () => {
    const { store } = await plant(open)
    expect(await setRhythm(store, { ...marcela, rbd: losBoldos.rbd, everyWeeks: 2, by: marcelaPaillan.id })).toEqual({ ok: true })
    expect(await setRhythm(store, { ...ignacio, rbd: losBoldos.rbd, everyWeeks: 9, by: ignacioBarria.id })).toEqual({ ok: false, reason: 'not_found' })
    expect(await listRhythms(store, [losBoldos.rbd, elMirador.rbd])).toEqual(new Map([[losBoldos.rbd, 2], [elMirador.rbd, 4]]))
  })
})

onEachEngine('a meeting of the network', open => {
  const network = async () => {
    const at = await plant(open)
    const visitId = await at.plan({ kind: 'network', rbds: [losBoldos.rbd, elMirador.rbd] })
    return { ...at, visitId }
  }

  it('gives each school what every one brings, and its own agreements alone', async () => {
    const { store, visitId, agree } = await network()
    await setBrings(store, { ...marcela, visitId, by: marcelaPaillan.id, rbd: elMirador.rbd, from: '', brings: 'Una llamada antes de las ocho', cycleId: null })
    await agree(visitId, 'Prestar la pauta', losBoldos.rbd)
    await agree(visitId, 'Probar la llamada', elMirador.rbd)
    expect((await getVisitOfSchool(store, losBoldos.rbd, visitId))?.schools.map(s => [s.rbd, s.brings])).toEqual([[losBoldos.rbd, ''], [elMirador.rbd, 'Una llamada antes de las ocho']])
    expect((await listAgreementsOfSchool(store, losBoldos.rbd)).map(a => a.what)).toEqual(['Prestar la pauta'])
    expect((await listAgreementsOfVisit(store, visitId, [losBoldos.rbd])).map(a => a.what)).toEqual(['Prestar la pauta'])
  })

  it('does not write over what a colleague wrote of a school meanwhile, and takes a learning of that school only', async () => {
    const { store, visitId } = await network()
    const set = (from: string, brings: string, cycleId: string | null = null) => setBrings(store, { ...marcela, visitId, by: marcelaPaillan.id, rbd: losBoldos.rbd, from, brings, cycleId })
    expect(await set('', 'uno')).toEqual({ ok: true })
    expect(await set('', 'dos')).toEqual({ ok: false, reason: 'changed_meanwhile' })
    const started = await startCycle(store, { rbd: elMirador.rbd, title: 'Otro', on: '2026-08-03', by: rosaHuenchul.id })
    expect(await set('uno', 'tres', started.ok ? started.cycleId : '')).toEqual({ ok: false, reason: 'not_found' })
  })

  it('from which a school is taken out keeps what was agreed with it, and that school no longer reads the minutes; it can come after all', async () => {
    const { store, visitId, agree } = await network()
    await setBrings(store, { ...marcela, visitId, by: marcelaPaillan.id, rbd: elMirador.rbd, from: '', brings: 'La llamada', cycleId: null })
    await agree(visitId, 'Probar la llamada', elMirador.rbd)
    expect(await takeSchoolOut(store, { ...marcela, visitId, by: marcelaPaillan.id, rbd: elMirador.rbd })).toEqual({ ok: true })
    expect(await getVisitOfSchool(store, elMirador.rbd, visitId)).toBeNull()
    expect(await listAgreementsOfSchool(store, elMirador.rbd)).toMatchObject([{ what: 'Probar la llamada', isOfVisit: false, state: 'open' }])
    expect((await getVisitOfSchool(store, losBoldos.rbd, visitId))?.schools.map(s => s.rbd)).toEqual([losBoldos.rbd])
    expect(await takeSchoolOut(store, { ...marcela, visitId, by: marcelaPaillan.id, rbd: losBoldos.rbd })).toEqual({ ok: false, reason: 'visit_needs_school' })
    expect(await addSchoolToVisit(store, { ...marcela, visitId, by: marcelaPaillan.id, rbd: elMirador.rbd })).toEqual({ ok: true })
    expect(await addSchoolToVisit(store, { ...marcela, visitId, by: marcelaPaillan.id, rbd: quebradaHonda.rbd })).toEqual({ ok: true })
    expect(await addSchoolToVisit(store, { ...marcela, visitId, by: marcelaPaillan.id, rbd: bahiaClara.rbd })).toEqual({ ok: false, reason: 'not_found' })
    expect((await getVisitOfSchool(store, elMirador.rbd, visitId))?.schools.map(s => [s.rbd, s.brings])).toEqual([[losBoldos.rbd, ''], [elMirador.rbd, 'La llamada'], [quebradaHonda.rbd, '']])
  })
})

onEachEngine('agreements of visits', open => {
  it('are told to the team, settled from either end, and opened again', async () => {
    const { store, plan, agree, noticesOf } = await plant(open)
    const visitId = await plan({ onDay: '2026-11-04' })
    const id = await agree(visitId, 'Contar los lunes', losBoldos.rbd, '2026-11-13')
    expect(await noticesOf(pedroCayul)).toEqual([{ kind: 'agreed', about: id }])
    const settle = (state: 'open' | 'done' | 'left', by: string, rbd = losBoldos.rbd) => settleAgreement(store, { rbd, agreementId: id, state, by })
    expect(await settle('done', rosaHuenchul.id, elMirador.rbd)).toEqual({ ok: false, reason: 'not_found' })
    expect(await settle('done', rosaHuenchul.id)).toMatchObject({ ok: true })
    clockOf(store).set('2026-11-19T14:00:00Z')
    await settle('done', marcelaPaillan.id)
    expect(await listAgreementsOfSchool(store, losBoldos.rbd)).toMatchObject([{ state: 'done', settledBy: 'Rosa Huenchul' }])
    expect(await withdrawAgreement(store, { ...marcela, visitId, agreementId: id })).toEqual({ ok: false, reason: 'agreement_settled' })
    await settle('left', marcelaPaillan.id)
    expect(await listAgreementsOfSchool(store, losBoldos.rbd)).toMatchObject([{ state: 'left', settledBy: 'Marcela Paillán' }])
    await settle('open', rosaHuenchul.id)
    expect(await listAgreementsOfSchool(store, losBoldos.rbd)).toMatchObject([{ state: 'open', settledBy: null, settledAt: null }])
    expect(await withdrawAgreement(store, { ...ignacio, visitId, agreementId: id })).toEqual({ ok: false, reason: 'not_found' })
    expect(await withdrawAgreement(store, { ...marcela, visitId, agreementId: id })).toMatchObject({ ok: true })
    expect(await listAgreementsOfSchool(store, losBoldos.rbd)).toEqual([])
  })

  it('sent twice are one; other words under the same key are another', async () => {
    const { store, plan } = await plant(open)
    const visitId = await plan()
    const id = newId(store.clock.now())
    const add = (what: string) => addAgreement(store, { ...marcela, visitId, rbd: losBoldos.rbd, agreement: { what, who: '', byDay: '' }, by: marcelaPaillan.id, id })
    for (const what of ['Contar', 'Contar', 'Medir']) expect(await add(what)).toMatchObject({ ok: true })
    expect((await listAgreementsOfSchool(store, losBoldos.rbd)).map(a => a.what)).toEqual(['Contar', 'Medir'])
    expect(await addAgreement(store, { ...marcela, visitId, rbd: elMirador.rbd, agreement: { what: 'x', who: '', byDay: '' }, by: marcelaPaillan.id, id: newId(store.clock.now()) })).toEqual({ ok: false, reason: 'not_found' })
  })

  it('become an action of an open cycle of the school once, and stay what they became', async () => {
    const { store, plan, agree } = await plant(open)
    const id = await agree(await plan({ onDay: '2026-11-04' }), 'Contar los lunes', losBoldos.rbd, '2026-11-27')
    const started = await startCycle(store, { rbd: losBoldos.rbd, title: 'Que 7°B vuelva a los lunes', on: '2026-08-03', by: rosaHuenchul.id })
    const cycleId = started.ok ? started.cycleId : ''
    const make = (by: string, rbd = losBoldos.rbd) => makeAnAction(store, { rbd, agreementId: id, cycleId, by })
    expect(await make(rosaHuenchul.id, elMirador.rbd)).toEqual({ ok: false, reason: 'not_found' })
    const answers = await Promise.all([make(rosaHuenchul.id), make(pedroCayul.id)])
    expect(answers.every(a => a.ok)).toBe(true)
    const actions = () => getPartsForTeam(store, losBoldos.rbd, cycleId).then(p => p!.entries.action)
    expect((await actions()).filter(a => !a.isWithdrawn).map(a => a.body)).toMatchObject([{ what: 'Contar los lunes', who: 'UTP', from: '2026-11-04', to: '2026-11-27', state: 'planned' }])
    const [action] = await actions()
    await withdrawEntry(store, { rbd: losBoldos.rbd, cycleId, entryId: action!.id })
    expect(await make(rosaHuenchul.id)).toMatchObject({ ok: true })
    expect((await listActionsOfAgreements(store, losBoldos.rbd, [id])).get(id)).toMatchObject({ isWithdrawn: true })
    expect((await actions()).filter(a => !a.isWithdrawn)).toEqual([])
    expect(await closeCycle(store, { rbd: losBoldos.rbd, cycleId, on: today, by: rosaHuenchul.id })).toMatchObject({ ok: false })
  })
})

onEachEngine('an advisor’s month', open => {
  it('holds the visits they planned and, of the schools they still advise, what was agreed', async () => {
    const { store, plan, agree } = await plant(open)
    const visitId = await plan({ onDay: '2026-11-04', kind: 'network', rbds: [losBoldos.rbd, elMirador.rbd] })
    await agree(visitId, 'Contar los lunes')
    await agree(visitId, 'Otra cosa', elMirador.rbd)
    const of = (scope: CastPerson) => getMonthSources(store, { ...reachOf(scope), personId: marcelaPaillan.id, timeZone: 'America/Santiago' })
    expect((await of(marcelaPaillan)).agreements.map(a => a.what)).toEqual(['Contar los lunes', 'Otra cosa'])
    // Of a school that was handed over they were there, and no longer read what was agreed.
    const after = await of({ ...marcelaPaillan, memberships: marcelaPaillan.memberships.filter(m => m.scopeId !== String(elMirador.rbd)) })
    expect([after.visits.map(v => v.rbds), after.agreements.map(a => a.what)]).toEqual([[[losBoldos.rbd, elMirador.rbd]], ['Contar los lunes']])
    expect((await getMonthSources(store, { ...marcela, personId: julia.id, timeZone: 'America/Santiago' })).visits).toEqual([])
  })

  it('keeps its own words from being written over in another window', async () => {
    const { store } = await plant(open)
    const save = (version: number, text: string) => saveMonthText(store, { personId: marcelaPaillan.id, month: '2026-11', version, text })
    expect(await save(0, 'uno')).toEqual({ ok: true, version: 1 })
    expect(await save(0, 'uno')).toEqual({ ok: true, version: 1 })
    expect(await save(0, 'dos')).toMatchObject({ ok: false, reason: 'conflict', theirs: { text: 'uno', version: 1 } })
    expect(await save(1, 'dos')).toEqual({ ok: true, version: 2 })
    expect(await save(1, 'tres')).toMatchObject({ ok: false, theirs: { text: 'dos' } })
    expect(await getMonthText(store, marcelaPaillan.id, '2026-11')).toMatchObject({ text: 'dos', version: 2 })
    expect(await getMonthText(store, julia.id, '2026-11')).toMatchObject({ text: '', version: 0 })
  })
})

onEachEngine('visits of a school', open => {
  it('are listed to it the latest day first', async () => {
    const { store, plan } = await plant(open)
    await plan({ onDay: '2026-10-20' })
    await plan({ onDay: '2026-11-24' })
    await plan({ onDay: '2026-11-24', rbds: [elMirador.rbd] })
    expect((await listVisitsOfSchool(store, losBoldos.rbd)).map(v => v.onDay)).toEqual(['2026-11-24', '2026-10-20'])
  })
})
