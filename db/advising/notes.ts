/**
 * What an advisor notes about accompanying a school. Its own permission (`advisorNote.ofSchool`) and its own trail: every opening and every
 * save is recorded, without a word of the note. Nothing of the notebook reads these tables: no page of a team, no figure, no archive, no
 * story. A note is its writer's to change; one for the advisors of the school is read by whoever advises it today.
 */
import { and, asc, desc, eq, isNull, or } from 'drizzle-orm'
import type { NoteAudience, NoteText } from '../../cycles/visits/visit.ts'
import { recordIn } from '../audit.ts'
import { newId } from '../ids.ts'
import type { Db, Store } from '../store.ts'

export type AdvisorNote = {
  id: string
  audience: NoteAudience
  text: string
  version: number
  writtenBy: { id: string; name: string }
  writtenAt: Date
  updatedAt: Date
}
/** `rbd`: checked; `personId`: an advisor of it today. */
type Where = { rbd: number; personId: string; requestId?: string | null }

const visibleTo = (store: Store, { rbd, personId }: Where) => {
  const { advisorNote: n } = store.s
  return and(eq(n.rbd, rbd), isNull(n.withdrawnAt), or(eq(n.writtenBy, personId), eq(n.audience, 'advisors')))
}

/** The notes of a school this advisor may read, the latest first. Reading them is recorded, in the transaction that reads. */
export const openNotes = (store: Store, where: Where): Promise<AdvisorNote[]> => store.tx(async tx => {
  const { advisorNote: n, person } = store.s
  const rows = await tx.select({ id: n.id, audience: n.audience, text: n.text, version: n.version, writerId: n.writtenBy, writer: person.name, writtenAt: n.writtenAt, updatedAt: n.updatedAt })
    .from(n).innerJoin(person, eq(person.id, n.writtenBy)).where(visibleTo(store, where)).orderBy(desc(n.writtenAt), desc(n.id))
  await recordIn(store, tx, { event: 'advisor-note.read', personId: where.personId, rbd: where.rbd, requestId: where.requestId ?? null, detail: { notes: rows.length } })
  return rows.map(({ writerId, writer, ...r }) => ({ ...r, writtenBy: { id: writerId, name: writer } }))
})

export type NoteRevision = { noteId: string; version: number; text: string; savedAt: Date }
/** What one's own notes were before, newest first: nothing that was saved is lost. */
export const listOwnNoteRevisions = async (store: Store, where: Where): Promise<NoteRevision[]> => {
  const { advisorNote: n, advisorNoteRevision: r } = store.s
  return store.read.select({ noteId: r.noteId, version: r.version, text: r.text, savedAt: r.savedAt }).from(r).innerJoin(n, eq(n.id, r.noteId))
    .where(and(eq(n.rbd, where.rbd), eq(n.writtenBy, where.personId), isNull(n.withdrawnAt))).orderBy(asc(r.noteId), desc(r.version))
}

export type NoteOutcome = { ok: true; noteId: string; version: number } | { ok: false; reason: 'not_found' } | { ok: false; reason: 'conflict'; theirs: string; theirVersion: number }

const written = (store: Store, tx: Db, where: Where, noteId: string, version: number) =>
  recordIn(store, tx, { event: 'advisor-note.written', personId: where.personId, rbd: where.rbd, requestId: where.requestId ?? null, detail: { note: noteId, version } })

/** Writes a note. `saveKey`, made beforehand, is its id: the same one again with the same words is the first one's. */
export const addNote = (store: Store, add: Where & { note: NoteText; saveKey: string }): Promise<NoteOutcome> => store.tx(async (tx): Promise<NoteOutcome> => {
  const { advisorNote: n, advisorNoteRevision: r } = store.s
  const at = store.clock.now()
  const row = { rbd: add.rbd, cycleId: null, audience: add.note.audience, text: add.note.text, version: 1, writtenBy: add.personId, writtenAt: at, updatedAt: at, withdrawnAt: null }
  let id = add.saveKey
  const made = await tx.insert(n).values({ id, ...row }).onConflictDoNothing().returning({ id: n.id })
  if (made.length === 0) {
    const [first] = await tx.select({ text: r.text }).from(r).innerJoin(n, eq(n.id, r.noteId)).where(and(eq(r.noteId, id), eq(r.version, 1), eq(n.rbd, add.rbd), eq(n.writtenBy, add.personId)))
    if (first?.text === add.note.text) return { ok: true, noteId: id, version: 1 }
    id = newId(at)
    await tx.insert(n).values({ id, ...row })
  }
  await tx.insert(r).values({ noteId: id, version: 1, text: add.note.text, savedAt: at, saveKey: id })
  await written(store, tx, add, id, 1)
  return { ok: true, noteId: id, version: 1 }
})

/** Changes one's own note, from the version it was written from. Written over in another window meanwhile, both texts are the answer. */
export const saveNote = (store: Store, save: Where & { noteId: string; version: number; note: NoteText; saveKey: string }): Promise<NoteOutcome> => store.tx(async (tx): Promise<NoteOutcome> => {
  const { advisorNote: n, advisorNoteRevision: r } = store.s
  const own = and(eq(n.id, save.noteId), eq(n.rbd, save.rbd), eq(n.writtenBy, save.personId), isNull(n.withdrawnAt))
  const [now] = await tx.select().from(n).where(own)
  if (!now) return { ok: false, reason: 'not_found' }
  if (now.text === save.note.text && now.audience === save.note.audience) return { ok: true, noteId: now.id, version: now.version }
  const at = store.clock.now()
  const version = save.version + 1
  const won = await tx.update(n).set({ text: save.note.text, audience: save.note.audience, version, updatedAt: at }).where(and(own, eq(n.version, save.version))).returning({ id: n.id })
  if (won.length === 0) {
    const [then] = await tx.select({ text: n.text, version: n.version }).from(n).where(own)
    return then ? { ok: false, reason: 'conflict', theirs: then.text, theirVersion: then.version } : { ok: false, reason: 'not_found' }
  }
  const [sent] = await tx.select({ version: r.version }).from(r).where(and(eq(r.noteId, now.id), eq(r.saveKey, save.saveKey)))
  await tx.insert(r).values({ noteId: now.id, version, text: save.note.text, savedAt: at, saveKey: sent ? newId(at) : save.saveKey })
  await written(store, tx, save, now.id, version)
  return { ok: true, noteId: now.id, version }
})

/** Takes one's own note out of sight, for everybody; its words stay kept. */
export const withdrawNote = (store: Store, which: Where & { noteId: string }): Promise<{ ok: boolean }> => store.tx(async tx => {
  const { advisorNote: n } = store.s
  const rows = await tx.update(n).set({ withdrawnAt: store.clock.now() })
    .where(and(eq(n.id, which.noteId), eq(n.rbd, which.rbd), eq(n.writtenBy, which.personId), isNull(n.withdrawnAt))).returning({ id: n.id })
  if (rows.length > 0) await recordIn(store, tx, { event: 'advisor-note.withdrawn', personId: which.personId, rbd: which.rbd, requestId: which.requestId ?? null, detail: { note: which.noteId } })
  return { ok: rows.length > 0 }
})
