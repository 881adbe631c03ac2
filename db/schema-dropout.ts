/**
 * Official dropout and what the Ministry tells a school about its own: counts, never students.
 *
 * Official dropout is published for the country, its dependencies, kinds of teaching, grades, regions, provinces and communes, never for
 * a school; one workbook speaks for all years (cover 0, 0, 0). A school's *Reporte de trayectoria educativa* names students; only
 * their number by grade is kept (cover year, 0, rbd).
 */
import { sql } from 'drizzle-orm'
import type { Columns } from './columns.ts'
import type { BaseTables } from './schema.ts'

/** What a figure of official dropout is about. */
export const dropoutLevels = ['country', 'dependency', 'teaching', 'grade', 'region', 'province', 'commune'] as const
export type DropoutLevel = (typeof dropoutLevels)[number]
export type DropoutSex = 'all' | 'women' | 'men'
/** Global: out of the youth and the adult system alike. Regular: moving to adult education counts too. */
export type DropoutScope = 'global' | 'regular'

export const dropoutTables = (c: Columns, { generation }: Pick<BaseTables, 'generation'>) => {
  const { text, int } = c
  const ofImport = () => ({ generationId: text().notNull().references(() => generation.id) })

  /**
   * `year` is the workbook's label: enrolled in that year, absent the next. `code`: COD_DEPE2 of a dependency, COD_ENSE2 of a kind of
   * teaching, the region's, the CUT of a commune; null where there is none or the name is unknown. The rate is computed, not kept.
   */
  const officialDropout = c.table('official_dropout', {
    ...ofImport(),
    level: text().notNull().$type<DropoutLevel>(),
    /** As printed, without marks of footnotes. */
    label: text().notNull(),
    code: int(),
    sex: text().notNull().$type<DropoutSex>(),
    scope: text().notNull().$type<DropoutScope>(),
    year: int().notNull(),
    dropouts: int().notNull(),
    /** Enrolled the next year, and those who should have been. */
    theoreticalEnrolment: int().notNull(),
  }, t => [
    c.primaryKey({ columns: [t.generationId, t.level, t.label, t.sex, t.scope, t.year] }),
    c.index('official_dropout_code').on(t.level, t.code),
    c.check('official_dropout_counts', sql`${t.dropouts} >= 0 and ${t.dropouts} <= ${t.theoreticalEnrolment}`),
    c.check('official_dropout_level', sql`${t.level} in ('country','dependency','teaching','grade','region','province','commune')`),
    c.check('official_dropout_sex', sql`${t.sex} in ('all','women','men')`),
    c.check('official_dropout_scope', sql`${t.scope} in ('global','regular')`),
  ])

  /** Students of a school and grade in the three lists of its report of a year. `grade`: `primary-7`, `secondary-2` …, or `other`. */
  const trajectory = c.table('trajectory', {
    ...ofImport(),
    rbd: int().notNull(),
    year: int().notNull(),
    grade: text().notNull(),
    withdrawn: int().notNull(),
    disengaged: int().notNull(),
    twiceDisengaged: int().notNull(),
  }, t => [c.primaryKey({ columns: [t.generationId, t.rbd, t.year, t.grade] }), c.index('trajectory_school').on(t.rbd, t.year)])

  return { officialDropout, trajectory }
}
