/**
 * Two of the demo's imports come the whole way: workbooks are made and given to the importers, as an administrator's upload is. The Ministry's
 * rates of dropout, and the trajectory report of one school. All of it is invented, and their names say so wherever they are shown.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importFile } from '../import/import-file.ts'
import type { Store } from '../store.ts'
import { losBoldos, tomasAguilera } from './cast.ts'
import { networkSchoolsModel } from './network-schools.ts'
import { streamFor } from './random.ts'
import { seedResults } from './yearly.ts'

export type SeedCell = string | number | null
export type SeedSheets = Record<string, SeedCell[][]>

// ── The official workbook ─────────────────────────────────────────────────────────────────────────────────────────────

/** Dropouts and theoretical enrolment, global and in the regular system, by year; null where the workbook has a dash. */
export type DropoutRow = { label: string; region?: string; counts: readonly (readonly [number, number, number, number] | null)[] }
export type DropoutRows = Record<'Dependencia' | 'Región' | 'Provincia' | 'Comuna', readonly DropoutRow[]>

const tableOf = (n: string, of: string, whose: string, head: readonly string[], years: readonly number[], rows: readonly DropoutRow[]): SeedCell[][] => {
  const blanks = head.map(() => null)
  const lead = (row: DropoutRow): SeedCell[] => (head.length === 1 ? [row.label] : row.label === 'Total' ? ['Total', null] : [row.region ?? null, row.label])
  return [
    [`Tabla ${n}: Tasa de incidencia de la desvinculación ${whose}por ${of}. Período ${years[0]}-${years.at(-1)}.`],
    [...head, ...years.flatMap((y): SeedCell[] => [y, null, null, null, null, null])],
    [...blanks, ...years.flatMap((): SeedCell[] => ['Global', null, null, 'Sistema regular', null, null])],
    [...blanks, ...years.flatMap(y => Array.from({ length: 2 }, () => [`Desvinculados ${y}`, `Matrícula teórica ${y + 1}`, 'Tasa de incidencia']).flat())],
    ...rows.map(row => [...lead(row), ...row.counts.flatMap((c): SeedCell[] => (c ? [c[0], c[1], c[0] / c[1], c[2], c[3], c[2] / c[3]] : ['-', null, '-', '-', '-', null]))]),
    ['Fuente: Unidad de Análisis, Centro de Estudios, Ministerio de Educación.'],
    ['Notas:'],
    ['/1 Una nota sobre 2018 y la región.'],
    [null], [null],
  ]
}

/** Sheets in the layout of the original: three stacked tables each, merged headers, notes between. Men and women a third and two of `rows` times 3. */
export const dropoutSheets = (years: readonly number[], rows: DropoutRows): SeedSheets => {
  const book: SeedSheets = { Metodología: [[null, null], [null, 'Definiciones y consideraciones metodológicas'], ['Desvinculados', 'Número de estudiantes que no se encuentran matriculados en el periodo t.']] }
  Object.entries(rows).forEach(([name, ofSheet], i) => {
    const head = name === 'Provincia' ? ['Región', 'Provincia'] : [name === 'Comuna' ? 'Comuna /1/2' : name]
    const times = (k: number) => ofSheet.map(r => ({ ...r, counts: r.counts.map(c => c && [c[0] * k, c[1] * k, c[2] * k, c[3] * k] as const) }))
    book[`Tasas a nivel de ${name}`] = [
      ...tableOf(`${i + 1}`, name.toLowerCase(), '', head, years, times(3)),
      ...tableOf(`${i + 1}.a`, name.toLowerCase(), 'de mujeres ', head, years, times(1)),
      // The real workbook numbers two tables "3.a".
      ...tableOf(`${i + 1}.a`, name.toLowerCase(), 'de hombres ', head, years, times(2)),
    ]
  })
  return book
}

/** A third of those who should have been enrolled, and of 1,000 of them how many were not. Of the size of the real ones; none is real. */
const invented: Record<keyof DropoutRows, readonly [label: string, students: number, perThousand: number][]> = {
  Dependencia: [['Municipal', 52_000, 17], ['Servicio Local de educación', 21_000, 19], ['Particular subvencionado', 88_000, 12], ['Total', 161_000, 14.5]],
  Región: [['REGIÓN INVENTADA DE COSTA CLARA', 12_000, 18], ['Total', 161_000, 14.5]],
  Provincia: [['PROVINCIA INVENTADA', 12_000, 18], ['Total', 161_000, 14.5]],
  Comuna: [['LOS CABOS', 1_900, 15], ['ARREBOLES', 900, 21], ['PUERTO MANSO', 2_600, 22], ['QUILEN', 1_100, 19], ['VALLE HONDO', 1_400, 16], ['TOTAL', 161_000, 14.5]],
}
const inventedYears = [2018, 2019, 2020, 2021, 2022, 2023, 2024]
/** The years after the pandemic were the hard ones. */
const ofYear: Record<number, number> = { 2018: 0.95, 2019: 1, 2020: 0.8, 2021: 1.15, 2022: 1.3, 2023: 1.12, 2024: 1.05 }

const inventedDropout = (): SeedSheets => dropoutSheets(inventedYears, Object.fromEntries(Object.entries(invented).map(([sheet, rows]) => [sheet, rows.map(([label, students, perThousand]) => ({
  label,
  counts: inventedYears.map(year => {
    const isTotal = label.toUpperCase() === 'TOTAL'
    const out = Math.round((students * perThousand * ofYear[year]! * (isTotal ? 1 : 0.92 + 0.16 * streamFor('dropout', label, year).next())) / 1000)
    return [out, students, Math.round(out * 1.4), students + out] as const
  }),
}))])) as unknown as DropoutRows)

// ── A trajectory report ───────────────────────────────────────────────────────────────────────────────────────────────

const reportYear = 2025

/** Its lists agree with how the demo's years end: all who withdrew by December, and of those of the year before who is in no school. */
const inventedTrajectory = (): SeedSheets => {
  const { rbd } = losBoldos
  const withdrawnIn = (year: 2024 | 2025) => seedResults(year, () => null).filter(r => r.rbd === rbd).reduce((n, r) => n + r.withdrawn, 0)
  const grades = networkSchoolsModel.find(s => s.school.rbd === rbd)!.courses.filter(c => c.codEnse === 110 && c.grade >= 5).map(c => `${c.grade}° Básico`)
  const header = ['Grado', 'RUN', 'Nombres', 'Apellidos', 'Sexo', 'Edad']
  // Numbers above any RUN given so far, and no names: nobody's.
  let run = 98_000_000
  const list = (name: string, n: number): SeedCell[][] => {
    const chance = streamFor('trajectory', name)
    return [[`Estudiantes ${name}`], header, ...Array.from({ length: n }, (): SeedCell[] => [chance.pick(grades), `${++run}-0`, 'Demostración', 'Demostración', 'S/I', 12])]
  }
  return {
    Portada: [['Reporte de trayectoria educativa: datos de demostración'], [`RBD: ${rbd}`], [`Año ${reportYear}`]],
    [`Retirados ${reportYear}`]: list(`retirados ${reportYear}`, withdrawnIn(2025)),
    Desvinculados: list('desvinculados', Math.ceil(0.6 * withdrawnIn(2024))),
    'Doble desvinculados': list('doble desvinculados', Math.ceil(0.25 * withdrawnIn(2024))),
  }
}

// ── Their imports ─────────────────────────────────────────────────────────────────────────────────────────────────────

const workbooks: { fileName: string; importedAt: string; sheets: () => SeedSheets }[] = [
  { fileName: `reporte_trayectoria_${reportYear}_RBD_${losBoldos.rbd}_20251205_DEMOSTRACION.xlsx`, importedAt: '2025-12-15T13:22:00Z', sheets: inventedTrajectory },
  { fileName: 'desvinculacion_oficial_2018-2024_DATOS_DE_DEMOSTRACION.xlsx', importedAt: '2026-05-14T14:05:00Z', sheets: inventedDropout },
]
export const workbookImportCount = workbooks.length

export const workbookOf = async (sheets: SeedSheets): Promise<Buffer> => {
  const { utils, write } = await import('@e965/xlsx')
  const book = utils.book_new()
  for (const [name, rows] of Object.entries(sheets)) utils.book_append_sheet(book, utils.aoa_to_sheet(rows), name)
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer
}

/** Imports both into a demo that has its directories, with the store's clock set to the day of each and back. Throws where a reader refuses its file. */
export const importWorkbooks = async (store: Store, onImported: () => void = () => {}): Promise<void> => {
  const { clock } = store
  const folder = mkdtempSync(join(tmpdir(), 'cuaderno-demo-'))
  try {
    for (const { fileName, importedAt, sheets } of workbooks) {
      const path = join(folder, 'planilla.xlsx')
      writeFileSync(path, await workbookOf(sheets()), { mode: 0o600 })
      store.setClock({ now: () => new Date(importedAt) })
      const made = await importFile(store, { path, fileName, importedBy: tomasAguilera.id, workFolder: folder })
      if (!made.ok) throw new Error(`the demo's ${fileName} was refused: ${made.reason} ${JSON.stringify(made.detail)}`)
      onImported()
    }
  } finally {
    store.setClock(clock)
    rmSync(folder, { recursive: true, force: true })
  }
}
