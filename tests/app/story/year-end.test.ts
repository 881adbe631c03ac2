/** The year-end numbers of the public account: from the Ministry's file into the fields, and from the fields onto the paper. */
import { expect, it } from 'vitest'
import { formatter } from '../../../app/format.ts'
import { describeYearEnd } from '../../../app/routes/story/describe-year-end.ts'
import { readLocaleWith } from '../../../app/words.ts'
import { undoImport } from '../../../db/generations.ts'
import { getYearEnd } from '../../../db/indicators/yearly.ts'
import { directoryFile, resultsFile } from '../../support/ministry-files.ts'
import { onEachEngine } from '../../support/stores.ts'
import { imported } from '../../db/import/importing.ts'

readLocaleWith(() => 'es')
const es = formatter('es')
const ofFile = { passed: 350, failed: 19, withdrawn: 12, transferred: 11 }
const file = { outcomes: ofFile, fileName: 'rendimiento 2025.csv', publishedAt: new Date('2026-03-12T13:00:00Z') }
const told = (given: Partial<Parameters<typeof describeYearEnd>[0]> = {}) => describeYearEnd({ year: 2025, fromFile: file, written: null, isUnderTen: false, ...given }, es)

onEachEngine('the numbers of the year’s end', open => {
  it('are filled in from the file of results of that school and year, every level added, and no longer once it is undone', async () => {
    const store = await open()
    await imported(store, directoryFile([{ rbd: 90001 }, { rbd: 90002 }], { year: 2025, layout: 2025 }))
    const { id } = await imported(store, resultsFile([
      { rbd: 90001, year: 2025, codEnse: 110, boys: [180, 10, 6, 6], girls: [150, 5, 4, 5] }, { rbd: 90001, year: 2025, codEnse: 310, boys: [10, 2, 1, 0], girls: [10, 2, 1, 0] },
      { rbd: 90002, year: 2025, codEnse: 110, boys: [90, 9, 9, 9], girls: [90, 9, 9, 9] },
    ]), { fileName: 'rendimiento 2025.csv' })
    const view = told({ fromFile: await getYearEnd(store, 90001, 2025) })
    expect(view.written).toEqual({ promoted: '350', failed: '19', withdrawn: '12' })
    expect(view.yearEnd).toEqual({ promoted: { text: '350', note: null }, failed: { text: '19', note: null }, withdrawn: { text: '12', note: null } })
    expect(view.prefilled).toBe('Vienen del archivo de rendimiento del Ministerio (rendimiento 2025.csv). Cámbienlos si los del establecimiento son otros.')
    expect(view.yearEndNote).toMatch(/^Promovidos, reprobados y retirados: Mineduc, archivo rendimiento 2025\.csv, importado el .+ El equipo puede escribir otros/)
    // Of another year nothing is known, and the fields are left to the team.
    expect(told({ year: 2024, fromFile: await getYearEnd(store, 90001, 2024) })).toMatchObject({ prefilled: null, written: { promoted: '', failed: '', withdrawn: '' } })
    await undoImport(store, id, { by: null })
    expect(await getYearEnd(store, 90001, 2025)).toBe(null)
  })
})

it('what the team types stands, and is said to be the school’s', () => {
  const view = told({ written: { promoted: '352', failed: '19', withdrawn: '12' } })
  expect(view).toMatchObject({ written: { promoted: '352' }, yearEnd: { promoted: { text: '352' } }, yearEndNote: 'Promovidos, reprobados y retirados: según la escuela.' })
  // Typed as the file has them, they are the file's.
  expect(told({ written: { promoted: '350', failed: '19', withdrawn: '12' } }).yearEndNote).toContain('Mineduc')
})

it('a number taken out of its field is not put back from the file; without it the account says that it is to be completed', () => {
  const view = told({ written: { promoted: '350', failed: '', withdrawn: '12' } })
  expect(view.written.failed).toBe('')
  expect(view.yearEnd.failed.text).toBe(null)
  expect(view.yearEndNote).toMatch(/^Promovidos, reprobados y retirados de 2025 se completan/)
})

it('a small number of the file is in the team’s field and not on the paper, nor is another that would give it back', () => {
  const view = told({ fromFile: { ...file, outcomes: { ...ofFile, withdrawn: 2 } } })
  expect(view.written.withdrawn).toBe('2')
  expect(view.yearEnd).toEqual({ promoted: { text: '350', note: null }, failed: { text: '·', note: 'cifra pequeña: no se muestra' }, withdrawn: { text: '·', note: 'cifra pequeña: no se muestra' } })
})

it('a school under 10 students has no number on the paper and no field to fill in', () => {
  expect(told({ isUnderTen: true })).toMatchObject({ takesYearEnd: false, prefilled: null, yearEndNote: null, yearEnd: { promoted: { text: '·' }, failed: { text: '·' }, withdrawn: { text: '·' } } })
})

it('what is no number is said beside its field', () => {
  expect(told({ written: { promoted: 'trescientos', failed: '19', withdrawn: '12' } }).problems).toEqual({ promoted: 'Escriban un número entero, por ejemplo 340.' })
})
