import { addDays } from '../cycles/calendar/weeks.ts'

/** The clock is passed in, never read from the machine by anything below. A demo's clock runs shifted; a test's stands still. */
export type Clock = { now(): Date }

export const machineClock: Clock = { now: () => new Date() }
export const shiftedClock = (offsetMs: number, base: Clock = machineClock): Clock => ({ now: () => new Date(base.now().getTime() + offsetMs) })
/** A clock that stands still until moved: for tests. */
export const frozenClock = (iso: string): Clock & { set(iso: string): void } => {
  let at = new Date(iso)
  return { now: () => new Date(at), set: next => { at = new Date(next) } }
}

/** One for each time zone: making a format costs far more than using it. */
const dayFormats = new Map<string, Intl.DateTimeFormat>()

/** The school day (`YYYY-MM-DD`) an instant falls on in a time zone. */
export const schoolDayOf = (at: Date, timeZone: string): string => {
  let format = dayFormats.get(timeZone)
  if (!format) dayFormats.set(timeZone, (format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })))
  return format.format(at)
}

const timeFormats = new Map<string, Intl.DateTimeFormat>()

/** The day and the minutes since midnight that an instant has on the clocks of a time zone. */
export const wallTimeOf = (at: Date, timeZone: string): { day: string; minutes: number } => {
  let format = timeFormats.get(timeZone)
  if (!format) timeFormats.set(timeZone, (format = new Intl.DateTimeFormat('en-CA', { timeZone, hourCycle: 'h23', hour: '2-digit', minute: '2-digit' })))
  const [hour, minute] = format.format(at).split(':').map(Number) as [number, number]
  return { day: schoolDayOf(at, timeZone), minutes: hour * 60 + minute }
}

const minuteMs = 60_000
const asMinutes = (day: string, minutes: number) => Date.parse(`${day}T00:00:00Z`) / minuteMs + minutes

/**
 * The instant at which the clocks of a time zone show this day and minute. An hour that comes twice (the clocks are put back) is its first;
 * one that does not come (they are put forward) is as much later as was skipped.
 */
export const instantOf = (wall: { day: string; minutes: number }, timeZone: string): Date => {
  const wanted = asMinutes(wall.day, wall.minutes)
  const shown = (utc: number) => { const w = wallTimeOf(new Date(utc * minuteMs), timeZone); return asMinutes(w.day, w.minutes) }
  // The offset before the change and the one after it: the earlier instant that shows the wanted time, where one does.
  const guesses = [-24 * 60, 24 * 60].map(around => wanted - (shown(wanted + around) - (wanted + around))).sort((a, b) => a - b)
  return new Date((guesses.find(g => shown(g) === wanted) ?? guesses[1]!) * minuteMs)
}

/** The calendar day before (`YYYY-MM-DD`). */
export const dayBefore = (day: string): string => addDays(day, -1)
