/**
 * The chances the methods need: binomial, beta, normal, Student's t and chi-squared, from @stdlib (Apache-2.0; reference: methods, 9: checked
 * against R, at most 1.4e-11 off up to n = 300,000). This is the only file that knows the library. It is for the server: 55 kB gzipped
 * that no browser needs. The build refuses it there, and pages are told finished verdicts.
 *
 * The library answers NaN to a question without an answer; here that is a RangeError, so that no NaN travels to a page. Counts are whole
 * numbers from 0 on; chances are from 0 to 1.
 */
import betaQuantileOf from '@stdlib/stats-base-dists-beta-quantile'
import binomialCdf from '@stdlib/stats-base-dists-binomial-cdf'
import binomialPmf from '@stdlib/stats-base-dists-binomial-pmf'
import binomialQuantileOf from '@stdlib/stats-base-dists-binomial-quantile'
import chiSquareCdf from '@stdlib/stats-base-dists-chisquare-cdf'
import normalQuantileOf from '@stdlib/stats-base-dists-normal-quantile'
import tCdf from '@stdlib/stats-base-dists-t-cdf'
import tQuantileOf from '@stdlib/stats-base-dists-t-quantile'

const answered = (value: number, question: string): number => {
  if (Number.isNaN(value)) throw new RangeError(`No answer to ${question}.`)
  return value
}

/** P(X <= d) of `trials` trials that each come true with `chance`. R: pbinom(d, trials, chance). */
export const binomialAtMost = (d: number, trials: number, chance: number): number =>
  answered(d < 0 ? 0 : d >= trials ? binomialCdf(trials, trials, chance) : binomialCdf(d, trials, chance), `binomialAtMost(${d}, ${trials}, ${chance})`)

/** P(X >= d). Asked of the failures, so that a small tail keeps its digits. R: pbinom(d - 1, trials, chance, lower.tail = FALSE). */
export const binomialAtLeast = (d: number, trials: number, chance: number): number => binomialAtMost(trials - Math.max(d, 0), trials, 1 - chance)

/** P(X = d). R: dbinom. */
export const binomialExactly = (d: number, trials: number, chance: number): number => answered(binomialPmf(d, trials, chance), `binomialExactly(${d}, ${trials}, ${chance})`)

/** The smallest d with P(X <= d) >= `probability`. R: qbinom. */
export const binomialQuantile = (probability: number, trials: number, chance: number): number =>
  // The library may answer -0.
  answered(binomialQuantileOf(probability, trials, chance), `binomialQuantile(${probability}, ${trials}, ${chance})`) + 0

/** R: qbeta(probability, a, b); `a` and `b` above 0. */
export const betaQuantile = (probability: number, a: number, b: number): number => answered(betaQuantileOf(probability, a, b), `betaQuantile(${probability}, ${a}, ${b})`)

/** Of the standard normal. R: qnorm. */
export const normalQuantile = (probability: number): number => answered(normalQuantileOf(probability, 0, 1), `normalQuantile(${probability})`)

/** `degrees` of freedom above 0, whole or not (Welch). R: qt. */
export const tQuantile = (probability: number, degrees: number): number => answered(tQuantileOf(probability, degrees), `tQuantile(${probability}, ${degrees})`)

/** P(|T| >= |t|). R: 2 * pt(-abs(t), degrees). */
export const tBeyond = (t: number, degrees: number): number => answered(2 * tCdf(-Math.abs(t), degrees), `tBeyond(${t}, ${degrees})`)

/** P(X >= x). R: pchisq(x, degrees, lower.tail = FALSE). Loses digits below about 1e-14. */
export const chiSquareAtLeast = (x: number, degrees: number): number => answered(1 - chiSquareCdf(x, degrees), `chiSquareAtLeast(${x}, ${degrees})`)
