/**
 * When an expectation can be answered. A lasting change is seen as seven figures in a row on one side of what was before (reference:
 * methods, 0.4 and 4: the rule of the sustained change); with fewer, "too soon" is the answer whatever happened. So monthly data need seven
 * school months from the start, weekly data seven weeks with classes. One year's withdrawal of one school answers almost nothing (0.7).
 */
import { compareMonths, monthFromIndex, monthIndex, monthOfDay, type Month } from '../calendar/days.ts'
import { lastingRun } from '../charts/lasting-run.ts'
import { nthClassWeek } from '../calendar/class-weeks.ts'
import { addDays } from '../calendar/weeks.ts'
import { firstFullMonth } from '../compare/same-months.ts'
import { isSchoolMonth } from '../indicators/series.ts'
import type { Cadence } from './expectations.ts'

/** Figures in a row that make a lasting change. */
export const figuresToAnswer = lastingRun

export type WhenAnswerable = {
  /** With monthly data: the seventh school month, and the month after it, in which its figures are there. */
  monthly: { last: Month; answeredIn: Month }
  /** With weekly data: the Monday of the seventh week with classes. */
  weekly: { week: number; monday: string }
  /** The day the team wrote, against the cadence of its measure. `none`: no day yet; `open`: there is no date to hold it against. */
  by: 'none' | 'before-start' | 'too-early' | 'in-time' | 'open'
}

/** The `nth` school month (March to December) from `from` on, from 1. */
const nthSchoolMonth = (from: Month, nth: number): Month => {
  let i = monthIndex(from)
  for (let months = 0; ; i++) {
    const m = monthFromIndex(i)
    if (isSchoolMonth(m)) months += 1
    if (months >= nth) return m
  }
}

/**
 * `startsOn`: the day implementation begins (or would). `by`: the day the team expects it by, or ''. `cadence`: null while no measure is
 * chosen. Days are `YYYY-MM-DD`.
 */
export const whenAnswerable = ({ cadence, startsOn, by }: { cadence: Cadence | null; startsOn: string; by: string }): WhenAnswerable => {
  const last = nthSchoolMonth(firstFullMonth(startsOn), figuresToAnswer)
  const monday = nthClassWeek(startsOn, figuresToAnswer)
  const ofDay = (): WhenAnswerable['by'] => {
    if (by === '') return 'none'
    if (by < startsOn) return 'before-start'
    switch (cadence) {
      case 'monthly': return compareMonths(monthOfDay(by), last) < 0 ? 'too-early' : 'in-time'
      // The week's figure is there when its last day of classes is over.
      case 'weekly': return by < addDays(monday, 4) ? 'too-early' : 'in-time'
      case 'yearly': return Number(by.slice(0, 4)) < Number(startsOn.slice(0, 4)) + 2 ? 'too-early' : 'in-time'
      case 'asked': case null: return 'open'
    }
  }
  return { monthly: { last, answeredIn: monthFromIndex(monthIndex(last) + 1) }, weekly: { week: figuresToAnswer, monday }, by: ofDay() }
}
