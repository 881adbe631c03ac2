import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../../cycles/calendar/weeks.ts'
import { runChartOf, smallBox } from '../../../cycles/charts/run-chart.ts'
import type { MeasuredWeek } from '../../../cycles/measures/weeks.ts'

const monday = (i: number) => addDays('2026-03-02', 7 * i)
const week = (i: number, value: number | null): MeasuredWeek => ({ monday: monday(i), typed: value === null ? '' : String(value), value, remark: '' })
const plain = { expected: null, marks: [] }

describe('a run chart', () => {
  it('is nothing when nothing was measured', () => {
    expect(runChartOf([], plain)).toBeNull()
    expect(runChartOf([week(0, null)], plain)).toBeNull()
  })

  it('draws one value as a dot, without a line', () => {
    const chart = runChartOf([week(0, 5)], plain)!
    expect(chart.points).toHaveLength(1)
    expect(chart.lines).toEqual([])
    expect(chart.xTicks.map(t => t.monday)).toEqual([monday(0)])
  })

  it('leaves a gap where a week has no value: it is never filled in', () => {
    const chart = runChartOf([week(0, 5), week(1, 6), week(2, null), week(3, 4), week(4, 4), week(6, 3)], plain)!
    expect(chart.lines.map(l => l.length)).toEqual([2, 2])
    expect(chart.points).toHaveLength(5)
    // The empty weeks keep their place.
    expect(chart.points[2]!.x - chart.points[1]!.x).toBeCloseTo(2 * (chart.points[1]!.x - chart.points[0]!.x), 1)
  })

  it('has a median from eight values on and not before', () => {
    const weeks = [8, 7, 7, 6, 6, 4, 5, 4].map((v, i) => week(i, v))
    expect(runChartOf(weeks.slice(0, 7), plain)!.median).toBeNull()
    expect(runChartOf(weeks, plain)!.median).toMatchObject({ value: 6 })
  })

  it('makes room for what was expected, beside the values', () => {
    const chart = runChartOf([week(0, 71), week(1, 74)], { expected: 85, marks: [] })!
    expect(chart.expected!.y).toBeGreaterThanOrEqual(smallBox.top)
    expect(chart.expected!.y).toBeLessThan(chart.points[1]!.y)
  })

  it('marks the start and the adjustments in their weeks, and none that lie outside what is drawn', () => {
    const marks = [{ day: addDays(monday(1), 3), kind: 'start' as const }, { day: monday(2), kind: 'adjustment' as const }, { day: '2026-12-01', kind: 'adjustment' as const }]
    const chart = runChartOf([week(0, 5), week(1, 6), week(2, 4)], { expected: null, marks })!
    expect(chart.marks).toEqual([{ x: chart.points[1]!.x, kind: 'start', day: marks[0]!.day }, { x: chart.points[2]!.x, kind: 'adjustment', day: monday(2) }])
  })

  it('counts from 0 when the values are near it, and stands weeks that are all alike on it', () => {
    expect(runChartOf([week(0, 3), week(1, 9)], plain)!.yTicks[0]!.value).toBe(0)
    expect(runChartOf([week(0, 84), week(1, 87)], plain)!.yTicks.map(t => t.value)).toEqual([84, 85, 86, 87])
    expect(runChartOf([week(0, 5), week(1, 5)], plain)!.yTicks[0]!.value).toBe(0)
    expect(runChartOf([week(0, 0), week(1, 0)], plain)!.yTicks.map(t => t.value)).toEqual([0, 1])
  })

  it('keeps every dot, line, tick and mark inside its box, whatever was measured', () => {
    // What `numberOf` can read: up to nine digits, six of them behind the comma.
    const value = fc.oneof(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.integer({ min: -999_999_999, max: 999_999_999 }).map(n => n / 1_000_000), fc.constant(null))
    fc.assert(fc.property(fc.array(value, { minLength: 1, maxLength: 60 }), fc.option(fc.integer({ min: -1000, max: 1000 })), fc.array(fc.integer({ min: 0, max: 500 }), { maxLength: 5 }), (values, expected, marks) => {
      const chart = runChartOf(values.map((v, i) => week(i, v)), { expected, marks: marks.map(d => ({ day: addDays(monday(0), d), kind: 'adjustment' as const })) })
      if (!chart) { expect(values.every(v => v === null)).toBe(true); return }
      const xs = [...chart.points, ...chart.lines.flat(), ...chart.xTicks, ...chart.marks].map(p => p.x)
      const ys = [...chart.points, ...chart.lines.flat(), ...chart.yTicks, ...[chart.median, chart.expected].filter(l => l !== null)].map(p => p.y)
      expect(xs.every(x => x >= smallBox.left && x <= smallBox.width - smallBox.right)).toBe(true)
      expect(ys.every(y => y >= smallBox.top && y <= smallBox.height - smallBox.bottom)).toBe(true)
      expect(chart.yTicks.length).toBeGreaterThanOrEqual(2)
      expect(chart.yTicks.length).toBeLessThanOrEqual(7)
      expect(chart.xTicks.length).toBeLessThanOrEqual(6)
      expect(chart.points).toHaveLength(values.filter(v => v !== null).length)
      // A higher value never stands lower.
      for (const a of chart.points) for (const b of chart.points) if (a.value > b.value) expect(a.y).toBeLessThanOrEqual(b.y)
    }), { numRuns: 200 })
  })
})
