import { eq, inArray } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { readPart, type Challenge } from '../../../cycles/notebook/parts.ts'
import { operatorScope, scopeFor } from '../../../cycles/people/permissions.ts'
import { insertRows } from '../../../db/dialect.ts'
import { altoNalcas, bahiaClara, castId, elenaRivas, escuelaValleHondo, islaChaica, losBoldos, losCanelos, losPelicanos, millaray, plantCast, quebradaHonda, rosaHuenchul } from '../../../db/seed/cast.ts'
import { getBoard, type BoardRow } from '../../../db/indicators/board.ts'
import { getCycleComparison } from '../../../db/indicators/comparison.ts'
import { getDisclosedSchool } from '../../../db/indicators/disclosed-school.ts'
import { csvOf, jsonOf } from '../../../db/export/formats.ts'
import { openTable } from '../../../db/export/open-table.ts'
import type { Disclosure } from '../../../db/export/rows.ts'
import { getSchoolFigures } from '../../../db/indicators/figures.ts'
import { getLastMonth, getRegionsOf, listSchoolMonths, listSchoolsOfRegion } from '../../../db/indicators/school-months.ts'
import type { Store } from '../../../db/store.ts'
import { onEachEngine } from '../../support/stores.ts'
import { allAttend, inBands, plantAttendance, type PlantedMonth } from './plant-attendance.ts'

const today = '2026-11-18'
const regionScope = scopeFor(elenaRivas, 'figures.ofTerritory', today)
const outlineScope = scopeFor(elenaRivas, 'cycle.outline', today)
const bySomebody = { personId: elenaRivas.id, requestId: 'r1', via: 'web' as const, format: 'csv' }

const month = (rbd: number, year: number, m: number, students: number, days: number, more: Partial<PlantedMonth> = {}): PlantedMonth =>
  ({ rbd, year, month: m, pairs: allAttend(students, days), ...more })

const plantCycle = (store: Store, n: number, rbd: number, number: number, startedOn: string, more: { closedOn?: string } = {}) => store.tx(tx => insertRows(tx, store.s.cycle, [{
  id: castId('cycle', n), rbd, number, year: 2026, title: `Ciclo ${number}`, version: 1, startedOn, implementationFrom: startedOn, closedOn: more.closedOn ?? null,
  droppedOn: null, parentId: null, theoryCarried: null, createdBy: rosaHuenchul.id, createdAt: store.clock.now(),
}]))

const text = async (pieces: AsyncIterable<string>) => { let s = ''; for await (const p of pieces) s += p; return s }
const rowOf = (rows: BoardRow[], rbd: number) => rows.find(r => r.rbd === rbd)!

/** Two years of September and October: Los Boldos goes from 80 to 85 %, Bahía Clara from 90 to 90, the other service from 70 to 75. */
const plantTwoYears = (store: Store) => plantAttendance(store, [2025, 2026].flatMap(year => [9, 10].flatMap(m => [
  month(losBoldos.rbd, year, m, 300, year === 2025 ? 16 : 17),
  month(bahiaClara.rbd, year, m, 600, 18),
  month(escuelaValleHondo.rbd, year, m, 300, year === 2025 ? 14 : 15),
  month(quebradaHonda.rbd, year, m, 40, 17),
  month(losPelicanos.rbd, year, m, 12, 19),
  month(islaChaica.rbd, year, m, 6, 10),
  month(altoNalcas.rbd, year, m, 8, 19),
])))

onEachEngine('reading the months', open => {
  it('reads what the newest import said of a month, and nothing of one that was never published', async () => {
    const store = await open()
    await plantCast(store)
    await plantAttendance(store, [month(losBoldos.rbd, 2026, 9, 300, 10), month(losBoldos.rbd, 2026, 10, 300, 16)])
    await plantAttendance(store, [month(losBoldos.rbd, 2026, 9, 301, 17)])
    await plantAttendance(store, [month(losBoldos.rbd, 2026, 10, 999, 1)], { published: false })
    const months = await listSchoolMonths(store, { rbds: [losBoldos.rbd], teaching: 'young' })
    expect(months.map(m => [m.month, m.students, m.daysAttended])).toEqual([[9, 301, 301 * 17], [10, 300, 300 * 16]])
  })

  it('keeps teaching groups and courses apart, and reads a span of months across years', async () => {
    const store = await open()
    await plantCast(store)
    await plantAttendance(store, [
      month(bahiaClara.rbd, 2025, 12, 600, 17), month(bahiaClara.rbd, 2026, 3, 610, 18), month(bahiaClara.rbd, 2026, 4, 611, 18),
      month(bahiaClara.rbd, 2026, 3, 40, 9, { teaching: 'adult' }), month(bahiaClara.rbd, 2026, 3, 30, 18, { course: '310-1-A' }),
    ])
    const of = async (teaching: 'young' | 'all') => (await listSchoolMonths(store, { rbds: 'all', from: { year: 2025, month: 12 }, to: { year: 2026, month: 3 }, teaching })).map(m => [m.year, m.month, m.teaching, m.students])
    expect(await of('young')).toEqual([[2025, 12, 'young', 600], [2026, 3, 'young', 610]])
    expect(await of('all')).toEqual([[2025, 12, 'young', 600], [2026, 3, 'adult', 40], [2026, 3, 'young', 610]])
    expect(await getLastMonth(store, [bahiaClara.rbd], { year: 2026, month: 3 })).toEqual({ year: 2026, month: 3 })
    expect(await getLastMonth(store, [losBoldos.rbd], { year: 2026, month: 3 })).toBeNull()
  })
})

onEachEngine("a school's own figures", open => {
  it('gives the series with its missing months, the year so far, bands, courses and what stands apart', async () => {
    const store = await open()
    await plantCast(store)
    await plantAttendance(store, [
      month(losBoldos.rbd, 2025, 3, 350, 18), month(losBoldos.rbd, 2025, 4, 350, 2), month(losBoldos.rbd, 2025, 5, 350, 16), month(losBoldos.rbd, 2026, 3, 370, 18),
      { rbd: losBoldos.rbd, year: 2026, month: 5, pairs: inBands([3, 20, 30, 200, 118]) },
      month(losBoldos.rbd, 2026, 5, 28, 17, { course: '110-7-B' }), month(losBoldos.rbd, 2026, 5, 25, 18, { course: '110-7-A' }),
      month(losBoldos.rbd, 2026, 5, 24, 15, { teaching: 'preschool' }),
    ], { fileName: 'Asistencia_2026.csv' })
    const view = await getSchoolFigures(store, losBoldos.rbd, { today, courses: true })
    expect(view.lastMonth).toMatchObject({ year: 2026, month: 5, students: 371, bands: { critical: 3, severe: 20, repeated: 30, normal: 200, outstanding: 118 } })
    expect(view.series.filter(m => m.year === 2026).map(m => m.figures?.students ?? null)).toEqual([370, null, 371])
    expect(view.yearToDate).toMatchObject({ daysDue: (370 + 371) * 20, monthsMissing: [{ year: 2026, month: 4 }] })
    // April is not in it: this year has none to set beside it.
    expect(view.yearToDateBefore).toMatchObject({ year: 2025, attendancePercent: 85 })
    expect(view.courses?.map(c => [c.codGrado, c.letter, c.students])).toEqual([[7, 'A', 25], [7, 'B', 28]])
    expect(view.standApart).toEqual([{ teaching: 'preschool', students: 24, attendancePercent: 75 }])
    expect(view.source).toEqual({ fileName: 'Asistencia_2026.csv', publishedAt: store.clock.now() })
    expect((await getSchoolFigures(store, losBoldos.rbd, { today, courses: false })).courses).toBeNull()
  })

  it('sets no year before beside this one when one of its months is missing', async () => {
    const store = await open()
    await plantCast(store)
    await plantAttendance(store, [month(losBoldos.rbd, 2025, 3, 350, 18), month(losBoldos.rbd, 2026, 3, 370, 18), month(losBoldos.rbd, 2026, 4, 370, 10)])
    expect(await getSchoolFigures(store, losBoldos.rbd, { today, courses: false })).toMatchObject({ yearToDate: { attendancePercent: 70 }, yearToDateBefore: null })
  })

  it('is empty, not zero, without attendance', async () => {
    const store = await open()
    await plantCast(store)
    const view = await getSchoolFigures(store, losBoldos.rbd, { today, courses: true, cycle: { startedOn: '2026-08-03', closedOn: null, droppedOn: null } })
    expect(view).toMatchObject({ lastMonth: null, series: [], yearToDate: null, source: null, comparison: { kind: 'cannot-yet', why: 'no-months-since' } })
  })

  it('compares a cycle with the region, the other service included, and anew after each import', async () => {
    const store = await open()
    await plantCast(store)
    await plantTwoYears(store)
    const cycle = { startedOn: '2026-08-03', closedOn: null, droppedOn: null }
    const upTo = { year: 2026, month: 11 }
    // The others: Bahía Clara, Valle Hondo, Quebrada Honda, Los Pelícanos (12); not the two under 10.
    const due = (600 + 300 + 40 + 12) * 20
    const others = (100 * (300 * 15 - 300 * 14)) / due
    const c = await getCycleComparison(store, losBoldos.rbd, cycle, upTo)
    expect(c).toMatchObject({ kind: 'compared', ownChange: 5, coverage: { compared: 2, sinceStart: 2 }, otherSchools: { fewest: 4, most: 4 } })
    expect(c.kind === 'compared' && c.points).toBeCloseTo(5 - others, 10)
    await plantAttendance(store, [month(losBoldos.rbd, 2026, 10, 300, 18)])
    expect(await getCycleComparison(store, losBoldos.rbd, cycle, upTo)).toMatchObject({ ownChange: 7.5 })
  })
})

onEachEngine('the board', open => {
  it('shows each school of the territory with its cycle, and nothing of the other service', async () => {
    const store = await open()
    await plantCast(store)
    await plantTwoYears(store)
    await plantCycle(store, 1, losBoldos.rbd, 1, '2026-03-09', { closedOn: '2026-07-10' })
    await plantCycle(store, 2, losBoldos.rbd, 2, '2026-08-03')
    await plantCycle(store, 3, bahiaClara.rbd, 1, '2026-11-02')
    await plantCycle(store, 9, escuelaValleHondo.rbd, 1, '2026-08-03')
    const board = await getBoard(store, regionScope, outlineScope, today)
    expect(board.rows.map(r => r.rbd)).toEqual(Array.from({ length: 12 }, (_, i) => 90001 + i))
    expect(JSON.stringify(board)).not.toContain('Valle Hondo')
    const boldos = rowOf(board.rows, losBoldos.rbd)
    expect(boldos.cycles.map(c => [c.number, c.phase])).toEqual([[1, 'closed'], [2, 'implementing']])
    expect(boldos.current?.number).toBe(2)
    expect(boldos.figures).toEqual({
      kind: 'shown', month: { year: 2026, month: 10 }, students: 300, chronic: { shown: { count: 300, of: 300, rate: { kind: 'percent', percent: 100, decimals: 1 } } }, attendance: { shown: { kind: 'percent', percent: 85, decimals: 1 } }, monthsMissing: 6,
      comparison: {
        kind: 'compared', change: { shown: { points: 3.4, decimals: 1 } }, first: { year: 2026, month: 9 }, last: { year: 2026, month: 10 },
        coverage: { compared: 2, sinceStart: 2 }, otherSchools: { fewest: 4, most: 4 },
      },
    })
    expect(rowOf(board.rows, bahiaClara.rbd).figures).toMatchObject({ comparison: { kind: 'cannot-yet', why: 'no-months-since' } })
    expect(rowOf(board.rows, quebradaHonda.rbd).figures).toMatchObject({ comparison: null, attendance: { shown: { percent: 85, decimals: 0 } } })
    expect(rowOf(board.rows, 90003).figures).toEqual({ kind: 'no-data' })
  })

  it('hides a school under 10 whole, leaves it out of the sum, and reads two of a microcentro together', async () => {
    const store = await open()
    await plantCast(store)
    await plantTwoYears(store)
    await plantCycle(store, 1, islaChaica.rbd, 1, '2026-08-03')
    const board = await getBoard(store, regionScope, outlineScope, today)
    expect(rowOf(board.rows, islaChaica.rbd)).toMatchObject({ figures: { kind: 'under-ten' }, cycles: [{ number: 1 }] })
    expect(board.underTen).toBe(2)
    expect(board.territory).toMatchObject({ students: { groups: 4, students: 300 + 600 + 40 + 12 }, attendance: { groups: 2, students: 900 } })
    // 6 and 8 students, 14 together, which is not said (18 would be 9 and 9); Los Pelícanos is shown by itself and is not in it.
    expect(board.pooled).toEqual([{
      kind: 'microcentro', key: castId('microcentro', 1), name: 'Microcentro Costa Sur', schools: 2, month: { year: 2026, month: 10 },
      attendance: { shown: { kind: 'percent', percent: 76, decimals: 0 } },
    }])
  })

  it('pools nothing when one small school alone would be in it, or two that are fewer than 10 together', async () => {
    const store = await open()
    await plantCast(store)
    await plantAttendance(store, [month(islaChaica.rbd, 2026, 10, 9, 10), month(losPelicanos.rbd, 2026, 10, 15, 10)])
    expect((await getBoard(store, regionScope, outlineScope, today)).pooled).toEqual([])
    await plantAttendance(store, [month(islaChaica.rbd, 2026, 10, 4, 10), month(altoNalcas.rbd, 2026, 10, 5, 10)])
    expect((await getBoard(store, regionScope, outlineScope, today)).pooled).toEqual([])
  })

  it('pools only the months in which two schools were hidden, never one that a school shows by itself', async () => {
    const store = await open()
    await plantCast(store)
    await plantAttendance(store, [
      // In August Isla Chaica had 12 students, which its page shows, and Alto Nalcas alone was hidden; in September only Alto Nalcas has data.
      month(islaChaica.rbd, 2026, 8, 12, 2), month(altoNalcas.rbd, 2026, 8, 8, 3),
      month(altoNalcas.rbd, 2026, 9, 8, 1),
      month(islaChaica.rbd, 2026, 10, 8, 16), month(altoNalcas.rbd, 2026, 10, 8, 14),
    ])
    expect((await getBoard(store, regionScope, outlineScope, today)).pooled).toMatchObject([{ schools: 2, attendance: { shown: { kind: 'percent', percent: 75, decimals: 0 } } }])
  })

  it('does not give back by its change a month that is told only as a bound', async () => {
    const store = await open()
    await plantCast(store)
    const of = (rbd: number, year: number, m: number, attended: number): PlantedMonth => ({ rbd, year, month: m, pairs: [[1000, 1000, attended], [0, 1000, 1000 - attended]] })
    await plantAttendance(store, [
      ...[2025, 2026].flatMap(year => [4, 5].map(m => of(losBoldos.rbd, year, m, 900))),
      { rbd: losPelicanos.rbd, year: 2025, month: 4, pairs: [[900, 1000, 100]] }, { rbd: losPelicanos.rbd, year: 2025, month: 5, pairs: [[900, 1000, 100]] },
      { rbd: losPelicanos.rbd, year: 2026, month: 4, pairs: [[800, 1000, 100]] }, { rbd: losPelicanos.rbd, year: 2026, month: 5, pairs: [[997, 1000, 100]] },
    ])
    await plantCycle(store, 1, losPelicanos.rbd, 1, '2026-04-01')
    const board = await getBoard(store, regionScope, outlineScope, today)
    expect(rowOf(board.rows, losPelicanos.rbd).figures).toMatchObject({ attendance: { hidden: 'coarse-rate' }, comparison: { kind: 'compared', change: { hidden: 'coarse-rate' } } })
    const school = await getDisclosedSchool(store, losPelicanos.rbd, outlineScope, today)
    expect(school.cycles[0]!.comparison).toMatchObject({ change: { hidden: 'coarse-rate' } })
    expect(JSON.stringify([board.rows, school])).not.toMatch(/99[.,]7|99700/)
  })

  it('compares each school with its own region, and says the same on the board as on the page of the school', async () => {
    const store = await open()
    await plantCast(store)
    await plantTwoYears(store)
    const moved = [bahiaClara.rbd, losCanelos.rbd, millaray.rbd]
    await store.tx(tx => tx.update(store.s.schoolYear).set({ regionCode: 98 }).where(inArray(store.s.schoolYear.rbd, moved)))
    await plantAttendance(store, [2025, 2026].flatMap(year => [9, 10].flatMap(m => [
      month(losCanelos.rbd, year, m, 500, year === 2025 ? 18 : 12), month(millaray.rbd, year, m, 500, year === 2025 ? 17 : 14),
    ])))
    const rbds = [losBoldos.rbd, bahiaClara.rbd, quebradaHonda.rbd]
    for (const [i, rbd] of rbds.entries()) await plantCycle(store, i + 1, rbd, 1, '2026-08-03')
    const board = await getBoard(store, regionScope, outlineScope, today)
    for (const rbd of rbds) {
      const { figures } = rowOf(board.rows, rbd)
      const page = await getDisclosedSchool(store, rbd, outlineScope, today)
      expect(figures.kind === 'shown' && figures.comparison).toEqual(page.cycles[0]!.comparison)
      expect((await getCycleComparison(store, rbd, { startedOn: '2026-08-03', closedOn: null, droppedOn: null }, { year: 2026, month: 11 }))).toMatchObject({ otherSchools: page.cycles[0]!.comparison.kind === 'compared' ? page.cycles[0]!.comparison.otherSchools : null })
    }
    // Bahía Clara did not change; the two others of its region lost 30 and 15 points.
    expect(rowOf(board.rows, bahiaClara.rbd).figures).toMatchObject({ comparison: { change: { shown: { points: 22.5, decimals: 1 } }, otherSchools: { fewest: 2, most: 2 } } })
  })

  it('compares a school that changed region with the one it is in now', async () => {
    const store = await open()
    await plantCast(store)
    await plantTwoYears(store)
    // An older directory had Los Boldos in region 97, where nobody else is; the newest decides.
    const older = castId('generation', 77)
    await store.tx(async tx => {
      const [newest] = await tx.select().from(store.s.generation).where(eq(store.s.generation.id, castId('generation', 1)))
      await tx.insert(store.s.generation).values({ ...newest!, id: older })
      const [school] = await tx.select().from(store.s.schoolYear).where(eq(store.s.schoolYear.rbd, bahiaClara.rbd))
      await insertRows(tx, store.s.schoolYear, [{ ...school!, rbd: losBoldos.rbd, year: 2017, regionCode: 97, generationId: older }, { ...school!, year: 2017, regionCode: 97, generationId: older }])
      await insertRows(tx, store.s.currentImport, [{ kind: 'directory' as const, rbd: 0, year: 2017, month: 0, generationId: older }])
    })
    expect(await getRegionsOf(store, [losBoldos.rbd, 12345])).toEqual(new Map([[losBoldos.rbd, 99]]))
    expect(await listSchoolsOfRegion(store, 97)).toEqual([])
    expect(await listSchoolsOfRegion(store, 99)).toHaveLength(14)
  })

  it('stands before any attendance was imported', async () => {
    const store = await open()
    await plantCast(store)
    const board = await getBoard(store, regionScope, outlineScope, today)
    expect(board).toMatchObject({ month: null, territory: { students: null, attendance: null, parts: null }, underTen: 0 })
    expect(board.rows.every(r => r.figures.kind === 'no-data')).toBe(true)
  })

  it('is empty for whoever has no territory', async () => {
    const store = await open()
    await plantCast(store)
    await plantTwoYears(store)
    const none = scopeFor(rosaHuenchul, 'figures.ofTerritory', today)
    expect((await getBoard(store, none, none, today)).rows).toEqual([])
  })

  it('gives the region the months of one school as coarsely as its size asks', async () => {
    const store = await open()
    await plantCast(store)
    await plantTwoYears(store)
    await plantCycle(store, 1, quebradaHonda.rbd, 1, '2026-08-03')
    const school = await getDisclosedSchool(store, quebradaHonda.rbd, outlineScope, today)
    expect(school.months).toHaveLength(2)
    expect(school.months[0]).toMatchObject({ month: 9, students: { shown: 40 }, daysAttended: { hidden: 'coarse-rate' }, attendance: { shown: { percent: 85, decimals: 0 } } })
    expect(school.cycles).toMatchObject([{ number: 1, comparison: { kind: 'compared', change: { shown: { decimals: 0 } } } }])
    const tiny = await getDisclosedSchool(store, islaChaica.rbd, outlineScope, today)
    expect(JSON.stringify(tiny.months)).not.toMatch(/shown/)
    expect((await getDisclosedSchool(store, escuelaValleHondo.rbd, outlineScope, today)).cycles).toEqual([])
  })
})

onEachEngine('what a team of few students expects', open => {
  const plantExpectation = (store: Store, n: number, rbd: number, expected: Partial<Challenge>) => store.tx(async tx => {
    const [partId, cycleId, at] = [castId('part', n), castId('cycle', n), store.clock.now()]
    const read = readPart('challenge', {
      challenge: 'los lunes', theoryIf: 'si', theoryThen: 'entonces', theoryWhichWill: 'para que', expectIndicator: 'attendance', expectFrom: '71,4', expectTo: '85', expectBy: '2026-12-01', ...expected,
    })
    if (!read.ok) throw new Error(JSON.stringify(read.problems))
    const { body } = read
    await insertRows(tx, store.s.part, [{
      id: partId, cycleId, rbd, kind: 'challenge', slot: 'challenge', body, version: 1, updatedBy: rosaHuenchul.id, updatedAt: at, createdAt: at, withdrawnAt: null,
      readyAt: at, readyBy: rosaHuenchul.id, readyVersion: 1,
    }])
    await insertRows(tx, store.s.partRevision, [{ partId, version: 1, rbd, body, savedBy: rosaHuenchul.id, savedAt: at, saveKey: `k${n}`, outcome: 'saved' }])
  })
  const expectedOf = async (store: Store, rbd: number) => {
    const page = (await getDisclosedSchool(store, rbd, outlineScope, today)).cycles[0]!
    const file = JSON.parse(await text(jsonOf(await openTable(store, 'cycles', { scope: outlineScope, today }, bySomebody)))) as { rows: Record<string, unknown>[] }
    return { page, row: file.rows.find(r => r.rbd === rbd)! }
  }

  it('reaches the region without its figures, which would be the hidden ones; the indicator and the day stay', async () => {
    const store = await open()
    await plantCast(store)
    await plantTwoYears(store)
    await plantCycle(store, 1, islaChaica.rbd, 1, '2026-08-03')
    await plantExpectation(store, 1, islaChaica.rbd, { expectIndicator: 'own', expectMeasure: 'que vengan los 6' })
    const { page, row } = await expectedOf(store, islaChaica.rbd)
    expect(page).toMatchObject({ expectIndicator: 'own', expectMeasure: '', expectFrom: '', expectTo: '', expectBy: '2026-12-01', hidesExpected: true })
    expect(row).toMatchObject({
      expected_indicator: 'own', expected_measure: null, expected_from: null, expected_to: null, expected_by: '2026-12-01', expected_reading: 'few-students',
    })
    expect(await text(csvOf(await openTable(store, 'cycles', { scope: outlineScope, today }, bySomebody)))).toMatch(/;own;;;;few-students;2026-12-01;/)
  })

  it('is withheld too when the school was that small in a month the cycle speaks of, and only then', async () => {
    const store = await open()
    await plantCast(store)
    await plantTwoYears(store)
    await plantCycle(store, 1, losPelicanos.rbd, 1, '2026-08-03')
    await plantExpectation(store, 1, losPelicanos.rbd, { expectMeasure: 'conversaciones' })
    await plantAttendance(store, [month(losPelicanos.rbd, 2025, 8, 9, 10)])
    expect((await expectedOf(store, losPelicanos.rbd)).page).toMatchObject({ expectFrom: '71,4', expectTo: '85', hidesExpected: false })
    await plantAttendance(store, [month(losPelicanos.rbd, 2025, 9, 9, 10)])
    const { page, row } = await expectedOf(store, losPelicanos.rbd)
    expect(page).toMatchObject({ expectMeasure: 'conversaciones', expectFrom: '', expectTo: '', hidesExpected: true })
    expect(row).toMatchObject({ expected_measure: 'conversaciones', expected_from: null, expected_to: null, expected_reading: 'few-students' })
  })

  it('reaches the region in no further expectation either: it reads the first, and how many others there are', async () => {
    const store = await open()
    await plantCast(store)
    await plantTwoYears(store)
    const others = { 'expectIndicator.k1': 'own', 'expectMeasure.k1': 'que vengan los 6', 'expectFrom.k1': '61,7', 'expectTo.k1': '92,3', 'expectUnit.k1': '6 niños', 'expectTo.k2': '44,4' } as Partial<Challenge>
    for (const [n, school] of [[1, islaChaica], [2, losBoldos]] as const) {
      await plantCycle(store, n, school.rbd, 1, '2026-08-03')
      await plantExpectation(store, n, school.rbd, others)
      const { page, row } = await expectedOf(store, school.rbd)
      expect(page.expectOthers).toBe(2)
      expect(row.expected_others).toBe(2)
      expect(JSON.stringify([page, row]), school.name).not.toMatch(/61,7|92,3|44,4|los 6|6 niños/)
    }
    expect(await text(csvOf(await openTable(store, 'cycles', { scope: outlineScope, today }, bySomebody)))).not.toMatch(/61,7|92,3|44,4|los 6/)
  })

  it('is told in full of a school of 10 or more', async () => {
    const store = await open()
    await plantCast(store)
    await plantTwoYears(store)
    await plantCycle(store, 1, losBoldos.rbd, 1, '2026-08-03')
    await plantExpectation(store, 1, losBoldos.rbd, {})
    const { page, row } = await expectedOf(store, losBoldos.rbd)
    expect(page).toMatchObject({ expectFrom: '71,4', expectTo: '85', hidesExpected: false })
    expect(row).toMatchObject({ expected_from: '71,4', expected_to: '85', expected_reading: 'as-typed' })
  })
})

onEachEngine('the files that leave', open => {
  const planted = async (store: Store) => {
    await plantCast(store)
    await plantAttendance(store, [
      { rbd: losBoldos.rbd, year: 2026, month: 10, pairs: inBands([3, 20, 30, 200, 118]) },
      { rbd: islaChaica.rbd, year: 2026, month: 10, pairs: inBands([1, 1, 1, 1, 2]) },
      { rbd: escuelaValleHondo.rbd, year: 2026, month: 10, pairs: inBands([10, 20, 30, 100, 100]) },
      month(losBoldos.rbd, 2025, 10, 340, 18), month(losBoldos.rbd, 2026, 10, 24, 15, { teaching: 'preschool' }),
      month(losBoldos.rbd, 2026, 10, 24, 15, { course: '110-7-B' }),
    ])
  }
  const linesOf = async (store: Store, disclosure: Disclosure, scope = operatorScope('figures.ofTerritory')) =>
    (await text(csvOf(await openTable(store, 'attendance-months', { scope, today, fromYear: 2026, toYear: 2026, month: 10, disclosure }, bySomebody)))).replace('\uFEFF', '').trimEnd().split('\r\n')

  it('give the operator everything, and say it is not for publication', async () => {
    const store = await open()
    await planted(store)
    const [header, ...lines] = await linesOf(store, 'none')
    expect(header).toBe('rbd;school_name;slep_code;slep_name;commune_code;commune_name;year;month;teaching;students;students_reading;courses_declared;courses_most;days_due;days_attended;attendance_percent;attendance_reading;students_critical;students_severe;students_repeated;students_normal;students_outstanding;bands_reading;band_scheme;publication')
    expect(lines).toEqual([
      '90001;Escuela Los Boldos;9901;Costa Clara;99101;Los Cabos;2026;10;preschool;24;shown;1;1;480;360;75;exact;0;24;0;0;0;shown;mineduc;not-for-publication',
      '90001;Escuela Los Boldos;9901;Costa Clara;99101;Los Cabos;2026;10;young;371;shown;1;1;7420;6765;91,17;exact;3;20;30;200;118;shown;mineduc;not-for-publication',
      '90011;Escuela Isla Chaica;9901;Costa Clara;99104;Quilén;2026;10;young;6;shown;;;120;94;78,33;exact;1;1;1;1;2;shown;mineduc;not-for-publication',
      '90101;Escuela Valle Hondo;9902;Valle Hondo;99201;Valle Hondo;2026;10;young;260;shown;;;5200;4640;89,23;exact;10;20;30;100;100;shown;mineduc;not-for-publication',
    ])
  })

  it('give the region its own territory, under its rules', async () => {
    const store = await open()
    await planted(store)
    const [, ...lines] = await linesOf(store, 'region', regionScope)
    expect(lines.map(l => l.split(';').slice(8, 23).join(';'))).toEqual([
      'preschool;24;shown;1;1;480;;75;whole-percent;;;;;;some-hidden',
      'young;371;shown;1;1;7420;6765;91,2;exact;;;30;200;118;some-hidden',
      'young;;few-students;;;;;;few-students;;;;;;few-students',
    ])
  })

  it('hide the same in JSON, with the reason', async () => {
    const store = await open()
    await planted(store)
    const table = await openTable(store, 'attendance-months', { scope: regionScope, today, fromYear: 2026 }, bySomebody)
    const json = JSON.parse(await text(jsonOf(table))) as { export: string; rows: Record<string, unknown>[] }
    expect(json.export).toBe(table.exportId)
    expect(json.rows[2]).toMatchObject({ rbd: 90011, students: null, students_reading: 'few-students', students_critical: null, attendance_percent: null, attendance_reading: 'few-students', publication: 'region-rules' })
    expect(json.rows[1]).toMatchObject({ students: 371, students_critical: null, students_severe: null, students_repeated: 30, bands_reading: 'some-hidden' })
  })

  it('are recorded, with who and how, even when nobody reads the rows', async () => {
    const store = await open()
    await planted(store)
    const all = await openTable(store, 'attendance-months', { scope: operatorScope('figures.ofTerritory'), today, disclosure: 'none' }, { personId: null, requestId: null, via: 'cli', format: 'csv' })
    const cycles = await openTable(store, 'cycles', { scope: outlineScope, today, fromYear: 2025, toYear: 2026 }, bySomebody)
    const events = await store.read.select({ event: store.s.audit.event, personId: store.s.audit.personId, detail: store.s.audit.detail }).from(store.s.audit).orderBy(store.s.audit.id)
    expect(events).toEqual([
      { event: 'export.indicators', personId: null, detail: { export: all.exportId, via: 'cli', format: 'csv', disclosure: 'none', fromYear: null, toYear: null, month: null, slep: null, commune: null } },
      { event: 'export.cycles', personId: elenaRivas.id, detail: { export: cycles.exportId, via: 'web', format: 'csv', disclosure: 'region', fromYear: 2025, toYear: 2026, month: null, slep: null, commune: null } },
    ])
  })

  it('disarm a title that a spreadsheet would run', async () => {
    const store = await open()
    await plantCast(store)
    await plantCycle(store, 1, losBoldos.rbd, 1, '2026-08-03')
    await store.tx(tx => tx.update(store.s.cycle).set({ title: '=HYPERLINK("http://x")' }))
    const csv = await text(csvOf(await openTable(store, 'cycles', { scope: outlineScope, today, fromYear: 2026, toYear: 2026 }, bySomebody)))
    expect(csv.split('\r\n')[1]).toMatch(/^90001;Escuela Los Boldos;9901;Costa Clara;99101;Los Cabos;1;2026;"'=HYPERLINK\(""http:\/\/x""\)";implementing;2026-08-03;/)
  })
})
