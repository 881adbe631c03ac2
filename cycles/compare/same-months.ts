/**
 * A school's months since its cycle began against the same calendar months one year earlier, less the change of the other schools
 * in those months. It is a difference in differences used as a description (reference: methods, 5 and 7, rung 3: same calendar
 * months take the season out, the other schools take out what happened to everybody). It claims no cause, has no interval and no
 * verdict, and repeats a shock of last year with the sign turned: it is a sentence to talk over, not a reading.
 *
 * Definition.
 * - Cycle months: school months (March to December) from the first full month of the cycle (the month it began when it began on
 *   the 1st, else the next) to the month it closed or was dropped, or to the last month with data of any school of the group.
 * - A month is compared when the school has it, and has the same calendar month one year earlier, both with 10 students or more
 *   and days due. 2020 and 2021 have no attendance, so months of 2021 and 2022 have no year before.
 * - The others in a month: every other school of the group that has both of those months with 10 students or more. Their level is
 *   pooled, days attended over days due, so that each student-day counts once; the same schools stand on both sides. The school
 *   itself is never among them. Schools with a cycle of their own are.
 * - A month without others is not compared either.
 * - Change in a month: this year's percent less last year's, in points. Own change, others' change and their difference are plain
 *   means over the compared months: each month weighs the same, however many days it had.
 */
import { compareMonths, monthFromIndex, monthIndex, monthOfDay, sameMonthYearBefore, type Month } from '../calendar/days.ts'
import { attendancePercentOf } from '../indicators/attendance.ts'
import { schoolMonthsBetween, yearsWithoutAttendance } from '../indicators/series.ts'

/** Groups below this many students are in no comparison, on either side (reference: trust, small-cell suppression). */
export const fewestStudents = 10

export type SchoolMonth = Month & { rbd: number; students: number; daysAttended: number; daysDue: number }

export type CycleSpan = { startedOn: string; closedOn: string | null; droppedOn: string | null }

export type Comparison =
  | {
    kind: 'compared'
    /** Own change less the others', in percentage points. */
    points: number
    ownChange: number
    othersChange: number
    /** Which months of the cycle were compared. */
    months: Month[]
    /** The school's own figures of each, and of the same month a year before: whoever may not be told one of them is not told the change. */
    ownMonths: { now: SchoolMonth; before: SchoolMonth }[]
    /** How many of the school months since the cycle began are compared. */
    coverage: { compared: number; sinceStart: number }
    /** Students of the school in the latest compared month. */
    students: number
    /** The fewest and the most other schools in one compared month. */
    otherSchools: { fewest: number; most: number }
  }
  | { kind: 'cannot-yet'; why: 'no-months-since' | 'no-year-before' | 'no-others'; sinceStart: number }
  | { kind: 'too-few-students' }

/** The first full month of a cycle that began on a day (`YYYY-MM-DD`). */
export const firstFullMonth = (startedOn: string): Month => {
  const m = monthOfDay(startedOn)
  return startedOn.slice(8) === '01' ? m : monthFromIndex(monthIndex(m) + 1)
}

/** The school months a cycle speaks for, given the last month anybody has data for. */
export const monthsOfCycle = (cycle: CycleSpan, lastMonthWithData: Month): Month[] => {
  const end = cycle.droppedOn ?? cycle.closedOn
  const last = end && compareMonths(monthOfDay(end), lastMonthWithData) < 0 ? monthOfDay(end) : lastMonthWithData
  return schoolMonthsBetween(firstFullMonth(cycle.startedOn), last)
}

type Sums = { attendedNow: number; dueNow: number; attendedBefore: number; dueBefore: number; schools: number }

/** A group of schools indexed for comparison: built once, asked for each school and cycle. */
export type ComparisonGroup = {
  lastMonth: Month | null
  of(rbd: number, month: Month): SchoolMonth | undefined
  /** The pooled months of every school of the group but `rbd`. */
  othersIn(rbd: number, month: Month): Sums
}

const counts = (m: SchoolMonth | undefined): m is SchoolMonth => m !== undefined && m.students >= fewestStudents && m.daysDue > 0
const keyOf = (rbd: number, index: number) => rbd * 100_000 + index

export const comparisonGroupOf = (rows: readonly SchoolMonth[]): ComparisonGroup => {
  const bySchoolMonth = new Map<number, SchoolMonth>()
  const none = (): Sums => ({ attendedNow: 0, dueNow: 0, attendedBefore: 0, dueBefore: 0, schools: 0 })
  let last: Month | null = null
  for (const row of rows) {
    bySchoolMonth.set(keyOf(row.rbd, monthIndex(row)), row)
    if (!last || compareMonths(row, last) > 0) last = { year: row.year, month: row.month }
  }
  const both = (rbd: number, index: number): [SchoolMonth, SchoolMonth] | null => {
    const [now, before] = [bySchoolMonth.get(keyOf(rbd, index)), bySchoolMonth.get(keyOf(rbd, index - 12))]
    return counts(now) && counts(before) ? [now, before] : null
  }
  // Sums over all schools once; one school is then taken out again, which gives the others without a pass over them each time.
  const all = new Map<number, Sums>()
  for (const row of rows) {
    const pair = both(row.rbd, monthIndex(row))
    if (!pair || bySchoolMonth.get(keyOf(row.rbd, monthIndex(row))) !== row) continue
    let sums = all.get(monthIndex(row))
    if (!sums) all.set(monthIndex(row), (sums = none()))
    sums.attendedNow += pair[0].daysAttended
    sums.dueNow += pair[0].daysDue
    sums.attendedBefore += pair[1].daysAttended
    sums.dueBefore += pair[1].daysDue
    sums.schools += 1
  }
  return {
    lastMonth: last,
    of: (rbd, month) => bySchoolMonth.get(keyOf(rbd, monthIndex(month))),
    othersIn: (rbd, month) => {
      const sums = all.get(monthIndex(month)) ?? none()
      const own = both(rbd, monthIndex(month))
      return own ? {
        attendedNow: sums.attendedNow - own[0].daysAttended, dueNow: sums.dueNow - own[0].daysDue,
        attendedBefore: sums.attendedBefore - own[1].daysAttended, dueBefore: sums.dueBefore - own[1].daysDue,
        schools: sums.schools - 1,
      } : sums
    },
  }
}

const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length

/** Compares one cycle of one school with the other schools of the group. Months of `rbd` may be in the group or not. */
export const compareSameMonths = (group: ComparisonGroup, rbd: number, cycle: CycleSpan): Comparison => {
  const since = group.lastMonth ? monthsOfCycle(cycle, group.lastMonth) : []
  const own = since.map(m => group.of(rbd, m)).filter(m => m !== undefined)
  if (own.length === 0) return { kind: 'cannot-yet', why: 'no-months-since', sinceStart: since.length }
  if (own.at(-1)!.students < fewestStudents) return { kind: 'too-few-students' }

  const withYearBefore = own.flatMap(now => {
    const before = yearsWithoutAttendance.includes(now.year - 1) ? undefined : group.of(rbd, sameMonthYearBefore(now))
    return counts(now) && counts(before) ? [{ now, before }] : []
  })
  if (withYearBefore.length === 0) return { kind: 'cannot-yet', why: 'no-year-before', sinceStart: since.length }

  const compared = withYearBefore.flatMap(({ now, before }) => {
    const others = group.othersIn(rbd, now)
    const othersNow = attendancePercentOf({ daysAttended: others.attendedNow, daysDue: others.dueNow })
    const othersBefore = attendancePercentOf({ daysAttended: others.attendedBefore, daysDue: others.dueBefore })
    return others.schools > 0 && othersNow !== null && othersBefore !== null
      ? [{ now, before, ownChange: attendancePercentOf(now)! - attendancePercentOf(before)!, othersChange: othersNow - othersBefore, schools: others.schools }]
      : []
  })
  const latest = compared.at(-1)
  if (!latest) return { kind: 'cannot-yet', why: 'no-others', sinceStart: since.length }

  const ownChange = mean(compared.map(m => m.ownChange))
  const othersChange = mean(compared.map(m => m.othersChange))
  return {
    kind: 'compared',
    points: ownChange - othersChange,
    ownChange, othersChange,
    months: compared.map(({ now }) => ({ year: now.year, month: now.month })),
    ownMonths: compared.map(({ now, before }) => ({ now, before })),
    coverage: { compared: compared.length, sinceStart: since.length },
    students: latest.now.students,
    otherSchools: { fewest: Math.min(...compared.map(m => m.schools)), most: Math.max(...compared.map(m => m.schools)) },
  }
}
