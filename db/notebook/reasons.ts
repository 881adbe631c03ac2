/**
 * The reasons a school counts absences by. Nothing is removed: a reason that is set aside still names the counts of the cycles that used
 * it, so a new name is a new reason and the old one is set aside.
 */
import { and, asc, eq } from 'drizzle-orm'
import { isBuiltInReason, mostOwnReasons, reasonsOf, type Reason } from '../../cycles/reasons/reasons.ts'
import { isSameLabel, readReasonLabel, type LabelProblem } from '../../cycles/reasons/labels.ts'
import { newId } from '../ids.ts'
import type { Db, Store } from '../store.ts'

const readKept = async (store: Store, db: Db, rbd: number): Promise<Reason[]> => {
  const { absenceReason: r } = store.s
  const rows = await db.select({ id: r.id, label: r.label, retiredAt: r.retiredAt }).from(r).where(eq(r.rbd, rbd)).orderBy(asc(r.createdAt), asc(r.id))
  return rows.map(({ id, label, retiredAt }) => ({ id, label, isRetired: retiredAt !== null }))
}

/** The whole list of a school, reasons set aside included. */
export const listReasons = async (store: Store, rbd: number): Promise<Reason[]> => reasonsOf(await readKept(store, store.read, rbd))

export type ReasonOutcome = { ok: true; id: string } | { ok: false; reason: LabelProblem | 'reasons_too_many' | 'not_found' }

type By = { rbd: number; by: string }

/** `builtIn`: the words of the built-in reasons in the reader's language, by id: the list never says one thing twice. */
type Add = By & { label: string; builtIn: Readonly<Record<string, string>> }

const addIn = async (store: Store, tx: Db, add: Add, except: string | null): Promise<ReasonOutcome> => {
  const { absenceReason: r } = store.s
  const kept = await readKept(store, tx, add.rbd)
  const wordsOf = (reason: Reason) => reason.label ?? add.builtIn[reason.id] ?? ''
  const inUse = reasonsOf(kept).filter(reason => !reason.isRetired && reason.id !== except)
  const read = readReasonLabel(add.label, inUse.map(wordsOf))
  if (!read.ok) return { ok: false, reason: read.problem }
  // The same words again bring back what was set aside: its counts and the new ones are one reason.
  const before = reasonsOf(kept).find(reason => reason.isRetired && isSameLabel(wordsOf(reason), read.label))
  if (before) {
    await tx.update(r).set({ retiredAt: null }).where(and(eq(r.rbd, add.rbd), eq(r.id, before.id)))
    return { ok: true, id: before.id }
  }
  if (inUse.filter(reason => !isBuiltInReason(reason.id)).length >= mostOwnReasons) return { ok: false, reason: 'reasons_too_many' }
  const at = store.clock.now()
  const id = newId(at)
  await tx.insert(r).values({ rbd: add.rbd, id, label: read.label, createdBy: add.by, createdAt: at, retiredAt: null })
  return { ok: true, id }
}

const setRetired = async (store: Store, tx: Db, which: By & { id: string }, isRetired: boolean): Promise<ReasonOutcome> => {
  const { absenceReason: r } = store.s
  const at = store.clock.now()
  const changed = await tx.update(r).set({ retiredAt: isRetired ? at : null }).where(and(eq(r.rbd, which.rbd), eq(r.id, which.id))).returning({ id: r.id })
  if (changed.length > 0) return { ok: true, id: which.id }
  // A built-in reason has a row only once a school changed it.
  if (!isBuiltInReason(which.id)) return { ok: false, reason: 'not_found' }
  await tx.insert(r).values({ rbd: which.rbd, id: which.id, label: null, createdBy: which.by, createdAt: at, retiredAt: isRetired ? at : null }).onConflictDoNothing()
  return { ok: true, id: which.id }
}

/** Adds a reason of the school's own. */
export const addReason = (store: Store, add: Add): Promise<ReasonOutcome> => store.tx(tx => addIn(store, tx, add, null))

/** Sets a reason aside: no page offers it from now on; those that counted it still show it. */
export const retireReason = (store: Store, which: By & { id: string }): Promise<ReasonOutcome> => store.tx(tx => setRetired(store, tx, which, true))
/** Puts it back. */
export const restoreReason = (store: Store, which: By & { id: string }): Promise<ReasonOutcome> => store.tx(tx => setRetired(store, tx, which, false))

/** Another name: a new reason, and the one before set aside, so that earlier counts keep the words they were made under. */
export const renameReason = (store: Store, rename: Add & { id: string }): Promise<ReasonOutcome> =>
  store.tx(async (tx): Promise<ReasonOutcome> => {
    const known = reasonsOf(await readKept(store, tx, rename.rbd)).find(r => r.id === rename.id && !r.isRetired)
    if (!known) return { ok: false, reason: 'not_found' }
    const words = known.label ?? rename.builtIn[known.id] ?? ''
    if (words === rename.label.trim()) return { ok: true, id: rename.id }
    const added = await addIn(store, tx, rename, rename.id)
    if (!added.ok || added.id === rename.id) return added
    await setRetired(store, tx, rename, true)
    return added
  })
