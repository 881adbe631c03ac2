/**
 * Whom a cycle is for. The team chooses until implementation begins; from then on the group is frozen, so that its curve is that of the
 * same students and nobody is swapped in later. Callers have checked the rbd and the module.
 */
import { and, eq, isNull } from 'drizzle-orm'
import type { Db, Store } from '../store.ts'

export type FocusGroup = {
  cycleId: string
  kind: 'students' | 'courses'
  courses: string[]
  /** Students of the group, blocked and erased ones left out. Empty for kind 'courses'. */
  studentIds: string[]
  chosenAt: Date
  frozenAt: Date | null
}

export const getFocusGroup = async (store: Store, rbd: number, cycleId: string): Promise<FocusGroup | null> => {
  const { focusGroup, focusStudent, student } = store.s
  const [row] = await store.read.select().from(focusGroup).where(and(eq(focusGroup.cycleId, cycleId), eq(focusGroup.rbd, rbd)))
  if (!row) return null
  const students = await store.read.select({ id: focusStudent.studentId }).from(focusStudent).innerJoin(student, eq(student.id, focusStudent.studentId))
    .where(and(eq(focusStudent.cycleId, cycleId), eq(focusStudent.rbd, rbd), isNull(student.blockedAt), isNull(student.erasedAt)))
  return { cycleId, kind: row.kind, courses: row.courses, studentIds: students.map(s => s.id), chosenAt: row.chosenAt, frozenAt: row.frozenAt }
}

export type ChooseOutcome = { ok: true } | { ok: false; reason: 'not-found' | 'frozen' | 'nobody' }

export type Choice = { kind: 'students'; studentIds: readonly string[] } | { kind: 'courses'; courses: readonly string[] }

/** Chooses the group of a cycle in place of what was chosen before. Students of another school are not in it. */
export const chooseFocusGroup = (store: Store, choose: { rbd: number; cycleId: string; by: string; choice: Choice }): Promise<ChooseOutcome> => {
  const { focusGroup, focusStudent, student, cycle } = store.s
  const { rbd, cycleId, choice } = choose
  return store.tx(async (tx): Promise<ChooseOutcome> => {
    const [of] = await tx.select({ implementationFrom: cycle.implementationFrom, closedOn: cycle.closedOn, droppedOn: cycle.droppedOn }).from(cycle).where(and(eq(cycle.id, cycleId), eq(cycle.rbd, rbd)))
    if (!of) return { ok: false, reason: 'not-found' }
    const [now] = await tx.select({ frozenAt: focusGroup.frozenAt }).from(focusGroup).where(eq(focusGroup.cycleId, cycleId))
    if (now?.frozenAt || of.closedOn || of.droppedOn) return { ok: false, reason: 'frozen' }
    const wanted = choice.kind === 'students' ? new Set(choice.studentIds) : new Set<string>()
    const mine = choice.kind === 'students'
      ? (await tx.select({ id: student.id }).from(student).where(and(eq(student.rbd, rbd), isNull(student.blockedAt), isNull(student.erasedAt)))).filter(s => wanted.has(s.id)) : []
    const courses = choice.kind === 'courses' ? [...new Set(choice.courses)].sort() : []
    if (mine.length === 0 && courses.length === 0) return { ok: false, reason: 'nobody' }
    const at = store.clock.now()
    // Chosen after implementation began: it stands from now on, and the page says since when.
    const values = { kind: choice.kind, courses, chosenBy: choose.by, chosenAt: at, frozenAt: of.implementationFrom ? at : null }
    await tx.insert(focusGroup).values({ cycleId, rbd, ...values }).onConflictDoUpdate({ target: focusGroup.cycleId, set: values })
    await tx.delete(focusStudent).where(eq(focusStudent.cycleId, cycleId))
    if (mine.length > 0) await tx.insert(focusStudent).values(mine.map(s => ({ cycleId, studentId: s.id, rbd })))
    return { ok: true }
  })
}

/** Freezes what was chosen, with the day implementation begins. A cycle without a group has nothing to freeze. */
export const freezeFocusGroupIn = async (store: Store, tx: Db, cycleId: string): Promise<void> => {
  const { focusGroup } = store.s
  await tx.update(focusGroup).set({ frozenAt: store.clock.now() }).where(and(eq(focusGroup.cycleId, cycleId), isNull(focusGroup.frozenAt)))
}
