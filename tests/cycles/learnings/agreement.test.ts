import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addPairs, agreementOf, pairsOf, type CodePair, type Mark } from '../../../cycles/learnings/agreement.ts'

const told = (both: number, onlyFirst: number, onlySecond: number, neither: number) => {
  const a = agreementOf({ both, onlyFirst, onlySecond, neither })
  if (a.kind !== 'told') throw new Error(a.kind)
  return a
}

describe('the agreement of two coders', () => {
  it('is what a hand reckons', () => {
    // The textbook's fifty proposals: 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no: po 0,70, pe 0,50, kappa 0,40.
    expect(told(20, 5, 10, 15)).toMatchObject({ n: 50, given: 35, percent: 70 })
    expect(told(20, 5, 10, 15).kappa).toBeCloseTo(0.4, 12)
    // 45 15 25 15 and 25 35 5 35: the same 60 %, by other habits (pe 0,54 and 0,46).
    expect(told(45, 15, 25, 15).kappa).toBeCloseTo(0.06 / 0.46, 12)
    expect(told(25, 35, 5, 35).kappa).toBeCloseTo(0.14 / 0.54, 12)
    expect(told(5, 0, 0, 5).kappa).toBe(1)
    expect(told(0, 5, 5, 0).kappa).toBe(-1)
    expect(told(1, 4, 1, 4).kappa).toBeCloseTo(0, 12)
  })
  it('says nothing of fewer than ten sentences, and no kappa where chance explains all', () => {
    expect(agreementOf({ both: 3, onlyFirst: 1, onlySecond: 1, neither: 4 })).toEqual({ kind: 'too-few', n: 9 })
    expect(told(0, 0, 0, 12)).toEqual({ kind: 'told', n: 12, given: 0, percent: 100, kappa: null })
    expect(told(12, 0, 0, 0).kappa).toBe(null)
    expect(told(0, 3, 0, 9).kappa).toBeCloseTo(0, 12)
  })

  const count = fc.nat({ max: 400 })
  const pair: fc.Arbitrary<CodePair> = fc.record({ both: count, onlyFirst: count, onlySecond: count, neither: count }).filter(p => p.both + p.onlyFirst + p.onlySecond + p.neither >= 10)
  it('lies between -1 and 1, is the same whoever is named first and whether a code is given or withheld, and 1 only without a difference', () => {
    fc.assert(fc.property(pair, p => {
      const a = told(p.both, p.onlyFirst, p.onlySecond, p.neither)
      const swapped = told(p.both, p.onlySecond, p.onlyFirst, p.neither)
      const turned = told(p.neither, p.onlyFirst, p.onlySecond, p.both)
      expect(a.percent).toBeCloseTo(swapped.percent, 9)
      if (a.kappa === null) { expect([swapped.kappa, turned.kappa]).toEqual([null, null]); return }
      expect(a.kappa).toBeGreaterThanOrEqual(-1 - 1e-9)
      expect(a.kappa).toBeLessThanOrEqual(1 + 1e-9)
      expect(a.kappa).toBeCloseTo(swapped.kappa!, 9)
      expect(a.kappa).toBeCloseTo(turned.kappa!, 9)
      expect(Math.abs(a.kappa - 1) < 1e-9).toBe(p.onlyFirst + p.onlySecond === 0)
      expect(a.kappa).toBeLessThanOrEqual(a.percent / 100 + 1e-9)
    }))
  })

  it('counts sentences by code, each once, and adds up over learnings', () => {
    const passages = [0, 10, 20].map(start => ({ field: 'learnt', start, end: start + 5 }))
    const mark = (codeId: string, start: number): Mark => ({ codeId, field: 'learnt', start, end: start + 5 })
    const pairs = pairsOf(passages, [mark('a', 0), mark('a', 10), mark('b', 0)], [mark('a', 10), mark('a', 10), mark('a', 20)], ['a', 'b', 'c'])
    expect(pairs.get('a')).toEqual({ both: 1, onlyFirst: 1, onlySecond: 1, neither: 0 })
    expect(pairs.get('b')).toEqual({ both: 0, onlyFirst: 1, onlySecond: 0, neither: 2 })
    expect(pairs.get('c')).toEqual({ both: 0, onlyFirst: 0, onlySecond: 0, neither: 3 })
    expect(addPairs(pairs.get('a')!, pairs.get('b')!)).toEqual({ both: 1, onlyFirst: 2, onlySecond: 1, neither: 2 })
  })
})
