/** The drawing behind a verdict in words and coordinates, with what happened on its line. Runs in loaders, in the reader's language. */
import { marksOf, type Happening } from '../../../cycles/charts/marks.ts'
import type { Point } from '../../../cycles/charts/series.ts'
import { layOutVerdict, type ChartReading } from '../../../cycles/charts/verdict-chart.ts'
import { openingOf } from '../../../cycles/notebook/spine.ts'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import type { VerdictChartView, VerdictKeySign } from './view.ts'
import type { Unit } from './verdict-words.ts'

/** What happened, with its words: of an adjustment and a note those of the team, of lost days what was lost. `to`: where it stands; `inLog`: the notes of its month. */
export type Told = Happening & { key: string; words: string; to: string | null; inLog: string | null }

export type ChartWords = {
  title: string
  axis: string
  unit: Unit
  /** Null where an example has no day, or nothing began. */
  startedOn: string | null
  says: (period: string) => string
  tick: (value: number, digits: 0 | 1) => string
  /** A gap has a line of its own where it is nothing. */
  isGap: boolean
  /** What the line in the middle is. */
  centre: () => string
  aim?: { value: number; words: string } | null
}

const wordsAtMost = 70

/** `17 ago, ajuste: La ronda parte a las 8:00 …`; notes of one period count as one when there are several. */
const toldOf = (of: readonly Told[], f: Formatter): VerdictChartView['story'][number]['says'] => {
  const notes = of.filter(h => h.kind === 'note')
  const [only] = notes
  const says = of.flatMap((h): VerdictChartView['story'][number]['says'] => {
    const said = { day: f.dayShort(h.day), words: openingOf(h.words, wordsAtMost) }
    switch (h.kind) {
      case 'start': return [{ key: h.key, text: m.signal_mark_start({ day: said.day }), to: h.to }]
      case 'adjustment': return [{ key: h.key, text: m.signal_mark_adjustment(said), to: h.to }]
      case 'lost': return [{ key: h.key, text: f.asHeading(h.words), to: null }]
      case 'note': return notes.length === 1 ? [{ key: h.key, text: m.signal_mark_note(said), to: h.to }] : []
    }
  })
  return only && notes.length > 1 ? [...says, { key: only.key, text: m.signal_mark_notes({ n: notes.length }), to: only.inLog }] : says
}

const periodOf = (period: string, unit: Unit, f: Formatter) =>
  unit === 'week' ? m.signal_week_of({ day: f.dayShort(period) }) : f.asHeading(f.monthLong({ year: Number(period.slice(0, 4)), month: Number(period.slice(5, 7)) }))

/** Null when there is nothing to draw. */
export const describeChart = (
  { points, reading, words, told }: { points: readonly Point[]; reading: ChartReading; words: ChartWords; told: readonly Told[] }, f: Formatter,
): VerdictChartView | null => {
  const marks = marksOf(told, points.map(p => p.period), words.unit)
  const chart = layOutVerdict(points, reading, { marks: marks.map(({ at, number, of }) => ({ at, number, kinds: [...new Set(of.map(h => h.kind))] })), aim: words.aim?.value ?? null })
  if (!chart) return null
  const { box } = chart
  const drawn = chart.points.map(p => ({ x: p.x, y: p.y, kind: p.hollow ? 'hollow' as const : p.after ? 'after' as const : 'before' as const, beyond: p.beyond, says: words.says(p.period) }))
  const has = (kind: Happening['kind']) => marks.some(mark => mark.of.some(h => h.kind === kind))
  const startedOn = chart.start !== null && words.startedOn !== null ? words.startedOn : null
  const keyOf: [VerdictKeySign, boolean, () => string][] = [
    ['before', drawn.some(p => p.kind === 'before'), reading.start === null ? m.signal_key_value : m.signal_key_before],
    ['after', drawn.some(p => p.kind === 'after'), m.signal_key_after],
    ['hollow', drawn.some(p => p.kind === 'hollow'), words.unit === 'week' ? m.signal_key_hollow_week : m.signal_key_hollow],
    ['centre', chart.centre !== null, words.centre],
    ['limits', chart.limits !== null, m.signal_key_limits],
    ['aim', chart.aim !== null, () => words.aim!.words],
    ['start', startedOn !== null, () => m.signal_key_start({ day: f.day(startedOn!) })],
    ['adjustment', has('adjustment'), m.signal_key_adjustment],
    ['lost', has('lost'), m.calendar_mark_key],
  ]
  const digits = chart.yTicks.every(t => Number.isInteger(t.value)) ? 0 : 1
  return {
    title: words.title, axis: words.axis,
    width: box.width, height: box.height, left: box.left, right: box.width - box.right, top: box.top, bottom: box.height - box.bottom,
    points: drawn, touch: chart.points.map(p => ({ x: p.x - chart.step / 2, width: chart.step })),
    lines: chart.lines.map(line => line.map(p => `${p.x},${p.y}`).join(' ')),
    yTicks: chart.yTicks.map(t => ({ y: t.y, text: words.tick(t.value, digits) })),
    xTicks: chart.xTicks.map(t => ({ x: t.x, text: words.unit === 'week' ? f.monthShort(Number(t.period.slice(5, 7))) : t.period.slice(0, 4) })),
    zero: words.isGap ? chart.yTicks.find(t => Math.abs(t.value) < 1e-9)?.y ?? null : null,
    centre: chart.centre, limits: chart.limits, aim: chart.aim, start: chart.start, marks: chart.marks,
    story: marks.map(mark => ({ number: mark.number, when: periodOf(mark.period, words.unit, f), says: toldOf(mark.of, f) })),
    key: keyOf.filter(([, shows]) => shows).map(([sign, , said]) => ({ sign, words: said() })),
    notes: has('lost') ? [m.calendar_marks_not_excluded()] : [],
  }
}
