/**
 * What a school's attendance says around the start of a cycle: its gap to comparable schools in the same month, which holds no season, read by
 * algorithm M against the two school years before (reference: methods, 1, 2, 4 and 5; decision 11).
 */
import { compareMonths, monthFromIndex, monthIndex, monthKey, monthOfDay, type Month } from '../../cycles/calendar/days.ts'
import { readAroundStart, type CycleVerdict } from '../../cycles/charts/cycle-verdict.ts'
import { placeStart } from '../../cycles/charts/cycle-start.ts'
import { isProvisional, readValues, type Point, type ValuedPeriod } from '../../cycles/charts/series.ts'
import type { Peers, SchoolTraits } from '../../cycles/compare/comparable-schools.ts'
import { mayTellVerdict } from '../../cycles/disclosure/disclose-verdict.ts'
import { gapToPeers, type PeriodRate } from '../../cycles/compare/gap-to-peers.ts'
import type { SchoolMonth } from '../../cycles/compare/same-months.ts'
import { attendancePercentOf } from '../../cycles/indicators/attendance.ts'
import { firstSchoolMonth, schoolMonthsBetween, yearsWithoutAttendance } from '../../cycles/indicators/series.ts'
import type { Store } from '../store.ts'
import { getComparableSchools } from './comparable.ts'
import { getCourseCoverage } from './declared-courses.ts'
import { listSchoolMonths } from './school-months.ts'

/**
 * How many school months before the start are the "before": two school years, so that each month of the calendar is in it as often as any other.
 * A longer past holds changes nobody remembers; 2020 and 2021 are passed over.
 */
export const monthsBefore = 20

export type SignalMonth = { month: Month; /** Percent of the school and of the comparable schools together, and how many had the month. */ own: number | null; students: number | null; peersPercent: number | null; peers: number; point: Point }

export type CycleSignal =
  | { kind: 'not-begun' }
  | { kind: 'no-months' }
  | { kind: 'unknown-school' }
  | { kind: 'too-few-peers'; peers: Extract<Peers, { kind: 'too-few' }> }
  /** Fewer than ten students in the last month: the school sees its own counts, and no verdict is read of so few. */
  | { kind: 'under-ten' }
  | { kind: 'read'; startedOn: string; months: SignalMonth[]; verdict: CycleVerdict; traits: SchoolTraits; traitsYear: number; peers: Extract<Peers, { kind: 'peers' }> }

const rateOf = (m: SchoolMonth | undefined): PeriodRate | null => {
  const percent = m ? attendancePercentOf(m) : null
  return m && percent !== null ? { percent, students: m.students } : null
}

/** How the before is taken. `leftOut`: months (`2026-04`) that count nowhere, because somebody knows why they are no month like another. */
export type ReadAs = { monthsBefore: number; leftOut: ReadonlySet<string> }
/** What the team, its advisor and everybody else are told. Whoever tries another reads it alone. */
export const asEverybodyReads: ReadAs = { monthsBefore, leftOut: new Set() }

/** The school months a reading spans: `before` with attendance before the month of the start, that month, and those up to `last`. */
export const monthsAround = (startedOn: string, last: Month, howMany: number = monthsBefore): Month[] => {
  const start = monthOfDay(startedOn)
  const before = schoolMonthsBetween({ year: start.year - 6, month: firstSchoolMonth }, start).filter(m => compareMonths(m, start) < 0 && !yearsWithoutAttendance.includes(m.year)).slice(-howMany)
  return [...before, ...schoolMonthsBetween(start, last)]
}

/** A cycle to read, and the day implementation of the school's next one began, if it did (`YYYY-MM-DD`): from there on the two cannot be told apart. */
export type CycleToRead = { implementationFrom: string | null; droppedOn: string | null; nextFrom: string | null }

/** When implementation of the next cycle after `id` began, among those of one school; null when none has. */
export const nextImplementation = (cycles: readonly { id: string; implementationFrom: string | null }[], id: string): string | null => {
  const own = cycles.find(c => c.id === id)?.implementationFrom
  return own ? cycles.flatMap(c => (c.id !== id && c.implementationFrom !== null && c.implementationFrom > own ? [c.implementationFrom] : [])).sort()[0] ?? null : null
}

/** Where a reading takes its months from: one school at a time from the database, or many from what was read for all of them. */
export type SignalInput = {
  rbd: number
  startedOn: string
  traits: SchoolTraits
  traitsYear: number
  peers: Extract<Peers, { kind: 'peers' }>
  /** The school months the reading spans, in order. */
  span: readonly Month[]
  of: (rbd: number, month: Month) => SchoolMonth | undefined
  /** Of the months since the start: fewer than 80 % of the courses declared. */
  isWaiting: (month: Month) => boolean | Promise<boolean>
}

/** The first day after which nothing of a cycle is read any more, and the last month that is. */
export const endOfReading = (cycle: CycleToRead, today: string): { end: string; last: Month } => {
  const end = [cycle.nextFrom, cycle.droppedOn, today].filter(d => d !== null).sort()[0]!
  return { end, last: end === cycle.nextFrom ? monthFromIndex(monthIndex(monthOfDay(end)) - 1) : monthOfDay(end) }
}

/**
 * Reads from two school years before the start to `today` (`YYYY-MM-DD`), to the day the cycle was dropped, or to the month before the next began. A cycle
 * that was closed is read on: what lasts is seen afterwards. The month implementation began in is neither before nor after.
 */
export const getCycleSignal = async (store: Store, rbd: number, cycle: CycleToRead, today: string, readAs: ReadAs = asEverybodyReads): Promise<CycleSignal> => {
  const startedOn = cycle.implementationFrom
  if (startedOn === null || startedOn > today) return { kind: 'not-begun' }
  const { end, last } = endOfReading(cycle, today)
  const comparable = await getComparableSchools(store, rbd, { from: startedOn, to: end })
  if (comparable.kind === 'unknown-school') return comparable
  const { peers, traits, year: traitsYear } = comparable
  if (peers.kind === 'too-few') return { kind: 'too-few-peers', peers }

  const span = monthsAround(startedOn, last, readAs.monthsBefore)
  const rows = await listSchoolMonths(store, { rbds: [rbd, ...peers.rbds], from: span[0]!, to: span.at(-1)!, teaching: 'young' })
  const byKey = new Map(rows.map(r => [r.rbd * 100_000 + monthIndex(r), r]))
  return readCycleSignal({
    rbd, startedOn, traits, traitsYear, peers, span, of: (school, m) => byKey.get(school * 100_000 + monthIndex(m)), isWaiting: m => isWaiting(store, rbd, m, startedOn),
  }, readAs)
}

export const readCycleSignal = async ({ rbd, startedOn, traits, traitsYear, peers, span, of, isWaiting }: SignalInput, readAs: ReadAs = asEverybodyReads): Promise<CycleSignal> => {
  // Months nobody has yet are not missing: they have not happened.
  const lastKnown = span.findLastIndex(m => of(rbd, m) !== undefined || peers.rbds.some(p => of(p, m) !== undefined))
  const months = span.slice(0, lastKnown + 1)
  const ownRows = months.map(m => of(rbd, m))
  const lastOwn = ownRows.findLast(m => m !== undefined)
  if (!lastOwn) return { kind: 'no-months' }
  if (!mayTellVerdict(lastOwn.students, 'team')) return { kind: 'under-ten' }

  const own = ownRows.map(rateOf)
  const gaps = gapToPeers(own, peers.rbds.map(p => months.map(m => rateOf(of(p, m)))))
  const waits = await Promise.all(months.map(m => isWaiting(m)))
  const read = readValues(months.map((m, i): ValuedPeriod => {
    const [period, value] = [monthKey(m), gaps[i]!.points]
    if (value === null) return { period, value, status: 'missing' }
    return readAs.leftOut.has(period) ? { period, value, status: 'excluded', reason: 'known-wrong' } : { period, value, status: waits[i] ? 'provisional' : 'ok' }
  }))
  if (!read.ok) throw new Error(`a gap is no number: ${JSON.stringify(read.refusals)}`)
  const { points, start } = placeStart(read.series, startedOn)
  return {
    kind: 'read', startedOn, traits, traitsYear, peers,
    months: months.map((month, i) => ({ month, own: own[i]?.percent ?? null, students: own[i]?.students ?? null, peersPercent: gaps[i]!.peersPercent, peers: gaps[i]!.peers, point: points[i]! })),
    verdict: readAroundStart(points, { start, good: 'up', basis: 'gap-to-peers' }),
  }
}

/** Months since the start in which fewer than 80 % of the courses declared: drawn, and in no verdict. Those before it were closed long ago. */
const isWaiting = async (store: Store, rbd: number, month: Month, startedOn: string): Promise<boolean> => {
  if (compareMonths(month, monthOfDay(startedOn)) < 0) return false
  const coverage = await getCourseCoverage(store, rbd, month)
  return isProvisional({ isClosed: true, coursesDeclared: coverage?.declared ?? null, courses: coverage?.has ?? null })
}
