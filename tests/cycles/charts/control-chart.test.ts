/** Charts beyond the reference cases: where we depart from the packages on purpose, and what happens at the edges. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRuns } from '../../../cycles/charts/anhoej-rules.ts'
import { chartsOf, computeChart, type ControlChart } from '../../../cycles/charts/control-chart.ts'
import { chartKinds } from '../../../cycles/charts/limits.ts'
import { plotTheDots } from '../../../cycles/charts/plot-the-dots.ts'
import { readSeries } from '../../../cycles/charts/series-verdict.ts'
import type { Measured, Point, Series } from '../../../cycles/charts/series.ts'
import { pointsOf } from './planting.ts'

const values = (...list: (number | null)[]): Series => ({ unit: 'month', measured: { kind: 'value' }, points: pointsOf(list) })
const ofPoints = (points: Point[]): Series => ({ unit: 'month', measured: { kind: 'value' }, points })
const shares = (counts: readonly [number, number][]): Series => ({
  unit: 'month', measured: { kind: 'share', per: 100 },
  points: counts.map(([d, n], i): Point => n === 0
    ? { status: 'missing', period: String(i), value: null, numerator: null, denominator: null }
    : { status: 'ok', period: String(i), value: (100 * d) / n, numerator: d, denominator: n }),
})
/** The places of a chart that hold NaN or an infinity: there may be none. */
const notNumbersIn = (chart: ControlChart): string[] => {
  const found: string[] = []
  JSON.stringify(chart, (key, v: unknown) => { if (typeof v === 'number' && !Number.isFinite(v)) found.push(key); return v })
  return found
}

describe('moving ranges', () => {
  it('break at what is excluded, as at what is missing, and are not bridged', () => {
    const list = [10, 11, 10, 50, 52, 20, 21, 20]
    const excluded = pointsOf(list).map((p, i): Point => (i === 3 || i === 4 ? { ...p, status: 'excluded', reason: 'strike' } : p))
    const missing = values(10, 11, 10, null, null, 20, 21, 20)
    const [a, b] = [computeChart(ofPoints(excluded), 'i'), computeChart(missing, 'i')]
    expect(a.phases[0]!.centre).toBeCloseTo(92 / 6, 12)
    expect(a.points[0]!.upper).toBe(b.points[0]!.upper)
    // 1, 1 and 1, 1: the step from 10 to 20 happened over the block and is no month-to-month difference.
    expect(a.points[0]!.upper! - a.points[0]!.centre!).toBeCloseTo(2.66, 12)
  })
  it('a point that is excluded or provisional is outside nothing and in no run', () => {
    const list = pointsOf([10, 11, 10, 11, 10, 11, 10, 11, 99]).map((p, i): Point => (i === 8 ? { ...p, status: 'provisional' } : p))
    const chart = computeChart(ofPoints(list), 'i')
    expect([chart.points[8]!.beyond, chart.phases[0]!.runs.useful, chart.phases[0]!.centre]).toEqual([null, 8, 10.5])
    expect(computeChart(values(10, 11, 10, 11, 10, 11, 10, 11, 99), 'i', { freezeAfter: 8 }).points[8]!.beyond).toBe('above')
  })
})

describe('edges', () => {
  it('a series that never moves has a line, no limits and no runs', () => {
    const chart = computeChart(values(...Array.from({ length: 14 }, () => 95)), 'i')
    expect(chart.phases[0]).toMatchObject({ centre: 95, runs: { useful: 0, longest: null }, isRunSignal: false, beyond: [] })
    expect(chart.points[3]).toMatchObject({ lower: null, upper: null, beyond: null })
    expect(computeChart(values(...Array.from({ length: 14 }, () => 0.1 + 0.2)), 'i', { isScreened: false }).points[0]!.upper).toBeNull()
  })
  it('one point has a line and no limits; none, or none that counts, has neither', () => {
    expect(computeChart(values(95), 'i').points[0]).toMatchObject({ centre: 95, lower: null, upper: null })
    expect(computeChart(values(), 'run')).toMatchObject({ points: [], phases: [] })
    for (const kind of chartsOf({ kind: 'share', per: 100 })) {
      const chart = computeChart(shares([[0, 0], [0, 0], [0, 0]]), kind)
      expect(chart.points.map(p => [p.value, p.centre, p.lower, p.upper]), kind).toEqual([[null, null, null, null], [null, null, null, null], [null, null, null, null]])
    }
  })
  it('a zero denominator has no limits of its own, and the others have theirs', () => {
    const chart = computeChart(shares([[12, 300], [0, 0], [10, 295], [14, 305]]), 'p')
    expect(chart.points.map(p => p.upper === null)).toEqual([false, true, false, false])
  })
  it('no events, or nothing else, signal nothing', () => {
    for (const kind of ['p', 'p-prime', 'u', 'u-prime', 'i-prime'] as const) {
      const measured: Measured = kind.startsWith('u') ? { kind: 'rate', per: 100 } : { kind: 'share', per: 100 }
      for (const d of [0, 40]) {
        const chart = computeChart({ ...shares(Array.from({ length: 12 }, () => [d, 40])), measured }, kind)
        expect([chart.phases[0]!.beyond, chart.phases[0]!.isRunSignal, notNumbersIn(chart)], `${kind} ${d}`).toEqual([[], false, []])
      }
    }
  })
  it('refuses a chart the measure has none of, and phases that do not fit', () => {
    expect(() => computeChart(values(1, 2, 3), 'p')).toThrow(RangeError)
    expect(() => computeChart(values(1, 2, 3), 'i', { phaseStarts: [3] })).toThrow(RangeError)
    expect(() => computeChart(values(1, 2, 3, 4), 'i', { phaseStarts: [2, 2] })).toThrow(RangeError)
    expect(() => computeChart(values(1, 2, 3, 4), 'i', { phaseStarts: [2], freezeAfter: 2 })).toThrow(RangeError)
    expect(() => computeChart(values(1, 2, 3, 4), 'i', { freezeAfter: 0 })).toThrow(RangeError)
  })
  it('a phase is provisional until it has twelve figures, and knows its own indices', () => {
    const chart = computeChart(values(...Array.from({ length: 20 }, (_, i) => 90 + (i % 3))), 'run', { phaseStarts: [12] })
    expect(chart.phases.map(p => [p.from, p.to, p.baseline, p.isProvisional])).toEqual([[0, 11, 12, false], [12, 19, 8, true]])
    expect(chart.phases[1]!.runs.longest!.from).toBeGreaterThanOrEqual(12)
    // Frozen, only what came before makes it so.
    expect(computeChart(values(...Array.from({ length: 20 }, (_, i) => 90 + (i % 3))), 'run', { freezeAfter: 11 }).phases[0]).toMatchObject({ baseline: 11, isProvisional: true })
  })
  it('ten thousand points, and no NaN of anything', () => {
    const many = Array.from({ length: 10_000 }, (_, i): [number, number] => [300 + ((i * 7919) % 41), 400])
    for (const kind of chartKinds.filter(k => chartsOf({ kind: 'share', per: 100 }).includes(k))) expect(notNumbersIn(computeChart(shares(many), kind))).toEqual([])
    expect(readRuns(many.map(([d]) => d), 320).useful).toBeGreaterThan(9000)
  })
  it('no series of counts makes a NaN, on any chart', () => {
    const counts = fc.array(fc.tuple(fc.nat(50), fc.nat(50)).map(([a, b]): [number, number] => [Math.min(a, b), b]), { maxLength: 40 })
    fc.assert(fc.property(counts, fc.constantFrom(...chartsOf({ kind: 'share', per: 100 })), (list, kind) => { expect(notNumbersIn(computeChart(shares(list), kind))).toEqual([]) }), { numRuns: 300 })
  })
})

describe('what is done to all figures alike', () => {
  const figures = fc.array(fc.option(fc.integer({ min: 700, max: 990 }).map(n => n / 10), { freq: 8 }), { minLength: 1, maxLength: 40 })
  const said = (chart: ControlChart) => chart.phases.map(p => ({ longest: p.runs.longest?.length ?? null, crossings: p.runs.crossings, signal: p.isRunSignal, beyond: p.beyond }))
  it('more of it, or a hundred times it, changes no run and no point outside', () => {
    fc.assert(fc.property(figures, fc.constantFrom('run' as const, 'i' as const), (list, kind) => {
      const plain = said(computeChart(values(...list), kind))
      expect(said(computeChart(values(...list.map(v => v === null ? null : v + 1000)), kind))).toEqual(plain)
      expect(said(computeChart(values(...list.map(v => v === null ? null : v * 100)), kind))).toEqual(plain)
    }))
  })
  it('an empty month more or less changes no run', () => {
    fc.assert(fc.property(figures, fc.nat(40), (list, at) => {
      const where = at % (list.length + 1)
      const of = (l: (number | null)[]) => { const { useful, crossings, longest } = computeChart(values(...l), 'run').phases[0]!.runs; return { useful, crossings, longest: longest?.length } }
      expect(of([...list.slice(0, where), null, ...list.slice(where)])).toEqual(of(list))
    }))
  })
  it('upside down, what was above is below', () => {
    fc.assert(fc.property(figures, list => {
      const [up, down] = [computeChart(values(...list), 'i'), computeChart(values(...list.map(v => v === null ? null : -v)), 'i')]
      expect(down.points.map(p => p.beyond)).toEqual(up.points.map(p => (p.beyond === null ? null : p.beyond === 'above' ? 'below' : 'above')))
    }))
  })
  it('a frozen line does not move with what came after', () => {
    fc.assert(fc.property(figures, fc.double({ min: 0, max: 100, noNaN: true }), (list, next) => {
      const frozen = (more: number[]) => computeChart(values(...list, ...more), 'i', { freezeAfter: list.length }).points.slice(0, list.length).map(p => [p.centre, p.lower, p.upper])
      expect(frozen([next, next + 3])).toEqual(frozen([]))
    }))
  })
})

describe('the four rules of plot the dots', () => {
  it('say above and below where neither way is good, and are frozen after twelve points or more', () => {
    const list = [84.8, 85.5, 87.6, 87.1, 83.4, 87.3, 84.4, 86.7, 84.8, 86.9, 86.1, 84.9, 99]
    expect(plotTheDots(values(...list), { good: 'neither', freezeAfter: 12 }).dots[12]).toMatchObject({ rule: 'outside', reading: 'high' })
    expect(() => plotTheDots(values(...list), { good: 'up', freezeAfter: 11 })).toThrow(RangeError)
  })
  it('pass over a missing month, and never mark it', () => {
    const rising = [80, 81, 82, 83, null, 84, 85, 86]
    const { dots } = plotTheDots(values(...rising), { good: 'up' })
    // The ends are outside the limits too, which comes first.
    expect(dots.map(d => d.rule)).toEqual(['outside', 'trend', 'trend', 'trend', null, 'trend', 'trend', 'outside'])
    expect(plotTheDots(values(80, 81, 82, 82, 83, 84, 85, 86), { good: 'up' }).dots.every(d => d.rule !== 'trend')).toBe(true)
  })
  it('on a series that never moves, or of nothing, say nothing', () => {
    expect(plotTheDots(values(9, 9, 9, 9, 9, 9, 9, 9), { good: 'up', target: 10 })).toMatchObject({ phases: [{ latest: 'usual', assurance: null }] })
    expect(plotTheDots(values(), { good: 'up' })).toEqual({ dots: [], phases: [] })
    expect(plotTheDots(values(null, null), { good: 'up' }).phases[0]).toMatchObject({ counted: 0, latest: null })
  })
})

describe('a series where no cycle began', () => {
  const read = (...list: (number | null)[]) => readSeries(computeChart(values(...list), 'run'), computeChart(values(...list), 'i'))
  it('of nine figures is too soon, whatever they say', () => {
    expect(read(1, 1, 1, 1, 99, 99, 99, 99, 99)).toMatchObject({ verdict: 'too-soon', counted: 9 })
    expect(read()).toMatchObject({ verdict: 'too-soon', counted: 0 })
    expect(read(null, null)).toMatchObject({ verdict: 'too-soon', counted: 0 })
  })
  it('of ten ordinary ones is usual; ten that are all alike too', () => {
    expect(read(88, 90, 89, 91, 88.5, 90.5, 89.5, 88.2, 90.8, 89.1).verdict).toBe('usual-variation')
    expect(read(...Array.from({ length: 10 }, () => 90)).verdict).toBe('usual-variation')
  })
  it('says which side, and since when', () => {
    const list = [88, 90, 89, 91, 88.5, 90.5, 89.5, 88.2, 90.8, 89.1, 70]
    expect(read(...list)).toMatchObject({ verdict: 'signal', outside: [{ side: 'below', at: 10 }], since: 10 })
    const step = [1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 8, 9, 8, 9, 8, 9, 8, 9, 8, 9]
    const got = read(...step)
    expect(got.verdict).toBe('signal')
    expect(got.shift).toMatchObject({ side: 'below', from: 0, to: 9, length: 10 })
    expect(got.crossings).toMatchObject({ counted: 1 })
  })
})
