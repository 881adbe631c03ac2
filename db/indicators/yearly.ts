/**
 * A school's yearly figures as its own team and its advisor read them: the school's own counts, whatever their size; whether a rate may be
 * said to the reader is decided where it is shown. The region gets none of this.
 */
import { and, asc, eq, inArray } from 'drizzle-orm'
import { readWithdrawal, type WithdrawalReading } from '../../cycles/charts/year-verdict.ts'
import { outcomes, outcomesOf, yearlyFiguresOf, type HolderKind, type Outcomes, type YearFigures, type YearlyGroup } from '../../cycles/indicators/yearly.ts'
import type { ImportKind } from '../import/report.ts'
import type { Store } from '../store.ts'
import { listSchoolFacts, listSlepOfSchools, type SchoolFacts } from '../territory.ts'

export type YearlySource = { kind: 'enrolment' | 'results' | 'vulnerability'; years: number[]; fileName: string; publishedAt: Date }

/** What the school was in a year: facts of the directory of that year, or of the nearest one (`isNearestYear`). */
export type SchoolInYear = { year: number; facts: SchoolFacts; slepName: string | null; holder: { kind: HolderKind; name: string | null } | null }

export type YearlyFigures = {
  rbd: number
  /** `withdrawal`: what the last year with results says against those before it. For the school's own team and its advisor. */
  groups: { group: YearlyGroup; years: YearFigures[]; withdrawal: WithdrawalReading | null }[]
  vulnerability: { year: number; level: 1 | 2; baseYear: number | null; inPriority: number; students: number; indexTenths: number | null }[]
  inYears: SchoolInYear[]
  sources: YearlySource[]
}

/** The rows of a kind that are read today, of one school. */
const readToday = (store: Store, kind: 'enrolment' | 'results', table: { rbd: never; year: never; generationId: never }) => {
  const { currentImport: c } = store.s
  return and(eq(c.kind, kind), eq(c.rbd, table.rbd), eq(c.year, table.year), eq(c.generationId, table.generationId))
}

const listEnrolment = (store: Store, rbd: number) => {
  const { enrolment: e, currentImport: c } = store.s
  return store.read.select({ year: e.year, level: e.level, students: e.students, simpleCourses: e.simpleCourses, combinedCourses: e.combinedCourses })
    .from(e).innerJoin(c, readToday(store, 'enrolment', e as never)).where(eq(e.rbd, rbd)).orderBy(asc(e.year), asc(e.level))
}

const listResults = (store: Store, rbd: number) => {
  const { yearResult: r, currentImport: c } = store.s
  return store.read.select({
    year: r.year, codEnse: r.codEnse, passed: r.passed, failed: r.failed, withdrawn: r.withdrawn, transferred: r.transferred, attendanceHundredths: r.attendanceHundredths,
  }).from(r).innerJoin(c, readToday(store, 'results', r as never)).where(eq(r.rbd, rbd)).orderBy(asc(r.year), asc(r.codEnse))
}

const yearlyKinds = ['enrolment', 'results', 'vulnerability'] as const satisfies readonly ImportKind[]

/** Which files are read for this school today, and for which years. By kind and first year. */
const listSources = async (store: Store, rbd: number): Promise<YearlySource[]> => {
  const { currentImport: c, generation: g } = store.s
  const rows = await store.read.select({ kind: c.kind, year: c.year, id: g.id, fileName: g.fileName, publishedAt: g.publishedAt }).from(c).innerJoin(g, eq(g.id, c.generationId))
    .where(and(inArray(c.kind, [...yearlyKinds]), eq(c.rbd, rbd))).orderBy(asc(c.year))
  const sources = new Map<string, YearlySource>()
  for (const { kind, year, id, fileName, publishedAt } of rows) {
    const known = yearlyKinds.find(k => k === kind)
    if (!known || !publishedAt) continue
    const source = sources.get(id) ?? { kind: known, years: [], fileName, publishedAt }
    if (!source.years.includes(year)) source.years.push(year)
    sources.set(id, source)
  }
  return [...sources.values()].sort((a, b) => yearlyKinds.indexOf(a.kind) - yearlyKinds.indexOf(b.kind) || a.years[0]! - b.years[0]!)
}

/** Holders of one school, by year. */
const listHolders = async (store: Store, rbd: number) => {
  const { schoolHolder: h, currentImport: c } = store.s
  return store.read.select({ year: h.year, kind: h.kind, name: h.name }).from(h)
    .innerJoin(c, and(eq(c.kind, 'holders'), eq(c.year, h.year), eq(c.generationId, h.generationId))).where(eq(h.rbd, rbd))
}

const listVulnerability = async (store: Store, rbd: number): Promise<YearlyFigures['vulnerability']> => {
  const { vulnerability: v, currentImport: c } = store.s
  const rows = await store.read.select({
    year: v.year, level: v.level, baseYear: v.baseYear, firstPriority: v.firstPriority, secondPriority: v.secondPriority, thirdPriority: v.thirdPriority, students: v.students, indexTenths: v.indexTenths,
  }).from(v).innerJoin(c, and(eq(c.kind, 'vulnerability'), eq(c.rbd, v.rbd), eq(c.year, v.year), eq(c.month, v.level), eq(c.generationId, v.generationId)))
    .where(eq(v.rbd, rbd)).orderBy(asc(v.year), asc(v.level))
  return rows.map(({ firstPriority, secondPriority, thirdPriority, ...r }) => ({ ...r, inPriority: firstPriority + secondPriority + thirdPriority }))
}

const schoolInYears = async (store: Store, rbd: number, years: readonly number[]): Promise<SchoolInYear[]> => {
  const holders = new Map((await listHolders(store, rbd)).map(h => [h.year, { kind: h.kind, name: h.name }]))
  const names = new Map((await store.read.select().from(store.s.slep)).map(s => [s.code, s.name]))
  const out: SchoolInYear[] = []
  for (const year of years) {
    const facts = (await listSchoolFacts(store, [rbd], year)).get(rbd)
    if (!facts) continue
    const slep = (await listSlepOfSchools(store, [rbd], year)).get(rbd)
    out.push({ year, facts, slepName: slep === undefined ? null : names.get(slep) ?? null, holder: holders.get(year) ?? null })
  }
  return out
}

/** Everything is empty for a school no yearly file names. */
export const getYearlyFigures = async (store: Store, rbd: number): Promise<YearlyFigures> => {
  const [enrolment, results, sources, vulnerability] = [await listEnrolment(store, rbd), await listResults(store, rbd), await listSources(store, rbd), await listVulnerability(store, rbd)]
  const knownYears = sources.filter(s => s.kind === 'enrolment').flatMap(s => s.years)
  const groups = yearlyFiguresOf({ enrolment, results, knownYears }).map(g => ({ ...g, withdrawal: readWithdrawal(g.years) }))
  const years = [...new Set(groups.flatMap(g => g.years.map(y => y.year)))].sort((a, b) => a - b)
  return { rbd, groups, vulnerability, inYears: await schoolInYears(store, rbd, years), sources }
}

/** How a year ended in the whole school (every level the file has), and the file that says so. Null where none does. */
export const getYearEnd = async (store: Store, rbd: number, year: number): Promise<{ outcomes: Outcomes; fileName: string; publishedAt: Date } | null> => {
  const rows = (await listResults(store, rbd)).filter(r => r.year === year)
  const source = (await listSources(store, rbd)).find(s => s.kind === 'results' && s.years.includes(year))
  if (rows.length === 0 || !source) return null
  return { outcomes: outcomesOf(rows.map(r => Object.fromEntries(outcomes.map(o => [o, r[o]])) as Outcomes)), fileName: source.fileName, publishedAt: source.publishedAt }
}

/** Courses a year's enrolment counts in the whole school, or null where it counts none. */
export const getCoursesEnrolled = async (store: Store, rbd: number, year: number): Promise<{ simple: number; combined: number } | null> => {
  const rows = (await listEnrolment(store, rbd)).filter(r => r.year === year && (r.simpleCourses !== null || r.combinedCourses !== null))
  return rows.length === 0 ? null : { simple: rows.reduce((n, r) => n + (r.simpleCourses ?? 0), 0), combined: rows.reduce((n, r) => n + (r.combinedCourses ?? 0), 0) }
}
