/** The same table, whatever it comes in; and what is refused at the door. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importFile } from '../../../db/import/import-file.ts'
import { clearWorkFolders, makeWorkFolder } from '../../../db/import/work-folder.ts'
import { firstRows, openWorkbook, plainNumber, type WorkbookFormat } from '../../../db/import/workbook.ts'
import { cellsOf, htmlOf, workbookOf, zipOf, type TestCell, type TestSheets } from '../../support/containers.ts'
import { attendanceFile, course, directoryFile, onDisk } from '../../support/ministry-files.ts'
import { onEachEngine, openSqliteTestStore } from '../../support/stores.ts'
import { everythingImported, importBytes, imported, readAttendanceOf, withDirectory } from './importing.ts'

const month = attendanceFile(course(30, { rbd: 90001, firstMrun: 1, attended: 18, due: 20 }))
const monthCells = cellsOf(month)
const work = mkdtempSync(join(tmpdir(), 'cuaderno-containers-'))
afterAll(() => { rmSync(work, { recursive: true, force: true }) })

const containerOf = (format: WorkbookFormat, sheets: TestSheets): Buffer => (format === 'html' ? htmlOf(sheets) : workbookOf(sheets, format))

onEachEngine('a table in a container', open => {
  it.each<[string, Buffer, string[], string[]]>([
    ['a zip', zipOf([{ name: 'Asistencia/', content: '' }, { name: 'Asistencia/20260507_Asistencia_abril.csv', content: month }, { name: 'Asistencia/ER.pdf', content: '%PDF-1.4' }]), ['zip'], ['Asistencia/20260507_Asistencia_abril.csv']],
    ['an xlsx', workbookOf({ Hoja1: monthCells }, 'xlsx'), ['xlsx'], ['Hoja1']],
    ['a binary xls', workbookOf({ Hoja1: monthCells }, 'xls'), ['xls'], ['Hoja1']],
    ['a page called xls', htmlOf({ Hoja1: monthCells }), ['html'], ['1']],
    ['an xlsx in a zip, with empty sheets, a cover and title rows', zipOf([{ name: 'abril.xlsx', content: workbookOf({ Portada: [['Asistencia de abril']], Vacía: [], Datos: [['Servicio Local'], [], ...monthCells] }, 'xlsx') }]), ['zip', 'xlsx'], ['abril.xlsx', 'Datos']],
  ])('reads out of %s what it reads from the CSV', async (_, file, containers, within) => {
    const plain = await open()
    await withDirectory(plain, [90001])
    const { report } = await imported(plain, month)
    const rows = await readAttendanceOf(plain)
    const store = await open()
    await withDirectory(store, [90001])
    const { report: other } = await imported(store, file, { workFolder: work })
    expect(await readAttendanceOf(store)).toEqual(rows)
    expect({ ...other, warnings: other.warnings.filter(w => w.warning !== 'other-sheets') })
      .toMatchObject({ kind: 'attendance', rowsRead: report.rowsRead, rowsUsed: report.rowsUsed, students: report.students, months: report.months, warnings: report.warnings, containers, within, fileBytes: file.length })
    expect(readdirSync(work)).toEqual([])
  })
})

describe('a workbook', () => {
  const refused = async (content: Buffer, tuning: Parameters<typeof importBytes>[3] = {}) => {
    const { store, drop } = await openSqliteTestStore()
    try {
      await withDirectory(store, [90001])
      const before = await everythingImported(store)
      const result = await importBytes(store, content, { workFolder: work }, tuning)
      expect(await everythingImported(store)).toEqual(before)
      expect(readdirSync(work)).toEqual([])
      return result
    } finally { await drop() }
  }

  it('says how many other sheets it left alone', async () => {
    const { store, drop } = await openSqliteTestStore()
    await withDirectory(store, [90001])
    const { report } = await imported(store, workbookOf({ Instrucciones: [['Complete la hoja Datos']], Datos: monthCells }, 'xlsx'))
    expect(report.warnings).toContainEqual({ warning: 'other-sheets', count: 1 })
    await drop()
  })

  it('names a refused row by its row in the sheet', async () => {
    const { store, drop } = await openSqliteTestStore()
    await withDirectory(store, [90001])
    const broken = monthCells.map((row, i) => (i === 4 ? row.map((cell, c) => (monthCells[0]![c] === 'DIAS_ASISTIDOS' ? 21 : cell)) : row))
    const { report } = await imported(store, workbookOf({ Datos: [['Título'], [null], ['Abril', 'de 2026'], ...broken] }, 'xlsx'))
    expect(report.refused).toEqual([{ line: 8, reason: 'attended-above-due', column: 'DIAS_ASISTIDOS', detail: '21/20' }])
    await drop()
  })

  it('is refused by the names of its sheets when several are tables', async () => {
    expect(await refused(workbookOf({ Marzo: monthCells, Abril: monthCells, Notas: [['nada']] }, 'xlsx')))
      .toEqual({ ok: false, reason: 'workbook-with-several', detail: { names: ['Marzo', 'Abril'], members: 2 } })
  })

  it('of nothing but empty sheets is an empty file, and of other words is no known kind', async () => {
    expect(await refused(workbookOf({ Hoja1: [], Hoja2: [[null]] }, 'xlsx'))).toEqual({ ok: false, reason: 'empty-file', detail: {} })
    expect(await refused(workbookOf({ Hoja1: [['Barrio', 'Total'], ['Centro', 3]] }, 'xlsx'))).toMatchObject({ ok: false, reason: 'kind-not-recognised', detail: { columns: [] } })
    expect(await refused(htmlOf({}))).toEqual({ ok: false, reason: 'is-web-page', detail: {} })
  })

  const parts = (sheet: string): { name: string; content: string }[] => [
    { name: '[Content_Types].xml', content: '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>' },
    { name: 'xl/workbook.xml', content: '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>' },
    { name: 'xl/_rels/workbook.xml.rels', content: '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>' },
    { name: 'xl/worksheets/sheet1.xml', content: sheet },
  ]
  const inSheet = (rows: string) => `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`

  it('that would swell beyond what a workbook holds is refused before it is read', async () => {
    const bomb = zipOf(parts(inSheet(' '.repeat(300_000_000))))
    expect(bomb.length).toBeLessThan(1_000_000)
    expect(await refused(bomb)).toMatchObject({ ok: false, reason: 'workbook-too-big' })
  })

  it('that lies about its size, or holds entities, is refused', async () => {
    const [types, ...others] = parts(inSheet(' '.repeat(1_000_000)))
    expect(await refused(zipOf([types!, ...others.map(p => ({ ...p, says: { uncompressedSize: 10 } }))]))).toEqual({ ok: false, reason: 'workbook-damaged', detail: {} })
    const attack = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>'
    expect(await refused(zipOf(parts(attack)))).toEqual({ ok: false, reason: 'workbook-with-entities', detail: {} })
    expect(await refused(zipOf(parts(attack).map(p => (p.content === attack ? { ...p, content: Buffer.from(`\uFEFF${attack}`, 'utf16le') } : p))))).toEqual({ ok: false, reason: 'workbook-with-entities', detail: {} })
  })

  it('that takes too much time or memory has its reader killed, and says so with the figures', async () => {
    const heavy = zipOf(parts(inSheet(Array.from({ length: 60_000 }, (_, r) => `<row r="${r + 1}">${Array.from({ length: 20 }, (_, c) => `<c r="${String.fromCharCode(65 + c)}${r + 1}"><v>${r * c}</v></c>`).join('')}</row>`).join(''))))
    expect(await refused(heavy, { limits: { megabytes: 40 } })).toEqual({ ok: false, reason: 'workbook-stopped', detail: { seconds: 120, megabytes: 40 } })
    expect(await refused(heavy, { limits: { seconds: 0.05 } })).toEqual({ ok: false, reason: 'workbook-stopped', detail: { seconds: 0.05, megabytes: 768 } })
  })

  it('with a password is refused', async () => {
    // A compound file that holds an encrypted package, as Excel makes of an xlsx with a password.
    const { CFB } = await import('@e965/xlsx') as unknown as { CFB: { utils: { cfb_new: () => unknown; cfb_add: (c: unknown, name: string, content: Buffer) => void }; write: (c: unknown, o: { type: 'buffer' }) => Buffer } }
    const locked = CFB.utils.cfb_new()
    CFB.utils.cfb_add(locked, '/EncryptedPackage', Buffer.alloc(512, 7))
    CFB.utils.cfb_add(locked, '/EncryptionInfo', Buffer.alloc(64, 4))
    expect(await refused(Buffer.from(CFB.write(locked, { type: 'buffer' })))).toEqual({ ok: false, reason: 'workbook-locked', detail: {} })
  })

  it.each<WorkbookFormat>(['xlsx', 'xls', 'html'])('of kind %s gives its cells plainly', async format => {
    const folder = makeWorkFolder(work)
    const rows: TestCell[][] = [
      ['=1+1', 'Ñuñoa "7°B"', new Date('1900-01-01'), new Date('2026-03-05'), 12345678.0],
      [],
      [null, 'a;b', 0.5, -3, 1e15],
    ]
    const path = onDisk('libro', containerOf(format, { Uno: rows, Dos: [] }))
    const book = await openWorkbook(format, path, folder)
    expect(book.sheets.map(s => s.rowCount)).toEqual([3])
    const cells = await firstRows(book.sheets[0]!)
    expect(cells.map(r => r.map(c => (typeof c === 'number' ? plainNumber(c) : c)))).toEqual([
      ['=1+1', 'Ñuñoa "7°B"', '1900-01-01', '2026-03-05', '12345678'], [], [null, 'a;b', '0,5', '-3', '1000000000000000'],
    ])
    for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o077).toBe(0)
    rmSync(folder, { recursive: true })
    rmSync(dirname(path), { recursive: true })
  })

  it('has the value of a merged cell in its first cell, in an HTML table too', async () => {
    const folder = makeWorkFolder(work)
    const path = onDisk('libro.xls', Buffer.from('<table><tr><td rowspan=2>Curso</td><td colspan=2>2023</td></tr><tr><td>H</td><td>M</td></tr><tr><td>1A</td><td>3</td><td>4</td></tr></table>'))
    const book = await openWorkbook('html', path, folder)
    expect(await firstRows(book.sheets[0]!)).toEqual([['Curso', '2023'], [null, 'H', 'M'], ['1A', '3', '4']])
    rmSync(folder, { recursive: true })
    rmSync(dirname(path), { recursive: true })
  })

  it('is not unpacked where the disk has no room', async () => {
    expect(await refused(workbookOf({ Hoja1: monthCells }, 'xlsx'), { freeBytes: async () => 1_000_000 })).toMatchObject({ ok: false, reason: 'disk-full' })
    expect(await refused(zipOf([{ name: 'a.csv', content: month }]), { freeBytes: async () => 1_000_000 })).toMatchObject({ ok: false, reason: 'disk-full' })
  })
})

describe('a zip', () => {
  let store: Awaited<ReturnType<typeof openSqliteTestStore>>
  beforeAll(async () => { store = await openSqliteTestStore(); await withDirectory(store.store, [90001]) })
  afterAll(() => store.drop())

  const whole = zipOf([{ name: 'abril.csv', content: month }])
  it.each<[string, Buffer, string, object]>([
    ['cut off in the middle', whole.subarray(0, whole.length / 2), 'archive-damaged', {}],
    ['with another sum than its bytes have', zipOf([{ name: 'abril.csv', content: month, says: { crc: 1 } }]), 'archive-damaged', {}],
    ['with more bytes than it says', zipOf([{ name: 'abril.csv', content: month, says: { uncompressedSize: 100 } }]), 'archive-damaged', {}],
    ['with a password', zipOf([{ name: 'abril.csv', content: month, says: { encrypted: true } }]), 'archive-locked', {}],
    ['of nothing', zipOf([]), 'archive-without-table', {}],
    ['of a PDF', zipOf([{ name: 'ER.pdf', content: '%PDF' }]), 'archive-without-table', {}],
    ['in a zip', zipOf([{ name: 'abril.zip', content: whole }]), 'archive-in-archive', {}],
    ['in a zip, called csv', zipOf([{ name: 'abril.csv', content: whole }]), 'archive-in-archive', {}],
    ['of a rar called csv', zipOf([{ name: 'abril.csv', content: 'Rar!\u001a\u0007' }]), 'is-rar', {}],
    ['of two tables', zipOf([{ name: 'marzo.csv', content: month }, { name: 'abril\u0007.CSV', content: month }, { name: '__MACOSX/._abril.csv', content: 'x' }]), 'archive-with-several', { names: ['marzo.csv', 'abril.CSV'], members: 2 }],
    ['that would swell a thousandfold', zipOf([{ name: 'a.csv', content: Buffer.alloc(60_000_000, ';') }]), 'archive-too-big', { bytes: 60_000_000 }],
    ['of two thousand members', zipOf(Array.from({ length: 2_000 }, (_, i) => ({ name: `${i}.csv`, content: '' }))), 'archive-too-big', { members: 2_000 }],
    ['of a LibreOffice workbook', zipOf([{ name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' }, { name: 'content.xml', content: '<x/>' }]), 'is-open-document', {}],
  ])('%s is refused, and nothing stays', async (_, content, reason, detail) => {
    const before = await everythingImported(store.store)
    expect(await importBytes(store.store, content, { workFolder: work })).toEqual({ ok: false, reason, detail })
    expect(await everythingImported(store.store)).toEqual(before)
    expect(readdirSync(work)).toEqual([])
  })

  it('of a table that was imported alone changes nothing', async () => {
    await imported(store.store, month)
    const { report } = await imported(store.store, whole)
    expect(report).toMatchObject({ unchanged: true, containers: ['zip'] })
  })
})

describe('arbitrary bytes', () => {
  it('behind each signature are refused, leave nothing, and never break anything', async () => {
    const { store, drop } = await openSqliteTestStore()
    await withDirectory(store, [90001])
    const before = await everythingImported(store)
    const whole = [zipOf([{ name: 'abril.csv', content: month }]), workbookOf({ Hoja1: monthCells.slice(0, 4) }, 'xlsx'), workbookOf({ Hoja1: monthCells.slice(0, 4) }, 'xls'), htmlOf({ Hoja1: monthCells.slice(0, 4) })]
    const signatures = [Buffer.from('PK\u0003\u0004', 'latin1'), Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.from('<html><table><tr><td>'), Buffer.from('Rar!'), Buffer.from([0x1f, 0x8b])]
    const garbage = fc.tuple(fc.constantFrom(...signatures), fc.uint8Array({ maxLength: 2_000 })).map(([s, b]) => Buffer.concat([s, b]))
    // A real file with some of its bytes changed, or cut.
    const damaged = fc.tuple(fc.constantFrom(...whole), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 20 }), fc.boolean()).map(([file, changes, cut]) => {
      const copy = Buffer.from(file)
      for (const [at, byte] of changes) copy[at % copy.length] = byte
      return cut ? copy.subarray(0, changes[0]![0] % copy.length) : copy
    })
    await fc.assert(fc.asyncProperty(fc.oneof(garbage, damaged), async content => {
      // Without writing: what a lucky change leaves readable is no failure.
      const result = await importBytes(store, content, { workFolder: work, dryRun: true })
      if (result.ok) expect(result.report.rowsUsed).toBeGreaterThan(0)
      expect(readdirSync(work)).toEqual([])
    }), { numRuns: 40 })
    expect(await everythingImported(store)).toEqual(before)
    await drop()
  }, 120_000)

  it('cells of any text and number come back the same from xlsx and xls', async () => {
    const text = fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom(...'abc ;"=ñÑ°,0'.split('')) }).map(s => s.trim()).filter(s => s !== '')
    const cell = fc.oneof(text, fc.integer({ min: -1e9, max: 1e9 }), fc.double({ min: -1000, max: 1000, noNaN: true }).map(n => Number(n.toFixed(4)) + 0))
    await fc.assert(fc.asyncProperty(fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 }), fc.constantFrom<WorkbookFormat>('xlsx', 'xls'), async (rows, format) => {
      const folder = makeWorkFolder(work)
      const path = onDisk('libro', containerOf(format, { Hoja: rows }))
      const book = await openWorkbook(format, path, folder)
      expect(await firstRows(book.sheets[0]!)).toEqual(rows)
      rmSync(folder, { recursive: true })
      rmSync(dirname(path), { recursive: true })
    }), { numRuns: 10 })
  }, 60_000)
})

describe('what is unpacked', () => {
  it('goes at the next start when its process died, and stays while another one imports', () => {
    const base = join(work, 'uploads')
    mkdirSync(base)
    writeFileSync(join(base, 'x.upload'), 'RUN')
    const mine = makeWorkFolder(base)
    writeFileSync(join(mine, '1'), 'RUN')
    mkdirSync(join(base, 'unpacked-999999999-abc'))
    mkdirSync(join(base, `unpacked-${process.ppid}-abc`))
    clearWorkFolders(base)
    expect(readdirSync(base)).toEqual([`unpacked-${process.ppid}-abc`])
    rmSync(base, { recursive: true })
  })

  it('is gone when the import is stopped in the middle', async () => {
    const { store, drop } = await openSqliteTestStore()
    const path = onDisk('abril.xlsx', workbookOf({ Hoja1: monthCells }, 'xlsx'))
    expect(await importFile(store, { path, fileName: 'abril.xlsx', importedBy: null, workFolder: work, signal: AbortSignal.timeout(30) })).toEqual({ ok: false, reason: 'cancelled', detail: {} })
    expect(readdirSync(work)).toEqual([])
    expect(existsSync(path)).toBe(true)
    await drop()
  })

  it('a directory comes out of a workbook too', async () => {
    const { store, drop } = await openSqliteTestStore()
    const file = directoryFile([{ rbd: 90001 }, { rbd: 90002 }], { year: 2026, layout: 2025 })
    const { report } = await imported(store, workbookOf({ Directorio: cellsOf(file) }, 'xlsx'))
    expect(report).toMatchObject({ kind: 'directory', schools: 2, rowsRefused: 0 })
    await drop()
  })
})
