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

/** The calendar day before (`YYYY-MM-DD`). */
export const dayBefore = (day: string): string => addDays(day, -1)
