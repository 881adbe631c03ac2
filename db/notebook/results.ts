/**
 * The results of a school's expectations: for each one that monthly attendance answers, whether its month's data are there, since when,
 * and whether the team has read them. Derived from imports and revisions; nothing is kept apart. Every query names the school.
 */
import { and, desc, eq, inArray, isNotNull, lte, or } from 'drizzle-orm'
import { compareMonths, monthKey, monthOfDay, type Month } from '../../cycles/calendar/days.ts'
import {
  historyOfMonth, isAnsweredByMonths, mayBeNews, monthThatAnswers, resultOf, saidOf, wasReadWithThese, type MonthResult, type Publication, type Standing,
} from '../../cycles/expectations/results.ts'
import { asBody, expectationFields, type Challenge, type Learnings } from '../../cycles/notebook/parts.ts'
import { groupsOf } from '../../cycles/notebook/repeats.ts'
import { schoolDayOf } from '../clock.ts'
import type { Store } from '../store.ts'

/** Imports that ever spoke for these months of a school: published, or undone since. By `monthKey`. */
export const listPublications = async (store: Store, rbd: number, months: readonly Month[]): Promise<Map<string, Publication[]>> => {
  const { attendance: a, generation: g } = store.s
  const byMonth = new Map<string, Publication[]>()
  const wanted = [...new Map(months.map(m => [monthKey(m), m])).values()]
  if (wanted.length === 0) return byMonth
  const rows = await store.read.select({
    id: g.id, publishedAt: g.publishedAt, undoneAt: g.undoneAt, state: g.state, fileName: g.fileName, year: a.year, month: a.month, teaching: a.teaching, pairs: a.pairs,
  }).from(a).innerJoin(g, eq(g.id, a.generationId)).where(and(
    eq(a.rbd, rbd), eq(a.course, ''), inArray(g.state, ['published', 'undone']), isNotNull(g.publishedAt),
    or(...wanted.map(m => and(eq(a.year, m.year), eq(a.month, m.month)))),
  ))
  for (const r of rows) {
    const key = monthKey(r)
    const known = byMonth.get(key) ?? []
    let publication = known.find(p => p.id === r.id)
    // A file may hold a month's preschool or adults only: it speaks for the month, and says nothing of the school's figure.
    if (!publication) known.push(publication = { id: r.id, publishedAt: r.publishedAt!.getTime(), undoneAt: r.undoneAt?.getTime() ?? null, fileName: r.fileName, histogram: null })
    if (r.teaching === 'young') publication.histogram = r.pairs
    byMonth.set(key, known)
  }
  return byMonth
}

export type CycleOfResults = { id: string; closedOn: string | null; droppedOn: string | null }
export type ExpectationResult = { cycleId: string; /** The expectation's key on the challenge page. */ key: string; result: MonthResult; isNews: boolean }

/** What the team said of an expectation when each standing began: from the newest text of the page saved by then, '' before any. */
const saidWhenEachBegan = async (store: Store, rbd: number, cycleId: string, key: string, history: readonly Standing[]): Promise<string[]> => {
  const { part, partRevision: r } = store.s
  const said: string[] = []
  for (const { from } of history) {
    const [row] = await store.read.select({ body: r.body }).from(r).innerJoin(part, eq(part.id, r.partId))
      .where(and(eq(part.cycleId, cycleId), eq(part.rbd, rbd), eq(part.slot, 'learnings'), eq(r.outcome, 'saved'), lte(r.savedAt, new Date(from))))
      .orderBy(desc(r.version)).limit(1)
    said.push(row ? saidOf(row.body as unknown as Record<string, string>, key) : '')
  }
  return said
}

/**
 * Where each expectation of these cycles stands that monthly attendance answers. The pages are the caller's: the team's as they stand, an
 * advisor's as they were marked ready. Months after `today` are not read. `isNews`: the figures came (or changed) since the cycle was
 * closed, or while it runs, and what the team says of them was not written since; only a team is ever told.
 */
export const listResults = async (
  store: Store, rbd: number, cycles: readonly (CycleOfResults & { challenge: Challenge; learnings: Learnings })[], at: { today: string; timeZone: string },
): Promise<ExpectationResult[]> => {
  const awaited = cycles.flatMap(cycle => groupsOf(cycle.challenge as unknown as Record<string, string>, expectationFields)
    .filter(e => isAnsweredByMonths(e.expectIndicator as never)).map(e => ({ cycle, key: e.key, month: monthThatAnswers(e.expectBy) })))
  const now = monthOfDay(at.today)
  const publications = await listPublications(store, rbd, awaited.flatMap(a => (a.month && compareMonths(a.month, now) <= 0 ? [a.month] : [])))
  const results: ExpectationResult[] = []
  for (const { cycle, key, month } of awaited) {
    const history = historyOfMonth(month ? publications.get(monthKey(month)) ?? [] : [])
    const result = resultOf(month, history)
    const isFresh = 'since' in result && mayBeNews(result, schoolDayOf(new Date(result.since), at.timeZone), cycle)
    const said = saidOf(cycle.learnings as unknown as Record<string, string>, key)
    const isRead = isFresh && said !== '' && wasReadWithThese(history, [...(await saidWhenEachBegan(store, rbd, cycle.id, key, history)), said])
    results.push({ cycleId: cycle.id, key, result, isNews: isFresh && !isRead })
  }
  return results
}

/** The results of every cycle of a school, for its own team: what the school's notebook tells it. Cycles without pages have none. */
export const listResultsOfSchool = async (store: Store, rbd: number, cycles: readonly CycleOfResults[], at: { today: string; timeZone: string }): Promise<(ExpectationResult & { challenge: Challenge })[]> => {
  const { part } = store.s
  if (cycles.length === 0) return []
  const rows = await store.read.select({ cycleId: part.cycleId, slot: part.slot, body: part.body }).from(part)
    .where(and(eq(part.rbd, rbd), inArray(part.slot, ['challenge', 'learnings']), inArray(part.cycleId, cycles.map(c => c.id))))
  const pageOf = <K extends 'challenge' | 'learnings'>(id: string, page: K) => {
    const row = rows.find(r => r.cycleId === id && r.slot === page)
    return asBody(page, row?.body ?? ({} as never))
  }
  const pages = cycles.map(c => ({ ...c, challenge: pageOf(c.id, 'challenge'), learnings: pageOf(c.id, 'learnings') }))
  const results = await listResults(store, rbd, pages, at)
  return results.map(r => ({ ...r, challenge: pages.find(p => p.id === r.cycleId)!.challenge }))
}
