/**
 * The four rules of NHS England's Making Data Count ("plot the dots"), as NHSRplotthedots 0.2.2 computes them (reference: methods, 3.5). An
 * option for those who know them; not what a verdict is made of: a fifth of unchanged series of 20 to 30 months breaks one of the four.
 */
import { computeChart, fewestForLimits, type ChartPhase, type ChartPoint } from './control-chart.ts'
import { countedValue, type Series } from './series.ts'
import { beyondSide, sideOf } from './side.ts'

export type DotRule = 'outside' | 'trend' | 'two-of-three' | 'shift'
export type GoodDirection = 'up' | 'down' | 'neither'
export type DotReading = 'usual' | 'improvement' | 'concern' | 'high' | 'low'

export type Dot = ChartPoint & {
  /** The first of the rules it breaks: outside the limits, trend, two of three, shift. `side`: above or below the mean, or rising or falling. */
  rule: DotRule | null
  side: -1 | 0 | 1
  reading: DotReading
}

export type Dots = {
  dots: Dot[]
  phases: (Pick<ChartPhase, 'from' | 'to' | 'centre' | 'isProvisional'> & {
    lower: number | null
    upper: number | null
    /** Figures that count, all of the phase. */
    counted: number
    /** Of its last figure. */
    latest: DotReading | null
    /** Whether the process as it is meets a target: always, never, or now and then. Null without a target or limits, or where neither way is good. */
    assurance: 'meets' | 'misses' | 'now-and-then' | null
  })[]
}

export type DotsOptions = { good: GoodDirection; target?: number | null; freezeAfter?: number | null; phaseStarts?: readonly number[]; isScreened?: boolean }

const inARow = 7

/** For each value, whether it belongs to `length` in a row that all hold. */
const inWindowsOf = (n: number, length: number, holds: (from: number) => boolean): boolean[] => {
  const member = Array.from({ length: n }, () => false)
  for (let from = 0; from + length <= n; from++) if (holds(from)) member.fill(true, from, from + length)
  return member
}

type Tested = { value: number; side: -1 | 0 | 1; outside: -1 | 0 | 1; isNear: boolean }

/** Seven on one side of the mean; one on the mean breaks it. */
const shiftOf = (row: readonly Tested[]) => inWindowsOf(row.length, inARow, from => row[from]!.side !== 0 && row.slice(from, from + inARow).every(t => t.side === row[from]!.side))

/** Seven that rise, or fall, at each step. A tie breaks it. The direction of each, 0 where there is none. */
const trendOf = (row: readonly Tested[]): (-1 | 0 | 1)[] => {
  const steps = row.slice(1).map((t, i) => sideOf(t.value, row[i]!.value))
  const of = (way: -1 | 1) => inWindowsOf(row.length, inARow, from => steps.slice(from, from + inARow - 1).every(s => s === way))
  const [rising, falling] = [of(1), of(-1)]
  return row.map((_, i) => (rising[i] ? 1 : falling[i] ? -1 : 0))
}

/** Two of three beyond two thirds of the limit, but inside it, with all three on that side; only those two are marked. */
const twoOfThreeOf = (row: readonly Tested[]) =>
  inWindowsOf(row.length, 3, from => {
    const three = row.slice(from, from + 3)
    return three[0]!.side !== 0 && three.every(t => t.side === three[0]!.side) && three.filter(t => t.isNear).length >= 2
  }).map((is, i) => is && row[i]!.isNear)

const readingOf = (side: -1 | 0 | 1, good: GoodDirection): DotReading =>
  side === 0 ? 'usual' : good === 'neither' ? (side === 1 ? 'high' : 'low') : (side === 1) === (good === 'up') ? 'improvement' : 'concern'

/** Whether what is hoped for lies beyond the limits of the process as it is, and on which side. */
export const assuranceOf = (target: number | null, phase: { lower: number | null; upper: number | null }, good: GoodDirection): Dots['phases'][number]['assurance'] => {
  if (target === null || good === 'neither' || phase.lower === null || phase.upper === null) return null
  if (target > phase.upper) return good === 'up' ? 'misses' : 'meets'
  if (target < phase.lower) return good === 'up' ? 'meets' : 'misses'
  return 'now-and-then'
}

/**
 * Reads a series by the four rules, phase by phase, on figures that count (a missing month is passed over). Limits are 2.66 screened mean moving
 * ranges. Throws a RangeError as `computeChart` does, and for a freeze of fewer than 12 points.
 */
export const plotTheDots = (series: Series, { good, target = null, freezeAfter = null, phaseStarts = [], isScreened = true }: DotsOptions): Dots => {
  if (freezeAfter !== null && freezeAfter < fewestForLimits) throw new RangeError(`Limits are frozen after ${fewestForLimits} points or more.`)
  const chart = computeChart(series, 'i', { freezeAfter, phaseStarts, isScreened })
  const dots: Dot[] = chart.points.map(p => ({ ...p, rule: null, side: 0, reading: 'usual' }))
  const phases = chart.phases.map(phase => {
    const own = dots.slice(phase.from, phase.to + 1)
    const counted = own.filter(d => countedValue(d) !== null && d.centre !== null)
    const row = counted.map((d): Tested => {
      const value = d.value!
      const outside = beyondSide(value, d.lower, d.upper)
      return { value, side: sideOf(value, d.centre!), outside, isNear: outside === 0 && beyondSide(value, d.innerLower, d.innerUpper) !== 0 }
    })
    const [shift, trend, twoOfThree] = [shiftOf(row), trendOf(row), twoOfThreeOf(row)]
    counted.forEach((dot, i) => {
      const t = row[i]!
      if (t.outside !== 0) Object.assign(dot, { rule: 'outside', side: t.outside })
      else if (trend[i] !== 0) Object.assign(dot, { rule: 'trend', side: trend[i] })
      else if (twoOfThree[i]) Object.assign(dot, { rule: 'two-of-three', side: t.side })
      else if (shift[i]) Object.assign(dot, { rule: 'shift', side: t.side })
      dot.reading = readingOf(dot.side, good)
    })
    const { lower, upper } = own[0]!
    return { from: phase.from, to: phase.to, centre: phase.centre, isProvisional: phase.isProvisional, lower, upper, counted: counted.length, latest: counted.at(-1)?.reading ?? null, assurance: assuranceOf(target, { lower, upper }, good) }
  })
  return { dots, phases }
}
