/** A school's partnerships for its own archive: everything its team and its partners wrote, what was taken out and what stood before included. */
import type { Answers } from '../../cycles/partnerships/assessment.ts'
import type { Store } from '../store.ts'
import { listRounds, listAnswers, type SideAnswers } from './answers.ts'
import { listPartnerLinks } from './links.ts'
import { listAgreedActions, listPartnerMeetings } from './meetings.ts'
import { getPartnership, listPartnerships, listReadings, listReviews } from './partnerships.ts'
import { listPartnershipRevisions } from './revisions.ts'

type ArchivedAnswers = { answers: Answers; by: string | null; role: string; at: string }
export type ArchivedPartnership = {
  organisation: { name: string; kind: string }
  purpose: string; from: string; to: string; begunOn: string; endedOn: string | null; withdrawn: boolean
  coordinator: { name: string; profession: string | null }
  schoolShares: string; partnerShares: string
  goals: { text: string; state: string }[]
  seen: { kind: string; onDay: string; marks: string[]; note: string; by: string; withdrawn: boolean }[]
  meetings: { onDay: string; state: string; present: string[]; partnerPresent: string; agreed: string; talked: string; by: string; withdrawn: boolean; school: ArchivedAnswers | null; partner: ArchivedAnswers | null }[]
  actions: { what: string; who: string; agreedOn: string; byDay: string; state: string }[]
  assessments: { onDay: string; form: string; withdrawn: boolean; school: ArchivedAnswers | null; partner: ArchivedAnswers | null }[]
  reviews: { kind: string; onDay: string; texts: Record<string, string>; decision: string | null; by: string; withdrawn: boolean }[]
  /** What stood before a change, oldest first. */
  before: { about: string; at: string; body: Record<string, unknown> }[]
  links: { createdBy: string; createdAt: string; expiresAt: string; revokedBy: string | null; revokedAt: string | null }[]
}

const sideOf = (s: SideAnswers | undefined): ArchivedAnswers | null => (s ? { answers: s.answers, by: s.by, role: s.byRole, at: s.answeredAt.toISOString() } : null)

export const listArchivedPartnerships = async (store: Store, rbd: number): Promise<ArchivedPartnership[]> => {
  const out: ArchivedPartnership[] = []
  for (const line of await listPartnerships(store, rbd)) {
    const which = { rbd, partnershipId: line.id }
    const p = (await getPartnership(store, which))!
    const answers = await listAnswers(store, which)
    const before = (await listPartnershipRevisions(store, which)).reverse()
    out.push({
      organisation: { name: p.organisation.name, kind: p.organisation.kind }, purpose: p.purpose, from: p.fromDay, to: p.toDay, begunOn: p.begunOn, endedOn: p.endedOn, withdrawn: p.isWithdrawn,
      coordinator: { name: p.coordinator.name, profession: p.coordinator.profession }, schoolShares: p.schoolShares, partnerShares: p.partnerShares, goals: p.goals.map(({ text, state }) => ({ text, state })),
      seen: (await listReadings(store, which)).map(({ kind, onDay, marks, note, by, isWithdrawn }) => ({ kind, onDay, marks, note, by, withdrawn: isWithdrawn })),
      meetings: (await listPartnerMeetings(store, which)).map(x => ({ onDay: x.onDay, state: x.state, present: [...x.present], partnerPresent: x.partnerPresent, agreed: x.agreed, talked: x.talked, by: x.updatedBy, withdrawn: x.isWithdrawn, school: sideOf(answers.get(x.id)?.school), partner: sideOf(answers.get(x.id)?.partner) })),
      actions: (await listAgreedActions(store, which)).map(({ what, who, agreedOn, byDay, state }) => ({ what, who, agreedOn, byDay, state })),
      assessments: (await listRounds(store, which)).map(x => ({ onDay: x.onDay, form: x.form, withdrawn: x.isWithdrawn, school: sideOf(x.sides.school), partner: sideOf(x.sides.partner) })),
      reviews: (await listReviews(store, which)).map(({ kind, onDay, texts, decision, by, isWithdrawn }) => ({ kind, onDay, texts, decision, by, withdrawn: isWithdrawn })),
      before: before.map(b => ({ about: b.about, at: b.changedAt.toISOString(), body: b.body })),
      links: (await listPartnerLinks(store, which)).map(l => ({ createdBy: l.createdBy, createdAt: l.createdAt.toISOString(), expiresAt: l.expiresAt.toISOString(), revokedBy: l.revokedBy, revokedAt: l.revokedAt?.toISOString() ?? null })),
    })
  }
  return out
}
