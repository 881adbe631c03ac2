import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mineducBands, type Histogram } from '../../../cycles/indicators/attendance.ts'
import { compareSnapshot, isSameSnapshot, lastMonthOf, snapshotMonthOf, snapshotOf, withoutCourses, type SnapshotFigures } from '../../../cycles/indicators/snapshot.ts'

const month = (year: number, m: number, attended = 18, students = 20) => ({ year, month: m, histogram: [[attended, 20, students]] as Histogram })
const take = (months: ReturnType<typeof month>[], courses: (ReturnType<typeof month> & { course: string })[] = []) =>
  snapshotOf({ months, courses, scheme: mineducBands, source: { fileName: 'julio.csv', publishedAt: '2026-08-12T13:00:00.000Z' } })!
const nowOf = (months: ReturnType<typeof month>[]) => ({ months: months.map(m => snapshotMonthOf(m, mineducBands)), courses: null })

describe('a snapshot', () => {
  it('keeps the year of the last month and the same months a year before, in order, holes as holes', () => {
    const s = take([month(2026, 7), month(2026, 3), month(2025, 9), month(2025, 5), month(2024, 5), month(2026, 1)], [{ ...month(2026, 7), course: '110-7-B' }, { ...month(2026, 6), course: '110-7-A' }])
    expect(s.months.map(m => `${m.year}-${m.month}`)).toEqual(['2025-5', '2026-3', '2026-7'])
    expect(s.courses.map(c => c.course)).toEqual(['110-7-B'])
    expect(lastMonthOf(s)).toEqual({ year: 2026, month: 7, students: 20, daysAttended: 360, daysDue: 400, bands: { critical: 0, severe: 0, repeated: 0, normal: 20, outstanding: 0 } })
    expect(snapshotOf({ months: [], courses: [], scheme: mineducBands, source: null })).toBeNull()
    expect(withoutCourses(s).courses).toEqual([])
  })

  it('is the same as another of the same numbers, whatever file they came from', () => {
    const a = take([month(2026, 6), month(2026, 7)])
    const b: SnapshotFigures = { ...take([month(2026, 7), month(2026, 6)]), source: null }
    expect(isSameSnapshot(a, b)).toBe(true)
    expect(isSameSnapshot(a, take([month(2026, 6), month(2026, 7, 17)]))).toBe(false)
    expect(isSameSnapshot(a, take([month(2026, 7)]))).toBe(false)
    expect(isSameSnapshot(a, { ...a, scheme: { ...mineducBands, severeFrom: 51 } })).toBe(false)
    expect(isSameSnapshot(a, take([month(2026, 6), month(2026, 7)], [{ ...month(2026, 7), course: '110-7-B' }]))).toBe(false)
  })
})

describe('beside today', () => {
  const then = take([month(2025, 7), month(2026, 6), month(2026, 7)])
  it('tells a corrected month from one withdrawn, one that was missing, and one that is new', () => {
    const c = compareSnapshot(then, nowOf([month(2025, 7), month(2025, 8), month(2026, 5), month(2026, 7, 17), month(2026, 8), month(2027, 3)]))
    expect(c.corrected.map(x => [x.then.month, x.then.daysAttended, x.now.daysAttended])).toEqual([[7, 360, 340]])
    expect(c.gone.map(x => x.month)).toEqual([6])
    expect(c.filled.map(x => `${x.year}-${x.month}`)).toEqual(['2026-5'])
    expect(c.since.map(x => `${x.year}-${x.month}`)).toEqual(['2026-8', '2027-3'])
  })
  it('compares courses only for whoever sees them', () => {
    const withCourses = take([month(2026, 7)], [{ ...month(2026, 7), course: 'A' }, { ...month(2026, 7), course: 'B' }])
    const courses = [{ ...snapshotMonthOf(month(2026, 7), mineducBands), course: 'A' }, { ...snapshotMonthOf(month(2026, 7, 20), mineducBands), course: 'C' }]
    expect(compareSnapshot(withCourses, { ...nowOf([month(2026, 7)]), courses }).courses.map(c => [c.course, c.then !== null, c.now !== null])).toEqual([['B', true, false], ['C', false, true]])
    expect(compareSnapshot(withCourses, nowOf([month(2026, 7)])).courses).toEqual([])
  })
  it('each month of either side is told exactly once', () => {
    const some = fc.uniqueArray(fc.tuple(fc.constantFrom(2024, 2025, 2026), fc.integer({ min: 3, max: 12 })), { selector: x => x.join(), maxLength: 20 })
    fc.assert(fc.property(some.filter(x => x.length > 0), some, fc.integer({ min: 10, max: 20 }), (kept, today, attended) => {
      const s = take(kept.map(([y, m]) => month(y, m)))
      const c = compareSnapshot(s, nowOf(today.map(([y, m]) => month(y, m, attended))))
      const key = (m: { year: number; month: number }) => `${m.year}-${m.month}`
      const told = [...c.corrected.map(x => key(x.then)), ...c.gone.map(key), ...c.filled.map(key), ...c.since.map(key)]
      expect(new Set(told).size).toBe(told.length)
      for (const m of s.months) expect(told.includes(key(m))).toBe(!today.some(([y, mo]) => `${y}-${mo}` === key(m)) || attended !== 18)
    }))
  })
})
