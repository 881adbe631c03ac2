/** What is open between a school and its advisors: what an agenda is made from. Nothing of a page that is not ready. */
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { FeedbackKind } from '../../cycles/feedback/feedback.ts'
import type { PageKind } from '../../cycles/notebook/parts.ts'
import type { Phase } from '../../cycles/notebook/phases.ts'
import { cyclesToTalkOf, topicsOfPhase, type PhaseTopic } from '../../cycles/visits/agenda.ts'
import { listCyclesOfSchool } from '../notebook/cycles.ts'
import { getReadyParts } from '../notebook/parts.ts'
import { listCurrentPauses } from '../notebook/pauses.ts'
import type { Store } from '../store.ts'

export type OpenThings = {
  /** Pages the team asked to be read, with its question ('' for none). */
  asked: { id: string; cycleId: string; cycleNumber: number; page: PageKind; question: string; askedAt: Date }[]
  /** Questions and suggestions in the margin nobody answered yet, the oldest first. */
  unanswered: { id: string; cycleId: string; cycleNumber: number; page: PageKind; kind: FeedbackKind; text: string; writtenAt: Date }[]
  cycles: { id: string; number: number; title: string; phase: Phase; restsUntil: string | null; topics: PhaseTopic[] }[]
}

export const getOpenThings = async (store: Store, rbd: number, today: string): Promise<OpenThings> => {
  const { feedbackRequest: q, feedback: f, cycle: c } = store.s
  const asked = await store.read.select({ id: q.id, cycleId: q.cycleId, cycleNumber: c.number, page: q.page, question: q.question, askedAt: q.askedAt }).from(q).innerJoin(c, eq(c.id, q.cycleId))
    .where(and(eq(q.rbd, rbd), isNull(q.withdrawnAt), isNull(q.metAt))).orderBy(asc(q.askedAt), asc(q.id))
  const unanswered = await store.read.select({ id: f.id, cycleId: f.cycleId, cycleNumber: c.number, page: f.page, kind: f.kind, text: f.text, writtenAt: f.writtenAt }).from(f).innerJoin(c, eq(c.id, f.cycleId))
    .where(and(eq(f.rbd, rbd), isNull(f.withdrawnAt), isNull(f.answeredAt), inArray(f.kind, ['question', 'suggestion']))).orderBy(asc(f.writtenAt), asc(f.id))
  const talked = cyclesToTalkOf(await listCyclesOfSchool(store, rbd, today))
  const rests = await listCurrentPauses(store, talked.filter(x => !x.closedOn && !x.droppedOn).map(x => x.id), today)
  const cycles: OpenThings['cycles'] = []
  for (const { id, number, title, phase } of talked) {
    const { pages: p, entries } = await getReadyParts(store, rbd, id)
    const ready = { challenge: p.challenge?.body ?? null, data: p.data?.body ?? null, implementation: p.implementation?.body ?? null, learnings: p.learnings?.body ?? null }
    cycles.push({ id, number, title, phase, restsUntil: rests.get(id)?.until ?? null, topics: topicsOfPhase(phase, ready, entries.action.map(a => a.body)) })
  }
  return { asked, unanswered, cycles }
}

/** Learnings of a school that it shared: of ended cycles whose last page is ready, the newest first. */
export const listSharedLearnings = async (store: Store, rbd: number, today: string): Promise<{ cycleId: string; number: number; title: string; learnt: string }[]> => {
  const out: { cycleId: string; number: number; title: string; learnt: string }[] = []
  for (const c of await listCyclesOfSchool(store, rbd, today)) {
    if (!c.closedOn && !c.droppedOn) continue
    const learnings = (await getReadyParts(store, rbd, c.id)).pages.learnings?.body
    if (learnings && learnings.learnt !== '') out.push({ cycleId: c.id, number: c.number, title: c.title, learnt: learnings.learnt })
  }
  return out
}
