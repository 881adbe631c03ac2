/** The conversation in the margin of a page. An advisor writes on what was marked ready; the team answers; nobody's words are removed. */
import { and, asc, desc, eq, inArray, isNotNull, isNull, max } from 'drizzle-orm'
import type { Comment, Answer, FeedbackKind, Stance } from '../../cycles/feedback/feedback.ts'
import { pageKinds, type PageKind } from '../../cycles/notebook/parts.ts'
import type { Scope } from '../../cycles/people/permissions.ts'
import { countAll } from '../dialect.ts'
import { newId } from '../ids.ts'
import type { Store } from '../store.ts'
import { listSchoolsIn } from '../territory.ts'
import { listCyclesVisibleTo, type CycleSummary } from './cycles.ts'

export type FeedbackRow = {
  id: string
  page: PageKind
  kind: FeedbackKind
  text: string
  writtenBy: { id: string; name: string }
  writtenAt: Date
  answer: string | null
  stance: Stance | null
  answeredBy: string | null
  answeredAt: Date | null
}

export type FeedbackOutcome = { ok: true; id: string } | { ok: false; reason: 'not_found' | 'page_not_ready' | 'already_answered' }

/** Leaves a comment on a page that is ready to talk about. `id`, made beforehand, makes a second click find the first one's comment. */
export const leaveFeedback = (store: Store, leave: { rbd: number; cycleId: string; page: PageKind; comment: Comment; by: string; id?: string }): Promise<FeedbackOutcome> =>
  store.tx(async (tx): Promise<FeedbackOutcome> => {
    const { cycle, part, feedback } = store.s
    const [c] = await tx.select({ id: cycle.id }).from(cycle).where(and(eq(cycle.id, leave.cycleId), eq(cycle.rbd, leave.rbd)))
    if (!c) return { ok: false, reason: 'not_found' }
    const [ready] = await tx.select({ id: part.id }).from(part)
      .where(and(eq(part.cycleId, leave.cycleId), eq(part.rbd, leave.rbd), eq(part.slot, leave.page), isNotNull(part.readyVersion)))
    if (!ready) return { ok: false, reason: 'page_not_ready' }
    const at = store.clock.now()
    const id = leave.id ?? newId(at)
    const row = {
      id, cycleId: leave.cycleId, rbd: leave.rbd, page: leave.page, kind: leave.comment.kind, text: leave.comment.text,
      writtenBy: leave.by, writtenAt: at, withdrawnAt: null, answer: null, stance: null, answeredBy: null, answeredAt: null,
    }
    await tx.insert(feedback).values(row).onConflictDoNothing()
    const [kept] = await tx.select().from(feedback).where(and(eq(feedback.id, id), eq(feedback.rbd, leave.rbd), eq(feedback.writtenBy, leave.by)))
    if (!kept) return { ok: false, reason: 'not_found' }
    // The same form sent again with other words (the browser's Back) is another comment: no word is dropped for a number's sake.
    if (kept.cycleId === row.cycleId && kept.page === row.page && kept.kind === row.kind && kept.text === row.text && kept.withdrawnAt === null) return { ok: true, id }
    const again = newId(at)
    await tx.insert(feedback).values({ ...row, id: again })
    return { ok: true, id: again }
  })

/** Takes back one's own comment, as long as nobody has answered it. */
export const withdrawFeedback = (store: Store, which: { rbd: number; feedbackId: string; by: string }): Promise<FeedbackOutcome> =>
  store.tx(async (tx): Promise<FeedbackOutcome> => {
    const { feedback: f } = store.s
    const own = and(eq(f.id, which.feedbackId), eq(f.rbd, which.rbd), eq(f.writtenBy, which.by))
    const rows = await tx.update(f).set({ withdrawnAt: store.clock.now() }).where(and(own, isNull(f.answeredAt))).returning({ id: f.id })
    if (rows.length > 0) return { ok: true, id: which.feedbackId }
    return { ok: false, reason: (await tx.select({ id: f.id }).from(f).where(own)).length > 0 ? 'already_answered' : 'not_found' }
  })

/**
 * The team answers in its own words and may say where it stands. Answering again adds below what was answered before and may change
 * the stance: a conversation goes on, it is not rewritten.
 */
export const answerFeedback = (store: Store, reply: { rbd: number; feedbackId: string; answer: Answer; by: string }): Promise<FeedbackOutcome> =>
  store.tx(async (tx): Promise<FeedbackOutcome> => {
    const { feedback: f } = store.s
    const which = and(eq(f.id, reply.feedbackId), eq(f.rbd, reply.rbd), isNull(f.withdrawnAt))
    const { answer, stance } = reply.answer
    for (;;) {
      const [row] = await tx.select({ answer: f.answer, stance: f.stance }).from(f).where(which)
      if (!row) return { ok: false, reason: 'not_found' }
      const before = row.answer ?? ''
      const isRepeated = answer === '' || before === answer || before.endsWith(`\n\n${answer}`)
      // Only over the answer just read: a colleague's, written in between (PostgreSQL), is read again and kept above.
      const written = await tx.update(f).set({
        answer: isRepeated ? before : before === '' ? answer : `${before}\n\n${answer}`,
        stance: stance ?? row.stance, answeredBy: reply.by, answeredAt: store.clock.now(),
      }).where(and(which, row.answer === null ? isNull(f.answer) : eq(f.answer, row.answer))).returning({ id: f.id })
      if (written.length > 0) return { ok: true, id: reply.feedbackId }
    }
  })

/** The conversation of a cycle, oldest first, without what was taken back. Empty when the cycle is not this school's. */
export const listFeedback = async (store: Store, rbd: number, cycleId: string): Promise<FeedbackRow[]> => {
  const { feedback: f, person } = store.s
  const rows = await store.read.select({
    id: f.id, page: f.page, kind: f.kind, text: f.text, writerId: f.writtenBy, writer: person.name, writtenAt: f.writtenAt,
    answer: f.answer, stance: f.stance, answeredBy: f.answeredBy, answeredAt: f.answeredAt,
  }).from(f).innerJoin(person, eq(person.id, f.writtenBy))
    .where(and(eq(f.cycleId, cycleId), eq(f.rbd, rbd), isNull(f.withdrawnAt))).orderBy(asc(f.writtenAt), asc(f.id))
  const answerers = [...new Set(rows.flatMap(r => r.answeredBy ?? []))]
  const names = new Map(answerers.length === 0 ? [] : (await store.read.select({ id: person.id, name: person.name }).from(person).where(inArray(person.id, answerers))).map(p => [p.id, p.name]))
  return rows.map(({ writerId, writer, ...r }) => ({ ...r, writtenBy: { id: writerId, name: writer }, answeredBy: r.answeredBy ? names.get(r.answeredBy) ?? null : null }))
}

/** Comments that wait for an answer, by cycle of one school. Cycles without any are absent. */
export const countWaitingFeedback = async (store: Store, rbd: number): Promise<Map<string, number>> => {
  const { feedback: f } = store.s
  const rows = await store.read.select({ cycleId: f.cycleId, n: countAll() }).from(f)
    .where(and(eq(f.rbd, rbd), isNull(f.answeredAt), isNull(f.withdrawnAt))).groupBy(f.cycleId)
  return new Map(rows.map(r => [r.cycleId, r.n]))
}

export type AdvisorSchool = {
  rbd: number
  cycles: (CycleSummary & {
    /** Pages marked ready, with the day they were, and whether this advisor has written on them since. */
    ready: { page: PageKind; readyAt: Date; hasOwnFeedbackSince: boolean }[]
  })[]
}
export type AnsweredFeedback = { id: string; rbd: number; cycleId: string; cycleTitle: string; page: PageKind; kind: FeedbackKind; text: string; answer: string | null; stance: Stance | null; answeredAt: Date }

/** The advisor's desk: the schools of the scope, what is ready to talk about in each, and the latest answers to what this advisor wrote. */
export const getAdvisorDesk = async (store: Store, scope: Scope, advisorId: string, today: string): Promise<{ schools: AdvisorSchool[]; answered: AnsweredFeedback[] }> => {
  const { part, feedback: f, cycle } = store.s
  const rbds = await listSchoolsIn(store, scope, today)
  const cycles = await listCyclesVisibleTo(store, scope, today)
  const ids = cycles.map(c => c.id)
  const ready = ids.length === 0 ? [] : await store.read.select({ cycleId: part.cycleId, page: part.kind, readyAt: part.readyAt }).from(part)
    .where(and(inArray(part.cycleId, ids), inArray(part.kind, [...pageKinds]), isNotNull(part.readyVersion)))
  const mine = ids.length === 0 ? [] : await store.read.select({ cycleId: f.cycleId, page: f.page, latest: max(f.writtenAt) }).from(f)
    .where(and(inArray(f.cycleId, ids), eq(f.writtenBy, advisorId), isNull(f.withdrawnAt))).groupBy(f.cycleId, f.page)
  const answered = ids.length === 0 ? [] : await store.read.select({
    id: f.id, rbd: f.rbd, cycleId: f.cycleId, cycleTitle: cycle.title, page: f.page, kind: f.kind, text: f.text, answer: f.answer, stance: f.stance, answeredAt: f.answeredAt,
  }).from(f).innerJoin(cycle, eq(cycle.id, f.cycleId))
    .where(and(inArray(f.cycleId, ids), eq(f.writtenBy, advisorId), isNotNull(f.answeredAt), isNull(f.withdrawnAt))).orderBy(desc(f.answeredAt)).limit(6)
  return {
    schools: rbds.map(rbd => ({
      rbd,
      cycles: cycles.filter(c => c.rbd === rbd).map(c => ({
        ...c,
        ready: ready.filter(r => r.cycleId === c.id).map(r => ({
          page: r.page as PageKind, readyAt: r.readyAt!,
          hasOwnFeedbackSince: mine.some(m => m.cycleId === c.id && m.page === r.page && m.latest !== null && m.latest >= r.readyAt!),
        })).sort((a, b) => pageKinds.indexOf(a.page) - pageKinds.indexOf(b.page)),
      })),
    })),
    answered: answered.map(a => ({ ...a, answeredAt: a.answeredAt! })),
  }
}
