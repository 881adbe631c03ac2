/**
 * What a team writes: pages and entries, saved by comparing and setting a version, each save a revision in the same transaction.
 * Nothing here deletes: an entry is withdrawn, a text that lost a conflict is kept as a revision that never was the current one.
 * Every query names the school, so that another school's cycle is a cycle that does not exist.
 */
import { and, asc, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import { joinChanges, isSound } from '../../cycles/notebook/merge.ts'
import { asBody, emptyPage, entryKinds, entryKindsOf, isBlank, isSameBody, pageKinds, pageOfEntry, type BodyOf, type EntryKind, type PageKind, type PartBody, type PartKind } from '../../cycles/notebook/parts.ts'
import { newId } from '../ids.ts'
import { getFiguresToKeep, keepSnapshotIn } from './snapshots.ts'
import type { Db, Store } from '../store.ts'

/** What a save answers. A conflict holds both texts; `clashing` names the fields both people changed to different words. */
export type SaveOutcome<B extends PartBody> =
  | {
    ok: true
    partId: string
    version: number
    savedAt: Date
    /** The text as it stands now: the one sent, or that one joined with what a colleague changed elsewhere. */
    body: B
    /** Null, or who had saved meanwhile in other fields or paragraphs of the same page. */
    joinedWith: string | null
    /** Fields that now hold paragraphs of both. Absent when none does. */
    byParagraph?: string[]
  }
  | {
    ok: false; reason: 'conflict'; partId: string; mine: B; theirs: B; clashing: string[]; theirVersion: number; savedBy: string; savedAt: Date
    /** For each clashing field, one text that holds both. */
    both: Record<string, string>
  }
  | { ok: false; reason: 'not-found' }

export type Save<B extends PartBody> = {
  rbd: number
  cycleId: string
  /** The version the text was written from; 0 for a page nobody has saved yet. */
  version: number
  body: B
  by: string
  /** The same save sent twice (a bad line, a double click) is one revision. */
  saveKey: string
}

type PartRow = { id: string; kind: PartKind; body: PartBody; version: number; updatedBy: string; updatedAt: Date }

const hasCycle = async (store: Store, db: Db, rbd: number, cycleId: string) => {
  const { cycle } = store.s
  return (await db.select({ id: cycle.id }).from(cycle).where(and(eq(cycle.id, cycleId), eq(cycle.rbd, rbd)))).length > 0
}

const nameOf = async (store: Store, db: Db, personId: string) => {
  const { person } = store.s
  return (await db.select({ name: person.name }).from(person).where(eq(person.id, personId)))[0]?.name ?? ''
}

/**
 * The instant of a write. A clock may stand still (a demo's) or step back (a machine's, corrected); what is written after a page was
 * marked ready must also be dated after it, since entries are shown to the advisor as of that instant.
 */
const instantOfWrite = async (store: Store, db: Db, cycleId: string): Promise<Date> => {
  const { part } = store.s
  const [latest] = await db.select({ readyAt: part.readyAt }).from(part)
    .where(and(eq(part.cycleId, cycleId), isNotNull(part.readyAt))).orderBy(desc(part.readyAt)).limit(1)
  const now = store.clock.now()
  return latest?.readyAt && latest.readyAt >= now ? new Date(latest.readyAt.getTime() + 1) : now
}

const currentOf = async (store: Store, db: Db, partId: string): Promise<PartRow> => {
  const { part } = store.s
  const [row] = await db.select({ id: part.id, kind: part.kind, body: part.body, version: part.version, updatedBy: part.updatedBy, updatedAt: part.updatedAt })
    .from(part).where(eq(part.id, partId))
  return row!
}

const revisionBody = async (store: Store, db: Db, partId: string, version: number): Promise<PartBody | null> => {
  const { partRevision: r } = store.s
  const [row] = await db.select({ body: r.body }).from(r).where(and(eq(r.partId, partId), eq(r.version, version), eq(r.outcome, 'saved')))
  return row?.body ?? null
}

/** Whether a kept revision is this very save, joined when it first came with what a colleague had saved meanwhile. */
const isWhatWasJoined = async (store: Store, tx: Db, partId: string, save: Save<PartBody>, kept: { body: PartBody; version: number; outcome: string }) => {
  if (kept.outcome !== 'saved' || kept.version - 1 <= save.version) return false
  const [base, theirs] = [await revisionBody(store, tx, partId, save.version), await revisionBody(store, tx, partId, kept.version - 1)]
  return base !== null && theirs !== null && isSameBody(joinChanges(base, save.body, theirs).joined, kept.body)
}

/** Compare and set, inside a transaction. `part` exists and is this school's. */
const saveIn = async <B extends PartBody>(store: Store, tx: Db, partId: string, save: Save<B>, at: Date): Promise<SaveOutcome<B>> => {
  const { part, partRevision } = store.s
  const conflictWith = async (now: PartRow, clashing: string[], both: Record<string, string>): Promise<SaveOutcome<B>> => ({
    ok: false, reason: 'conflict', partId, mine: save.body, theirs: now.body as B, clashing, both,
    theirVersion: now.version, savedBy: await nameOf(store, tx, now.updatedBy), savedAt: now.updatedAt,
  })
  const [sent] = await tx.select().from(partRevision).where(and(eq(partRevision.partId, partId), eq(partRevision.saveKey, save.saveKey)))
  const isRepeated = sent !== undefined && (isSameBody(sent.body, save.body) || await isWhatWasJoined(store, tx, partId, save, sent))
  if (isRepeated && sent.outcome === 'saved') {
    const now = await currentOf(store, tx, partId)
    // Others may have gone on since: what stands now is what its writer goes on from.
    return {
      ok: true, partId, version: now.version, savedAt: sent.savedAt, body: now.body as B,
      joinedWith: now.updatedBy === save.by ? null : await nameOf(store, tx, now.updatedBy),
    }
  }
  // A key used again for other words (a page gone back to and edited) is another save: words are worth more than keys.
  const saveKey = sent ? newId(at) : save.saveKey

  for (;;) {
    const now = await currentOf(store, tx, partId)
    if (isSameBody(now.body, save.body)) return { ok: true, partId, version: now.version, savedAt: now.updatedAt, body: now.body as B, joinedWith: null }
    let body = save.body
    let joinedWith: string | null = null
    let byParagraph: string[] = []
    if (save.version !== now.version) {
      const base = (await revisionBody(store, tx, partId, save.version)) as B | null
      const joining = base ? joinChanges(base, save.body, now.body as B) : { joined: save.body, clashing: Object.keys(save.body), byParagraph: [], both: {} }
      if (joining.clashing.length > 0 || !isSound(now.kind, joining.joined as never)) {
        if (!isRepeated) {
          await tx.insert(partRevision).values({
            partId, version: save.version, rbd: save.rbd, body: save.body, savedBy: save.by, savedAt: at, saveKey, outcome: 'conflict',
          }).onConflictDoNothing()
        }
        return conflictWith(now, joining.clashing, joining.both)
      }
      body = joining.joined
      byParagraph = joining.byParagraph
      if (isSameBody(body, now.body)) return { ok: true, partId, version: now.version, savedAt: now.updatedAt, body, joinedWith: null }
      joinedWith = now.updatedBy === save.by ? null : await nameOf(store, tx, now.updatedBy)
    }
    const version = now.version + 1
    const won = await tx.update(part).set({ body, version, updatedBy: save.by, updatedAt: at })
      .where(and(eq(part.id, partId), eq(part.version, now.version), eq(part.rbd, save.rbd))).returning({ id: part.id })
    // Lost to a save that committed between reading and writing (PostgreSQL): look again at what stands now.
    if (won.length === 0) continue
    await tx.insert(partRevision).values({ partId, version, rbd: save.rbd, body, savedBy: save.by, savedAt: at, saveKey, outcome: 'saved' })
    return { ok: true, partId, version, savedAt: at, body, joinedWith, ...(byParagraph.length > 0 ? { byParagraph } : {}) }
  }
}

/** Writes a page inside a transaction that does more (closing a cycle, starting one). */
export const savePageIn = async <K extends PageKind>(store: Store, tx: Db, page: K, save: Save<BodyOf[K]>): Promise<SaveOutcome<BodyOf[K]>> => {
  const { part, partRevision } = store.s
  if (!(await hasCycle(store, tx, save.rbd, save.cycleId))) return { ok: false, reason: 'not-found' }
  const at = await instantOfWrite(store, tx, save.cycleId)
  const find = () => tx.select({ id: part.id }).from(part).where(and(eq(part.cycleId, save.cycleId), eq(part.slot, page), eq(part.rbd, save.rbd)))
  let [row] = await find()
  if (!row) {
    // Version 0 is the empty page: it has a revision too, so that two first saves can be compared with what both started from.
    const id = newId(at)
    const made = await tx.insert(part).values({
      id, cycleId: save.cycleId, rbd: save.rbd, kind: page, slot: page, body: emptyPage(page), version: 0,
      updatedBy: save.by, updatedAt: at, createdAt: at,
    }).onConflictDoNothing().returning({ id: part.id })
    if (made.length > 0) {
      await tx.insert(partRevision).values({ partId: id, version: 0, rbd: save.rbd, body: emptyPage(page), savedBy: save.by, savedAt: at, saveKey: `empty-${id}`, outcome: 'saved' })
    }
    row = made[0] ?? (await find())[0]!
  }
  return saveIn(store, tx, row.id, save, at)
}

/** Saves a page's text. The body comes from `readPart`, which checks it. */
export const savePage = <K extends PageKind>(store: Store, page: K, save: Save<BodyOf[K]>): Promise<SaveOutcome<BodyOf[K]>> =>
  store.tx(tx => savePageIn(store, tx, page, save))

/** The text of a page or entry at a version: what a form made from that version showed. Null when there is no such text in this school. */
export const getBodyAt = async (store: Store, which: { rbd: number; cycleId: string; slot: string; version: number }): Promise<PartBody | null> => {
  const { part, partRevision: r } = store.s
  const [row] = await store.read.select({ body: r.body }).from(r).innerJoin(part, eq(part.id, r.partId))
    .where(and(eq(part.cycleId, which.cycleId), eq(part.slot, which.slot), eq(part.rbd, which.rbd), eq(r.version, which.version), eq(r.outcome, 'saved')))
  return row?.body ?? null
}

/** Adds an entry. `saveKey`, made beforehand, becomes its id: the same one again finds the entry it made. */
export const addEntry = <K extends EntryKind>(store: Store, kind: K, entry: Omit<Save<BodyOf[K]>, 'version'>): Promise<SaveOutcome<BodyOf[K]>> =>
  store.tx(async (tx): Promise<SaveOutcome<BodyOf[K]>> => {
    const { part, partRevision: r } = store.s
    if (!(await hasCycle(store, tx, entry.rbd, entry.cycleId))) return { ok: false, reason: 'not-found' }
    const at = await instantOfWrite(store, tx, entry.cycleId)
    const insert = (id: string) => tx.insert(part).values({
      id, cycleId: entry.cycleId, rbd: entry.rbd, kind, slot: id, body: entry.body, version: 1, updatedBy: entry.by, updatedAt: at, createdAt: at,
    }).onConflictDoNothing().returning({ id: part.id })
    // The key is the entry's id: the second of two clicks meets the first one's row, even at the same instant.
    let [made] = await insert(entry.saveKey)
    if (!made) {
      const [first] = await tx.select({ body: r.body, savedAt: r.savedAt }).from(r).innerJoin(part, eq(part.id, r.partId))
        .where(and(eq(part.id, entry.saveKey), eq(part.cycleId, entry.cycleId), eq(part.rbd, entry.rbd), eq(part.kind, kind), eq(r.version, 1)))
      if (first && isSameBody(first.body, entry.body)) {
        return { ok: true, partId: entry.saveKey, version: 1, savedAt: first.savedAt, body: first.body as BodyOf[K], joinedWith: null }
      }
      ;[made] = await insert(newId(at))
    }
    const id = made!.id
    await tx.insert(r).values({ partId: id, version: 1, rbd: entry.rbd, body: entry.body, savedBy: entry.by, savedAt: at, saveKey: entry.saveKey, outcome: 'saved' })
    return { ok: true, partId: id, version: 1, savedAt: at, body: entry.body, joinedWith: null }
  })

/** Saves an entry's text. */
export const saveEntry = <K extends EntryKind>(store: Store, kind: K, entryId: string, save: Save<BodyOf[K]>): Promise<SaveOutcome<BodyOf[K]>> =>
  store.tx(async (tx): Promise<SaveOutcome<BodyOf[K]>> => {
    const { part } = store.s
    const [row] = await tx.select({ id: part.id }).from(part)
      .where(and(eq(part.id, entryId), eq(part.rbd, save.rbd), eq(part.cycleId, save.cycleId), eq(part.kind, kind)))
    return row ? saveIn(store, tx, row.id, save, await instantOfWrite(store, tx, save.cycleId)) : { ok: false, reason: 'not-found' }
  })

/** Which entry it is, for its history: null when this school's cycle has none of that id. */
export const getEntry = async (store: Store, which: { rbd: number; cycleId: string; entryId: string }): Promise<{ kind: EntryKind; version: number; isWithdrawn: boolean } | null> => {
  const { part } = store.s
  const [row] = await store.read.select({ kind: part.kind, version: part.version, withdrawnAt: part.withdrawnAt }).from(part)
    .where(and(eq(part.id, which.entryId), eq(part.slot, which.entryId), eq(part.rbd, which.rbd), eq(part.cycleId, which.cycleId), inArray(part.kind, [...entryKinds])))
  return row ? { kind: row.kind as EntryKind, version: row.version, isWithdrawn: row.withdrawnAt !== null } : null
}

export type Done = { ok: true } | { ok: false; reason: 'not-found' }

const setWithdrawn = (store: Store, which: { rbd: number; cycleId: string; entryId: string }, withdrawn: boolean): Promise<Done> =>
  store.tx(async (tx): Promise<Done> => {
    const { part } = store.s
    const rows = await tx.update(part).set({ withdrawnAt: withdrawn ? store.clock.now() : null })
      .where(and(eq(part.id, which.entryId), eq(part.rbd, which.rbd), eq(part.cycleId, which.cycleId), inArray(part.kind, [...entryKinds])))
      .returning({ id: part.id })
    return rows.length > 0 ? { ok: true } : { ok: false, reason: 'not-found' }
  })

/** Takes an entry out of sight; its text and its history stay. */
export const withdrawEntry = (store: Store, which: { rbd: number; cycleId: string; entryId: string }) => setWithdrawn(store, which, true)
export const restoreEntry = (store: Store, which: { rbd: number; cycleId: string; entryId: string }) => setWithdrawn(store, which, false)

// ── Ready to talk about ───────────────────────────────────────────────────────────────────────────────────────────────

export type MarkOutcome = { ok: true; readyVersion: number } | { ok: false; reason: 'not-found' | 'nothing-written' | 'changed-meanwhile' }

/** Marks a page ready inside a transaction. `version` null: as it stands. */
export const markReadyIn = async (store: Store, tx: Db, mark: { rbd: number; cycleId: string; page: PageKind; version: number | null; by: string }): Promise<MarkOutcome> => {
  const { part } = store.s
  const parts = await tx.select({ id: part.id, slot: part.slot, kind: part.kind, body: part.body, version: part.version, updatedAt: part.updatedAt, withdrawnAt: part.withdrawnAt })
    .from(part).where(and(eq(part.cycleId, mark.cycleId), eq(part.rbd, mark.rbd)))
  let page = parts.find(p => p.slot === mark.page)
  const entries = parts.filter(p => p.slot === p.id && p.withdrawnAt === null && pageOfEntry[p.kind as EntryKind] === mark.page)
  if (!page && entries.length > 0) {
    // A page with entries and no text of its own has no row yet to carry the mark.
    const blank = await savePageIn(store, tx, mark.page, {
      rbd: mark.rbd, cycleId: mark.cycleId, version: 0, body: emptyPage(mark.page) as never, by: mark.by, saveKey: newId(store.clock.now()),
    })
    if (blank.ok) page = { ...(await currentOf(store, tx, blank.partId)), slot: mark.page, withdrawnAt: null }
  }
  if (!page) return { ok: false, reason: (await hasCycle(store, tx, mark.rbd, mark.cycleId)) ? 'nothing-written' : 'not-found' }
  if (isBlank(page.body) && entries.length === 0) return { ok: false, reason: 'nothing-written' }
  if (mark.version !== null && mark.version !== page.version) return { ok: false, reason: 'changed-meanwhile' }
  const readyAt = new Date(Math.max(store.clock.now().getTime(), ...entries.map(e => e.updatedAt.getTime())))
  await tx.update(part).set({ readyAt, readyBy: mark.by, readyVersion: page.version }).where(and(eq(part.id, page.id), eq(part.rbd, mark.rbd)))
  return { ok: true, readyVersion: page.version }
}

/**
 * The team says: this version is ready to talk about. From here the advisor reads it, as it stands now and not as it will be. Sharing the
 * data page also keeps what the team looked at, unless the cycle has a snapshot of these numbers.
 */
export const markReady = async (store: Store, mark: { rbd: number; cycleId: string; page: PageKind; version: number | null; by: string }): Promise<MarkOutcome> => {
  const figures = mark.page === 'data' ? await getFiguresToKeep(store, mark.rbd) : null
  return store.tx(async tx => {
    // Dated before the mark: the advisor reads the snapshots the page had when it was marked.
    const at = store.clock.now()
    const marked = await markReadyIn(store, tx, mark)
    if (marked.ok && figures) await keepSnapshotIn(store, tx, { ...mark, figures, by: null, at })
    return marked
  })
}

/** Takes the mark back: the page is the team's own again. */
export const unmarkReady = (store: Store, which: { rbd: number; cycleId: string; page: PageKind }): Promise<Done> =>
  store.tx(async (tx): Promise<Done> => {
    const { part } = store.s
    const rows = await tx.update(part).set({ readyAt: null, readyBy: null, readyVersion: null })
      .where(and(eq(part.cycleId, which.cycleId), eq(part.slot, which.page), eq(part.rbd, which.rbd))).returning({ id: part.id })
    return rows.length > 0 ? { ok: true } : { ok: false, reason: 'not-found' }
  })

// ── History ───────────────────────────────────────────────────────────────────────────────────────────────────────────

export type Revision = { key: string; version: number; body: PartBody; savedBy: string; savedAt: Date; outcome: 'saved' | 'conflict' }

/** Every text a page or entry ever had, newest first, conflicts included; the empty page it began with is left out. */
export const listRevisions = async (store: Store, which: { rbd: number; cycleId: string; slot: string }): Promise<Revision[]> => {
  const { part, partRevision: r, person } = store.s
  const rows = await store.read.select({ key: r.saveKey, version: r.version, body: r.body, savedBy: person.name, savedAt: r.savedAt, outcome: r.outcome })
    .from(r).innerJoin(part, eq(part.id, r.partId)).innerJoin(person, eq(person.id, r.savedBy))
    .where(and(eq(part.cycleId, which.cycleId), eq(part.slot, which.slot), eq(part.rbd, which.rbd)))
    .orderBy(desc(r.savedAt), desc(r.version), asc(r.outcome))
  return rows.filter(row => row.version > 0 || row.outcome === 'conflict')
}

/** Brings an earlier text back as a new save from `version`: what stood in between stays in the history. */
export const restoreRevision = (store: Store, which: { rbd: number; cycleId: string; slot: string; revisionKey: string; version: number; by: string; saveKey: string }): Promise<SaveOutcome<PartBody>> =>
  store.tx(async (tx): Promise<SaveOutcome<PartBody>> => {
    const { part, partRevision: r } = store.s
    const [row] = await tx.select({ partId: part.id, body: r.body }).from(r).innerJoin(part, eq(part.id, r.partId))
      .where(and(eq(part.cycleId, which.cycleId), eq(part.slot, which.slot), eq(part.rbd, which.rbd), eq(r.saveKey, which.revisionKey)))
    if (!row) return { ok: false, reason: 'not-found' }
    return saveIn(store, tx, row.partId, { ...which, body: row.body }, await instantOfWrite(store, tx, which.cycleId))
  })

// ── Reading ───────────────────────────────────────────────────────────────────────────────────────────────────────────

export type TeamPage<K extends PageKind> = {
  body: BodyOf[K]
  /** 0: nobody has saved it yet. */
  version: number
  updatedBy: string | null
  updatedAt: Date | null
  readyAt: Date | null
  readyVersion: number | null
}
export type Entry<K extends EntryKind> = { id: string; body: BodyOf[K]; version: number; updatedBy: string; updatedAt: Date; isWithdrawn: boolean }
export type TeamParts = {
  pages: { [K in PageKind]: TeamPage<K> }
  /** Withdrawn ones included. Dated ones newest first; actions and measures in the order they begin. */
  entries: { [K in EntryKind]: Entry<K>[] }
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
/** Dated entries newest first; actions by the day they begin, measures in the order they were made. */
const inOrder = <E extends { id: string; body: PartBody }>(entries: E[]): E[] => {
  const said = (e: E) => e.body as unknown as Record<string, string>
  return entries.sort((a, b) => said(a).on !== undefined
    ? compareText(said(b).on ?? '', said(a).on ?? '') || compareText(b.id, a.id)
    : compareText(said(a).from || '9999', said(b).from || '9999') || compareText(a.id, b.id))
}
const byKind = <E extends { id: string; body: PartBody }>(of: (kind: EntryKind) => E[]) =>
  Object.fromEntries(entryKinds.map(kind => [kind, inOrder(of(kind))])) as never

/** Everything the team wrote in one cycle, drafts and withdrawn entries included; null when the cycle is not this school's. */
export const getPartsForTeam = async (store: Store, rbd: number, cycleId: string): Promise<TeamParts | null> => {
  const { part, person } = store.s
  if (!(await hasCycle(store, store.read, rbd, cycleId))) return null
  const rows = await store.read.select({
    id: part.id, slot: part.slot, kind: part.kind, body: part.body, version: part.version, updatedBy: person.name, updatedAt: part.updatedAt,
    withdrawnAt: part.withdrawnAt, readyAt: part.readyAt, readyVersion: part.readyVersion,
  }).from(part).innerJoin(person, eq(person.id, part.updatedBy)).where(and(eq(part.cycleId, cycleId), eq(part.rbd, rbd)))
  const page = <K extends PageKind>(kind: K): TeamPage<K> => {
    const row = rows.find(r => r.slot === kind)
    return row
      ? { body: asBody(kind, row.body), version: row.version, updatedBy: row.version > 0 ? row.updatedBy : null, updatedAt: row.version > 0 ? row.updatedAt : null, readyAt: row.readyAt, readyVersion: row.readyVersion }
      : { body: emptyPage(kind), version: 0, updatedBy: null, updatedAt: null, readyAt: null, readyVersion: null }
  }
  return {
    pages: { challenge: page('challenge'), data: page('data'), implementation: page('implementation'), learnings: page('learnings') },
    entries: byKind(kind => rows.filter(r => r.kind === kind)
      .map(r => ({ id: r.id, body: asBody(kind, r.body), version: r.version, updatedBy: r.updatedBy, updatedAt: r.updatedAt, isWithdrawn: r.withdrawnAt !== null }))),
  }
}

export type ReadyPage<K extends PageKind> = { body: BodyOf[K]; readyAt: Date; version: number }
export type ReadyEntry<K extends EntryKind> = { id: string; body: BodyOf[K]; version: number }
export type ReadyParts = {
  pages: { [K in PageKind]: ReadyPage<K> | null }
  entries: { [K in EntryKind]: ReadyEntry<K>[] }
}

/**
 * What the team marked ready, as it stood when it was marked: the bodies come from the revisions, never from the page itself, so a
 * later draft is not even read. Entries only with the page they stand on: each as it stood then; one withdrawn since is gone.
 */
export const getReadyParts = async (store: Store, rbd: number, cycleId: string): Promise<ReadyParts> => {
  const { part, partRevision: r } = store.s
  const pages: ReadyParts['pages'] = { challenge: null, data: null, implementation: null, learnings: null }
  const marked = await store.read.select({ slot: part.slot, readyAt: part.readyAt, body: r.body, version: r.version }).from(part)
    .innerJoin(r, and(eq(r.partId, part.id), eq(r.version, part.readyVersion), eq(r.outcome, 'saved')))
    .where(and(eq(part.cycleId, cycleId), eq(part.rbd, rbd), inArray(part.kind, [...pageKinds])))
  for (const row of marked) pages[row.slot as PageKind] = { body: asBody(row.slot as PageKind, row.body), readyAt: row.readyAt!, version: row.version } as never
  const kept: { id: string; kind: PartKind; body: PartBody; version: number }[] = []
  for (const page of pageKinds) {
    const readyAt = pages[page]?.readyAt
    const kinds = entryKindsOf(page)
    if (!readyAt || kinds.length === 0) continue
    const rows = await store.read.select({ id: part.id, kind: part.kind, body: r.body, savedAt: r.savedAt, version: r.version }).from(part)
      .innerJoin(r, and(eq(r.partId, part.id), eq(r.outcome, 'saved')))
      .where(and(eq(part.cycleId, cycleId), eq(part.rbd, rbd), inArray(part.kind, kinds), isNull(part.withdrawnAt)))
      .orderBy(asc(part.id), desc(r.version))
    for (const row of rows) if (row.savedAt <= readyAt && kept.at(-1)?.id !== row.id) kept.push({ id: row.id, kind: row.kind, body: row.body, version: row.version })
  }
  return { pages, entries: byKind(kind => kept.filter(e => e.kind === kind).map(e => ({ id: e.id, body: asBody(kind, e.body), version: e.version }))) }
}
