/**
 * The rows of each table that leaves (`cycles/opendata/tables.ts`), in the order of its key, a slice of schools at a time so that any number of
 * them streams in the same memory. What a scope may not see is not read; what may not be shown is not in a row.
 */
import { and, asc, count, eq, gte, inArray, lte, ne } from 'drizzle-orm'
import { compareMonths, type Month } from '../../cycles/calendar/days.ts'
import { isExpectationWithheld, withoutFigures } from '../../cycles/disclosure/disclose-expectation.ts'
import type { Policy } from '../../cycles/disclosure/disclose.ts'
import { attendancePercentOf, bandNames, bandsOf, type BandScheme } from '../../cycles/indicators/attendance.ts'
import { yearsWithoutAttendance } from '../../cycles/indicators/series.ts'
import { teachingGroupsOfYears, yearlyFiguresOf, type EnrolmentRow, type ResultRow } from '../../cycles/indicators/yearly.ts'
import { countByKind, isWaiting, type NeedAnswer } from '../../cycles/needs/needs.ts'
import { attendanceFigures, yearlyFigures } from '../../cycles/opendata/disclosed-rows.ts'
import type { Row, TableName, Value } from '../../cycles/opendata/tables.ts'
import type { Action, Scope } from '../../cycles/people/permissions.ts'
import { joinedBranches } from '../../cycles/theory/theory.ts'
import { listNeedsOfTerritory } from '../notebook/needs.ts'
import { listCycleOutlines, type CycleOutline } from '../notebook/outlines.ts'
import type { Store } from '../store.ts'
import { listSchoolFacts, listSchoolsIn, listSlepOfSchools, type SchoolFacts } from '../territory.ts'
import { getRegionsOf, listMonthHistograms, listMonthsUnderTen, type HistogramRow } from '../indicators/school-months.ts'

/** Everything a file may hold (the operator's own copy, and only of attendance), or what may leave. */
export type Disclosure = 'none' | 'region'

export type Wanted = {
  /** Of the action the table asks for (`actionOf`). */
  scope: Scope
  /** `YYYY-MM-DD`. */
  today: string
  timeZone: string
  disclosure: Disclosure
  policy: Policy
  scheme: BandScheme
  /** Both ends included. */
  fromYear?: number
  toYear?: number
  month?: number
  /** Schools that are this service's today. */
  slep?: number
  /** Schools that are in this commune today. */
  commune?: number
  /** The key of a row: only rows after it, in the order of the table. */
  after?: readonly Value[]
}

/** What a person must be allowed to do to be given a table. */
export const actionOf: Record<TableName, Action> = {
  'attendance-months': 'figures.ofTerritory', 'yearly-figures': 'figures.ofTerritory', cycles: 'cycle.outline', 'need-counts': 'need.answer', 'official-dropout': 'figures.ofTerritory',
}

/** Numbers before and after each other as numbers, texts by code point: the same on every engine. */
const compareValues = (a: Value, b: Value): number => (a === b ? 0 : a === null ? -1 : b === null ? 1 : a < b ? -1 : 1)
export const compareKeys = (a: readonly Value[], b: readonly Value[]): number => {
  for (let i = 0; i < a.length; i++) { const c = compareValues(a[i]!, b[i] ?? null); if (c !== 0) return c }
  return 0
}

const isWithin = (year: number, { fromYear, toYear }: Wanted) => (fromYear === undefined || year >= fromYear) && (toYear === undefined || year <= toYear)

/** The schools a table speaks of: those of the scope today, narrowed by service and commune. By RBD. */
const schoolsOf = async (store: Store, wanted: Wanted): Promise<number[]> => {
  let rbds = await listSchoolsIn(store, wanted.scope, wanted.today)
  const thisYear = Number(wanted.today.slice(0, 4))
  if (wanted.slep !== undefined) {
    const sleps = await listSlepOfSchools(store, rbds, thisYear)
    rbds = rbds.filter(rbd => sleps.get(rbd) === wanted.slep)
  }
  if (wanted.commune !== undefined) {
    const facts = await listSchoolFacts(store, rbds, thisYear)
    rbds = rbds.filter(rbd => facts.get(rbd)?.communeCode === wanted.commune)
  }
  return rbds
}

const schoolsAtOnce = 250
const slicesOf = (rbds: readonly number[]): number[][] => Array.from({ length: Math.ceil(rbds.length / schoolsAtOnce) }, (_, i) => rbds.slice(i * schoolsAtOnce, (i + 1) * schoolsAtOnce))

/** What a school was in a year, for the first columns of a row. */
type SchoolsInYear = { facts: Map<number, SchoolFacts>; sleps: Map<number, number> }
const schoolsInYear = async (store: Store, rbds: readonly number[], year: number): Promise<SchoolsInYear> =>
  ({ facts: await listSchoolFacts(store, rbds, year), sleps: await listSlepOfSchools(store, rbds, year) })
const schoolColumns = (rbd: number, { facts, sleps }: SchoolsInYear, slepNames: ReadonlyMap<number, string>): Record<string, Value> => {
  const [f, slep] = [facts.get(rbd), sleps.get(rbd) ?? null]
  return { rbd, school_name: f?.name ?? null, slep_code: slep, slep_name: slep === null ? null : slepNames.get(slep) ?? null, commune_code: f?.communeCode ?? null, commune_name: f?.communeName ?? null }
}
const slepNamesOf = async (store: Store) => new Map((await store.read.select().from(store.s.slep)).map(s => [s.code, s.name]))

// ── Attendance ────────────────────────────────────────────────────────────────────────────────────────────────────────

type Courses = Map<number, { byMonth: Map<number, number>; most: number }>
/** Courses with declared attendance in each month of a year, by school. */
const coursesDeclared = async (store: Store, rbds: readonly number[], year: number): Promise<Courses> => {
  const { attendance: a, currentImport: c } = store.s
  const rows = await store.read.select({ rbd: c.rbd, month: c.month, courses: count() }).from(c)
    .innerJoin(a, and(eq(c.kind, 'attendance'), eq(c.rbd, a.rbd), eq(c.year, a.year), eq(c.month, a.month), eq(c.generationId, a.generationId)))
    .where(and(eq(c.kind, 'attendance'), inArray(c.rbd, [...rbds]), eq(c.year, year), ne(a.course, ''))).groupBy(c.rbd, c.month)
  const out: Courses = new Map()
  for (const { rbd, month, courses } of rows) {
    const known = out.get(rbd) ?? { byMonth: new Map<number, number>(), most: 0 }
    known.byMonth.set(month, courses)
    known.most = Math.max(known.most, courses)
    out.set(rbd, known)
  }
  return out
}

const attendanceRow = (r: HistogramRow, of: Record<string, Value>, courses: Courses, { disclosure, policy, scheme }: Wanted): Row => {
  const bands = bandsOf(r.histogram, scheme)
  const at = courses.get(r.rbd)
  const base = { ...of, year: r.year, month: r.month, teaching: r.teaching }
  const covered = { courses_declared: at?.byMonth.get(r.month) ?? null, courses_most: at?.most ?? null }
  if (disclosure === 'none') {
    const percent = attendancePercentOf(r)
    return {
      ...base, students: r.students, students_reading: 'shown', ...covered, days_due: r.daysDue, days_attended: r.daysAttended,
      attendance_percent: percent === null ? null : Math.round(percent * 100) / 100, attendance_reading: percent === null ? 'none' : 'exact',
      ...Object.fromEntries(bandNames.map(band => [`students_${band}`, bands[band]])), bands_reading: 'shown', band_scheme: scheme.name, publication: 'not-for-publication',
    }
  }
  const figures = attendanceFigures({ students: r.students, daysAttended: r.daysAttended, daysDue: r.daysDue, parts: bands }, { declared: covered.courses_declared, most: covered.courses_most }, policy)
  return { ...base, ...figures, band_scheme: scheme.name }
}

/** Months with attendance of any of the schools, in order. `rbds` null: of every school there is. */
const monthsWithAttendance = async (store: Store, rbds: readonly number[] | null, wanted: Wanted): Promise<Month[]> => {
  const { currentImport: c } = store.s
  if (rbds?.length === 0) return []
  return store.read.selectDistinct({ year: c.year, month: c.month }).from(c).where(and(
    eq(c.kind, 'attendance'), rbds === null ? undefined : inArray(c.rbd, [...rbds]), wanted.month === undefined ? undefined : eq(c.month, wanted.month),
    wanted.fromYear === undefined ? undefined : gte(c.year, wanted.fromYear), wanted.toYear === undefined ? undefined : lte(c.year, wanted.toYear),
  )).orderBy(asc(c.year), asc(c.month))
}

/** The operator's copy has schools no directory names, too. */
const schoolsWithAttendance = async (store: Store, wanted: Wanted): Promise<number[]> => {
  if (wanted.disclosure === 'region') return schoolsOf(store, wanted)
  const { currentImport: c } = store.s
  return (await store.read.selectDistinct({ rbd: c.rbd }).from(c).where(eq(c.kind, 'attendance'))).map(r => r.rbd).sort((a, b) => a - b)
}

const attendanceRows = async function* (store: Store, wanted: Wanted): AsyncGenerator<Row> {
  const rbds = await schoolsWithAttendance(store, wanted)
  const names = await slepNamesOf(store)
  const slices = slicesOf(rbds)
  const after = wanted.after ? { year: Number(wanted.after[0]), month: Number(wanted.after[1]) } : null
  let year = 0
  let known = new Map<number, { schools: SchoolsInYear; courses: Courses }>()
  for (const at of await monthsWithAttendance(store, rbds, wanted)) {
    if (after && compareMonths(at, after) < 0) continue
    if (at.year !== year) { year = at.year; known = new Map() }
    for (const [i, slice] of slices.entries()) {
      if (after && compareMonths(at, after) === 0 && slice.at(-1)! < Number(wanted.after![2])) continue
      const of = known.get(i) ?? { schools: await schoolsInYear(store, slice, at.year), courses: await coursesDeclared(store, slice, at.year) }
      known.set(i, of)
      const rows = await listMonthHistograms(store, { rbds: slice, from: at, to: at, teaching: 'all' })
      rows.sort((a, b) => a.rbd - b.rbd || compareValues(a.teaching, b.teaching))
      for (const r of rows) yield attendanceRow(r, schoolColumns(r.rbd, of.schools, names), of.courses, wanted)
    }
  }
}

// ── Yearly figures ────────────────────────────────────────────────────────────────────────────────────────────────────

/** What the yearly files that are read today say of many schools. */
export const yearlyOf = async (store: Store, rbds: readonly number[]) => {
  const { enrolment: e, yearResult: r, currentImport: c } = store.s
  const enrolment = await store.read.select({ rbd: e.rbd, year: e.year, level: e.level, students: e.students }).from(e)
    .innerJoin(c, and(eq(c.kind, 'enrolment'), eq(c.rbd, e.rbd), eq(c.year, e.year), eq(c.generationId, e.generationId))).where(inArray(e.rbd, [...rbds]))
  const results = await store.read.select({
    rbd: r.rbd, year: r.year, codEnse: r.codEnse, passed: r.passed, failed: r.failed, withdrawn: r.withdrawn, transferred: r.transferred, attendanceHundredths: r.attendanceHundredths,
  }).from(r).innerJoin(c, and(eq(c.kind, 'results'), eq(c.rbd, r.rbd), eq(c.year, r.year), eq(c.generationId, r.generationId))).where(inArray(r.rbd, [...rbds]))
  const known = await store.read.select({ rbd: c.rbd, year: c.year }).from(c).where(and(eq(c.kind, 'enrolment'), inArray(c.rbd, [...rbds])))
  const out = new Map<number, { enrolment: EnrolmentRow[]; results: ResultRow[]; knownYears: number[] }>()
  const at = (rbd: number) => { const found = out.get(rbd) ?? { enrolment: [], results: [], knownYears: [] }; out.set(rbd, found); return found }
  for (const { rbd, ...row } of enrolment) at(rbd).enrolment.push(row)
  for (const { rbd, ...row } of results) at(rbd).results.push(row)
  for (const { rbd, year } of known) at(rbd).knownYears.push(year)
  return out
}

/** The years of the school's main teaching, as its page for the region has them (`db/indicators/disclosed-yearly.ts`). */
export const mainGroupOf = (of: { enrolment: EnrolmentRow[]; results: ResultRow[]; knownYears: number[] }) => {
  const groups = yearlyFiguresOf(of)
  return [...teachingGroupsOfYears, 'preschool' as const].flatMap(group => groups.filter(g => g.group === group))[0] ?? null
}

const yearlyRows = async function* (store: Store, wanted: Wanted): AsyncGenerator<Row> {
  const rbds = await schoolsOf(store, wanted)
  const names = await slepNamesOf(store)
  const from = wanted.after ? Number(wanted.after[0]) : 0
  for (const slice of slicesOf(rbds.filter(rbd => rbd >= from))) {
    const figures = await yearlyOf(store, slice)
    const inYear = new Map<number, SchoolsInYear>()
    for (const rbd of slice) {
      const main = figures.has(rbd) ? mainGroupOf(figures.get(rbd)!) : null
      if (!main) continue
      for (const { year, figures: told } of yearlyFigures(main.years, wanted.policy)) {
        if (!isWithin(year, wanted)) continue
        if (!inYear.has(year)) inYear.set(year, await schoolsInYear(store, slice, year))
        yield { ...schoolColumns(rbd, inYear.get(year)!, names), year, group: main.group, ...told }
      }
    }
  }
}

// ── Cycles ────────────────────────────────────────────────────────────────────────────────────────────────────────────

const cycleRow = (outline: CycleOutline, underTen: readonly Month[], of: Record<string, Value>): Row => {
  const isWithheld = isExpectationWithheld(outline.startedOn, underTen)
  const { shown: o, withheld } = isWithheld ? withoutFigures(outline) : { shown: outline, withheld: [] }
  const { theoryIf, theoryThen } = joinedBranches(o.branches)
  const said = (text: string): Value => (text === '' ? null : text)
  return {
    ...of, cycle: o.number, year: o.year, title: o.title, phase: o.phase, started_on: o.startedOn, implementation_from: o.implementationFrom, closed_on: o.closedOn, dropped_on: o.droppedOn,
    theory_carried: o.theoryCarried, theory_if: said(theoryIf), theory_then: said(theoryThen), theory_which_will: said(o.theoryWhichWill), expected_indicator: o.expectIndicator,
    expected_measure: said(o.expectMeasure), expected_from: said(o.expectFrom), expected_to: said(o.expectTo),
    expected_reading: withheld.length > 0 ? 'few-students' : o.expectFrom === '' && o.expectTo === '' ? 'none' : 'as-typed',
    expected_by: o.expectBy, expected_others: o.expectOthers, decision: o.decision, decision_why: said(o.decisionWhy), publication: 'region-outline',
  }
}

/** The operator has every school's cycles; everybody else those of the schools of their scope. */
const schoolsWithCycles = async (store: Store, wanted: Wanted): Promise<number[]> => {
  const { cycle } = store.s
  const having = (await store.read.selectDistinct({ rbd: cycle.rbd }).from(cycle)).map(c => c.rbd).sort((a, b) => a - b)
  if (wanted.scope.operator) return having
  const mine = new Set(await schoolsOf(store, wanted))
  return having.filter(rbd => mine.has(rbd))
}

const cycleRows = async function* (store: Store, wanted: Wanted): AsyncGenerator<Row> {
  const thisYear = Number(wanted.today.slice(0, 4))
  const names = await slepNamesOf(store)
  const from = wanted.after ? Number(wanted.after[0]) : 0
  for (const slice of slicesOf((await schoolsWithCycles(store, wanted)).filter(rbd => rbd >= from))) {
    // The slice is of schools the scope was asked for already: the same scope, and no wider.
    const outlines = await listCycleOutlines(store, { ...wanted.scope, country: false, sleps: [], networkIds: [], rbds: slice }, wanted.today)
    const [schools, underTen] = [await schoolsInYear(store, slice, thisYear), await listMonthsUnderTen(store, slice, wanted.policy)]
    for (const o of outlines.sort((a, b) => a.rbd - b.rbd || a.number - b.number)) {
      if (isWithin(o.year, wanted)) yield cycleRow(o, underTen.get(o.rbd) ?? [], schoolColumns(o.rbd, schools, names))
    }
  }
}

// ── Needs ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

const slepCodesOf = ({ scope, slep }: Wanted) => scope.sleps.filter(code => slep === undefined || code === slep)

const yearsOfNeeds = async (store: Store, wanted: Wanted): Promise<number[]> => {
  const { years } = await listNeedsOfTerritory(store, { ...wanted.scope, sleps: slepCodesOf(wanted) }, { year: 0, today: wanted.today, timeZone: wanted.timeZone })
  return [...years].sort((a, b) => a - b)
}

/** What schools raised to their SLEP, counted by kind: no school and no word of theirs. A need that was taken back counts nowhere. */
const needRows = async function* (store: Store, wanted: Wanted): AsyncGenerator<Row> {
  const names = await slepNamesOf(store)
  for (const year of (await yearsOfNeeds(store, wanted)).filter(y => isWithin(y, wanted))) {
    for (const code of [...slepCodesOf(wanted)].sort((a, b) => a - b)) {
      const { schools, needs } = await listNeedsOfTerritory(store, { ...wanted.scope, sleps: [code] }, { year, today: wanted.today, timeZone: wanted.timeZone })
      for (const { kind, schools: raising, needs: n } of [...countByKind(needs)].sort((a, b) => compareValues(a.kind, b.kind))) {
        const of = needs.filter(x => x.kind === kind)
        const answered = (answer: NeedAnswer) => of.filter(x => x.answer === answer).length
        yield {
          year, slep_code: code, slep_name: names.get(code) ?? null, kind, schools_with_need: raising, schools_of_territory: schools, needs: n,
          waiting: of.filter(isWaiting).length, answered_yes: answered('yes'), answered_no: answered('no'), answered_when: answered('when'), publication: 'service-counts',
        }
      }
    }
  }
}

// ── Official dropout ──────────────────────────────────────────────────────────────────────────────────────────────────

const dropoutRows = async function* (store: Store, wanted: Wanted): AsyncGenerator<Row> {
  const { officialDropout: d, currentImport: c } = store.s
  const rbds = await schoolsOf(store, wanted)
  const communes = new Set([...(await listSchoolFacts(store, rbds, Number(wanted.today.slice(0, 4)))).values()].map(f => f.communeCode))
  const regions = new Set((await getRegionsOf(store, rbds)).values())
  const isWhole = wanted.scope.country && wanted.slep === undefined && wanted.commune === undefined
  const rows = await store.read.select({ level: d.level, code: d.code, label: d.label, scope: d.scope, year: d.year, dropouts: d.dropouts, of: d.theoreticalEnrolment }).from(d)
    .innerJoin(c, and(eq(c.kind, 'dropout'), eq(c.generationId, d.generationId)))
    .where(and(eq(d.sex, 'all'), inArray(d.level, ['country', 'region', 'commune'])))
  const mine = rows.filter(r => isWithin(r.year, wanted) && (isWhole || r.level === 'country' || (r.code !== null && (r.level === 'region' ? regions : communes).has(r.code))))
  const keyOf = (r: (typeof rows)[number]): Value[] => [r.level, r.label, r.scope, r.year]
  for (const r of mine.sort((a, b) => compareKeys(keyOf(a), keyOf(b)))) {
    yield {
      level: r.level, code: r.code, label: r.label, scope: r.scope, year: r.year, pandemic: yearsWithoutAttendance.includes(r.year) ? 'yes' : 'no', dropouts: r.dropouts, theoretical_enrolment: r.of,
      dropout_percent: r.of === 0 ? null : Math.round((1000 * r.dropouts) / r.of) / 10, dropout_reading: r.of === 0 ? 'none' : 'exact', coverage: 'all-schools', publication: 'as-published',
    }
  }
}

// ── Any table ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const sources: Record<TableName, (store: Store, wanted: Wanted) => AsyncGenerator<Row>> = {
  'attendance-months': attendanceRows, 'yearly-figures': yearlyRows, cycles: cycleRows, 'need-counts': needRows, 'official-dropout': dropoutRows,
}

export const rowsOf = async function* (store: Store, name: TableName, key: readonly string[], wanted: Wanted): AsyncGenerator<Row> {
  for await (const row of sources[name](store, wanted)) {
    if (!wanted.after || compareKeys(key.map(k => row[k] ?? null), wanted.after) > 0) yield row
  }
}

/** The years a table has rows of, newest first. Narrowed by the scope, the service and the commune, not by years. */
export const listYearsOf = async (store: Store, name: TableName, given: Wanted): Promise<number[]> => {
  const wanted = { ...given, fromYear: undefined, toYear: undefined, month: undefined }
  const newest = (years: readonly number[]) => [...new Set(years)].sort((a, b) => b - a)
  const { currentImport: c, cycle, officialDropout: d } = store.s
  if (name === 'need-counts') return newest(await yearsOfNeeds(store, wanted))
  if (name === 'official-dropout') {
    return newest((await store.read.selectDistinct({ year: d.year }).from(d).innerJoin(c, and(eq(c.kind, 'dropout'), eq(c.generationId, d.generationId)))).map(r => r.year))
  }
  if (name === 'cycles') {
    const rbds = await schoolsWithCycles(store, wanted)
    return rbds.length === 0 ? [] : newest((await store.read.selectDistinct({ year: cycle.year }).from(cycle).where(inArray(cycle.rbd, rbds))).map(r => r.year))
  }
  const rbds = name === 'attendance-months' ? await schoolsWithAttendance(store, wanted) : await schoolsOf(store, wanted)
  if (rbds.length === 0) return []
  return newest((await store.read.selectDistinct({ year: c.year }).from(c).where(and(inArray(c.kind, name === 'attendance-months' ? ['attendance'] : ['enrolment', 'results']), inArray(c.rbd, rbds)))).map(r => r.year))
}
