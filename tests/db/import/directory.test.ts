import { asc, eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { getSchoolFacts } from '../../../db/territory.ts'
import type { Store } from '../../../db/store.ts'
import { commaResave, directoryFile, type DirectorySchool } from '../../support/ministry-files.ts'
import { onEachEngine } from '../../support/stores.ts'
import { importBytes, imported } from './importing.ts'

const schools: DirectorySchool[] = [
  { rbd: 90001, name: 'ESCUELA LOS BOLDOS DE ÑIRE', rural: 1, enrolment: 85, teachingCodes: [10, 110] },
  { rbd: 90002, name: 'LICEO BAHÍA CLARA', enrolment: 640, teachingCodes: [110, 310, 363] },
  { rbd: 90003, name: 'ESCUELA CERRADA', state: 3, dependency: 2 },
]
const rowsOf = (store: Store) => store.read.select().from(store.s.schoolYear).orderBy(asc(store.s.schoolYear.rbd))

onEachEngine('importing the directory', open => {
  it.each([2013, 2017, 2023, 2025] as const)("reads the layout of %i: facts of that year, closed schools too", async layout => {
    const store = await open()
    const { report, id } = await imported(store, directoryFile(schools, { layout }))
    expect(report).toMatchObject({ kind: 'directory', rowsRead: 3, rowsUsed: 3, schools: 3, years: [layout], months: [], students: null, warnings: [], encoding: layout <= 2017 ? 'windows-1252' : 'utf-8' })
    const rows = await rowsOf(store)
    const hasState = layout > 2013, hasEnrolment = layout >= 2023
    expect(rows[0]).toEqual({
      generationId: id, rbd: 90001, year: layout, name: 'ESCUELA LOS BOLDOS DE ÑIRE', regionCode: 9, communeCode: 9118, communeName: 'PEÑA BLANCA', dependency: 6, rural: true,
      state: hasState ? 1 : null, hasStudents: hasState ? true : null, enrolment: hasEnrolment ? 85 : null, teachingCodes: [10, 110],
    })
    expect(rows.map(r => [r.rbd, r.state])).toEqual([[90001, hasState ? 1 : null], [90002, hasState ? 1 : null], [90003, hasState ? 3 : null]])
  })

  it.each([2013, 2015, 2017, 2023, 2025] as const)('reads the layout of %i in lower case and the old encoding, as older and re-saved files come', async layout => {
    const store = await open()
    const { report } = await imported(store, directoryFile(schools, { layout, headerCase: 'lower', encoding: 'windows-1252', bom: false }))
    expect(report).toMatchObject({ rowsUsed: 3, rowsRefused: 0, encoding: 'windows-1252', years: [layout] })
    expect((await rowsOf(store)).map(r => [r.rbd, r.name, r.dependency, r.state, r.teachingCodes])).toEqual([
      [90001, 'ESCUELA LOS BOLDOS DE ÑIRE', 6, layout > 2013 ? 1 : null, [10, 110]], [90002, 'LICEO BAHÍA CLARA', 6, layout > 2013 ? 1 : null, [110, 310, 363]], [90003, 'ESCUELA CERRADA', 2, layout > 2013 ? 3 : null, [110]],
    ])
  })

  it('reads a comma re-save with quoted decimals and lower-case header', async () => {
    const store = await open()
    await imported(store, directoryFile(schools, { ...commaResave, headerCase: 'lower', reversed: true }))
    expect((await rowsOf(store)).map(r => [r.rbd, r.name, r.enrolment])).toEqual([[90001, 'ESCUELA LOS BOLDOS DE ÑIRE', 85], [90002, 'LICEO BAHÍA CLARA', 640], [90003, 'ESCUELA CERRADA', 120]])
  })

  it('keeps each year, and a corrected directory of a year takes the place of the earlier one', async () => {
    const store = await open()
    await imported(store, directoryFile(schools, { year: 2025 }))
    await imported(store, directoryFile(schools.map(s => ({ ...s, dependency: 2 })), { year: 2024 }))
    const { report } = await imported(store, directoryFile([{ rbd: 90001, name: 'ESCUELA LOS BOLDOS' }], { year: 2025 }))
    expect(report.superseded).toBe(1)
    expect(await getSchoolFacts(store, 90001, 2025)).toMatchObject({ name: 'ESCUELA LOS BOLDOS', dependency: 6, isNearestYear: false })
    expect(await getSchoolFacts(store, 90001, 2024)).toMatchObject({ dependency: 2 })
    expect(await getSchoolFacts(store, 90002, 2025)).toMatchObject({ factsYear: 2024, isNearestYear: true })
  })

  it('shows a school without a name by its RBD, and warns', async () => {
    const store = await open()
    const { report } = await imported(store, directoryFile([{ rbd: 90001, name: ' ' }, { rbd: 90002, name: 'NULL' }, { rbd: 90003, digit: 0 }]))
    expect(report.warnings).toEqual([{ warning: 'blank-school-name', count: 2 }, { warning: 'check-digit', count: 1 }])
    expect((await rowsOf(store)).map(r => r.name)).toEqual(['RBD 90001', 'RBD 90002', 'ESCUELA 90003'])
  })

  it('refuses single rows with line, reason and column, and uses the rest', async () => {
    const store = await open()
    const good = Array.from({ length: 40 }, (_, i) => ({ rbd: 91001 + i }))
    const { report } = await imported(store, directoryFile([
      ...good, { rbd: 91001 }, { rbd: 'x' }, { rbd: ' ' }, { rbd: 123_456 }, { rbd: 92001, dependency: 7 }, { rbd: 92002, communeCode: 'PEÑA' }, { rbd: 92003, rural: 2 }, { rbd: 92004, year: ' ' },
    ]))
    expect(report).toMatchObject({ rowsRead: 48, rowsUsed: 40, rowsRefused: 8 })
    expect(report.refused).toEqual([
      { line: 42, reason: 'duplicate-rbd', column: 'RBD', detail: '91001' },
      { line: 43, reason: 'not-a-number', column: 'RBD' },
      { line: 44, reason: 'blank', column: 'RBD' },
      { line: 45, reason: 'out-of-range', column: 'RBD' },
      { line: 46, reason: 'unknown-dependency', column: 'COD_DEPE' },
      { line: 47, reason: 'not-a-number', column: 'COD_COM_RBD' },
      { line: 48, reason: 'out-of-range', column: 'RURAL_RBD' },
      { line: 49, reason: 'blank', column: 'AGNO' },
    ])
    expect(await store.read.$count(store.s.schoolYear, eq(store.s.schoolYear.rbd, 92001))).toBe(0)
  })

  it('refuses a file of several years, since a directory speaks for one', async () => {
    const store = await open()
    const content = directoryFile([{ rbd: 90001, year: 2025 }, { rbd: 90002, year: 2024 }])
    expect(await importBytes(store, content)).toEqual({ ok: false, reason: 'several-years-in-directory', detail: { years: [2024, 2025] } })
    expect(await store.read.$count(store.s.schoolYear)).toBe(0)
  })

  it('names the columns that are missing', async () => {
    const store = await open()
    expect(await importBytes(store, directoryFile(schools, { without: ['COD_DEPE', 'RURAL_RBD'] })))
      .toMatchObject({ ok: false, reason: 'missing-column', detail: { kind: 'directory', missing: ['COD_DEPE', 'RURAL_RBD'] } })
  })
})
