/** The demo's imports as the administrator made them, from March 2025 to November 2026: which file, when, what it held and said. */
import { createHash } from 'node:crypto'
import type { ImportKind, ImportReport, ImportWarning } from '../import/report.ts'
import type { Schema } from '../schema.ts'
import { monthWithCourses, monthOfSchool, type SeedAttendance } from './attendance-model.ts'
import { castId, castRegionCode, costaClara, liceoPuertoManso, networkSchools, seedReport, tomasAguilera, valleHondo } from './cast.ts'
import { comparisonSchools } from './comparison-schools.ts'
import { networkSchoolsModel } from './network-schools.ts'
import { streamFor } from './random.ts'
import { monthsOfYear, seedYears, type SeedYear } from './school-calendar.ts'

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
  const ofNetwork = networkSchoolsModel.map(({ school, students, formerName, courses }): Schema['schoolYear']['$inferInsert'] => {
    const enrolment = year === 2026 ? school.enrolment : (['young', 'preschool', 'adult', 'special'] as const).reduce((sum, g) => sum + students(g, year, 4), 0)
    return {
      generationId: id, rbd: school.rbd, year, name: year <= 2019 && formerName ? formerName : school.name, regionCode: castRegionCode,
      communeCode: school.communeCode, communeName: school.communeName, dependency: year >= school.slep.fromYear ? 6 : 2, rural: school.rural, state: 1,
      hasStudents: true, enrolment, teachingCodes: [...new Set(courses.map(c => c.codEnse))].sort((a, b) => a - b),
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

/**
 * The imports in the order they were made, one after the other so that only one month or year is in memory. The years before the
 * installation came as one file each, later months as the Ministry publishes them; September 2026 came first without one liceo that
 * declared late, and was corrected; a directory of 2026 with two refused rows was undone and imported again.
 */
export const seedImports = function* (scale: SeedScale): Generator<SeedImport> {
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
