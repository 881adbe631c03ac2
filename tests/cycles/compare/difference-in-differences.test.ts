import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Month } from '../../../cycles/calendar/days.ts'
import { againstPeers } from '../../../cycles/compare/against-peers.ts'
import { differenceInDifferences, type Difference } from '../../../cycles/compare/difference-in-differences.ts'
import { gapBefore } from '../../../cycles/compare/gap-before.ts'
import { periodChangeOf, windowAround, type SchoolSeries } from '../../../cycles/compare/period-changes.ts'
import { permutationOf } from '../../../cycles/compare/permutation.ts'
import { staggeredDifference, type StaggeredSchool } from '../../../cycles/compare/staggered-starts.ts'

const told = (d: Difference) => { if (d.kind !== 'difference') throw new Error(d.kind); return d }
const of = (treated: number[], comparison: number[]) => told(differenceInDifferences({ treated, comparison }, 'steady'))
const changes = fc.array(fc.double({ min: -20, max: 20, noNaN: true }).map(v => Math.round(v * 10) / 10), { minLength: 2, maxLength: 7 })

describe('schools that began against schools that did not', () => {
  it('with one school that began there is a difference and a permutation, and no interval', () => {
    const d = of([3], [0, 1, -1, 0.5, 0.2, -0.3, 0.1])
    expect(d).toMatchObject({ rung: 3, treated: 1, comparison: 7, welch: null, permutation: { p: 1 / 8, assignments: 8, smallestPossible: 1 / 8 } })
    expect(d.points).toBeCloseTo(3 - 0.5 / 7, 12)
  })
  it('without anybody on one side there is nothing', () => {
    expect(differenceInDifferences({ treated: [], comparison: [1] }, 'steady')).toMatchObject({ kind: 'not-yet-enough', why: 'no-treated' })
    expect(differenceInDifferences({ treated: [1], comparison: [] }, 'steady')).toMatchObject({ kind: 'not-yet-enough', why: 'no-comparison' })
  })
  it('is withdrawn, number and all, where the gap was already changing', () => {
    expect(differenceInDifferences({ treated: [2, 3], comparison: [0, 1] }, 'changing')).toEqual({ rung: 3, kind: 'withdrawn', why: 'gap-was-changing', treated: 2, comparison: 2 })
    expect(differenceInDifferences({ treated: [2, 3], comparison: [0, 1] }, 'too-short')).toMatchObject({ kind: 'difference', gapBefore: 'too-short' })
  })
  it('a change that is no number is a mistake of whoever asks', () => {
    expect(() => of([NaN, 1], [0, 1])).toThrow(RangeError)
    expect(() => of([1, 2], [0, Infinity])).toThrow(RangeError)
  })
  it('where all changed alike there is no spread to reckon with', () => {
    expect(of([0.1 + 0.2, 0.3], [0.3, 0.3])).toMatchObject({ welch: null, permutation: { p: 1 } })
    expect(of([2, 2], [1, 1, 1]).welch).toBeNull()
    expect(of([2, 2], [1, 1.5, 1]).welch).not.toBeNull()
  })
})

describe('the smallest p there can be', () => {
  it('is 1/56 with three of eight, and two in all of them with four of eight, where each difference has its mirror', () => {
    expect(permutationOf([10, 11, 12], [1, 2, 3, 4, 5])).toEqual({ p: 1 / 56, assignments: 56, smallestPossible: 1 / 56 })
    expect(permutationOf([10, 11, 12, 13], [1, 2, 3, 4])).toEqual({ p: 2 / 70, assignments: 70, smallestPossible: 2 / 70 })
  })
  it('is asked of one school among sixty, and not where there are more ways than twelve of 25 have', () => {
    const n = (k: number) => Array.from({ length: k }, (_, i) => i)
    expect(permutationOf([99], n(59))).toEqual({ p: 1 / 60, assignments: 60, smallestPossible: 1 / 60 })
    expect(permutationOf(n(59), [99])).toEqual({ p: 1 / 60, assignments: 60, smallestPossible: 1 / 60 })
    expect(permutationOf(n(3), n(22))?.assignments).toBe(2300)
    expect(permutationOf(n(13), n(13))).toBeNull()
    expect(permutationOf(n(400), n(400))).toBeNull()
  })
})

describe('whatever the changes', () => {
  it('a constant added to one group moves the difference by it and no width', () => {
    fc.assert(fc.property(changes, changes, fc.integer({ min: -30, max: 30 }), (treated, comparison, shift) => {
      const [a, b] = [of(treated, comparison), of(treated.map(v => v + shift), comparison)]
      expect(b.points - a.points).toBeCloseTo(shift, 9)
      if (a.welch) expect(b.welch!.interval.high - b.welch!.interval.low).toBeCloseTo(a.welch.interval.high - a.welch.interval.low, 7)
      else expect(b.welch).toBeNull()
    }), { numRuns: 60 })
  })
  it('a constant added to everybody changes nothing at all', () => {
    fc.assert(fc.property(changes, changes, fc.integer({ min: -30, max: 30 }), (treated, comparison, shift) => {
      const [a, b] = [of(treated, comparison), of(treated.map(v => v + shift), comparison.map(v => v + shift))]
      expect(b.points).toBeCloseTo(a.points, 9)
      expect(b.permutation!.p).toBe(a.permutation!.p)
    }), { numRuns: 60 })
  })
  it('neither does the order of the schools', () => {
    fc.assert(fc.property(changes, changes, (treated, comparison) => {
      const [a, b] = [of(treated, comparison), of([...treated].reverse(), [...comparison].reverse())]
      expect(b.points).toBeCloseTo(a.points, 10)
      expect(b.permutation).toEqual(a.permutation)
      if (a.welch) expect(b.welch!.standardError).toBeCloseTo(a.welch.standardError, 9)
    }), { numRuns: 60 })
  })
  it('the groups changed places give the opposite with the same p', () => {
    fc.assert(fc.property(changes, changes, (treated, comparison) => {
      const [a, b] = [of(treated, comparison), of(comparison, treated)]
      expect(a.points + b.points).toBeCloseTo(0, 9)
      expect(b.permutation).toEqual(a.permutation)
    }), { numRuns: 60 })
  })
  it('p is never below the smallest possible', () => {
    fc.assert(fc.property(changes, changes, (treated, comparison) => {
      const { p, smallestPossible } = of(treated, comparison).permutation!
      expect(p).toBeGreaterThanOrEqual(smallestPossible - 1e-15)
      expect(p).toBeLessThanOrEqual(1)
    }), { numRuns: 60 })
  })
})

/** A season that all share, in percent. */
const season = [92, 91, 90, 88, 87, 88, 89, 90, 88, 83]
/** March 2025 to December 2026, `effect` points more from a month on. */
const months = (level: number, from: Month | null = null, effect = 0, students = 100) =>
  [2025, 2026].flatMap(year => season.map((percent, i) => {
    const month = 3 + i
    const begun = from && (year > from.year || (year === from.year && month >= from.month))
    return { year, month, students, percent: percent + level + (begun ? effect : 0) }
  }))
const aug = { year: 2026, month: 8 }

describe('one number per school, over the same calendar months', () => {
  const window = windowAround(aug, { year: 2026, month: 11 })
  it('takes the season out', () => {
    expect(window.before.map(m => m.month)).toEqual([8, 9, 10, 11])
    expect(window.before.every(m => m.year === 2025)).toBe(true)
    const change = periodChangeOf({ rbd: 1, months: months(-3, aug, 1.5) }, window)
    expect(change).toMatchObject({ kind: 'change', months: 4 })
    if (change.kind === 'change') expect(change.points).toBeCloseTo(1.5, 10)
  })
  it('goes on past December without January and February, and never into 2020 or 2021', () => {
    expect(windowAround({ year: 2025, month: 11 }, { year: 2026, month: 4 }).before.map(m => `${m.year}-${m.month}`)).toEqual(['2024-11', '2024-12', '2025-3', '2025-4'])
    expect(windowAround({ year: 2022, month: 3 }, { year: 2022, month: 12 }).before).toEqual([])
    expect(windowAround({ year: 2022, month: 3 }, { year: 2022, month: 12 }, 3).before).toHaveLength(10)
  })
  it('asks for four of five months on both sides, and counts no month under ten students', () => {
    const without = (drop: (m: { year: number; month: number }) => boolean): SchoolSeries => ({ rbd: 1, months: months(0, aug, 2).filter(m => !drop(m)) })
    const wide = windowAround(aug, { year: 2026, month: 12 })
    expect(periodChangeOf(without(m => m.year === 2025 && m.month === 9), wide)).toMatchObject({ kind: 'change', months: 4 })
    expect(periodChangeOf(without(m => m.month === 9 || (m.year === 2025 && m.month === 10)), wide)).toEqual({ rbd: 1, kind: 'cannot', why: 'months-missing' })
    expect(periodChangeOf({ rbd: 1, months: months(0, null, 0, 9) }, wide)).toEqual({ rbd: 1, kind: 'cannot', why: 'months-missing' })
    expect(periodChangeOf({ rbd: 1, months: months(0) }, { before: [], after: [] })).toEqual({ rbd: 1, kind: 'cannot', why: 'no-months' })
  })
})

describe('starts in different months', () => {
  const started = (rbd: number, startedIn: Month | null, effect: number, more: Partial<StaggeredSchool> = {}): StaggeredSchool =>
    ({ rbd, startedIn, months: months(rbd / 10, startedIn, effect), ...more })
  const may = { year: 2026, month: 5 }
  const last = { year: 2026, month: 10 }
  const noise = (rbd: number, size: number): StaggeredSchool => ({ rbd, startedIn: null, months: months(0).map(m => ({ ...m, percent: m.percent + (m.year === 2026 ? size : 0) })) })

  it('each are held against those that have not begun, and the mean is over the schools', () => {
    const d = staggeredDifference([started(1, may, 2), started(2, may, 2), started(3, aug, 5), noise(4, 0.5), noise(5, -0.5)], { last })
    if (d.kind !== 'difference') throw new Error(d.why)
    expect(d).toMatchObject({ rung: 3, treated: 3, comparison: 2 })
    expect(d.points).toBeCloseTo((2 + 2 + 5) / 3, 9)
    expect(d.cohorts.map(c => [c.start, c.kind, c.treated])).toEqual([[may, 'compared', 2], [aug, 'compared', 1]])
    // The school of August has begun by the end of what is looked at: no comparison for those of May. Looked at for three months, it is.
    const short = staggeredDifference([started(1, may, 2), started(3, aug, 5), noise(4, 0.5)], { last, monthsAfter: 3 })
    if (short.kind !== 'difference') throw new Error(short.why)
    expect(short.cohorts.map(c => c.kind === 'compared' && c.comparison)).toEqual([2, 1])
  })
  it('a school that began earlier is never a comparison for one that began later', () => {
    expect(staggeredDifference([started(1, may, 2), started(2, aug, 5)], { last })).toMatchObject({
      kind: 'not-yet-enough', why: 'no-comparison', cohorts: [{ kind: 'left-out', why: 'no-comparison' }, { kind: 'left-out', why: 'no-comparison' }],
    })
  })
  it('one month of starts is Welch\'s interval exactly', () => {
    const own = [1.8, 0.4, 2.3, 1.1]
    const others = [0.2, -0.5, 0.9, 0.3, -1.1, 0.6, 0, 0.4]
    const d = staggeredDifference([...own.map((v, i) => started(1 + i, may, v)), ...others.map((v, i) => noise(20 + i, v))], { last })
    if (d.kind !== 'difference') throw new Error(d.why)
    const welch = of(own, others).welch!
    expect(d.points).toBeCloseTo(1.3, 9)
    expect(d.spread!.standardError).toBeCloseTo(welch.standardError, 9)
    expect(d.spread!.degrees).toBeCloseTo(welch.degrees, 6)
    expect(d.spread!.interval.low).toBeCloseTo(welch.interval.low, 8)
  })
  it('a cohort whose gap was already changing is left out, and nothing is told when all were', () => {
    // Before May the school of May already gained half a point a month on the others.
    const gaining: StaggeredSchool = { rbd: 1, startedIn: may, months: months(0).map((m, i) => ({ ...m, percent: m.percent - 10 + i / 2 })) }
    const schools = [gaining, started(2, aug, 5), noise(4, 0.5), noise(5, 0)]
    expect(staggeredDifference(schools, { last })).toMatchObject({
      kind: 'difference', treated: 1, spread: null, cohorts: [{ kind: 'left-out', why: 'gap-was-changing', treated: 1 }, { kind: 'compared', treated: 1, gapBefore: 'steady' }],
    })
    expect(staggeredDifference([gaining, noise(4, 0.5), noise(5, 0)], { last })).toMatchObject({ kind: 'not-yet-enough', why: 'gap-was-changing' })
  })
  it('nobody has begun, or only later', () => {
    expect(staggeredDifference([noise(4, 0)], { last })).toEqual({ rung: 3, kind: 'not-yet-enough', why: 'no-treated', cohorts: [] })
    expect(staggeredDifference([started(1, { year: 2026, month: 11 }, 2), noise(4, 0)], { last })).toMatchObject({ kind: 'not-yet-enough', why: 'no-treated' })
  })
  it('neither the order of the schools nor one under ten changes anything', () => {
    const schools = [started(1, may, 2), started(2, may, 1), started(3, aug, 5), noise(4, 0.5), noise(5, -0.5), noise(6, 0.1)]
    const tiny: StaggeredSchool = { rbd: 9, startedIn: may, months: months(0, may, 40, 9) }
    const told = (list: StaggeredSchool[]) => { const d = staggeredDifference(list, { last }); if (d.kind !== 'difference') throw new Error(d.why); return d }
    const [a, b] = [told(schools), told([...schools, tiny].reverse())]
    expect(b.points).toBeCloseTo(a.points, 10)
    expect(b.spread!.standardError).toBeCloseTo(a.spread!.standardError, 10)
    expect(b.treated).toBe(3)
  })
})

describe('how the gap went before', () => {
  const may = { year: 2026, month: 5 }
  /** Differs by the month in a way of its own, up and down. */
  const wobbling = (rbd: number, by: number): SchoolSeries => ({ rbd, months: months(by).map((m, i) => ({ ...m, percent: m.percent + ((i * 7 + rbd * 3) % 5) / 10 })) })
  const others = [wobbling(11, 0), wobbling(12, 3), wobbling(13, -4)]
  it('is steady where both went alike, whatever the season', () => {
    const g = gapBefore([wobbling(1, -2)], others, may)
    expect(g.reading).toBe('steady')
    expect(g.months).toHaveLength(12)
    expect(g.median!).toBeCloseTo(-2 + 1 / 3, 0)
  })
  it('is changing where one was already gaining', () => {
    expect(gapBefore([{ rbd: 1, months: months(0).map((m, i) => ({ ...m, percent: m.percent + i })) }], others, may).reading).toBe('changing')
  })
  it('is too short with nine months, and none at all where both have none in common', () => {
    const late: SchoolSeries = { rbd: 1, months: wobbling(1, 0).months.filter(m => m.year === 2026 || m.month > 5) }
    expect(gapBefore([late], others, may)).toMatchObject({ reading: 'too-short' })
    expect(gapBefore([late], others, may).months).toHaveLength(9)
    expect(gapBefore([], others, may)).toEqual({ reading: 'too-short', months: [], median: null })
  })
  it('does not move because a school far from the rest has no figure for a month', () => {
    const far = wobbling(14, -30)
    const gappy: SchoolSeries = { ...far, months: far.months.filter(m => m.month !== 6) }
    expect(gapBefore([wobbling(1, 0)], [...others, gappy], may).reading).toBe('steady')
  })
})

describe('a cycle against its peers, from the months on', () => {
  const may = { year: 2026, month: 5 }
  const last = { year: 2026, month: 10 }
  const peer = (rbd: number, by: number): SchoolSeries => ({ rbd, months: months(rbd).map(m => ({ ...m, percent: m.percent + (m.year === 2026 ? by : 0) })) })
  const peers = [0.2, -0.5, 0.9, 0.3, -1.1, 0.6, 0, 0.4].map((by, i) => peer(20 + i, by))
  it('gives the difference of the schools that have the months, and names those that do not', () => {
    const { difference, before, changes, window } = againstPeers([{ rbd: 1, months: months(0, may, 3) }, { rbd: 2, months: months(0, may, 9, 9) }], peers, { start: may, last })
    expect(told(difference)).toMatchObject({ rung: 3, treated: 1, comparison: 8, gapBefore: 'steady', permutation: { p: 1 / 9 } })
    expect(told(difference).points).toBeCloseTo(3 - 0.1, 9)
    expect(changes.treated[1]).toEqual({ rbd: 2, kind: 'cannot', why: 'months-missing' })
    expect(window.after.map(m => m.month)).toEqual([5, 6, 7, 8, 9, 10])
    expect(before.months).toHaveLength(12)
  })
  it('withdraws it where the gap was already changing', () => {
    const gaining: SchoolSeries = { rbd: 1, months: months(0).map((m, i) => ({ ...m, percent: m.percent + i })) }
    expect(againstPeers([gaining], peers, { start: may, last })).toMatchObject({ difference: { kind: 'withdrawn', treated: 1, comparison: 8 }, before: { reading: 'changing' } })
  })
})
