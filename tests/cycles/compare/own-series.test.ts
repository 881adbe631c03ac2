import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cycleVerdicts } from '../../../cycles/charts/cycle-verdict.ts'
import { plannedLook } from '../../../cycles/compare/planned-look.ts'
import { isComparative } from '../../../cycles/compare/rungs.ts'
import { fitSegments, segmentedRegression } from '../../../cycles/compare/segmented-regression.ts'
import { signalReadingOf, signalsAmong } from '../../../cycles/compare/signals-by-chance.ts'

describe('signals beside those that chance would give', () => {
  it('of forty cycles without effect two would show one, and those that could not are in no expectation', () => {
    const s = signalsAmong([...Array(3).fill('favourable'), ...Array(36).fill('none'), 'possible', ...Array(10).fill('too-soon'), 'cannot'])
    expect(s).toMatchObject({ rung: 1, cycles: 51, readable: 40, counts: { favourable: 3, 'too-soon': 10, cannot: 1 } })
    expect(s.expectedByChance).toBeCloseTo(2, 12)
  })
  it('takes the verdicts of the cycles\' own series', () => {
    expect(signalsAmong(cycleVerdicts.map(signalReadingOf))).toMatchObject({ cycles: 10, readable: 6, counts: { favourable: 1, unfavourable: 1, both: 1, possible: 2, none: 1, 'too-soon': 2, cannot: 2 } })
  })
  it('of none, none', () => { expect(signalsAmong([])).toMatchObject({ cycles: 0, readable: 0, expectedByChance: 0 }) })
})

describe('one look that was named beforehand', () => {
  const before = [85, 86, 84, 85, 87, 85, 84, 86, 85, 86, 84, 85]
  const look = (after: (number | null)[], plan: Parameters<typeof plannedLook>[1] = { points: 6, wasNamedBefore: true }, better: 'up' | 'down' = 'up', of: (number | null)[] = before) => plannedLook({ before: of, after }, plan, better)
  it('by hand: mean 85.1667, spread 0.9374, six months two points higher', () => {
    const l = look([87, 87, 87, 87, 87, 88])
    if (l.kind !== 'looked') throw new Error(l.kind)
    expect(l).toMatchObject({ rung: 2, reading: 'favourable', points: { before: 12, after: 6 } })
    expect(l.change).toBeCloseTo(2, 10)
    expect(l.spread.standardError).toBeCloseTo(0.9374369 * Math.sqrt(1 / 6 + 1 / 12), 6)
    expect(l.spread.degrees).toBe(11)
    expect(look([87, 87, 87, 87, 87, 88], undefined, 'down')).toMatchObject({ reading: 'unfavourable' })
    expect(look([85, 86, 85, 85, 85, 86])).toMatchObject({ reading: 'none' })
  })
  it('takes the months that were named and no later ones', () => {
    expect(look([87, 87, 87, 87, 87, 88, 60, 60])).toEqual(look([87, 87, 87, 87, 87, 88]))
  })
  it('is not made when nobody named it beforehand, too soon, with little before, with gaps or without any variation', () => {
    expect(look([90], null)).toEqual({ rung: 2, kind: 'not-planned' })
    expect(look([90], { points: 1, wasNamedBefore: false })).toEqual({ rung: 2, kind: 'not-planned' })
    expect(look([90, 90])).toMatchObject({ kind: 'too-soon', planned: 6 })
    expect(look([90, null, null, 90, 90, 90])).toMatchObject({ kind: 'months-missing', points: { before: 12, after: 4 } })
    expect(look([90, null, 90, 90, 90, 90])).toMatchObject({ kind: 'looked', points: { after: 5 } })
    expect(look([90, 90, 90, 90, 90, 90], undefined, 'up', [...before.slice(0, 7), null, NaN])).toMatchObject({ kind: 'too-few-before', points: { before: 7 }, needed: 8 })
    expect(look([90, 90, 90, 90, 90, 90], undefined, 'up', Array(8).fill(85))).toMatchObject({ kind: 'no-variation' })
  })
})

describe('two lines through a series, for analysts', () => {
  // 48 periods made with neighbours that resemble each other, and four of them taken out. The estimates are those of the dense
  // restricted likelihood (V = r^|i-j|) computed with numpy.
  const y = [85.4, 86.09, 85.98, 84.31, 85.71, 85.98, 85.15, 85.88, 86.06, 86.1, 85.88, 86.31, 85.27, 85.35, 85.09, 86.07, 86.02, 85.69, 85.07, 85.3, 85.71, 85.65, 87.22, 87.74, 85.81, 84.94,
    86.25, 86.68, 87.55, 88.02, 90.18, 88.05, 87.75, 90.04, 89.82, 89.75, 88.56, 86.86, 87.85, 88.31, 87.23, 87.25, 87.91, 87.38, 87.99, 88.52, 88.74, 88.34]
  const gaps = y.map((v, i) => ([4, 5, 17, 30].includes(i) ? null : v))
  it('are those of the restricted likelihood, gaps and all', () => {
    const s = segmentedRegression(gaps, 24)
    if (s.kind !== 'segments') throw new Error(s.kind)
    expect(s).toMatchObject({ rung: 5, points: { before: 21, after: 23 } })
    expect(s.correlation).toBeCloseTo(0.8991922, 5)
    const wanted = { intercept: [84.9206337, 1.77583948], trend: [0.110514015, 0.10255057], step: [-1.91304694, 0.82386892], slopeAfter: [0.0158011521, 0.17298751] } as const
    for (const [term, [estimate, error]] of Object.entries(wanted) as [keyof typeof wanted, readonly [number, number]][]) {
      expect(s.told[term].estimate, term).toBeCloseTo(estimate, 4)
      expect(s.told[term].standardError, term).toBeCloseTo(error, 4)
    }
  })
  it('are told only with twelve points on each side', () => {
    expect(segmentedRegression(y, 11)).toEqual({ rung: 5, kind: 'not-yet-enough', points: { before: 11, after: 37 }, needed: 12 })
    expect(segmentedRegression(gaps, 36)).toMatchObject({ kind: 'segments' })
    expect(segmentedRegression(y, 37)).toMatchObject({ kind: 'not-yet-enough', points: { after: 11 } })
    expect(segmentedRegression([], 0)).toMatchObject({ kind: 'not-yet-enough' })
    expect(() => segmentedRegression(y, 49)).toThrow(RangeError)
    expect(() => segmentedRegression(y, 1.5)).toThrow(RangeError)
  })
  it('are not told of a series that has no variation around them', () => {
    expect(segmentedRegression(Array(24).fill(87), 12)).toMatchObject({ kind: 'cannot', why: 'no-variation' })
    expect(segmentedRegression(Array.from({ length: 30 }, (_, i) => (i < 15 ? i : 2 * i)), 15)).toMatchObject({ kind: 'cannot' })
    expect(fitSegments([1, 2, 3, 4], 2)).toBeNull()
  })
  it('move with the series and keep their widths', () => {
    fc.assert(fc.property(fc.integer({ min: -40, max: 40 }), shift => {
      const [a, b] = [fitSegments(gaps, 24)!, fitSegments(gaps.map(v => v && v + shift), 24)!]
      expect(b.told.intercept.estimate - a.told.intercept.estimate).toBeCloseTo(shift, 4)
      expect(b.told.step.estimate).toBeCloseTo(a.told.step.estimate, 5)
      expect(b.neweyWest.step.standardError).toBeCloseTo(a.neweyWest.step.standardError, 8)
    }), { numRuns: 20 })
  })
})

it('only what was compared may be called an effect', () => {
  expect(([1, 2, 3, 4, 5] as const).map(rung => isComparative({ rung }))).toEqual([false, false, true, true, true])
})
