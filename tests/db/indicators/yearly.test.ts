import { expect, it } from 'vitest'
import { describeYearly } from '../../../app/components/figures/describe-yearly.ts'
import { formatter } from '../../../app/format.ts'
import { readLocaleWith } from '../../../app/words.ts'
import { listOtherFiles } from '../../../db/coverage.ts'
import { getCourseCoverage } from '../../../db/indicators/declared-courses.ts'
import { getYearEnd, getYearlyFigures } from '../../../db/indicators/yearly.ts'
import { undoImport } from '../../../db/generations.ts'
import { attendanceFile, course, directoryFile, enrolmentFile, holdersFile, resultsFile, vulnerabilityFile } from '../../support/ministry-files.ts'
import { onEachEngine } from '../../support/stores.ts'
import { imported } from '../import/importing.ts'

readLocaleWith(() => 'es')
const es = formatter('es')

onEachEngine("a school's yearly figures", open => {
  const filled = async () => {
    const store = await open()
    for (const year of [2022, 2025]) await imported(store, directoryFile([{ rbd: 90001, name: year === 2022 ? 'ESCUELA F-112' : 'ESCUELA LOS BOLDOS', dependency: year === 2022 ? 2 : 6, teachingCodes: [10, 110] }, { rbd: 90002, teachingCodes: [110] }, { rbd: 90003 }], { year, layout: year === 2022 ? 2023 : 2025 }))
    for (const year of [2022, 2023, 2024] as const) {
      await imported(store, enrolmentFile([{ rbd: 90001, year, levels: { 1: [20, 21], 2: [190, 184] } }, { rbd: 90002, year, levels: { 2: [4, 4] } }], year === 2022 ? 2022 : 2024), { fileName: `${year + 1}0301_Resumen_Matricula_${year}_${year}0430.csv` })
      await imported(store, resultsFile([{ rbd: 90001, year, boys: [180, 5, year === 2024 ? 1 : 2, 6], girls: [170, 4, 1, 5], attendance: '89,53' }, { rbd: 90002, year, boys: [3, 0, 1, 0], girls: [4, 0, 0, 0], attendance: '91,00' }]), { fileName: `resultados ${year}.csv` })
    }
    await imported(store, vulnerabilityFile([{ rbd: 90001, priorities: [250, 40, 30], students: 374, index: '85.6' }], { year: 2024 }), { fileName: 'IVE BASICA 2024.csv' })
    await imported(store, holdersFile([{ rbds: [90001], name: 'MUNICIPALIDAD DE QUILÉN', municipal: true, year: 2022 }, { rbds: [90002], person: 0, name: 'JUANA PEREZ' , year: 2022 }]))
    return store
  }

  it('are those of each year, with the school as it was in it, and the file each one came from', async () => {
    const store = await filled()
    const figures = await getYearlyFigures(store, 90001)
    expect(figures.groups.map(g => [g.group, g.years.map(y => [y.year, y.enrolment, y.withdrawal?.count ?? null])])).toEqual([
      ['young', [[2022, 374, 3], [2023, 374, 3], [2024, 374, 2]]], ['primary', [[2022, 374, 3], [2023, 374, 3], [2024, 374, 2]]], ['preschool', [[2022, 41, null], [2023, 41, null], [2024, 41, null]]],
    ])
    expect(figures.inYears.map(y => [y.year, y.facts.name, y.facts.dependency, y.facts.isNearestYear, y.holder?.name ?? null])).toEqual([
      [2022, 'ESCUELA F-112', 2, false, 'MUNICIPALIDAD DE QUILÉN'], [2023, 'ESCUELA F-112', 2, true, null], [2024, 'ESCUELA LOS BOLDOS', 6, true, null],
    ])
    expect(figures.vulnerability).toEqual([{ year: 2024, level: 1, baseYear: 2023, inPriority: 320, students: 374, indexTenths: 856 }])
    expect(figures.sources.map(s => [s.kind, s.years])).toEqual([
      ['enrolment', [2022]], ['enrolment', [2023]], ['enrolment', [2024]], ['results', [2022]], ['results', [2023]], ['results', [2024]], ['vulnerability', [2024]],
    ])
    expect(await getYearEnd(store, 90001, 2024)).toMatchObject({ outcomes: { passed: 350, failed: 9, withdrawn: 2, transferred: 11 }, fileName: 'resultados 2024.csv' })
    expect(await getYearEnd(store, 90001, 2025)).toBe(null)
  })

  it('are no longer there once their import is undone', async () => {
    const store = await filled()
    const { id } = await imported(store, resultsFile([{ rbd: 90001, year: 2024, boys: [1, 1, 1, 1], girls: [20, 0, 0, 0] }]))
    expect(await getYearEnd(store, 90001, 2024)).toMatchObject({ outcomes: { passed: 21, failed: 1 } })
    await undoImport(store, id, { by: null })
    expect(await getYearEnd(store, 90001, 2024)).toMatchObject({ outcomes: { passed: 350 } })
    expect(await getYearlyFigures(store, 90003)).toEqual({ rbd: 90003, groups: [], vulnerability: [], inYears: [], sources: [] })
  })

  it('say a rate of fewer than 10 students to the school’s own team and to nobody else', async () => {
    const figures = await getYearlyFigures(await filled(), 90002)
    const cells = (saysSmallRates: boolean) => describeYearly(figures, saysSmallRates, es).groups[0]!.table.rows[0]!.cells
    expect(cells(true)).toMatchObject({ year: '2024', enrolment: '8', withdrawal: '1 (12,5%)', attendance: '91,0%' })
    expect(cells(false)).toMatchObject({ year: '2024', enrolment: '8', withdrawal: '1', attendance: '·' })
    const [advisor] = describeYearly(figures, false, es).groups
    expect([advisor!.finding, ...advisor!.detail].join(' ')).not.toContain('%')
    expect(advisor!.chart).toBe(null)
    expect(advisor!.verdict).toMatchObject({ view: { sign: 'hidden', headline: 'Son menos de 10 estudiantes' }, table: null, how: null })
  })

  it('open with one sentence, say what too few cases cannot show, and where they come from', async () => {
    const view = describeYearly(await getYearlyFigures(await filled(), 90001), false, es)
    const [group] = view.groups
    expect(group!.finding).toBe('Retiros en 2024: 2 (0,6%). Reprobaciones: 9 (2,5%). Son de 361 estudiantes que terminaron el año o se retiraron.')
    expect(group!.detail).toEqual([])
    expect(group!.verdict).toMatchObject({
      title: '¿Cambió el retiro en 2024?', table: null, how: null,
      view: { headline: 'Faltan datos de antes', explanation: 'Hay 2 años anteriores para comparar y se necesitan 3. 2020 y 2021 no se comparan con nada.' },
    })
    expect(group!.table.rows.map(r => [r.cells.year, r.cells.before])).toEqual([['2024', '9 (2,4%)'], ['2023', '9 (2,4%)'], ['2022', '·']])
    expect(view.index!.sentences).toEqual(['2024, básica: 85,6 de 100. 320 de 374 estudiantes están en alguna prioridad.', 'Se calcula con la matrícula de 2023.'])
    expect(view.sources!.sentences[0]).toMatch(/^Matrícula de 2022: archivo 20230301_Resumen_Matricula_2022_20220430\.csv, importado el .+\. Con datos al 30 abr 2022\.$/)
    expect(JSON.stringify(view)).not.toContain('JUANA')
  })

  it('are read against the three years before: the sentence, the years, how often chance would do it', async () => {
    const store = await filled()
    for (const [year, left] of [[2018, 9], [2019, 8], [2025, 1]] as const) {
      await imported(store, resultsFile([{ rbd: 90001, year, boys: [180, 5, left, 6], girls: [170, 4, 0, 5], attendance: '89,53' }]), { fileName: `resultados ${year}.csv` })
    }
    const [group] = describeYearly(await getYearlyFigures(store, 90001), false, es).groups
    // 2022, 2023 and 2024; neither 2018 nor 2019.
    expect(group!.verdict!.table!.rows.map(r => Object.values(r.cells))).toEqual([
      ['2025', '1 de 360', '0,3%'], ['Los tres anteriores', '8 de 1.085', '0,7%'], ['2024', '2 de 361', '0,6%'], ['2023', '3 de 362', '0,8%'], ['2022', '3 de 362', '0,8%'],
    ])
    expect(group!.verdict!.view).toMatchObject({ sign: 'unknown', headline: 'Son muy pocos casos para ver una mejora' })
    expect(group!.verdict!.view.explanation).toBe('En 2025 fue 1 de 360 (0,3%); con los 3 años anteriores se esperarían unos 2,7. Aunque en 2025 no hubiera habido ninguno, podría ser azar. Una mejora no podría verse aunque existiera.')
    expect(group!.verdict!.remarks).toEqual(['Tres años juntos (2023, 2024 y 2025): 6 retiros de 1.083 estudiantes (0,6%).'])
    expect(group!.verdict!.how!.numbers.map(n => n.value)).toEqual(['2,7', '302 de cada 1.000', '924 de cada 1.000', '101 de cada 1.000'])
  })

  it('stand among what there is to read, by kind and year; a file of the whole country without a number of schools', async () => {
    const store = await filled()
    const schools = (year: number, n: number | null) => ({ year, schools: n })
    expect(await listOtherFiles(store)).toEqual({
      enrolment: [schools(2022, 2), schools(2023, 2), schools(2024, 2)], results: [schools(2022, 2), schools(2023, 2), schools(2024, 2)], vulnerability: [schools(2024, 1)], holders: [schools(2022, null)],
    })
  })

  it('tell which part of the courses declared in a month', async () => {
    const store = await filled()
    await imported(store, enrolmentFile([{ rbd: 90001, year: 2025, levels: { 2: [190, 184, 0, 4] } }], 2025))
    const of = (month: number, letters: string[]) => letters.flatMap((letter, i) => course(20, { rbd: 90001, firstMrun: 1000 * i + 1, month, year: 2025, letter, attended: 18, due: 20 }))
    await imported(store, attendanceFile([...of(3, ['A', 'B', 'C']), ...of(4, ['A', 'B'])]))
    expect(await getCourseCoverage(store, 90001, { year: 2025, month: 4 })).toEqual({ declared: 2, has: 4, percent: 50, from: 'enrolment' })
    expect(await getCourseCoverage(store, 90002, { year: 2025, month: 4 })).toBe(null)
  })
})
