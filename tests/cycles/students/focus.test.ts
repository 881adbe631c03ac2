import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { curveOf, halvesOf, studentsIn } from '../../../cycles/students/focus.ts'
import { schoolWeekdayOf, weekdaysByCourse } from '../../../cycles/students/weekdays.ts'
import { dayOfNumber, dayNumberOf } from '../../../cycles/calendar/weeks.ts'

const row = fc.record({ studentId: fc.constantFrom('a', 'b', 'c', 'd'), course: fc.constantFrom('110-7-A', '110-7-B'), month: fc.integer({ min: 3, max: 12 }), daysDue: fc.integer({ min: 0, max: 22 }) })
  .chain(r => fc.integer({ min: 0, max: r.daysDue }).map(daysAttended => ({ ...r, daysAttended })))

describe('the curve of a group beside the rest', () => {
  it('weighs by days: a student of five days counts for a quarter of one of twenty', () => {
    const rows = [
      { studentId: 'a', course: 'x', month: 4, daysAttended: 0, daysDue: 5 }, { studentId: 'b', course: 'x', month: 4, daysAttended: 20, daysDue: 20 },
      { studentId: 'c', course: 'x', month: 4, daysAttended: 18, daysDue: 20 },
    ]
    expect(curveOf(rows, { kind: 'students', studentIds: new Set(['a', 'b']) })).toEqual([{
      month: 4, group: { students: 2, daysAttended: 20, daysDue: 25 }, rest: { students: 1, daysAttended: 18, daysDue: 20 }, groupPercent: 80, restPercent: 90,
    }])
  })
  it('puts every day of every student on one side, whoever is chosen', () => {
    fc.assert(fc.property(fc.array(row), fc.subarray(['a', 'b', 'c', 'd']), (rows, chosen) => {
      const months = curveOf(rows, { kind: 'students', studentIds: new Set(chosen) })
      const sum = (k: 'daysAttended' | 'daysDue') => months.reduce((n, m) => n + m.group[k] + m.rest[k], 0)
      expect(sum('daysDue')).toBe(rows.reduce((n, r) => n + r.daysDue, 0))
      expect(sum('daysAttended')).toBe(rows.reduce((n, r) => n + r.daysAttended, 0))
      expect(months.map(m => m.month)).toEqual([...new Set(rows.map(r => r.month))].sort((a, b) => a - b))
    }))
  })
  it('of courses follows whoever sits there that month', () => {
    const rows = [{ studentId: 'a', course: '110-7-A', month: 3, daysAttended: 1, daysDue: 1 }, { studentId: 'a', course: '110-7-B', month: 4, daysAttended: 1, daysDue: 1 }]
    const members = { kind: 'courses' as const, courses: new Set(['110-7-B']) }
    expect(curveOf(rows, members).map(m => m.group.students)).toEqual([0, 1])
    expect([...studentsIn(rows, members)]).toEqual(['a'])
  })
})

describe('before and after implementation began', () => {
  const months = [3, 4, 5, 6].map(month => ({ month }))
  it('leaves the month it began in out of both, unless it began on the first', () => {
    expect(halvesOf(months, 2026, '2026-05-11')).toEqual({ before: [{ month: 3 }, { month: 4 }], after: [{ month: 6 }] })
    expect(halvesOf(months, 2026, '2026-05-01').after).toEqual([{ month: 5 }, { month: 6 }])
  })
  it('is all after a cycle of last year, all before one of next', () => {
    expect(halvesOf(months, 2026, '2025-09-01').after).toHaveLength(4)
    expect(halvesOf(months, 2026, '2027-04-01').before).toHaveLength(4)
  })
})

describe('the days of the week', () => {
  it('are Monday to Friday: 16 November 2026 was a Monday, a Saturday has no classes', () => {
    expect([schoolWeekdayOf('2026-11-16'), schoolWeekdayOf('2026-11-20'), schoolWeekdayOf('2026-11-21'), schoolWeekdayOf('2026-11-22')]).toEqual([0, 4, null, null])
  })
  it('add up by course to the sum of all, weekends left out', () => {
    const days = fc.array(fc.record({ n: fc.integer({ min: 0, max: 60 }), course: fc.constantFrom('A', 'B'), due: fc.integer({ min: 0, max: 30 }) }), { maxLength: 60 })
      .map(all => all.map(({ n, course, due }) => ({ day: dayOfNumber(dayNumberOf('2026-03-02') + n), course, due, present: Math.floor(due / 2) })))
    fc.assert(fc.property(days, rows => {
      const { courses, all } = weekdaysByCourse(rows)
      all.forEach((sum, i) => {
        expect(courses.reduce((n, c) => n + c.weekdays[i]!.due, 0)).toBe(sum.due)
        expect(courses.reduce((n, c) => n + c.weekdays[i]!.present, 0)).toBe(sum.present)
      })
      expect(all.reduce((n, s) => n + s.due, 0)).toBe(rows.filter(r => schoolWeekdayOf(r.day) !== null).reduce((n, r) => n + r.due, 0))
    }))
  })
})
