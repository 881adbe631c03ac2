/** What a school has agreed to do when a student does not come. Every version is kept: the latest holds, and the one before is one undo away. */
import type { Columns } from './columns.ts'
import type { SchoolProtocol } from '../cycles/protocol/protocol.ts'
import type { BaseTables } from './schema.ts'

export const protocolTables = (c: Columns, { person }: BaseTables) => {
  const { text, int, instant, json } = c

  const schoolProtocol = c.table('school_protocol', {
    rbd: int().notNull(),
    version: int().notNull(),
    body: json<SchoolProtocol>().notNull(),
    savedBy: text().notNull().references(() => person.id),
    savedAt: instant().notNull(),
  }, t => [c.primaryKey({ columns: [t.rbd, t.version] })])

  return { schoolProtocol }
}
