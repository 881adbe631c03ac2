/** Keys programs read with: made, shown once, kept as a hash, counted, revoked. */
import { and, desc, eq, isNull, lt, ne, or, sql } from 'drizzle-orm'
import { mayHoldKey, type NewKey } from '../../cycles/opendata/keys.ts'
import type { TableName } from '../../cycles/opendata/tables.ts'
import type { Person } from '../../cycles/people/permissions.ts'
import { recordIn } from '../audit.ts'
import { schoolDayOf } from '../clock.ts'
import { newId } from '../ids.ts'
import { listMemberships } from '../people/sessions.ts'
import { hashOfToken, newToken } from '../people/tokens.ts'
import type { Store } from '../store.ts'

/** How often a key may be used in a minute. */
export const requestsAMinute = 60

/** What a key begins with, so that one that was left in a file is recognised for what it is. */
const mark = 'tep1_'

type By = { person: Person; today: string; requestId?: string | null }

/** The key is in the answer and nowhere else. */
export const makeKey = async (store: Store, key: NewKey, { person, today, requestId }: By): Promise<{ ok: true; id: string; key: string } | { ok: false; reason: 'not-allowed' | 'unknown-slep' }> => {
  if (!mayHoldKey(person, key, today)) return { ok: false, reason: 'not-allowed' }
  const { dataKey, slep } = store.s
  if (key.slepCode !== null && (await store.read.select({ code: slep.code }).from(slep).where(eq(slep.code, key.slepCode))).length === 0) return { ok: false, reason: 'unknown-slep' }
  const [secret, at] = [mark + newToken(), store.clock.now()]
  const id = newId(at)
  await store.tx(async tx => {
    await tx.insert(dataKey).values({ id, keyHash: hashOfToken(secret), name: key.name, slepCode: key.slepCode, tables: [...key.tables], madeBy: person.id, madeAt: at, expiresOn: key.expiresOn, minute: 0, requestsInMinute: 0 })
    await recordIn(store, tx, { event: 'data-key.made', personId: person.id, requestId: requestId ?? null, detail: { key: id, name: key.name, slep: key.slepCode, tables: key.tables.join(' '), expiresOn: key.expiresOn } })
  })
  return { ok: true, id, key: secret }
}

export type KeyState = 'open' | 'revoked' | 'expired' | 'maker-gone'
export type ListedKey = { id: string; name: string; slepCode: number | null; tables: TableName[]; madeBy: string; madeAt: Date; expiresOn: string; lastUsedAt: Date | null; revokedAt: Date | null; state: KeyState }

/** Whether whoever made a key still may hold it: it opens nothing beyond what its maker could still have made. */
const isMakerStill = async (store: Store, key: { madeBy: string; slepCode: number | null; tables: TableName[] }, today: string): Promise<boolean> => {
  const { person } = store.s
  const [maker] = await store.read.select({ id: person.id }).from(person).where(and(eq(person.id, key.madeBy), isNull(person.disabledAt)))
  return maker !== undefined && mayHoldKey({ id: maker.id, memberships: await listMemberships(store, maker.id) }, key, today)
}

const stateOf = async (store: Store, key: { madeBy: string; slepCode: number | null; tables: TableName[]; revokedAt: Date | null; expiresOn: string }, today: string): Promise<KeyState> =>
  key.revokedAt !== null ? 'revoked' : key.expiresOn < today ? 'expired' : await isMakerStill(store, key, today) ? 'open' : 'maker-gone'

/** The keys a person may see and revoke: those they could have made themselves. Newest first. */
export const listKeys = async (store: Store, person: Person, today: string): Promise<ListedKey[]> => {
  const { dataKey: k, person: p } = store.s
  const rows = await store.read.select({ key: k, maker: p.name }).from(k).innerJoin(p, eq(p.id, k.madeBy)).orderBy(desc(k.madeAt), desc(k.id))
  const out: ListedKey[] = []
  for (const { key, maker } of rows) {
    if (!mayHoldKey(person, { slepCode: key.slepCode, tables: [] }, today)) continue
    out.push({ id: key.id, name: key.name, slepCode: key.slepCode, tables: key.tables, madeBy: maker, madeAt: key.madeAt, expiresOn: key.expiresOn, lastUsedAt: key.lastUsedAt, revokedAt: key.revokedAt, state: await stateOf(store, key, today) })
  }
  return out
}

/** A key that was revoked already stays so: answered alike. */
export const revokeKey = async (store: Store, keyId: string, { person, today, requestId }: By): Promise<{ ok: true } | { ok: false; reason: 'not-found' }> => {
  const { dataKey: k } = store.s
  const [key] = await store.read.select().from(k).where(eq(k.id, keyId))
  if (!key || !mayHoldKey(person, { slepCode: key.slepCode, tables: [] }, today)) return { ok: false, reason: 'not-found' }
  await store.tx(async tx => {
    const done = await tx.update(k).set({ revokedAt: store.clock.now(), revokedBy: person.id }).where(and(eq(k.id, keyId), isNull(k.revokedAt))).returning({ id: k.id })
    if (done.length > 0) await recordIn(store, tx, { event: 'data-key.revoked', personId: person.id, requestId: requestId ?? null, detail: { key: keyId, name: key.name, slep: key.slepCode } })
  })
  return { ok: true }
}

/** A key in use: what it reads. */
export type OpenKey = { id: string; name: string; slepCode: number | null; tables: TableName[] }
export type KeyAnswer = { ok: true; key: OpenKey } | { ok: false; reason: 'unknown' | 'revoked' | 'expired' | 'maker-gone' | 'too-often' }

/** The key a program shows, counted as used. `timeZone`: whose days and minutes it is recorded by. */
export const useKey = async (store: Store, shown: string, { today, timeZone, requestId }: { today: string; timeZone: string; requestId: string | null }): Promise<KeyAnswer> => {
  const { dataKey: k } = store.s
  if (!shown.startsWith(mark) || shown.length > 200) return { ok: false, reason: 'unknown' }
  const [key] = await store.read.select().from(k).where(eq(k.keyHash, hashOfToken(shown)))
  if (!key) return { ok: false, reason: 'unknown' }
  const state = await stateOf(store, key, today)
  if (state !== 'open') return { ok: false, reason: state }
  const now = store.clock.now()
  const minute = Math.floor(now.getTime() / 60_000)
  return store.tx(async (tx): Promise<KeyAnswer> => {
    const counted = await tx.update(k).set({ minute, requestsInMinute: sql`case when ${k.minute} = ${minute} then ${k.requestsInMinute} + 1 else 1 end`, lastUsedAt: now })
      .where(and(eq(k.id, key.id), isNull(k.revokedAt), or(ne(k.minute, minute), lt(k.requestsInMinute, requestsAMinute)))).returning({ id: k.id })
    if (counted.length === 0) {
      const [again] = await tx.select({ revokedAt: k.revokedAt }).from(k).where(eq(k.id, key.id))
      return { ok: false, reason: again?.revokedAt ? 'revoked' : 'too-often' }
    }
    // One line a day says that it is in use; each request is in the log.
    if (!key.lastUsedAt || schoolDayOf(key.lastUsedAt, timeZone) !== today) await recordIn(store, tx, { event: 'data-key.used', requestId, detail: { key: key.id, name: key.name, slep: key.slepCode } })
    return { ok: true, key: { id: key.id, name: key.name, slepCode: key.slepCode, tables: key.tables } }
  })
}

/** Whether a key that was good when a request began still is, before the answer goes. */
export const isKeyStillOpen = async (store: Store, keyId: string): Promise<boolean> => {
  const { dataKey: k } = store.s
  return (await store.read.select({ id: k.id }).from(k).where(and(eq(k.id, keyId), isNull(k.revokedAt)))).length > 0
}
