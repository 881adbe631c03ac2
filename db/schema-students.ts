/**
 * What a school keeps about its own students when it has switched that on (decision 9): codes, courses, days. No RUN, no name, no
 * address, no health, no reason of an absence. Every table carries the `rbd`; no query here runs without one.
 */
import { sql } from 'drizzle-orm'
import type { Columns } from './columns.ts'
import type { ContactHow, ContactOutcome, ReferredTo } from '../cycles/students/contacts.ts'
import type { ReferralAnswer, WayOfWorking } from '../cycles/together/ways.ts'
import type { LegalBasis } from '../cycles/students/module.ts'
import type { BaseTables } from './schema.ts'

export const studentTables = (c: Columns, { person, generation, cycle }: BaseTables) => {
  const { text, int, bool, instant, json } = c

  /** One row per school that has ever filled it in. On: `switchedOnAt` set and `switchedOffAt` null. */
  const studentModule = c.table('student_module', {
    rbd: int().primaryKey(),
    legalBasis: text().notNull().$type<LegalBasis>(),
    /** The law, the decision or the form of consent, in the school's or service's words. */
    legalBasisText: text().notNull(),
    /** The person who answers for it, and whom a family writes to about data. */
    responsible: text().notNull(),
    dataContact: text().notNull(),
    /** School years a student's rows stay after their own: 1 unless the data-protection officer decides less (0). */
    keptYears: int().notNull(),
    /** Whether the advisor sees counts by course, which the team decides and may take back. */
    sharesCourses: bool().notNull(),
    updatedBy: text().notNull().references(() => person.id),
    updatedAt: instant().notNull(),
    switchedOnAt: instant(),
    /** Who took responsibility for it: the team reads the name on its own page. */
    switchedOnBy: text().references(() => person.id),
    switchedOffAt: instant(),
  }, t => [
    c.check('student_module_basis', sql`${t.legalBasis} in ('public-function','consent','other')`),
    c.check('student_module_kept', sql`${t.keptYears} in (0, 1)`),
  ])

  /** What is known of a key of pseudonyms: its fingerprint. The key itself is outside the database and outside every backup. */
  const pseudonymKey = c.table('pseudonym_key', {
    version: int().primaryKey(),
    fingerprint: text().notNull(),
    createdAt: instant().notNull(),
  })

  /**
   * A student of one school, by code. `pseudonym`: HMAC-SHA-256 under the key version over school and RUN, 128 bits in hex; null once
   * erased. The same student in another school is another row.
   */
  const student = c.table('student', {
    id: text().primaryKey(),
    rbd: int().notNull(),
    code: text().notNull(),
    pseudonym: text(),
    keyVersion: int().references(() => pseudonymKey.version),
    createdAt: instant().notNull(),
    /** Blocked: kept, and shown and counted nowhere. */
    blockedAt: instant(),
    erasedAt: instant(),
  }, t => [
    c.unique('student_code').on(t.rbd, t.code),
    c.unique('student_pseudonym').on(t.rbd, t.keyVersion, t.pseudonym),
    c.check('student_erased', sql`${t.erasedAt} is null or ${t.pseudonym} is null`),
  ])

  /** The school's list of a year, from its own file (kind 'roster', cover (year, 0, rbd)). Course: `COD_ENSE-COD_GRADO-LETTER`. */
  const studentCourse = c.table('student_course', {
    generationId: text().notNull().references(() => generation.id),
    rbd: int().notNull(),
    year: int().notNull(),
    studentId: text().notNull().references(() => student.id),
    course: text().notNull(),
    /** Number in the class book: what a team says instead of a name. */
    listNumber: int(),
    joinedOn: text(),
    leftOn: text(),
  }, t => [
    c.primaryKey({ columns: [t.generationId, t.studentId, t.course] }),
    c.index('student_course_school').on(t.rbd, t.year),
  ])

  /** Days of a student in a course and month (kind 'student-days', cover (year, month, rbd)). */
  const studentMonth = c.table('student_month', {
    generationId: text().notNull().references(() => generation.id),
    rbd: int().notNull(),
    year: int().notNull(),
    month: int().notNull(),
    studentId: text().notNull().references(() => student.id),
    course: text().notNull(),
    daysAttended: int().notNull(),
    daysDue: int().notNull(),
  }, t => [
    c.primaryKey({ columns: [t.generationId, t.studentId, t.year, t.month, t.course] }),
    c.index('student_month_school').on(t.rbd, t.year, t.month),
    c.check('student_month_days', sql`${t.daysAttended} >= 0 and ${t.daysAttended} <= ${t.daysDue}`),
  ])

  /**
   * Present and due of a course on a day, where the school's file is daily. Read through covers of the kind 'course-days' (year, month,
   * rbd), which a daily file writes beside its 'student-days': a later monthly file supersedes the students' days and not these.
   */
  const courseDay = c.table('course_day', {
    generationId: text().notNull().references(() => generation.id),
    rbd: int().notNull(),
    day: text().notNull(),
    course: text().notNull(),
    present: int().notNull(),
    due: int().notNull(),
  }, t => [
    c.primaryKey({ columns: [t.generationId, t.rbd, t.day, t.course] }),
    c.index('course_day_school').on(t.rbd, t.day),
    c.check('course_day_present', sql`${t.present} >= 0 and ${t.present} <= ${t.due}`),
  ])

  /** Whom a cycle is for, by code or by course. Frozen when implementation begins: nobody is swapped in later. */
  const focusGroup = c.table('focus_group', {
    cycleId: text().primaryKey().references(() => cycle.id),
    rbd: int().notNull(),
    kind: text().notNull().$type<'students' | 'courses'>(),
    /** For kind 'courses'. */
    courses: json<string[]>().notNull(),
    chosenBy: text().notNull().references(() => person.id),
    chosenAt: instant().notNull(),
    frozenAt: instant(),
  }, t => [c.index('focus_group_school').on(t.rbd), c.check('focus_group_kind', sql`${t.kind} in ('students','courses')`)])

  const focusStudent = c.table('focus_student', {
    cycleId: text().notNull().references(() => focusGroup.cycleId),
    studentId: text().notNull().references(() => student.id),
    rbd: int().notNull(),
  }, t => [c.primaryKey({ columns: [t.cycleId, t.studentId] }), c.index('focus_student_school').on(t.rbd)])

  /** Families sought and reached on a day, as counts: needs no list of students. */
  const contactCount = c.table('contact_count', {
    id: text().primaryKey(),
    rbd: int().notNull(),
    cycleId: text().references(() => cycle.id),
    on: text().notNull(),
    sought: int().notNull(),
    reached: int().notNull(),
    agreements: int().notNull(),
    writtenBy: text().notNull().references(() => person.id),
    writtenAt: instant().notNull(),
    withdrawnAt: instant(),
  }, t => [
    c.index('contact_count_school').on(t.rbd, t.on),
    c.check('contact_count_sums', sql`${t.sought} >= ${t.reached} and ${t.reached} >= ${t.agreements} and ${t.agreements} >= 0`),
  ])

  /** One step with one student's family. Chosen words only: free text about a student has no place here. */
  const contact = c.table('contact', {
    id: text().primaryKey(),
    rbd: int().notNull(),
    studentId: text().notNull().references(() => student.id),
    cycleId: text().references(() => cycle.id),
    on: text().notNull(),
    /** A rung of the school's ladder: a built-in key or the id of one of its own. */
    step: text().notNull(),
    /** The school's words for it when it was written; null: the catalogue's. What was done keeps its name when the ladder changes. */
    stepWords: text(),
    how: text().notNull().$type<ContactHow>(),
    outcome: text().notNull().$type<ContactOutcome>(),
    nextStep: text(),
    nextOn: text(),
    /** How it was worked; null: written before it was asked. */
    way: text().$type<WayOfWorking>(),
    /** The professions that did it, in one line, as they were then. */
    professions: text(),
    /** Of a referral: inside or outside. Never which network: that would say something of a student's health or protection. */
    referredTo: text().$type<ReferredTo>(),
    /** Of a hand-over or referral: the day something is to come back, and what did. */
    backBy: text(),
    answeredOn: text(),
    answer: text().$type<ReferralAnswer>(),
    answeredBy: text().references(() => person.id),
    writtenBy: text().notNull().references(() => person.id),
    writtenAt: instant().notNull(),
    withdrawnAt: instant(),
  }, t => [c.index('contact_student').on(t.studentId), c.index('contact_school').on(t.rbd, t.on)])

  /** Help to change school, outside the ladder. A row is written only where the family asked for it; what was helped with, in chosen words. */
  const schoolChange = c.table('school_change', {
    id: text().primaryKey(),
    rbd: int().notNull(),
    studentId: text().notNull().references(() => student.id),
    on: text().notNull(),
    helps: text().notNull(),
    writtenBy: text().notNull().references(() => person.id),
    writtenAt: instant().notNull(),
    withdrawnAt: instant(),
  }, t => [c.index('school_change_student').on(t.studentId), c.index('school_change_school').on(t.rbd, t.on)])

  return { studentModule, pseudonymKey, student, studentCourse, studentMonth, courseDay, focusGroup, focusStudent, contactCount, contact, schoolChange }
}
