/** From where things stand on a run chart to the words and coordinates of its drawing. Runs in loaders, in the reader's language. */
import type { RunChart } from '../../../cycles/charts/run-chart.ts'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import type { RunChartView } from './view.ts'

/** `number`: how a value of this series is said, with its unit. `notes`: what happened in the weeks marked as having lost days. */
export const describeRunChart = (c: RunChart, number: (n: number) => string, f: Formatter, notes: string[] = []): RunChartView => {
  const edge = { left: c.box.left, right: c.box.width - c.box.right, top: c.box.top, bottom: c.box.height - c.box.bottom }
  const has = (kind: 'start' | 'adjustment' | 'lost') => c.marks.some(mark => mark.kind === kind)
  return {
    width: c.box.width, height: c.box.height, ...edge,
    points: c.points.map(({ x, y }) => ({ x, y })),
    lines: c.lines.map(l => l.map(p => `${p.x},${p.y}`).join(' ')),
    yTicks: c.yTicks.map(t => ({ y: t.y, text: number(t.value) })),
    xTicks: c.xTicks.map(t => ({ x: t.x, text: f.dayShort(t.monday) })),
    median: c.median?.y ?? null, expected: c.expected?.y ?? null,
    marks: c.marks.map(({ x, kind }) => ({ x, kind })),
    key: [
      { sign: 'value', words: m.doing_chart_value() },
      ...(has('start') ? [{ sign: 'start' as const, words: m.doing_chart_start() }] : []),
      ...(has('adjustment') ? [{ sign: 'adjustment' as const, words: m.doing_chart_adjustment() }] : []),
      ...(has('lost') ? [{ sign: 'lost' as const, words: m.calendar_mark_key() }] : []),
      ...(c.median ? [{ sign: 'median' as const, words: m.doing_chart_median({ value: number(c.median.value) }) }] : []),
      ...(c.expected ? [{ sign: 'expected' as const, words: m.doing_chart_expected({ value: number(c.expected.value) }) }] : []),
    ],
    notes,
  }
}
