import { expect, it } from 'vitest'
import { operatorScope, scopeFor } from '../../../cycles/people/permissions.ts'
import { insertRows } from '../../../db/dialect.ts'
import { altoNalcas, bahiaClara, castId, elenaRivas, escuelaValleHondo, islaChaica, losBoldos, losPelicanos, plantCast, quebradaHonda, rosaHuenchul } from '../../../db/seed/cast.ts'
import { getBoard, type BoardRow } from '../../../db/indicators/board.ts'
import { getCycleComparison } from '../../../db/indicators/comparison.ts'
import { getDisclosedSchool } from '../../../db/indicators/disclosed-school.ts'
import { csvOf, exportCycles, exportIndicators, jsonOf, type Disclosure } from '../../../db/indicators/export.ts'
import { getSchoolFigures } from '../../../db/indicators/figures.ts'
import { getLastMonth, listSchoolMonths } from '../../../db/indicators/school-months.ts'
import type { Store } from '../../../db/store.ts'
import { onEachEngine } from '../../support/stores.ts'
import { allAttend, inBands, plantAttendance, type PlantedMonth } from './plant-attendance.ts'

const today = '2026-11-18'
const regionScope = scopeFor(elenaRivas, 'figures.ofTerritory', today)
const outlineScope = scopeFor(elenaRivas, 'cycle.outline', today)
const bySomebody = { personId: elenaRivas.id, requestId: 'r1', via: 'web' as const }

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
      kind: 'shown', month: { year: 2026, month: 10 }, students: 300, attendance: { shown: { kind: 'percent', percent: 85, decimals: 1 } }, monthsMissing: 6,
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
    // 6 and 8 students: 14 together, as whole percents; Los Pelícanos is shown by itself and is not in it.
    expect(board.pooled).toEqual([{
      microcentroId: castId('microcentro', 1), name: 'Microcentro Costa Sur', schools: 2, students: 14, month: { year: 2026, month: 10 },
      attendance: { shown: { kind: 'percent', percent: 76, decimals: 0 } },
    }])
  })

  it('pools nothing when one small school alone would be in it', async () => {
    const store = await open()
    await plantCast(store)
    await plantAttendance(store, [month(islaChaica.rbd, 2026, 10, 9, 10), month(losPelicanos.rbd, 2026, 10, 15, 10)])
    expect((await getBoard(store, regionScope, outlineScope, today)).pooled).toEqual([])
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
    (await text(csvOf(await exportIndicators(store, { scope, today, year: 2026, month: 10, disclosure, by: bySomebody })))).replace('\uFEFF', '').trimEnd().split('\r\n')

  it('give the operator everything, and say it is not for publication', async () => {
    const store = await open()
    await planted(store)
    const [header, ...lines] = await linesOf(store, 'none')
    expect(header).toBe('rbd;year;month;teaching;students;days_attended;days_due;attendance_percent;students_critical;students_severe;students_repeated;students_normal;students_outstanding;band_scheme;school_name;slep_code;slep_name;publication')
    expect(lines).toEqual([
      '90001;2026;10;preschool;24;360;480;75,00;0;24;0;0;0;mineduc;Escuela Los Boldos;9901;Costa Clara;not for publication: holds groups under 10',
      '90001;2026;10;young;371;6765;7420;91,17;3;20;30;200;118;mineduc;Escuela Los Boldos;9901;Costa Clara;not for publication: holds groups under 10',
      '90011;2026;10;young;6;94;120;78,33;1;1;1;1;2;mineduc;Escuela Isla Chaica;9901;Costa Clara;not for publication: holds groups under 10',
      '90101;2026;10;young;260;4640;5200;89,23;10;20;30;100;100;mineduc;Escuela Valle Hondo;9902;Valle Hondo;not for publication: holds groups under 10',
    ])
  })

  it('give the region its own territory, under its rules', async () => {
    const store = await open()
    await planted(store)
    const [, ...lines] = await linesOf(store, 'region', regionScope)
    expect(lines.map(l => l.split(';').slice(0, 13).join(';'))).toEqual([
      '90001;2026;10;preschool;24;hidden;480;75;hidden;hidden;hidden;hidden;hidden',
      '90001;2026;10;young;371;6765;7420;91,2;hidden;hidden;30;200;118',
      '90011;2026;10;young;n<10;n<10;n<10;n<10;n<10;n<10;n<10;n<10;n<10',
    ])
  })

  it('hide the same in JSON, with the reason', async () => {
    const store = await open()
    await planted(store)
    const table = await exportIndicators(store, { scope: regionScope, today, year: 2026, disclosure: 'region', by: bySomebody })
    const json = JSON.parse(await text(jsonOf(table))) as { publication: string; rows: Record<string, unknown>[] }
    expect(json.publication).toMatch(/region rules/)
    expect(json.rows[2]).toMatchObject({ rbd: 90011, students: null, students_critical: null, attendance_percent: null, hidden: { students: 'under-ten' } })
    expect(json.rows[1]).toMatchObject({ students: 371, students_critical: null, hidden: { students_critical: 'small-cell', students_severe: 'small-cell' } })
  })

  it('are recorded, with who and how, even when nobody reads the rows', async () => {
    const store = await open()
    await planted(store)
    await exportIndicators(store, { scope: operatorScope('figures.ofTerritory'), today, disclosure: 'none', by: { personId: null, requestId: null, via: 'cli' } })
    await exportCycles(store, { scope: outlineScope, today, by: bySomebody })
    const events = await store.read.select({ event: store.s.audit.event, personId: store.s.audit.personId, detail: store.s.audit.detail }).from(store.s.audit).orderBy(store.s.audit.id)
    expect(events).toEqual([
      { event: 'export.indicators', personId: null, detail: { via: 'cli', disclosure: 'none', year: null, month: null, months: 2 } },
      { event: 'export.cycles', personId: elenaRivas.id, detail: { via: 'web', year: null, cycles: 0 } },
    ])
  })

  it('disarm a title that a spreadsheet would run', async () => {
    const store = await open()
    await plantCast(store)
    await plantCycle(store, 1, losBoldos.rbd, 1, '2026-08-03')
    await store.tx(tx => tx.update(store.s.cycle).set({ title: '=HYPERLINK("http://x")' }))
    const csv = await text(csvOf(await exportCycles(store, { scope: outlineScope, today, year: 2026, by: bySomebody })))
    expect(csv.split('\r\n')[1]).toMatch(/^90001;Escuela Los Boldos;9901;1;2026;"'=HYPERLINK\(""http:\/\/x""\)";implementing;2026-08-03;/)
  })
})
