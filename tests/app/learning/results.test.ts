import { describe, expect, it } from 'vitest'
import { describeNews, describePending, describeResult } from '../../../app/components/learning/describe-results.ts'
import { describeTheories } from '../../../app/components/learning/describe-theories.ts'
import { formatter } from '../../../app/format.ts'
import * as learnings from '../../../app/routes/notebook/learnings.tsx'
import * as school from '../../../app/routes/notebook/school-notebook.tsx'
import * as theoryPage from '../../../app/routes/notebook/theory-versions.tsx'
import type { MonthResult, Publication } from '../../../cycles/expectations/results.ts'
import { mineducBands } from '../../../cycles/indicators/attendance.ts'
import type { MeasureEntry } from '../../../cycles/notebook/parts.ts'
import type { SchoolFigures } from '../../../db/indicators/figures.ts'
import { closeCycle, startCycle } from '../../../db/notebook/cycles.ts'
import { markReady, savePage } from '../../../db/notebook/parts.ts'
import { openSessionIn } from '../../../db/people/sessions.ts'
import { marcelaPaillan, plantCast, rosaHuenchul } from '../../../db/seed/cast.ts'
import { allAttend, plantAttendance } from '../../db/indicators/plant-attendance.ts'
import { bodyOf, boldos } from '../../db/notebook/plant.ts'
import { clockOf, openSqliteTestStore } from '../../support/stores.ts'
import { ask } from '../people/ask.ts'

const es = formatter('es')
const october = { year: 2026, month: 10 }
const said = (days: number, students = 30, publishedAt = '2026-11-12T13:00:00Z'): Publication =>
  ({ id: 'g', fileName: 'Asistencia_octubre.csv', publishedAt: Date.parse(publishedAt), undoneAt: null, histogram: [[days, 20, students]] })
const e = { expectIndicator: 'attendance' as const, expectMeasure: '', expectFrom: '80', expectTo: '85', expectBy: '2026-10-30', expectForWhom: '' }
const figures = { scheme: mineducBands, sinceStart: null } as SchoolFigures
const result = (r: MonthResult, isNews = false, expectation: Parameters<typeof describeResult>[1] = e) =>
  describeResult('', expectation, { result: r, isNews, measure: null, figures }, es)
const arrived: MonthResult = { kind: 'arrived', month: october, since: Date.parse('2026-11-12T13:00:00Z'), publication: said(17) }

describe('a result in words', () => {
  it('says that its month is waited for, that it came, that it was corrected, and that it was taken back', () => {
    expect(result({ kind: 'waiting', month: october }).observed.text).toBe('Todavía no llegan los datos de octubre de 2026.')
    expect(result(arrived).observed).toEqual({
      text: 'En octubre de 2026: 85,0% de asistencia, en toda la escuela.', lines: [], source: expect.stringContaining('Asistencia_octubre.csv, importado el 12 nov 2026') as string,
    })
    expect(result({ kind: 'corrected', month: october, since: Date.parse('2026-11-15T13:00:00Z'), publication: said(16), before: said(17) }).observed.lines)
      .toEqual(['Los datos se corrigieron el 15 nov 2026. Antes decían: En octubre de 2026: 85,0% de asistencia, en toda la escuela.'])
    expect(result({ kind: 'withdrawn', month: october, since: Date.parse('2026-11-14T13:00:00Z'), before: said(17) }).observed)
      .toMatchObject({ text: 'Los datos de octubre de 2026 estuvieron y ya no están: el 14 nov 2026 se deshizo la importación que los trajo.', source: null })
  })
  it('says that no month answers what has no day', () => { expect(result({ kind: 'no-day' }).observed.lines).toEqual([expect.stringContaining('No escribieron para cuándo')]) })
  it('gives a school under 10 students its own figure, and the caution with it', () => {
    const few = result({ ...arrived, publication: said(17, 6) } as MonthResult).observed
    expect(few.text).toContain('85,0%')
    expect(few.lines).toHaveLength(1)
  })
  it('counts students under a line as the share and the count', () => {
    expect(result({ ...arrived, publication: said(16) } as MonthResult, false, { ...e, expectIndicator: 'severe-absence' }).observed.text).toContain('30 de 30')
  })
  it('shows no count to somebody who may not see the school\'s', () => {
    expect(describeResult('', e, { result: null, isNews: false, measure: null, figures: null }, es).observed.text).not.toMatch(/\d/)
  })
  it('is news only when it is told to be', () => {
    expect([result(arrived).news, result(arrived, true).news]).toEqual([null, 'Llegaron los datos de octubre'])
    expect(describeNews(e, arrived, mineducBands, es)).toEqual({ headline: 'Llegaron los datos de octubre', expected: 'Asistencia, de 80% a 85%, para el 30 oct 2026', observed: 'En octubre de 2026: 85,0% de asistencia, en toda la escuela.' })
    expect(describeNews(e, { kind: 'waiting', month: october }, mineducBands, es)).toBeNull()
  })
  it('takes the team\'s own measure where one answers, and leaves the rest to the team', () => {
    const own = { ...e, expectIndicator: 'own' as const, expectMeasure: 'Faltan los lunes' }
    const measure = { name: 'Faltan los lunes', unit: 'estudiantes', direction: 'down', 'value.2026-08-24': '9', 'value.2026-10-26': '5', 'value.2026-11-09': '3' } as unknown as MeasureEntry
    expect(describeResult('', own, { result: null, isNews: false, measure, figures }, es).observed).toEqual({
      text: '5 estudiantes, en la semana del 26 oct 2026.', lines: ['De su medida «Faltan los lunes»: partió en 9 estudiantes, la semana del 24 ago 2026. Hay 2 semanas anotadas.'], source: null,
    })
    expect(describeResult('', own, { result: null, isNews: false, measure: null, figures }, es).observed.text).toContain('lo observan ustedes')
    expect(describeResult('', { ...own, expectBy: '2026-08-01' }, { result: null, isNews: false, measure, figures }, es).observed.text).toContain('después del día que esperaban')
  })
  it('never judges: no word of mending, of cause or of a rank', () => {
    for (const r of [result(arrived), result({ ...arrived, publication: said(10) } as MonthResult), result({ kind: 'waiting', month: october })]) {
      expect(JSON.stringify(r)).not.toMatch(/signific|impact|mejor[óo]|empeor|caus[óo]|gracias a|ranking|cumpl|logr/i)
    }
  })
  it('tells a team that closes which months it will hear of, each once', () => {
    expect(describePending([{ kind: 'waiting', month: october }, { kind: 'waiting', month: october }, { kind: 'waiting', month: { year: 2027, month: 3 } }], '2026-11-18', es)).toContain('octubre y marzo de 2027')
    expect(describePending([arrived], '2026-11-18', es)).toBeNull()
  })
})

describe('two theories in words', () => {
  const theory = { theoryIf: 'recibimos al curso cada lunes con desayuno', theoryThen: 'sentirán que los esperan', theoryWhichWill: 'que falten pocos' }
  const beside = (after: Record<string, string>) => describeTheories({ title: 'Ciclo 1', theory }, { title: 'Ciclo 2', theory: after }, es)
  it('says in a sentence what changed, and marks each side\'s own words', () => {
    const view = beside({ ...theory, theoryIf: 'recibimos al curso cada martes con desayuno', 'theoryIf.k1': 'preguntamos qué necesitan' })
    expect(view.summary).toBe('Cambió: una estrategia dice otra cosa y hay una estrategia nueva.')
    expect(view.branches[0]!.if.before.map(p => p.kind)).not.toContain('added')
    expect(view.branches[0]!.if.after).toContainEqual({ kind: 'added', text: 'martes' })
  })
  it('marks no word where hardly one stayed: two texts read better plain', () => {
    const { if: sides } = beside({ ...theory, theoryIf: 'la dupla visita a quienes faltaron' }).branches[0]!
    expect([sides.before, sides.after].map(pieces => pieces.map(p => p.kind))).toEqual([['same'], ['same']])
  })
  it('shows once what did not change', () => { expect(beside(theory)).toMatchObject({ isSame: true, summary: expect.stringContaining('palabra por palabra') as string }) })
})

describe('what leaves the server', () => {
  const withCycle = async (test: (x: { store: Awaited<ReturnType<typeof openSqliteTestStore>>['store']; cycleId: string; params: { rbd: string; cycleId: string }; rosa: string; marcela: string }) => Promise<void>) => {
    const { store, drop } = await openSqliteTestStore()
    try {
      await plantCast(store)
      clockOf(store).set('2026-10-30T13:40:00Z')
      const started = await startCycle(store, { rbd: boldos, title: 'Los lunes', on: '2026-08-03', by: rosaHuenchul.id })
      if (!started.ok) throw new Error(started.reason)
      const { cycleId } = started
      const save = { rbd: boldos, cycleId, version: 0, by: rosaHuenchul.id }
      await savePage(store, 'challenge', { ...save, body: bodyOf('challenge', { ...e, theoryIf: 'BORRADOR de teoría' }), saveKey: 'c' })
      await savePage(store, 'learnings', { ...save, body: bodyOf('learnings', { reading: 'cannot-tell', decision: 'adapt', decisionWhy: 'falta octubre', tags: 'lunes' }), saveKey: 'l' })
      await closeCycle(store, { rbd: boldos, cycleId, on: '2026-10-30', by: rosaHuenchul.id })
      clockOf(store).set('2026-11-12T13:00:00Z')
      await plantAttendance(store, [{ rbd: boldos, ...october, pairs: allAttend(30, 18) }])
      clockOf(store).set('2026-11-18T13:40:00Z')
      const open = async (id: string) => (await store.tx(tx => openSessionIn(store, tx, { personId: id, sharedComputer: true, agentFamily: 'Firefox' }))).token
      await test({ store, cycleId, params: { rbd: String(boldos), cycleId }, rosa: await open(rosaHuenchul.id), marcela: await open(marcelaPaillan.id) })
    } finally { await drop() }
  }
  type Learnings = { results: { results: { key: string; news: string | null; what: string }[]; pending: string | null }; tags: string[] }

  it('tells the team, on the page and in the notebook of the school, and nobody else', () => withCycle(async ({ store, params, rosa, marcela }) => {
    const page = async (token: string) => (await ask(store, learnings.loader as never, { token, params })).data as Learnings
    const notebook = async (token: string) => (await ask(store, school.loader as never, { token, params })).data as { news: { observed: string }[]; ramp: { says: string } }
    expect((await page(rosa)).results.results).toMatchObject([{ key: '', news: 'Llegaron los datos de octubre' }])
    expect((await notebook(rosa)).news).toMatchObject([{ observed: 'En octubre de 2026: 90,0% de asistencia, en toda la escuela.' }])
    const advisor = await page(marcela)
    // The challenge page was never shared: neither what was expected nor a tag of the school reaches the advisor.
    expect([advisor.results.results, advisor.tags]).toEqual([[], []])
    expect((await notebook(marcela)).news).toEqual([])
    await markReady(store, { rbd: boldos, cycleId: params.cycleId, page: 'challenge', version: null, by: rosaHuenchul.id })
    expect((await page(marcela)).results.results).toMatchObject([{ news: null, what: 'Asistencia' }])
  }))

  it('saves a sentence on a closed cycle\'s page, and the news is read', () => withCycle(async ({ store, params, rosa }) => {
    const sent = await ask(store, learnings.action as never, { token: rosa, params, form: { intent: 'save', version: '1', readingWhy: 'Con octubre completo: 90%.' } })
    expect(sent.status).toBe(303)
    expect(((await ask(store, school.loader as never, { token: rosa, params })).data as { news: unknown[] }).news).toEqual([])
  }))

  it('keeps a theory that is not shared from the advisor', () => withCycle(async ({ store, params, rosa, marcela }) => {
    const seen = await ask(store, theoryPage.loader as never, { token: marcela, params })
    expect([seen.status, JSON.stringify(seen.data).includes('BORRADOR')]).toEqual([200, false])
    expect((await ask(store, theoryPage.loader as never, { token: rosa, params })).data).toMatchObject({ why: expect.stringContaining('Todavía no hay otra versión') as string })
    expect((await ask(store, theoryPage.loader as never, { token: rosa, params: { rbd: '90002', cycleId: params.cycleId } })).status).toBe(403)
  }))
})
