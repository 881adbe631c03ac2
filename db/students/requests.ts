/**
 * What a family may ask about one code (law 19.628 as reformed, articles 5 to 11): a copy, blocking, erasure; and what time itself asks: students of
 * years that are over are reduced. The record keeps that it happened and to which school, never to whom and what it said. Callers have checked who asks.
 */
import { and, eq, inArray, isNotNull, isNull, lt } from 'drizzle-orm'
import { recordIn } from '../audit.ts'
import type { Db, Store } from '../store.ts'

export type CodeRequest = { rbd: number; code: string; by: string | null; requestId?: string | null }
export type RequestOutcome = { ok: true } | { ok: false; reason: 'not-found' | 'already' }

/** Everything kept about one code. Days are `YYYY-MM-DD`, instants ISO. No name, no RUN: neither is kept. */
export type StudentCopy = {
  school: number
  code: string
  keptSince: string
  blockedSince: string | null
  courses: { year: number; course: string; listNumber: number | null; joinedOn: string | null; leftOn: string | null }[]
  months: { year: number; month: number; course: string; daysAttended: number; daysDue: number }[]
  contacts: {
    on: string; step: string; /** The school's words for the step. */ stepWords: string | null; how: string; outcome: string; nextStep: string | null; nextOn: string | null
    way: string | null; professions: string | null; referredTo: string | null; backBy: string | null; answeredOn: string | null; answer: string | null; withdrawn: boolean
  }[]
  /** Help to change school, which the family asked for. */
  schoolChanges: { on: string; helps: string; withdrawn: boolean }[]
  cycles: string[]
}

const findIn = async (store: Store, db: Db, { rbd, code }: CodeRequest) => {
  const { student: t } = store.s
  const [row] = await db.select().from(t).where(and(eq(t.rbd, rbd), eq(t.code, code), isNull(t.erasedAt)))
  return row ?? null
}

/** The copy a family asks for; null when the school has no such code. Blocked ones are handed out too: blocking is no secret from them. */
export const exportStudent = (store: Store, ask: CodeRequest): Promise<StudentCopy | null> => store.tx(async tx => {
  const row = await findIn(store, tx, ask)
  if (!row) return null
  const { studentCourse: c, studentMonth: d, contact, schoolChange, focusStudent, currentImport: now } = store.s
  const courses = await tx.select({ year: c.year, course: c.course, listNumber: c.listNumber, joinedOn: c.joinedOn, leftOn: c.leftOn }).from(c)
    .innerJoin(now, and(eq(now.generationId, c.generationId), eq(now.kind, 'roster'), eq(now.rbd, c.rbd), eq(now.year, c.year))).where(eq(c.studentId, row.id))
  const months = await tx.select({ year: d.year, month: d.month, course: d.course, daysAttended: d.daysAttended, daysDue: d.daysDue }).from(d)
    .innerJoin(now, and(eq(now.generationId, d.generationId), eq(now.kind, 'student-days'), eq(now.rbd, d.rbd), eq(now.year, d.year), eq(now.month, d.month))).where(eq(d.studentId, row.id))
  const contacts = await tx.select().from(contact).where(eq(contact.studentId, row.id))
  const changes = await tx.select().from(schoolChange).where(eq(schoolChange.studentId, row.id))
  const cycles = await tx.select({ id: focusStudent.cycleId }).from(focusStudent).where(eq(focusStudent.studentId, row.id))
  await recordIn(store, tx, { event: 'students.exported', rbd: ask.rbd, personId: ask.by, requestId: ask.requestId ?? null })
  return {
    school: ask.rbd, code: row.code, keptSince: row.createdAt.toISOString(), blockedSince: row.blockedAt?.toISOString() ?? null,
    courses: courses.sort((a, b) => a.year - b.year), months: months.sort((a, b) => a.year * 12 + a.month - b.year * 12 - b.month),
    contacts: contacts.map(x => ({
      on: x.on, step: x.step, stepWords: x.stepWords, how: x.how, outcome: x.outcome, nextStep: x.nextStep, nextOn: x.nextOn,
      way: x.way, professions: x.professions, referredTo: x.referredTo, backBy: x.backBy, answeredOn: x.answeredOn, answer: x.answer, withdrawn: x.withdrawnAt !== null,
    })).sort((a, b) => (a.on < b.on ? -1 : 1)),
    schoolChanges: changes.map(x => ({ on: x.on, helps: x.helps, withdrawn: x.withdrawnAt !== null })).sort((a, b) => (a.on < b.on ? -1 : 1)),
    cycles: cycles.map(x => x.id),
  }
})

/** Blocks a code (shown and counted nowhere from now on) or takes the block back. */
export const blockStudent = (store: Store, ask: CodeRequest & { blocked: boolean }): Promise<RequestOutcome> => store.tx(async (tx): Promise<RequestOutcome> => {
  const row = await findIn(store, tx, ask)
  if (!row) return { ok: false, reason: 'not-found' }
  if ((row.blockedAt !== null) === ask.blocked) return { ok: false, reason: 'already' }
  await tx.update(store.s.student).set({ blockedAt: ask.blocked ? store.clock.now() : null }).where(eq(store.s.student.id, row.id))
  await recordIn(store, tx, { event: ask.blocked ? 'students.blocked' : 'students.unblocked', rbd: ask.rbd, personId: ask.by, requestId: ask.requestId ?? null })
  return { ok: true }
})

/** Takes away every row about these students, in every import, superseded ones too. */
const removeRowsOf = async (store: Store, tx: Db, ids: readonly string[]) => {
  const { studentCourse, studentMonth, contact, schoolChange, focusStudent } = store.s
  const some = [...ids]
  await tx.delete(studentCourse).where(inArray(studentCourse.studentId, some))
  await tx.delete(studentMonth).where(inArray(studentMonth.studentId, some))
  await tx.delete(contact).where(inArray(contact.studentId, some))
  await tx.delete(schoolChange).where(inArray(schoolChange.studentId, some))
  await tx.delete(focusStudent).where(inArray(focusStudent.studentId, some))
}

/** Cuts the pseudonym and removes the rows. The code stays as given away, so that nobody else gets it; what was counted stays a count. */
export const eraseStudent = (store: Store, ask: CodeRequest): Promise<RequestOutcome> => store.tx(async (tx): Promise<RequestOutcome> => {
  const row = await findIn(store, tx, ask)
  if (!row) return { ok: false, reason: 'not-found' }
  await removeRowsOf(store, tx, [row.id])
  await tx.update(store.s.student).set({ pseudonym: null, keyVersion: null, erasedAt: store.clock.now() }).where(eq(store.s.student.id, row.id))
  await recordIn(store, tx, { event: 'students.erased', rbd: ask.rbd, personId: ask.by, requestId: ask.requestId ?? null })
  return { ok: true }
})

/** Blocked codes of a school, for the page that answers families. */
export const listBlocked = async (store: Store, rbd: number): Promise<{ code: string; since: Date }[]> => {
  const { student: t } = store.s
  const rows = await store.read.select({ code: t.code, since: t.blockedAt }).from(t).where(and(eq(t.rbd, rbd), isNotNull(t.blockedAt), isNull(t.erasedAt)))
  return rows.map(r => ({ code: r.code, since: r.since! })).sort((a, b) => (a.code < b.code ? -1 : 1))
}

/** Students erased in one transaction: it holds the lock for some milliseconds. */
const atOnce = 50

export type PurgedSchool = { rbd: number; students: number; /** Rows of years that are over, of students who are still here. */ rows: number }

/**
 * Reduces what has stayed its time: the school year and as many more as the school said (`keptYears`; one where it never filled that in). Rows of earlier
 * years go, and students without any later row have their pseudonym cut. Histograms stay. `today`: the school day (`YYYY-MM-DD`).
 */
export const purgeStudents = async (store: Store, { today, dryRun, by }: { today: string; dryRun: boolean; by: string | null }): Promise<PurgedSchool[]> => {
  const { student, studentModule, studentCourse, studentMonth, contact, schoolChange } = store.s
  const kept = new Map((await store.read.select({ rbd: studentModule.rbd, keptYears: studentModule.keptYears }).from(studentModule)).map(m => [m.rbd, m.keptYears]))
  const rbds = [...new Set((await store.read.select({ rbd: student.rbd }).from(student).where(isNull(student.erasedAt))).map(s => s.rbd))].sort((a, b) => a - b)
  const out: PurgedSchool[] = []
  for (const rbd of rbds) {
    const firstKept = Number(today.slice(0, 4)) - (kept.get(rbd) ?? 1)
    const yearsOf = new Map<string, number>()
    const see = (id: string, year: number) => yearsOf.set(id, Math.max(year, yearsOf.get(id) ?? 0))
    for (const r of await store.read.select({ id: studentCourse.studentId, year: studentCourse.year }).from(studentCourse).where(eq(studentCourse.rbd, rbd))) see(r.id, r.year)
    for (const r of await store.read.select({ id: studentMonth.studentId, year: studentMonth.year }).from(studentMonth).where(eq(studentMonth.rbd, rbd))) see(r.id, r.year)
    const all = await store.read.select({ id: student.id, createdAt: student.createdAt }).from(student).where(and(eq(student.rbd, rbd), isNull(student.erasedAt)))
    const over = all.filter(s => (yearsOf.get(s.id) ?? s.createdAt.getUTCFullYear()) < firstKept).map(s => s.id)
    const old = {
      courses: and(eq(studentCourse.rbd, rbd), lt(studentCourse.year, firstKept)), months: and(eq(studentMonth.rbd, rbd), lt(studentMonth.year, firstKept)),
      contacts: and(eq(contact.rbd, rbd), lt(contact.on, `${firstKept}-01-01`)), changes: and(eq(schoolChange.rbd, rbd), lt(schoolChange.on, `${firstKept}-01-01`)),
    }
    const rows = await store.read.$count(studentCourse, old.courses) + await store.read.$count(studentMonth, old.months) + await store.read.$count(contact, old.contacts) + await store.read.$count(schoolChange, old.changes)
    if (over.length === 0 && rows === 0) continue
    out.push({ rbd, students: over.length, rows })
    if (dryRun) continue
    for (let i = 0; i < over.length; i += atOnce) {
      const part = over.slice(i, i + atOnce)
      await store.tx(async tx => {
        await removeRowsOf(store, tx, part)
        await tx.update(student).set({ pseudonym: null, keyVersion: null, erasedAt: store.clock.now() }).where(inArray(student.id, part))
      })
    }
    await store.tx(async tx => { await tx.delete(studentCourse).where(old.courses); await tx.delete(contact).where(old.contacts); await tx.delete(schoolChange).where(old.changes) })
    await store.tx(async tx => { await tx.delete(studentMonth).where(old.months) })
  }
  const students = out.reduce((n, s) => n + s.students, 0)
  if (!dryRun && out.length > 0) await store.tx(tx => recordIn(store, tx, { event: 'students.purged', personId: by, detail: { count: students, schools: out.length } }))
  return out
}
