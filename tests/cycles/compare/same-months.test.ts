import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparisonGroupOf, compareSameMonths, firstFullMonth, monthsOfCycle, type Comparison, type SchoolMonth } from '../../../cycles/compare/same-months.ts'

/** A month with `percent` of 1,000 days, unless told otherwise. */
const at = (rbd: number, year: number, month: number, percent: number, more: Partial<SchoolMonth> = {}): SchoolMonth =>
  ({ rbd, year, month, students: 50, daysAttended: percent * 10, daysDue: 1000, ...more })
const cycle = (startedOn: string, closedOn: string | null = null, droppedOn: string | null = null) => ({ startedOn, closedOn, droppedOn })
const compared = (c: Comparison) => { if (c.kind !== 'compared') throw new Error(`not compared: ${JSON.stringify(c)}`); return c }

describe('a worked example by hand', () => {
  // The cycle of school 1 begins on 3 August 2026: its first full month is September.
  //
  //              Sep 2025  Sep 2026  change | Oct 2025  Oct 2026  change
  //   school 1     80 %      84 %     +4    |   82 %      88 %     +6      own change (4 + 6) / 2 = +5
  //   school 2     90 %      91 %           |   90 %      92 %
  //   school 3     70 %      70 %           |   80 %      80 %   (3,000 days due in every month)
  //   others     (900 + 2100) / 4000 = 75 %   →  (910 + 2100) / 4000 = 75.25 %   +0.25
  //              (900 + 2400) / 4000 = 82.5 % →  (920 + 2400) / 4000 = 83 %      +0.5     others' change +0.375
  //   points       +5 − 0.375 = +4.625
  const big = (year: number, month: number, percent: number) => at(3, year, month, percent, { daysAttended: percent * 30, daysDue: 3000, students: 150 })
  const rows = [
    at(1, 2025, 9, 80), at(1, 2026, 9, 84), at(1, 2025, 10, 82), at(1, 2026, 10, 88, { students: 48 }),
    at(2, 2025, 9, 90), at(2, 2026, 9, 91), at(2, 2025, 10, 90), at(2, 2026, 10, 92),
    big(2025, 9, 70), big(2026, 9, 70), big(2025, 10, 80), big(2026, 10, 80),
    // August is not a full month of the cycle: it changes nothing.
    at(1, 2025, 8, 10), at(1, 2026, 8, 99),
  ]
  it('gives 4.625 points', () => {
    const c = compared(compareSameMonths(comparisonGroupOf(rows), 1, cycle('2026-08-03')))
    expect(c.ownChange).toBeCloseTo(5, 10)
    expect(c.othersChange).toBeCloseTo(0.375, 10)
    expect(c.points).toBeCloseTo(4.625, 10)
    expect(c).toMatchObject({
      months: [{ year: 2026, month: 9 }, { year: 2026, month: 10 }], coverage: { compared: 2, sinceStart: 2 },
      students: 48, otherSchools: { fewest: 2, most: 2 },
    })
  })

  it('carries each compared month of the school, now and before, for whoever must not be told one of them', () => {
    const c = compared(compareSameMonths(comparisonGroupOf(rows), 1, cycle('2026-08-03')))
    expect(c.ownMonths).toEqual([
      { before: at(1, 2025, 9, 80), now: at(1, 2026, 9, 84) },
      { before: at(1, 2025, 10, 82), now: at(1, 2026, 10, 88, { students: 48 }) },
    ])
  })

  it('compares only the months that both years have, and says how many of how many', () => {
    const c = compared(compareSameMonths(comparisonGroupOf(rows.filter(r => !(r.rbd === 1 && r.year === 2025 && r.month === 9))), 1, cycle('2026-08-03')))
    expect(c.months).toEqual([{ year: 2026, month: 10 }])
    expect(c.coverage).toEqual({ compared: 1, sinceStart: 2 })
    expect(c.points).toBeCloseTo(5.5, 10)
  })

  it('takes another school in only in the months where it has both years', () => {
    const c = compared(compareSameMonths(comparisonGroupOf(rows.filter(r => !(r.rbd === 3 && r.year === 2025 && r.month === 9))), 1, cycle('2026-08-03')))
    expect(c.otherSchools).toEqual({ fewest: 1, most: 2 })
    expect(c.points).toBeCloseTo((4 - 1 + (6 - 0.5)) / 2, 10)
  })

  it('leaves another school under 10 students out of the others', () => {
    const tiny = [at(4, 2025, 9, 10, { students: 9 }), at(4, 2026, 9, 90, { students: 12 })]
    expect(compareSameMonths(comparisonGroupOf([...rows, ...tiny]), 1, cycle('2026-08-03'))).toEqual(compareSameMonths(comparisonGroupOf(rows), 1, cycle('2026-08-03')))
  })
})

describe('when it cannot be compared', () => {
  const others = [2, 3].flatMap(rbd => [2018, 2019, 2022, 2025, 2026].flatMap(year => [9, 10].map(month => at(rbd, year, month, 85))))
  const of = (rows: SchoolMonth[], c = cycle('2026-08-03')) => compareSameMonths(comparisonGroupOf(rows), 1, c)

  it('says that no month has passed since', () => {
    expect(of([...others, at(1, 2025, 9, 80), at(1, 2026, 7, 80)])).toEqual({ kind: 'cannot-yet', why: 'no-months-since', sinceStart: 2 })
    expect(of([...others, at(1, 2025, 9, 80)], cycle('2026-10-05'))).toEqual({ kind: 'cannot-yet', why: 'no-months-since', sinceStart: 0 })
    expect(of([])).toEqual({ kind: 'cannot-yet', why: 'no-months-since', sinceStart: 0 })
  })
  it('says that the year before has no such month, as in 2022', () => {
    expect(of([...others, at(1, 2026, 9, 80)])).toMatchObject({ kind: 'cannot-yet', why: 'no-year-before' })
    const in2022 = [...others.filter(r => r.year < 2023), at(1, 2022, 9, 80), at(1, 2021, 9, 40), at(2, 2021, 9, 40)]
    expect(of(in2022, cycle('2022-08-03'))).toMatchObject({ kind: 'cannot-yet', why: 'no-year-before' })
  })
  it('says that there is nobody else', () => {
    expect(of([at(1, 2025, 9, 80), at(1, 2026, 9, 84)])).toEqual({ kind: 'cannot-yet', why: 'no-others', sinceStart: 1 })
  })
  it('reads nothing of a school under 10 students', () => {
    expect(of([...others, at(1, 2025, 9, 80, { students: 9 }), at(1, 2026, 9, 84, { students: 9 })])).toEqual({ kind: 'too-few-students' })
  })
})

it('counts a month whole when the cycle began on its first day, and else begins with the next', () => {
  expect(firstFullMonth('2026-08-01')).toEqual({ year: 2026, month: 8 })
  expect(firstFullMonth('2026-08-02')).toEqual({ year: 2026, month: 9 })
  expect(firstFullMonth('2025-12-09')).toEqual({ year: 2026, month: 1 })
})

it('ends with the month the cycle closed or was dropped in, and skips January and February', () => {
  const last = { year: 2026, month: 10 }
  const keys = (c: Parameters<typeof monthsOfCycle>[0]) => monthsOfCycle(c, last).map(m => `${m.year}-${m.month}`)
  expect(keys(cycle('2025-10-20', '2026-04-10'))).toEqual(['2025-11', '2025-12', '2026-3', '2026-4'])
  expect(keys(cycle('2026-05-04', null, '2026-06-30'))).toEqual(['2026-6'])
  expect(keys(cycle('2026-09-01'))).toEqual(['2026-9', '2026-10'])
})

describe('whatever the figures', () => {
  const percent = fc.integer({ min: 400, max: 1000 })
  const school = (rbd: number) => fc.tuple(fc.array(fc.record({ before: percent, now: percent }), { minLength: 3, maxLength: 3 }), fc.integer({ min: 10, max: 400 }), fc.integer({ min: 1, max: 9 }))
    .map(([months, students, weight]) => months.flatMap(({ before, now }, i): SchoolMonth[] => [
      { rbd, year: 2025, month: 8 + i, students, daysAttended: before * weight, daysDue: 1000 * weight },
      { rbd, year: 2026, month: 8 + i, students, daysAttended: now * weight, daysDue: 1000 * weight },
    ]))
  const schools = fc.tuple(school(1), school(2), school(3), school(4))
  const from = cycle('2026-08-01')

  it('a change that every school shares is no difference', () => {
    fc.assert(fc.property(school(1), rows => {
      const same = [1, 2, 3].flatMap(rbd => rows.map(r => ({ ...r, rbd })))
      expect(compared(compareSameMonths(comparisonGroupOf(same), 1, from)).points).toBeCloseTo(0, 9)
    }))
  })
  it('adding the same points to this year of one school moves its difference by just those points', () => {
    fc.assert(fc.property(schools, fc.integer({ min: 1, max: 50 }), (all, more) => {
      const rows = all.flat().map(r => ({ ...r, daysAttended: r.daysAttended * 0.9 }))
      const raised = rows.map(r => (r.rbd === 1 && r.year === 2026 ? { ...r, daysAttended: r.daysAttended + (r.daysDue * more) / 1000 } : r))
      const [was, is] = [rows, raised].map(x => compared(compareSameMonths(comparisonGroupOf(x), 1, from)).points)
      expect(is! - was!).toBeCloseTo(more / 10, 8)
    }))
  })
  it('the two years changed places give the opposite', () => {
    fc.assert(fc.property(schools, all => {
      const rows = all.flat()
      const mirrored = rows.map(r => ({ ...r, year: r.year === 2025 ? 2026 : 2025 }))
      const [a, b] = [rows, mirrored].map(x => compared(compareSameMonths(comparisonGroupOf(x), 1, from)).points)
      expect(a! + b!).toBeCloseTo(0, 8)
    }))
  })
  it('neither the order of the rows nor a school under 10 matters, and the school is never among its own others', () => {
    fc.assert(fc.property(schools, fc.integer({ min: 0, max: 1000 }), (all, percentOfTiny) => {
      const rows = all.flat()
      const tiny = [2025, 2026].map((year): SchoolMonth => ({ rbd: 9, year, month: 9, students: 9, daysAttended: percentOfTiny, daysDue: 1000 }))
      const [a, b] = [rows, [...tiny, ...rows].reverse()].map(x => compared(compareSameMonths(comparisonGroupOf(x), 1, from)))
      expect(b!.points).toBeCloseTo(a!.points, 9)
      expect(a!.otherSchools).toEqual({ fewest: 3, most: 3 })
      // By hand, without the trick of taking the school out of the sums.
      const pooled = (year: number, month: number) => {
        const o = rows.filter(r => r.rbd !== 1 && r.year === year && r.month === month)
        return (100 * o.reduce((s, r) => s + r.daysAttended, 0)) / o.reduce((s, r) => s + r.daysDue, 0)
      }
      const byHand = [8, 9, 10].map(m => pooled(2026, m) - pooled(2025, m)).reduce((s, v) => s + v, 0) / 3
      expect(a!.othersChange).toBeCloseTo(byHand, 8)
    }))
  })
})
