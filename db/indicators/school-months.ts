/**
 * Attendance as it is read today: rows of the generations that `current_import` points at. A school's rows (course = '') and its
 * courses' rows are never mixed: a school's figure is not the sum of its courses.
 */
import { and, asc, eq, gt, gte, inArray, lt, lte, max, ne, or, sql } from 'drizzle-orm'
import { compareMonths, monthFromIndex, type Month } from '../../cycles/calendar/days.ts'
import { regionPolicy, type Policy } from '../../cycles/disclosure/disclose.ts'
import type { Histogram } from '../../cycles/indicators/attendance.ts'
import type { TeachingGroup } from '../../cycles/indicators/teaching.ts'
import type { SchoolMonth } from '../../cycles/compare/same-months.ts'
import type { Store } from '../store.ts'

export type Which = {
  rbds: readonly number[] | 'all'
  /** Also months the Ministry has not published and the school's own class book has: for the school's own team and advisor only. */
  ownToo?: boolean
  /** Both ends included. */
  from?: Month
  to?: Month
  teaching: TeachingGroup | 'all'
}

type Source = 'attendance' | 'school-attendance'

const readToday = (store: Store, source: Source = 'attendance') => {
  const { attendance: a, currentImport: c } = store.s
  return and(eq(c.kind, source), eq(c.rbd, a.rbd), eq(c.year, a.year), eq(c.month, a.month), eq(c.generationId, a.generationId))
}

const within = (store: Store, { rbds, from, to, teaching }: Which, source: Source = 'attendance') => {
  const { attendance: a, currentImport: c } = store.s
  // One month is said as an equality on both tables, so that whichever a planner begins with, it reads that month only.
  const oneMonth = from && to && compareMonths(from, to) === 0
  return and(
    eq(c.kind, source),
    rbds === 'all' ? undefined : inArray(c.rbd, [...rbds]),
    oneMonth ? and(eq(c.year, from.year), eq(c.month, from.month), eq(a.year, from.year), eq(a.month, from.month)) : undefined,
    from ? or(gt(c.year, from.year), and(eq(c.year, from.year), gte(c.month, from.month))) : undefined,
    to ? or(lt(c.year, to.year), and(eq(c.year, to.year), lte(c.month, to.month))) : undefined,
    teaching === 'all' ? undefined : eq(a.teaching, teaching),
  )
}

/**
 * Students and days of each school and month, without the histograms: one row a school, month and teaching group, by school and
 * month. Students are those of the month; days are summed over them.
 */
export const listSchoolMonths = async (store: Store, which: Which): Promise<(SchoolMonth & { teaching: TeachingGroup })[]> => {
  if (which.rbds !== 'all' && which.rbds.length === 0) return []
  const { attendance: a, currentImport: c } = store.s
  return store.read.select({
    rbd: a.rbd, year: a.year, month: a.month, teaching: a.teaching, students: a.students, daysAttended: a.daysAttended, daysDue: a.daysDue,
  }).from(c).innerJoin(a, readToday(store)).where(and(within(store, which), eq(a.course, '')))
    .orderBy(asc(c.rbd), asc(c.year), asc(c.month), asc(a.teaching))
}

export type HistogramRow = Month & {
  rbd: number; teaching: TeachingGroup; students: number; daysAttended: number; daysDue: number; histogram: Histogram
  /** From the school's own class book: the Ministry has not published this month yet. */
  isOwn?: true
}

/** What the Ministry has published, and the school's own rows of months it has not. */
const withOwnMonths = <T extends Month & { rbd: number }>(published: readonly T[], own: readonly T[]): (T & { isOwn?: true })[] => {
  const known = new Set(published.map(r => `${r.rbd} ${r.year} ${r.month}`))
  const others = own.filter(r => !known.has(`${r.rbd} ${r.year} ${r.month}`)).map(r => ({ ...r, isOwn: true as const }))
  return others.length === 0 ? [...published] : [...published, ...others].sort((a, b) => a.rbd - b.rbd || compareMonths(a, b))
}

/** The same rows with their histograms. For few schools, or one month of many: about 30 pairs a row. */
export const listMonthHistograms = async (store: Store, which: Which): Promise<HistogramRow[]> => {
  if (which.rbds !== 'all' && which.rbds.length === 0) return []
  const { attendance: a, currentImport: c } = store.s
  const rowsOf = (source: Source) => store.read.select({
    rbd: a.rbd, year: a.year, month: a.month, teaching: a.teaching, students: a.students, daysAttended: a.daysAttended, daysDue: a.daysDue, histogram: a.pairs,
  }).from(c).innerJoin(a, readToday(store, source)).where(and(within(store, which, source), eq(a.course, '')))
    .orderBy(asc(c.rbd), asc(c.year), asc(c.month), asc(a.teaching))
  const published = await rowsOf('attendance')
  return which.ownToo ? withOwnMonths(published, await rowsOf('school-attendance')) : published
}

export type CourseRow = HistogramRow & { course: string }

/** Each course of one school, month by month. For the school's own team only, and so with its own class book where the Ministry has nothing yet. */
export const listCourseMonths = async (store: Store, rbd: number, from: Month, to: Month, teaching: TeachingGroup): Promise<CourseRow[]> => {
  const { attendance: a, currentImport: c } = store.s
  const rowsOf = (source: Source) => store.read.select({
    rbd: a.rbd, year: a.year, month: a.month, teaching: a.teaching, course: a.course, students: a.students, daysAttended: a.daysAttended,
    daysDue: a.daysDue, histogram: a.pairs,
  }).from(c).innerJoin(a, readToday(store, source)).where(and(within(store, { rbds: [rbd], from, to, teaching }, source), ne(a.course, '')))
    .orderBy(asc(c.year), asc(c.month), asc(a.course))
  return withOwnMonths(await rowsOf('attendance'), await rowsOf('school-attendance'))
}

/** The last month with attendance of any of these schools up to `upTo`, or null. `ownToo`: as for `Which`. */
export const getLastMonth = async (store: Store, rbds: readonly number[] | 'all', upTo: Month, { ownToo = false } = {}): Promise<Month | null> => {
  if (rbds !== 'all' && rbds.length === 0) return null
  const { currentImport: c } = store.s
  const [row] = await store.read.select({ last: max(sql<number>`${c.year} * 12 + ${c.month} - 1`).mapWith(Number) }).from(c).where(and(
    ownToo ? inArray(c.kind, ['attendance', 'school-attendance']) : eq(c.kind, 'attendance'), rbds === 'all' ? undefined : inArray(c.rbd, [...rbds]),
    or(lt(c.year, upTo.year), and(eq(c.year, upTo.year), lte(c.month, upTo.month))),
  ))
  return row?.last ? monthFromIndex(row.last) : null
}

/** The months in which these schools had fewer students of primary and secondary than may be shown, by school. */
export const listMonthsUnderTen = async (store: Store, rbds: readonly number[], policy: Policy = regionPolicy): Promise<Map<number, Month[]>> => {
  const months = new Map<number, Month[]>()
  if (rbds.length === 0) return months
  const { attendance: a, currentImport: c } = store.s
  const rows = await store.read.select({ rbd: a.rbd, year: a.year, month: a.month }).from(c).innerJoin(a, readToday(store))
    .where(and(within(store, { rbds, teaching: 'young' }), eq(a.course, ''), lt(a.students, policy.fewestStudents)))
  for (const { rbd, year, month } of rows) months.set(rbd, [...(months.get(rbd) ?? []), { year, month }])
  return months
}

const ofDirectoriesReadToday = (store: Store) => {
  const { schoolYear: s, currentImport: c } = store.s
  return and(eq(c.kind, 'directory'), eq(c.year, s.year), eq(c.generationId, s.generationId))
}

/** The region of each school (COD_REG_RBD), by the newest directory that has it: codes changed in 2018. A school of no directory is missing. */
export const getRegionsOf = async (store: Store, rbds: readonly number[]): Promise<Map<number, number>> => {
  if (rbds.length === 0) return new Map()
  const { schoolYear: s, currentImport: c } = store.s
  const rows = await store.read.select({ rbd: s.rbd, region: s.regionCode, newest: max(s.year) }).from(s).innerJoin(c, ofDirectoriesReadToday(store))
    .where(inArray(s.rbd, [...rbds])).groupBy(s.rbd, s.regionCode).orderBy(asc(max(s.year)))
  return new Map(rows.map(r => [r.rbd, r.region]))
}

/**
 * The schools a school of a region is compared with: every school of the region, itself included, whatever its administration. The
 * region shares weather, holidays and strikes; a territory of twelve schools that all run cycles would be compared with itself.
 */
export const listSchoolsOfRegion = async (store: Store, region: number): Promise<number[]> => {
  const { schoolYear: s, currentImport: c } = store.s
  const rows = await store.read.selectDistinct({ rbd: s.rbd }).from(s).innerJoin(c, ofDirectoriesReadToday(store)).where(eq(s.regionCode, region))
  const regions = await getRegionsOf(store, rows.map(r => r.rbd))
  return [...regions].flatMap(([rbd, code]) => (code === region ? [rbd] : [])).sort((a, b) => a - b)
}
