import { describe, expect, it } from 'vitest'
import { cycleVerdicts, readAroundStart } from '../../../cycles/charts/cycle-verdict.ts'
import { readValues } from '../../../cycles/charts/series.ts'
import { chartReadingOf, layOutVerdict, verdictBox } from '../../../cycles/charts/verdict-chart.ts'
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
      const chart = layOutVerdict(points, chartReadingOf(verdict))!
      expect(chart.points).toHaveLength(points.length)
      for (const y of [...chart.points.map(p => p.y), ...chart.yTicks.map(t => t.y), ...(chart.centre === null ? [] : [chart.centre]), ...(chart.limits ? [chart.limits.upper, chart.limits.lower] : [])]) {
        expect(y).toBeGreaterThanOrEqual(verdictBox.top - 0.01)
        expect(y).toBeLessThanOrEqual(verdictBox.height - verdictBox.bottom + 0.01)
      }
      expect(chart.points.every(p => p.x > verdictBox.left && p.x < verdictBox.width - verdictBox.right)).toBe(true)
    }
  })

  it('breaks the line where a month has no figure, and stands the start between before and after', () => {
    const points = seriesOf([1, 2, null, 1, 2, 1, 2, 1, 2, 3])
    const chart = layOutVerdict(points, chartReadingOf(readAroundStart(points, { start: 9, good: 'up', basis: 'gap-to-peers' })))!
    expect(chart.lines.map(l => l.length)).toEqual([2, 7])
    expect(chart.points).toHaveLength(9)
    const [last, first] = [chart.points.at(-2)!, chart.points.at(-1)!]
    expect(last.after).toBe(false)
    expect(first.after).toBe(true)
    expect(chart.start!).toBeGreaterThan(last.x)
    expect(chart.start!).toBeLessThan(first.x)
  })

  it('stands the start in the month it began in, and draws no level and no limits of too few months before', () => {
    const points = seriesOf([1, 2, 1, 2, 1, 2, 1, 2, 1, 2]).map((p, i) => (i === 8 ? { ...p, status: 'excluded' as const, reason: 'start-inside' as const } : p))
    const drawn = (start: number) => layOutVerdict(points, chartReadingOf(readAroundStart(points, { start, good: 'up', basis: 'gap-to-peers' })))!
    expect(drawn(9).start).toBe(drawn(9).points[8]!.x)
    expect([drawn(9).centre, drawn(9).limits]).not.toContain(null)
    expect([drawn(7).centre, drawn(7).limits]).toEqual([null, null])
  })

  it('rings what is outside the limits since the start, and stands each mark over its period', () => {
    const { points, verdict } = readExample(verdictExamples.find(e => e.verdict === 'mixed')!)
    const chart = layOutVerdict(points, chartReadingOf(verdict), { marks: [{ at: 13, number: 1, kinds: ['adjustment'] }] })!
    expect(chart.points.filter(p => p.beyond)).toHaveLength(4)
    expect(chart.marks).toMatchObject([{ x: chart.points[13]!.x, number: 1, kinds: ['adjustment'] }])
    expect(chart.marks[0]!.y).toBeLessThan(chart.box.top)
  })

  it('gives numbers that would touch rows of their own, and the drawing the room for them', () => {
    const points = seriesOf(Array.from({ length: 40 }, (_, i) => i % 3))
    const reading = { start: null, centre: null, limits: null, beyond: [] }
    const chart = layOutVerdict(points, reading, { marks: [10, 11, 12, 20].map((at, i) => ({ at, number: i + 1, kinds: ['note'] as const })) })!
    for (const [i, a] of chart.marks.entries()) for (const b of chart.marks.slice(i + 1)) expect(Math.abs(a.x - b.x) >= 16 || Math.abs(a.y - b.y) >= 16).toBe(true)
    expect(chart.marks.every(mark => mark.y > 7 && mark.y < chart.box.top)).toBe(true)
    expect(chart.box.height).toBeGreaterThan(verdictBox.height)
    expect(chart.start).toBeNull()
    expect(chart.points.every(p => !p.after)).toBe(true)
  })

  it('holds what was hoped for on its scale, however far it is', () => {
    const points = seriesOf([71, 74, 77])
    const chart = layOutVerdict(points, { start: 1, centre: null, limits: null, beyond: [] }, { aim: 95 })!
    expect(chart.aim!).toBeGreaterThanOrEqual(chart.box.top - 0.01)
    expect(chart.aim!).toBeLessThan(Math.min(...chart.points.map(p => p.y)))
  })

  it('has nothing to draw without a figure, and a scale of its own for a series that never moves', () => {
    const none = seriesOf([null, null])
    expect(layOutVerdict(none, chartReadingOf(readAroundStart(none, { start: 1, good: 'up', basis: 'gap-to-peers' })))).toBeNull()
    const flat = seriesOf(Array<number>(12).fill(0))
    expect(layOutVerdict(flat, chartReadingOf(readAroundStart(flat, { start: 10, good: 'up', basis: 'gap-to-peers' })))!.points.every(p => Number.isFinite(p.y))).toBe(true)
  })
})
