/**
 * Who leads a school's team. The first member leads it; from then on the lead is shared or handed over by whoever holds it, and taken
 * by any member when nobody does. A stand-in leads for some days while a leader is away: no reason is asked, none is kept.
 */
import { schoolDay } from '../notebook/parts.ts'

export const leadershipKinds = ['lead', 'stand-in'] as const
export type LeadershipKind = (typeof leadershipKinds)[number]

/** Days are `YYYY-MM-DD`, both ends included; `endsOn` null means open. */
export type Leadership = { id: string; personId: string; kind: LeadershipKind; startsOn: string; endsOn: string | null }

export const isCurrentOn = (l: Pick<Leadership, 'startsOn' | 'endsOn'>, today: string): boolean => l.startsOn <= today && (l.endsOn === null || today <= l.endsOn)
/** Named for days that have not begun. One ended before it began is over. */
export const isComing = (l: Pick<Leadership, 'startsOn' | 'endsOn'>, today: string): boolean => l.startsOn > today && (l.endsOn === null || l.endsOn >= l.startsOn)

export type StandInProblem = 'day_not_real' | 'stand_in_over' | 'day_before_start'

/** The days of a stand-in: from a day (today when none is said) until a day, or open. */
export const readStandInDays = (asked: { from: string; until: string }, today: string):
  { ok: true; from: string; until: string | null } | { ok: false; field: 'from' | 'until'; problem: StandInProblem } => {
  const from = asked.from || today
  if (!schoolDay.safeParse(from).success) return { ok: false, field: 'from', problem: 'day_not_real' }
  if (asked.until === '') return { ok: true, from, until: null }
  if (!schoolDay.safeParse(asked.until).success) return { ok: false, field: 'until', problem: 'day_not_real' }
  if (asked.until < from) return { ok: false, field: 'until', problem: 'day_before_start' }
  if (asked.until < today) return { ok: false, field: 'until', problem: 'stand_in_over' }
  return { ok: true, from, until: asked.until }
}
