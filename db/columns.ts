/**
 * Two column kits with the same TypeScript types, so that there is one schema for two engines.
 * The PostgreSQL kit is cast to the SQLite kit once, here only: what a query reads and writes has the same shape on both.
 */
import * as s from 'drizzle-orm/sqlite-core'
import * as p from 'drizzle-orm/pg-core'

export const sqliteColumns = {
  table: s.sqliteTable,
  text: () => s.text(),
  int: () => s.integer(),
  /** Whole numbers beyond 32 bits (bytes, milliseconds). */
  big: () => s.integer(),
  bool: () => s.integer({ mode: 'boolean' }),
  instant: () => s.integer({ mode: 'timestamp_ms' }),
  json: <T>() => s.text({ mode: 'json' }).$type<T>(),
  primaryKey: s.primaryKey,
  index: s.index,
  unique: s.uniqueIndex,
  check: s.check,
  foreignKey: s.foreignKey,
}

export type Columns = typeof sqliteColumns

export const pgColumns = {
  table: p.pgTable,
  text: () => p.text(),
  int: () => p.integer(),
  big: () => p.bigint({ mode: 'number' }),
  bool: () => p.boolean(),
  instant: () => p.timestamp({ withTimezone: true, precision: 3, mode: 'date' }),
  json: <T>() => p.jsonb().$type<T>(),
  primaryKey: p.primaryKey,
  index: p.index,
  unique: p.uniqueIndex,
  check: p.check,
  foreignKey: p.foreignKey,
} as unknown as Columns
