/**
 * What each cycle of a territory did to attendance, against comparable schools without one, as the region may be told it (reference: methods, 7,
 * rungs 3 and 4). An effect is told as coarsely as the school's own months are, and only what is told goes into any mean: no pooled figure gives
 * back a hidden one. Read once per import and change of a cycle, and kept: of a country it takes seconds.
 */
import { createHash } from 'node:crypto'
import { count, max } from 'drizzle-orm'
import { compareMonths, monthFromIndex, monthIndex, monthOfDay, type Month } from '../../cycles/calendar/days.ts'
import { effectOfCycle, type EffectOfCycle } from '../../cycles/compare/cycle-effect.ts'
import { periodChangeOf, windowAround, type PeriodChange, type SchoolSeries, type Window } from '../../cycles/compare/period-changes.ts'
import { firstFullMonth } from '../../cycles/compare/same-months.ts'
import { discloseChange, isShown, type Cell, type Policy } from '../../cycles/disclosure/disclose.ts'
import { attendancePercentOf } from '../../cycles/indicators/attendance.ts'
import type { Scope } from '../../cycles/people/permissions.ts'
import { importsOf } from '../indicators/comparison.ts'
import { listComparableSchools } from '../indicators/comparable.ts'
import { nextImplementation } from '../indicators/cycle-signal.ts'
import { getLastMonth, listSchoolMonths } from '../indicators/school-months.ts'
import type { Store } from '../store.ts'
import { listOpenSleps } from '../territory.ts'
import type { CycleOfRegion } from './cycle-facts.ts'
import { getRegionPolicy } from './policy.ts'

/** `told` null: too few students for a number, or a bound. `standardError` in points; null: no spread. */
export type ToldEffect =
  | { cycleId: string; rbd: number; kind: 'told'; points: number; decimals: 0 | 1; standardError: number | null; degrees: number | null; interval: { low: number; high: number } | null; students: number; others: number; months: number; first: Month; last: Month }
  | { cycleId: string; rbd: number; kind: 'hidden' | 'too-few-students' }
  | { cycleId: string; rbd: number; kind: 'cannot'; why: Extract<EffectOfCycle, { kind: 'withdrawn' | 'not-yet-enough' }>['why'] | 'not-begun' | 'no-data' | 'unknown-school' | 'too-few-peers' }

type Row = Month & { rbd: number; students: number; daysAttended: number; daysDue: number }
/** How many cycles are read before others get their turn: saves must not wait for a region's page. */
const atATime = 25
const turn = () => new Promise<void>(resolve => setImmediate(resolve))

type Asked = { c: CycleOfRegion; from: string; to: string; start: Month; last: Month }

const askedOf = (cycles: readonly CycleOfRegion[], today: string, lastMonth: Month): Map<string, Asked> => {
  const bySchool = new Map<number, CycleOfRegion[]>()
  for (const c of cycles) { const own = bySchool.get(c.rbd); if (own) own.push(c); else bySchool.set(c.rbd, [c]) }
  const asked = new Map<string, Asked>()
  for (const c of cycles) {
    const from = c.implementationFrom
    if (from === null || from > today) continue
    // From the next one on the two cannot be told apart; a dropped one is read to the day it was dropped.
    const next = nextImplementation(bySchool.get(c.rbd)!.map(x => ({ id: x.cycleId, implementationFrom: x.implementationFrom })), c.cycleId)
    const to = [next, c.droppedOn, today].filter(d => d !== null).sort()[0]!
    const end = to === next ? monthFromIndex(monthIndex(monthOfDay(to)) - 1) : monthOfDay(to)
    asked.set(c.cycleId, { c, from, to, start: firstFullMonth(from), last: compareMonths(end, lastMonth) < 0 ? end : lastMonth })
  }
  return asked
}

const rowKey = (rbd: number, m: Month) => rbd * 100_000 + monthIndex(m)
const seriesOf = (rbd: number, rows: readonly Row[]): SchoolSeries =>
  ({ rbd, months: rows.flatMap(r => { const percent = attendancePercentOf(r); return percent === null ? [] : [{ year: r.year, month: r.month, percent, students: r.students }] }) })

/** As the region reads it: as coarse as the school's own months in the window; the interval goes with the number. */
const tell = (a: Asked, effect: EffectOfCycle, window: Window, byKey: ReadonlyMap<number, Row>, policy: Policy): ToldEffect => {
  const which = { cycleId: a.c.cycleId, rbd: a.c.rbd }
  if (effect.kind !== 'effect') return { ...which, kind: 'cannot', why: effect.why }
  const own = [...window.before, ...window.after].flatMap(m => byKey.get(rowKey(a.c.rbd, m)) ?? [])
  const cell: Cell<{ points: number; decimals: 0 | 1 }> = discloseChange(effect.points, own, policy)
  if (!isShown(cell)) return { ...which, kind: cell.hidden === 'under-ten' ? 'too-few-students' : 'hidden' }
  const { points, decimals } = cell.shown
  const shift = points - effect.points
  return {
    ...which, kind: 'told', points, decimals, standardError: effect.spread?.standardError ?? null, degrees: effect.spread?.degrees ?? null,
    interval: effect.spread && { low: effect.spread.interval.low + shift, high: effect.spread.interval.high + shift },
    students: own.at(-1)!.students, others: effect.others, months: effect.months, first: window.after[0]!, last: window.after.at(-1)!,
  }
}

const readEffects = async (store: Store, cycles: readonly CycleOfRegion[], policy: Policy, today: string): Promise<ToldEffect[]> => {
  const lastMonth = await getLastMonth(store, 'all', monthOfDay(today))
  if (!lastMonth) return cycles.map(c => ({ cycleId: c.cycleId, rbd: c.rbd, kind: 'cannot', why: c.implementationFrom === null ? 'not-begun' : 'no-data' }))
  const asked = askedOf(cycles, today, lastMonth)
  const all = [...asked.values()]
  const peers = new Map((await listComparableSchools(store, all.map(a => ({ rbd: a.c.rbd, from: a.from, to: a.to })))).map((p, i) => [all[i]!.c.cycleId, p]))
  const wanted = new Set(all.flatMap(a => { const p = peers.get(a.c.cycleId); return p?.kind === 'known' && p.peers.kind === 'peers' ? [a.c.rbd, ...p.peers.rbds] : [] }))
  const first = all.map(a => a.start).sort(compareMonths)[0]
  const rows: Row[] = wanted.size === 0 || !first ? []
    : await listSchoolMonths(store, { rbds: wanted.size > 2_000 ? 'all' : [...wanted], from: { year: first.year - 3, month: 1 }, to: lastMonth, teaching: 'young' })
  const rowsOf = new Map<number, Row[]>()
  for (const r of rows) { if (!wanted.has(r.rbd)) continue; const own = rowsOf.get(r.rbd); if (own) own.push(r); else rowsOf.set(r.rbd, [r]) }
  const byKey = new Map(rows.map(r => [rowKey(r.rbd, r), r]))
  const series = new Map([...rowsOf].map(([rbd, own]) => [rbd, seriesOf(rbd, own)]))
  // Many cycles begin in the same month and look at the same window: each school's change in it is found once.
  const windows = new Map<string, { window: Window; changes: Map<number, PeriodChange> }>()
  const told: ToldEffect[] = []
  for (const [i, c] of cycles.entries()) {
    if (i % atATime === atATime - 1) await turn()
    const which = { cycleId: c.cycleId, rbd: c.rbd }
    const a = asked.get(c.cycleId)
    const found = peers.get(c.cycleId)
    if (!a) { told.push({ ...which, kind: 'cannot', why: 'not-begun' }); continue }
    if (found?.kind !== 'known') { told.push({ ...which, kind: 'cannot', why: 'unknown-school' }); continue }
    if (found.peers.kind === 'too-few') { told.push({ ...which, kind: 'cannot', why: 'too-few-peers' }); continue }
    const own = series.get(c.rbd)
    if (!own) { told.push({ ...which, kind: 'cannot', why: 'no-data' }); continue }
    const key = `${monthIndex(a.start)} ${monthIndex(a.last)}`
    let at = windows.get(key)
    if (!at) windows.set(key, (at = { window: windowAround(a.start, a.last), changes: new Map() }))
    const { window, changes } = at
    const changeOf = (school: SchoolSeries) => {
      const known = changes.get(school.rbd)
      if (known) return known
      const made = periodChangeOf(school, window)
      changes.set(school.rbd, made)
      return made
    }
    told.push(tell(a, effectOfCycle(own, found.peers.rbds.flatMap(rbd => series.get(rbd) ?? []), { window, start: a.start }, changeOf), window, byKey, policy))
  }
  return told
}

type Kept = { state: string; byScope: Map<string, Promise<ToldEffect[]>> }
const kept = new WeakMap<Store, Kept>()

/** A text that changes with every import, every cycle that begins, ends or is dropped, what services let be seen from outside, and every day. */
const stateOf = async (store: Store, today: string): Promise<string> => {
  const { cycle } = store.s
  const [row] = await store.read.select({ n: count(), began: count(cycle.implementationFrom), closed: count(cycle.closedOn), dropped: count(cycle.droppedOn), latest: max(cycle.implementationFrom) }).from(cycle)
  return `${today} ${JSON.stringify(row)} ${[...await listOpenSleps(store)].join(' ')} ${await importsOf(store)}`
}

/** An effect for each of these cycles (all of `scope`, of `figures.ofTerritory`), in their order. */
export const listCycleEffects = async (store: Store, scope: Scope, cycles: readonly CycleOfRegion[], today: string): Promise<ToldEffect[]> => {
  const policy = await getRegionPolicy(store, scope)
  const state = await stateOf(store, today)
  let mine = kept.get(store)
  if (mine?.state !== state) kept.set(store, (mine = { state, byScope: new Map() }))
  // What is asked for is the cycles themselves: a service that closes itself to the country takes its cycles out of them, and out of what was kept.
  const asked = createHash('sha256')
  for (const c of cycles) asked.update(`${c.cycleId} ${c.implementationFrom} ${c.droppedOn}\n`)
  const key = `${policy.fewestStudents} ${asked.digest('hex')}`
  const known = mine.byScope.get(key)
  if (known) return known
  const { byScope } = mine
  const made = readEffects(store, cycles, policy, today)
  byScope.set(key, made)
  made.catch(() => byScope.delete(key))
  return made
}
