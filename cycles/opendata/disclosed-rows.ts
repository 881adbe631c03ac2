/** The figures of a row as they leave: disclosed, with their readings. Depends on nothing but the group's own figures. */
import { discloseGroup, discloseRate, isShown, type Cell, type GroupFigures, type Policy, type Rate } from '../disclosure/disclose.ts'
import { discloseYears, type DisclosedShare, type DisclosedYear } from '../disclosure/disclose-yearly.ts'
import type { Band } from '../indicators/attendance.ts'
import { bandNames } from '../indicators/attendance.ts'
import type { YearFigures } from '../indicators/yearly.ts'
import { readCount, readCounts, readRate, readShare } from './readings.ts'
import type { Row } from './tables.ts'

/** How many courses declared attendance in the month, and the most in a month of the year; null where no course is known. */
export type Covered = { declared: number | null; most: number | null }

export const attendanceFigures = (group: GroupFigures<Band>, { declared, most }: Covered, policy: Policy): Row => {
  const d = discloseGroup(group, policy)
  const [students, rate] = [readCount(d.students), readRate(d.attendance)]
  const isTold = isShown(d.students)
  return {
    students: students.count, students_reading: students.reading, courses_declared: isTold ? declared : null, courses_most: isTold ? most : null,
    days_due: readCount(d.daysDue).count, days_attended: readCount(d.daysAttended).count, attendance_percent: rate.percent, attendance_reading: rate.reading,
    ...Object.fromEntries(bandNames.map(band => [`students_${band}`, readCount(d.parts[band]).count])),
    bands_reading: readCounts(bandNames.map(band => d.parts[band])), publication: 'region-rules',
  }
}

const toTen = (n: number) => Math.round(n / 10) * 10

/**
 * How many had a result: exactly where every count is told. Where one is hidden, to the nearest ten: whoever knows that the next smallest is hidden
 * with a small count could otherwise find which two numbers the rest is made of.
 */
const readResults = (all: number | null, isWhole: boolean, policy: Policy): { count: number | null; reading: string } =>
  all === null ? { count: null, reading: 'none' } : all < policy.fewestStudents ? { count: null, reading: 'few-students' } : isWhole ? { count: all, reading: 'shown' } : { count: toTen(all), reading: 'to-ten' }

const withResult = ({ outcomes: o }: YearFigures) => (o ? o.passed + o.failed + o.withdrawn + o.transferred : null)

/**
 * The Ministry's mean is over those who passed or failed. Told beside how many had a result, whether and how coarsely it is told must not say how
 * many those were where the others are hidden: it then goes by half of what the shown counts leave, and is hidden where those who passed
 * or failed are fewer than that.
 */
const attendanceOfYear = (y: YearFigures, d: DisclosedYear, policy: Policy): Cell<Rate> | null => {
  if (!y.outcomes) return d.attendance
  const of = y.outcomes.passed + y.outcomes.failed
  const countOf = (cell: DisclosedShare | null) => (cell && isShown(cell) ? cell.shown.count : null)
  const [withdrawn, transferred] = [countOf(d.withdrawal), countOf(d.transfer)]
  if (withdrawn !== null && transferred !== null) return of === 0 ? { hidden: 'under-ten' } : d.attendance
  const half = Math.floor((toTen(of + y.outcomes.withdrawn + y.outcomes.transferred) - (withdrawn ?? 0) - (transferred ?? 0)) / 2)
  if (half < policy.fewestStudents || of < half) return { hidden: 'small-cell' }
  return y.attendance && discloseRate(y.attendance.percent, 100, half, policy)
}

/** A school's years of one teaching, in order, each with the row that leaves of it. */
export const yearlyFigures = (years: readonly YearFigures[], policy: Policy): { year: number; figures: Row }[] => {
  const told = discloseYears(years, policy)
  return years.map((y, i) => {
    const d = told[i]!
    const all = withResult(y)
    const isWhole = [d.withdrawal, d.failure, d.transfer].every(cell => cell !== null && isShown(cell))
    const students = readResults(all, isWhole, policy)
    const enrolment = readCount(d.enrolment)
    // That there is nothing to divide by would say that nobody finished the year here: where the year is known it reads as hidden.
    const [withdrawal, failure] = [d.withdrawal, d.failure].map(cell => readShare(cell ?? (y.outcomes ? { hidden: 'small-cell' } : null)))
    const attendance = readRate(attendanceOfYear(y, d, policy))
    const [transfer, before] = [readShare(d.transfer), readShare(d.failedYearBefore)]
    return { year: y.year, figures: {
      files: y.enrolment === null ? 'results' : all === null ? 'enrolment' : 'both', pandemic: y.isPandemic ? 'yes' : 'no',
      enrolment: enrolment.count, enrolment_reading: enrolment.reading, students_with_result: students.count, students_reading: students.reading,
      withdrawn: withdrawal!.count, withdrawal_percent: withdrawal!.percent, withdrawal_reading: withdrawal!.reading,
      failed: failure!.count, failure_percent: failure!.percent, failure_reading: failure!.reading,
      transferred: transfer.count, transfer_percent: transfer.percent, transfer_reading: transfer.reading,
      failed_year_before: before.count, failed_year_before_percent: before.percent, failed_year_before_reading: before.reading,
      attendance_percent: attendance.percent, attendance_reading: attendance.reading, publication: 'region-rules',
    } }
  })
}
