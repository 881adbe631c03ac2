import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { momentTau2, remlTau2 } from '../../../cycles/compare/between-variance.ts'
import { compareKinds, pooledEffectOf, poolWith, type CycleEffect, type PooledEffect } from '../../../cycles/compare/pooled-effects.ts'

const cycle = (id: number, points: number, standardError: number | null = 0.5, students = 200): CycleEffect<number> => ({ id, points, standardError, students })
const told = <Id>(p: PooledEffect<Id>) => { if (p.kind !== 'pooled') throw new Error(p.kind); return p }
const some = (effects: number[], se = 0.5) => effects.map((e, i) => cycle(i, e, se))

describe('cycles of one kind together', () => {
  it('are not pooled when there are four, and are when there are five', () => {
    expect(pooledEffectOf(some([1, 2, 0, 1]))).toEqual({ rung: 4, kind: 'not-yet-enough', cycles: 4, needed: 5, leftOut: [] })
    expect(told(pooledEffectOf(some([1, 2, 0, 1, 3])))).toMatchObject({ rung: 4, degrees: 4 })
  })
  it('a cycle on fewer than ten students, or without a standard error, does not count towards the five and is named', () => {
    expect(pooledEffectOf([...some([1, 2, 0, 1]), cycle(7, 40, 0.1, 9), cycle(8, 2, null), cycle(9, 2, 0), cycle(10, NaN)])).toEqual({
      rung: 4, kind: 'not-yet-enough', cycles: 4, needed: 5,
      leftOut: [{ id: 7, why: 'under-ten' }, ...[8, 9, 10].map(id => ({ id, why: 'no-spread' }))],
    })
  })
  it('that all came out alike have the width of their own uncertainty, not none', () => {
    const p = told(pooledEffectOf(some([1, 1, 1, 1, 1], 0.4)))
    expect(p.pooling).toMatchObject({ tau2: 0, i2: 0, hartungKnapp: { standardError: 0 } })
    expect(p.interval.high - p.interval.low).toBeCloseTo(2 * 1.959964 * 0.4 / Math.sqrt(5), 6)
    expect(p.standardError).toBeCloseTo(1.959964 / 2.7764451 * 0.4 / Math.sqrt(5), 7)
    expect(p.cycles.every(c => Math.abs(c.shrunken - 1) < 1e-12)).toBe(true)
  })
  it('that differ no more than their uncertainty are all drawn to the mean', () => {
    const p = told(pooledEffectOf(some([0.9, 1.1, 1, 1.05, 0.95], 1)))
    expect(p.pooling.tau2).toBe(0)
    for (const c of p.cycles) expect(c.shrunken).toBeCloseTo(p.points, 12)
    expect(p.interval.high - p.interval.low).toBeCloseTo(p.prediction.high - p.prediction.low, 12)
  })
})

it('falls back on the moments where the likelihood does not settle, and says so', () => {
  const estimates = [-3, 4, 1, 9, -2, 0].map((effect, i) => ({ effect, variance: 0.2 + i }))
  expect(remlTau2(estimates, { steps: 0 })).toBeNull()
  expect(poolWith(estimates, 'DL')).toMatchObject({ method: 'DL', tau2: momentTau2(estimates) })
  expect(poolWith(estimates, 'REML').method).toBe('REML')
})

it('the restricted likelihood is highest there', () => {
  const likelihood = (estimates: { effect: number; variance: number }[], tau2: number) => {
    const w = estimates.map(e => 1 / (e.variance + tau2))
    const all = w.reduce((a, b) => a + b, 0)
    const mean = estimates.reduce((sum, e, i) => sum + w[i]! * e.effect, 0) / all
    return -0.5 * (estimates.reduce((sum, e) => sum + Math.log(e.variance + tau2), 0) + Math.log(all) + estimates.reduce((sum, e, i) => sum + w[i]! * (e.effect - mean) ** 2, 0))
  }
  fc.assert(fc.property(fc.array(fc.record({ effect: fc.double({ min: -5, max: 5, noNaN: true }), variance: fc.double({ min: 0.05, max: 2, noNaN: true }) }), { minLength: 5, maxLength: 15 }), estimates => {
    const tau2 = remlTau2(estimates)
    if (tau2 === null) return
    for (const by of [0.99, 1.01]) expect(likelihood(estimates, tau2)).toBeGreaterThanOrEqual(likelihood(estimates, tau2 * by) - 1e-9)
    expect(likelihood(estimates, tau2)).toBeGreaterThanOrEqual(likelihood(estimates, tau2 + 1e-4) - 1e-9)
  }), { numRuns: 80 })
})

describe('whatever the effects', () => {
  const cycles = fc.array(fc.record({ points: fc.double({ min: -8, max: 8, noNaN: true }), standardError: fc.double({ min: 0.1, max: 3, noNaN: true }) }), { minLength: 5, maxLength: 14 })
    .map(list => list.map((c, i) => cycle(i, c.points, c.standardError)))
  it('the order changes nothing, a shrunken effect lies between its own and the mean, the prediction holds the interval', () => {
    fc.assert(fc.property(cycles, list => {
      const [a, b] = [told(pooledEffectOf(list)), told(pooledEffectOf([...list].reverse()))]
      expect(b.points).toBeCloseTo(a.points, 6)
      expect(b.interval.low).toBeCloseTo(a.interval.low, 5)
      for (const c of a.cycles) {
        expect(c.shrunken).toBeGreaterThanOrEqual(Math.min(c.points, a.points) - 1e-9)
        expect(c.shrunken).toBeLessThanOrEqual(Math.max(c.points, a.points) + 1e-9)
      }
      expect(a.prediction.low).toBeLessThanOrEqual(a.interval.low + 1e-9)
      expect(a.prediction.high).toBeGreaterThanOrEqual(a.interval.high - 1e-9)
    }), { numRuns: 80 })
  })
  it('a constant added to every effect moves the mean by it and no width', () => {
    fc.assert(fc.property(cycles, fc.integer({ min: -9, max: 9 }), (list, shift) => {
      const [a, b] = [told(pooledEffectOf(list)), told(pooledEffectOf(list.map(c => ({ ...c, points: c.points + shift }))))]
      expect(b.points - a.points).toBeCloseTo(shift, 5)
      expect(b.standardError).toBeCloseTo(a.standardError, 5)
    }), { numRuns: 60 })
  })
})

describe('two kinds of cycle', () => {
  it('differ only where the interval of the difference leaves 0 out', () => {
    const [low, high, near] = [some([0, 0.2, -0.2, 0.1, -0.1]), some([5, 5.2, 4.8, 5.1, 4.9]), some([0.3, 0.5, 0.1, 0.4, 0.2])].map(s => told(pooledEffectOf(s)))
    expect(compareKinds(high!, low!)).toMatchObject({ rung: 4, differ: true })
    expect(compareKinds(low!, high!)).toMatchObject({ differ: true })
    expect(compareKinds(near!, low!).differ).toBe(false)
    expect(compareKinds(high!, low!).points).toBeCloseTo(5, 9)
  })
})
