/** How much neighbouring figures differ: the measure of ordinary variation on an individuals chart (reference: methods, 3.2). */

/** 3 / 1.128 to two decimals, as the NHS writes it: from mean moving range to the distance of a limit. */
export const limitFactor = 2.66
/** d2 of two: the mean moving range of a normal process in standard deviations. */
export const rangePerSigma = 1.128
/** D4 of two: the upper limit of the moving range itself. */
export const rangeLimitFactor = 3.267

/** |y - the one before|, null where either is missing: a gap breaks the two ranges beside it. As long as `values`; the first is null. */
export const movingRangesOf = (values: readonly (number | null)[]): (number | null)[] =>
  values.map((value, i) => {
    const before = values[i - 1] ?? null
    return value === null || before === null ? null : Math.abs(value - before)
  })

/** The mean, null of nothing. */
export const meanOf = (values: readonly number[]): number | null => (values.length === 0 ? null : values.reduce((sum, v) => sum + v, 0) / values.length)

/**
 * The mean range, with ranges of 3.267 times the mean or more dropped once (Nelson 1982; qicharts2 and NHSRplotthedots do so by default), so that
 * one strange month does not hide itself. Null where there is none, and where all are zero: a series that never moved has no limits.
 */
export const meanRangeOf = (ranges: readonly (number | null)[], { isScreened = true, screenAt = rangeLimitFactor }: { isScreened?: boolean; screenAt?: number } = {}): number | null => {
  const all = ranges.filter(r => r !== null)
  const mean = meanOf(all)
  // What is left of subtracting equal figures (1e-16) is no variation.
  if (mean === null || mean < 1e-12) return null
  return isScreened ? meanOf(all.filter(r => r < screenAt * mean)) : mean
}
