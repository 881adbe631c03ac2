/** What people entered of days, by layer; nothing is deleted: an entry taken back keeps who took it. */
import { and, asc, eq, gte, isNull, lte, or } from 'drizzle-orm'
import { declaredDaysOf, schoolCalendarOf, type SchoolCalendar } from '../../cycles/calendar/school-calendar.ts'
import type { CalendarEntry, Layer } from '../../cycles/calendar/entries.ts'
import { recordIn } from '../audit.ts'
import { newId } from '../ids.ts'
import { listMonthHistograms } from '../indicators/school-months.ts'
import type { Store } from '../store.ts'
import { getSchoolThing } from '../territory.ts'

/** Whose days an entry is about. */
export type EntryOf = { layer: 'country' } | { layer: 'territory'; slepCode: number } | { layer: 'school'; rbd: number }
const keysOf = (of: EntryOf) => ({ layer: of.layer, slepCode: of.layer === 'territory' ? of.slepCode : null, rbd: of.layer === 'school' ? of.rbd : null })
const scopeOf = (of: EntryOf) => ({ scopeKind: of.layer === 'territory' ? 'slep' : of.layer, scopeId: of.layer === 'territory' ? String(of.slepCode) : of.layer === 'school' ? String(of.rbd) : '' })

export type EnteredEntry = CalendarEntry & { slepCode: number | null; enteredBy: string; enteredAt: Date }

/** Enters days. The very same entry again (a button pressed twice) is the first one. */
export const enterDays = (store: Store, days: EntryOf & { entry: Omit<CalendarEntry, 'id' | 'layer'>; by: string; requestId?: string | null }): Promise<{ id: string; isNew: boolean }> => store.tx(async tx => {
  const { calendarEntry: t } = store.s
  const keys = keysOf(days)
  const same = await tx.select({ id: t.id, courses: t.courses, label: t.label }).from(t).where(and(
    eq(t.layer, keys.layer), keys.slepCode === null ? isNull(t.slepCode) : eq(t.slepCode, keys.slepCode), keys.rbd === null ? isNull(t.rbd) : eq(t.rbd, keys.rbd),
    eq(t.kind, days.entry.kind), eq(t.fromDay, days.entry.fromDay), eq(t.toDay, days.entry.toDay), isNull(t.withdrawnAt),
  ))
  const first = same.find(s => s.courses.join() === days.entry.courses.join() && s.label === days.entry.label)
  if (first) return { id: first.id, isNew: false }
  const at = store.clock.now()
  const id = newId(at)
  await tx.insert(t).values({ id, ...keys, ...days.entry, courses: [...days.entry.courses], enteredBy: days.by, enteredAt: at, withdrawnBy: null, withdrawnAt: null })
  await recordIn(store, tx, { event: 'calendar.entered', personId: days.by, rbd: keys.rbd, requestId: days.requestId ?? null, detail: { ...scopeOf(days), entry: id, kind: days.entry.kind, from: days.entry.fromDay, to: days.entry.toDay } })
  return { id, isNew: true }
})

/** Takes an entry back. `rbd`: a school takes back its own only; null: the country's and the territories'. */
export const withdrawDays = (store: Store, which: { id: string; rbd: number | null; by: string; requestId?: string | null }): Promise<{ ok: boolean }> => store.tx(async tx => {
  const { calendarEntry: t } = store.s
  const [gone] = await tx.update(t).set({ withdrawnAt: store.clock.now(), withdrawnBy: which.by })
    .where(and(eq(t.id, which.id), which.rbd === null ? isNull(t.rbd) : eq(t.rbd, which.rbd), isNull(t.withdrawnAt))).returning({ layer: t.layer, slepCode: t.slepCode, rbd: t.rbd })
  if (!gone) return { ok: false }
  const of: EntryOf = gone.layer === 'country' ? { layer: 'country' } : gone.layer === 'territory' ? { layer: 'territory', slepCode: gone.slepCode! } : { layer: 'school', rbd: gone.rbd! }
  await recordIn(store, tx, { event: 'calendar.withdrawn', personId: which.by, rbd: gone.rbd, requestId: which.requestId ?? null, detail: { ...scopeOf(of), entry: which.id } })
  return { ok: true }
})

const columnsOf = (store: Store) => {
  const { calendarEntry: t, person } = store.s
  return { id: t.id, layer: t.layer, slepCode: t.slepCode, kind: t.kind, fromDay: t.fromDay, toDay: t.toDay, courses: t.courses, label: t.label, enteredBy: person.name, enteredAt: t.enteredAt }
}
const inYear = (store: Store, year: number) => and(lte(store.s.calendarEntry.fromDay, `${year}-12-31`), gte(store.s.calendarEntry.toDay, `${year}-01-01`))

/** The entries of a year that hold for a school: its own, its territory's (today's SLEP) and the country's, by day. */
export const listEntriesOfSchool = async (store: Store, of: { rbd: number; slepCode: number | null; year: number }): Promise<EnteredEntry[]> => {
  const { calendarEntry: t, person } = store.s
  return store.read.select(columnsOf(store)).from(t).innerJoin(person, eq(person.id, t.enteredBy)).where(and(
    isNull(t.withdrawnAt), inYear(store, of.year),
    or(eq(t.layer, 'country'), of.slepCode === null ? undefined : and(eq(t.layer, 'territory'), eq(t.slepCode, of.slepCode)), and(eq(t.layer, 'school'), eq(t.rbd, of.rbd))),
  )).orderBy(asc(t.fromDay), asc(t.id))
}

/** The country's and the territories' entries of a year, by day. No school's. */
export const listEntriesOfLayers = async (store: Store, year: number, layers: readonly Exclude<Layer, 'school'>[] = ['country', 'territory']): Promise<EnteredEntry[]> => {
  const { calendarEntry: t, person } = store.s
  return store.read.select(columnsOf(store)).from(t).innerJoin(person, eq(person.id, t.enteredBy))
    .where(and(isNull(t.withdrawnAt), inYear(store, year), isNull(t.rbd), or(...layers.map(l => eq(t.layer, l))))).orderBy(asc(t.fromDay), asc(t.id))
}

/** A school's calendar from `year` to `toYear` (usually the same), for denominators and marks. */
export const getSchoolCalendar = async (store: Store, rbd: number, today: string, year: number, toYear = year): Promise<SchoolCalendar> => {
  const { slepCode } = await getSchoolThing(store, rbd, today)
  const entries = new Map<string, CalendarEntry>()
  for (let y = year; y <= toYear; y++) for (const e of await listEntriesOfSchool(store, { rbd, slepCode, year: y })) entries.set(e.id, e)
  return schoolCalendarOf([...entries.values()])
}

/** By month (3-12): the days most students were due on in the Ministry's file; months without one are absent. */
export const getDeclaredDays = async (store: Store, rbd: number, year: number): Promise<Map<number, number>> => {
  const rows = await listMonthHistograms(store, { rbds: [rbd], from: { year, month: 3 }, to: { year, month: 12 }, teaching: 'young' })
  return new Map(rows.flatMap(r => { const days = declaredDaysOf(r.histogram); return days === null ? [] : [[r.month, days] as const] }))
}
