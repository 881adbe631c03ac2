/** Where a cycle's start stands in a series. */
import { monthKey, monthOfDay } from '../calendar/days.ts'
import { addDays, mondayOf } from '../calendar/weeks.ts'
import type { Point, Series } from './series.ts'

/**
 * Which months (`2026-08`) or weeks (their Monday) lie wholly before the day implementation began, and which wholly since. The period it began in is
 * neither, unless it began on its first day; who begins on a weekend begins with the next week, and the one that ends is wholly before.
 * `startedOn` is `YYYY-MM-DD`.
 */
export const periodsAround = (unit: 'month' | 'week', startedOn: string): { isBefore: (period: string) => boolean; isSince: (period: string) => boolean } => {
  const inside = unit === 'month' ? monthKey(monthOfDay(startedOn)) : mondayOf(startedOn)
  const beginsThere = unit === 'month' ? startedOn.endsWith('-01') : startedOn === inside
  const hasEnded = unit === 'week' && startedOn > addDays(inside, 4)
  return {
    isBefore: period => period < inside || (hasEnded && period === inside),
    isSince: period => period > inside || (beginsThere && period === inside),
  }
}

/**
 * The first period wholly since the day implementation began, and the series with the one it began in left out (`start-inside`), as for the cycle's own
 * group. `startedOn` is `YYYY-MM-DD`. Of a series without months or weeks it throws a RangeError.
 */
export const placeStart = (series: Series, startedOn: string): { points: Point[]; start: number } => {
  if (series.unit !== 'month' && series.unit !== 'week') throw new RangeError('A cycle starts in a month or a week.')
  const { isBefore, isSince } = periodsAround(series.unit, startedOn)
  const points = series.points.map((p): Point => (isBefore(p.period) || isSince(p.period) ? p : { ...p, status: 'excluded', reason: 'start-inside' }))
  const first = points.findIndex(p => isSince(p.period))
  return { points, start: first < 0 ? points.length : first }
}
