/**
 * Snapshots of a cycle: the school's figures as the team looked at them, beside where they came from. A snapshot is written once and never
 * changed: what is imported, corrected or undone later leaves it as it was. The first of a cycle is its baseline.
 */
import { and, asc, eq, lte } from 'drizzle-orm'
import { compareMonths, monthOfDay, type Month } from '../../cycles/calendar/days.ts'
import type { BandScheme } from '../../cycles/indicators/attendance.ts'
import { firstSchoolMonth } from '../../cycles/indicators/series.ts'
import { isSameSnapshot, lastMonthOf, snapshotMonthOf, snapshotOf, withoutCourses, type SnapshotCourse, type SnapshotFigures, type SnapshotMonth } from '../../cycles/indicators/snapshot.ts'
import { newId } from '../ids.ts'
import { getBandScheme } from '../installation.ts'
import { getFiguresSource } from '../indicators/figures.ts'
import { getLastMonth, listCourseMonths, listMonthHistograms } from '../indicators/school-months.ts'
import { todayIn } from '../people/memberships.ts'
import type { Db, Store } from '../store.ts'

/** The figures of a school as they stand today, in the shape a snapshot keeps; null when no month of it is imported. */
export const getPresentFigures = async (store: Store, rbd: number, today: string, given?: BandScheme): Promise<SnapshotFigures | null> => {
  const scheme = given ?? await getBandScheme(store)
  const last = await getLastMonth(store, [rbd], monthOfDay(today))
  if (!last) return null
  const from: Month = { year: last.year - 1, month: firstSchoolMonth }
  const months = await listMonthHistograms(store, { rbds: [rbd], from, to: last, teaching: 'young' })
  const to = months.at(-1)
  if (!to) return null
  const source = await getFiguresSource(store, rbd, from, to)
  return snapshotOf({
    months, courses: await listCourseMonths(store, rbd, to, to, 'young'), scheme,
    source: source && { fileName: source.fileName, publishedAt: source.publishedAt.toISOString() },
  })
}

/** The present figures as the present day of the installation sees them: for what the notebook takes by itself. */
export const getFiguresToKeep = async (store: Store, rbd: number): Promise<SnapshotFigures | null> => getPresentFigures(store, rbd, await todayIn(store))

export type KeepOutcome = { ok: true; /** False: the cycle has a snapshot of these very numbers. */ taken: boolean } | { ok: false; reason: 'not-found' }

type Keep = { rbd: number; cycleId: string; figures: SnapshotFigures; /** Null: the notebook itself. */ by: string | null; at: Date }

/** Keeps a snapshot inside a transaction, unless the cycle has one of the same numbers. The figures are read beforehand: only writes here. */
export const keepSnapshotIn = async (store: Store, tx: Db, keep: Keep): Promise<KeepOutcome> => {
  const { snapshot, cycle } = store.s
  const [owned] = await tx.select({ id: cycle.id }).from(cycle).where(and(eq(cycle.id, keep.cycleId), eq(cycle.rbd, keep.rbd)))
  if (!owned) return { ok: false, reason: 'not-found' }
  const kept = await tx.select({ figures: snapshot.figures }).from(snapshot).where(and(eq(snapshot.cycleId, keep.cycleId), eq(snapshot.rbd, keep.rbd)))
  if (kept.some(k => isSameSnapshot(k.figures, keep.figures))) return { ok: true, taken: false }
  await tx.insert(snapshot).values({ id: newId(keep.at), cycleId: keep.cycleId, rbd: keep.rbd, takenAt: keep.at, takenBy: keep.by, figures: keep.figures })
  return { ok: true, taken: true }
}

/** The team keeps what it looks at. `no-figures`: nothing of this school is imported yet. */
export const takeSnapshot = async (store: Store, take: { rbd: number; cycleId: string; by: string; today: string }): Promise<KeepOutcome | { ok: false; reason: 'no-figures' }> => {
  const figures = await getPresentFigures(store, take.rbd, take.today)
  if (!figures) return { ok: false, reason: 'no-figures' }
  return store.tx(tx => keepSnapshotIn(store, tx, { ...take, figures, at: store.clock.now() }))
}

export type KeptSnapshot = {
  id: string
  takenAt: Date
  /** Who took it; null: the notebook itself, when the page was shared or implementation began. */
  takenBy: string | null
  /** The first of its cycle. */
  isBaseline: boolean
  figures: SnapshotFigures
}

/**
 * A cycle's snapshots, the first one first. `courses: false` for whoever sees a school by level only; `takenUpTo`: an advisor reads those
 * of the page as it was marked, none taken later.
 */
export const listSnapshots = async (store: Store, which: { rbd: number; cycleId: string; courses: boolean; takenUpTo?: Date }): Promise<KeptSnapshot[]> => {
  const { snapshot, person } = store.s
  const rows = await store.read.select({ id: snapshot.id, takenAt: snapshot.takenAt, takenBy: person.name, figures: snapshot.figures }).from(snapshot)
    .leftJoin(person, eq(person.id, snapshot.takenBy))
    .where(and(eq(snapshot.cycleId, which.cycleId), eq(snapshot.rbd, which.rbd), which.takenUpTo ? lte(snapshot.takenAt, which.takenUpTo) : undefined))
    .orderBy(asc(snapshot.takenAt), asc(snapshot.id))
  return rows.map((row, i) => ({ ...row, isBaseline: i === 0, figures: which.courses ? row.figures : withoutCourses(row.figures) }))
}

/** What a snapshot is compared with: every month from its first on that has data today, and its last month's courses (null: not asked for). */
export const getFiguresSince = async (
  store: Store, rbd: number, figures: SnapshotFigures, { today, courses }: { today: string; courses: boolean },
): Promise<{ months: SnapshotMonth[]; courses: SnapshotCourse[] | null }> => {
  const last = lastMonthOf(figures)
  const upTo = monthOfDay(today)
  const rows = await listMonthHistograms(store, { rbds: [rbd], from: { year: last.year - 1, month: firstSchoolMonth }, to: compareMonths(upTo, last) < 0 ? last : upTo, teaching: 'young' })
  const courseRows = courses ? await listCourseMonths(store, rbd, last, last, 'young') : null
  return {
    months: rows.map(r => snapshotMonthOf(r, figures.scheme)),
    courses: courseRows?.map(r => ({ ...snapshotMonthOf(r, figures.scheme), course: r.course })) ?? null,
  }
}
