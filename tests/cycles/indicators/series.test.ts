import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bandsOf, daysOf, type Pair } from '../../../cycles/indicators/attendance.ts'
import { figuresOfMonth, seriesOf, yearToDateOf, type MonthHistogram } from '../../../cycles/indicators/series.ts'

const month = (year: number, m: number, ...histogram: Pair[]): MonthHistogram => ({ year, month: m, histogram })

it('reads a month from its histogram: students, days, percent and bands by the named scheme', () => {
  // 18 of 20 is exactly 90 %: normal under the Ministry's rule.
  const figures = figuresOfMonth(month(2026, 4, [20, 20, 10], [18, 20, 5], [17, 20, 3], [9, 20, 2]))
  expect(figures).toMatchObject({ students: 20, daysAttended: 200 + 90 + 51 + 18, daysDue: 400 })
  expect(figures.attendancePercent).toBe((100 * 359) / 400)
  expect(figures.bands).toEqual({ critical: 2, severe: 0, repeated: 3, normal: 5, outstanding: 10 })
})

it('leaves a missing month as an empty row, and never a January', () => {
  const series = seriesOf([month(2025, 11, [10, 20, 12]), month(2026, 4, [19, 20, 12])], { year: 2026, month: 5 })
  expect(series.map(m => [m.year, m.month, m.figures?.students ?? null])).toEqual([
    [2025, 11, 12], [2025, 12, null], [2026, 3, null], [2026, 4, 12], [2026, 5, null],
  ])
})

it('does not count 2020 and 2021 as missing months', () => {
  const series = seriesOf([month(2019, 12, [19, 20, 12]), month(2022, 3, [19, 20, 12])], { year: 2022, month: 3 })
  expect(series.map(m => m.year)).toEqual([2019, 2022])
})

it('has no series without any month', () => {
  expect(seriesOf([], { year: 2026, month: 10 })).toEqual([])
})

it('adds days before dividing in the year to date, and names the missing months', () => {
  const months = [
    { year: 2026, month: 3, daysAttended: 90, daysDue: 100 },
    { year: 2026, month: 5, daysAttended: 600, daysDue: 1000 },
    { year: 2026, month: 6, daysAttended: 1, daysDue: 1 },
    { year: 2025, month: 4, daysAttended: 1, daysDue: 1 },
  ]
  const to = yearToDateOf(months, { year: 2026, month: 5 })
  expect(to).toMatchObject({ daysAttended: 690, daysDue: 1100, from: { year: 2026, month: 3 }, to: { year: 2026, month: 5 } })
  // 690/1100, and not the mean of 90 and 60.
  expect(to?.attendancePercent).toBeCloseTo(62.727, 3)
  expect(to?.monthsMissing).toEqual([{ year: 2026, month: 4 }])
  expect(yearToDateOf(months, { year: 2024, month: 12 })).toBeNull()
})

it('puts each student with a day due in exactly one band', () => {
  const pair = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 23 }), fc.integer({ min: 1, max: 40 }))
    .map(([a, b, n]): Pair => [Math.min(a, b), Math.max(a, b), n])
  fc.assert(fc.property(fc.array(pair, { maxLength: 30 }), histogram => {
    const inBands = Object.values(bandsOf(histogram)).reduce((a, b) => a + b, 0)
    expect(inBands).toBe(daysOf(histogram.filter(([, due]) => due > 0)).students)
  }))
})
