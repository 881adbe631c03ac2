import { expect, it } from 'vitest'
import type { Pair } from '../../../cycles/indicators/attendance.ts'
import { insertRows } from '../../../db/dialect.ts'
import { getComparableSchools, levelsTaughtOf } from '../../../db/indicators/comparable.ts'
import { getCycleSignal, monthsAround, nextImplementation, type CycleSignal } from '../../../db/indicators/cycle-signal.ts'
import { bahiaClara, castId, castRegionCode, losBoldos, plantCast, rosaHuenchul } from '../../../db/seed/cast.ts'
import type { Store } from '../../../db/store.ts'
import { onEachEngine } from '../../support/stores.ts'
import { plantAttendance, type PlantedMonth } from './plant-attendance.ts'

const today = '2026-11-18'
const twins = Array.from({ length: 10 }, (_, i) => 91_001 + i)

let planted = 0

/** Schools like Los Boldos in everything the directory says. An import undone at a moment of its own stands for the one that would have brought them. */
const plantTwins = async (store: Store, more: (rbd: number) => Partial<{ regionCode: number; enrolment: number; teachingCodes: number[]; rural: boolean; dependency: number }> = () => ({})) => {
  await plantCast(store)
  const dependency = 6
  const at = store.clock.now()
  await store.tx(tx => tx.insert(store.s.generation).values({
    id: castId('generation', 700), kind: 'directory', state: 'undone', fileName: 'directorio.csv', fileSha256: '7'.repeat(64), fileBytes: 1, importedBy: null, startedAt: at, publishedAt: at, undoneAt: new Date(at.getTime() + ++planted),
  }))
  await store.tx(tx => insertRows(tx, store.s.schoolYear, twins.map(rbd => ({
    generationId: castId('generation', 1), rbd, year: 2026, name: `Escuela ${rbd}`, regionCode: castRegionCode, communeCode: 99101, communeName: 'Los Cabos', dependency, rural: losBoldos.rural,
    state: 1, hasStudents: true, enrolment: losBoldos.enrolment, teachingCodes: losBoldos.teachingCodes, ...more(rbd),
  }))))
}

/** A month in which `students` attended `percent` of their days together. */
const at = (rbd: number, year: number, month: number, percent: number, students = 300): PlantedMonth => {
  const pairs: Pair[] = [[20, 20, Math.round((students * percent) / 100)], [0, 20, students - Math.round((students * percent) / 100)]]
  return { rbd, year, month, pairs: pairs.filter(p => p[2] > 0) }
}
const schoolMonths = (from: [number, number], to: [number, number]): [number, number][] =>
  Array.from({ length: 10 * (to[0] - from[0]) + to[1] - from[1] + 1 }, (_, i) => { const n = from[0] * 10 + from[1] - 3 + i; return [Math.floor(n / 10), (n % 10) + 3] })

const season = (month: number) => (month === 12 ? -8 : month === 7 ? -3 : 0)
const noise = (i: number) => [0.6, -0.4, 0.9, -0.8, 0.2, -0.5, 0.7, -0.9, 0.4, -0.2][i % 10]!

/** From March 2024: everybody has the season; Los Boldos is two points under the others, and `since` more from September 2026 on. */
const plantMonths = (store: Store, since: number, { from = [2024, 3] as [number, number], others = twins as readonly number[] } = {}) =>
  plantAttendance(store, schoolMonths(from, [2026, 10]).flatMap(([year, month], i) => [
    ...others.map(rbd => at(rbd, year, month, 90 + season(month))),
    at(losBoldos.rbd, year, month, 88 + season(month) + noise(i) + (year === 2026 && month >= 9 ? since : 0)),
  ]))

const cycle = { implementationFrom: '2026-08-17', droppedOn: null, nextFrom: null }
const verdictOf = (s: CycleSignal) => (s.kind === 'read' ? s.verdict.verdict : s.kind)

onEachEngine('the signal of a cycle', open => {
  it('reads the gap to schools alike, in which the season is not, with twenty school months before and the month of the start aside', async () => {
    const store = await open()
    await plantTwins(store)
    await plantMonths(store, 0)
    const signal = await getCycleSignal(store, losBoldos.rbd, cycle, today)
    if (signal.kind !== 'read') throw new Error(signal.kind)
    expect(signal.peers).toMatchObject({ level: 'alike', rbds: twins })
    expect(signal.verdict).toMatchObject({ verdict: 'too-soon', before: { filled: 20, missing: 0, isUnstable: false }, after: { filled: 2 } })
    expect(signal.verdict.centre).toBeCloseTo(-2, 0)
    expect(signal.months.find(s => s.month.year === 2026 && s.month.month === 8)!.point).toMatchObject({ status: 'excluded', reason: 'start-inside' })
    // December is eight points lower for everybody: the gap does not know it.
    expect(signal.verdict.limits!.lower).toBeGreaterThan(-6)
    expect(signal.months.at(-1)).toMatchObject({ month: { year: 2026, month: 10 }, peers: 10 })
  })

  it('says an improvement, or a deterioration, when the gap moves beyond what it did before', async () => {
    const store = await open()
    await plantTwins(store)
    await plantMonths(store, 8)
    expect(verdictOf(await getCycleSignal(store, losBoldos.rbd, cycle, today))).toBe('improvement')
    await plantMonths(store, -8)
    expect(verdictOf(await getCycleSignal(store, losBoldos.rbd, cycle, today))).toBe('deterioration')
  })

  it('is read otherwise for whoever asks: fewer months before, and months left out that count nowhere; the start month stays aside', async () => {
    const store = await open()
    await plantTwins(store)
    await plantMonths(store, 6)
    const as = async (monthsBefore: number, leftOut: string[]) => {
      const signal = await getCycleSignal(store, losBoldos.rbd, cycle, today, { monthsBefore, leftOut: new Set(leftOut) })
      if (signal.kind !== 'read') throw new Error(signal.kind)
      return signal
    }
    expect((await as(20, [])).verdict).toEqual((await getCycleSignal(store, losBoldos.rbd, cycle, today) as Extract<CycleSignal, { kind: 'read' }>).verdict)
    expect((await as(12, [])).verdict).toMatchObject({ before: { filled: 12 }, verdict: 'improvement' })
    const without = await as(12, ['2026-09', '2026-05'])
    expect(without.verdict).toMatchObject({ before: { filled: 11 }, after: { filled: 1 }, verdict: 'possible-improvement' })
    expect(without.months.find(s => s.point.period === '2026-05')!.point).toMatchObject({ status: 'excluded', reason: 'known-wrong' })
    expect((await as(8, ['2026-05'])).verdict.verdict).toBe('too-little-before')
  })

  it('stops at the month before the next cycle, at the day it was dropped, and does not stop at its close', async () => {
    const store = await open()
    await plantTwins(store)
    await plantMonths(store, 0)
    const early = { ...cycle, implementationFrom: '2026-04-06' }
    const lastOf = async (c: typeof early | { implementationFrom: string; droppedOn: string | null; nextFrom: string | null }) => { const s = await getCycleSignal(store, losBoldos.rbd, c, today); return s.kind === 'read' ? s.months.at(-1)!.month : null }
    expect(await lastOf(early)).toEqual({ year: 2026, month: 10 })
    expect(await lastOf({ ...early, nextFrom: '2026-08-17' })).toEqual({ year: 2026, month: 7 })
    expect(await lastOf({ ...early, droppedOn: '2026-06-10' })).toEqual({ year: 2026, month: 6 })
  })

  it('leaves out schools with a cycle of their own, those under ten, and says so', async () => {
    const store = await open()
    await plantTwins(store, rbd => (rbd === 91_010 ? { enrolment: 9 } : {}))
    await plantMonths(store, 0)
    await store.tx(tx => insertRows(tx, store.s.cycle, [{
      id: castId('cycle', 900), rbd: 91_001, number: 1, year: 2026, title: 'Otro', version: 1, startedOn: '2026-04-01', implementationFrom: '2026-04-10', closedOn: null, droppedOn: null,
      parentId: null, theoryCarried: null, createdBy: rosaHuenchul.id, createdAt: store.clock.now(),
    }]))
    const found = await getComparableSchools(store, losBoldos.rbd, { from: '2026-08-17', to: today })
    if (found.kind !== 'known' || found.peers.kind !== 'peers') throw new Error('no peers')
    expect(found.peers.rbds).toEqual(twins.filter(r => r !== 91_001 && r !== 91_010))
    expect(found.peers.leftOut.withCycle).toBe(1)
    // A cycle that was over before this one began keeps nobody out.
    expect((await getComparableSchools(store, losBoldos.rbd, { from: '2026-02-01', to: '2026-03-01' }))).toMatchObject({ kind: 'known', peers: { kind: 'peers', leftOut: { withCycle: 0 } } })
  })

  it('reads no verdict where there is nobody to compare with, too few students, no directory, no months, or no implementation', async () => {
    const store = await open()
    await plantTwins(store)
    expect(verdictOf(await getCycleSignal(store, bahiaClara.rbd, cycle, today))).toBe('too-few-peers')
    expect(verdictOf(await getCycleSignal(store, 77_777, cycle, today))).toBe('unknown-school')
    expect(verdictOf(await getCycleSignal(store, losBoldos.rbd, { ...cycle, implementationFrom: null }, today))).toBe('not-begun')
    expect(verdictOf(await getCycleSignal(store, losBoldos.rbd, { ...cycle, implementationFrom: '2026-11-30' }, today))).toBe('not-begun')
    expect(verdictOf(await getCycleSignal(store, losBoldos.rbd, cycle, today))).toBe('no-months')
    await plantAttendance(store, schoolMonths([2024, 3], [2026, 10]).flatMap(([year, month]) => [...twins.map(rbd => at(rbd, year, month, 90)), at(losBoldos.rbd, year, month, 90, 9)]))
    expect(verdictOf(await getCycleSignal(store, losBoldos.rbd, cycle, today))).toBe('under-ten')
  })

  it('takes a month in which most courses did not declare as provisional, in no verdict', async () => {
    const store = await open()
    await plantTwins(store)
    await plantMonths(store, 0)
    const courses = (month: number, n: number) => Array.from({ length: n }, (_, i) => ({ ...at(losBoldos.rbd, 2026, month, 90, 30), course: `110-${i + 1}-A` }))
    await plantAttendance(store, [at(losBoldos.rbd, 2026, 9, 88), ...courses(9, 8), at(losBoldos.rbd, 2026, 10, 99), ...courses(10, 3)])
    const signal = await getCycleSignal(store, losBoldos.rbd, cycle, today)
    if (signal.kind !== 'read') throw new Error(signal.kind)
    expect(signal.months.at(-1)!.point).toMatchObject({ status: 'provisional' })
    expect(signal.verdict.after.filled).toBe(1)
  })
})

it('spans twenty school months with attendance before the month of the start, and passes over 2020 and 2021', () => {
  const months = monthsAround('2023-06-12', { year: 2023, month: 9 })
  expect(months.filter(m => m.year * 100 + m.month < 202306)).toHaveLength(20)
  expect(months.some(m => m.year === 2020 || m.year === 2021)).toBe(false)
  expect(months[0]).toEqual({ year: 2019, month: 6 })
})

it('knows the levels a school teaches from its codes, and a cycle from the next', () => {
  expect([[10, 110], [310, 510], [110, 310], [299], [165, 363]].map(levelsTaughtOf)).toEqual(['primary', 'secondary', 'both', null, null])
  const cycles = [{ id: 'a', implementationFrom: '2026-04-06' }, { id: 'b', implementationFrom: '2026-08-17' }, { id: 'c', implementationFrom: null }]
  expect([nextImplementation(cycles, 'a'), nextImplementation(cycles, 'b'), nextImplementation(cycles, 'c')]).toEqual(['2026-08-17', null, null])
})
