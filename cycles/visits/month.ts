/** An advisor's month on one page: what was held and what is planned, what was agreed in it, what is open at its end, what was commented on. */
import type { CsvCell } from '../export/csv.ts'
import type { AgreementState } from './agreements.ts'
import type { VisitKind, VisitState } from './visit.ts'

export type MonthVisit = { id: string; kind: VisitKind; state: VisitState; onDay: string; rbds: number[] }
export type MonthAgreement = { id: string; rbd: number; onDay: string; what: string; who: string; byDay: string | null; state: AgreementState; settledOn: string | null }

export type MonthOf = {
  held: MonthVisit[]
  /** Of this month, not held yet. */
  planned: MonthVisit[]
  agreed: MonthAgreement[]
  /** Made at any visit up to the end of the month and open then. */
  pending: MonthAgreement[]
  comments: { rbd: number; count: number }[]
  /** Schools met in the month, each once. */
  schoolsMet: number
}

const isMonthKey = /^(20\d{2})-(0[1-9]|1[0-2])$/
export const readMonthKey = (asked: string | null, today: string): string => (asked !== null && isMonthKey.test(asked) ? asked : today.slice(0, 7))
/** `by` months from it: `2026-01` less one is `2025-12`. */
export const monthFrom = (month: string, by: number): string => {
  const n = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by
  return `${Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`
}

const inMonth = (day: string, month: string) => day.startsWith(`${month}-`)
/** Whether it was open when the month ended (today, in a month that has not ended). */
const wasOpenAt = (a: MonthAgreement, end: string) => a.onDay <= end && (a.state === 'open' || (a.settledOn !== null && a.settledOn > end))

/** Everything of one advisor, of any month; `comments`: days of the comments given. Agreements are those of visits the advisor may read today. */
export const monthOf = (all: { visits: readonly MonthVisit[]; agreements: readonly MonthAgreement[]; comments: readonly { rbd: number; onDay: string }[] }, month: string, today: string): MonthOf => {
  const last = `${month}-31`
  const end = last < today ? last : today
  const visits = all.visits.filter(v => inMonth(v.onDay, month) && v.state !== 'cancelled').sort((a, b) => (a.onDay < b.onDay ? -1 : a.onDay > b.onDay ? 1 : a.id < b.id ? -1 : 1))
  const held = visits.filter(v => v.state === 'held')
  const counts = new Map<number, number>()
  for (const c of all.comments) if (inMonth(c.onDay, month)) counts.set(c.rbd, (counts.get(c.rbd) ?? 0) + 1)
  const byDay = (a: MonthAgreement, b: MonthAgreement) => ((a.byDay ?? '9999') < (b.byDay ?? '9999') ? -1 : (a.byDay ?? '9999') > (b.byDay ?? '9999') ? 1 : a.id < b.id ? -1 : 1)
  return {
    held, planned: visits.filter(v => v.state === 'planned'),
    agreed: all.agreements.filter(a => inMonth(a.onDay, month)).sort((a, b) => (a.onDay < b.onDay ? -1 : a.onDay > b.onDay ? 1 : byDay(a, b))),
    pending: all.agreements.filter(a => wasOpenAt(a, end)).sort(byDay),
    comments: [...counts].map(([rbd, count]) => ({ rbd, count })).sort((a, b) => a.rbd - b.rbd),
    schoolsMet: new Set(held.flatMap(v => v.rbds)).size,
  }
}

/** Words of the file's columns and values, made at the edge. */
export type MonthWords = {
  header: readonly [kind: string, day: string, school: string, rbd: string, what: string, who: string, by: string, state: string]
  school: (rbd: number) => string
  visit: (v: MonthVisit) => { kind: string; state: string }
  agreement: { kind: string; state: (a: MonthAgreement) => string }
  comments: string
  own: string
}

/** Rows of the month's file: a visit is a row for each of its schools, an agreement one, the comments on a school one, the advisor's own words the last. */
export const monthRows = (of: MonthOf, ownText: string, w: MonthWords): CsvCell[][] => [
  ...[...of.held, ...of.planned].flatMap(v => v.rbds.map((rbd): CsvCell[] => [w.visit(v).kind, v.onDay, w.school(rbd), rbd, '', '', '', w.visit(v).state])),
  ...[...of.agreed, ...of.pending.filter(p => !of.agreed.some(a => a.id === p.id))].map((a): CsvCell[] => [w.agreement.kind, a.onDay, w.school(a.rbd), a.rbd, a.what, a.who, a.byDay ?? '', w.agreement.state(a)]),
  ...of.comments.map((c): CsvCell[] => [w.comments, '', w.school(c.rbd), c.rbd, c.count, '', '', '']),
  ...(ownText === '' ? [] : [[w.own, '', '', null, ownText, '', '', ''] as CsvCell[]]),
]
