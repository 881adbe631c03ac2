/**
 * Our own migration runner (decision 3). drizzle's SQLite migrator wraps a table rebuild in a transaction where
 * `foreign_keys = OFF` does nothing, so dropping the old parent deletes its children (drizzle-orm issue 5782).
 *
 * Rules: files in order, each with a SHA-256 that may not change once applied; a backup first; foreign keys off before BEGIN;
 * `foreign_key_check` and the row count of every table before COMMIT. A migration that means to remove rows says so in a line
 * `-- rows: table_name` for each table.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { sql } from 'drizzle-orm'
import { packageRoot } from './package-root.ts'
import type { Engine, Store } from './store.ts'

export type Migration = { name: string; sha256: string; sql: string; mayChangeRowsOf: string[] }

export class MigrationRefused extends Error {}

export const migrationsOf = (engine: Engine, folder = join(packageRoot, 'db/migrations', engine)): Migration[] =>
  readdirSync(folder).filter(f => f.endsWith('.sql')).sort().map(f => {
    const sql = readFileSync(join(folder, f), 'utf8')
    return {
      name: f.replace(/\.sql$/, ''),
      sha256: createHash('sha256').update(sql).digest('hex'),
      sql,
      mayChangeRowsOf: [...sql.matchAll(/^-- rows: (\w+)$/gm)].map(m => m[1]!),
    }
  })

type Applied = { name: string; sha256: string }

/** Which migrations are still to run. Throws when an applied one changed, is missing, or the order is broken. */
export const pendingOf = (applied: Applied[], known: Migration[]): Migration[] => {
  applied.forEach((a, i) => {
    const k = known[i]
    if (!k || k.name !== a.name) throw new MigrationRefused(`This database has migration ${a.name}, which this version of the program does not know in that place. Use the program version that made it, or a newer one.`)
    if (k.sha256 !== a.sha256) throw new MigrationRefused(`Migration ${a.name} was changed after it was applied. Restore its file as it was.`)
  })
  return known.slice(applied.length)
}

const createTable = (instantType: string) => `create table if not exists migration (name text primary key, sha256 text not null, applied_at ${instantType} not null)`
const statementsOf = (m: Migration) => m.sql.split('--> statement-breakpoint').map(s => s.trim()).filter(s => s.replace(/^--.*$/gm, '').trim() !== '')

/** Names of the migrations applied so far, oldest first; empty for a database that is new. */
export const appliedMigrations = async (store: Store): Promise<Applied[]> => {
  if (store.driver.kind === 'sqlite') {
    const known = store.driver.writer.prepare("select 1 from sqlite_master where name = 'migration'").get()
    return known ? (store.driver.writer.prepare('select name, sha256 from migration order by name').all() as Applied[]) : []
  }
  const known = await store.driver.query("select to_regclass('migration') as t")
  if (!known.rows[0]?.t) return []
  return (await store.driver.query('select name, sha256 from migration order by name')).rows as Applied[]
}

const rowCounts = (db: Database.Database) => {
  const tables = db.prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name <> 'migration'").pluck().all() as string[]
  return new Map(tables.map(t => [t, db.prepare(`select count(*) from "${t}"`).pluck().get() as number]))
}

const migrateSqlite = (db: Database.Database, pending: Migration[], now: Date, backupDir: string | null) => {
  const isNew = rowCounts(db).size === 0
  if (backupDir && !isNew) {
    mkdirSync(backupDir, { recursive: true, mode: 0o700 })
    const file = join(backupDir, `before-${pending[0]!.name}-${now.toISOString().replace(/[:.]/g, '')}.sqlite`)
    if (!existsSync(file)) db.prepare('vacuum into ?').run(file)
  }
  for (const m of pending) {
    db.pragma('foreign_keys = OFF')
    try {
      db.exec('BEGIN IMMEDIATE')
      const before = rowCounts(db)
      for (const statement of statementsOf(m)) db.exec(statement)
      const broken = db.pragma('foreign_key_check') as unknown[]
      if (broken.length > 0) throw new MigrationRefused(`Migration ${m.name} leaves ${broken.length} rows without their parent; nothing was changed.`)
      for (const [table, rows] of rowCounts(db)) {
        const had = before.get(table)
        if (had !== undefined && had !== rows && !m.mayChangeRowsOf.includes(table)) throw new MigrationRefused(`Migration ${m.name} changes table ${table} from ${had} to ${rows} rows without saying so; nothing was changed.`)
      }
      db.prepare('insert into migration (name, sha256, applied_at) values (?, ?, ?)').run(m.name, m.sha256, now.getTime())
      db.exec('COMMIT')
    } catch (e) {
      if (db.inTransaction) db.exec('ROLLBACK')
      throw e
    } finally {
      db.pragma('foreign_keys = ON')
    }
  }
}

/**
 * Brings the database to this program's schema. Returns the names applied now.
 * `backupDir`: where the copy before migrating goes (SQLite); null for none, in tests.
 */
export const migrate = async (store: Store, options: { backupDir: string | null; migrations?: Migration[] } = { backupDir: null }): Promise<string[]> => {
  const known = options.migrations ?? migrationsOf(store.engine)
  const pending = pendingOf(await appliedMigrations(store), known)
  if (pending.length === 0) return []
  const now = store.clock.now()
  if (store.driver.kind === 'sqlite') {
    store.driver.writer.exec(createTable('integer'))
    migrateSqlite(store.driver.writer, pending, now, options.backupDir)
  } else {
    const { query, long } = store.driver
    await query(createTable('timestamptz'))
    for (const m of pending) {
      await long('read committed', async execute => {
        // Two processes that start at once: the second waits here, and finds it done.
        await execute(sql`select pg_advisory_xact_lock(714025)`)
        if ((await execute(sql`select 1 from migration where name = ${m.name}`)).length > 0) return
        // drizzle-kit writes references to "public"; which schema is meant is the connection's search path to say.
        for (const statement of statementsOf(m)) await execute(sql.raw(statement.replaceAll('"public".', '')))
        await execute(sql`insert into migration (name, sha256, applied_at) values (${m.name}, ${m.sha256}, ${now.toISOString()})`)
      })
    }
  }
  return pending.map(m => m.name)
}

