/**
 * What the Ministry's large files of students say of a school's courses, as counts. No row is a student's (decision 5). How the year of
 * its students ended stands beside what the Resumen says (schema-yearly).
 */
import { sql } from 'drizzle-orm'
import type { Columns } from './columns.ts'
import type { BaseTables } from './schema.ts'

export const countTables = (c: Columns, { generation }: BaseTables) => {
  const { text, int } = c

  /**
   * Enrolment at 30 April from Matrícula por estudiante (kind 'enrolment-students', cover (year, 0, rbd)): one row per school and
   * teaching group (course = '') with each student once, and one per course (`COD_ENSE-COD_GRADO-LETTER`). The number of courses of a
   * school is the number of its course rows.
   */
  const courseEnrolment = c.table('course_enrolment', {
    generationId: text().notNull().references(() => generation.id),
    rbd: int().notNull(),
    year: int().notNull(),
    teaching: text().notNull().$type<'young' | 'preschool' | 'adult' | 'special'>(),
    course: text().notNull(),
    students: int().notNull(),
    /** Null where the file does not say; women and men may be fewer than students. */
    women: int(),
    men: int(),
    /** Two years or more above the age of their grade at 30 June, of those whose age and grade have such an age. Null: nobody's does. */
    overAge: int(),
    ageKnown: int(),
  }, t => [
    c.primaryKey({ columns: [t.generationId, t.rbd, t.year, t.teaching, t.course] }),
    c.index('course_enrolment_school').on(t.rbd, t.year),
    c.check('course_enrolment_counts', sql`${t.students} > 0 and ${t.women} + ${t.men} <= ${t.students} and ${t.overAge} <= ${t.ageKnown} and ${t.ageKnown} <= ${t.students}`),
  ])

  /**
   * What students did after a month, by how much they had attended until then, over all schools of one yearly attendance file (kind
   * 'attendance-year'): `until` is the last month of the year so far, `percent` the attendance of March to `until` in whole percent, rounded
   * down, `month` a later one. Young students only, each once in each school. Read where the generation still speaks for a school's year.
   */
  const attendanceAfterwards = c.table('attendance_afterwards', {
    generationId: text().notNull().references(() => generation.id),
    year: int().notNull(),
    until: int().notNull(),
    percent: int().notNull(),
    month: int().notNull(),
    students: int().notNull(),
    daysAttended: int().notNull(),
    daysDue: int().notNull(),
  }, t => [
    c.primaryKey({ columns: [t.generationId, t.year, t.until, t.percent, t.month] }),
    c.check('attendance_afterwards_counts', sql`${t.students} > 0 and ${t.daysAttended} >= 0 and ${t.daysAttended} <= ${t.daysDue} and ${t.month} > ${t.until} and ${t.percent} between 0 and 100`),
  ])

  return { courseEnrolment, attendanceAfterwards }
}
