/**
 * How far a cycle's group or course is from the rest of its school, week by week or month by month: whole days over whole days, the group's
 * percent less that of everybody else. A description and no verdict: whom a team chooses because they are at their lowest tends to rise by itself
 * (reference: methods, 7).
 */
import { mondayOf } from '../calendar/weeks.ts'
import { periodsAround } from '../charts/cycle-start.ts'
import { attendancePercentOf } from '../indicators/attendance.ts'
import type { CourseDays } from '../indicators/course-weeks.ts'
import type { StudentMonthDays } from './focus.ts'
import { addDaysOf, type StudentDays } from './standing.ts'
import type { CourseDay } from './weekdays.ts'

/** `period`: a Monday, or `2026-08`. `points`: group less rest, in percentage points. */
export type GapPeriod = { period: string; group: StudentDays; rest: StudentDays; groupPercent: number; restPercent: number; points: number }

const gapOf = (period: string, group: readonly StudentDays[], rest: readonly StudentDays[]): GapPeriod[] => {
  const [g, r] = [addDaysOf(group), addDaysOf(rest)]
  const [groupPercent, restPercent] = [attendancePercentOf(g), attendancePercentOf(r)]
  return groupPercent === null || restPercent === null ? [] : [{ period, group: g, rest: r, groupPercent, restPercent, points: groupPercent - restPercent }]
}

const byPeriod = <T>(rows: readonly T[], periodOf: (row: T) => string): [string, T[]][] => {
  const periods = new Map<string, T[]>()
  for (const row of rows) { const known = periods.get(periodOf(row)); if (known) known.push(row); else periods.set(periodOf(row), [row]) }
  return [...periods].sort(([a], [b]) => (a < b ? -1 : 1))
}

export type CourseWeekDays = CourseDays & { monday: string }

/** A daily file by week: present and due of a course's days, added. */
export const weeksOfDays = (days: readonly CourseDay[]): CourseWeekDays[] => {
  const sums = new Map<string, CourseWeekDays>()
  for (const { day, course, present, due } of days) {
    const monday = mondayOf(day)
    const sum = sums.get(`${monday} ${course}`) ?? { monday, course, daysAttended: 0, daysDue: 0 }
    sums.set(`${monday} ${course}`, { ...sum, daysAttended: sum.daysAttended + present, daysDue: sum.daysDue + due })
  }
  return [...sums.values()]
}

/** Weeks in which every course of the group has days, and some other course of the school has. */
export const gapsByWeek = (rows: readonly CourseWeekDays[], courses: ReadonlySet<string>): GapPeriod[] =>
  byPeriod(rows.filter(r => r.daysDue > 0), r => r.monday).flatMap(([monday, week]) => {
    const own = week.filter(r => courses.has(r.course))
    return new Set(own.map(r => r.course)).size < courses.size ? [] : gapOf(monday, own, week.filter(r => !courses.has(r.course)))
  })

/** Months of one year, the group being the same students in every one of them (`membersFixedAt`), whatever course they are in by then. */
export const gapsByMonth = (rows: readonly StudentMonthDays[], studentIds: ReadonlySet<string>, year: number): GapPeriod[] =>
  byPeriod(rows, r => `${year}-${String(r.month).padStart(2, '0')}`)
    .flatMap(([period, month]) => gapOf(period, month.filter(r => studentIds.has(r.studentId)), month.filter(r => !studentIds.has(r.studentId))))

/** The periods together: days added before dividing. Null of none. */
export const gapTogether = (periods: readonly GapPeriod[]): { points: number; periods: number } | null => {
  const [one] = gapOf('', periods.map(p => p.group), periods.map(p => p.rest))
  return one ? { points: one.points, periods: periods.length } : null
}

/** What stands wholly before the cycle's start, and wholly since (`periodsAround`). */
export const gapsAround = (periods: readonly GapPeriod[], startedOn: string, unit: 'week' | 'month'): { before: GapPeriod[]; since: GapPeriod[] } => {
  const { isBefore, isSince } = periodsAround(unit, startedOn)
  return { before: periods.filter(p => isBefore(p.period)), since: periods.filter(p => isSince(p.period)) }
}

/** At least so many students: days due of a week are at most six for each. */
export const studentsAtLeast = (rows: readonly CourseWeekDays[], courses: ReadonlySet<string>): number =>
  Math.max(0, ...byPeriod(rows.filter(r => courses.has(r.course)), r => r.monday).map(([, week]) => Math.ceil(addDaysOf(week).daysDue / 6)))
