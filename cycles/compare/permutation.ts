/**
 * The exact permutation test of a difference of two means: over every way the same schools could have been the ones that began, how often is the
 * difference at least as large, in either direction (reference: methods, 7, rung 3)?
 */
import { sumOf } from './moments.ts'

/**
 * More ways than twelve of 25 schools have are not gone through (a fifth of a second). The reference says 25 schools; the limit is the work, so that one school
 * among sixty, which has sixty ways, is tested too.
 */
export const mostAssignments = 5_200_300

export type Permutation = {
  /** Share of the assignments, 0 to 1. */
  p: number
  assignments: number
  /** The smallest p there could be with so many schools: with 3 of 8 it is 1/56; with as many treated as others each difference has its mirror. */
  smallestPossible: number
}

const waysToChoose = (n: number, k: number): number => {
  let ways = 1
  for (let i = 1; i <= Math.min(k, n - k) && ways <= mostAssignments; i++) ways = (ways * (n - Math.min(k, n - k) + i)) / i
  return Math.round(ways)
}

/** Null where there are too many ways, or one of both groups is empty. Values in any unit. */
export const permutationOf = (treated: readonly number[], comparison: readonly number[]): Permutation | null => {
  const [t, n] = [treated.length, treated.length + comparison.length]
  if (t === 0 || comparison.length === 0) return null
  const assignments = waysToChoose(n, t)
  if (assignments > mostAssignments) return null
  const values = [...treated, ...comparison]
  const total = sumOf(values)
  // The difference of the means rises with the sum of the treated alone; a rounding is no difference.
  const distanceOf = (sum: number) => Math.abs(sum / t - (total - sum) / (n - t))
  const observed = distanceOf(sumOf(treated))
  const least = observed - 1e-9 * Math.max(1, observed, ...values.map(Math.abs))
  let asFar = 0
  const choose = (from: number, left: number, sum: number): void => {
    if (left === 0) { if (distanceOf(sum) >= least) asFar += 1; return }
    for (let i = from; i <= n - left; i++) choose(i + 1, left - 1, sum + values[i]!)
  }
  choose(0, t, 0)
  return { p: asFar / assignments, assignments, smallestPossible: (2 * t === n ? 2 : 1) / assignments }
}
