/** How often somebody wants to be told by mail, and which stretch of days a digest belongs to. Everybody has one until they say otherwise. */
import { addDays, dayNumberOf, dayOfNumber, mondayOf } from '../calendar/weeks.ts'

export const rhythms = ['week', 'fortnight', 'month', 'never'] as const
export type Rhythm = (typeof rhythms)[number]
/** Team and advisor meet every fortnight (reference, cycle quality). */
export const usualRhythm: Rhythm = 'fortnight'
export const isRhythm = (s: unknown): s is Rhythm => (rhythms as readonly unknown[]).includes(s)

const firstMonday = dayNumberOf('2024-01-01')

/** The first day of the period that `day` lies in: the Monday of its week or fortnight (they run on across years), the first of its month. */
export const periodOf = (day: string, rhythm: Exclude<Rhythm, 'never'>): string => {
  switch (rhythm) {
    case 'week': return mondayOf(day)
    case 'fortnight': { const since = dayNumberOf(day) - firstMonday; return dayOfNumber(firstMonday + Math.floor(since / 14) * 14) }
    case 'month': return `${day.slice(0, 7)}-01`
  }
}

/** The first day of the period after it. */
export const nextPeriodOf = (day: string, rhythm: Exclude<Rhythm, 'never'>): string => {
  const start = periodOf(day, rhythm)
  return rhythm === 'month' ? `${addDays(start, 31).slice(0, 7)}-01` : addDays(start, rhythm === 'week' ? 7 : 14)
}
