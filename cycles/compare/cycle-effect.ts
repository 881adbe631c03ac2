/**
 * What one cycle did against schools without one: the school's own change less the mean change of those it is compared with, over the same
 * calendar months (reference: methods, 7, rung 3). One school has no spread of its own; how far a school strays with no cycle at all is
 * seen in the others, so the uncertainty of its difference is theirs: their standard deviation, once for the school and once more for
 * their mean (Conley & Taber 2011, inference when few are treated, with a t interval for so few others). It stands on schools straying
 * alike; those compared are alike in what no cycle changes, and at least eight (`comparable-schools.ts`).
 */
import { gapBefore } from './gap-before.ts'
import { tIntervalOf, type TInterval } from './intervals.ts'
import { areAllAlike, meanOf, varianceOf } from './moments.ts'
import { periodChangeOf, type PeriodChange, type SchoolSeries, type Window } from './period-changes.ts'
import type { Month } from '../calendar/days.ts'

/** Fewer schools with enough months say too little about how far schools stray. */
export const fewestOthers = 8

export type EffectOfCycle =
  | {
    rung: 3
    kind: 'effect'
    /** Percentage points. */
    points: number
    /** Null where the others all changed alike: there is no spread to reckon with. */
    spread: TInterval | null
    /** Schools compared with, and calendar months. */
    others: number
    months: number
    gapBefore: 'steady' | 'too-short'
  }
  /** The gap to the others was changing before the cycle began: no number is told. */
  | { rung: 3; kind: 'withdrawn'; why: 'gap-was-changing' }
  | { rung: 3; kind: 'not-yet-enough'; why: 'no-months' | 'months-missing' | 'few-others' }

/**
 * `own`, `others`: months in percent. `start`: the first full month. `changeOf`: how a school's change over the window is found, so that a caller
 * with many cycles of one window finds each school's once.
 */
export const effectOfCycle = (
  own: SchoolSeries, others: readonly SchoolSeries[], { window, start }: { window: Window; start: Month }, changeOf: (school: SchoolSeries) => PeriodChange = s => periodChangeOf(s, window),
): EffectOfCycle => {
  const mine = changeOf(own)
  if (mine.kind === 'cannot') return { rung: 3, kind: 'not-yet-enough', why: mine.why }
  const counted = others.flatMap(school => { const c = changeOf(school); return c.kind === 'change' ? [{ school, points: c.points }] : [] })
  if (counted.length < fewestOthers) return { rung: 3, kind: 'not-yet-enough', why: 'few-others' }
  const { reading } = gapBefore([own], counted.map(c => c.school), start)
  if (reading === 'changing') return { rung: 3, kind: 'withdrawn', why: 'gap-was-changing' }
  const changes = counted.map(c => c.points)
  const points = mine.points - meanOf(changes)
  const standardError = Math.sqrt(varianceOf(changes) * (1 + 1 / changes.length))
  return {
    rung: 3, kind: 'effect', points, others: changes.length, months: mine.months, gapBefore: reading,
    spread: areAllAlike(changes) ? null : tIntervalOf(points, standardError, changes.length - 1),
  }
}
