/** What a series is made of, and what is refused before any chart. */
import { describe, expect, it } from 'vitest'
import { countedValue, isProvisional, readCounts, readIntervals, readValues, withoutPandemic, type CountedPeriod } from '../../../cycles/charts/series.ts'
import { placeStart } from '../../../cycles/charts/cycle-start.ts'

const month = (period: string, numerator: number | null, denominator: number | null): CountedPeriod => ({ status: 'ok', period, numerator, denominator })
const percent = { kind: 'share' as const, per: 100 }
const series = (read: ReturnType<typeof readCounts>) => { if (!read.ok) throw new Error(JSON.stringify(read.refusals)); return read.series }

describe('a series of counts', () => {
  it('is computed from the counts, in its unit', () => {
    const s = series(readCounts([month('2026-03', 45, 50), month('2026-04', 9, 12)], percent))
    expect([s.unit, ...s.points.map(p => p.value)]).toEqual(['month', 90, 75])
  })
  it('a month without days due, or with half a fraction, is missing and not refused', () => {
    const s = series(readCounts([month('2026-03', 0, 0), month('2026-04', null, 12), month('2026-05', 3, null), { ...month('2026-06', 3, 4), status: 'missing' }], percent))
    expect(s.points.map(p => [p.status, p.value])).toEqual(Array.from({ length: 4 }, () => ['missing', null]))
  })
  it('what is excluded keeps its figure and its reason, what is provisional keeps its figure, and neither counts', () => {
    const s = series(readCounts([{ ...month('2026-03', 3, 4), status: 'excluded', reason: 'strike' }, { ...month('2026-04', 1, 4), status: 'provisional' }, month('2026-05', 2, 4)], percent))
    expect(s.points.map(p => p.value)).toEqual([75, 25, 50])
    expect(s.points.map(countedValue)).toEqual([null, null, 50])
    expect(s.points[0]).toMatchObject({ status: 'excluded', reason: 'strike' })
  })
  it('refuses every row that cannot be, at once, with the reason', () => {
    expect(readCounts([month('2026-03', 5, 4), month('2026-04', -1, 4), month('2026-05', Number.NaN, 4), month('2026-06', 1, Number.POSITIVE_INFINITY)], percent)).toEqual({
      ok: false, refusals: [{ at: 0, why: 'above-all' }, { at: 1, why: 'negative' }, { at: 2, why: 'not-a-number' }, { at: 3, why: 'not-a-number' }],
    })
  })
  it('events per exposure may be above one', () => {
    expect(series(readCounts([month('2026-03', 5, 4)], { kind: 'rate', per: 1000 })).points[0]!.value).toBe(1250)
  })
  it('refuses months out of order, twice, mixed with years, and what is no period', () => {
    const whyOf = (...periods: string[]) => { const r = readCounts(periods.map(p => month(p, 1, 2)), percent); return r.ok ? [] : r.refusals.map(x => `${x.at} ${x.why}`) }
    expect(whyOf('2026-04', '2026-03')).toEqual(['1 out-of-order'])
    expect(whyOf('2026-04', '2026-04')).toEqual(['1 twice'])
    expect(whyOf('2026-04', '2027')).toEqual(['1 mixed-units'])
    expect(whyOf('2026-13', 'marzo')).toEqual(['0 not-a-period', '1 not-a-period'])
    // A week is called by its Monday: 2026-04-07 is a Tuesday.
    expect(whyOf('2026-04-06', '2026-04-07')).toEqual(['1 not-a-period'])
    expect(whyOf('2025-12', '2026-03')).toEqual([])
  })
  it('of nothing is an empty series', () => {
    expect(series(readCounts([], percent)).points).toEqual([])
  })
})

it('values, events and intervals are refused where they cannot be', () => {
  const one = (value: number | null) => [{ status: 'ok' as const, period: '2026-03', value }]
  expect(readValues(one(-3.5))).toMatchObject({ ok: true })
  expect(readValues(one(Number.NEGATIVE_INFINITY))).toEqual({ ok: false, refusals: [{ at: 0, why: 'not-a-number' }] })
  expect(readValues(one(1.5), { kind: 'count' })).toEqual({ ok: false, refusals: [{ at: 0, why: 'not-whole' }] })
  expect(readValues(one(-1), { kind: 'count' })).toEqual({ ok: false, refusals: [{ at: 0, why: 'negative' }] })
  // Two withdrawals on one day are half a day apart, never none.
  expect(readIntervals([3, 0, 0.5], 'days')).toEqual({ ok: false, refusals: [{ at: 1, why: 'not-above-zero' }] })
  expect(readIntervals([3, 0, 0.5], 'opportunities')).toEqual({ ok: false, refusals: [{ at: 2, why: 'not-whole' }] })
})

it('2020 and 2021 are left out unless they were left out for a reason of their own', () => {
  const rows = withoutPandemic([month('2019-12', 1, 2), { ...month('2020-03', 1, 2), status: 'excluded', reason: 'strike' }, month('2021-12', 1, 2), month('2022-03', 1, 2)])
  expect(rows.map(r => (r.status === 'excluded' ? r.reason : r.status))).toEqual(['ok', 'strike', 'pandemic', 'ok'])
})

it('a month waits while it is open, or while fewer than four in five courses declared', () => {
  expect(isProvisional({ isClosed: false, coursesDeclared: 10, courses: 10 })).toBe(true)
  expect(isProvisional({ isClosed: true, coursesDeclared: 7, courses: 9 })).toBe(true)
  expect(isProvisional({ isClosed: true, coursesDeclared: 8, courses: 10 })).toBe(false)
  expect(isProvisional({ isClosed: true, coursesDeclared: null, courses: 10 })).toBe(false)
})

describe('where a cycle starts', () => {
  const months = series(readCounts(['2026-03', '2026-04', '2026-05', '2026-06'].map(p => month(p, 1, 2)), percent))
  it('in the middle of a month: that month is neither before nor after', () => {
    const { points, start } = placeStart(months, '2026-04-15')
    expect(start).toBe(2)
    expect(points.map(p => p.status)).toEqual(['ok', 'excluded', 'ok', 'ok'])
  })
  it('on the first of a month: that month is the first after', () => {
    const { points, start } = placeStart(months, '2026-04-01')
    expect([start, points.every(p => p.status === 'ok')]).toEqual([1, true])
  })
  it('after the last month there is nothing since, before the first nothing before', () => {
    expect(placeStart(months, '2026-07-09').start).toBe(4)
    expect(placeStart(months, '2026-01-01').start).toBe(0)
  })
  it('in a week: from its Monday on, the week itself aside, a weekend belongs to the next', () => {
    const weeks = series(readCounts(['2026-04-06', '2026-04-13', '2026-04-20'].map(p => month(p, 1, 2)), percent))
    const statuses = (day: string) => { const { points, start } = placeStart(weeks, day); return [start, ...points.map(p => p.status)] }
    expect(statuses('2026-04-13')).toEqual([1, 'ok', 'ok', 'ok'])
    expect(statuses('2026-04-15')).toEqual([2, 'ok', 'excluded', 'ok'])
    expect(statuses('2026-04-18')).toEqual([2, 'ok', 'ok', 'ok'])
  })
})
