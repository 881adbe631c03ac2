import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SchoolCount } from '../../../cycles/compare/counted-schools.ts'
import { benjaminiHochberg } from '../../../cycles/compare/false-discoveries.ts'
import { adjustedLimitsOf, smallestToStandOutBelow } from '../../../cycles/compare/funnel-limits.ts'
import { funnelLinesAt, funnelOf, standApartInList, type Funnel } from '../../../cycles/compare/funnel.ts'

const school = (id: number, events: number, students: number): SchoolCount<number> => ({ id, events, students })
const drawn = <Id>(f: Funnel<Id>) => { if (f.kind !== 'funnel') throw new Error(f.why); return f }
/** Twelve schools of 200 with about 6 of each, and one far above. */
const twelve = [5, 6, 7, 6, 5, 7, 6, 8, 4, 6, 6, 40].map((events, i) => school(i, events, 200))

describe('which limits decide', () => {
  it('are the exact ones among twelve schools, and what stands out is only possible', () => {
    const f = drawn(funnelOf(twelve))
    expect(f).toMatchObject({ rung: 1, decidedBy: 'exact', isOnlyPossible: true, targetOf: 'group' })
    expect(f.rows.map(r => r.position)).toEqual([...Array(11).fill('within'), 'high'])
    expect(f.expectedByChance).toBeCloseTo(0.024, 12)
  })
  it('are the widened ones from thirty schools on that differ more than by chance', () => {
    const f = drawn(funnelOf(Array.from({ length: 30 }, (_, i) => school(i, 2 + 2 * i, 400))))
    expect(f).toMatchObject({ decidedBy: 'adjusted', isOnlyPossible: false })
    expect(f.overdispersion.phi).toBeGreaterThan(1)
    expect(f.rows[0]!.limits.high998).toBeGreaterThan(f.rows[0]!.exact.high998)
  })
  it('are the exact ones among thirty that do not, and then nothing is merely possible', () => {
    expect(drawn(funnelOf(Array.from({ length: 30 }, (_, i) => school(i, 10 + (i % 3), 300))))).toMatchObject({ decidedBy: 'exact', isOnlyPossible: false })
  })
  it('are widened by the spread of a larger set when a small group brings it', () => {
    const region = { phi: 8, tau2: 0.02, schools: 400 }
    const f = drawn(funnelOf(twelve, { spreadOf: region }))
    expect(f).toMatchObject({ decidedBy: 'adjusted', isOnlyPossible: false, overdispersion: region })
    expect(f.rows.every(r => r.position === 'within')).toBe(true)
    expect(drawn(funnelOf(twelve, { spreadOf: { ...region, schools: 29 } }))).toMatchObject({ decidedBy: 'exact', isOnlyPossible: true })
  })
})

describe('a school too small to stand out below', () => {
  it('has fewer than 458 students at 1.5 %, and 227 at 3 %', () => {
    expect(smallestToStandOutBelow(0.015, null)).toBe(458)
    expect(smallestToStandOutBelow(0.03, null)).toBe(227)
  })
  it('is one whose lower widened limit is 0, to the student', () => {
    for (const [target, tau2] of [[0.03, 0.0005], [0.2, 0.009], [0.015, 0]] as const) {
      const smallest = smallestToStandOutBelow(target, tau2)!
      expect(adjustedLimitsOf(smallest, target, tau2).low998).toBeGreaterThan(0)
      expect(adjustedLimitsOf(smallest - 1, target, tau2).low998).toBe(0)
    }
    expect(smallestToStandOutBelow(0.015, 0.02)).toBeNull()
  })
  it('is said of each school, and none of them is ever low', () => {
    const f = drawn(funnelOf([school(1, 0, 457), school(2, 0, 458), school(3, 0, 20)], { target: 0.015 }))
    expect(f.rows.map(r => [r.canStandOutBelow, r.position])).toEqual([[false, 'within'], [true, 'low'], [false, 'within']])
  })
})

describe('where nothing can be compared', () => {
  it('one school alone is held against nobody, unless a level is given', () => {
    expect(funnelOf([school(1, 3, 200)])).toEqual({ rung: 1, kind: 'cannot-yet', why: 'one-school', schools: 1, leftOut: [] })
    expect(drawn(funnelOf([school(1, 3, 200)], { target: 0.015 }))).toMatchObject({ targetOf: 'given', isOnlyPossible: true, rows: [{ position: 'within' }] })
  })
  it('no events, all events, no schools are said as that', () => {
    expect(funnelOf([school(1, 0, 200), school(2, 0, 100)])).toMatchObject({ kind: 'cannot-yet', why: 'no-events' })
    expect(funnelOf([school(1, 20, 20), school(2, 10, 10)])).toMatchObject({ kind: 'cannot-yet', why: 'all-events' })
    expect(funnelOf([])).toMatchObject({ kind: 'cannot-yet', why: 'no-schools' })
  })
  it('figures that are no counts are left out and named', () => {
    const bad = [school(8, 30, 20), school(9, -1, 20), school(10, 1.5, 20), school(11, NaN, 20), school(12, 1, Infinity), school(13, 0, 0)]
    const f = drawn(funnelOf([...twelve.map(s => ({ ...s, id: s.id + 100 })), ...bad]))
    expect(f.leftOut).toEqual([...[8, 9, 10, 11, 12].map(id => ({ id, why: 'not-counts' })), { id: 13, why: 'under-ten' }])
    expect(f.rows).toHaveLength(12)
  })
  it('a level that is no level is a mistake of whoever asks', () => {
    for (const target of [0, 1, NaN, -0.1]) expect(() => funnelOf(twelve, { target })).toThrow(RangeError)
  })
})

describe('whatever the schools', () => {
  const counts = fc.array(fc.record({ students: fc.integer({ min: 10, max: 900 }), share: fc.double({ min: 0, max: 1, noNaN: true }) }), { minLength: 2, maxLength: 45 })
    .map(list => list.map(({ students, share }, i) => school(i, Math.floor(share * students), students)))

  it('no figure is other than a number, limits are in order and within 0 and 1', () => {
    fc.assert(fc.property(counts, schools => {
      const f = funnelOf(schools)
      if (f.kind !== 'funnel') return
      for (const r of f.rows) {
        for (const limits of [r.limits, r.exact]) {
          const line = [0, limits.low998, limits.low95, limits.high95, limits.high998, 1]
          expect([...line].sort((a, b) => a - b)).toEqual(line)
        }
        for (const p of [r.p, r.midP, r.chanceAtLeast, r.chanceAtMost]) { expect(p).toBeGreaterThanOrEqual(0); expect(p).toBeLessThanOrEqual(1 + 1e-9) }
        if (r.position === 'low') expect(r.canStandOutBelow).toBe(true)
      }
      expect(funnelLinesAt([r0(f)], f)[0]).toMatchObject(f.rows[0]!.limits)
    }), { numRuns: 60 })
    function r0(f: Extract<Funnel<number>, { kind: 'funnel' }>) { return f.rows[0]!.students }
  })
  it('the order they come in changes no position', () => {
    fc.assert(fc.property(counts, schools => {
      const positions = (list: typeof schools) => { const f = funnelOf(list); return f.kind === 'funnel' ? f.rows.map(r => [r.id, r.position]).sort() : f.why }
      expect(positions([...schools].reverse())).toEqual(positions(schools))
    }), { numRuns: 40 })
  })
  it('a school under ten changes nothing, whatever it reports', () => {
    fc.assert(fc.property(counts, fc.integer({ min: 0, max: 9 }), (schools, events) => {
      const [without, with9] = [funnelOf(schools), funnelOf([school(99, events, 9), ...schools])]
      expect({ ...with9, leftOut: [] }).toEqual({ ...without, leftOut: [] })
      expect(with9.leftOut).toEqual([{ id: 99, why: 'under-ten' }])
    }), { numRuns: 40 })
  })
  it('more students bring the widened limits closer, more spread takes them away', () => {
    fc.assert(fc.property(fc.integer({ min: 10, max: 400 }), fc.double({ min: 0.01, max: 0.99, noNaN: true }), fc.double({ min: 0, max: 0.1, noNaN: true }), (n, target, tau2) => {
      const limits = [adjustedLimitsOf(4 * n, target, tau2), adjustedLimitsOf(n, target, tau2), adjustedLimitsOf(n, target, tau2 + 0.01)]
      limits.slice(1).forEach((wider, i) => {
        expect(wider.high998).toBeGreaterThanOrEqual(limits[i]!.high998)
        expect(wider.low998).toBeLessThanOrEqual(limits[i]!.low998)
      })
    }), { numRuns: 60 })
  })
})

describe('a list of many schools', () => {
  it('tells apart those that chance does not explain, in the order they came', () => {
    const f = drawn(funnelOf([school(1, 40, 200), ...Array.from({ length: 20 }, (_, i) => school(10 + i, 6, 200)), school(2, 33, 200)]))
    expect(standApartInList(f).map(r => r.id)).toEqual([1, 2])
  })
  it('adjusted p values keep the order of p, are no smaller, and do not mind who was not looked at', () => {
    fc.assert(fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 }), ps => {
      const adjusted = benjaminiHochberg(ps) as number[]
      adjusted.forEach((a, i) => {
        expect(a).toBeGreaterThanOrEqual(ps[i]! - 1e-15)
        expect(a).toBeLessThanOrEqual(1)
        ps.forEach((p, j) => { if (p >= ps[i]!) expect(adjusted[j]).toBeGreaterThanOrEqual(a) })
      })
      expect(benjaminiHochberg([null, ...ps, null])).toEqual([null, ...adjusted, null])
    }))
  })
  it('refuses what is no probability', () => {
    expect(() => benjaminiHochberg([0.2, NaN])).toThrow(RangeError)
    expect(() => benjaminiHochberg([1.2])).toThrow(RangeError)
    expect(benjaminiHochberg([])).toEqual([])
  })
})
