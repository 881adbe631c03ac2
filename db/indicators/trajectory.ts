/**
 * The reports of trajectory of one school that are read today (db/import/trajectory.ts), as its own team and its advisor read them: counts
 * by grade, whatever their size. `rbd` is a checked one. The region gets `getDisclosedYearly`.
 */
import { and, desc, eq, isNotNull } from 'drizzle-orm'
import { compareGrades, trajectoryTotalOf, type TrajectoryCounts } from '../../cycles/indicators/trajectory.ts'
import type { Store } from '../store.ts'

export type TrajectoryReport = {
  year: number
  total: TrajectoryCounts
  /** `preschool-4` to `secondary-4`, `adult`, `other`; only those with anybody in a list. */
  grades: (TrajectoryCounts & { grade: string })[]
  fileName: string
  publishedAt: Date
}

/** Newest year first; empty where no report of the school was imported. A report that names nobody has a total of zeros and no grades. */
export const listTrajectoryReports = async (store: Store, rbd: number): Promise<TrajectoryReport[]> => {
  const { trajectory: t, currentImport: c, generation: g } = store.s
  const reports = await store.read.select({ year: c.year, generationId: c.generationId, fileName: g.fileName, publishedAt: g.publishedAt })
    .from(c).innerJoin(g, eq(g.id, c.generationId))
    .where(and(eq(c.kind, 'trajectory'), eq(c.rbd, rbd), isNotNull(g.publishedAt))).orderBy(desc(c.year))
  if (reports.length === 0) return []
  const rows = await store.read.select({
    generationId: t.generationId, year: t.year, grade: t.grade, withdrawn: t.withdrawn, disengaged: t.disengaged, twiceDisengaged: t.twiceDisengaged,
  }).from(t).innerJoin(c, and(eq(c.kind, 'trajectory'), eq(c.rbd, t.rbd), eq(c.year, t.year), eq(c.generationId, t.generationId))).where(eq(t.rbd, rbd))
  return reports.map(({ year, generationId, fileName, publishedAt }) => {
    const grades = rows.filter(r => r.generationId === generationId && r.year === year)
      .map(({ grade, withdrawn, disengaged, twiceDisengaged }) => ({ grade, withdrawn, disengaged, twiceDisengaged })).sort((a, b) => compareGrades(a.grade, b.grade))
    return { year, fileName, publishedAt: publishedAt!, total: trajectoryTotalOf(grades), grades }
  })
}
