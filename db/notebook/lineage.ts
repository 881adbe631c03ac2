/**
 * How a school's cycles hang together: the scope of each, and the versions of a theory of action that are compared. An advisor's are the
 * versions the team marked ready, read from the revisions, never from the page. Every query names the school.
 */
import { and, asc, eq } from 'drizzle-orm'
import { asBody, type Challenge, type DataReview, type GroupKind } from '../../cycles/notebook/parts.ts'
import { scopeOf } from '../../cycles/notebook/scope.ts'
import { mostUsedTags } from '../../cycles/notebook/tags.ts'
import { hasAnyTheory, theoryWhenItBegan } from '../../cycles/theory/versions.ts'
import { schoolDayOf } from '../clock.ts'
import type { Store } from '../store.ts'
import { getCycle, type CycleSummary } from './cycles.ts'

/** Who reads: the team its pages as they stand, the advisor those marked ready as they stood then. */
export type ReadAs = 'team' | 'advisor'

const listPages = async <K extends 'challenge' | 'data'>(store: Store, rbd: number, page: K, as: ReadAs) => {
  const { part, partRevision: r } = store.s
  const which = and(eq(part.rbd, rbd), eq(part.slot, page))
  return as === 'team'
    ? store.read.select({ cycleId: part.cycleId, body: part.body }).from(part).where(which)
    : store.read.select({ cycleId: part.cycleId, body: r.body }).from(part)
      .innerJoin(r, and(eq(r.partId, part.id), eq(r.version, part.readyVersion), eq(r.outcome, 'saved'))).where(which)
}

/** The scope of each cycle of a school that says one, by cycle. */
export const listScopes = async (store: Store, rbd: number, as: ReadAs): Promise<Map<string, GroupKind>> =>
  new Map((await listPages(store, rbd, 'data', as)).flatMap(({ cycleId, body }) => {
    const scope = scopeOf(asBody('data', body) as DataReview)
    return scope ? [[cycleId, scope] as const] : []
  }))

/** Cycles of a school whose theory can be laid beside another: its parent's, or its own when implementation began. */
export const listComparableTheories = async (store: Store, rbd: number, cycles: readonly CycleSummary[], as: ReadAs): Promise<Set<string>> => {
  const written = new Set((await listPages(store, rbd, 'challenge', as)).flatMap(p => (hasAnyTheory(p.body as unknown as Record<string, string>) ? [p.cycleId] : [])))
  return new Set(cycles.filter(c => written.has(c.id) && c.parentId !== null && written.has(c.parentId)).map(c => c.id))
}

export type TheoryVersions = {
  cycle: CycleSummary
  /** Null: not written, or (for an advisor) not shared. */
  now: Challenge | null
  parent: { id: string; number: number; title: string; theory: Challenge | null } | null
  /** Its own theory when implementation began, with the day it was saved. Null: not begun, nothing written, or not this reader's to see. */
  whenItBegan: { theory: Challenge; savedOn: string } | null
}

/**
 * The versions of one cycle's theory; null when the cycle is not this school's. `history`: whether the reader may see texts that are no
 * longer the page (the team alone: a version that was shared once and is no longer is its own again).
 */
export const getTheoryVersions = async (
  store: Store, which: { rbd: number; cycleId: string }, reader: { as: ReadAs; history: boolean }, at: { today: string; timeZone: string },
): Promise<TheoryVersions | null> => {
  const { part, partRevision: r } = store.s
  const cycle = await getCycle(store, which.rbd, which.cycleId, at.today)
  if (!cycle) return null
  const pages = await listPages(store, which.rbd, 'challenge', reader.as)
  const theoryOf = (id: string): Challenge | null => {
    const page = pages.find(p => p.cycleId === id)
    return page && hasAnyTheory(page.body as unknown as Record<string, string>) ? asBody('challenge', page.body) : null
  }
  const from = cycle.parentId ? await getCycle(store, which.rbd, cycle.parentId, at.today) : null
  let whenItBegan: TheoryVersions['whenItBegan'] = null
  if (reader.history && cycle.implementationFrom !== null) {
    const saved = await store.read.select({ body: r.body, savedAt: r.savedAt }).from(r).innerJoin(part, eq(part.id, r.partId))
      .where(and(eq(part.cycleId, cycle.id), eq(part.rbd, which.rbd), eq(part.slot, 'challenge'), eq(r.outcome, 'saved'))).orderBy(asc(r.version))
    const began = theoryWhenItBegan(
      saved.map(s => ({ body: s.body as unknown as Record<string, string>, savedOn: schoolDayOf(s.savedAt, at.timeZone) })), cycle.implementationFrom,
    )
    whenItBegan = began && { theory: asBody('challenge', began.body as never), savedOn: began.savedOn }
  }
  return {
    cycle, now: theoryOf(cycle.id), whenItBegan,
    parent: from && { id: from.id, number: from.number, title: from.title, theory: theoryOf(from.id) },
  }
}

/** The tags the school gave its learnings before, most used first. For its team's eyes: tags are part of the page. */
export const listTags = async (store: Store, rbd: number, atMost = 40): Promise<string[]> => {
  const { part } = store.s
  const rows = await store.read.select({ body: part.body }).from(part).where(and(eq(part.rbd, rbd), eq(part.slot, 'learnings'))).orderBy(asc(part.cycleId))
  return mostUsedTags(rows.map(row => asBody('learnings', row.body).tags), atMost)
}
