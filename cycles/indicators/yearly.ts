/**
 * The yearly figures of a school, from counts of students: enrolment, withdrawal, failure, transfer, mean attendance (reference: Ministry
 * files, 1.6, 1.7 and 3.2; methods, 1c). Integers are added, rates are computed at the end, and no rate is ever a mean of rates.
 *
 * What these are not: the official dropout (*desvinculación*), which is published for communes and up, never for a school.
 */
import { fewestStudents } from '../compare/same-months.ts'
import { yearsWithoutAttendance } from './series.ts'
import { schoolingLevelOf, teachingGroupOfLevel, type SchoolingLevel } from './teaching.ts'

export const outcomes = ['passed', 'failed', 'withdrawn', 'transferred'] as const
export type Outcome = (typeof outcomes)[number]
export type Outcomes = Record<Outcome, number>
/** Grades 1 to 8 of one COD_ENSE. */
export type GradeOutcomes = Record<Outcome, number[]>

export type HolderKind = 'service' | 'municipal' | 'legal' | 'natural' | 'unknown'

/** The groups a school is looked at by. `primary` and `secondary` together are `young`, which is what a school's figures cover. */
export const yearlyGroups = ['young', 'primary', 'secondary', 'adult', 'special', 'preschool'] as const
export type YearlyGroup = (typeof yearlyGroups)[number]
/** Those that share no student, whose years end with results. */
export const teachingGroupsOfYears = ['young', 'adult', 'special'] as const satisfies readonly YearlyGroup[]

const groupsOfLevel = (level: SchoolingLevel): YearlyGroup[] => {
  const group = teachingGroupOfLevel(level)
  return group === 'young' ? ['young', level === 2 ? 'primary' : 'secondary'] : [group]
}

export type EnrolmentRow = { year: number; level: SchoolingLevel; students: number }
export type ResultRow = Outcomes & { year: number; codEnse: number; attendanceHundredths: number | null }

/** A count among others. `percent` is exact; whether it may be said is for whoever shows it (`isTooFew`). */
export type Share = { count: number; of: number; percent: number; isTooFew: boolean }

export const shareOf = (count: number, of: number): Share | null =>
  (of > 0 ? { count, of, percent: (100 * count) / of, isTooFew: of < fewestStudents } : null)

export type YearFigures = {
  year: number
  /** 2020 and 2021: promotion and enrolment were automatic and reporting was not reliable. Shown, and compared with nothing. */
  isPandemic: boolean
  /** Students at 30 April. */
  enrolment: number | null
  outcomes: Outcomes | null
  /** RET / (APR + REP + RET): left during the year, and was not transferred. */
  withdrawal: Share | null
  /** REP / (APR + REP + RET). */
  failure: Share | null
  /** TRA / (APR + REP + RET + TRA). */
  transfer: Share | null
  /** The open proxy of repetition: who failed the year before, among this year's enrolment. Null where either is not known, and after 2020 and 2021. */
  failedYearBefore: Share | null
  /** The Ministry's PROM_ASIS, weighted by the students behind it: those who passed or failed. */
  attendance: { percent: number; of: number; isTooFew: boolean } | null
}

const noOutcomes = (): Outcomes => ({ passed: 0, failed: 0, withdrawn: 0, transferred: 0 })

export const outcomesOf = (rows: readonly Outcomes[]): Outcomes =>
  rows.reduce((sum, row) => { for (const o of outcomes) sum[o] += row[o]; return sum }, noOutcomes())

/** Everybody who ended the year here or left it: the denominator of withdrawal and of failure, so that the two add up with who passed. */
export const finishedOf = (o: Outcomes): number => o.passed + o.failed + o.withdrawn

export const withdrawalOf = (o: Outcomes) => shareOf(o.withdrawn, finishedOf(o))
export const failureOf = (o: Outcomes) => shareOf(o.failed, finishedOf(o))
export const transferOf = (o: Outcomes) => shareOf(o.transferred, finishedOf(o) + o.transferred)

/** Over rows that print a mean: the mean of each stands for its students, so their sum is recovered before it is divided. */
export const meanAttendanceOf = (rows: readonly ResultRow[]): YearFigures['attendance'] => {
  const told = rows.filter(r => r.attendanceHundredths !== null && r.passed + r.failed > 0)
  const of = told.reduce((n, r) => n + r.passed + r.failed, 0)
  if (of === 0) return null
  return { percent: told.reduce((sum, r) => sum + r.attendanceHundredths! * (r.passed + r.failed), 0) / (100 * of), of, isTooFew: of < fewestStudents }
}

/** Each group that has anything, with its years in order. A year stands where either file speaks of the school. */
export const yearlyFiguresOf = (
  { enrolment, results, knownYears }: { enrolment: readonly EnrolmentRow[]; results: readonly ResultRow[]; /** Years whose enrolment is known, even as nobody's. */ knownYears?: readonly number[] },
): { group: YearlyGroup; years: YearFigures[] }[] => {
  const isOf = (group: YearlyGroup) => ({
    enrolment: enrolment.filter(r => groupsOfLevel(r.level).includes(group)),
    results: results.filter(r => { const level = schoolingLevelOf(r.codEnse); return level !== null && groupsOfLevel(level).includes(group) }),
  })
  return yearlyGroups.flatMap(group => {
    const mine = isOf(group)
    const years = [...new Set([...mine.enrolment, ...mine.results].map(r => r.year))].sort((a, b) => a - b)
    if (years.length === 0) return []
    const enrolmentIn = (year: number): number | null => {
      const rows = mine.enrolment.filter(r => r.year === year)
      return rows.length > 0 ? rows.reduce((n, r) => n + r.students, 0) : knownYears?.includes(year) ? 0 : null
    }
    const outcomesIn = (year: number): Outcomes | null => {
      const rows = mine.results.filter(r => r.year === year)
      return rows.length > 0 ? outcomesOf(rows) : null
    }
    return [{
      group,
      years: years.map((year): YearFigures => {
        const [own, before, students] = [outcomesIn(year), outcomesIn(year - 1), enrolmentIn(year)]
        return {
          year, isPandemic: yearsWithoutAttendance.includes(year), enrolment: students, outcomes: own,
          withdrawal: own && withdrawalOf(own), failure: own && failureOf(own), transfer: own && transferOf(own),
          failedYearBefore: before && students && !yearsWithoutAttendance.includes(year - 1) ? shareOf(before.failed, students) : null,
          attendance: meanAttendanceOf(mine.results.filter(r => r.year === year)),
        }
      }),
    }]
  })
}

// ── What the numbers can show ─────────────────────────────────────────────────────────────────────────────────────────

/** Years added up for a small school. */
const pooledYears = 3

/** The chance that none of the events of all these years falls into this one, when it is a year like the others. */
export const chanceOfNone = (studentsNow: number, before: readonly { count: number; of: number }[]): number => {
  const [events, students] = [before.reduce((n, y) => n + y.count, 0), before.reduce((n, y) => n + y.of, 0)]
  return (1 - studentsNow / (studentsNow + students)) ** events
}

/** The last three usable years added up: what a small school can look at. Null with fewer. */
export const withdrawalPooled = (years: readonly YearFigures[]): { years: number[]; share: Share } | null => {
  const usable = years.filter(y => !y.isPandemic && y.withdrawal !== null).slice(-pooledYears)
  const share = shareOf(usable.reduce((n, y) => n + y.withdrawal!.count, 0), usable.reduce((n, y) => n + y.withdrawal!.of, 0))
  return usable.length < pooledYears || !share ? null : { years: usable.map(y => y.year), share }
}

// ── Vulnerability ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** IVE-SINAE in tenths of a point: 100 x priorities / enrolment, students without information staying in the enrolment. Null without any. */
export const indexTenthsOf = (inPriority: number, students: number): number | null =>
  (students > 0 ? Math.round((1000 * inPriority) / students) : null)

// ── Coverage ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Courses a school declared in a month against those it has. `from`: what says how many it has. */
export type CourseCoverage = { declared: number; has: number; percent: number; from: 'enrolment' | 'most-seen' }

/**
 * `known`: from the year's enrolment, when it counts courses. A combined course is declared once for each grade in it, so a school that
 * has one (or that declares more than it is said to have) is measured by the most it declared in a month of the year.
 */
export const courseCoverageOf = (declared: number, mostSeen: number, known: { simple: number; combined: number } | null): CourseCoverage | null => {
  const counted = known && known.combined === 0 && known.simple >= mostSeen && known.simple > 0 ? known.simple : null
  const has = counted ?? mostSeen
  return has > 0 ? { declared, has, percent: (100 * declared) / has, from: counted === null ? 'most-seen' : 'enrolment' } : null
}

/** The two dates the Ministry writes into a file's name: `20250911_Asistencia_AGOSTO_2025_20250905_WEB.csv`. Days, or null where it has none. */
export const daysInFileName = (name: string): { published: string | null; cutOff: string | null } => {
  const days = [...name.matchAll(/(?<!\d)(20\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)/g)].map(d => `${d[1]}-${d[2]}-${d[3]}`)
  const starts = /^20\d{6}/.test(name)
  return { published: starts ? days[0] ?? null : null, cutOff: days[starts ? 1 : 0] ?? null }
}
