/** The calendar: what the country, a territory and a school say of their days. National holidays are reckoned and stand in no table. */
import { sql } from 'drizzle-orm'
import type { Columns } from './columns.ts'
import type { EntryKind } from '../cycles/calendar/entries.ts'
import type { BaseTables } from './schema.ts'

export const calendarTables = (c: Columns, { person }: BaseTables) => {
  const { text, int, instant, json } = c

  /** One entry, of one day or more. Exactly one layer: the country (no code), a territory (`slepCode`) or a school (`rbd`). */
  const calendarEntry = c.table('calendar_entry', {
    id: text().primaryKey(),
    layer: text().notNull().$type<'country' | 'territory' | 'school'>(),
    slepCode: int(),
    rbd: int(),
    kind: text().notNull().$type<EntryKind>(),
    fromDay: text().notNull(),
    toDay: text().notNull(),
    /** The courses it is for; empty: everybody. */
    courses: json<string[]>().notNull(),
    label: text().notNull(),
    enteredBy: text().notNull().references(() => person.id),
    enteredAt: instant().notNull(),
    withdrawnBy: text().references(() => person.id),
    withdrawnAt: instant(),
  }, t => [
    c.index('calendar_entry_school').on(t.rbd, t.fromDay),
    c.index('calendar_entry_layer').on(t.layer, t.slepCode, t.fromDay),
    c.check('calendar_entry_layer_known', sql`(${t.layer} = 'country' and ${t.slepCode} is null and ${t.rbd} is null) or (${t.layer} = 'territory' and ${t.slepCode} is not null and ${t.rbd} is null) or (${t.layer} = 'school' and ${t.slepCode} is null and ${t.rbd} is not null)`),
    c.check('calendar_entry_days', sql`${t.fromDay} <= ${t.toDay}`),
  ])

  return { calendarEntry }
}
