/** Results of the Agency's instrument (DIA, socio-emotional part) as a school copies them from its report: shown apart, never added to ours. */
import { fewestAnswers } from './results.ts'

export type DiaTyped = { course: string; dimension: string; favourable: string; students: string }
export type DiaRead = { course: string; dimension: string; favourableTenths: number; students: number }
export type DiaProblem = { field: keyof DiaTyped; problem: 'empty' | 'long' | 'percent' | 'students' | 'under-ten' }

export const longestDimension = 80

/** `favourable`: a percent (`67,5` or `67.5 %`), with one decimal at most. */
export const readDia = (typed: DiaTyped): { ok: true; read: DiaRead } | { ok: false; problems: DiaProblem[] } => {
  const tidy = (s: string) => s.trim().replace(/\s+/g, ' ')
  const [course, dimension] = [tidy(typed.course), tidy(typed.dimension)]
  const problems: DiaProblem[] = []
  if (course === '') problems.push({ field: 'course', problem: 'empty' })
  else if (course.length > 30) problems.push({ field: 'course', problem: 'long' })
  if (dimension === '') problems.push({ field: 'dimension', problem: 'empty' })
  else if (dimension.length > longestDimension) problems.push({ field: 'dimension', problem: 'long' })
  const percent = /^(\d{1,3})(?:[.,](\d))?\s*%?$/.exec(tidy(typed.favourable))
  const favourableTenths = percent ? Number(percent[1]) * 10 + Number(percent[2] ?? 0) : -1
  if (favourableTenths < 0 || favourableTenths > 1000) problems.push({ field: 'favourable', problem: 'percent' })
  const students = /^\d{1,4}$/.test(typed.students.trim()) ? Number(typed.students) : 0
  if (students === 0) problems.push({ field: 'students', problem: 'students' })
  else if (students < fewestAnswers) problems.push({ field: 'students', problem: 'under-ten' })
  return problems.length > 0 ? { ok: false, problems } : { ok: true, read: { course, dimension, favourableTenths, students } }
}
