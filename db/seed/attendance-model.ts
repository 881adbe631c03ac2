/**
 * Invented attendance with the level, season and bands of the Chilean system. The references (Ministry files, 3.1): accumulated
 * March-October 89.2 % in 2018, 83.6 in 2022, 84.9 in 2023; 86.5 in 2024; under 85 %: about 16 of 100 students at a mean of 91,
 * 25 of 100 at a mean of 88. Each student's days are drawn one by one, so bands, courses and schools agree exactly.
 */
import { teachingGroupOf, type TeachingGroup } from '../../cycles/indicators/teaching.ts'
import { daysOf, type Pair } from '../../cycles/indicators/attendance.ts'
import { schoolDaysIn, type SeedYear } from './school-calendar.ts'
import { streamFor, type Stream } from './random.ts'

/** March-October attendance of primary students, in percent. */
const levelOfYear: Record<SeedYear, number> = { 2018: 90.3, 2019: 90.1, 2022: 84.6, 2023: 86.0, 2024: 87.6, 2025: 88.0, 2026: 88.4 }
/** Points above or below the year's level, March to December. */
const seasonOfMonth = [2.6, 1.7, 0.3, -1.3, -2.6, -0.9, -0.4, 0.3, -1.0, -5.0]
/** The weeks from 18 October 2019. */
const outbreak2019: Record<number, number> = { 10: -4, 11: -8, 12: -9 }
/** How alike students of one course are: the sum of a beta distribution's two parameters. 4 gives a month's bands as above. */
const alikeness = 4

const levelOfGroup: Record<TeachingGroup, number> = { young: 0, preschool: -4.5, special: -1, adult: -14 }

/** What sets one school apart, in percentage points, and what happened to it. */
export type SchoolCharacter = {
  rbd: number
  rural: boolean
  /** Points above the level of its kind. */
  level: number
  /** How much harder winter is than elsewhere: 1 is as elsewhere. */
  winter: number
  /** Points added from a month on, to a whole school, one grade or one course: what its cycles (or bad luck) moved. */
  turns: readonly { fromYear: number; fromMonth: number; points: number; course?: string }[]
}

export type SeedCourse = {
  /** COD_ENSE-COD_GRADO-LETTER. */
  key: string
  codEnse: number
  grade: number
  /** Its share of the students of its teaching group, any scale. */
  weight: number
}

export type SeedAttendance = {
  rbd: number; year: number; month: number; teaching: TeachingGroup; course: string
  students: number; daysAttended: number; daysDue: number; pairs: Pair[]
}

/** Points of a grade: the first year of a stage and the years of secondary are the ones most missed. */
const levelOfGrade = (codEnse: number, grade: number): number => {
  if (codEnse >= 300) return grade === 1 ? -3.2 : grade === 4 ? -2.6 : -1.8
  if (codEnse !== 110) return 0
  return grade === 1 ? -0.9 : grade >= 7 ? -0.7 : 0.3
}

/** What the whole territory shared in a month (weather, colds, strikes of transport), in points. */
const sharedShock = (year: number, month: number) => 0.45 * streamFor('shared', year, month).normal()

const schoolPoints = (school: SchoolCharacter, year: SeedYear, month: number): number => {
  const season = seasonOfMonth[month - 3]!
  const winter = month >= 6 && month <= 8 ? school.winter : 1
  const drift = 0.7 * streamFor('school-year', school.rbd, year).normal()
  const noise = 0.6 * streamFor('school-month', school.rbd, year, month).normal()
  return levelOfYear[year] + season * winter + (year === 2019 ? outbreak2019[month] ?? 0 : 0) + sharedShock(year, month) + school.level + drift + noise
}

const turnsOf = (school: SchoolCharacter, year: number, month: number, course: string): number =>
  school.turns.reduce((sum, t) => (year * 12 + month >= t.fromYear * 12 + t.fromMonth && (t.course === undefined || course.startsWith(t.course)) ? sum + t.points : sum), 0)

/** Days the school was open: rural schools lose some to storms and roads in winter. */
const daysOpen = (school: SchoolCharacter, year: SeedYear, month: number): number => {
  const days = schoolDaysIn(year, month)
  const chance = streamFor('open', school.rbd, year, month).next()
  const stormy = month >= 5 && month <= 8
  const lost = school.rural && stormy ? (chance < 0.25 ? 2 : chance < 0.55 ? 1 : 0) : chance < 0.12 ? 1 : 0
  return Math.max(3, days - lost)
}

/** Cumulated chances of attending 0, 1 … `due` days (beta-binomial), for a mean in percent. */
const chancesOf = (due: number, meanPercent: number): Float64Array => {
  const mean = Math.min(0.985, Math.max(0.5, meanPercent / 100))
  const a = mean * alikeness
  const b = alikeness - a
  let p = 1
  for (let i = 0; i < due; i++) p *= (b + i) / (alikeness + i)
  const cumulated = new Float64Array(due + 1)
  let sum = 0
  for (let k = 0; k <= due; k++) {
    sum += p
    cumulated[k] = sum
    p *= ((due - k) * (a + k)) / ((k + 1) * (b + due - k - 1))
  }
  return cumulated
}

const drawDays = (chances: Float64Array, stream: Stream): number => {
  const u = stream.next()
  let k = chances.length - 1
  while (k > 0 && u < chances[k - 1]!) k--
  return k
}

/** Counts of students by days attended and due, as the sorted pairs of the attendance table. */
const newTally = () => {
  const studentsByDays = new Map<number, number>()
  return {
    add: (attended: number, due: number, students = 1) => {
      const key = due * 64 + attended
      studentsByDays.set(key, (studentsByDays.get(key) ?? 0) + students)
    },
    row: (of: Pick<SeedAttendance, 'rbd' | 'year' | 'month' | 'teaching' | 'course'>): SeedAttendance => {
      const pairs = [...studentsByDays].map(([key, n]): Pair => [key % 64, Math.floor(key / 64), n]).sort((x, y) => x[0] - y[0] || x[1] - y[1])
      return { ...of, ...daysOf(pairs), pairs }
    },
  }
}

/** Shares `total` among weights, whole students, largest remainders first. */
export const shareOut = (total: number, weights: readonly number[]): number[] => {
  const all = weights.reduce((a, b) => a + b, 0)
  const exact = weights.map(w => (total * w) / all)
  const out = exact.map(Math.floor)
  const order = exact.map((e, i) => ({ i, rest: e - Math.floor(e) })).sort((x, y) => y.rest - x.rest || x.i - y.i)
  for (let left = total - out.reduce((a, b) => a + b, 0), i = 0; left > 0; left--, i++) out[order[i]!.i]! += 1
  return out
}

/**
 * One month of a school with its courses: the school's row per teaching group (each student once) and a row per course. In some months
 * one student changes course: two courses have that student, the school has one, with the days added.
 */
export const monthWithCourses = (
  school: SchoolCharacter, courses: readonly SeedCourse[], studentsOf: (group: TeachingGroup) => number, year: SeedYear, month: number,
): SeedAttendance[] => {
  const base = schoolPoints(school, year, month)
  const open = daysOpen(school, year, month)
  const rows: SeedAttendance[] = []
  const groups = new Map<TeachingGroup, SeedCourse[]>()
  for (const course of courses) {
    const group = teachingGroupOf(course.codEnse)!
    groups.set(group, [...(groups.get(group) ?? []), course])
  }
  for (const [teaching, list] of groups) {
    const whole = newTally()
    const sizes = shareOut(studentsOf(teaching), list.map(c => c.weight))
    const tallies = list.map(() => newTally())
    const drawn = list.map((course, i) => {
      const stream = streamFor('course', school.rbd, course.key, year, month)
      const points = base + levelOfGroup[teaching] + levelOfGrade(course.codEnse, course.grade) + turnsOf(school, year, month, course.key)
        + 1.2 * streamFor('course-year', school.rbd, course.key, year).normal() + 0.5 * stream.normal()
      const due = Math.max(2, open - (teaching === 'adult' ? 2 : 0) - (stream.next() < 0.06 ? 1 : 0))
      const chances = chancesOf(due, points)
      return { due, days: Array.from({ length: sizes[i]! }, () => drawDays(chances, stream)) }
    })
    const moves = streamFor('move', school.rbd, teaching, year, month)
    const parallel = list.findIndex((c, i) => i > 0 && list[i - 1]!.grade === c.grade && list[i - 1]!.codEnse === c.codEnse && sizes[i]! > 20)
    const mover = parallel > 0 && moves.next() < 0.3 ? parallel : -1
    list.forEach((_, i) => {
      const { due, days } = drawn[i]!
      days.forEach((attended, student) => {
        whole.add(attended, due)
        if (i !== mover || student !== 0 || due < 4) { tallies[i]!.add(attended, due); return }
        // This student came from the parallel course: the first days there, the rest here.
        const dueThere = 1 + moves.upTo(due - 2)
        const attendedThere = Math.min(dueThere, Math.max(attended - (due - dueThere), Math.round((attended * dueThere) / due)))
        tallies[i - 1]!.add(attendedThere, dueThere)
        tallies[i]!.add(attended - attendedThere, due - dueThere)
      })
    })
    if (studentsOf(teaching) === 0) continue
    rows.push(whole.row({ rbd: school.rbd, year, month, teaching, course: '' }))
    list.forEach((course, i) => {
      if (sizes[i]! > 0) rows.push(tallies[i]!.row({ rbd: school.rbd, year, month, teaching, course: course.key }))
    })
  }
  return rows
}

/** One month of a school of which only the figure of its young students is kept. */
export const monthOfSchool = (school: SchoolCharacter & { secondary: boolean }, students: number, year: SeedYear, month: number): SeedAttendance => {
  const stream = streamFor('whole', school.rbd, year, month)
  const due = daysOpen(school, year, month)
  const chances = chancesOf(due, schoolPoints(school, year, month) + (school.secondary ? -2.4 : 0))
  const tally = newTally()
  const counts = new Uint16Array(due + 1)
  for (let i = 0; i < students; i++) counts[drawDays(chances, stream)]! += 1
  counts.forEach((n, attended) => { if (n > 0) tally.add(attended, due, n) })
  return tally.row({ rbd: school.rbd, year, month, teaching: 'young', course: '' })
}
