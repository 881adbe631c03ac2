/**
 * The board of a territory: schools x cycles x attendance, as a finished view model under the region's disclosure rules. What is
 * hidden is not in it. By RBD here; the edge sorts by name. Never sorted by a figure.
 */
import { inArray } from 'drizzle-orm'
import { compareMonths, monthKey, monthOfDay, type Month } from '../../cycles/calendar/days.ts'
import { compareSameMonths, firstFullMonth, type Comparison } from '../../cycles/compare/same-months.ts'
import { disclose, discloseChange, discloseRate, discloseYearRate, regionPolicy, smallestGroupRange, type Cell, type DisclosedSums, type Policy, type Rate } from '../../cycles/disclosure/disclose.ts'
import { bandNames, bandsOf, type Band, type BandScheme } from '../../cycles/indicators/attendance.ts'
import { firstSchoolMonth, yearToDateOf } from '../../cycles/indicators/series.ts'
import type { Decision } from '../../cycles/notebook/parts.ts'
import type { Phase, TheoryCarried } from '../../cycles/notebook/phases.ts'
import type { Scope } from '../../cycles/people/permissions.ts'
import type { SchoolTraitsToChoose } from '../../cycles/region/filters.ts'
import { chronicShareOf, type ToldShare } from '../../cycles/region/board-readings.ts'
import { getRegionPolicy } from '../region/policy.ts'
import { listRegionSchools, type RegionCycle, type RegionSchool, type SchoolState } from '../region/schools.ts'
import { getBandScheme } from '../installation.ts'
import { listServiceNames } from '../region/networks.ts'
import type { Store } from '../store.ts'
import { getComparisonGroups } from './comparison.ts'
import { nextImplementation } from './cycle-signal.ts'
import { getLastMonth, listMonthHistograms, listSchoolMonths, type HistogramRow } from './school-months.ts'

export type BoardCycle = { cycleId: string; number: number; year: number; title: string; phase: Phase; theoryCarried: TheoryCarried | null; decision: Decision | null }

/** A comparison with its figures as coarse as the school's size asks. `months`: how many; which ones are between `first` and `last`. */
export type DisclosedComparison =
  | { kind: 'compared'; change: Cell<{ points: number; decimals: 0 | 1 }>; first: Month; last: Month; coverage: { compared: number; sinceStart: number }; otherSchools: { fewest: number; most: number } }
  | { kind: 'cannot-yet'; why: 'no-months-since' | 'no-year-before' | 'no-others' }
  | { kind: 'too-few-students' }

export type BoardFigures =
  | { kind: 'no-data' }
  /** Fewer students than may be told (10 unless another number was set): not shown, and in no sum. */
  | { kind: 'under-ten' }
  | {
    kind: 'shown'
    month: Month
    students: number
    /** March to `month`, days added. */
    attendance: Cell<Rate> | null
    monthsMissing: number
    /** Students under the normal band in the board's month; null for a school without that month. */
    chronic: Cell<ToldShare> | null
    /** Of the current cycle; null without one. */
    comparison: DisclosedComparison | null
  }

/** Days are `YYYY-MM-DD`. `nextFrom`: when a later cycle of the school was put into practice. */
export type BoardSpan = { startedOn: string; implementationFrom: string | null; closedOn: string | null; droppedOn: string | null; nextFrom: string | null }

export type BoardRow = {
  rbd: number
  name: string
  communeCode: number
  communeName: string
  rural: boolean
  state: SchoolState
  traits: SchoolTraitsToChoose & { slepName: string | null }
  /** In the order they began. */
  cycles: BoardCycle[]
  /** The newest that is neither closed nor dropped, else the newest. */
  current: BoardCycle | null
  /** The days of the current cycle. */
  span: BoardSpan | null
  figures: BoardFigures
}

/**
 * Small schools read together, in the months in which each of them is hidden: those of a microcentro, those of a commune that are in none, or one school
 * over three years that are over. Who is in a group does not depend on what is filtered, and no school is in two of one time. How many students they
 * have is not said: 18 of two schools under 10 would be 9 and 9. The rate is a whole percent, or a bound.
 */
export type PooledRow =
  | { kind: 'microcentro' | 'commune'; key: string; name: string; schools: number; month: Month; attendance: Cell<Rate> | null }
  | { kind: 'three-years'; key: string; name: string; rbd: number; from: number; to: number; attendance: Cell<Rate> | null }

export type Board = {
  /** Names of the services the scope covers; empty for the whole country. */
  slepNames: string[]
  /** The last month any school of the territory has. */
  month: Month | null
  rows: BoardRow[]
  pooled: PooledRow[]
  /** How many schools have fewer students than may be told. */
  underTen: number
  /** The territory in its last month: sums of what is shown, each over the schools it says. */
  territory: DisclosedSums<Band>
  scheme: BandScheme
  /** The rules everything here was told by. */
  policy: Policy
}

export const discloseComparison = (c: Comparison, policy: Policy = regionPolicy): DisclosedComparison => {
  if (c.kind === 'too-few-students' || (c.kind === 'compared' && c.students < policy.fewestStudents)) return { kind: 'too-few-students' }
  if (c.kind === 'cannot-yet') return { kind: c.kind, why: c.why }
  return {
    kind: 'compared',
    change: discloseChange(c.points, c.ownMonths.flatMap(({ now, before }) => [now, before]), policy),
    first: c.months[0]!, last: c.months.at(-1)!,
    coverage: c.coverage,
    otherSchools: c.otherSchools,
  }
}

const boardCycleOf = (c: RegionCycle): BoardCycle =>
  ({ cycleId: c.id, number: c.number, year: c.year, title: c.title, phase: c.phase, theoryCarried: c.theoryCarried, decision: c.decision })

const spanOf = ({ current: c, cycles }: RegionSchool): BoardSpan | null =>
  (c ? { startedOn: c.startedOn, implementationFrom: c.implementationFrom, closedOn: c.closedOn, droppedOn: c.droppedOn, nextFrom: nextImplementation(cycles, c.id) } : null)

const noSums: DisclosedSums<Band> = { students: null, attendance: null, parts: null }

/** `policy`: without it, that of whoever has `scope`. */
export type BoardOptions = { scheme?: BandScheme; policy?: Policy }

/**
 * Every school of `scope` (`figures.ofTerritory`); the cycles shown are those of `outlineScope` (`cycle.outline`). `today`: `YYYY-MM-DD`. What takes
 * longer of each school is in `board-details.ts`, for those on the page.
 */
export const getBoard = async (store: Store, scope: Scope, outlineScope: Scope, today: string, options: BoardOptions = {}): Promise<Board> => {
  const scheme = options.scheme ?? await getBandScheme(store)
  const policy = options.policy ?? await getRegionPolicy(store, scope)
  const isSmall = (students: number) => students < policy.fewestStudents
  const schools = await listRegionSchools(store, scope, today, outlineScope)
  const rbds = schools.map(s => s.rbd)
  const upTo = monthOfDay(today)
  const slepNames = await listServiceNames(store, scope)
  const month = await getLastMonth(store, rbds, upTo)
  const rowOf = (school: RegionSchool, figures: BoardFigures): BoardRow => ({
    rbd: school.rbd, name: school.name, communeCode: school.communeCode ?? 0, communeName: school.communeName, rural: school.rural ?? false, state: school.state,
    traits: school, cycles: school.cycles.map(boardCycleOf), current: school.current ? boardCycleOf(school.current) : null, span: spanOf(school), figures,
  })
  if (!month) return { slepNames, month, rows: schools.map(s => rowOf(s, { kind: 'no-data' })), pooled: [], underTen: 0, territory: noSums, scheme, policy }

  const ofYear = await listSchoolMonths(store, { rbds: everyOrThese(rbds), from: { year: month.year, month: firstSchoolMonth }, to: month, teaching: 'young' })
  const monthsOf = groupedBy(ofYear, m => m.rbd)
  const mine = new Set(rbds)
  const lastMonth = (await listMonthHistograms(store, { rbds: everyOrThese(rbds), from: month, to: month, teaching: 'young' })).filter(r => mine.has(r.rbd))
  const inLastMonth = new Map(lastMonth.map(r => [r.rbd, r]))
  const groups = await getComparisonGroups(store, new Map(schools.flatMap(s => (s.current ? [[s.rbd, firstFullMonth(s.current.startedOn)] as const] : []))), upTo)

  const rows = schools.map(school => {
    const months = monthsOf.get(school.rbd) ?? []
    const last = months.at(-1)
    if (!last) return rowOf(school, { kind: 'no-data' })
    if (isSmall(last.students)) return rowOf(school, { kind: 'under-ten' })
    const year = yearToDateOf(months.filter(m => !isSmall(m.students)), month)
    const [cycle, group, histogram] = [school.current, groups.get(school.rbd), inLastMonth.get(school.rbd)]
    return rowOf(school, {
      kind: 'shown',
      month: { year: last.year, month: last.month },
      students: last.students,
      attendance: discloseYearRate(months, last.students, policy),
      monthsMissing: year?.monthsMissing.length ?? 0,
      chronic: histogram ? chronicShareOf(histogram, scheme, policy) : null,
      comparison: group && cycle ? discloseComparison(compareSameMonths(group, school.rbd, cycle), policy) : null,
    })
  })
  return {
    slepNames, month, rows,
    pooled: await poolSmallSchools(store, rows, monthsOf, month, policy),
    underTen: rows.filter(r => r.figures.kind === 'under-ten').length,
    territory: territoryOf(lastMonth, scheme, policy),
    scheme, policy,
  }
}

/** Of a whole country every school is read: naming five thousand would be longer than reading them. */
const everyOrThese = (rbds: readonly number[]): readonly number[] | 'all' => (rbds.length > 2_000 ? 'all' : rbds)

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

const territoryOf = (lastMonth: readonly HistogramRow[], scheme: BandScheme, policy: Policy): DisclosedSums<Band> =>
  disclose(lastMonth.map(r => ({ id: r.rbd, students: r.students, daysAttended: r.daysAttended, daysDue: r.daysDue, parts: bandsOf(r.histogram, scheme) })), bandNames, policy).sums

type MonthOfSchool = Month & { rbd: number; students: number; daysAttended: number; daysDue: number }

/** Students a group of small schools needs between them, whatever smallest group was set. */
const fewestInPool = (policy: Policy) => Math.max(policy.fewestStudents, smallestGroupRange.usual)

/**
 * Only months in which a school was itself under the smallest group go in: its other months stand on its own page, and could be taken away again. And
 * only months in which two such schools or more had enough students together: a month of one alone would be that school's. The last month has to be
 * one of these.
 */
const poolSmallSchools = async (store: Store, rows: readonly BoardRow[], monthsOf: ReadonlyMap<number, readonly MonthOfSchool[]>, month: Month, policy: Policy): Promise<PooledRow[]> => {
  const { microcentro, microcentroSchool } = store.s
  const hidden = rows.filter(r => r.figures.kind === 'under-ten')
  if (hidden.length === 0) return []
  const members = await store.read.select({ id: microcentroSchool.microcentroId, rbd: microcentroSchool.rbd }).from(microcentroSchool).where(inArray(microcentroSchool.rbd, hidden.map(r => r.rbd)))
  const named = members.length === 0 ? [] : await store.read.select({ id: microcentro.id, name: microcentro.name }).from(microcentro).where(inArray(microcentro.id, members.map(x => x.id)))
  const inMicrocentro = new Set(members.map(x => x.rbd))
  const poolOf = (rbds: readonly number[]) => {
    const small = rbds.flatMap(rbd => monthsOf.get(rbd) ?? []).filter(m => m.students < policy.fewestStudents && m.daysDue > 0)
    const pooled = [...groupedBy(small, monthKey).values()].filter(same => same.length >= 2 && studentsOf(same) >= fewestInPool(policy))
    const last = pooled.find(same => compareMonths(same[0]!, month) === 0)
    const year = yearToDateOf(pooled.flat(), month)
    return last && year ? { schools: last.length, month, attendance: discloseRate(year.daysAttended, year.daysDue, studentsOf(last), policy) } : null
  }
  const pools: PooledRow[] = []
  for (const { id, name } of named) {
    const pool = poolOf(members.filter(x => x.id === id).map(x => x.rbd))
    if (pool) pools.push({ kind: 'microcentro', key: id, name, ...pool })
  }
  for (const [code, schools] of groupedBy(hidden.filter(r => !inMicrocentro.has(r.rbd) && r.communeCode > 0), r => r.communeCode)) {
    const pool = poolOf(schools.map(r => r.rbd))
    if (pool) pools.push({ kind: 'commune', key: `commune-${code}`, name: schools[0]!.communeName, ...pool })
  }
  return [...pools, ...await poolThreeYears(store, hidden, month, policy)]
}

/** The last three years of school that are over, in blocks that never overlap: 2022 to 2024, 2025 to 2027. Two overlapping ones would give one year less another. */
const lastThreeYears = (year: number): { from: number; to: number } => {
  const to = year - 1 - ((year - 1 - 2024) % 3 + 3) % 3
  return { from: to - 2, to }
}

/**
 * One school that is hidden now, over a block of years: of its months under the smallest group, where it has some in each of the three years and so many
 * students in a mean month of each that the three together are enough. Its single years are told nowhere.
 */
const poolThreeYears = async (store: Store, hidden: readonly BoardRow[], month: Month, policy: Policy): Promise<PooledRow[]> => {
  const { from, to } = lastThreeYears(month.year)
  const months = await listSchoolMonths(store, { rbds: hidden.map(r => r.rbd), from: { year: from, month: firstSchoolMonth }, to: { year: to, month: 12 }, teaching: 'young' })
  const of = groupedBy(months.filter(m => m.students < policy.fewestStudents && m.daysDue > 0), m => m.rbd)
  return hidden.flatMap((row): PooledRow[] => {
    const mine = of.get(row.rbd) ?? []
    const years = groupedBy(mine, m => m.year)
    const students = [...years.values()].reduce((sum, all) => sum + Math.floor(studentsOf(all) / all.length), 0)
    if (years.size < 3 || students < fewestInPool(policy)) return []
    const [attended, due] = [mine.reduce((n, m) => n + m.daysAttended, 0), mine.reduce((n, m) => n + m.daysDue, 0)]
    return [{ kind: 'three-years', key: `years-${row.rbd}`, name: row.name, rbd: row.rbd, from, to, attendance: discloseRate(attended, due, students, policy) }]
  })
}

const studentsOf = (months: readonly MonthOfSchool[]) => months.reduce((sum, m) => sum + m.students, 0)
