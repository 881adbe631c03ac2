/**
 * Where everything of a chart of months stands: this year and the one before over the same calendar months, the cycle's months behind them.
 * Pure layout in the chart's own units, so that a page can paint it with SVG attributes alone, on the server and on paper, and a test can
 * read it. Values are in percent. A month without a figure breaks the line: nothing is drawn over what is not known.
 */

/** `bound`: the figure is known only as at least, or at most, this. */
export type ChartValue = { value: number; bound: 'at-least' | 'at-most' | null }
export type ChartMonth = { key: string; now: ChartValue | null; before: ChartValue | null; isOfCycle: boolean }
export type ChartSize = { width: number; height: number }

export type ChartMark = { key: string; x: number; y: number; bound: ChartValue['bound'] }
export type ChartLine = { /** Runs of neighbouring months, as `x,y x,y …`; a month alone is a mark without a line. */ runs: string[]; marks: ChartMark[] }
export type MonthsChart = ChartSize & {
  plot: { left: number; right: number; top: number; bottom: number }
  ticks: { y: number; value: number }[]
  months: { key: string; x: number }[]
  now: ChartLine
  before: ChartLine
  /** The cycle's months, from half a month before the first to half a month after the last. */
  cycle: { x: number; width: number } | null
}

const margin = { left: 44, right: 10, top: 22, bottom: 22 }
const tenth = (n: number) => Math.round(n * 10) / 10

/** Whole fives with room around; never a scale so fine that an ordinary month looks like a cliff. */
const scaleOf = (values: readonly number[]): { lowest: number; highest: number } => {
  const highest = Math.min(100, Math.ceil((Math.max(...values) + 1) / 5) * 5)
  return { highest, lowest: Math.max(0, Math.min(highest - 15, Math.floor((Math.min(...values) - 1) / 5) * 5)) }
}

/** Null when there is nothing to draw. `size` in the units that come back. */
export const layOutMonths = (months: readonly ChartMonth[], size: ChartSize): MonthsChart | null => {
  const values = months.flatMap(m => [m.now, m.before]).flatMap(v => (v === null ? [] : [v.value]))
  if (values.length === 0) return null
  const { lowest, highest } = scaleOf(values)
  const plot = { left: margin.left, right: size.width - margin.right, top: margin.top, bottom: size.height - margin.bottom }
  const step = (plot.right - plot.left) / months.length
  const xOf = (i: number) => tenth(plot.left + step * (i + 0.5))
  const yOf = (value: number) => tenth(plot.bottom - ((value - lowest) / (highest - lowest)) * (plot.bottom - plot.top))
  const lineOf = (of: (m: ChartMonth) => ChartValue | null): ChartLine => {
    const marks: ChartMark[] = []
    const runs: string[][] = [[]]
    months.forEach((m, i) => {
      const v = of(m)
      if (v === null) { runs.push([]); return }
      marks.push({ key: m.key, x: xOf(i), y: yOf(v.value), bound: v.bound })
      runs.at(-1)!.push(`${xOf(i)},${yOf(v.value)}`)
    })
    return { marks, runs: runs.filter(r => r.length > 1).map(r => r.join(' ')) }
  }
  const [first, last] = [months.findIndex(m => m.isOfCycle), months.findLastIndex(m => m.isOfCycle)]
  // Few enough ticks to read: every five points, or every ten on a tall scale.
  const between = highest - lowest > 30 ? 10 : 5
  return {
    ...size, plot,
    ticks: Array.from({ length: Math.floor((highest - lowest) / between) + 1 }, (_, i) => ({ value: lowest + between * i, y: yOf(lowest + between * i) })),
    months: months.map((m, i) => ({ key: m.key, x: xOf(i) })),
    now: lineOf(m => m.now),
    before: lineOf(m => m.before),
    cycle: first < 0 ? null : { x: tenth(plot.left + step * first), width: tenth(step * (last - first + 1)) },
  }
}
