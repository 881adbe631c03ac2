/**
 * The best estimate of each school's rate when it has few students: its own, drawn towards the mean of all, the more the fewer they are
 * (beta-binomial by moments; reference: methods, 6; Kane & Staiger 2002). What a map or an order may use; a raw rate puts small schools at both ends.
 */
import { betaQuantile } from '../distributions/distributions.ts'
import { countedSchools, type LeftOut, type SchoolCount } from './counted-schools.ts'
import { sumOf } from './moments.ts'

export type ShrunkenRow<Id> = SchoolCount<Id> & {
  /** Shares of 1. */
  raw: number
  shrunken: number
  /** How much of the estimate is the school's own figure: 0 to 1. */
  weight: number
  /** 95 %, shares of 1. Null where the schools show no spread of their own, or nothing but spread: then the method has no interval to give. */
  interval: { low: number; high: number } | null
}

export type ShrunkenRates<Id> =
  | {
    rung: 1
    kind: 'shrunken'
    /** μ: Σ events / Σ students. */
    mean: number
    /** ρ: 0 when schools differ no more than by chance; then everybody's estimate is the mean. */
    rho: number
    /** M: the students with which a school's own figure weighs half. Null when ρ is 0: no number of them does. */
    halfWeightStudents: number | null
    rows: ShrunkenRow<Id>[]
    leftOut: LeftOut<Id>[]
  }
  | { rung: 1; kind: 'cannot-yet'; why: 'fewer-than-two' | 'no-events' | 'all-events'; schools: number; leftOut: LeftOut<Id>[] }

/** ρ by moments, with weights n. Between 0 and 1. */
const rhoOf = (schools: readonly { events: number; students: number }[], mean: number): number => {
  const [k, students] = [schools.length, sumOf(schools.map(s => s.students))]
  const chance = mean * (1 - mean)
  const spread = sumOf(schools.map(s => s.students * (s.events / s.students - mean) ** 2))
  const most = students - sumOf(schools.map(s => s.students ** 2)) / students - (k - 1)
  return most <= 0 ? 0 : Math.min(1, Math.max(0, (spread - chance * (k - 1)) / (chance * most)))
}

/** `fewest`: students below which a school is left out of every figure. */
export const shrunkenRatesOf = <Id>(schools: readonly SchoolCount<Id>[], { fewest }: { fewest?: number } = {}): ShrunkenRates<Id> => {
  const { counted, leftOut } = countedSchools(schools, fewest)
  const cannot = (why: 'fewer-than-two' | 'no-events' | 'all-events'): ShrunkenRates<Id> => ({ rung: 1, kind: 'cannot-yet', why, schools: counted.length, leftOut })
  if (counted.length < 2) return cannot('fewer-than-two')
  const mean = sumOf(counted.map(s => s.events)) / sumOf(counted.map(s => s.students))
  if (mean === 0) return cannot('no-events')
  if (mean === 1) return cannot('all-events')
  const rho = rhoOf(counted, mean)
  const strength = rho === 0 ? null : (1 - rho) / rho
  return { rung: 1, kind: 'shrunken', mean, rho, halfWeightStudents: strength, rows: counted.map(s => rowOf(s, mean, strength)), leftOut }
}

const rowOf = <Id>(school: SchoolCount<Id>, mean: number, strength: number | null): ShrunkenRow<Id> => {
  const { events, students } = school
  const raw = events / students
  if (strength === null) return { ...school, raw, shrunken: mean, weight: 0, interval: null }
  // The posterior is Beta(a, b).
  const [a, b] = [events + mean * strength, students - events + (1 - mean) * strength]
  return {
    ...school, raw, shrunken: a / (a + b), weight: students / (students + strength),
    interval: a > 0 && b > 0 ? { low: betaQuantile(0.025, a, b), high: betaQuantile(0.975, a, b) } : null,
  }
}
