import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { frozenClock } from '../../db/clock.ts'
import { appliedMigrations, migrate, MigrationRefused, migrationsOf, pendingOf, type Migration } from '../../db/migrate.ts'
import { openSqliteStore, type Store } from '../../db/store.ts'
import { pgliteStore } from '../support/pglite-store.ts'
import { testNow } from '../support/stores.ts'

const migration = (name: string, sql: string, mayChangeRowsOf: string[] = []): Migration => ({ name, sha256: `sha of ${sql}`, sql, mayChangeRowsOf })

/** A parent whose children go with it: the shape drizzle's own runner loses rows of. */
const first = migration('0000_first', [
  'create table school (rbd integer primary key, name text not null)',
  'create table course (id integer primary key, rbd integer not null references school(rbd) on delete cascade)',
].join('; --> statement-breakpoint\n'))
/** SQLite changes a column by rebuilding the table: make, copy, drop, rename. */
const rebuild = migration('0001_rebuild', [
  'create table __new_school (rbd integer primary key, name text not null, rural integer not null default 0)',
  'insert into __new_school (rbd, name) select rbd, name from school',
  'drop table school',
  'alter table __new_school rename to school',
].join('; --> statement-breakpoint\n'))

let dir: string
let store: Store
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'cuaderno-migrate-'))
  store = await openSqliteStore(join(dir, 'cuaderno.sqlite'), frozenClock(testNow))
})
afterEach(async () => { await store.close(); rmSync(dir, { recursive: true, force: true }) })

const sqlite = () => { if (store.driver.kind !== 'sqlite') throw new Error('not SQLite'); return store.driver.writer }
const countOf = (table: string) => sqlite().prepare(`select count(*) from ${table}`).pluck().get()
const run = (...migrations: Migration[]) => migrate(store, { backupDir: join(dir, 'backups'), migrations })
const plant = async () => {
  await run(first)
  sqlite().exec("insert into school values (90001, 'Los Boldos'), (90002, 'Bahía Clara'); insert into course values (1, 90001), (2, 90001), (3, 90002)")
}

describe('the migration runner on SQLite', () => {
  it('applies what is new, in order, once, and remembers it', async () => {
    expect(await run(first, rebuild)).toEqual(['0000_first', '0001_rebuild'])
    expect(await run(first, rebuild)).toEqual([])
    expect(await appliedMigrations(store)).toEqual([first, rebuild].map(({ name, sha256 }) => ({ name, sha256 })))
  })

  it('keeps the children of a parent it rebuilds, which drizzle\'s runner deletes', async () => {
    await plant()
    await run(first, rebuild)
    expect(countOf('course')).toBe(3)
    expect(sqlite().pragma('foreign_key_check')).toEqual([])
    expect(sqlite().pragma('foreign_keys', { simple: true })).toBe(1)

    // The same statements in one transaction with foreign keys on, as drizzle's runner has them: this is the trap, not a rumour.
    const trap = new Database(':memory:')
    trap.pragma('foreign_keys = ON')
    for (const s of first.sql.split('--> statement-breakpoint')) trap.exec(s)
    trap.exec("insert into school values (90001, 'Los Boldos'); insert into course values (1, 90001), (2, 90001)")
    trap.exec('begin; pragma foreign_keys = off')
    for (const s of rebuild.sql.split('--> statement-breakpoint')) trap.exec(s)
    trap.exec('commit')
    expect(trap.prepare('select count(*) from course').pluck().get()).toBe(0)
    trap.close()
  })

  it('refuses to lose a row without saying so, and leaves everything as it was', async () => {
    await plant()
    const careless = migration('0001_careless', 'delete from course where id = 3')
    await expect(run(first, careless)).rejects.toThrow(MigrationRefused)
    await expect(run(first, careless)).rejects.toThrow('changes table course from 3 to 2 rows')
    expect(countOf('course')).toBe(3)
    expect(await run(first, migration('0001_careful', 'delete from course where id = 3', ['course']))).toEqual(['0001_careful'])
    expect(countOf('course')).toBe(2)
  })

  it('refuses to leave a child without its parent', async () => {
    await plant()
    await expect(run(first, migration('0001_orphans', 'delete from school where rbd = 90002', ['school']))).rejects.toThrow('without their parent')
    expect(countOf('school')).toBe(2)
  })

  it('undoes all of a migration that breaks half-way, and keeps those before it', async () => {
    await plant()
    const broken = migration('0002_broken', "insert into school values (1, 'x', 0); --> statement-breakpoint\ninsert into nowhere values (1)")
    await expect(run(first, rebuild, broken)).rejects.toThrow('nowhere')
    expect(countOf('school')).toBe(2)
    expect((await appliedMigrations(store)).map(a => a.name)).toEqual(['0000_first', '0001_rebuild'])
    expect(sqlite().pragma('foreign_keys', { simple: true })).toBe(1)
  })

  it('refuses a migration that was changed, taken away or put in between', async () => {
    await run(first, rebuild)
    await expect(run({ ...first, sha256: 'another' }, rebuild)).rejects.toThrow('was changed after it was applied')
    await expect(run(first)).rejects.toThrow('does not know in that place')
    await expect(run(first, migration('0000_late', 'create table late (a)'), rebuild)).rejects.toThrow('does not know in that place')
  })

  it('puts a copy aside before it changes a database in use, and none of a new one', async () => {
    await run(first)
    expect(readdirSync(dir)).not.toContain('backups')
    sqlite().exec("insert into school values (90001, 'Los Boldos')")
    await run(first, rebuild)
    const [copy] = readdirSync(join(dir, 'backups'))
    expect(copy).toMatch(/^before-0001_rebuild-.*\.sqlite$/)
    const kept = new Database(join(dir, 'backups', copy!), { readonly: true })
    expect(kept.prepare('select name from school').pluck().all()).toEqual(['Los Boldos'])
    expect(kept.prepare("select name from migration").pluck().all()).toEqual(['0000_first'])
    kept.close()
    expect(statSync(join(dir, 'backups')).mode & 0o077).toBe(0)
  })
})

describe('the migration runner on PostgreSQL', () => {
  it('undoes all of a migration that breaks half-way, and goes on once it is mended', async () => {
    // A copy of the template, emptied: starting from nothing takes PGlite ten times as long.
    const lite = new PGlite({ loadDataDir: new Blob([readFileSync(join(inject('templates'), 'template.tar'))]) })
    await lite.exec('drop schema public cascade; create schema public')
    const pg = pgliteStore(lite, frozenClock(testNow))
    const one = migration('0000_one', 'create table school (rbd integer primary key)')
    const broken = migration('0001_two', 'create table course (id integer); --> statement-breakpoint\ninsert into nowhere values (1)')
    await expect(migrate(pg, { backupDir: null, migrations: [one, broken] })).rejects.toThrow('nowhere')
    expect((await appliedMigrations(pg)).map(a => a.name)).toEqual(['0000_one'])
    const mended = migration('0001_two', 'create table course (id integer)')
    expect(await migrate(pg, { backupDir: null, migrations: [one, mended] })).toEqual(['0001_two'])
    await pg.close()
  })
})

describe('the migrations of this program', () => {
  it('have the same names on both engines, so that a backup of one restores into the other', () => {
    expect(migrationsOf('sqlite').map(m => m.name)).toEqual(migrationsOf('pg').map(m => m.name))
  })

  it('are all pending for a new database and none for one that has them', () => {
    const known = migrationsOf('sqlite')
    expect(pendingOf([], known)).toEqual(known)
    expect(pendingOf(known, known)).toEqual([])
  })
})
