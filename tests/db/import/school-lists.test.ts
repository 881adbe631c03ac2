/** A school's trajectory report, of which only counts stay; and the list of SLEPs by commune, which becomes a list of schools. */
import { readdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { workbookOf, type TestCell } from '../../support/containers.ts'
import { everythingIn } from '../../support/every-table.ts'
import { directoryFile, tableFile } from '../../support/ministry-files.ts'
import { openSqliteTestStore } from '../../support/stores.ts'
import { importBytes, imported, withDirectory } from './importing.ts'

const student = (n: number, grade: string): TestCell[] => [grade, `1234567${n}-5`, 'Juana', 'Pérez Soto', 'F', 13]
const header: TestCell[] = ['Grado', 'RUN', 'Nombres', 'Apellidos', 'Sexo', 'Edad']
const report = (rbd: TestCell = 'RBD: 90001') => workbookOf({
  Portada: [['Reporte de trayectoria educativa'], [rbd]],
  'Retirados 2023': [['Estudiantes retirados 2023'], [], header, student(1, '7° Básico'), student(1, '7° Básico'), student(2, 'Séptimo básico'), student(3, '2° Medio'), student(4, 'Pérez Soto')],
  Desvinculados: [header, student(5, '7° Básico')],
  'Doble desvinculados': [header, student(6, '8° Básico')],
  Asistencia: [['Grado', 'RUN', 'Nombres', 'Promedio mensual 2023'], ['7° Básico', '12345677-3', 'Luis', 0.9]],
}, 'xlsx')

it('a trajectory report is kept as counts by grade; no RUN and no name stays anywhere', async () => {
  const { store, drop } = await openSqliteTestStore()
  const work = mkdtempSync(join(tmpdir(), 'cuaderno-lists-'))
  await withDirectory(store, [90001])
  // Before it is brought in, its columns are named and no row is shown.
  const looked = await importBytes(store, report(), { workFolder: work, dryRun: true })
  expect(looked).toMatchObject({ ok: true, preview: { read: ['GRADO', 'RUN'], unread: 4, rows: [] } })
  const { report: said } = await imported(store, report(), { workFolder: work })
  expect(said).toMatchObject({ kind: 'trajectory', schools: 1, years: [2023], rowsRead: 7, rowsUsed: 7, warnings: [{ warning: 'grades-not-recognised', count: 1 }] })
  expect((await store.read.select().from(store.s.trajectory)).map(r => [r.rbd, r.year, r.grade, r.withdrawn, r.disengaged, r.twiceDisengaged]).sort()).toEqual([
    [90001, 2023, 'other', 1, 0, 0], [90001, 2023, 'primary-7', 2, 1, 0], [90001, 2023, 'primary-8', 0, 0, 1], [90001, 2023, 'secondary-2', 1, 0, 0],
  ])
  expect(JSON.stringify(await everythingIn(store))).not.toMatch(/1234567|Juana|PEREZ|Pérez/)
  expect(readdirSync(work)).toEqual([])
  expect(await importBytes(store, report(null))).toEqual({ ok: false, reason: 'missing-column', detail: { kind: 'trajectory', missing: ['RBD'] } })
  expect(await importBytes(store, report(null), { fileName: '90001_reporte_2023.xlsx' })).toMatchObject({ ok: true })
  rmSync(work, { recursive: true })
  await drop()
})

it('a list of SLEPs by commune gives each its schools of dependency 6, and lives beside lists of schools', async () => {
  const { store, drop } = await openSqliteTestStore()
  const list = (rows: [number, number, string, number][]) => tableFile(['COD_COM_RBD', 'NOM_COM_RBD', 'COD_SLEP', 'NOMBRE_SLEP', 'ANIO_TRASPASO'],
    rows.map(([commune, code, name, year]) => ({ COD_COM_RBD: commune, NOM_COM_RBD: 'X', COD_SLEP: code, NOMBRE_SLEP: name, ANIO_TRASPASO: year })))
  const communes = list([[9102, 902, 'Costa Araucanía', 2018], [9103, 902, 'Costa Araucanía', 2018], [13101, 1301, 'Santiago Centro', 2026], [9201, 904, 'Malleco Costa', 2029]])
  expect(await importBytes(store, communes)).toMatchObject({ ok: false, reason: 'no-directory' })
  await imported(store, directoryFile([
    { rbd: 90001, communeCode: 9102, dependency: 6 }, { rbd: 90002, communeCode: 9103, dependency: 6 }, { rbd: 90003, communeCode: 9102, dependency: 3 },
    { rbd: 90004, communeCode: 1101, dependency: 6 }, { rbd: 90005, communeCode: 9201, dependency: 1 },
  ], { year: 2026, layout: 2025 }))
  const { report: said, id } = await imported(store, workbookOf({ Listado: [['Servicios Locales'], ['CUT', 'COD_SLEP', 'NOM_SLEP', 'Año traspaso'], [9102, 902, 'Costa Araucanía', 2018], [9103, 902, 'Costa Araucanía', 2018], [13101, 1301, 'Santiago Centro', 2026], [9201, 904, 'Malleco Costa', 2029]] }, 'xlsx'))
  expect(said).toMatchObject({ kind: 'slep-communes', rowsUsed: 4, schools: 2, warnings: [{ warning: 'schools-by-directory', year: 2026 }, { warning: 'schools-without-slep', count: 1 }, { warning: 'sleps-without-schools', count: 1 }] })
  expect((await store.read.select().from(store.s.schoolSlep)).map(r => [r.rbd, r.slepCode, r.fromYear]).sort()).toEqual([[90001, 902, 2018], [90002, 902, 2018]])
  const current = async () => (await store.read.select().from(store.s.currentImport)).filter(c => c.kind === 'slep-list').map(c => c.generationId)
  expect(await current()).toEqual([id])
  // A list of schools takes its place.
  const schools = await imported(store, tableFile(['cod_slep', 'nombre_slep', 'anio_traspaso', 'cod_com_rbd', 'rbd'], [{ cod_slep: 902, nombre_slep: 'Costa Araucanía', anio_traspaso: 2018, cod_com_rbd: 9102, rbd: 90001 }]))
  expect(schools.report).toMatchObject({ kind: 'slep-list', superseded: 1 })
  expect(await current()).toEqual([schools.id])
  await drop()
})
