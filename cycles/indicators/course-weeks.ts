/**
 * Attendance typed by course and week, where a school exports nothing: days attended over days due. No student, no band: a course's two
 * numbers say how many days, not whose.
 */

export type CourseDays = { course: string; daysAttended: number; daysDue: number }

export type TypedCourse = { course: string; attended: string; due: string }
export type TypedProblem = { course: string; field: 'attended' | 'due'; reason: 'missing' | 'not-a-number' | 'attended-above-due' | 'too-many' }

/** A course of 60 students, each day of a six-day week. */
export const mostDaysDue = 360

const wholeNumber = (text: string): number | null => (/^\d{1,6}$/.test(text) ? Number(text) : null)

/**
 * What was typed, as days of each course. A course left blank is left out (nobody has to type all at once); one with half of its two
 * numbers is a problem, and so is one with more days attended than due. Thousands typed with a point or a space are read.
 */
export const readTypedCourses = (typed: readonly TypedCourse[]): { ok: true; courses: CourseDays[] } | { ok: false; problems: TypedProblem[] } => {
  const problems: TypedProblem[] = []
  const courses: CourseDays[] = []
  for (const { course, ...texts } of typed) {
    const [attended, due] = [texts.attended, texts.due].map(t => t.trim().replace(/(?<=\d)[.\s](?=\d{3}\b)/g, '')) as [string, string]
    // The days due stand there before anybody has typed: alone they say nothing.
    if (attended === '') continue
    const problem = (field: TypedProblem['field'], reason: TypedProblem['reason']) => problems.push({ course, field, reason })
    if (due === '') { problem('due', 'missing'); continue }
    const [daysAttended, daysDue] = [wholeNumber(attended), wholeNumber(due)]
    if (daysDue === null) problem('due', 'not-a-number')
    else if (daysDue > mostDaysDue) problem('due', 'too-many')
    if (daysAttended === null) problem('attended', 'not-a-number')
    else if (daysDue !== null && daysAttended > daysDue) problem('attended', 'attended-above-due')
    if (daysAttended !== null && daysDue !== null) courses.push({ course, daysAttended, daysDue })
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, courses }
}

export type WeekOfSchool = { monday: string; courses: number; daysAttended: number; daysDue: number }

/** Each week's days over its courses, by week. Weeks in which no day was due are left out. */
export const weeksOfSchool = (rows: readonly (CourseDays & { monday: string })[]): WeekOfSchool[] => {
  const weeks = new Map<string, WeekOfSchool>()
  for (const { monday, daysAttended, daysDue } of rows) {
    if (daysDue === 0) continue
    const week = weeks.get(monday) ?? { monday, courses: 0, daysAttended: 0, daysDue: 0 }
    weeks.set(monday, { monday, courses: week.courses + 1, daysAttended: week.daysAttended + daysAttended, daysDue: week.daysDue + daysDue })
  }
  return [...weeks.values()].sort((a, b) => (a.monday < b.monday ? -1 : 1))
}
