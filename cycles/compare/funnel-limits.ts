/**
 * Where the rate of a school of a given size may lie by chance around a target: exact binomial limits, and limits widened for overdispersion
 * (Spiegelhalter 2005, A.1.1 and section 4; reference: methods, 6). Rates and targets are shares of 1.
 */
import { binomialAtMost, binomialQuantile } from '../distributions/distributions.ts'
import { angleOf } from './overdispersion.ts'

/** Of each side: one in a thousand (99.8 % between both), and one in forty (95 %), which is drawn faint and decides nothing. */
export const farTail = 0.001
export const nearTail = 0.025

/** Standard deviations of both tails, with the digits FunnelPlotR writes: 3e-7 off the quantile, and the same limits as the package's. */
const farReach = 3.090232
const nearReach = 1.959964

export type FunnelLimits = { low998: number; low95: number; high95: number; high998: number }

const within = (low: number, high: number, value: number) => Math.min(high, Math.max(low, value))

/**
 * The interpolated binomial limit, which may leave 0 to 1: r = qbinom(p), less the part of r's own step that p does not reach. `target` strictly
 * between 0 and 1 and `students` from 1 on.
 */
export const exactLimitOf = (probability: number, students: number, target: number): number => {
  const r = binomialQuantile(probability, students, target)
  const [atR, below] = [binomialAtMost(r, students, target), binomialAtMost(r - 1, students, target)]
  return (r - (atR - probability) / (atR - below)) / students
}

/** As drawn: clipped to 0 and 1. */
export const exactLimitsOf = (students: number, target: number): FunnelLimits => {
  const at = (probability: number) => within(0, 1, exactLimitOf(probability, students, target))
  return { low998: at(farTail), low95: at(nearTail), high95: at(1 - nearTail), high998: at(1 - farTail) }
}

/** sin² of the target's angle plus and minus z·sqrt(1/(4n) + τ²). The angle stays within 0 and π/2 (FunnelPlotR squares a negative sine: methods, 10). */
export const adjustedLimitsOf = (students: number, target: number, tau2: number): FunnelLimits => {
  const [centre, spread] = [angleOf(target), Math.sqrt(1 / (4 * students) + tau2)]
  const at = (reach: number) => Math.sin(within(0, Math.PI / 2, centre + reach * spread)) ** 2
  return { low998: at(-farReach), low95: at(-nearReach), high95: at(nearReach), high998: at(farReach) }
}

/**
 * The fewest students with which a school without any event would stand out below: with fewer, "none" is what chance gives. Null when no size can.
 * Exact: (1 − target)^n ≤ 0.001. Adjusted (τ² above 0): the lower limit leaves 0.
 */
export const smallestToStandOutBelow = (target: number, tau2: number | null): number | null => {
  if (tau2 === null) return Math.ceil(Math.log(farTail) / Math.log1p(-target))
  const room = (angleOf(target) / farReach) ** 2 - tau2
  return room <= 0 ? null : Math.floor(1 / (4 * room)) + 1
}
