import { describe, expect, it } from 'vitest'
import { readPart, type Challenge } from '../../../cycles/notebook/parts.ts'
import { newId } from '../../../db/ids.ts'
import { startCycle, startImplementation } from '../../../db/notebook/cycles.ts'
import { listNeedsOfCycle } from '../../../db/notebook/needs.ts'
import { getPartsForTeam, markReady, savePage } from '../../../db/notebook/parts.ts'
import { getPersonOfSession, openSessionIn, openWithReason } from '../../../db/people/sessions.ts'
import { anaSepulveda, elenaRivas, marcelaPaillan, plantCast, rosaHuenchul, tomasAguilera } from '../../../db/seed/cast.ts'
import type { Store } from '../../../db/store.ts'
import * as challenge from '../../../app/routes/notebook/challenge.tsx'
import * as history from '../../../app/routes/notebook/page-history.tsx'
import * as newCycle from '../../../app/routes/notebook/new-cycle.tsx'
import * as desk from '../../../app/routes/needs/needs.tsx'
import type { ChallengeView } from '../../../app/components/challenge/view.ts'
import { whenWords } from '../../../app/components/challenge/when-words.ts'
import { formatter } from '../../../app/format.ts'
import { clockOf, openSqliteTestStore } from '../../support/stores.ts'
import { allAttend, plantAttendance } from '../../db/indicators/plant-attendance.ts'
import { boldos } from '../../db/notebook/plant.ts'
import { ask } from '../people/ask.ts'

type Seen = { view: ChallengeView; sheet: { mode: string; values: Challenge; version: number } }
type Problems = { kind: string; form: string; problems: Record<string, string>; values: Record<string, string> }

const withCycle = async (test: (given: {
  store: Store; cycleId: string; params: { rbd: string; cycleId: string }; sessions: Record<'rosa' | 'marcela' | 'ana' | 'elena' | 'tomas', string>
  page: (token: string) => Promise<Seen>; post: (token: string, form: Record<string, string>) => ReturnType<typeof ask>
}) => Promise<void>) => {
  const { store, drop } = await openSqliteTestStore()
  try {
    await plantCast(store)
    const open = async (personId: string) => (await store.tx(tx => openSessionIn(store, tx, { personId, sharedComputer: false, agentFamily: 'Firefox' }))).token
    const started = await startCycle(store, { rbd: boldos, title: 'Que 7°B vuelva a los lunes', on: '2026-08-03', by: rosaHuenchul.id })
    if (!started.ok) throw new Error(started.reason)
    const params = { rbd: String(boldos), cycleId: started.cycleId }
    await test({
      store, cycleId: started.cycleId, params,
      sessions: { rosa: await open(rosaHuenchul.id), marcela: await open(marcelaPaillan.id), ana: await open(anaSepulveda.id), elena: await open(elenaRivas.id), tomas: await open(tomasAguilera.id) },
      page: async token => (await ask(store, challenge.loader as never, { token, params })).data as Seen,
      post: (token, form) => ask(store, challenge.action as never, { token, params, form: { version: '0', ...form } }),
    })
  } finally { await drop() }
}

describe('the first action on the first page', () => {
  const key = '0197f9c0-0000-7000-8000-000000000001'
  it('is noted with the page, by the same button or the same save', () => withCycle(async ({ store, cycleId, sessions, page, post }) => {
    expect((await post(sessions.rosa, { intent: 'save', challenge: 'los lunes', firstKey: key, firstWhat: 'Recibir al curso', firstWho: 'la dupla' })).status).toBe(303)
    const parts = (await getPartsForTeam(store, boldos, cycleId))!
    expect(parts.entries.action).toMatchObject([{ id: key, body: { what: 'Recibir al curso', who: 'la dupla' } }])
    expect(parts.pages.challenge.body.challenge).toBe('los lunes')
    expect((await page(sessions.rosa)).view.actions).toMatchObject([{ id: key, what: 'Recibir al curso', who: 'la dupla' }])
  }))
  it('is noted even where the page waits for a correction, and its words are asked for when only who is there', () => withCycle(async ({ store, cycleId, sessions, post }) => {
    const refused = await post(sessions.rosa, { intent: 'save', conJs: '1', challenge: 'los lunes', expectIndicator: 'attendance', expectTo: '140', firstKey: key, firstWhat: 'Recibir al curso', firstWho: '' })
    expect(refused).toMatchObject({ status: 400, data: { problems: { expectTo: expect.any(String) as string } } })
    expect((await getPartsForTeam(store, boldos, cycleId))!.entries.action).toHaveLength(1)
    const whoOnly = await post(sessions.rosa, { intent: 'save', challenge: 'los lunes', firstKey: newId(store.clock.now()), firstWhat: ' ', firstWho: 'la dupla' })
    // What saves itself leaves a refused field out, so that the rest of the page need not wait; and no word that was kept is erased by it.
    expect((await post(sessions.rosa, { intent: 'save', conJs: '1', challenge: 'los lunes', firstKey: newId(store.clock.now()), firstWho: 'la dupla' })).status).toBe(200)
    expect((await post(sessions.rosa, { intent: 'save', conJs: '1', challenge: 'los lunes', firstKey: key, firstWhat: 'Recibir al curso', firstWho: 'la dupla' })).status).toBe(200)
    expect((await post(sessions.rosa, { intent: 'save', conJs: '1', challenge: 'los lunes', firstKey: key, firstWhat: 'Recibir a 7°B' })).status).toBe(200)
    expect((await getPartsForTeam(store, boldos, cycleId))!.entries.action).toMatchObject([{ body: { what: 'Recibir a 7°B', who: 'la dupla' } }])
    expect(whoOnly).toMatchObject({ status: 400, data: { problems: { firstWhat: 'Escriban qué van a hacer.' }, values: { firstWho: 'la dupla', challenge: 'los lunes' } } })
  }))
  it('is the team’s alone', () => withCycle(async ({ store, cycleId, sessions, post }) => {
    for (const who of ['marcela', 'ana', 'elena', 'tomas'] as const) expect((await post(sessions[who], { intent: 'save', firstKey: key, firstWhat: 'de otra mano' })).status).toBe(403)
    expect((await getPartsForTeam(store, boldos, cycleId))!.entries.action).toEqual([])
  }))
})

describe('what is expected', () => {
  const save = (post: (token: string, form: Record<string, string>) => ReturnType<typeof ask>, token: string, version: number, form: Record<string, string>) => post(token, { intent: 'save', version: String(version), ...form })

  it('takes today’s figure from the school’s own data with one button, with or without scripts', () => withCycle(async ({ store, sessions, page, post }) => {
    const nothing = await post(sessions.rosa, { intent: 'baseline', expectIndicator: 'attendance' })
    expect(nothing).toMatchObject({ status: 400, data: { problems: { expectFrom: expect.stringContaining('datos de asistencia') as string } } })
    await plantAttendance(store, [{ rbd: boldos, year: 2026, month: 10, pairs: allAttend(20, 17) }])
    expect((await page(sessions.rosa)).view.baselines.attendance).toEqual({ value: '85,0', shown: '85,0%', month: 'octubre de 2026' })
    expect((await post(sessions.rosa, { intent: 'baseline.k1', 'expectIndicator.k1': 'attendance' })).status).toBe(303)
    expect((await page(sessions.rosa)).sheet.values).toMatchObject({ 'expectFrom.k1': '85,0' })
  }))

  it('is turned into a measure of the team’s own with one button', () => withCycle(async ({ sessions, page, post }) => {
    await post(sessions.rosa, { intent: 'own', expectIndicator: 'attendance', expectTo: '85', expectBy: '2026-11-27' })
    expect((await page(sessions.rosa)).sheet.values).toMatchObject({ expectIndicator: 'own', expectTo: '85' })
  }))

  it('stands once implementation began; a later change carries its day, for the team and, once it is marked, the advisor', () => withCycle(async ({ store, cycleId, sessions, page, post }) => {
    clockOf(store).set('2026-08-10T14:00:00Z')
    await save(post, sessions.rosa, 0, { expectIndicator: 'attendance', expectFrom: '71', expectTo: '85' })
    expect((await page(sessions.rosa)).view).toMatchObject({ lockedSince: null, hasStarted: false, startsOn: '2026-08-10' })
    await startImplementation(store, { rbd: boldos, cycleId, on: '2026-08-17', by: rosaHuenchul.id })
    expect((await page(sessions.rosa)).view, 'not before the day comes').toMatchObject({ lockedSince: null })
    clockOf(store).set('2026-10-12T14:00:00Z')
    expect((await page(sessions.rosa)).view).toMatchObject({ lockedSince: '17 ago 2026', changes: [], expected: [{ sentence: 'Asistencia: de 71% a 85%' }] })
    await save(post, sessions.rosa, 1, { expectTo: '80' })
    expect((await page(sessions.rosa)).view.changes).toEqual(['El 12 de octubre de 2026 cambió: de 85% a 80%.'])
    expect((await page(sessions.marcela)).view).toMatchObject({ changes: [], expected: [{ sentence: 'Asistencia: de 71% a 85%' }] })
    await markReady(store, { rbd: boldos, cycleId, page: 'challenge', version: null, by: rosaHuenchul.id })
    expect((await page(sessions.marcela)).view.changes).toEqual(['El 12 de octubre de 2026 cambió: de 85% a 80%.'])
  }))

  it('says while it is written when it can be answered', () => {
    const es = formatter('es')
    const words = (indicator: string, by = '', hasStarted = true) => whenWords({ indicator, by, startsOn: '2026-03-12', hasStarted }, es)
    expect(words('')).toBeNull()
    expect(words('attendance')!.sentences).toEqual(['Con datos mensuales se podrá responder en noviembre de 2026; con datos semanales, en la semana 7 (la del 27 abr 2026).'])
    expect(words('attendance', '2026-07-10')).toMatchObject({ isEarly: true, sentences: [expect.anything(), expect.stringContaining('10 jul 2026')] })
    expect(words('attendance', '2026-11-27')!.isEarly).toBe(false)
    expect(words('attendance', '2025-11-27')!.sentences[1]).toContain('anterior al inicio')
    expect(words('own', '', false)!.sentences[0]).toMatch(/^Si empiezan a implementar hoy/)
    expect(words('attendance', 'mañana')!.sentences).toHaveLength(1)
  })
})

describe('a theory with several branches', () => {
  it('is one page to the form, the reader, the history and the next cycle', () => withCycle(async ({ store, cycleId, params, sessions, page, post }) => {
    await post(sessions.rosa, { intent: 'save', theoryIf: 'recibimos', theoryThen: 'los esperan', 'theoryIf.k00000001': 'avisamos el viernes', theoryWhichWill: 'que vengan' })
    expect((await page(sessions.rosa)).sheet.values).toMatchObject({ 'theoryIf.k00000001': 'avisamos el viernes' })
    await post(sessions.rosa, { intent: 'save', version: '1', 'theoryIf.k00000001': '' })
    expect((await page(sessions.rosa)).sheet.values).not.toHaveProperty('theoryIf.k00000001')
    const seen = (await ask(store, history.loader as never, { token: sessions.rosa, params: { ...params, hoja: 'desafio' } })).data as { revisions: { changes: { name: string }[] }[] }
    expect(seen.revisions[0]!.changes.map(c => c.name)).toEqual(['theoryIf.k00000001'])
    expect((await getPartsForTeam(store, boldos, cycleId))!.pages.challenge.body.theoryWhichWill).toBe('que vengan')
  }))
})

describe('a cycle that starts from an action of another plan', () => {
  it('takes the pasted action apart, and its name where none was typed', () => withCycle(async ({ store, sessions, params }) => {
    const started = await ask(store, newCycle.action as never, {
      token: sessions.rosa, params: { rbd: params.rbd },
      form: { title: '', on: '2026-11-18', plan: 'pme', planPaste: 'Nombre de la acción: Tutorías entre pares\nResponsable: UTP\nFecha inicio: 09/03/2026\nMedios de verificación: Actas' },
    })
    expect(started.status).toBe(303)
    const child = started.to!.split('/')[4]!
    const seen = (await ask(store, challenge.loader as never, { token: sessions.rosa, params: { rbd: params.rbd, cycleId: child } })).data as Seen & { frame: { title: string } }
    expect(seen.frame.title).toBe('Tutorías entre pares')
    expect(seen.sheet.values).toMatchObject({ plan: 'pme', planAction: 'Tutorías entre pares', planResponsible: 'UTP', planFrom: '2026-03-09', planMeans: 'Actas', challenge: '' })
  }))
  it('keeps what was typed into a part, and everything where something is refused', () => withCycle(async ({ store, sessions, params }) => {
    const send = (form: Record<string, string>) => ask(store, newCycle.action as never, { token: sessions.rosa, params: { rbd: params.rbd }, form: { title: 'El nuestro', on: '2026-11-18', ...form } })
    const refused = await send({ planPaste: 'Acción: Tutorías', planResponsible: 'x'.repeat(2_001) })
    expect(refused).toMatchObject({ status: 400, data: { problems: { planResponsible: expect.any(String) as string }, values: { planPaste: 'Acción: Tutorías', planAction: 'Tutorías' } } })
    const started = await send({ planPaste: 'Acción: Tutorías\nResponsable: UTP', planResponsible: 'La dupla' })
    const seen = (await ask(store, challenge.loader as never, { token: sessions.rosa, params: { rbd: params.rbd, cycleId: started.to!.split('/')[4]! } })).data as Seen
    expect(seen.sheet.values).toMatchObject({ planAction: 'Tutorías', planResponsible: 'La dupla' })
  }))
})

describe('what is beyond the school’s reach', () => {
  it('is raised on the page, answered by the SLEP, read by the school and its advisor, marked page or not', () => withCycle(async ({ store, cycleId, sessions, page, post }) => {
    const refused = await post(sessions.rosa, { intent: 'need-raise', needText: 'El bus llega tarde' })
    expect((refused.data as Problems)).toMatchObject({ form: 'need', problems: { needKind: 'Elijan de qué se trata.' }, values: { needText: 'El bus llega tarde' } })
    expect((await post(sessions.rosa, { intent: 'need-raise', needKind: 'transport', needText: 'El bus llega tarde' })).to).toMatch(/desafio#necesidades$/)
    const [need] = await listNeedsOfCycle(store, boldos, cycleId)
    const answer = (form: Record<string, string>, token = sessions.elena) => ask(store, desk.action as never, { token, form: { needId: need!.id, ...form } })
    expect((await answer({ intent: 'receive', inChargeOf: '' })).data).toMatchObject({ needId: need!.id, problems: { inChargeOf: expect.any(String) as string } })
    expect((await answer({ intent: 'receive', inChargeOf: 'Elena Rivas' })).to).toContain('hecho=recibida')
    expect((await answer({ intent: 'answer', answer: 'no', answerText: '' })).data).toMatchObject({ problems: { answerText: expect.any(String) as string } })
    expect((await answer({ intent: 'answer', answer: 'when', answerDay: '2027-03-05', answerText: 'Con el contrato nuevo' })).to).toContain('hecho=respondida')
    for (const token of [sessions.rosa, sessions.marcela]) {
      const needs = (await page(token)).view.needs!.needs
      expect(needs).toMatchObject([{ text: 'El bus llega tarde', answer: 'Con el contrato nuevo', mayWithdraw: false }])
      expect(needs[0]!.steps.map(s => s.words).join(' ')).toContain('sí, desde el 5 de marzo de 2027')
    }
    expect((await post(sessions.rosa, { intent: 'need-withdraw', needId: need!.id })).data).toMatchObject({ form: 'need', problems: { '': expect.any(String) as string } })
  }))

  it('is raised and taken back by the team alone, and answered by nobody but its own service', () => withCycle(async ({ store, cycleId, sessions, post }) => {
    for (const who of ['marcela', 'ana', 'elena', 'tomas'] as const) expect((await post(sessions[who], { intent: 'need-raise', needKind: 'staff', needText: 'x' })).status).toBe(403)
    await post(sessions.rosa, { intent: 'need-raise', needKind: 'staff', needText: 'falta un reemplazo' })
    const [need] = await listNeedsOfCycle(store, boldos, cycleId)
    for (const who of ['marcela', 'ana', 'tomas', 'rosa'] as const) {
      expect((await ask(store, desk.action as never, { token: sessions[who], form: { needId: need!.id, intent: 'answer', answer: 'yes' } })).status).toBe(404)
      expect(JSON.stringify((await ask(store, desk.loader as never, { token: sessions[who] })).data)).not.toContain('reemplazo')
    }
    expect((await post(sessions.marcela, { intent: 'need-withdraw', needId: need!.id })).status).toBe(403)
    expect((await post(sessions.rosa, { intent: 'need-withdraw', needId: need!.id })).status).toBe(303)
  }))

  it('is not shown to an administrator who opened the notebook with a reason', () => withCycle(async ({ store, cycleId, params, sessions, post, page }) => {
    await savePage(store, 'challenge', { rbd: boldos, cycleId, version: 0, body: (readPart('challenge', { challenge: 'nuestro texto' }) as { body: Challenge }).body, by: rosaHuenchul.id, saveKey: 'c' })
    await post(sessions.rosa, { intent: 'need-raise', needKind: 'staff', needText: 'falta un reemplazo' })
    const tomas = (await getPersonOfSession(store, sessions.tomas))!
    await openWithReason(store, { idHash: tomas.session.idHash, personId: tomas.id, rbd: boldos, reason: 'Pidieron ayuda' })
    const seen = await page(sessions.tomas)
    expect(seen.view.needs).toBeNull()
    expect(JSON.stringify(seen)).toContain('nuestro texto')
    expect(JSON.stringify(seen)).not.toContain('reemplazo')
    expect((await ask(store, challenge.action as never, { token: sessions.tomas, params, form: { intent: 'need-withdraw', needId: 'x' } })).status).toBe(403)
  }))
})
