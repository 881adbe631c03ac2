/**
 * The figures of one school as its own team (and its advisor) read them: nothing is suppressed, since they are the school's own.
 * The region never gets this object: it takes `getBoard` and `getDisclosedSchool`.
 */
import { and, desc, eq, gte, lte, or, gt, lt } from 'drizzle-orm'
import { compareMonths, monthOfDay, sameMonthYearBefore, type Month } from '../../cycles/calendar/days.ts'
import { fewestStudents, firstFullMonth, monthsOfCycle, type Comparison, type CycleSpan } from '../../cycles/compare/same-months.ts'
import { attendancePercentOf, type BandScheme } from '../../cycles/indicators/attendance.ts'
import { figuresOfMonth, firstSchoolMonth, seriesOf, yearToDateOf, type MonthFigures, type SeriesMonth, type YearToDate } from '../../cycles/indicators/series.ts'
import type { TeachingGroup } from '../../cycles/indicators/teaching.ts'
import { getBandScheme } from '../installation.ts'
import type { Store } from '../store.ts'
import type { CourseCoverage } from '../../cycles/indicators/yearly.ts'
import { getCycleComparison } from './comparison.ts'
import { getCourseCoverage } from './declared-courses.ts'
import { getLastMonth, listCourseMonths, listMonthHistograms, type CourseRow, type HistogramRow } from './school-months.ts'

export type CourseFigures = MonthFigures & { course: string; codEnse: number; codGrado: number; letter: string }

/** Where the figures come from: the file behind the last month shown, and when it was imported. */
export type FiguresSource = { fileName: string; publishedAt: Date }

export type SchoolFigures = {
  rbd: number
  scheme: BandScheme
  /** The last month with data of primary and secondary for young people, or null: then everything below is empty. */
  lastMonth: MonthFigures | null
  /** From March of the year before to the last month; null figures where a month is missing. */
  series: SeriesMonth[]
  /** March to the last month, days added; and the very same calendar months a year before, or null where one of them is missing. */
  yearToDate: YearToDate | null
  yearToDateBefore: YearToDate | null
  /** Under 10 students in the last month: counts are the school's own, but nothing is read into them. */
  tooFewToRead: boolean
  /** Courses in the last month, by code; levels (no letter) for whoever sees no course. Null where neither was asked for. */
  courses: CourseFigures[] | null
  /** Other teaching groups in the last month; they stand apart and are in none of the figures above. */
  standApart: { teaching: TeachingGroup; students: number; attendancePercent: number | null }[]
  /** The cycle's months against a year earlier, less the others. Null when no cycle was asked for. */
  comparison: Comparison | null
  /** The cycle's own months with data, days added. Null when no cycle was asked for, or it has none yet. */
  sinceStart: { from: Month; to: Month; attendancePercent: number; lastMonth: MonthFigures; source: FiguresSource | null } | null
  source: FiguresSource | null
  /** Months of primary and secondary that come from the school's own class book, since the Ministry has not published them: provisional. */
  ownMonths: Month[]
  /** Courses of all levels that declared in the last month, of those the school has; null where no course is known. */
  coverage: CourseCoverage | null
}

/** `110-7-B` as the importer writes it: COD_ENSE, COD_GRADO, letter. */
const courseParts = (course: string) => {
  const [ense = '', grado = '', ...letter] = course.split('-')
  return { codEnse: Number(ense), codGrado: Number(grado), letter: letter.join('-') }
}

export const getSchoolFigures = async (
  store: Store, rbd: number, { today, courses, cycle = null, scheme: given }: { today: string; courses: boolean | 'levels'; cycle?: CycleSpan | null; scheme?: BandScheme },
): Promise<SchoolFigures> => {
  const scheme = given ?? await getBandScheme(store)
  const upTo = monthOfDay(today)
  const last = await getLastMonth(store, [rbd], upTo, { ownToo: true })
  const empty: SchoolFigures = {
    rbd, scheme, lastMonth: null, series: [], yearToDate: null, yearToDateBefore: null, tooFewToRead: false, courses: courses ? [] : null,
    standApart: [], comparison: null, sinceStart: null, source: null, ownMonths: [], coverage: null,
  }
  if (!last) return cycle ? { ...empty, comparison: await getCycleComparison(store, rbd, cycle, upTo) } : empty

  const from: Month = { year: last.year - 1, month: firstSchoolMonth }
  const cycleFrom = cycle && firstFullMonth(cycle.startedOn)
  const rows = await listMonthHistograms(store, { rbds: [rbd], from: cycleFrom && compareMonths(cycleFrom, from) < 0 ? cycleFrom : from, to: last, teaching: 'all', ownToo: true })
  const young = rows.filter(r => r.teaching === 'young')
  const lastYoung = young.at(-1)
  const to: Month = lastYoung ? { year: lastYoung.year, month: lastYoung.month } : last
  const lastMonth = lastYoung ? figuresOfMonth(lastYoung, scheme) : null
  const rowsByCourse = courses ? await listCourseMonths(store, rbd, to, to, 'young') : []
  const courseRows = courses === 'levels' ? byLevel(rowsByCourse) : rowsByCourse
  return {
    rbd, scheme, lastMonth,
    series: seriesOf(young.filter(r => compareMonths(r, from) >= 0), to, scheme),
    yearToDate: yearToDateOf(young, to),
    yearToDateBefore: sameMonthsBefore(young, to),
    tooFewToRead: lastMonth !== null && lastMonth.students < fewestStudents,
    courses: courses
      ? courseRows.map(r => ({ ...figuresOfMonth(r, scheme), course: r.course, ...courseParts(r.course) }))
        .sort((a, b) => a.codEnse - b.codEnse || a.codGrado - b.codGrado || (a.letter < b.letter ? -1 : 1))
      : null,
    standApart: rows.filter(r => r.teaching !== 'young' && compareMonths(r, to) === 0)
      .map(r => ({ teaching: r.teaching, students: r.students, attendancePercent: figuresOfMonth(r).attendancePercent })),
    comparison: cycle ? await getCycleComparison(store, rbd, cycle, upTo) : null,
    sinceStart: cycle ? await sinceStartOf(store, young, monthsOfCycle(cycle, to), scheme) : null,
    source: await getFiguresSource(store, rbd, from, to),
    ownMonths: young.filter(r => r.isOwn).map(({ year, month }) => ({ year, month })),
    coverage: await getCourseCoverage(store, rbd, to),
  }
}

/** The courses of a level as one: whoever changed course inside the month counts in each of the two, as in the courses themselves. */
const byLevel = (rows: readonly CourseRow[]): CourseRow[] => {
  const levels = new Map<string, CourseRow>()
  for (const r of rows) {
    const course = r.course.split('-').slice(0, 2).join('-')
    const known = levels.get(course)
    levels.set(course, known
      ? { ...known, students: known.students + r.students, daysAttended: known.daysAttended + r.daysAttended, daysDue: known.daysDue + r.daysDue, histogram: [...known.histogram, ...r.histogram] }
      : { ...r, course })
  }
  return [...levels.values()]
}

const sameMonthsBefore = (young: readonly HistogramRow[], to: Month): YearToDate | null => {
  const have = young.filter(r => r.year === to.year).map(r => r.month)
  const before = young.filter(r => r.year === to.year - 1 && have.includes(r.month))
  return before.length === have.length ? yearToDateOf(before, sameMonthYearBefore(to)) : null
}

const sinceStartOf = async (store: Store, young: readonly HistogramRow[], months: readonly Month[], scheme: BandScheme): Promise<SchoolFigures['sinceStart']> => {
  const mine = young.filter(r => months.some(m => compareMonths(m, r) === 0))
  const [first, last] = [mine[0], mine.at(-1)]
  const attendancePercent = attendancePercentOf({ daysAttended: mine.reduce((sum, r) => sum + r.daysAttended, 0), daysDue: mine.reduce((sum, r) => sum + r.daysDue, 0) })
  if (!first || !last || attendancePercent === null) return null
  const [from, to] = [first, last].map(({ year, month }): Month => ({ year, month }))
  return { from: from!, to: to!, attendancePercent, lastMonth: figuresOfMonth(last, scheme), source: await getFiguresSource(store, first.rbd, first, last) }
}

/** The file behind the last of these months of a school. */
export const getFiguresSource = async (store: Store, rbd: number, from: Month, to: Month): Promise<FiguresSource | null> => {
  const { currentImport: c, generation: g } = store.s
  const [row] = await store.read.select({ fileName: g.fileName, publishedAt: g.publishedAt }).from(c).innerJoin(g, eq(g.id, c.generationId))
    .where(and(
      eq(c.kind, 'attendance'), eq(c.rbd, rbd),
      or(gt(c.year, from.year), and(eq(c.year, from.year), gte(c.month, from.month))),
      or(lt(c.year, to.year), and(eq(c.year, to.year), lte(c.month, to.month))),
    )).orderBy(desc(c.year), desc(c.month)).limit(1)
  return row?.publishedAt ? { fileName: row.fileName, publishedAt: row.publishedAt } : null
}
