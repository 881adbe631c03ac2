/**
 * Schools beside each other, each within what is expected for its size (Spiegelhalter 2005; reference: methods, 6). Not a league table: rows keep
 * the order they came in, and a position says "worth a conversation", never better or worse. Rows hold counts: what leaves a school's own team goes through
 * `cycles/disclosure` first.
 *
 * Which limits decide. From 30 schools on, those widened for how much schools differ anyway; with fewer, the exact ones, and then whatever stands out
 * is only *possible*: among twelve schools a single unusual one raises the spread enough to hide itself. A smaller group may bring the spread of a
 * larger set it belongs to (the region, the country), and is then read like one of 30. Where no more than chance is seen between 30 schools or more
 * the exact limits decide and nothing is merely possible.
 */
import { binomialAtLeast, binomialAtMost, binomialExactly, chiSquareAtLeast } from '../distributions/distributions.ts'
import { countedSchools, type LeftOut, type SchoolCount } from './counted-schools.ts'
import { benjaminiHochberg, falseDiscoveryShare } from './false-discoveries.ts'
import { adjustedLimitsOf, exactLimitsOf, farTail, smallestToStandOutBelow, type FunnelLimits } from './funnel-limits.ts'
import { sumOf } from './moments.ts'
import { angleOf, overdispersionOf, type Overdispersion } from './overdispersion.ts'

/** From how many schools on the widened limits decide. */
export const schoolsForSpread = 30

export type Position = 'within' | 'high' | 'low'

export type FunnelRow<Id> = SchoolCount<Id> & {
  /** Events among students, a share of 1. */
  rate: number
  position: Position
  /** The limits that decide, as drawn. */
  limits: FunnelLimits
  exact: FunnelLimits
  /** P(X ≤ events) and P(X ≥ events) at the target, by chance and size alone. */
  chanceAtMost: number
  chanceAtLeast: number
  /** Two-sided mid-p of the same. */
  midP: number
  /** Two-sided, of whatever decides: mid-p where the exact limits do, else that of the distance in widened spreads. */
  p: number
  /** False: so small that not even a rate of 0 would stand out below. */
  canStandOutBelow: boolean
}

export type Funnel<Id> =
  | {
    rung: 1
    kind: 'funnel'
    /** The level schools are held against, a share of 1, and whether it is the group's own or was given (a national rate). */
    target: number
    targetOf: 'group' | 'given'
    decidedBy: 'exact' | 'adjusted'
    /** Whatever stands out is to be called possible. */
    isOnlyPossible: boolean
    overdispersion: Overdispersion
    /** How many schools of the group would stand out by chance alone, were they all alike. */
    expectedByChance: number
    /** Fewer students than this never stand out below; null when no size does. */
    smallestToStandOutBelow: number | null
    rows: FunnelRow<Id>[]
    leftOut: LeftOut<Id>[]
  }
  | { rung: 1; kind: 'cannot-yet'; why: 'no-schools' | 'one-school' | 'no-events' | 'all-events'; schools: number; leftOut: LeftOut<Id>[] }

/** Twice the smaller of both tails, each with half of the count itself; at most 1. */
export const midPOf = (events: number, students: number, target: number): number => {
  const half = binomialExactly(events, students, target) / 2
  const tail = Math.min(binomialAtMost(events, students, target), binomialAtLeast(events, students, target))
  return Math.min(1, Math.max(0, 2 * (tail - half)))
}

/**
 * `target`: a level from outside, a share strictly between 0 and 1 (else a RangeError); without it, the group's own. `spreadOf`: overdispersion of a
 * larger set. `fewest`: students below which a school is left out.
 */
export const funnelOf = <Id>(schools: readonly SchoolCount<Id>[], given: { target?: number; spreadOf?: Overdispersion; fewest?: number } = {}): Funnel<Id> => {
  if (given.target !== undefined && !(given.target > 0 && given.target < 1)) throw new RangeError('a target lies between 0 and 1')
  const { counted, leftOut } = countedSchools(schools, given.fewest)
  const cannot = (why: 'no-schools' | 'one-school' | 'no-events' | 'all-events'): Funnel<Id> => ({ rung: 1, kind: 'cannot-yet', why, schools: counted.length, leftOut })
  if (counted.length === 0) return cannot('no-schools')
  if (counted.length === 1 && given.target === undefined) return cannot('one-school')
  const target = given.target ?? sumOf(counted.map(s => s.events)) / sumOf(counted.map(s => s.students))
  if (target === 0) return cannot('no-events')
  if (target === 1) return cannot('all-events')

  const own = overdispersionOf(counted, target)
  const overdispersion = own.schools < schoolsForSpread && given.spreadOf && given.spreadOf.schools >= schoolsForSpread ? given.spreadOf : own
  const isSpreadKnown = overdispersion.schools >= schoolsForSpread
  const decidedBy = isSpreadKnown && overdispersion.phi > 1 && overdispersion.tau2 > 0 ? 'adjusted' : 'exact'
  const smallest = smallestToStandOutBelow(target, decidedBy === 'adjusted' ? overdispersion.tau2 : null)
  return {
    rung: 1, kind: 'funnel', target, targetOf: given.target === undefined ? 'group' : 'given',
    decidedBy, isOnlyPossible: !isSpreadKnown, overdispersion,
    expectedByChance: counted.length * 2 * farTail,
    smallestToStandOutBelow: smallest,
    rows: counted.map(s => rowOf(s, target, decidedBy === 'adjusted' ? overdispersion.tau2 : null, smallest)),
    leftOut,
  }
}

const rowOf = <Id>(school: SchoolCount<Id>, target: number, tau2: number | null, smallest: number | null): FunnelRow<Id> => {
  const { events, students } = school
  const rate = events / students
  const exact = exactLimitsOf(students, target)
  const limits = tau2 === null ? exact : adjustedLimitsOf(students, target, tau2)
  const chanceAtMost = binomialAtMost(events, students, target)
  const chanceAtLeast = binomialAtLeast(events, students, target)
  const midP = midPOf(events, students, target)
  // By the exact tails and not by the drawn line, which stands between two counts.
  const isHigh = tau2 === null ? chanceAtLeast <= farTail : rate > limits.high998
  const isLow = tau2 === null ? chanceAtMost <= farTail : rate < limits.low998
  return {
    ...school, rate, limits, exact, chanceAtMost, chanceAtLeast, midP,
    p: tau2 === null ? midP : spreadP(rate, students, target, tau2),
    position: isHigh ? 'high' : isLow ? 'low' : 'within',
    canStandOutBelow: smallest !== null && students >= smallest,
  }
}

const spreadP = (rate: number, students: number, target: number, tau2: number) =>
  Math.min(1, Math.max(0, chiSquareAtLeast((angleOf(rate) - angleOf(target)) ** 2 / (1 / (4 * students) + tau2), 1)))

/** The lines of the drawing at the sizes it needs: those that decide. */
export const funnelLinesAt = (sizes: readonly number[], funnel: Extract<Funnel<unknown>, { kind: 'funnel' }>): (FunnelLimits & { students: number })[] =>
  sizes.map(students => ({ students, ...(funnel.decidedBy === 'exact' ? exactLimitsOf(students, funnel.target) : adjustedLimitsOf(students, funnel.target, funnel.overdispersion.tau2)) }))

/**
 * For a list of many schools: those that stand apart when of all told so at most 5 % may be chance (Benjamini-Hochberg; Jones, Ohlssen &
 * Spiegelhalter 2008), in the order of the rows.
 */
export const standApartInList = <Id>(funnel: Extract<Funnel<Id>, { kind: 'funnel' }>, share = falseDiscoveryShare): (FunnelRow<Id> & { adjustedP: number })[] => {
  const adjusted = benjaminiHochberg(funnel.rows.map(r => r.p))
  return funnel.rows.flatMap((row, i) => (adjusted[i]! <= share ? [{ ...row, adjustedP: adjusted[i]! }] : []))
}
