import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gapToPeers, type PeriodRate } from '../../../cycles/compare/gap-to-peers.ts'
import { adjustForMonth, monthLevelsOf, type RegionMonth } from '../../../cycles/compare/month-adjustment.ts'

const at = (percent: number, students = 100): PeriodRate => ({ percent, students })

describe('the gap to comparable schools', () => {
  it('weighs the peers by their students and skips who has nothing that month', () => {
    expect(gapToPeers([at(90), at(88)], [[at(92, 100), null], [at(80, 300), at(86)]])).toEqual([
      { points: 90 - 83, peersPercent: 83, peers: 2 }, { points: 2, peersPercent: 86, peers: 1 },
    ])
  })
  it('is not known where the school or every peer is missing', () => {
    expect(gapToPeers([null, at(88)], [[at(92), null]])).toEqual([{ points: null, peersPercent: 92, peers: 1 }, { points: null, peersPercent: null, peers: 0 }])
    expect(gapToPeers([at(90)], [])).toEqual([{ points: null, peersPercent: null, peers: 0 }])
  })
  it('refuses periods that do not match', () => { expect(() => gapToPeers([at(90)], [[at(90), at(91)]])).toThrow(RangeError) })

  const series = fc.array(fc.option(fc.record({ percent: fc.double({ min: 40, max: 100, noNaN: true }), students: fc.integer({ min: 10, max: 500 }) })), { minLength: 6, maxLength: 6 })
  it('does not move when every school moves alike, and a group under ten is in none of it', () => {
    fc.assert(fc.property(series, fc.array(series, { minLength: 1, maxLength: 5 }), fc.double({ min: -20, max: 20, noNaN: true }), (own, peers, shift) => {
      const moved = (s: readonly (PeriodRate | null)[]) => s.map(p => p && { ...p, percent: p.percent + shift })
      const tiny = own.map(() => at(3, 9))
      const [a, b] = [gapToPeers(own, peers), gapToPeers(moved(own), peers.map(moved))]
      a.forEach((g, t) => { if (g.points === null) expect(b[t]!.points).toBeNull(); else expect(b[t]!.points).toBeCloseTo(g.points, 8) })
      expect(gapToPeers(own, [...peers, tiny])).toEqual(a)
      expect(gapToPeers(tiny, peers).every(g => g.points === null)).toBe(true)
    }))
  })
})

describe('the season taken out with the region', () => {
  const year = (y: number, rbd: number, shift = 0, students = 100): RegionMonth[] =>
    [92, 91, 90, 88, 87, 88, 89, 90, 88, 83].map((percent, i) => ({ rbd, year: y, month: 3 + i, percent: percent + shift, students }))
  const region = (schools: number, years: number[]) => years.flatMap(y => Array.from({ length: schools }, (_, s) => year(y, 100 + s)).flat())

  it('leaves a school that moves with the region flat', () => {
    const r = monthLevelsOf(region(30, [2023, 2024]), 1)
    if (r.kind !== 'levels') throw new Error(r.why)
    const flat = adjustForMonth(year(2025, 1, -2).map(m => ({ month: m.month, percent: m.percent })), r.levels)
    expect(flat.every(v => Math.abs(v! - (88.6 - 2)) < 1e-9)).toBe(true)
  })
  it('is not made of one year, of few schools, of the school itself, of 2020 and 2021, or of groups under ten', () => {
    expect(monthLevelsOf(region(30, [2024]), 1)).toMatchObject({ kind: 'cannot-yet', why: 'years' })
    expect(monthLevelsOf(region(30, [2020, 2021, 2024]), 1)).toMatchObject({ kind: 'cannot-yet', why: 'years', years: [2024] })
    expect(monthLevelsOf(region(29, [2023, 2024]), 1)).toMatchObject({ kind: 'cannot-yet', why: 'schools' })
    expect(monthLevelsOf(region(30, [2023, 2024]), 100)).toMatchObject({ kind: 'cannot-yet', why: 'schools', schools: 29 })
    expect(monthLevelsOf([...region(29, [2023, 2024]), ...[2023, 2024].flatMap(y => year(y, 900, 0, 9))], 1)).toMatchObject({ kind: 'cannot-yet', why: 'schools', schools: 29 })
    expect(monthLevelsOf([...region(30, [2023]), ...region(30, [2024]).filter(m => m.month < 12)], 1)).toMatchObject({ kind: 'cannot-yet', why: 'years', years: [2023] })
  })
  it('keeps a gap a gap', () => {
    const levels = new Map([[3, 92], [4, 90]])
    expect(adjustForMonth([{ month: 3, percent: null }, { month: 12, percent: 80 }, { month: 3, percent: 92 }], levels)).toEqual([null, null, 91])
    expect(adjustForMonth([{ month: 3, percent: 90 }], new Map())).toEqual([null])
  })
})
