/**
 * What people are told: a row for a person and a thing that happened, in the inbox from that moment and in the next digest. It points at
 * what somebody wrote and holds none of it. A notice about a school one no longer belongs to or advises is kept and shown to nobody.
 */
import { and, desc, eq, gte, inArray, isNull, lte, ne, or } from 'drizzle-orm'
import type { PageKind } from '../../cycles/notebook/parts.ts'
import { whyMay, type Person } from '../../cycles/people/permissions.ts'
import { newId } from '../ids.ts'
import { todayIn } from '../people/memberships.ts'
import type { Db, Store } from '../store.ts'
import { getSchoolThing, listSchoolThings } from '../territory.ts'

/**
 * 'asked': the team asks to be read (`about`: the request). 'commented': an advisor left a comment (the comment). 'answered': the team
 * answered one (the comment). 'agreed': a visit agreed something (the agreement). 'visit-planned': a day is set (the visit).
 * 'handed-over': a school has another advisor (the membership).
 */
export type NoticeKind = 'asked' | 'commented' | 'answered' | 'agreed' | 'visit-planned' | 'handed-over'

export type Telling = {
  kind: NoticeKind
  /** The id of what it is about: once per person, kind and thing, however often it is told. */
  about: string
  rbd: number
  cycleId: string | null
  to: 'team' | 'advisors' | { personId: string }
  /** Who did it: nobody is told of what they did themselves. */
  except?: string | null
}

/** The same queries, inside a transaction. */
const within = (store: Store, tx: Db): Store => ({ ...store, read: tx })

/** Who of the school's team or of its advisors is there today and may sign in. A network's and a SLEP's advisors advise its schools. */
const recipientsIn = async (store: Store, tx: Db, rbd: number, to: 'team' | 'advisors'): Promise<string[]> => {
  const { membership: t, person } = store.s
  const inTx = within(store, tx)
  const today = await todayIn(inTx)
  const ofScope = (kind: 'school' | 'network' | 'slep', ids: string[]) => and(eq(t.scopeKind, kind), inArray(t.scopeId, ids))
  const ofSchool = ofScope('school', [String(rbd)])
  const where = async () => {
    if (to === 'team') return and(eq(t.role, 'team'), ofSchool)
    const school = await getSchoolThing(inTx, rbd, today)
    return and(eq(t.role, 'advisor'), or(ofSchool,
      school.networkIds.length > 0 ? ofScope('network', school.networkIds) : undefined,
      school.slepCode !== null ? ofScope('slep', [String(school.slepCode)]) : undefined))
  }
  const rows = await tx.selectDistinct({ id: person.id }).from(t).innerJoin(person, eq(person.id, t.personId))
    .where(and(await where(), lte(t.startsOn, today), or(isNull(t.endsOn), gte(t.endsOn, today)), isNull(person.disabledAt)))
  return rows.map(r => r.id)
}

/** Tells whoever it concerns, in the transaction that makes it so. Returns how many people were told now; told again, nobody is. */
export const tellIn = async (store: Store, tx: Db, telling: Telling): Promise<number> => {
  const { kind, about, rbd, cycleId, to } = telling
  const found = typeof to === 'string' ? await recipientsIn(store, tx, rbd, to) : [to.personId]
  const people = found.filter(id => id !== telling.except)
  if (people.length === 0) return 0
  const at = store.clock.now()
  const told = await tx.insert(store.s.notice)
    .values(people.map(personId => ({ id: newId(at), personId, rbd, cycleId, kind, about, at, readAt: null })))
    .onConflictDoNothing().returning({ id: store.s.notice.id })
  return told.length
}

export type Notice = {
  id: string
  rbd: number
  cycleId: string | null
  cycleNumber: number | null
  kind: NoticeKind
  about: string
  /** The page a request or a comment is on; null of the other kinds. */
  page: PageKind | null
  at: Date
  readAt: Date | null
}

/** Of these schools, those whose team or advisor the person is today. */
const schoolsOf = async (store: Store, person: Person, rbds: readonly number[], today: string): Promise<Set<number>> => {
  const things = await listSchoolThings(store, [...new Set(rbds)], today)
  return new Set([...things.values()].filter(s => whyMay(person, 'notebook.read', s, today) ?? whyMay(person, 'notebook.readReady', s, today)).map(s => s.rbd))
}

/** How far back an inbox goes. */
const mostNotices = 200

type Row = Pick<Notice, 'rbd' | 'kind' | 'about'>

/**
 * What a person is still shown, with the page it is on: nothing of schools they no longer belong to or advise, and nothing that was taken
 * back meanwhile (a comment, a request, an agreement, a visit that was called off).
 */
const stillShown = async <R extends Row>(store: Store, person: Person, rows: readonly R[], today: string): Promise<(R & { page: PageKind | null })[]> => {
  if (rows.length === 0) return []
  const { feedback, feedbackRequest, agreement, visit } = store.s
  const mine = await schoolsOf(store, person, rows.map(r => r.rbd), today)
  const find = async (kinds: readonly NoticeKind[], query: (ids: string[]) => Promise<{ id: string; page: PageKind | null }[]>) => {
    const ids = rows.filter(r => kinds.includes(r.kind)).map(r => r.about)
    return ids.length === 0 ? [] : query([...new Set(ids)])
  }
  const nowhere = <T extends { id: string }>(found: T[]) => found.map(f => ({ id: f.id, page: null }))
  const standing = new Map([
    ...await find(['commented', 'answered'], ids => store.read.select({ id: feedback.id, page: feedback.page }).from(feedback)
      .where(and(inArray(feedback.id, ids), isNull(feedback.withdrawnAt)))),
    ...await find(['asked'], ids => store.read.select({ id: feedbackRequest.id, page: feedbackRequest.page }).from(feedbackRequest)
      .where(and(inArray(feedbackRequest.id, ids), isNull(feedbackRequest.withdrawnAt)))),
    ...await find(['agreed'], async ids => nowhere(await store.read.select({ id: agreement.id }).from(agreement)
      .where(and(inArray(agreement.id, ids), isNull(agreement.withdrawnAt))))),
    ...await find(['visit-planned'], async ids => nowhere(await store.read.select({ id: visit.id }).from(visit)
      .where(and(inArray(visit.id, ids), ne(visit.state, 'cancelled'))))),
    ...rows.filter(r => r.kind === 'handed-over').map(r => ({ id: r.about, page: null })),
  ].map(found => [found.id, found.page]))
  return rows.filter(r => mine.has(r.rbd) && standing.has(r.about)).map(r => ({ ...r, page: standing.get(r.about)! }))
}

/** A person's inbox: what is unread first, the newest first. */
export const listNotices = async (store: Store, person: Person, today: string): Promise<Notice[]> => {
  const { notice: n, cycle } = store.s
  const rows = await store.read.select({
    id: n.id, rbd: n.rbd, cycleId: n.cycleId, cycleNumber: cycle.number, kind: n.kind, about: n.about, at: n.at, readAt: n.readAt,
  }).from(n).leftJoin(cycle, eq(cycle.id, n.cycleId)).where(eq(n.personId, person.id)).orderBy(desc(n.at), desc(n.id)).limit(mostNotices)
  const shown = await stillShown(store, person, rows, today)
  return [...shown.filter(r => r.readAt === null), ...shown.filter(r => r.readAt !== null)]
}

/** How many wait unread, for the header of every page: one small query where there is none. */
export const countUnread = async (store: Store, person: Person, today: string): Promise<number> => {
  const { notice: n } = store.s
  const rows = await store.read.select({ rbd: n.rbd, kind: n.kind, about: n.about }).from(n)
    .where(and(eq(n.personId, person.id), isNull(n.readAt))).orderBy(desc(n.at)).limit(mostNotices)
  return (await stillShown(store, person, rows, today)).length
}

/** Marks one of a person's own as read, or 'all' of them. Those read before keep their time. Returns how many were marked. */
export const markRead = async (store: Store, personId: string, which: { id: string } | 'all'): Promise<number> => {
  const { notice: n } = store.s
  const rows = await store.tx(tx => tx.update(n).set({ readAt: store.clock.now() })
    .where(and(eq(n.personId, personId), isNull(n.readAt), which === 'all' ? undefined : eq(n.id, which.id))).returning({ id: n.id }))
  return rows.length
}

/** What somebody has read where it stands needs no reading in the inbox. Writes nothing when there is nothing unread about these things. */
export const markReadAbout = async (store: Store, personId: string, abouts: readonly string[]): Promise<void> => {
  const { notice: n } = store.s
  if (abouts.length === 0) return
  const which = and(eq(n.personId, personId), inArray(n.about, [...abouts]), isNull(n.readAt))
  if ((await store.read.select({ id: n.id }).from(n).where(which).limit(1)).length === 0) return
  await store.tx(async tx => { await tx.update(n).set({ readAt: store.clock.now() }).where(which) })
}
