/**
 * Where things stand on the chart of a verdict: every period in its place, those before the start and those after it, the level before with its
 * limits drawn over the whole, what the team hoped for, where the cycle began, and numbered marks of what happened. Pure layout in the drawing's
 * own units, so that a page paints it with SVG attributes alone, on a screen and on paper. Never a trend line (reference: methods, "Never show").
 */
import type { CycleVerdict } from './cycle-verdict.ts'
import type { HappeningKind } from './marks.ts'
import { axisOf, type ChartBox } from './run-chart.ts'
import { countedValue, type Point } from './series.ts'

/** As wide as a phone's screen is in its own units, so that its words stay readable there. */
export const verdictBox: ChartBox = { width: 400, height: 230, left: 34, right: 8, top: 26, bottom: 26 }

/** What is drawn of a reading. `start`: index of the first period since the start; null where none began. `beyond`: indices outside the limits. */
export type ChartReading = { start: number | null; centre: number | null; limits: { lower: number; upper: number } | null; beyond: readonly number[] }
/** Of too few figures before, no level and no limits are drawn: nothing is read against them. */
export const chartReadingOf = ({ verdict, start, centre, limits, after }: Pick<CycleVerdict, 'verdict' | 'start' | 'centre' | 'limits' | 'after'>): ChartReading =>
  ({ start, ...(verdict === 'too-little-before' ? { centre: null, limits: null } : { centre, limits }), beyond: [...after.good.beyond, ...after.bad.beyond] })

/** A mark to draw: index of its period, its number, and what happened then. */
export type VerdictMark = { at: number; number: number; kinds: readonly HappeningKind[] }
/** `after`: since the start. `hollow`: drawn, in no verdict (provisional, left out). `beyond`: outside the limits. */
export type VerdictPoint = { x: number; y: number; at: number; period: string; value: number; after: boolean; hollow: boolean; beyond: boolean }
export type VerdictChart = {
  box: ChartBox
  points: VerdictPoint[]
  /** The width each period has to itself: what is touched to read its figure. */
  step: number
  /** Neighbouring periods that count, each run as the points of one line; a period without a figure breaks it. */
  lines: { x: number; y: number }[][]
  yTicks: { y: number; value: number }[]
  /** The first period of each year; of a series of weeks, of each month. */
  xTicks: { x: number; period: string }[]
  centre: number | null
  limits: { upper: number; lower: number } | null
  /** What was hoped for. */
  aim: number | null
  /** Between the last period before and the first since; through the period it began in, where that is neither. */
  start: number | null
  /** `y`: the middle of its number. Numbers that would touch stand on rows of their own. */
  marks: { x: number; y: number; number: number; kinds: readonly HappeningKind[] }[]
}

const rounded = (n: number) => Math.round(n * 100) / 100

/** A number's circle needs this much, to the side and upwards. */
const roomOfMark = 16
/** The words of a tick, and air. */
const roomOfTick = 28

/** The row of each mark: the lowest on which it does not touch the one before. */
const rowsOf = (xs: readonly number[]): number[] => {
  const lastOn: number[] = []
  return xs.map(x => {
    const free = lastOn.findIndex(last => x - last >= roomOfMark)
    const row = free < 0 ? lastOn.length : free
    lastOn[row] = x
    return row
  })
}

const ticksOf = (points: readonly Point[], xOf: (i: number) => number): VerdictChart['xTicks'] => {
  const partOf = (period: string) => period.slice(0, period.length > 7 ? 7 : 4)
  const firsts = points.flatMap((p, i) => (i === 0 || partOf(p.period) !== partOf(points[i - 1]!.period) ? [{ x: xOf(i), period: p.period }] : []))
  // The last days of a month give way to the month that begins.
  return firsts.filter((t, i) => i + 1 >= firsts.length || firsts[i + 1]!.x - t.x >= roomOfTick)
}

const hasBegunInside = (p: Point) => p.status === 'excluded' && p.reason === 'start-inside'

/** Null when there is nothing to draw. */
export const layOutVerdict = (
  points: readonly Point[], { start, centre, limits, beyond }: ChartReading, { marks = [], aim = null }: { marks?: readonly VerdictMark[]; aim?: number | null } = {}, plain: ChartBox = verdictBox,
): VerdictChart | null => {
  const values = points.flatMap(p => (p.value === null ? [] : [p.value]))
  if (values.length === 0) return null
  const step = (plain.width - plain.left - plain.right) / points.length
  const xOf = (i: number) => rounded(plain.left + step * (i + 0.5))
  const rows = rowsOf(marks.map(mark => xOf(mark.at)))
  const roomAbove = marks.length === 0 ? 0 : Math.max(0, roomOfMark * Math.max(...rows))
  const box = { ...plain, top: plain.top + roomAbove, height: plain.height + roomAbove }
  const axis = axisOf([...values, ...(centre === null ? [] : [centre]), ...(limits ? [limits.lower, limits.upper] : []), ...(aim === null ? [] : [aim])])
  const yOf = (value: number) => rounded(box.height - box.bottom - ((value - axis.from) / (axis.to - axis.from)) * (box.height - box.top - box.bottom))
  const outside = new Set(beyond)
  const lines: { x: number; y: number }[][] = [[]]
  points.forEach((p, i) => {
    const value = countedValue(p)
    if (value === null) lines.push([])
    else lines.at(-1)!.push({ x: xOf(i), y: yOf(value) })
  })
  return {
    box, step: rounded(step),
    points: points.flatMap((p, i) => (p.value === null ? [] : [{ x: xOf(i), y: yOf(p.value), at: i, period: p.period, value: p.value, after: start !== null && i >= start, hollow: p.status !== 'ok', beyond: outside.has(i) }])),
    lines: lines.filter(l => l.length > 1),
    yTicks: Array.from({ length: Math.round((axis.to - axis.from) / axis.step) + 1 }, (_, i) => axis.from + i * axis.step).map(value => ({ value, y: yOf(value) })),
    xTicks: ticksOf(points, xOf),
    centre: centre === null ? null : yOf(centre),
    limits: limits ? { upper: yOf(limits.upper), lower: yOf(limits.lower) } : null,
    aim: aim === null ? null : yOf(aim),
    start: start !== null && start > 0 && start <= points.length ? rounded(plain.left + step * (hasBegunInside(points[start - 1]!) ? start - 0.5 : start)) : null,
    marks: marks.map((mark, i) => ({ x: xOf(mark.at), y: box.top - 14 - roomOfMark * rows[i]!, number: mark.number, kinds: mark.kinds })),
  }
}
