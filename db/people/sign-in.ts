/**
 * Signing in with a password, and changing it. An unknown address, a disabled account and a wrong password get the same answer after the
 * same work; how often one may try is counted by address, whether or not anybody has it.
 */
import { and, eq, isNull } from 'drizzle-orm'
import { foldEmail } from '../../cycles/people/email.ts'
import { passwordLength, problemsOfPassword, type PasswordProblem } from '../../cycles/people/passwords.ts'
import { scopeFor } from '../../cycles/people/permissions.ts'
import { record, recordIn } from '../audit.ts'
import { schoolDayOf } from '../clock.ts'
import { isDemo } from '../installation.ts'
import { newId } from '../ids.ts'
import type { Db, Store } from '../store.ts'
import { attemptKey, chargeAttempt, forgetAttempts } from './attempts.ts'
import { nameScopes, todayIn } from './memberships.ts'
import { hashPassword, needsRehash, strongHashing, verifyPassword, type PasswordHashing } from './password-hash.ts'
import { endLogSessionIn, endSessionsIn, listMemberships, openSessionIn, type NewSession } from './sessions.ts'

export type SignInAnswer =
  | { ok: true; personId: string; session: Entered }
  /** The address or the password is not right; which of them, nobody is told. */
  | { ok: false; reason: 'wrong' }
  /** Too many failures: the next try counts from `until`. */
  | { ok: false; reason: 'wait'; until: Date }

/** The session of a sign-in. `log`: the phone's own, when it was asked for; `endedLog`: the phone's former one is over. */
export type Entered = NewSession & { log: NewSession | null; endedLog: boolean }

export type Device = {
  sharedComputer: boolean
  /** See `agentFamilyOf`. */
  agentFamily: string
  requestId?: string | null
  /** The person says the phone is theirs and wants to write entries from it for 30 days. Only who writes in a notebook gets that. */
  wantsLog?: boolean
  /** What the phone's cookie for entries held until now. */
  logToken?: string | null
}

export const signIn = async (
  store: Store, given: { email: string; password: string } & Device, hashing: PasswordHashing = strongHashing,
): Promise<SignInAnswer> => {
  const { person, credential } = store.s
  const address = foldEmail(given.email)
  const requestId = given.requestId ?? null
  const key = attemptKey('sign-in', address)
  const charge = await chargeAttempt(store, key)
  // Not recorded each time: a flood of refused tries would write as much as it likes. The wait was recorded when it began.
  if (!charge.ok) return { ok: false, reason: 'wait', until: charge.until }

  const [account] = await store.read.select({ id: person.id, disabledAt: person.disabledAt, credentialId: credential.id, secret: credential.secret })
    .from(person).leftJoin(credential, and(eq(credential.personId, person.id), eq(credential.kind, 'password'))).where(eq(person.email, address))
  const secret = [...given.password].length > passwordLength.most ? null : (account?.secret ?? null)
  const right = await verifyPassword(secret, given.password.slice(0, passwordLength.most), hashing)

  if (!right || !account || !secret || account.disabledAt) {
    await store.tx(async tx => {
      // An address nobody has is recorded as the start of its hash: enough to see one address tried often, too little to read it.
      const who = account ? { personId: account.id } : { detail: { addressHash: key.slice(0, 12) } }
      await recordIn(store, tx, { event: 'sign-in.failed', requestId, ...who })
      if (charge.waitSeconds > 0) await recordIn(store, tx, { event: 'sign-in.blocked', requestId, ...who, detail: { ...who.detail, failures: charge.failures, waitSeconds: charge.waitSeconds } })
    })
    return { ok: false, reason: 'wrong' }
  }

  const renewed = needsRehash(secret, hashing) ? await hashPassword(given.password, hashing) : null
  const session = await store.tx(async tx => {
    // The account may have been disabled, or its password changed, while the hash was computed.
    const [still] = await tx.select({ secret: credential.secret }).from(person).innerJoin(credential, eq(credential.personId, person.id))
      .where(and(eq(person.id, account.id), isNull(person.disabledAt), eq(credential.kind, 'password')))
    if (still?.secret !== secret) return null
    if (renewed) await tx.update(credential).set({ secret: renewed, updatedAt: store.clock.now() }).where(and(eq(credential.personId, account.id), eq(credential.kind, 'password')))
    await forgetAttempts(store, tx, key)
    return openRecordedSessionIn(store, tx, account.id, 'password', given)
  })
  return session ? { ok: true, personId: account.id, session } : { ok: false, reason: 'wrong' }
}

/** Whether a person writes in some notebook today, seen from inside the transaction (which may just have made them a member). */
const writesSomewhereIn = async (store: Store, tx: Db, personId: string): Promise<boolean> => {
  const { membership } = store.s
  const memberships = await tx.select({ role: membership.role, scopeKind: membership.scopeKind, scopeId: membership.scopeId, startsOn: membership.startsOn, endsOn: membership.endsOn })
    .from(membership).where(eq(membership.personId, personId))
  const [installation] = await tx.select({ timeZone: store.s.installation.timeZone }).from(store.s.installation)
  return scopeFor({ id: personId, memberships }, 'notebook.write', schoolDayOf(store.clock.now(), installation?.timeZone ?? 'America/Santiago')).rbds.length > 0
}

/**
 * A new session with its record, inside the transaction that earned it; on a phone of one's own, the second one for entries too. A
 * borrowed phone keeps its owner's; one that is somebody's own loses what was there before.
 */
export const openRecordedSessionIn = async (store: Store, tx: Db, personId: string, way: 'password' | 'cast' | 'invitation' | 'first-run', device: Device): Promise<Entered> => {
  const { sharedComputer, agentFamily } = device
  const session = await openSessionIn(store, tx, { personId, sharedComputer, agentFamily })
  const endedLog = device.logToken ? await endLogSessionIn(store, tx, device.logToken, sharedComputer ? personId : null) : false
  const opensLog = device.wantsLog === true && !sharedComputer && await writesSomewhereIn(store, tx, personId)
  const log = opensLog ? await openSessionIn(store, tx, { personId, sharedComputer, agentFamily, purpose: 'log' }) : null
  await recordIn(store, tx, { event: 'sign-in.ok', personId, requestId: device.requestId ?? null, detail: { way, sharedComputer, ...(log ? { phone: true } : {}) } })
  return { ...session, log, endedLog }
}

/** A demo's sign-in without a password, as one of its people. Refused anywhere else, whatever is asked. */
export const signInAsCast = async (store: Store, given: { personId: string } & Device): Promise<{ ok: true; session: Entered } | { ok: false; reason: 'not-a-demo' | 'unknown' }> => {
  if (!(await isDemo(store))) return { ok: false, reason: 'not-a-demo' }
  const { person } = store.s
  return store.tx(async tx => {
    const [known] = await tx.select({ id: person.id }).from(person).where(and(eq(person.id, given.personId), isNull(person.disabledAt)))
    if (!known) return { ok: false, reason: 'unknown' }
    return { ok: true, session: await openRecordedSessionIn(store, tx, known.id, 'cast', given) }
  })
}

/** Names a person is known by, which their password must not hold: their own, their address, their schools'. */
export const passwordContextOf = async (store: Store, personId: string): Promise<string[]> => {
  const { person } = store.s
  const [row] = await store.read.select({ name: person.name, email: person.email }).from(person).where(eq(person.id, personId))
  const scopes = await nameScopes(store, await listMemberships(store, personId), await todayIn(store))
  return [row?.name ?? '', row?.email ?? '', ...scopes.values()]
}

export type PasswordChange = {
  personId: string
  current: string
  next: string
  /** The session that asks, which goes on. */
  keepSession: string
  endOtherSessions: boolean
  requestId?: string | null
}

/** Changes a password after asking for the present one. `next` is checked against the rule and the person's own names. */
export const changePassword = async (
  store: Store, given: PasswordChange, hashing: PasswordHashing = strongHashing,
): Promise<{ ok: true; ended: number } | { ok: false; reason: 'wrong' } | { ok: false; reason: 'wait'; until: Date } | { ok: false; reason: 'not-good'; problems: PasswordProblem[] }> => {
  const { credential } = store.s
  const requestId = given.requestId ?? null
  const problems = problemsOfPassword(given.next, await passwordContextOf(store, given.personId))
  if (problems.length > 0) return { ok: false, reason: 'not-good', problems }
  const key = attemptKey('password-change', given.personId)
  const charge = await chargeAttempt(store, key)
  if (!charge.ok) return { ok: false, reason: 'wait', until: charge.until }
  const mine = and(eq(credential.personId, given.personId), eq(credential.kind, 'password'))
  const [row] = await store.read.select({ secret: credential.secret }).from(credential).where(mine)
  if (!row || !(await verifyPassword(row.secret, given.current.slice(0, passwordLength.most), hashing))) {
    await record(store, { event: 'sign-in.failed', personId: given.personId, requestId, detail: { at: 'password-change' } })
    return { ok: false, reason: 'wrong' }
  }
  const secret = await hashPassword(given.next, hashing)
  return store.tx(async tx => {
    const changed = await tx.update(credential).set({ secret, updatedAt: store.clock.now() }).where(and(mine, eq(credential.secret, row.secret))).returning({ id: credential.id })
    if (changed.length === 0) return { ok: false, reason: 'wrong' }
    await forgetAttempts(store, tx, key)
    await recordIn(store, tx, { event: 'password.changed', personId: given.personId, requestId })
    // A phone that writes for 30 days was let in with the password that is no longer one: it ends whatever was ticked.
    const ended = await endSessionsIn(store, tx, given.keepSession, { personId: given.personId, by: given.personId, requestId }, given.endOtherSessions ? undefined : 'log')
    return { ok: true, ended }
  })
}

/** Gives a new person their first password, inside the transaction that makes them. `secret` comes from `hashPassword`. */
export const setFirstPasswordIn = async (store: Store, tx: Db, personId: string, secret: string): Promise<void> => {
  const now = store.clock.now()
  await tx.insert(store.s.credential).values({ id: newId(now), personId, kind: 'password', secret, updatedAt: now })
}
