/**
 * Two rates against each other, exactly (reference: methods, 4 Y and 9). Given all events of both, those of the first are binomial when both rates
 * are the same; nothing is approximated, and a school with three withdrawals may be asked. R: poisson.test(c(d1, d0), c(n1, n0)).
 */
import { betaQuantile, binomialAtLeast, binomialAtMost, binomialExactly } from '../distributions/distributions.ts'

/** Events (whole, from 0) over exposure (students, student-months; above 0, may be a fraction when it was adjusted). */
export type EventRate = { events: number; exposure: number }

export type RateComparison = {
  /** The first rate over the second; infinite where the second is 0 and the first is not, null where both are 0. */
  ratio: number | null
  /** 95 %, exact (Clopper-Pearson on the share of events). The upper end may be infinite. */
  ratioFrom: number
  ratioTo: number
  /** P(as few as these or fewer), P(as many or more), when both rates are the same. */
  chanceOfFewer: number
  chanceOfMore: number
  /** Two-sided: all outcomes no likelier than this one. */
  chanceOfAsUnlikely: number
}

const requireRate = ({ events, exposure }: EventRate) => {
  if (!(Number.isInteger(events) && events >= 0 && Number.isFinite(exposure) && exposure > 0)) throw new RangeError(`No rate of ${events} in ${exposure}.`)
}

/** As R's binom.test: with its allowance of 1e-7 for two outcomes that are equally likely. */
const chanceOfAsUnlikelyOf = (d: number, all: number, share: number): number => {
  const own = binomialExactly(d, all, share) * (1 + 1e-7)
  let chance = 0
  for (let k = 0; k <= all; k++) { const p = binomialExactly(k, all, share); if (p <= own) chance += p }
  return Math.min(1, chance)
}

/** Compares `now` with `before`. Throws a RangeError for events that are not whole or an exposure that is not above 0. */
export const compareRates = (now: EventRate, before: EventRate, confidence = 0.95): RateComparison => {
  requireRate(now)
  requireRate(before)
  const all = now.events + before.events
  const share = now.exposure / (now.exposure + before.exposure)
  const tail = (1 - confidence) / 2
  const ratioAt = (p: number) => (p >= 1 ? Number.POSITIVE_INFINITY : ((p / (1 - p)) * before.exposure) / now.exposure)
  return {
    ratio: all === 0 ? null : before.events === 0 ? Number.POSITIVE_INFINITY : now.events / now.exposure / (before.events / before.exposure),
    ratioFrom: now.events === 0 ? 0 : ratioAt(betaQuantile(tail, now.events, before.events + 1)),
    ratioTo: before.events === 0 ? Number.POSITIVE_INFINITY : ratioAt(betaQuantile(1 - tail, now.events + 1, before.events)),
    chanceOfFewer: binomialAtMost(now.events, all, share),
    chanceOfMore: binomialAtLeast(now.events, all, share),
    chanceOfAsUnlikely: chanceOfAsUnlikelyOf(now.events, all, share),
  }
}
