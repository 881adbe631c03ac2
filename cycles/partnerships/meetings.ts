/** Meetings with a partner: planned, held or not, who was there by role, what was agreed; and when the last one was. */
import { addDays, dayNumberOf } from '../calendar/weeks.ts'
import { professionsOfASchool, type Profession } from '../people/professions.ts'
import { choiceOf, choicesOf, dayOf, lineOf, longestLine, longestNote, readAs, textOf, type Problems, type Read } from './words.ts'

export const meetingStates = ['planned', 'held', 'not-held'] as const
export type PartnerMeetingState = (typeof meetingStates)[number]

/** `present`: professions of the school; `partnerPresent`: roles of the organisation, in words. Both empty: nobody said who was there. */
export type PartnerMeetingFacts = { onDay: string; state: PartnerMeetingState; present: Profession[]; partnerPresent: string; talked: string; agreed: string }
export type MeetingProblem = 'day-missing' | 'day-unread' | 'held-tomorrow' | 'too-long'

export const readMeeting = (f: Record<string, string>, today: string): Read<PartnerMeetingFacts, MeetingProblem> => {
  const day = dayOf(f.onDay)
  const value = {
    onDay: day ?? '', state: choiceOf(meetingStates, f.state, 'planned'), present: choicesOf(professionsOfASchool, f.present), partnerPresent: lineOf(f.partnerPresent), talked: textOf(f.talked), agreed: textOf(f.agreed),
  }
  const problems: Problems<MeetingProblem> = {}
  if (day === null) problems.onDay = 'day-unread'
  else if (day === '') problems.onDay = 'day-missing'
  else if (value.state !== 'planned' && day > today) problems.onDay = 'held-tomorrow'
  if (value.partnerPresent.length > longestLine) problems.partnerPresent = 'too-long'
  for (const field of ['talked', 'agreed'] as const) if (value[field].length > longestNote) problems[field] = 'too-long'
  return readAs(value, problems)
}

/** Three months, the rhythm wished for in the source: from one day to the same one three months on, or the last of that month. */
export const threeMonthsAfter = (day: string): string => {
  const month = Number(day.slice(5, 7)) + 3
  const [year, m] = month > 12 ? [Number(day.slice(0, 4)) + 1, month - 12] : [Number(day.slice(0, 4)), month]
  const first = `${year}-${String(m).padStart(2, '0')}-01`
  const next = m === 12 ? `${year + 1}-01-01` : `${year}-${String(m + 1).padStart(2, '0')}-01`
  const last = addDays(next, -1)
  const same = `${first.slice(0, 8)}${day.slice(8)}`
  return same > last ? last : same
}

/**
 * Where the meetings stand. `since`: the last one held, or the day the partnership was written down when there was none. `asks`: three months
 * have gone by and nothing is planned: a question to the team, no reproach.
 */
export type Rhythm = { lastHeld: string | null; next: string | null; asks: boolean; days: number }
export const rhythmOf = (meetings: readonly { onDay: string; state: PartnerMeetingState }[], { begun, today }: { begun: string; today: string }): Rhythm => {
  const held = meetings.filter(m => m.state === 'held' && m.onDay <= today).map(m => m.onDay).sort()
  const planned = meetings.filter(m => m.state === 'planned' && m.onDay >= today).map(m => m.onDay).sort()
  const lastHeld = held.at(-1) ?? null
  const since = lastHeld ?? begun
  return { lastHeld, next: planned[0] ?? null, asks: planned.length === 0 && threeMonthsAfter(since) <= today, days: dayNumberOf(today) - dayNumberOf(since) }
}
