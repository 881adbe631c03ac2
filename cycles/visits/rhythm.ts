/**
 * How often a school and its advisor meet, in weeks with classes: breaks do not count. Monthly is not late: what was settled as every four
 * weeks is due from the fourth week on, and only after another whole week of classes is it said that the time went by.
 */
import { nthClassWeek } from '../calendar/class-weeks.ts'
import { addDays, mondayOf } from '../calendar/weeks.ts'

/** Without any other word between school and advisor. */
export const usualWeeks = 4

export type NextVisit =
  | { kind: 'planned'; on: string }
  /** They have not met yet. */
  | { kind: 'never' }
  /** `week`: the Monday of the week the next one falls in. */
  | { kind: 'ahead' | 'now' | 'since'; week: string }

/** `lastHeld`, `planned`: the day of the last held visit and of the next planned one, or null. `isOpen`: whether the week of a Monday has classes. */
export const nextVisitOf = (of: { lastHeld: string | null; planned: string | null; everyWeeks: number; today: string; isOpen?: (monday: string) => boolean }): NextVisit => {
  if (of.planned !== null && of.planned >= of.today) return { kind: 'planned', on: of.planned }
  if (of.lastHeld === null) return { kind: 'never' }
  // Weeks after that of the visit itself, whatever day of it they met.
  const week = nthClassWeek(addDays(mondayOf(of.lastHeld), 7), of.everyWeeks, of.isOpen)
  if (mondayOf(of.today) < week) return { kind: 'ahead', week }
  const oneMore = nthClassWeek(addDays(week, 7), 1, of.isOpen)
  return { kind: mondayOf(of.today) <= oneMore ? 'now' : 'since', week }
}
