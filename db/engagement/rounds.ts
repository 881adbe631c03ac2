/** Opening a round, its codes and its paper, and closing it. What is asked and typed changes until the round is closed; then it is read. */
import { randomInt } from 'node:crypto'
import { and, asc, eq, isNull } from 'drizzle-orm'
import { codeFrom, codeLength, codeSigns, daysOffered, mostAnswersFor, type CoursesToAsk, type Moment } from '../../cycles/engagement/rounds.ts'
import { answersOfRow, countIn, paperRows, type PaperCounts } from '../../cycles/engagement/paper.ts'
import { addDays } from '../../cycles/calendar/weeks.ts'
import { recordIn } from '../audit.ts'
import { knownDriverError } from '../dialect.ts'
import { newId } from '../ids.ts'
import type { Db, Store } from '../store.ts'
import { settlePoolIn } from './pools.ts'

type Which = { rbd: number; cycleId: string }
type By = { by: string; today: string; requestId?: string | null }

export type OpenOutcome = { ok: true; roundId: string } | { ok: false; reason: 'not-found' | 'closed' | 'already-asked' | 'days-not-offered' }

/**
 * Opens the courses of a moment of a cycle; a round already open takes them in. Each course gets a code of its own, good for `days` days
 * from today (today included), and takes at most its students and a few more.
 */
export const openCourses = (store: Store, open: Which & By & { moment: Moment; courses: CoursesToAsk; days: number }): Promise<OpenOutcome> => {
  if (!(daysOffered as readonly number[]).includes(open.days)) return Promise.resolve({ ok: false, reason: 'days-not-offered' })
  const attempt = () => store.tx(async (tx): Promise<OpenOutcome> => {
    const { cycle, engagementRound: r, engagementCourse: c } = store.s
    // The cycle's row is written as it is: two who open at once come one after the other (PostgreSQL).
    const [found] = await tx.update(cycle).set({ rbd: open.rbd }).where(and(eq(cycle.id, open.cycleId), eq(cycle.rbd, open.rbd))).returning({ id: cycle.id })
    if (!found) return { ok: false, reason: 'not-found' }
    const at = store.clock.now()
    const [before] = await tx.select({ id: r.id, closedOn: r.closedOn }).from(r).where(and(eq(r.cycleId, open.cycleId), eq(r.rbd, open.rbd), eq(r.moment, open.moment)))
    if (before?.closedOn) return { ok: false, reason: 'closed' }
    const roundId = before?.id ?? newId(at)
    if (!before) await tx.insert(r).values({ id: roundId, rbd: open.rbd, cycleId: open.cycleId, moment: open.moment, openedBy: open.by, openedOn: open.today, closedBy: null, closedOn: null, poolId: null, microcentroId: null })
    const asked = await tx.select({ course: c.course }).from(c).where(and(eq(c.roundId, roundId), isNull(c.withdrawnAt)))
    if (open.courses.some(o => asked.some(a => a.course.toLowerCase() === o.course.toLowerCase()))) return { ok: false, reason: 'already-asked' }
    for (const { course, students } of open.courses) {
      const code = codeFrom(Array.from({ length: codeLength }, () => randomInt(codeSigns.length)))
      await tx.insert(c).values({ id: newId(at), roundId, rbd: open.rbd, course, code, most: mostAnswersFor(students), lastDay: addDays(open.today, open.days - 1), answered: 0, sheets: 0, withdrawnAt: null })
    }
    await recordIn(store, tx, { event: 'survey.opened', personId: open.by, rbd: open.rbd, requestId: open.requestId ?? null, detail: { cycle: open.cycleId, moment: open.moment, courses: open.courses.length } })
    return { ok: true, roundId }
  })
  // A code that exists already is one chance in millions: once more.
  return attempt().catch((e: unknown) => { if (knownDriverError(e) === 'duplicate') return attempt(); throw e })
}

/** The course of an open round, in a transaction; null when it is not this school's, was set aside, or its round is closed. */
const openCourseIn = async (store: Store, tx: Db, which: Which & { courseId: string }) => {
  const { engagementRound: r, engagementCourse: c } = store.s
  const [row] = await tx.select({ id: c.id, roundId: c.roundId, course: c.course }).from(c).innerJoin(r, eq(r.id, c.roundId))
    .where(and(eq(c.id, which.courseId), eq(c.rbd, which.rbd), eq(r.cycleId, which.cycleId), isNull(c.withdrawnAt), isNull(r.closedOn)))
  return row ?? null
}

/** Sets a course aside while its round is open: it is counted nowhere, and may be asked anew under another code. */
export const setCourseAside = (store: Store, which: Which & { courseId: string }): Promise<{ ok: boolean }> => store.tx(async tx => {
  const course = await openCourseIn(store, tx, which)
  if (!course) return { ok: false }
  await tx.update(store.s.engagementCourse).set({ withdrawnAt: store.clock.now() }).where(eq(store.s.engagementCourse.id, course.id))
  return { ok: true }
})

/** Keeps the counts of a course's paper sheets in place of what was typed before. The caller read them with `readPaper`. */
export const typePaper = (store: Store, paper: Which & PaperCounts & { courseId: string }): Promise<{ ok: boolean }> => store.tx(async tx => {
  const { engagementCourse: c, engagementTally: t } = store.s
  const course = await openCourseIn(store, tx, paper)
  if (!course) return { ok: false }
  await tx.update(c).set({ sheets: paper.sheets }).where(eq(c.id, course.id))
  for (const item of paperRows) for (const answer of answersOfRow(item)) {
    const count = countIn(paper, item, answer)
    await tx.insert(t).values({ courseId: course.id, rbd: paper.rbd, source: 'paper', item, answer, count })
      .onConflictDoUpdate({ target: [t.courseId, t.source, t.item, t.answer], set: { count } })
  }
  return { ok: true }
})

/** What was typed of a course's paper so far, with the course; null when it takes no more. */
export const getPaper = async (store: Store, which: Which & { courseId: string }): Promise<{ course: string; sheets: number; counts: Map<string, number> } | null> => {
  const { engagementCourse: c, engagementTally: t } = store.s
  const open = await openCourseIn(store, store.read, which)
  if (!open) return null
  const [row] = await store.read.select({ sheets: c.sheets }).from(c).where(eq(c.id, open.id))
  const rows = await store.read.select({ item: t.item, answer: t.answer, count: t.count }).from(t).where(and(eq(t.courseId, open.id), eq(t.rbd, which.rbd), eq(t.source, 'paper')))
  return { course: open.course, sheets: row?.sheets ?? 0, counts: new Map(rows.map(r => [`${r.item}.${r.answer}`, r.count])) }
}

/** Closes a round, for good: from now on it may be read, and nothing is added, since whoever read before and after would know the difference. */
export const closeRound = (store: Store, close: Which & By & { moment: Moment }): Promise<{ ok: boolean }> => store.tx(async tx => {
  const { engagementRound: r } = store.s
  const [round] = await tx.update(r).set({ closedOn: close.today, closedBy: close.by })
    .where(and(eq(r.cycleId, close.cycleId), eq(r.rbd, close.rbd), eq(r.moment, close.moment), isNull(r.closedOn))).returning({ id: r.id })
  if (!round) return { ok: false }
  await settlePoolIn(store, tx, round.id)
  await recordIn(store, tx, { event: 'survey.closed', personId: close.by, rbd: close.rbd, requestId: close.requestId ?? null, detail: { cycle: close.cycleId, moment: close.moment } })
  return { ok: true }
})

export type AskedCourse = { id: string; course: string; code: string; most: number; lastDay: string; answered: number; sheets: number }
export type Round = { id: string; moment: Moment; openedOn: string; closedOn: string | null; courses: AskedCourse[] }

/** The rounds of a cycle with their courses: how many answered, and nothing of what. */
export const listRounds = async (store: Store, { rbd, cycleId }: Which): Promise<Round[]> => {
  const { engagementRound: r, engagementCourse: c } = store.s
  const rounds = await store.read.select({ id: r.id, moment: r.moment, openedOn: r.openedOn, closedOn: r.closedOn }).from(r).where(and(eq(r.cycleId, cycleId), eq(r.rbd, rbd)))
  const out: Round[] = []
  for (const round of rounds) {
    const courses = await store.read.select({ id: c.id, course: c.course, code: c.code, most: c.most, lastDay: c.lastDay, answered: c.answered, sheets: c.sheets }).from(c)
      .where(and(eq(c.roundId, round.id), eq(c.rbd, rbd), isNull(c.withdrawnAt))).orderBy(asc(c.id))
    out.push({ ...round, courses })
  }
  return out.sort((a, b) => (a.moment === b.moment ? 0 : a.moment === 'start' ? -1 : 1))
}
