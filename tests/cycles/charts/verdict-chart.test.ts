import { describe, expect, it } from 'vitest'
import { cycleVerdicts, readAroundStart } from '../../../cycles/charts/cycle-verdict.ts'
import { readValues } from '../../../cycles/charts/series.ts'
import { layOutVerdict, verdictBox } from '../../../cycles/charts/verdict-chart.ts'
import { readExample, verdictExamples } from '../../../cycles/charts/verdict-examples.ts'

const seriesOf = (values: (number | null)[]) => {
  const read = readValues(values.map((value, i) => ({ period: `${2024 + Math.floor(i / 10)}-${String((i % 10) + 3).padStart(2, '0')}`, value, status: value === null ? 'missing' as const : 'ok' as const })))
  if (!read.ok) throw new Error('refused')
  return read.series.points
}

describe('the examples of the help page', () => {
  it('show every verdict once, each read by the algorithm itself', () => {
    expect(verdictExamples.map(e => readExample(e).verdict.verdict)).toEqual(verdictExamples.map(e => e.verdict))
    expect([...verdictExamples.map(e => e.verdict)].sort()).toEqual([...cycleVerdicts].sort())
  })
})

describe('the drawing of a verdict', () => {
  it('keeps everything inside its box, the limits too, and draws each figure once', () => {
    for (const example of verdictExamples) {
      const { points, verdict } = readExample(example)
      const chart = layOutVerdict(points, verdict)!
      expect(chart.points).toHaveLength(points.length)
      for (const y of [...chart.points.map(p => p.y), ...chart.yTicks.map(t => t.y), chart.centre!, ...(chart.limits ? [chart.limits.upper, chart.limits.lower] : [])]) {
        expect(y).toBeGreaterThanOrEqual(verdictBox.top - 0.01)
        expect(y).toBeLessThanOrEqual(verdictBox.height - verdictBox.bottom + 0.01)
      }
      expect(chart.points.every(p => p.x > verdictBox.left && p.x < verdictBox.width - verdictBox.right)).toBe(true)
    }
  })

  it('breaks the line where a month has no figure, and stands the start between before and after', () => {
    const points = seriesOf([1, 2, null, 1, 2, 1, 2, 1, 2, 3])
    const chart = layOutVerdict(points, readAroundStart(points, { start: 9, good: 'up', basis: 'gap-to-peers' }))!
    expect(chart.lines.map(l => l.length)).toEqual([2, 7])
    expect(chart.points).toHaveLength(9)
    const [last, first] = [chart.points.at(-2)!, chart.points.at(-1)!]
    expect(last.after).toBe(false)
    expect(first.after).toBe(true)
    expect(chart.start!).toBeGreaterThan(last.x)
    expect(chart.start!).toBeLessThan(first.x)
  })

  it('marks what is outside the limits since the start, and leaves out marks of months that are not drawn', () => {
    const { points, verdict } = readExample(verdictExamples.find(e => e.verdict === 'mixed')!)
    const chart = layOutVerdict(points, verdict, [{ period: points[13]!.period, kind: 'adjustment' }, { period: '2019-04', kind: 'lost' }])!
    expect(chart.points.filter(p => p.beyond)).toHaveLength(4)
    expect(chart.marks).toEqual([{ x: chart.points[13]!.x, kind: 'adjustment' }])
  })

  it('has nothing to draw without a figure, and a scale of its own for a series that never moves', () => {
    const none = seriesOf([null, null])
    expect(layOutVerdict(none, readAroundStart(none, { start: 1, good: 'up', basis: 'gap-to-peers' }))).toBeNull()
    const flat = seriesOf(Array<number>(12).fill(0))
    expect(layOutVerdict(flat, readAroundStart(flat, { start: 10, good: 'up', basis: 'gap-to-peers' }))!.points.every(p => Number.isFinite(p.y))).toBe(true)
  })
})
