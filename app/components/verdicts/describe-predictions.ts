/**
 * What can be said of one thing a team expects, from the weeks it counts itself: words, rows and coordinates. What was written down comes before what
 * cannot be known yet: a cycle with a measure never begins with "not enough data". Runs in loaders, in the reader's language.
 */
import { assuranceOf } from '../../../cycles/charts/plot-the-dots.ts'
import { chartReadingOf, type ChartReading } from '../../../cycles/charts/verdict-chart.ts'
import type { Expectation } from '../../../cycles/expectations/expectations.ts'
import { measuredUntil } from '../../../cycles/expectations/results.ts'
import { factsOf, measuredWeeksOf, type MeasuredWeek } from '../../../cycles/measures/weeks.ts'
import { leftTo, readWeeks, wantedOf, type WeeksReading } from '../../../cycles/measures/weeks-reading.ts'
import { numberOf, type MeasureEntry } from '../../../cycles/notebook/parts.ts'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { isShareOf, numberOfMeasure, sentenceOfFacts } from '../doing/measure-words.ts'
import { describeChart, type Told } from './describe-chart.ts'
import type { ReadTable, ReadView, VerdictView } from './view.ts'
import { howWeKnow, howWeKnowSeries, wordsOfCycleVerdict, wordsOfSeriesVerdict, wordsOfTarget, type VerdictContext } from './verdict-words.ts'

type Read = Exclude<WeeksReading, { kind: 'none' }>
/** How values of the measure are said: bare, and with its unit. */
type Said = { number: (n: number) => string; level: (n: number) => string; change: (n: number) => string }

const rowsInSight = 4
const together = (...sentences: (string | null)[]) => sentences.filter(Boolean).join(' ')

const saidOf = (measure: MeasureEntry, weeks: readonly MeasuredWeek[], f: Formatter): Said => {
  const number = numberOfMeasure(measure.unit, weeks, f)
  const isShare = isShareOf(measure.unit, weeks)
  const unit = isShare ? '' : measure.unit
  const points = (n: number) => f.number(n, Number.isInteger(n) ? 0 : 1)
  const level = (n: number) => (unit === '' ? number(n) : `${number(n)} ${unit}`)
  return { number, level, change: isShare ? n => m.signal_points({ n: Number.isInteger(n) ? n : 2, points: points(n) }) : level }
}

/** The first and the last week, in a headline. */
const headlineOf = (weeks: readonly MeasuredWeek[], { number, level }: Said, f: Formatter): string => {
  const values = weeks.flatMap(w => (w.value === null ? [] : [{ ...w, value: w.value }]))
  const [first, last] = [values[0]!, values.at(-1)!]
  if (values.length === 1) return m.signal_one_week({ value: level(first.value), day: f.dayShort(first.monday) })
  const said = { first: number(first.value), last: level(last.value), n: f.integer(values.length) }
  return first.value === last.value ? m.signal_first_last_same(said) : m.signal_first_last(said)
}

/** How far the last week is from what was hoped for; once its day is past, what stood then too. */
const aimWords = (measure: MeasureEntry, aim: { value: number | null; left: number | null; by: string }, at: { last: number; today: string }, { level, change }: Said, f: Formatter): string => {
  if (aim.value === null || aim.left === null) return ''
  const now = aim.left === 0 ? m.signal_aim_there({ last: level(at.last), aim: level(aim.value) }) : m.signal_aim_left({ left: change(aim.left), aim: level(aim.value) })
  if (aim.by === '' || aim.by >= at.today) return now
  const then = measuredUntil(measure, aim.by)
  return together(now, then ? m.signal_aim_day({ day: f.day(aim.by), value: level(then.last.value!) }) : m.signal_aim_day_none({ day: f.day(aim.by) }))
}

/** Too soon, or nothing yet: then the headline is what is known, and why it is too soon comes after. */
const isStillOpen = (read: Read) => read.kind === 'known' || (read.kind === 'around-start' && (read.verdict.verdict === 'too-soon' || read.verdict.verdict === 'nothing-since'))

/** A signal of the whole series, with the way it went where that is plain. */
const watchedWords = (read: Extract<Read, { kind: 'watched' }>, context: VerdictContext): VerdictView => {
  const words = wordsOfSeriesVerdict(read.verdict, context)
  if (read.moved === null) return words
  return { ...words, sign: read.moved === 'wanted' ? 'better' : 'worse', explanation: together(words.explanation, read.moved === 'wanted' ? m.signal_moved_wanted() : m.signal_moved_away()) }
}

const verdictOf = (read: Read, weeks: readonly MeasuredWeek[], of: { said: Said; aim: string; assurance: string | null; isOver: boolean }, f: Formatter): VerdictView => {
  const context: VerdictContext = { points: read.points, unit: 'week', f, level: of.said.level, change: of.said.change, isOver: of.isOver }
  const headline = headlineOf(weeks, of.said, f)
  if (read.kind === 'known') {
    return { sign: 'unknown', headline, explanation: together(sentenceOfFacts(factsOf(weeks), of.said.number, f), of.aim), next: of.isOver ? m.charts_too_soon_next_over() : m.signal_wanting({ n: read.wanting }), flags: [] }
  }
  const words = read.kind === 'watched' ? watchedWords(read, context) : wordsOfCycleVerdict(read.verdict, context)
  if (isStillOpen(read)) return { ...words, headline, explanation: together(of.aim, m.signal_still_open({ headline: words.headline, why: words.explanation })) }
  return { ...words, explanation: together(words.explanation, m.signal_sentence({ words: headline }), of.aim, words.sign === 'usual' ? of.assurance : null) }
}

const chartReadingOfWeeks = (read: Read): ChartReading =>
  read.kind === 'around-start' ? chartReadingOf(read.verdict)
    : read.kind === 'watched' ? { start: read.start, centre: read.median, limits: read.limits, beyond: read.verdict.outside.map(o => o.at) }
      : { start: read.start, centre: null, limits: null, beyond: [] }

const whatItIs = (read: Read, at: number, reading: ChartReading): string => {
  const p = read.points[at]
  if (!p || p.value === null) return m.signal_is_missing()
  if (p.status === 'excluded') return m.signal_is_inside_week()
  if (reading.beyond.includes(at)) return m.signal_is_beyond()
  return read.start === null ? '' : at < read.start ? m.signal_is_before() : m.signal_is_after()
}

const tableOf = (read: Read, reading: ChartReading, measure: MeasureEntry, weeks: readonly MeasuredWeek[], { number }: Said, f: Formatter): ReadTable => {
  const remarkOf = new Map(weeks.map(w => [w.monday, w.remark]))
  const rows = read.points.map((p, i) => ({
    key: p.period, cells: { week: f.day(p.period), value: p.value === null ? '·' : number(p.value), note: whatItIs(read, i, reading), remark: remarkOf.get(p.period) ?? '' } as Record<string, string>,
  })).reverse()
  const hasRemarks = rows.some(r => r.cells['remark'] !== '')
  const [shown, older] = rows.length > rowsInSight + 1 ? [rows.slice(0, rowsInSight), rows.slice(rowsInSight)] : [rows, []]
  return {
    caption: m.signal_weeks_caption({ name: measure.name }),
    columns: [
      { key: 'week', label: m.doing_column_week() }, { key: 'value', label: m.doing_column_value(), number: true },
      ...(read.start === null && reading.beyond.length === 0 ? [] : [{ key: 'note', label: m.signal_col_note() }]), ...(hasRemarks ? [{ key: 'remark', label: m.signal_col_remark() }] : []),
    ],
    rows: shown, folded: older.length > 0 ? [{ title: m.doing_weeks_older({ n: older.length }), rows: older }] : [],
  }
}

export type WeeksAround = {
  expectation: Pick<Expectation, 'expectDirection' | 'expectFrom' | 'expectTo' | 'expectBy'>
  today: string
  /** The day implementation began, `YYYY-MM-DD`; null before. */
  startedOn: string | null
  hasClasses: (monday: string) => boolean
  told: readonly Told[]
  /** Nothing more of the cycle will come. */
  isOver: boolean
}

/** Null where no week was measured. */
export const describeWeeksOf = (measure: MeasureEntry, { expectation: e, today, startedOn, hasClasses, told, isOver }: WeeksAround, f: Formatter): ReadView | null => {
  const weeks = measuredWeeksOf(measure as unknown as Record<string, string>)
  const figure = (typed: string) => (typed === '' ? null : numberOf(typed))
  const [from, aim] = [figure(e.expectFrom), figure(e.expectTo)]
  const good = wantedOf({ measure: measure.direction, prediction: e.expectDirection }, from, aim)
  const read = readWeeks(weeks, { startedOn, good, hasClasses })
  if (read.kind === 'none') return null
  const said = saidOf(measure, weeks, f)
  const last = weeks.findLast(w => w.value !== null)!.value!
  const reading = chartReadingOfWeeks(read)
  const limits = read.kind === 'watched' ? read.limits : null
  const assurance = good === null || limits === null ? null : wordsOfTarget(assuranceOf(aim, limits, good))
  const indexOf = new Map(read.points.map((p, i) => [p.period, i]))
  const context = { points: read.points, unit: 'week' as const, f, level: said.level, change: said.change }
  return {
    verdict: verdictOf(read, weeks, { said, aim: aimWords(measure, { value: aim, left: leftTo(last, aim, good), by: e.expectBy }, { last, today }, said, f), assurance, isOver }, f),
    remarks: read.kind === 'watched' && startedOn !== null ? [m.signal_watched_why({ n: read.before })] : [],
    table: tableOf(read, reading, measure, weeks, said, f),
    chart: read.points.length < 2 ? null : describeChart({
      points: read.points, reading, told,
      words: {
        title: measure.name, axis: measure.unit || m.signal_weeks_axis(), unit: 'week', startedOn, isGap: false,
        centre: read.kind === 'watched' ? () => m.doing_chart_median({ value: said.number(read.median ?? 0) }) : m.signal_key_centre,
        tick: value => said.number(Number(value.toPrecision(12))),
        aim: aim === null ? null : { value: aim, words: m.signal_key_aim({ value: said.level(aim) }) },
        says: period => {
          const at = indexOf.get(period)!
          return [m.signal_week_point({ day: f.day(period), value: said.level(read.points[at]!.value!) }), whatItIs(read, at, reading)].filter(Boolean).join(', ')
        },
      },
    }, f),
    how: {
      numbers: read.kind === 'around-start' ? howWeKnow(read.verdict, context) : read.kind === 'watched' ? howWeKnowSeries(read, context) : [],
      sentences: [
        ...(measure.howCounted ? [m.signal_how_counted({ how: measure.howCounted })] : []),
        read.kind === 'known' ? m.signal_how_known() : read.kind === 'watched' ? m.signal_how_watched() : m.signal_how_around(), m.signal_how_claim_own(),
      ],
    },
  }
}
