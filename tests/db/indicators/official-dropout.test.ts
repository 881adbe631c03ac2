/** Official dropout beside a school, from the workbook to the words of the block, for the school's page and for the region's. */
import { expect, it } from 'vitest'
import { describeYearly } from '../../../app/components/figures/describe-yearly.ts'
import { describeRegionYearly } from '../../../app/components/yearly/describe-region-yearly.ts'
import { formatter } from '../../../app/format.ts'
import { readLocaleWith } from '../../../app/words.ts'
import { getDisclosedYearly } from '../../../db/indicators/disclosed-yearly.ts'
import { getOfficialDropout } from '../../../db/indicators/official-dropout.ts'
import { getYearlyFigures } from '../../../db/indicators/yearly.ts'
import type { Store } from '../../../db/store.ts'
import { dropoutWorkbook, type DropoutRow } from '../../support/dropout-workbook.ts'
import { directoryFile } from '../../support/ministry-files.ts'
import { onEachEngine } from '../../support/stores.ts'
import { imported } from '../import/importing.ts'

readLocaleWith(() => 'es')
const es = formatter('es')
const place = { regionCode: 9, communeCode: 11101, dependency: 6 }
const years = [2019, 2020, 2023]
const row = (label: string, counts: DropoutRow['counts'], region?: string): DropoutRow => ({ label, counts, ...(region ? { region } : {}) })
const all = (...out: number[]): DropoutRow['counts'] => out.map(n => [n, 1000, n, 1000] as const)

onEachEngine('official dropout around a school', open => {
  const filled = async (): Promise<Store> => {
    const store = await open()
    await imported(store, directoryFile([{ rbd: 90001, communeCode: 11101, communeName: 'COYHAIQUE', dependency: 6 }], { year: 2026, layout: 2025 }))
    await imported(store, dropoutWorkbook(years, {
      Dependencia: [row('Municipal', all(9, 9, 9)), row('Servicio Local de educación /1', [null, null, [21, 1000, 21, 1000]]), row('Total', all(14, 10, 16))],
      Región: [row('REGIÓN DE LA ARAUCANÍA', all(18, 12, 19)), row('Total', all(14, 10, 16))],
      Provincia: [row('PROVINCIA DE CAUTÍN', all(18, 12, 19), 'REGIÓN DE LA ARAUCANÍA'), row('Total', all(14, 10, 16))],
      Comuna: [row('COIHAIQUE', all(20, 13, 23)), row('TOTAL', all(14, 10, 16))],
    }), { fileName: 'desvinculacion.xlsx' })
    return store
  }
  const block = async (store: Store) => describeYearly(await getYearlyFigures(store, 90001), true, es, await getOfficialDropout(store, place)).official

  it('is a table of rates, newest year first, from the nearest place to the country', async () => {
    const official = (await block(await filled()))!
    expect(official.columns.map(c => c.label)).toEqual(['Año', 'COIHAIQUE', 'REGIÓN DE LA ARAUCANÍA', 'Su dependencia', 'País'])
    expect(official.rows.map(r => Object.values(r.cells))).toEqual([
      ['2023', '2,3%', '1,9%', '2,1%', '1,6%'],
      // A dependency that did not exist yet; a year that is compared with none.
      ['2020 *', '1,3%', '1,2%', '·', '1,0%'], ['2019', '2,0%', '1,8%', '·', '1,4%'],
    ])
  })

  it('says that it is not the school’s, which year the label means, and which file says so', async () => {
    const { title, sentences } = (await block(await filled()))!
    expect(title).toBe('Desvinculación escolar oficial alrededor de la escuela')
    expect(sentences[0]).toContain('nunca por escuela')
    expect(sentences[1]).toBe('El año 2023 habla de quienes estaban matriculados en 2023 y no en 2024; la prensa llama a la misma cifra «2024».')
    expect(sentences[2]).toMatch(/^Archivo desvinculacion\.xlsx, importado el 18 nov 2026\. 2020 y 2021 no se comparan\.$/)
  })

  it('is the same for the region, which has no number of the school in it; and is not there without the workbook', async () => {
    const store = await filled()
    const region = describeRegionYearly(await getDisclosedYearly(store, 90001), await getOfficialDropout(store, place), es)
    expect(region.official).toEqual(await block(store))
    expect([region.table, region.none]).toEqual([null, 'No hay cifras anuales importadas de esta escuela.'])
    expect(describeYearly(await getYearlyFigures(store, 90001), true, es, null).official).toBe(null)
  })
})
