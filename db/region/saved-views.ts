/** Views of the board that a person keeps under a name: filters and how they are shown, never a figure. Nobody else reads them. */
import { and, asc, eq, isNull } from 'drizzle-orm'
import { countAll } from '../dialect.ts'
import { newId } from '../ids.ts'
import type { Store } from '../store.ts'

export type SavedView = { id: string; name: string; /** The query of the address, without a question mark; '' for the whole board. */ search: string }

export const longestViewName = 60
export const mostViews = 30

const nameOf = (given: string) => given.replace(/\s+/g, ' ').trim()
const isName = (name: string) => name !== '' && [...name].length <= longestViewName

/** By when they were made. */
export const listSavedViews = async (store: Store, personId: string): Promise<SavedView[]> => {
  const { savedView: v } = store.s
  return store.read.select({ id: v.id, name: v.name, search: v.search }).from(v).where(and(eq(v.personId, personId), isNull(v.deletedAt))).orderBy(asc(v.createdAt), asc(v.id))
}

/** One of a person's, deleted or not; null when it is not theirs. */
export const getSavedView = async (store: Store, personId: string, id: string): Promise<(SavedView & { isDeleted: boolean }) | null> => {
  const { savedView: v } = store.s
  const [row] = await store.read.select({ id: v.id, name: v.name, search: v.search, deletedAt: v.deletedAt }).from(v).where(and(eq(v.id, id), eq(v.personId, personId)))
  return row ? { id: row.id, name: row.name, search: row.search, isDeleted: row.deletedAt !== null } : null
}

export type SaveViewOutcome = { ok: true; id: string } | { ok: false; reason: 'name' | 'too-many' }

/** `search`: as `boardSearchOf` writes it. Two views may have one name: names are the person's own business. */
export const saveView = (store: Store, given: { personId: string; name: string; search: string }): Promise<SaveViewOutcome> =>
  store.tx(async (tx): Promise<SaveViewOutcome> => {
    const { savedView: v } = store.s
    const name = nameOf(given.name)
    if (!isName(name)) return { ok: false, reason: 'name' }
    const [had] = await tx.select({ n: countAll() }).from(v).where(and(eq(v.personId, given.personId), isNull(v.deletedAt)))
    if ((had?.n ?? 0) >= mostViews) return { ok: false, reason: 'too-many' }
    const id = newId(store.clock.now())
    await tx.insert(v).values({ id, personId: given.personId, name, search: given.search, createdAt: store.clock.now(), deletedAt: null })
    return { ok: true, id }
  })

export type ChangeViewOutcome = { ok: true; /** What it was called before. */ before: string } | { ok: false; reason: 'name' | 'gone' }

export const renameView = (store: Store, given: { personId: string; id: string; name: string }): Promise<ChangeViewOutcome> =>
  store.tx(async (tx): Promise<ChangeViewOutcome> => {
    const { savedView: v } = store.s
    const name = nameOf(given.name)
    if (!isName(name)) return { ok: false, reason: 'name' }
    const mine = and(eq(v.id, given.id), eq(v.personId, given.personId), isNull(v.deletedAt))
    const [row] = await tx.select({ name: v.name }).from(v).where(mine)
    if (!row) return { ok: false, reason: 'gone' }
    await tx.update(v).set({ name }).where(mine)
    return { ok: true, before: row.name }
  })

/** Deleting and bringing back are one: the row stays. */
export const setViewDeleted = (store: Store, given: { personId: string; id: string; isDeleted: boolean }): Promise<{ ok: boolean }> =>
  store.tx(async tx => {
    const { savedView: v } = store.s
    const rows = await tx.update(v).set({ deletedAt: given.isDeleted ? store.clock.now() : null }).where(and(eq(v.id, given.id), eq(v.personId, given.personId))).returning({ id: v.id })
    return { ok: rows.length > 0 }
  })
