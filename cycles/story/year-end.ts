/**
 * Promoted, failed, withdrawn: three numbers of a school's public account. They come from the Ministry's year-end file where it is imported,
 * and else are typed by hand; what is typed is kept nowhere. What is printed of them goes through the public policy like any figure: a
 * small one is not shown, nor one that would give it back.
 */
import { discloseGroup, type Cell } from '../disclosure/disclose.ts'
import { publicPolicy } from '../disclosure/public.ts'

export const yearEndKinds = ['promoted', 'failed', 'withdrawn'] as const
export type YearEndKind = (typeof yearEndKinds)[number]
export type YearEnd = Record<YearEndKind, number | null>

/** A count as it is typed: digits, points between thousands allowed. Null for an empty field, 'not-a-count' for anything else. */
export const readCount = (typed: string): number | null | 'not-a-count' => {
  const text = typed.trim()
  if (text === '') return null
  return /^\d{1,3}(\.?\d{3})?$/.test(text) || /^\d{1,6}$/.test(text) ? Number(text.replace('.', '')) : 'not-a-count'
}

/** What may be printed: null for what was not written. A number alone is disclosed by its own size. */
export const discloseYearEnd = (written: YearEnd): Record<YearEndKind, Cell<number> | null> => {
  const given = yearEndKinds.flatMap(kind => { const n = written[kind]; return n === null ? [] : [[kind, n] as const] })
  const students = given.reduce((sum, [, n]) => sum + n, 0)
  const { parts } = discloseGroup({ students, daysAttended: 0, daysDue: 0, parts: Object.fromEntries(given) as Record<YearEndKind, number> }, publicPolicy)
  return Object.fromEntries(yearEndKinds.map(kind => [kind, parts[kind] ?? null])) as Record<YearEndKind, Cell<number> | null>
}
