import { expect, it } from 'vitest'
import { describeRegionYearly } from '../../../app/components/yearly/describe-region-yearly.ts'
import { describeTrajectory } from '../../../app/components/yearly/describe-trajectory.ts'
import { formatter } from '../../../app/format.ts'
import { readLocaleWith } from '../../../app/words.ts'
import { undoImport } from '../../../db/generations.ts'
import { getDisclosedYearly } from '../../../db/indicators/disclosed-yearly.ts'
import { listTrajectoryReports } from '../../../db/indicators/trajectory.ts'
import { workbookOf, type TestCell } from '../../support/containers.ts'
import { directoryFile, enrolmentFile, resultsFile } from '../../support/ministry-files.ts'
import { onEachEngine } from '../../support/stores.ts'
import { imported } from '../import/importing.ts'

readLocaleWith(() => 'es')
const es = formatter('es')

const header: TestCell[] = ['Grado', 'RUN', 'Nombres', 'Apellidos']
/** `lists`: how many of each grade stand in it. */
const reportOf = (rbd: number, year: number, lists: Record<'Retirados' | 'Desvinculados' | 'Doble desvinculados', Record<string, number>>) => {
  let run = 21_000_000
  return workbookOf({
    Portada: [['Reporte de trayectoria educativa'], [`RBD: ${rbd}`], [`Período ${year}`]],
    ...Object.fromEntries(Object.entries(lists).map(([list, grades]) => [
      list === 'Retirados' ? `Retirados ${year}` : list,
      [header, ...Object.entries(grades).flatMap(([grade, n]) => Array.from({ length: n }, (): TestCell[] => [grade, `${run++}-5`, 'Juana', 'Pérez Soto']))],
    ])),
  }, 'xlsx')
}

onEachEngine("a school's trajectory report", open => {
  const filled = async () => {
    const store = await open()
    for (const year of [2024, 2025]) await imported(store, directoryFile([{ rbd: 90001, enrolment: 380 }, { rbd: 90002, enrolment: 8 }, { rbd: 90003, enrolment: 120 }], { year, layout: 2025 }))
    await imported(store, reportOf(90001, 2024, { Retirados: { '8° Básico': 6 }, Desvinculados: { '7° Básico': 2 }, 'Doble desvinculados': {} }), { fileName: 'trayectoria 90001 20240930.xlsx' })
    const { id } = await imported(store, reportOf(90001, 2025, { Retirados: { '8° Básico': 3, '2° Medio': 4, '7° Básico': 1 }, Desvinculados: { '8° Básico': 5 }, 'Doble desvinculados': { 'Primero Medio': 2 } }), { fileName: 'trayectoria.xlsx' })
    return { store, id }
  }

  it('is read by the school as counts by grade, the newest first, and by nobody else’s number', async () => {
    const { store, id } = await filled()
    const reports = await listTrajectoryReports(store, 90001)
    expect(reports.map(r => [r.year, r.total])).toEqual([
      [2025, { withdrawn: 8, disengaged: 5, twiceDisengaged: 2 }], [2024, { withdrawn: 6, disengaged: 2, twiceDisengaged: 0 }],
    ])
    expect(reports[0]!.grades.map(g => [g.grade, g.withdrawn, g.disengaged, g.twiceDisengaged])).toEqual([['primary-7', 1, 0, 0], ['primary-8', 3, 5, 0], ['secondary-1', 0, 0, 2], ['secondary-2', 4, 0, 0]])
    expect(await listTrajectoryReports(store, 90003)).toEqual([])
    await undoImport(store, id, { by: null })
    expect((await listTrajectoryReports(store, 90001)).map(r => r.year)).toEqual([2024])
  })

  it('says what each list is and of when, and where none is, how to have it', async () => {
    const { store } = await filled()
    const view = describeTrajectory(await listTrajectoryReports(store, 90001), es)
    if (view.kind === 'none') throw new Error('nothing is shown')
    expect(view.finding).toBe('Reporte de 2025. Retirados: 8. Con desvinculación escolar: 5. Por segundo año: 2.')
    expect(view.rows.map(r => r.cells)).toEqual([{ 2025: '8', 2024: '6' }, { 2025: '5', 2024: '2' }, { 2025: '2', 2024: '0' }])
    expect(view.byGrade!.rows.map(r => r.cells.grade)).toEqual(['7° básico', '8° básico', '1° medio', '2° medio'])
    expect(view.sources[0]).toMatch(/^Reporte de 2025: archivo trayectoria\.xlsx, importado el .+ El nombre del archivo no trae la fecha/)
    expect(view.sources[1]).toMatch(/Con datos al 30 sept? 2024\.$/)
    expect(JSON.stringify(view)).not.toMatch(/2100000|Juana|Pérez/)
    expect(describeTrajectory(await listTrajectoryReports(store, 90003), es)).toMatchObject({ kind: 'none', title: 'El reporte de trayectoria de la escuela no está importado' })
  })

  it('that names nobody is nobody, which is a figure', async () => {
    const { store } = await filled()
    await imported(store, reportOf(90003, 2025, { Retirados: {}, Desvinculados: {}, 'Doble desvinculados': {} }))
    expect(await listTrajectoryReports(store, 90003)).toMatchObject([{ year: 2025, total: { withdrawn: 0, disengaged: 0, twiceDisengaged: 0 }, grades: [] }])
  })

  it('reaches the region without small lists, without the school’s file name, and not at all from a school under 10', async () => {
    const { store } = await filled()
    await imported(store, reportOf(90002, 2025, { Retirados: { '4° Básico': 1 }, Desvinculados: {}, 'Doble desvinculados': {} }))
    const { reports } = await getDisclosedYearly(store, 90001)
    expect(reports.map(({ publishedAt: _, ...r }) => r)).toEqual([
      { year: 2025, withdrawn: { shown: 8 }, disengaged: { shown: 5 }, twiceDisengaged: { hidden: 'small-cell' } },
      { year: 2024, withdrawn: { shown: 6 }, disengaged: { hidden: 'small-cell' }, twiceDisengaged: { shown: 0 } },
    ])
    const view = describeRegionYearly(await getDisclosedYearly(store, 90001), null, es)
    expect(JSON.stringify(view.trajectory)).not.toMatch(/trayectoria\.xlsx|90001/)
    const hidden = { hidden: 'under-ten' }
    expect((await getDisclosedYearly(store, 90002)).reports).toMatchObject([{ withdrawn: hidden, disengaged: hidden, twiceDisengaged: hidden }])
  })

  it('does not tell the region who withdrew where the year’s results hide it', async () => {
    const { store } = await filled()
    await imported(store, resultsFile([{ rbd: 90001, year: 2025, boys: [180, 3, 4, 20], girls: [170, 0, 4, 0] }]))
    expect((await getDisclosedYearly(store, 90001)).reports[0]!.withdrawn).toEqual({ hidden: 'small-cell' })
    await imported(store, resultsFile([{ rbd: 90001, year: 2025, boys: [180, 9, 4, 20], girls: [170, 0, 4, 0] }]))
    expect((await getDisclosedYearly(store, 90001)).reports[0]!.withdrawn).toEqual({ shown: 8 })
  })

  it('stands beside yearly figures that say why something is not shown', async () => {
    const { store } = await filled()
    await imported(store, enrolmentFile([{ rbd: 90001, year: 2024, levels: { 2: [190, 184] } }, { rbd: 90002, year: 2024, levels: { 2: [4, 4] } }], 2024))
    await imported(store, resultsFile([{ rbd: 90001, year: 2024, boys: [180, 9, 6, 20], girls: [170, 10, 4, 0], attendance: '89,53' }, { rbd: 90002, year: 2024, boys: [3, 0, 1, 0], girls: [4, 0, 0, 0] }]))
    const view = describeRegionYearly(await getDisclosedYearly(store, 90001), null, es)
    expect(view.table!.rows.map(r => r.cells)).toEqual([{ year: '2024', enrolment: '374', withdrawal: '10 (2,6%)', failure: '19 (5,0%)', before: '·', transfer: '20 (5,0%)', attendance: '89,5%' }])
    expect(view.official).toBe(null)
    const small = describeRegionYearly(await getDisclosedYearly(store, 90002), null, es)
    expect([small.table, small.none]).toEqual([null, 'Menos de 10 estudiantes: no se muestra'])
  })
})
