/**
 * Each school's months around a start, collapsed to one number: mean after less mean before, over the same calendar months, so that the season is on
 * both sides (reference: methods, 7, rung 3). Unlike `same-months.ts`, which tells one school's change, this feeds a comparison of many.
 */
import { compareMonths, monthIndex, type Month } from '../calendar/days.ts'
import { schoolMonthsBetween, yearsWithoutAttendance } from '../indicators/series.ts'
import { meanOf } from './moments.ts'
import { fewestStudents } from './same-months.ts'

/** One school's months, in percent. */
export type SchoolSeries = { rbd: number; months: readonly (Month & { percent: number; students: number })[] }

/** The months that are compared. Every school of a comparison has the same. */
export type Window = { before: Month[]; after: Month[] }

/** Of the calendar months of a window, how many a school must have on both sides to be among those compared: 80 % (methods, 2). */
export const leastMonthsShare = 0.8

/**
 * After: school months from `start` to `last`, 2020 and 2021 left out. Before: of the `yearsBefore` school years (one unless told) of months that end
 * with `start`, those of the same calendar months. Empty where there is none.
 */
export const windowAround = (start: Month, last: Month, yearsBefore = 1): Window => {
  const normal = (m: Month) => !yearsWithoutAttendance.includes(m.year)
  const after = schoolMonthsBetween(start, last).filter(normal)
  const calendarMonths = new Set(after.map(m => m.month))
  const from = { year: start.year - yearsBefore, month: start.month }
  const before = schoolMonthsBetween(from, start).filter(m => compareMonths(m, start) < 0 && normal(m) && calendarMonths.has(m.month))
  return { before, after }
}

export type PeriodChange =
  | { rbd: number; kind: 'change'; /** Percentage points. */ points: number; /** Calendar months compared. */ months: number }
  | { rbd: number; kind: 'cannot'; why: 'months-missing' | 'no-months' }

/** A month under 10 students does not count. Each calendar month weighs the same, however many years stand behind it. */
export const periodChangeOf = (school: SchoolSeries, window: Window): PeriodChange => {
  const percents = new Map(school.months.filter(m => m.students >= fewestStudents && Number.isFinite(m.percent)).map(m => [monthIndex(m), m.percent]))
  const meansByMonth = (months: readonly Month[]): Map<number, number> => {
    const values = new Map<number, number[]>()
    for (const m of months) {
      const percent = percents.get(monthIndex(m))
      if (percent !== undefined) values.set(m.month, [...(values.get(m.month) ?? []), percent])
    }
    return new Map([...values].map(([month, of]) => [month, meanOf(of)]))
  }
  const [before, after] = [meansByMonth(window.before), meansByMonth(window.after)]
  const asked = new Set(window.before.map(m => m.month)).size
  const both = [...after].flatMap(([month, level]) => { const was = before.get(month); return was === undefined ? [] : [level - was] })
  if (asked === 0) return { rbd: school.rbd, kind: 'cannot', why: 'no-months' }
  if (both.length === 0 || both.length < leastMonthsShare * asked) return { rbd: school.rbd, kind: 'cannot', why: 'months-missing' }
  return { rbd: school.rbd, kind: 'change', points: meanOf(both), months: both.length }
}
