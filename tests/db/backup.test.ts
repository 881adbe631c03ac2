import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { PGlite } from '@electric-sql/pglite'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { restoreBackup, verifyBackup, writeBackup } from '../../db/backup.ts'
import { checkStore } from '../../db/check.ts'
import { frozenClock } from '../../db/clock.ts'
import { enqueueJob } from '../../db/jobs.ts'
import { openSqliteStore, type Store } from '../../db/store.ts'
import { everythingIn, fillEveryTable } from '../support/every-table.ts'
import { pgliteStore } from '../support/pglite-store.ts'
import { onEachEngine, openSqliteTestStore, testNow } from '../support/stores.ts'

let dir: string
beforeAll(() => { dir = mkdtempSync(join(tmpdir(), 'cuaderno-backup-')) })
afterAll(() => rmSync(dir, { recursive: true, force: true }))
const newFile = () => join(dir, `${randomBytes(6).toString('hex')}.backup`)

/** A database nobody has used, without even a schema. */
const emptySqlite = () => openSqliteStore(join(dir, `${randomBytes(6).toString('hex')}.sqlite`), frozenClock(testNow))
const emptyPglite = async () => {
  const lite = new PGlite({ loadDataDir: new Blob([readFileSync(join(inject('templates'), 'template.tar'))]) })
  await lite.exec('drop schema public cascade; create schema public')
  return pgliteStore(lite, frozenClock(testNow))
}

const written = async (store: Store) => {
  const file = newFile()
  expect(await writeBackup(store, file)).toMatchObject({ ok: true })
  return file
}

/** What a restore adds of its own: one line in the audit. */
const withoutOwnTraces = (all: Record<string, string[]>) => ({ ...all, audit: all.audit!.filter(line => !/"backup\.(made|restored)"|"check\.run"/.test(line)) })

onEachEngine('a backup', open => {
  it('holds every row of every table, and restores into either engine', async () => {
    const store = await open()
    await fillEveryTable(store)
    const before = withoutOwnTraces(await everythingIn(store))
    for (const [table, rows] of Object.entries(before)) expect(rows.length, `${table} has rows to lose`).toBeGreaterThan(0)
    const file = await written(store)
    for (const make of [emptySqlite, emptyPglite]) {
      const other = await make()
      expect(await restoreBackup(other, file)).toMatchObject({ ok: true })
      expect(withoutOwnTraces(await everythingIn(other))).toEqual(before)
      expect((await checkStore(other)).filter(c => !c.ok)).toEqual([])
      await other.close()
    }
  }, 60_000)

  it('is refused by a database that holds anything, which stays as it was', async () => {
    const store = await open()
    await fillEveryTable(store)
    const file = await written(store)
    const before = await everythingIn(store)
    expect(await restoreBackup(store, file)).toEqual({ ok: false, reason: 'database-not-new' })
    expect(await everythingIn(store)).toEqual(before)
  })

  it('is one moment: what is written while it is made is not half in it', async () => {
    const store = await open()
    await fillEveryTable(store)
    const file = newFile()
    const making = writeBackup(store, file)
    await store.tx(tx => tx.insert(store.s.slep).values({ code: 1, name: 'Más tarde' }))
    expect(await making).toMatchObject({ ok: true })
    const checked = await verifyBackup(file)
    if (!checked.ok) throw new Error(checked.reason)
    const claimed = Object.fromEntries(checked.header.tables)
    const lines = gunzipSync(readFileSync(file)).toString('utf8').split('\n')
    const from = lines.findIndex(l => l.startsWith('{"table":"slep"'))
    const to = lines.findIndex(l => l.startsWith('{"table":"network"'))
    expect(to - from - 1).toBe(claimed.slep)
  })
})

describe('a backup file', () => {
  const filled = async () => {
    const opened = await openSqliteTestStore()
    await fillEveryTable(opened.store)
    return opened
  }

  it('is readable by its owner only, and never replaces a file', async () => {
    const { store, drop } = await filled()
    const file = await written(store)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(await writeBackup(store, file)).toEqual({ ok: false, reason: 'file-exists' })
    await drop()
  })

  it('that was changed, cut off or padded restores nothing', async () => {
    const { store, drop } = await filled()
    const file = await written(store)
    await drop()
    const whole = readFileSync(file)
    const text = gunzipSync(whole).toString('utf8')
    const bad: Record<string, [Buffer, string]> = {
      'one letter changed': [gzipSync(text.replace('Escuela Los Boldos', 'Escuela Los Bordos')), 'backup-damaged'],
      'a row left out': [gzipSync(text.split('\n').filter(l => !l.includes('"Marcela Paillán"')).join('\n')), 'backup-damaged'],
      'the end missing': [gzipSync(text.split('\n').slice(0, -2).join('\n')), 'backup-damaged'],
      'the zipped bytes cut': [whole.subarray(0, whole.length - 40), 'backup-damaged'],
      'something after the end': [gzipSync(`${text}["more"]\n`), 'backup-damaged'],
      'not gzip': [Buffer.from('a;b;c\n1;2;3\n'), 'not-a-backup'],
      'gzip of something else': [gzipSync('{"hello":1}\n'), 'not-a-backup'],
      'empty': [Buffer.alloc(0), 'not-a-backup'],
      'of a newer program': [gzipSync(text), 'backup-newer'],
    }
    for (const [what, [bytes, reason]] of Object.entries(bad)) {
      const broken = newFile()
      writeFileSync(broken, what === 'of a newer program' ? withMigration(text, '0999_later') : bytes)
      const fresh = await emptySqlite()
      expect(await restoreBackup(fresh, broken), what).toEqual({ ok: false, reason })
      expect(fresh.driver.kind === 'sqlite' && fresh.driver.writer.prepare('select count(*) from sqlite_master').pluck().get(), what).toBe(0)
      await fresh.close()
    }
    const fresh = await emptySqlite()
    expect(await restoreBackup(fresh, join(dir, 'nowhere'))).toEqual({ ok: false, reason: 'file-missing' })
    await fresh.close()
  })

  it('leaves nothing behind when it cannot be written', async () => {
    const { store, drop } = await filled()
    await expect(writeBackup(store, join(dir, 'no-such-folder', 'x'))).rejects.toThrow('ENOENT')
    expect(existsSync(join(dir, 'no-such-folder'))).toBe(false)
    await drop()
  })

  it('signs everybody out and cancels waiting work when restored: its mail may have gone out since', async () => {
    const { store, drop } = await filled()
    await store.tx(async tx => {
      await tx.update(store.s.session).set({ revokedAt: null })
      await enqueueJob(store, tx, { kind: 'mail', payload: { to: 'ana@ejemplo.cl', text: 'https://…' } })
    })
    const file = await written(store)
    await drop()
    const fresh = await emptySqlite()
    await restoreBackup(fresh, file)
    expect((await fresh.read.select().from(fresh.s.session)).map(s => s.revokedAt)).toEqual([fresh.clock.now()])
    expect((await fresh.read.select().from(fresh.s.job)).map(j => [j.kind, j.state]).sort()).toEqual([['import', 'done'], ['mail', 'cancelled']])
    await fresh.close()
  })
})

/** The same backup, claiming one more migration, with its hash put right. */
const withMigration = (text: string, name: string) => {
  const lines = text.trimEnd().split('\n')
  const header = JSON.parse(lines[0]!)
  header.migrations.push(name)
  const body = [JSON.stringify(header), ...lines.slice(1, -1)].join('\n') + '\n'
  return gzipSync(`${body}${JSON.stringify({ sha256: sha256(body) })}\n`)
}
const sha256 = (s: string) => createHash('sha256').update(s).digest('hex')
