import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shrunkenRatesOf, type ShrunkenRates } from '../../../cycles/compare/shrunken-rates.ts'

const school = (id: number, events: number, students: number) => ({ id, events, students })
const told = <Id>(r: ShrunkenRates<Id>) => { if (r.kind !== 'shrunken') throw new Error(r.why); return r }

it('schools that differ no more than by chance all have the mean, and no interval of their own', () => {
  const r = told(shrunkenRatesOf([school(1, 3, 100), school(2, 3, 100), school(3, 3, 100)]))
  expect(r).toMatchObject({ rung: 1, rho: 0, halfWeightStudents: null })
  expect(r.rows.every(x => x.shrunken === 0.03 && x.weight === 0 && x.interval === null)).toBe(true)
})
it('two schools that are all and nothing keep their own rates, without an interval', () => {
  const r = told(shrunkenRatesOf([school(1, 0, 20), school(2, 20, 20)]))
  expect(r.rho).toBe(1)
  expect(r.rows.map(x => [x.shrunken, x.weight, x.interval])).toEqual([[0, 1, null], [1, 1, null]])
})
it('one school, no events, all events are said as that', () => {
  expect(shrunkenRatesOf([school(1, 3, 100)])).toMatchObject({ kind: 'cannot-yet', why: 'fewer-than-two' })
  expect(shrunkenRatesOf([school(1, 0, 100), school(2, 0, 50)])).toMatchObject({ kind: 'cannot-yet', why: 'no-events' })
  expect(shrunkenRatesOf([school(1, 100, 100), school(2, 50, 50)])).toMatchObject({ kind: 'cannot-yet', why: 'all-events' })
})

describe('whatever the schools', () => {
  const counts = fc.array(fc.record({ students: fc.integer({ min: 10, max: 600 }), share: fc.double({ min: 0, max: 1, noNaN: true }) }), { minLength: 2, maxLength: 30 })
    .map(list => list.map(({ students, share }, i) => school(i, Math.floor(share * students), students)))
  it('an estimate lies between the school\'s own rate and the mean, its interval around it, and fewer students weigh less', () => {
    fc.assert(fc.property(counts, schools => {
      const r = shrunkenRatesOf(schools)
      if (r.kind !== 'shrunken') return
      for (const x of r.rows) {
        expect(x.shrunken).toBeGreaterThanOrEqual(Math.min(x.raw, r.mean) - 1e-12)
        expect(x.shrunken).toBeLessThanOrEqual(Math.max(x.raw, r.mean) + 1e-12)
        if (x.interval) {
          expect(x.interval.low).toBeLessThanOrEqual(x.interval.high)
          expect(x.interval.low).toBeGreaterThanOrEqual(0)
          expect(x.interval.high).toBeLessThanOrEqual(1)
        }
        for (const y of r.rows) if (y.students > x.students) expect(y.weight).toBeGreaterThanOrEqual(x.weight)
      }
    }), { numRuns: 80 })
  })
  it('neither their order nor one under ten changes anything', () => {
    fc.assert(fc.property(counts, fc.integer({ min: 0, max: 9 }), (schools, events) => {
      const [a, b] = [shrunkenRatesOf(schools), shrunkenRatesOf([...schools, school(99, events, 9)])]
      expect({ ...b, leftOut: [] }).toEqual({ ...a, leftOut: [] })
      const c = shrunkenRatesOf([...schools].reverse())
      if (a.kind === 'shrunken') told(c).rows.reverse().forEach((x, i) => expect(x.shrunken).toBeCloseTo(a.rows[i]!.shrunken, 10))
    }), { numRuns: 60 })
  })
})
