/** From the reference cases' words to the functions of cycles/charts. */
import { expect } from 'vitest'
import { anhoejLimits } from '../../../cycles/charts/anhoej-rules.ts'
import { computeChart, type ChartOptions } from '../../../cycles/charts/control-chart.ts'
import { readAroundStart, type CycleVerdictKind, type VerdictFlag } from '../../../cycles/charts/cycle-verdict.ts'
import type { ChartKind } from '../../../cycles/charts/limits.ts'
import { plotTheDots, type Dot } from '../../../cycles/charts/plot-the-dots.ts'
import { compareRates } from '../../../cycles/charts/rate-comparison.ts'
import type { Measured, Point, Series } from '../../../cycles/charts/series.ts'
import { sideOf } from '../../../cycles/charts/side.ts'
import { wilson, z95, z998 } from '../../../cycles/charts/wilson.ts'
import { readYear, type YearVerdictKind } from '../../../cycles/charts/year-verdict.ts'
import type { Check, Near } from './cases.ts'

type Maybe = number | null

// ── qicharts2 ─────────────────────────────────────────────────────────────────────────────────────────────────────────

type QicInput = { chart: string; y: Maybe[]; n?: Maybe[]; freeze: Maybe; part: number[] | null; exclude: number[] | null; cl: Maybe; multiply: number; screenedMovingRange: boolean }
type QicPoint = { i: number; y: Maybe; part: number; baseline: boolean; include: boolean; cl: Maybe; lcl: Maybe; ucl: Maybe; lcl2s: Maybe; ucl2s: Maybe; sigmaSignal: boolean }
type QicPart = { from: number; to: number; nUseful: number; longestRun: Maybe; longestRunMax: Maybe; crossings: Maybe; crossingsMin: Maybe; runsSignal: boolean; sigmaSignals: number }
type QicExpected = { points: QicPoint[]; parts: QicPart[] }

const kindOf: Record<string, ChartKind> = { run: 'run', i: 'i', mr: 'mr', p: 'p', pp: 'p-prime', u: 'u', up: 'u-prime', c: 'c', ip: 'i-prime', g: 'g', t: 't' }

const measuredOf = ({ chart, n, multiply }: QicInput): Measured =>
  chart === 'g' ? { kind: 'between', what: 'opportunities' } : chart === 't' ? { kind: 'between', what: 'days' } : chart === 'c' ? { kind: 'count' }
    : !n ? { kind: 'value' } : { kind: ['u', 'up'].includes(chart) ? 'rate' : 'share', per: multiply }

const pointOf = (input: QicInput, i: number): Point => {
  const [y, n] = [input.y[i] ?? null, input.n ? (input.n[i] ?? null) : undefined]
  if (y === null || n === null || n === 0) return { period: String(i + 1), status: 'missing', value: null, numerator: null, denominator: null }
  const value = (n === undefined ? y : y / n) * input.multiply
  const standing = input.exclude?.includes(i + 1) ? { status: 'excluded' as const, reason: 'known-wrong' as const } : { status: 'ok' as const }
  return { ...standing, period: String(i + 1), value, numerator: n === undefined ? null : y, denominator: n ?? null }
}

/** qicharts2 bridges the moving range over what is excluded, and tests it all the same. We do neither (docs/methods.md), so it is taken out whole. */
const withoutExcluded = (points: Point[]): Point[] => points.filter(p => p.status !== 'excluded')

const qic: Check = (input: QicInput, expected: QicExpected, near: Near) => {
  const all = input.y.map((_, i) => pointOf(input, i))
  const bridges = input.exclude !== null && input.chart !== 'run'
  const points = bridges ? withoutExcluded(all) : all
  const series: Series = { unit: 'month', measured: measuredOf(input), points }
  const options: ChartOptions = { freezeAfter: input.freeze, phaseStarts: input.part ?? [], centre: input.cl, isScreened: input.screenedMovingRange, factor: 3 / 1.128 }
  const chart = computeChart(series, kindOf[input.chart]!, options)

  const kept = expected.points.filter(p => !bridges || p.include)
  expect(chart.points).toHaveLength(kept.length)
  kept.forEach((e, k) => {
    const got = chart.points[k]!
    near(got.value, e.y, `value ${e.i}`)
    near(got.centre, e.cl, `centre ${e.i}`)
    near(got.lower, e.lcl, `lower ${e.i}`)
    near(got.upper, e.ucl, `upper ${e.i}`)
    near(got.innerLower, e.lcl2s, `inner lower ${e.i}`)
    near(got.innerUpper, e.ucl2s, `inner upper ${e.i}`)
    expect(got.phase, `phase of ${e.i}`).toBe(e.part - 1)
    expect(got.isInBaseline, `baseline of ${e.i}`).toBe(e.baseline)
    if (e.include) expect(got.beyond !== null, `outside ${e.i}`).toBe(e.sigmaSignal)
  })
  expect(chart.phases).toHaveLength(expected.parts.length)
  expected.parts.forEach((e, k) => {
    const { runs, isRunSignal, beyond, from, to } = chart.phases[k]!
    if (!bridges) expect([from, to]).toEqual([e.from - 1, e.to - 1])
    expect(runs.useful).toBe(e.nUseful)
    expect({ longest: runs.longest?.length ?? null, max: runs.longestLimit, crossings: runs.crossings, min: runs.crossingsLimit, signal: isRunSignal })
      .toEqual({ longest: e.longestRun, max: e.longestRunMax, crossings: e.crossings, min: e.crossingsMin, signal: e.runsSignal })
    expect(beyond).toHaveLength(expected.points.filter(p => p.include && p.sigmaSignal && p.part === k + 1).length)
  })
}

const table: Check = (_input: unknown, expected: { rows: { n: number; longestRunMax: number; crossingsMin: number }[] }) => {
  for (const row of expected.rows) expect({ n: row.n, ...anhoejLimits(row.n) }).toEqual({ n: row.n, longest: row.longestRunMax, crossings: row.crossingsMin + 0 })
}

// ── NHSRplotthedots ───────────────────────────────────────────────────────────────────────────────────────────────────

type PtdInput = { x: string[]; y: Maybe[]; improvementDirection: 'increase' | 'decrease' | 'neutral'; rebase: string[] | null; fixAfterNPoints: Maybe; target: Maybe; screenedMovingRange: boolean }
type PtdPoint = { i: number; y: Maybe; rebaseGroup: number; mean: Maybe; lpl: Maybe; upl: Maybe; outsideLimits: boolean; relativeToMean: Maybe; specialCauseType: string; pointType: string; shortGroupWarning: boolean }
type PtdSummary = { n: number; common_cause: number; special_cause_improvement: number; special_cause_concern: number; variation_type: string; assurance_type?: string }

const wordsOfRule = (d: Dot): string => {
  switch (d.rule) {
    case null: return 'Common Cause'
    case 'outside': return d.side === 1 ? 'Above UCL' : 'Below LCL'
    case 'trend': return `7 Point Trend (${d.side === 1 ? 'Increasing' : 'Decreasing'})`
    case 'two-of-three': return `2 in 3 ${d.side === 1 ? 'Above' : 'Below'} CL`
    case 'shift': return `7 Points ${d.side === 1 ? 'Above' : 'Below'} CL`
  }
}
const wordOfReading = { usual: 'common_cause', improvement: 'special_cause_improvement', concern: 'special_cause_concern', high: 'special_cause_neutral_high', low: 'special_cause_neutral_low' }

const ptd: Check = (input: PtdInput, expected: { points: PtdPoint[]; summary: PtdSummary[] }, near: Near) => {
  const points = input.y.map((y, i): Point => (y === null ? { period: input.x[i]!, status: 'missing', value: null, numerator: null, denominator: null } : { period: input.x[i]!, status: 'ok', value: y, numerator: null, denominator: null }))
  const { dots, phases } = plotTheDots({ unit: 'month', measured: { kind: 'value' }, points }, {
    good: input.improvementDirection === 'increase' ? 'up' : input.improvementDirection === 'decrease' ? 'down' : 'neither',
    target: input.target, freezeAfter: input.fixAfterNPoints, isScreened: input.screenedMovingRange, phaseStarts: (input.rebase ?? []).map(x => input.x.indexOf(x)),
  })
  expected.points.forEach((e, k) => {
    const got = dots[k]!
    near(got.value, e.y, `value ${e.i}`)
    near(got.centre, e.mean, `mean ${e.i}`)
    near(got.lower, e.lpl, `lower ${e.i}`)
    near(got.upper, e.upl, `upper ${e.i}`)
    expect(got.phase).toBe(e.rebaseGroup)
    // The package warns up to 12 points though its text says under 12, which is what ours does.
    expect(phases[got.phase]!.to - phases[got.phase]!.from + 1 < 13, `short group ${e.i}`).toBe(e.shortGroupWarning)
    if (e.y === null) return
    expect(sideOf(got.value!, got.centre!), `side ${e.i}`).toBe(e.relativeToMean)
    expect({ at: e.i, rule: wordsOfRule(got), reading: wordOfReading[got.reading], outside: got.rule === 'outside' }).toEqual({ at: e.i, rule: e.specialCauseType, reading: e.pointType, outside: e.outsideLimits })
  })
  expected.summary.forEach((e, k) => {
    const { from, to, latest, assurance } = phases[k]!
    const of = (reading: Dot['reading']) => dots.slice(from, to + 1).filter(d => d.reading === reading).length
    expect({ n: to - from + 1, common: of('usual'), better: of('improvement'), worse: of('concern') }).toEqual({ n: e.n, common: e.common_cause, better: e.special_cause_improvement, worse: e.special_cause_concern })
    if (latest !== null) expect(wordOfReading[latest]).toBe(e.variation_type)
    if (e.assurance_type) expect({ misses: 'consistent_fail', meets: 'consistent_pass', 'now-and-then': 'inconsistent' }[assurance!]).toBe(e.assurance_type)
  })
}

// ── Verdicts and rates ────────────────────────────────────────────────────────────────────────────────────────────────

const cycleVerdictOf: Record<string, CycleVerdictKind> = {
  LINEA_BASE_INSUFICIENTE: 'too-little-before', SIN_DATOS_POSTERIORES: 'nothing-since', LINEA_BASE_INESTABLE: 'unstable-before', SENAL_MIXTA: 'mixed', SENAL_MEJORA: 'improvement',
  SENAL_EMPEORA: 'deterioration', POSIBLE_MEJORA: 'possible-improvement', POSIBLE_EMPEORA: 'possible-deterioration', AUN_NO_SE_SABE: 'too-soon', VARIACION_NORMAL: 'usual-variation',
}
const flagOf: Record<string, VerdictFlag> = {
  LIMITES_PROVISORIOS: 'provisional-limits', ESTABILIDAD_NO_COMPROBABLE: 'stability-unchecked', SIN_VARIACION_EN_LINEA_BASE: 'no-variation-before', PUNTO_INUSUAL_EN_LINEA_BASE: 'unusual-point-before',
}
type MonthlyExpected = {
  verdict: string; nBaseline: number; nAfter: number; flags: string[]; centre?: number; lcl: Maybe; ucl: Maybe; lower2s: Maybe; upper2s: Maybe; baselineMedian: Maybe; baselineAnhoejSignal: boolean
  longestRunGood: number; longestRunBad: number; pointsBeyondGood: number; pointsBeyondBad: number; twoOfThreeGood: boolean; twoOfThreeBad: boolean; meanAfter: Maybe
}

const verdictMonthly: Check = (input: { y: Maybe[]; start: number; goodDirection: 'up' | 'down'; excluded: number[] | null }, e: MonthlyExpected, near: Near) => {
  const points = input.y.map((y, i): Point => {
    const rest = { period: String(i + 1), value: y, numerator: null, denominator: null }
    return input.excluded?.includes(i + 1) ? { status: 'excluded', reason: 'known-wrong', ...rest } : { status: y === null ? 'missing' : 'ok', ...rest }
  })
  const got = readAroundStart(points, { start: input.start - 1, good: input.goodDirection, basis: 'without-season' })
  expect({ verdict: got.verdict, before: got.before.filled, after: got.after.filled, flags: [...got.flags].sort() })
    .toEqual({ verdict: cycleVerdictOf[e.verdict], before: e.nBaseline, after: e.nAfter, flags: e.flags.map(f => flagOf[f]!).sort() })
  if (e.centre === undefined) return
  near(got.centre, e.centre, 'centre')
  near(got.limits?.lower, e.lcl, 'lower')
  near(got.limits?.upper, e.ucl, 'upper')
  near(got.limits?.innerLower, e.lower2s, 'inner lower')
  near(got.limits?.innerUpper, e.upper2s, 'inner upper')
  near(got.before.median, e.baselineMedian, 'median')
  near(got.after.mean, e.meanAfter, 'mean after')
  const { good, bad } = got.after
  expect({ unstable: got.before.isUnstable, runGood: good.longestRun?.length ?? 0, runBad: bad.longestRun?.length ?? 0, beyondGood: good.beyond.length, beyondBad: bad.beyond.length, nearGood: good.twoOfThree !== null, nearBad: bad.twoOfThree !== null })
    .toEqual({ unstable: e.baselineAnhoejSignal, runGood: e.longestRunGood, runBad: e.longestRunBad, beyondGood: e.pointsBeyondGood, beyondBad: e.pointsBeyondBad, nearGood: e.twoOfThreeGood, nearBad: e.twoOfThreeBad })
}

const yearVerdictOf: Record<string, YearVerdictKind> = {
  SUPRIMIDO: 'suppressed', LINEA_BASE_INSUFICIENTE: 'too-little-before', SENAL_EMPEORA: 'deterioration', SENAL_MEJORA: 'improvement', POSIBLE_EMPEORA: 'possible-deterioration',
  POSIBLE_MEJORA: 'possible-improvement', MEJORA_NO_DETECTABLE: 'improvement-undetectable', VARIACION_NORMAL: 'usual-variation',
}
type YearlyExpected = { verdict: string; yearsBaseline?: number; rateNow: number; rateBaselineAdjusted: number; expected: number; pLower: number; pUpper: number; pLowerIfZero: number; improvementDetectable: boolean }

const verdictYearly: Check = (input: { eventsNow: number; studentsNow: number; eventsBefore: number[]; studentsBefore: number[]; nationalRatio: number }, e: YearlyExpected, near: Near) => {
  const before = input.eventsBefore.map((count, i) => ({ year: 2010 + i, count, of: input.studentsBefore[i]! }))
  const got = readYear({ year: 2019, count: input.eventsNow, of: input.studentsNow }, before, input.nationalRatio)
  expect(got.verdict).toBe(yearVerdictOf[e.verdict])
  if (e.yearsBaseline === undefined) return
  const r = got.reading!
  expect(got.years).toHaveLength(e.yearsBaseline)
  near(r.rateNow, e.rateNow, 'rate now')
  near(r.rateBefore, e.rateBaselineAdjusted, 'rate before')
  near(r.expected, e.expected, 'expected')
  near(r.chanceOfFewer, e.pLower, 'as few')
  near(r.chanceOfMore, e.pUpper, 'as many')
  near(r.chanceOfNone, e.pLowerIfZero, 'none')
  expect(r.chanceOfNone <= 0.025).toBe(e.improvementDetectable)
}

type WilsonRow = { d: number; n: number; lower95_0cl: number; upper95_0cl: number; lower99_8cl: number; upper99_8cl: number }
const wilsonIntervals: Check = (_input: unknown, e: { rows: WilsonRow[] }, near: Near) => {
  for (const row of e.rows) {
    const [narrow, wide] = [wilson(row.d / row.n, row.n, z95), wilson(row.d / row.n, row.n, z998)]
    near(narrow.from, row.lower95_0cl, 'lower 95')
    near(narrow.to, row.upper95_0cl, 'upper 95')
    near(wide.from, row.lower99_8cl, 'lower 99.8')
    near(wide.to, row.upper99_8cl, 'upper 99.8')
  }
}

type RateRow = { d1: number; n1: number; d0: number; n0: number; ratio: number; lo95: number; hi95: number; p2: number; pLower: number; pUpper: number }
const rateRatio: Check = (_input: unknown, e: { rows: RateRow[] }, near: Near) => {
  for (const row of e.rows) {
    const got = compareRates({ events: row.d1, exposure: row.n1 }, { events: row.d0, exposure: row.n0 })
    near(got.ratio, row.ratio, 'ratio')
    near(got.ratioFrom, row.lo95, 'from')
    near(got.ratioTo, row.hi95, 'to')
    near(got.chanceOfAsUnlikely, row.p2, 'two-sided')
    near(got.chanceOfFewer, row.pLower, 'as few')
    near(got.chanceOfMore, row.pUpper, 'as many')
  }
}

export const chartsFamilies: Record<string, Check> = { qic, table, ptd, verdictMonthly, verdictYearly, wilson: wilsonIntervals, rateRatio }
