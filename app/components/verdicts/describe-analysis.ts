/** Another reading of a cycle's months, for one reader: other months before, some left out, other rules. What everybody reads stays as it is. */
import { monthKey } from '../../../cycles/calendar/days.ts'
import { isRunSignal, readRuns } from '../../../cycles/charts/anhoej-rules.ts'
import { fewestForLimits } from '../../../cycles/charts/control-chart.ts'
import { plotTheDots, type DotRule } from '../../../cycles/charts/plot-the-dots.ts'
import { countedValue } from '../../../cycles/charts/series.ts'
import { chartReadingOf, type ChartReading } from '../../../cycles/charts/verdict-chart.ts'
import type { CycleSignal } from '../../../db/indicators/cycle-signal.ts'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { describeChart } from './describe-chart.ts'
import { gapChartWords } from './describe-signal.ts'
import { wordsOfCycleVerdict } from './verdict-words.ts'
import type { ReadTable, VerdictChartView, VerdictView } from './view.ts'

export const rulesToRead = ['cuaderno', 'rachas', 'puntos'] as const
export type RulesToRead = (typeof rulesToRead)[number]

export type AnalysisView = {
  verdict: VerdictView
  sentences: string[]
  chart: VerdictChartView | null
  table: ReadTable
}

type ReadSignal = Extract<CycleSignal, { kind: 'read' }>
type Told = { verdict: VerdictView; sentences: string[]; drawn: ChartReading; notes: ReadonlyMap<number, string> }

const plain = (sign: VerdictView['sign'], headline: string, explanation: string): VerdictView => ({ sign, headline, explanation, next: '', flags: [] })
const ruleWords: Record<DotRule, () => string> = { outside: m.analysis_dot_outside, trend: m.analysis_dot_trend, 'two-of-three': m.analysis_dot_two_of_three, shift: m.analysis_dot_shift }

const byRuns = ({ months, verdict }: ReadSignal, f: Formatter): Told => {
  const runs = readRuns(months.map(s => countedValue(s.point)), verdict.before.median)
  const drawn: ChartReading = { start: verdict.start, centre: verdict.before.median, limits: null, beyond: [] }
  const { longest, longestLimit, crossings, crossingsLimit } = runs
  if (longest === null || longestLimit === null || crossings === null || crossingsLimit === null) return { verdict: plain('unknown', m.analysis_none_left(), ''), sentences: [], drawn, notes: new Map() }
  const when = (i: number) => f.monthLong(months[i]!.month)
  const isSignal = isRunSignal(runs)
  return {
    verdict: plain(isSignal ? 'signal' : 'usual', isSignal ? m.analysis_runs_signal() : m.analysis_runs_none(), m.analysis_runs_useful({ n: f.integer(runs.useful) })),
    sentences: [
      m.analysis_runs_longest({ n: f.integer(longest.length), from: when(longest.from), to: when(longest.to), limit: f.integer(longestLimit) }),
      m.analysis_runs_crossings({ n: f.integer(crossings), limit: f.integer(crossingsLimit) }),
    ],
    drawn, notes: new Map(),
  }
}

const byDots = ({ months, verdict }: ReadSignal, f: Formatter): Told => {
  const drawn: ChartReading = { ...chartReadingOf(verdict), beyond: [] }
  if (verdict.before.filled < fewestForLimits) return { verdict: plain('unknown', m.analysis_dots_few(), m.analysis_dots_few_what({ n: f.integer(verdict.before.filled) })), sentences: [], drawn, notes: new Map() }
  const { dots, phases } = plotTheDots({ unit: 'month', measured: { kind: 'value' }, points: months.map(s => s.point) }, { good: verdict.good, freezeAfter: verdict.start })
  const marked = dots.flatMap((d, i) => (d.rule === null ? [] : [{ i, rule: d.rule }]))
  const { centre, lower, upper } = phases[0]!
  return {
    verdict: plain(marked.length > 0 ? 'signal' : 'usual', marked.length > 0 ? m.analysis_dots_some({ n: marked.length }) : m.analysis_dots_none(), m.analysis_dots_caution()),
    sentences: [],
    drawn: { start: verdict.start, centre, limits: lower === null || upper === null ? null : { lower, upper }, beyond: marked.map(x => x.i) },
    notes: new Map(marked.map(({ i, rule }) => [i, ruleWords[rule]()])),
  }
}

const byOurRules = ({ months, verdict }: ReadSignal, isOver: boolean, f: Formatter): Told =>
  ({ verdict: wordsOfCycleVerdict(verdict, { points: months.map(s => s.point), unit: 'month', f, isOver }), sentences: [], drawn: chartReadingOf(verdict), notes: new Map() })

/** `isOver`: nothing more of the cycle will come. `leftOut`: months (`2026-04`) that count nowhere here. */
export const describeAnalysis = (signal: ReadSignal, { rules, leftOut, isOver }: { rules: RulesToRead; leftOut: ReadonlySet<string>; isOver: boolean }, f: Formatter): AnalysisView => {
  const told = { cuaderno: () => byOurRules(signal, isOver, f), rachas: () => byRuns(signal, f), puntos: () => byDots(signal, f) }[rules]()
  const { months, verdict } = signal
  const noteOf = (i: number): string => {
    const { point } = months[i]!
    if (leftOut.has(point.period)) return m.analysis_is_left_out()
    if (point.status === 'excluded') return m.signal_is_inside()
    if (point.status === 'provisional') return m.signal_is_waiting()
    if (point.value === null) return m.signal_is_missing()
    return told.notes.get(i) ?? (i < verdict.start ? m.signal_is_before() : m.signal_is_after())
  }
  const gapOf = (value: number | null) => (value === null ? '·' : f.points(value, 1))
  const words = gapChartWords({
    startedOn: signal.startedOn,
    says: period => { const i = months.findIndex(x => x.point.period === period); return m.signal_point({ month: f.asHeading(f.monthLong(months[i]!.month)), gap: m.signal_gap({ points: gapOf(months[i]!.point.value) }), note: noteOf(i) }) },
  }, f)
  const rows = months.map((s, i) => ({ isBefore: i < verdict.start && (s.point.status !== 'excluded' || leftOut.has(s.point.period)), key: monthKey(s.month), cells: { month: f.asHeading(f.monthLong(s.month)), gap: gapOf(s.point.value), note: noteOf(i) } as Record<string, string> })).reverse()
  const [since, before] = [rows.filter(r => !r.isBefore), rows.filter(r => r.isBefore)].map(part => part.map(({ key, cells }) => ({ key, cells }))) as [ReadTable['rows'], ReadTable['rows']]
  return {
    verdict: told.verdict, sentences: told.sentences,
    chart: describeChart({ points: months.map(s => s.point), reading: told.drawn, told: [], words: rules === 'rachas' ? { ...words, centre: m.analysis_key_median } : words }, f),
    table: {
      caption: m.analysis_table(),
      columns: [{ key: 'month', label: m.signal_col_month() }, { key: 'gap', label: m.analysis_col_figure(), number: true }, { key: 'note', label: m.signal_col_note() }],
      rows: since, folded: [{ title: m.signal_table_before({ n: f.integer(before.length) }), rows: before }],
    },
  }
}
