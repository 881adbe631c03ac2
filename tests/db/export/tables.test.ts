import fc from 'fast-check'
import * as XLSX from '@e965/xlsx'
import { expect, it } from 'vitest'
import { tableNames, tables, type Row, type Table } from '../../../cycles/opendata/tables.ts'
import { scopeFor } from '../../../cycles/people/permissions.ts'
import { insertRows } from '../../../db/dialect.ts'
import { csvOf, jsonOf, xlsxOf, type ExportedTable } from '../../../db/export/formats.ts'
import { openTable, wantedOf } from '../../../db/export/open-table.ts'
import { actionOf, compareKeys, listYearsOf, rowsOf } from '../../../db/export/rows.ts'
import { zipOf } from '../../../db/export/zip.ts'
import { takeExport } from '../../../db/opendata/daily-exports.ts'
import { castId, elenaRivas, escuelaValleHondo, islaChaica, losBoldos, plantCast, rosaHuenchul } from '../../../db/seed/cast.ts'
import type { Store } from '../../../db/store.ts'
import { enrolmentFile, resultsFile } from '../../support/ministry-files.ts'
import { onEachEngine } from '../../support/stores.ts'
import { imported } from '../import/importing.ts'
import { inBands, plantAttendance } from '../indicators/plant-attendance.ts'

const today = '2026-11-18', timeZone = 'America/Santiago'
const by = { personId: elenaRivas.id, requestId: 'r1', via: 'web' as const, format: 'csv' }
const scopeOf = (name: (typeof tableNames)[number]) => scopeFor(elenaRivas, actionOf[name], today)

const planted = async (store: Store) => {
  await plantCast(store)
  await plantAttendance(store, [2025, 2026].flatMap(year => [9, 10].flatMap(month => [
    { rbd: losBoldos.rbd, year, month, pairs: inBands([3, 20, 30, 200, 118]) }, { rbd: losBoldos.rbd, year, month, pairs: inBands([0, 0, 4, 10, 10]), teaching: 'preschool' as const },
    { rbd: islaChaica.rbd, year, month, pairs: inBands([1, 1, 1, 1, 2]) }, { rbd: escuelaValleHondo.rbd, year, month, pairs: inBands([10, 20, 30, 100, 100]) },
  ])))
  for (const year of [2023, 2024] as const) {
    await imported(store, enrolmentFile([{ rbd: losBoldos.rbd, year, levels: { 2: [190, 184] } }, { rbd: islaChaica.rbd, year, levels: { 2: [4, 4] } }], 2024), { fileName: `m${year}.csv` })
    await imported(store, resultsFile([{ rbd: losBoldos.rbd, year, boys: [180, 5, 4, 6], girls: [170, 4, 4, 5], attendance: '89,53' }, { rbd: islaChaica.rbd, year, boys: [3, 0, 1, 0], girls: [4, 0, 0, 0], attendance: '91,00' }]), { fileName: `r${year}.csv` })
  }
  await store.tx(async tx => {
    const at = store.clock.now()
    await insertRows(tx, store.s.cycle, [1, 2].map(n => ({ id: castId('cycle', n), rbd: losBoldos.rbd, number: n, year: 2024 + n, title: `Ciclo ${n}; "vínculo"\ncon más`, version: 1, startedOn: `${2024 + n}-08-03`, implementationFrom: null, closedOn: null, droppedOn: null, parentId: null, theoryCarried: null, createdBy: rosaHuenchul.id, createdAt: at })))
    await insertRows(tx, store.s.need, [{ id: castId('need', 1), cycleId: castId('cycle', 2), rbd: losBoldos.rbd, slepCode: losBoldos.slep.code, kind: 'transport', text: 'un bus', raisedBy: rosaHuenchul.id, raisedAt: at }] as never)
    const generationId = castId('generation', 50)
    await tx.insert(store.s.generation).values({ id: generationId, kind: 'dropout', state: 'published', fileName: 'd.xlsx', fileSha256: '0'.repeat(64), fileBytes: 1, importedBy: null, startedAt: at, publishedAt: at })
    await insertRows(tx, store.s.officialDropout, (['country', 'region', 'commune'] as const).flatMap(level => [99102, 12345].filter((_, i) => level === 'commune' || i === 0).map(code => ({
      generationId, level, label: level === 'commune' ? String(code) : level, code: level === 'country' ? null : level === 'region' ? 99 : code, sex: 'all' as const, scope: 'global' as const, year: 2021, dropouts: 13, theoreticalEnrolment: 1000,
    }))))
    await tx.insert(store.s.currentImport).values({ kind: 'dropout', rbd: 0, year: 0, month: 0, generationId })
  })
}
const all = async (rows: AsyncIterable<Row>) => { const out: Row[] = []; for await (const r of rows) out.push(r); return out }
const text = async (pieces: AsyncIterable<string>) => { let s = ''; for await (const p of pieces) s += p; return s }
const bytes = async (pieces: AsyncIterable<Uint8Array>) => { const out: Uint8Array[] = []; for await (const p of pieces) out.push(p); return Buffer.concat(out) }

onEachEngine('the tables that leave', open => {
  it('have the columns, types, codes and order their definitions say, and stay inside the territory', async () => {
    const store = await open()
    await planted(store)
    const sizes: Record<string, number> = {}
    for (const name of tableNames) {
      const table = tables[name]
      const rows = await all((await openTable(store, name, { scope: scopeOf(name), today, timeZone }, by)).rows)
      sizes[name] = rows.length
      for (const [i, row] of rows.entries()) {
        expect(Object.keys(row).sort(), name).toEqual(table.columns.map(c => c.name).sort())
        for (const c of table.columns) {
          const value = row[c.name]
          if (value === null || value === undefined) { expect(table.key, `${name}.${c.name}`).not.toContain(c.name); continue }
          if (c.type === 'integer') expect(Number.isInteger(value), `${name}.${c.name}`).toBe(true)
          else if (c.type === 'number') expect(typeof value).toBe('number')
          else if (c.type === 'day') expect(value).toMatch(/^\d{4}-\d\d-\d\d$/)
          else expect(typeof value).toBe('string')
          if (c.codes) expect(Object.keys(c.codes), `${name}.${c.name}`).toContain(value)
        }
        const keyOf = (r: Row) => table.key.map(k => r[k]!)
        if (i > 0) expect(compareKeys(keyOf(rows[i - 1]!), keyOf(row)), `${name}: ${JSON.stringify(row)}`).toBeLessThan(0)
      }
      expect(JSON.stringify(rows)).not.toMatch(/90101|Valle Hondo|un bus|12345/)
      expect(await listYearsOf(store, name, await wantedOf(store, { scope: scopeOf(name), today, timeZone }))).toEqual([...new Set(rows.map(r => Number(r.year)))].sort((a, b) => b - a))
    }
    expect(sizes).toEqual({ 'attendance-months': 12, 'yearly-figures': 4, cycles: 2, 'need-counts': 7, 'official-dropout': 3 })
  })

  it('go on after any row, with nothing lost and nothing twice', async () => {
    const store = await open()
    await planted(store)
    for (const name of tableNames) {
      const { key } = tables[name]
      const wanted = await wantedOf(store, { scope: scopeOf(name), today, timeZone })
      const rows = await all(rowsOf(store, name, key, wanted))
      for (const [i, row] of rows.entries()) expect(await all(rowsOf(store, name, key, { ...wanted, after: key.map(k => row[k]!) })), `${name} after ${i}`).toEqual(rows.slice(i + 1))
    }
  })

  it('of a school of fewer than ten say only that, in every table with figures', async () => {
    const store = await open()
    await planted(store)
    for (const name of ['attendance-months', 'yearly-figures'] as const) {
      const rows = (await all((await openTable(store, name, { scope: scopeOf(name), today }, by)).rows)).filter(r => r.rbd === islaChaica.rbd)
      expect(rows.length).toBeGreaterThan(0)
      const figures = new Set(['rbd', 'slep_code', 'commune_code', 'year', 'month'])
      for (const row of rows) for (const c of tables[name].columns) if ((c.type === 'integer' || c.type === 'number') && !figures.has(c.name)) expect(row[c.name], c.name).toBeNull()
    }
  })

  it('are narrowed by years and commune', async () => {
    const store = await open()
    await planted(store)
    const of = async (more: object) => (await all((await openTable(store, 'attendance-months', { scope: scopeOf('attendance-months'), today, ...more }, by)).rows)).map(r => `${r.rbd} ${r.year}`)
    expect(new Set(await of({ fromYear: 2025, toYear: 2025 }))).toEqual(new Set(['90001 2025', '90011 2025']))
    expect(new Set(await of({ commune: islaChaica.communeCode }))).toEqual(new Set(['90011 2025', '90011 2026']))
    expect(await of({ fromYear: 2010, toYear: 2020 })).toEqual([])
    expect(await of({ slep: 9902 })).toEqual([])
  })

  it('of which a person takes thirty a day, however many arrive at once', async () => {
    const store = await open()
    await plantCast(store)
    const taken = await Promise.all(Array.from({ length: 33 }, () => takeExport(store, elenaRivas.id, today)))
    expect(taken.filter(Boolean)).toHaveLength(30)
    expect(await takeExport(store, elenaRivas.id, '2026-11-19')).toBe(true)
    expect(await takeExport(store, rosaHuenchul.id, today)).toBe(true)
  })

  it('read back the same from CSV, JSON and a workbook, a workbook that is too long for one sheet too', async () => {
    const store = await open()
    await planted(store)
    for (const name of ['cycles', 'attendance-months'] as const) {
      const fresh = async () => openTable(store, name, { scope: scopeOf(name), today }, by)
      const rows = await all((await fresh()).rows)
      expect((JSON.parse(await text(jsonOf(await fresh()))) as { rows: Row[] }).rows).toEqual(rows)
      for (const mostRows of [1_000_000, 4]) {
        const book = XLSX.read(await bytes(xlsxOf(await fresh(), mostRows)), { dense: true })
        expect(book.SheetNames.at(-1)).toBe('codebook')
        const read = book.SheetNames.slice(0, -1).flatMap(s => XLSX.utils.sheet_to_json<Row>(book.Sheets[s]!, { defval: null }))
        const told = tables[name].columns.filter(c => rows.some(r => r[c.name] !== null)).map(c => c.name)
        const only = (r: Row) => Object.fromEntries(told.map(c => [c, typeof r[c] === 'string' ? r[c].replace(/\r\n/g, '\n') : r[c] ?? null]))
        expect(read.map(only)).toEqual(rows.map(only))
      }
      expect((await text(csvOf(await fresh()))).startsWith('\uFEFFrbd;school_name;')).toBe(true)
    }
  })
})

const madeOf = (table: Table, rows: Row[]): ExportedTable => ({ table, exportId: 'x', rows: (async function* () { yield* rows })() })

it('no text of a workbook becomes a formula or breaks it, whatever it holds', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('=1+1', '@x', '<a & b>', '\u0000\uFFFE', '_x000D_')), { minLength: 1, maxLength: 8 }), async titles => {
    const rows = titles.map((title, i) => ({ rbd: i + 1, title }))
    const book = XLSX.read(await bytes(xlsxOf(madeOf({ ...tables.cycles, columns: tables.cycles.columns.filter(c => c.name === 'rbd' || c.name === 'title') }, rows))), { cellFormula: true })
    const sheet = book.Sheets[book.SheetNames[0]!]!
    for (const [at, cell] of Object.entries(sheet)) if (!at.startsWith('!')) expect((cell as XLSX.CellObject).f).toBeUndefined()
    expect(XLSX.utils.sheet_to_json<{ rbd: number }>(sheet).map(r => r.rbd)).toEqual(rows.map(r => r.rbd))
  }), { numRuns: 60 })
})

it('a reader who goes away stops the work, and a failure in the middle reaches them', async () => {
  let made = 0
  let ended = false
  const endless = (async function* () { try { for (;;) { made++; yield 'x'.repeat(10_000) } } finally { ended = true } })()
  const zip = zipOf([{ path: 'a', text: endless }])
  await zip.next(); await zip.next()
  await zip.return(undefined)
  expect(ended).toBe(true)
  expect(made).toBeLessThan(2_000)
  await expect(bytes(zipOf([{ path: 'a', text: (async function* (): AsyncGenerator<string> { throw new Error('no more') })() }]))).rejects.toThrow('no more')
})
