/**
 * The Anhøj rules of a run chart: a run longer, or crossings fewer, than chance gives (J. Anhøj & A. V. Olesen 2014, PLOS ONE e113825; as in
 * qicharts2 0.8.1; reference: methods, 3.1). They ask nothing of the distribution and come first (Anhøj & Wentzel-Larsen 2018). Not here:
 * "six in a row" and trend rules, under which half of unchanged series signal.
 */
import { binomialQuantile } from '../distributions/distributions.ts'
import { sideOf } from './side.ts'

/** A run of figures on one side of the line, as indices of the series, both included. Figures on the line neither break nor lengthen it. */
export type Run = { length: number; side: -1 | 1; from: number; to: number }

export type RunsReading = {
  /** Figures that are on neither side of the line are of no use. */
  useful: number
  /** The first of the longest. */
  longest: Run | null
  longestLimit: number | null
  crossings: number | null
  crossingsLimit: number | null
  signals: { shift: boolean; crossings: boolean }
}

/** At the limit is no signal. `useful` from 1 on. */
export const anhoejLimits = (useful: number): { longest: number; crossings: number } =>
  ({ longest: Math.round(Math.log2(useful)) + 3, crossings: binomialQuantile(0.05, useful - 1, 0.5) })

/** Runs in order; empty figures and figures on the line are passed over. */
export const runsOf = (values: readonly (number | null)[], line: number): Run[] => {
  const runs: Run[] = []
  values.forEach((value, i) => {
    const side = value === null ? 0 : sideOf(value, line)
    if (side === 0) return
    const last = runs.at(-1)
    if (last && last.side === side) { last.length += 1; last.to = i } else runs.push({ length: 1, side, from: i, to: i })
  })
  return runs
}

export const longestOf = (runs: readonly Run[]): Run | null => runs.reduce<Run | null>((longest, run) => (longest === null || run.length > longest.length ? run : longest), null)

/** `values`: null where there is no figure that counts. `line` null: nothing can be said. Many crossings are no signal. */
export const readRuns = (values: readonly (number | null)[], line: number | null): RunsReading => {
  const runs = line === null ? [] : runsOf(values, line)
  const longest = longestOf(runs)
  if (longest === null) return { useful: 0, longest: null, longestLimit: null, crossings: null, crossingsLimit: null, signals: { shift: false, crossings: false } }
  const useful = runs.reduce((n, run) => n + run.length, 0)
  const limits = anhoejLimits(useful)
  const crossings = runs.length - 1
  return {
    useful, longest, longestLimit: limits.longest, crossings, crossingsLimit: limits.crossings,
    signals: { shift: longest.length > limits.longest, crossings: crossings < limits.crossings },
  }
}

export const isRunSignal = (runs: RunsReading): boolean => runs.signals.shift || runs.signals.crossings
