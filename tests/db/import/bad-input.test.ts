import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { importFile } from '../../../db/import/import-file.ts'
import { kindOf } from '../../../db/import/kinds.ts'
import { createRowTally } from '../../../db/import/rows.ts'
import {
  attendanceColumns2019, attendanceFile, attendanceYearColumns2024, attendanceYearColumns2025, attendanceYearFile, course, directoryFile, studentEnrolmentColumns2025, studentEnrolmentFile, onDisk,
  studentResultsColumns2025, studentResultsFile, slepListFile, tableFile,
} from '../../support/ministry-files.ts'
import { onEachEngine, openSqliteTestStore } from '../../support/stores.ts'
import { everythingImported, importBytes, imported, readAttendanceOf, withDirectory } from './importing.ts'

const good = course(30, { rbd: 90001, firstMrun: 1, attended: 18, due: 20 })

onEachEngine('bad input', open => {
  it.each([
    ['an empty file', '', 'empty-file', {}],
    ['a file of blank lines', ' \r\n\r\n', 'empty-file', {}],
    ['a header alone', attendanceFile([]), 'no-rows', {}],
    ['half a zip', Buffer.from('PK\u0003\u0004....asistencia.csv'), 'archive-damaged', {}],
    ['half an old Excel workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'workbook-damaged', {}],
    ['a rar', Buffer.from('Rar!\u001a\u0007'), 'is-rar', {}],
    ['a gzip', Buffer.from([0x1f, 0x8b, 8, 0]), 'is-other-archive', {}],
    ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj'), 'is-pdf', {}],
    ['a web page without a table', Buffer.from('\r\n<html><p>Sesión expirada</p></html>'), 'is-web-page', {}],
    ["Excel's Unicode text", Buffer.from('\uFEFFAGNO\tRBD\n', 'utf16le'), 'is-utf16', {}],
    ['a text', 'Estimada directora:\nle escribo para contarle\n', 'not-a-table', {}],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x3b]), 'not-a-table', {}],
    ['a table of something else', 'FECHA_PAGO;MONTO;RBD\n2026-01-01;15;9\n', 'kind-not-recognised', { columns: ['FECHA_PAGO', 'RBD'], header: ['FECHA_PAGO', 'MONTO', 'RBD'] }],
    ['students without a header, of whom nothing is repeated', '2026;3;90001;PEREZ SOTO JUANA;12345678-5\n2026;3;90001;SOTO LUIS;12345679-3\n', 'kind-not-recognised', { columns: [] }],
    ['attendance cut off in the middle of its last line', attendanceFile(good).subarray(0, -40), 'truncated', { line: 31 }],
    ['attendance without its days', attendanceFile(good, { without: ['DIAS_TRABAJADOS', 'MRUN'] }), 'missing-column', { kind: 'attendance', missing: ['MRUN', 'DIAS_TRABAJADOS'], header: attendanceColumns2019.filter(c => c !== 'DIAS_TRABAJADOS' && c !== 'MRUN') }],
    ['attendance with a column twice', attendanceFile(good, { columns: [...attendanceColumns2019, 'RBD'] }), 'duplicate-column', { kind: 'attendance', columns: ['RBD'] }],
  ])('refuses %s, and changes nothing', async (_, content, reason, detail) => {
    const store = await open()
    await withDirectory(store, [90001])
    const before = await everythingImported(store)
    expect(await importBytes(store, content)).toEqual({ ok: false, reason, detail })
    expect(await everythingImported(store)).toEqual(before)
    const failed = (await store.read.select().from(store.s.audit)).filter(a => a.event === 'import.failed')
    expect(failed.map(a => a.detail)).toEqual([{ fileName: 'archivo.csv', reason }])
  })

  it('refuses a directory where attendance was asked for, and says which it found', async () => {
    const store = await open()
    expect(await importBytes(store, directoryFile([{ rbd: 90001 }]), { expectKind: 'attendance' }))
      .toEqual({ ok: false, reason: 'other-kind-expected', detail: { expected: 'attendance', found: 'directory' } })
    expect(await store.read.$count(store.s.generation)).toBe(0)
  })

  it('refuses attendance before any directory', async () => {
    const store = await open()
    expect(await importBytes(store, attendanceFile(good))).toEqual({ ok: false, reason: 'no-directory', detail: {} })
  })

  it('refuses a path that is no file', async () => {
    const store = await open()
    const dir = mkdtempSync(join(tmpdir(), 'cuaderno-none-'))
    expect(await importFile(store, { path: join(dir, 'nada.csv'), fileName: 'nada.csv', importedBy: null })).toEqual({ ok: false, reason: 'unreadable', detail: { code: 'ENOENT' } })
    expect(await importFile(store, { path: dir, fileName: 'carpeta', importedBy: null })).toEqual({ ok: false, reason: 'unreadable', detail: { code: 'EISDIR' } })
    rmSync(dir, { recursive: true })
  })

  it('refuses single rows of attendance with line, reason and column, and uses the rest', async () => {
    const store = await open()
    await withDirectory(store, [90001])
    const row = { rbd: 90001, mrun: 500, attended: 10, due: 20 }
    const many = course(100, { rbd: 90001, firstMrun: 1000, attended: 18, due: 20 })
    const text = attendanceFile([
      ...many,
      { ...row, attended: 21 }, { ...row, attended: -1 }, { ...row, attended: 'x' }, { ...row, attended: ' ' }, { ...row, due: 32 }, { ...row, month: 1 }, { ...row, month: 13 },
      { ...row, codEnse: 7 }, { ...row, rbd: 90777 }, { ...row, mrun: ' ' }, { ...row, mrun: 'A1' }, { ...row, year: 'dos mil' }, { ...row, grade: ' ' }, { ...row, year: 1926 },
    ]).toString('utf8').replace(/$/, '2026;4;90001\r\n')
    const { report } = await imported(store, text)
    expect(report.refused).toEqual([
      { line: 102, reason: 'attended-above-due', column: 'DIAS_ASISTIDOS', detail: '21/20' },
      { line: 103, reason: 'negative', column: 'DIAS_ASISTIDOS' },
      { line: 104, reason: 'not-a-number', column: 'DIAS_ASISTIDOS' },
      { line: 105, reason: 'blank', column: 'DIAS_ASISTIDOS' },
      { line: 106, reason: 'out-of-range', column: 'DIAS_TRABAJADOS' },
      { line: 107, reason: 'month-outside-school-year', column: 'MES_ESCOLAR' },
      { line: 108, reason: 'month-outside-school-year', column: 'MES_ESCOLAR' },
      { line: 109, reason: 'unknown-teaching-code', column: 'COD_ENSE', detail: '7' },
      { line: 110, reason: 'unknown-rbd', column: 'RBD', detail: '90777' },
      { line: 111, reason: 'no-student-id', column: 'MRUN' },
      { line: 112, reason: 'not-a-number', column: 'MRUN' },
      { line: 113, reason: 'not-a-number', column: 'AGNO' },
      { line: 114, reason: 'blank', column: 'COD_GRADO' },
      { line: 115, reason: 'out-of-range', column: 'AGNO' },
      { line: 116, reason: 'wrong-column-count', detail: '3/27' },
    ])
    expect(report).toMatchObject({ rowsRead: 115, rowsUsed: 100, rowsRefused: 15, students: 100 })
    expect(report.refusedByReason[0]).toEqual({ reason: 'not-a-number', count: 3 })
    expect((await readAttendanceOf(store))[0]).toMatchObject({ students: 100, pairs: [[18, 20, 100]] })
  })

  it('shows the first hundred refused rows and counts them all', async () => {
    const store = await open()
    await withDirectory(store, [90001])
    const { report } = await imported(store, attendanceFile([
      ...course(150, { rbd: 90777, firstMrun: 1, attended: 1, due: 2 }), ...course(700, { rbd: 90001, firstMrun: 1, attended: 1, due: 2 }), ...course(20, { rbd: 90001, firstMrun: 1, attended: 3, due: 2 }),
    ]))
    expect(report).toMatchObject({ rowsRefused: 170, refusedByReason: [{ reason: 'unknown-rbd', count: 150 }, { reason: 'attended-above-due', count: 20 }] })
    expect(report.refused.map(r => r.line)).toEqual(Array.from({ length: 100 }, (_, i) => i + 2))
  })

  it('refuses the whole file when more than one row in five cannot be used, and says why they could not', async () => {
    const store = await open()
    await withDirectory(store, [90001])
    const bad = course(8, { rbd: 90777, firstMrun: 1, attended: 1, due: 2 })
    const before = await everythingImported(store)
    const result = await importBytes(store, attendanceFile([...good, ...bad]))
    expect(result).toMatchObject({ ok: false, reason: 'too-many-refused', detail: { rows: 38, refused: 8, reasons: [{ reason: 'unknown-rbd', count: 8 }] } })
    expect(await everythingImported(store)).toEqual(before)
    expect((await imported(store, attendanceFile([...good, ...bad.slice(0, 7)]))).report).toMatchObject({ rowsUsed: 30, rowsRefused: 7 })
  })

  it('does not take one MRUN for everybody as one student with hundreds of days', async () => {
    const store = await open()
    await withDirectory(store, [90001])
    const result = await importBytes(store, attendanceFile(good.map(r => ({ ...r, mrun: 0 }))))
    expect(result).toMatchObject({ ok: false, reason: 'too-many-refused', detail: { reasons: [{ reason: 'student-too-often', count: 30 }] } })
  })

  it('also refuses a damaged file that had to be read in parts, and clears what it had written', async () => {
    const store = await open()
    await withDirectory(store, [90001, 90002, 90003])
    const content = attendanceFile([90001, 90002, 90003].flatMap(rbd => [...course(20, { rbd, firstMrun: rbd * 100, attended: 3, due: 5 }), ...(rbd === 90002 ? course(30, { rbd, firstMrun: 1, attended: 9, due: 5 }) : [])]))
    expect(await importBytes(store, content, {}, { rowsAtOnce: 25 })).toMatchObject({ ok: false, reason: 'too-many-refused' })
    expect(await readAttendanceOf(store)).toEqual([])
    expect(await everythingImported(store)).toMatchObject({ attendance: 0, covers: 1 })
  })

  it('says that only the last line end is missing, and uses the file', async () => {
    const store = await open()
    await withDirectory(store, [90001])
    expect((await imported(store, attendanceFile(good, { lastLineEnd: false }))).report).toMatchObject({ rowsUsed: 30, warnings: [{ warning: 'last-line-without-end' }] })
  })

  it('writes nothing in a trial run, and reports the same', async () => {
    const store = await open()
    await withDirectory(store, [90001])
    const before = [await everythingImported(store), await store.read.$count(store.s.audit)]
    const trial = await importBytes(store, attendanceFile(good), { dryRun: true })
    await importBytes(store, '', { dryRun: true })
    expect([await everythingImported(store), await store.read.$count(store.s.audit)]).toEqual(before)
    const { report } = await imported(store, attendanceFile(good))
    expect(trial).toMatchObject({ ok: true, report: { ...report, dryRun: true }, generationId: null })
  })

  it('stops when asked to, while reading or while writing, and leaves nothing', async () => {
    const store = await open()
    await withDirectory(store, [90001])
    const before = await everythingImported(store)
    const rows = Array.from({ length: 400 }, (_, i) => ({ rbd: 90001, mrun: i, grade: i, attended: 1, due: 2 }))
    for (const unit of ['bytes', 'rows'] as const) {
      const stop = new AbortController()
      const result = await importBytes(store, attendanceFile(rows), { signal: stop.signal, onProgress: p => { if (p.unit === unit) stop.abort() } })
      expect(result).toEqual({ ok: false, reason: 'cancelled', detail: {} })
      expect(await everythingImported(store)).toMatchObject({ attendance: 0, covers: before.covers, current: before.current })
    }
  })
})

describe('any bytes at all', () => {
  it('are imported whole or refused, never half and never with a surprise (property)', async () => {
    const { store, drop } = await openSqliteTestStore()
    await withDirectory(store, [90001, 90002])
    const dir = mkdtempSync(join(tmpdir(), 'cuaderno-garbage-'))
    const path = join(dir, 'x.csv')
    const sources = [attendanceFile(good.slice(0, 6)), directoryFile([{ rbd: 90001 }, { rbd: 90002 }]), slepListFile([{ slepCode: 1, slepName: 'x', fromYear: 2024, rbd: 90001 }]),
      attendanceYearFile(good.slice(0, 6).map(r => ({ ...r, year: 2024, days: { 3: [9, 10], 12: [1, 5] } }))), studentEnrolmentFile(good.slice(0, 6).map(r => ({ ...r, year: 2025, age: 11 }))),
      studentResultsFile(good.slice(0, 6).map(r => ({ ...r, year: 2025, situation: 'P' })))]
    const edit = fc.record({ at: fc.nat(), cut: fc.nat({ max: 60 }), put: fc.oneof(fc.uint8Array({ maxLength: 6 }).map(a => Buffer.from(a)), fc.constantFrom('"', ';', ',', '\r\n', '\n', '""', '-', '0', ' ', '\0').map(s => Buffer.from(s))) })
    await fc.assert(fc.asyncProperty(fc.constantFrom(...sources), fc.array(edit, { maxLength: 5 }), async (source, edits) => {
      let bytes: Buffer = source
      for (const { at, cut, put } of edits) bytes = Buffer.concat([bytes.subarray(0, at % (bytes.length + 1)), put, bytes.subarray((at % (bytes.length + 1)) + cut)])
      writeFileSync(path, bytes)
      const before = await everythingImported(store)
      const result = await importFile(store, { path, fileName: 'x.csv', importedBy: null })
      const after = await everythingImported(store)
      if (!result.ok) expect(after).toEqual(before)
      else if (result.report.unchanged) expect(after).toEqual(before)
      else expect(after.current.filter(c => c.generationId === result.generationId).length).toBeGreaterThan(0)
      const building = (await store.read.select().from(store.s.generation)).filter(g => g.state === 'building')
      expect(building).toEqual([])
    }), { numRuns: 400 })
    rmSync(dir, { recursive: true })
    await drop()
  })
})

describe('the kind of a file', () => {
  it('is not taken from tables that only look like a directory or monthly attendance', () => {
    expect(kindOf(['AGNO', 'RBD', 'DGV_RBD', 'NOM_RBD', 'COD_REG_RBD', 'COD_COM_RBD', 'NOM_COM_RBD', 'COD_DEPE', 'RURAL_RBD', 'ESTADO_ESTAB', 'MAT_HOM_1', 'MAT_TOTAL'])).toBe('enrolment')
    expect(kindOf(['RBD', 'DV_RBD', 'NOMBRE_ESTABLECIMIENTO', 'IVE_SINAE_2016'])).toBe('vulnerability')
    expect(kindOf([...studentEnrolmentColumns2025, 'PRIORITARIO_ALU', 'CONVENIO_SEP', 'BEN_SEP'])).toBe(null)
  })

  it('tells the large files of students from one another', () => {
    expect([attendanceColumns2019, attendanceYearColumns2024, attendanceYearColumns2025, studentEnrolmentColumns2025, studentResultsColumns2025].map(kindOf))
      .toEqual(['attendance', 'attendance-year', 'attendance-year', 'enrolment-students', 'results-students'])
  })

  it('needs its columns by name, whatever else stands in the file', async () => {
    const path = onDisk('t.csv', tableFile(['OTRA', ...attendanceColumns2019], []))
    const { store, drop } = await openSqliteTestStore()
    await withDirectory(store, [90001])
    expect(await importFile(store, { path, fileName: 't.csv', importedBy: null })).toMatchObject({ reason: 'no-rows' })
    await drop()
  })
})

describe('the list of refused rows', () => {
  it('is the first hundred by line, in whatever order the passes bring them (property)', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 2, max: 5000 }), { maxLength: 700 }), fc.integer({ min: 1, max: 5 }), (lines, passes) => {
      const tally = createRowTally()
      const unique = [...new Set(lines)]
      for (let pass = 0; pass < passes; pass++) for (const line of unique.filter(l => l % passes === pass).sort((a, b) => a - b)) tally.refuse(line, 'blank')
      expect(tally.first().map(r => r.line)).toEqual([...unique].sort((a, b) => a - b).slice(0, 100))
      expect(tally.refused()).toBe(unique.length)
    }))
  })
})
