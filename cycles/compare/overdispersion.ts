/**
 * How much more schools differ than chance and size alone would make them (Spiegelhalter 2005; FunnelPlotR 0.6.0, data type "PR"; reference:
 * methods, 6). On the arcsine scale, where the variance of a rate is 1 / (4 n) whatever the rate.
 */
import { meanOf, quantileOf, sumOf } from './moments.ts'

export type Overdispersion = {
  /** φ: mean of the squared winsorised z. Around 1 when schools differ as by chance. */
  phi: number
  /** τ²: the variance between schools that is added to chance, on the arcsine scale. 0 when none can be seen. */
  tau2: number
  /** How many schools it was taken from. */
  schools: number
}

/** What is cut at each end before the spread is measured, so that a few unusual schools do not hide themselves: 10 %. */
const cutShare = 0.1

export const angleOf = (rate: number): number => Math.asin(Math.sqrt(rate))

/** z of a school against `target` (a share of 1), were chance all there is. */
export const angleScoreOf = ({ events, students }: { events: number; students: number }, target: number): number =>
  2 * Math.sqrt(students) * (angleOf(events / students) - angleOf(target))

/** Values beyond the 10 % and 90 % quantiles moved onto them. */
export const winsorised = (values: readonly number[]): number[] => {
  if (values.length === 0) return []
  const [low, high] = [quantileOf(values, cutShare), quantileOf(values, 1 - cutShare)]
  return values.map(v => Math.min(high, Math.max(low, v)))
}

/** `schools` with students above 0; `target` a share of 1. Nothing can be seen between fewer than two schools. */
export const overdispersionOf = (schools: readonly { events: number; students: number }[], target: number): Overdispersion => {
  const k = schools.length
  if (k === 0) return { phi: 0, tau2: 0, schools: 0 }
  const phi = meanOf(winsorised(schools.map(s => angleScoreOf(s, target))).map(z => z * z))
  if (k < 2 || k * phi < k - 1) return { phi, tau2: 0, schools: k }
  const weights = schools.map(s => 4 * s.students)
  const all = sumOf(weights)
  return { phi, tau2: (k * phi - (k - 1)) / (all - sumOf(weights.map(w => w * w)) / all), schools: k }
}
