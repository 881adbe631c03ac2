/**
 * What a difference against schools that did not begin allows to be said (reference: methods, 7, rung 3). `apart`: chance alone is an unlikely explanation.
 * `within-chance`: it could have given as much. `cannot-say`: with so few schools not even the largest difference would be unlikely, or there is no
 * spread to reckon with. Both tests must agree: the interval stands on the changes having a bell's shape, the permutation on nothing of the kind.
 */
import type { Difference } from './difference-in-differences.ts'
import type { Interval } from './intervals.ts'
import type { StaggeredDifference } from './staggered-starts.ts'

export type DifferenceReading = 'apart' | 'within-chance' | 'cannot-say'

/** Of a permutation: as rare as the interval's 95 % leaves. */
export const rareShare = 0.05

const holdsNone = ({ low, high }: Interval) => low > 0 || high < 0

export const readDifference = (d: Extract<Difference, { kind: 'difference' }>): DifferenceReading => {
  const { permutation, welch } = d
  if (permutation && permutation.smallestPossible > rareShare) return 'cannot-say'
  if (!permutation && !welch) return 'cannot-say'
  return (!permutation || permutation.p <= rareShare) && (!welch || holdsNone(welch.interval)) ? 'apart' : 'within-chance'
}

export const readStaggered = (d: Extract<StaggeredDifference, { kind: 'difference' }>): DifferenceReading =>
  (d.spread === null ? 'cannot-say' : holdsNone(d.spread.interval) ? 'apart' : 'within-chance')
