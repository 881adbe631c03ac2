/** A cycle's signal in words, rows and coordinates. Runs in loaders, in the reader's language. */
import { monthKey } from '../../../cycles/calendar/days.ts'
import { chartReadingOf } from '../../../cycles/charts/verdict-chart.ts'
import { monthsBefore, type CycleSignal, type SignalMonth } from '../../../db/indicators/cycle-signal.ts'
import { peersWords } from '../comparisons/compare-words.ts'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { describeChart, type ChartWords, type Told } from './describe-chart.ts'
import type { ReadTable, SignalView } from './view.ts'
import { howWeKnow, wordsOfCycleVerdict, wordsOfSeasonInside, wordsOfSuppressed } from './verdict-words.ts'

type ReadSignal = Extract<CycleSignal, { kind: 'read' }>

const gapOf = (points: number | null, f: Formatter) => (points === null ? m.signal_is_missing() : m.signal_gap({ points: f.points(points) }))

const whatItIs = (s: SignalMonth, index: number, signal: ReadSignal): string => {
  const { verdict } = signal
  if (s.point.status === 'excluded') return m.signal_is_inside()
  if (s.point.status === 'provisional') return m.signal_is_waiting()
  if (s.point.value === null) return m.signal_is_missing()
  if (index < verdict.start) return m.signal_is_before()
  return [...verdict.after.good.beyond, ...verdict.after.bad.beyond].includes(index) ? m.signal_is_beyond() : m.signal_is_after()
}

const tableOf = (signal: ReadSignal, f: Formatter): ReadTable => {
  const rows = signal.months.map((s, i) => ({ key: monthKey(s.month), isBefore: i < signal.verdict.start && s.point.status !== 'excluded', cells: {
    month: f.asHeading(f.monthLong(s.month)), own: s.own === null ? '·' : f.percent(s.own), peers: s.peersPercent === null ? '·' : f.percent(s.peersPercent),
    gap: s.point.value === null ? '·' : f.points(s.point.value), note: whatItIs(s, i, signal),
  } as Record<string, string> })).reverse()
  // The months a school had none of, from before it opened or declared, tell nothing.
  const first = signal.months.find(s => s.own !== null)
  const [since, before] = [rows.filter(r => !r.isBefore), rows.filter(r => r.isBefore && first !== undefined && r.key >= monthKey(first.month))]
  return {
    caption: m.signal_table_caption(),
    columns: [
      { key: 'month', label: m.signal_col_month() }, { key: 'own', label: m.signal_col_own(), number: true }, { key: 'peers', label: m.signal_col_peers(), number: true },
      { key: 'gap', label: m.signal_col_gap(), number: true }, { key: 'note', label: m.signal_col_note() },
    ],
    rows: since.map(({ key, cells }) => ({ key, cells })),
    folded: before.length > 0 ? [{ title: m.signal_table_before({ n: f.integer(before.length) }), rows: before.map(({ key, cells }) => ({ key, cells })) }] : [],
  }
}

/** How a series of gaps to comparable schools is drawn. `startedOn`: null where an example has no day. */
export const gapChartWords = ({ startedOn, says }: Pick<ChartWords, 'startedOn' | 'says'>, f: Formatter): ChartWords => ({
  title: m.signal_chart_title(), axis: m.signal_chart_axis(), unit: 'month', startedOn, says, isGap: true, centre: m.signal_key_centre,
  tick: (value, digits) => (value > 0 ? `+${f.number(value, digits)}` : value < 0 ? `−${f.number(-value, digits)}` : '0'),
})

/** `nextFrom`: when the next cycle began. `isOver`: nothing more of this one will come. `told`: what happened, to stand on the line. */
export const describeSignal = (signal: CycleSignal, on: { nextFrom: string | null; isOver: boolean; told: readonly Told[] }, f: Formatter): SignalView => {
  switch (signal.kind) {
    case 'not-begun': return { kind: 'none', headline: m.signal_not_begun(), text: m.signal_not_begun_what() }
    case 'no-months': return { kind: 'none', headline: m.signal_no_months(), text: m.signal_no_months_what() }
    case 'unknown-school': return { kind: 'none', headline: m.signal_unknown_school(), text: m.signal_unknown_school_what() }
    case 'too-few-peers': { const words = wordsOfSeasonInside(); return { kind: 'none', headline: words.headline, text: `${words.explanation} ${peersWords(signal.peers).explanation} ${words.next}` } }
    case 'under-ten': { const words = wordsOfSuppressed(); return { kind: 'none', headline: words.headline, text: `${words.explanation} ${words.next}` } }
  }
  const { verdict, months, startedOn } = signal
  const points = months.map(s => s.point)
  const context = { points, unit: 'month' as const, f, isOver: on.isOver }
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
    chart: describeChart({
      points, reading: chartReadingOf(verdict), told: on.told,
      words: gapChartWords({ startedOn, says: period => { const s = gapIn.get(period)!; return m.signal_point({ month: f.asHeading(f.monthLong(s.month)), gap: gapOf(s.point.value, f), note: whatItIs(s, months.indexOf(s), signal) }) } }, f),
    }, f),
    how: {
      numbers: howWeKnow(verdict, context),
      sentences: [`${peers.headline}: ${peers.explanation}`, m.signal_traits_year({ year: String(signal.traitsYear) }), (verdict.before.filled < monthsBefore ? m.signal_how_before_fewer : m.signal_how_before)({ n: f.integer(verdict.before.filled) }), m.signal_how_claim(), m.signal_how_error()],
    },
  }
}
