/**
 * A logical backup: one file that restores into either engine, so that moving from SQLite to PostgreSQL is a restore.
 *
 * Format: gzip over lines of JSON. The first says what this is; then for each table, parents before children, a line with its columns
 * and one array a row; the last has the SHA-256 of every byte before it. Instants are milliseconds since 1970, JSON is JSON.
 */
import { createHash, randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync, readFileSync } from 'node:fs'
import { link, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate as breathe } from 'node:timers/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import Database from 'better-sqlite3'
import { getTableColumns, getTableName, sql, type Column, type SQL, type Table } from 'drizzle-orm'
import { toSnakeCase } from 'drizzle-orm/casing'
import { z } from 'zod'
import { record } from './audit.ts'
import { appliedMigrations, migrate, migrationsOf } from './migrate.ts'
import { packageRoot } from './package-root.ts'
import type { Store } from './store.ts'
import { problemOfKeys, type KeyProblem, type PseudonymKeys } from './students/pseudonyms.ts'

const formatName = 'cuaderno-tep-backup'
const formatVersion = 1

const valueKinds = ['text', 'number', 'boolean', 'instant', 'json'] as const
type ValueKind = (typeof valueKinds)[number]

const headerSchema = z.object({
  format: z.literal(formatName),
  version: z.literal(formatVersion),
  program: z.string(),
  engine: z.enum(['sqlite', 'pg']),
  madeAt: z.string(),
  migrations: z.array(z.string()).min(1),
  /** Rows of each table, in the order they follow. */
  tables: z.array(z.tuple([z.string(), z.number().int().min(0)])),
})
export type BackupHeader = z.infer<typeof headerSchema>
const tableSchema = z.object({ table: z.string(), columns: z.array(z.tuple([z.string().regex(/^\w+$/), z.enum(valueKinds)])) })
const trailerSchema = z.object({ sha256: z.string() })

const programVersion = () => (JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { version: string }).version

type KeptColumn = { name: string; kind: ValueKind; column: Column }
type KeptTable = { name: string; columns: KeptColumn[] }

const kindOf = (column: Column): ValueKind => {
  if (column.dataType === 'date') return 'instant'
  if (column.dataType === 'json') return 'json'
  if (column.dataType === 'boolean') return 'boolean'
  return column.dataType === 'number' ? 'number' : 'text'
}

/** Every table, parents before children: the order in which the schema names them. */
const keptTables = (store: Store): KeptTable[] => Object.values(store.s as unknown as Record<string, Table>).map(table => ({
  name: getTableName(table),
  columns: Object.entries(getTableColumns(table)).map(([key, column]) => ({ name: toSnakeCase(key), kind: kindOf(column), column })),
}))

const listOf = (columns: readonly { name: string }[]) => columns.map(c => `"${c.name}"`).join(', ')

/** A value of the driver's as it stands in the file. */
const fileValueOf = ({ column }: KeptColumn, raw: unknown): unknown => {
  if (raw === null || raw === undefined) return null
  const value = column.mapFromDriverValue(raw)
  return value instanceof Date ? value.getTime() : value
}

type Snapshot = { count(table: string): Promise<number>; rows(table: KeptTable): AsyncGenerator<unknown[][]> }
const rowsAtOnce = 500

/** One moment of the database, from a connection of its own, while others go on writing. */
const inSnapshot = async <T>(store: Store, work: (snapshot: Snapshot) => Promise<T>): Promise<T> => {
  if (store.driver.kind === 'sqlite') {
    const db = new Database(store.driver.reader.name, { readonly: true, fileMustExist: true, timeout: 0 })
    try {
      // The first read after BEGIN fixes what is seen.
      db.exec('BEGIN')
      return await work({
        count: async table => db.prepare(`select count(*) from "${table}"`).pluck().get() as number,
        async *rows({ name, columns }) {
          let batch: unknown[][] = []
          for (const raw of db.prepare(`select ${listOf(columns)} from "${name}"`).raw().iterate() as Iterable<unknown[]>) {
            batch.push(columns.map((c, i) => fileValueOf(c, raw[i])))
            if (batch.length < rowsAtOnce) continue
            yield batch
            batch = []
            await breathe()
          }
          if (batch.length > 0) yield batch
        },
      })
    } finally {
      db.close()
    }
  }
  return store.driver.long('repeatable read', execute => work({
    count: async table => Number((await execute(sql.raw(`select count(*) as n from "${table}"`)))[0]!.n),
    async *rows({ name, columns }) {
      await execute(sql.raw(`declare kept no scroll cursor for select ${listOf(columns)} from "${name}"`))
      for (;;) {
        const rows = await execute(sql.raw(`fetch ${rowsAtOnce} from kept`))
        if (rows.length === 0) break
        yield rows.map(raw => columns.map(c => fileValueOf(c, raw[c.name])))
      }
      await execute(sql.raw('close kept'))
    },
  }))
}

/** Why a backup or a restore was refused: a key, worded at the edge. Nothing was changed. */
export type BackupRefusal =
  | 'file-exists' | 'file-missing' | 'not-a-backup' | 'backup-damaged' | 'backup-newer' | 'database-not-new' | 'database-not-migrated'
  /** The key of pseudonyms at hand is not the one this backup's codes were made with. */
  | KeyProblem['reason']
export type BackupSummary = { file: string; bytes: number; rows: number; header: BackupHeader }

/**
 * Writes a backup of one moment to a new file, mode 0600. The file appears under its name only when it is whole.
 * Memory: a few hundred rows at a time.
 */
export const writeBackup = async (store: Store, file: string): Promise<{ ok: true; summary: BackupSummary } | { ok: false; reason: BackupRefusal }> => {
  if (existsSync(file)) return { ok: false, reason: 'file-exists' }
  const migrations = (await appliedMigrations(store)).map(m => m.name)
  if (migrations.length !== migrationsOf(store.engine).length) return { ok: false, reason: 'database-not-migrated' }
  const draft = `${file}.${randomBytes(4).toString('hex')}.part`
  try {
    const header = await inSnapshot(store, async snapshot => {
      const tables = keptTables(store)
      const head: BackupHeader = {
        format: formatName, version: formatVersion, program: programVersion(), engine: store.engine, madeAt: store.clock.now().toISOString(), migrations, tables: [],
      }
      for (const table of tables) head.tables.push([table.name, await snapshot.count(table.name)])
      const hash = createHash('sha256')
      const line = (value: unknown) => { const text = `${JSON.stringify(value)}\n`; hash.update(text); return text }
      await pipeline(Readable.from((async function* () {
        yield line(head)
        for (const table of tables) {
          yield line({ table: table.name, columns: table.columns.map(c => [c.name, c.kind]) })
          for await (const rows of snapshot.rows(table)) yield rows.map(line).join('')
        }
        yield `${JSON.stringify({ sha256: hash.digest('hex') })}\n`
      })(), { objectMode: true, highWaterMark: 1 }), createGzip(), createWriteStream(draft, { mode: 0o600, flags: 'wx', flush: true }))
      return head
    })
    // A link never replaces a file that came to stand there meanwhile.
    await link(draft, file)
    await record(store, { event: 'backup.made', detail: { rows: rowsOf(header) } })
    return { ok: true, summary: { file, bytes: (await stat(file)).size, rows: rowsOf(header), header } }
  } catch (e) {
    if ((e as { code?: string }).code === 'EEXIST') return { ok: false, reason: 'file-exists' }
    throw e
  } finally {
    await rm(draft, { force: true })
  }
}

const rowsOf = (header: BackupHeader) => header.tables.reduce((n, [, rows]) => n + rows, 0)

/** Lines as bytes, without their end. Not `readline`: it also breaks at U+2028, which a text may hold. */
async function* linesOf(file: string): AsyncGenerator<Buffer> {
  let rest: Buffer[] = []
  const unzipped = createReadStream(file).on('error', e => unzipped.destroy(e)).pipe(createGunzip())
  for await (const chunk of unzipped as AsyncIterable<Buffer>) {
    let from = 0
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      yield rest.length > 0 ? Buffer.concat([...rest, chunk.subarray(from, at)]) : chunk.subarray(from, at)
      rest = []
      from = at + 1
    }
    if (from < chunk.length) rest.push(chunk.subarray(from))
  }
  if (rest.length > 0) yield Buffer.concat(rest)
}

type FileTable = z.infer<typeof tableSchema>
type FileEvent = { header: BackupHeader } | { table: FileTable; rows: unknown[][] }

class NotABackup extends Error {}
class Damaged extends Error {}

const jsonOf = (line: Buffer): unknown => { try { return JSON.parse(line.toString('utf8')) } catch { return undefined } }

/** Reads a backup from start to end, a few hundred rows at a time. Throws at the end when the bytes, the tables or the counts are not what they claim. */
async function* readBackup(file: string): AsyncGenerator<FileEvent> {
  const hash = createHash('sha256')
  let header: BackupHeader | null = null
  let table: FileTable | null = null
  let trailer: string | null = null
  let batch: unknown[][] = []
  const seen: [string, number][] = []
  for await (const line of linesOf(file)) {
    if (trailer !== null) throw new Damaged()
    const value = jsonOf(line)
    if (!header) {
      const read = headerSchema.safeParse(value)
      if (!read.success) throw new NotABackup()
      header = read.data
      yield { header }
    } else if (Array.isArray(value)) {
      if (!table || value.length !== table.columns.length) throw new Damaged()
      seen.at(-1)![1] += 1
      batch.push(value)
      if (batch.length >= rowsAtOnce) { yield { table, rows: batch }; batch = [] }
    } else {
      if (table && batch.length > 0) { yield { table, rows: batch }; batch = [] }
      const next = tableSchema.safeParse(value)
      if (next.success) { table = next.data; seen.push([table.table, 0]) } else {
        const end = trailerSchema.safeParse(value)
        if (!end.success) throw new Damaged()
        trailer = end.data.sha256
        continue
      }
    }
    hash.update(line).update('\n')
  }
  if (!header) throw new NotABackup()
  if (trailer !== hash.digest('hex') || JSON.stringify(seen) !== JSON.stringify(header.tables)) throw new Damaged()
}

/** The fingerprints a backup brings along. */
const keysIn = ({ table, rows }: { table: FileTable; rows: unknown[][] }): { version: number; fingerprint: string }[] => {
  if (table.table !== 'pseudonym_key') return []
  const at = (name: string) => table.columns.findIndex(([column]) => column === name)
  return rows.map(row => ({ version: Number(row[at('version')]), fingerprint: String(row[at('fingerprint')]) }))
}

/** Reads the whole file and says what it holds, or why it cannot be restored here. `keys`: those at hand; null when there are none, which restores. */
export const verifyBackup = async (file: string, keys: PseudonymKeys | null = null): Promise<{ ok: true; header: BackupHeader } | { ok: false; reason: BackupRefusal }> => {
  if (!existsSync(file)) return { ok: false, reason: 'file-missing' }
  let header: BackupHeader | null = null
  const known: { version: number; fingerprint: string }[] = []
  try {
    for await (const event of readBackup(file)) if ('header' in event) header = event.header; else known.push(...keysIn(event))
  } catch (e) {
    if (e instanceof NotABackup) return { ok: false, reason: 'not-a-backup' }
    if (e instanceof Damaged) return { ok: false, reason: 'backup-damaged' }
    const code = String((e as { code?: unknown }).code)
    // Not gzip at all, or gzip that breaks off after it began as one of ours.
    if (code.startsWith('Z_')) return { ok: false, reason: header ? 'backup-damaged' : 'not-a-backup' }
    throw e
  }
  if (!header) return { ok: false, reason: 'not-a-backup' }
  const problem = problemOfKeys(keys, known)
  return problem ? { ok: false, reason: problem.reason } : { ok: true, header }
}

/** True when no table of this program holds a row. */
const isNew = async (store: Store): Promise<boolean> => {
  if ((await appliedMigrations(store)).length === 0) return true
  for (const table of Object.values(store.s as unknown as Record<string, Table>)) {
    if ((await store.read.select({ one: sql`1` }).from(table as never).limit(1)).length > 0) return false
  }
  return true
}

/**
 * Restores a backup into a new database of either engine, all or nothing: the file is read to its end before the first row is written,
 * and the rows are one transaction (nobody else uses a new database, so a long one stands in nobody's way). Then the migrations newer
 * than the backup run. Afterwards everybody signs in again, and work that waited is cancelled: its mail may have gone out since.
 */
export const restoreBackup = async (store: Store, file: string, keys: PseudonymKeys | null = null): Promise<{ ok: true; header: BackupHeader } | { ok: false; reason: BackupRefusal }> => {
  const checked = await verifyBackup(file, keys)
  if (!checked.ok) return checked
  const { header } = checked
  const known = migrationsOf(store.engine)
  const asThen = known.slice(0, header.migrations.length)
  if (asThen.map(m => m.name).join() !== header.migrations.join()) return { ok: false, reason: 'backup-newer' }
  if (!(await isNew(store)) || (await appliedMigrations(store)).length > asThen.length) return { ok: false, reason: 'database-not-new' }
  await migrate(store, { backupDir: null, migrations: asThen })

  if (store.driver.kind === 'sqlite') {
    const db = store.driver.writer
    db.exec('BEGIN IMMEDIATE')
    try {
      for await (const event of readBackup(file)) {
        if (!('table' in event)) continue
        const { table, columns } = event.table
        const insert = db.prepare(`insert into "${table}" (${columns.map(([name]) => `"${name}"`).join(', ')}) values (${columns.map(() => '?').join(', ')})`)
        for (const row of event.rows) insert.run(row.map((value, i) => sqliteValueOf(value, columns[i]![1])))
      }
      db.exec('COMMIT')
    } catch (e) {
      if (db.inTransaction) db.exec('ROLLBACK')
      throw e
    }
  } else {
    await store.driver.long('read committed', async execute => {
      for await (const event of readBackup(file)) {
        if (!('table' in event)) continue
        const { table, columns } = event.table
        // PostgreSQL takes 65,535 parameters in one statement.
        const step = Math.max(1, Math.floor(30_000 / columns.length))
        for (let i = 0; i < event.rows.length; i += step) {
          const rows = event.rows.slice(i, i + step).map(row => sql`(${sql.join(row.map((value, j) => pgValueOf(value, columns[j]![1])), sql`, `)})`)
          await execute(sql`insert into ${sql.identifier(table)} (${sql.join(columns.map(([name]) => sql.identifier(name)), sql`, `)}) values ${sql.join(rows, sql`, `)}`)
        }
      }
    })
  }

  await migrate(store)
  await endWhatWasUnderWay(store)
  await record(store, { event: 'backup.restored', detail: { madeAt: header.madeAt, rows: rowsOf(header) } })
  return { ok: true, header }
}

const sqliteValueOf = (value: unknown, kind: ValueKind) =>
  value === null ? null : kind === 'json' ? JSON.stringify(value) : kind === 'boolean' ? Number(value) : value

const pgValueOf = (value: unknown, kind: ValueKind): SQL => {
  if (value === null) return sql`null`
  if (kind === 'json') return sql`${JSON.stringify(value)}::jsonb`
  if (kind === 'instant') return sql`${new Date(value as number).toISOString()}::timestamptz`
  return sql`${value}`
}

const endWhatWasUnderWay = (store: Store) => store.tx(async tx => {
  const now = store.clock.now()
  const { job, session } = store.s
  await tx.update(session).set({ revokedAt: now }).where(sql`${session.revokedAt} is null`)
  await tx.update(job).set({ state: 'cancelled', payload: {}, leasedUntil: null, finishedAt: now }).where(sql`${job.state} in ('waiting', 'running')`)
})
