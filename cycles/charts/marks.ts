/**
 * What happened while a series ran, as numbered marks on its line: one mark a period, however much happened in it, so that a line with many notes
 * stays calm. Pure: words are made elsewhere.
 */
import { monthKey, monthOfDay } from '../calendar/days.ts'
import { mondayOf } from '../calendar/weeks.ts'

export const happeningKinds = ['start', 'adjustment', 'lost', 'note'] as const
export type HappeningKind = (typeof happeningKinds)[number]
/** `day`: `YYYY-MM-DD`. */
export type Happening = { kind: HappeningKind; day: string }

/** `number`: from 1, as they are drawn. `at`: index of the period. `of`: in the order of `happeningKinds`, each kind by its days. */
export type PeriodMark<H extends Happening> = { number: number; at: number; period: string; of: H[] }

/**
 * One mark for each period in which something happened, in order. What happened in weeks or months that have no row (a holiday) is told with the period
 * before; what happened before the first or after the last is on no line.
 */
export const marksOf = <H extends Happening>(happenings: readonly H[], periods: readonly string[], unit: 'month' | 'week'): PeriodMark<H>[] => {
  const byIndex = new Map<number, H[]>()
  const last = periods.at(-1) ?? ''
  for (const h of happenings) {
    const own = unit === 'month' ? monthKey(monthOfDay(h.day)) : mondayOf(h.day)
    const at = own > last ? -1 : periods.findLastIndex(p => p <= own)
    if (at >= 0) byIndex.set(at, [...(byIndex.get(at) ?? []), h])
  }
  const rank = (h: Happening) => happeningKinds.indexOf(h.kind)
  return [...byIndex].sort(([a], [b]) => a - b).map(([at, of], i) => ({
    number: i + 1, at, period: periods[at]!, of: [...of].sort((a, b) => rank(a) - rank(b) || (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)),
  }))
}
