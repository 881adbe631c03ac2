/** A cycle's signal in words, rows and coordinates. Runs in loaders, in the reader's language. */
import { monthKey, monthOfDay } from '../../../cycles/calendar/days.ts'
import { layOutVerdict, type VerdictMark } from '../../../cycles/charts/verdict-chart.ts'
import type { CycleSignal, SignalMonth } from '../../../db/indicators/cycle-signal.ts'
import { peersWords } from '../comparisons/compare-words.ts'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import type { SignalView, VerdictChartView, VerdictKeySign } from './view.ts'
import { howWeKnow, wordsOfCycleVerdict, wordsOfSeasonInside, wordsOfSuppressed } from './verdict-words.ts'

type ReadSignal = Extract<CycleSignal, { kind: 'read' }>

/** `+1,2`, `−0,4`, `0,0`: a gap with its sign. */
const signed = (points: number, f: Formatter) => {
  const words = f.number(Math.abs(points), 1)
  return !/[1-9]/.test(words) ? words : points > 0 ? `+${words}` : `−${words}`
}
const gapOf = (points: number | null, f: Formatter) => (points === null ? m.signal_is_missing() : m.signal_gap({ points: signed(points, f) }))

const whatItIs = (s: SignalMonth, index: number, signal: ReadSignal): string => {
  const { verdict } = signal
  if (s.point.status === 'excluded') return m.signal_is_inside()
  if (s.point.status === 'provisional') return m.signal_is_waiting()
  if (s.point.value === null) return m.signal_is_missing()
  if (index < verdict.start) return m.signal_is_before()
  return [...verdict.after.good.beyond, ...verdict.after.bad.beyond].includes(index) ? m.signal_is_beyond() : m.signal_is_after()
}

const tableOf = (signal: ReadSignal, f: Formatter) => {
  const rows = signal.months.map((s, i) => ({ key: monthKey(s.month), isBefore: i < signal.verdict.start && s.point.status !== 'excluded', cells: {
    month: f.asHeading(f.monthLong(s.month)), own: s.own === null ? '·' : f.percent(s.own), peers: s.peersPercent === null ? '·' : f.percent(s.peersPercent),
    gap: s.point.value === null ? '·' : signed(s.point.value, f), note: whatItIs(s, i, signal),
  } as Record<string, string> })).reverse()
  return {
    caption: m.signal_table_caption(), beforeTitle: m.signal_table_before({ n: f.integer(rows.filter(r => r.isBefore).length) }),
    columns: [
      { key: 'month', label: m.signal_col_month() }, { key: 'own', label: m.signal_col_own(), number: true }, { key: 'peers', label: m.signal_col_peers(), number: true },
      { key: 'gap', label: m.signal_col_gap(), number: true }, { key: 'note', label: m.signal_col_note() },
    ],
    since: rows.filter(r => !r.isBefore).map(({ key, cells }) => ({ key, cells })), before: rows.filter(r => r.isBefore).map(({ key, cells }) => ({ key, cells })),
  }
}

const keyWords: Record<Exclude<VerdictKeySign, 'start'>, () => string> = {
  before: m.signal_key_before, after: m.signal_key_after, hollow: m.signal_key_hollow, centre: m.signal_key_centre, limits: m.signal_key_limits,
  adjustment: m.signal_key_adjustment, lost: m.signal_key_lost,
}

/** The drawing of a series of gaps; null when there is nothing to draw. `startedOn`: null where an example has no day. */
export const describeVerdictChart = (
  { points, verdict, startedOn, says }: { points: Parameters<typeof layOutVerdict>[0]; verdict: Parameters<typeof layOutVerdict>[1]; startedOn: string | null; says: (period: string) => string },
  { marks, notes }: { marks: readonly VerdictMark[]; notes: string[] }, f: Formatter,
): VerdictChartView | null => {
  const chart = layOutVerdict(points, verdict, marks)
  if (!chart) return null
  const { box } = chart
  const drawn = chart.points.map(p => ({ x: p.x, y: p.y, kind: p.hollow ? 'hollow' as const : p.after ? 'after' as const : 'before' as const, beyond: p.beyond, says: says(p.period) }))
  const shows: Record<VerdictKeySign, boolean> = {
    before: drawn.some(p => p.kind === 'before'), after: drawn.some(p => p.kind === 'after'), hollow: drawn.some(p => p.kind === 'hollow'), centre: chart.centre !== null,
    limits: chart.limits !== null, start: chart.start !== null && startedOn !== null, adjustment: chart.marks.some(x => x.kind === 'adjustment'), lost: chart.marks.some(x => x.kind === 'lost'),
  }
  const decimals = chart.yTicks.every(t => Number.isInteger(t.value)) ? 0 : 1
  return {
    title: m.signal_chart_title(), axis: m.signal_chart_axis(),
    width: box.width, height: box.height, left: box.left, right: box.width - box.right, top: box.top, bottom: box.height - box.bottom,
    points: drawn, lines: chart.lines.map(line => line.map(p => `${p.x},${p.y}`).join(' ')),
    yTicks: chart.yTicks.map(t => ({ y: t.y, text: t.value > 0 ? `+${f.number(t.value, decimals)}` : t.value < 0 ? `−${f.number(-t.value, decimals)}` : '0' })),
    xTicks: chart.xTicks.map(t => ({ x: t.x, text: t.period.slice(0, 4) })), zero: chart.yTicks.find(t => Math.abs(t.value) < 1e-9)?.y ?? null,
    centre: chart.centre, limits: chart.limits, start: chart.start, marks: chart.marks,
    key: (Object.keys(shows) as VerdictKeySign[]).filter(sign => shows[sign]).map(sign => ({ sign, words: sign === 'start' ? m.signal_key_start({ day: f.day(startedOn!) }) : keyWords[sign]() })),
    notes,
  }
}

/** `adjustedOn`: days of the adjustments; `lost`: months that lost days nobody planned to lose, with their notes. `nextFrom`: when the next cycle began. */
export const describeSignal = (
  signal: CycleSignal, on: { nextFrom: string | null; adjustedOn: readonly string[]; lost: { months: readonly string[]; notes: string[] } }, f: Formatter,
): SignalView => {
  switch (signal.kind) {
    case 'not-begun': return { kind: 'none', headline: m.signal_not_begun(), text: m.signal_not_begun_what() }
    case 'no-months': return { kind: 'none', headline: m.signal_no_months(), text: m.signal_no_months_what() }
    case 'unknown-school': return { kind: 'none', headline: m.signal_unknown_school(), text: m.signal_unknown_school_what() }
    case 'too-few-peers': { const words = wordsOfSeasonInside(); return { kind: 'none', headline: words.headline, text: `${words.explanation} ${peersWords(signal.peers).explanation} ${words.next}` } }
    case 'under-ten': { const words = wordsOfSuppressed(); return { kind: 'none', headline: words.headline, text: `${words.explanation} ${words.next}` } }
  }
  const { verdict, months, startedOn } = signal
  const points = months.map(s => s.point)
  const context = { points, unit: 'month' as const, f }
  const gapIn = new Map(months.map(s => [s.point.period, s]))
  const inside = months.find(s => s.point.status === 'excluded')
  const last = months.at(-1)
  const peers = peersWords(signal.peers)
  return {
    kind: 'read', verdict: wordsOfCycleVerdict(verdict, context),
    remarks: [
      ...(inside ? [m.signal_start_inside({ month: f.asHeading(f.monthLong(inside.month)) })] : []),
      ...(on.nextFrom && last ? [m.signal_next_cycle({ month: f.monthLong(last.month) })] : []),
    ],
    table: tableOf(signal, f),
    chart: describeVerdictChart(
      { points, verdict, startedOn, says: period => { const s = gapIn.get(period)!; return m.signal_point({ month: f.monthLong(s.month), gap: gapOf(s.point.value, f) }) } },
      { marks: [...on.adjustedOn.map(day => ({ period: monthKey(monthOfDay(day)), kind: 'adjustment' as const })), ...on.lost.months.map(period => ({ period, kind: 'lost' as const }))], notes: on.lost.notes }, f,
    ),
    how: {
      numbers: howWeKnow(verdict, context),
      sentences: [`${peers.headline}: ${peers.explanation}`, m.signal_traits_year({ year: String(signal.traitsYear) }), m.signal_how_before({ n: f.integer(verdict.before.filled) }), m.signal_how_claim(), m.signal_how_error()],
    },
  }
}
