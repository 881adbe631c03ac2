/** Intervals of a mean or a difference of means from Student's t, at 95 %. */
import { tBeyond, tQuantile } from '../distributions/distributions.ts'

export type Interval = { low: number; high: number }

/** An estimate with its standard error and degrees of freedom; all but `p` and `degrees` in the estimate's unit. */
export type TInterval = { standardError: number; degrees: number; interval: Interval; p: number }

/** `standardError` and `degrees` above 0. */
export const tIntervalOf = (estimate: number, standardError: number, degrees: number): TInterval => {
  const reach = tQuantile(0.975, degrees) * standardError
  return { standardError, degrees, interval: { low: estimate - reach, high: estimate + reach }, p: tBeyond(estimate / standardError, degrees) }
}

/** Degrees of freedom of a sum of independent variances, each with its own (Welch 1947; Satterthwaite 1946). Parts of 0 give nothing. */
export const sharedDegreesOf = (parts: readonly { variance: number; degrees: number }[]): number => {
  const all = parts.reduce((sum, p) => sum + p.variance, 0)
  return (all * all) / parts.reduce((sum, p) => sum + (p.variance * p.variance) / p.degrees, 0)
}
