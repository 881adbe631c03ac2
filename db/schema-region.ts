/** What a region sets and keeps for its own pages: the smallest group that is told, and views of the board a person named. */
import { sql } from 'drizzle-orm'
import type { Columns } from './columns.ts'
import type { BaseTables } from './schema.ts'

export const regionTables = (c: Columns, { person }: BaseTables) => {
  const { text, int, instant } = c

  /**
   * The fewest students a group is told of (decision 14). `scope`: 'across', for everything that spans services or leaves; or the code of a service,
   * for its own regional staff alone. Without a row: 10.
   */
  const smallestGroup = c.table('smallest_group', {
    scope: text().primaryKey(),
    fewest: int().notNull(),
    changedBy: text().references(() => person.id),
    changedAt: instant().notNull(),
  }, t => [c.check('smallest_group_fewest', sql`${t.fewest} between 5 and 30 and (${t.scope} <> 'across' or ${t.fewest} >= 10)`)])

  /** Filters and a view of the board under a name: a person's own, of nobody else's concern. Deleted ones stay, so that deleting can be undone. */
  const savedView = c.table('saved_view', {
    id: text().primaryKey(),
    personId: text().notNull().references(() => person.id),
    name: text().notNull(),
    /** The query of the address (`comuna=99104&vista=graficos`), in the order the board writes it; never a figure. */
    search: text().notNull(),
    createdAt: instant().notNull(),
    deletedAt: instant(),
  }, t => [c.index('saved_view_person').on(t.personId)])

  return { smallestGroup, savedView }
}
