/**
 * A copy for research, made anew each time: of schools whose service lets them be seen from outside, under codes that exist in this copy alone.
 * Schools come in the order of their codes, which is chance's: neither an order nor a date says which is which.
 */
import { randomBytes } from 'node:crypto'
import { csvOpening, csvRecord } from '../../cycles/export/csv.ts'
import { discloseRate } from '../../cycles/disclosure/disclose.ts'
import { bandsOf } from '../../cycles/indicators/attendance.ts'
import { codebookHeader, codebookRows } from '../../cycles/opendata/codebook.ts'
import { attendanceFigures, yearlyFigures } from '../../cycles/opendata/disclosed-rows.ts'
import { readRate } from '../../cycles/opendata/readings.ts'
import { coarser, monthOf, researchFiles, toTens, type ResearchFile } from '../../cycles/opendata/research-tables.ts'
import type { Row } from '../../cycles/opendata/tables.ts'
import { fewestAlike, groupByTraits, type TraitGroups } from '../../cycles/opendata/trait-groups.ts'
import type { Scope } from '../../cycles/people/permissions.ts'
import { record } from '../audit.ts'
import { newExportId, policyOfWhatLeaves, type ExportedBy } from '../export/open-table.ts'
import { mainGroupOf, yearlyOf } from '../export/rows.ts'
import type { ZipEntry } from '../export/zip.ts'
import { listMonthHistograms, getRegionsOf } from '../indicators/school-months.ts'
import { getBandScheme } from '../installation.ts'
import { listCycleOutlines } from '../notebook/outlines.ts'
import type { Store } from '../store.ts'
import { listOpenSleps, listSchoolFacts, listSchoolsIn, listSlepOfSchools } from '../territory.ts'

export type ResearchSchools = TraitGroups<number> & { /** Schools of the scope whose service lets them be seen. */ open: number; sleps: number }

/** The schools of a set and how they are told. `scope` of `data.keys`; a service that lets nothing be seen is left out, its own scope too. */
export const listResearchSchools = async (store: Store, scope: Scope, today: string): Promise<ResearchSchools> => {
  const year = Number(today.slice(0, 4))
  const inScope = await listSchoolsIn(store, scope, today)
  const [open, sleps] = [await listOpenSleps(store), await listSlepOfSchools(store, inScope, year)]
  const rbds = inScope.filter(rbd => sleps.has(rbd) && open.has(sleps.get(rbd)!))
  const [facts, regions] = [await listSchoolFacts(store, rbds, year), await getRegionsOf(store, rbds)]
  const known = rbds.flatMap(rbd => { const f = facts.get(rbd); return f ? [{ id: rbd, traits: { region: regions.get(rbd) ?? null, rural: f.rural, enrolment: f.enrolment } }] : [] })
  const groups = groupByTraits(known)
  return { ...groups, open: rbds.length, leftOut: rbds.length - groups.told.size, sleps: new Set(rbds.map(rbd => sleps.get(rbd))).size }
}

export type ResearchSet = { ok: true; exportId: string; schools: ResearchSchools; entries: AsyncIterable<ZipEntry> } | { ok: false; reason: 'too-few-schools'; schools: ResearchSchools }

const schoolsAtOnce = 100

/** `more`: files that another part of the notebook adds (quotes schools gave their choice for), by the same codes. */
export const openResearchSet = async (
  store: Store, { scope, today, by, readMes, more }: { scope: Scope; today: string; by: ExportedBy; readMes: { path: string; textOf: (of: { exportId: string; schools: ResearchSchools }) => string }[]; more?: (codeOf: ReadonlyMap<number, string>) => AsyncIterable<ZipEntry> },
): Promise<ResearchSet> => {
  const schools = await listResearchSchools(store, scope, today)
  if (schools.told.size < fewestAlike) return { ok: false, reason: 'too-few-schools', schools }
  const exportId = newExportId()
  await record(store, { event: 'export.research', personId: by.personId, requestId: by.requestId, detail: { export: exportId, via: by.via, schools: schools.told.size, leftOut: schools.leftOut, sleps: schools.sleps } })

  const codes = new Map<number, string>()
  const taken = new Set<string>()
  for (const rbd of schools.told.keys()) {
    let code: string
    do { code = randomCode() } while (taken.has(code))
    taken.add(code)
    codes.set(rbd, code)
  }
  const inOrder = [...codes].sort((a, b) => (a[1] < b[1] ? -1 : 1)).map(([rbd]) => rbd)
  const slices = Array.from({ length: Math.ceil(inOrder.length / schoolsAtOnce) }, (_, i) => inOrder.slice(i * schoolsAtOnce, (i + 1) * schoolsAtOnce))
  const of: Made = { store, today, codes, slices, inOrder, schools, scope }
  const entries = (async function* (): AsyncGenerator<ZipEntry> {
    for (const { path, textOf } of readMes) yield { path, text: [textOf({ exportId, schools })] }
    yield { path: 'diccionario.csv', text: [csvOpening([...codebookHeader]), ...codebookRows(Object.values(researchFiles)).map(row => csvRecord(row))] }
    for (const [file, rows] of [[researchFiles.schools, schoolRows], [researchFiles.attendance, attendanceRows], [researchFiles.years, yearRows], [researchFiles.cycles, cycleRows]] as const) {
      yield { path: `${file.name}.csv`, text: csvPieces(file, rows(of)) }
    }
    if (more) yield* more(codes)
  })()
  return { ok: true, exportId, schools, entries }
}

/** Letters that are not taken for figures or for one another. */
const letters = 'ABCDEFGHJKMNPQRSTVWXYZ'
const randomCode = () => [...randomBytes(8)].map(b => letters[b % letters.length]!).join('')

const csvPieces = async function* (file: ResearchFile, rows: AsyncIterable<Row>): AsyncGenerator<string> {
  let piece = csvOpening(file.columns.map(c => c.name))
  for await (const row of rows) {
    piece += csvRecord(file.columns.map(c => row[c.name] ?? null))
    if (piece.length > 65_536) { yield piece; piece = '' }
  }
  yield piece
}

type Made = { store: Store; today: string; codes: ReadonlyMap<number, string>; slices: readonly number[][]; inOrder: readonly number[]; schools: ResearchSchools; scope: Scope }

const schoolRows = async function* ({ inOrder, codes, schools }: Made): AsyncGenerator<Row> {
  for (const rbd of inOrder) { const { region, rurality, size, alike } = schools.told.get(rbd)!; yield { school: codes.get(rbd)!, region, rurality, size, schools_alike: alike } }
}

const attendanceRows = async function* ({ store, slices, codes }: Made): AsyncGenerator<Row> {
  const [scheme, policy] = [await getBandScheme(store), await policyOfWhatLeaves(store)]
  for (const slice of slices) {
    const place = new Map(slice.map((rbd, i) => [rbd, i]))
    const rows = await listMonthHistograms(store, { rbds: slice, teaching: 'young' })
    rows.sort((a, b) => place.get(a.rbd)! - place.get(b.rbd)! || a.year - b.year || a.month - b.month)
    for (const r of rows) {
      const bands = bandsOf(r.histogram, scheme)
      const d = attendanceFigures({ students: r.students, daysAttended: r.daysAttended, daysDue: r.daysDue, parts: bands }, { declared: null, most: null }, policy)
      // A month of a school too small to be told says nothing at all: it is left out.
      if (d.students === null) continue
      const isTold = d.students_critical !== null && d.students_severe !== null
      const chronic = isTold ? readRate(discloseRate(bands.critical + bands.severe, r.students, r.students, policy)) : { percent: null, reading: 'small-count' }
      yield { school: codes.get(r.rbd)!, year: r.year, month: r.month, students_about: toTens(d.students!), ...coarser('attendance', d.attendance_percent!, d.attendance_reading!), ...coarser('chronic_absence', chronic.percent, chronic.reading) }
    }
  }
}

const yearRows = async function* ({ store, slices, codes }: Made): AsyncGenerator<Row> {
  const policy = await policyOfWhatLeaves(store)
  for (const slice of slices) {
    const figures = await yearlyOf(store, slice)
    for (const rbd of slice) {
      const main = figures.has(rbd) ? mainGroupOf(figures.get(rbd)!) : null
      for (const { year, figures: d } of main ? yearlyFigures(main.years, policy) : []) {
        if (d.students_with_result === null) continue
        yield { school: codes.get(rbd)!, year, students_about: toTens(d.students_with_result!), ...coarser('withdrawal', d.withdrawal_percent!, d.withdrawal_reading!), ...coarser('failure', d.failure_percent!, d.failure_reading!), ...coarser('attendance', d.attendance_percent!, d.attendance_reading!) }
      }
    }
  }
}

const cycleRows = async function* ({ store, today, slices, codes, scope }: Made): AsyncGenerator<Row> {
  for (const slice of slices) {
    const place = new Map(slice.map((rbd, i) => [rbd, i]))
    const outlines = await listCycleOutlines(store, { ...scope, country: false, sleps: [], networkIds: [], rbds: slice }, today)
    for (const o of outlines.sort((a, b) => place.get(a.rbd)! - place.get(b.rbd)! || a.number - b.number)) {
      yield {
        school: codes.get(o.rbd)!, cycle: o.number, year: o.year, started: monthOf(o.startedOn), implemented: monthOf(o.implementationFrom), ended: monthOf(o.closedOn ?? o.droppedOn),
        phase: o.phase, theory_carried: o.theoryCarried, expected_indicator: o.expectIndicator, decision: o.decision,
      }
    }
  }
}
