/**
 * A measure, period by period, and how far each figure counts (reference: methods, 2). One row a period, with the counts behind it where there
 * are any: rates are computed from counts and never averaged, an empty row stays and is never filled in.
 */
import { lostKinds } from '../calendar/entries.ts'
import { weekdayOf } from '../calendar/weeks.ts'
import { yearsWithoutAttendance } from '../indicators/series.ts'

/** Why a period is left out. A reason is known without looking at the figure: excluding never needs statistics. */
export const exclusionReasons = ['pandemic', ...lostKinds, 'known-wrong', 'start-inside'] as const
export type ExclusionReason = (typeof exclusionReasons)[number]

/**
 * How far a figure counts. `provisional`: not closed, or of too few courses; drawn, in no centre, limit, run or verdict. `excluded`: stays
 * visible, counts nowhere. `missing`: an empty row.
 */
export type Standing = { status: 'ok' } | { status: 'missing' } | { status: 'provisional' } | { status: 'excluded'; reason: ExclusionReason }

export type PeriodUnit = 'month' | 'week' | 'year'
/** `period`: `2026-04`, a Monday `2026-04-06`, or `2026`. */
export type CountedPeriod = Standing & { period: string; numerator: number | null; denominator: number | null }
export type ValuedPeriod = Standing & { period: string; value: number | null }

/**
 * What a value is. `share`: events among those who could (per 1, 100 …), never above all. `rate`: events per so much exposure, which may be
 * above one. `count`: events, the same exposure each time. `value`: any number (a gap in points). `between`: how much lies between two events,
 * `days` above 0 for a t chart, `opportunities` whole from 0 for a g chart.
 */
export type Measured =
  | { kind: 'share' | 'rate'; per: number }
  | { kind: 'count' | 'value' }
  | { kind: 'between'; what: 'days' | 'opportunities' }

/** `value` is in the measure's unit; null where there is none. Numerator and denominator are null where the measure has none. */
export type Point = Standing & { period: string; value: number | null; numerator: number | null; denominator: number | null }
/** `unit` is null where points are events and not periods (g and t charts). */
export type Series = { unit: PeriodUnit | null; measured: Measured; points: Point[] }

export type SeriesRefusal = {
  /** Index of the row, from 0. */
  at: number
  why: 'not-a-number' | 'negative' | 'not-whole' | 'above-all' | 'not-above-zero' | 'not-a-period' | 'mixed-units' | 'out-of-order' | 'twice'
}
export type ReadSeries = { ok: true; series: Series } | { ok: false; refusals: SeriesRefusal[] }

const unitOf = (period: string): PeriodUnit | null => {
  if (/^\d{4}$/.test(period)) return 'year'
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(period)) return 'month'
  return /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(period) && weekdayOf(period) === 0 ? 'week' : null
}

/** Periods must be of one unit and in order, each once. */
const refusalsOfPeriods = (periods: readonly string[]): SeriesRefusal[] => {
  const first = unitOf(periods[0] ?? '')
  return periods.flatMap((period, at): SeriesRefusal[] => {
    const unit = unitOf(period)
    if (unit === null) return [{ at, why: 'not-a-period' }]
    if (unit !== first && first !== null) return [{ at, why: 'mixed-units' }]
    const before = periods[at - 1]
    if (before === undefined || period > before) return []
    return [{ at, why: period === before ? 'twice' : 'out-of-order' }]
  })
}

const isEmpty = (row: CountedPeriod) => row.status === 'missing' || row.numerator === null || row.denominator === null || row.denominator === 0

const refusalOfCounts = (row: CountedPeriod, at: number, kind: 'share' | 'rate'): SeriesRefusal[] => {
  const given = [row.numerator, row.denominator].filter(n => n !== null)
  if (given.some(n => !Number.isFinite(n))) return [{ at, why: 'not-a-number' }]
  if (given.some(n => n < 0)) return [{ at, why: 'negative' }]
  return kind === 'share' && !isEmpty(row) && row.numerator! > row.denominator! ? [{ at, why: 'above-all' }] : []
}

/** Nothing is known of it: half a fraction or nobody to count among is nothing. An exclusion stands, with nothing to draw. */
const emptyPoint = (row: CountedPeriod | ValuedPeriod): Point =>
  ({ ...(row.status === 'excluded' ? { status: row.status, reason: row.reason } : { status: 'missing' as const }), period: row.period, value: null, numerator: null, denominator: null })
const standingOf = (row: Standing): Standing => (row.status === 'excluded' ? { status: row.status, reason: row.reason } : { status: row.status })

/**
 * A series of counts. `per`: 100 for percent, 1000 for events per 1000. A row without numerator, or without denominator, or with a denominator of
 * zero is missing, not refused. Refused, all at once: what is no finite number, negative, or more than all; periods out of order, twice,
 * of two units, or none (a week is its Monday).
 */
export const readCounts = (rows: readonly CountedPeriod[], measured: { kind: 'share' | 'rate'; per: number }): ReadSeries => {
  const refusals = [...refusalsOfPeriods(rows.map(r => r.period)), ...rows.flatMap((row, at) => refusalOfCounts(row, at, measured.kind))]
  if (refusals.length > 0) return { ok: false, refusals }
  const points = rows.map((row): Point => isEmpty(row) ? emptyPoint(row) : {
    ...standingOf(row), period: row.period, numerator: row.numerator, denominator: row.denominator, value: (row.numerator! / row.denominator!) * measured.per,
  })
  return { ok: true, series: { unit: rows[0] ? unitOf(rows[0].period) : null, measured, points } }
}

/** A series of values without counts: a gap to other schools, an adjusted percentage, a number of events. Refuses as `readCounts` does; events are whole. */
export const readValues = (rows: readonly ValuedPeriod[], measured: { kind: 'count' | 'value' } = { kind: 'value' }): ReadSeries => {
  const refusals = [...refusalsOfPeriods(rows.map(r => r.period)), ...rows.flatMap((row, at): SeriesRefusal[] => {
    if (row.value === null) return []
    if (!Number.isFinite(row.value)) return [{ at, why: 'not-a-number' }]
    if (measured.kind === 'count' && row.value < 0) return [{ at, why: 'negative' }]
    return measured.kind === 'count' && !Number.isInteger(row.value) ? [{ at, why: 'not-whole' }] : []
  })]
  if (refusals.length > 0) return { ok: false, refusals }
  return { ok: true, series: { unit: rows[0] ? unitOf(rows[0].period) : null, measured, points: rows.map(valuedPoint) } }
}
const valuedPoint = (row: ValuedPeriod): Point =>
  row.value === null || row.status === 'missing' ? emptyPoint(row) : { ...standingOf(row), period: row.period, value: row.value, numerator: null, denominator: null }

/**
 * What lies between two events: `days` (above 0; two on one day are half a day apart) or `opportunities` (students or days in between, whole).
 * The unfinished interval since the last event is not among them: it is told, never tested (reference: methods, 3.4).
 */
export const readIntervals = (intervals: readonly number[], what: 'days' | 'opportunities'): ReadSeries => {
  const refusals = intervals.flatMap((value, at): SeriesRefusal[] => {
    if (!Number.isFinite(value)) return [{ at, why: 'not-a-number' }]
    if (what === 'days') return value > 0 ? [] : [{ at, why: 'not-above-zero' }]
    if (value < 0) return [{ at, why: 'negative' }]
    return Number.isInteger(value) ? [] : [{ at, why: 'not-whole' }]
  })
  if (refusals.length > 0) return { ok: false, refusals }
  const points = intervals.map((value, i): Point => ({ status: 'ok', period: String(i + 1), value, numerator: null, denominator: null }))
  return { ok: true, series: { unit: null, measured: { kind: 'between', what }, points } }
}

/** The value where it counts for centre, limits, runs and verdicts; else null. */
export const countedValue = (p: Point): number | null => (p.status === 'ok' ? p.value : null)

/** 2020 and 2021 left out: the default for attendance and withdrawal (reference: methods, 2). A row with a reason of its own keeps it. */
export const withoutPandemic = <T extends CountedPeriod | ValuedPeriod>(rows: readonly T[]): T[] =>
  rows.map(row => (row.status !== 'excluded' && yearsWithoutAttendance.includes(Number(row.period.slice(0, 4))) ? { ...row, status: 'excluded' as const, reason: 'pandemic' as const } : row))

/** Below this share of the courses that exist, a month's figure speaks for too few of them (reference: methods, 2: coverage). */
export const leastCoverage = 0.8

/** Whether a month's figure waits: it is not closed, or fewer than 80 % of the courses declared. Null counts are not known, which is no reason. */
export const isProvisional = (month: { isClosed: boolean; coursesDeclared: number | null; courses: number | null }): boolean =>
  !month.isClosed || (month.coursesDeclared !== null && month.courses !== null && month.courses > 0 && month.coursesDeclared < leastCoverage * month.courses)
