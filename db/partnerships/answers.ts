/**
 * What both sides answer apart: the self-assessment (a round, in its short or whole form) and the rubric of a meeting. Of each side the newest answers
 * count; what stood before a correction is kept. A half-filled form is kept as it is.
 */
import { and, desc, eq } from 'drizzle-orm'
import type { Answers, AssessmentForm, Side } from '../../cycles/partnerships/assessment.ts'
import { recordIn } from '../audit.ts'
import type { Db, Store } from '../store.ts'
import { inPartnership, keepRevisionIn, type By, type Done, type Which } from './partnerships.ts'

export type SideAnswers = { answers: Answers; byRole: string; /** Null of the partner. */ by: string | null; firstAt: Date; answeredAt: Date }
export type Round = { id: string; onDay: string; form: AssessmentForm; isWithdrawn: boolean; sides: Partial<Record<Side, SideAnswers>> }

/** What each side answered to something, by its id. */
export const listAnswers = async (store: Store, { rbd, partnershipId }: Which): Promise<Map<string, Partial<Record<Side, SideAnswers>>>> => {
  const { partnershipAnswer: a, person } = store.s
  const rows = await store.read.select({ a, by: person.name }).from(a).leftJoin(person, eq(person.id, a.answeredBy)).where(and(eq(a.partnershipId, partnershipId), eq(a.rbd, rbd)))
  const out = new Map<string, Partial<Record<Side, SideAnswers>>>()
  for (const { a: x, by } of rows) out.set(x.aboutId, { ...out.get(x.aboutId), [x.side]: { answers: x.answers, byRole: x.byRole, by, firstAt: x.firstAt, answeredAt: x.answeredAt } })
  return out
}

/** The self-assessments, the latest first; taken out ones included. */
export const listRounds = async (store: Store, which: Which): Promise<Round[]> => {
  const { partnershipRound: r } = store.s
  const rows = await store.read.select().from(r).where(and(eq(r.partnershipId, which.partnershipId), eq(r.rbd, which.rbd))).orderBy(desc(r.onDay), desc(r.openedAt), desc(r.id))
  const answers = rows.length > 0 ? await listAnswers(store, which) : new Map<string, Round['sides']>()
  return rows.map(x => ({ id: x.id, onDay: x.onDay, form: x.form, isWithdrawn: x.withdrawnAt !== null, sides: answers.get(x.id) ?? {} }))
}

/** `id`, made beforehand, makes a second click find the first one's. */
export const openRound = (store: Store, open: Which & By & { id: string; form: AssessmentForm; today: string }): Promise<Done> => inPartnership(store, open, async tx => {
  await tx.insert(store.s.partnershipRound).values({ id: open.id, partnershipId: open.partnershipId, rbd: open.rbd, onDay: open.today, form: open.form, openedBy: open.by, openedAt: store.clock.now() }).onConflictDoNothing()
  return { ok: true as const }
})

/** Takes a self-assessment out of sight (opened by mistake), or puts it back; or asks for its other form, which keeps every answer given. */
export const changeRound = (store: Store, change: Which & { roundId: string; withdrawn?: boolean; form?: AssessmentForm }): Promise<Done> => inPartnership(store, change, async (tx): Promise<Done> => {
  const { partnershipRound: r } = store.s
  const rows = await tx.update(r).set({ ...(change.withdrawn === undefined ? {} : { withdrawnAt: change.withdrawn ? store.clock.now() : null }), ...(change.form ? { form: change.form } : {}) })
    .where(and(eq(r.id, change.roundId), eq(r.partnershipId, change.partnershipId), eq(r.rbd, change.rbd))).returning({ id: r.id })
  return rows.length > 0 ? { ok: true } : { ok: false, reason: 'not-found' }
})

type Answering = Which & { aboutId: string; about: 'round' | 'meeting'; side: Side; answers: Answers; byRole: string; by: string | null; linkId: string | null; requestId?: string | null }

/** Keeps one side's answers, in the transaction of whoever may. Not found: what it is about is not of this partnership, or was taken out. */
export const saveAnswersIn = async (store: Store, tx: Db, save: Answering): Promise<Done> => {
  const { partnershipAnswer: a, partnershipRound: r, partnershipMeeting: m } = store.s
  const about = save.about === 'round'
    ? (await tx.select({ withdrawnAt: r.withdrawnAt }).from(r).where(and(eq(r.id, save.aboutId), eq(r.partnershipId, save.partnershipId), eq(r.rbd, save.rbd))))[0]
    : (await tx.select({ withdrawnAt: m.withdrawnAt }).from(m).where(and(eq(m.id, save.aboutId), eq(m.partnershipId, save.partnershipId), eq(m.rbd, save.rbd), eq(m.state, 'held'))))[0]
  if (!about || about.withdrawnAt !== null) return { ok: false, reason: 'not-found' }
  const at = store.clock.now()
  const mine = and(eq(a.aboutId, save.aboutId), eq(a.side, save.side))
  const [before] = await tx.select().from(a).where(mine)
  const now = { answers: save.answers, byRole: save.byRole, answeredBy: save.by, linkId: save.linkId, answeredAt: at }
  if (before) {
    await keepRevisionIn(store, tx, { ...save, about: 'answer', body: { side: save.side, answers: before.answers, byRole: before.byRole, answeredAt: before.answeredAt.toISOString() }, changedBy: save.by })
    await tx.update(a).set(now).where(mine)
  } else await tx.insert(a).values({ aboutId: save.aboutId, side: save.side, about: save.about, partnershipId: save.partnershipId, rbd: save.rbd, firstAt: at, ...now })
  if (save.side === 'partner') await recordIn(store, tx, { event: 'partnership.partner-answered', rbd: save.rbd, requestId: save.requestId ?? null, detail: { partnership: save.partnershipId, about: save.about, link: save.linkId } })
  return { ok: true }
}

/** The school's side. */
export const saveSchoolAnswers = (store: Store, save: Which & By & { aboutId: string; about: 'round' | 'meeting'; answers: Answers }): Promise<Done> =>
  inPartnership(store, save, tx => saveAnswersIn(store, tx, { ...save, side: 'school', byRole: '', linkId: null }))
