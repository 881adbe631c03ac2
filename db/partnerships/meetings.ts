/** Meetings with a partner and what was agreed. An agreed action becomes an action of an open cycle of the school once, however often it is asked. */
import { and, asc, desc, eq, isNull } from 'drizzle-orm'
import type { PartnerMeetingFacts, PartnerMeetingState } from '../../cycles/partnerships/meetings.ts'
import { readPart } from '../../cycles/notebook/parts.ts'
import type { Profession } from '../../cycles/people/professions.ts'
import { actionIdOfAgreement } from '../notebook/meetings.ts'
import { addEntry, withdrawEntry } from '../notebook/parts.ts'
import type { Store } from '../store.ts'
import { inPartnership, keepRevisionIn, type By, type Done, type Saved, type Which } from './partnerships.ts'

export type PartnerMeeting = { id: string; onDay: string; state: PartnerMeetingState; present: Profession[]; partnerPresent: string; talked: string; agreed: string; version: number; isWithdrawn: boolean; updatedAt: Date; updatedBy: string }

/** The latest day first; taken out ones included. */
export const listPartnerMeetings = async (store: Store, { rbd, partnershipId }: Which): Promise<PartnerMeeting[]> => {
  const { partnershipMeeting: m, person } = store.s
  const rows = await store.read.select({ m, by: person.name }).from(m).innerJoin(person, eq(person.id, m.updatedBy)).where(and(eq(m.partnershipId, partnershipId), eq(m.rbd, rbd))).orderBy(desc(m.onDay), desc(m.id))
  return rows.map(({ m: x, by }) => ({ id: x.id, onDay: x.onDay, state: x.state, present: x.present as Profession[], partnerPresent: x.partnerPresent, talked: x.talked, agreed: x.agreed, version: x.version, isWithdrawn: x.withdrawnAt !== null, updatedAt: x.updatedAt, updatedBy: by }))
}
export const getPartnerMeeting = async (store: Store, which: Which & { meetingId: string }): Promise<PartnerMeeting | null> => (await listPartnerMeetings(store, which)).find(m => m.id === which.meetingId) ?? null

/** Plans a meeting or writes one down. `id`, made beforehand, makes a second click find the first one's. */
export const addPartnerMeeting = (store: Store, add: Which & By & { id: string; meeting: PartnerMeetingFacts }): Promise<Done> => inPartnership(store, add, async tx => {
  const at = store.clock.now()
  await tx.insert(store.s.partnershipMeeting).values({ id: add.id, partnershipId: add.partnershipId, rbd: add.rbd, ...add.meeting, version: 1, createdBy: add.by, createdAt: at, updatedBy: add.by, updatedAt: at }).onConflictDoNothing()
  return { ok: true as const }
})

export const savePartnerMeeting = (store: Store, save: Which & By & { meetingId: string; version: number; meeting: PartnerMeetingFacts }): Promise<Saved> => inPartnership(store, save, async (tx): Promise<Saved> => {
  const { partnershipMeeting: m } = store.s
  const [row] = await tx.select().from(m).where(and(eq(m.id, save.meetingId), eq(m.partnershipId, save.partnershipId), eq(m.rbd, save.rbd)))
  if (!row) return { ok: false, reason: 'not-found' }
  if (row.version !== save.version) return { ok: false, reason: 'changed-meanwhile' }
  await keepRevisionIn(store, tx, { ...save, about: 'meeting', aboutId: row.id, changedBy: save.by, body: { onDay: row.onDay, state: row.state, present: row.present, partnerPresent: row.partnerPresent, talked: row.talked, agreed: row.agreed } })
  await tx.update(m).set({ ...save.meeting, version: row.version + 1, updatedBy: save.by, updatedAt: store.clock.now() }).where(eq(m.id, row.id))
  return { ok: true }
})

export const withdrawPartnerMeeting = (store: Store, which: Which & { meetingId: string; withdrawn: boolean }): Promise<Done> => inPartnership(store, which, async (tx): Promise<Done> => {
  const { partnershipMeeting: m } = store.s
  const rows = await tx.update(m).set({ withdrawnAt: which.withdrawn ? store.clock.now() : null }).where(and(eq(m.id, which.meetingId), eq(m.partnershipId, which.partnershipId), eq(m.rbd, which.rbd))).returning({ id: m.id })
  return rows.length > 0 ? { ok: true } : { ok: false, reason: 'not-found' }
})

// ── Agreed actions ────────────────────────────────────────────────────────────────────────────────────────────────────

export type AgreedAction = { id: string; meetingId: string | null; what: string; who: string; agreedOn: string; byDay: string; state: 'open' | 'done' | 'dropped'; cycleId: string | null; actionId: string | null }

/** In the order they were agreed. */
export const listAgreedActions = async (store: Store, { rbd, partnershipId }: Which): Promise<AgreedAction[]> => {
  const { partnershipAction: a } = store.s
  return store.read.select({ id: a.id, meetingId: a.meetingId, what: a.what, who: a.who, agreedOn: a.agreedOn, byDay: a.byDay, state: a.state, cycleId: a.cycleId, actionId: a.actionId }).from(a)
    .where(and(eq(a.partnershipId, partnershipId), eq(a.rbd, rbd))).orderBy(asc(a.agreedOn), asc(a.writtenAt), asc(a.id))
}

/** `meetingId` of another partnership agrees nothing here. */
export const addAgreedAction = (store: Store, add: Which & By & { id: string; meetingId: string | null; what: string; who: string; agreedOn: string; byDay: string }): Promise<Done> => inPartnership(store, add, async (tx): Promise<Done> => {
  const { partnershipAction: a, partnershipMeeting: m } = store.s
  if (add.meetingId !== null && (await tx.select({ id: m.id }).from(m).where(and(eq(m.id, add.meetingId), eq(m.partnershipId, add.partnershipId)))).length === 0) return { ok: false, reason: 'not-found' }
  await tx.insert(a).values({ id: add.id, partnershipId: add.partnershipId, rbd: add.rbd, meetingId: add.meetingId, what: add.what, who: add.who, agreedOn: add.agreedOn, byDay: add.byDay, state: 'open', writtenBy: add.by, writtenAt: store.clock.now() }).onConflictDoNothing()
  return { ok: true }
})

export const settleAgreedAction = (store: Store, settle: Which & By & { agreedId: string; state: AgreedAction['state'] }): Promise<Done> => inPartnership(store, settle, async (tx): Promise<Done> => {
  const { partnershipAction: a } = store.s
  const rows = await tx.update(a).set({ state: settle.state, settledBy: settle.state === 'open' ? null : settle.by, settledAt: settle.state === 'open' ? null : store.clock.now() })
    .where(and(eq(a.id, settle.agreedId), eq(a.partnershipId, settle.partnershipId), eq(a.rbd, settle.rbd))).returning({ id: a.id })
  return rows.length > 0 ? { ok: true } : { ok: false, reason: 'not-found' }
})

export type ToCycleOutcome = { ok: true; cycleId: string; actionId: string; isNew: boolean } | { ok: false; reason: 'not-found' }

/** Makes an agreed action an action of one of the school's cycles that is neither closed nor dropped. One that is already stays the one it became. */
export const makeAgreedActionOfCycle = async (store: Store, make: Which & By & { agreedId: string; cycleId: string }): Promise<ToCycleOutcome> => {
  const { partnershipAction: a, cycle: c } = store.s
  const mine = and(eq(a.id, make.agreedId), eq(a.partnershipId, make.partnershipId), eq(a.rbd, make.rbd))
  const [agreed] = await store.read.select().from(a).where(mine)
  if (!agreed) return { ok: false, reason: 'not-found' }
  if (agreed.actionId && agreed.cycleId) return { ok: true, cycleId: agreed.cycleId, actionId: agreed.actionId, isNew: false }
  const [open] = await store.read.select({ id: c.id }).from(c).where(and(eq(c.id, make.cycleId), eq(c.rbd, make.rbd), isNull(c.closedOn), isNull(c.droppedOn)))
  if (!open) return { ok: false, reason: 'not-found' }
  const read = readPart('action', { what: agreed.what, who: agreed.who, from: agreed.byDay === '' || agreed.byDay >= agreed.agreedOn ? agreed.agreedOn : '', to: agreed.byDay, state: 'planned' })
  if (!read.ok) return { ok: false, reason: 'not-found' }
  const added = await addEntry(store, 'action', { rbd: make.rbd, cycleId: make.cycleId, body: read.body, by: make.by, saveKey: actionIdOfAgreement(agreed.id, '') })
  if (!added.ok) return { ok: false, reason: 'not-found' }
  const taken = await store.tx(tx => tx.update(a).set({ cycleId: make.cycleId, actionId: added.partId }).where(and(mine, isNull(a.actionId))).returning({ id: a.id }))
  if (taken.length > 0) return { ok: true, cycleId: make.cycleId, actionId: added.partId, isNew: true }
  // Somebody made it an action in this very moment: theirs stands, and another one than theirs is taken out of sight.
  const [now] = await store.read.select({ cycleId: a.cycleId, actionId: a.actionId }).from(a).where(mine)
  if (now?.actionId !== added.partId) await withdrawEntry(store, { rbd: make.rbd, cycleId: make.cycleId, entryId: added.partId })
  return { ok: true, cycleId: now!.cycleId!, actionId: now!.actionId!, isNew: false }
}
