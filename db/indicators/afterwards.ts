/** What students of an earlier year did after a month, from the Ministry's yearly attendance file (`db/import/afterwards.ts`). */
import { and, count, desc, eq, lt, notInArray } from 'drizzle-orm'
import { yearsWithoutAttendance } from '../../cycles/indicators/series.ts'
import type { AfterwardsCell } from '../../cycles/students/afterwards.ts'
import type { Store } from '../store.ts'

/** `schools`: of how many schools the file speaks today. */
export type Afterwards = { year: number; schools: number; fileName: string; cells: AfterwardsCell[] }

/**
 * The latest year before `year` of which a yearly file is imported, and what its students did in the months after `until`. Of several files of that
 * year the one that speaks for most schools. Counts over all its schools; nothing of one of them. Null without any.
 */
export const getAfterwards = async (store: Store, { year, until }: { year: number; until: number }): Promise<Afterwards | null> => {
  const { currentImport: c, attendanceAfterwards: a, generation: g } = store.s
  const [of] = await store.read.select({ generationId: c.generationId, year: c.year, schools: count() }).from(c)
    .where(and(eq(c.kind, 'attendance-year'), eq(c.month, 0), lt(c.year, year), notInArray(c.year, [...yearsWithoutAttendance])))
    .groupBy(c.generationId, c.year).orderBy(desc(c.year), desc(count())).limit(1)
  if (!of) return null
  const cells = await store.read.select({ percent: a.percent, month: a.month, students: a.students, daysAttended: a.daysAttended, daysDue: a.daysDue })
    .from(a).where(and(eq(a.generationId, of.generationId), eq(a.year, of.year), eq(a.until, until)))
  // A file imported before this was counted: it has to be imported again.
  if (cells.length === 0) return null
  const [file] = await store.read.select({ fileName: g.fileName }).from(g).where(eq(g.id, of.generationId))
  return { year: of.year, schools: of.schools, fileName: file!.fileName, cells }
}
