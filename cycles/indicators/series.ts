/**
 * A school's attendance month by month, from its histograms: figures for a table and a chart, the school year to date, and which
 * months are missing. A missing month stays an empty row: never filled in, never guessed.
 */
import { compareMonths, monthIndex, monthKey, monthsBetween, type Month } from '../calendar/days.ts'
import { attendancePercentOf, bandsOf, daysOf, mineducBands, type BandCounts, type BandScheme, type Days, type Histogram } from './attendance.ts'

/** The school year is March to December; 2020 and 2021 have no attendance worth the name (reference: methods, 2). */
export const firstSchoolMonth = 3
export const lastSchoolMonth = 12
export const yearsWithoutAttendance: readonly number[] = [2020, 2021]

export const isSchoolMonth = (m: Month) => m.month >= firstSchoolMonth && m.month <= lastSchoolMonth
/** School months from `from` to `to`, both included; no January or February. */
export const schoolMonthsBetween = (from: Month, to: Month): Month[] => monthsBetween(from, to).filter(isSchoolMonth)

/** One month of a school (or course) as stored. */
export type MonthHistogram = Month & { histogram: Histogram }

export type MonthFigures = Month & Days & {
  /** Σ days attended / Σ days due, in percent; null when no day was due. */
  attendancePercent: number | null
  bands: BandCounts
}

export const figuresOfMonth = ({ year, month, histogram }: MonthHistogram, scheme: BandScheme = mineducBands): MonthFigures => {
  const days = daysOf(histogram)
  return { year, month, ...days, attendancePercent: attendancePercentOf(days), bands: bandsOf(histogram, scheme) }
}

/** A row for every school month of the span: its figures, or null where there are none. */
export type SeriesMonth = Month & { figures: MonthFigures | null }

/**
 * The series from the first month there is (or `from`) to `to`, with an empty row for each school month in between without data.
 * Years without attendance are left out altogether: they are not twenty missing months.
 */
export const seriesOf = (months: readonly MonthHistogram[], to: Month, scheme: BandScheme = mineducBands, from?: Month): SeriesMonth[] => {
  const known = new Map(months.map(m => [monthIndex(m), figuresOfMonth(m, scheme)]))
  const first = from ?? [...months].sort(compareMonths)[0]
  if (!first) return []
  return schoolMonthsBetween(first, to)
    .filter(m => known.has(monthIndex(m)) || !yearsWithoutAttendance.includes(m.year))
    .map(m => ({ ...m, figures: known.get(monthIndex(m)) ?? null }))
}

/** March to a month of one year: days added before dividing, never a mean of percentages. */
export type YearToDate = {
  year: number
  /** The first and last month with data that went in. */
  from: Month
  to: Month
  daysAttended: number
  daysDue: number
  attendancePercent: number | null
  /** School months up to `to` that have no data: the figure speaks for the others only. */
  monthsMissing: Month[]
}

/** The year up to `to`, or null when the year has no month with data by then. */
export const yearToDateOf = (months: readonly (Month & { daysAttended: number; daysDue: number })[], to: Month): YearToDate | null => {
  const mine = months.filter(m => m.year === to.year && isSchoolMonth(m) && compareMonths(m, to) <= 0).sort(compareMonths)
  const [from, last] = [mine[0], mine.at(-1)]
  if (!from || !last) return null
  const have = new Set(mine.map(monthKey))
  const daysAttended = mine.reduce((sum, m) => sum + m.daysAttended, 0)
  const daysDue = mine.reduce((sum, m) => sum + m.daysDue, 0)
  return {
    year: to.year,
    from: { year: from.year, month: from.month },
    to: { year: last.year, month: last.month },
    daysAttended, daysDue,
    attendancePercent: attendancePercentOf({ daysAttended, daysDue }),
    monthsMissing: schoolMonthsBetween({ year: to.year, month: firstSchoolMonth }, to).filter(m => !have.has(monthKey(m))),
  }
}
