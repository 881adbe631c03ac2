/**
 * Weeks with classes, by the days of the calendar alone: a service sets its own within a week or so. What a school's calendar holds is in
 * `school-calendar.ts`; this is what is assumed without one. Classes
 * run from March to mid December, with two weeks of winter break (since 2024 from the week of 24 June) and the week of 18 September free.
 */
import { addDays, isMonday, mondayOf } from './weeks.ts'

/** Whether a week has classes, by its Monday. */
export const hasClasses = (monday: string): boolean => {
  const year = monday.slice(0, 4)
  const winter = mondayOf(`${year}-06-24`)
  return monday >= `${year}-03-01` && monday <= `${year}-12-10` && monday !== winter && monday !== addDays(winter, 7) && monday !== mondayOf(`${year}-09-18`)
}

/**
 * The Monday of the `nth` week with classes that lies wholly after `day` (the week of `day` itself when it is a Monday), from 1. `isOpen`:
 * of a school's own calendar (`school-calendar.ts`), where there is one.
 */
export const nthClassWeek = (day: string, nth: number, isOpen: (monday: string) => boolean = hasClasses): string => {
  let monday = isMonday(day) ? day : addDays(mondayOf(day), 7)
  for (let weeks = 0; ; monday = addDays(monday, 7)) {
    if (isOpen(monday)) weeks += 1
    if (weeks >= nth) return monday
  }
}
