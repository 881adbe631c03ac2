import { describe, expect, it } from 'vitest'
import { compareSnapshot } from '../../../cycles/indicators/snapshot.ts'
import { undoImport } from '../../../db/generations.ts'
import { newId } from '../../../db/ids.ts'
import { startImplementation } from '../../../db/notebook/cycles.ts'
import { getReadyParts, markReady, savePage } from '../../../db/notebook/parts.ts'
import { getFiguresSince, getPresentFigures, listSnapshots, takeSnapshot } from '../../../db/notebook/snapshots.ts'
import type { Store } from '../../../db/store.ts'
import { clockOf, onEachEngine } from '../../support/stores.ts'
import { inBands, plantAttendance } from '../indicators/plant-attendance.ts'
import { bahia, bodyOf, boldos, plantCycle, plantPeople, today } from './plant.ts'

/** Los Boldos in June and July 2026 and a year before, with its course 7°B; Bahía Clara too. */
const plantJuly = async (store: Store) => {
  const month = (rbd: number, year: number, month: number, pairs = inBands([1, 4, 3, 12, 10]), course = '') => ({ rbd, year, month, pairs, course })
  await plantAttendance(store, [
    month(boldos, 2025, 6), month(boldos, 2025, 7), month(boldos, 2025, 10), month(boldos, 2026, 6), month(bahia, 2026, 7),
  ], { fileName: 'hasta_junio.csv' })
  await plantAttendance(store, [month(boldos, 2026, 7), month(boldos, 2026, 7, inBands([1, 2, 1, 3, 2]), '110-7-B'), month(boldos, 2026, 7, inBands([0, 2, 2, 9, 8]), '110-7-A')], { fileName: 'julio.csv' })
}
const write = (store: Store, cycleId: string, by: string) =>
  savePage(store, 'data', { rbd: boldos, cycleId, version: 0, body: bodyOf('data', { whatWeSee: 'Julio fue bajo' }), by, saveKey: newId(store.clock.now()) })
const list = (store: Store, cycleId: string) => listSnapshots(store, { rbd: boldos, cycleId, courses: true })

onEachEngine('snapshots of a cycle', open => {
  const begin = async () => {
    const store = await open()
    const people = await plantPeople(store)
    await plantJuly(store)
    return { store, ...people, cycleId: await plantCycle(store, people.rosa) }
  }

  it('hold what the school had that day: its months, the same months a year before, its courses, and from which file', async () => {
    const { store, rosa, cycleId } = await begin()
    expect(await takeSnapshot(store, { rbd: boldos, cycleId, by: rosa, today })).toEqual({ ok: true, taken: true })
    const [kept] = await list(store, cycleId)
    expect(kept).toMatchObject({ takenBy: 'Rosa Huenchul', isBaseline: true, takenAt: store.clock.now(), figures: { shape: 1, source: { fileName: 'julio.csv' } } })
    expect(kept!.figures.months.map(m => `${m.year}-${m.month}`)).toEqual(['2025-6', '2025-7', '2026-6', '2026-7'])
    expect(kept!.figures.months.at(-1)).toEqual({ year: 2026, month: 7, students: 30, daysAttended: 528, daysDue: 600, bands: { critical: 1, severe: 4, repeated: 3, normal: 12, outstanding: 10 } })
    expect(kept!.figures.courses.map(c => [c.course, c.students])).toEqual([['110-7-A', 21], ['110-7-B', 9]])
  })

  it('stay as they are when a corrected file comes, and say what was and what is', async () => {
    const { store, rosa, cycleId } = await begin()
    await takeSnapshot(store, { rbd: boldos, cycleId, by: rosa, today })
    const before = await list(store, cycleId)
    await plantAttendance(store, [
      { rbd: boldos, year: 2026, month: 7, pairs: inBands([1, 3, 2, 13, 11]) }, { rbd: boldos, year: 2026, month: 7, course: '110-7-B', pairs: inBands([1, 2, 1, 3, 2]) },
      { rbd: boldos, year: 2026, month: 8, pairs: inBands([0, 3, 3, 12, 12]) },
    ], { fileName: 'julio_corregido.csv' })
    expect(await list(store, cycleId)).toEqual(before)
    const c = compareSnapshot(before[0]!.figures, await getFiguresSince(store, boldos, before[0]!.figures, { today, courses: true }))
    expect(c.corrected.map(({ then, now }) => [then.month, then.bands.severe, now.bands.severe])).toEqual([[7, 4, 3]])
    expect(c.since.map(m => m.month)).toEqual([8])
    expect(c.gone).toEqual([])
    expect(c.courses).toMatchObject([{ course: '110-7-A', now: null }])
  })

  it('stay as they are when the import they came from is undone', async () => {
    const { store, rosa, cycleId } = await begin()
    const wrong = await plantAttendance(store, [{ rbd: boldos, year: 2026, month: 8, pairs: inBands([9, 9, 9, 2, 1]) }], { fileName: 'equivocado.csv' })
    await takeSnapshot(store, { rbd: boldos, cycleId, by: rosa, today })
    const before = await list(store, cycleId)
    expect(before[0]!.figures.source!.fileName).toBe('equivocado.csv')
    expect((await undoImport(store, wrong, { by: null })).ok).toBe(true)
    expect(await list(store, cycleId)).toEqual(before)
    const c = compareSnapshot(before[0]!.figures, await getFiguresSince(store, boldos, before[0]!.figures, { today, courses: false }))
    expect(c.gone.map(m => `${m.year}-${m.month}`)).toEqual(['2026-8'])
    expect(c.courses).toEqual([])
  })

  it('are kept once for the same figures, several for others, the first of them the baseline', async () => {
    const { store, rosa, pedro, cycleId } = await begin()
    await takeSnapshot(store, { rbd: boldos, cycleId, by: rosa, today })
    expect(await takeSnapshot(store, { rbd: boldos, cycleId, by: pedro, today })).toEqual({ ok: true, taken: false })
    clockOf(store).set('2026-11-20T13:00:00Z')
    await plantAttendance(store, [{ rbd: bahia, year: 2026, month: 8, pairs: inBands([1, 1, 1, 1, 1]) }], { fileName: 'de_otra_escuela.csv' })
    expect(await takeSnapshot(store, { rbd: boldos, cycleId, by: pedro, today })).toEqual({ ok: true, taken: false })
    await plantAttendance(store, [{ rbd: boldos, year: 2026, month: 8, pairs: inBands([1, 1, 1, 1, 1]) }])
    expect(await takeSnapshot(store, { rbd: boldos, cycleId, by: pedro, today })).toEqual({ ok: true, taken: true })
    expect((await list(store, cycleId)).map(k => [k.takenBy, k.isBaseline])).toEqual([['Rosa Huenchul', true], ['Pedro Millalonco', false]])
  })

  it('are taken by the notebook when the data page is shared and when implementation begins, unless there is one of these figures', async () => {
    const { store, rosa, cycleId } = await begin()
    expect((await markReady(store, { rbd: boldos, cycleId, page: 'data', version: null, by: rosa })).ok).toBe(false)
    expect(await list(store, cycleId)).toEqual([])
    await write(store, cycleId, rosa)
    await markReady(store, { rbd: boldos, cycleId, page: 'data', version: null, by: rosa })
    await markReady(store, { rbd: boldos, cycleId, page: 'data', version: null, by: rosa })
    expect((await list(store, cycleId)).map(k => k.takenBy)).toEqual([null])
    clockOf(store).set('2026-11-19T13:00:00Z')
    await plantAttendance(store, [{ rbd: boldos, year: 2026, month: 8, pairs: inBands([1, 1, 1, 1, 1]) }])
    expect((await startImplementation(store, { rbd: boldos, cycleId, on: '2026-08-17', by: rosa })).ok).toBe(true)
    expect(await list(store, cycleId)).toHaveLength(2)
    // Another date for its beginning looks at nothing anew.
    await plantAttendance(store, [{ rbd: boldos, year: 2026, month: 9, pairs: inBands([1, 1, 1, 1, 1]) }])
    await startImplementation(store, { rbd: boldos, cycleId, on: '2026-08-18', by: rosa })
    expect(await list(store, cycleId)).toHaveLength(2)
  })

  it('need no figures: sharing a page of a school without imports takes none', async () => {
    const store = await open()
    const { rosa } = await plantPeople(store)
    const cycleId = await plantCycle(store, rosa)
    await write(store, cycleId, rosa)
    expect((await markReady(store, { rbd: boldos, cycleId, page: 'data', version: null, by: rosa })).ok).toBe(true)
    expect(await list(store, cycleId)).toEqual([])
    expect(await takeSnapshot(store, { rbd: boldos, cycleId, by: rosa, today })).toEqual({ ok: false, reason: 'no-figures' })
    expect(await getPresentFigures(store, boldos, today)).toBeNull()
  })

  it("are the school's own: no snapshot of another school's cycle, and none read through another RBD", async () => {
    const { store, rosa, ana, cycleId } = await begin()
    expect(await takeSnapshot(store, { rbd: bahia, cycleId, by: ana, today })).toEqual({ ok: false, reason: 'not-found' })
    await takeSnapshot(store, { rbd: boldos, cycleId, by: rosa, today })
    expect(await listSnapshots(store, { rbd: bahia, cycleId, courses: true })).toEqual([])
  })

  it('an advisor reads those the page had when it was marked, without courses', async () => {
    const { store, rosa, cycleId } = await begin()
    await write(store, cycleId, rosa)
    await markReady(store, { rbd: boldos, cycleId, page: 'data', version: null, by: rosa })
    const { readyAt } = (await getReadyParts(store, boldos, cycleId)).pages.data!
    clockOf(store).set('2026-11-20T13:00:00Z')
    await plantAttendance(store, [{ rbd: boldos, year: 2026, month: 8, pairs: inBands([1, 1, 1, 1, 1]) }])
    await takeSnapshot(store, { rbd: boldos, cycleId, by: rosa, today })
    const seen = await listSnapshots(store, { rbd: boldos, cycleId, courses: false, takenUpTo: readyAt })
    expect(seen.map(k => [k.figures.months.at(-1)!.month, k.figures.courses])).toEqual([[7, []]])
  })
})

describe('a school of which only adults are imported', () => {
  onEachEngine('its figures', open => {
    it('has none that a snapshot would keep', async () => {
      const store = await open()
      await plantAttendance(store, [{ rbd: boldos, year: 2026, month: 7, teaching: 'adult', pairs: inBands([1, 1, 1, 1, 1]) }])
      expect(await getPresentFigures(store, boldos, today)).toBeNull()
    })
  })
})
