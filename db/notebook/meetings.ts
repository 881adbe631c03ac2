/**
 * Meetings of a cycle's team. Minutes are an entry that stands on no shared page: nothing here is ever asked by anybody but the team.
 * What was agreed becomes an action of the cycle, each agreement once.
 */
import { and, eq, inArray, isNull } from 'drizzle-orm'
import { actionFrom, agreementsOf } from '../../cycles/notebook/agreements.ts'
import { asBody, readPart, type MeetingEntry } from '../../cycles/notebook/parts.ts'
import { listOf } from '../../cycles/notebook/repeats.ts'
import { professions, type Profession } from '../../cycles/people/professions.ts'
import { idMadeFrom } from '../ids.ts'
import type { Store } from '../store.ts'
import { addEntry, withdrawEntry } from './parts.ts'

type Which = { rbd: number; cycleId: string }

export type Meeting = { id: string; body: MeetingEntry; version: number; startedAt: Date; updatedAt: Date; updatedBy: string; isWithdrawn: boolean }

const columns = (store: Store) => {
  const { part, person } = store.s
  return { id: part.id, body: part.body, version: part.version, startedAt: part.createdAt, updatedAt: part.updatedAt, updatedBy: person.name, withdrawnAt: part.withdrawnAt }
}
type Row = { id: string; body: unknown; version: number; startedAt: Date; updatedAt: Date; updatedBy: string; withdrawnAt: Date | null }
const meetingOf = ({ withdrawnAt, ...row }: Row): Meeting => ({ ...row, body: asBody('meeting', row.body as MeetingEntry), isWithdrawn: withdrawnAt !== null })

/** The meetings of a cycle, the latest day first; taken out ones included. Empty when the cycle is not this school's. */
export const listMeetings = async (store: Store, { rbd, cycleId }: Which): Promise<Meeting[]> => {
  const { part, person } = store.s
  const rows = await store.read.select(columns(store)).from(part).innerJoin(person, eq(person.id, part.updatedBy))
    .where(and(eq(part.cycleId, cycleId), eq(part.rbd, rbd), eq(part.kind, 'meeting')))
  return rows.map(meetingOf).sort((a, b) => (a.body.on < b.body.on ? 1 : a.body.on > b.body.on ? -1 : a.id < b.id ? 1 : -1))
}

/** The meetings of all cycles of a school whose day is in that year, the latest first; taken out ones are left out. */
export const listMeetingsOfSchool = async (store: Store, rbd: number, year: number): Promise<(Meeting & { cycleId: string })[]> => {
  const { part, person } = store.s
  const rows = await store.read.select({ ...columns(store), cycleId: part.cycleId }).from(part).innerJoin(person, eq(person.id, part.updatedBy))
    .where(and(eq(part.rbd, rbd), eq(part.kind, 'meeting'), isNull(part.withdrawnAt)))
  return rows.map(({ cycleId, ...row }) => ({ ...meetingOf(row), cycleId })).filter(x => x.body.on.startsWith(`${year}-`)).sort((a, b) => (a.body.on < b.body.on ? 1 : a.body.on > b.body.on ? -1 : a.id < b.id ? 1 : -1))
}

/** One meeting; null when it is not of this cycle and school. */
export const getMeeting = async (store: Store, { rbd, cycleId, meetingId }: Which & { meetingId: string }): Promise<Meeting | null> => {
  const { part, person } = store.s
  const [row] = await store.read.select(columns(store)).from(part).innerJoin(person, eq(person.id, part.updatedBy))
    .where(and(eq(part.id, meetingId), eq(part.cycleId, cycleId), eq(part.rbd, rbd), eq(part.kind, 'meeting')))
  return row ? meetingOf(row) : null
}

/**
 * The id of the action an agreement becomes: made from the two, so that an agreement becomes one action however often and by however many
 * it is asked, and neither has to keep the other's name. Shaped as a UUID of version 8 (RFC 9562, section 5.8).
 */
export const actionIdOfAgreement = (meetingId: string, key: string): string => idMadeFrom(meetingId, key)

export type ToActionOutcome = { ok: true; actionId: string; isNew: boolean } | { ok: false; reason: 'not_found' | 'nothing_agreed' }

/** Makes an agreement of a meeting into an action of its cycle. One that is an action already stays the action it became, whatever its words are now. */
export const makeAgreementAnAction = async (store: Store, make: Which & { meetingId: string; key: string; by: string }): Promise<ToActionOutcome> => {
  const meeting = await getMeeting(store, make)
  if (!meeting) return { ok: false, reason: 'not_found' }
  const actionId = actionIdOfAgreement(make.meetingId, make.key)
  const { part } = store.s
  const [known] = await store.read.select({ id: part.id }).from(part).where(and(eq(part.id, actionId), eq(part.cycleId, make.cycleId), eq(part.rbd, make.rbd)))
  if (known) return { ok: true, actionId, isNew: false }
  const agreement = agreementsOf(meeting.body).find(a => a.key === make.key)
  if (!agreement) return { ok: false, reason: 'nothing_agreed' }
  const read = readPart('action', actionFrom(agreement, meeting.body.on))
  if (!read.ok) return { ok: false, reason: 'nothing_agreed' }
  const added = await addEntry(store, 'action', { rbd: make.rbd, cycleId: make.cycleId, body: read.body, by: make.by, saveKey: actionId })
  if (!added.ok) return { ok: false, reason: 'not_found' }
  if (added.partId === actionId) return { ok: true, actionId, isNew: true }
  // Somebody made it an action with other words in this very moment: theirs stands, this one is taken out of sight.
  await withdrawEntry(store, { rbd: make.rbd, cycleId: make.cycleId, entryId: added.partId })
  return { ok: true, actionId, isNew: false }
}

/**
 * Which professions took part in a cycle: of those who saved something in it, and of those who were in a meeting. Never who, never how
 * much. In the order of the list of professions; an author without a profession adds none.
 */
export const listProfessionsOf = async (store: Store, { rbd, cycleId }: Which): Promise<Profession[]> => {
  const { part, partRevision: r, person } = store.s
  const authors = await store.read.selectDistinct({ profession: person.profession }).from(r)
    .innerJoin(part, eq(part.id, r.partId)).innerJoin(person, eq(person.id, r.savedBy))
    .where(and(eq(part.cycleId, cycleId), eq(part.rbd, rbd), eq(r.outcome, 'saved')))
  const meetings = await store.read.select({ body: part.body }).from(part)
    .where(and(eq(part.cycleId, cycleId), eq(part.rbd, rbd), inArray(part.kind, ['meeting']), isNull(part.withdrawnAt)))
  const said = new Set<string>([...authors.flatMap(a => a.profession ?? []), ...meetings.flatMap(row => listOf(asBody('meeting', row.body as MeetingEntry).present))])
  return professions.filter(p => said.has(p))
}
