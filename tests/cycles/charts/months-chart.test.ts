import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layOutMonths, type ChartMonth, type ChartValue } from '../../../cycles/charts/months-chart.ts'

const size = { width: 400, height: 180 }
const exact = (value: number): ChartValue => ({ value, bound: null })
const months = (now: (number | null)[], before: (number | null)[], ofCycle: number[] = []): ChartMonth[] =>
  now.map((n, i) => ({ key: String(i + 3), now: n === null ? null : exact(n), before: before[i] === null || before[i] === undefined ? null : exact(before[i]!), isOfCycle: ofCycle.includes(i) }))

describe('a chart of months', () => {
  it('breaks the line at a month nobody knows, and draws a month alone as a mark', () => {
    const c = layOutMonths(months([88, 87, null, 90, null, 91, 92], [null, null, null, null, null, null, null]), size)!
    expect(c.now.marks).toHaveLength(5)
    expect(c.now.runs.map(r => r.split(' ').length)).toEqual([2, 2])
    expect(c.before).toEqual({ runs: [], marks: [] })
  })

  it('marks the cycle from half a month before its first to half a month after its last', () => {
    const c = layOutMonths(months([88, 87, 86, 85], [89, 89, 89, 89], [1, 2]), size)!
    const step = (c.plot.right - c.plot.left) / 4
    expect(c.cycle!.x).toBeCloseTo(c.plot.left + step, 0)
    expect(c.cycle!.width).toBeCloseTo(2 * step, 0)
    expect(layOutMonths(months([88], [89]), size)!.cycle).toBeNull()
  })

  it('never has a scale so fine that an ordinary month looks like a cliff', () => {
    const c = layOutMonths(months([88.1, 88.2], [88, 88.3]), size)!
    expect(c.ticks.at(-1)!.value - c.ticks[0]!.value).toBeGreaterThanOrEqual(15)
  })

  it('says of a mark that it is a bound', () => {
    const [month] = months([88], [null])
    expect(layOutMonths([{ ...month!, now: { value: 95, bound: 'at-least' } }], size)!.now.marks[0]!.bound).toBe('at-least')
  })

  it('has nothing to draw of nothing', () => {
    expect(layOutMonths(months([null, null], [null, null]), size)).toBeNull()
    expect(layOutMonths([], size)).toBeNull()
  })

  it('keeps everything inside its plot, and higher means higher', () => {
    const value = fc.option(fc.double({ min: 0, max: 100, noNaN: true }))
    fc.assert(fc.property(fc.array(fc.record({ now: value, before: value, isOfCycle: fc.boolean() }), { minLength: 1, maxLength: 12 }), rows => {
      const c = layOutMonths(rows.map((r, i) => ({ key: String(i), now: r.now === null ? null : exact(r.now), before: r.before === null ? null : exact(r.before), isOfCycle: r.isOfCycle })), size)
      if (!c) { expect(rows.every(r => r.now === null && r.before === null)).toBe(true); return }
      const { left, right, top, bottom } = c.plot
      for (const mark of [...c.now.marks, ...c.before.marks]) {
        expect(mark.x).toBeGreaterThanOrEqual(left); expect(mark.x).toBeLessThanOrEqual(right)
        expect(mark.y).toBeGreaterThanOrEqual(top); expect(mark.y).toBeLessThanOrEqual(bottom)
      }
      for (const t of c.ticks) { expect(t.y).toBeGreaterThanOrEqual(top - 0.1); expect(t.y).toBeLessThanOrEqual(bottom + 0.1) }
      const drawn = rows.flatMap(r => (r.now === null ? [] : [r.now]))
      c.now.marks.forEach((m, i) => c.now.marks.forEach((n, j) => { if (drawn[i]! > drawn[j]!) expect(m.y).toBeLessThanOrEqual(n.y) }))
      if (c.cycle) { expect(c.cycle.x).toBeGreaterThanOrEqual(left - 0.1); expect(c.cycle.x + c.cycle.width).toBeLessThanOrEqual(right + 0.2) }
    }), { numRuns: 300 })
  })
})
