/**
 * Where things stand on a small run chart: straight lines between neighbouring weeks, a dot for each value, a gap where a week has none.
 * A median only from eight values on; never a trend line (reference: methods, "Never show"). Units are those of the drawing's own box.
 */
import { mondayOf, schoolWeeksBetween } from '../calendar/weeks.ts'
import { medianFrom, medianOf, type MeasuredWeek } from '../measures/weeks.ts'

export type ChartBox = { width: number; height: number; left: number; right: number; top: number; bottom: number }
/** Small enough that words of 12 px stay readable on a phone, where the box is about as wide as the screen. */
export const smallBox: ChartBox = { width: 340, height: 200, left: 14, right: 14, top: 30, bottom: 26 }

/** What happened on a day and is drawn as a mark: the start of implementation, an adjustment, a week that lost days nobody planned to lose. */
export type ChartMark = { day: string; kind: 'start' | 'adjustment' | 'lost' }

export type RunChart = {
  box: ChartBox
  points: { x: number; y: number; monday: string; value: number }[]
  /** Runs of neighbouring weeks with a value, each as the points of one line; a lone value is a dot only. */
  lines: { x: number; y: number }[][]
  yTicks: { y: number; value: number }[]
  xTicks: { x: number; monday: string }[]
  median: { y: number; value: number } | null
  expected: { y: number; value: number } | null
  marks: { x: number; kind: ChartMark['kind']; day: string }[]
}

/** 1, 2 or 5 times a power of ten, not below `rough`. */
const niceStep = (rough: number): number => {
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].find(s => s * power >= rough * (1 - 1e-9)) ?? 10
  return step * power
}

/** The values of an axis that holds all of `values`, with three to six steps. From 0 when they are near it. */
export const axisOf = (values: readonly number[]): { from: number; to: number; step: number } => {
  const [lowest, highest] = [Math.min(...values), Math.max(...values)]
  // Weeks that are all alike have no span of their own: they stand on the one from 0.
  const low = lowest === highest ? Math.min(0, lowest) : lowest >= 0 && lowest <= highest / 2 ? 0 : lowest
  const high = lowest === highest ? Math.max(0, highest) : highest
  const step = niceStep(high > low ? (high - low) / 3 : 1)
  const from = Math.floor(low / step + 1e-9) * step
  const to = Math.ceil(high / step - 1e-9) * step
  return { from, to: to > from ? to : from + step, step }
}

const rounded = (n: number) => Math.round(n * 100) / 100

/**
 * The drawing of a measure's weeks, or null when nothing was measured. `expected`: what the team expected, drawn when given.
 * Marks outside the weeks drawn stand at the edge of the drawing's span only when their week is inside it; else they are left out.
 */
export const runChartOf = (weeks: readonly MeasuredWeek[], of: { expected: number | null; marks: readonly ChartMark[] }, box: ChartBox = smallBox): RunChart | null => {
  const measured = weeks.filter((w): w is MeasuredWeek & { value: number } => w.value !== null)
  const [first, last] = [measured[0], measured.at(-1)]
  if (!first || !last) return null
  const values = measured.map(w => w.value)
  const mondays = [...new Set([...schoolWeeksBetween(first.monday, last.monday), ...measured.map(w => w.monday)])].sort()
  const indexOf = new Map(mondays.map((monday, i) => [monday, i]))
  const axis = axisOf(of.expected === null ? values : [...values, of.expected])

  const [x0, x1, y0, y1] = [box.left, box.width - box.right, box.height - box.bottom, box.top]
  // Dots stand clear of the left edge, where the axis has its words.
  const [firstX, lastX] = [x0 + 46, x1 - 12]
  const xAt = (i: number) => rounded(mondays.length === 1 ? (firstX + lastX) / 2 : firstX + (i / (mondays.length - 1)) * (lastX - firstX))
  const yAt = (v: number) => rounded(y0 - ((v - axis.from) / (axis.to - axis.from)) * (y0 - y1))

  const points = measured.map(w => ({ x: xAt(indexOf.get(w.monday)!), y: yAt(w.value), monday: w.monday, value: w.value }))
  const lines: { x: number; y: number }[][] = []
  for (const [i, p] of points.entries()) {
    const before = points[i - 1]
    if (before && indexOf.get(p.monday)! - indexOf.get(before.monday)! === 1) lines.at(-1)!.push({ x: p.x, y: p.y })
    else lines.push([{ x: p.x, y: p.y }])
  }

  const yTicks: RunChart['yTicks'] = []
  for (let k = 0; axis.from + k * axis.step <= axis.to + axis.step / 2 && k <= 8; k++) {
    const value = Number((axis.from + k * axis.step).toPrecision(12))
    yTicks.push({ y: yAt(value), value })
  }
  // A label and the room beside it.
  const most = Math.max(1, Math.floor((lastX - firstX) / 70))
  const every = Math.max(1, Math.ceil((mondays.length - 1) / most))
  const xTicks = mondays.flatMap((monday, i) => (i % every === 0 ? [{ x: xAt(i), monday }] : []))

  const median = values.length >= medianFrom ? medianOf(values) : null
  return {
    box, points, lines: lines.filter(l => l.length > 1), yTicks, xTicks,
    median: median === null ? null : { y: yAt(median), value: median },
    expected: of.expected === null ? null : { y: yAt(of.expected), value: of.expected },
    marks: of.marks.flatMap(mark => {
      const i = indexOf.get(mondayOf(mark.day))
      return i === undefined ? [] : [{ x: xAt(i), kind: mark.kind, day: mark.day }]
    }),
  }
}
