/**
 * A school's partnerships. Every query names the school; a partnership of another one does not exist for it. What stood before a change of words is
 * kept as a revision; taking out is a date that can be emptied again. The organisation is always the one its entry stands for today.
 */
import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm'
import { alias as sqliteAlias } from 'drizzle-orm/sqlite-core'
import type { GoalState, PartnershipFacts, ReadingFacts, ReviewFacts, VisionStage } from '../../cycles/partnerships/partnership.ts'
import type { PartnerMeetingState } from '../../cycles/partnerships/meetings.ts'
import type { OrganisationKind } from '../../cycles/partnerships/organisation.ts'
import { recordIn } from '../audit.ts'
import { newId } from '../ids.ts'
import type { Db, Store } from '../store.ts'

export type Which = { rbd: number; partnershipId: string }
export type By = { by: string; requestId?: string | null }
export type Done = { ok: true } | { ok: false; reason: 'not-found' }
export type Saved = Done | { ok: false; reason: 'changed-meanwhile' }

/** The organisation an entry of the register stands for. An alias works alike on both engines: it only renames a table. */
export const standing = (store: Store) => sqliteAlias(store.s.organisation, 'standing')

/** The partnership inside a transaction; null when it is not this school's. */
export const partnershipIn = async (store: Store, tx: Db, { rbd, partnershipId }: Which) => {
  const { partnership: p } = store.s
  const [row] = await tx.select().from(p).where(and(eq(p.id, partnershipId), eq(p.rbd, rbd)))
  return row ?? null
}
/** Does something to a partnership of this school, in one transaction. */
export const inPartnership = <T extends { ok: boolean }>(store: Store, which: Which, f: (tx: Db) => Promise<T>): Promise<T | { ok: false; reason: 'not-found' }> =>
  store.tx(async tx => ((await partnershipIn(store, tx, which)) ? f(tx) : { ok: false as const, reason: 'not-found' as const }))

/** What stood before a change. `changedBy` null: the partner, through a link. */
export const keepRevisionIn = async (store: Store, tx: Db, kept: Which & { about: 'partnership' | 'meeting' | 'answer'; aboutId: string; body: Record<string, unknown>; changedBy: string | null }): Promise<void> => {
  const at = store.clock.now()
  await tx.insert(store.s.partnershipRevision).values({ id: newId(at), partnershipId: kept.partnershipId, rbd: kept.rbd, about: kept.about, aboutId: kept.aboutId, body: kept.body, changedBy: kept.changedBy, changedAt: at })
}

// ── Reading ───────────────────────────────────────────────────────────────────────────────────────────────────────────

export type Coordinator = { personId: string | null; name: string; profession: string | null }
export type PartnershipLine = {
  id: string; organisation: { id: string; name: string; kind: OrganisationKind }; purpose: string; fromDay: string; toDay: string; begunOn: string; endedOn: string | null; isWithdrawn: boolean; coordinator: Coordinator
  meetings: { onDay: string; state: PartnerMeetingState }[]; goals: { text: string; state: GoalState }[]
  /** As the team last saw it. */
  stage: VisionStage | null
}

/** The partnerships of a school with what their list says of each: four queries, however many there are. By the organisation's name as it comes. */
export const listPartnerships = async (store: Store, rbd: number): Promise<PartnershipLine[]> => {
  const { partnership: p, organisation: o, partnershipMeeting: mt, partnershipGoal: g, partnershipReading: r } = store.s
  const st = standing(store)
  const rows = await store.read.select({ p, organisation: { id: st.id, name: st.name, kind: st.kind } }).from(p).innerJoin(o, eq(o.id, p.organisationId)).innerJoin(st, eq(st.id, o.standsFor)).where(eq(p.rbd, rbd)).orderBy(asc(st.name), asc(p.id))
  if (rows.length === 0) return []
  const meetings = await store.read.select({ of: mt.partnershipId, onDay: mt.onDay, state: mt.state }).from(mt).where(and(eq(mt.rbd, rbd), isNull(mt.withdrawnAt)))
  const goals = await store.read.select({ of: g.partnershipId, text: g.text, state: g.state }).from(g).where(eq(g.rbd, rbd)).orderBy(asc(g.writtenAt), asc(g.id))
  const stages = await store.read.select({ of: r.partnershipId, marks: r.marks }).from(r).where(and(eq(r.rbd, rbd), eq(r.kind, 'vision'), isNull(r.withdrawnAt))).orderBy(asc(r.onDay), asc(r.writtenAt), asc(r.id))
  const stageOf = new Map(stages.map(s => [s.of, s.marks[0] as VisionStage]))
  const byPartnership = <T extends { of: string }>(list: T[]) => { const out = new Map<string, T[]>(); for (const x of list) { const known = out.get(x.of); if (known) known.push(x); else out.set(x.of, [x]) } return out }
  const [meetingsOf, goalsOf] = [byPartnership(meetings), byPartnership(goals)]
  return rows.map(({ p: x, organisation }) => ({
    id: x.id, organisation, purpose: x.purpose, fromDay: x.fromDay, toDay: x.toDay, begunOn: x.begunOn, endedOn: x.endedOn, isWithdrawn: x.withdrawnAt !== null,
    coordinator: { personId: x.coordinatorId, name: x.coordinatorName, profession: x.coordinatorProfession },
    meetings: (meetingsOf.get(x.id) ?? []).map(({ onDay, state }) => ({ onDay, state })), goals: (goalsOf.get(x.id) ?? []).map(({ text, state }) => ({ text, state })), stage: stageOf.get(x.id) ?? null,
  }))
}

export type Goal = { id: string; text: string; state: GoalState; settledAt: Date | null }
export type Reading = { id: string; kind: 'vision' | 'quality'; onDay: string; marks: string[]; note: string; by: string; isWithdrawn: boolean }
export type Partnership = {
  id: string; rbd: number; version: number
  organisation: { id: string; name: string; kind: OrganisationKind; contactRole: string; contactName: string; phone: string; mail: string; purpose: string }
  /** The entry it was registered with, when that one was merged since. */
  registeredAs: string | null
  purpose: string; fromDay: string; toDay: string; coordinator: Coordinator; schoolShares: string; partnerShares: string
  begunOn: string; endedOn: string | null; isWithdrawn: boolean; updatedAt: Date; updatedBy: string
  goals: Goal[]
}

export const getPartnership = async (store: Store, { rbd, partnershipId }: Which): Promise<Partnership | null> => {
  const { partnership: p, organisation: o, partnershipGoal: g, person } = store.s
  const st = standing(store)
  const [row] = await store.read.select({ p, st, registered: o.name, by: person.name }).from(p).innerJoin(o, eq(o.id, p.organisationId)).innerJoin(st, eq(st.id, o.standsFor)).innerJoin(person, eq(person.id, p.updatedBy))
    .where(and(eq(p.id, partnershipId), eq(p.rbd, rbd)))
  if (!row) return null
  const goals = await store.read.select({ id: g.id, text: g.text, state: g.state, settledAt: g.settledAt }).from(g).where(and(eq(g.partnershipId, partnershipId), eq(g.rbd, rbd))).orderBy(asc(g.writtenAt), asc(g.id))
  const x = row.p
  return {
    id: x.id, rbd, version: x.version, organisation: { id: row.st.id, name: row.st.name, kind: row.st.kind, contactRole: row.st.contactRole, contactName: row.st.contactName, phone: row.st.phone, mail: row.st.mail, purpose: row.st.purpose },
    registeredAs: x.organisationId === row.st.id ? null : row.registered,
    purpose: x.purpose, fromDay: x.fromDay, toDay: x.toDay, coordinator: { personId: x.coordinatorId, name: x.coordinatorName, profession: x.coordinatorProfession }, schoolShares: x.schoolShares, partnerShares: x.partnerShares,
    begunOn: x.begunOn, endedOn: x.endedOn, isWithdrawn: x.withdrawnAt !== null, updatedAt: x.updatedAt, updatedBy: row.by, goals,
  }
}

/** How the team saw it, the latest day first. */
export const listReadings = async (store: Store, { rbd, partnershipId }: Which): Promise<Reading[]> => {
  const { partnershipReading: r, person } = store.s
  const rows = await store.read.select({ id: r.id, kind: r.kind, onDay: r.onDay, marks: r.marks, note: r.note, by: person.name, withdrawnAt: r.withdrawnAt }).from(r).innerJoin(person, eq(person.id, r.writtenBy))
    .where(and(eq(r.partnershipId, partnershipId), eq(r.rbd, rbd))).orderBy(desc(r.onDay), desc(r.writtenAt), desc(r.id))
  return rows.map(({ withdrawnAt, ...x }) => ({ ...x, isWithdrawn: withdrawnAt !== null }))
}

// ── Making and changing ───────────────────────────────────────────────────────────────────────────────────────────────

const coordinatorColumns = (c: Coordinator) => ({ coordinatorId: c.personId, coordinatorName: c.name, coordinatorProfession: c.profession })
const wordsOf = (f: PartnershipFacts) => ({ purpose: f.purpose, fromDay: f.from, toDay: f.to, schoolShares: f.schoolShares, partnerShares: f.partnerShares })

export type MakeOutcome = { ok: true; id: string; /** There was one with this organisation already: that one stands. */ isNew: boolean } | { ok: false; reason: 'not-found' }

/**
 * Makes the partnership of a school with an organisation of its register. There is one for each pair: whoever makes it again comes to the one there is.
 * `prepare` adds the organisation in the same transaction, when it was not there.
 */
export const makePartnership = (store: Store, make: By & { id: string; rbd: number; slepCode: number; organisationId: string; facts: PartnershipFacts; coordinator: Coordinator; today: string; prepare?: (tx: Db) => Promise<unknown> }): Promise<MakeOutcome> =>
  store.tx(async (tx): Promise<MakeOutcome> => {
    const { partnership: p, organisation: o } = store.s
    await make.prepare?.(tx)
    const [org] = await tx.select({ standsFor: o.standsFor }).from(o).where(and(eq(o.id, make.organisationId), eq(o.slepCode, make.slepCode)))
    if (!org) return { ok: false, reason: 'not-found' }
    const [known] = await tx.select({ id: p.id, withdrawnAt: p.withdrawnAt }).from(p).innerJoin(o, eq(o.id, p.organisationId)).where(and(eq(p.rbd, make.rbd), eq(o.standsFor, org.standsFor))).limit(1)
    if (known) {
      if (known.withdrawnAt) await tx.update(p).set({ withdrawnAt: null }).where(eq(p.id, known.id))
      return { ok: true, id: known.id, isNew: false }
    }
    const at = store.clock.now()
    await tx.insert(p).values({
      id: make.id, rbd: make.rbd, organisationId: org.standsFor, ...wordsOf(make.facts), ...coordinatorColumns(make.coordinator), begunOn: make.facts.from && make.facts.from < make.today ? make.facts.from : make.today, version: 1,
      createdBy: make.by, createdAt: at, updatedBy: make.by, updatedAt: at,
    })
    await recordIn(store, tx, { event: 'partnership.made', personId: make.by, rbd: make.rbd, requestId: make.requestId ?? null, detail: { partnership: make.id, organisation: org.standsFor } })
    return { ok: true, id: make.id, isNew: true }
  })

/** Changes the words. `version`: the one the form was made from; `coordinator` undefined: stays who it is. */
export const savePartnership = (store: Store, save: Which & By & { version: number; facts: PartnershipFacts; coordinator: Coordinator | undefined }): Promise<Saved> => store.tx(async (tx): Promise<Saved> => {
  const { partnership: p } = store.s
  const row = await partnershipIn(store, tx, save)
  if (!row) return { ok: false, reason: 'not-found' }
  if (row.version !== save.version) return { ok: false, reason: 'changed-meanwhile' }
  await keepRevisionIn(store, tx, { ...save, about: 'partnership', aboutId: row.id, changedBy: save.by, body: { purpose: row.purpose, fromDay: row.fromDay, toDay: row.toDay, coordinator: row.coordinatorName, schoolShares: row.schoolShares, partnerShares: row.partnerShares } })
  await tx.update(p).set({ ...wordsOf(save.facts), ...(save.coordinator ? coordinatorColumns(save.coordinator) : {}), version: row.version + 1, updatedBy: save.by, updatedAt: store.clock.now() }).where(eq(p.id, row.id))
  return { ok: true }
})

/** Says on which day it ended, or (null) that it goes on. */
export const endPartnership = (store: Store, end: Which & By & { endedOn: string | null }): Promise<Done> => inPartnership(store, end, async tx => {
  await tx.update(store.s.partnership).set({ endedOn: end.endedOn }).where(eq(store.s.partnership.id, end.partnershipId))
  await recordIn(store, tx, { event: 'partnership.ended', personId: end.by, rbd: end.rbd, requestId: end.requestId ?? null, detail: { partnership: end.partnershipId, ended: end.endedOn !== null } })
  return { ok: true as const }
})

/** Takes out what was written down by mistake, or puts it back. */
export const withdrawPartnership = (store: Store, which: Which & By & { withdrawn: boolean }): Promise<Done> => inPartnership(store, which, async tx => {
  await tx.update(store.s.partnership).set({ withdrawnAt: which.withdrawn ? store.clock.now() : null }).where(eq(store.s.partnership.id, which.partnershipId))
  await recordIn(store, tx, { event: which.withdrawn ? 'partnership.taken-out' : 'partnership.put-back', personId: which.by, rbd: which.rbd, requestId: which.requestId ?? null, detail: { partnership: which.partnershipId } })
  return { ok: true as const }
})

/** `id`, made beforehand, makes a second click find the first one's row. */
export const addGoal = (store: Store, add: Which & By & { id: string; text: string }): Promise<Done> => inPartnership(store, add, async tx => {
  await tx.insert(store.s.partnershipGoal).values({ id: add.id, partnershipId: add.partnershipId, rbd: add.rbd, text: add.text, state: 'open', writtenBy: add.by, writtenAt: store.clock.now() }).onConflictDoNothing()
  return { ok: true as const }
})
/** Says that a goal was reached or is no longer one; or, 'open', that it is one again. */
export const settleGoal = (store: Store, settle: Which & By & { goalId: string; state: GoalState }): Promise<Done> => inPartnership(store, settle, async (tx): Promise<Done> => {
  const { partnershipGoal: g } = store.s
  const rows = await tx.update(g).set({ state: settle.state, settledBy: settle.state === 'open' ? null : settle.by, settledAt: settle.state === 'open' ? null : store.clock.now() })
    .where(and(eq(g.id, settle.goalId), eq(g.partnershipId, settle.partnershipId), eq(g.rbd, settle.rbd))).returning({ id: g.id })
  return rows.length > 0 ? { ok: true } : { ok: false, reason: 'not-found' }
})

export const addReading = (store: Store, add: Which & By & { id: string; reading: ReadingFacts }): Promise<Done> => inPartnership(store, add, async tx => {
  await tx.insert(store.s.partnershipReading).values({ id: add.id, partnershipId: add.partnershipId, rbd: add.rbd, ...add.reading, writtenBy: add.by, writtenAt: store.clock.now() }).onConflictDoNothing()
  return { ok: true as const }
})
export const withdrawReading = (store: Store, which: Which & { readingId: string; withdrawn: boolean }): Promise<Done> => inPartnership(store, which, async (tx): Promise<Done> => {
  const { partnershipReading: r } = store.s
  const rows = await tx.update(r).set({ withdrawnAt: which.withdrawn ? store.clock.now() : null }).where(and(eq(r.id, which.readingId), eq(r.partnershipId, which.partnershipId), eq(r.rbd, which.rbd))).returning({ id: r.id })
  return rows.length > 0 ? { ok: true } : { ok: false, reason: 'not-found' }
})

// ── Looking at the partnership itself ─────────────────────────────────────────────────────────────────────────────────

export type Review = ReviewFacts & { id: string; by: string; isWithdrawn: boolean }
/** Both kinds, the latest day first. */
export const listReviews = async (store: Store, { rbd, partnershipId }: Which): Promise<Review[]> => {
  const { partnershipReview: r, person } = store.s
  const rows = await store.read.select({ id: r.id, kind: r.kind, onDay: r.onDay, texts: r.texts, decision: r.decision, by: person.name, withdrawnAt: r.withdrawnAt }).from(r).innerJoin(person, eq(person.id, r.writtenBy))
    .where(and(eq(r.partnershipId, partnershipId), eq(r.rbd, rbd))).orderBy(desc(r.onDay), desc(r.writtenAt), desc(r.id))
  return rows.map(({ withdrawnAt, ...x }) => ({ ...x, isWithdrawn: withdrawnAt !== null }))
}
export const addReview = (store: Store, add: Which & By & { id: string; review: ReviewFacts }): Promise<Done> => inPartnership(store, add, async tx => {
  await tx.insert(store.s.partnershipReview).values({ id: add.id, partnershipId: add.partnershipId, rbd: add.rbd, ...add.review, writtenBy: add.by, writtenAt: store.clock.now() }).onConflictDoNothing()
  return { ok: true as const }
})
export const withdrawReview = (store: Store, which: Which & { reviewId: string; withdrawn: boolean }): Promise<Done> => inPartnership(store, which, async (tx): Promise<Done> => {
  const { partnershipReview: r } = store.s
  const rows = await tx.update(r).set({ withdrawnAt: which.withdrawn ? store.clock.now() : null }).where(and(eq(r.id, which.reviewId), eq(r.partnershipId, which.partnershipId), eq(r.rbd, which.rbd))).returning({ id: r.id })
  return rows.length > 0 ? { ok: true } : { ok: false, reason: 'not-found' }
})

/** Names of people by id: of those who wrote. */
export const namesOfPeople = async (store: Store, ids: readonly string[]): Promise<Map<string, string>> =>
  new Map(ids.length === 0 ? [] : (await store.read.select({ id: store.s.person.id, name: store.s.person.name }).from(store.s.person).where(inArray(store.s.person.id, [...ids]))).map(p => [p.id, p.name]))
