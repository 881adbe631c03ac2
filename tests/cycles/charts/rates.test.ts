/** Single rates and two rates, beside the reference cases. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareRates } from '../../../cycles/charts/rate-comparison.ts'
import { wilson, z95, z998 } from '../../../cycles/charts/wilson.ts'
import { binomialAtMost, normalQuantile } from '../../../cycles/distributions/distributions.ts'

describe('the interval of a share', () => {
  it('is the published one', () => {
    // Newcombe 1998 (Stat Med 17:857), table I: 81 of 263, 0 of 20, 1 of 29.
    expect(wilson(81 / 263, 263)).toEqual({ from: expect.closeTo(0.2553, 4), to: expect.closeTo(0.3662, 4) })
    expect(wilson(0, 20)).toEqual({ from: 0, to: expect.closeTo(0.1611, 4) })
    expect(wilson(1 / 29, 29)).toEqual({ from: expect.closeTo(0.0061, 4), to: expect.closeTo(0.1718, 4) })
  })
  it('stands on the normal distribution’s own quantiles', () => {
    expect([z95, z998]).toEqual([expect.closeTo(normalQuantile(0.975), 12), expect.closeTo(normalQuantile(0.999), 12)])
  })
  it('holds the share, stays between none and all, and narrows with more students', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 2000 }), fc.nat(2000), (of, k) => {
      const share = Math.min(k, of) / of
      const { from, to } = wilson(share, of)
      expect(from >= 0 && from <= share && share <= to && to <= 1).toBe(true)
      const wider = wilson(share, of * 4)
      expect(wider.to - wider.from).toBeLessThan(to - from)
    }))
  })
  it('is refused for nobody, and for what is no share', () => {
    for (const ask of [() => wilson(0, 0), () => wilson(1.1, 5), () => wilson(Number.NaN, 5), () => wilson(0.5, Number.NaN)]) expect(ask).toThrow(RangeError)
  })
})

describe('two rates', () => {
  it('say the same whichever stands first', () => {
    fc.assert(fc.property(fc.nat(40), fc.integer({ min: 10, max: 900 }), fc.nat(40), fc.integer({ min: 10, max: 900 }), (d1, n1, d0, n0) => {
      const [a, b] = [{ events: d1, exposure: n1 }, { events: d0, exposure: n0 }]
      const [there, back] = [compareRates(a, b), compareRates(b, a)]
      expect(there.chanceOfFewer).toBeCloseTo(back.chanceOfMore, 10)
      expect(there.chanceOfAsUnlikely).toBeCloseTo(back.chanceOfAsUnlikely, 9)
      if (d1 > 0 && d0 > 0) expect(there.ratioFrom * back.ratioTo).toBeCloseTo(1, 6)
    }))
  })
  it('hold their ratio inside its interval, and the chances are chances', () => {
    fc.assert(fc.property(fc.nat(60), fc.integer({ min: 60, max: 900 }), fc.integer({ min: 1, max: 60 }), fc.integer({ min: 60, max: 900 }), (d1, n1, d0, n0) => {
      const r = compareRates({ events: d1, exposure: n1 }, { events: d0, exposure: n0 })
      expect(r.ratioFrom <= r.ratio! && r.ratio! <= r.ratioTo).toBe(true)
      for (const p of [r.chanceOfFewer, r.chanceOfMore, r.chanceOfAsUnlikely]) expect(p >= 0 && p <= 1 + 1e-12).toBe(true)
      expect(r.chanceOfFewer + r.chanceOfMore).toBeGreaterThanOrEqual(1 - 1e-12)
    }))
  })
  it('without any event there is no ratio and nothing unusual; events after none are an infinite one', () => {
    expect(compareRates({ events: 0, exposure: 50 }, { events: 0, exposure: 150 })).toMatchObject({ ratio: null, ratioFrom: 0, ratioTo: Number.POSITIVE_INFINITY, chanceOfFewer: 1, chanceOfMore: 1, chanceOfAsUnlikely: 1 })
    expect(compareRates({ events: 3, exposure: 50 }, { events: 0, exposure: 150 })).toMatchObject({ ratio: Number.POSITIVE_INFINITY, ratioTo: Number.POSITIVE_INFINITY, chanceOfMore: expect.closeTo(1 / 64, 12) })
  })
  it('the ends of the interval are where a tail is 2.5 %', () => {
    const r = compareRates({ events: 9, exposure: 800 }, { events: 60, exposure: 2400 })
    const shareAt = (ratio: number) => (ratio * 800) / (ratio * 800 + 2400)
    expect(binomialAtMost(9, 69, shareAt(r.ratioTo))).toBeCloseTo(0.025, 9)
    expect(1 - binomialAtMost(8, 69, shareAt(r.ratioFrom))).toBeCloseTo(0.025, 9)
  })
  it('refuse half an event and nobody', () => {
    for (const ask of [() => compareRates({ events: 1.5, exposure: 9 }, { events: 1, exposure: 9 }), () => compareRates({ events: 1, exposure: 0 }, { events: 1, exposure: 9 }), () => compareRates({ events: 1, exposure: 9 }, { events: -1, exposure: 9 })]) expect(ask).toThrow(RangeError)
  })
})
