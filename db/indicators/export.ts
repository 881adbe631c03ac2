/**
 * What leaves the tool as a file. Two readers: the operator, who gets everything and is told it is not for publication, and anybody
 * through the web, who gets what the region's rules allow. Both are recorded before the first row is read.
 */
import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Month } from '../../cycles/calendar/days.ts'
import { csvOpening, csvRecord, type CsvCell } from '../../cycles/export/csv.ts'
import { isExpectationWithheld, withoutFigures } from '../../cycles/disclosure/disclose-expectation.ts'
import { discloseGroup, isShown, type Cell, type HiddenReason, type Rate } from '../../cycles/disclosure/disclose.ts'
import { attendancePercentOf, bandNames, bandsOf, type BandScheme } from '../../cycles/indicators/attendance.ts'
import { countByKind, isWaiting, type NeedAnswer } from '../../cycles/needs/needs.ts'
import type { Scope } from '../../cycles/people/permissions.ts'
import { joinedBranches } from '../../cycles/theory/theory.ts'
import { record } from '../audit.ts'
import { listNeedsOfTerritory } from '../notebook/needs.ts'
import { listCycleOutlines, type CycleOutline } from '../notebook/outlines.ts'
import { getBandScheme } from '../installation.ts'
import type { Store } from '../store.ts'
import { listSchoolFacts, listSchoolsIn, listSlepOfSchools } from '../territory.ts'
import { listMonthHistograms, listMonthsUnderTen, type HistogramRow } from './school-months.ts'

/** Everything a file may hold, or what the region may see. */
export type Disclosure = 'none' | 'region'

/** Who exports, for the audit; the command line has no person. */
export type ExportedBy = { personId: string | null; requestId: string | null; via: 'cli' | 'web' }

/** Said in the file itself, in every row of a CSV, since rows are copied without their file. */
export const publicationOf: Record<Disclosure, string> = {
  none: 'not for publication: holds groups under 10',
  region: 'region rules applied: groups under 10 and small counts are not shown',
}

/** In a CSV, why a cell holds no figure. In JSON the value is null and `hidden` names the reason. */
const hiddenMark: Record<HiddenReason, string> = { 'under-ten': 'n<10', 'small-cell': 'hidden', 'coarse-rate': 'hidden' }

export type ExportedValue = string | number | null
/** One row: values by column, and the reasons of those that are hidden. */
export type ExportedRow = { values: Record<string, ExportedValue>; hidden: Record<string, HiddenReason> }
export type ExportedTable = {
  columns: readonly string[]
  /** Columns whose numbers always carry so many decimals. Rates under the region's rules carry what they may. */
  decimals: Record<string, number>
  publication: string
  rows: AsyncIterable<ExportedRow>
}

export const indicatorColumns = [
  'rbd', 'year', 'month', 'teaching', 'students', 'days_attended', 'days_due', 'attendance_percent',
  'students_critical', 'students_severe', 'students_repeated', 'students_normal', 'students_outstanding',
  'band_scheme', 'school_name', 'slep_code', 'slep_name', 'publication',
] as const

const figureOf = <T>(row: ExportedRow, column: string, cell: Cell<T> | null, value: (shown: T) => ExportedValue) => {
  if (cell === null) row.values[column] = null
  else if (isShown(cell)) row.values[column] = value(cell.shown)
  else { row.values[column] = null; row.hidden[column] = cell.hidden }
}
const rateText = (rate: Rate): ExportedValue => (rate.kind === 'percent' ? rate.percent : `${rate.kind === 'at-most' ? '<=' : '>='}${rate.percent}`)

type Names = { name: string | null; slepCode: number | null; slepName: string | null }

const indicatorRow = (r: HistogramRow, names: Names, disclosure: Disclosure, scheme: BandScheme): ExportedRow => {
  const bands = bandsOf(r.histogram, scheme)
  const row: ExportedRow = { values: { rbd: r.rbd, year: r.year, month: r.month, teaching: r.teaching }, hidden: {} }
  if (disclosure === 'none') {
    const percent = attendancePercentOf(r)
    Object.assign(row.values, {
      students: r.students, days_attended: r.daysAttended, days_due: r.daysDue,
      attendance_percent: percent === null ? null : Math.round(percent * 100) / 100,
      ...Object.fromEntries(bandNames.map(band => [`students_${band}`, bands[band]])),
    })
  } else {
    const d = discloseGroup({ students: r.students, daysAttended: r.daysAttended, daysDue: r.daysDue, parts: bands })
    figureOf(row, 'students', d.students, n => n)
    figureOf(row, 'days_attended', d.daysAttended, n => n)
    figureOf(row, 'days_due', d.daysDue, n => n)
    figureOf(row, 'attendance_percent', d.attendance, rateText)
    for (const band of bandNames) figureOf(row, `students_${band}`, d.parts[band], n => n)
  }
  Object.assign(row.values, { band_scheme: scheme.name, school_name: names.name, slep_code: names.slepCode, slep_name: names.slepName, publication: publicationOf[disclosure] })
  return row
}

export type IndicatorsWanted = { scope: Scope; today: string; year?: number; month?: number; disclosure: Disclosure; by: ExportedBy; scheme?: BandScheme }

/**
 * A row per school, month and teaching group with data, by month and RBD, read month by month so that any number streams. The SLEP
 * and name are those of the row's year. Only `disclosure: 'region'` may leave through the web.
 */
export const exportIndicators = async (store: Store, wanted: IndicatorsWanted): Promise<ExportedTable> => {
  const { scope, today, year, month, disclosure, by } = wanted
  const scheme = wanted.scheme ?? await getBandScheme(store)
  const { currentImport: c } = store.s
  const rbds = scope.country ? 'all' as const : await listSchoolsIn(store, scope, today)
  const months = rbds !== 'all' && rbds.length === 0 ? [] : await store.read.selectDistinct({ year: c.year, month: c.month }).from(c).where(and(
    eq(c.kind, 'attendance'), rbds === 'all' ? undefined : inArray(c.rbd, rbds),
    year === undefined ? undefined : eq(c.year, year), month === undefined ? undefined : eq(c.month, month),
  )).orderBy(asc(c.year), asc(c.month))
  await record(store, {
    event: 'export.indicators', personId: by.personId, requestId: by.requestId,
    detail: { via: by.via, disclosure, year: year ?? null, month: month ?? null, months: months.length },
  })
  const slepNames = new Map((await store.read.select().from(store.s.slep)).map(s => [s.code, s.name]))

  const rows = async function* (): AsyncGenerator<ExportedRow> {
    let of = { year: 0, facts: new Map<number, { name: string }>(), sleps: new Map<number, number>() }
    for (const at of months) {
      if (at.year !== of.year) of = { year: at.year, facts: await listSchoolFacts(store, rbds, at.year), sleps: await listSlepOfSchools(store, rbds, at.year) }
      for (const r of await listMonthHistograms(store, { rbds, from: at, to: at, teaching: 'all' })) {
        const slepCode = of.sleps.get(r.rbd) ?? null
        yield indicatorRow(r, { name: of.facts.get(r.rbd)?.name ?? null, slepCode, slepName: slepCode === null ? null : slepNames.get(slepCode) ?? null }, disclosure, scheme)
      }
    }
  }
  return { columns: indicatorColumns, decimals: disclosure === 'none' ? { attendance_percent: 2 } : {}, publication: publicationOf[disclosure], rows: rows() }
}

export const cycleColumns = [
  'rbd', 'school_name', 'slep_code', 'cycle', 'year', 'title', 'phase', 'started_on', 'implementation_from', 'closed_on', 'dropped_on',
  'theory_carried', 'theory_if', 'theory_then', 'theory_which_will', 'expected_indicator', 'expected_measure', 'expected_from',
  'expected_to', 'expected_by', 'expected_others', 'decision', 'decision_why',
] as const

const expectedColumns = { expectMeasure: 'expected_measure', expectFrom: 'expected_from', expectTo: 'expected_to' } as const

const cycleRow = (outline: CycleOutline, underTen: readonly Month[], name: string | null, slepCode: number | null): ExportedRow => {
  const { shown: o, withheld } = isExpectationWithheld(outline.startedOn, underTen) ? withoutFigures(outline) : { shown: outline, withheld: [] }
  const { theoryIf, theoryThen } = joinedBranches(o.branches)
  const row: ExportedRow = { hidden: {}, values: {
    rbd: o.rbd, school_name: name, slep_code: slepCode, cycle: o.number, year: o.year, title: o.title, phase: o.phase, started_on: o.startedOn,
    implementation_from: o.implementationFrom, closed_on: o.closedOn, dropped_on: o.droppedOn, theory_carried: o.theoryCarried,
    theory_if: theoryIf, theory_then: theoryThen, theory_which_will: o.theoryWhichWill, expected_indicator: o.expectIndicator,
    expected_measure: o.expectMeasure, expected_from: o.expectFrom, expected_to: o.expectTo, expected_by: o.expectBy, expected_others: o.expectOthers,
    decision: o.decision, decision_why: o.decisionWhy,
  } }
  for (const field of withheld) { row.values[expectedColumns[field]] = null; row.hidden[expectedColumns[field]] = 'under-ten' }
  return row
}

/** A row per cycle with what the region may read of it: metadata, theory, expectation (without typed figures where the school was under 10), decision. `scope` of `cycle.outline`. */
export const exportCycles = async (store: Store, { scope, today, year, by }: { scope: Scope; today: string; year?: number; by: ExportedBy }): Promise<ExportedTable> => {
  const outlines = (await listCycleOutlines(store, scope, today)).filter(o => year === undefined || o.year === year)
    .sort((a, b) => a.rbd - b.rbd || a.number - b.number)
  await record(store, { event: 'export.cycles', personId: by.personId, requestId: by.requestId, detail: { via: by.via, year: year ?? null, cycles: outlines.length } })
  const rbds = [...new Set(outlines.map(o => o.rbd))]
  const rows = async function* (): AsyncGenerator<ExportedRow> {
    const thisYear = Number(today.slice(0, 4))
    const facts = await listSchoolFacts(store, rbds, thisYear)
    const sleps = await listSlepOfSchools(store, rbds, thisYear)
    const underTen = await listMonthsUnderTen(store, rbds)
    for (const o of outlines) yield cycleRow(o, underTen.get(o.rbd) ?? [], facts.get(o.rbd)?.name ?? null, sleps.get(o.rbd) ?? null)
  }
  return { columns: cycleColumns, decimals: {}, publication: 'what the region may read of each cycle: no log, no notes, no drafts', rows: rows() }
}

export const needColumns = [
  'year', 'slep_code', 'slep_name', 'kind', 'schools_with_need', 'schools_of_territory', 'needs', 'waiting', 'answered_yes', 'answered_no', 'answered_when',
] as const

/**
 * What schools raised to their SLEP, counted by kind for the yearly plan: a row per service and kind, no school and no word of theirs.
 * `scope` of `need.answer`; a need that was taken back counts nowhere.
 */
export const exportNeedCounts = async (
  store: Store, { scope, today, timeZone, year, by }: { scope: Scope; today: string; timeZone: string; year: number; by: ExportedBy },
): Promise<ExportedTable> => {
  await record(store, { event: 'export.needs', personId: by.personId, requestId: by.requestId, detail: { via: by.via, year } })
  const names = new Map((await store.read.select().from(store.s.slep)).map(s => [s.code, s.name]))
  const rows = async function* (): AsyncGenerator<ExportedRow> {
    for (const code of [...scope.sleps].sort((a, b) => a - b)) {
      const { schools, needs } = await listNeedsOfTerritory(store, { ...scope, sleps: [code] }, { year, today, timeZone })
      for (const { kind, schools: raising, needs: n } of countByKind(needs)) {
        const of = needs.filter(x => x.kind === kind)
        const answered = (answer: NeedAnswer) => of.filter(x => x.answer === answer).length
        yield { hidden: {}, values: {
          year, slep_code: code, slep_name: names.get(code) ?? null, kind, schools_with_need: raising, schools_of_territory: schools, needs: n,
          waiting: of.filter(isWaiting).length, answered_yes: answered('yes'), answered_no: answered('no'), answered_when: answered('when'),
        } }
      }
    }
  }
  return { columns: needColumns, decimals: {}, publication: 'counts by kind: no school, no text', rows: rows() }
}

// ── Formats ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** CSV in pieces of some hundred rows. */
export const csvOf = async function* ({ columns, decimals, rows }: ExportedTable): AsyncGenerator<string> {
  let piece = csvOpening(columns)
  for await (const { values, hidden } of rows) {
    piece += csvRecord(columns.map((column): CsvCell => {
      const reason = hidden[column]
      if (reason) return hiddenMark[reason]
      const value = values[column] ?? null
      const places = decimals[column]
      return typeof value === 'number' && places !== undefined ? { number: value, decimals: places } : value
    }))
    if (piece.length > 65_536) { yield piece; piece = '' }
  }
  if (piece) yield piece
}

/** One JSON object: `{"publication": …, "rows": [{…, "hidden": {column: reason}}, …]}`. A hidden value is null. */
export const jsonOf = async function* ({ publication, rows }: ExportedTable): AsyncGenerator<string> {
  let piece = `{"publication":${JSON.stringify(publication)},"rows":[`
  let first = true
  for await (const { values, hidden } of rows) {
    piece += `${first ? '' : ','}\n${JSON.stringify(Object.keys(hidden).length > 0 ? { ...values, hidden } : values)}`
    first = false
    if (piece.length > 65_536) { yield piece; piece = '' }
  }
  yield `${piece}\n]}\n`
}
