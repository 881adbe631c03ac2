/**
 * When a digest may go out: on days of work, between 8 and 18 h. What somebody reads in the evening, on a Sunday or in February they read
 * at the cost of their rest; nothing in a digest cannot wait.
 */
import { addDays } from '../calendar/weeks.ts'

/** An hour of the day by the clock on the wall, in the territory's time zone. */
export type WallTime = { day: string; /** Minutes since midnight. */ minutes: number }

export const firstMinute = 8 * 60
/** The first one in which nothing goes out any more. */
export const endMinute = 18 * 60

/** Longer than any summer: if there is no day of work in a year, something is wrong with the calendar and not with the digest. */
const mostDaysAhead = 370

/**
 * `now` when a digest may go out now, else the next time it may; null when no day of work comes within a year. `isWorkingDay` says of a day
 * whether anybody is at work in the territory's schools.
 */
export const nextSendingTime = (now: WallTime, isWorkingDay: (day: string) => boolean): WallTime | null => {
  if (isWorkingDay(now.day)) {
    if (now.minutes < firstMinute) return { day: now.day, minutes: firstMinute }
    if (now.minutes < endMinute) return now
  }
  for (let ahead = 1; ahead <= mostDaysAhead; ahead++) {
    const day = addDays(now.day, ahead)
    if (isWorkingDay(day)) return { day, minutes: firstMinute }
  }
  return null
}
