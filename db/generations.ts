/**
 * Generations (decision 4). Every import writes its rows under an id of its own, in short transactions that nobody can see; one
 * last transaction points (kind, year, month, school) at it. So a killed import is never visible, what it supersedes stays, and
 * undoing is moving the pointers back. What a dead process left behind is swept.
 */
import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { and, asc, count, desc, eq, inArray, sql, type SQL, type Table } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { recordIn } from './audit.ts'
import { deleteSome, insertRows } from './dialect.ts'
import { newId } from './ids.ts'
import type { CoverKind, ImportKind, ImportReport } from './import/report.ts'
import type { Db, Store } from './store.ts'

/** `kind`: where it is another than the import's own, as the attendance of a year also speaks for that of its months. */
export type CoverKey = { year: number; month: number; rbd: number; kind?: CoverKind }

// ── Who writes ────────────────────────────────────────────────────────────────────────────────────────────────────────

const readOr = (file: string, otherwise: string) => {
  try { return readFileSync(file, 'utf8').trim() } catch { return otherwise }
}

/** Ticks since boot at which a process started: tells a process from a later one with the same number. '' where there is no /proc. */
const startOf = (pid: number | 'self') => readOr(`/proc/${pid}/stat`, '').split(') ').at(-1)?.split(' ')[19] ?? ''
const bootId = () => readOr('/proc/sys/kernel/random/boot_id', '')

const thisProcess = () => [hostname(), bootId(), process.pid, startOf('self')].join('/')
/** Generations this very process is writing. */
const beingBuilt = new Set<string>()

/** No import runs this long; after it, even another machine's is taken for dead. */
const longestImportMs = 12 * 3600_000

const isGone = (generation: { id: string; builder: string | null; startedAt: Date }, now: Date): boolean => {
  const [host, boot, pid, start] = (generation.builder ?? '').split('/')
  if (host === undefined || boot === undefined || pid === undefined || !/^\d+$/.test(pid)) return true
  if (host !== hostname()) return now.getTime() - generation.startedAt.getTime() > longestImportMs
  if (boot !== bootId()) return true
  if (Number(pid) === process.pid && start === startOf('self')) return !beingBuilt.has(generation.id)
  try {
    process.kill(Number(pid), 0)
  } catch (e) {
    // EPERM: somebody else's process, and alive.
    if (!(e instanceof Error && 'code' in e && e.code === 'EPERM')) return true
  }
  return start !== '' && startOf(Number(pid)) !== start
}

// ── Building ──────────────────────────────────────────────────────────────────────────────────────────────────────────

export type NewGeneration = { kind: ImportKind; fileName: string; fileSha256: string; fileBytes: number; importedBy: string | null; requestId?: string | null }

/** Opens a generation that nobody sees. Whoever calls this ends it with `publishGeneration` or `abandonGeneration`. */
export const beginGeneration = async (store: Store, g: NewGeneration): Promise<string> => {
  const startedAt = store.clock.now()
  const id = newId(startedAt)
  beingBuilt.add(id)
  try {
    await store.tx(async tx => {
      await tx.insert(store.s.generation).values({
        id, kind: g.kind, state: 'building', fileName: g.fileName, fileSha256: g.fileSha256, fileBytes: g.fileBytes,
        importedBy: g.importedBy, builder: thisProcess(), startedAt, report: null,
      })
      await recordIn(store, tx, { event: 'import.started', personId: g.importedBy, requestId: g.requestId ?? null, detail: { kind: g.kind, fileName: g.fileName, generation: id } })
    })
  } catch (e) {
    beingBuilt.delete(id)
    throw e
  }
  return id
}

/** What one transaction of bulk rows aims at; the rule is 30 ms at most. */
const targetMs = 8
/** How long the lock stays free after each: somebody's save, which asks for it every few milliseconds, gets its turn. */
const letOthersInMs = 2

/** How many rows the next transaction of bulk rows takes, after one of `size` rows took so long. */
const nextSize = (size: number, tookMs: number) => Math.max(50, Math.min(2000, Math.round(size * Math.min(2, Math.max(0.5, targetMs / Math.max(tookMs, 0.1))))))

/** Writes rows in transactions of about 8 ms, with a pause between them in which others write. Returns how many were written. */
export const writeInChunks = async <T extends Table>(
  store: Store, table: T, rows: Iterable<T['$inferInsert']>, options: { onRows?: (written: number) => void; throwIfAborted?: () => void } = {},
): Promise<number> => {
  let size = 200
  let written = 0
  let chunk: T['$inferInsert'][] = []
  const flush = async () => {
    options.throwIfAborted?.()
    const sending = chunk
    chunk = []
    const started = performance.now()
    await store.tx(tx => insertRows(tx, table, sending))
    size = nextSize(size, performance.now() - started)
    written += sending.length
    options.onRows?.(written)
    await pause(letOthersInMs)
  }
  for (const row of rows) if (chunk.push(row) >= size) await flush()
  if (chunk.length > 0) await flush()
  return written
}

/** What a generation will speak for once it is published. Written before, a few thousand rows at a time. */
export const writeCovers = (store: Store, generationId: string, kind: CoverKind, keys: readonly CoverKey[]) =>
  writeInChunks(store, store.s.generationCover, keys.map(({ kind: of = kind, year, month, rbd }) => ({ generationId, kind: of, year, month, rbd })))

/** Published in one transaction: the state, the pointers and the record. From its commit on, everybody reads this generation. */
export const publishGeneration = async (
  store: Store, generationId: string, report: ImportReport, by: { importedBy: string | null; requestId?: string | null },
  also: (tx: Db) => Promise<void> = async () => {},
): Promise<void> => {
  const { generation, generationCover, currentImport } = store.s
  await store.tx(async tx => {
    await also(tx)
    const published = await tx.update(generation).set({ state: 'published', publishedAt: store.clock.now(), report, builder: null })
      .where(and(eq(generation.id, generationId), eq(generation.state, 'building'))).returning({ id: generation.id })
    if (published.length === 0) throw new Error(`generation ${generationId} is not being built: it cannot be published`)
    await tx.insert(currentImport).select(
      tx.select({ kind: generationCover.kind, rbd: generationCover.rbd, year: generationCover.year, month: generationCover.month, generationId: generationCover.generationId })
        .from(generationCover).where(eq(generationCover.generationId, generationId)).orderBy(asc(generationCover.rbd), asc(generationCover.year), asc(generationCover.month)),
    ).onConflictDoUpdate({
      target: [currentImport.kind, currentImport.rbd, currentImport.year, currentImport.month],
      set: { generationId: sql`excluded.generation_id` },
    })
    await recordIn(store, tx, {
      event: 'import.published', personId: by.importedBy, requestId: by.requestId ?? null,
      detail: { kind: report.kind, fileName: report.fileName, generation: generationId, rowsUsed: report.rowsUsed, rowsRefused: report.rowsRefused, schools: report.schools, superseded: report.superseded },
    })
  })
  beingBuilt.delete(generationId)
}

/** Tables whose rows an import writes under its generation: every one that names a generation, but for the pointer and the import itself. */
const tablesOfGenerations = (store: Store): GenerationTable[] =>
  Object.values(store.s as unknown as Record<string, GenerationTable>).filter(t => 'generationId' in t && t !== (store.s.currentImport as unknown))

type GenerationTable = Table & { generationId: SQLiteColumn }

/** Deletes what an unpublished generation wrote, in transactions as short as those that wrote it, and marks it swept. Nobody ever saw those rows. */
export const abandonGeneration = async (store: Store, generationId: string): Promise<void> => {
  const { generation } = store.s
  beingBuilt.delete(generationId)
  for (const table of tablesOfGenerations(store)) {
    let size = 200
    for (;;) {
      const started = performance.now()
      const deleted = await store.tx(tx => deleteSome(tx, table, eq(table.generationId, generationId), size))
      if (deleted < size) break
      size = nextSize(size, performance.now() - started)
      await pause(letOthersInMs)
    }
  }
  await store.tx(tx => tx.update(generation).set({ state: 'swept', builder: null }).where(and(eq(generation.id, generationId), eq(generation.state, 'building'))))
}

/** Clears away what killed imports left. Leaves alone every import whose process lives. Returns the swept generations. For start-up. */
export const sweepUnfinishedImports = async (store: Store): Promise<string[]> => {
  const { generation } = store.s
  const unfinished = await store.read.select({ id: generation.id, builder: generation.builder, startedAt: generation.startedAt })
    .from(generation).where(eq(generation.state, 'building'))
  const gone = unfinished.filter(g => isGone(g, store.clock.now())).map(g => g.id)
  for (const id of gone) await abandonGeneration(store, id)
  return gone
}

// ── What is read today ────────────────────────────────────────────────────────────────────────────────────────────────

/** The published generation made from these very bytes, when everything it spoke for still points at it; else null. */
export const findUnchanged = async (store: Store, kind: ImportKind, fileSha256: string): Promise<{ id: string; report: ImportReport | null } | null> => {
  const { generation, generationCover, currentImport } = store.s
  const same = await store.read.select({ id: generation.id, report: generation.report }).from(generation)
    .where(and(eq(generation.fileSha256, fileSha256), eq(generation.kind, kind), eq(generation.state, 'published')))
    .orderBy(desc(generation.publishedAt), desc(generation.id))
  for (const g of same) {
    const [covered] = await store.read.select({ n: count() }).from(generationCover).where(eq(generationCover.generationId, g.id))
    const [current] = await store.read.select({ n: count() }).from(currentImport).where(eq(currentImport.generationId, g.id))
    if (covered && current && covered.n > 0 && covered.n === current.n) return g
  }
  return null
}

/** How many of these keys an earlier import speaks for today. */
export const countCovered = async (store: Store, kind: CoverKind, keys: readonly CoverKey[]): Promise<number> => {
  const { currentImport } = store.s
  const numberOf = (k: CoverKey) => (k.year * 100 + k.month) * 100_000 + k.rbd
  let covered = 0
  for (const of of new Set(keys.map(k => k.kind ?? kind))) {
    const mine = keys.filter(k => (k.kind ?? kind) === of)
    const wanted = new Set(mine.map(numberOf))
    const years = [...new Set(mine.map(k => k.year))], months = [...new Set(mine.map(k => k.month))]
    const rows = await store.read.select({ year: currentImport.year, month: currentImport.month, rbd: currentImport.rbd }).from(currentImport)
      .where(and(eq(currentImport.kind, of), inArray(currentImport.year, years), inArray(currentImport.month, months)))
    covered += rows.filter(r => wanted.has(numberOf(r))).length
  }
  return covered
}

// ── History ───────────────────────────────────────────────────────────────────────────────────────────────────────────

export type UndoResult =
  /** `restored`: keys that went back to an earlier import; `removed`: keys nothing speaks for now. */
  | { ok: true; restored: number; removed: number }
  | { ok: false; reason: 'not-found' | 'not-published' }

/** Takes an import back: each key it is read for returns to the latest other published import that covers it, or to nothing. */
export const undoImport = (store: Store, generationId: string, who: { by: string | null; requestId?: string | null }): Promise<UndoResult> => {
  const { generation, generationCover, currentImport } = store.s
  return store.tx(async (tx): Promise<UndoResult> => {
    const [g] = await tx.select({ state: generation.state, kind: generation.kind, fileName: generation.fileName }).from(generation).where(eq(generation.id, generationId))
    if (!g) return { ok: false, reason: 'not-found' }
    const undone = await tx.update(generation).set({ state: 'undone', undoneAt: store.clock.now(), undoneBy: who.by })
      .where(and(eq(generation.id, generationId), eq(generation.state, 'published'))).returning({ id: generation.id })
    if (undone.length === 0) return { ok: false, reason: 'not-published' }
    const [pointed] = await tx.select({ n: count() }).from(currentImport).where(eq(currentImport.generationId, generationId))
    const earlier = tx.select({ id: generationCover.generationId }).from(generationCover)
      .innerJoin(generation, eq(generation.id, generationCover.generationId))
      .where(and(
        eq(generationCover.kind, currentImport.kind), eq(generationCover.rbd, currentImport.rbd),
        eq(generationCover.year, currentImport.year), eq(generationCover.month, currentImport.month), eq(generation.state, 'published'),
      ))
      .orderBy(desc(generation.publishedAt), desc(generation.id)).limit(1)
    await tx.update(currentImport).set({ generationId: sql`coalesce((${earlier}), ${currentImport.generationId})` }).where(eq(currentImport.generationId, generationId))
    const removed = await tx.delete(currentImport).where(eq(currentImport.generationId, generationId)).returning({ rbd: currentImport.rbd })
    const restored = (pointed?.n ?? 0) - removed.length
    await recordIn(store, tx, {
      event: 'import.undone', personId: who.by, requestId: who.requestId ?? null,
      detail: { kind: g.kind, fileName: g.fileName, generation: generationId, restored, removed: removed.length },
    })
    return { ok: true, restored, removed: removed.length }
  })
}

export type ImportRecord = {
  id: string
  kind: ImportKind
  state: 'building' | 'published' | 'undone' | 'swept'
  fileName: string
  fileBytes: number
  /** Null: the command line's operator. */
  importedBy: { id: string; name: string } | null
  startedAt: Date
  publishedAt: Date | null
  undoneAt: Date | null
  undoneBy: { id: string; name: string } | null
  report: ImportReport | null
  /** Years, lists or school-months it spoke for, and for how many of them it is still what is read. */
  covers: number
  readToday: number
}

/** Every import, latest first; those that never came to be published too, since somebody may ask what became of them. */
export const listImports = (store: Store, limit = 200): Promise<ImportRecord[]> => recordsOf(store, undefined, limit)

/** One import by its id, or null. */
export const getImport = async (store: Store, id: string): Promise<ImportRecord | null> => (await recordsOf(store, eq(store.s.generation.id, id), 1))[0] ?? null

const recordsOf = async (store: Store, which: SQL | undefined, limit: number): Promise<ImportRecord[]> => {
  const { generation, generationCover, currentImport, person } = store.s
  const rows = await store.read.select().from(generation).where(which).orderBy(desc(generation.startedAt), desc(generation.id)).limit(limit)
  if (rows.length === 0) return []
  const ids = rows.map(r => r.id)
  const covers = await store.read.select({ id: generationCover.generationId, n: count() }).from(generationCover)
    .where(inArray(generationCover.generationId, ids)).groupBy(generationCover.generationId)
  const current = await store.read.select({ id: currentImport.generationId, n: count() }).from(currentImport)
    .where(inArray(currentImport.generationId, ids)).groupBy(currentImport.generationId)
  const people = [...new Set(rows.flatMap(r => [r.importedBy, r.undoneBy]).filter(id => id !== null))]
  const names = people.length === 0 ? [] : await store.read.select({ id: person.id, name: person.name }).from(person).where(inArray(person.id, people))
  const numberIn = (list: { id: string; n: number }[], id: string) => list.find(x => x.id === id)?.n ?? 0
  const personOf = (id: string | null) => names.find(p => p.id === id) ?? null
  return rows.map(r => ({
    id: r.id, kind: r.kind, state: r.state, fileName: r.fileName, fileBytes: r.fileBytes, importedBy: personOf(r.importedBy),
    startedAt: r.startedAt, publishedAt: r.publishedAt, undoneAt: r.undoneAt, undoneBy: personOf(r.undoneBy), report: r.report,
    covers: numberIn(covers, r.id), readToday: numberIn(current, r.id),
  }))
}
