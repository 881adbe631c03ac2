import { expect, it } from 'vitest'
import { monthIndex } from '../../../cycles/calendar/days.ts'
import type { Pair } from '../../../cycles/indicators/attendance.ts'
import { scopeFor } from '../../../cycles/people/permissions.ts'
import { readBoardQuery } from '../../../cycles/region/board-query.ts'
import { insertRows } from '../../../db/dialect.ts'
import { getCycleSignal } from '../../../db/indicators/cycle-signal.ts'
import { getBoardPage } from '../../../db/region/board-page.ts'
import { listCycleSignals } from '../../../db/region/board-signals.ts'
import { setSmallestGroup } from '../../../db/region/policy.ts'
import { altoNalcas, bahiaClara, castId, castRegionCode, costaClara, elMirador, elenaRivas, islaChaica, losBoldos, millaray, plantCast, quebradaHonda, rosaHuenchul } from '../../../db/seed/cast.ts'
import type { Store } from '../../../db/store.ts'
import { allAttend, plantAttendance, type PlantedMonth } from '../indicators/plant-attendance.ts'
import { onEachEngine } from '../../support/stores.ts'

const today = '2026-11-18'
const [scope, outlineScope] = [scopeFor(elenaRivas, 'figures.ofTerritory', today), scopeFor(elenaRivas, 'cycle.outline', today)]
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const open = (store: Store, params: Record<string, string> = {}) => getBoardPage(store, { scope, outlineScope, today, compare, query: readBoardQuery(params) })

const plantCycle = (store: Store, n: number, rbd: number, startedOn: string, more: { implementationFrom?: string | null; closedOn?: string } = {}) => store.tx(tx => insertRows(tx, store.s.cycle, [{
  id: castId('cycle', 700 + n), rbd, number: n, year: Number(startedOn.slice(0, 4)), title: `Ciclo ${n}`, version: 1, startedOn, implementationFrom: more.implementationFrom === undefined ? startedOn : more.implementationFrom,
  closedOn: more.closedOn ?? null, droppedOn: null, parentId: null, theoryCarried: null, createdBy: rosaHuenchul.id, createdAt: store.clock.now(),
}]))

const month = (rbd: number, year: number, m: number, pairs: Pair[]): PlantedMonth => ({ rbd, year, month: m, pairs })
/** Of 300: so many under 90 %, at 10 of 20 days; the others at 19. */
const withAbsent = (absent: number, students = 300): Pair[] => [[15, 20, absent], [19, 20, students - absent - 30], [20, 20, 30]]

let results = 0
const plantResults = (store: Store, rows: { rbd: number; year: number; withdrawn: number; passed: number; transferred?: number }[]) => store.tx(async tx => {
  const { generation, yearResult, currentImport } = store.s
  const id = castId('generation', 800 + ++results)
  const at = store.clock.now()
  await insertRows(tx, generation, [{ id, kind: 'results', state: 'published', fileName: 'rendimiento.csv', fileSha256: String(results).padStart(64, '0'), fileBytes: 1, importedBy: null, startedAt: at, publishedAt: at }])
  await insertRows(tx, yearResult, rows.map(r => ({ generationId: id, rbd: r.rbd, year: r.year, codEnse: 110, passed: r.passed, failed: 0, withdrawn: r.withdrawn, transferred: r.transferred ?? 0, boys: [0, 0, 0, 0], girls: [0, 0, 0, 0], unstated: null, grades: null, attendanceHundredths: null, attendancePassedHundredths: null, attendanceFailedHundredths: null })))
  await insertRows(tx, currentImport, rows.map(r => ({ kind: 'results' as const, rbd: r.rbd, year: r.year, month: 0, generationId: id })))
})

onEachEngine('a page of the board', openStore => {
  it('holds each school against its own same months before the cycle, frozen, in points, and says how many months', async () => {
    const store = await openStore()
    await plantCast(store)
    await plantCycle(store, 1, losBoldos.rbd, '2025-09-01')
    // 60 of 300 absent before, 45 in the cycle's first year, 30 in its second: both are held against 2024 and the first half of 2025, never against each other.
    await plantAttendance(store, [[2024, 9, 60], [2024, 10, 60], [2025, 6, 60], [2025, 9, 45], [2025, 10, 45], [2026, 6, 30], [2026, 9, 30]].map(([y, m, absent]) => month(losBoldos.rbd, y!, m!, withAbsent(absent!))))
    const detail = (await open(store)).details.get(losBoldos.rbd)!
    expect(detail.chronic).toEqual({ kind: 'change', points: -7.5, decimals: 1, first: { year: 2025, month: 9 }, last: { year: 2026, month: 9 }, compared: 4, sinceStart: 11 })
    expect(detail.attendance).toMatchObject({ kind: 'change', points: 1.5, compared: 4 })
    expect(detail.months.filter(m => m.percent !== null)).toHaveLength(7)
  })

  it('says why there is no change: nothing since, nothing before, or nothing that may be told', async () => {
    const store = await openStore()
    await plantCast(store)
    for (const [n, school, startedOn] of [[1, losBoldos, '2026-10-05'], [2, bahiaClara, '2026-04-01'], [3, quebradaHonda, '2026-04-01']] as const) await plantCycle(store, n, school.rbd, startedOn)
    await plantAttendance(store, [
      month(losBoldos.rbd, 2026, 9, withAbsent(60)), month(losBoldos.rbd, 2026, 10, withAbsent(60)), month(bahiaClara.rbd, 2026, 10, withAbsent(60)), month(millaray.rbd, 2026, 10, withAbsent(60)),
      // Sixty students of whom nearly all attend: told as a bound, and in no change.
      month(quebradaHonda.rbd, 2025, 10, allAttend(60, 20)), month(quebradaHonda.rbd, 2026, 10, allAttend(60, 20)),
    ])
    const { details } = await open(store)
    expect(details.get(losBoldos.rbd)!.attendance).toEqual({ kind: 'cannot-yet', why: 'no-months-since' })
    expect(details.get(bahiaClara.rbd)!.attendance).toEqual({ kind: 'cannot-yet', why: 'no-before' })
    expect(details.get(quebradaHonda.rbd)).toMatchObject({ attendance: { kind: 'not-told' }, chronic: { kind: 'not-told' }, months: expect.arrayContaining([{ month: { year: 2026, month: 10 }, percent: null, isHidden: true }]) })
    expect(details.get(millaray.rbd)).toMatchObject({ attendance: null, chronic: null, signal: null, withdrawal: null, disengaged: null })
  })

  it('tells the last year’s withdrawal against the years before the cycle, and never a count of one to four', async () => {
    const store = await openStore()
    await plantCast(store)
    await plantCycle(store, 1, losBoldos.rbd, '2025-04-01')
    await plantCycle(store, 2, bahiaClara.rbd, '2026-04-01')
    await plantAttendance(store, [losBoldos, bahiaClara, millaray].map(s => month(s.rbd, 2026, 10, withAbsent(60))))
    await plantResults(store, [2021, 2022, 2023, 2024].map(year => ({ rbd: losBoldos.rbd, year, withdrawn: year === 2021 ? 90 : 30, passed: 270 })))
    await plantResults(store, [{ rbd: losBoldos.rbd, year: 2025, withdrawn: 15, passed: 285 }, { rbd: bahiaClara.rbd, year: 2025, withdrawn: 20, passed: 380 }, { rbd: millaray.rbd, year: 2025, withdrawn: 3, passed: 397 }])
    const { details, sources } = await open(store)
    expect(details.get(losBoldos.rbd)!.withdrawal).toEqual({ year: 2025, isBefore: false, share: { shown: { count: 15, of: 300, rate: { kind: 'percent', percent: 5, decimals: 1 } } }, change: { points: -5, decimals: 1, years: [2022, 2023, 2024] } })
    expect(details.get(bahiaClara.rbd)!.withdrawal).toMatchObject({ year: 2025, isBefore: true, change: null })
    expect(details.get(millaray.rbd)!.withdrawal).toMatchObject({ share: { hidden: 'small-cell' }, change: null })
    expect(sources.map(s => [s.kind, s.fileName])).toEqual([['attendance', 'asistencia.csv'], ['results', 'rendimiento.csv']])
    const ordered = await open(store, { orden: 'retiro' })
    expect(ordered.sections.map(s => [s.kind, s.rows.map(r => r.row.rbd)])).toEqual([['within', [losBoldos.rbd, bahiaClara.rbd]], ['not-told', [millaray.rbd]], ['without', expect.any(Array)]])
    expect(ordered.ordered).toMatchObject({ by: 'withdrawal', year: 2025, reading: { kind: 'read', schools: 2, isOnlyPossible: true } })
  })

  it('has nothing of a school under the smallest group but that it is one, in no view and no order; a service may lower that for its own staff', async () => {
    const store = await openStore()
    await plantCast(store)
    await plantCycle(store, 1, islaChaica.rbd, '2026-04-01')
    await plantAttendance(store, [month(losBoldos.rbd, 2026, 10, withAbsent(60)), month(islaChaica.rbd, 2025, 10, allAttend(6, 15)), month(islaChaica.rbd, 2026, 10, allAttend(6, 13)), month(altoNalcas.rbd, 2026, 10, allAttend(4, 13))])
    await plantResults(store, [{ rbd: islaChaica.rbd, year: 2025, withdrawn: 2, passed: 4 }])
    const figuresOf = (page: Awaited<ReturnType<typeof open>>, rbd: number) => page.board.rows.find(r => r.rbd === rbd)!.figures
    for (const params of [{}, { orden: 'inasistencia' }, { orden: 'retiro' }, { vista: 'graficos' }] as Record<string, string>[]) {
      const page = await open(store, params)
      expect(figuresOf(page, islaChaica.rbd)).toEqual({ kind: 'under-ten' })
      expect(page.details.has(islaChaica.rbd)).toBe(false)
      if (params.orden) expect(page.sections.find(s => s.rows.some(r => r.row.rbd === islaChaica.rbd))!.kind).toBe('not-told')
    }
    await setSmallestGroup(store, { slepCode: costaClara.code, fewest: 5, by: null })
    const page = await open(store)
    expect(figuresOf(page, islaChaica.rbd)).toMatchObject({ kind: 'shown', students: 6, attendance: { shown: { kind: 'percent', percent: 65, decimals: 0 } }, comparison: { kind: 'too-few-students' } })
    expect(figuresOf(page, altoNalcas.rbd)).toEqual({ kind: 'under-ten' })
    expect(page.details.get(islaChaica.rbd)).toMatchObject({ signal: null, withdrawal: { share: { hidden: 'small-cell' } } })
  })

  it('is asked for ten years, a cycle that begins after it ends, and one that begins tomorrow, and answers', async () => {
    const store = await openStore()
    await plantCast(store)
    await plantCycle(store, 1, losBoldos.rbd, '2016-03-01')
    await plantCycle(store, 2, bahiaClara.rbd, '2026-09-01', { closedOn: '2026-03-01' })
    await plantCycle(store, 3, millaray.rbd, '2026-11-19', { implementationFrom: '2027-03-01' })
    await plantAttendance(store, [losBoldos, bahiaClara, millaray].flatMap(s => [2015, 2016, 2017, 2018, 2019, 2022, 2023, 2024, 2025, 2026].flatMap(y => [4, 5, 10].map(m => month(s.rbd, y, m, withAbsent(60))))))
    const { details } = await open(store)
    expect(details.get(losBoldos.rbd)!.attendance).toMatchObject({ kind: 'change', points: 0, first: { year: 2016, month: 4 } })
    expect(details.get(losBoldos.rbd)!.months.length).toBeLessThanOrEqual(70)
    expect(details.get(bahiaClara.rbd)!.attendance).toEqual({ kind: 'cannot-yet', why: 'no-months-since' })
    expect(details.get(millaray.rbd)).toMatchObject({ attendance: { kind: 'cannot-yet' }, signal: { kind: 'not-begun' } })
  })
})

onEachEngine('the readings of many cycles at once', openStore => {
  it('are those that each cycle has alone', async () => {
    const store = await openStore()
    await plantCast(store)
    const twins = Array.from({ length: 10 }, (_, i) => 91_001 + i)
    await store.tx(tx => insertRows(tx, store.s.schoolYear, twins.map(rbd => ({
      generationId: castId('generation', 1), rbd, year: 2026, name: `Escuela ${rbd}`, regionCode: castRegionCode, communeCode: 99101, communeName: 'Los Cabos', dependency: 6, rural: losBoldos.rural, state: 1, hasStudents: true,
      enrolment: losBoldos.enrolment, teachingCodes: losBoldos.teachingCodes,
    }))))
    const since = monthIndex({ year: 2026, month: 5 })
    await plantAttendance(store, [2024, 2025, 2026].flatMap(y => Array.from({ length: y === 2026 ? 8 : 10 }, (_, i) => i + 3).flatMap(m => [
      ...twins.map((rbd, i) => month(rbd, y, m, withAbsent(60 + ((i + m) % 3)))),
      month(losBoldos.rbd, y, m, withAbsent(60 + ((m * 7) % 5) - (monthIndex({ year: y, month: m }) >= since ? 40 : 0))),
      month(bahiaClara.rbd, y, m, withAbsent(60 + ((m * 3) % 7))),
    ])))
    const cycles = [losBoldos, bahiaClara, millaray].map((s, i) => ({ rbd: s.rbd, implementationFrom: ['2026-05-04', '2026-04-01', '2027-01-01'][i]!, droppedOn: null, nextFrom: null }))
    const together = await listCycleSignals(store, cycles, today)
    for (const { rbd, ...cycle } of cycles) expect(together.get(rbd)).toEqual(await getCycleSignal(store, rbd, cycle, today))
    expect(together.get(losBoldos.rbd)).toMatchObject({ kind: 'read', verdict: { verdict: 'improvement' } })
  })
})

onEachEngine('small schools read together', openStore => {
  const small = (rbd: number, year: number, m: number, students: number, days: number) => month(rbd, year, m, allAttend(students, days))

  it('are those of a commune where they are in no microcentro, and one alone over three years that are over', async () => {
    const store = await openStore()
    await plantCast(store)
    await plantAttendance(store, [
      small(quebradaHonda.rbd, 2026, 10, 6, 12), small(elMirador.rbd, 2026, 10, 7, 18),
      // In the microcentro, and alone there: in no group of the commune either.
      small(islaChaica.rbd, 2026, 10, 6, 10),
      ...[2022, 2023, 2024, 2025].flatMap(y => [small(quebradaHonda.rbd, y, 10, 6, y === 2025 ? 2 : 14)]),
      // Two years of the three are not enough.
      ...[2023, 2024].map(y => small(elMirador.rbd, y, 10, 7, 14)),
      month(losBoldos.rbd, 2026, 10, withAbsent(60)),
    ])
    const { board } = await open(store)
    expect(board.pooled).toEqual([
      { kind: 'commune', key: 'commune-99102', name: 'Arreboles', schools: 2, month: { year: 2026, month: 10 }, attendance: { shown: { kind: 'percent', percent: 76, decimals: 0 } } },
      { kind: 'three-years', key: `years-${quebradaHonda.rbd}`, name: quebradaHonda.name, rbd: quebradaHonda.rbd, from: 2022, to: 2024, attendance: { shown: { kind: 'percent', percent: 70, decimals: 0 } } },
    ])
    // Who is in a group is settled before any filter.
    expect((await open(store, { comuna: '99101' })).board.pooled).toEqual(board.pooled)
  })

  it('are not read together where fewer than ten are left between them, whatever smallest group was set', async () => {
    const store = await openStore()
    await plantCast(store)
    await plantAttendance(store, [small(quebradaHonda.rbd, 2026, 10, 4, 12), small(elMirador.rbd, 2026, 10, 4, 18), month(losBoldos.rbd, 2026, 10, withAbsent(60)), ...[2022, 2023, 2024].map(y => small(quebradaHonda.rbd, y, 10, 3, 14))])
    await setSmallestGroup(store, { slepCode: costaClara.code, fewest: 5, by: null })
    expect((await open(store)).board.pooled).toEqual([])
  })
})
