/**
 * Schools that began in different months: those of each month against schools that had not begun by the end of what is looked at, then the mean
 * over all that began (Callaway & Sant'Anna 2021; reference: methods, 7, rung 3). A school that began earlier is never a comparison for one that began
 * later, which is what goes wrong in a two-way fixed-effects regression (Goodman-Bacon 2021).
 *
 * Standard error, ours: each school's own contribution squared and added up, a school being in as many comparisons as it is in. Of those that began,
 * the distance of their own effect from the mean of all, so that cohorts of one school have a spread too and effects that truly differ widen the
 * interval; of the others, the distance from the mean of their comparison. With one cohort this is Welch's interval exactly.
 */
import { compareMonths, monthFromIndex, monthIndex, monthKey, type Month } from '../calendar/days.ts'
import { gapBefore, type GapReading } from './gap-before.ts'
import { sharedDegreesOf, tIntervalOf, type TInterval } from './intervals.ts'
import { areAllAlike, meanOf, sumOf } from './moments.ts'
import { periodChangeOf, windowAround, type SchoolSeries } from './period-changes.ts'

/** `startedIn`: the first full month of its cycle; null when it has none. */
export type StaggeredSchool = SchoolSeries & { startedIn: Month | null }

export type Cohort =
  | { kind: 'compared'; start: Month; points: number; treated: number; comparison: number; months: number; gapBefore: Exclude<GapReading, 'changing'> }
  | { kind: 'left-out'; start: Month; why: 'no-treated' | 'no-comparison' | 'gap-was-changing'; treated: number }

export type StaggeredDifference =
  | {
    rung: 3
    kind: 'difference'
    /** Percentage points: the mean over the schools that began. */
    points: number
    /** Null with fewer than two schools that began, or fewer than two to compare any of them with. */
    spread: TInterval | null
    treated: number
    /** Different schools that served as comparison. */
    comparison: number
    cohorts: Cohort[]
  }
  | { rung: 3; kind: 'not-yet-enough'; why: 'no-treated' | 'no-comparison' | 'gap-was-changing'; cohorts: Cohort[] }

/** A school's change in points, by school. */
type Change = { school: SchoolSeries; rbd: number; points: number }
type ComparedCohort = { cohort: Extract<Cohort, { kind: 'compared' }>; treated: Change[]; comparison: Change[] }

/**
 * `last`: the last month with data. `monthsAfter`: how many calendar months after each start are looked at, at most (all unless told); fewer leave more
 * schools that have not begun. A cohort whose gap to its comparison was already changing before its start is left out.
 */
export const staggeredDifference = (
  schools: readonly StaggeredSchool[],
  at: { last: Month; monthsAfter?: number },
): StaggeredDifference => {
  const results = startsOf(schools, at.last).map(start => cohortOf(start, schools, at))
  const cohorts = results.map(r => ('treated' in r && 'cohort' in r ? r.cohort : r))
  const compared = results.filter((r): r is ComparedCohort => 'cohort' in r)
  if (compared.length === 0) {
    const why = (['gap-was-changing', 'no-comparison'] as const).find(w => cohorts.some(c => c.kind === 'left-out' && c.why === w)) ?? 'no-treated'
    return { rung: 3, kind: 'not-yet-enough', why, cohorts }
  }
  return { rung: 3, kind: 'difference', cohorts, ...togetherOf(compared) }
}

const startsOf = (schools: readonly StaggeredSchool[], last: Month): Month[] => {
  const starts = new Map(schools.flatMap(s => (s.startedIn && compareMonths(s.startedIn, last) <= 0 ? [[monthKey(s.startedIn), s.startedIn] as const] : [])))
  return [...starts.values()].sort(compareMonths)
}

const cohortOf = (start: Month, schools: readonly StaggeredSchool[], at: { last: Month; monthsAfter?: number }): ComparedCohort | Extract<Cohort, { kind: 'left-out' }> => {
  const end = at.monthsAfter === undefined ? at.last : monthFromIndex(Math.min(monthIndex(at.last), monthIndex(start) + at.monthsAfter - 1))
  const window = windowAround(start, end)
  const changesOf = (of: readonly StaggeredSchool[]): Change[] =>
    of.flatMap(school => { const c = periodChangeOf(school, window); return c.kind === 'change' ? [{ school, rbd: c.rbd, points: c.points }] : [] })
  const treated = changesOf(schools.filter(s => s.startedIn && monthIndex(s.startedIn) === monthIndex(start)))
  const comparison = changesOf(schools.filter(s => s.startedIn === null || monthIndex(s.startedIn) > monthIndex(end)))
  const leftOut = (why: 'no-treated' | 'no-comparison' | 'gap-was-changing') => ({ kind: 'left-out' as const, start, why, treated: treated.length })
  if (treated.length === 0) return leftOut('no-treated')
  if (comparison.length === 0) return leftOut('no-comparison')
  const { reading } = gapBefore(treated.map(c => c.school), comparison.map(c => c.school), start)
  if (reading === 'changing') return leftOut('gap-was-changing')
  const points = meanOf(treated.map(c => c.points)) - meanOf(comparison.map(c => c.points))
  const months = new Set(window.before.map(m => m.month)).size
  return { treated, comparison, cohort: { kind: 'compared', start, points, treated: treated.length, comparison: comparison.length, months, gapBefore: reading } }
}

const togetherOf = (cohorts: readonly ComparedCohort[]): { points: number; spread: TInterval | null; treated: number; comparison: number } => {
  const treated = sumOf(cohorts.map(c => c.treated.length))
  const points = sumOf(cohorts.map(c => c.treated.length * c.cohort.points)) / treated
  const others = new Set(cohorts.flatMap(c => c.comparison.map(s => s.rbd)))
  const spread = treated < 2 || cohorts.some(c => c.comparison.length < 2) ? null : spreadOf(cohorts, points, treated, others.size)
  return { points, spread, treated, comparison: others.size }
}

const spreadOf = (cohorts: readonly ComparedCohort[], points: number, treated: number, others: number): TInterval | null => {
  const own = new Map<number, number>()
  const asOther = new Map<number, number>()
  const add = (to: Map<number, number>, rbd: number, by: number) => to.set(rbd, (to.get(rbd) ?? 0) + by)
  for (const c of cohorts) {
    const level = meanOf(c.comparison.map(s => s.points))
    const [n, share] = [c.comparison.length, c.treated.length / treated]
    for (const s of c.treated) add(own, s.rbd, Math.sqrt(treated / (treated - 1)) * (s.points - level - points) / treated)
    for (const s of c.comparison) add(asOther, s.rbd, -share * Math.sqrt(n / (n - 1)) * (s.points - level) / n)
  }
  if (areAllAlike([0, ...own.values(), ...asOther.values()])) return null
  const squares = (of: ReadonlyMap<number, number>) => sumOf([...of.values()].map(v => v * v))
  // A school that is first a comparison and then begins is in both parts, and counts once with the sum of both.
  const both = new Map(own)
  for (const [rbd, v] of asOther) add(both, rbd, v)
  const variance = squares(both)
  if (variance <= 0) return null
  const degrees = sharedDegreesOf([{ variance: squares(own), degrees: treated - 1 }, { variance: squares(asOther), degrees: others - 1 }])
  return tIntervalOf(points, Math.sqrt(variance), degrees)
}
