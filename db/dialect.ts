/** What differs between the two engines, and nothing else does. */
import type Database from 'better-sqlite3'
import { Column, getTableColumns, getTableName, sql, type SQL, type Table } from 'drizzle-orm'
import { toSnakeCase } from 'drizzle-orm/casing'
import type { Db } from './store.ts'

/** The SQLite connection under a transaction's drizzle handle; absent on PostgreSQL. Filled by the store. */
export const rawWriters = new WeakMap<Db, Database.Database>()

type BulkInsert = { statement: Database.Statement; columns: readonly (readonly [key: string, column: Column, isPlain: boolean])[]; values: unknown[] }
const prepared = new WeakMap<Database.Database, Map<string, BulkInsert>>()

/** JSON that is text already, for a json column of `insertRows`: bulk rows spare its being read only to be written again. */
export class JsonText {
  constructor(readonly text: string) {}
  toJSON(): unknown { return JSON.parse(this.text) }
}

/**
 * Inserts many rows inside a tx: on SQLite through one prepared statement (drizzle's builder is ten times slower for bulk rows),
 * on PostgreSQL in multi-row inserts. Every row must have a value (or null) for each column of the table.
 */
export const insertRows = async <T extends Table>(tx: Db, table: T, rows: T['$inferInsert'][]): Promise<void> => {
  if (rows.length === 0) return
  const raw = rawWriters.get(tx)
  if (!raw) {
    // PostgreSQL takes 65,535 parameters in one statement.
    const step = Math.max(1, Math.floor(30_000 / Object.keys(getTableColumns(table)).length))
    for (let i = 0; i < rows.length; i += step) await tx.insert(table as never).values(rows.slice(i, i + step) as never)
    return
  }
  const name = getTableName(table)
  let inserts = prepared.get(raw)
  if (!inserts) prepared.set(raw, (inserts = new Map()))
  let insert = inserts.get(name)
  if (!insert) inserts.set(name, (insert = bulkInsertOf(raw, table)))
  const { statement, columns, values } = insert
  // One list of values for all rows, and only columns that say so are converted: with a hundred thousand rows this is half the time.
  for (const row of rows as Record<string, unknown>[]) {
    for (let i = 0; i < columns.length; i++) {
      const [key, column, isPlain] = columns[i]!
      const value = row[key]
      values[i] = value === null || value === undefined ? null : value instanceof JsonText ? value.text : isPlain ? value : column.mapToDriverValue(value)
    }
    statement.run(values)
  }
}

const bulkInsertOf = (raw: Database.Database, table: Table): BulkInsert => {
  const columns = Object.entries(getTableColumns(table)).map(([key, column]) => [key, column, column.mapToDriverValue === Column.prototype.mapToDriverValue] as const)
  const list = columns.map(([key]) => `"${toSnakeCase(key)}"`).join(', ')
  return { statement: raw.prepare(`insert into "${getTableName(table)}" (${list}) values (${columns.map(() => '?').join(', ')})`), columns, values: new Array(columns.length) }
}

/** Deletes up to `most` of the rows inside a tx, whichever, and says how many: all of a great many, a few at a time. */
export const deleteSome = async (tx: Db, table: Table, where: SQL, most: number): Promise<number> => {
  const row = sql.raw(rawWriters.has(tx) ? 'rowid' : 'ctid')
  const [one] = Object.values(getTableColumns(table))
  const deleted: unknown[] = await tx.delete(table as never).where(sql`${row} in (select ${row} from ${table} where ${where} limit ${most})`).returning({ one: one! } as never)
  return deleted.length
}

/** A sum as a number on both engines (node-postgres hands `sum()` back as text); 0 over no rows. */
export const sumOf = (column: Column | SQL): SQL<number> => sql<number>`coalesce(sum(${column}), 0)`.mapWith(Number)
export const countAll = (): SQL<number> => sql<number>`count(*)`.mapWith(Number)

/** Lower case without accents: what a search column holds and a search term becomes. */
export const foldText = (s: string) => s.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toLowerCase()

export type KnownDriverError = 'duplicate' | 'missing-parent'

/** What a driver's error means, or null when it is a surprise. */
export const knownDriverError = (e: unknown): KnownDriverError | null => {
  for (let at: unknown = e; at instanceof Error; at = at.cause) {
    const code = (at as { code?: unknown }).code
    if (code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY' || code === '23505') return 'duplicate'
    if (code === 'SQLITE_CONSTRAINT_FOREIGNKEY' || code === '23503') return 'missing-parent'
  }
  return null
}

/** Asks in slices and gives all rows in one list: SQLite takes 32,766 parameters in one statement. `step`: how many at a time. */
export const inSlices = async <I, T>(ids: readonly I[], ask: (slice: I[]) => Promise<T[]>, step = 5_000): Promise<T[]> => {
  const out: T[] = []
  for (let i = 0; i < ids.length; i += step) out.push(...await ask(ids.slice(i, i + step)))
  return out
}
