/**
 * What a school has done with its students' families, in chosen words, and how many families it sought, as counts. Nothing is deleted:
 * a contact written by mistake is withdrawn, and may be taken back. Callers have checked the rbd and, for single students, the module.
 */
import { and, asc, desc, eq, gte, isNotNull, isNull, lte } from 'drizzle-orm'
import { listOf } from '../../cycles/notebook/repeats.ts'
import { professions, type Profession } from '../../cycles/people/professions.ts'
import { schoolChangeHelps, type ContactEntry, type SchoolChangeHelp } from '../../cycles/students/contacts.ts'
import type { ReferralAnswer, WayOfWorking } from '../../cycles/together/ways.ts'
import { newId } from '../ids.ts'
import type { Store } from '../store.ts'

export type WriteOutcome = { ok: true; id: string } | { ok: false; reason: 'not-found' }

/** Writes one contact with a student of this school. A cycle that is not this school's is not found. `stepWords`: the school's words of the rung, or null for the catalogue's. */
export const writeContact = (store: Store, c: ContactEntry & { stepWords: string | null; rbd: number; studentId: string; cycleId: string | null; by: string }): Promise<WriteOutcome> => {
  const { contact, student, cycle } = store.s
  return store.tx(async (tx): Promise<WriteOutcome> => {
    const [who] = await tx.select({ id: student.id }).from(student).where(and(eq(student.id, c.studentId), eq(student.rbd, c.rbd), isNull(student.blockedAt), isNull(student.erasedAt)))
    const [of] = c.cycleId === null ? [true] : await tx.select({ id: cycle.id }).from(cycle).where(and(eq(cycle.id, c.cycleId), eq(cycle.rbd, c.rbd)))
    if (!who || !of) return { ok: false, reason: 'not-found' }
    const at = store.clock.now()
    const id = newId(at)
    await tx.insert(contact).values({
      id, rbd: c.rbd, studentId: c.studentId, cycleId: c.cycleId, on: c.on, step: c.step, stepWords: c.stepWords, how: c.how, outcome: c.outcome, nextStep: c.nextStep, nextOn: c.nextOn,
      way: c.way, professions: c.professions.join(' '), referredTo: c.referredTo, backBy: c.backBy, answeredOn: null, answer: null, answeredBy: null, writtenBy: c.by, writtenAt: at, withdrawnAt: null,
    })
    return { ok: true, id }
  })
}

/** Withdraws a contact of this school, or takes the withdrawal back. False when it is not this school's. */
export const setContactWithdrawn = (store: Store, which: { rbd: number; studentId: string; contactId: string; withdrawn: boolean }): Promise<boolean> => {
  const { contact } = store.s
  return store.tx(async tx => (await tx.update(contact).set({ withdrawnAt: which.withdrawn ? store.clock.now() : null })
    .where(and(eq(contact.id, which.contactId), eq(contact.rbd, which.rbd), eq(contact.studentId, which.studentId))).returning({ id: contact.id })).length > 0)
}

/**
 * Writes down what came back of a contact that was passed on; another answer later takes its place (a family's path goes on). False when it
 * is not this school's, was not passed on or was taken back.
 */
export const answerContact = (store: Store, which: { rbd: number; studentId: string; contactId: string; answer: ReferralAnswer; answeredOn: string; by: string }): Promise<boolean> => {
  const { contact: t } = store.s
  return store.tx(async tx => (await tx.update(t).set({ answer: which.answer, answeredOn: which.answeredOn, answeredBy: which.by })
    .where(and(eq(t.id, which.contactId), eq(t.rbd, which.rbd), eq(t.studentId, which.studentId), isNotNull(t.backBy), isNull(t.withdrawnAt), lte(t.on, which.answeredOn))).returning({ id: t.id })).length > 0)
}

/** `way` null: written before it was asked. `professions` as they were when it was written, whatever anybody's is now. */
export type KeptContact = Omit<ContactEntry, 'way'> & {
  way: WayOfWorking | null; stepWords: string | null; answeredOn: string | null; answer: ReferralAnswer | null
  id: string; studentId: string; cycleId: string | null; writtenBy: string; writtenAt: Date; isWithdrawn: boolean
}

const columnsOf = (store: Store) => {
  const { contact: t, person } = store.s
  return {
    id: t.id, studentId: t.studentId, cycleId: t.cycleId, on: t.on, step: t.step, stepWords: t.stepWords, how: t.how, outcome: t.outcome, nextStep: t.nextStep, nextOn: t.nextOn,
    way: t.way, professions: t.professions, referredTo: t.referredTo, backBy: t.backBy, answeredOn: t.answeredOn, answer: t.answer, writtenBy: person.name, writtenAt: t.writtenAt, withdrawnAt: t.withdrawnAt,
  }
}
const professionsIn = (kept: string | null): Profession[] => { const said = listOf(kept ?? ''); return professions.filter(p => said.includes(p)) }
const keptOf = ({ withdrawnAt, professions: did, ...c }: Omit<KeptContact, 'isWithdrawn' | 'professions'> & { professions: string | null; withdrawnAt: Date | null }): KeptContact =>
  ({ ...c, professions: professionsIn(did), isWithdrawn: withdrawnAt !== null })

/** Contacts of a school's students in a year, withdrawn ones left out, the oldest first. Blocked and erased students have none. */
export const listContactsOfSchool = async (store: Store, rbd: number, year: number): Promise<KeptContact[]> => {
  const { contact: t, person, student } = store.s
  const rows = await store.read.select(columnsOf(store)).from(t).innerJoin(person, eq(person.id, t.writtenBy)).innerJoin(student, eq(student.id, t.studentId))
    .where(and(eq(t.rbd, rbd), gte(t.on, `${year}-01-01`), lte(t.on, `${year}-12-31`), isNull(t.withdrawnAt), isNull(student.blockedAt), isNull(student.erasedAt)))
    .orderBy(asc(t.on), asc(t.writtenAt))
  return rows.map(keptOf)
}

/** One student's contacts, the latest first; withdrawn ones are marked. */
export const listContactsOfStudent = async (store: Store, rbd: number, studentId: string): Promise<KeptContact[]> => {
  const { contact: t, person } = store.s
  const rows = await store.read.select(columnsOf(store)).from(t).innerJoin(person, eq(person.id, t.writtenBy))
    .where(and(eq(t.rbd, rbd), eq(t.studentId, studentId))).orderBy(desc(t.on), desc(t.writtenAt))
  return rows.map(keptOf)
}

/** How the contacts of a cycle were worked: what its mix counts. No student, no family, no outcome of one. */
export type ContactWay = { way: WayOfWorking | null; professions: Profession[]; on: string; backBy: string | null; answeredOn: string | null }

/** One line per contact of a cycle, the oldest first. Those taken back, and blocked and erased students', are left out. */
export const listContactWays = async (store: Store, rbd: number, cycleId: string): Promise<ContactWay[]> => {
  const { contact: t, student } = store.s
  const rows = await store.read.select({ way: t.way, professions: t.professions, on: t.on, backBy: t.backBy, answeredOn: t.answeredOn }).from(t).innerJoin(student, eq(student.id, t.studentId))
    .where(and(eq(t.rbd, rbd), eq(t.cycleId, cycleId), isNull(t.withdrawnAt), isNull(student.blockedAt), isNull(student.erasedAt))).orderBy(asc(t.on), asc(t.writtenAt))
  return rows.map(r => ({ ...r, professions: professionsIn(r.professions) }))
}

// ── Help to change school ─────────────────────────────────────────────────────────────────────────────────────────────

export type KeptSchoolChange = { id: string; on: string; helps: SchoolChangeHelp[]; writtenBy: string; isWithdrawn: boolean }

/** Writes that the school helps a family that asked for it to find another school. Callers have read that the family asked (`readSchoolChange`). */
export const writeSchoolChange = (store: Store, c: { rbd: number; studentId: string; on: string; helps: readonly SchoolChangeHelp[]; by: string }): Promise<WriteOutcome> => {
  const { schoolChange, student } = store.s
  return store.tx(async (tx): Promise<WriteOutcome> => {
    const [who] = await tx.select({ id: student.id }).from(student).where(and(eq(student.id, c.studentId), eq(student.rbd, c.rbd), isNull(student.blockedAt), isNull(student.erasedAt)))
    if (!who) return { ok: false, reason: 'not-found' }
    const at = store.clock.now()
    const id = newId(at)
    await tx.insert(schoolChange).values({ id, rbd: c.rbd, studentId: c.studentId, on: c.on, helps: c.helps.join(' '), writtenBy: c.by, writtenAt: at, withdrawnAt: null })
    return { ok: true, id }
  })
}

export const setSchoolChangeWithdrawn = (store: Store, which: { rbd: number; studentId: string; changeId: string; withdrawn: boolean }): Promise<boolean> => {
  const { schoolChange: t } = store.s
  return store.tx(async tx => (await tx.update(t).set({ withdrawnAt: which.withdrawn ? store.clock.now() : null })
    .where(and(eq(t.id, which.changeId), eq(t.rbd, which.rbd), eq(t.studentId, which.studentId))).returning({ id: t.id })).length > 0)
}

/** One student's, the latest first; withdrawn ones are marked. */
export const listSchoolChanges = async (store: Store, rbd: number, studentId: string): Promise<KeptSchoolChange[]> => {
  const { schoolChange: t, person } = store.s
  const rows = await store.read.select({ id: t.id, on: t.on, helps: t.helps, writtenBy: person.name, withdrawnAt: t.withdrawnAt }).from(t).innerJoin(person, eq(person.id, t.writtenBy))
    .where(and(eq(t.rbd, rbd), eq(t.studentId, studentId))).orderBy(desc(t.on), desc(t.writtenAt))
  return rows.map(({ withdrawnAt, helps, ...c }) => ({ ...c, helps: schoolChangeHelps.filter(h => listOf(helps).includes(h)), isWithdrawn: withdrawnAt !== null }))
}

// ── As counts ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export type ContactCounts = { on: string; sought: number; reached: number; agreements: number }
export type KeptCount = ContactCounts & { id: string; cycleId: string | null; writtenBy: string; isWithdrawn: boolean }

export const writeContactCount = (store: Store, c: ContactCounts & { rbd: number; cycleId: string | null; by: string }): Promise<WriteOutcome> => {
  const { contactCount, cycle } = store.s
  return store.tx(async (tx): Promise<WriteOutcome> => {
    const [of] = c.cycleId === null ? [true] : await tx.select({ id: cycle.id }).from(cycle).where(and(eq(cycle.id, c.cycleId), eq(cycle.rbd, c.rbd)))
    if (!of) return { ok: false, reason: 'not-found' }
    const at = store.clock.now()
    const id = newId(at)
    await tx.insert(contactCount).values({ id, rbd: c.rbd, cycleId: c.cycleId, on: c.on, sought: c.sought, reached: c.reached, agreements: c.agreements, writtenBy: c.by, writtenAt: at, withdrawnAt: null })
    return { ok: true, id }
  })
}

export const setCountWithdrawn = (store: Store, which: { rbd: number; countId: string; withdrawn: boolean }): Promise<boolean> => {
  const { contactCount: t } = store.s
  return store.tx(async tx => (await tx.update(t).set({ withdrawnAt: which.withdrawn ? store.clock.now() : null })
    .where(and(eq(t.id, which.countId), eq(t.rbd, which.rbd))).returning({ id: t.id })).length > 0)
}

/** Counts of a school's year, the latest first; withdrawn ones are marked. */
export const listContactCounts = async (store: Store, rbd: number, year: number): Promise<KeptCount[]> => {
  const { contactCount: t, person } = store.s
  const rows = await store.read.select({ id: t.id, cycleId: t.cycleId, on: t.on, sought: t.sought, reached: t.reached, agreements: t.agreements, writtenBy: person.name, withdrawnAt: t.withdrawnAt })
    .from(t).innerJoin(person, eq(person.id, t.writtenBy)).where(and(eq(t.rbd, rbd), gte(t.on, `${year}-01-01`), lte(t.on, `${year}-12-31`))).orderBy(desc(t.on), desc(t.writtenAt))
  return rows.map(({ withdrawnAt, ...c }) => ({ ...c, isWithdrawn: withdrawnAt !== null }))
}

/** How many students' next steps are due by `today`, for a line that leads to them: the latest contact of a student is the one that counts. */
export const countStepsDue = async (store: Store, rbd: number, today: string): Promise<number> => {
  const contacts = await listContactsOfSchool(store, rbd, Number(today.slice(0, 4)))
  const latest = new Map(contacts.map(c => [c.studentId, c]))
  return [...latest.values()].filter(c => c.nextOn !== null && c.nextOn <= today).length
}
