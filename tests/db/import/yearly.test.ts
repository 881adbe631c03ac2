import { and, asc, eq } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { importFile } from '../../../db/import/import-file.ts'
import { kindOf } from '../../../db/import/kinds.ts'
import { undoImport } from '../../../db/generations.ts'
import type { Store } from '../../../db/store.ts'
import {
  commaResave, directoryColumns, directoryFile, enrolmentColumns, enrolmentFile, enrolmentStyle, holderColumns, holdersFile, longEnrolmentColumns, onDisk, resultColumns, resultsFile, tableFile,
  vulnerabilityFile, type EnrolmentLayout,
} from '../../support/ministry-files.ts'
import { onEachEngine, openSqliteTestStore } from '../../support/stores.ts'
import { everythingImported, importBytes, imported, withDirectory } from './importing.ts'

const readToday = <K extends 'enrolment' | 'yearResult'>(store: Store, table: K, kind: 'enrolment' | 'results') => {
  const [t, c] = [store.s[table], store.s.currentImport]
  return store.read.select({ row: t as never }).from(t as never).innerJoin(c, and(eq(c.kind, kind), eq(c.rbd, t.rbd), eq(c.year, t.year), eq(c.generationId, t.generationId)))
    .orderBy(asc(t.rbd), asc(t.year)) as unknown as Promise<{ row: Store['s'][K]['$inferSelect'] }[]>
}
const enrolmentToday = async (store: Store) => (await readToday(store, 'enrolment', 'enrolment')).map(({ row: r }) => [r.rbd, r.year, r.level, r.students])

it('counts the columns of the yearly files as they were published', () => {
  // Of 2024 and 2025 the reference lists one name more than it counts (74 and 71).
  expect(([2022, 2023, 2024, 2025] as const).map(l => enrolmentColumns(l).length)).toEqual([59, 60, 75, 72])
  expect(enrolmentStyle[2023].emptyFirstColumn).toBe(true)
  expect(holderColumns).toHaveLength(169)
})

it.each([
  ['enrolment', enrolmentColumns(2024)], ['enrolment', longEnrolmentColumns], ['results', resultColumns], ['holders', holderColumns], ['directory', directoryColumns[2025]],
  ['vulnerability', ['RBD', 'PRIMERA_PRIORIDAD', 'SEGUNDA_PRIORIDAD', 'TERCERA_PRIORIDAD', 'IVE_SINAE_2016']],
] as const)('recognises %s from its header', (kind, columns) => {
  expect(kindOf(columns)).toBe(kind)
  if (kind !== 'holders') expect(kindOf([...columns, 'MRUN', 'GEN_ALU', 'LET_CUR', 'SIT_FIN'])).not.toBe(kind)
})

onEachEngine('importing enrolment', open => {
  it.each([2016, 2022, 2023, 2024, 2025] as EnrolmentLayout[])('reads the layout of %i: students, boys, girls and courses by level', async layout => {
    const store = await open()
    await withDirectory(store, [90001, 90002, 90003])
    const neither = layout === 2016 ? 0 : 1
    const { report } = await imported(store, enrolmentFile([
      { rbd: 90001, levels: { 1: [20, 21, 0, 2], 2: [190, 183, neither, 14, 2] } },
      { rbd: 90002, levels: { 5: [300, 280, neither, 16], 6: [30, 34, 0, 2], 7: [120, 100, 0, 8] } },
      { rbd: 90003 },
    ], layout))
    expect(report).toMatchObject({ kind: 'enrolment', rowsRead: 3, rowsUsed: 3, schools: 3, years: [layout], warnings: [{ warning: 'year-without-directory', year: layout }] })
    expect((await readToday(store, 'enrolment', 'enrolment')).map(({ row: r }) => [r.rbd, r.level, r.students, r.boys, r.girls, r.simpleCourses, r.combinedCourses])).toEqual([
      [90001, 1, 41, 20, 21, 2, 0], [90001, 2, 373 + neither, 190, 183, 14, 2],
      [90002, 5, 580 + neither, 300, 280, 16, null], [90002, 6, 64, 30, 34, 2, null], [90002, 7, 220, 120, 100, 8, null],
    ])
  })

  it('reads an extract of several years with a row per COD_ENSE, and knows that a closed school has nobody', async () => {
    const store = await open()
    await withDirectory(store, [90001, 90002])
    const row = (year: number, rbd: number, code: number | string, boys: number | string, girls: number | string, total: number, simple: number | string = ' ') =>
      ({ AGNO: year, RBD: rbd, COD_ENSE: code, MAT_HOM_TOT: boys, MAT_MUJ_TOT: girls, MAT_SI_TOT: 0, MAT_TOTAL: total, CUR_SIM_TOT: simple, CUR_COMB: ' ' })
    const { report } = await imported(store, tableFile(longEnrolmentColumns, [
      row(2018, 90001, 410, 10, 8, 18, 1), row(2018, 90001, 610, 20, 22, 42, 2), row(2018, 90001, 310, 30, 30, 61, 2), row(2019, 90001, 310, 30, 30, 60), row(2018, 90002, ' ', ' ', ' ', 0), row(2019, 90002, 0, ' ', ' ', 0),
    ], commaResave))
    expect(report).toMatchObject({ rowsUsed: 6, schools: 2, years: [2018, 2019] })
    expect(report.warnings).toContainEqual({ warning: 'sexes-do-not-add-up', count: 1 })
    expect(await enrolmentToday(store)).toEqual([[90001, 2018, 5, 61], [90001, 2018, 7, 60], [90001, 2019, 5, 60]])
    const known = await store.read.select().from(store.s.currentImport).where(and(eq(store.s.currentImport.kind, 'enrolment'), eq(store.s.currentImport.rbd, 90002)))
    expect(known.map(k => k.year).sort()).toEqual([2018, 2019])
  })

  it('takes the place of the school-years it names and of no other; undone, they are as before', async () => {
    const store = await open()
    await withDirectory(store, [90001, 90002])
    await imported(store, enrolmentFile([{ rbd: 90001, levels: { 2: [10, 10] } }, { rbd: 90002, levels: { 2: [20, 20] } }], 2024))
    const { report, id } = await imported(store, enrolmentFile([{ rbd: 90001, levels: { 2: [11, 10] } }, { rbd: 90001, year: 2023, levels: { 2: [9, 9] } }], 2024))
    expect(report).toMatchObject({ superseded: 1, years: [2023, 2024] })
    expect(await enrolmentToday(store)).toEqual([[90001, 2023, 2, 18], [90001, 2024, 2, 21], [90002, 2024, 2, 40]])
    expect(await undoImport(store, id, { by: null })).toEqual({ ok: true, restored: 1, removed: 1 })
    expect(await enrolmentToday(store)).toEqual([[90001, 2024, 2, 20], [90002, 2024, 2, 40]])
  })

  it('refuses single rows with their reason and uses the rest', async () => {
    const store = await open()
    await withDirectory(store, Array.from({ length: 30 }, (_, i) => 90001 + i))
    const many = Array.from({ length: 30 }, (_, i) => ({ rbd: 90001 + i, levels: { 2: [10, 10] as [number, number] } }))
    const { report } = await imported(store, enrolmentFile([
      ...many, { rbd: 90001 }, { rbd: 99_001 }, { rbd: 'x' }, { rbd: 90002, year: ' ' }, { rbd: 90003, year: 2020, total: 'muchos' }, { rbd: 90004, year: 2020, levels: { 2: ['-3', 3] } },
    ], 2024))
    expect(report.refused.map(r => [r.line, r.reason, r.column])).toEqual([
      [32, 'duplicate-year', 'RBD'], [33, 'unknown-rbd', 'RBD'], [34, 'not-a-number', 'RBD'], [35, 'blank', 'AGNO'], [36, 'not-a-number', 'MAT_TOTAL'], [37, 'negative', 'MAT_HOM_2'],
    ])
  })
})

onEachEngine('importing results', open => {
  it('keeps who passed, failed, withdrew and was transferred, by sex and grade, and the mean attendance', async () => {
    const store = await open()
    await withDirectory(store, [90001, 90002])
    const { report } = await imported(store, resultsFile([
      { rbd: 90001, boys: [180, 5, 2, 6], girls: [170, 4, 2, 5], attendance: '89,53' },
      { rbd: 90002, codEnse: 363, boys: [10, 1, 8, 2], girls: [9, 0, 7, 0], attendance: ' ' }, { rbd: 90002, codEnse: 310, boys: [300, 20, 4, 20], girls: [290, 11, 3, 18], attendance: '100,00' },
    ]))
    expect(report).toMatchObject({ kind: 'results', rowsUsed: 3, schools: 2, years: [2024] })
    const rows = (await readToday(store, 'yearResult', 'results')).map(({ row }) => row)
    expect(rows[0]).toMatchObject({
      passed: 350, failed: 9, withdrawn: 4, transferred: 11, boys: [180, 5, 2, 6], girls: [170, 4, 2, 5], unstated: null, attendanceHundredths: 8953, attendancePassedHundredths: null,
      grades: { passed: [0, 0, 0, 0, 0, 0, 350, 0], failed: [0, 0, 0, 0, 0, 0, 9, 0] },
    })
    expect(rows.map(r => [r.rbd, r.codEnse, r.attendanceHundredths]).sort()).toEqual([[90001, 110, 8953], [90002, 310, 10_000], [90002, 363, null]])
  })

  it('refuses row by row a percent that lost its comma, and counts the rows', async () => {
    const store = await open()
    const rbds = Array.from({ length: 20 }, (_, i) => 90001 + i)
    await withDirectory(store, rbds)
    const { report } = await imported(store, resultsFile(rbds.map((rbd, i) => ({ rbd, boys: [10, 0, 0, 0], girls: [10, 0, 0, 0], attendance: i === 3 ? '9629' : i === 4 ? '55' : i === 5 ? 'x' : '96,29' }))))
    expect(report.refused).toEqual([
      { line: 5, reason: 'above-hundred', column: 'PROM_ASIS' }, { line: 6, reason: 'decimals-lost', column: 'PROM_ASIS' }, { line: 7, reason: 'not-a-number', column: 'PROM_ASIS' },
    ])
    expect(await importBytes(store, resultsFile(rbds.map(rbd => ({ rbd, attendance: '96' }))))).toMatchObject({ ok: false, reason: 'too-many-refused' })
  })

  it('reads a data frame that writes points, and marks of a beginning left inside joined files', async () => {
    const store = await open()
    await withDirectory(store, [90001, 90002, 90003])
    const points = await imported(store, resultsFile([{ rbd: 90001, attendance: '96.29' }, { rbd: 90002, attendance: '75' }, { rbd: 90003, attendance: 'NA' }], commaResave))
    expect(points.report.warnings).toContainEqual({ warning: 'decimal-points', count: 1 })
    const joined = await imported(store, resultsFile([{ rbd: 90001, attendance: '93,5971223Ôªø' }, { rbd: 90002, attendance: '75,00' }, { rbd: 90003, attendance: '-' }]))
    expect(joined.report).toMatchObject({ rowsRefused: 0 })
    expect(joined.report.warnings).toContainEqual({ warning: 'mark-inside', count: 1 })
    expect((await readToday(store, 'yearResult', 'results')).map(({ row: r }) => r.attendanceHundredths)).toEqual([9360, 7500, null])
  })

  it('names the columns without which nothing can be told', async () => {
    const store = await open()
    await withDirectory(store, [90001])
    const without = resultColumns.filter(c => c.startsWith('RET_'))
    expect(await importBytes(store, resultsFile([{ rbd: 90001 }], { without }))).toEqual({ ok: false, reason: 'missing-column', detail: { kind: 'results', missing: ['RET_HOM_TO', 'RET_MUJ_TO'] } })
  })

  it('needs a directory first', async () => {
    expect(await importBytes(await open(), resultsFile([{ rbd: 90001 }]))).toEqual({ ok: false, reason: 'no-directory', detail: {} })
  })
})

onEachEngine('importing the vulnerability index', open => {
  const schools = [90001, 90002, 90003, 90004].map(rbd => ({ rbd, priorities: [250, 40, 30] as const, students: 372, index: '86.0' }))
  const directory = (codes: number[]) => directoryFile(schools.map(({ rbd }) => ({ rbd, teachingCodes: codes })), { year: 2025, layout: 2025 })

  it.each([[[110], 1], [[10, 110], 1], [[310, 610], 2]] as const)('takes the level from what its schools teach: %j is level %i, whatever the file is called', async (codes, level) => {
    const store = await open()
    await imported(store, directory([...codes]))
    const { report } = await imported(store, vulnerabilityFile(schools), { fileName: 'IVE-SINAE-MEDIA-2026.csv' })
    expect(report).toMatchObject({ kind: 'vulnerability', years: [2026], schools: 4 })
    expect(report.warnings.some(w => w.warning === 'level-against-file-name')).toBe(level === 1)
    const rows = await store.read.select().from(store.s.vulnerability)
    expect(rows.map(r => [r.level, r.year, r.baseYear, r.indexTenths])).toEqual(schools.map(() => [level, 2026, 2025, 860]))
  })

  it('asks for the level where schools teach both and the name says neither; with it in the name, reads it and says so', async () => {
    const store = await open()
    await imported(store, directory([110, 310]))
    expect(await importBytes(store, vulnerabilityFile(schools))).toEqual({ ok: false, reason: 'level-not-recognised', detail: {} })
    const { report } = await imported(store, vulnerabilityFile(schools), { fileName: 'ive_básica_2026.csv' })
    expect(report.warnings).toContainEqual({ warning: 'level-from-file-name', level: 1 })
    // The two levels of a year stand beside each other.
    await imported(store, vulnerabilityFile(schools.map(s => ({ ...s, index: '86,0' })), { delimiter: ';' }), { fileName: 'ive media 2026.csv' })
    const current = await store.read.select().from(store.s.currentImport).where(eq(store.s.currentImport.kind, 'vulnerability'))
    expect(current.map(c => c.month).sort()).toEqual([1, 1, 1, 1, 2, 2, 2, 2])
  })

  it('counts the schools whose index is not what their counts give, and refuses one that lost its point', async () => {
    const store = await open()
    await imported(store, directory([110]))
    const { report } = await imported(store, vulnerabilityFile([{ ...schools[0]!, index: '85.9' }, ...schools.slice(1), { rbd: 90009, priorities: [1, 0, 0], students: 2, index: '50.0' }]))
    expect(report.warnings).toContainEqual({ warning: 'index-disagrees', count: 1 })
    expect(report.refused).toEqual([{ line: 6, reason: 'unknown-rbd', column: 'RBD', detail: '90009' }])
    expect(await importBytes(store, vulnerabilityFile([{ ...schools[0]!, index: '860' }]))).toMatchObject({ ok: false, reason: 'too-many-refused' })
  })
})

onEachEngine('importing holders', open => {
  it('keeps whose school each is, the service with its own name, and no name of a natural person', async () => {
    const store = await open()
    await withDirectory(store, [90001, 90002, 90003, 90004])
    const { report } = await imported(store, holdersFile([
      { rbds: [90001, 90002], service: 'PUERTO CORDILLERA' }, { rbds: [90003], person: 0, name: 'JUANA PEREZ SOTO' }, { rbds: [90004, 90001], municipal: true, name: 'MUNICIPALIDAD DE QUILÉN' }, { rbds: [95_000], person: 9, name: 'X' },
    ]))
    expect(report).toMatchObject({ kind: 'holders', rowsUsed: 4, schools: 5, years: [2022], warnings: [{ warning: 'school-of-two-holders', count: 1 }, { warning: 'schools-without-directory', count: 1 }] })
    const rows = await store.read.select().from(store.s.schoolHolder).orderBy(asc(store.s.schoolHolder.rbd))
    expect(rows.map(r => [r.rbd, r.kind, r.name])).toEqual([
      [90001, 'service', 'PUERTO CORDILLER'], [90002, 'service', 'PUERTO CORDILLER'], [90003, 'natural', null], [90004, 'municipal', 'MUNICIPALIDAD DE QUILÉN'], [95_000, 'unknown', null],
    ])
    expect(JSON.stringify([report, rows])).not.toContain('JUANA')
  })
})

describe('any yearly file', () => {
  it('reads back what was written, whatever the counts, the delimiter and the order of the columns', async () => {
    const { store, drop } = await openSqliteTestStore()
    const rbds = Array.from({ length: 12 }, (_, i) => 90001 + i)
    await withDirectory(store, rbds)
    const quartet = fc.tuple(fc.nat(900), fc.nat(90), fc.nat(90), fc.nat(90))
    await fc.assert(fc.asyncProperty(
      fc.uniqueArray(fc.record({ rbd: fc.constantFrom(...rbds), year: fc.integer({ min: 2010, max: 2025 }), codEnse: fc.constantFrom(110, 165, 310, 363, 610, 212), boys: quartet, girls: quartet }), { minLength: 1, maxLength: 8, selector: r => `${r.rbd}-${r.year}-${r.codEnse}` }),
      fc.constantFrom<object>({}, commaResave, { headerCase: 'lower', bom: false, encoding: 'windows-1252' }, { reversed: true, lastLineEnd: false }, { emptyFirstColumn: true }), async (rows, style) => {
        const { id } = await imported(store, resultsFile(rows, style))
        const kept = await store.read.select().from(store.s.yearResult).where(eq(store.s.yearResult.generationId, id))
        const plain = (r: { rbd: number; year: number; codEnse: number; boys: number[]; girls: number[] }) => JSON.stringify([r.rbd, r.year, r.codEnse, r.boys, r.girls])
        expect(kept.map(plain).sort()).toEqual(rows.map(plain).sort())
        expect(kept.every(r => r.withdrawn === r.boys[2] + r.girls[2])).toBe(true)
        await undoImport(store, id, { by: null })
      }), { numRuns: 25 })
    await drop()
  }, 60_000)

  it('never crashes on garbage and never keeps half of it', async () => {
    const { store, drop } = await openSqliteTestStore()
    await withDirectory(store, [90001, 90002])
    const good = [
      enrolmentFile([{ rbd: 90001, levels: { 2: [10, 10] } }, { rbd: 90002, levels: { 5: [1, 2] } }], 2024), resultsFile([{ rbd: 90001, boys: [1, 2, 3, 4] }, { rbd: 90002 }]),
      vulnerabilityFile([{ rbd: 90001, priorities: [1, 2, 3], students: 10, index: '60.0' }]), holdersFile([{ rbds: [90001], name: 'X' }]),
    ]
    const before = await everythingImported(store)
    const cell = fc.constantFrom(' ', 'NULL', '-', '-1', '1e9', '9'.repeat(20), '=1+1', '"', ';;;;', '\r\n', '\uFEFF', 'Ñandú', '1900-01-01', '90001-6')
    await fc.assert(fc.asyncProperty(fc.constantFrom(...good), fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), cell), { minLength: 1, maxLength: 12 }), fc.double({ min: 0.2, max: 1, noNaN: true }), async (file, cuts, end) => {
      let bytes = file
      for (const [at, word] of cuts) { const i = Math.floor(at * bytes.length); bytes = Buffer.concat([bytes.subarray(0, i), Buffer.from(word), bytes.subarray(i)]) }
      const result = await importBytes(store, bytes.subarray(0, Math.ceil(end * bytes.length)), { dryRun: true, fileName: 'media.csv' })
      if (result.ok) expect(result.report.rowsUsed + result.report.rowsRefused).toBe(result.report.rowsRead)
      else expect(result.reason).toMatch(/^[a-z-]+$/)
    }), { numRuns: 150 })
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async bytes => {
      const path = onDisk('basura.csv', Buffer.concat([good[1]!.subarray(0, 900), Buffer.from(bytes)]))
      expect((await importFile(store, { path, fileName: 'basura.csv', importedBy: null, dryRun: true })).ok).toBeTypeOf('boolean')
    }), { numRuns: 60 })
    expect(await everythingImported(store)).toEqual(before)
    await drop()
  }, 60_000)
})
