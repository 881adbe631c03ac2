/**
 * Whether the meetings a school chose came to be: plain facts by week, month or three months (reference: programme, practice seen to work:
 * monthly meetings led by the principal, weekly follow-up by the pair, with partners every three months). Holidays do not count: a period
 * without a day of classes is none. No share, no judgement: a week without a meeting is a week without a meeting.
 */
import { daysOfMonth } from '../calendar/school-calendar.ts'
import { monthKey, monthOfDay, monthsBetween } from '../calendar/days.ts'
import { addDays, isMonday, mondayOf } from '../calendar/weeks.ts'
import type { MeetingRhythm } from './protocol.ts'

/** From its first to its last day, both included (`YYYY-MM-DD`). */
export type Period = { from: string; to: string }
/** A meeting of one rhythm: the day it is of, and the day set for the next one ('' none). A meeting of a later day than today is planned, not held. */
export type RhythmMeeting = { on: string; next: string }

export type RhythmFacts = {
  /** Periods that are over and began since the rhythm was chosen, with a meeting or without one. */
  held: Period[]
  without: Period[]
  /** The next day planned, from today on. */
  planned: string | null
  /** A day that was planned and is past, with no meeting of any kind from it on. Null while another is planned. */
  plannedPast: string | null
}

/** Days a period may be long before nobody meets in it: a look at each is enough to find one with classes. */
const hasDay = ({ from, to }: Period, hasClasses: (day: string) => boolean): boolean => {
  for (let day = from; day <= to; day = addDays(day, 1)) if (hasClasses(day)) return true
  return false
}

const weeksFrom = (since: string, until: string): Period[] => {
  const out: Period[] = []
  for (let monday = isMonday(since) ? since : addDays(mondayOf(since), 7); addDays(monday, 6) <= until; monday = addDays(monday, 7)) out.push({ from: monday, to: addDays(monday, 6) })
  return out
}
const monthsFrom = (since: string, until: string): Period[] =>
  monthsBetween(monthOfDay(since), monthOfDay(until)).map(m => ({ from: `${monthKey(m)}-01`, to: daysOfMonth(m).at(-1)! })).filter(p => p.from >= since && p.to <= until)

/**
 * The periods of a rhythm that are over by the evening of `until` and began on `since` or later, each with a day of classes. Three months are three
 * months with classes, one after another: the summer between them does not count.
 */
export const periodsOf = (rhythm: MeetingRhythm, since: string, until: string, hasClasses: (day: string) => boolean): Period[] => {
  if (until < since) return []
  if (rhythm === 'follow-up') return weeksFrom(since, until).filter(p => hasDay(p, hasClasses))
  const months = monthsFrom(since, until).filter(p => hasDay(p, hasClasses))
  if (rhythm === 'review') return months
  return months.flatMap((m, i) => (i % 3 === 2 ? [{ from: months[i - 2]!.from, to: m.to }] : []))
}

/**
 * `since`: the day the rhythm was chosen or the cycle began, whichever is later; `until`: the last day counted (yesterday, or the day the cycle
 * ended). `otherDays`: of the school's other meetings: a date set for the next meeting was kept by whichever came. `hasClasses`: whether the school met its students that day; a caller leaves out the days of a rest there.
 */
export const describeRhythm = (of: {
  rhythm: MeetingRhythm; since: string; until: string; today: string; meetings: readonly RhythmMeeting[]; otherDays?: readonly string[]; hasClasses: (day: string) => boolean
}): RhythmFacts => {
  const days = of.meetings.map(x => x.on)
  const periods = periodsOf(of.rhythm, of.since, of.until, of.hasClasses)
  const isHeld = (p: Period) => days.some(day => p.from <= day && day <= p.to && day <= of.today)
  const set = [...of.meetings.flatMap(x => (x.next === '' ? [] : [x.next])), ...days.filter(day => day > of.today)].sort()
  const planned = set.find(day => day >= of.today) ?? null
  const past = set.filter(day => day < of.today).at(-1) ?? null
  return {
    held: periods.filter(isHeld), without: periods.filter(p => !isHeld(p)), planned,
    plannedPast: planned === null && past !== null && ![...days, ...of.otherDays ?? []].some(day => day >= past && day <= of.today) ? past : null,
  }
}
