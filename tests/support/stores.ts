/**
 * Query tests on both engines: SQLite, and PostgreSQL where TEST_DATABASE_URL names one (`.ci/run` does); elsewhere PGlite stands for it, which passes
 * some of what PostgreSQL refuses.
 *
 *   onEachEngine('cycles', open => { it('…', async () => { const store = await open() … }) })
 */
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { afterAll, afterEach, describe, inject } from 'vitest'
import { frozenClock } from '../../db/clock.ts'
import { migrate } from '../../db/migrate.ts'
import { openPgStore, openSqliteStore, type Store } from '../../db/store.ts'
import { pgliteStore } from './pglite-store.ts'

/** Wednesday 18 November 2026, 10:40 in Santiago: the day the demo's story stands at. */
export const testNow = '2026-11-18T13:40:00Z'
export type TestClock = ReturnType<typeof frozenClock>
/** The frozen clock of a store opened here, to move it. */
export const clockOf = (store: Store) => store.clock as TestClock

/**
 * Truncating a hundred and more tables takes a second, emptying those that hold anything some milliseconds. As a replica does it: rows go in any order,
 * whatever refers to them. That takes a superuser, which the user of a throw-away cluster is.
 */
const emptyTables = (schema: string) => `do $$ declare t text; filled boolean; begin
  set local session_replication_role = replica;
  for t in select tablename from pg_tables where schemaname = '${schema}' and tablename <> 'migration' loop
    execute format('select exists (select 1 from %I)', t) into filled;
    if filled then execute format('delete from %I', t); end if;
  end loop; end $$`

export const openSqliteTestStore = async (): Promise<{ store: Store; file: string; drop: () => Promise<void> }> => {
  const dir = mkdtempSync(join(tmpdir(), 'cuaderno-store-'))
  const file = join(dir, 'cuaderno.sqlite')
  copyFileSync(join(inject('templates'), 'template.sqlite'), file)
  const store = await openSqliteStore(file, frozenClock(testNow))
  return { store, file, drop: async () => { await store.close(); rmSync(dir, { recursive: true, force: true }) } }
}

let lite: PGlite | undefined

export const onEachEngine = (name: string, tests: (open: () => Promise<Store>, engine: 'sqlite' | 'pglite' | 'postgres') => void) => {
  describe(`${name} (SQLite)`, () => {
    const drops: (() => Promise<void>)[] = []
    afterEach(async () => { for (const d of drops.splice(0)) await d() })
    tests(async () => { const { store, drop } = await openSqliteTestStore(); drops.push(drop); return store }, 'sqlite')
  })
  const url = process.env.TEST_DATABASE_URL
  if (!url) describe(`${name} (PGlite)`, () => {
    tests(async () => {
      if (lite) await lite.exec(emptyTables('public'))
      else lite = new PGlite({ loadDataDir: new Blob([readFileSync(join(inject('templates'), 'template.tar'))]) })
      return pgliteStore(lite, frozenClock(testNow))
    }, 'pglite')
    afterAll(async () => { await lite?.close(); lite = undefined })
  })
  if (url) describe(`${name} (PostgreSQL)`, () => {
    let store: Store | undefined
    const schema = `t${process.pid}`
    tests(async () => {
      if (!store) {
        const admin = await openPgStore(url, frozenClock(testNow))
        if (admin.driver.kind === 'pg') await admin.driver.query(`drop schema if exists ${schema} cascade; create schema ${schema}`)
        await admin.close()
        store = await openPgStore(`${url}?options=-csearch_path%3D${schema}`, frozenClock(testNow))
        await migrate(store)
      } else if (store.driver.kind === 'pg') await store.driver.query(emptyTables(schema))
      store.setClock(frozenClock(testNow))
      return store
    }, 'postgres')
    afterAll(async () => { await store?.close(); store = undefined })
  })
}
