import { describe, expect, it } from 'vitest'
import { membersFixedAt, studentsIn } from '../../../cycles/students/focus.ts'
import { gapsAround, gapsByMonth, gapsByWeek, gapTogether, studentsAtLeast, weeksOfDays } from '../../../cycles/students/gap-to-rest.ts'

const week = (monday: string, course: string, daysAttended: number, daysDue: number) => ({ monday, course, daysAttended, daysDue })
const month = (studentId: string, m: number, course: string, daysAttended: number, daysDue = 20) => ({ studentId, month: m, course, daysAttended, daysDue })

describe('a course beside the rest of its school', () => {
  it('is so many points away each week, whole days over whole days', () => {
    const [only, none] = gapsByWeek([week('2026-08-17', '110-7-B', 120, 150), week('2026-08-17', '110-7-A', 90, 100), week('2026-08-17', '110-8-A', 190, 200)], new Set(['110-7-B']))
    expect(only).toMatchObject({ period: '2026-08-17', groupPercent: 80, rest: { daysAttended: 280, daysDue: 300 } })
    expect(only!.points).toBeCloseTo(80 - 280 / 3, 10)
    expect(none).toBeUndefined()
  })

  it('is not compared in a week without the others, nor with half of the group', () => {
    expect(gapsByWeek([week('2026-08-17', '110-7-B', 120, 150)], new Set(['110-7-B']))).toEqual([])
    expect(gapsByWeek([week('2026-08-17', '110-7-B', 120, 150), week('2026-08-17', '110-8-A', 190, 200)], new Set(['110-7-B', '110-7-A']))).toEqual([])
  })

  it('adds a daily file up by week', () => {
    expect(weeksOfDays([{ day: '2026-08-17', course: 'a', present: 20, due: 30 }, { day: '2026-08-21', course: 'a', present: 25, due: 30 }, { day: '2026-08-24', course: 'a', present: 1, due: 2 }]))
      .toEqual([week('2026-08-17', 'a', 45, 60), week('2026-08-24', 'a', 1, 2)])
  })

  it('has at least as many students as its days can come from', () => {
    expect(studentsAtLeast([week('2026-08-17', 'a', 20, 45), week('2026-08-24', 'a', 20, 60), week('2026-08-24', 'b', 20, 600)], new Set(['a']))).toBe(10)
    expect(studentsAtLeast([], new Set(['a']))).toBe(0)
  })
})

describe('a course followed by its students', () => {
  const rows = [
    month('s1', 8, '7B', 10), month('s2', 8, '7B', 20), month('s3', 8, '7A', 20),
    // s1 changes course and s4 comes to 7B after the start.
    month('s1', 9, '7A', 12), month('s2', 9, '7B', 20), month('s3', 9, '7A', 20), month('s4', 9, '7B', 0),
  ]

  it('keeps who moves and does not take in who comes later', () => {
    const ids = studentsIn(rows, membersFixedAt(rows, { kind: 'courses', courses: new Set(['7B']) }, 8))
    expect([...ids].sort()).toEqual(['s1', 's2'])
    const [, september] = gapsByMonth(rows, ids, 2026)
    expect(september).toMatchObject({ period: '2026-09', group: { daysAttended: 32, daysDue: 40 }, rest: { daysAttended: 20, daysDue: 40 }, points: 30 })
  })
})

describe('before and since', () => {
  const at = (period: string, points: number) => ({ period, group: { daysAttended: 50 + points, daysDue: 100 }, rest: { daysAttended: 50, daysDue: 100 }, groupPercent: 50 + points, restPercent: 50, points })

  it('leave out the week, or month, a cycle began in, unless it began with it', () => {
    const weeks = [at('2026-08-10', -5), at('2026-08-17', -4), at('2026-08-24', -3)]
    expect(gapsAround(weeks, '2026-08-19', 'week')).toEqual({ before: [weeks[0]], since: [weeks[2]] })
    expect(gapsAround(weeks, '2026-08-17', 'week')).toEqual({ before: [weeks[0]], since: [weeks[1], weeks[2]] })
    // Who begins on a Saturday begins with the next week; a cycle of the first of a month begins with it, one of December's second with the next year.
    expect(gapsAround(weeks, '2026-08-22', 'week')).toEqual({ before: [weeks[0], weeks[1]], since: [weeks[2]] })
    const months = ['2026-08', '2026-09', '2026-12', '2027-01'].map(period => ({ ...weeks[0]!, period }))
    expect(gapsAround(months, '2026-09-01', 'month').since).toEqual(months.slice(1))
    expect(gapsAround(months, '2026-12-02', 'month')).toEqual({ before: months.slice(0, 2), since: [months[3]] })
  })

  it('are put together day by day, and of nothing there is nothing', () => {
    expect(gapTogether([at('a', -4), at('b', -2)])).toEqual({ points: -3, periods: 2 })
    expect(gapTogether([])).toBeNull()
  })
})
