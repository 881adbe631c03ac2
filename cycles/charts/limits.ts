/**
 * Centre and limits of each kind of chart from its baseline (reference: methods, 3.1 to 3.4, each checked there against qicharts2 0.8.1). A
 * baseline figure is one that counts; what is excluded breaks the moving range, where qicharts2 bridges it. Limits are three standard
 * deviations away, the inner ones two.
 */
import { medianOf } from '../measures/weeks.ts'
import { limitFactor, meanOf, meanRangeOf, movingRangesOf, rangeLimitFactor, rangePerSigma } from './moving-range.ts'
import type { Point } from './series.ts'

export const chartKinds = ['run', 'i', 'mr', 'p', 'p-prime', 'u', 'u-prime', 'c', 'i-prime', 'g', 't'] as const
export type ChartKind = (typeof chartKinds)[number]

export type Limits = { lower: number | null; upper: number | null; innerLower: number | null; innerUpper: number | null }

export type CentreAndLimits = {
  /** The line that is drawn and that runs are counted about: the median on run and g charts, else the mean. */
  centre: number | null
  /** Of a point, which may have a denominator of its own. */
  limitsAt: (point: Point) => Limits
  /** p' and u': how many times wider than the binomial or Poisson limits (sigma-z). Null on the other charts. */
  sigmaZ: number | null
}

/**
 * `isScreened`: see `meanRangeOf`. `centre`: given, and not computed. `per`: the unit of values (100 for percent). `factor`: from mean moving range to
 * the limit of an individuals chart, 2.66; the reference cases of qicharts2 ask for 3/1.128.
 */
export type LimitOptions = { per: number; isScreened: boolean; centre: number | null; factor: number }

export const noLimits: Limits = { lower: null, upper: null, innerLower: null, innerUpper: null }

type Bounds = { lowest: number; highest: number }
const unbounded: Bounds = { lowest: Number.NEGATIVE_INFINITY, highest: Number.POSITIVE_INFINITY }

const around = (centre: number, distance: number, { lowest, highest }: Bounds = unbounded): Limits => {
  const inside = (n: number) => Math.min(highest, Math.max(lowest, n))
  const inner = (distance * 2) / 3
  return { lower: inside(centre - distance), upper: inside(centre + distance), innerLower: inside(centre - inner), innerUpper: inside(centre + inner) }
}

type Counts = { d: number; n: number }
const countsOf = (p: Point): Counts | null => (p.numerator !== null && p.denominator !== null && p.denominator > 0 ? { d: p.numerator, n: p.denominator } : null)
/** A baseline with a hole wherever a figure does not count. */
type Baseline = readonly (Point | null)[]
const valuesOf = (baseline: Baseline) => baseline.flatMap(p => (p?.value == null ? [] : [p.value]))
/** Events over exposure, as a fraction. */
const pooledOf = (baseline: Baseline): number | null => {
  const counts = baseline.flatMap(p => (p ? (countsOf(p) ?? []) : []))
  const n = counts.reduce((sum, c) => sum + c.n, 0)
  return n > 0 ? counts.reduce((sum, c) => sum + c.d, 0) / n : null
}

/** Nothing but the line. */
const run = (baseline: Baseline, o: LimitOptions): CentreAndLimits => ({ centre: o.centre ?? medianOf(valuesOf(baseline)), limitsAt: () => noLimits, sigmaZ: null })

/** Individuals: mean and 2.66 mean moving ranges. They may leave 0 to 100 %: drawn clipped, tested as they are. */
const individuals = (baseline: Baseline, o: LimitOptions): CentreAndLimits => {
  const centre = o.centre ?? meanOf(valuesOf(baseline))
  const range = meanRangeOf(movingRangesOf(baseline.map(p => p?.value ?? null)), o)
  const limits = centre === null || range === null ? noLimits : around(centre, o.factor * range)
  return { centre, limitsAt: () => limits, sigmaZ: null }
}

/** Of moving ranges, which the caller made: 0 to 3.267 of their mean. The inner limit is two thirds of the outer one. */
const movingRanges = (baseline: Baseline, o: LimitOptions): CentreAndLimits => {
  const centre = o.centre ?? meanOf(valuesOf(baseline))
  const upper = centre === null || centre === 0 ? null : rangeLimitFactor * centre
  return { centre, limitsAt: () => (upper === null ? noLimits : { lower: 0, upper, innerLower: 0, innerUpper: (upper * 2) / 3 }), sigmaZ: null }
}

/**
 * p and u, and their primes (D. Laney 2002): the chart of a fraction whose chance variation follows from its denominator. With `isPrime` it is
 * stretched by sigma-z, the variation between periods over what chance gives, which may be below one.
 */
const fractions = (deviation: (centre: number, n: number) => number, highest: number, isPrime: boolean) => (baseline: Baseline, o: LimitOptions): CentreAndLimits => {
  const centre = o.centre === null ? pooledOf(baseline) : o.centre / o.per
  if (centre === null) return { centre: null, limitsAt: () => noLimits, sigmaZ: null }
  const zOf = (p: Point | null): number | null => {
    const c = p && countsOf(p)
    const s = c ? deviation(centre, c.n) : 0
    return c && s > 0 ? (c.d / c.n - centre) / s : null
  }
  const range = isPrime ? meanRangeOf(movingRangesOf(baseline.map(zOf)), o) : null
  const sigmaZ = range === null ? null : range / rangePerSigma
  const stretch = isPrime ? sigmaZ : 1
  return {
    centre: centre * o.per, sigmaZ,
    limitsAt: p => {
      const c = countsOf(p)
      return c && stretch !== null ? around(centre * o.per, 3 * deviation(centre, c.n) * stretch * o.per, { lowest: 0, highest: highest * o.per }) : noLimits
    },
  }
}
const ofShare = (centre: number, n: number) => Math.sqrt((centre * (1 - centre)) / n)
const ofRate = (centre: number, n: number) => Math.sqrt(centre / n)

/** Events of a constant exposure. */
const counts = (baseline: Baseline, o: LimitOptions): CentreAndLimits => {
  const centre = o.centre ?? meanOf(valuesOf(baseline))
  const limits = centre === null ? noLimits : around(centre, 3 * Math.sqrt(centre), { ...unbounded, lowest: 0 })
  return { centre, limitsAt: () => limits, sigmaZ: null }
}

/**
 * I' (W. Taylor, Normalized Individuals): individuals whose denominators differ. Each difference is brought to the size of one unit of exposure. Only
 * the baseline goes in; qicharts2 takes all points, which is not copied.
 */
const normalisedIndividuals = (baseline: Baseline, o: LimitOptions): CentreAndLimits => {
  const pooled = pooledOf(baseline)
  const centre = o.centre ?? (pooled === null ? null : pooled * o.per)
  const deviations = baseline.map((p, i) => {
    const [now, before] = [p && countsOf(p), baseline[i - 1] ? countsOf(baseline[i - 1]!) : null]
    return now && before ? (Math.sqrt(Math.PI / 2) * Math.abs(now.d / now.n - before.d / before.n) * o.per) / Math.sqrt(1 / now.n + 1 / before.n) : null
  })
  const s = meanRangeOf(deviations, { isScreened: o.isScreened, screenAt: 3.2665 })
  return {
    centre, sigmaZ: null,
    limitsAt: p => { const c = countsOf(p); return c && centre !== null && s !== null ? around(centre, (3 * s) / Math.sqrt(c.n)) : noLimits },
  }
}

/** Opportunities between events (geometric): limits from the mean, the line and the runs from the median; of a given mean the line is 0.693 of it. */
const between = (baseline: Baseline, o: LimitOptions): CentreAndLimits => {
  const values = valuesOf(baseline)
  const mean = o.centre ?? meanOf(values)
  const limits = mean === null ? noLimits : around(mean, 3 * Math.sqrt(mean * (mean + 1)), { ...unbounded, lowest: 0 })
  return { centre: o.centre === null ? medianOf(values) : o.centre * 0.693, limitsAt: () => ({ ...limits, lower: limits.lower === null ? null : 0, innerLower: limits.innerLower === null ? null : 0 }), sigmaZ: null }
}

/** Time between events (Weibull; L. Nelson 1994): an individuals chart of the 3.6th root, brought back. */
const timeBetween = (baseline: Baseline, o: LimitOptions): CentreAndLimits => {
  const back = (n: number | null) => (n === null ? null : n <= 0 ? 0 : n ** 3.6)
  const rooted = individuals(baseline.map(p => (p?.value == null ? null : { ...p, value: p.value ** (1 / 3.6) })), { ...o, centre: o.centre === null ? null : o.centre ** (1 / 3.6) })
  return {
    centre: back(rooted.centre), sigmaZ: null,
    limitsAt: p => { const l = rooted.limitsAt(p); return { lower: back(l.lower), upper: back(l.upper), innerLower: back(l.innerLower), innerUpper: back(l.innerUpper) } },
  }
}

/** `baseline`: the points of the baseline in order, null where one does not count. */
export const limitsOf: Record<ChartKind, (baseline: Baseline, options: LimitOptions) => CentreAndLimits> = {
  run, i: individuals, mr: movingRanges, c: counts, 'i-prime': normalisedIndividuals, g: between, t: timeBetween,
  p: fractions(ofShare, 1, false), 'p-prime': fractions(ofShare, 1, true),
  u: fractions(ofRate, Number.POSITIVE_INFINITY, false), 'u-prime': fractions(ofRate, Number.POSITIVE_INFINITY, true),
}
export const defaultFactor = limitFactor
