/**
 * The board of a territory: schools x cycles x attendance, as a finished view model under the region's disclosure rules. What is
 * hidden is not in it. By RBD here; the edge sorts by name. Never sorted by a figure.
 */
import { inArray } from 'drizzle-orm'
import { compareMonths, monthKey, monthOfDay, type Month } from '../../cycles/calendar/days.ts'
import { compareSameMonths, firstFullMonth, type Comparison } from '../../cycles/compare/same-months.ts'
import { disclose, discloseChange, discloseRate, discloseYearRate, regionPolicy, type Cell, type DisclosedSums, type Rate } from '../../cycles/disclosure/disclose.ts'
import { bandNames, bandsOf, type Band, type BandScheme } from '../../cycles/indicators/attendance.ts'
import { firstSchoolMonth, yearToDateOf } from '../../cycles/indicators/series.ts'
import type { Decision } from '../../cycles/notebook/parts.ts'
import type { Phase, TheoryCarried } from '../../cycles/notebook/phases.ts'
import type { Scope } from '../../cycles/people/permissions.ts'
import { listCycleOutlines, type CycleOutline } from '../notebook/outlines.ts'
import { getBandScheme } from '../installation.ts'
import type { Store } from '../store.ts'
import { listSchoolFacts, listSchoolsIn } from '../territory.ts'
import { getComparisonGroups } from './comparison.ts'
import { getLastMonth, listMonthHistograms, listSchoolMonths, type HistogramRow } from './school-months.ts'

export type BoardCycle = { cycleId: string; number: number; year: number; title: string; phase: Phase; theoryCarried: TheoryCarried | null; decision: Decision | null }

/** A comparison with its figures as coarse as the school's size asks. `months`: how many; which ones are between `first` and `last`. */
export type DisclosedComparison =
  | { kind: 'compared'; change: Cell<{ points: number; decimals: 0 | 1 }>; first: Month; last: Month; coverage: { compared: number; sinceStart: number }; otherSchools: { fewest: number; most: number } }
  | { kind: 'cannot-yet'; why: 'no-months-since' | 'no-year-before' | 'no-others' }
  | { kind: 'too-few-students' }

export type BoardFigures =
  | { kind: 'no-data' }
  /** Fewer than 10 students: not shown, and in no sum. */
  | { kind: 'under-ten' }
  | {
    kind: 'shown'
    month: Month
    students: number
    /** March to `month`, days added. */
    attendance: Cell<Rate> | null
    monthsMissing: number
    /** Of the current cycle; null without one. */
    comparison: DisclosedComparison | null
  }

export type BoardRow = {
  rbd: number
  name: string
  communeCode: number
  communeName: string
  rural: boolean
  /** In the order they began. */
  cycles: BoardCycle[]
  /** The newest that is neither closed nor dropped, else the newest. */
  current: BoardCycle | null
  figures: BoardFigures
}

/**
 * The small schools of a microcentro read together, in the months in which each of them is hidden. How many students they have is not
 * said: 18 of two schools under 10 would be 9 and 9. The rate is a whole percent, or a bound.
 */
export type PooledRow = { microcentroId: string; name: string; schools: number; month: Month; attendance: Cell<Rate> | null }

export type Board = {
  /** Names of the services the scope covers; empty for the whole country. */
  slepNames: string[]
  /** The last month any school of the territory has. */
  month: Month | null
  rows: BoardRow[]
  pooled: PooledRow[]
  /** How many schools have fewer than 10 students. */
  underTen: number
  /** The territory in its last month: sums of what is shown, each over the schools it says. */
  territory: DisclosedSums<Band>
  scheme: BandScheme
}

export const discloseComparison = (c: Comparison): DisclosedComparison => {
  if (c.kind === 'too-few-students') return c
  if (c.kind === 'cannot-yet') return { kind: c.kind, why: c.why }
  return {
    kind: 'compared',
    change: discloseChange(c.points, c.ownMonths.flatMap(({ now, before }) => [now, before])),
    first: c.months[0]!, last: c.months.at(-1)!,
    coverage: c.coverage,
    otherSchools: c.otherSchools,
  }
}

const boardCycleOf = (o: CycleOutline): BoardCycle =>
  ({ cycleId: o.cycleId, number: o.number, year: o.year, title: o.title, phase: o.phase, theoryCarried: o.theoryCarried, decision: o.decision })

/** The cycle a row speaks of. */
const currentOf = (outlines: readonly CycleOutline[]): CycleOutline | null => {
  const newestFirst = [...outlines].sort((a, b) => b.number - a.number)
  return newestFirst.find(o => !o.closedOn && !o.droppedOn) ?? newestFirst[0] ?? null
}

const noSums: DisclosedSums<Band> = { students: null, attendance: null, parts: null }

const isUnderTen = (students: number) => students < regionPolicy.fewestStudents

/** `scope` of `figures.ofTerritory`; the cycles shown are those of `outlines` (`cycle.outline`). `today`: `YYYY-MM-DD`. */
export const getBoard = async (store: Store, scope: Scope, outlineScope: Scope, today: string, given?: BandScheme): Promise<Board> => {
  const scheme = given ?? await getBandScheme(store)
  const rbds = await listSchoolsIn(store, scope, today)
  const upTo = monthOfDay(today)
  const facts = await listSchoolFacts(store, rbds, upTo.year)
  const outlines = new Map<number, CycleOutline[]>()
  const mine = new Set(rbds)
  for (const o of await listCycleOutlines(store, outlineScope, today)) if (mine.has(o.rbd)) outlines.set(o.rbd, [...(outlines.get(o.rbd) ?? []), o])
  const current = new Map([...outlines].map(([rbd, all]) => [rbd, currentOf(all)!]))

  const { slep } = store.s
  const slepNames = scope.country || scope.sleps.length === 0 ? []
    : (await store.read.select({ name: slep.name }).from(slep).where(inArray(slep.code, [...scope.sleps])).orderBy(slep.code)).map(s => s.name)
  const month = await getLastMonth(store, rbds, upTo)
  const rowOf = (rbd: number, figures: BoardFigures): BoardRow => {
    const f = facts.get(rbd)
    const now = current.get(rbd)
    return {
      rbd, name: f?.name ?? String(rbd), communeCode: f?.communeCode ?? 0, communeName: f?.communeName ?? '', rural: f?.rural ?? false,
      cycles: (outlines.get(rbd) ?? []).sort((a, b) => a.number - b.number).map(boardCycleOf),
      current: now ? boardCycleOf(now) : null,
      figures,
    }
  }
  if (!month) return { slepNames, month, rows: rbds.map(rbd => rowOf(rbd, { kind: 'no-data' })), pooled: [], underTen: 0, territory: noSums, scheme }

  const ofYear = await listSchoolMonths(store, { rbds, from: { year: month.year, month: firstSchoolMonth }, to: month, teaching: 'young' })
  const monthsOf = groupedBy(ofYear, m => m.rbd)
  const lastMonth = await listMonthHistograms(store, { rbds, from: month, to: month, teaching: 'young' })
  const groups = await getComparisonGroups(store, new Map([...current].map(([rbd, c]) => [rbd, firstFullMonth(c.startedOn)])), upTo)

  const rows = rbds.map(rbd => {
    const months = monthsOf.get(rbd) ?? []
    const last = months.at(-1)
    if (!last) return rowOf(rbd, { kind: 'no-data' })
    if (isUnderTen(last.students)) return rowOf(rbd, { kind: 'under-ten' })
    const year = yearToDateOf(months.filter(m => !isUnderTen(m.students)), month)
    const [cycle, group] = [current.get(rbd), groups.get(rbd)]
    return rowOf(rbd, {
      kind: 'shown',
      month: { year: last.year, month: last.month },
      students: last.students,
      attendance: discloseYearRate(months, last.students),
      monthsMissing: year?.monthsMissing.length ?? 0,
      comparison: group && cycle ? discloseComparison(compareSameMonths(group, rbd, cycle)) : null,
    })
  })
  return {
    slepNames, month, rows,
    pooled: await poolSmallSchools(store, rows, monthsOf, month),
    underTen: rows.filter(r => r.figures.kind === 'under-ten').length,
    territory: territoryOf(lastMonth, scheme),
    scheme,
  }
}

/** What stands for each key, in order (Node 20 has no Map.groupBy). */
const groupedBy = <T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> => {
  const groups = new Map<K, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}

const territoryOf = (lastMonth: readonly HistogramRow[], scheme: BandScheme): DisclosedSums<Band> =>
  disclose(lastMonth.map(r => ({ id: r.rbd, students: r.students, daysAttended: r.daysAttended, daysDue: r.daysDue, parts: bandsOf(r.histogram, scheme) })), bandNames).sums

type MonthOfSchool = Month & { rbd: number; students: number; daysAttended: number; daysDue: number }

/**
 * Only months in which a school was itself under 10 go in: its other months stand on its own page, and could be taken away again. And
 * only months in which two such schools or more had 10 students together: a month of one alone would be that school's. The last
 * month has to be one of these.
 */
const poolSmallSchools = async (store: Store, rows: readonly BoardRow[], monthsOf: ReadonlyMap<number, readonly MonthOfSchool[]>, month: Month): Promise<PooledRow[]> => {
  const { microcentro, microcentroSchool } = store.s
  const hidden = rows.filter(r => r.figures.kind === 'under-ten').map(r => r.rbd)
  if (hidden.length < 2) return []
  const members = await store.read.select({ id: microcentroSchool.microcentroId, rbd: microcentroSchool.rbd }).from(microcentroSchool).where(inArray(microcentroSchool.rbd, hidden))
  const pools = groupedBy(members, m => m.id)
  const named = await store.read.select({ id: microcentro.id, name: microcentro.name }).from(microcentro).where(inArray(microcentro.id, [...pools.keys()]))
  return named.flatMap(({ id, name }) => {
    const small = pools.get(id)!.flatMap(({ rbd }) => monthsOf.get(rbd) ?? []).filter(m => isUnderTen(m.students) && m.daysDue > 0)
    const pooled = [...groupedBy(small, monthKey).values()].filter(same => same.length >= 2 && !isUnderTen(studentsOf(same)))
    const last = pooled.find(same => compareMonths(same[0]!, month) === 0)
    const year = yearToDateOf(pooled.flat(), month)
    if (!last || !year) return []
    return [{ microcentroId: id, name, schools: last.length, month, attendance: discloseRate(year.daysAttended, year.daysDue, studentsOf(last)) }]
  })
}

const studentsOf = (months: readonly MonthOfSchool[]) => months.reduce((sum, m) => sum + m.students, 0)
