/** A school's year against its own: each verdict, and the edges. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { YearFigures } from '../../../cycles/indicators/yearly.ts'
import { readWithdrawal, readYear, yearVerdicts, type YearCount } from '../../../cycles/charts/year-verdict.ts'

const years = (counts: readonly [count: number, of: number][], from = 2016): YearCount[] => counts.map(([count, of], i) => ({ year: from + i, count, of }))
const now = (count: number, of: number): YearCount => ({ year: 2019, count, of })

const examples = [
  ['suppressed', now(1, 9), years([[0, 10], [1, 9], [0, 11]])],
  ['too-little-before', now(4, 300), years([[5, 300], [6, 310]])],
  ['deterioration', now(16, 300), years([[4, 310], [5, 305], [3, 300]])],
  ['improvement', now(9, 1200), years([[36, 1190], [33, 1210], [38, 1180]])],
  ['possible-deterioration', now(11, 300), years([[4, 310], [5, 305], [4, 300]])],
  ['possible-improvement', now(22, 1200), years([[36, 1190], [33, 1210], [38, 1180]])],
  ['improvement-undetectable', now(2, 310), years([[3, 305], [2, 312], [3, 308]])],
  ['usual-variation', now(14, 800), years([[18, 810], [15, 790], [20, 805]])],
] as const

describe('the verdicts of a year', () => {
  it.each(examples)('%s', (verdict, year, before) => { expect(readYear(year, before).verdict).toBe(verdict) })
  it('are all of them', () => { expect(new Set(examples.map(e => e[0]))).toEqual(new Set(yearVerdicts)) })
})

it('fewer than thirteen events in three equal years: not even none would prove anything', () => {
  const of = (events: number) => readYear(now(0, 300), years([[events, 300], [0, 300], [0, 300]])).verdict
  expect([of(12), of(13)]).toEqual(['improvement-undetectable', 'possible-improvement'])
})

it('tells an improvement only where one could be seen', () => {
  fc.assert(fc.property(fc.nat(40), fc.integer({ min: 10, max: 900 }), fc.array(fc.tuple(fc.nat(30), fc.integer({ min: 40, max: 900 })), { minLength: 3, maxLength: 3 }), (count, of, before) => {
    const v = readYear(now(Math.min(count, of), of), years(before))
    if (v.verdict === 'improvement' || v.verdict === 'possible-improvement') expect(v.reading!.chanceOfNone).toBeLessThanOrEqual(0.025)
    if (v.verdict === 'improvement-undetectable') expect(v.reading!.chanceOfNone).toBeGreaterThan(0.025)
  }))
})

describe('the withdrawals of a school', () => {
  const figures = (year: number, withdrawn: number | null, of = 300, isPandemic = false): YearFigures => ({
    year, isPandemic, enrolment: of, outcomes: null, withdrawal: withdrawn === null ? null : { count: withdrawn, of, percent: (100 * withdrawn) / of, isTooFew: false },
    failure: null, transfer: null, failedYearBefore: null, attendance: null,
  })

  it('are those of the last year with results, against the three usable years before it', () => {
    const read = readWithdrawal([figures(2017, 90), figures(2018, 4), figures(2019, 5), figures(2020, 0, 300, true), figures(2022, 3), figures(2023, 16), figures(2024, null)])!
    expect(read.now).toEqual({ year: 2023, count: 16, of: 300 })
    expect(read.before.map(y => y.year)).toEqual([2018, 2019, 2022])
    expect(read.verdict.verdict).toBe('deterioration')
  })

  it('wait for three years, and are nothing without results or in 2020 and 2021 alone', () => {
    expect(readWithdrawal([figures(2022, 3), figures(2023, 16)])!.verdict).toMatchObject({ verdict: 'too-little-before', years: [2022] })
    expect(readWithdrawal([figures(2024, null)])).toBe(null)
    expect(readWithdrawal([figures(2020, 0, 300, true)])).toBe(null)
  })
})

it('what happened to the whole country is no signal of one school', () => {
  // The country doubled, and so did the school.
  const before = years([[20, 1000], [20, 1000], [20, 1000]])
  expect(readYear(now(40, 1000), before).verdict).toBe('deterioration')
  expect(readYear(now(40, 1000), before, 2)).toMatchObject({ verdict: 'usual-variation', reading: { expected: expect.closeTo(40, 9) } })
  // The country halved, and the school stayed: nothing of its own is better than expected.
  expect(readYear(now(20, 1000), before, 0.5).reading!.expected).toBeCloseTo(10, 9)
})

it('2020 and 2021, later years and years without students are compared with nothing', () => {
  const year: YearCount = { year: 2023, count: 14, of: 800 }
  const before = [...years([[18, 810], [15, 790]], 2018), ...years([[0, 800], [0, 800]], 2020), { year: 2022, count: 20, of: 805 }, { year: 2017, count: 0, of: 0 }, { year: 2024, count: 90, of: 800 }]
  expect(readYear(year, before)).toMatchObject({ verdict: 'usual-variation', years: [2018, 2019, 2022] })
})

it('more events are never better news', () => {
  const rank = { improvement: 0, 'possible-improvement': 1, 'usual-variation': 2, 'improvement-undetectable': 2, 'possible-deterioration': 3, deterioration: 4, suppressed: 2, 'too-little-before': 2 }
  fc.assert(fc.property(fc.integer({ min: 10, max: 500 }), fc.nat(60), fc.array(fc.tuple(fc.nat(60), fc.integer({ min: 60, max: 500 })), { minLength: 3, maxLength: 5 }), (of, count, before) => {
    const d = Math.min(count, of - 1)
    const list = years(before, 2010)
    expect(rank[readYear(now(d + 1, of), list).verdict]).toBeGreaterThanOrEqual(rank[readYear(now(d, of), list).verdict])
  }))
})

it('refuses half a student, more withdrawals than students, and a country without a rate', () => {
  const before = years([[1, 50], [1, 50], [1, 50]])
  for (const ask of [() => readYear(now(1.5, 40), before), () => readYear(now(41, 40), before), () => readYear(now(1, 40), years([[-1, 50]])), () => readYear(now(1, Number.NaN), before), () => readYear(now(1, 40), before, 0)]) expect(ask).toThrow(RangeError)
})
