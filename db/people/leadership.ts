/**
 * Who leads a school's team: dated, with who said so, recorded, and told to the team (`listOpenings`). The writes for one team come one
 * after the other, so that two of a double click, or two leaders who hand over at once, never leave a team without one by accident.
 */
import { and, asc, eq, gte, inArray, isNull, lte, or } from 'drizzle-orm'
import { isComing, isCurrentOn, readStandInDays, type LeadershipKind, type StandInProblem } from '../../cycles/people/leading.ts'
import { whyMay, type Action } from '../../cycles/people/permissions.ts'
import { recordIn } from '../audit.ts'
import { dayBefore } from '../clock.ts'
import { newId } from '../ids.ts'
import type { Db, Store } from '../store.ts'
import { getSchoolThing } from '../territory.ts'
import { listMemberships } from './sessions.ts'

type LeadershipRow = Store['s']['leadership']['$inferSelect']

/** Who acts, on which team, on which day. */
export type ByMember = { rbd: number; by: string; today: string; requestId?: string | null }

/** Whether a person may do it to this school today: asked again where something is written, whatever a page let through. */
export const mayInSchool = async (store: Store, personId: string, action: Action, rbd: number, today: string): Promise<boolean> => {
  const [active] = await store.read.select({ id: store.s.person.id }).from(store.s.person).where(and(eq(store.s.person.id, personId), isNull(store.s.person.disabledAt)))
  if (!active) return false
  return whyMay({ id: personId, memberships: await listMemberships(store, personId) }, action, await getSchoolThing(store, rbd, today), today) !== null
}

/** One after the other, on PostgreSQL too (see `listAdministratorsIn`). */
const takeTurnIn = (store: Store, tx: Db) => tx.update(store.s.installation).set({ id: 'this' })

/** Members of a school's team today who may sign in: id, name, profession, since when. Once each, however many rows say it. */
const listMembersIn = async (store: Store, db: Db, rbd: number, today: string) => {
  const { membership: t, person } = store.s
  const rows = await db.select({ id: person.id, name: person.name, email: person.email, language: person.language, profession: person.profession, since: t.startsOn })
    .from(t).innerJoin(person, eq(person.id, t.personId))
    .where(and(eq(t.role, 'team'), eq(t.scopeKind, 'school'), eq(t.scopeId, String(rbd)), lte(t.startsOn, today), or(isNull(t.endsOn), gte(t.endsOn, today)), isNull(person.disabledAt)))
    .orderBy(asc(t.startsOn), asc(t.id))
  return rows.filter((row, i) => rows.findIndex(r => r.id === row.id) === i)
}

const listLeadershipIn = (store: Store, db: Db, rbd: number): Promise<LeadershipRow[]> =>
  db.select().from(store.s.leadership).where(eq(store.s.leadership.rbd, rbd)).orderBy(asc(store.s.leadership.startsOn), asc(store.s.leadership.id))

/** The team as it stands inside a transaction. `leads`: who holds the lead today, among those who can still sign in. */
const teamIn = async (store: Store, tx: Db, rbd: number, today: string) => {
  await takeTurnIn(store, tx)
  const members = await listMembersIn(store, tx, rbd, today)
  const rows = (await listLeadershipIn(store, tx, rbd)).filter(l => members.some(m => m.id === l.personId))
  const now = rows.filter(l => isCurrentOn(l, today))
  return { members, rows, leads: now.filter(l => l.kind === 'lead'), standIns: rows.filter(l => l.kind === 'stand-in' && (isCurrentOn(l, today) || isComing(l, today))) }
}

const insertIn = async (
  store: Store, tx: Db, l: { rbd: number; personId: string; kind: LeadershipKind; startsOn: string; endsOn: string | null; namedBy: string | null },
  said: { by: string | null; requestId: string | null; how?: 'rule' | 'taken' | 'shared' | 'handed-over' },
): Promise<string> => {
  const now = store.clock.now()
  const id = newId(now)
  await tx.insert(store.s.leadership).values({ id, ...l, createdAt: now, endedBy: null })
  await recordIn(store, tx, {
    event: l.kind === 'lead' ? 'leadership.named' : 'stand-in.named', personId: said.by, rbd: l.rbd, requestId: said.requestId,
    detail: { of: l.personId, ...(said.how ? { how: said.how } : { from: l.startsOn, until: l.endsOn }) },
  })
  return id
}

/** Ends rows at once: their last day becomes yesterday, since days count whole. */
const endIn = async (store: Store, tx: Db, rows: readonly LeadershipRow[], said: { by: string | null; today: string; requestId: string | null }) => {
  const { leadership: t } = store.s
  for (const row of rows) {
    const ended = await tx.update(t).set({ endsOn: dayBefore(said.today), endedBy: said.by })
      .where(and(eq(t.id, row.id), or(isNull(t.endsOn), gte(t.endsOn, said.today)))).returning({ id: t.id })
    if (ended.length > 0) await recordIn(store, tx, { event: row.kind === 'lead' ? 'leadership.ended' : 'stand-in.ended', personId: said.by, rbd: row.rbd, requestId: said.requestId, detail: { of: row.personId } })
  }
}

/** By rule: whoever becomes the only member of a team nobody leads, leads it. Called where a membership begins. */
export const leadByRuleIn = async (store: Store, tx: Db, { rbd, personId, today, requestId }: { rbd: number; personId: string; today: string; requestId: string | null }): Promise<void> => {
  const team = await teamIn(store, tx, rbd, today)
  if (team.leads.length > 0 || team.members.some(m => m.id !== personId)) return
  await insertIn(store, tx, { rbd, personId, kind: 'lead', startsOn: today, endsOn: null, namedBy: null }, { by: null, requestId, how: 'rule' })
}

/** Ends whatever a person leads, or will, in one school: the end of their membership ends it too. */
export const endLeadershipOfIn = async (store: Store, tx: Db, of: { rbd: number; personId: string; by: string | null; today: string; requestId: string | null }): Promise<void> => {
  const { leadership: t } = store.s
  const rows = await tx.select().from(t).where(and(eq(t.rbd, of.rbd), eq(t.personId, of.personId), or(isNull(t.endsOn), gte(t.endsOn, of.today))))
  await endIn(store, tx, rows, of)
}

// ── The lead ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Told to the team, in the transaction that does it: who of the team, by address and language. */
export type Notice = { members: { id: string; name: string; email: string; language: 'es' | 'en' | null }[]; by: string; whom: string }
/** What must stand or fall with it: the mails in the queue. */
type InSameTx = (tx: Db, notice: Notice) => Promise<unknown>

const noticeOf = async (store: Store, tx: Db, members: Awaited<ReturnType<typeof listMembersIn>>, by: string, whom: string): Promise<Notice> => {
  const { person } = store.s
  const known = await tx.select({ id: person.id, name: person.name }).from(person).where(inArray(person.id, [by, whom]))
  const name = (id: string) => known.find(p => p.id === id)?.name ?? ''
  return { members: members.map(({ id, name, email, language }) => ({ id, name, email, language })), by: name(by), whom: name(whom) }
}

export type LeadOutcome = { ok: true } | { ok: false; reason: 'not-allowed' | 'led-already' | 'not-member' | 'last-leader' | 'leads' }

/** Any member takes the lead of a team nobody leads. The second of two clicks changes nothing. */
export const takeLead = async (store: Store, { rbd, by, today, requestId = null }: ByMember, inSameTx?: InSameTx): Promise<LeadOutcome> => {
  if (!(await mayInSchool(store, by, 'notebook.write', rbd, today))) return { ok: false, reason: 'not-allowed' }
  return store.tx(async (tx): Promise<LeadOutcome> => {
    const team = await teamIn(store, tx, rbd, today)
    if (!team.members.some(m => m.id === by)) return { ok: false, reason: 'not-member' }
    if (team.leads.some(l => l.personId === by)) return { ok: true }
    if (team.leads.length > 0) return { ok: false, reason: 'led-already' }
    await insertIn(store, tx, { rbd, personId: by, kind: 'lead', startsOn: today, endsOn: null, namedBy: by }, { by, requestId, how: 'taken' })
    await inSameTx?.(tx, await noticeOf(store, tx, team.members, by, by))
    return { ok: true }
  })
}

/**
 * Whoever holds the lead hands it over to another member, or shares it (`keeps`). A stand-in does not hold it and hands nothing over.
 * What the new leader stood in for ends: they lead now.
 */
export const handOverLead = async (store: Store, { rbd, to, keeps, by, today, requestId = null }: ByMember & { to: string; keeps: boolean }, inSameTx?: InSameTx): Promise<LeadOutcome> => {
  if (!(await mayInSchool(store, by, 'team.lead', rbd, today))) return { ok: false, reason: 'not-allowed' }
  return store.tx(async (tx): Promise<LeadOutcome> => {
    const team = await teamIn(store, tx, rbd, today)
    const mine = team.leads.filter(l => l.personId === by)
    if (mine.length === 0) return { ok: false, reason: 'not-allowed' }
    if (!team.members.some(m => m.id === to) || to === by) return { ok: false, reason: 'not-member' }
    const said = { by, today, requestId }
    if (!team.leads.some(l => l.personId === to)) {
      await endIn(store, tx, team.standIns.filter(l => l.personId === to), said)
      await insertIn(store, tx, { rbd, personId: to, kind: 'lead', startsOn: today, endsOn: null, namedBy: by }, { ...said, how: keeps ? 'shared' : 'handed-over' })
    } else if (keeps) return { ok: true }
    if (!keeps) await endIn(store, tx, mine, said)
    await inSameTx?.(tx, await noticeOf(store, tx, team.members, by, to))
    return { ok: true }
  })
}

/** Whoever shares the lead lays it down; the last one hands it over instead. */
export const layDownLead = async (store: Store, { rbd, by, today, requestId = null }: ByMember): Promise<LeadOutcome> => {
  if (!(await mayInSchool(store, by, 'team.lead', rbd, today))) return { ok: false, reason: 'not-allowed' }
  return store.tx(async (tx): Promise<LeadOutcome> => {
    const team = await teamIn(store, tx, rbd, today)
    const mine = team.leads.filter(l => l.personId === by)
    if (mine.length === 0) return { ok: false, reason: 'not-allowed' }
    if (mine.length === team.leads.length) return { ok: false, reason: 'last-leader' }
    await endIn(store, tx, mine, { by, today, requestId })
    return { ok: true }
  })
}

/**
 * A leader takes a person out of the team. What they wrote stays, with their name. A stand-in cannot take out whoever holds the lead,
 * and nobody leaves a team without a leader.
 */
export const removeMember = async (store: Store, { rbd, personId, by, today, requestId = null }: ByMember & { personId: string }): Promise<LeadOutcome> => {
  if (!(await mayInSchool(store, by, 'team.lead', rbd, today))) return { ok: false, reason: 'not-allowed' }
  const { membership: t, invitation } = store.s
  return store.tx(async (tx): Promise<LeadOutcome> => {
    const team = await teamIn(store, tx, rbd, today)
    if (!team.members.some(m => m.id === personId)) return { ok: false, reason: 'not-member' }
    const isLead = team.leads.some(l => l.personId === personId)
    if (isLead && team.leads.every(l => l.personId === personId)) return { ok: false, reason: personId === by ? 'last-leader' : 'leads' }
    if (isLead && !team.leads.some(l => l.personId === by)) return { ok: false, reason: 'leads' }
    const said = { by, today, requestId }
    const ended = await tx.update(t).set({ endsOn: dayBefore(today) }).where(and(
      eq(t.personId, personId), eq(t.role, 'team'), eq(t.scopeKind, 'school'), eq(t.scopeId, String(rbd)), or(isNull(t.endsOn), gte(t.endsOn, today)),
    )).returning({ id: t.id })
    if (ended.length > 0) await recordIn(store, tx, {
      event: 'membership.ended', personId: by, requestId, rbd, detail: { of: personId, role: 'team', scopeKind: 'school', scopeId: String(rbd) },
    })
    await endLeadershipOfIn(store, tx, { rbd, personId, ...said })
    // Doors they had opened to this team close behind them.
    const open = await tx.update(invitation).set({ revokedAt: store.clock.now() }).where(and(
      eq(invitation.invitedBy, personId), eq(invitation.role, 'team'), eq(invitation.scopeKind, 'school'), eq(invitation.scopeId, String(rbd)),
      isNull(invitation.acceptedAt), isNull(invitation.revokedAt),
    )).returning({ id: invitation.id })
    for (const row of open) await recordIn(store, tx, { event: 'invitation.revoked', personId: by, requestId, rbd, detail: { invitation: row.id } })
    return { ok: true }
  })
}

// ── Standing in ───────────────────────────────────────────────────────────────────────────────────────────────────────

export type StandInOutcome =
  | { ok: true }
  | { ok: false; reason: 'not-allowed' | 'not-member' | 'leads-already' | 'stands-in-already' }
  | { ok: false; reason: 'days'; field: 'from' | 'until'; problem: StandInProblem }

/**
 * Names who leads the team while a leader is away. A member of the team may, and the school's advisor; nobody is asked why, and nothing
 * keeps whom it is for. The same name for the same days again is the same click twice.
 */
export const nameStandIn = async (
  store: Store, { rbd, personId, from, until, by, today, requestId = null }: ByMember & { personId: string; from: string; until: string },
  inSameTx?: (tx: Db, notice: Notice & { from: string; until: string | null }) => Promise<unknown>,
): Promise<StandInOutcome> => {
  if (!(await mayInSchool(store, by, 'team.nameStandIn', rbd, today))) return { ok: false, reason: 'not-allowed' }
  const days = readStandInDays({ from, until }, today)
  if (!days.ok) return { ok: false, reason: 'days', field: days.field, problem: days.problem }
  return store.tx(async (tx): Promise<StandInOutcome> => {
    const team = await teamIn(store, tx, rbd, today)
    if (!team.members.some(m => m.id === personId)) return { ok: false, reason: 'not-member' }
    if (team.leads.some(l => l.personId === personId)) return { ok: false, reason: 'leads-already' }
    const theirs = team.standIns.filter(l => l.personId === personId)
    if (theirs.some(l => l.startsOn === days.from && l.endsOn === days.until)) return { ok: true }
    const overlaps = (l: LeadershipRow) => (days.until === null || l.startsOn <= days.until) && (l.endsOn === null || l.endsOn >= days.from)
    if (theirs.some(overlaps)) return { ok: false, reason: 'stands-in-already' }
    await insertIn(store, tx, { rbd, personId, kind: 'stand-in', startsOn: days.from, endsOn: days.until, namedBy: by }, { by, requestId })
    await inSameTx?.(tx, { ...(await noticeOf(store, tx, team.members, by, personId)), from: days.from, until: days.until })
    return { ok: true }
  })
}

/** Ends a stand-in, today's or a coming one: whoever may name one may, the person themself among them. Ending twice is ending once. */
export const endStandIn = async (
  store: Store, { rbd, standInId, by, today, requestId = null }: ByMember & { standInId: string }, inSameTx?: InSameTx,
): Promise<{ ok: true } | { ok: false; reason: 'not-allowed' | 'unknown' }> => {
  if (!(await mayInSchool(store, by, 'team.nameStandIn', rbd, today))) return { ok: false, reason: 'not-allowed' }
  const { leadership: t } = store.s
  return store.tx(async tx => {
    const team = await teamIn(store, tx, rbd, today)
    const [row] = await tx.select().from(t).where(and(eq(t.id, standInId), eq(t.rbd, rbd), eq(t.kind, 'stand-in')))
    if (!row) return { ok: false, reason: 'unknown' }
    if (!isCurrentOn(row, today) && !isComing(row, today)) return { ok: true }
    await endIn(store, tx, [row], { by, today, requestId })
    await inSameTx?.(tx, await noticeOf(store, tx, team.members, by, row.personId))
    return { ok: true }
  })
}

// ── Reading ───────────────────────────────────────────────────────────────────────────────────────────────────────────

export type TeamMember = { id: string; name: string; profession: string | null; since: string; leads: boolean }
export type StandIn = { id: string; personId: string; name: string; from: string; until: string | null; isComing: boolean; namedBy: string }
export type Team = {
  /** Those who lead first, then by name in the order of Spanish. */
  members: TeamMember[]
  /** Today's and coming ones, the earliest first. `namedBy`: '' for somebody no longer known. */
  standIns: StandIn[]
  isLed: boolean
}

/** A school's team today: who, as what, since when, who leads, who stands in. Holds no address. */
export const getTeam = async (store: Store, rbd: number, today: string): Promise<Team> => {
  const { person } = store.s
  const members = await listMembersIn(store, store.read, rbd, today)
  const rows = (await listLeadershipIn(store, store.read, rbd)).filter(l => members.some(m => m.id === l.personId))
  const leads = new Set(rows.filter(l => l.kind === 'lead' && isCurrentOn(l, today)).map(l => l.personId))
  const standIns = rows.filter(l => l.kind === 'stand-in' && (isCurrentOn(l, today) || isComing(l, today)))
  const namers = [...new Set(standIns.flatMap(l => l.namedBy ?? []))]
  const names = new Map(namers.length === 0 ? [] : (await store.read.select({ id: person.id, name: person.name }).from(person).where(inArray(person.id, namers))).map(p => [p.id, p.name]))
  const order = new Intl.Collator('es-CL')
  return {
    members: members.map(m => ({ id: m.id, name: m.name, profession: m.profession, since: m.since, leads: leads.has(m.id) }))
      .sort((a, b) => Number(b.leads) - Number(a.leads) || order.compare(a.name, b.name)),
    standIns: standIns.map(l => ({
      id: l.id, personId: l.personId, name: members.find(m => m.id === l.personId)!.name, from: l.startsOn, until: l.endsOn,
      isComing: isComing(l, today), namedBy: names.get(l.namedBy ?? '') ?? '',
    })),
    isLed: leads.size > 0,
  }
}
