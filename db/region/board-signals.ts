/**
 * The readings of many cycles at once, as `getCycleSignal` gives each alone: for the schools of one page of the board. The months of a region are read
 * once per import and kept; asked one by one, sixty schools would read them sixty times.
 */
import { compareMonths, monthFromIndex, monthIndex, monthOfDay, type Month } from '../../cycles/calendar/days.ts'
import { isProvisional } from '../../cycles/charts/series.ts'
import { listComparableSchools } from '../indicators/comparable.ts'
import { getRegionGroup } from '../indicators/comparison.ts'
import { endOfReading, getCycleSignal, monthsAround, readCycleSignal, type CycleSignal, type CycleToRead } from '../indicators/cycle-signal.ts'
import { listCourseCoverage } from '../indicators/declared-courses.ts'
import type { Store } from '../store.ts'

/** By RBD; each school with one cycle. `today`: `YYYY-MM-DD`. */
export const listCycleSignals = async (store: Store, cycles: readonly (CycleToRead & { rbd: number })[], today: string): Promise<Map<number, CycleSignal>> => {
  const out = new Map<number, CycleSignal>()
  const begun = cycles.flatMap(c => {
    if (c.implementationFrom !== null && c.implementationFrom <= today) return [{ ...c, startedOn: c.implementationFrom, ...endOfReading(c, today) }]
    out.set(c.rbd, { kind: 'not-begun' })
    return []
  })
  const comparable = await listComparableSchools(store, begun.map(c => ({ rbd: c.rbd, from: c.startedOn, to: c.end })))
  const spans = new Map(begun.map(c => [c.rbd, monthsAround(c.startedOn, c.last)]))
  // The two school years before the earliest start, to this month: one group a region serves every page of the board.
  const earliest = [...spans.values()].flatMap(s => (s[0] ? [s[0]] : [])).sort(compareMonths)[0]
  const from: Month = earliest ? { year: monthFromIndex(monthIndex(earliest)).year, month: 1 } : monthOfDay(today)
  const coverage = await listCourseCoverage(store, begun.map(c => c.rbd), { year: Math.min(...begun.map(c => monthOfDay(c.startedOn).year), monthOfDay(today).year) })
  for (const [i, cycle] of begun.entries()) {
    const { rbd, startedOn } = cycle
    const c = comparable[i]!
    if (c.kind === 'unknown-school') { out.set(rbd, c); continue }
    if (c.peers.kind === 'too-few') { out.set(rbd, { kind: 'too-few-peers', peers: c.peers }); continue }
    // Peers from the whole country are no region's: rare, and read as the school's own page reads them.
    if (c.peers.level === 'country') { out.set(rbd, await getCycleSignal(store, rbd, cycle, today)); continue }
    const group = await getRegionGroup(store, c.traits.region, from, monthOfDay(today))
    out.set(rbd, await readCycleSignal({
      rbd, startedOn, traits: c.traits, traitsYear: c.year, peers: c.peers, span: spans.get(rbd)!, of: group.of,
      isWaiting: m => {
        if (compareMonths(m, monthOfDay(startedOn)) < 0) return false
        const known = coverage(rbd, m)
        return isProvisional({ isClosed: true, coursesDeclared: known?.declared ?? null, courses: known?.has ?? null })
      },
    }))
  }
  return out
}
