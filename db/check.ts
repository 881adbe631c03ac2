/** Looks whether what is kept still holds together: the file, the schema, the imports that are read, the sums, the revisions. */
import { and, asc, eq, gt, inArray, isNull, max, ne, or } from 'drizzle-orm'
import { daysOf } from '../cycles/indicators/attendance.ts'
import { record } from './audit.ts'
import { countAll } from './dialect.ts'
import { appliedMigrations, migrationsOf, MigrationRefused, pendingOf } from './migrate.ts'
import type { Store } from './store.ts'

export const checkNames = ['sqlite-version', 'integrity', 'foreign-keys', 'schema', 'import-pointers', 'attendance-sums', 'revisions'] as const
export type CheckName = (typeof checkNames)[number]
/** `detail`: what was looked at or found, as figures and names, for the person who runs the machine. */
export type CheckResult = { check: CheckName; ok: boolean; detail: string }

/** From 3.7.0 to 3.51.2 a checkpoint beside a commit could, rarely, corrupt a WAL database (SQLite's release notes of 3.51.3, the WAL-reset bug). */
const leastSqlite = [3, 51, 3] as const

const isAtLeast = (version: string, least: readonly number[]) => {
  const parts = version.split('.').map(Number)
  const i = least.findIndex((n, i) => (parts[i] ?? 0) !== n)
  return i < 0 || (parts[i] ?? 0) > least[i]!
}

const checkSqlite = (store: Store): CheckResult[] => {
  if (store.driver.kind !== 'sqlite') return []
  const db = store.driver.reader
  const version = db.prepare('select sqlite_version()').pluck().get() as string
  const integrity = db.pragma('integrity_check', { simple: false }) as { integrity_check: string }[]
  const orphans = db.pragma('foreign_key_check') as { table: string }[]
  return [
    { check: 'sqlite-version', ok: isAtLeast(version, leastSqlite), detail: version },
    { check: 'integrity', ok: integrity[0]?.integrity_check === 'ok', detail: integrity.slice(0, 3).map(r => r.integrity_check).join('; ') },
    { check: 'foreign-keys', ok: orphans.length === 0, detail: `${orphans.length}${orphans[0] ? ` (${orphans[0].table})` : ''}` },
  ]
}

const checkSchema = async (store: Store): Promise<CheckResult> => {
  const known = migrationsOf(store.engine)
  try {
    const pending = pendingOf(await appliedMigrations(store), known)
    return { check: 'schema', ok: pending.length === 0, detail: pending.length === 0 ? known.at(-1)!.name : pending.map(p => p.name).join(', ') }
  } catch (e) {
    if (e instanceof MigrationRefused) return { check: 'schema', ok: false, detail: e.message }
    throw e
  }
}

/** Each key that is read today must point at a published generation that speaks for it, of whatever kind that import is. */
const checkPointers = async (store: Store): Promise<CheckResult> => {
  const { currentImport: pointer, generation, generationCover: cover } = store.s
  const [all] = await store.read.select({ n: countAll() }).from(pointer)
  const wrong = await store.read.select({ kind: pointer.kind, rbd: pointer.rbd, year: pointer.year, month: pointer.month }).from(pointer)
    .leftJoin(generation, eq(generation.id, pointer.generationId))
    .leftJoin(cover, and(eq(cover.generationId, pointer.generationId), eq(cover.kind, pointer.kind), eq(cover.year, pointer.year), eq(cover.month, pointer.month), eq(cover.rbd, pointer.rbd)))
    .where(or(isNull(generation.id), ne(generation.state, 'published'), isNull(cover.generationId)))
    .limit(1000)
  const first = wrong[0]
  return { check: 'import-pointers', ok: wrong.length === 0, detail: first ? `${wrong.length}/${all!.n}: ${first.kind} ${first.year}-${first.month} ${first.rbd}` : `${all!.n}` }
}

/** Students and days of every attendance row must be what its pairs add up to. School by school, so that a national file fits in memory. */
const checkSums = async (store: Store): Promise<CheckResult> => {
  const { attendance: a } = store.s
  let rows = 0
  const wrong: string[] = []
  for (let after = -1; ;) {
    const rbds = await store.read.selectDistinct({ rbd: a.rbd }).from(a).where(gt(a.rbd, after)).orderBy(asc(a.rbd)).limit(20)
    if (rbds.length === 0) break
    after = rbds.at(-1)!.rbd
    const kept = await store.read.select({ rbd: a.rbd, year: a.year, month: a.month, students: a.students, daysAttended: a.daysAttended, daysDue: a.daysDue, pairs: a.pairs })
      .from(a).where(inArray(a.rbd, rbds.map(r => r.rbd)))
    for (const row of kept) {
      rows += 1
      const sum = daysOf(row.pairs)
      if (sum.students !== row.students || sum.daysAttended !== row.daysAttended || sum.daysDue !== row.daysDue) wrong.push(`${row.rbd} ${row.year}-${row.month}`)
    }
  }
  return { check: 'attendance-sums', ok: wrong.length === 0, detail: wrong.length === 0 ? `${rows}` : `${wrong.length}/${rows}: ${wrong[0]}` }
}

/** A part is its latest saved revision; a text that lost a conflict is kept beside it and never was the current one. */
const checkRevisions = async (store: Store): Promise<CheckResult> => {
  const { part, partRevision: revision } = store.s
  const parts = await store.read.select({ id: part.id, version: part.version, latest: max(revision.version) }).from(part)
    .leftJoin(revision, and(eq(revision.partId, part.id), eq(revision.outcome, 'saved'))).groupBy(part.id, part.version)
  const wrong = parts.filter(p => Number(p.latest ?? 0) !== p.version)
  return { check: 'revisions', ok: wrong.length === 0, detail: wrong.length === 0 ? `${parts.length}` : `${wrong.length}/${parts.length}: ${wrong[0]!.id}` }
}

/** Runs every check that the engine has; audited. A database that is not at this program's schema is checked no further. */
export const checkStore = async (store: Store): Promise<CheckResult[]> => {
  const results = [...checkSqlite(store), await checkSchema(store)]
  if (!results.at(-1)!.ok) return results
  results.push(await checkPointers(store), await checkSums(store), await checkRevisions(store))
  await record(store, { event: 'check.run', detail: { ok: results.every(r => r.ok) } })
  return results
}
