/** On which days somebody is at work in the schools of the installation, and when the next hour of work begins. */
import { nextSendingTime } from '../../cycles/digest/hours.ts'
import { schoolCalendarOf, whyNoClasses } from '../../cycles/calendar/school-calendar.ts'
import { instantOf, wallTimeOf } from '../clock.ts'
import { getInstallation } from '../installation.ts'
import type { Store } from '../store.ts'
import { listEntriesOfLayers } from './entries.ts'

/**
 * Whether a day is one of work: some territory's schools have classes by the entries of the country and its own. So neither weekends and
 * national holidays nor the breaks and the summer that all of them have; one school's own days say nothing. From `year` and the year after.
 */
export const getWorkingDays = async (store: Store, year: number): Promise<(day: string) => boolean> => {
  const entries = [...await listEntriesOfLayers(store, year), ...await listEntriesOfLayers(store, year + 1)]
  const ofCountry = entries.filter(e => e.layer === 'country')
  const territories = [...new Set(entries.flatMap(e => e.slepCode ?? []))]
  const calendars = [ofCountry, ...territories.map(code => [...ofCountry, ...entries.filter(e => e.slepCode === code)])].map(schoolCalendarOf)
  return day => calendars.some(calendar => whyNoClasses(calendar, day) === null)
}

/** How long until the next moment in which a digest may go out: 0 now, in working hours. */
export const msUntilWorkingHours = async (store: Store): Promise<number> => {
  const timeZone = (await getInstallation(store))?.timeZone ?? 'America/Santiago'
  const now = store.clock.now()
  const wall = wallTimeOf(now, timeZone)
  const next = nextSendingTime(wall, await getWorkingDays(store, Number(wall.day.slice(0, 4))))
  if (next === null) return 24 * 3_600_000
  if (next === wall) return 0
  return Math.max(1_000, instantOf(next, timeZone).getTime() - now.getTime())
}
