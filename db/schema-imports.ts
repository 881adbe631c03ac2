/** Around imports: what people said about columns, and what schools that export nothing type by hand. */
import { sql } from 'drizzle-orm'
import type { Columns } from './columns.ts'
import type { ImportKind } from './import/report.ts'
import type { BaseTables } from './schema.ts'

export const importTables = (c: Columns, { person }: BaseTables) => {
  const { text, int, instant, json } = c

  /** Which column of a source stands for which of ours. A source is its header: the next file with the same one is read by itself. */
  const columnMapping = c.table('column_mapping', {
    headerHash: text().primaryKey(),
    kind: text().notNull().$type<ImportKind>(),
    /** Our column -> the file's, both as folded names. */
    columns: json<Record<string, string>>().notNull(),
    madeBy: text().references(() => person.id),
    madeAt: instant().notNull(),
  })

  /**
   * Days of a course in a week, typed. Only added to: the latest row of a course and week is what is read, the others say what it was
   * before. `daysDue` 0 takes a week back.
   */
  const courseWeek = c.table('course_week', {
    id: text().primaryKey(),
    rbd: int().notNull(),
    /** The Monday, `YYYY-MM-DD`. */
    monday: text().notNull(),
    course: text().notNull(),
    daysAttended: int().notNull(),
    daysDue: int().notNull(),
    typedBy: text().notNull().references(() => person.id),
    typedAt: instant().notNull(),
  }, t => [
    c.index('course_week_school').on(t.rbd, t.monday),
    c.check('course_week_days', sql`${t.daysAttended} >= 0 and ${t.daysAttended} <= ${t.daysDue}`),
  ])

  return { columnMapping, courseWeek }
}
