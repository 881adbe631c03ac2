/** A cycle rests until a day: a season of national tests, a strike, a storm. A rest is no delay: it is in no count of days without news. */
import { addDays, mondayOf } from '../calendar/weeks.ts'
import { schoolDay } from './parts.ts'

export const pauseReasons = ['tests', 'strike', 'weather', 'other'] as const
export type PauseReason = (typeof pauseReasons)[number]

/** Days are `YYYY-MM-DD`; `until` is the last day of the rest, `endedOn` the day it was taken up again before that. */
export type Pause = { id: string; startsOn: string; until: string; reason: PauseReason; endedOn: string | null }

/** The rest a cycle is in on `today`, or null. */
export const currentPauseOf = <P extends Pause>(pauses: readonly P[], today: string): P | null =>
  pauses.find(p => p.startsOn <= today && today <= p.until && (p.endedOn === null || today < p.endedOn)) ?? null

export type PauseProblem = 'day_not_real' | 'pause_until_past' | 'pause_too_long' | 'value_not_known'

/** Longer than a school's summer, and a year typed wrong is still caught. */
const longestDays = 183

/** What a form asked for, or what to say under which field: a reason of the list, and a last day from today to half a year ahead. */
export const readPause = (asked: { reason: string; until: string }, today: string):
  { ok: true; reason: PauseReason; until: string } | { ok: false; field: 'reason' | 'until'; problem: PauseProblem } => {
  const reason = pauseReasons.find(r => r === asked.reason)
  if (!reason) return { ok: false, field: 'reason', problem: 'value_not_known' }
  if (!schoolDay.safeParse(asked.until).success) return { ok: false, field: 'until', problem: 'day_not_real' }
  if (asked.until < today) return { ok: false, field: 'until', problem: 'pause_until_past' }
  if (asked.until > addDays(today, longestDays)) return { ok: false, field: 'until', problem: 'pause_too_long' }
  return { ok: true, reason, until: asked.until }
}

/** The day a form proposes: the Friday of next week. */
export const proposedUntil = (today: string): string => addDays(mondayOf(today), 11)
