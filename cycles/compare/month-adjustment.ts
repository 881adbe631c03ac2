/**
 * Taking the season out of a school's months with the region's, where no comparable schools can be used (reference: methods, 5): y′ = y − (R of the
 * month − mean of R). Never from the school's own two or three years, which raises false alarms.
 */
import type { Month } from '../calendar/days.ts'
import { firstSchoolMonth, isSchoolMonth, lastSchoolMonth, yearsWithoutAttendance } from '../indicators/series.ts'
import { fewestStudents } from './same-months.ts'
import { meanOf } from './moments.ts'

/** R: the region's level of each calendar month (3 to 12), in percent. */
export type MonthLevels = ReadonlyMap<number, number>

export type RegionMonth = Month & { rbd: number; percent: number; students: number }

export type MonthLevelsOfRegion =
  | { kind: 'levels'; levels: MonthLevels; years: number[]; schools: number }
  /** Fewer than 2 normal years, fewer than 30 schools, or a school month nobody has. */
  | { kind: 'cannot-yet'; why: 'years' | 'schools' | 'months'; years: number[]; schools: number }

export const fewestYears = 2
export const fewestSchools = 30

/**
 * The levels a school's months are adjusted with: mean over all other schools of the region, weighted by students, over normal years (2020 and 2021
 * left out), whole school years only: a year that stops in June would weigh its autumn twice.
 */
export const monthLevelsOf = (rows: readonly RegionMonth[], withoutRbd: number): MonthLevelsOfRegion => {
  const usable = rows.filter(r => r.rbd !== withoutRbd && r.students >= fewestStudents && isSchoolMonth(r) && Number.isFinite(r.percent) && !yearsWithoutAttendance.includes(r.year))
  const schoolMonths = Array.from({ length: lastSchoolMonth - firstSchoolMonth + 1 }, (_, i) => firstSchoolMonth + i)
  const monthsByYear = new Map<number, Set<number>>()
  for (const r of usable) monthsByYear.set(r.year, (monthsByYear.get(r.year) ?? new Set()).add(r.month))
  const years = [...monthsByYear].filter(([, months]) => months.size === schoolMonths.length).map(([year]) => year).sort((a, b) => a - b)
  const inYears = usable.filter(r => years.includes(r.year))
  const schools = new Set(inYears.map(r => r.rbd)).size
  if (years.length < fewestYears) return { kind: 'cannot-yet', why: 'years', years, schools }
  if (schools < fewestSchools) return { kind: 'cannot-yet', why: 'schools', years, schools }
  const sums = new Map(schoolMonths.map(month => [month, { weighted: 0, students: 0 }]))
  for (const r of inYears) {
    const s = sums.get(r.month)!
    s.weighted += r.students * r.percent
    s.students += r.students
  }
  return { kind: 'levels', years, schools, levels: new Map([...sums].map(([month, s]) => [month, s.weighted / s.students])) }
}

/** Values in percent of calendar months, adjusted; null stays null, and a month without a level becomes null: nothing is filled in. */
export const adjustForMonth = (values: readonly { month: number; percent: number | null }[], levels: MonthLevels): (number | null)[] => {
  if (levels.size === 0) return values.map(() => null)
  const mean = meanOf([...levels.values()])
  return values.map(v => {
    const level = levels.get(v.month)
    return v.percent === null || level === undefined ? null : v.percent - (level - mean)
  })
}
