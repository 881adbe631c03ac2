/**
 * Which of many schools stand apart, when some would by chance alone (reference: methods, 6; Benjamini & Hochberg 1995; Jones, Ohlssen &
 * Spiegelhalter 2008 for the use on two-sided mid-p of a funnel).
 */

/**
 * Benjamini-Hochberg adjusted p values, in the order they came (R: p.adjust(p, 'BH')). Null stands for a school that was not looked at: it stays
 * null and counts for nothing. Throws a RangeError on what is no probability.
 */
export const benjaminiHochberg = (ps: readonly (number | null)[]): (number | null)[] => {
  const told = ps.flatMap((p, at) => (p === null ? [] : [{ p, at }]))
  for (const { p } of told) if (!(p >= 0 && p <= 1)) throw new RangeError('a p value lies between 0 and 1')
  told.sort((a, b) => b.p - a.p)
  const adjusted: (number | null)[] = ps.map(() => null)
  let lowest = 1
  told.forEach(({ p, at }, i) => {
    lowest = Math.min(lowest, (p * told.length) / (told.length - i))
    adjusted[at] = lowest
  })
  return adjusted
}

/** How many of those told apart may be there by chance: 5 in 100. */
export const falseDiscoveryShare = 0.05
