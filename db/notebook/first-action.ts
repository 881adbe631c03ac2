/**
 * The first action of a cycle, written on its first page. It is an action like any other; the page only knows its words and the key they
 * were begun with, so what a save is compared with is the last text this person saved of it.
 */
import { and, desc, eq } from 'drizzle-orm'
import { asBody, emptyAction, type ActionEntry } from '../../cycles/notebook/parts.ts'
import { newId } from '../ids.ts'
import type { Store } from '../store.ts'
import { addEntry, saveEntry, type SaveOutcome } from './parts.ts'

/**
 * Saves the words of the action that `key` (a UUID, made beforehand) names: makes it the first time, changes it after. Other fields of the
 * action stay as they are. A colleague who changed the same words meanwhile is a conflict, as on any page.
 */
export const saveFirstAction = async (
  store: Store, save: { rbd: number; cycleId: string; key: string; what: string; /** Left out: as it is. */ who?: string; by: string },
): Promise<SaveOutcome<ActionEntry>> => {
  const { part, partRevision: r } = store.s
  const which = { rbd: save.rbd, cycleId: save.cycleId, by: save.by }
  const saved = await store.read.select({ version: r.version, body: r.body }).from(r).innerJoin(part, eq(part.id, r.partId))
    .where(and(eq(part.id, save.key), eq(part.cycleId, save.cycleId), eq(part.rbd, save.rbd), eq(part.kind, 'action'), eq(r.outcome, 'saved'), eq(r.savedBy, save.by)))
    .orderBy(desc(r.version)).limit(1)
  const mine = saved[0]
  const words = { what: save.what, ...(save.who === undefined ? {} : { who: save.who }) }
  return mine
    ? saveEntry(store, 'action', save.key, { ...which, version: mine.version, body: { ...asBody('action', mine.body), ...words }, saveKey: newId(store.clock.now()) })
    : addEntry(store, 'action', { ...which, body: { ...emptyAction, ...words }, saveKey: save.key })
}
