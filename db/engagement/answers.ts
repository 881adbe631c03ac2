/** Answering by a class code, without an account: what a code opens, and one more in the tally. Nothing of who, when or from where. */
import { and, eq, gte, isNull, lt, sql } from 'drizzle-orm'
import { sentences, type SheetAnswers } from '../../cycles/engagement/sheet.ts'
import { needItem } from '../../cycles/engagement/support.ts'
import type { Db, Store } from '../store.ts'

export type OpenSurvey = { course: string; rbd: number; isFull: boolean }

const openIn = (store: Store, db: Db, code: string, today: string) => {
  const { engagementRound: r, engagementCourse: c } = store.s
  return db.select({ id: c.id, course: c.course, rbd: c.rbd, answered: c.answered, most: c.most }).from(c).innerJoin(r, eq(r.id, c.roundId))
    .where(and(eq(c.code, code), gte(c.lastDay, today), isNull(c.withdrawnAt), isNull(r.closedOn)))
}

/** What a code opens on a day; null when it opens nothing: never made, over, set aside, or its round was closed. Who asks is not told which. */
export const getOpenSurvey = async (store: Store, code: string, today: string): Promise<OpenSurvey | null> => {
  const [row] = await openIn(store, store.read, code, today)
  return row ? { course: row.course, rbd: row.rbd, isFull: row.answered >= row.most } : null
}

/** Adds one student's answers to the counts of a course. */
export const addAnswers = (store: Store, given: { code: string; today: string; answers: SheetAnswers }): Promise<{ ok: true } | { ok: false; reason: 'not-open' | 'full' }> =>
  store.tx(async tx => {
    const { engagementCourse: c, engagementTally: t } = store.s
    const [course] = await openIn(store, tx, given.code, given.today)
    if (!course) return { ok: false, reason: 'not-open' }
    const counted = await tx.update(c).set({ answered: sql`${c.answered} + 1` }).where(and(eq(c.id, course.id), lt(c.answered, c.most))).returning({ id: c.id })
    if (counted.length === 0) return { ok: false, reason: 'full' }
    await tx.insert(t).values(([...sentences, needItem] as const).map(item => ({ courseId: course.id, rbd: course.rbd, source: 'code' as const, item, answer: given.answers[item], count: 1 })))
      .onConflictDoUpdate({ target: [t.courseId, t.source, t.item, t.answer], set: { count: sql`${t.count} + 1` } })
    return { ok: true }
  })
