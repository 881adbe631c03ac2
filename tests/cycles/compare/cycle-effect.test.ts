import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { effectOfCycle, fewestOthers } from '../../../cycles/compare/cycle-effect.ts'
import { windowAround, type SchoolSeries } from '../../../cycles/compare/period-changes.ts'
import { schoolMonthsBetween } from '../../../cycles/indicators/series.ts'

const start = { year: 2026, month: 5 }
const window = windowAround(start, { year: 2026, month: 7 })
const months = schoolMonthsBetween({ year: 2024, month: 3 }, { year: 2026, month: 7 })
/** A school at `level` until the start and `change` points from there, with a season everybody shares; `stray` moves single months. */
const school = (rbd: number, level: number, change: number, stray: (i: number) => number = () => 0, students = 300): SchoolSeries =>
  ({ rbd, months: months.map((m, i) => ({ ...m, students, percent: level + [0, 0, 0, 2, 1, 0, -1, -2, -1, 0, 1, 0, -3][m.month]! + stray(i) + (m.year === 2026 && m.month >= 5 ? change : 0) })) })
const wobble = (rbd: number) => (i: number) => ((rbd * 7 + i * 13) % 5) / 10

describe('what one cycle did against schools without one', () => {
  const changes = [1, 2, 3, 4, 5, 6, 7, 8]
  const others = changes.map(c => school(100 + c, 85 + c, c))

  it('is its change less the mean of theirs; the uncertainty is how far they stray, once for it and once for their mean', () => {
    const effect = effectOfCycle(school(1, 88, 10), others, { window, start })
    if (effect.kind !== 'effect') throw new Error(effect.kind)
    expect(effect.points).toBeCloseTo(10 - 4.5, 10)
    // Of 1 to 8 the variance is 6; with eight others 6 + 6/8, and seven degrees of freedom (t 2.364624).
    expect(effect.spread!.standardError).toBeCloseTo(Math.sqrt(6.75), 10)
    expect(effect.spread!.degrees).toBe(7)
    expect(effect.spread!.interval.high - effect.points).toBeCloseTo(2.364624 * Math.sqrt(6.75), 5)
    expect(effect).toMatchObject({ others: 8, months: 3, rung: 3 })
  })

  it('holds no season and no change of everybody', () => {
    fc.assert(fc.property(fc.double({ min: -5, max: 5, noNaN: true }), fc.double({ min: -5, max: 5, noNaN: true }), (own, everybody) => {
      const a = effectOfCycle(school(1, 88, own), others, { window, start })
      const b = effectOfCycle(school(1, 80, own + everybody), changes.map(c => school(100 + c, 85 + c, c + everybody)), { window, start })
      if (a.kind !== 'effect' || b.kind !== 'effect') throw new Error('no effect')
      expect(b.points).toBeCloseTo(a.points, 8)
      expect(b.spread!.standardError).toBeCloseTo(a.spread!.standardError, 8)
    }))
  })

  it('says nothing of fewer others than eight, of missing months, of a gap that was changing already, and of others all alike no interval', () => {
    expect(effectOfCycle(school(1, 88, 1), others.slice(0, fewestOthers - 1), { window, start })).toMatchObject({ kind: 'not-yet-enough', why: 'few-others' })
    const missing = { rbd: 1, months: school(1, 88, 1).months.filter(m => m.year < 2026) }
    expect(effectOfCycle(missing, others, { window, start })).toMatchObject({ kind: 'not-yet-enough' })
    expect(effectOfCycle(school(1, 88, 1, () => 0, 9), others, { window, start })).toMatchObject({ kind: 'not-yet-enough' })
    const climbing = school(1, 80, 3, i => (i < 10 ? 0 : 6))
    expect(effectOfCycle(climbing, others.map((o, k) => school(o.rbd, 85, 1, wobble(k))), { window, start })).toMatchObject({ kind: 'withdrawn', why: 'gap-was-changing' })
    expect(effectOfCycle(school(1, 88, 2), changes.map(c => school(200 + c, 85, 1)), { window, start })).toMatchObject({ kind: 'effect', spread: null })
  })

  it('finds an effect where there is none in about one of twenty', () => {
    // A chance that is the same every time (Lehmer), close to normal by adding twelve of them.
    let seed = 20260504
    const chance = () => { seed = (seed * 48_271) % 2_147_483_647; return seed / 2_147_483_647 }
    const normal = () => Array.from({ length: 12 }, chance).reduce((a, b) => a + b, 0) - 6
    let found = 0
    const trials = 1_000
    for (let t = 0; t < trials; t++) {
      const all = Array.from({ length: 13 }, (_, i) => school(i, 85, 2 * normal()))
      const effect = effectOfCycle(all[0]!, all.slice(1), { window, start })
      if (effect.kind === 'effect' && (effect.spread!.interval.low > 0 || effect.spread!.interval.high < 0)) found += 1
    }
    expect(found / trials).toBeGreaterThan(0.03)
    expect(found / trials).toBeLessThan(0.07)
  })
})
