/** What stood before each change of a partnership: readable, and put back as a new save, so that what stood in between stays too. */
import { and, desc, eq } from 'drizzle-orm'
import type { PartnerMeetingFacts } from '../../cycles/partnerships/meetings.ts'
import type { Store } from '../store.ts'
import { getPartnerMeeting, savePartnerMeeting } from './meetings.ts'
import { savePartnership, type By, type Saved, type Which } from './partnerships.ts'

export type PartnershipWords = { purpose: string; fromDay: string; toDay: string; coordinator: string; schoolShares: string; partnerShares: string }
/** `body`: the words as they stood before the change. `by` null: the partner changed them, through a link. */
export type PartnershipRevision = { id: string; about: 'partnership' | 'meeting' | 'answer'; aboutId: string; body: Record<string, unknown>; by: string | null; changedAt: Date }

/** The latest change first. */
export const listPartnershipRevisions = async (store: Store, { rbd, partnershipId }: Which): Promise<PartnershipRevision[]> => {
  const { partnershipRevision: r, person } = store.s
  return store.read.select({ id: r.id, about: r.about, aboutId: r.aboutId, body: r.body, by: person.name, changedAt: r.changedAt }).from(r).leftJoin(person, eq(person.id, r.changedBy))
    .where(and(eq(r.partnershipId, partnershipId), eq(r.rbd, rbd))).orderBy(desc(r.changedAt), desc(r.id))
}

/**
 * Puts the words of a partnership or a meeting back as they stood before a change. `version`: of what stands now, as the page showed it. Who coordinates
 * stays who it is today. A side's answers are that side's to give: those are not put back.
 */
export const restorePartnershipRevision = async (store: Store, restore: Which & By & { revisionId: string; version: number }): Promise<Saved> => {
  const revision = (await listPartnershipRevisions(store, restore)).find(r => r.id === restore.revisionId)
  if (revision?.about === 'partnership') {
    const { purpose, fromDay, toDay, schoolShares, partnerShares } = revision.body as PartnershipWords
    return savePartnership(store, { ...restore, facts: { purpose, from: fromDay, to: toDay, coordinator: '', schoolShares, partnerShares }, coordinator: undefined })
  }
  if (revision?.about !== 'meeting' || !(await getPartnerMeeting(store, { ...restore, meetingId: revision.aboutId }))) return { ok: false, reason: 'not-found' }
  return savePartnerMeeting(store, { ...restore, meetingId: revision.aboutId, meeting: revision.body as PartnerMeetingFacts })
}
