/**
 * What a comparison says (`cycles/compare`, rungs 3 to 5): the only words that may call a difference an effect, and each function asks for a result that
 * was compared (`Comparative`). Points are percentage points.
 */
import type { Difference } from '../../../cycles/compare/difference-in-differences.ts'
import type { Interval } from '../../../cycles/compare/intervals.ts'
import type { KindsCompared, PooledEffect } from '../../../cycles/compare/pooled-effects.ts'
import { readDifference, readStaggered, type DifferenceReading } from '../../../cycles/compare/readings.ts'
import type { Comparative } from '../../../cycles/compare/rungs.ts'
import type { SegmentedRegression } from '../../../cycles/compare/segmented-regression.ts'
import type { StaggeredDifference } from '../../../cycles/compare/staggered-starts.ts'
import type { ComparedWords } from './compare-words.ts'
import { formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { currentLocale, type Locale } from '../../words.ts'

const sentences = (...parts: (string | null | false)[]) => parts.filter(Boolean).join(' ')
const ends = (interval: Interval, locale: Locale) => ({ low: formatter(locale).points(interval.low), high: formatter(locale).points(interval.high) })

const readingWords: Record<DifferenceReading, (o: { locale: Locale }) => { headline: string; meaning: string; next: string }> = {
  apart: o => ({ headline: m.compare_effect_apart({}, o), meaning: m.compare_effect_apart_text({}, o), next: m.compare_effect_next_apart({}, o) }),
  'within-chance': o => ({ headline: m.compare_effect_within({}, o), meaning: m.compare_effect_within_text({}, o), next: m.compare_effect_next_within({}, o) }),
  'cannot-say': o => ({ headline: m.compare_effect_cannot_say({}, o), meaning: m.compare_effect_cannot_say_text({}, o), next: m.compare_effect_next_within({}, o) }),
}

const whyNot = (why: 'no-treated' | 'no-comparison' | 'gap-was-changing', o: { locale: Locale }): ComparedWords =>
  why === 'gap-was-changing' ? { headline: m.compare_effect_withdrawn({}, o), explanation: m.compare_effect_withdrawn_text({}, o), next: null }
    : { headline: m.compare_effect_no_headline({}, o), explanation: why === 'no-treated' ? m.compare_effect_no_treated({}, o) : m.compare_effect_no_comparison({}, o), next: null }

/** Schools that began against schools that did not, all from one month on. */
export const differenceWords = (d: Difference & Comparative, locale: Locale = currentLocale()): ComparedWords => {
  const [o, f] = [{ locale }, formatter(locale)]
  if (d.kind !== 'difference') return whyNot(d.why, o)
  const { headline, meaning, next } = readingWords[readDifference(d)](o)
  return {
    headline, next,
    explanation: sentences(
      m.compare_effect_difference({ n: d.treated, points: f.points(d.points), others: f.integer(d.comparison) }, o),
      d.welch && m.compare_effect_interval(ends(d.welch.interval, locale), o),
      d.permutation && m.compare_effect_permutation({ assignments: f.integer(d.permutation.assignments), n: Math.round(d.permutation.p * d.permutation.assignments) }, o),
      meaning, d.gapBefore === 'too-short' && m.compare_effect_gap_short({}, o)),
  }
}

/** The same of schools that began in different months. */
export const staggeredWords = (d: StaggeredDifference & Comparative, locale: Locale = currentLocale()): ComparedWords => {
  const [o, f] = [{ locale }, formatter(locale)]
  if (d.kind !== 'difference') return whyNot(d.why, o)
  const { headline, meaning, next } = readingWords[readStaggered(d)](o)
  const compared = d.cohorts.filter(c => c.kind === 'compared')
  const leftOut = d.cohorts.length - compared.length
  return {
    headline, next,
    explanation: sentences(
      m.compare_effect_difference({ n: d.treated, points: f.points(d.points), others: f.integer(d.comparison) }, o),
      m.compare_effect_cohorts({ n: compared.length }, o), leftOut > 0 && m.compare_effect_cohorts_left({ n: leftOut }, o),
      d.spread && m.compare_effect_interval(ends(d.spread.interval, locale), o),
      meaning, compared.some(c => c.gapBefore === 'too-short') && m.compare_effect_gap_short({}, o)),
  }
}

/** Many cycles of one kind, or that they are not enough. */
export const pooledWords = (p: PooledEffect<unknown> & Comparative, locale: Locale = currentLocale()): ComparedWords => {
  const [o, f] = [{ locale }, formatter(locale)]
  const leftOut = p.leftOut.length > 0 && m.compare_effect_left_out({ n: p.leftOut.length }, o)
  if (p.kind === 'not-yet-enough') return { headline: m.compare_effect_few({}, o), explanation: sentences(m.compare_effect_few_text({ cycles: f.integer(p.cycles), needed: f.integer(p.needed) }, o), leftOut), next: null }
  const holdsZero = p.interval.low <= 0 && p.interval.high >= 0
  return {
    headline: m.compare_effect_pooled({ points: f.points(p.points) }, o),
    explanation: sentences(
      m.compare_effect_pooled_text({ k: f.integer(p.cycles.length), ...ends(p.interval, locale) }, o), holdsZero && m.compare_effect_pooled_zero({}, o),
      m.compare_effect_pooled_prediction(ends(p.prediction, locale), o), leftOut),
    next: m.compare_effect_pooled_next({}, o),
  }
}

/** Two kinds of cycle beside each other: the first less the second. */
export const kindsWords = (k: KindsCompared & Comparative, locale: Locale = currentLocale()): ComparedWords => ({
  headline: k.differ ? m.compare_effect_kinds_differ({}, { locale }) : m.compare_effect_kinds_alike({}, { locale }),
  explanation: m.compare_effect_kinds_text({ points: formatter(locale).points(k.points), ...ends(k.interval, locale) }, { locale }),
  next: null,
})

/** Two lines through a series, for analysts. */
export const segmentsWords = (s: SegmentedRegression & Comparative, locale: Locale = currentLocale()): ComparedWords => {
  const [o, f] = [{ locale }, formatter(locale)]
  const cannot = (explanation: string): ComparedWords => ({ headline: m.compare_effect_no_headline({}, o), explanation, next: null })
  if (s.kind === 'not-yet-enough') return cannot(m.compare_effect_segments_few({ before: f.integer(s.points.before), after: f.integer(s.points.after), needed: f.integer(s.needed) }, o))
  if (s.kind === 'cannot') return cannot(m.compare_effect_segments_no_variation({}, o))
  const { step, slopeAfter } = s.told
  return {
    headline: m.compare_effect_segments({ step: f.points(step.estimate), slope: f.points(slopeAfter.estimate, 2) }, o),
    explanation: m.compare_effect_segments_text({
      stepLow: f.points(step.interval.low), stepHigh: f.points(step.interval.high), slopeLow: f.points(slopeAfter.interval.low, 2), slopeHigh: f.points(slopeAfter.interval.high, 2),
    }, o),
    next: null,
  }
}
