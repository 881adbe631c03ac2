/**
 * What a team member does from a phone in half a minute: write an entry of the log, see their own actions, mark one as done. A phone that
 * stays signed in reaches these queries and no others, so each takes the person and the schools they write in, and answers nothing else of
 * the notebook. Days are `YYYY-MM-DD`.
 */
import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm'
import type { Scope } from '../../cycles/people/permissions.ts'
import { isNamedIn } from '../../cycles/people/named.ts'
import { asBody, isSameBody, type ActionEntry, type NoteEntry } from '../../cycles/notebook/parts.ts'
import type { Phase } from '../../cycles/notebook/phases.ts'
import { newId } from '../ids.ts'
import type { Store } from '../store.ts'
import { listCyclesOfSchool } from './cycles.ts'
import { addEntry, saveEntry, withdrawEntry } from './parts.ts'

export type OpenCycle = { rbd: number; cycleId: string; number: number; title: string; phase: Phase }

/** Cycles an entry can be written in, the likeliest first: in implementation before the others, then the newest. */
export const listOpenCycles = async (store: Store, scope: Scope, today: string): Promise<OpenCycle[]> => {
  const lists = await Promise.all([...new Set(scope.rbds)].map(rbd => listCyclesOfSchool(store, rbd, today)))
  const rank = (p: Phase) => (p === 'implementing' ? 0 : 1)
  return lists.flat().filter(c => !c.closedOn && !c.droppedOn)
    .sort((a, b) => rank(a.phase) - rank(b.phase) || (a.startedOn < b.startedOn ? 1 : a.startedOn > b.startedOn ? -1 : b.number - a.number))
    .map(c => ({ rbd: c.rbd, cycleId: c.id, number: c.number, title: c.title, phase: c.phase }))
}

// ── Writing ───────────────────────────────────────────────────────────────────────────────────────────────────────────

export type SendOutcome =
  | { ok: true; entryId: string; savedAt: Date }
  /** `cycle-ended`: closed or dropped since. `changed-meanwhile`: it arrived before, and a colleague has changed it. */
  | { ok: false; reason: 'not-found' | 'cycle-ended' | 'day_before_cycle' | 'day_to_come' | 'changed-meanwhile' }

/** The day after (`YYYY-MM-DD`): a phone's clock may be ahead of the school's by hours, not by days. */
const dayAfter = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

/**
 * Takes an entry a phone sends, once: `key` is its id, so the same one sent again, days later or five times at once, finds itself. Words
 * changed on the phone after a sending whose answer was lost (`editKey`) change that entry and make no second one.
 */
export const sendNote = async (
  store: Store, sent: { rbd: number; cycleId: string; key: string; editKey: string | null; body: NoteEntry; by: string; today: string },
): Promise<SendOutcome> => {
  const { cycle, part, partRevision: r } = store.s
  const { rbd, cycleId, key, body, by } = sent
  const [open] = await store.read.select({ startedOn: cycle.startedOn, closedOn: cycle.closedOn, droppedOn: cycle.droppedOn })
    .from(cycle).where(and(eq(cycle.id, cycleId), eq(cycle.rbd, rbd)))
  if (!open) return { ok: false, reason: 'not-found' }
  const [arrived] = await store.read.select({ body: r.body, savedBy: r.savedBy, savedAt: r.savedAt }).from(r).innerJoin(part, eq(part.id, r.partId))
    .where(and(eq(part.id, key), eq(part.cycleId, cycleId), eq(part.rbd, rbd), eq(part.kind, 'note'), eq(r.version, 1), eq(r.outcome, 'saved')))
  if (arrived?.savedBy === by && isSameBody(arrived.body, body)) return { ok: true, entryId: key, savedAt: arrived.savedAt }
  if (open.closedOn || open.droppedOn) return { ok: false, reason: 'cycle-ended' }
  if (body.on < open.startedOn) return { ok: false, reason: 'day_before_cycle' }
  if (body.on > dayAfter(sent.today)) return { ok: false, reason: 'day_to_come' }
  const save = { rbd, cycleId, body, by, saveKey: key }
  const saved = arrived?.savedBy === by
    ? await saveEntry(store, 'note', key, { ...save, version: 1, saveKey: sent.editKey ?? newId(store.clock.now()) })
    : await addEntry(store, 'note', save)
  if (saved.ok) return { ok: true, entryId: saved.partId, savedAt: saved.savedAt }
  return { ok: false, reason: saved.reason === 'conflict' ? 'changed-meanwhile' : 'not-found' }
}

type Mine = { scope: Scope; by: string }

/** A note this person wrote in a school they write in; null for anybody else's, whatever its id. */
const findOwnNote = async (store: Store, { scope, by, entryId }: Mine & { entryId: string }) => {
  const { part, partRevision: r, cycle } = store.s
  const [row] = await store.read.select({ rbd: part.rbd, cycleId: part.cycleId, body: part.body, updatedAt: part.updatedAt, withdrawnAt: part.withdrawnAt, title: cycle.title })
    .from(part).innerJoin(r, eq(r.partId, part.id)).innerJoin(cycle, eq(cycle.id, part.cycleId))
    .where(and(eq(part.id, entryId), eq(part.kind, 'note'), inArray(part.rbd, [...scope.rbds]), eq(r.version, 1), eq(r.outcome, 'saved'), eq(r.savedBy, by)))
  return row ? { ...row, body: asBody('note', row.body) } : null
}

/** Where and when an entry of one's own was written: what the page says after it was sent. */
export const getOwnNote = async (store: Store, which: Mine & { entryId: string }): Promise<{ cycleTitle: string; savedAt: Date } | null> => {
  const note = await findOwnNote(store, which)
  return note && note.withdrawnAt === null ? { cycleTitle: note.title, savedAt: note.updatedAt } : null
}

/** Takes an entry of one's own out of the log and gives its words back, to be corrected. Its history stays. */
export const takeBackNote = async (store: Store, which: Mine & { entryId: string }): Promise<{ rbd: number; cycleId: string; body: NoteEntry } | null> => {
  const note = await findOwnNote(store, which)
  if (!note || !(await withdrawEntry(store, { rbd: note.rbd, cycleId: note.cycleId, entryId: which.entryId })).ok) return null
  return { rbd: note.rbd, cycleId: note.cycleId, body: note.body }
}

// ── One's own actions ─────────────────────────────────────────────────────────────────────────────────────────────────

export type OwnAction = { id: string; rbd: number; cycleId: string; cycleTitle: string; what: string; who: string; from: string; to: string; state: ActionEntry['state'] }

type Owner = { id: string; name: string }

/** Actions of open cycles that name the person as responsible, or that they wrote; the next to end first. What was left is left out. */
export const listOwnActions = async (store: Store, scope: Scope, person: Owner, which: { actionId?: string } = {}): Promise<OwnAction[]> => {
  const { part, partRevision: r, cycle } = store.s
  if (scope.rbds.length === 0) return []
  const rows = await store.read.select({ id: part.id, rbd: part.rbd, cycleId: part.cycleId, body: part.body, title: cycle.title, writtenBy: r.savedBy })
    .from(part).innerJoin(cycle, eq(cycle.id, part.cycleId)).innerJoin(r, eq(r.partId, part.id))
    .where(and(
      eq(part.kind, 'action'), inArray(part.rbd, [...scope.rbds]), isNull(part.withdrawnAt), isNull(cycle.closedOn), isNull(cycle.droppedOn),
      eq(r.version, 1), eq(r.outcome, 'saved'), which.actionId === undefined ? undefined : eq(part.id, which.actionId),
    )).orderBy(asc(part.id))
  return rows.map(row => ({ ...row, body: asBody('action', row.body) }))
    .filter(row => row.body.state !== 'left' && (row.writtenBy === person.id || isNamedIn(row.body.who, person.name)))
    .map(({ id, rbd, cycleId, title, body }) => ({ id, rbd, cycleId, cycleTitle: title, what: body.what, who: body.who, from: body.from, to: body.to, state: body.state }))
    .sort((a, b) => { const [x, y] = [a.to || '9999', b.to || '9999']; return x < y ? -1 : x > y ? 1 : 0 })
}

/**
 * Marks an action of one's own as done, or takes the mark back: then it is in the state it had before. Doing it twice is doing it once.
 */
export const markOwnAction = async (
  store: Store, mark: { scope: Scope; person: Owner; actionId: string; done: boolean },
): Promise<{ ok: true } | { ok: false; reason: 'not-found' | 'changed-meanwhile' }> => {
  const [own] = await listOwnActions(store, mark.scope, mark.person, { actionId: mark.actionId })
  if (!own) return { ok: false, reason: 'not-found' }
  if ((own.state === 'done') === mark.done) return { ok: true }
  const { partRevision: r } = store.s
  const texts = await store.read.select({ body: r.body, version: r.version }).from(r)
    .where(and(eq(r.partId, own.id), eq(r.outcome, 'saved'))).orderBy(desc(r.version))
  const [now] = texts
  if (!now) return { ok: false, reason: 'not-found' }
  const before = texts.map(t => asBody('action', t.body).state).find(s => s === 'planned' || s === 'doing')
  const body: ActionEntry = { ...asBody('action', now.body), state: mark.done ? 'done' : before ?? 'doing' }
  const saved = await saveEntry(store, 'action', own.id, {
    rbd: own.rbd, cycleId: own.cycleId, version: now.version, body, by: mark.person.id, saveKey: newId(store.clock.now()),
  })
  if (saved.ok) return { ok: true }
  return { ok: false, reason: saved.reason === 'conflict' ? 'changed-meanwhile' : 'not-found' }
}
