/**
 * Sessions live in the database: the cookie holds 256 random bits, the table their SHA-256. A sign-in always makes a new one. Ending one,
 * or disabling its person, is a row's change and works at the next request.
 *
 * Times (ASVS 7.3): on a shared computer, which is what is assumed unless somebody says otherwise, 30 minutes without use and 12 hours
 * in all; on one's own, 8 hours and 7 days.
 *
 * Beside the ordinary session ('all') there is one of purpose 'log', for a phone its owner says is theirs: 30 days, for writing entries
 * and reading one's own actions. It has a cookie of its own, and asking with it for anything else finds nobody.
 */
import { and, desc, eq, gt, gte, inArray, isNull, lt, lte, ne, or } from 'drizzle-orm'
import type { Membership, Person } from '../../cycles/people/permissions.ts'
import { recordIn } from '../audit.ts'
import { schoolDayOf } from '../clock.ts'
import { getInstallation } from '../installation.ts'
import type { Db, Store } from '../store.ts'
import { hashOfToken, newToken } from './tokens.ts'

export const sessionTimes = {
  shared: { idleMinutes: 30, absoluteHours: 12 },
  personal: { idleMinutes: 8 * 60, absoluteHours: 7 * 24 },
  log: { idleMinutes: 30 * 24 * 60, absoluteHours: 30 * 24 },
} as const

/** 'all': an ordinary session. 'log': a phone's, for writing entries and reading one's own actions. */
export type SessionPurpose = 'all' | 'log'

/** Between two writes of `lastSeenAt`: a page with ten requests costs one write. Idle time is exact to this. */
const seenEveryMs = 60_000

export type SessionInfo = {
  /** SHA-256 of the token: names the session, opens nothing. */
  idHash: string
  createdAt: Date
  lastSeenAt: Date
  idleMinutes: number
  absoluteExpiresAt: Date
  /** When it ends if nothing more is asked for. */
  expiresAt: Date
  agentFamily: string
  sharedComputer: boolean
  /** What it may be used for: everything, or only writing log entries from one's own phone. */
  purpose: SessionPurpose
}

/** Who is asking: the person of `whyMay`, with what pages show of them. */
export type SignedIn = Person & {
  name: string
  email: string
  profession: string | null
  language: 'es' | 'en' | null
  agreedAt: Date | null
  /** An administrator's stated reason to open one school's notebook in this session. */
  openedForReason: { rbd: number; reason: string } | null
  session: SessionInfo
}

type SessionRow = Store['s']['session']['$inferSelect']

const idleUntil = (row: SessionRow) => row.lastSeenAt.getTime() + row.idleMinutes * 60_000
const isLive = (row: SessionRow, now: Date) =>
  row.revokedAt === null && now.getTime() < idleUntil(row) && now < row.absoluteExpiresAt

const infoOf = (row: SessionRow): SessionInfo => ({
  idHash: row.idHash, createdAt: row.createdAt, lastSeenAt: row.lastSeenAt, idleMinutes: row.idleMinutes,
  absoluteExpiresAt: row.absoluteExpiresAt, agentFamily: row.agentFamily,
  expiresAt: new Date(Math.min(idleUntil(row), row.absoluteExpiresAt.getTime())),
  sharedComputer: row.idleMinutes === sessionTimes.shared.idleMinutes, purpose: row.purpose,
})

export type NewSession = { token: string; idHash: string; absoluteExpiresAt: Date; sharedComputer: boolean }

/** Opens a session inside a sign-in's transaction. The token is returned once and is nowhere else. */
export const openSessionIn = async (
  store: Store, tx: Db, of: { personId: string; sharedComputer: boolean; agentFamily: string; purpose?: SessionPurpose },
): Promise<NewSession> => {
  const now = store.clock.now()
  const token = newToken()
  const purpose = of.purpose ?? 'all'
  const times = purpose === 'log' ? sessionTimes.log : of.sharedComputer ? sessionTimes.shared : sessionTimes.personal
  const idHash = hashOfToken(token)
  const absoluteExpiresAt = new Date(now.getTime() + times.absoluteHours * 3_600_000)
  await tx.insert(store.s.session).values({
    idHash, personId: of.personId, createdAt: now, lastSeenAt: now, idleMinutes: times.idleMinutes, absoluteExpiresAt,
    agentFamily: of.agentFamily.slice(0, 80), revokedAt: null, purpose, openedForReason: null,
  })
  return { token, idHash, absoluteExpiresAt, sharedComputer: of.sharedComputer }
}

/** Memberships of a person, past and coming ones included: `whyMay` looks at the day. `leads` is as of `today`. */
export const listMemberships = async (store: Store, personId: string): Promise<(Membership & { id: string })[]> => {
  const { membership, leadership: l } = store.s
  const rows = await store.read.select({
    id: membership.id, role: membership.role, scopeKind: membership.scopeKind, scopeId: membership.scopeId,
    startsOn: membership.startsOn, endsOn: membership.endsOn,
  }).from(membership).where(eq(membership.personId, personId)).orderBy(membership.createdAt, membership.id)
  if (!rows.some(m => m.role === 'team')) return rows
  const today = schoolDayOf(store.clock.now(), (await getInstallation(store))?.timeZone ?? 'America/Santiago')
  const led = new Set((await store.read.select({ rbd: l.rbd }).from(l)
    .where(and(eq(l.personId, personId), lte(l.startsOn, today), or(isNull(l.endsOn), gte(l.endsOn, today))))).map(row => String(row.rbd)))
  return rows.map(m => ({ ...m, leads: m.role === 'team' && m.scopeKind === 'school' && led.has(m.scopeId) }))
}

/**
 * The person behind a cookie's token, or null: unknown, ended, idle too long, too old, or disabled. Being asked keeps a session alive.
 * A token opens only what its session is for: a phone's in the ordinary cookie is nobody's, and the other way round.
 */
export const getPersonOfSession = (store: Store, token: string, purpose: SessionPurpose = 'all'): Promise<SignedIn | null> => personOfSession(store, token, purpose, true)
/** The same for what a page asks by itself: a page left open must not keep the session of somebody who went home alive. */
export const seePersonOfSession = (store: Store, token: string): Promise<SignedIn | null> => personOfSession(store, token, 'all', false)

const personOfSession = async (store: Store, token: string, purpose: SessionPurpose, keepsAlive: boolean): Promise<SignedIn | null> => {
  const { session, person } = store.s
  const now = store.clock.now()
  const idHash = hashOfToken(token)
  const [row] = await store.read.select({ session, person }).from(session).innerJoin(person, eq(person.id, session.personId))
    .where(and(eq(session.idHash, idHash), eq(session.purpose, purpose), isNull(person.disabledAt)))
  if (!row || !isLive(row.session, now)) return null
  if (keepsAlive && now.getTime() - row.session.lastSeenAt.getTime() >= seenEveryMs) {
    // Only while it has not been ended in between: being seen must not bring a session back.
    await store.tx(tx => tx.update(session).set({ lastSeenAt: now }).where(and(eq(session.idHash, idHash), isNull(session.revokedAt))))
    row.session.lastSeenAt = now
  }
  const { id, name, email, profession, language, agreedAt } = row.person
  return {
    id, name, email, profession, language, agreedAt, openedForReason: row.session.openedForReason,
    memberships: (await listMemberships(store, id)).map(({ id: _, ...m }) => m),
    session: infoOf(row.session),
  }
}

/** The language of whoever a session was made for, whether or not it still opens anything; null for none chosen. */
export const getLanguageOfSession = async (store: Store, token: string): Promise<'es' | 'en' | null> => {
  const { session, person } = store.s
  const [row] = await store.read.select({ language: person.language }).from(session).innerJoin(person, eq(person.id, session.personId))
    .where(eq(session.idHash, hashOfToken(token)))
  return row?.language ?? null
}

/** A person's live sessions, the most recently used first. */
export const listSessions = async (store: Store, personId: string): Promise<SessionInfo[]> => {
  const { session } = store.s
  const now = store.clock.now()
  const rows = await store.read.select().from(session)
    .where(and(eq(session.personId, personId), isNull(session.revokedAt), gt(session.absoluteExpiresAt, now))).orderBy(desc(session.lastSeenAt))
  return rows.filter(row => isLive(row, now)).map(infoOf)
}

/** Signs out: ends the sessions of these tokens (one, or the two of a phone). Signing out twice is signing out once. */
export const signOut = (store: Store, tokens: string | readonly string[], requestId: string | null = null): Promise<void> => store.tx(async tx => {
  const { session } = store.s
  const hashes = [tokens].flat().map(hashOfToken)
  const ended = await tx.update(session).set({ revokedAt: store.clock.now() })
    .where(and(inArray(session.idHash, hashes), isNull(session.revokedAt))).returning({ personId: session.personId })
  for (const personId of new Set(ended.map(e => e.personId))) await recordIn(store, tx, { event: 'sign-out', personId, requestId })
})

/**
 * Ends the phone's session of this token inside a sign-in's transaction, where whoever signs in has just said what the phone is.
 * `of`: only when it is this person's; null: whoever's it was, since the phone has another owner now.
 */
export const endLogSessionIn = async (store: Store, tx: Db, token: string, of: string | null): Promise<boolean> => {
  const { session } = store.s
  const ended = await tx.update(session).set({ revokedAt: store.clock.now() }).where(and(
    eq(session.idHash, hashOfToken(token)), eq(session.purpose, 'log'), isNull(session.revokedAt), of === null ? undefined : eq(session.personId, of),
  )).returning({ idHash: session.idHash })
  return ended.length > 0
}

type Ending = { personId: string; /** Who ends it; null: the command line. */ by: string | null; requestId?: string | null }

/** Ends one session of a person. False when it is not that person's, or had ended. */
export const endSession = (store: Store, idHash: string, { personId, by, requestId }: Ending): Promise<boolean> => store.tx(async tx => {
  const { session } = store.s
  const ended = await tx.update(session).set({ revokedAt: store.clock.now() })
    .where(and(eq(session.idHash, idHash), eq(session.personId, personId), isNull(session.revokedAt))).returning({ idHash: session.idHash })
  if (ended.length === 0) return false
  await recordIn(store, tx, { event: 'session.ended', personId: by, requestId: requestId ?? null, detail: { of: personId, sessions: 1 } })
  return true
})

/** Ends every session of a person except `keep` (null: all of them), or those of one purpose, inside a transaction. Answers how many were live. */
export const endSessionsIn = async (store: Store, tx: Db, keep: string | null, { personId, by, requestId }: Ending, purpose?: SessionPurpose): Promise<number> => {
  const { session } = store.s
  const now = store.clock.now()
  const ended = await tx.update(session).set({ revokedAt: now }).where(and(
    eq(session.personId, personId), isNull(session.revokedAt), keep === null ? undefined : ne(session.idHash, keep), purpose ? eq(session.purpose, purpose) : undefined,
  )).returning({ idHash: session.idHash, lastSeenAt: session.lastSeenAt, idleMinutes: session.idleMinutes, absoluteExpiresAt: session.absoluteExpiresAt })
  const live = ended.filter(e => now.getTime() < e.lastSeenAt.getTime() + e.idleMinutes * 60_000 && now < e.absoluteExpiresAt).length
  if (live > 0) await recordIn(store, tx, { event: 'session.ended', personId: by, requestId: requestId ?? null, detail: { of: personId, sessions: live } })
  return live
}

/** Ends the other sessions of a person, or with `keep` null every one (what an administrator may do). Answers how many. */
export const endOtherSessions = (store: Store, keep: string | null, ending: Ending): Promise<number> =>
  store.tx(tx => endSessionsIn(store, tx, keep, ending))

/** Lets this session, and no other, open one school's notebook, for a stated reason that is recorded for the school's team to read. */
export const openWithReason = (store: Store, of: { idHash: string; personId: string; rbd: number; reason: string; requestId?: string | null }): Promise<void> =>
  store.tx(async tx => {
    const { session } = store.s
    await tx.update(session).set({ openedForReason: { rbd: of.rbd, reason: of.reason } }).where(and(eq(session.idHash, of.idHash), eq(session.personId, of.personId)))
    await recordIn(store, tx, { event: 'notebook.opened-with-reason', personId: of.personId, rbd: of.rbd, requestId: of.requestId ?? null, detail: { reason: of.reason } })
  })

/** Removes sessions that ended more than `days` ago (30: trust reference, retention). Answers how many. */
export const purgeOldSessions = (store: Store, days = 30): Promise<number> => store.tx(async tx => {
  const { session } = store.s
  const gone = await tx.delete(session).where(lt(session.absoluteExpiresAt, new Date(store.clock.now().getTime() - days * 86_400_000))).returning({ idHash: session.idHash })
  return gone.length
})

/** A demo's clock jumped by `ms`: its sessions jump along, so that nobody is signed out by it, and waits after failed sign-ins are over. */
export const moveSessionsIn = async (store: Store, tx: Db, ms: number): Promise<void> => {
  const { session, attempt } = store.s
  const moved = (at: Date) => new Date(at.getTime() + ms)
  for (const row of await tx.select().from(session).where(isNull(session.revokedAt))) {
    await tx.update(session).set({ createdAt: moved(row.createdAt), lastSeenAt: moved(row.lastSeenAt), absoluteExpiresAt: moved(row.absoluteExpiresAt) })
      .where(eq(session.idHash, row.idHash))
  }
  await tx.delete(attempt)
}

/** `Firefox, Windows`: enough for a person to recognise a session of theirs, too little to tell machines apart. */
export const agentFamilyOf = (userAgent: string | null | undefined): string => {
  const ua = userAgent ?? ''
  const browser = /Edg\//.test(ua) ? 'Edge' : /OPR\//.test(ua) ? 'Opera' : /SamsungBrowser/.test(ua) ? 'Samsung Internet' : /Firefox\//.test(ua) ? 'Firefox'
    : /Chrom(e|ium)\/|CriOS/.test(ua) ? 'Chrome' : /Safari\//.test(ua) ? 'Safari' : ''
  const system = /Android/.test(ua) ? 'Android' : /iPhone|iPad/.test(ua) ? 'iOS' : /Windows/.test(ua) ? 'Windows' : /CrOS/.test(ua) ? 'ChromeOS'
    : /Macintosh/.test(ua) ? 'macOS' : /Linux/.test(ua) ? 'Linux' : ''
  return [browser, system].filter(Boolean).join(', ')
}
