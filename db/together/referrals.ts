/** What a cycle's team passed on and what came back. Every query names the school; nothing is deleted: a row written by mistake is withdrawn. */
import { and, asc, desc, eq, isNull } from 'drizzle-orm'
import { isOverdue, openOf, type Answered, type Referral, type ReferralEntry } from '../../cycles/together/referrals.ts'
import { newId } from '../ids.ts'
import type { Db, Store } from '../store.ts'

type Which = { rbd: number; cycleId: string }
export type KeptAnswer = Answered & { id: string; writtenBy: string; isWithdrawn: boolean }
/** `answers`: those that stand, the earliest first; `withdrawnAnswers`: those taken out. */
export type KeptReferral = Omit<Referral, 'answers'> & { id: string; answers: KeptAnswer[]; withdrawnAnswers: KeptAnswer[]; writtenBy: string; isWithdrawn: boolean }

/** Of one cycle, the latest week first; withdrawn ones are marked. Two queries, whatever their number. */
export const listReferrals = async (store: Store, { rbd, cycleId }: Which): Promise<KeptReferral[]> => {
  const { referral: r, referralAnswer: a, person } = store.s
  const rows = await store.read.select({ id: r.id, weekOf: r.weekOf, place: r.place, way: r.way, count: r.count, responsible: r.responsible, backBy: r.backBy, writtenBy: person.name, withdrawnAt: r.withdrawnAt })
    .from(r).innerJoin(person, eq(person.id, r.writtenBy)).where(and(eq(r.cycleId, cycleId), eq(r.rbd, rbd))).orderBy(desc(r.weekOf), desc(r.writtenAt), desc(r.id))
  if (rows.length === 0) return []
  const answers = await store.read.select({ referralId: a.referralId, id: a.id, on: a.on, answer: a.answer, count: a.count, writtenBy: person.name, withdrawnAt: a.withdrawnAt })
    .from(a).innerJoin(r, eq(r.id, a.referralId)).innerJoin(person, eq(person.id, a.writtenBy)).where(and(eq(r.cycleId, cycleId), eq(r.rbd, rbd), eq(a.rbd, rbd))).orderBy(asc(a.on), asc(a.id))
  const of = new Map<string, KeptAnswer[]>()
  for (const { referralId, withdrawnAt, ...answer } of answers) of.set(referralId, [...of.get(referralId) ?? [], { ...answer, isWithdrawn: withdrawnAt !== null }])
  return rows.map(({ withdrawnAt, ...row }) => {
    const all = of.get(row.id) ?? []
    return { ...row, isWithdrawn: withdrawnAt !== null, answers: all.filter(x => !x.isWithdrawn), withdrawnAnswers: all.filter(x => x.isWithdrawn) }
  })
}

/** How many students or families of a cycle were passed on and nothing came back, and of them those whose day has gone by. */
export const countOpenReferrals = async (store: Store, which: Which, today: string): Promise<{ open: number; overdue: number }> => {
  const those = (await listReferrals(store, which)).filter(r => !r.isWithdrawn)
  const sum = (of: readonly KeptReferral[]) => of.reduce((n, r) => n + openOf(r), 0)
  return { open: sum(those), overdue: sum(those.filter(r => isOverdue(r, today))) }
}

export type WriteOutcome = { ok: true; id: string } | { ok: false; reason: 'not-found' | 'more-than-open' }

/** Writes down a referral. `id`, made beforehand: the same one again finds the row it made. */
export const writeReferral = (store: Store, { rbd, cycleId, id, by, ...entry }: Which & ReferralEntry & { id: string; by: string }): Promise<WriteOutcome> => {
  const { referral, cycle } = store.s
  return store.tx(async (tx): Promise<WriteOutcome> => {
    const [of] = await tx.select({ id: cycle.id }).from(cycle).where(and(eq(cycle.id, cycleId), eq(cycle.rbd, rbd)))
    if (!of) return { ok: false, reason: 'not-found' }
    const made = await tx.insert(referral).values({ id, rbd, cycleId, ...entry, writtenBy: by, writtenAt: store.clock.now(), withdrawnAt: null }).onConflictDoNothing().returning({ id: referral.id })
    if (made.length > 0) return { ok: true, id }
    const [known] = await tx.select({ id: referral.id }).from(referral).where(and(eq(referral.id, id), eq(referral.cycleId, cycleId), eq(referral.rbd, rbd)))
    return known ? { ok: true, id } : { ok: false, reason: 'not-found' }
  })
}

/** Takes a referral out of sight and of every sum, or puts it back. False when it is not of this cycle and school. */
export const setReferralWithdrawn = (store: Store, which: Which & { id: string; withdrawn: boolean }): Promise<boolean> => {
  const { referral: r } = store.s
  return store.tx(async tx => (await tx.update(r).set({ withdrawnAt: which.withdrawn ? store.clock.now() : null })
    .where(and(eq(r.id, which.id), eq(r.cycleId, which.cycleId), eq(r.rbd, which.rbd))).returning({ id: r.id })).length > 0)
}

const openIn = async (store: Store, tx: Db, { rbd, cycleId, referralId }: Which & { referralId: string }): Promise<number | null> => {
  const { referral: r, referralAnswer: a } = store.s
  const [row] = await tx.select({ count: r.count }).from(r).where(and(eq(r.id, referralId), eq(r.cycleId, cycleId), eq(r.rbd, rbd), isNull(r.withdrawnAt)))
  if (!row) return null
  const answers = await tx.select({ count: a.count }).from(a).where(and(eq(a.referralId, referralId), eq(a.rbd, rbd), isNull(a.withdrawnAt)))
  return row.count - answers.reduce((n, x) => n + x.count, 0)
}

/** What came back of a referral. Never of more than were passed on, whatever two people send at once. */
export const writeReferralAnswer = (store: Store, { rbd, cycleId, referralId, by, ...answer }: Which & Answered & { referralId: string; by: string }): Promise<WriteOutcome> => {
  const { referralAnswer, referral: r } = store.s
  return store.tx(async (tx): Promise<WriteOutcome> => {
    // The referral's row is held until the end of the transaction, so that a second answer counts the first (PostgreSQL).
    await tx.update(r).set({ rbd }).where(and(eq(r.id, referralId), eq(r.cycleId, cycleId), eq(r.rbd, rbd)))
    const open = await openIn(store, tx, { rbd, cycleId, referralId })
    if (open === null) return { ok: false, reason: 'not-found' }
    if (answer.count > open) return { ok: false, reason: 'more-than-open' }
    const at = store.clock.now()
    const id = newId(at)
    await tx.insert(referralAnswer).values({ id, referralId, rbd, ...answer, writtenBy: by, writtenAt: at, withdrawnAt: null })
    return { ok: true, id }
  })
}

/** Takes an answer out, or puts it back where there is still room for it. */
export const setAnswerWithdrawn = (store: Store, { rbd, cycleId, referralId, id, withdrawn }: Which & { referralId: string; id: string; withdrawn: boolean }): Promise<WriteOutcome> => {
  const { referralAnswer: a, referral: r } = store.s
  return store.tx(async (tx): Promise<WriteOutcome> => {
    await tx.update(r).set({ rbd }).where(and(eq(r.id, referralId), eq(r.cycleId, cycleId), eq(r.rbd, rbd)))
    const open = await openIn(store, tx, { rbd, cycleId, referralId })
    const [row] = await tx.select({ count: a.count, withdrawnAt: a.withdrawnAt }).from(a).where(and(eq(a.id, id), eq(a.referralId, referralId), eq(a.rbd, rbd)))
    if (open === null || !row) return { ok: false, reason: 'not-found' }
    if (!withdrawn && row.withdrawnAt !== null && row.count > open) return { ok: false, reason: 'more-than-open' }
    await tx.update(a).set({ withdrawnAt: withdrawn ? store.clock.now() : null }).where(eq(a.id, id))
    return { ok: true, id }
  })
}
