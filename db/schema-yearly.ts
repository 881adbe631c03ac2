/**
 * What the Ministry and Junaeb publish of a school once a year: enrolment, the year's results, vulnerability, whose school it was.
 * Counts of children, never children. Each row carries the import it came from; `current_import` says which one is read.
 *
 * Covers. Enrolment and results: (year, 0, rbd), since one file may hold several years, and an extract of one service only its own
 * schools: what it does not name stays as it was, and undoing it gives back just what it took. Vulnerability: (year, level, rbd),
 * because a school has one index for primary and one for secondary, in two files. Holders: (year, 0, 0): that file speaks for the
 * whole country, and a school it no longer names has no holder.
 */
import type { Columns } from './columns.ts'
import type { SchoolingLevel } from '../cycles/indicators/teaching.ts'
import type { GradeOutcomes, HolderKind } from '../cycles/indicators/yearly.ts'
import type { BaseTables } from './schema.ts'

export const yearlyTables = (c: Columns, { generation }: Pick<BaseTables, 'generation'>) => {
  const { text, int, json } = c
  const ofImport = () => ({ generationId: text().notNull().references(() => generation.id), rbd: int().notNull(), year: int().notNull() })

  /**
   * Students at 30 April by level (COD_ENSE2, 1-8), from the Resumen de matrícula. A school with no student has no row, and its cover
   * says that it is known. Sexes may not add up to the students: some are stated as neither. Courses null where the file does not count them.
   */
  const enrolment = c.table('enrolment', {
    ...ofImport(),
    level: int().notNull().$type<SchoolingLevel>(),
    students: int().notNull(),
    boys: int(),
    girls: int(),
    simpleCourses: int(),
    combinedCourses: int(),
  }, t => [c.primaryKey({ columns: [t.generationId, t.rbd, t.year, t.level] }), c.index('enrolment_school').on(t.rbd, t.year)])

  /**
   * How a year ended, by COD_ENSE, from the Resumen de rendimiento: counts of students, and the mean attendance the Ministry prints, in
   * hundredths of a percent. That mean is over those who passed or failed: who withdrew or was transferred is not in it.
   */
  const yearResult = c.table('year_result', {
    ...ofImport(),
    codEnse: int().notNull(),
    passed: int().notNull(),
    failed: int().notNull(),
    withdrawn: int().notNull(),
    transferred: int().notNull(),
    /** Boys and girls of each, in that order; who is stated as neither is the rest. */
    boys: json<[passed: number, failed: number, withdrawn: number, transferred: number]>().notNull(),
    girls: json<[passed: number, failed: number, withdrawn: number, transferred: number]>().notNull(),
    /** Students without a final situation, where the file counts them. */
    unstated: int(),
    /** By grade 1-8, where the file has them. */
    grades: json<GradeOutcomes | null>(),
    attendanceHundredths: int(),
    attendancePassedHundredths: int(),
    attendanceFailedHundredths: int(),
  }, t => [c.primaryKey({ columns: [t.generationId, t.rbd, t.year, t.codEnse] }), c.index('year_result_school').on(t.rbd, t.year)])

  /** IVE-SINAE of a school and level (1 primary, 2 secondary). `year`: of the index; it is computed on the enrolment of `baseYear`. */
  const vulnerability = c.table('vulnerability', {
    ...ofImport(),
    level: int().notNull().$type<1 | 2>(),
    baseYear: int(),
    firstPriority: int().notNull(),
    secondPriority: int().notNull(),
    thirdPriority: int().notNull(),
    students: int().notNull(),
    /** As Junaeb prints it, in tenths of a point; null where it prints none. */
    indexTenths: int(),
  }, t => [c.primaryKey({ columns: [t.generationId, t.rbd, t.year, t.level] }), c.index('vulnerability_school').on(t.rbd, t.year)])

  /** Whose school it was in a year, from the directory of holders. Of a natural person nothing but that it is one. */
  const schoolHolder = c.table('school_holder', {
    ...ofImport(),
    kind: text().notNull().$type<HolderKind>(),
    name: text(),
  }, t => [c.primaryKey({ columns: [t.generationId, t.rbd, t.year] }), c.index('school_holder_rbd').on(t.rbd, t.year)])

  return { enrolment, yearResult, vulnerability, schoolHolder }
}
