/** People: who there is, what they belong to, and what an administrator may change. `by` null is the command line's operator. */
import { and, desc, eq, isNull, max } from 'drizzle-orm'
import type { Role, ScopeKind } from '../../cycles/people/permissions.ts'
import { recordIn } from '../audit.ts'
import { dayBefore } from '../clock.ts'
import type { Store } from '../store.ts'
import { revokeInvitationsOfIn } from './invitations.ts'
import { endLeadershipOfIn } from './leadership.ts'
import {
  findCurrentMembership, listAdministratorsIn, mayManagePeople, nameScopes, opensNotebooks, problemOfGrant, scopeKey, startMembershipIn,
  todayIn, type Grant, type GrantProblem,
} from './memberships.ts'
import { endSessionsIn } from './sessions.ts'

type By = { by: string | null; requestId?: string | null }

export type ListedMembership = {
  id: string
  role: Role
  scopeKind: ScopeKind
  scopeId: string
  /** Null for the country, and for what is no longer known. */
  scopeName: string | null
  startsOn: string
  endsOn: string | null
  state: 'current' | 'coming' | 'ended'
}

export type ListedPerson = {
  id: string
  name: string
  email: string
  profession: string | null
  agreedAt: Date | null
  createdAt: Date
  disabledAt: Date | null
  /** Last use of any session, to the minute; null when never signed in or long ago. */
  lastSeenAt: Date | null
  memberships: ListedMembership[]
}

/** Everybody (or one person), by name in the order of Spanish; ended memberships included and marked. */
export const listPeople = async (store: Store, only?: { personId: string }): Promise<ListedPerson[]> => {
  const { person, membership, session } = store.s
  const today = await todayIn(store)
  const people = await store.read.select().from(person).where(only ? eq(person.id, only.personId) : undefined)
  const memberships = await store.read.select().from(membership).where(only ? eq(membership.personId, only.personId) : undefined)
    .orderBy(desc(membership.startsOn), membership.id)
  const seen = new Map((await store.read.select({ personId: session.personId, at: max(session.lastSeenAt) }).from(session)
    .where(only ? eq(session.personId, only.personId) : undefined).groupBy(session.personId)).map(r => [r.personId, r.at]))
  const names = await nameScopes(store, memberships, today)
  const byPerson = new Map<string, ListedMembership[]>()
  for (const m of memberships) {
    const list = byPerson.get(m.personId) ?? []
    list.push({
      id: m.id, role: m.role, scopeKind: m.scopeKind, scopeId: m.scopeId, scopeName: names.get(scopeKey(m)) ?? null, startsOn: m.startsOn, endsOn: m.endsOn,
      state: m.startsOn > today ? 'coming' : m.endsOn !== null && m.endsOn < today ? 'ended' : 'current',
    })
    byPerson.set(m.personId, list)
  }
  const order = new Intl.Collator('es-CL')
  return people.map(p => ({
    id: p.id, name: p.name, email: p.email, profession: p.profession, agreedAt: p.agreedAt, createdAt: p.createdAt, disabledAt: p.disabledAt,
    lastSeenAt: seen.get(p.id) ?? null, memberships: byPerson.get(p.id) ?? [],
  })).sort((a, b) => order.compare(a.name, b.name))
}

export type ManageRefusal = 'not-allowed' | 'unknown' | 'last-administrator'

/** Gives a person a further role from today on. */
export const addMembership = async (
  store: Store, { personId, grant, by, requestId }: { personId: string; grant: Grant } & By,
): Promise<{ ok: true; id: string } | { ok: false; reason: 'not-allowed' | 'unknown' | 'already-member' | GrantProblem }> => {
  if (!(await mayManagePeople(store, by))) return { ok: false, reason: 'not-allowed' }
  if (personId === by && opensNotebooks(grant.role)) return { ok: false, reason: 'not-allowed' }
  const problem = await problemOfGrant(store, grant)
  if (problem) return { ok: false, reason: problem }
  const today = await todayIn(store)
  return store.tx(async tx => {
    const [known] = await tx.select({ id: store.s.person.id }).from(store.s.person).where(eq(store.s.person.id, personId))
    if (!known) return { ok: false, reason: 'unknown' }
    if (await findCurrentMembership(store, tx, personId, grant, today)) return { ok: false, reason: 'already-member' }
    return { ok: true, id: await startMembershipIn(store, tx, { personId, grant, by, requestId: requestId ?? null, today }) }
  })
}

/**
 * Ends a membership at once: its last day becomes yesterday, since days count whole. The last administrator keeps the role. The
 * invitations an administrator had open end with the role; so does whatever a member of a team led.
 */
export const endMembership = async (
  store: Store, { membershipId, by, requestId }: { membershipId: string } & By,
): Promise<{ ok: true } | { ok: false; reason: ManageRefusal | 'ended' }> => {
  if (!(await mayManagePeople(store, by))) return { ok: false, reason: 'not-allowed' }
  const { membership: t } = store.s
  const today = await todayIn(store)
  return store.tx(async tx => {
    const administrators = await listAdministratorsIn(store, tx, today)
    const [row] = await tx.select().from(t).where(eq(t.id, membershipId))
    if (!row) return { ok: false, reason: 'unknown' }
    if (row.endsOn !== null && row.endsOn < today) return { ok: false, reason: 'ended' }
    const isTheirLastAdminRole = row.role === 'admin' && row.startsOn <= today
      && !(await tx.select({ id: t.id, endsOn: t.endsOn, startsOn: t.startsOn }).from(t).where(and(eq(t.personId, row.personId), eq(t.role, 'admin'))))
        .some(other => other.id !== row.id && other.startsOn <= today && (other.endsOn === null || other.endsOn >= today))
    if (isTheirLastAdminRole && administrators.every(id => id === row.personId)) return { ok: false, reason: 'last-administrator' }
    await tx.update(t).set({ endsOn: dayBefore(today) }).where(eq(t.id, membershipId))
    if (isTheirLastAdminRole) await revokeInvitationsOfIn(store, tx, { invitedBy: row.personId, by, requestId: requestId ?? null })
    await recordIn(store, tx, {
      event: 'membership.ended', personId: by, requestId: requestId ?? null, rbd: row.scopeKind === 'school' ? Number(row.scopeId) : null,
      detail: { of: row.personId, role: row.role, scopeKind: row.scopeKind, scopeId: row.scopeId },
    })
    // Whoever is no longer of a team leads nothing in it.
    if (row.role === 'team' && !(await findCurrentMembership(store, tx, row.personId, row, today))) {
      await endLeadershipOfIn(store, tx, { rbd: Number(row.scopeId), personId: row.personId, by, today, requestId: requestId ?? null })
    }
    return { ok: true }
  })
}

/** Shuts a person out at once: all sessions end, invitations they had open are revoked. What they wrote stays theirs. */
export const disablePerson = async (
  store: Store, { personId, by, requestId }: { personId: string } & By,
): Promise<{ ok: true } | { ok: false; reason: ManageRefusal | 'disabled' }> => {
  if (!(await mayManagePeople(store, by))) return { ok: false, reason: 'not-allowed' }
  const { person } = store.s
  const today = await todayIn(store)
  return store.tx(async tx => {
    const administrators = await listAdministratorsIn(store, tx, today)
    const [row] = await tx.select({ disabledAt: person.disabledAt }).from(person).where(eq(person.id, personId))
    if (!row) return { ok: false, reason: 'unknown' }
    if (row.disabledAt) return { ok: false, reason: 'disabled' }
    if (administrators.length === 1 && administrators[0] === personId) return { ok: false, reason: 'last-administrator' }
    await tx.update(person).set({ disabledAt: store.clock.now() }).where(eq(person.id, personId))
    await endSessionsIn(store, tx, null, { personId, by, requestId: requestId ?? null })
    await revokeInvitationsOfIn(store, tx, { invitedBy: personId, by, requestId: requestId ?? null })
    await recordIn(store, tx, { event: 'person.disabled', personId: by, requestId: requestId ?? null, detail: { of: personId } })
    return { ok: true }
  })
}

/** Lets a person sign in again, with the memberships they had. */
export const enablePerson = async (
  store: Store, { personId, by, requestId }: { personId: string } & By,
): Promise<{ ok: true } | { ok: false; reason: 'not-allowed' | 'unknown' }> => {
  if (!(await mayManagePeople(store, by))) return { ok: false, reason: 'not-allowed' }
  const { person } = store.s
  return store.tx(async tx => {
    const [row] = await tx.update(person).set({ disabledAt: null }).where(eq(person.id, personId)).returning({ id: person.id })
    if (!row) return { ok: false, reason: 'unknown' }
    await recordIn(store, tx, { event: 'person.enabled', personId: by, requestId: requestId ?? null, detail: { of: personId } })
    return { ok: true }
  })
}

/** The person read and accepted the agreement of use. Accepting twice keeps the first day. */
export const acceptAgreement = (store: Store, { personId, requestId }: { personId: string; requestId?: string | null }): Promise<void> => store.tx(async tx => {
  const { person } = store.s
  const [row] = await tx.update(person).set({ agreedAt: store.clock.now() }).where(and(eq(person.id, personId), isNull(person.agreedAt))).returning({ id: person.id })
  if (row) await recordIn(store, tx, { event: 'agreement.accepted', personId, requestId: requestId ?? null })
})

export const setLanguage = async (store: Store, personId: string, language: 'es' | 'en'): Promise<void> => {
  await store.tx(tx => tx.update(store.s.person).set({ language }).where(eq(store.s.person.id, personId)))
}
