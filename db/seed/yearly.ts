/** The demo's yearly files: enrolment, how each year ended, vulnerability, holders. Of the network's schools, as a service's extract is. */
import { indexTenthsOf } from '../../cycles/indicators/yearly.ts'
import { schoolingLevelOf, teachingGroupOf, type SchoolingLevel, type TeachingGroup } from '../../cycles/indicators/teaching.ts'
import type { Schema } from '../schema.ts'
import { bahiaClara, lasGaviotas, liceoPuertoManso, losCanelos } from './cast.ts'
import { shareOut } from './attendance-model.ts'
import { networkSchoolsModel, type NetworkSchool } from './network-schools.ts'
import { streamFor } from './random.ts'
import type { SeedYear } from './school-calendar.ts'

type Row<T extends keyof Schema> = Omit<Schema[T]['$inferInsert'], 'generationId'>

const codesOf = (s: NetworkSchool): number[] => [...new Set(s.courses.map(c => c.codEnse))].sort((a, b) => a - b)
/** Schools of a few students teach several grades in one room. */
const isMultigrade = (s: NetworkSchool) => s.school.level === 'primary-multigrade' && s.courses.length < 8

/** Students of each COD_ENSE, at 30 April unless told. */
const studentsByCode = (s: NetworkSchool, year: SeedYear, month = 4): Map<number, number> => {
  const out = new Map<number, number>()
  for (const group of new Set(codesOf(s).map(c => teachingGroupOf(c)!))) {
    const courses = s.courses.filter(c => teachingGroupOf(c.codEnse) === group)
    shareOut(s.students(group, year, month), courses.map(c => c.weight)).forEach((n, i) => out.set(courses[i]!.codEnse, (out.get(courses[i]!.codEnse) ?? 0) + n))
  }
  return out
}

export const seedEnrolment = (year: SeedYear): Row<'enrolment'>[] => networkSchoolsModel.flatMap(s => {
  const levels = new Map<SchoolingLevel, { students: number; courses: number }>()
  for (const [code, students] of studentsByCode(s, year)) {
    if (students === 0) continue
    const level = schoolingLevelOf(code)!
    const known = levels.get(level) ?? { students: 0, courses: 0 }
    levels.set(level, { students: known.students + students, courses: known.courses + s.courses.filter(c => c.codEnse === code).length })
  }
  return [...levels].map(([level, { students, courses }]): Row<'enrolment'> => {
    const boys = Math.round(students * (0.46 + 0.09 * streamFor('boys', s.school.rbd, level).next()))
    return {
      rbd: s.school.rbd, year, level, students, boys, girls: students - boys,
      simpleCourses: isMultigrade(s) ? 0 : courses, combinedCourses: isMultigrade(s) ? Math.ceil(students / 12) : 0,
    }
  })
})

/** Percent of a level who withdraw, fail and are transferred in an ordinary year (Ministry files, 1.7: nationally 2.3, 2.2; few in primary, many among adults). */
const ordinary: Record<SchoolingLevel, { withdrawn: number; failed: number; transferred: number }> = {
  1: { withdrawn: 0, failed: 0, transferred: 0 }, 2: { withdrawn: 0.8, failed: 2.2, transferred: 3.4 }, 3: { withdrawn: 20, failed: 9, transferred: 2 }, 4: { withdrawn: 1, failed: 1, transferred: 3 },
  5: { withdrawn: 2.3, failed: 5.4, transferred: 4.2 }, 6: { withdrawn: 21, failed: 8, transferred: 2 }, 7: { withdrawn: 2.8, failed: 4.6, transferred: 3.2 }, 8: { withdrawn: 22, failed: 8, transferred: 2 },
}

/** Years of a school whose withdrawals were not those of its other years: times as many of the young. */
const unusualWithdrawals: readonly { rbd: number; year: SeedYear; times: number }[] = [
  { rbd: bahiaClara.rbd, year: 2025, times: 0.42 },
  { rbd: liceoPuertoManso.rbd, year: 2025, times: 1.8 },
  { rbd: losCanelos.rbd, year: 2025, times: 2.5 },
  { rbd: lasGaviotas.rbd, year: 2025, times: 0.05 },
]

/** How many of `students` something happens to: each drawn, so that small schools have their odd years. */
const drawn = (students: number, percent: number, ...keys: (string | number)[]) => {
  const stream = streamFor('result', ...keys)
  let n = 0
  for (let i = 0; i < students; i++) if (100 * stream.next() < percent) n++
  return n
}

/** `attendance`: the year's attendance in percent by school and teaching group, from the demo's own months. */
export const seedResults = (year: SeedYear, attendance: (rbd: number, group: TeachingGroup) => number | null): Row<'yearResult'>[] => networkSchoolsModel.flatMap(s => {
  const { rbd } = s.school
  // A school that opened within the year ends it with those it then had.
  const begun = s.openSince?.year === year ? s.openSince.month : 4
  return [...studentsByCode(s, year, begun)].filter(([code, students]) => code !== 10 && students > 0).map(([codEnse, students]): Row<'yearResult'> => {
    const rates = ordinary[schoolingLevelOf(codEnse)!]
    // A school's own level differs by a third from its kind's, and stays.
    const own = 0.67 + 0.66 * streamFor('result-level', rbd, codEnse).next()
    const moved = drawn(students, rates.transferred * own, rbd, codEnse, year, 'transferred')
    const times = teachingGroupOf(codEnse) === 'young' ? unusualWithdrawals.find(u => u.rbd === rbd && u.year === year)?.times ?? 1 : 1
    const withdrawn = drawn(students - moved, rates.withdrawn * own * times, rbd, codEnse, year, 'withdrawn')
    const failed = drawn(students - moved - withdrawn, rates.failed * own, rbd, codEnse, year, 'failed')
    const all = { passed: students - moved - withdrawn - failed, failed, withdrawn, transferred: moved }
    const counts = [all.passed, all.failed, all.withdrawn, all.transferred] as const
    const boys = counts.map((n, i) => drawn(n, 50, rbd, codEnse, year, 'boys', i)) as [number, number, number, number]
    const percent = attendance(rbd, teachingGroupOf(codEnse)!)
    // Who withdrew is not in the Ministry's mean: it lies a little above the months'.
    const hundredths = percent === null || all.passed + all.failed === 0 ? null : Math.round(100 * Math.min(99, percent + 0.3 + 0.4 * streamFor('result-mean', rbd, codEnse, year).next()))
    return {
      rbd, year, codEnse, ...all, boys, girls: counts.map((n, i) => n - boys[i]!) as [number, number, number, number], unstated: 0, grades: null,
      attendanceHundredths: hundredths, attendancePassedHundredths: hundredths, attendanceFailedHundredths: null,
    }
  })
})

/** The index of a year and level, on the enrolment of the year before. */
export const seedVulnerability = (year: SeedYear, level: 1 | 2): Row<'vulnerability'>[] => networkSchoolsModel.flatMap(s => {
  const { rbd, rural } = s.school
  const isOf = (code: number) => (level === 1 ? code === 110 : code >= 300 && teachingGroupOf(code) === 'young')
  const students = [...studentsByCode(s, (year - 1) as SeedYear)].reduce((n, [code, of]) => (isOf(code) ? n + of : n), 0)
  if (students === 0) return []
  const index = (rural ? 88 : 78) + 9 * streamFor('index', rbd).next()
  const inPriority = Math.round((students * index) / 100)
  const [firstPriority, thirdPriority] = [Math.round(inPriority * 0.72), Math.round(inPriority * 0.19)]
  return [{ rbd, year, level, baseYear: year - 1, firstPriority, secondPriority: inPriority - firstPriority - thirdPriority, thirdPriority, students, indexTenths: indexTenthsOf(inPriority, students) }]
})

export const seedHolders = (year: SeedYear): Row<'schoolHolder'>[] => networkSchoolsModel.map(({ school: { rbd, slep, communeName } }) => (
  year >= slep.fromYear ? { rbd, year, kind: 'service', name: `Servicio Local de Educación Pública ${slep.name}` } : { rbd, year, kind: 'municipal', name: `Municipalidad de ${communeName}` }
))
