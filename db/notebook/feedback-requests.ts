/** A team asks its advisor to look at a page: open until somebody comments there, or the team takes it back. */
import { and, asc, eq, isNull } from 'drizzle-orm'
import type { PageKind } from '../../cycles/notebook/parts.ts'
import { tellIn } from '../advising/notices.ts'
import { newId } from '../ids.ts'
import type { Store } from '../store.ts'
import { markReadyIn } from './parts.ts'

export type FeedbackRequest = { id: string; page: PageKind; question: string; askedBy: string; askedAt: Date; metAt: Date | null }

export type AskOutcome = { ok: true; id: string } | { ok: false; reason: 'not_found' | 'nothing_written' | 'not_open' }

/**
 * Asks for a look at a page. Asking shares it: a page that is not ready, or was written on since, is marked as it stands. One request at a
 * time for a page; asking again changes its question and leaves the day it was first asked. A cycle that ended asks nobody (`not_open`).
 */
export const askForFeedback = (store: Store, ask: { rbd: number; cycleId: string; page: PageKind; question: string; by: string }): Promise<AskOutcome> =>
  store.tx(async (tx): Promise<AskOutcome> => {
    const { cycle, feedbackRequest: q } = store.s
    const [c] = await tx.select({ closedOn: cycle.closedOn, droppedOn: cycle.droppedOn }).from(cycle).where(and(eq(cycle.id, ask.cycleId), eq(cycle.rbd, ask.rbd)))
    if (!c) return { ok: false, reason: 'not_found' }
    if (c.closedOn || c.droppedOn) return { ok: false, reason: 'not_open' }
    const marked = await markReadyIn(store, tx, { rbd: ask.rbd, cycleId: ask.cycleId, page: ask.page, version: null, by: ask.by })
    if (!marked.ok) return { ok: false, reason: marked.reason === 'nothing-written' ? 'nothing_written' : 'not_found' }
    const open = and(eq(q.cycleId, ask.cycleId), eq(q.rbd, ask.rbd), eq(q.page, ask.page), isNull(q.metAt), isNull(q.withdrawnAt))
    const [standing] = await tx.update(q).set({ question: ask.question }).where(open).returning({ id: q.id })
    if (standing) return { ok: true, id: standing.id }
    const at = store.clock.now()
    const id = newId(at)
    await tx.insert(q).values({ id, cycleId: ask.cycleId, rbd: ask.rbd, page: ask.page, question: ask.question, askedBy: ask.by, askedAt: at, withdrawnAt: null, metAt: null, metBy: null })
    await tellIn(store, tx, { kind: 'asked', about: id, rbd: ask.rbd, cycleId: ask.cycleId, to: 'advisors', except: ask.by })
    return { ok: true, id }
  })

/** Takes the request back; the page stays shared. One that was met stays met. */
export const withdrawRequest = (store: Store, which: { rbd: number; cycleId: string; page: PageKind }): Promise<void> =>
  store.tx(async tx => {
    const { feedbackRequest: q } = store.s
    await tx.update(q).set({ withdrawnAt: store.clock.now() })
      .where(and(eq(q.cycleId, which.cycleId), eq(q.rbd, which.rbd), eq(q.page, which.page), isNull(q.metAt), isNull(q.withdrawnAt)))
  })

/** What the team asked in a cycle, oldest first, without what it took back. */
export const listRequests = async (store: Store, rbd: number, cycleId: string): Promise<FeedbackRequest[]> => {
  const { feedbackRequest: q, person } = store.s
  return store.read.select({ id: q.id, page: q.page, question: q.question, askedBy: person.name, askedAt: q.askedAt, metAt: q.metAt })
    .from(q).innerJoin(person, eq(person.id, q.askedBy)).where(and(eq(q.cycleId, cycleId), eq(q.rbd, rbd), isNull(q.withdrawnAt))).orderBy(asc(q.askedAt), asc(q.id))
}
