/** Memberships: a role somewhere, from one day to another. Whoever gives one may not give more than their own role allows. */
import { and, desc, eq, gte, inArray, isNull, lte, or } from 'drizzle-orm'
import { scopesOfRole, whyMay, type Role, type ScopeKind } from '../../cycles/people/permissions.ts'
import { recordIn } from '../audit.ts'
import { schoolDayOf } from '../clock.ts'
import { foldText } from '../dialect.ts'
import { newId } from '../ids.ts'
import { getInstallation } from '../installation.ts'
import { listSchoolFacts } from '../territory.ts'
import type { Db, Store } from '../store.ts'
import { leadByRuleIn } from './leadership.ts'
import { listMemberships } from './sessions.ts'

export type Grant = { role: Role; scopeKind: ScopeKind; /** RBD, network id, SLEP code, or '' for the country. */ scopeId: string }

/** Today as a school day in the territory's time zone. */
export const todayIn = async (store: Store): Promise<string> =>
  schoolDayOf(store.clock.now(), (await getInstallation(store))?.timeZone ?? 'America/Santiago')

/** Whether a person may manage people today. `null` is the command line's operator, who holds the machine. */
export const mayManagePeople = async (store: Store, personId: string | null): Promise<boolean> => {
  if (personId === null) return true
  const [active] = await store.read.select({ id: store.s.person.id }).from(store.s.person).where(and(eq(store.s.person.id, personId), isNull(store.s.person.disabledAt)))
  if (!active) return false
  return whyMay({ id: personId, memberships: await listMemberships(store, personId) }, 'people.manage', { kind: 'installation' }, await todayIn(store)) !== null
}

/**
 * Names of scopes for people to read, by `scopeKey`: the school's, the network's, the SLEP's. One that is no longer known is absent;
 * the country has no name here.
 */
export const nameScopes = async (store: Store, scopes: readonly { scopeKind: ScopeKind; scopeId: string }[], today: string): Promise<Map<string, string>> => {
  const { network, slep } = store.s
  const ids = (kind: ScopeKind) => [...new Set(scopes.filter(s => s.scopeKind === kind).map(s => s.scopeId))]
  const out = new Map<string, string>()
  const schools = await listSchoolFacts(store, ids('school').map(Number), Number(today.slice(0, 4)))
  for (const [rbd, facts] of schools) out.set(scopeKey({ scopeKind: 'school', scopeId: String(rbd) }), facts.name)
  const networkIds = ids('network')
  if (networkIds.length > 0)
    for (const n of await store.read.select({ id: network.id, name: network.name }).from(network).where(inArray(network.id, networkIds)))
      out.set(scopeKey({ scopeKind: 'network', scopeId: n.id }), n.name)
  const codes = ids('slep').map(Number)
  if (codes.length > 0)
    for (const s of await store.read.select().from(slep).where(inArray(slep.code, codes)))
      out.set(scopeKey({ scopeKind: 'slep', scopeId: String(s.code) }), s.name)
  return out
}
export const scopeKey = (s: { scopeKind: ScopeKind; scopeId: string }) => `${s.scopeKind}:${s.scopeId}`

/**
 * Schools of the newest directory whose RBD is `text`, or whose name holds every word of it (accents and case aside), by name; at most
 * `limit` and one more, so that the caller can say there are too many.
 */
export const findSchools = async (store: Store, text: string, limit: number): Promise<{ rbd: number; name: string; communeName: string }[]> => {
  const { schoolYear: t, currentImport } = store.s
  const words = foldText(text).split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  const [newest] = await store.read.select({ generationId: currentImport.generationId }).from(currentImport)
    .where(eq(currentImport.kind, 'directory')).orderBy(desc(currentImport.year)).limit(1)
  if (/^\d+$/.test(text.trim())) {
    const rbd = Number(text.trim())
    const facts = (await listSchoolFacts(store, [rbd], Number((await todayIn(store)).slice(0, 4)))).get(rbd)
    return facts ? [{ rbd, name: facts.name, communeName: facts.communeName }] : []
  }
  if (!newest) return []
  const schools = await store.read.select({ rbd: t.rbd, name: t.name, communeName: t.communeName }).from(t).where(eq(t.generationId, newest.generationId))
  const order = new Intl.Collator('es-CL')
  return schools.filter(s => { const name = foldText(s.name); return words.every(w => name.includes(w)) })
    .sort((a, b) => order.compare(a.name, b.name)).slice(0, limit + 1)
}

/** What there is to be given: networks and SLEPs by name. Schools are found (`findSchools`), there are thousands. */
export const listGrantableScopes = async (store: Store): Promise<{ networks: { id: string; name: string }[]; sleps: { code: number; name: string }[] }> => {
  const { network, slep } = store.s
  return {
    networks: await store.read.select({ id: network.id, name: network.name }).from(network).orderBy(network.name),
    sleps: await store.read.select({ code: slep.code, name: slep.name }).from(slep).orderBy(slep.code),
  }
}

export type GrantProblem = 'scope-not-of-role' | 'scope-unknown'

/** Why a grant cannot be given to anybody, or null: the role does not reach that kind of scope, or there is no such school, network or SLEP. */
export const problemOfGrant = async (store: Store, grant: Grant): Promise<GrantProblem | null> => {
  if (!scopesOfRole[grant.role].includes(grant.scopeKind)) return 'scope-not-of-role'
  if (grant.scopeKind === 'country') return grant.scopeId === '' ? null : 'scope-unknown'
  if (grant.scopeKind !== 'network' && !/^[1-9]\d{0,6}$/.test(grant.scopeId)) return 'scope-unknown'
  return (await nameScopes(store, [grant], await todayIn(store))).has(scopeKey(grant)) ? null : 'scope-unknown'
}

/** The person's current membership in exactly this role and place, if there is one. */
export const findCurrentMembership = async (store: Store, db: Db, personId: string, grant: Grant, today: string): Promise<string | null> => {
  const { membership: t } = store.s
  const [row] = await db.select({ id: t.id }).from(t).where(and(
    eq(t.personId, personId), eq(t.role, grant.role), eq(t.scopeKind, grant.scopeKind), eq(t.scopeId, grant.scopeId),
    lte(t.startsOn, today), or(isNull(t.endsOn), gte(t.endsOn, today)),
  ))
  return row?.id ?? null
}

/**
 * Roles that read a notebook. Nobody gives one to themselves: an administrator opens a notebook with a stated reason, or another
 * administrator (or the operator) makes them part of a team.
 */
export const opensNotebooks = (role: Role): boolean => role === 'team' || role === 'advisor'

/** Starts a membership today inside a transaction; one that is current already is left as it is. A team's first member leads it. Answers its id. */
export const startMembershipIn = async (
  store: Store, tx: Db, of: { personId: string; grant: Grant; by: string | null; requestId: string | null; today: string },
): Promise<string> => {
  const current = await findCurrentMembership(store, tx, of.personId, of.grant, of.today)
  if (current) return current
  const now = store.clock.now()
  const id = newId(now)
  await tx.insert(store.s.membership).values({ id, personId: of.personId, ...of.grant, startsOn: of.today, endsOn: null, createdAt: now })
  await recordIn(store, tx, {
    event: 'membership.created', personId: of.by, requestId: of.requestId, rbd: of.grant.scopeKind === 'school' ? Number(of.grant.scopeId) : null,
    detail: { of: of.personId, role: of.grant.role, scopeKind: of.grant.scopeKind, scopeId: of.grant.scopeId },
  })
  if (of.grant.role === 'team') await leadByRuleIn(store, tx, { rbd: Number(of.grant.scopeId), personId: of.personId, today: of.today, requestId: of.requestId })
  return id
}

/**
 * People who may manage people today, sign-in included. Takes the installation's row first, so that two administrators who take each
 * other's role away at the same moment come one after the other on PostgreSQL too.
 */
export const listAdministratorsIn = async (store: Store, tx: Db, today: string): Promise<string[]> => {
  const { installation, membership: t, person } = store.s
  await tx.update(installation).set({ id: 'this' })
  const rows = await tx.selectDistinct({ id: person.id }).from(t).innerJoin(person, eq(person.id, t.personId)).where(and(
    eq(t.role, 'admin'), isNull(person.disabledAt), lte(t.startsOn, today), or(isNull(t.endsOn), gte(t.endsOn, today)),
  ))
  return rows.map(r => r.id)
}
