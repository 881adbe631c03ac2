/**
 * The library: what the schools of a service chose to share, to search and to count. Every query takes the scope of `learnings.ofTerritory` and
 * reads only shares that stand, of schools that belong to the service today. One way on both engines: stems in a table, made by
 * `cycles/learnings/stems.ts` when a learning is shared.
 */
import { and, asc, desc, eq, exists, inArray, isNotNull, isNull, sql, type SQL } from 'drizzle-orm'
import type { SchoolLevel } from '../../cycles/learnings/context.ts'
import type { IdeaCount } from '../../cycles/learnings/ideas.ts'
import type { LearningToShare } from '../../cycles/learnings/sharing.ts'
import type { Area, Decision, LearningTheme } from '../../cycles/notebook/parts.ts'
import type { Scope } from '../../cycles/people/permissions.ts'
import { countAll, sumOf } from '../dialect.ts'
import type { Store } from '../store.ts'
import { listSchoolsIn, listSlepOfSchools, schoolsOfSlep } from '../territory.ts'

/** Schools whose shared learnings a scope reads: its own, and those of their services. Sorted. */
export const listReadableSchools = async (store: Store, scope: Scope, today: string): Promise<number[]> => {
  const year = Number(today.slice(0, 4))
  const own = await listSchoolsIn(store, scope, today)
  // A region's own schools are all of its service's; a team or an advisor reads the service of each of theirs.
  const ofTheirs = scope.rbds.length + scope.networkIds.length > 0 ? [...new Set((await listSlepOfSchools(store, own, year)).values())] : []
  return [...new Set([...own, ...(await schoolsOfSlep(store, ofTheirs, year))])].sort((a, b) => a - b)
}

export type LearningFilter = {
  /** Each must stand in the learning: stems of `stemsAsked`. */
  stems: readonly string[]
  theme: LearningTheme | null
  /** The key of a tag. */
  tag: string | null
  area: Area | null
  level: SchoolLevel | null
  rural: boolean | null
  /** `dropped`: of a cycle that ended before its time. */
  decision: Decision | 'dropped' | null
  year: number | null
}
export const noFilter: LearningFilter = { stems: [], theme: null, tag: null, area: null, level: null, rural: null, decision: null, year: null }

/** A learning as it was shared. `rbd` is for links and names where the school gave its name; nobody else's page may show it. */
export type SharedLearning = LearningToShare & {
  id: string; rbd: number; cycleId: string; cycleTitle: string; cycleNumber: number; year: number; named: boolean; level: SchoolLevel | null; rural: boolean | null
  isDropped: boolean; sharedAt: Date; forResearch: boolean
}

const columnsOf = (store: Store) => {
  const { sharedLearning: l, cycle: c } = store.s
  return {
    id: l.id, rbd: l.rbd, cycleId: l.cycleId, cycleTitle: c.title, cycleNumber: c.number, year: l.year, named: l.named, level: l.level, rural: l.rural, texts: l.texts, themes: l.themes,
    tags: l.tags, decision: l.decision, area: l.area, droppedOn: c.droppedOn, sharedAt: l.sharedAt, researchAt: l.researchAt,
  }
}
type Row = Omit<SharedLearning, 'isDropped' | 'forResearch'> & { droppedOn: string | null; researchAt: Date | null }
const learningOf = ({ droppedOn, researchAt, ...row }: Row): SharedLearning => ({ ...row, isDropped: droppedOn !== null, forResearch: researchAt !== null })

const standingIn = (store: Store, rbds: readonly number[]): SQL | undefined => and(isNull(store.s.sharedLearning.endedAt), inArray(store.s.sharedLearning.rbd, [...rbds]))

const whereOf = (store: Store, rbds: readonly number[], f: Omit<LearningFilter, 'stems'>): SQL | undefined => {
  const { sharedLearning: l, learningLabel, cycle: c } = store.s
  const labelled = (kind: 'theme' | 'tag', key: string | null) => key === null ? undefined
    : exists(store.read.select({ one: sql`1` }).from(learningLabel).where(and(eq(learningLabel.learningId, l.id), eq(learningLabel.kind, kind), eq(learningLabel.key, key))))
  return and(
    standingIn(store, rbds), labelled('theme', f.theme), labelled('tag', f.tag), f.area === null ? undefined : eq(l.area, f.area), f.level === null ? undefined : eq(l.level, f.level),
    f.rural === null ? undefined : eq(l.rural, f.rural), f.year === null ? undefined : eq(l.year, f.year),
    f.decision === null ? undefined : f.decision === 'dropped' ? sql`${c.droppedOn} is not null` : eq(l.decision, f.decision),
  )
}

export type FoundLearnings = { total: number; schools: number; learnings: SharedLearning[] }

/** Those that hold every stem asked for and pass every filter: the ones that say the words most often first, then the newest. `page` from 1. */
export const searchLearnings = async (store: Store, rbds: readonly number[], filter: LearningFilter, { page, size }: { page: number; size: number }): Promise<FoundLearnings> => {
  if (rbds.length === 0) return { total: 0, schools: 0, learnings: [] }
  const { sharedLearning: l, cycle: c, learningWord: w } = store.s
  const where = whereOf(store, rbds, filter)
  const counted = { total: countAll(), schools: sql<number>`count(distinct ${l.rbd})`.mapWith(Number) }
  const [limit, offset] = [size, (page - 1) * size]
  if (filter.stems.length === 0) {
    const [sums] = await store.read.select(counted).from(l).innerJoin(c, eq(c.id, l.cycleId)).where(where)
    const rows = await store.read.select(columnsOf(store)).from(l).innerJoin(c, eq(c.id, l.cycleId)).where(where).orderBy(desc(l.sharedAt), desc(l.id)).limit(limit).offset(offset)
    return { ...sums!, learnings: rows.map(learningOf) }
  }
  const matched = store.read.select({ learningId: w.learningId, times: sumOf(w.times).as('times_said') }).from(w).where(inArray(w.stem, [...filter.stems]))
    .groupBy(w.learningId).having(sql`count(*) = ${filter.stems.length}`).as('matched')
  const [sums] = await store.read.select(counted).from(matched).innerJoin(l, eq(l.id, matched.learningId)).innerJoin(c, eq(c.id, l.cycleId)).where(where)
  const ids = await store.read.select({ id: l.id }).from(matched).innerJoin(l, eq(l.id, matched.learningId)).innerJoin(c, eq(c.id, l.cycleId)).where(where)
    .orderBy(desc(matched.times), desc(l.sharedAt), desc(l.id)).limit(limit).offset(offset)
  const rows = ids.length === 0 ? [] : await store.read.select(columnsOf(store)).from(l).innerJoin(c, eq(c.id, l.cycleId)).where(inArray(l.id, ids.map(r => r.id)))
  const byId = new Map(rows.map(r => [r.id, r]))
  return { ...sums!, learnings: ids.flatMap(({ id }) => { const row = byId.get(id); return row ? [learningOf(row)] : [] }) }
}

/** How many of them their school gave for research too. */
export const countForResearch = async (store: Store, rbds: readonly number[]): Promise<number> => {
  if (rbds.length === 0) return 0
  const { sharedLearning: l } = store.s
  return (await store.read.select({ n: countAll() }).from(l).where(and(standingIn(store, rbds), isNotNull(l.researchAt))))[0]!.n
}

/** One learning of these schools; null when there is none, or it was taken back. */
export const getSharedLearning = async (store: Store, rbds: readonly number[], id: string): Promise<SharedLearning | null> => {
  if (rbds.length === 0) return null
  const { sharedLearning: l, cycle: c } = store.s
  const [row] = await store.read.select(columnsOf(store)).from(l).innerJoin(c, eq(c.id, l.cycleId)).where(and(eq(l.id, id), standingIn(store, rbds)))
  return row ? learningOf(row) : null
}

/** What the filters can offer: the years, areas and levels that stand in the library. */
export const listFilterValues = async (store: Store, rbds: readonly number[]): Promise<{ years: number[]; areas: Area[]; levels: SchoolLevel[] }> => {
  if (rbds.length === 0) return { years: [], areas: [], levels: [] }
  const { sharedLearning: l } = store.s
  const rows = await store.read.selectDistinct({ year: l.year, area: l.area, level: l.level }).from(l).where(standingIn(store, rbds))
  const each = <T>(values: (T | null)[]) => [...new Set(values)].filter((v): v is T => v !== null)
  return { years: each(rows.map(r => r.year)).sort((a, b) => b - a), areas: each(rows.map(r => r.area)), levels: each(rows.map(r => r.level)) }
}

/** Each theme or tag with its schools, cycles and decisions: those with most cycles first, then by name. */
export const countIdeas = async (store: Store, rbds: readonly number[], kind: 'theme' | 'tag', atMost: number): Promise<{ ideas: IdeaCount[]; others: number }> => {
  if (rbds.length === 0) return { ideas: [], others: 0 }
  const { sharedLearning: l, learningLabel: b, cycle: c } = store.s
  const when = (condition: SQL) => sumOf(sql`case when ${condition} then 1 else 0 end`)
  const decided = (d: Decision) => when(eq(l.decision, d))
  const cycles = countAll()
  const rows = await store.read.select({
    key: b.key, label: sql<string>`min(${b.label})`, schools: sql<number>`count(distinct ${l.rbd})`.mapWith(Number), cycles,
    adopt: decided('adopt'), adapt: decided('adapt'), widen: decided('widen'), drop: decided('drop'), dropped: when(sql`${c.droppedOn} is not null`),
  }).from(b).innerJoin(l, eq(l.id, b.learningId)).innerJoin(c, eq(c.id, l.cycleId)).where(and(eq(b.kind, kind), standingIn(store, rbds))).groupBy(b.key).orderBy(desc(cycles), asc(b.key))
  return {
    ideas: rows.slice(0, atMost).map(({ adopt, adapt, widen, drop, ...row }) => ({ ...row, decided: { adopt, adapt, widen, drop } })), others: Math.max(0, rows.length - atMost),
  }
}
