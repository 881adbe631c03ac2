/** Attendance by day of the week and course, where a school's data are daily. Days are added before dividing. */
import { dayNumberOf } from '../calendar/weeks.ts'

export type CourseDay = { day: string; course: string; present: number; due: number }

/** 0 Monday … 4 Friday; null for a weekend, which has no classes. 1 January 1970 was a Thursday. */
export const schoolWeekdayOf = (day: string): number | null => {
  const n = (((dayNumberOf(day) + 3) % 7) + 7) % 7
  return n <= 4 ? n : null
}

/** Present and due of one weekday, and over how many days. */
export type WeekdaySum = { present: number; due: number; days: number }
export type CourseWeekdays = { course: string; weekdays: WeekdaySum[] }

/** A row for each course, in the order of their codes, and one for all of them together. */
export const weekdaysByCourse = (rows: readonly CourseDay[]): { courses: CourseWeekdays[]; all: WeekdaySum[] } => {
  const empty = () => Array.from({ length: 5 }, (): WeekdaySum => ({ present: 0, due: 0, days: 0 }))
  const courses = new Map<string, WeekdaySum[]>()
  const all = empty()
  const daysSeen = Array.from({ length: 5 }, () => new Set<string>())
  for (const { day, course, present, due } of rows) {
    const weekday = schoolWeekdayOf(day)
    if (weekday === null || due === 0) continue
    let mine = courses.get(course)
    if (!mine) courses.set(course, (mine = empty()))
    for (const sum of [mine[weekday]!, all[weekday]!]) { sum.present += present; sum.due += due }
    mine[weekday]!.days += 1
    daysSeen[weekday]!.add(day)
  }
  all.forEach((sum, i) => { sum.days = daysSeen[i]!.size })
  return { courses: [...courses].sort(([a], [b]) => (a < b ? -1 : 1)).map(([course, weekdays]) => ({ course, weekdays })), all }
}
