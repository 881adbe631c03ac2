/** The twelve schools of the demo's network as the attendance model needs them: courses, students by month, character. */
import { compareMonths, type Month } from '../../cycles/calendar/days.ts'
import type { TeachingGroup } from '../../cycles/indicators/teaching.ts'
import {
  altoNalcas, bahiaClara, elMirador, islaChaica, lasGaviotas, liceoPuertoManso, losBoldos, losCanelos, losPelicanos, millaray,
  quebradaHonda, rinconDePellines, type CastSchool,
} from './cast.ts'
import type { SchoolCharacter, SeedCourse } from './attendance-model.ts'
import type { SeedYear } from './school-calendar.ts'

/**
 * Students of the twelve schools in October 2026, the demo's last month: those of primary and secondary for young people, which is what
 * a school's figure covers. Preschool, adults and special education stand apart and are not in this number.
 */
export const studentsOfNetwork = 5068

export type NetworkSchool = {
  school: CastSchool
  character: SchoolCharacter
  courses: SeedCourse[]
  /** Students of a teaching group in a month. */
  students: (group: TeachingGroup, year: SeedYear, month: number) => number
  /** Its name in the directories up to 2019, where it had another. */
  formerName?: string
  /** The month it opened its doors again; before it the directories have it without students. */
  openSince?: Month
}

const letters = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H']

/** `parallel` courses in each of the grades; weights 1. */
const coursesOf = (codEnse: number, grades: readonly number[], parallel: number): SeedCourse[] =>
  grades.flatMap(grade => letters.slice(0, parallel).map(letter => ({ key: `${codEnse}-${grade}-${letter}`, codEnse, grade, weight: 1 })))

/** Gives courses another weight than 1. */
const weighing = (courses: SeedCourse[], weights: Record<string, number>): SeedCourse[] =>
  courses.map(c => ({ ...c, weight: weights[c.key] ?? c.weight }))

const primary = [1, 2, 3, 4, 5, 6, 7, 8] as const
const preschool = (parallel: number) => coursesOf(10, [4, 5], parallel)

/** Enrolment of a year against 2026's: births fall, and the liceos lived their best years before. */
const sizeOfYear: Record<SeedYear, number> = { 2018: 1.09, 2019: 1.07, 2022: 1.05, 2023: 1.04, 2024: 1.02, 2025: 1.01, 2026: 1 }

type Sizes = { april: number; october: number; preschool?: number; adult?: number; special?: number; formerName?: string; openSince?: Month }

const networkSchool = (school: CastSchool, sizes: Sizes, courses: SeedCourse[], character: Omit<SchoolCharacter, 'rbd' | 'rural'>): NetworkSchool => ({
  school,
  character: { rbd: school.rbd, rural: school.rural, ...character },
  courses,
  ...(sizes.formerName ? { formerName: sizes.formerName } : {}),
  ...(sizes.openSince ? { openSince: sizes.openSince } : {}),
  students: (group, year, month) => {
    if (sizes.openSince && compareMonths({ year, month }, sizes.openSince) < 0) return 0
    if (group !== 'young') return Math.round((sizes[group] ?? 0) * sizeOfYear[year])
    // From April to October a few leave or move; what was lost by October stays lost.
    const passed = Math.min(1, Math.max(0, (month - 4) / 6))
    return Math.round((sizes.april + (sizes.october - sizes.april) * passed) * sizeOfYear[year])
  },
})

/** Tiny schools have a grade or two of the eight in any year; these are 2026's, the same in every year. */
const multigrade = (bySchool: Record<number, number>): SeedCourse[] =>
  Object.entries(bySchool).map(([grade, weight]) => ({ key: `110-${grade}-A`, codEnse: 110, grade: Number(grade), weight }))

/**
 * Attendance moves after a cycle in some of them, gets worse in one, and in the others what moves is the season and chance. Turns and chance together give
 * the demo every answer of *Señal o ruido* (`tests/db/seed/demo.test.ts`), and most cycles "too soon", as in life.
 */
export const networkSchoolsModel: readonly NetworkSchool[] = [
  networkSchool(losBoldos, { april: 373, october: 371, preschool: 41, formerName: 'Escuela F-112 Los Boldos' },
    [...weighing(coursesOf(110, primary, 2), { '110-7-A': 30 / 22.14, '110-7-B': 31 / 22.14 }), ...preschool(1)],
    { level: -1.1, winter: 1.1, turns: [
      { fromYear: 2026, fromMonth: 3, points: -1.6, course: '110-7-B' },
      { fromYear: 2026, fromMonth: 8, points: 1.7 },
      { fromYear: 2026, fromMonth: 8, points: 1.5, course: '110-7-B' },
      { fromYear: 2026, fromMonth: 9, points: 1.5, course: '110-7-B' },
    ] }),
  networkSchool(bahiaClara, { april: 1202, october: 1184, adult: 64 },
    [...coursesOf(310, [1, 2, 3, 4], 8), ...coursesOf(363, [1, 3], 1)],
    { level: -1.4, winter: 1, turns: [
      { fromYear: 2026, fromMonth: 3, points: 0.8 },
      { fromYear: 2026, fromMonth: 5, points: 1.5 },
      { fromYear: 2026, fromMonth: 9, points: 1.2, course: '310-1' },
    ] }),
  networkSchool(elMirador, { april: 500, october: 496, preschool: 52 }, [...coursesOf(110, primary, 2), ...preschool(1)], { level: -1.6, winter: 1, turns: [] }),
  networkSchool(quebradaHonda, { april: 64, october: 64, formerName: 'Escuela G-84 Quebrada Honda' }, coursesOf(110, primary, 1), { level: -1.2, winter: 2.1, turns: [] }),
  networkSchool(lasGaviotas, { april: 692, october: 688, preschool: 80, special: 7 },
    [...coursesOf(110, primary, 3), ...preschool(2), ...coursesOf(299, [1], 1)], { level: 0.9, winter: 1, turns: [] }),
  networkSchool(liceoPuertoManso, { april: 1061, october: 1046, formerName: 'Liceo Industrial Puerto Manso' },
    [...coursesOf(310, [1, 2], 8), ...coursesOf(510, [3, 4], 5), ...coursesOf(810, [3, 4], 3)], { level: -1.2, winter: 1, turns: [] }),
  networkSchool(losCanelos, { april: 591, october: 587, preschool: 61 }, [...coursesOf(110, primary, 2), ...preschool(2)],
    { level: 0.4, winter: 1, turns: [{ fromYear: 2026, fromMonth: 5, points: -1.3 }, { fromYear: 2026, fromMonth: 9, points: 1 }] }),
  networkSchool(millaray, { april: 596, october: 592, preschool: 66, special: 6 },
    [...coursesOf(110, primary, 2), ...preschool(2), ...coursesOf(299, [1], 1)], { level: 1.4, winter: 0.9, turns: [{ fromYear: 2025, fromMonth: 7, points: 0.25 }] }),
  networkSchool(losPelicanos, { april: 15, october: 15, formerName: 'Escuela G-91 Caleta Los Pelícanos' }, multigrade({ 1: 2, 2: 3, 3: 2, 4: 3, 5: 3, 6: 2 }), { level: 1.2, winter: 1.5, turns: [] }),
  networkSchool(rinconDePellines, { april: 11, october: 11, openSince: { year: 2025, month: 8 } }, multigrade({ 1: 1, 2: 2, 4: 3, 5: 2, 6: 3 }), { level: 0, winter: 1.6, turns: [] }),
  networkSchool(islaChaica, { april: 6, october: 6 }, multigrade({ 1: 1, 3: 2, 5: 2, 6: 1 }), { level: 2, winter: 1.8, turns: [] }),
  networkSchool(altoNalcas, { april: 8, october: 8 }, multigrade({ 2: 2, 3: 1, 4: 3, 6: 2 }), { level: 0.5, winter: 2, turns: [] }),
]
