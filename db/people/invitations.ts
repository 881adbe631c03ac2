/**
 * Invitations: a link with 256 random bits, good once and for 72 hours, that fixes address, role and place. Its hash is kept, so the link
 * can be shown only when it is made. A person who has an account adds the role after signing in; anybody else makes the account with it.
 */
import { and, desc, eq, gt, isNull } from 'drizzle-orm'
import { foldEmail, isEmail } from '../../cycles/people/email.ts'
import { problemsOfPassword, type PasswordProblem } from '../../cycles/people/passwords.ts'
import type { Role, ScopeKind } from '../../cycles/people/permissions.ts'
import type { Profession } from '../../cycles/people/professions.ts'
import { recordIn } from '../audit.ts'
import { knownDriverError } from '../dialect.ts'
import { newId } from '../ids.ts'
import type { Db, Store } from '../store.ts'
import { mayInSchool } from './leadership.ts'
import { findCurrentMembership, mayManagePeople, nameScopes, opensNotebooks, problemOfGrant, scopeKey, startMembershipIn, todayIn, type Grant, type GrantProblem } from './memberships.ts'
import { hashPassword, strongHashing, type PasswordHashing } from './password-hash.ts'
import { openRecordedSessionIn, setFirstPasswordIn, type Device, type Entered } from './sign-in.ts'
import { hashOfToken, newToken } from './tokens.ts'

export const invitationHours = 72

export type NewInvitation = {
  email: string
  role: Role
  scopeKind: ScopeKind
  /** RBD, network id, SLEP code, or '' for the country. */
  scopeId: string
  /** Null: the command line's operator. */
  invitedBy: string | null
  requestId?: string | null
}

export type InvitationRefusal = 'not-allowed' | 'email-invalid' | 'already-member' | 'disabled' | GrantProblem

/** Whether a person may invite to this, or take such an invitation back: who manages people to anything, who leads a team to that team. */
const mayInviteTo = async (store: Store, personId: string | null, grant: Grant): Promise<boolean> => {
  if (await mayManagePeople(store, personId)) return true
  if (personId === null || grant.role !== 'team' || grant.scopeKind !== 'school' || !/^[1-9]\d{0,6}$/.test(grant.scopeId)) return false
  return mayInSchool(store, personId, 'team.lead', Number(grant.scopeId), await todayIn(store))
}

/**
 * Makes an invitation. The token is in the answer and nowhere else. Refused when the inviter may not invite to this (nobody hands out more
 * than they hold: a team's leader, their own team and nothing wider), the role does not reach such a place, the place is not known, or the address holds that very role already.
 * `inSameTx`: what must stand or fall with it (its mail in the queue).
 */
export const createInvitation = async (
  store: Store, given: NewInvitation, inSameTx?: (tx: Db, made: { email: string; token: string; expiresAt: Date }) => Promise<unknown>,
): Promise<{ ok: true; id: string; token: string; expiresAt: Date } | { ok: false; reason: InvitationRefusal }> => {
  const grant: Grant = { role: given.role, scopeKind: given.scopeKind, scopeId: given.scopeId }
  if (!(await mayInviteTo(store, given.invitedBy, grant))) return { ok: false, reason: 'not-allowed' }
  if (!isEmail(given.email)) return { ok: false, reason: 'email-invalid' }
  const problem = await problemOfGrant(store, grant)
  if (problem) return { ok: false, reason: problem }
  const { invitation, person } = store.s
  const email = foldEmail(given.email)
  const today = await todayIn(store)
  const token = newToken()
  return store.tx(async tx => {
    const now = store.clock.now()
    const [account] = await tx.select({ id: person.id, disabledAt: person.disabledAt }).from(person).where(eq(person.email, email))
    if (account?.disabledAt) return { ok: false, reason: 'disabled' }
    if (account && account.id === given.invitedBy && opensNotebooks(given.role)) return { ok: false, reason: 'not-allowed' }
    if (account && (await findCurrentMembership(store, tx, account.id, grant, today))) return { ok: false, reason: 'already-member' }
    const id = newId(now)
    const expiresAt = new Date(now.getTime() + invitationHours * 3_600_000)
    await tx.insert(invitation).values({
      id, tokenHash: hashOfToken(token), email, ...grant, invitedBy: given.invitedBy, createdAt: now, expiresAt,
      acceptedAt: null, acceptedBy: null, revokedAt: null,
    })
    await recordIn(store, tx, {
      event: 'invitation.created', personId: given.invitedBy, requestId: given.requestId ?? null, rbd: grant.scopeKind === 'school' ? Number(grant.scopeId) : null,
      detail: { invitation: id, role: grant.role, scopeKind: grant.scopeKind, scopeId: grant.scopeId },
    })
    await inSameTx?.(tx, { email, token, expiresAt })
    return { ok: true, id, token, expiresAt }
  })
}

type Row = Store['s']['invitation']['$inferSelect']
export type InvitationState = 'open' | 'used' | 'revoked' | 'expired'
const stateOf = (row: Row, now: Date): InvitationState =>
  row.acceptedAt ? 'used' : row.revokedAt ? 'revoked' : row.expiresAt <= now ? 'expired' : 'open'

export type OpenInvitation = {
  id: string
  email: string
  role: Role
  scopeKind: ScopeKind
  scopeId: string
  scopeName: string | null
  /** Null: the operator of the installation. */
  invitedByName: string | null
  expiresAt: Date
  /** The address has an account: its owner signs in to accept. */
  hasAccount: boolean
}

/** What a link offers: who invites, to what. A link that is not open says why; an unknown one says nothing else. */
export const getInvitationByToken = async (store: Store, token: string): Promise<{ state: 'open'; invitation: OpenInvitation } | { state: 'used' | 'revoked' | 'expired' | 'unknown' }> => {
  const { invitation, person } = store.s
  const [row] = await store.read.select().from(invitation).where(eq(invitation.tokenHash, hashOfToken(token)))
  if (!row) return { state: 'unknown' }
  const state = stateOf(row, store.clock.now())
  if (state !== 'open') return { state }
  const [inviter] = row.invitedBy === null ? [] : await store.read.select({ name: person.name }).from(person).where(eq(person.id, row.invitedBy))
  const [account] = await store.read.select({ id: person.id }).from(person).where(eq(person.email, row.email))
  const names = await nameScopes(store, [row], await todayIn(store))
  return {
    state, invitation: {
      id: row.id, email: row.email, role: row.role, scopeKind: row.scopeKind, scopeId: row.scopeId, scopeName: names.get(scopeKey(row)) ?? null,
      invitedByName: inviter?.name ?? null, expiresAt: row.expiresAt, hasAccount: account !== undefined,
    },
  }
}

export type Acceptance =
  /** Somebody signed in: the address must be theirs. */
  | { as: 'member'; personId: string; requestId?: string | null }
  | {
    as: 'newcomer'
    name: string
    profession: Profession | null
    password: string
    language: 'es' | 'en'
  } & Device

export type AcceptanceAnswer =
  /** `session` for a newcomer, who is signed in by it. */
  | { ok: true; personId: string; session: Entered | null }
  | { ok: false; reason: 'used' | 'revoked' | 'expired' | 'unknown' | 'has-account' | 'other-account' | 'name-missing' }
  | { ok: false; reason: 'not-good'; problems: PasswordProblem[] }

/** Takes the one use of a link inside a transaction; null when somebody was faster. */
const useIn = async (store: Store, tx: Db, id: string, personId: string): Promise<boolean> => {
  const { invitation: t } = store.s
  const now = store.clock.now()
  const used = await tx.update(t).set({ acceptedAt: now, acceptedBy: personId })
    .where(and(eq(t.id, id), isNull(t.acceptedAt), isNull(t.revokedAt), gt(t.expiresAt, now))).returning({ id: t.id })
  return used.length === 1
}

/** Accepts an invitation, once. The role and the place are the invitation's; nothing the person sends can widen them. */
export const acceptInvitation = async (store: Store, token: string, given: Acceptance, hashing: PasswordHashing = strongHashing): Promise<AcceptanceAnswer> => {
  const found = await getInvitationByToken(store, token)
  if (found.state !== 'open') return { ok: false, reason: found.state }
  const { invitation } = found
  const { person } = store.s
  const grant: Grant = { role: invitation.role, scopeKind: invitation.scopeKind, scopeId: invitation.scopeId }
  const requestId = given.requestId ?? null
  const today = await todayIn(store)
  const finishIn = async (tx: Db, personId: string) => {
    if (!(await useIn(store, tx, invitation.id, personId))) return false
    await startMembershipIn(store, tx, { personId, grant, by: personId, requestId, today })
    await recordIn(store, tx, { event: 'invitation.accepted', personId, requestId, detail: { invitation: invitation.id } })
    return true
  }

  if (given.as === 'member') return store.tx(async tx => {
    const [me] = await tx.select({ email: person.email }).from(person).where(and(eq(person.id, given.personId), isNull(person.disabledAt)))
    if (me?.email !== invitation.email) return { ok: false, reason: 'other-account' }
    return (await finishIn(tx, given.personId)) ? { ok: true, personId: given.personId, session: null } : { ok: false, reason: 'used' }
  })

  if (invitation.hasAccount) return { ok: false, reason: 'has-account' }
  const name = given.name.normalize('NFC').trim().replace(/\s+/g, ' ').slice(0, 120)
  if (name === '') return { ok: false, reason: 'name-missing' }
  const problems = problemsOfPassword(given.password, [name, invitation.email, invitation.scopeName ?? ''])
  if (problems.length > 0) return { ok: false, reason: 'not-good', problems }
  const secret = await hashPassword(given.password, hashing)
  class Lost extends Error {}
  try {
    return await store.tx(async tx => {
      const now = store.clock.now()
      const personId = newId(now)
      await tx.insert(person).values({ id: personId, name, email: invitation.email, profession: given.profession, language: given.language, agreedAt: null, createdAt: now, disabledAt: null })
      await setFirstPasswordIn(store, tx, personId, secret)
      if (!(await finishIn(tx, personId))) throw new Lost()
      return { ok: true, personId, session: await openRecordedSessionIn(store, tx, personId, 'invitation', given) }
    })
  } catch (e) {
    // The same link twice at the same moment, or two links for one address: one person is made.
    if (e instanceof Lost) return { ok: false, reason: 'used' }
    if (knownDriverError(e) === 'duplicate') return { ok: false, reason: 'has-account' }
    throw e
  }
}

export type ListedInvitation = {
  id: string
  email: string
  role: Role
  scopeKind: ScopeKind
  scopeId: string
  scopeName: string | null
  invitedByName: string | null
  createdAt: Date
  expiresAt: Date
  state: InvitationState
}

/** Invitations, the newest first; `toTeamOf`: only those to the team of one school. */
export const listInvitations = async (store: Store, options: { limit: number; toTeamOf?: number } = { limit: 200 }): Promise<ListedInvitation[]> => {
  const { invitation, person } = store.s
  const now = store.clock.now()
  const rows = await store.read.select({ invitation, invitedByName: person.name }).from(invitation)
    .leftJoin(person, eq(person.id, invitation.invitedBy))
    .where(options.toTeamOf === undefined ? undefined : and(eq(invitation.role, 'team'), eq(invitation.scopeKind, 'school'), eq(invitation.scopeId, String(options.toTeamOf))))
    .orderBy(desc(invitation.createdAt), desc(invitation.id)).limit(options.limit)
  const names = await nameScopes(store, rows.map(r => r.invitation), await todayIn(store))
  return rows.map(({ invitation: row, invitedByName }) => ({
    id: row.id, email: row.email, role: row.role, scopeKind: row.scopeKind, scopeId: row.scopeId, scopeName: names.get(scopeKey(row)) ?? null,
    invitedByName, createdAt: row.createdAt, expiresAt: row.expiresAt, state: stateOf(row, now),
  }))
}

/** Takes an open invitation back: whoever could have made it may. Refused when it was used, or is over anyway. */
export const revokeInvitation = async (
  store: Store, { invitationId, by, requestId }: { invitationId: string; by: string | null; requestId?: string | null },
): Promise<{ ok: true } | { ok: false; reason: 'not-allowed' | 'not-open' }> => {
  const { invitation: t } = store.s
  const [asked] = await store.read.select({ role: t.role, scopeKind: t.scopeKind, scopeId: t.scopeId }).from(t).where(eq(t.id, invitationId))
  // One nobody made is refused like one that is somebody else's.
  if (!(asked ? await mayInviteTo(store, by, asked) : await mayManagePeople(store, by))) return { ok: false, reason: 'not-allowed' }
  return store.tx(async tx => {
    const now = store.clock.now()
    const [row] = await tx.update(t).set({ revokedAt: now })
      .where(and(eq(t.id, invitationId), isNull(t.acceptedAt), isNull(t.revokedAt), gt(t.expiresAt, now))).returning({ id: t.id })
    if (!row) return { ok: false, reason: 'not-open' }
    await recordIn(store, tx, { event: 'invitation.revoked', personId: by, requestId: requestId ?? null, rbd: asked?.scopeKind === 'school' ? Number(asked.scopeId) : null, detail: { invitation: invitationId } })
    return { ok: true }
  })
}

/** Revokes what a person had open: one who may no longer manage people must not leave doors behind. */
export const revokeInvitationsOfIn = async (store: Store, tx: Db, of: { invitedBy: string; by: string | null; requestId: string | null }): Promise<void> => {
  const { invitation: t } = store.s
  const rows = await tx.update(t).set({ revokedAt: store.clock.now() })
    .where(and(eq(t.invitedBy, of.invitedBy), isNull(t.acceptedAt), isNull(t.revokedAt))).returning({ id: t.id })
  for (const row of rows) await recordIn(store, tx, { event: 'invitation.revoked', personId: of.by, requestId: of.requestId, detail: { invitation: row.id } })
}
