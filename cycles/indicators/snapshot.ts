/**
 * What a team looked at when it reviewed its data: numbers only, so that both languages can say them, with their source. It is a copy on
 * purpose: live figures are corrected and superseded, and a decision is understood by what was on the table.
 */
import { compareMonths, monthIndex, sameMonthYearBefore, type Month } from '../calendar/days.ts'
import { bandNames, bandsOf, daysOf, isSameScheme, type BandCounts, type BandScheme } from './attendance.ts'
import { isSchoolMonth, type MonthHistogram } from './series.ts'

export type SnapshotMonth = Month & { students: number; daysAttended: number; daysDue: number; bands: BandCounts }
export type SnapshotCourse = SnapshotMonth & { course: string }
export type SnapshotFigures = {
  /** The version of this shape. */
  shape: 1
  /** School months in order, those without data left out: this year's and the same months a year before. */
  months: SnapshotMonth[]
  /** The latest month's courses, as `COD_ENSE-COD_GRADO-LETTER`. */
  courses: SnapshotCourse[]
  scheme: BandScheme
  /** The import the latest month came from: its file, and when it was published (ISO instant). */
  source: { fileName: string; publishedAt: string } | null
}

// ── Taking one ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** One month as a snapshot keeps it. */
export const snapshotMonthOf = ({ year, month, histogram }: MonthHistogram, scheme: BandScheme): SnapshotMonth =>
  ({ year, month, ...daysOf(histogram), bands: bandsOf(histogram, scheme) })

/**
 * The figures of a school as they stand: the year of the latest month and the same months of the year before, and the courses of the
 * latest month. `months` are those of the school (young students), in any order and of any years; null when there is none.
 */
export const snapshotOf = (
  { months, courses, scheme, source }: { months: readonly MonthHistogram[]; courses: readonly (MonthHistogram & { course: string })[]; scheme: BandScheme; source: SnapshotFigures['source'] },
): SnapshotFigures | null => {
  const inOrder = months.filter(isSchoolMonth).sort(compareMonths)
  const last = inOrder.at(-1)
  if (!last) return null
  const isLookedAt = (m: Month) => m.year === last.year || (m.year === last.year - 1 && m.month <= last.month)
  return {
    shape: 1,
    months: inOrder.filter(isLookedAt).map(m => snapshotMonthOf(m, scheme)),
    courses: courses.filter(c => compareMonths(c, last) === 0).sort((a, b) => (a.course < b.course ? -1 : a.course > b.course ? 1 : 0))
      .map(c => ({ ...snapshotMonthOf(c, scheme), course: c.course })),
    scheme, source,
  }
}

/** The latest month of a snapshot: the one its finding speaks of. A snapshot always has one. */
export const lastMonthOf = (figures: SnapshotFigures): SnapshotMonth => figures.months.at(-1)!

// ── Comparing ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The same numbers of the same month. */
export const isSameMonth = (a: SnapshotMonth, b: SnapshotMonth): boolean =>
  compareMonths(a, b) === 0 && a.students === b.students && a.daysAttended === b.daysAttended && a.daysDue === b.daysDue
  && bandNames.every(band => a.bands[band] === b.bands[band])

/**
 * Two snapshots of the same numbers: the second would say nothing new. Where they came from is not compared: a corrected file that
 * changes other schools only changes nothing here.
 */
export const isSameSnapshot = (a: SnapshotFigures, b: SnapshotFigures): boolean =>
  isSameScheme(a.scheme, b.scheme)
  && a.months.length === b.months.length && a.months.every((m, i) => isSameMonth(m, b.months[i]!))
  && a.courses.length === b.courses.length && a.courses.every((c, i) => c.course === b.courses[i]!.course && isSameMonth(c, b.courses[i]!))

/** What became of a snapshot's numbers. Everything in the order of the months. */
export type SnapshotComparison = {
  /** In both, with other numbers: a corrected import. */
  corrected: { then: SnapshotMonth; now: SnapshotMonth }[]
  /** In the snapshot, without data now: an import undone. */
  gone: SnapshotMonth[]
  /** Without data then although the snapshot speaks of that time, with data now. */
  filled: SnapshotMonth[]
  /** Months after the snapshot's last one. */
  since: SnapshotMonth[]
  /** Courses of the snapshot's last month with other numbers now, or only then, or only now. Empty where courses are not compared. */
  courses: { course: string; then: SnapshotCourse | null; now: SnapshotCourse | null }[]
}

/**
 * A snapshot beside the figures of today. `now.months`: every month from the snapshot's first on that has data; `now.courses`: the courses
 * of the snapshot's last month, or null for whoever does not see courses. Bands must be counted under the snapshot's own scheme.
 */
export const compareSnapshot = (figures: SnapshotFigures, now: { months: readonly SnapshotMonth[]; courses: readonly SnapshotCourse[] | null }): SnapshotComparison => {
  const last = lastMonthOf(figures)
  const today = new Map(now.months.map(m => [monthIndex(m), m]))
  const then = new Map(figures.months.map(m => [monthIndex(m), m]))
  const yearBefore = sameMonthYearBefore(last)
  const isLookedAt = (m: Month) => (m.year === last.year && m.month <= last.month) || (m.year === yearBefore.year && m.month <= yearBefore.month)
  const isNew = (m: SnapshotMonth) => isSchoolMonth(m) && !then.has(monthIndex(m))
  const inOrder = [...now.months].sort(compareMonths)
  const courseNow = new Map((now.courses ?? []).map(c => [c.course, c]))
  const courseThen = new Map(figures.courses.map(c => [c.course, c]))
  const courses = now.courses === null ? [] : [...new Set([...courseThen.keys(), ...courseNow.keys()])].sort()
    .map(course => ({ course, then: courseThen.get(course) ?? null, now: courseNow.get(course) ?? null }))
    .filter(c => !c.then || !c.now || !isSameMonth(c.then, c.now))
  return {
    corrected: figures.months.flatMap(m => { const n = today.get(monthIndex(m)); return n && !isSameMonth(m, n) ? [{ then: m, now: n }] : [] }),
    gone: figures.months.filter(m => !today.has(monthIndex(m))),
    filled: inOrder.filter(m => isNew(m) && isLookedAt(m)),
    since: inOrder.filter(m => isNew(m) && compareMonths(m, last) > 0),
    courses,
  }
}

/** A snapshot without its courses: for whoever sees a school by level only. */
export const withoutCourses = (figures: SnapshotFigures): SnapshotFigures => ({ ...figures, courses: [] })
