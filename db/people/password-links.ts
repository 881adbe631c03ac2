/**
 * A link for a new password, which an administrator makes for somebody who lost theirs. Nothing is stored: the link names the person and
 * its end, signed together with the present password's hash, so that it works once (using it changes the hash) and for 30 minutes.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import { problemsOfPassword, type PasswordProblem } from '../../cycles/people/passwords.ts'
import { recordIn } from '../audit.ts'
import { newId } from '../ids.ts'
import type { Store } from '../store.ts'
import { attemptKey, forgetAttempts } from './attempts.ts'
import { mayManagePeople } from './memberships.ts'
import { hashPassword, strongHashing, type PasswordHashing } from './password-hash.ts'
import { endSessionsIn } from './sessions.ts'
import { passwordContextOf } from './sign-in.ts'

const linkMinutes = 30

const accountOf = async (store: Store, personId: string) => {
  const { person, credential } = store.s
  const [row] = await store.read.select({ id: person.id, name: person.name, email: person.email, secret: credential.secret }).from(person)
    .leftJoin(credential, and(eq(credential.personId, person.id), eq(credential.kind, 'password')))
    .where(and(eq(person.id, personId), isNull(person.disabledAt)))
  return row ?? null
}

const signatureOf = (key: Buffer, personId: string, endsMs: number, secret: string | null) =>
  createHmac('sha256', key).update(`${personId}.${endsMs}.${secret ?? ''}`).digest()

/** Makes the link's token. `key`: the installation's, for this purpose. Refused to whoever may not manage people, and for a disabled account. */
export const createPasswordLink = async (
  store: Store, key: Buffer, { personId, by, requestId }: { personId: string; by: string | null; requestId?: string | null },
): Promise<{ ok: true; token: string; expiresAt: Date } | { ok: false; reason: 'not-allowed' | 'unknown' }> => {
  if (!(await mayManagePeople(store, by))) return { ok: false, reason: 'not-allowed' }
  const account = await accountOf(store, personId)
  if (!account) return { ok: false, reason: 'unknown' }
  const endsMs = store.clock.now().getTime() + linkMinutes * 60_000
  await store.tx(tx => recordIn(store, tx, { event: 'password.link-created', personId: by, requestId: requestId ?? null, detail: { of: personId } }))
  const token = [personId, endsMs.toString(36), signatureOf(key, personId, endsMs, account.secret).toString('base64url')].join('.')
  return { ok: true, token, expiresAt: new Date(endsMs) }
}

/** Whose link this is, or null: not one of ours, over, or used. */
export const getPersonOfPasswordLink = async (store: Store, key: Buffer, token: string): Promise<{ id: string; name: string; email: string; secret: string | null } | null> => {
  const [, personId, ends, signature] = /^([0-9a-f-]{36})\.([0-9a-z]{1,11})\.([\w-]{43})$/.exec(token) ?? []
  if (!personId || !ends || !signature) return null
  const endsMs = Number.parseInt(ends, 36)
  if (endsMs <= store.clock.now().getTime()) return null
  const account = await accountOf(store, personId)
  if (!account || !timingSafeEqual(Buffer.from(signature, 'base64url'), signatureOf(key, personId, endsMs, account.secret))) return null
  return account
}

/** Sets the new password with a link, once: all sessions of the person end, and failed tries no longer make anybody wait. */
export const usePasswordLink = async (
  store: Store, key: Buffer, token: string, given: { password: string; requestId?: string | null }, hashing: PasswordHashing = strongHashing,
): Promise<{ ok: true } | { ok: false; reason: 'over' } | { ok: false; reason: 'not-good'; problems: PasswordProblem[] }> => {
  const account = await getPersonOfPasswordLink(store, key, token)
  if (!account) return { ok: false, reason: 'over' }
  const problems = problemsOfPassword(given.password, await passwordContextOf(store, account.id))
  if (problems.length > 0) return { ok: false, reason: 'not-good', problems }
  const secret = await hashPassword(given.password, hashing)
  const { credential } = store.s
  const requestId = given.requestId ?? null
  return store.tx(async tx => {
    const now = store.clock.now()
    const changed = account.secret === null
      ? await tx.insert(credential).values({ id: newId(now), personId: account.id, kind: 'password', secret, updatedAt: now }).onConflictDoNothing().returning({ id: credential.id })
      : await tx.update(credential).set({ secret, updatedAt: now })
        .where(and(eq(credential.personId, account.id), eq(credential.kind, 'password'), eq(credential.secret, account.secret))).returning({ id: credential.id })
    if (changed.length === 0) return { ok: false, reason: 'over' }
    await endSessionsIn(store, tx, null, { personId: account.id, by: account.id, requestId })
    await forgetAttempts(store, tx, attemptKey('sign-in', account.email))
    await recordIn(store, tx, { event: 'password.changed', personId: account.id, requestId, detail: { way: 'link' } })
    return { ok: true }
  })
}
