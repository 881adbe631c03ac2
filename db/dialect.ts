/** What differs between the two engines, and nothing else does. */
import type Database from 'better-sqlite3'
import { getTableColumns, getTableName, sql, type Column, type SQL, type Table } from 'drizzle-orm'
import { toSnakeCase } from 'drizzle-orm/casing'
import type { Db } from './store.ts'

/** The SQLite connection under a transaction's drizzle handle; absent on PostgreSQL. Filled by the store. */
export const rawWriters = new WeakMap<Db, Database.Database>()

const prepared = new WeakMap<Database.Database, Map<string, Database.Statement>>()

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
  const columns = Object.entries(getTableColumns(table)) as [string, Column][]
  const name = getTableName(table)
  let statements = prepared.get(raw)
  if (!statements) prepared.set(raw, (statements = new Map()))
  let statement = statements.get(name)
  if (!statement) {
    const list = columns.map(([key]) => `"${toSnakeCase(key)}"`).join(', ')
    statement = raw.prepare(`insert into "${name}" (${list}) values (${columns.map(() => '?').join(', ')})`)
    statements.set(name, statement)
  }
  for (const row of rows) {
    statement.run(columns.map(([key, column]) => {
      const value = (row as Record<string, unknown>)[key]
      return value === null || value === undefined ? null : value instanceof JsonText ? value.text : column.mapToDriverValue(value)
    }))
  }
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
