/**
 * The group a cycle is for, beside the rest of the school: one weighted rate a month for each, from whole days. Two curves and no
 * verdict: whom a team chooses because they are at their lowest tends to rise by itself (reference: methods, 7).
 */
import { monthKey } from '../calendar/days.ts'
import { periodsAround } from '../charts/cycle-start.ts'
import { attendancePercentOf } from '../indicators/attendance.ts'
import type { StudentDays } from './standing.ts'

/** Under so many students the team sees counts, and nothing is read into them (reference: methods, 8). */
export const fewestToRead = 10

export type StudentMonthDays = StudentDays & { studentId: string; course: string; month: number }

export type FocusMonth = {
  month: number
  group: StudentDays & { students: number }
  rest: StudentDays & { students: number }
  groupPercent: number | null
  restPercent: number | null
}

/** Who belongs: students by id, or whoever was in one of the courses that month. */
export type Members = { kind: 'students'; studentIds: ReadonlySet<string> } | { kind: 'courses'; courses: ReadonlySet<string> }

const isOf = (m: Members, r: StudentMonthDays) => (m.kind === 'students' ? m.studentIds.has(r.studentId) : m.courses.has(r.course))

/** One row a month with data, in order. Every day of every student is in exactly one of the two sums. */
export const curveOf = (rows: readonly StudentMonthDays[], members: Members): FocusMonth[] => {
  const months = new Map<number, { group: StudentDays & { ids: Set<string> }; rest: StudentDays & { ids: Set<string> } }>()
  for (const r of rows) {
    let at = months.get(r.month)
    if (!at) months.set(r.month, (at = { group: { daysAttended: 0, daysDue: 0, ids: new Set() }, rest: { daysAttended: 0, daysDue: 0, ids: new Set() } }))
    const side = isOf(members, r) ? at.group : at.rest
    side.daysAttended += r.daysAttended
    side.daysDue += r.daysDue
    side.ids.add(r.studentId)
  }
  const plain = ({ ids, daysAttended, daysDue }: StudentDays & { ids: Set<string> }) => ({ daysAttended, daysDue, students: ids.size })
  return [...months].sort(([a], [b]) => a - b).map(([month, { group, rest }]) => ({
    month, group: plain(group), rest: plain(rest), groupPercent: attendancePercentOf(group), restPercent: attendancePercentOf(rest),
  }))
}

/**
 * The same people from then on: of a course, those who sat there in `month`, wherever they sit later; whoever comes to the course afterwards is of the
 * rest. A course is followed by its students, not by its label. A list of students is that list.
 */
export const membersFixedAt = (rows: readonly StudentMonthDays[], members: Members, month: number): Members =>
  members.kind === 'students' ? members : { kind: 'students', studentIds: studentsIn(rows.filter(r => r.month === month), members) }

/** Students of the group in any of these months. */
export const studentsIn = (rows: readonly StudentMonthDays[], members: Members): Set<string> =>
  new Set(rows.filter(r => isOf(members, r)).map(r => r.studentId))

/** The months before and from the day implementation began: what is wholly before, and what is wholly after. The month itself is in neither. */
export const halvesOf = <T extends { month: number }>(months: readonly T[], year: number, implementationFrom: string): { before: T[]; after: T[] } => {
  const { isBefore, isSince } = periodsAround('month', implementationFrom)
  const keyOf = (x: T) => monthKey({ year, month: x.month })
  return { before: months.filter(x => isBefore(keyOf(x))), after: months.filter(x => isSince(keyOf(x))) }
}
