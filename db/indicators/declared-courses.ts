/** Which part of a school a month's attendance speaks for: courses declared of courses there are (reference: methods, 2, coverage). */
import { and, asc, count, eq, gte, inArray, lte, ne } from 'drizzle-orm'
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

/** The same of many schools at once, for the months from `from` (a year) on: asked by school and month. */
export const listCourseCoverage = async (store: Store, rbds: readonly number[], from: { year: number }): Promise<(rbd: number, month: Month) => CourseCoverage | null> => {
  const { attendance: a, currentImport: c, enrolment: e } = store.s
  if (rbds.length === 0) return () => null
  const declared = await store.read.select({ rbd: a.rbd, year: a.year, month: a.month, courses: count() }).from(c)
    .innerJoin(a, and(eq(c.kind, 'attendance'), eq(c.rbd, a.rbd), eq(c.year, a.year), eq(c.month, a.month), eq(c.generationId, a.generationId)))
    .where(and(eq(c.kind, 'attendance'), inArray(c.rbd, [...rbds]), gte(c.year, from.year), ne(a.course, ''))).groupBy(a.rbd, a.year, a.month)
  const enrolled = await store.read.select({ rbd: e.rbd, year: e.year, simple: e.simpleCourses, combined: e.combinedCourses }).from(e)
    .innerJoin(c, and(eq(c.kind, 'enrolment'), eq(c.rbd, e.rbd), eq(c.year, e.year), eq(c.generationId, e.generationId)))
    .where(and(inArray(e.rbd, [...rbds]), gte(e.year, from.year)))
  const inYear = new Map<string, { month: number; courses: number }[]>()
  for (const d of declared) { const key = `${d.rbd} ${d.year}`; const mine = inYear.get(key); if (mine) mine.push(d); else inYear.set(key, [d]) }
  const known = new Map<string, { simple: number; combined: number }>()
  for (const r of enrolled) {
    if (r.simple === null && r.combined === null) continue
    const key = `${r.rbd} ${r.year}`
    const sum = known.get(key) ?? { simple: 0, combined: 0 }
    known.set(key, { simple: sum.simple + (r.simple ?? 0), combined: sum.combined + (r.combined ?? 0) })
  }
  return (rbd, month) => {
    const upTo = (inYear.get(`${rbd} ${month.year}`) ?? []).filter(d => d.month <= month.month)
    const of = upTo.find(d => d.month === month.month)?.courses ?? 0
    return of === 0 ? null : courseCoverageOf(of, Math.max(...upTo.map(d => d.courses)), known.get(`${rbd} ${month.year}`) ?? null)
  }
}
