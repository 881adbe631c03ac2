/**
 * What a description of schools and cycles says: where a school stands in the funnel, its best estimate, who it is compared with, signals beside those of
 * chance, one planned look (`cycles/compare`, rungs 1 and 2). No causal word is written here: those stand in `effect-words.ts`, for what was compared.
 * Rates come in as shares of 1 and points as percentage points; nobody is put in an order.
 */
import type { Peers, HeldTrait } from '../../../cycles/compare/comparable-schools.ts'
import type { LeftOut } from '../../../cycles/compare/counted-schools.ts'
import type { Funnel, FunnelRow } from '../../../cycles/compare/funnel.ts'
import type { PlannedLook } from '../../../cycles/compare/planned-look.ts'
import type { ShrunkenRates, ShrunkenRow } from '../../../cycles/compare/shrunken-rates.ts'
import type { SignalCounts } from '../../../cycles/compare/signals-by-chance.ts'
import { formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { currentLocale, type Locale } from '../../words.ts'

/** A headline of at most 45 characters or so, what stands behind it, and what to do next (null: nothing in particular). */
export type ComparedWords = { headline: string; explanation: string; next: string | null }

type Drawn<Id> = Extract<Funnel<Id>, { kind: 'funnel' }>
type Cannot = Extract<Funnel<unknown>, { kind: 'cannot-yet' }>

const sentences = (...parts: (string | null | false)[]) => parts.filter(Boolean).join(' ')
const percentIn = (locale: Locale) => (share: number) => formatter(locale).percent(100 * share)

/** How many schools would appear apart by chance alone. */
export const chanceSentence = (funnel: Drawn<unknown>, locale: Locale = currentLocale()): string => {
  const schools = formatter(locale).integer(funnel.rows.length)
  const n = Math.round(funnel.expectedByChance)
  return funnel.expectedByChance < 0.95 ? m.compare_chance_under_one({ n: schools }, { locale }) : m.compare_chance({ n, schools }, { locale })
}

/** Schools that are in no figure of a comparison, or the empty text. */
export const leftOutSentence = (leftOut: readonly LeftOut<unknown>[], locale: Locale = currentLocale()): string => {
  const count = (why: LeftOut<unknown>['why']) => leftOut.filter(s => s.why === why).length
  const [underTen, notCounts] = [count('under-ten'), count('not-counts')]
  return sentences(underTen > 0 && m.compare_under_ten({ n: underTen }, { locale }), notCounts > 0 && m.compare_not_counts({ n: notCounts }, { locale }))
}

/** One school among the others. */
export const funnelWords = <Id>(funnel: Drawn<Id>, row: FunnelRow<Id>, locale: Locale = currentLocale()): ComparedWords => {
  const [o, f, percent] = [{ locale }, formatter(locale), percentIn(locale)]
  const rates = { rate: percent(row.rate), target: percent(funnel.target) }
  const isGiven = funnel.targetOf === 'given'
  if (row.position === 'within') {
    const tooSmall = row.canStandOutBelow || row.rate > funnel.target ? null
      : funnel.smallestToStandOutBelow === null ? m.compare_too_small_below_any({}, o)
        : m.compare_too_small_below({ students: f.integer(row.students), smallest: f.integer(funnel.smallestToStandOutBelow) }, o)
    return { headline: m.compare_within({}, o), explanation: sentences(isGiven ? m.compare_within_text_given(rates, o) : m.compare_within_text(rates, o), tooSmall), next: null }
  }
  const headline = funnel.isOnlyPossible
    ? (row.position === 'high' ? m.compare_possibly_high({}, o) : m.compare_possibly_low({}, o))
    : (row.position === 'high' ? m.compare_high({}, o) : m.compare_low({}, o))
  return {
    headline,
    explanation: sentences(isGiven ? m.compare_apart_text_given(rates, o) : m.compare_apart_text(rates, o), chanceSentence(funnel, locale), funnel.isOnlyPossible && m.compare_only_possible({}, o)),
    next: m.compare_apart_next({}, o),
  }
}

const cannotWords: Record<Cannot['why'] | 'fewer-than-two', (n: string, o: { locale: Locale }) => string> = {
  'no-schools': (_, o) => m.compare_none_to_compare({}, o),
  'one-school': (_, o) => m.compare_one_school({}, o),
  'fewer-than-two': (_, o) => m.compare_one_school({}, o),
  'no-events': (n, o) => m.compare_no_events({ n }, o),
  'all-events': (n, o) => m.compare_all_events({ n }, o),
}

/** Why a group of schools is not compared, by funnel or by best estimates. */
export const cannotCompareWords = (cannot: Cannot | Extract<ShrunkenRates<unknown>, { kind: 'cannot-yet' }>, locale: Locale = currentLocale()): ComparedWords => {
  const why = cannot.why === 'fewer-than-two' && cannot.schools === 0 ? 'no-schools' : cannot.why
  return { headline: m.compare_cannot_compare({}, { locale }), explanation: sentences(cannotWords[why](formatter(locale).integer(cannot.schools), { locale }), leftOutSentence(cannot.leftOut, locale)), next: null }
}

/** How many of a long list stand apart (`standApartInList`). */
export const listSentence = (apart: number, schools: number, locale: Locale = currentLocale()): string => {
  const all = formatter(locale).integer(schools)
  return apart === 0 ? m.compare_list_none({ schools: all }, { locale }) : m.compare_list_apart({ n: apart, schools: all }, { locale })
}

/** A school's observed rate and its best estimate. */
export const shrunkenWords = (row: ShrunkenRow<unknown>, locale: Locale = currentLocale()): ComparedWords => {
  const [o, percent] = [{ locale }, percentIn(locale)]
  const said = { raw: percent(row.raw), estimate: percent(row.shrunken), students: formatter(locale).integer(row.students) }
  const text = row.weight === 0 ? m.compare_estimate_same(said, o) : row.weight < 0.5 ? m.compare_estimate_few(said, o) : m.compare_estimate_many(said, o)
  return {
    headline: m.compare_estimate(said, o),
    explanation: sentences(text, row.interval && m.compare_estimate_interval({ low: percent(row.interval.low), high: percent(row.interval.high) }, o)),
    next: null,
  }
}

const heldWords: Record<HeldTrait, (o: { locale: Locale }) => string> = {
  region: o => m.compare_held_region({}, o),
  holder: o => m.compare_held_holder({}, o),
  levels: o => m.compare_held_levels({}, o),
  rural: o => m.compare_held_rural({}, o),
  enrolment: o => m.compare_held_enrolment({}, o),
  vulnerability: o => m.compare_held_vulnerability({}, o),
}

/** Who a school is compared with, how many, and what they have in common. */
export const peersWords = (peers: Peers, locale: Locale = currentLocale()): ComparedWords => {
  const [o, f] = [{ locale }, formatter(locale)]
  const triedAt = (level: 'alike' | 'region' | 'country') => peers.tried.find(t => t.level === level)?.schools ?? 0
  if (peers.kind === 'too-few') return { headline: m.compare_peers_no_headline({}, o), explanation: m.compare_peers_too_few({ n: f.integer(triedAt('country')) }, o), next: null }
  const n = peers.rbds.length
  const whoWith = () => {
    switch (peers.level) {
      case 'alike': return m.compare_peers_alike({ n, held: f.list(peers.held.map(t => heldWords[t](o))) }, o)
      case 'region': return triedAt('alike') === 0 ? m.compare_peers_region_none({ n: f.integer(n) }, o) : m.compare_peers_region({ n: f.integer(n), alike: f.integer(triedAt('alike')) }, o)
      case 'country': return m.compare_peers_country({ n: f.integer(n), region: f.integer(triedAt('region')) }, o)
    }
  }
  const { withCycle, underTen } = peers.leftOut
  return {
    headline: m.compare_peers_headline({}, o),
    explanation: sentences(whoWith(), m.compare_peers_rule({}, o), withCycle > 0 && m.compare_peers_with_cycle({ n: withCycle }, o), underTen > 0 && m.compare_under_ten({ n: underTen }, o)),
    next: null,
  }
}

/** How many cycles of a kind show a signal, and how many would by chance alone. */
export const signalsWords = (signals: SignalCounts, locale: Locale = currentLocale()): ComparedWords => {
  const [o, f] = [{ locale }, formatter(locale)]
  if (signals.cycles === 0) return { headline: m.compare_signals_headline({}, o), explanation: m.compare_signals_no_cycles({}, o), next: null }
  const byChance = signals.expectedByChance < 0.95 ? m.compare_signals_chance_under_one({}, o) : m.compare_signals_chance({ n: Math.round(signals.expectedByChance) }, o)
  const found = signals.readable === 0 ? m.compare_signals_none({ n: signals.cycles }, o)
    : sentences(m.compare_signals({ readable: f.integer(signals.readable), favourable: f.integer(signals.counts.favourable) }, o), byChance)
  return {
    headline: m.compare_signals_headline({}, o),
    explanation: sentences(found,
      signals.counts['too-soon'] > 0 && m.compare_signals_too_soon({ n: signals.counts['too-soon'] }, o),
      signals.counts.cannot > 0 && m.compare_signals_cannot({ n: signals.counts.cannot }, o),
      m.compare_signals_dropped({}, o)),
    next: null,
  }
}

/** The one look at the date that was set. Of a series in percent: points are percentage points. */
export const plannedLookWords = (look: PlannedLook, locale: Locale = currentLocale()): ComparedWords => {
  const [o, f] = [{ locale }, formatter(locale)]
  switch (look.kind) {
    case 'not-planned': return { headline: m.compare_look_not_planned({}, o), explanation: m.compare_look_not_planned_text({}, o), next: null }
    case 'too-soon': return { headline: m.compare_look_too_soon({}, o), explanation: m.compare_look_too_soon_text({ planned: f.integer(look.planned), after: f.integer(look.points.after) }, o), next: null }
    case 'months-missing': return { headline: m.compare_look_missing({}, o), explanation: m.compare_look_missing_text({ planned: f.integer(look.planned), after: f.integer(look.points.after) }, o), next: null }
    case 'too-few-before': return { headline: m.compare_look_few_before({}, o), explanation: m.compare_look_few_before_text({ before: f.integer(look.points.before), needed: f.integer(look.needed) }, o), next: null }
    case 'no-variation': return { headline: m.compare_look_no_variation({}, o), explanation: m.compare_look_no_variation_text({}, o), next: null }
    case 'looked': {
      const said = { points: f.points(look.change), low: f.points(look.spread.interval.low), high: f.points(look.spread.interval.high) }
      const isApart = look.reading !== 'none'
      return {
        headline: look.reading === 'favourable' ? m.compare_look_favourable({}, o) : look.reading === 'unfavourable' ? m.compare_look_unfavourable({}, o) : m.compare_look_none({}, o),
        explanation: sentences(isApart ? m.compare_look_apart(said, o) : m.compare_look_within(said, o), m.compare_look_once({}, o)),
        next: isApart ? m.compare_look_next_apart({}, o) : m.compare_look_next_within({}, o),
      }
    }
  }
}
