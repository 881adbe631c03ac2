/**
 * Small schools of a microcentro, read together. When a round closes whose own answers are too few, it joins the closed rounds of the same
 * moment and year of the same microcentro that are too few as well and were never read; if they are enough together they are a pool, for good.
 * A school that closes later is in no pool that was read before it: the difference would be its own answers.
 */
import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import { addTallies, answersOrNone, emptyTally, items, type Tally } from '../../cycles/engagement/items.ts'
import { groupsOf, mayPool, type CourseAnswers } from '../../cycles/engagement/results.ts'
import { newId } from '../ids.ts'
import type { Db, Store } from '../store.ts'

/** The answers of closed rounds by course, code and paper together; courses set aside are left out. By round. */
export const answersOfRoundsIn = async (store: Store, db: Db, roundIds: readonly string[]): Promise<Map<string, CourseAnswers[]>> => {
  const { engagementRound: r, engagementCourse: c, engagementTally: t } = store.s
  const out = new Map<string, CourseAnswers[]>(roundIds.map(id => [id, []]))
  if (roundIds.length === 0) return out
  const courses = await db.select({ id: c.id, roundId: c.roundId, course: c.course, answered: c.answered, sheets: c.sheets }).from(c).innerJoin(r, eq(r.id, c.roundId))
    .where(and(inArray(c.roundId, [...roundIds]), isNull(c.withdrawnAt), isNotNull(r.closedOn))).orderBy(c.id)
  const tallies = new Map<string, Tally>(courses.map(course => [course.id, emptyTally()]))
  const rows = courses.length === 0 ? [] : await db.select({ courseId: t.courseId, item: t.item, answer: t.answer, count: t.count }).from(t).where(inArray(t.courseId, courses.map(x => x.id)))
  for (const row of rows) {
    const [item, answer] = [items.find(i => i === row.item), answersOrNone.find(a => a === row.answer)]
    if (item && answer) tallies.get(row.courseId)![item][answer] += row.count
  }
  for (const x of courses) out.get(x.roundId)!.push({ course: x.course, people: x.answered + x.sheets, tally: tallies.get(x.id)! })
  return out
}

/** Called in the transaction that closes the round. */
export const settlePoolIn = async (store: Store, tx: Db, roundId: string): Promise<void> => {
  const { cycle, engagementRound: r, microcentro, microcentroSchool: ms } = store.s
  const own = (await answersOfRoundsIn(store, tx, [roundId])).get(roundId)!
  if (groupsOf(own).length > 0 || own.every(c => c.people === 0)) return
  const [round] = await tx.select({ rbd: r.rbd, moment: r.moment, year: cycle.year }).from(r).innerJoin(cycle, eq(cycle.id, r.cycleId)).where(eq(r.id, roundId))
  if (!round) return
  const [member] = await tx.select({ id: ms.microcentroId }).from(ms).where(eq(ms.rbd, round.rbd))
  if (!member) return
  // The microcentro's row is written as it is: two schools that close at once come one after the other (PostgreSQL).
  await tx.update(microcentro).set({ id: member.id }).where(eq(microcentro.id, member.id))
  const waiting = await tx.select({ id: r.id, rbd: r.rbd }).from(r).innerJoin(cycle, eq(cycle.id, r.cycleId)).innerJoin(ms, eq(ms.rbd, r.rbd))
    .where(and(eq(ms.microcentroId, member.id), eq(r.moment, round.moment), eq(cycle.year, round.year), isNotNull(r.closedOn), isNull(r.poolId)))
  const answers = await answersOfRoundsIn(store, tx, waiting.map(w => w.id))
  const small = [...answers].filter(([, courses]) => courses.some(c => c.people > 0) && groupsOf(courses).length === 0)
  const rbdOf = new Map(waiting.map(w => [w.id, w.rbd]))
  const rbds = [...new Set(small.map(([id]) => rbdOf.get(id)!))]
  if (!mayPool(rbds.map(rbd => addTallies(small.flatMap(([id, courses]) => (rbdOf.get(id) === rbd ? courses.map(c => c.tally) : [])))))) return
  const poolId = newId(store.clock.now())
  await tx.update(r).set({ poolId, microcentroId: member.id }).where(inArray(r.id, small.map(([id]) => id)))
}
