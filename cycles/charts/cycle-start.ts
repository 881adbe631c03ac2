/** Where a cycle's start stands in a series. */
import { monthKey, monthOfDay } from '../calendar/days.ts'
import { addDays, mondayOf } from '../calendar/weeks.ts'
import type { Point, Series } from './series.ts'

/**
 * The first period wholly after the day implementation began, and the series with the period it began in left out (`start-inside`): that one is
 * neither before nor after, as for the cycle's own group. A cycle that began on the first day of a month, or on a Monday, has no such period.
 * `startedOn` is `YYYY-MM-DD`. Of a series without months or weeks it throws a RangeError.
 */
export const placeStart = (series: Series, startedOn: string): { points: Point[]; start: number } => {
  if (series.unit !== 'month' && series.unit !== 'week') throw new RangeError('A cycle starts in a month or a week.')
  const inside = series.unit === 'month' ? monthKey(monthOfDay(startedOn)) : mondayOf(startedOn)
  const beginsThere = series.unit === 'month' ? startedOn.endsWith('-01') : startedOn === inside
  // Who begins on a weekend begins with the next week: the one that ends is wholly before.
  const isWhole = beginsThere || (series.unit === 'week' && startedOn > addDays(inside, 4))
  const points = series.points.map((p): Point => (!isWhole && p.period === inside ? { ...p, status: 'excluded', reason: 'start-inside' } : p))
  const after = (p: Point) => (beginsThere ? p.period >= inside : p.period > inside)
  const first = points.findIndex(after)
  return { points, start: first < 0 ? points.length : first }
}
