/** The official workbook of dropout: a small one of its shape, and the real one, where it is, against a plain count. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { read, utils } from '@e965/xlsx'
import { expect, it } from 'vitest'
import { undoImport } from '../../../db/generations.ts'
import { importFile } from '../../../db/import/import-file.ts'
import { getOfficialDropout, groupedDependency } from '../../../db/indicators/official-dropout.ts'
import { packageRoot } from '../../../db/package-root.ts'
import { dropoutWorkbook, type DropoutRow } from '../../support/dropout-workbook.ts'
import { directoryFile } from '../../support/ministry-files.ts'
import { onEachEngine, openSqliteTestStore } from '../../support/stores.ts'
import { importBytes, imported } from './importing.ts'

const two: [number, number, number, number][] = [[10, 1000, 20, 1010], [12, 900, 24, 912]]
const row = (label: string, counts: DropoutRow['counts'] = two, region?: string): DropoutRow => ({ label, counts, ...(region ? { region } : {}) })
const small = (change: Partial<Parameters<typeof dropoutWorkbook>[1]> = {}) => dropoutWorkbook([2022, 2023], {
  Dependencia: [row('Municipal'), row('Servicio Local de educación /1', [null, [3, 50, 3, 50]]), row('Total')],
  Región: [row('REGIÓN DE LA ARAUCANÍA'), row('REGIÓN DEL ÑUBLE /1'), row('Total')],
  Provincia: [row('PROVINCIA DE CAUTÍN', two, 'REGIÓN DE LA ARAUCANÍA'), row('PROVINCIA DE MALLECO'), row('Total')],
  Comuna: [row('COIHAIQUE'), row('PEÑALOLEN', [[0, 0, 0, 0], [1, 30, 1, 30]]), row('COMUNA NUEVA'), row('TOTAL')],
  ...change,
})
const directory = directoryFile([
  { rbd: 90001, communeCode: 11101, communeName: 'COYHAIQUE', dependency: 6 }, { rbd: 90002, communeCode: 13122, communeName: 'PEÑALOLÉN', dependency: 1 },
], { year: 2026, layout: 2025 })

onEachEngine('the official workbook of dropout', open => {
  it('is read table by table, by its words, with codes where the names are known', async () => {
    const store = await open()
    await imported(store, directory)
    const { report } = await imported(store, small())
    expect(report).toMatchObject({
      kind: 'dropout', rowsRead: 39, rowsUsed: 39, rowsRefused: 0, years: [2022, 2023], containers: ['xlsx'],
      warnings: [{ warning: 'communes-not-matched', count: 1 }],
    })
    const rows = await store.read.select().from(store.s.officialDropout)
    expect(rows.filter(r => r.level === 'country')).toHaveLength(12)
    // Women times 1, men times 2, everybody times 3.
    expect(rows.filter(r => r.label === 'COIHAIQUE' && r.year === 2023 && r.scope === 'regular').map(r => [r.code, r.sex, r.dropouts, r.theoreticalEnrolment]).sort())
      .toEqual([[11101, 'all', 72, 2736], [11101, 'men', 48, 1824], [11101, 'women', 24, 912]])
    expect(rows.filter(r => r.label === 'PEÑALOLEN' && r.year === 2022 && r.sex === 'all' && r.scope === 'global').map(r => [r.code, r.dropouts, r.theoreticalEnrolment])).toEqual([[13122, 0, 0]])
    expect(rows.filter(r => r.label === 'Servicio Local de educación').map(r => r.year)).toEqual(Array(6).fill(2023))
    expect([...new Set(rows.filter(r => r.level === 'region').map(r => `${r.label} ${r.code}`))].sort()).toEqual(['REGIÓN DE LA ARAUCANÍA 9', 'REGIÓN DEL ÑUBLE 16'])
    expect([...new Set(rows.filter(r => r.level === 'province').map(r => r.label))].sort()).toEqual(['PROVINCIA DE CAUTÍN', 'PROVINCIA DE MALLECO'])
    expect([...new Set(rows.filter(r => r.code === null && r.level === 'commune').map(r => r.label))]).toEqual(['COMUNA NUEVA'])
  })

  it('shows what was read of each kind of table before it is brought in', async () => {
    const store = await open()
    await imported(store, directory)
    expect(await importBytes(store, small(), { dryRun: true })).toMatchObject({ ok: true, generationId: null, preview: {
      read: ['Tabla', 'Nombre', 'Año', 'Desvinculados', 'Matrícula teórica'], unread: 0,
      rows: [['Total', 'Total', '2023', '36', '2700'], ['Dependencia', 'Municipal', '2023', '36', '2700'], ['Región', 'REGIÓN DE LA ARAUCANÍA', '2023', '36', '2700'], ['Provincia', 'PROVINCIA DE CAUTÍN', '2023', '36', '2700'], ['Comuna', 'COIHAIQUE', '2023', '36', '2700']],
    } })
    expect(await store.read.$count(store.s.officialDropout)).toBe(0)
  })

  it('gives the series around a school, rates from the counts, and nothing before it is imported or after it is undone', async () => {
    const store = await open()
    await imported(store, directory)
    const place = { regionCode: 9, communeCode: 11101, dependency: 6 }
    expect(await getOfficialDropout(store, place)).toBeNull()
    const { id } = await imported(store, small())
    expect(await getOfficialDropout(store, place)).toMatchObject({
      country: { label: 'Total', years: [{ year: 2022, dropouts: 30, theoreticalEnrolment: 3000, ratePercent: 1 }, { year: 2023, dropouts: 36, theoreticalEnrolment: 2700 }] },
      region: { label: 'REGIÓN DE LA ARAUCANÍA' }, commune: { label: 'COIHAIQUE' }, dependency: { label: 'Servicio Local de educación', years: [{ year: 2023, dropouts: 9, theoreticalEnrolment: 150, ratePercent: 6 }] },
    })
    expect((await getOfficialDropout(store, { ...place, communeCode: 1 }))?.commune).toBeNull()
    expect((await getOfficialDropout(store, { ...place, communeCode: 13122 }))?.commune?.years[0]).toMatchObject({ year: 2022, ratePercent: null })
    expect((await getOfficialDropout(store, place, { sex: 'women', scope: 'regular' }))?.country.years[1]).toMatchObject({ dropouts: 24, theoreticalEnrolment: 912 })
    // A school brings in its own list and class book, nothing of the country's.
    expect(await importBytes(store, small(), { onlyRbd: 90001 })).toEqual({ ok: false, reason: 'other-kind-expected', detail: { expected: 'roster', found: 'dropout' } })
    await undoImport(store, id, { by: null })
    expect(await getOfficialDropout(store, place)).toBeNull()
    expect([1, 2, 3, 4, 5, 6].map(groupedDependency)).toEqual([1, 1, 2, 3, 4, 5])
  })

  it('is read again once a directory knows its communes, and is unchanged after that', async () => {
    const store = await open()
    expect((await imported(store, small())).report.warnings).toEqual([{ warning: 'communes-not-matched', count: 3 }])
    await imported(store, directory)
    expect((await imported(store, small())).report).toMatchObject({ unchanged: false, warnings: [{ count: 1 }] })
    const whole = small({ Comuna: [row('COIHAIQUE'), row('PEÑALOLEN'), row('TOTAL')] })
    expect((await imported(store, whole)).report).toMatchObject({ unchanged: false, warnings: [], superseded: 1 })
    expect((await imported(store, whole)).report).toMatchObject({ unchanged: true })
  })
})

it('refuses rows that cannot be, and says what does not add up', async () => {
  const { store, drop } = await openSqliteTestStore()
  await imported(store, directory)
  const { report } = await imported(store, small({
    Comuna: [row('COIHAIQUE', [[1001, 1000, 1, 1000], two[1]!]), row('PEÑALOLEN'), row('PEÑALOLÉN'), row('TOTAL', [[11, 1000, 20, 1010], two[1]!])],
  }))
  expect(report.refusedByReason).toEqual([{ reason: 'label-twice', count: 3 }, { reason: 'out-of-range', count: 3 }])
  expect(report.refused[0]).toEqual({ line: 5, reason: 'out-of-range', column: 'Tasas a nivel de Comuna, Desvinculados 2022' })
  expect(report.warnings).toEqual([{ warning: 'totals-disagree', count: 3 }])
  expect(await importBytes(store, small({ Comuna: [row('COIHAIQUE', [[-1, 0, 0, 0], null])], Región: [row('X', [[-1, 0, 0, 0], null])], Provincia: [], Dependencia: [] })))
    .toMatchObject({ ok: false, reason: 'too-many-refused' })
  await drop()
})

const folder = process.env.TEP_REAL_FILES ?? join(packageRoot, '../shared/data')
const real = join(folder, 'OFICIAL-Tasa-Incidencia-Desvinculacion-2010-2023.xlsx')
const realDirectory = join(folder, '20230912_Directorio_Oficial_EE_2023_20230430_WEB.csv')

/** The plain way, by places and with another library: blocks of rows between a header and "Fuente", in the order everybody, women, men. */
const countPlainly = (): Map<string, [number, number]> => {
  const book = read(readFileSync(real), { dense: true })
  const found = new Map<string, [number, number]>()
  for (const name of book.SheetNames.slice(1)) {
    const rows = utils.sheet_to_json<(string | number | null)[]>(book.Sheets[name]!, { header: 1, raw: true, defval: null, blankrows: true })
    const start = name.endsWith('Provincia') ? 2 : 1
    let block = -1
    let inside = false
    for (const cells of rows) {
      if (cells[start] === 'Desvinculados 2010') { block++; inside = true; continue }
      if (String(cells[0]).startsWith('Fuente')) inside = false
      if (!inside) continue
      const label = String(cells[start - 1] ?? cells[0]).replace(/\s*\/\d.*$/, '').trim().toUpperCase()
      for (let k = 0; k < 28; k++) {
        const [d, m] = [cells[start + 3 * k], cells[start + 3 * k + 1]]
        if (typeof d === 'number' && typeof m === 'number') found.set([label === 'TOTAL' ? 'TOTAL' : `${name.split(' ').at(-1)} ${label}`, block, k % 2, 2010 + Math.floor(k / 2)].join('|'), [d, m])
      }
    }
  }
  return found
}

it.skipIf(!existsSync(real) || !existsSync(realDirectory))('the real workbook gives every figure a plain count gives, and knows every commune', async () => {
  const { store, drop } = await openSqliteTestStore()
  const run = async (path: string) => {
    const result = await importFile(store, { path, fileName: path.split('/').at(-1)!, importedBy: null })
    if (!result.ok) throw new Error(`${result.reason} ${JSON.stringify(result.detail)}`)
    return result.report
  }
  await run(realDirectory)
  expect(await run(real)).toMatchObject({ kind: 'dropout', rowsRefused: 0, warnings: [], years: Array.from({ length: 14 }, (_, i) => 2010 + i) })
  const plain = countPlainly()
  const rows = await store.read.select().from(store.s.officialDropout)
  const sheetOf = { country: '', dependency: 'Dependencia ', teaching: 'Enseñanza ', grade: 'Curso ', region: 'Región ', province: 'Provincia ', commune: 'Comuna ' }
  const ours = new Map(rows.map(r => [[`${sheetOf[r.level]}${r.label.toUpperCase()}`, ['all', 'women', 'men'].indexOf(r.sex), r.scope === 'global' ? 0 : 1, r.year].join('|'), [r.dropouts, r.theoreticalEnrolment]]))
  expect(ours.size).toBe(rows.length)
  expect(ours).toEqual(plain)
  // Reference, 1.9.
  const country = (await getOfficialDropout(store, { regionCode: 9, communeCode: 9201, dependency: 6 }))!
  expect(country.country.years.at(-1)).toMatchObject({ year: 2023, dropouts: 47_509 })
  expect(country.country.years.at(-1)!.ratePercent).toBeCloseTo(1.57, 2)
  expect(country.dependency!.years.at(-1)!.ratePercent).toBeCloseTo(1.68, 2)
  expect(country.commune!.label).toBe('ANGOL')
  await drop()
}, 60_000)
