/**
 * A chart of a series, computed and not drawn: which points are its baseline, where its line and limits are, what its runs say (reference:
 * methods, 3). Everything here is judged on figures that count; others keep their place and are tested for nothing.
 */
import { isRunSignal, readRuns, type RunsReading } from './anhoej-rules.ts'
import { defaultFactor, limitsOf, type ChartKind, type Limits } from './limits.ts'
import { movingRangesOf } from './moving-range.ts'
import { countedValue, type Measured, type Point, type Series } from './series.ts'
import { beyondSide } from './side.ts'

export type ChartOptions = {
  /** The first so many points are the baseline, and its line and limits hold for the rest (a cycle's start). All of them when null. */
  freezeAfter?: number | null
  /** Indices at which a new phase begins: everything is computed anew inside each, runs too. Only a person re-phases. Not together with `freezeAfter`. */
  phaseStarts?: readonly number[]
  /** A centre from elsewhere, in the unit of the values. */
  centre?: number | null
  isScreened?: boolean
  factor?: number
}

export type ChartPoint = Point & Limits & {
  phase: number
  /** In the baseline's span; it is of the baseline when it counts too. */
  isInBaseline: boolean
  centre: number | null
  /** Outside the limits, and which way. Strict: on the limit is inside. */
  beyond: 'above' | 'below' | null
}

export type ChartPhase = {
  /** Indices, both included. */
  from: number
  to: number
  centre: number | null
  sigmaZ: number | null
  /** Figures of the baseline that count. */
  baseline: number
  /** Fewer than 12 of them: limits are drawn dashed. */
  isProvisional: boolean
  /** `longest` in indices of the whole series. */
  runs: RunsReading
  isRunSignal: boolean
  /** Indices of the points outside the limits. */
  beyond: number[]
}

export type ControlChart = { kind: ChartKind; measured: Measured; points: ChartPoint[]; phases: ChartPhase[] }

/** Limits from fewer figures than this still move. */
export const fewestForLimits = 12

/** Which charts a measure can be drawn on, the first one first (reference: methods, 1). Student-days are a share, and never on a p chart: see docs. */
export const chartsOf = (measured: Measured): readonly ChartKind[] => {
  switch (measured.kind) {
    case 'share': return ['run', 'i', 'mr', 'p-prime', 'i-prime', 'p']
    case 'rate': return ['run', 'i', 'mr', 'u-prime', 'i-prime', 'u']
    case 'count': return ['run', 'i', 'mr', 'c']
    case 'value': return ['run', 'i', 'mr']
    case 'between': return measured.what === 'days' ? ['t', 'run'] : ['g', 'run']
  }
}

/** On a chart of moving ranges the ranges are the points, each where its second figure is. */
const rangesOf = (points: readonly Point[]): Point[] =>
  movingRangesOf(points.map(countedValue)).map((value, i): Point => {
    const p = points[i]!
    return value === null ? (p.status === 'excluded' ? { ...p, value: null } : { ...p, status: 'missing', value: null }) : { ...p, value }
  })

/** First and last index of each phase. */
const spansOf = (length: number, starts: readonly number[]): { from: number; to: number }[] =>
  [0, ...starts].map((from, i) => ({ from, to: (starts[i] ?? length) - 1 }))

const requireSensible = (series: Series, kind: ChartKind, { freezeAfter = null, phaseStarts = [] }: ChartOptions) => {
  const length = series.points.length
  if (!chartsOf(series.measured).includes(kind)) throw new RangeError(`A ${series.measured.kind} has no ${kind} chart.`)
  if (freezeAfter !== null && phaseStarts.length > 0) throw new RangeError('A chart is frozen or has phases, not both.')
  if (freezeAfter !== null && !(Number.isInteger(freezeAfter) && freezeAfter >= 1)) throw new RangeError(`No baseline of ${freezeAfter} points.`)
  if (phaseStarts.some((s, i) => !Number.isInteger(s) || s <= (phaseStarts[i - 1] ?? 0) || s >= length)) throw new RangeError('Phases begin inside the series, in order.')
}

const shifted = (runs: RunsReading, by: number): RunsReading =>
  (runs.longest ? { ...runs, longest: { ...runs.longest, from: runs.longest.from + by, to: runs.longest.to + by } } : runs)

/**
 * Computes the chart. Values, centre and limits are in the unit of the series. No NaN comes out: what cannot be computed is null. Throws a
 * RangeError for a kind the measure has no chart of (`chartsOf`), for phases or a freeze that do not fit the series.
 */
export const computeChart = (series: Series, kind: ChartKind, options: ChartOptions = {}): ControlChart => {
  requireSensible(series, kind, options)
  const { freezeAfter = null, phaseStarts = [], centre = null, isScreened = true, factor = defaultFactor } = options
  const per = series.measured.kind === 'share' || series.measured.kind === 'rate' ? series.measured.per : 1
  const own = kind === 'mr' ? rangesOf(series.points) : series.points
  const points: ChartPoint[] = []
  const phases = (own.length === 0 ? [] : spansOf(own.length, phaseStarts)).map(({ from, to }, phase): ChartPhase => {
    const inside = own.slice(from, to + 1)
    const baseline = inside.filter((_, i) => freezeAfter === null || from + i < freezeAfter).map(p => (countedValue(p) === null ? null : p))
    const line = limitsOf[kind](baseline, { per, isScreened, centre, factor })
    const beyond: number[] = []
    inside.forEach((p, i) => {
      const limits = line.limitsAt(p)
      const value = countedValue(p)
      const side = value === null ? 0 : beyondSide(value, limits.lower, limits.upper)
      if (side !== 0) beyond.push(from + i)
      points.push({ ...p, ...limits, phase, isInBaseline: freezeAfter === null || from + i < freezeAfter, centre: line.centre, beyond: side === 0 ? null : side === 1 ? 'above' : 'below' })
    })
    const runs = shifted(readRuns(inside.map(countedValue), line.centre), from)
    const filled = baseline.filter(p => p !== null).length
    return { from, to, centre: line.centre, sigmaZ: line.sigmaZ, baseline: filled, isProvisional: filled < fewestForLimits, runs, isRunSignal: isRunSignal(runs), beyond }
  })
  return { kind, measured: series.measured, points, phases }
}
