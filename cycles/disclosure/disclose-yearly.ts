/**
 * A school's yearly figures for the region, under the rules of `disclose.ts`: how a year ended divides its students into passed, failed,
 * withdrawn and transferred as bands divide those of a month, so the same counts are hidden, and never one alone.
 *
 * What is added here: a rate is told only where every count it is made of is. Withdrawal is RET / (all - TRA): with TRA hidden, a rate and
 * RET would give it back, so RET stands alone. And a count that two files tell (who withdrew) is hidden in one where the other hides it.
 */
import type { Outcome, Outcomes, Share, YearFigures } from '../indicators/yearly.ts'
import type { TrajectoryCounts } from '../indicators/trajectory.ts'
import { discloseGroup, discloseRate, isShown, regionPolicy, type Cell, type Policy, type Rate } from './disclose.ts'

/** `rate` null: told by the count alone. */
export type DisclosedShare = Cell<{ count: number; rate: Rate | null }>

/** Null where the figure itself is not known. */
export type DisclosedYear = {
  year: number
  isPandemic: boolean
  enrolment: Cell<number> | null
  withdrawal: DisclosedShare | null
  failure: DisclosedShare | null
  failedYearBefore: DisclosedShare | null
  transfer: DisclosedShare | null
  attendance: Cell<Rate> | null
}

const outcomeCells = (o: Outcomes, policy: Policy): Record<Outcome, Cell<number>> =>
  discloseGroup({ students: o.passed + o.failed + o.withdrawn + o.transferred, daysAttended: 0, daysDue: 0, parts: o }, policy).parts

/** `count`: its own cell; `madeOf`: those of what it is a share of. */
const shareCell = (share: Share | null, count: Cell<number>, madeOf: readonly Cell<number>[], policy: Policy): DisclosedShare | null => {
  if (share === null) return null
  if (!isShown(count)) return count
  const rate = madeOf.every(isShown) ? discloseRate(share.count, share.of, share.of, policy) : null
  return { shown: { count: share.count, rate: rate && isShown(rate) ? rate.shown : null } }
}

const unknown: Cell<number> = { hidden: 'small-cell' }

/** The years of one group of a school, in order. Each depends on itself and on the year before, whose failed are this year's figure too. */
export const discloseYears = (years: readonly YearFigures[], policy: Policy = regionPolicy): DisclosedYear[] => {
  const cells = new Map(years.flatMap(y => (y.outcomes ? [[y.year, outcomeCells(y.outcomes, policy)] as const] : [])))
  return years.map((y): DisclosedYear => {
    const own = cells.get(y.year)
    const enrolment: Cell<number> | null = y.enrolment === null ? null : y.enrolment < policy.fewestStudents ? { hidden: 'under-ten' } : { shown: y.enrolment }
    return {
      year: y.year, isPandemic: y.isPandemic, enrolment,
      withdrawal: own ? shareCell(y.withdrawal, own.withdrawn, [own.transferred], policy) : null,
      failure: own ? shareCell(y.failure, own.failed, [own.transferred], policy) : null,
      transfer: own ? shareCell(y.transfer, own.transferred, [], policy) : null,
      failedYearBefore: shareCell(y.failedYearBefore, cells.get(y.year - 1)?.failed ?? unknown, [enrolment ?? unknown], policy),
      attendance: y.attendance && discloseRate(y.attendance.percent, 100, y.attendance.of, policy),
    }
  })
}

/** IVE-SINAE: students in a priority, and the index made of them. `indexTenths` as Junaeb prints it. */
export const discloseIndex = (v: { inPriority: number; students: number; indexTenths: number | null }, policy: Policy = regionPolicy): { students: Cell<number>; inPriority: Cell<number>; index: Cell<Rate> | null } => {
  const { students, parts } = discloseGroup({ students: v.students, daysAttended: 0, daysDue: 0, parts: { inPriority: v.inPriority, others: v.students - v.inPriority } }, policy)
  const index = v.indexTenths === null ? null : discloseRate(v.indexTenths, 1000, v.students, policy)
  // Near an end it is told as a bound and nothing more; in a large school a tenth of a point would give the count back.
  const isExact = index !== null && isShown(index) && index.shown.kind === 'percent'
  return { students, inPriority: parts.inPriority, index: isExact && !isShown(parts.inPriority) ? { hidden: 'small-cell' } : index }
}

export type DisclosedTrajectory = Record<keyof TrajectoryCounts, Cell<number>>

/**
 * `students`: enrolled in the school that year; null where it is not known, and then nothing is shown. `withdrawnThatYear`: those whom the
 * yearly file counts in each kind of teaching; the report has them together, so one that is hidden there hides it here.
 */
export const discloseTrajectory = (
  total: TrajectoryCounts, students: number | null, withdrawnThatYear: readonly DisclosedShare[], policy: Policy = regionPolicy,
): DisclosedTrajectory => {
  const isTooSmall = students === null || students < policy.fewestStudents
  // Each list on its own: they overlap, and no sum of them is told.
  const cellOf = (count: number): Cell<number> => {
    if (isTooSmall) return { hidden: 'under-ten' }
    return discloseGroup({ students: Math.max(students, count), daysAttended: 0, daysDue: 0, parts: { count, others: Math.max(students - count, 0) } }, policy).parts.count
  }
  return {
    withdrawn: withdrawnThatYear.every(isShown) || isTooSmall ? cellOf(total.withdrawn) : { hidden: 'small-cell' },
    disengaged: cellOf(total.disengaged), twiceDisengaged: cellOf(total.twiceDisengaged),
  }
}
