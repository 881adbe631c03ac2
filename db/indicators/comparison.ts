/** The schools of a region as a group to compare with, read once per import and kept: it changes only when an import does. */
import { countAll } from '../dialect.ts'
import { max } from 'drizzle-orm'
import { monthFromIndex, monthIndex, monthKey, type Month } from '../../cycles/calendar/days.ts'
import { compareSameMonths, comparisonGroupOf, firstFullMonth, type Comparison, type ComparisonGroup, type CycleSpan } from '../../cycles/compare/same-months.ts'
import type { Store } from '../store.ts'
import { listComparisonSchools, listSchoolMonths } from './school-months.ts'

type Kept = { imports: string; groups: Map<string, Promise<ComparisonGroup>> }
const kept = new WeakMap<Store, Kept>()

/** Changes with every import published or undone. */
const importsOf = async (store: Store): Promise<string> => {
  const { generation: g } = store.s
  const rows = await store.read.select({ state: g.state, n: countAll(), published: max(g.publishedAt), undone: max(g.undoneAt) }).from(g).groupBy(g.state)
  return JSON.stringify(rows.sort((a, b) => (a.state < b.state ? -1 : 1)))
}

/**
 * The group these schools (of one territory) are compared with, over the months from a year before `since` to `to`. The young
 * people's teaching only (primary and secondary).
 */
export const getComparisonGroup = async (store: Store, rbds: readonly number[], since: Month, to: Month): Promise<ComparisonGroup> => {
  const from = monthFromIndex(monthIndex(since) - 12)
  const imports = await importsOf(store)
  let mine = kept.get(store)
  if (mine?.imports !== imports) kept.set(store, (mine = { imports, groups: new Map() }))
  const group = [...new Set([...rbds, ...(await listComparisonSchools(store, rbds))])].sort((a, b) => a - b)
  const key = `${monthKey(from)} ${monthKey(to)} ${group.length} ${group.reduce((hash, rbd) => (hash * 31 + rbd) % 2_147_483_647, 7)}`
  let made = mine.groups.get(key)
  if (!made) {
    // A few territories and starts at a time; beyond that the oldest goes.
    if (mine.groups.size >= 8) mine.groups.delete(mine.groups.keys().next().value!)
    made = listSchoolMonths(store, { rbds: group, from, to, teaching: 'young' }).then(comparisonGroupOf)
    mine.groups.set(key, made)
    made.catch(() => mine.groups.delete(key))
  }
  return made
}

/** One cycle of one school compared as on the board. Months after `upTo` are not read. */
export const getCycleComparison = async (store: Store, rbd: number, cycle: CycleSpan, upTo: Month): Promise<Comparison> =>
  compareSameMonths(await getComparisonGroup(store, [rbd], firstFullMonth(cycle.startedOn), upTo), rbd, cycle)
