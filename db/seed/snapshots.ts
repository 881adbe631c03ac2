/** What a school's figures were on a day of the demo: what was imported by then, as the import left it. */
import { and, asc, eq, lte } from 'drizzle-orm'
import { compareMonths, monthIndex, type Month } from '../../cycles/calendar/days.ts'
import { mineducBands } from '../../cycles/indicators/attendance.ts'
import { snapshotOf, type SnapshotFigures } from '../../cycles/indicators/snapshot.ts'
import type { Store } from '../store.ts'

/** Null when nothing of the school was imported yet. Corrections and undone imports are read as they stood at `at`. */
export const figuresImportedBy = async (store: Store, rbd: number, at: Date): Promise<SnapshotFigures | null> => {
  const { attendance: a, generation: g } = store.s
  const rows = await store.read.select({ year: a.year, month: a.month, course: a.course, histogram: a.pairs, fileName: g.fileName, publishedAt: g.publishedAt })
    .from(a).innerJoin(g, eq(g.id, a.generationId))
    .where(and(eq(a.rbd, rbd), eq(a.teaching, 'young'), eq(g.kind, 'attendance'), lte(g.publishedAt, at)))
    .orderBy(asc(g.publishedAt), asc(g.id))
  // The latest import of a month is the one that was read.
  const read = new Map(rows.map(r => [monthIndex(r), r.publishedAt!.getTime()]))
  const standing = rows.filter(r => read.get(monthIndex(r)) === r.publishedAt!.getTime())
  const last = standing.filter(r => r.course === '').sort(compareMonths).at(-1)
  const isOf = (m: Month) => last !== undefined && compareMonths(m, last) === 0
  return snapshotOf({
    months: standing.filter(r => r.course === ''), courses: standing.filter(r => r.course !== '' && isOf(r)), scheme: mineducBands,
    source: last ? { fileName: last.fileName, publishedAt: last.publishedAt!.toISOString() } : null,
  })
}
