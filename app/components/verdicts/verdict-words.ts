/**
 * A verdict in words: what the numbers allow to be said, what to do next, and what to keep in mind (reference: methods, 4). Runs in loaders, in the
 * reader's language. Nothing here says that a cycle caused anything, gives a chance in percent, or blames.
 */
import type { CycleVerdict, SideReading, VerdictFlag } from '../../../cycles/charts/cycle-verdict.ts'
import { lastingRun } from '../../../cycles/charts/lasting-run.ts'
import type { Dots } from '../../../cycles/charts/plot-the-dots.ts'
import type { SeriesVerdict } from '../../../cycles/charts/series-verdict.ts'
import type { YearVerdict } from '../../../cycles/charts/year-verdict.ts'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'

/** What a reader sees beside the words, by shape and not by colour alone. */
export type VerdictSign = 'better' | 'worse' | 'mixed' | 'usual' | 'unknown' | 'hidden' | 'signal'

export type VerdictWords = {
  sign: VerdictSign
  /** At most 45 characters, without a full stop. */
  headline: string
  explanation: string
  next: string
  /** One short sentence each. */
  flags: string[]
}

export type Unit = 'month' | 'week'

/** `points`: the series that was read, whose indices the verdict speaks of. `level`, `change`: a value and a difference of the measure; percent and points unless told. */
export type VerdictContext = {
  points: readonly { period: string }[]
  unit: Unit
  f: Formatter
  level?: (value: number) => string
  change?: (value: number) => string
  /** No further figure of this cycle on its own will come: the next one began, or it was dropped. */
  isOver?: boolean
}

const together = (...sentences: (string | null)[]) => sentences.filter(s => s !== null).join(' ')
/** The one of two messages that is about months, or weeks. */
const of = <T>(unit: Unit, months: T, weeks: T): T => (unit === 'month' ? months : weeks)

// ── Values and periods ────────────────────────────────────────────────────────────────────────────────────────────────

/** `marzo de 2026`, `la semana del 6 abr 2026`. */
const periodWords = (period: string, unit: Unit, f: Formatter): string =>
  unit === 'week' ? m.charts_period_week({ day: f.day(period) }) : f.monthLong({ year: Number(period.slice(0, 4)), month: Number(period.slice(5, 7)) })

const whenOf = (c: Pick<VerdictContext, 'points' | 'unit' | 'f'>) => (index: number): string => periodWords(c.points[index]?.period ?? '', c.unit, c.f)

/** Up to three periods are named; of more, the first and the last. */
const whenAll = (at: readonly number[], c: Pick<VerdictContext, 'points' | 'unit' | 'f'>): string =>
  at.length <= 3 ? c.f.list(at.map(whenOf(c))) : m.charts_period_between({ from: whenOf(c)(at[0]!), to: whenOf(c)(at.at(-1)!) })

/** A gap is told by its side: «1,2 puntos bajo las escuelas similares». */
const gapWords = (points: number, f: Formatter): string => {
  const words = f.number(Math.abs(points), 1)
  if (!/[1-9]/.test(words)) return m.charts_level_gap_equal()
  return points > 0 ? m.charts_level_gap_above({ points: words }) : m.charts_level_gap_below({ points: words })
}
const levelOf = (v: CycleVerdict, c: VerdictContext) => (value: number): string => (v.basis === 'gap-to-peers' ? gapWords(value, c.f) : (c.level ?? (n => c.f.percent(n)))(value))
const changeOf = (v: CycleVerdict, c: VerdictContext) => (value: number): string =>
  v.basis !== 'gap-to-peers' && c.change ? c.change(value) : m.charts_change_points({ points: c.f.number(value, 1) })

// ── Around a cycle's start ────────────────────────────────────────────────────────────────────────────────────────────

const runRule = ({ longestRun }: SideReading, v: CycleVerdict, c: VerdictContext): string | null => {
  if (longestRun === null || longestRun.length < lastingRun || v.centre === null) return null
  const said = { n: longestRun.length, level: levelOf(v, c)(v.centre), from: whenOf(c)(longestRun.from), to: whenOf(c)(longestRun.to) }
  return longestRun.side === 1
    ? of(c.unit, m.charts_rule_run_above_months, m.charts_rule_run_above_weeks)(said)
    : of(c.unit, m.charts_rule_run_below_months, m.charts_rule_run_below_weeks)(said)
}
const beyondRule = ({ beyond }: SideReading, c: VerdictContext, fewest: number): string | null =>
  beyond.length < fewest ? null : of(c.unit, m.charts_rule_beyond_months, m.charts_rule_beyond_weeks)({ n: beyond.length, when: whenAll(beyond, c) })

/** {regla}: why it is a signal. */
const ruleOf = (side: SideReading, v: CycleVerdict, c: VerdictContext): string => {
  const rules = [runRule(side, v, c), beyondRule(side, c, 2)].filter(r => r !== null)
  const [first = '', second] = rules
  return m.charts_rule_sentence({ rule: c.f.asHeading(second === undefined ? first : m.charts_rules_both({ first, second })) })
}

/** What was unusual, of a side that is only possible. `isUp`: whether that side is above the level before. */
const unusualOf = (side: SideReading, isUp: boolean, c: VerdictContext): string => {
  const [only] = side.beyond
  if (only !== undefined) return (isUp ? m.charts_possible_one_above : m.charts_possible_one_below)({ when: whenOf(c)(only) })
  return (isUp ? m.charts_possible_two_above : m.charts_possible_two_below)({ when: c.f.list((side.twoOfThree ?? []).map(whenOf(c))) })
}

const flagWords = (flag: VerdictFlag, unit: Unit): string => {
  switch (flag) {
    case 'provisional-limits': return of(unit, m.charts_flag_provisional_limits_months, m.charts_flag_provisional_limits_weeks)()
    case 'stability-unchecked': return of(unit, m.charts_flag_stability_unchecked_months, m.charts_flag_stability_unchecked_weeks)()
    case 'no-variation-before': return m.charts_flag_no_variation_before()
    case 'unusual-point-before': return m.charts_flag_unusual_point_before()
    case 'many-missing': return m.charts_flag_many_missing()
  }
}

const cycleWords = (v: CycleVerdict, c: VerdictContext): Omit<VerdictWords, 'flags'> => {
  const since = v.since === null ? '' : whenOf(c)(v.since)
  switch (v.verdict) {
    case 'improvement':
      return { sign: 'better', headline: m.charts_title_improvement(), explanation: together(ruleOf(v.after.good, v, c), m.charts_improvement_what({ when: since })), next: m.charts_improvement_next() }
    case 'deterioration':
      return { sign: 'worse', headline: m.charts_title_deterioration(), explanation: together(ruleOf(v.after.bad, v, c), m.charts_deterioration_what({ when: since })), next: m.charts_deterioration_next() }
    case 'mixed':
      return { sign: 'mixed', headline: m.charts_title_mixed(), explanation: m.charts_mixed_what(), next: m.charts_mixed_next() }
    case 'possible-improvement':
      return {
        sign: 'better', headline: m.charts_title_possible_improvement(), explanation: together(unusualOf(v.after.good, v.good === 'up', c), m.charts_possible_improvement_what()),
        next: c.isOver ? m.charts_possible_improvement_next_over() : of(c.unit, m.charts_possible_improvement_next_months, m.charts_possible_improvement_next_weeks)({ n: v.toConfirm ?? lastingRun }),
      }
    case 'possible-deterioration':
      return { sign: 'worse', headline: m.charts_title_possible_deterioration(), explanation: together(unusualOf(v.after.bad, v.good === 'down', c), m.charts_possible_deterioration_what()), next: m.charts_possible_deterioration_next() }
    case 'too-soon':
      return {
        sign: 'unknown', headline: m.charts_title_too_soon(), explanation: of(c.unit, m.charts_too_soon_what_months, m.charts_too_soon_what_weeks)({ n: v.after.filled }),
        next: c.isOver ? m.charts_too_soon_next_over() : of(c.unit, m.charts_too_soon_next_months, m.charts_too_soon_next_weeks)({ n: lastingRun - v.after.filled }),
      }
    case 'too-little-before':
      return {
        sign: 'unknown', headline: m.charts_title_too_little_before(), explanation: of(c.unit, m.charts_too_little_before_what_months, m.charts_too_little_before_what_weeks)({ n: v.before.filled }),
        next: of(c.unit, m.charts_too_little_before_next_months, m.charts_too_little_before_next_weeks)(),
      }
    case 'unstable-before':
      return { sign: 'unknown', headline: m.charts_title_unstable_before(), explanation: m.charts_unstable_before_what(), next: v.basis === 'gap-to-peers' ? m.charts_unstable_before_next_gap() : m.charts_unstable_before_next() }
    case 'nothing-since':
      return { sign: 'unknown', headline: m.charts_title_nothing_since(), explanation: m.charts_nothing_since_what({ when: whenOf(c)(v.before.last ?? v.start - 1) }), next: of(c.unit, m.charts_nothing_since_next_months, m.charts_nothing_since_next_weeks)() }
    case 'usual-variation':
      return {
        sign: 'usual', headline: m.charts_title_usual(), next: m.charts_usual_next(),
        explanation: together(
          of(c.unit, m.charts_usual_what_months, m.charts_usual_what_weeks)({ n: v.after.filled }),
          v.detectable === null ? m.charts_usual_limit_plain() : m.charts_usual_limit({ change: changeOf(v, c)(v.detectable) }),
        ),
      }
  }
}

/** The verdict around a start (`readAroundStart`) in words. */
export const wordsOfCycleVerdict = (v: CycleVerdict, c: VerdictContext): VerdictWords =>
  ({ ...cycleWords(v, c), flags: v.flags.map(flag => flagWords(flag, c.unit)) })

/** The numbers behind it, for a part of the page that unfolds: label and value. */
export const howWeKnow = (v: CycleVerdict, c: VerdictContext): { key: string; label: string; value: string }[] => {
  const level = levelOf(v, c)
  const orNone = (value: number | null, words: (n: number) => string) => (value === null ? m.charts_how_none() : words(value))
  const runOn = (side: -1 | 1) => c.f.integer([v.after.good, v.after.bad].find(s => s.longestRun?.side === side)?.longestRun?.length ?? 0)
  const outside = [...v.after.good.beyond, ...v.after.bad.beyond].sort((a, b) => a - b)
  const basis = { 'gap-to-peers': m.charts_how_basis_gap, 'month-adjusted': m.charts_how_basis_adjusted, 'without-season': m.charts_how_basis_own }[v.basis]
  return [
    { key: 'basis', label: m.charts_how_basis(), value: basis() },
    { key: 'before', label: of(c.unit, m.charts_how_before_months, m.charts_how_before_weeks)(), value: c.f.integer(v.before.filled) },
    { key: 'after', label: of(c.unit, m.charts_how_after_months, m.charts_how_after_weeks)(), value: c.f.integer(v.after.filled) },
    { key: 'centre', label: m.charts_how_centre(), value: orNone(v.centre, level) },
    { key: 'limits', label: m.charts_how_limits(), value: v.limits && v.verdict !== 'too-little-before' ? m.charts_how_from_to({ from: level(v.limits.lower), to: level(v.limits.upper) }) : m.charts_how_none() },
    { key: 'stable', label: m.charts_how_stable(), value: v.before.isUnstable ? m.charts_how_stable_yes() : v.before.filled < 10 ? m.charts_how_stable_unknown() : m.charts_how_stable_no() },
    { key: 'mean-after', label: m.charts_how_mean_after(), value: orNone(v.after.mean, level) },
    { key: 'above', label: m.charts_how_longest_above(), value: runOn(1) },
    { key: 'below', label: m.charts_how_longest_below(), value: runOn(-1) },
    { key: 'outside', label: m.charts_how_outside(), value: outside.length === 0 ? m.charts_how_none() : whenAll(outside, c) },
    { key: 'detectable', label: m.charts_how_detectable(), value: orNone(v.verdict === 'too-little-before' ? null : v.detectable, changeOf(v, c)) },
  ]
}

// ── A school's year ───────────────────────────────────────────────────────────────────────────────────────────────────

const suppressed = (): VerdictWords => ({ sign: 'hidden', headline: m.charts_title_suppressed(), explanation: m.charts_suppressed_what(), next: m.charts_suppressed_next(), flags: [] })

/** Where a verdict may not be told at all: fewer than ten students. */
export const wordsOfSuppressed = suppressed

/** How many would be expected: whole from ten on, and never a part of a student below one. */
const expectedWords = (expected: number, f: Formatter) => (expected < 1 ? m.charts_year_less_than_one() : m.charts_year_about({ n: f.number(expected, expected < 10 ? 1 : 0) }))

/** The verdict of a year (`readYear`) in words. `now`: the counts it was read from, which only the school's own team and its advisor are told. */
export const wordsOfYearVerdict = (v: YearVerdict, now: { count: number; of: number }, f: Formatter): VerdictWords => {
  const r = v.reading
  const year = String(v.year)
  if (v.verdict === 'suppressed') return suppressed()
  if (v.verdict === 'too-little-before' || r === null) {
    return { sign: 'unknown', headline: m.charts_title_too_little_before(), explanation: v.years.length === 0 ? m.charts_year_nothing_before_what() : m.charts_year_too_little_before_what({ n: v.years.length }), next: m.charts_year_too_little_before_next(), flags: [] }
  }
  const counts = m.charts_year_count({ n: now.count, year, count: f.integer(now.count), of: f.integer(now.of), rate: f.percent(100 * r.rateNow), years: f.integer(v.years.length), expected: expectedWords(r.expected, f) })
  const told = (sign: VerdictSign, headline: string, what: string, next: string): VerdictWords => ({ sign, headline, explanation: together(counts, what), next, flags: [] })
  switch (v.verdict) {
    case 'improvement': return told('better', m.charts_title_improvement(), m.charts_year_improvement_what(), m.charts_year_improvement_next())
    case 'deterioration': return told('worse', m.charts_title_deterioration(), m.charts_year_improvement_what(), m.charts_year_deterioration_next())
    case 'possible-improvement': return told('better', m.charts_title_possible_improvement(), m.charts_year_possible_what(), m.charts_year_possible_improvement_next())
    case 'possible-deterioration': return told('worse', m.charts_title_possible_deterioration(), m.charts_year_possible_what(), m.charts_year_possible_deterioration_next())
    case 'improvement-undetectable': return told('unknown', m.charts_title_undetectable(), m.charts_year_undetectable_what({ year }), m.charts_year_undetectable_next())
    case 'usual-variation': return told('usual', m.charts_title_usual(), m.charts_year_usual_what(), m.charts_year_usual_next())
  }
}

// ── A series without a cycle, a season, a target ──────────────────────────────────────────────────────────────────────

const signalRules = (v: SeriesVerdict, c: Pick<VerdictContext, 'points' | 'unit' | 'f'>): string => {
  const when = whenOf(c)
  const run = v.shift && (v.shift.side === 'above' ? of(c.unit, m.charts_watch_run_above_months, m.charts_watch_run_above_weeks) : of(c.unit, m.charts_watch_run_below_months, m.charts_watch_run_below_weeks))({ n: v.shift.length, from: when(v.shift.from), to: when(v.shift.to) })
  // Beside a long run, seldom crossing says the same again.
  const crossings = v.crossings && !run ? m.charts_watch_crossings({ n: v.crossings.counted, fewest: c.f.integer(v.crossings.fewest) }) : null
  const outside = v.outside.length === 0 ? null : of(c.unit, m.charts_rule_beyond_months, m.charts_rule_beyond_weeks)({ n: v.outside.length, when: whenAll(v.outside.map(o => o.at), c) })
  return m.charts_rule_sentence({ rule: c.f.asHeading(c.f.list([run, crossings, outside].filter(r => r !== null))) })
}

/** The verdict of a series where no cycle began (`readSeries`) in words. */
export const wordsOfSeriesVerdict = (v: SeriesVerdict, c: Pick<VerdictContext, 'points' | 'unit' | 'f'>): VerdictWords => {
  switch (v.verdict) {
    case 'too-soon': return { sign: 'unknown', headline: m.charts_title_too_soon(), explanation: of(c.unit, m.charts_watch_too_soon_what_months, m.charts_watch_too_soon_what_weeks)({ n: v.counted }), next: m.charts_watch_too_soon_next(), flags: [] }
    case 'signal': return { sign: 'signal', headline: m.charts_title_signal(), explanation: together(signalRules(v, c), m.charts_watch_signal_what()), next: m.charts_watch_signal_next(), flags: [] }
    case 'usual-variation': return { sign: 'usual', headline: m.charts_title_usual(), explanation: m.charts_watch_usual_what(), next: m.charts_watch_usual_next(), flags: [] }
  }
}

/** The numbers behind it. `median`: the line runs are counted about; `limits`: of a chart of individuals. */
export const howWeKnowSeries = (
  { verdict: v, median, limits }: { verdict: SeriesVerdict; median: number | null; limits: { lower: number; upper: number } | null }, c: VerdictContext & { level: (value: number) => string },
): { key: string; label: string; value: string }[] => [
  { key: 'counted', label: of(c.unit, m.charts_how_counted_months, m.charts_how_counted_weeks)(), value: c.f.integer(v.counted) },
  { key: 'median', label: m.charts_how_median(), value: median === null ? m.charts_how_none() : c.level(median) },
  { key: 'limits', label: m.charts_how_limits(), value: limits ? m.charts_how_from_to({ from: c.level(limits.lower), to: c.level(limits.upper) }) : m.charts_how_none() },
  { key: 'run', label: m.charts_how_longest(), value: v.shift ? c.f.integer(v.shift.length) : m.charts_how_usual_run() },
  { key: 'crossings', label: m.charts_how_crossings(), value: v.crossings ? m.charts_how_crossings_few({ counted: c.f.integer(v.crossings.counted), fewest: c.f.integer(v.crossings.fewest) }) : m.charts_how_usual_run() },
  { key: 'outside', label: m.charts_how_outside(), value: v.outside.length === 0 ? m.charts_how_none() : whenAll(v.outside.map(o => o.at), c) },
]

/** Instead of a verdict on monthly attendance whose season could not be taken out: no comparable schools, no levels of the region. */
export const wordsOfSeasonInside = (): VerdictWords =>
  ({ sign: 'unknown', headline: m.charts_title_season(), explanation: m.charts_season_what(), next: m.charts_season_next(), flags: [] })

/** Whether the process as it is meets what is hoped for (`plotTheDots`). Null where nothing can be said. */
export const wordsOfTarget = (assurance: Dots['phases'][number]['assurance']): string | null => {
  switch (assurance) {
    case null: return null
    case 'meets': return m.charts_target_meets()
    case 'misses': return m.charts_target_misses()
    case 'now-and-then': return m.charts_target_now_and_then()
  }
}
