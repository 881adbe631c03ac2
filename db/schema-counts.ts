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

  return { courseEnrolment }
}
