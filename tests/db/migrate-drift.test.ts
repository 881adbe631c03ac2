/** The two schemas are one, and the migrated databases are the schema. A column added to `schema.ts` without a migration fails here. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { getTableName, type Column, type Table } from 'drizzle-orm'
import { toSnakeCase } from 'drizzle-orm/casing'
import { getTableConfig as pgConfigOf, type PgTable } from 'drizzle-orm/pg-core'
import { getTableConfig as sqliteConfigOf, type SQLiteTable } from 'drizzle-orm/sqlite-core'
import { expect, inject, it } from 'vitest'
import { schema as pgSchema } from '../../db/schema.pg.ts'
import { schema as sqliteSchema } from '../../db/schema.sqlite.ts'
import { openSqliteTestStore } from '../support/stores.ts'

type Shape = Record<string, { columns: Record<string, { isRequired: boolean }>; key: string[]; indexes: Record<string, { columns: string[]; isUnique: boolean }>; parents: string[] }>

const columnName = (c: { name: string }) => toSnakeCase(c.name)
const sorted = <T>(entries: [string, T][]): Record<string, T> => Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))

const shapeOfSchema = (tables: Record<string, Table>, configOf: (t: never) => {
  columns: Column[]; indexes: { config: { name?: string; columns: unknown[]; unique: boolean } }[]; primaryKeys: { columns: { name: string }[] }[]
  foreignKeys: { reference(): { columns: { name: string }[]; foreignTable: Table } }[]
}): Shape => sorted(Object.values(tables).map(table => {
  const c = configOf(table as never)
  const compound = c.primaryKeys[0]?.columns.map(columnName)
  const key = compound ?? c.columns.filter(x => x.primary).map(columnName)
  return [getTableName(table), {
    columns: sorted(c.columns.map(x => [columnName(x), { isRequired: x.notNull || x.primary || key.includes(columnName(x)) }])),
    key,
    indexes: sorted(c.indexes.map(i => [i.config.name!, { columns: (i.config.columns as { name: string }[]).map(columnName), isUnique: i.config.unique }])),
    parents: c.foreignKeys.map(f => { const r = f.reference(); return `${r.columns.map(columnName).join(',')} -> ${getTableName(r.foreignTable)}` }).sort(),
  }]
}))

const sqliteShape = shapeOfSchema(sqliteSchema as unknown as Record<string, Table>, sqliteConfigOf as (t: SQLiteTable) => never)
const pgShape = shapeOfSchema(pgSchema as unknown as Record<string, Table>, pgConfigOf as (t: PgTable) => never)

it('builds the same tables, columns, keys, indexes and references for both engines', () => {
  expect(Object.keys(sqliteShape).length).toBeGreaterThan(20)
  expect(pgShape).toEqual(sqliteShape)
})

it('is what the migrated SQLite database has', async () => {
  const { store, drop } = await openSqliteTestStore()
  if (store.driver.kind !== 'sqlite') throw new Error('not SQLite')
  const db = store.driver.reader
  const names = db.prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name <> 'migration'").pluck().all() as string[]
  const found: Shape = sorted(names.map(table => {
    const columns = db.pragma(`table_xinfo("${table}")`) as { name: string; notnull: number; pk: number }[]
    const indexes = (db.pragma(`index_list("${table}")`) as { name: string; unique: number; origin: string }[]).filter(i => i.origin === 'c')
    return [table, {
      columns: sorted(columns.map(c => [c.name, { isRequired: c.notnull === 1 || c.pk > 0 }])),
      key: columns.filter(c => c.pk > 0).sort((a, b) => a.pk - b.pk).map(c => c.name),
      indexes: sorted(indexes.map(i => [i.name, { columns: (db.pragma(`index_info("${i.name}")`) as { name: string }[]).map(c => c.name), isUnique: i.unique === 1 }])),
      parents: (db.pragma(`foreign_key_list("${table}")`) as { from: string; table: string }[]).map(f => `${f.from} -> ${f.table}`).sort(),
    }]
  }))
  expect(found).toEqual(sqliteShape)
  await drop()
})

it('is what the migrated PostgreSQL database has', async () => {
  const lite = new PGlite({ loadDataDir: new Blob([readFileSync(join(inject('templates'), 'template.tar'))]) })
  const rowsOf = async <T>(sql: string) => (await lite.query<T>(sql)).rows
  const columns = await rowsOf<{ t: string; c: string; required: boolean }>("select table_name as t, column_name as c, is_nullable = 'NO' as required from information_schema.columns where table_schema = 'public'")
  const indexes = await rowsOf<{ t: string; i: string; columns: string[]; is_unique: boolean; is_primary: boolean }>(
    `select t.relname as t, i.relname as i, x.indisunique as is_unique, x.indisprimary as is_primary,
       array(select a.attname::text from unnest(x.indkey) with ordinality k(n, o) join pg_attribute a on a.attrelid = t.oid and a.attnum = k.n order by k.o) as columns
     from pg_index x join pg_class t on t.oid = x.indrelid join pg_class i on i.oid = x.indexrelid join pg_namespace n on n.oid = t.relnamespace where n.nspname = 'public'`)
  const parents = await rowsOf<{ t: string; columns: string[]; parent: string }>(
    `select t.relname as t, p.relname as parent,
       array(select a.attname::text from unnest(c.conkey) with ordinality k(n, o) join pg_attribute a on a.attrelid = t.oid and a.attnum = k.n order by k.o) as columns
     from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_class p on p.oid = c.confrelid where c.contype = 'f'`)
  const names = [...new Set(columns.map(c => c.t))].filter(t => t !== 'migration')
  const found: Shape = sorted(names.map(table => [table, {
    columns: sorted(columns.filter(c => c.t === table).map(c => [c.c, { isRequired: c.required }])),
    key: indexes.find(i => i.t === table && i.is_primary)?.columns ?? [],
    indexes: sorted(indexes.filter(i => i.t === table && !i.is_primary).map(i => [i.i, { columns: i.columns, isUnique: i.is_unique }])),
    parents: parents.filter(p => p.t === table).map(p => `${p.columns.join(',')} -> ${p.parent}`).sort(),
  }]))
  expect(found).toEqual(pgShape)
  await lite.close()
})
