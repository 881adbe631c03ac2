/** What leaves a service: its own decision about it, and the keys programs read with. */
import type { Columns } from './columns.ts'
import type { TableName } from '../cycles/opendata/tables.ts'
import type { BaseTables } from './schema.ts'

export const opendataTables = (c: Columns, { person, slep }: BaseTables) => {
  const { text, int, bool, instant, json } = c

  /** A service lets its schools be seen from outside it, or no longer does: the newest row holds. None: nothing is seen. */
  const outsideDecision = c.table('outside_decision', {
    id: text().primaryKey(),
    slepCode: int().notNull().references(() => slep.code),
    isOpen: bool().notNull(),
    decidedBy: text().notNull().references(() => person.id),
    decidedAt: instant().notNull(),
  }, t => [c.index('outside_decision_slep').on(t.slepCode, t.decidedAt)])

  /** A key a program reads with. The key itself is kept nowhere: the row has its SHA-256. */
  const dataKey = c.table('data_key', {
    id: text().primaryKey(),
    keyHash: text().notNull(),
    name: text().notNull(),
    /** The service it reads; null: the country, as far as services let be seen. */
    slepCode: int().references(() => slep.code),
    tables: json<TableName[]>().notNull(),
    madeBy: text().notNull().references(() => person.id),
    madeAt: instant().notNull(),
    /** The last day it opens anything, `YYYY-MM-DD`. */
    expiresOn: text().notNull(),
    lastUsedAt: instant(),
    revokedAt: instant(),
    revokedBy: text().references(() => person.id),
    /** The minute of the last request, since 1970, and how many there were in it. */
    minute: int().notNull(),
    requestsInMinute: int().notNull(),
  }, t => [c.unique('data_key_hash').on(t.keyHash), c.index('data_key_slep').on(t.slepCode)])

  return { outsideDecision, dataKey }
}
