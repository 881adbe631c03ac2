/** Which part of a school a month's attendance speaks for: courses declared of courses there are (reference: methods, 2, coverage). */
import { and, asc, count, eq, lte, ne } from 'drizzle-orm'
import type { Month } from '../../cycles/calendar/days.ts'
import { courseCoverageOf, type CourseCoverage } from '../../cycles/indicators/yearly.ts'
import type { Store } from '../store.ts'
import { getCoursesEnrolled } from './yearly.ts'

/** Courses of all levels with attendance in each month of the year up to `to`; none where the month's file had no courses. */
const listDeclared = async (store: Store, rbd: number, to: Month): Promise<{ month: number; courses: number }[]> => {
  const { attendance: a, currentImport: c } = store.s
  return store.read.select({ month: a.month, courses: count() }).from(c)
    .innerJoin(a, and(eq(c.kind, 'attendance'), eq(c.rbd, a.rbd), eq(c.year, a.year), eq(c.month, a.month), eq(c.generationId, a.generationId)))
    .where(and(eq(c.kind, 'attendance'), eq(c.rbd, rbd), eq(c.year, to.year), lte(c.month, to.month), ne(a.course, '')))
    .groupBy(a.month).orderBy(asc(a.month))
}

/** The coverage of one month, or null where no course is known. */
export const getCourseCoverage = async (store: Store, rbd: number, month: Month): Promise<CourseCoverage | null> => {
  const declared = await listDeclared(store, rbd, month)
  const of = declared.find(d => d.month === month.month)?.courses ?? 0
  if (of === 0) return null
  return courseCoverageOf(of, Math.max(...declared.map(d => d.courses)), await getCoursesEnrolled(store, rbd, month.year))
}
