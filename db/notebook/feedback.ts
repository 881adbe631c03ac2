/** The conversation in the margin of a page. An advisor writes on what was marked ready; the team answers; nobody's words are removed. */
import { and, asc, desc, eq, inArray, isNotNull, isNull, lte } from 'drizzle-orm'
import { isOnPage, type Anchor } from '../../cycles/feedback/anchors.ts'
import type { Comment, Answer, FeedbackKind, Stance } from '../../cycles/feedback/feedback.ts'
import { asBody, entryKindsOf, numberOf, type PageKind } from '../../cycles/notebook/parts.ts'
import { tellIn } from '../advising/notices.ts'
import { countAll } from '../dialect.ts'
import { newId } from '../ids.ts'
import type { Db, Store } from '../store.ts'

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
  anchor: Anchor | null
  partId: string | null
  partVersion: number | null
  followsId: string | null
  seenAt: Date | null
  seenBy: string | null
  answerSeenAt: Date | null
}

export type FeedbackOutcome = { ok: true; id: string } | { ok: false; reason: 'not_found' | 'page_not_ready' | 'page_changed' | 'anchor_gone' | 'already_answered' }

/** What a comment speaks of, checked against what is shared now: the part and version it is tied to, or why it cannot be. */
const tieTo = async (store: Store, tx: Db, leave: Pick<Leave, 'rbd' | 'cycleId' | 'page' | 'anchor' | 'version'>): Promise<
  { ok: true; partId: string; partVersion: number; anchor: Anchor | null } | { ok: false; reason: 'page_not_ready' | 'page_changed' | 'anchor_gone' }
> => {
  const { part, partRevision: r } = store.s
  const { rbd, cycleId, page, anchor = null, version = null } = leave
  const [ready] = await tx.select({ id: part.id, version: part.readyVersion, readyAt: part.readyAt, body: r.body }).from(part)
    .innerJoin(r, and(eq(r.partId, part.id), eq(r.version, part.readyVersion), eq(r.outcome, 'saved')))
    .where(and(eq(part.cycleId, cycleId), eq(part.rbd, rbd), eq(part.slot, page), isNotNull(part.readyVersion)))
  if (!ready) return { ok: false, reason: 'page_not_ready' }
  // Only what the advisor may read: a version named by the form is compared, never looked up.
  const entryId = anchor?.kind === 'entry' ? anchor.entryId : anchor?.kind === 'point' && anchor.series !== 'attendance' ? anchor.series : null
  if (entryId === null) {
    if (version !== null && version !== ready.version) return { ok: false, reason: 'page_changed' }
    const stands = anchor === null || anchor.kind === 'point' || isOnPage(page, anchor, asBody(page, ready.body))
    return stands ? { ok: true, partId: ready.id, partVersion: ready.version!, anchor } : { ok: false, reason: 'anchor_gone' }
  }
  const kinds = anchor?.kind === 'point' ? (['measure'] as const) : entryKindsOf(page)
  const [entry] = kinds.length === 0 ? [] : await tx.select({ version: r.version, body: r.body }).from(part).innerJoin(r, and(eq(r.partId, part.id), eq(r.outcome, 'saved')))
    .where(and(eq(part.id, entryId), eq(part.cycleId, cycleId), eq(part.rbd, rbd), inArray(part.kind, [...kinds]), isNull(part.withdrawnAt), lte(r.savedAt, ready.readyAt!)))
    .orderBy(desc(r.version)).limit(1)
  if (!entry) return { ok: false, reason: 'anchor_gone' }
  if (version !== null && version !== entry.version) return { ok: false, reason: 'page_changed' }
  const figure = anchor?.kind === 'point' ? numberOf((entry.body as unknown as Record<string, string>)[`value.${anchor.at}`] ?? '') : null
  return { ok: true, partId: entryId, partVersion: entry.version, anchor: anchor?.kind === 'point' ? { ...anchor, figure } : anchor }
}

export type Leave = {
  rbd: number; cycleId: string; page: PageKind; comment: Comment; by: string
  /** Made beforehand: a second click finds the first one's comment. A draft of that id is given with it, and gone. */
  id?: string
  anchor?: Anchor | null
  /** The version of the page (or entry) its writer had before them; left out: whatever is shared now. */
  version?: number | null
  /** The comment it goes on from. */
  followsId?: string | null
}

/**
 * Leaves a comment on a page that is ready to talk about, tied to the text its writer read. Refused when that text is not the shared one any
 * more (`page_changed`) or what it speaks of is gone (`anchor_gone`): the writer looks again and sends the same words.
 */
export const leaveFeedback = (store: Store, leave: Leave): Promise<FeedbackOutcome> =>
  store.tx(async (tx): Promise<FeedbackOutcome> => {
    const { cycle, feedback, feedbackRequest: q, feedbackDraft: d } = store.s
    const [c] = await tx.select({ id: cycle.id }).from(cycle).where(and(eq(cycle.id, leave.cycleId), eq(cycle.rbd, leave.rbd)))
    if (!c) return { ok: false, reason: 'not_found' }
    const at = store.clock.now()
    const id = leave.id ?? newId(at)
    const findKept = async () => (await tx.select().from(feedback).where(and(eq(feedback.id, id), eq(feedback.rbd, leave.rbd), eq(feedback.writtenBy, leave.by))))[0]
    const isStanding = (row: Awaited<ReturnType<typeof findKept>>) => row !== undefined && row.withdrawnAt === null
      && row.cycleId === leave.cycleId && row.page === leave.page && row.kind === leave.comment.kind && row.text === leave.comment.text
    const kept = await findKept()
    if (isStanding(kept)) return { ok: true, id }
    const tied = await tieTo(store, tx, leave)
    if (!tied.ok) return tied
    const [follows] = leave.followsId ? await tx.select({ id: feedback.id }).from(feedback)
      .where(and(eq(feedback.id, leave.followsId), eq(feedback.cycleId, leave.cycleId), eq(feedback.page, leave.page), isNull(feedback.withdrawnAt))) : []
    const row = {
      id, cycleId: leave.cycleId, rbd: leave.rbd, page: leave.page, kind: leave.comment.kind, text: leave.comment.text,
      writtenBy: leave.by, writtenAt: at, withdrawnAt: null, answer: null, stance: null, answeredBy: null, answeredAt: null,
      anchor: tied.anchor, partId: tied.partId, partVersion: tied.partVersion, followsId: follows?.id ?? null, seenAt: null, seenBy: null, answerSeenAt: null,
    }
    // The same form sent again with other words (the browser's Back), or an id somebody else took, is another comment: no word is dropped for a number's sake.
    const made = kept ? [] : await tx.insert(feedback).values(row).onConflictDoNothing().returning({ id: feedback.id })
    // On PostgreSQL a second click may come between the look and the insert: what it kept meanwhile is this comment.
    if (!kept && !made[0] && isStanding(await findKept())) return { ok: true, id }
    const given = made[0]?.id ?? newId(at)
    if (!made[0]) await tx.insert(feedback).values({ ...row, id: given })
    await tx.update(q).set({ metAt: at, metBy: leave.by }).where(and(eq(q.cycleId, leave.cycleId), eq(q.page, leave.page), eq(q.rbd, leave.rbd), isNull(q.metAt), isNull(q.withdrawnAt)))
    await tx.delete(d).where(and(eq(d.id, id), eq(d.writtenBy, leave.by)))
    await tellIn(store, tx, { kind: 'commented', about: given, rbd: leave.rbd, cycleId: leave.cycleId, to: 'team', except: leave.by })
    return { ok: true, id: given }
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
      const [row] = await tx.select({ answer: f.answer, stance: f.stance, writtenBy: f.writtenBy, cycleId: f.cycleId }).from(f).where(which)
      if (!row) return { ok: false, reason: 'not_found' }
      const before = row.answer ?? ''
      const isRepeated = answer === '' || before === answer || before.endsWith(`\n\n${answer}`)
      // Only over the answer just read: a colleague's, written in between (PostgreSQL), is read again and kept above.
      const written = await tx.update(f).set({
        answer: isRepeated ? before : before === '' ? answer : `${before}\n\n${answer}`,
        stance: stance ?? row.stance, answeredBy: reply.by, answeredAt: store.clock.now(), answerSeenAt: null,
      }).where(and(which, row.answer === null ? isNull(f.answer) : eq(f.answer, row.answer))).returning({ id: f.id })
      if (written.length === 0) continue
      await tellIn(store, tx, { kind: 'answered', about: reply.feedbackId, rbd: reply.rbd, cycleId: row.cycleId, to: { personId: row.writtenBy }, except: reply.by })
      return { ok: true, id: reply.feedbackId }
    }
  })

/** The conversation of a cycle, oldest first, without what was taken back. Empty when the cycle is not this school's. */
export const listFeedback = async (store: Store, rbd: number, cycleId: string): Promise<FeedbackRow[]> => {
  const { feedback: f, person } = store.s
  const rows = await store.read.select({
    id: f.id, page: f.page, kind: f.kind, text: f.text, writerId: f.writtenBy, writer: person.name, writtenAt: f.writtenAt,
    answer: f.answer, stance: f.stance, answeredBy: f.answeredBy, answeredAt: f.answeredAt,
    anchor: f.anchor, partId: f.partId, partVersion: f.partVersion, followsId: f.followsId, seenAt: f.seenAt, seenBy: f.seenBy, answerSeenAt: f.answerSeenAt,
  }).from(f).innerJoin(person, eq(person.id, f.writtenBy))
    .where(and(eq(f.cycleId, cycleId), eq(f.rbd, rbd), isNull(f.withdrawnAt))).orderBy(asc(f.writtenAt), asc(f.id))
  const answerers = [...new Set(rows.flatMap(r => [r.answeredBy, r.seenBy].filter(p => p !== null)))]
  const names = new Map(answerers.length === 0 ? [] : (await store.read.select({ id: person.id, name: person.name }).from(person).where(inArray(person.id, answerers))).map(p => [p.id, p.name]))
  return rows.map(({ writerId, writer, ...r }) => ({ ...r, writtenBy: { id: writerId, name: writer }, answeredBy: r.answeredBy ? names.get(r.answeredBy) ?? null : null, seenBy: r.seenBy ? names.get(r.seenBy) ?? null : null }))
}

/** Notes that somebody of the team had these comments before them: the first time only. Nothing is written when all were seen. */
export const markSeenByTeam = async (store: Store, which: { rbd: number; cycleId: string; ids: readonly string[]; by: string }): Promise<void> => {
  if (which.ids.length === 0) return
  const { feedback: f } = store.s
  await store.tx(async tx => {
    await tx.update(f).set({ seenAt: store.clock.now(), seenBy: which.by })
      .where(and(eq(f.rbd, which.rbd), eq(f.cycleId, which.cycleId), inArray(f.id, [...which.ids]), isNull(f.seenAt)))
  })
}

/** Notes that the writer of these comments had their answers before them. */
export const markAnswersSeen = async (store: Store, which: { rbd: number; cycleId: string; ids: readonly string[]; by: string }): Promise<void> => {
  if (which.ids.length === 0) return
  const { feedback: f } = store.s
  await store.tx(async tx => {
    await tx.update(f).set({ answerSeenAt: store.clock.now() })
      .where(and(eq(f.rbd, which.rbd), eq(f.cycleId, which.cycleId), inArray(f.id, [...which.ids]), eq(f.writtenBy, which.by), isNotNull(f.answeredAt), isNull(f.answerSeenAt)))
  })
}

/** Comments that wait for an answer, by cycle of one school. Cycles without any are absent. */
export const countWaitingFeedback = async (store: Store, rbd: number): Promise<Map<string, number>> => {
  const { feedback: f } = store.s
  const rows = await store.read.select({ cycleId: f.cycleId, n: countAll() }).from(f)
    .where(and(eq(f.rbd, rbd), isNull(f.answeredAt), isNull(f.withdrawnAt))).groupBy(f.cycleId)
  return new Map(rows.map(r => [r.cycleId, r.n]))
}
