/** Weeks of a school typed by hand, course by course. Rows are only added: the latest of a course and week is what is read. */
import { and, asc, eq, gte, lte } from 'drizzle-orm'
import type { CourseDays } from '../../cycles/indicators/course-weeks.ts'
import { newId } from '../ids.ts'
import type { Store } from '../store.ts'

export type CourseWeek = CourseDays & { monday: string }

/** What stands today for each course and week, by week and course. `from`, `to`: Mondays, both included. Taken back weeks are left out. */
export const listCourseWeeks = async (store: Store, rbd: number, from: string, to: string): Promise<CourseWeek[]> => {
  const { courseWeek: t } = store.s
  const rows = await store.read.select({ id: t.id, monday: t.monday, course: t.course, daysAttended: t.daysAttended, daysDue: t.daysDue }).from(t)
    .where(and(eq(t.rbd, rbd), gte(t.monday, from), lte(t.monday, to))).orderBy(asc(t.typedAt), asc(t.id))
  const latest = new Map(rows.map(({ id: _, ...row }) => [`${row.monday} ${row.course}`, row]))
  return [...latest.values()].filter(r => r.daysDue > 0)
    .sort((a, b) => (a.monday !== b.monday ? (a.monday < b.monday ? -1 : 1) : a.course < b.course ? -1 : 1))
}

/**
 * Keeps one week's courses as they were typed now. A course that says what stood already adds nothing; one that was there and is not
 * among them is taken back. Returns how many changed.
 */
export const saveCourseWeek = async (
  store: Store, week: { rbd: number; monday: string; courses: readonly CourseDays[]; by: string },
): Promise<number> => {
  const standing = new Map((await listCourseWeeks(store, week.rbd, week.monday, week.monday)).map(r => [r.course, r]))
  const said = new Map(week.courses.map(c => [c.course, c]))
  const changed = [
    ...week.courses.filter(c => { const s = standing.get(c.course); return !s || s.daysAttended !== c.daysAttended || s.daysDue !== c.daysDue }),
    ...[...standing.keys()].filter(course => !said.has(course)).map(course => ({ course, daysAttended: 0, daysDue: 0 })),
  ]
  if (changed.length === 0) return 0
  await store.tx(async tx => {
    const typedAt = store.clock.now()
    await tx.insert(store.s.courseWeek).values(changed.map(c => ({ id: newId(typedAt), rbd: week.rbd, monday: week.monday, ...c, typedBy: week.by, typedAt })))
  })
  return changed.length
}

/** Students of each course in the school's last month with attendance: the courses there are, and what the days due of a week start from. */
export const listCourseSizes = async (store: Store, rbd: number): Promise<Map<string, number>> => {
  const { attendance: a, currentImport: c } = store.s
  const months = await store.read.select({ year: c.year, month: c.month, generationId: c.generationId }).from(c)
    .where(and(eq(c.kind, 'attendance'), eq(c.rbd, rbd), gte(c.month, 3))).orderBy(asc(c.year), asc(c.month))
  const last = months.at(-1)
  if (!last) return new Map()
  const rows = await store.read.select({ course: a.course, students: a.students }).from(a)
    .where(and(eq(a.generationId, last.generationId), eq(a.rbd, rbd), eq(a.year, last.year), eq(a.month, last.month)))
  return new Map(rows.filter(r => r.course !== '').map(r => [r.course, r.students]))
}

/** Courses somebody has typed a week of, whatever the files say. */
export const listTypedCourses = async (store: Store, rbd: number): Promise<string[]> => {
  const { courseWeek: t } = store.s
  return (await store.read.selectDistinct({ course: t.course }).from(t).where(eq(t.rbd, rbd))).map(r => r.course)
}
