/**
 * Where things stand on the chart of a verdict: every period in its place, those before the start and those after it, the level before with its
 * limits drawn over the whole, and where the cycle began. Pure layout in the drawing's own units, so that a page paints it with SVG
 * attributes alone, on a screen and on paper. Never a trend line (reference: methods, "Never show").
 */
import type { CycleVerdict } from './cycle-verdict.ts'
import { axisOf, type ChartBox } from './run-chart.ts'
import { countedValue, type Point } from './series.ts'

/** As wide as a phone's screen is in its own units, so that its words stay readable there. */
export const verdictBox: ChartBox = { width: 400, height: 230, left: 34, right: 8, top: 26, bottom: 26 }

export type VerdictMark = { period: string; kind: 'adjustment' | 'lost' }
/** `after`: since the start. `hollow`: drawn, in no verdict (provisional, left out). `beyond`: outside the limits, since the start. */
export type VerdictPoint = { x: number; y: number; period: string; value: number; after: boolean; hollow: boolean; beyond: boolean }
export type VerdictChart = {
  box: ChartBox
  points: VerdictPoint[]
  /** Neighbouring periods that count, each run as the points of one line; a period without a figure breaks it. */
  lines: { x: number; y: number }[][]
  yTicks: { y: number; value: number }[]
  /** The first period of each year. */
  xTicks: { x: number; period: string }[]
  centre: number | null
  limits: { upper: number; lower: number } | null
  /** Between the last period before and the first since. */
  start: number | null
  marks: { x: number; kind: VerdictMark['kind'] }[]
}

const rounded = (n: number) => Math.round(n * 100) / 100

/** Null when there is nothing to draw. Marks of periods that are not drawn are left out. */
export const layOutVerdict = (points: readonly Point[], verdict: Pick<CycleVerdict, 'start' | 'centre' | 'limits' | 'after'>, marks: readonly VerdictMark[] = [], box: ChartBox = verdictBox): VerdictChart | null => {
  const values = points.flatMap(p => (p.value === null ? [] : [p.value]))
  if (values.length === 0) return null
  const { centre, limits, start } = verdict
  const axis = axisOf([...values, ...(centre === null ? [] : [centre]), ...(limits ? [limits.lower, limits.upper] : [])])
  const step = (box.width - box.left - box.right) / points.length
  const xOf = (i: number) => rounded(box.left + step * (i + 0.5))
  const yOf = (value: number) => rounded(box.height - box.bottom - ((value - axis.from) / (axis.to - axis.from)) * (box.height - box.top - box.bottom))
  const beyond = new Set([...verdict.after.good.beyond, ...verdict.after.bad.beyond])
  const lines: { x: number; y: number }[][] = [[]]
  points.forEach((p, i) => {
    const value = countedValue(p)
    if (value === null) lines.push([])
    else lines.at(-1)!.push({ x: xOf(i), y: yOf(value) })
  })
  return {
    box,
    points: points.flatMap((p, i) => (p.value === null ? [] : [{ x: xOf(i), y: yOf(p.value), period: p.period, value: p.value, after: i >= start, hollow: p.status !== 'ok', beyond: beyond.has(i) }])),
    lines: lines.filter(l => l.length > 1),
    yTicks: Array.from({ length: Math.round((axis.to - axis.from) / axis.step) + 1 }, (_, i) => axis.from + i * axis.step).map(value => ({ value, y: yOf(value) })),
    xTicks: points.flatMap((p, i) => (i === 0 || p.period.slice(0, 4) !== points[i - 1]!.period.slice(0, 4) ? [{ x: xOf(i), period: p.period }] : [])),
    centre: centre === null ? null : yOf(centre),
    limits: limits ? { upper: yOf(limits.upper), lower: yOf(limits.lower) } : null,
    start: start > 0 && start <= points.length ? rounded(box.left + step * start) : null,
    marks: marks.flatMap(mark => { const i = points.findIndex(p => p.period === mark.period); return i < 0 ? [] : [{ x: xOf(i), kind: mark.kind }] }),
  }
}
