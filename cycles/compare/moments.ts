/** Means, spread and quantiles of a list of numbers, as the methods here ask for them. All throw a RangeError where the list is too short to have one. */

export const sumOf = (values: readonly number[]): number => values.reduce((sum, v) => sum + v, 0)

export const meanOf = (values: readonly number[]): number => {
  if (values.length === 0) throw new RangeError('no mean of nothing')
  return sumOf(values) / values.length
}

/** Sample variance (divisor n − 1), in the square of the values' unit. From two values on. */
export const varianceOf = (values: readonly number[]): number => {
  if (values.length < 2) throw new RangeError('no spread of fewer than two values')
  const mean = meanOf(values)
  return sumOf(values.map(v => (v - mean) ** 2)) / (values.length - 1)
}

/** Quantile of type 7 (R's default; Hyndman & Fan 1996): linear between neighbours. `share` from 0 to 1. */
export const quantileOf = (values: readonly number[], share: number): number => {
  if (values.length === 0) throw new RangeError('no quantile of nothing')
  const sorted = [...values].sort((a, b) => a - b)
  const at = share * (sorted.length - 1)
  const below = Math.floor(at)
  const low = sorted[below]!
  return low + (at - below) * (sorted[Math.min(below + 1, sorted.length - 1)]! - low)
}

/**
 * Values that are all the same up to rounding have no spread to reckon with: what is left of a subtraction (1e-16 and the like) is not chance.
 * Relative to the largest of them.
 */
export const areAllAlike = (values: readonly number[]): boolean => {
  const [lowest, highest] = [Math.min(...values), Math.max(...values)]
  return highest - lowest <= 1e-9 * Math.max(1, Math.abs(lowest), Math.abs(highest))
}
