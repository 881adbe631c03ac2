/**
 * What neighbouring months do to a regression over time: a bad month is often followed by another, and then plain standard errors are too small.
 * Two answers (reference: methods, 7, rung 5; Turner et al. 2021): Newey and West's standard errors beside plain least squares, and errors of first
 * order fitted by restricted maximum likelihood. `at`: the period each observation stands in, so that a missing month parts its neighbours.
 */
import { leastSquaresOf, times, type LeastSquares, type Matrix } from './least-squares.ts'

/** Standard errors of the coefficients, lag 1, Bartlett weights, with the small-sample factor n/(n − columns) (Newey & West 1987; R: sandwich). */
export const neweyWestErrors = (fit: LeastSquares, x: Matrix, at: readonly number[]): number[] => {
  const scores = x.map((row, i) => row.map(v => v * fit.residuals[i]!))
  const columns = fit.inverse.length
  const meat = fit.inverse.map((_, j) => fit.inverse.map((__, k) => scores.reduce((sum, s, i) => {
    const own = s[j]! * s[k]!
    const before = i > 0 && at[i]! - at[i - 1]! === 1 ? scores[i - 1] : undefined
    return sum + own + (before ? 0.5 * (s[j]! * before[k]! + before[j]! * s[k]!) : 0)
  }, 0)))
  const covariance = times(times(fit.inverse, meat), fit.inverse)
  return covariance.map((row, j) => Math.sqrt((row[j]! * x.length) / (x.length - columns)))
}

export type FirstOrderFit = { coefficients: number[]; standardErrors: number[]; correlation: number; degrees: number }

/** The correlation of neighbouring errors stays within these. */
const mostCorrelation = 0.98

/** Null where the columns say the same thing. */
export const firstOrderReml = (x: Matrix, y: readonly number[], at: readonly number[]): FirstOrderFit | null => {
  const likelihoodAt = (r: number) => firstOrderAt(r, x, y, at)?.likelihood ?? -Infinity
  // A coarse look for the right hill, then a golden section down to it.
  const grid = Array.from({ length: 50 }, (_, i) => -mostCorrelation + (2 * mostCorrelation * i) / 49)
  const best = grid.reduce((a, b) => (likelihoodAt(b) > likelihoodAt(a) ? b : a))
  const step = grid[1]! - grid[0]!
  const correlation = highestBetween(Math.max(-mostCorrelation, best - step), Math.min(mostCorrelation, best + step), likelihoodAt)
  const fit = firstOrderAt(correlation, x, y, at)
  return fit && { coefficients: fit.coefficients, standardErrors: fit.standardErrors, correlation, degrees: fit.degrees }
}

/** Where a function with one hill is highest. */
const highestBetween = (from: number, to: number, of: (v: number) => number): number => {
  const golden = (Math.sqrt(5) - 1) / 2
  let [low, high] = [from, to]
  let [a, b] = [high - golden * (high - low), low + golden * (high - low)]
  let [atA, atB] = [of(a), of(b)]
  while (high - low > 1e-9) {
    if (atA > atB) { high = b; b = a; atB = atA; a = high - golden * (high - low); atA = of(a) }
    else { low = a; a = b; atA = atB; b = low + golden * (high - low); atB = of(b) }
  }
  return (low + high) / 2
}

/** The fit and its restricted log-likelihood (up to a constant) for one correlation: each observation less what its neighbour tells of it. */
const firstOrderAt = (r: number, x: Matrix, y: readonly number[], at: readonly number[]) => {
  let logDeterminant = 0
  const whiteX: number[][] = []
  const whiteY: number[] = []
  y.forEach((value, i) => {
    const told = i === 0 ? 0 : r ** (at[i]! - at[i - 1]!)
    const variance = i === 0 ? 1 : 1 - told * told
    const scale = 1 / Math.sqrt(variance)
    logDeterminant += Math.log(variance)
    whiteY.push(scale * (value - told * (y[i - 1] ?? 0)))
    whiteX.push(x[i]!.map((v, j) => scale * (v - told * (x[i - 1]?.[j] ?? 0))))
  })
  const fit = leastSquaresOf(whiteX, whiteY)
  if (!fit) return null
  const variance = fit.squares / fit.degrees
  return {
    coefficients: fit.coefficients, degrees: fit.degrees,
    standardErrors: fit.inverse.map((row, j) => Math.sqrt(row[j]! * variance)),
    likelihood: -0.5 * (fit.degrees * Math.log(variance) + logDeterminant - Math.log(determinantOf(fit.inverse))),
  }
}

const determinantOf = (matrix: Matrix): number => {
  // Of a small symmetric positive definite matrix, by Cholesky.
  const lower: number[][] = matrix.map(row => row.map(() => 0))
  let product = 1
  matrix.forEach((row, i) => {
    for (let j = 0; j <= i; j++) {
      const rest = row[j]! - lower[i]!.slice(0, j).reduce((sum, v, k) => sum + v * lower[j]![k]!, 0)
      lower[i]![j] = i === j ? Math.sqrt(Math.max(rest, 0)) : rest / lower[j]![j]!
    }
    product *= lower[i]![i]! ** 2
  })
  return product
}
