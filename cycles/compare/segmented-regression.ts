/**
 * A series with a start in it as two straight lines: y = β0 + β1·t + β2·step + β3·(t − s)·step (reference: methods, 7, rung 5; Lopez Bernal 2016).
 * For analysts, and never said to a team: it stands on the lines being straight, and its intervals are usually too narrow.
 *
 * At least 12 points before and 12 from the start on. Of so long a series Turner et al. (2021) advise errors of first order by restricted maximum
 * likelihood: that is what is told. Plain least squares with Newey-West standard errors (lag 1) stands beside it; for fewer than 12 points, where they would
 * advise it alone, nothing is told here at all.
 */
import { areAllAlike, meanOf, sumOf } from './moments.ts'
import { tIntervalOf, type TInterval } from './intervals.ts'
import { leastSquaresOf } from './least-squares.ts'
import { firstOrderReml, neweyWestErrors } from './neighbouring-errors.ts'

export const fewestPointsEachSide = 12

export const segmentTerms = ['intercept', 'trend', 'step', 'slopeAfter'] as const
export type SegmentTerm = (typeof segmentTerms)[number]

/** In the series' unit; `trend` and `slopeAfter` per period. */
export type Coefficient = { estimate: number } & TInterval

export type SegmentsFit = {
  /** What is told: errors of first order, by restricted maximum likelihood. */
  told: Record<SegmentTerm, Coefficient>
  correlation: number
  /** Least squares with Newey-West standard errors, and the plain ones, which are not to be told. */
  neweyWest: Record<SegmentTerm, Coefficient>
  plainErrors: Record<SegmentTerm, number>
  /** Of the least squares' residuals: around 2 when neighbours are independent; and the correlation of neighbours. */
  durbinWatson: number
  neighbourCorrelation: number
}

export type SegmentedRegression =
  | ({ rung: 5; kind: 'segments'; points: { before: number; after: number } } & SegmentsFit)
  | { rung: 5; kind: 'not-yet-enough'; points: { before: number; after: number }; needed: number }
  | { rung: 5; kind: 'cannot'; why: 'no-variation'; points: { before: number; after: number } }

/**
 * `values`: one per period in order, null where missing. `startIndex`: of the first period of the second line, from 0. The intercept is the level just
 * before the first period (t = 1, 2, …). Throws a RangeError where the start is outside.
 */
export const segmentedRegression = (values: readonly (number | null)[], startIndex: number): SegmentedRegression => {
  if (!Number.isInteger(startIndex) || startIndex < 0 || startIndex > values.length) throw new RangeError('the start lies outside the series')
  const observed = observedOf(values)
  const after = observed.filter(o => o.t > startIndex).length
  const points = { before: observed.length - after, after }
  if (Math.min(points.before, points.after) < fewestPointsEachSide) return { rung: 5, kind: 'not-yet-enough', points, needed: fewestPointsEachSide }
  const fit = fitSegments(values, startIndex)
  return fit ? { rung: 5, kind: 'segments', points, ...fit } : { rung: 5, kind: 'cannot', why: 'no-variation', points }
}

const observedOf = (values: readonly (number | null)[]) => values.flatMap((y, i) => (y === null || !Number.isFinite(y) ? [] : [{ y, t: i + 1 }]))

/** The fit itself, however many points there are. Null where they lie on the lines exactly (nothing is left to reckon an interval with) or give no line. */
export const fitSegments = (values: readonly (number | null)[], startIndex: number): SegmentsFit | null => {
  const observed = observedOf(values)
  const [y, at, start] = [observed.map(o => o.y), observed.map(o => o.t), startIndex + 1]
  const x = at.map(t => [1, t, t >= start ? 1 : 0, t >= start ? t - start : 0])
  const plain = leastSquaresOf(x, y)
  const told = plain && !areAllAlike([0, ...plain.residuals]) ? firstOrderReml(x, y, at) : null
  if (!plain || !told) return null
  const coefficientsOf = (estimates: readonly number[], errors: readonly number[], degrees: number) =>
    termsOf(i => ({ estimate: estimates[i]!, ...tIntervalOf(estimates[i]!, errors[i]!, degrees) }))
  const neighbours = plain.residuals.flatMap((e, i) => (i > 0 && at[i]! - at[i - 1]! === 1 ? [[plain.residuals[i - 1]!, e] as const] : []))
  return {
    told: coefficientsOf(told.coefficients, told.standardErrors, told.degrees), correlation: told.correlation,
    neweyWest: coefficientsOf(plain.coefficients, neweyWestErrors(plain, x, at), plain.degrees),
    plainErrors: termsOf(i => Math.sqrt((plain.inverse[i]![i]! * plain.squares) / plain.degrees)),
    durbinWatson: neighbours.reduce((sum, [a, b]) => sum + (b - a) ** 2, 0) / plain.squares,
    neighbourCorrelation: correlationOf(neighbours),
  }
}

/** Pearson's. The residuals of a fit vary. */
const correlationOf = (pairs: readonly (readonly [number, number])[]): number => {
  const [a, b] = [pairs.map(p => p[0]), pairs.map(p => p[1])]
  const [meanA, meanB] = [meanOf(a), meanOf(b)]
  return sumOf(pairs.map(([x, y]) => (x - meanA) * (y - meanB))) / Math.sqrt(sumOf(a.map(v => (v - meanA) ** 2)) * sumOf(b.map(v => (v - meanB) ** 2)))
}

const termsOf = <V>(of: (index: number) => V) => Object.fromEntries(segmentTerms.map((term, i) => [term, of(i)])) as Record<SegmentTerm, V>
