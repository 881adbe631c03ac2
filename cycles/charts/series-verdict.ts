/**
 * What a series says where no cycle began: the Anhøj rules and the limits, together (reference: methods, 4, "Without a cycle"). For keeping watch. With no
 * change at all, 5, 10 and 13 of a hundred series of 10, 20 and 30 figures signal (reference: simulated): a list of many schools is not read
 * with it. Under ten figures neither rule can speak, so the verdict is "too soon" and never "usual".
 */
import type { ControlChart } from './control-chart.ts'
import { countedValue } from './series.ts'

export const seriesVerdicts = ['too-soon', 'signal', 'usual-variation'] as const
export type SeriesVerdictKind = (typeof seriesVerdicts)[number]

export const fewestToWatch = 10

export type SeriesVerdict = {
  verdict: SeriesVerdictKind
  /** Figures that are on neither side of the line, of the last phase; on a line that never moves there is none. */
  useful: number
  counted: number
  /** Indices of the series. `shift`: a long run on one side; `crossings`: it crosses the line too seldom; `outside`: points beyond the limits. */
  shift: { side: 'above' | 'below'; from: number; to: number; length: number } | null
  crossings: { counted: number; fewest: number } | null
  outside: { side: 'above' | 'below'; at: number }[]
  /** The first index a signal speaks of; null for crossings alone, which have no beginning. */
  since: number | null
}

/** Reads the last phase of a chart (`computeChart`): of a chart of individuals runs are counted about its mean, of a run chart about its median. */
export const readSeries = (runs: ControlChart, limits: ControlChart): SeriesVerdict => {
  const [phase, limited] = [runs.phases.at(-1), limits.phases.at(-1)]
  const none = { shift: null, crossings: null, outside: [], since: null }
  if (!phase || !limited) return { verdict: 'too-soon', useful: 0, counted: 0, ...none }
  const counted = runs.points.slice(phase.from).filter(p => countedValue(p) !== null).length
  const { useful, longest, signals } = phase.runs
  if (counted < fewestToWatch) return { verdict: 'too-soon', useful, counted, ...none }
  const shift = signals.shift && longest ? { side: longest.side === 1 ? ('above' as const) : ('below' as const), from: longest.from, to: longest.to, length: longest.length } : null
  const crossings = signals.crossings ? { counted: phase.runs.crossings!, fewest: phase.runs.crossingsLimit! } : null
  const outside = limited.beyond.map(at => ({ at, side: limits.points[at]!.beyond! }))
  const since = [...(shift ? [shift.from] : []), ...outside.map(o => o.at)]
  return {
    verdict: shift || crossings || outside.length > 0 ? 'signal' : 'usual-variation', useful, counted, shift, crossings, outside,
    since: since.length > 0 ? Math.min(...since) : null,
  }
}
