/**
 * A school's own students and their days, for its own team. Only what `current_import` points at is read; whoever is blocked or erased is
 * in no row. Callers have checked `students.see` for this rbd and that the module is on. A constant number of queries, whatever the
 * number of students.
 */
import { and, asc, eq, isNull, lte, max, sql, type SQL } from 'drizzle-orm'
import type { CourseDay } from '../../cycles/students/weekdays.ts'
import type { StudentMonthDays } from '../../cycles/students/focus.ts'
import type { StudentDays } from '../../cycles/students/standing.ts'
import type { Month } from '../../cycles/calendar/days.ts'
import { sumOf } from '../dialect.ts'
import type { Store } from '../store.ts'

const monthsReadToday = (store: Store): SQL | undefined => {
  const { studentMonth: s, currentImport: c } = store.s
  return and(eq(c.kind, 'student-days'), eq(c.rbd, s.rbd), eq(c.year, s.year), eq(c.month, s.month), eq(c.generationId, s.generationId))
}

const isVisible = (store: Store) => and(isNull(store.s.student.blockedAt), isNull(store.s.student.erasedAt))

/** The last month of the year that has students' days, and the one with days before it; nulls where there is none. */
export const getStudentMonths = async (store: Store, rbd: number, upTo: Month): Promise<{ last: number | null; before: number | null }> => {
  const { currentImport: c } = store.s
  const rows = await store.read.select({ month: c.month }).from(c)
    .where(and(eq(c.kind, 'student-days'), eq(c.rbd, rbd), eq(c.year, upTo.year), lte(c.month, upTo.month))).orderBy(asc(c.month))
  return { last: rows.at(-1)?.month ?? null, before: rows.at(-2)?.month ?? null }
}

export type StudentLine = {
  studentId: string
  code: string
  course: string
  /** Number in the class book; null without a list of the year. */
  listNumber: number | null
  /** March to the last month, March to the one before it, and the last month alone. */
  toDate: StudentDays
  before: StudentDays
  inMonth: StudentDays
}

/** Where each student sits, by the school's list of the year; whoever left is in `left`. Of a student in two courses the one joined last. */
const getPlaces = async (store: Store, rbd: number, year: number, today: string) => {
  const { studentCourse: s, currentImport: c } = store.s
  const rows = await store.read.select({ studentId: s.studentId, course: s.course, listNumber: s.listNumber, joinedOn: s.joinedOn, leftOn: s.leftOn }).from(c)
    .innerJoin(s, and(eq(c.generationId, s.generationId), eq(c.rbd, s.rbd), eq(c.year, s.year)))
    .where(and(eq(c.kind, 'roster'), eq(c.rbd, rbd), eq(c.year, year), eq(c.month, 0)))
  const places = new Map<string, { course: string; listNumber: number | null; joinedOn: string }>()
  const left = new Set<string>()
  for (const r of rows) {
    if (r.leftOn !== null && r.leftOn <= today) { left.add(r.studentId); continue }
    const known = places.get(r.studentId)
    if (!known || (r.joinedOn ?? '') >= known.joinedOn) places.set(r.studentId, { course: r.course, listNumber: r.listNumber, joinedOn: r.joinedOn ?? '' })
  }
  for (const id of places.keys()) left.delete(id)
  return { places, left }
}

/** Every student of the school with days this year, by course and list number. `last`, `before`: as `getStudentMonths` gives them. */
export const listStudentLines = async (
  store: Store, rbd: number, { year, last, before, today }: { year: number; last: number; before: number | null; today: string },
): Promise<StudentLine[]> => {
  const { studentMonth: s, student, currentImport: c } = store.s
  const upTo = (month: number, column: typeof s.daysDue | typeof s.daysAttended) => sumOf(sql`case when ${s.month} <= ${month} then ${column} else 0 end`)
  const rows = await store.read.select({
    studentId: s.studentId, code: student.code, lastCourse: max(sql<string>`case when ${s.month} = ${last} then ${s.course} else '' end`), anyCourse: max(s.course),
    attended: sumOf(s.daysAttended), due: sumOf(s.daysDue),
    attendedBefore: upTo(before ?? 0, s.daysAttended), dueBefore: upTo(before ?? 0, s.daysDue),
    attendedIn: sumOf(sql`case when ${s.month} = ${last} then ${s.daysAttended} else 0 end`), dueIn: sumOf(sql`case when ${s.month} = ${last} then ${s.daysDue} else 0 end`),
  }).from(c).innerJoin(s, monthsReadToday(store)).innerJoin(student, eq(student.id, s.studentId))
    .where(and(eq(c.kind, 'student-days'), eq(c.rbd, rbd), eq(c.year, year), lte(c.month, last), eq(student.rbd, rbd), isVisible(store)))
    .groupBy(s.studentId, student.code)
  const { places, left } = await getPlaces(store, rbd, year, today)
  return rows.filter(r => !left.has(r.studentId)).map(r => {
    const place = places.get(r.studentId)
    return {
      studentId: r.studentId, code: r.code, course: place?.course ?? (r.lastCourse || r.anyCourse || ''), listNumber: place?.listNumber ?? null,
      toDate: { daysAttended: r.attended, daysDue: r.due }, before: { daysAttended: r.attendedBefore, daysDue: r.dueBefore }, inMonth: { daysAttended: r.attendedIn, daysDue: r.dueIn },
    }
  }).sort((a, b) => (a.course < b.course ? -1 : a.course > b.course ? 1 : (a.listNumber ?? 999) - (b.listNumber ?? 999) || (a.code < b.code ? -1 : 1)))
}

export type StudentCard = { studentId: string; code: string; course: string; listNumber: number | null; months: (StudentDays & { month: number })[] }

/** One student of this school by id, with the months of a year; null for anybody else's, blocked or erased. */
export const getStudent = async (store: Store, rbd: number, studentId: string, { year, today }: { year: number; today: string }): Promise<StudentCard | null> => {
  const { student, studentMonth: s, currentImport: c } = store.s
  const [who] = await store.read.select({ id: student.id, code: student.code }).from(student).where(and(eq(student.id, studentId), eq(student.rbd, rbd), isVisible(store)))
  if (!who) return null
  const rows = await store.read.select({ month: s.month, course: max(s.course), daysAttended: sumOf(s.daysAttended), daysDue: sumOf(s.daysDue) })
    .from(c).innerJoin(s, monthsReadToday(store))
    .where(and(eq(c.kind, 'student-days'), eq(c.rbd, rbd), eq(c.year, year), eq(s.studentId, studentId))).groupBy(s.month).orderBy(asc(s.month))
  const place = (await getPlaces(store, rbd, year, today)).places.get(studentId)
  return {
    studentId: who.id, code: who.code, course: place?.course ?? rows.at(-1)?.course ?? '', listNumber: place?.listNumber ?? null,
    months: rows.map(({ month, daysAttended, daysDue }) => ({ month, daysAttended, daysDue })),
  }
}

/** Each student's days by month and course of a year: what the curve of a group is drawn from. */
export const listStudentMonthDays = (store: Store, rbd: number, year: number, upTo: number): Promise<StudentMonthDays[]> => {
  const { studentMonth: s, student, currentImport: c } = store.s
  return store.read.select({ studentId: s.studentId, course: s.course, month: s.month, daysAttended: s.daysAttended, daysDue: s.daysDue })
    .from(c).innerJoin(s, monthsReadToday(store)).innerJoin(student, eq(student.id, s.studentId))
    .where(and(eq(c.kind, 'student-days'), eq(c.rbd, rbd), eq(c.year, year), lte(c.month, upTo), eq(student.rbd, rbd), isVisible(store)))
}

/** Present and due by course and day of a year, where the school's file was daily. No student is in these rows. */
export const listCourseDays = (store: Store, rbd: number, year: number): Promise<CourseDay[]> => {
  const { courseDay: d, currentImport: c } = store.s
  return store.read.select({ day: d.day, course: d.course, present: d.present, due: d.due }).from(c)
    .innerJoin(d, and(eq(d.generationId, c.generationId), eq(d.rbd, c.rbd), sql`cast(substr(${d.day}, 1, 4) as integer) = ${c.year}`, sql`cast(substr(${d.day}, 6, 2) as integer) = ${c.month}`))
    .where(and(eq(c.kind, 'student-days'), eq(c.rbd, rbd), eq(c.year, year))).orderBy(asc(d.course), asc(d.day))
}
