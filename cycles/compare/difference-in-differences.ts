/**
 * Schools that did something against schools that did not: mean change of the ones less mean change of the others, in percentage points
 * (reference: methods, 7, rung 3). One number per school, so that many months of one school are not taken for many schools. Never a two-way
 * fixed-effects regression.
 *
 * The claim stands on both going alike before. Where the gap between them already showed a signal before the start, it is withdrawn and no number is
 * told (`gap-before.ts`).
 */
import type { GapReading } from './gap-before.ts'
import { areAllAlike, meanOf, varianceOf } from './moments.ts'
import { sharedDegreesOf, tIntervalOf, type TInterval } from './intervals.ts'
import { permutationOf, type Permutation } from './permutation.ts'

export type Difference =
  | {
    rung: 3
    kind: 'difference'
    /** Percentage points. */
    points: number
    treated: number
    comparison: number
    /** Welch's t. Null with one school in a group, or where no school differs from its group: there is no spread to reckon with. */
    welch: TInterval | null
    /** Exact; null where there are more ways to share out who began than can be gone through. */
    permutation: Permutation | null
    gapBefore: Exclude<GapReading, 'changing'>
  }
  | { rung: 3; kind: 'withdrawn'; why: 'gap-was-changing'; treated: number; comparison: number }
  | { rung: 3; kind: 'not-yet-enough'; why: 'no-treated' | 'no-comparison'; treated: number; comparison: number }

/** Changes in percentage points, one per school; a RangeError where one is no number. */
export const differenceInDifferences = (changes: { treated: readonly number[]; comparison: readonly number[] }, gapBefore: GapReading): Difference => {
  if (![...changes.treated, ...changes.comparison].every(Number.isFinite)) throw new RangeError('a change is a number of points')
  const [treated, comparison] = [changes.treated.length, changes.comparison.length]
  if (treated === 0) return { rung: 3, kind: 'not-yet-enough', why: 'no-treated', treated, comparison }
  if (comparison === 0) return { rung: 3, kind: 'not-yet-enough', why: 'no-comparison', treated, comparison }
  if (gapBefore === 'changing') return { rung: 3, kind: 'withdrawn', why: 'gap-was-changing', treated, comparison }
  return {
    rung: 3, kind: 'difference', points: meanOf(changes.treated) - meanOf(changes.comparison), treated, comparison,
    welch: welchOf(changes.treated, changes.comparison),
    permutation: permutationOf(changes.treated, changes.comparison),
    gapBefore,
  }
}

/** The interval of a difference of means whose variances may differ (Welch 1947; R: t.test). */
const welchOf = (treated: readonly number[], comparison: readonly number[]): TInterval | null => {
  if (treated.length < 2 || comparison.length < 2 || (areAllAlike(treated) && areAllAlike(comparison))) return null
  const parts = [treated, comparison].map(g => ({ variance: varianceOf(g) / g.length, degrees: g.length - 1 }))
  return tIntervalOf(meanOf(treated) - meanOf(comparison), Math.sqrt(parts[0]!.variance + parts[1]!.variance), sharedDegreesOf(parts))
}
