/**
 * τ²: how much the effects of cycles truly differ, beyond what each one's own uncertainty explains. By restricted maximum likelihood, and by moments
 * (DerSimonian & Laird 1986) where that does not settle (Viechtbauer 2005; reference: methods, 7, rung 4).
 */
import { sumOf } from './moments.ts'

/** One effect and the square of its standard error, in one unit and its square. `variance` above 0. */
export type Estimate = { effect: number; variance: number }

/** Cochran's Q and what is needed beside it: the spread of the effects around their mean, weighted by certainty alone. */
const homogeneityOf = (estimates: readonly Estimate[]): { q: number; expected: number; scale: number } => {
  const weights = estimates.map(e => 1 / e.variance)
  const all = sumOf(weights)
  const mean = sumOf(estimates.map((e, i) => weights[i]! * e.effect)) / all
  return { q: sumOf(estimates.map((e, i) => weights[i]! * (e.effect - mean) ** 2)), expected: estimates.length - 1, scale: all - sumOf(weights.map(w => w * w)) / all }
}

export const cochranQ = (estimates: readonly Estimate[]): number => homogeneityOf(estimates).q

/** By moments. Never below 0. From two estimates on. */
export const momentTau2 = (estimates: readonly Estimate[]): number => {
  const { q, expected, scale } = homogeneityOf(estimates)
  return Math.max(0, (q - expected) / scale)
}

/** Fisher scoring of the restricted likelihood, from the moments. Null where it does not settle. */
export const remlTau2 = (estimates: readonly Estimate[], { steps = 200 }: { steps?: number } = {}): number | null => {
  let tau2 = momentTau2(estimates)
  for (let i = 0; i < steps; i++) {
    const weights = estimates.map(e => 1 / (e.variance + tau2))
    const [w1, w2, w3] = [1, 2, 3].map(power => sumOf(weights.map(w => w ** power))) as [number, number, number]
    const mean = sumOf(estimates.map((e, j) => weights[j]! * e.effect)) / w1
    // y'PPy, tr(P) and tr(PP), where P takes the weighted mean out.
    const squares = sumOf(estimates.map((e, j) => (weights[j]! * (e.effect - mean)) ** 2))
    const step = (squares - (w1 - w2 / w1)) / (w2 - (2 * w3) / w1 + (w2 / w1) ** 2)
    const next = Math.max(0, tau2 + step)
    if (!Number.isFinite(next)) return null
    if (Math.abs(next - tau2) <= 1e-10 * (1e-6 + tau2)) return next
    tau2 = next
  }
  return null
}
