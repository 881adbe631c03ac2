/**
 * What a team's own weekly measure allows to be said (reference: methods, 4): around the start of its cycle where there are eight weeks before it,
 * else as a series one keeps watch of, else what was written down and how many weeks are wanting. A small cycle often begins to measure
 * with its first action, so the first of these is rare; that is said, and is no reason to say nothing.
 */
import { schoolWeeksBetween } from '../calendar/weeks.ts'
import { computeChart } from '../charts/control-chart.ts'
import { placeStart } from '../charts/cycle-start.ts'
import { fewestBefore, readAroundStart, type CycleVerdict, type GoodDirection } from '../charts/cycle-verdict.ts'
import { fewestToWatch, readSeries, type SeriesVerdict } from '../charts/series-verdict.ts'
import { countedValue, readValues, type Point } from '../charts/series.ts'
import type { MeasuredWeek } from './weeks.ts'

export type WeeksReading =
  | { kind: 'none' }
  /** Fewer weeks than any rule can speak of. `wanting`: how many more. */
  | { kind: 'known'; points: Point[]; start: number | null; counted: number; wanting: number }
  /** The whole series, wherever the cycle began. `before`: weeks before the start, too few to compare with. `moved`: towards what is wanted or away from it. */
  | { kind: 'watched'; points: Point[]; start: number | null; counted: number; before: number; verdict: SeriesVerdict; moved: 'wanted' | 'away' | null; median: number | null; limits: { lower: number; upper: number } | null }
  | { kind: 'around-start'; points: Point[]; start: number; counted: number; verdict: CycleVerdict }

/** The school weeks from the first measured to the last: one row each, empty where nobody measured. Weeks without a day of classes are none. */
export const rowsOfWeeks = (weeks: readonly MeasuredWeek[], hasClasses: (monday: string) => boolean = () => true): { period: string; value: number | null; status: 'ok' | 'missing' }[] => {
  const valueOf = new Map(weeks.flatMap(w => (w.value === null ? [] : [[w.monday, w.value] as const])))
  const measured = [...valueOf.keys()].sort()
  const [first, last] = [measured[0], measured.at(-1)]
  if (first === undefined || last === undefined) return []
  const between = schoolWeeksBetween(first, last).filter(monday => hasClasses(monday))
  return [...new Set([...between, ...measured])].sort().map(period => ({ period, value: valueOf.get(period) ?? null, status: valueOf.has(period) ? 'ok' : 'missing' }))
}

/**
 * Which way a series with a long run went: a run of its first half on one side of the middle leaves the later weeks to the other. Null where no run says
 * it, or nobody said what is wanted.
 */
const movedOf = ({ shift }: SeriesVerdict, length: number, good: GoodDirection | null): 'wanted' | 'away' | null => {
  if (shift === null || good === null) return null
  const isEarly = shift.from + shift.to < length - 1
  const rose = (shift.side === 'below') === isEarly
  return rose === (good === 'up') ? 'wanted' : 'away'
}

/** `startedOn`: the day implementation began, null before. `good`: which way the team wants it; null where it never said, and then no side of a start is better. */
export const readWeeks = (
  weeks: readonly MeasuredWeek[], { startedOn, good, hasClasses }: { startedOn: string | null; good: GoodDirection | null; hasClasses?: (monday: string) => boolean },
): WeeksReading => {
  const read = readValues(rowsOfWeeks(weeks, hasClasses))
  if (!read.ok) throw new RangeError(`weeks are no series: ${JSON.stringify(read.refusals)}`)
  const { series } = read
  const counted = series.points.filter(p => countedValue(p) !== null).length
  if (counted === 0) return { kind: 'none' }
  const placed = startedOn === null ? null : placeStart(series, startedOn)
  const before = placed ? placed.points.slice(0, placed.start).filter(p => countedValue(p) !== null).length : 0
  if (placed && good !== null && before >= fewestBefore) {
    return { kind: 'around-start', points: placed.points, start: placed.start, counted, verdict: readAroundStart(placed.points, { start: placed.start, good, basis: 'without-season' }) }
  }
  const start = placed?.start ?? null
  if (counted < fewestToWatch) return { kind: 'known', points: series.points, start, counted, wanting: fewestToWatch - counted }
  const [runs, limits] = [computeChart(series, 'run'), computeChart(series, 'i')]
  const verdict = readSeries(runs, limits)
  const at = limits.points.find(p => p.lower !== null && p.upper !== null)
  return {
    kind: 'watched', points: series.points, start, counted, before, verdict, moved: movedOf(verdict, series.points.length, good), median: runs.phases.at(-1)?.centre ?? null,
    limits: at ? { lower: at.lower!, upper: at.upper! } : null,
  }
}

/** Which way is wanted: what the measure says of itself, else the prediction, else from its figures. Null when none of them does. */
export const wantedOf = (said: { measure: string; prediction: string }, from: number | null, to: number | null): GoodDirection | null => {
  const word = [said.measure, said.prediction].find(s => s === 'up' || s === 'down')
  if (word) return word as GoodDirection
  return from === null || to === null || from === to ? null : to > from ? 'up' : 'down'
}

/** How far a figure is from what was hoped for; 0 when it is there or past it. Null without a direction or a figure. */
export const leftTo = (value: number, aim: number | null, good: GoodDirection | null): number | null =>
  aim === null || good === null ? null : Math.max(0, good === 'up' ? aim - value : value - aim)
