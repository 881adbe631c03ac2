/** The schools of a region as a group to compare with, read once per import and kept: it changes only when an import does. */
import { countAll } from '../dialect.ts'
import { max } from 'drizzle-orm'
import { compareMonths, monthFromIndex, monthIndex, monthKey, type Month } from '../../cycles/calendar/days.ts'
import { compareSameMonths, comparisonGroupOf, firstFullMonth, type Comparison, type ComparisonGroup, type CycleSpan } from '../../cycles/compare/same-months.ts'
import type { Store } from '../store.ts'
import { getRegionsOf, listSchoolMonths, listSchoolsOfRegion } from './school-months.ts'

type Kept = { imports: string; groups: Map<string, Promise<ComparisonGroup>> }
const kept = new WeakMap<Store, Kept>()

/** A text that changes with every import published or undone: what was read before it still holds while it is the same. */
export const importsOf = async (store: Store): Promise<string> => {
  const { generation: g } = store.s
  const rows = await store.read.select({ state: g.state, n: countAll(), published: max(g.publishedAt), undone: max(g.undoneAt) }).from(g).groupBy(g.state)
  return JSON.stringify(rows.sort((a, b) => (a.state < b.state ? -1 : 1)))
}

/** Every month of a region's schools between two, read once per import. */
export const getRegionGroup = async (store: Store, region: number, from: Month, to: Month): Promise<ComparisonGroup> => {
  const imports = await importsOf(store)
  let mine = kept.get(store)
  if (mine?.imports !== imports) kept.set(store, (mine = { imports, groups: new Map() }))
  const key = `${region} ${monthKey(from)} ${monthKey(to)}`
  const known = mine.groups.get(key)
  if (known) return known
  // Every region of the country once, and a few starts; beyond that the oldest goes.
  if (mine.groups.size >= 20) mine.groups.delete(mine.groups.keys().next().value!)
  const { groups } = mine
  const made = listSchoolsOfRegion(store, region).then(rbds => listSchoolMonths(store, { rbds, from, to, teaching: 'young' })).then(comparisonGroupOf)
  groups.set(key, made)
  made.catch(() => groups.delete(key))
  return made
}

const nobody = comparisonGroupOf([])

/**
 * The group each school is compared with: the schools of its own region, over the months from a year before it is first asked about
 * to `to`; primary and secondary for young people only. `since`: the first full month of each school's cycles. A territory may lie in
 * several regions; each school has the same group here as when it is asked about alone. A school of no directory has nobody.
 */
export const getComparisonGroups = async (store: Store, since: ReadonlyMap<number, Month>, to: Month): Promise<Map<number, ComparisonGroup>> => {
  const regions = await getRegionsOf(store, [...since.keys()])
  const starts = new Map<number, Month>()
  for (const [rbd, region] of regions) {
    const [mine, earliest] = [since.get(rbd)!, starts.get(region)]
    if (!earliest || compareMonths(mine, earliest) < 0) starts.set(region, mine)
  }
  const groups = new Map<number, ComparisonGroup>()
  for (const [region, start] of starts) groups.set(region, await getRegionGroup(store, region, monthFromIndex(monthIndex(start) - 12), to))
  return new Map([...since.keys()].map(rbd => [rbd, groups.get(regions.get(rbd) ?? -1) ?? nobody]))
}

/** One cycle of one school compared as on the board. Months after `upTo` are not read. */
export const getCycleComparison = async (store: Store, rbd: number, cycle: CycleSpan, upTo: Month): Promise<Comparison> => {
  const groups = await getComparisonGroups(store, new Map([[rbd, firstFullMonth(cycle.startedOn)]]), upTo)
  return compareSameMonths(groups.get(rbd)!, rbd, cycle)
}
