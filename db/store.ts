/**
 * The store: one schema on two engines. `read` for queries, `tx` as the only way to write.
 *
 * SQLite: one writer connection behind a promise queue, one read connection. better-sqlite3 waits for a lock by blocking the whole
 * process, so `busy_timeout` is 0 and `tx` retries `BEGIN IMMEDIATE` with an awaited pause. Inside a tx only database awaits.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import { chmodSync, existsSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { drizzle as drizzleSqlite } from 'drizzle-orm/better-sqlite3'
import type { SQL } from 'drizzle-orm'
import { drizzle as drizzlePg } from 'drizzle-orm/node-postgres'
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core'
import pg from 'pg'
import type { Clock } from './clock.ts'
import type { Schema } from './schema.ts'
import { schema as sqliteSchema } from './schema.sqlite.ts'
import { schema as pgSchema } from './schema.pg.ts'
import { rawWriters } from './dialect.ts'

export type Db = BaseSQLiteDatabase<'async', unknown, Record<string, never>>
export type Engine = 'sqlite' | 'pg'

export type Store = {
  engine: Engine
  s: Schema
  read: Db
  /** Runs `f` in one transaction. A nested call throws; a lost race for the lock is retried, `f` then runs again from the start. */
  tx<T>(f: (tx: Db) => Promise<T>): Promise<T>
  clock: Clock
  /** Changes the clock the store hands out (a demo's clock is a row, known only once the store is open). */
  setClock(clock: Clock): void
  close(): Promise<void>
  /** The driver underneath, for migrations, backups and checks only. */
  driver: { kind: 'sqlite'; writer: Database.Database; reader: Database.Database } | {
    kind: 'pg'
    query(sql: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>
    /** One transaction on one connection, as long as it takes: a snapshot to read, an empty database to fill. */
    long<T>(isolation: 'repeatable read' | 'read committed', work: (execute: (query: SQL) => Promise<Record<string, unknown>[]>) => Promise<T>): Promise<T>
  }
}

const insideTx = new AsyncLocalStorage<true>()
const refuseNested = () => {
  if (insideTx.getStore()) throw new Error('store.tx inside store.tx: two writes are one transaction, pass the tx on')
}

/** How long a writer waits for another process's lock before it gives up. */
const lockPatienceMs = 10_000

export class StoreBusy extends Error {
  constructor() { super('The database stayed locked by another process for 10 s') }
}

const isBusy = (e: unknown) => e instanceof Error && 'code' in e && typeof e.code === 'string' && e.code.startsWith('SQLITE_BUSY')

const openConnection = async (file: string, options: Database.Options): Promise<Database.Database> => {
  for (let waited = 0; ; waited += 25) {
    try {
      const c = new Database(file, { timeout: 0, ...options })
      c.pragma('journal_mode = WAL')
      c.pragma('synchronous = FULL')
      c.pragma('foreign_keys = ON')
      c.pragma('trusted_schema = OFF')
      c.pragma('temp_store = MEMORY')
      c.pragma('journal_size_limit = 67108864')
      return c
    } catch (e) {
      if (!isBusy(e) || waited > lockPatienceMs) throw e
      await pause(25)
    }
  }
}

/** Opens (and creates) the embedded database. The file is readable by its owner only. */
export const openSqliteStore = async (file: string, clock: Clock): Promise<Store> => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const isNew = !existsSync(file)
  const writer = await openConnection(file, {})
  if (isNew) chmodSync(file, 0o600)
  const reader = await openConnection(file, {})
  reader.pragma('query_only = ON')
  const read = drizzleSqlite(reader, { casing: 'snake_case' }) as unknown as Db
  const writeDb = drizzleSqlite(writer, { casing: 'snake_case' }) as unknown as Db
  rawWriters.set(writeDb, writer)
  let tail: Promise<unknown> = Promise.resolve()
  let current = clock

  const begin = async () => {
    const start = performance.now()
    for (let wait = 2; ; wait = Math.min(wait * 1.6, 40)) {
      try { writer.exec('BEGIN IMMEDIATE'); return } catch (e) {
        if (!isBusy(e)) throw e
        if (performance.now() - start > lockPatienceMs) throw new StoreBusy()
        await pause(wait)
      }
    }
  }
  const run = async <T>(f: (tx: Db) => Promise<T>): Promise<T> => {
    await begin()
    try {
      const value = await insideTx.run(true, () => f(writeDb))
      writer.exec('COMMIT')
      return value
    } catch (e) {
      if (writer.inTransaction) writer.exec('ROLLBACK')
      throw e
    }
  }
  return {
    engine: 'sqlite',
    s: sqliteSchema,
    read,
    tx: f => {
      refuseNested()
      const p = tail.then(() => run(f))
      tail = p.catch(() => {})
      return p
    },
    get clock() { return current },
    setClock: c => { current = c },
    close: async () => {
      await tail
      reader.close()
      writer.close()
    },
    driver: { kind: 'sqlite', writer, reader },
  }
}

/** Wraps a drizzle PostgreSQL database (node-postgres here, PGlite in tests) as a store. */
export const pgStoreOf = (
  db: { transaction(f: (tx: unknown) => Promise<unknown>, config?: { isolationLevel: string }): Promise<unknown> },
  query: (sql: string, values?: unknown[]) => Promise<{ rows: Record<string, unknown>[] }>,
  clock: Clock,
  close: () => Promise<void>,
): Store => {
  let current = clock
  return {
    engine: 'pg',
    s: pgSchema,
    read: db as unknown as Db,
    tx: async <T>(f: (tx: Db) => Promise<T>) => {
      refuseNested()
      for (let attempt = 1; ; attempt++) {
        try {
          return (await db.transaction(tx => insideTx.run(true, () => f(tx as Db)))) as T
        } catch (e) {
          // Serialisation failure and deadlock: the whole unit runs again.
          const code = (e as { code?: string; cause?: { code?: string } }).code ?? (e as { cause?: { code?: string } }).cause?.code
          if (attempt >= 3 || (code !== '40001' && code !== '40P01')) throw e
          await pause(20 * attempt)
        }
      }
    },
    get clock() { return current },
    setClock: c => { current = c },
    close,
    driver: {
      kind: 'pg',
      query,
      long: async <T>(isolationLevel: string, work: (execute: (query: SQL) => Promise<Record<string, unknown>[]>) => Promise<T>) => (await db.transaction(
        tx => work(async q => (await (tx as { execute(q: SQL): Promise<{ rows: Record<string, unknown>[] }> }).execute(q)).rows), { isolationLevel },
      )) as T,
    },
  }
}

export const openPgStore = async (url: string, clock: Clock): Promise<Store> => {
  const pool = new pg.Pool({ connectionString: url, max: 10 })
  // A connection that drops while idle must not take the process with it; the next query opens another.
  pool.on('error', () => {})
  await pool.query('select 1')
  const db = drizzlePg(pool, { casing: 'snake_case' })
  return pgStoreOf(db as never, (sql, values) => pool.query(sql, values) as never, clock, () => pool.end())
}

/** Opens what the configuration names: PostgreSQL when there is a URL, else the embedded file. */
export const openStore = (where: { databaseUrl: string | null; dataDir: string }, clock: Clock): Promise<Store> =>
  where.databaseUrl ? openPgStore(where.databaseUrl, clock) : openSqliteStore(`${where.dataDir}/cuaderno.sqlite`, clock)
