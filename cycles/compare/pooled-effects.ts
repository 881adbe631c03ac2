/**
 * What many cycles of one kind did together: their mean effect with a Hartung-Knapp interval, what might come out in a new school (prediction
 * interval), and each cycle's effect drawn towards the mean (reference: methods, 7, rung 4; Hartung & Knapp 2001; checked against metafor 4.8).
 * Fewer than five cycles are not pooled. Points are percentage points throughout.
 */
import { normalQuantile, tQuantile } from '../distributions/distributions.ts'
import { cochranQ, momentTau2, remlTau2, type Estimate } from './between-variance.ts'
import { sharedDegreesOf, tIntervalOf, type Interval, type TInterval } from './intervals.ts'
import { sumOf } from './moments.ts'
import { fewestStudents } from './same-months.ts'

export const fewestCycles = 5

/**
 * The effect of one cycle (a difference against peers) with its standard error. `standardError` null: the cycle has none (one school, no spread).
 * `students`: of the schools it was measured on, together.
 */
export type CycleEffect<Id> = { id: Id; points: number; standardError: number | null; students: number }

export type PoolingMethod = 'REML' | 'DL'

export type Pooling = {
  method: PoolingMethod
  tau2: number
  /** Of the effects' spread, the percentage that is not each one's own uncertainty. */
  i2: number
  q: number
  points: number
  waldStandardError: number
  /** Hartung and Knapp's, as it stands in the paper: too narrow by chance when the effects happen to lie closer together than their uncertainty. */
  hartungKnapp: Omit<TInterval, 'p'>
  prediction: Interval
  shrunken: number[]
}

export type CycleLeftOut<Id> = { id: Id; why: 'under-ten' | 'no-spread' }

export type PooledEffect<Id> =
  | {
    rung: 4
    kind: 'pooled'
    points: number
    /** 95 %: Hartung and Knapp's, or the plain one of the cycles' own uncertainty where that is wider (Jackson et al. 2017). */
    interval: Interval
    /** What gives that interval with so many degrees of freedom. */
    standardError: number
    degrees: number
    /** «En una escuela nueva podría resultar entre … y … puntos.» */
    prediction: Interval
    cycles: { id: Id; points: number; shrunken: number }[]
    pooling: Pooling
    leftOut: CycleLeftOut<Id>[]
  }
  | { rung: 4; kind: 'not-yet-enough'; cycles: number; needed: number; leftOut: CycleLeftOut<Id>[] }

/** Random effects with a method for τ². From two estimates on; all numbers as metafor's rma(test = 'knha') gives them. */
export const poolWith = (estimates: readonly Estimate[], method: PoolingMethod): Pooling => {
  const reml = method === 'REML' ? remlTau2(estimates) : null
  const tau2 = reml ?? momentTau2(estimates)
  const degrees = estimates.length - 1
  const weights = estimates.map(e => 1 / (e.variance + tau2))
  const all = sumOf(weights)
  const points = sumOf(estimates.map((e, i) => weights[i]! * e.effect)) / all
  const standardError = Math.sqrt(sumOf(estimates.map((e, i) => weights[i]! * (e.effect - points) ** 2)) / (degrees * all))
  const t = tQuantile(0.975, degrees)
  const around = (reach: number): Interval => ({ low: points - reach, high: points + reach })
  return {
    method: reml === null ? 'DL' : 'REML',
    tau2, q: cochranQ(estimates), i2: 100 * tau2 / (tau2 + typicalVarianceOf(estimates)),
    points, waldStandardError: Math.sqrt(1 / all),
    hartungKnapp: { standardError, degrees, interval: around(t * standardError) },
    prediction: around(t * Math.sqrt(tau2 + standardError ** 2)),
    shrunken: estimates.map(e => (tau2 * e.effect + e.variance * points) / (tau2 + e.variance)),
  }
}

/** The uncertainty a typical cycle has (Higgins & Thompson 2002). */
const typicalVarianceOf = (estimates: readonly Estimate[]): number => {
  const weights = estimates.map(e => 1 / e.variance)
  return ((estimates.length - 1) * sumOf(weights)) / (sumOf(weights) ** 2 - sumOf(weights.map(w => w * w)))
}

/** Cycles of one kind, dropped ones among them. A cycle on fewer than 10 students, or without a standard error, is left out and named. */
export const pooledEffectOf = <Id>(cycles: readonly CycleEffect<Id>[]): PooledEffect<Id> => {
  const leftOut: CycleLeftOut<Id>[] = []
  const used: (CycleEffect<Id> & Estimate)[] = []
  for (const c of cycles) {
    if (!(c.students >= fewestStudents)) leftOut.push({ id: c.id, why: 'under-ten' })
    else if (c.standardError === null || !(c.standardError > 0) || !Number.isFinite(c.standardError) || !Number.isFinite(c.points)) leftOut.push({ id: c.id, why: 'no-spread' })
    else used.push({ ...c, effect: c.points, variance: c.standardError ** 2 })
  }
  if (used.length < fewestCycles) return { rung: 4, kind: 'not-yet-enough', cycles: used.length, needed: fewestCycles, leftOut }
  const pooling = poolWith(used, 'REML')
  const degrees = used.length - 1
  const t = tQuantile(0.975, degrees)
  const standardError = Math.max(pooling.hartungKnapp.standardError, (normalQuantile(0.975) / t) * pooling.waldStandardError)
  const reach = t * Math.sqrt(pooling.tau2 + standardError ** 2)
  return {
    rung: 4, kind: 'pooled', points: pooling.points, standardError, degrees,
    interval: tIntervalOf(pooling.points, standardError, degrees).interval,
    prediction: { low: pooling.points - reach, high: pooling.points + reach },
    cycles: used.map((c, i) => ({ id: c.id, points: c.points, shrunken: pooling.shrunken[i]! })),
    pooling, leftOut,
  }
}

export type KindsCompared = { rung: 4; points: number; interval: Interval; /** The interval leaves 0 out. */ differ: boolean }

/** Two kinds of cycle: the first less the second (Welch's degrees of freedom). They differ only where the interval of the difference leaves 0 out. */
export const compareKinds = <A, B>(first: Extract<PooledEffect<A>, { kind: 'pooled' }>, second: Extract<PooledEffect<B>, { kind: 'pooled' }>): KindsCompared => {
  const parts = [first, second].map(p => ({ variance: p.standardError ** 2, degrees: p.degrees }))
  const points = first.points - second.points
  const { interval } = tIntervalOf(points, Math.sqrt(parts[0]!.variance + parts[1]!.variance), sharedDegreesOf(parts))
  return { rung: 4, points, interval, differ: interval.low > 0 || interval.high < 0 }
}
