/**
 * What a board says of one school: its figures against its own months before the current cycle began, in percentage points. Everything here is made of
 * figures that may be told one by one, so that no change, no grouping and no drawing says more than they do.
 *
 * The school's own before is frozen: each calendar month is held against the last such month before the cycle began (up to three years back, 2020 and
 * 2021 passed over), however long the cycle runs. That takes the season out; what happened to everybody is not taken out, and stands beside it as
 * the change against the others and as the cycle's reading. Each month weighs the same.
 */
import { compareMonths, monthFromIndex, monthIndex, monthOfDay, type Month } from '../calendar/days.ts'
import { firstFullMonth } from '../compare/same-months.ts'
import { discloseChange, discloseGroup, discloseRate, isShown, type Cell, type Policy, type Rate } from '../disclosure/disclose.ts'
import type { DisclosedYear } from '../disclosure/disclose-yearly.ts'
import { bandsOf, chronicallyAbsentOf, type BandScheme, type Histogram } from '../indicators/attendance.ts'
import { schoolMonthsBetween, yearsWithoutAttendance } from '../indicators/series.ts'

/** How many years back a month before the cycle may stand. */
export const yearsBack = 3

export type MonthOfSchool = Month & { students: number; daysAttended: number; daysDue: number; histogram: Histogram }

export type OwnChange =
  | { kind: 'change'; points: number; decimals: 0 | 1; first: Month; last: Month; compared: number; sinceStart: number }
  | { kind: 'cannot-yet'; why: 'no-months-since' | 'no-before' }
  /** There are months on both sides, and none of them may be told. */
  | { kind: 'not-told' }

/** A span of a cycle. `endedOn`: when it was closed or dropped. Days are `YYYY-MM-DD`. */
export type CycleOnBoard = { startedOn: string; endedOn: string | null }

/** The school months a cycle speaks for up to `last`, which is the last month anybody has. Dates in the wrong order give none. */
export const monthsSince = (cycle: CycleOnBoard, last: Month): Month[] => {
  const end = cycle.endedOn && compareMonths(monthOfDay(cycle.endedOn), last) < 0 ? monthOfDay(cycle.endedOn) : last
  const first = firstFullMonth(cycle.startedOn)
  return compareMonths(first, end) > 0 ? [] : schoolMonthsBetween(first, end)
}

type Pair = { now: MonthOfSchool; before: MonthOfSchool }

const pairsOf = (months: readonly MonthOfSchool[], cycle: CycleOnBoard, since: readonly Month[]): { hasNow: boolean; pairs: Pair[] } => {
  const byIndex = new Map(months.map(m => [monthIndex(m), m]))
  const start = monthOfDay(cycle.startedOn)
  let hasNow = false
  const pairs = since.flatMap((m): Pair[] => {
    const now = byIndex.get(monthIndex(m))
    if (!now) return []
    hasNow = true
    for (let year = Math.min(m.year - 1, start.year); year >= start.year - yearsBack; year--) {
      const candidate = { year, month: m.month }
      if (compareMonths(candidate, start) >= 0 || yearsWithoutAttendance.includes(year)) continue
      const before = byIndex.get(monthIndex(candidate))
      if (before) return [{ now, before }]
    }
    return []
  })
  return { hasNow, pairs }
}

const changeOf = (months: readonly MonthOfSchool[], cycle: CycleOnBoard, last: Month, tell: (pairs: readonly Pair[]) => { told: Pair[]; change: Cell<{ points: number; decimals: 0 | 1 }> | null }): OwnChange => {
  const since = monthsSince(cycle, last)
  const { hasNow, pairs } = pairsOf(months, cycle, since)
  if (!hasNow) return { kind: 'cannot-yet', why: 'no-months-since' }
  if (pairs.length === 0) return { kind: 'cannot-yet', why: 'no-before' }
  const { told, change } = tell(pairs)
  const [first, latest] = [told[0], told.at(-1)]
  if (!first || !latest || !change || !isShown(change)) return { kind: 'not-told' }
  return { kind: 'change', ...change.shown, first: bare(first.now), last: bare(latest.now), compared: told.length, sinceStart: since.length }
}

const bare = ({ year, month }: Month): Month => ({ year, month })
const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length
const isExact = (cell: Cell<Rate> | null) => cell !== null && isShown(cell) && cell.shown.kind === 'percent'

/** Of attendance, over the months that are told on both sides as a percent of their own. */
export const attendanceChangeOf = (months: readonly MonthOfSchool[], cycle: CycleOnBoard, last: Month, policy: Policy): OwnChange =>
  changeOf(months, cycle, last, pairs => {
    const isTold = (m: MonthOfSchool) => isExact(discloseRate(m.daysAttended, m.daysDue, m.students, policy))
    const told = pairs.filter(p => isTold(p.now) && isTold(p.before))
    if (told.length === 0) return { told, change: null }
    const percentOf = (m: MonthOfSchool) => (100 * m.daysAttended) / m.daysDue
    return { told, change: discloseChange(mean(told.map(p => percentOf(p.now) - percentOf(p.before))), told.flatMap(p => [p.now, p.before]), policy) }
  })

/** `count` null where the rate is told as a bound. */
export type ToldShare = { count: number | null; of: number; rate: Rate }

/**
 * Students under the normal band in a month. Told only where the bands beside it, as the school's page shows them, give it already: the three of them, or
 * all that is left of the students by the other two. Else the sum would give back the band that was hidden. Null where there is nobody.
 */
export const chronicShareOf = (m: MonthOfSchool, scheme: BandScheme, policy: Policy): Cell<ToldShare> | null => {
  const bands = bandsOf(m.histogram, scheme)
  const group = discloseGroup({ students: m.students, daysAttended: m.daysAttended, daysDue: m.daysDue, parts: bands }, policy)
  if (!isShown(group.students)) return group.students
  if (m.students === 0 || m.daysDue === 0) return null
  const count = chronicallyAbsentOf(bands)
  const { critical, severe, repeated, normal, outstanding } = group.parts
  const isKnownInside = [critical, severe, repeated].every(isShown)
  const isKnownOutside = [normal, outstanding].every(isShown) && count + bands.normal + bands.outstanding === m.students
  if (!isKnownInside && !isKnownOutside) return { hidden: 'small-cell' }
  const rate = discloseRate(count, m.students, m.students, policy)
  if (rate === null || !isShown(rate)) return rate
  return { shown: { count: rate.shown.kind === 'percent' ? count : null, of: m.students, rate: rate.shown } }
}

/** Of the share of students under the normal band, over the months in which it is told on both sides. */
export const chronicChangeOf = (months: readonly MonthOfSchool[], cycle: CycleOnBoard, last: Month, scheme: BandScheme, policy: Policy): OwnChange =>
  changeOf(months, cycle, last, pairs => {
    const percentOf = (m: MonthOfSchool) => {
      const cell = chronicShareOf(m, scheme, policy)
      return cell !== null && isShown(cell) && cell.shown.count !== null ? (100 * cell.shown.count) / cell.shown.of : null
    }
    const told = pairs.flatMap(p => { const [now, before] = [percentOf(p.now), percentOf(p.before)]; return now === null || before === null ? [] : [{ ...p, points: now - before }] })
    if (told.length === 0) return { told, change: null }
    const isCoarse = told.some(p => Math.min(p.now.students, p.before.students) < policy.wholePercentUnder)
    const points = mean(told.map(p => p.points))
    return { told, change: { shown: isCoarse ? { points: Math.round(points), decimals: 0 } : { points: Math.round(points * 10) / 10, decimals: 1 } } }
  })

/** The last year with a figure of who left during it, against the three usable years before the cycle began, as they are told. */
export type WithdrawalOnBoard = {
  year: number
  share: Cell<ToldShare>
  /** Null where the year is no later than those before the cycle, or one side is not told. */
  change: { points: number; decimals: 0 | 1; years: number[] } | null
  /** The year was over before the cycle began: it is part of the before. */
  isBefore: boolean
}

type ToldYear = { year: number; count: number; of: number; decimals: 0 | 1 }

/** The board says of how many a share is, to one: so it tells only years of which every count is told. What is left over would speak of a hidden one. */
const isWhole = (y: DisclosedYear) => [y.withdrawal, y.failure, y.transfer].every(cell => cell !== null && isShown(cell))

const toldYears = (years: readonly DisclosedYear[], ofIn: (year: number) => number): ToldYear[] => years.flatMap((y): ToldYear[] => {
  const cell = y.withdrawal
  if (cell === null || !isShown(cell) || cell.shown.rate?.kind !== 'percent' || !isWhole(y)) return []
  return [{ year: y.year, count: cell.shown.count, of: ofIn(y.year), decimals: cell.shown.rate.decimals }]
})

/** `ofIn`: who ended the year here or left it, of a year whose rate is told. `startedOn`: null without a cycle. */
export const withdrawalOnBoard = (years: readonly DisclosedYear[], ofIn: (year: number) => number, startedOn: string | null): WithdrawalOnBoard | null => {
  const last = years.findLast(y => y.withdrawal !== null)
  if (!last?.withdrawal) return null
  const startYear = startedOn === null ? null : monthOfDay(startedOn).year
  const isBefore = startYear === null || last.year < startYear
  const share: Cell<ToldShare> = !isShown(last.withdrawal) ? last.withdrawal
    : last.withdrawal.shown.rate === null || !isWhole(last) ? { hidden: 'small-cell' }
      : { shown: { count: last.withdrawal.shown.rate.kind === 'percent' ? last.withdrawal.shown.count : null, of: ofIn(last.year), rate: last.withdrawal.shown.rate } }
  const told = toldYears(years, ofIn)
  const now = told.find(y => y.year === last.year)
  const before = startYear === null ? [] : told.filter(y => y.year < startYear && !yearsWithoutAttendance.includes(y.year)).slice(-3)
  if (isBefore || !now || before.length === 0) return { year: last.year, share, change: null, isBefore }
  const rateBefore = before.reduce((n, y) => n + y.count, 0) / before.reduce((n, y) => n + y.of, 0)
  const points = 100 * (now.count / now.of - rateBefore)
  const decimals = [now, ...before].some(y => y.decimals === 0) ? 0 : 1
  return { year: last.year, share, isBefore, change: { points: decimals === 0 ? Math.round(points) : Math.round(points * 10) / 10, decimals, years: before.map(y => y.year) } }
}

/** The first month a board has to read for a cycle's own before, whichever calendar months it has run in. */
export const firstMonthBefore = (startedOn: string): Month => monthFromIndex(monthIndex(monthOfDay(startedOn)) - 12 * yearsBack)
