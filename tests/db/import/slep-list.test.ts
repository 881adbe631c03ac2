import { expect, it } from 'vitest'
import { undoImport } from '../../../db/generations.ts'
import { correctSchoolSlep, deriveSlepListFromDirectory } from '../../../db/import/slep-list.ts'
import { listSlepOfSchools } from '../../../db/territory.ts'
import { commaResave, directoryFile, slepListFile } from '../../support/ministry-files.ts'
import { onEachEngine } from '../../support/stores.ts'
import { everythingImported, imported, withDirectory } from './importing.ts'

const costaClara = { slepCode: 9901, slepName: 'Costa Clara', fromYear: 2024 }
const valleHondo = { slepCode: 9902, slepName: 'Valle Hondo', fromYear: 2026 }
const list = [{ ...costaClara, rbd: 90001 }, { ...costaClara, rbd: 90002 }, { ...valleHondo, rbd: 90101 }]

onEachEngine('which SLEP a school belongs to', open => {
  it('comes from the list, from the year of the transfer on', async () => {
    const store = await open()
    const { report } = await imported(store, slepListFile(list))
    expect(report).toMatchObject({ kind: 'slep-list', rowsUsed: 3, schools: 3, years: [2024, 2026], warnings: [] })
    expect(await store.read.select().from(store.s.slep)).toEqual([{ code: 9901, name: 'Costa Clara' }, { code: 9902, name: 'Valle Hondo' }])
    expect(await listSlepOfSchools(store, 'all', 2025)).toEqual(new Map([[90001, 9901], [90002, 9901]]))
    expect(await listSlepOfSchools(store, 'all', 2026)).toEqual(new Map([[90001, 9901], [90002, 9901], [90101, 9902]]))
  })

  it('a later list takes the place of the whole earlier one and renames; undoing brings the schools back', async () => {
    const store = await open()
    await imported(store, slepListFile(list))
    const { id, report } = await imported(store, slepListFile([{ ...costaClara, slepName: 'Costa Clara del Sur', rbd: 90003 }], commaResave))
    expect(report.superseded).toBe(1)
    expect(await listSlepOfSchools(store, 'all', 2026)).toEqual(new Map([[90003, 9901]]))
    expect(await undoImport(store, id, { by: null })).toEqual({ ok: true, restored: 1, removed: 0 })
    expect(await listSlepOfSchools(store, 'all', 2026)).toEqual(new Map([[90001, 9901], [90002, 9901], [90101, 9902]]))
  })

  it('says how many schools of the list no directory knows, and which rows it could not use', async () => {
    const store = await open()
    await withDirectory(store, [90001, 90002])
    const more = Array.from({ length: 20 }, (_, i) => ({ ...costaClara, rbd: 91001 + i }))
    const { report } = await imported(store, slepListFile([...list, ...more, { ...costaClara, rbd: 90001 }, { ...costaClara, rbd: 90004, fromYear: 'pronto' }, { ...costaClara, slepName: ' ', rbd: 90005 }]))
    expect(report.warnings).toEqual([{ warning: 'schools-without-directory', count: 21 }])
    expect(report.refused).toEqual([
      { line: 25, reason: 'duplicate-rbd', column: 'RBD', detail: '90001' },
      { line: 26, reason: 'not-a-number', column: 'ANIO_TRASPASO' },
      { line: 27, reason: 'blank', column: 'NOMBRE_SLEP' },
    ])
  })

  it('without a list, is made of the schools of dependency 6 in chosen communes, and leaves other SLEPs alone', async () => {
    const store = await open()
    await imported(store, slepListFile([...list, { ...costaClara, rbd: 90099 }]))
    await imported(store, directoryFile([
      { rbd: 90001, communeCode: 9118 }, { rbd: 90005, communeCode: 9118 }, { rbd: 90006, communeCode: 9118, dependency: 3 }, { rbd: 90007, communeCode: 9103 }, { rbd: 90008, communeCode: 9119 },
    ], { year: 2026 }))
    const derived = await deriveSlepListFromDirectory(store, { ...costaClara, communeCodes: [9118, 9119], by: null })
    expect(derived).toMatchObject({ ok: true, report: { kind: 'slep-list', rowsUsed: 3, schools: 4, superseded: 1, unchanged: false } })
    expect(await listSlepOfSchools(store, 'all', 2026)).toEqual(new Map([[90001, 9901], [90005, 9901], [90008, 9901], [90101, 9902]]))

    const before = await everythingImported(store)
    expect(await deriveSlepListFromDirectory(store, { ...costaClara, communeCodes: [9119, 9118], by: null })).toMatchObject({ ok: true, report: { unchanged: true } })
    expect(await everythingImported(store)).toEqual(before)
  })

  it('cannot be made of communes before a directory, nor of communes without such schools', async () => {
    const store = await open()
    expect(await deriveSlepListFromDirectory(store, { ...costaClara, communeCodes: [9118], by: null })).toMatchObject({ ok: false, reason: 'no-directory' })
    await withDirectory(store, [90001])
    expect(await deriveSlepListFromDirectory(store, { ...costaClara, communeCodes: [1101], by: null })).toMatchObject({ ok: false, reason: 'no-schools-in-communes' })
  })

  it('is corrected by hand, whatever the list says, and each correction is on record', async () => {
    const store = await open()
    await withDirectory(store, [90001, 90101])
    await imported(store, slepListFile(list))
    expect(await correctSchoolSlep(store, { rbd: 90001, slepCode: 9902, fromYear: 2026, by: null })).toEqual({ ok: true })
    expect(await correctSchoolSlep(store, { rbd: 90101, slepCode: null, fromYear: 2026, by: null })).toEqual({ ok: true })
    expect(await listSlepOfSchools(store, 'all', 2026)).toEqual(new Map([[90001, 9902], [90002, 9901]]))
    expect((await listSlepOfSchools(store, [90001], 2025)).get(90001)).toBe(9901)
    expect(await correctSchoolSlep(store, { rbd: 90001, slepCode: 9901, fromYear: 2024, by: null })).toEqual({ ok: true })
    expect((await listSlepOfSchools(store, [90001], 2026)).get(90001)).toBe(9901)
    const recorded = (await store.read.select().from(store.s.audit)).filter(a => a.event === 'slep.corrected')
    expect(recorded.map(a => [a.rbd, a.detail])).toEqual([
      [90001, { slepCode: 9902, fromYear: 2026 }], [90101, { slepCode: null, fromYear: 2026 }], [90001, { slepCode: 9901, fromYear: 2024 }],
    ])
  })

  it('is not corrected for a school or a SLEP that nobody knows', async () => {
    const store = await open()
    await withDirectory(store, [90001])
    expect(await correctSchoolSlep(store, { rbd: 90009, slepCode: null, fromYear: 2026, by: null })).toEqual({ ok: false, reason: 'unknown-school' })
    expect(await correctSchoolSlep(store, { rbd: 90001, slepCode: 9909, fromYear: 2026, by: null })).toEqual({ ok: false, reason: 'unknown-slep' })
    expect(await store.read.$count(store.s.schoolSlepCorrection)).toBe(0)
  })
})
