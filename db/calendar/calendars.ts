/** Calendars of many schools at once: what a page over a territory counts days by. */
import { and, asc, gte, inArray, isNull, lte, or } from 'drizzle-orm'
import { schoolCalendarOf, type SchoolCalendar } from '../../cycles/calendar/school-calendar.ts'
import type { CalendarEntry } from '../../cycles/calendar/entries.ts'
import type { Store } from '../store.ts'
import { listSlepOfSchools } from '../territory.ts'

/**
 * The calendar of each of these schools from one year to another, today's SLEP's entries included. Schools of one service that entered
 * nothing of their own share one calendar object, so that whoever counts with it counts once.
 */
export const listSchoolCalendars = async (store: Store, rbds: readonly number[], today: string, year: number, toYear = year): Promise<Map<number, SchoolCalendar>> => {
  const { calendarEntry: t } = store.s
  const wanted = [...new Set(rbds)]
  if (wanted.length === 0) return new Map()
  const rows = await store.read.select({ id: t.id, layer: t.layer, slepCode: t.slepCode, rbd: t.rbd, kind: t.kind, fromDay: t.fromDay, toDay: t.toDay, courses: t.courses, label: t.label })
    .from(t).where(and(isNull(t.withdrawnAt), lte(t.fromDay, `${toYear}-12-31`), gte(t.toDay, `${year}-01-01`), or(isNull(t.rbd), inArray(t.rbd, wanted)))).orderBy(asc(t.fromDay), asc(t.id))
  const sleps = await listSlepOfSchools(store, wanted, Number(today.slice(0, 4)))
  const entryOf = ({ slepCode: _, rbd: __, ...e }: (typeof rows)[number]): CalendarEntry => e
  const ofCountry = rows.filter(r => r.layer === 'country')
  const withOwn = new Set(rows.flatMap(r => r.rbd ?? []))
  const shared = new Map<number | null, SchoolCalendar>()
  const entriesAround = (slep: number | null) => rows.filter(r => r.layer === 'territory' && r.slepCode === slep)
  return new Map(wanted.map(rbd => {
    const slep = sleps.get(rbd) ?? null
    if (withOwn.has(rbd)) return [rbd, schoolCalendarOf([...ofCountry, ...entriesAround(slep), ...rows.filter(r => r.rbd === rbd)].map(entryOf))]
    let calendar = shared.get(slep)
    if (!calendar) shared.set(slep, (calendar = schoolCalendarOf([...ofCountry, ...entriesAround(slep)].map(entryOf))))
    return [rbd, calendar]
  }))
}
