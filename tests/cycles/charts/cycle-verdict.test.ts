/** The verdict around a cycle's start: each of the ten, its flags, and what must never change it. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cycleVerdicts, fewestBefore, readAroundStart, type CycleVerdictKind, type GoodDirection } from '../../../cycles/charts/cycle-verdict.ts'
import { mayBeginPhase } from '../../../cycles/charts/new-phase.ts'
import type { Point } from '../../../cycles/charts/series.ts'
import { mayTellVerdict } from '../../../cycles/disclosure/disclose-verdict.ts'
import { ordinary, pointsOf } from './planting.ts'

const read = (before: readonly (number | null)[], after: readonly (number | null)[], good: GoodDirection = 'up') =>
  readAroundStart(pointsOf([...before, ...after]), { start: before.length, good, basis: 'gap-to-peers' })

describe('the ten verdicts', () => {
  const examples: [CycleVerdictKind, (number | null)[], (number | null)[]][] = [
    ['too-little-before', ordinary.slice(0, 7), [99, 99, 99]],
    ['nothing-since', ordinary, [null, null]],
    ['unstable-before', [85, 85.5, 86, 86.4, 86.9, 87.3, 88, 88.5, 89.1, 89.4, 90, 90.6], [91, 91.4]],
    ['improvement', ordinary, [90, 90.2, 91, 90.1, 90.6, 91.4, 90.2]],
    ['deterioration', ordinary, [89, 88.2, 88, 89.1, 88.6, 89.4, 88.2]],
    ['mixed', ordinary, [96, 83]],
    ['possible-improvement', ordinary, [89, 96, 89.2]],
    ['possible-deterioration', ordinary, [89, 83, 89.9]],
    ['too-soon', ordinary, [90, 89, 90.5]],
    ['usual-variation', ordinary, [90, 89, 90.5, 88.8, 89.2, 90.1, 89]],
  ]
  it.each(examples)('%s', (verdict, before, after) => { expect(read(before, after).verdict).toBe(verdict) })
  it('are all of them', () => { expect(new Set(examples.map(e => e[0]))).toEqual(new Set(cycleVerdicts)) })

  it('seven in a row on the good side are lasting, six are not', () => {
    const six = [90, 90.2, 91, 90.1, 90.6, 91.4]
    expect(read(ordinary, six).verdict).toBe('too-soon')
    expect(read(ordinary, [...six, 90.2])).toMatchObject({ verdict: 'improvement', since: 12, toConfirm: null })
  })
  it('a figure on the line neither breaks a run nor lengthens it', () => {
    const centre = read(ordinary, [1]).centre!
    expect(read(ordinary, [90, 90.2, 91, centre, 90.1, 90.6, 91.4]).verdict).toBe('usual-variation')
    expect(read(ordinary, [90, 90.2, 91, centre, 90.1, 90.6, 91.4, 90]).verdict).toBe('improvement')
  })
  it('two of three near the limit are possible, and say how many more would confirm it', () => {
    const v = read(ordinary, [89, 92.7, 89.3, 92.9])
    expect(v).toMatchObject({ verdict: 'possible-improvement', since: 13, toConfirm: 6 })
    expect(v.after.good).toMatchObject({ beyond: [], twoOfThree: [13, 15] })
    // Two that are not among three neighbours, or on both sides, are nothing.
    expect(read(ordinary, [92.7, 89, 89.2, 92.8]).verdict).toBe('too-soon')
    expect(read(ordinary, [92.7, 86.4]).verdict).toBe('too-soon')
  })
  it('since when: the first figure of the run or outside the limits, whichever came first', () => {
    expect(read(ordinary, [89, 95, 89, 95]).since).toBe(13)
    expect(read(ordinary, [95, 89, 90, 90.2, 91, 90.1, 90.6, 91.4, 90.2]).since).toBe(12)
  })
})

describe('what is not known is said', () => {
  it('under twelve before the limits are provisional, under ten nobody can know whether it was stable', () => {
    const flags = (n: number) => read(ordinary.slice(0, n), [90]).flags
    expect([flags(8), flags(9), flags(10), flags(11), flags(12)]).toEqual([
      ['provisional-limits', 'stability-unchecked'], ['provisional-limits', 'stability-unchecked'], ['provisional-limits'], ['provisional-limits'], [],
    ])
  })
  it('a before that never moved has no limits: only runs are read', () => {
    const flat = Array.from({ length: 12 }, () => 90)
    expect(read(flat, [99, 80, 99])).toMatchObject({ verdict: 'too-soon', limits: null, detectable: null, flags: ['no-variation-before'] })
    expect(read(flat, [91, 91, 91, 91, 91, 91, 91])).toMatchObject({ verdict: 'improvement', flags: ['no-variation-before'] })
    expect(read(flat, flat)).toMatchObject({ verdict: 'usual-variation' })
  })
  it('more than a fifth of a phase missing is said, what was left out on purpose is not missing', () => {
    const gappy = [...ordinary.slice(0, 6), null, null, null, null, ...ordinary.slice(6)]
    expect(read(gappy, [90]).flags).toContain('many-missing')
    const excluded = pointsOf(gappy).map((p): Point => (p.status === 'missing' ? { ...p, status: 'excluded', reason: 'strike' } : p))
    expect(readAroundStart([...excluded, ...pointsOf([90])], { start: 16, good: 'up', basis: 'without-season' }).flags).toEqual([])
  })
  it('all missing, one figure, nothing at all: never a NaN', () => {
    for (const v of [read([null, null, null], [null]), read([90], []), read([], []), read([], [90]), read([90], [91])]) {
      expect(v.verdict).toBe('too-little-before')
      for (const n of [v.centre, v.detectable, v.after.mean, v.before.median]) expect(n === null || Number.isFinite(n)).toBe(true)
    }
  })
  it('refuses a start outside the series', () => {
    for (const start of [-1, 3, 0.5, Number.NaN]) expect(() => readAroundStart(pointsOf([1, 2]), { start, good: 'up', basis: 'without-season' })).toThrow(RangeError)
  })
})

const figure = fc.integer({ min: 850, max: 940 }).map(n => n / 10)
const phase = (min: number, max: number) => fc.array(fc.option(figure, { freq: 10 }), { minLength: min, maxLength: max })
const around = fc.tuple(phase(0, 24), phase(0, 14))
const mirrored: Partial<Record<CycleVerdictKind, CycleVerdictKind>> = {
  improvement: 'deterioration', deterioration: 'improvement', 'possible-improvement': 'possible-deterioration', 'possible-deterioration': 'possible-improvement',
}

describe('what never changes a verdict', () => {
  const shift = (by: number) => (list: (number | null)[]) => list.map(v => (v === null ? null : v + by))
  const times = (by: number) => (list: (number | null)[]) => list.map(v => (v === null ? null : v * by))
  const said = (v: ReturnType<typeof read>) => ({ verdict: v.verdict, flags: v.flags, since: v.since, toConfirm: v.toConfirm })

  it('adding a constant to all figures, multiplying all by a hundred', () => {
    fc.assert(fc.property(around, ([before, after]) => {
      const plain = said(read(before, after))
      expect(said(read(shift(500)(before), shift(500)(after)))).toEqual(plain)
      expect(said(read(times(100)(before), times(100)(after)))).toEqual(plain)
    }), { numRuns: 400 })
  })
  it('reversing what is good swaps improvement and deterioration, and nothing else', () => {
    fc.assert(fc.property(around, ([before, after]) => {
      const [up, down] = [read(before, after, 'up').verdict, read(before, after, 'down').verdict]
      expect(down).toBe(mirrored[up] ?? up)
      expect(read(times(-1)(before), times(-1)(after), 'down').verdict).toBe(up)
    }), { numRuns: 400 })
  })
  it('an empty month since the start, wherever it stands', () => {
    fc.assert(fc.property(around, fc.nat(20), ([before, after], at) => {
      const where = at % (after.length + 1)
      const gapped = read(before, [...after.slice(0, where), null, ...after.slice(where)])
      const plain = read(before, after)
      expect([gapped.verdict, gapped.after.good.longestRun?.length, gapped.after.bad.longestRun?.length]).toEqual([plain.verdict, plain.after.good.longestRun?.length, plain.after.bad.longestRun?.length])
    }))
  })
  it('a provisional newest month, however strange', () => {
    fc.assert(fc.property(around, fc.double({ min: -1000, max: 1000, noNaN: true }), ([before, after], strange) => {
      const provisional: Point = { status: 'provisional', period: '2030-12', value: strange, numerator: null, denominator: null }
      const got = readAroundStart([...pointsOf([...before, ...after]), provisional], { start: before.length, good: 'up', basis: 'gap-to-peers' })
      expect(said(got)).toEqual(said(read(before, after)))
    }))
  })
  it('taking figures away below the minimum: that is never good news', () => {
    fc.assert(fc.property(around, fc.nat(20), ([before, after], keep) => {
      const filled = before.filter(v => v !== null)
      const fewer = filled.slice(0, Math.min(keep, fewestBefore - 1))
      expect(read(fewer, after).verdict).toBe('too-little-before')
      expect(['nothing-since', 'too-little-before']).toContain(read(before, after.map(() => null)).verdict)
    }))
  })
})

describe('a new phase', () => {
  const after = [90, 90.2, 91, 90.1, 90.6, 91.4, 90.2]
  const points = pointsOf([...ordinary, ...after])
  it('may begin at the run, once a person wrote what changed', () => {
    expect(mayBeginPhase(read(ordinary, after), points, true)).toEqual({ may: true, from: 12 })
    expect(mayBeginPhase(read(ordinary, after), points, false)).toEqual({ may: false, why: ['cause-not-written'] })
  })
  it('may not on two figures outside the limits alone: they are a signal, and no level to begin from', () => {
    const two = [95, 89, 96]
    expect(read(ordinary, two).verdict).toBe('improvement')
    expect(mayBeginPhase(read(ordinary, two), pointsOf([...ordinary, ...two]), true)).toEqual({ may: false, why: ['no-lasting-improvement'] })
  })
  it('may not for what is not lasting, not wanted, or over', () => {
    expect(mayBeginPhase(read(ordinary, [89]), pointsOf([...ordinary, 89]), true)).toEqual({ may: false, why: ['no-lasting-improvement', 'no-longer-so'] })
    expect(mayBeginPhase(read(ordinary, after, 'down'), points, true)).toEqual({ may: false, why: ['no-lasting-improvement', 'no-longer-so'] })
    expect(mayBeginPhase(read(ordinary, [...after, 88]), pointsOf([...ordinary, ...after, 88]), true)).toEqual({ may: false, why: ['no-longer-so'] })
  })
})

it('a verdict on few students is told to nobody, one on 10 to 19 not in public', () => {
  expect((['team', 'region', 'public'] as const).map(r => [mayTellVerdict(9, r), mayTellVerdict(10, r), mayTellVerdict(19, r), mayTellVerdict(20, r), mayTellVerdict(null, r)]))
    .toEqual([[false, true, true, true, true], [false, true, true, true, true], [false, false, false, true, true]])
})
