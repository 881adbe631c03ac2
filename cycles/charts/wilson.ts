/**
 * The score interval of a share (E. B. Wilson 1927, JASA 22:209): for single rates, in small schools above all, where the usual interval leaves 0 to 100 %.
 * Without the distributions' library, so that a browser may have it.
 */

/** Standard normal quantiles: of a 95 % interval and of a 99.8 % one. */
export const z95 = 1.959963984540054
export const z998 = 3.090232306167813

/** `share` from 0 to 1, `of` how many stand behind it, above 0. Both ends from 0 to 1. Throws a RangeError on anything else. */
export const wilson = (share: number, of: number, z = z95): { from: number; to: number } => {
  if (!(share >= 0 && share <= 1 && of > 0)) throw new RangeError(`No interval for a share of ${share} among ${of}.`)
  const middle = (share + (z * z) / (2 * of)) / (1 + (z * z) / of)
  const half = (z / (1 + (z * z) / of)) * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))
  // Of none, and of all, one end is exact.
  return { from: share === 0 ? 0 : Math.max(0, middle - half), to: share === 1 ? 1 : Math.min(1, middle + half) }
}
