/** The library behind the chances, against R 4.5.0 and against plain sums. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  betaQuantile, binomialAtLeast, binomialAtMost, binomialExactly, binomialQuantile, chiSquareAtLeast, normalQuantile, tBeyond, tQuantile,
} from '../../../cycles/distributions/distributions.ts'

/** Term by term, each from the one before: slow, plain, and only for small numbers. */
const plainBinomial = (trials: number, chance: number): number[] => {
  const terms = [(1 - chance) ** trials]
  for (let d = 1; d <= trials; d++) terms.push((terms[d - 1]! * (trials - d + 1) * chance) / (d * (1 - chance)))
  return terms
}

describe('the distributions', () => {
  it('give what R gives', () => {
    // From the reference cases: poisson.test, metafor, t.test, coeftest, phe_proportion.
    expect(binomialAtMost(2, 33, 310 / 1560)).toBeCloseTo(0.0278367331902867, 12)
    expect(binomialAtLeast(2, 33, 310 / 1560)).toBeCloseTo(0.99386307863353, 12)
    expect(chiSquareAtLeast(11.9101387282838, 7)).toBeCloseTo(0.103553001577074, 10)
    expect(tBeyond(1.3 / 0.471572849495126, 4.85284903764086)).toBeCloseTo(0.0412960682077318, 10)
    expect(tQuantile(0.975, 9)).toBeCloseTo(2.2621571627, 9)
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 12)
    expect(normalQuantile(0.999)).toBeCloseTo(3.090232306167813, 12)
    expect(betaQuantile(0.5, 2, 2)).toBeCloseTo(0.5, 12)
  })

  it('agree with a sum of plain terms, in both tails and one by one', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 60 }), fc.double({ min: 0.01, max: 0.99, noNaN: true }), fc.nat(60), (trials, chance, upTo) => {
      const d = Math.min(upTo, trials)
      const terms = plainBinomial(trials, chance)
      const sum = (from: number, to: number) => terms.slice(from, to + 1).reduce((a, b) => a + b, 0)
      expect(binomialExactly(d, trials, chance)).toBeCloseTo(terms[d]!, 9)
      expect(binomialAtMost(d, trials, chance)).toBeCloseTo(sum(0, d), 9)
      expect(binomialAtLeast(d, trials, chance)).toBeCloseTo(sum(d, trials), 9)
    }))
  })

  it('turn a chance into the first count that reaches it', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 400 }), fc.double({ min: 0.01, max: 0.99, noNaN: true }), fc.double({ min: 0.001, max: 0.999, noNaN: true }), (trials, chance, probability) => {
      const d = binomialQuantile(probability, trials, chance)
      expect(binomialAtMost(d, trials, chance)).toBeGreaterThanOrEqual(probability * (1 - 1e-9))
      if (d > 0) expect(binomialAtMost(d - 1, trials, chance)).toBeLessThan(probability * (1 + 1e-9))
    }))
  })

  it('keep the digits of a tail far out', () => {
    expect(binomialAtLeast(30, 30, 0.1) / 1e-30).toBeCloseTo(1, 9)
    expect(binomialAtMost(0, 300_000, 0.0001)).toBeCloseTo(Math.exp(300_000 * Math.log1p(-0.0001)), 20)
  })

  it('know the ends: nothing is below 0, everything is at most all', () => {
    expect([binomialAtMost(-1, 5, 0.3), binomialAtMost(5, 5, 0.3), binomialAtMost(9, 5, 0.3), binomialAtLeast(0, 5, 0.3), binomialAtLeast(-2, 5, 0.3), binomialAtLeast(6, 5, 0.3)]).toEqual([0, 1, 1, 1, 1, 0])
    expect([binomialAtMost(0, 0, 0.5), binomialAtLeast(0, 0, 0.5)]).toEqual([1, 1])
  })

  it('refuse a question without an answer instead of answering NaN', () => {
    for (const ask of [() => binomialAtMost(1, -1, 0.5), () => binomialAtMost(1, 4, 1.5), () => binomialAtLeast(Number.NaN, 4, 0.5), () => binomialQuantile(2, 4, 0.5), () => betaQuantile(0.5, 0, 1), () => tQuantile(0.5, 0), () => tBeyond(1, -1), () => chiSquareAtLeast(Number.NaN, 2), () => normalQuantile(-1), () => binomialExactly(1, 2.5, 0.5)]) {
      expect(ask).toThrow(RangeError)
    }
  })
})
