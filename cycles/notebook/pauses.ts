/** A cycle rests until a day: a season of national tests, a strike, a storm. A rest is no delay: it is in no count of days without news. */
export const pauseReasons = ['tests', 'strike', 'weather', 'other'] as const
export type PauseReason = (typeof pauseReasons)[number]

/** Days are `YYYY-MM-DD`; `until` is the last day of the rest, `endedOn` the day it was taken up again before that. */
export type Pause = { id: string; startsOn: string; until: string; reason: PauseReason; endedOn: string | null }

/** The rest a cycle is in on `today`, or null. */
export const currentPauseOf = (pauses: readonly Pause[], today: string): Pause | null =>
  pauses.find(p => p.startsOn <= today && today <= p.until && (p.endedOn === null || today < p.endedOn)) ?? null
