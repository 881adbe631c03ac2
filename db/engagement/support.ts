/**
 * The four questions of how a school accompanies, added up over a whole round: no course has a figure of its own, so that none can be taken
 * off another.
 */
import { and, eq, isNotNull, isNull } from 'drizzle-orm'
import { answersOrNone } from '../../cycles/engagement/items.ts'
import { emptySupport, needAnswers, needItem, supportSentences, type SupportTally } from '../../cycles/engagement/support.ts'
import type { Db, Store } from '../store.ts'

/** Of a closed round, by code and on paper; courses set aside are left out. */
export const supportOfRoundIn = async (store: Store, db: Db, roundId: string): Promise<{ code: SupportTally; paper: SupportTally }> => {
  const { engagementRound: r, engagementCourse: c, engagementTally: t } = store.s
  const rows = await db.select({ source: t.source, item: t.item, answer: t.answer, count: t.count }).from(t).innerJoin(c, eq(c.id, t.courseId)).innerJoin(r, eq(r.id, c.roundId))
    .where(and(eq(r.id, roundId), isNull(c.withdrawnAt), isNotNull(r.closedOn)))
  const out = { code: emptySupport(), paper: emptySupport() }
  for (const row of rows) {
    const [sentence, answer, need] = [supportSentences.find(s => s === row.item), answersOrNone.find(a => a === row.answer), needAnswers.find(n => n === row.answer)]
    if (sentence && answer) out[row.source].sentences[sentence][answer] += row.count
    if (row.item === needItem && need) out[row.source].need[need] += row.count
  }
  return out
}
