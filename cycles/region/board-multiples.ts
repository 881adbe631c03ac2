/**
 * Small charts of the board: one a school, all with the same axis, so that they can be looked at beside each other and none is ranked. Points in a box of
 * fixed size, reckoned here; what draws them does no arithmetic. Only months that are told as a percent of their own are points: where one is
 * hidden the line is broken, and the words beside it say so.
 */
import { compareMonths, monthOfDay, type Month } from '../calendar/days.ts'

/** In units of the drawing. */
export const chartBox = { width: 240, height: 96, left: 4, right: 236, top: 16, bottom: 82 } as const

export type ChartMonth = { month: Month; percent: number | null; isHidden: boolean }

export type SmallChart = {
  /** `M 4 20 L 12 22`, a part for each stretch without a gap. */
  path: string
  points: { x: number; y: number }[]
  /** The median of the months before, as far as they reach and dotted beyond; null with fewer than three. */
  median: { percent: number; y: number; fromX: number; startX: number; toX: number } | null
  /** Where the cycle begins; null where it does not in this span. */
  startX: number | null
  /** Where a school year begins, with its year. */
  years: { x: number; year: number }[]
  told: number
  hidden: number
  first: ChartMonth | null
  last: ChartMonth | null
}

/** One axis for every chart of a page, from the figures that are told: five points wide at least, by fives, inside 0 and 100. */
export const sharedAxis = (charts: readonly (readonly ChartMonth[])[]): { low: number; high: number } | null => {
  const told = charts.flatMap(c => c.flatMap(m => (m.percent === null ? [] : [m.percent])))
  if (told.length === 0) return null
  const low = Math.max(0, 5 * Math.floor(Math.min(...told.map(p => p - 1)) / 5))
  const high = Math.min(100, 5 * Math.ceil(Math.max(...told.map(p => p + 1)) / 5))
  return { low, high: Math.max(high, Math.min(100, low + 5)) }
}

const medianOf = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
}

const rounded = (n: number) => Math.round(n * 10) / 10

/** Fewer told months before than these have no median worth a line. */
const fewestBefore = 3

/** Room for the figures of a year. */
const yearWidth = 26

/** The first month of each year; of two marks that would stand on each other, the later one. */
const yearMarks = (months: readonly ChartMonth[], xOf: (i: number) => number): SmallChart['years'] => {
  const all = months.flatMap((m, i) => (i === 0 || m.month.year !== months[i - 1]!.month.year ? [{ x: xOf(i), year: m.month.year }] : []))
  return all.filter((mark, i) => { const next = all[i + 1]; return next === undefined || next.x - mark.x >= yearWidth })
}

/** `slots`: how many months the longest chart of the page has, so that all end at the same place. `startedOn`: null without a cycle. */
export const smallChart = (months: readonly ChartMonth[], startedOn: string | null, axis: { low: number; high: number }, slots: number): SmallChart => {
  const step = (chartBox.right - chartBox.left) / Math.max(1, slots - 1)
  const offset = slots - months.length
  const xOf = (i: number) => rounded(chartBox.left + (i + offset) * step)
  const yOf = (percent: number) => rounded(chartBox.bottom - ((percent - axis.low) / (axis.high - axis.low)) * (chartBox.bottom - chartBox.top))
  const start = startedOn === null ? -1 : months.findIndex(m => compareMonths(m.month, monthOfDay(startedOn)) >= 0)
  const before = months.filter((m, i) => (start < 0 ? true : i < start) && m.percent !== null).map(m => m.percent!)
  let path = ''
  let isOpen = false
  const points: SmallChart['points'] = []
  months.forEach((m, i) => {
    if (m.percent === null) { isOpen = false; return }
    path += `${path ? ' ' : ''}${isOpen ? 'L' : 'M'} ${xOf(i)} ${yOf(m.percent)}`
    isOpen = true
    points.push({ x: xOf(i), y: yOf(m.percent) })
  })
  const median = before.length < fewestBefore || startedOn === null ? null : medianOf(before)
  const told = months.filter(m => m.percent !== null)
  return {
    path, points,
    median: median === null ? null : { percent: rounded(median), y: yOf(median), fromX: xOf(0), startX: start < 0 ? xOf(months.length - 1) : xOf(start), toX: xOf(months.length - 1) },
    startX: start < 0 ? null : xOf(start),
    years: yearMarks(months, xOf),
    told: told.length, hidden: months.filter(m => m.isHidden).length, first: told[0] ?? null, last: told.at(-1) ?? null,
  }
}
