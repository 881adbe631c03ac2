/**
 * When an expectation and its result meet. An expectation about attendance is answered by the data of one school month; those may come
 * after the cycle was closed, be corrected, or be taken back. Everything here is derived from what was imported and from what the team
 * wrote: nothing is remembered apart, and nothing judges the result. Instants are milliseconds since 1970, days `YYYY-MM-DD`.
 */
import { monthFromIndex, monthIndex, monthOfDay, type Month } from '../calendar/days.ts'
import type { Histogram } from '../indicators/attendance.ts'
import { isSchoolMonth } from '../indicators/series.ts'
import { isSameName, measuredWeeksOf, type MeasuredWeek } from '../measures/weeks.ts'
import type { ExpectationIndicator, MeasureEntry } from '../notebook/parts.ts'
import { fieldOf, groupsOf } from '../notebook/repeats.ts'

// ── Which month answers ───────────────────────────────────────────────────────────────────────────────────────────────

/** The indicators the Ministry's monthly attendance answers. The others are observed by the team. */
export const monthlyIndicators = ['attendance', 'chronic-absence', 'severe-absence'] as const satisfies readonly ExpectationIndicator[]
export type MonthlyIndicator = (typeof monthlyIndicators)[number]
export const isAnsweredByMonths = (indicator: ExpectationIndicator | ''): indicator is MonthlyIndicator => (monthlyIndicators as readonly string[]).includes(indicator)

/**
 * The school month whose data answer an expectation: the month of its day, or the last school month before it (January and February have
 * none). Null without a day: then no single month answers.
 */
export const monthThatAnswers = (expectBy: string): Month | null => {
  if (expectBy === '') return null
  for (let i = monthIndex(monthOfDay(expectBy)); ; i--) {
    const month = monthFromIndex(i)
    if (isSchoolMonth(month)) return month
  }
}

// ── What the imports said of a month, over time ───────────────────────────────────────────────────────────────────────

/** One import that speaks for a school's month. `undoneAt` null: it still does. `histogram` null: it has no student of primary or secondary. */
export type Publication = { id: string; publishedAt: number; undoneAt: number | null; fileName: string; histogram: Histogram | null }

/** What could be read of the month from an instant on, until the next. `publication` null: nothing. */
export type Standing = { from: number; publication: Publication | null }

const figuresOf = (p: Publication | null): string =>
  p?.histogram ? JSON.stringify([...p.histogram].sort((a, b) => a[1] - b[1] || a[0] - b[0])) : ''
export const isSameFigures = (a: Standing, b: Standing): boolean => figuresOf(a.publication) === figuresOf(b.publication)

/**
 * What stood, change by change, oldest first. At any instant the newest import that is published and not undone is the one that is read,
 * as in `db/generations.ts`. An import that says the same as the one before it is no change.
 */
export const historyOfMonth = (publications: readonly Publication[]): Standing[] => {
  const newestFirst = [...publications].sort((a, b) => b.publishedAt - a.publishedAt || (a.id < b.id ? 1 : -1))
  const instants = [...new Set(publications.flatMap(p => [p.publishedAt, ...(p.undoneAt === null ? [] : [p.undoneAt])]))].sort((a, b) => a - b)
  const history: Standing[] = []
  for (const at of instants) {
    const read = newestFirst.find(p => p.publishedAt <= at && (p.undoneAt === null || p.undoneAt > at)) ?? null
    const standing: Standing = { from: at, publication: read?.histogram ? read : null }
    const last = history.at(-1)
    if (last ? !isSameFigures(last, standing) : standing.publication) history.push(standing)
  }
  return history
}

/** Where an expectation's result stands. `since`: from when this has been so. */
export type MonthResult =
  /** No day was written: no month is waited for. */
  | { kind: 'no-day' }
  | { kind: 'waiting'; month: Month }
  | { kind: 'arrived'; month: Month; since: number; publication: Publication }
  /** Other figures of the same month stood before. */
  | { kind: 'corrected'; month: Month; since: number; publication: Publication; before: Publication }
  /** They were there, and the import that brought them was undone. */
  | { kind: 'withdrawn'; month: Month; since: number; before: Publication }

export const resultOf = (month: Month | null, history: readonly Standing[]): MonthResult => {
  if (!month) return { kind: 'no-day' }
  const [now, before] = [history.at(-1), history.at(-2)?.publication ?? null]
  if (!now) return { kind: 'waiting', month }
  const since = now.from
  if (now.publication) return before ? { kind: 'corrected', month, since, publication: now.publication, before } : { kind: 'arrived', month, since, publication: now.publication }
  return before ? { kind: 'withdrawn', month, since, before } : { kind: 'waiting', month }
}

// ── Has the team read it ──────────────────────────────────────────────────────────────────────────────────────────────

/** What the team says of one expectation, as one text: its choice and its sentence. '' when it says nothing. */
export const saidOf = (learnings: Readonly<Record<string, string>>, key: string): string => {
  const [reading, why] = [learnings[fieldOf('reading', key)] ?? '', learnings[fieldOf('readingWhy', key)] ?? '']
  return reading === '' && why === '' ? '' : JSON.stringify([reading, why])
}

/**
 * Whether what the team says now was written while the figures of now stood: then it has read them. `said`: what it said when each
 * standing of the history began, and, last, what it says now. Figures that went and came back as they were need not be read again.
 */
export const wasReadWithThese = (history: readonly Standing[], said: readonly string[]): boolean => {
  const [last, now] = [history.at(-1), said[history.length] ?? '']
  return last !== undefined && now !== '' && history.some((s, i) => isSameFigures(s, last) && said[i + 1] === now && said[i] !== now)
}

/**
 * Whether the figures may be news to the team: they are there, and they came no earlier than the day the cycle was closed. What was
 * dropped waits for nothing. `sinceDay`: the school day of `since`.
 */
export const mayBeNews = (result: MonthResult, sinceDay: string, cycle: { closedOn: string | null; droppedOn: string | null }): boolean =>
  (result.kind === 'arrived' || result.kind === 'corrected') && cycle.droppedOn === null && (cycle.closedOn === null || sinceDay >= cycle.closedOn)

// ── The team's own measures ───────────────────────────────────────────────────────────────────────────────────────────

/**
 * The weekly measure that answers an expectation of the team's own: the one of the same name; or, when there is one such expectation and
 * one measure in the cycle, that one. Null when none does.
 */
export const measureThatAnswers = <M extends { body: MeasureEntry }>(
  expectation: { expectIndicator: ExpectationIndicator | ''; expectMeasure: string }, measures: readonly M[], ownExpectations: number,
): M | null => {
  if (isAnsweredByMonths(expectation.expectIndicator)) return null
  const named = expectation.expectMeasure === '' ? undefined : measures.find(m => isSameName(m.body.name, expectation.expectMeasure))
  if (named) return named
  return expectation.expectIndicator === 'own' && ownExpectations === 1 && measures.length === 1 ? measures[0]! : null
}

/** The first week measured and the one that answers: the last up to the expectation's day, or the last of all without one. */
export const measuredUntil = (measure: MeasureEntry, expectBy: string): { first: MeasuredWeek; last: MeasuredWeek; weeks: number } | null => {
  const weeks = measuredWeeksOf(measure as unknown as Record<string, string>).filter(w => w.value !== null && (expectBy === '' || w.monday <= expectBy))
  const [first, last] = [weeks[0], weeks.at(-1)]
  return first && last ? { first, last, weeks: weeks.length } : null
}

/** The expectations of a challenge page the team itself measures, for `measureThatAnswers`. */
export const countOwnExpectations = (challenge: Readonly<Record<string, string>>): number =>
  groupsOf(challenge, ['expectIndicator']).filter(e => e.expectIndicator === 'own').length
