/** From an expectation and what answers it to the words a page shows. Runs in loaders, in the reader's language. It judges nothing. */
import { monthOfDay, type Month } from '../../../cycles/calendar/days.ts'
import { fewestStudents } from '../../../cycles/compare/same-months.ts'
import { isAnsweredByMonths, measuredUntil, type MonthlyIndicator, type MonthResult, type Publication } from '../../../cycles/expectations/results.ts'
import type { BandScheme } from '../../../cycles/indicators/attendance.ts'
import { figuresOfMonth } from '../../../cycles/indicators/series.ts'
import type { MeasureEntry } from '../../../cycles/notebook/parts.ts'
import type { SchoolFigures } from '../../../db/indicators/figures.ts'
import type { Formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { describeExpected, describeSinceStart, describeUnder, sourceSentence, type Expectation } from '../figures/describe-figures.ts'
import type { ResultView } from './view.ts'

/** What one month's data say of an indicator, as a sentence. */
export const sentenceOfMonth = (indicator: MonthlyIndicator, month: Month, { histogram }: Publication, scheme: BandScheme, f: Formatter): string => {
  const figures = figuresOfMonth({ ...month, histogram: histogram ?? [] }, scheme)
  if (indicator !== 'attendance') return describeUnder(indicator, figures, scheme, f) ?? m.learning_observed_no_days({ month: f.monthLong(month) })
  return figures.attendancePercent === null ? m.learning_observed_no_days({ month: f.monthLong(month) })
    : m.learning_observed_attendance({ month: f.monthLong(month), percent: f.percent(figures.attendancePercent) })
}

const hasFewStudents = ({ histogram }: Publication) => (histogram ?? []).reduce((sum, [, , students]) => sum + students, 0) < fewestStudents

export type Answers = {
  /** Null when no month answers this kind of expectation. */
  result: MonthResult | null
  isNews: boolean
  /** The team's own measure, where one answers. */
  measure: MeasureEntry | null
  /** The school's figures since the cycle began; null for a reader who may not see its counts. */
  figures: SchoolFigures | null
}

const observedOf = (e: Expectation, { result, measure, figures }: Answers, f: Formatter): ResultView['observed'] => {
  if (!isAnsweredByMonths(e.expectIndicator)) {
    const all = measure ? measuredUntil(measure, '') : null
    if (!measure || !all) return { text: m.learning_observed_own(), lines: [], source: null }
    const value = (typed: string) => (measure.unit === '' || measure.unit === '%' ? `${typed}${measure.unit}` : `${typed} ${measure.unit}`)
    const until = measuredUntil(measure, e.expectBy)
    const { first, last, weeks } = until ?? all
    return {
      // Begun after the day: what there is, and that it is no answer for that day.
      text: until ? m.learning_observed_measure({ value: value(last.typed), day: f.day(last.monday) }) : m.learning_observed_measure_after({ value: value(first.typed), day: f.day(first.monday) }),
      lines: [weeks > 1 ? m.learning_observed_measure_from({ name: measure.name, value: value(first.typed), day: f.day(first.monday), n: weeks }) : m.learning_observed_measure_one({ name: measure.name })],
      source: null,
    }
  }
  const indicator = e.expectIndicator
  if (!figures || !result) return { text: m.learning_observed_not_shown(), lines: [], source: null }
  const since = figures.sinceStart ? [m.learning_observed_so_far({ sentence: describeSinceStart(indicator, figures, f) })] : []
  const sourceOf = ({ fileName, publishedAt }: Publication) => sourceSentence({ fileName, publishedAt: new Date(publishedAt) }, f)
  switch (result.kind) {
    case 'no-day': return { text: describeSinceStart(indicator, figures, f), lines: [m.learning_observed_no_day()], source: sourceSentence(figures.sinceStart?.source ?? null, f) }
    case 'waiting': return { text: m.learning_observed_waiting({ month: f.monthLong(result.month) }), lines: since, source: null }
    case 'withdrawn': return {
      text: m.learning_observed_withdrawn({ month: f.monthLong(result.month), day: f.dayOf(result.since) }),
      lines: [m.learning_observed_before({ sentence: sentenceOfMonth(indicator, result.month, result.before, figures.scheme, f) })], source: null,
    }
    case 'arrived': case 'corrected': return {
      text: sentenceOfMonth(indicator, result.month, result.publication, figures.scheme, f),
      lines: [
        ...(result.kind === 'corrected' ? [m.learning_observed_corrected({ day: f.dayOf(result.since), sentence: sentenceOfMonth(indicator, result.month, result.before, figures.scheme, f) })] : []),
        ...(indicator === 'attendance' && figures.sinceStart && (figures.sinceStart.from.month !== result.month.month || figures.sinceStart.from.year !== result.month.year)
          ? [m.learning_observed_whole_cycle({ sentence: describeSinceStart(indicator, figures, f) })] : []),
        ...(hasFewStudents(result.publication) ? [m.data_too_few()] : []),
      ],
      source: sourceOf(result.publication),
    }
  }
}

const newsOf = (result: MonthResult, f: Formatter): string | null =>
  result.kind === 'corrected' ? m.learning_news_corrected({ month: f.monthName(result.month.month) })
    : result.kind === 'arrived' ? m.learning_news_arrived({ month: f.monthName(result.month.month) }) : null

/** An expectation in the team's words, and what answers it. */
export const describeResult = (key: string, e: Expectation, answers: Answers, f: Formatter): ResultView => ({
  key, ...describeExpected(e, f),
  observed: observedOf(e, answers, f),
  news: answers.isNews && answers.result ? newsOf(answers.result, f) : null,
})

/** The same, in three short lines, for the notebook of the school. Null when it is no news. */
export const describeNews = (e: Expectation, result: MonthResult, scheme: BandScheme, f: Formatter): { headline: string; expected: string; observed: string } | null => {
  const headline = newsOf(result, f)
  if (headline === null || !isAnsweredByMonths(e.expectIndicator) || (result.kind !== 'arrived' && result.kind !== 'corrected')) return null
  const { what, lines } = describeExpected(e, f)
  return { headline, expected: [what, ...lines].join(', '), observed: sentenceOfMonth(e.expectIndicator, result.month, result.publication, scheme, f) }
}

/** What a team that closes now is told of the results that are not there yet. Null when none is awaited. */
export const describePending = (results: readonly MonthResult[], today: string, f: Formatter): string | null => {
  const months = new Map(results.flatMap(r => (r.kind === 'waiting' ? [[`${r.month.year}-${r.month.month}`, r.month] as const] : [])))
  if (months.size === 0) return null
  const year = monthOfDay(today).year
  return m.learning_close_pending({ months: f.list([...months.values()].map(month => (month.year === year ? f.monthName(month.month) : f.monthLong(month)))) })
}
