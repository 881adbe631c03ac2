/** The demo's imports as the administrator made them, from March 2025 to November 2026: which file, when, what it held and said. */
import { createHash } from 'node:crypto'
import type { TeachingGroup } from '../../cycles/indicators/teaching.ts'
import type { ImportKind, ImportReport, ImportWarning } from '../import/report.ts'
import type { Schema } from '../schema.ts'
import { seedAttendanceYear } from './attendance-year.ts'
import { monthWithCourses, monthOfSchool, type SeedAttendance } from './attendance-model.ts'
import { castId, castRegionCode, costaClara, liceoPuertoManso, networkSchools, seedReport, tomasAguilera, valleHondo } from './cast.ts'
import { comparisonSchools } from './comparison-schools.ts'
import { networkSchoolsModel } from './network-schools.ts'
import { streamFor } from './random.ts'
import { monthsOfYear, seedYears, type SeedYear } from './school-calendar.ts'
import { seedEnrolment, seedHolders, seedResults, seedVulnerability } from './yearly.ts'

/** How much of the demo is planted: all of it, or less in tests that look at its shape. */
export type SeedScale = { comparisonSchools: number; years: readonly SeedYear[] }
export const wholeDemo: SeedScale = { comparisonSchools: comparisonSchools.length, years: seedYears }

type Rows<T extends keyof Schema> = Schema[T]['$inferInsert'][]
export type SeedImport = {
  generation: Schema['generation']['$inferInsert']
  covers: { year: number; month: number; rbd: number }[]
  attendance: SeedAttendance[]
  schoolYears: Rows<'schoolYear'>
  schoolSleps: Rows<'schoolSlep'>
  /** Of the yearly file of attendance. */
  afterwards?: Rows<'attendanceAfterwards'>
  /** Of the yearly files; absent in the others. */
  yearly?: Partial<{ enrolment: Rows<'enrolment'>; yearResult: Rows<'yearResult'>; vulnerability: Rows<'vulnerability'>; schoolHolder: Rows<'schoolHolder'> }>
  /** False for one that was undone. */
  isRead: boolean
}

const monthNames = ['', '', '', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'septiembre', 'octubre', 'noviembre', 'diciembre']

/** What a file's rows come to, hashed: the same content has the same hash in every run. */
const sha256Of = (content: unknown) => createHash('sha256').update(JSON.stringify(content)).digest('hex')

/** The first weekday on or after a day of a month, in the working morning. Months above 12 are the next year's. */
const importedAt = (year: number, month: number, day: number, key: string): Date => {
  const at = new Date(Date.UTC(year, month - 1, day, 13, streamFor('imported', key).upTo(60), streamFor('seconds', key).upTo(60)))
  const weekday = at.getUTCDay()
  if (weekday === 0 || weekday === 6) at.setUTCDate(at.getUTCDate() + (weekday === 6 ? 2 : 1))
  return at
}

const compact = (d: Date) => d.toISOString().slice(0, 10).replaceAll('-', '')

const generationOf = (n: number, kind: ImportKind, fileName: string, content: unknown, bytes: number, startedAt: Date, figures: Partial<ImportReport>): Schema['generation']['$inferInsert'] => {
  const fileSha256 = sha256Of(content)
  // A thousand kilobytes take about a second on a small machine.
  const publishedAt = new Date(startedAt.getTime() + 2_000 + Math.round(bytes / 1000))
  return {
    id: castId('generation', n), kind, state: 'published', fileName, fileSha256, fileBytes: bytes, importedBy: tomasAguilera.id, builder: null,
    startedAt, publishedAt, undoneAt: null, undoneBy: null, report: seedReport(kind, fileName, fileSha256, bytes, figures),
  }
}

// ── Directories and the SLEP list ─────────────────────────────────────────────────────────────────────────────────────

const directoryImport = (n: number, year: SeedYear, startedAt: Date, scale: SeedScale, options: { undone?: boolean } = {}): SeedImport => {
  const id = castId('generation', n)
  const ofNetwork = networkSchoolsModel.map(({ school, students, formerName, openSince, courses }): Schema['schoolYear']['$inferInsert'] => {
    const enrolment = year === 2026 ? school.enrolment : (['young', 'preschool', 'adult', 'special'] as const).reduce((sum, g) => sum + students(g, year, 4), 0)
    return {
      generationId: id, rbd: school.rbd, year, name: year <= 2019 && formerName ? formerName : school.name, regionCode: castRegionCode,
      communeCode: school.communeCode, communeName: school.communeName, dependency: year >= school.slep.fromYear ? 6 : 2, rural: school.rural,
      // Not working (in recess) until the year it opened; its first students are counted the April after.
      state: openSince && year < openSince.year ? 2 : 1, hasStudents: enrolment > 0, enrolment, teachingCodes: [...new Set(courses.map(c => c.codEnse))].sort((a, b) => a - b),
    }
  })
  const others = comparisonSchools.slice(0, scale.comparisonSchools).map((s): Schema['schoolYear']['$inferInsert'] => ({
    generationId: id, rbd: s.rbd, year, name: s.name, regionCode: s.regionCode, communeCode: s.communeCode, communeName: s.communeName,
    dependency: s.dependency(year), rural: s.rural, state: 1, hasStudents: true,
    enrolment: s.students(year, 4), teachingCodes: s.teachingCodes,
  }))
  const schoolYears = [...ofNetwork, ...others]
  const refused = options.undone
    ? [{ line: 188, reason: 'unknown-dependency' as const, detail: '0' }, { line: 305, reason: 'unknown-dependency' as const, detail: '0' }]
    : []
  const fileName = `${compact(new Date(Date.UTC(year, 8, 25)))}_Directorio_Oficial_EE_${year}_${year}0430_WEB${options.undone ? ' (1)' : ''}.csv`
  const generation = generationOf(n, 'directory', fileName, [schoolYears.map(({ generationId: _id, ...row }) => row), refused], 210 * schoolYears.length, startedAt, {
    rowsRead: schoolYears.length + refused.length, rowsUsed: schoolYears.length, rowsRefused: refused.length, refused,
    refusedByReason: refused.length > 0 ? [{ reason: 'unknown-dependency', count: refused.length }] : [],
    schools: schoolYears.length, years: [year],
  })
  if (options.undone) Object.assign(generation, { state: 'undone', undoneAt: new Date(startedAt.getTime() + 14 * 60_000), undoneBy: tomasAguilera.id })
  return { generation, covers: [{ year, month: 0, rbd: 0 }], attendance: [], schoolYears, schoolSleps: [], isRead: !options.undone }
}

const slepListImport = (n: number, startedAt: Date, scale: SeedScale): SeedImport => {
  const id = castId('generation', n)
  const schoolSleps = [
    ...networkSchools.map(s => ({ generationId: id, rbd: s.rbd, slepCode: costaClara.code, fromYear: costaClara.fromYear })),
    ...comparisonSchools.slice(0, scale.comparisonSchools).filter(s => s.slepCode !== null)
      .map(s => ({ generationId: id, rbd: s.rbd, slepCode: valleHondo.code, fromYear: valleHondo.fromYear })),
  ]
  return {
    generation: generationOf(n, 'slep-list', 'rbd_slep_2026.csv', schoolSleps, 74 * schoolSleps.length, startedAt, { rowsRead: schoolSleps.length, rowsUsed: schoolSleps.length, schools: schoolSleps.length }),
    covers: [{ year: 0, month: 0, rbd: 0 }], attendance: [], schoolYears: [], schoolSleps, isRead: true,
  }
}

// ── Attendance ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Every row of one month: the network with its courses, the comparison schools with their one figure. */
const attendanceOfMonth = (year: SeedYear, month: number, scale: SeedScale): SeedAttendance[] => [
  ...networkSchoolsModel.flatMap(s => monthWithCourses(s.character, s.courses, group => s.students(group, year, month), year, month)),
  ...comparisonSchools.slice(0, scale.comparisonSchools).map(s => monthOfSchool(s, s.students(year, month), year, month)),
]

const attendanceImport = (n: number, fileName: string, startedAt: Date, attendance: SeedAttendance[], superseded: number, warnings: ImportWarning[]): SeedImport => {
  const covers = [...new Map(attendance.map(r => [`${r.year}-${r.month}-${r.rbd}`, { year: r.year, month: r.month, rbd: r.rbd }])).values()]
  const students = attendance.reduce((sum, r) => (r.course === '' ? sum + r.students : sum), 0)
  // A student who changed course stands in two rows of the file.
  const inCourses = new Set(attendance.filter(r => r.course !== '').map(r => r.rbd))
  const rowsOfCourses = attendance.reduce((sum, r) => (r.course !== '' ? sum + r.students : sum), 0)
  const studentsOfThose = attendance.reduce((sum, r) => (r.course === '' && inCourses.has(r.rbd) ? sum + r.students : sum), 0)
  const studentsInSeveralRows = rowsOfCourses - studentsOfThose
  const chance = streamFor('refused', n)
  const rowsUsed = students + studentsInSeveralRows
  const refused = Array.from({ length: chance.next() < 0.35 ? 1 + chance.upTo(3) : 0 }, () => chance.upTo(rowsUsed) + 2)
    .sort((a, b) => a - b).map(line => ({ line, reason: 'unknown-rbd' as const, detail: String(99_000 + chance.upTo(900)) }))
  const rowsRead = rowsUsed + refused.length
  return {
    generation: generationOf(n, 'attendance', fileName, attendance, 215 * rowsRead, startedAt, {
      rowsRead, rowsUsed, rowsRefused: refused.length, refused, refusedByReason: refused.length > 0 ? [{ reason: 'unknown-rbd', count: refused.length }] : [],
      schools: new Set(covers.map(c => c.rbd)).size, students, studentsInSeveralRows,
      months: [...new Set(attendance.map(r => `${r.year}-${String(r.month).padStart(2, '0')}`))].sort(), years: [...new Set(attendance.map(r => r.year))],
      superseded, warnings,
    }),
    covers, attendance, schoolYears: [], schoolSleps: [], isRead: true,
  }
}

// ── Yearly files ──────────────────────────────────────────────────────────────────────────────────────────────────────

type YearlyTable = keyof NonNullable<SeedImport['yearly']>
const kindOfTable = { enrolment: 'enrolment', yearResult: 'results', vulnerability: 'vulnerability', schoolHolder: 'holders' } as const satisfies Record<YearlyTable, ImportKind>

/** `rows` without their import. Holders speak for the country's year, the index for a school's year and level, the others for a school's year. */
const yearlyImport = <T extends YearlyTable>(n: number, table: T, fileName: string, startedAt: Date, rows: Omit<Rows<T>[number], 'generationId'>[]): SeedImport => {
  const kind = kindOfTable[table]
  const all = rows as { rbd: number; year: number; level?: number }[]
  const keys = all.map(r => (kind === 'holders' ? { year: r.year, month: 0, rbd: 0 } : { year: r.year, month: kind === 'vulnerability' ? r.level! : 0, rbd: r.rbd }))
  const covers = [...new Map(keys.map(k => [`${k.year}-${k.month}-${k.rbd}`, k])).values()]
  return {
    generation: generationOf(n, kind, fileName, rows, 240 * rows.length, startedAt, {
      rowsRead: rows.length, rowsUsed: rows.length, schools: new Set(all.map(r => r.rbd)).size, years: [...new Set(all.map(r => r.year))].sort((a, b) => a - b),
    }),
    covers, attendance: [], schoolYears: [], schoolSleps: [], isRead: true,
    yearly: { [table]: rows.map(r => ({ generationId: castId('generation', n), ...r })) },
  }
}

export const yearlyImportCount = ({ years, comparisonSchools }: SeedScale): number =>
  (years.some(y => y < 2025) ? 2 : 0) + (years.includes(2025) ? (comparisonSchools > 0 ? 4 : 3) : 0) + (years.includes(2026) ? 3 : 0)

/** Asistencia anual por estudiante of the schools beside the network, as the Ministry publishes it after the year. */
const attendanceYearImport = (n: number, startedAt: Date, months: readonly SeedAttendance[]): SeedImport => {
  const { attendance, afterwards } = seedAttendanceYear(castId('generation', n), months)
  const students = attendance.reduce((sum, r) => sum + r.students, 0)
  const { year } = attendance[0]!
  return {
    generation: generationOf(n, 'attendance-year', `ASISTENCIA_ANUAL_PUBL_${year}.csv`, attendance, 420 * students, startedAt, {
      rowsRead: students, rowsUsed: students, schools: attendance.length, students, years: [year],
    }),
    covers: attendance.map(({ rbd }) => ({ year, month: 0, rbd })), attendance, schoolYears: [], schoolSleps: [], afterwards, isRead: true,
  }
}

/** The yearly files, after the months they belong to: those before the installation in one extract, later ones as they came out. */
const yearlyImports = function* (
  n: number, scale: SeedScale, attendance: (year: number) => (rbd: number, group: TeachingGroup) => number | null, months2025: readonly SeedAttendance[],
): Generator<SeedImport> {
  const before = ([2018, 2019, 2022, 2023, 2024] as const).filter(y => scale.years.includes(y))
  const wants = (year: SeedYear) => scale.years.includes(year)
  if (before.length > 0) {
    yield yearlyImport(++n, 'enrolment', 'resumen_matricula_2018_2024_Costa_Clara.csv', importedAt(2025, 3, 6, 'enrolment-before'), before.flatMap(seedEnrolment))
    yield yearlyImport(++n, 'yearResult', 'resumen_rendimiento_2018_2024_Costa_Clara.csv', importedAt(2025, 3, 13, 'results-before'), before.flatMap(y => seedResults(y, attendance(y))))
  }
  if (wants(2025)) {
    yield yearlyImport(++n, 'enrolment', '20251029_Resumen_Matricula_EE_Oficial_2025_20250430.csv', importedAt(2025, 11, 3, 'enrolment-2025'), seedEnrolment(2025))
    yield yearlyImport(++n, 'schoolHolder', 'Directorio_Oficial_Sostenedores_2025.csv', importedAt(2025, 11, 4, 'holders-2025'), seedHolders(2025))
    yield yearlyImport(++n, 'yearResult', '20260310_Resumen_Rendimiento 2025_20260131.csv', importedAt(2026, 3, 12, 'results-2025'), seedResults(2025, attendance(2025)))
    if (months2025.length > 0) yield attendanceYearImport(++n, importedAt(2026, 3, 13, 'attendance-year-2025'), months2025)
  }
  if (wants(2026)) {
    yield yearlyImport(++n, 'vulnerability', 'IVE-SINAE-BASICA-2026.csv', importedAt(2026, 5, 6, 'index-primary'), seedVulnerability(2026, 1))
    yield yearlyImport(++n, 'vulnerability', 'IVE-SINAE-MEDIA-2026.csv', importedAt(2026, 5, 6, 'index-secondary'), seedVulnerability(2026, 2))
    yield yearlyImport(++n, 'enrolment', '20261005_Resumen_Matricula_EE_Oficial_2026_20260430.csv', importedAt(2026, 10, 7, 'enrolment-2026'), seedEnrolment(2026))
  }
}

/**
 * The imports in the order they were made, one after the other so that only one month or year is in memory. The years before the
 * installation came as one file each, later months as the Ministry publishes them; September 2026 came first without one liceo that
 * declared late, and was corrected; a directory of 2026 with two refused rows was undone and imported again.
 */
export const seedImports = function* (scale: SeedScale): Generator<SeedImport> {
  const days = new Map<string, { attended: number; due: number }>()
  const beside = new Set(comparisonSchools.map(c => c.rbd))
  const months2025: SeedAttendance[] = []
  /** Adds up the months of a file, for what the year's results will say of attendance. */
  const adding = (made: SeedImport): SeedImport => {
    for (const r of made.attendance) {
      if (r.course !== '') continue
      if (r.year === 2025 && r.teaching === 'young' && beside.has(r.rbd)) months2025.push(r)
      const sum = days.get(`${r.year}-${r.rbd}-${r.teaching}`) ?? { attended: 0, due: 0 }
      days.set(`${r.year}-${r.rbd}-${r.teaching}`, { attended: sum.attended + r.daysAttended, due: sum.due + r.daysDue })
    }
    return made
  }
  let made = 0
  for (const one of ministryImports(scale)) { made++; yield adding(one) }
  yield* yearlyImports(made, scale, year => (rbd, group) => {
    const sum = days.get(`${year}-${rbd}-${group}`)
    return sum && sum.due > 0 ? (100 * sum.attended) / sum.due : null
  }, months2025)
}

/** Directories, the list of services and attendance. */
const ministryImports = function* (scale: SeedScale): Generator<SeedImport> {
  let n = 0
  const wants = (year: SeedYear) => scale.years.includes(year)
  yield slepListImport(++n, importedAt(2025, 3, 4, 'slep-list'), scale)
  for (const year of [2018, 2019, 2022, 2023, 2024] as const) {
    if (wants(year)) yield directoryImport(++n, year, importedAt(2025, 3, 4, `directory-${year}`), scale)
  }
  for (const year of [2018, 2019, 2022, 2023, 2024] as const) {
    if (!wants(year)) continue
    const rows = monthsOfYear(year).flatMap(month => attendanceOfMonth(year, month, scale))
    yield attendanceImport(++n, `Asistencia_declarada_${year}_marzo_a_diciembre.csv`, importedAt(2025, 3, 5, `attendance-${year}`), rows, 0, [])
  }
  for (const year of [2025, 2026] as const) {
    if (!wants(year)) continue
    for (const month of monthsOfYear(year)) {
      // The Ministry's directory of a year comes out in September: until then the year before it serves.
      if (month === 9) {
        if (year === 2026) yield directoryImport(++n, year, importedAt(year, 9, 28, 'directory-undone'), scale, { undone: true })
        yield directoryImport(++n, year, new Date(importedAt(year, 9, 28, 'directory-undone').getTime() + 25 * 60_000), scale)
      }
      const rows = attendanceOfMonth(year, month, scale)
      const startedAt = importedAt(year, month + 1, 12, `${year}-${month}`)
      const extracted = compact(new Date(Date.UTC(year, month, 5)))
      const fileName = `${compact(startedAt)}_Asistencia_${monthNames[month]}_${year}_${extracted}_WEB.csv`
      const warnings: ImportWarning[] = month < 9 && wants((year - 1) as SeedYear) ? [{ warning: 'year-without-directory', year, nearestYear: year - 1 }] : []
      if (year === 2026 && month === 9) {
        const withoutOne = rows.filter(r => r.rbd !== liceoPuertoManso.rbd)
        const first = attendanceImport(++n, fileName, startedAt, withoutOne, 0, warnings)
        yield first
        yield attendanceImport(++n, `20261027_Asistencia_${monthNames[month]}_${year}_20261020_WEB.csv`, importedAt(2026, 10, 28, 'corrected'), rows, first.covers.length, [])
      } else yield attendanceImport(++n, fileName, startedAt, rows, 0, warnings)
    }
  }
}
