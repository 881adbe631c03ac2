/**
 * The demo network: one SLEP, twelve schools with their teams and notebooks, attendance since 2018, and the schools around them. All
 * invented, and the same in every run. See `cast.ts` for who they are, `network-schools.ts` for what the 5,068 students are.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Table } from 'drizzle-orm'
import type { AuditEvent } from '../audit.ts'
import { insertRows } from '../dialect.ts'
import { writeInChunks } from '../generations.ts'
import { createDemoInstallation } from '../installation.ts'
import type { Store } from '../store.ts'
import { castId, castPeopleOfDemo, costaClara, networkSchools, plantNetwork, plantPeople, tomasAguilera, valleHondo } from './cast.ts'
import { seedImports, wholeDemo, yearlyImportCount, type SeedImport, type SeedScale } from './import-history.ts'
import { notebookRows } from './notebooks.ts'
import { togetherRows, type TogetherRows } from './together.ts'
import { learningRows, type LearningRows } from './learnings.ts'
import { noticeRows } from './notices.ts'
import { demoPeople } from './people.ts'
import { figuresImportedBy } from './snapshots.ts'
import { studentRows, type StudentRows } from './students.ts'
import { teamLifeRows } from './team-life.ts'
import { protocolRows, type ProtocolRows } from './protocol.ts'
import { advisingRows } from './advising.ts'
import { calendarRows } from './calendar.ts'
import { engagementRows } from './engagement.ts'
import { partnershipRows, type PartnershipRows } from './partnerships.ts'
import { visitRows, type VisitRows } from './visits.ts'
import { importWorkbooks, workbookImportCount } from './workbooks.ts'

/** Where the demo's clock stands when it is made: Wednesday 18 November 2026, 10:40 in Santiago. */
export const demoNow = new Date('2026-11-18T13:40:00Z')

export type SeedProgress = { step: 'people' | 'imports' | 'notebooks'; done: number; total: number }
export type SeedOutcome =
  | { ok: true; schools: number; people: number; cycles: number; imports: number }
  /** Somebody or something is in the database already. */
  | { ok: false; reason: 'not-new' }

const isNew = async (store: Store): Promise<boolean> => {
  const { installation, person, generation } = store.s
  const found = [
    ...await store.read.select({ id: installation.id }).from(installation).limit(1),
    ...await store.read.select({ id: person.id }).from(person).limit(1),
    ...await store.read.select({ id: generation.id }).from(generation).limit(1),
  ]
  return found.length === 0
}

/**
 * Plants the demo in a migrated, new database; refuses any other. `store.clock` is the machine's. The row that says *this is a demo* is
 * written last: what was interrupted never counts as one. `scale` plants less, for tests.
 */
export const seedDemo = async (store: Store, options: { onProgress?: (progress: SeedProgress) => void; scale?: SeedScale } = {}): Promise<SeedOutcome> => {
  if (!(await isNew(store))) return { ok: false, reason: 'not-new' }
  const { s } = store
  const scale = options.scale ?? wholeDemo
  const tell = (step: SeedProgress['step'], done: number, total: number) => options.onProgress?.({ step, done, total })
  const write = <T extends Table>(table: T, rows: T['$inferInsert'][]) => writeInChunks(store, table, rows)

  tell('people', 0, 1)
  await store.tx(tx => insertRows(tx, s.slep, [costaClara, valleHondo].map(({ code, name }) => ({ code, name }))))
  const named = demoPeople.filter(p => castPeopleOfDemo.includes(p))
  await store.tx(tx => plantPeople(store, tx, named, { credentials: true }))
  await store.tx(tx => plantPeople(store, tx, demoPeople.filter(p => !named.includes(p)), { credentials: true }))
  await store.tx(tx => plantNetwork(store, tx, [2025, 2026]))
  tell('people', 1, 1)

  const importsTotal = 1 + scale.years.reduce((sum, year) => sum + (year === 2025 ? 11 : year === 2026 ? 11 : 2), 0) + yearlyImportCount(scale) + workbookImportCount
  const current = new Map<string, { kind: SeedImport['generation']['kind']; rbd: number; year: number; month: number; generationId: string }>()
  let imports = 0
  for (const made of seedImports(scale)) {
    const { generation } = made
    const { kind, id: generationId } = generation
    await store.tx(tx => insertRows(tx, s.generation, [generation]))
    await write(s.generationCover, made.covers.map(c => ({ generationId, kind, ...c })))
    await write(s.schoolYear, made.schoolYears)
    await write(s.schoolSlep, made.schoolSleps)
    await write(s.attendance, made.attendance.map(r => ({ generationId, ...r })))
    await write(s.attendanceAfterwards, made.afterwards ?? [])
    await write(s.enrolment, made.yearly?.enrolment ?? [])
    await write(s.yearResult, made.yearly?.yearResult ?? [])
    await write(s.vulnerability, made.yearly?.vulnerability ?? [])
    await write(s.schoolHolder, made.yearly?.schoolHolder ?? [])
    await store.tx(tx => insertRows(tx, s.audit, auditOf(made)))
    if (made.isRead) for (const c of made.covers) current.set(`${kind}-${c.rbd}-${c.year}-${c.month}`, { kind, ...c, generationId })
    imports += 1
    tell('imports', imports, importsTotal)
    await nextTurn()
  }
  await write(s.currentImport, [...current.values()])
  await importWorkbooks(store, () => tell('imports', ++imports, importsTotal))

  const notebooks = notebookRows()
  tell('notebooks', 0, notebooks.cycles.length)
  await write(s.cycle, notebooks.cycles)
  await write(s.part, notebooks.parts)
  await write(s.partRevision, notebooks.revisions)
  await write(s.feedback, notebooks.feedback)
  await write(s.notice, noticeRows(notebooks.feedback))
  await write(s.need, notebooks.needs)
  await write(s.absenceReason, notebooks.reasons)
  await write(s.storyLink, notebooks.storyLinks)
  for (const [table, rows] of Object.entries(learningRows(notebooks))) await write(s[table as keyof LearningRows] as Table, rows)
  for (const [table, rows] of Object.entries(togetherRows())) await write(s[table as keyof TogetherRows] as Table, rows)
  const snapshots: (typeof s.snapshot.$inferInsert)[] = []
  for (const taken of notebooks.snapshots) {
    const figures = await figuresImportedBy(store, taken.rbd, taken.takenAt)
    if (figures) snapshots.push({ ...taken, figures })
  }
  await write(s.snapshot, snapshots)
  const surveys = engagementRows((school, number) => castId('cycle', (school.rbd - 90_000) * 10 + number))
  await write(s.engagementRound, surveys.rounds)
  await write(s.engagementCourse, surveys.courses)
  await write(s.engagementTally, surveys.tallies)
  await write(s.calendarEntry, calendarRows())
  for (const [table, rows] of Object.entries(visitRows((school, number) => castId('cycle', (school.rbd - 90_000) * 10 + number)))) await write(s[table as keyof VisitRows] as Table, rows)
  for (const [table, rows] of Object.entries(partnershipRows(notebooks.parts))) await write(s[table as keyof PartnershipRows] as Table, rows)
  for (const [table, rows] of Object.entries(protocolRows())) await write(s[table as keyof ProtocolRows] as Table, rows)
  const life = teamLifeRows()
  await write(s.leadership, life.leadership)
  await write(s.feedbackRequest, advisingRows().requests)
  await write(s.cyclePause, life.pauses)
  await write(s.audit, life.audit)
  // Their list is of 2026: without that year there is nothing it would agree with.
  if (scale.years.includes(2026)) for (const [table, rows] of Object.entries(studentRows())) await write(s[table as keyof StudentRows] as Table, rows)
  tell('notebooks', notebooks.cycles.length, notebooks.cycles.length)

  const made = await store.tx(tx => createDemoInstallation(store, tx, {
    programmeName: 'Cuaderno TEP', territoryName: 'Costa Clara', timeZone: 'America/Santiago', now: demoNow,
  }, store.clock))
  if (!made.ok) return { ok: false, reason: 'not-new' }
  return { ok: true, schools: networkSchools.length + scale.comparisonSchools, people: demoPeople.length, cycles: notebooks.cycles.length, imports }
}

/** The record the import would have left. */
const auditOf = ({ generation: g }: SeedImport) => {
  const report = g.report!
  const n = Number(g.id.slice(-12))
  const row = (order: number, at: Date, event: AuditEvent, detail: Record<string, string | number>) => ({
    id: castId('audit', n * 10 + order), at, event, personId: tomasAguilera.id, rbd: null, requestId: null,
    detail: { kind: g.kind, fileName: g.fileName, generation: g.id, ...detail },
  })
  return [
    row(1, g.startedAt, 'import.started', {}),
    row(2, g.publishedAt!, 'import.published', { rowsUsed: report.rowsUsed, rowsRefused: report.rowsRefused, schools: report.schools, superseded: report.superseded }),
    ...(g.undoneAt ? [row(3, g.undoneAt, 'import.undone', { restored: 0, removed: 1 })] : []),
  ]
}
