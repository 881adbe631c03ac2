import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { besideAlike, fewestAlike, ratesOfAlike, farthest, type AfterwardsCell } from '../../../cycles/students/afterwards.ts'
import { curveOf, membersFixedAt, type StudentMonthDays } from '../../../cycles/students/focus.ts'
import { createAfterwards } from '../../../db/import/afterwards.ts'
import { streamFor } from '../../../db/seed/random.ts'

const cell = (percent: number, month: number, students: number, daysAttended: number, daysDue: number): AfterwardsCell => ({ percent, month, students, daysAttended, daysDue })

describe('students who had attended as much', () => {
  it('are those of the very percent when there are enough', () => {
    expect(ratesOfAlike([cell(80, 6, fewestAlike, 1600, 2000), cell(81, 6, 5000, 100, 100_000)])(80, 6)).toBe(80)
  })
  it('take in those a point away, on both sides, only as far as needed', () => {
    const rate = ratesOfAlike([cell(80, 6, 40, 600, 800), cell(79, 6, 30, 450, 600), cell(81, 6, 30, 570, 600), cell(78, 6, 1000, 0, 20_000)])
    expect(rate(80, 6)).toBe(81)
  })
  it('are nobody where even five points about there are too few', () => {
    expect(ratesOfAlike([cell(50, 6, 60, 600, 1200), cell(50 + farthest, 6, 39, 600, 780), cell(50 + farthest + 1, 6, 5000, 1, 1)])(50, 6)).toBeNull()
    expect(ratesOfAlike([cell(50, 6, 60, 600, 1200), cell(50 + farthest, 6, 40, 600, 800)])(50, 6)).toBe(60)
    expect(ratesOfAlike([cell(80, 7, 500, 1, 2)])(80, 6)).toBeNull()
  })
  it('of 0 and of 100 % have neighbours on one side', () => {
    expect(ratesOfAlike([cell(100, 6, 90, 90, 100), cell(99, 6, 10, 10, 100)])(100, 6)).toBe(50)
    expect(ratesOfAlike([cell(0, 6, 100, 10, 100)])(0, 6)).toBe(10)
  })
})

/** A year of students who differ lastingly, with a season and chance of every month: no cycle, no change. */
const yearOf = (students: number, seed: number): StudentMonthDays[] => {
  const random = streamFor('year', seed)
  const rows: StudentMonthDays[] = []
  for (let s = 0; s < students; s++) {
    const own = 0.55 + 0.45 * Math.sqrt(random.next())
    for (let month = 3; month <= 11; month++) {
      const due = 18 + random.upTo(4)
      const now = Math.min(1, Math.max(0, own + (month >= 6 && month <= 8 ? -0.04 : 0) + 0.12 * random.normal()))
      let attended = 0
      for (let d = 0; d < due; d++) if (random.next() < now) attended++
      rows.push({ studentId: `s${s}`, course: 'x', month, daysAttended: attended, daysDue: due })
    }
  }
  return rows
}
const cellsOf = (rows: readonly StudentMonthDays[], until: number): AfterwardsCell[] => {
  const counted = createAfterwards()
  const byStudent = new Map<string, StudentMonthDays[]>()
  for (const r of rows) byStudent.set(r.studentId, [...(byStudent.get(r.studentId) ?? []), r])
  for (const mine of byStudent.values()) {
    const days = new Uint16Array(20)
    for (const r of mine) { days[2 * (r.month - 3)] = r.daysAttended; days[2 * (r.month - 3) + 1] = r.daysDue }
    counted.count(days)
  }
  return [...counted.rows('g', 2025)].filter(r => r.until === until)
}

describe('a group chosen for its low attendance', () => {
  const before = yearOf(6000, 7)
  const cells = cellsOf(before, 5)
  const sumOf = (rows: readonly StudentMonthDays[], months: readonly number[]) => {
    const of = rows.filter(r => months.includes(r.month))
    return (100 * of.reduce((n, r) => n + r.daysAttended, 0)) / of.reduce((n, r) => n + r.daysDue, 0)
  }
  const lowestOf = (rows: readonly StudentMonthDays[], n: number) => {
    const ids = [...new Set(rows.map(r => r.studentId))]
    const low = new Set(ids.map(id => ({ id, p: sumOf(rows.filter(r => r.studentId === id && r.month === 5), [5]) })).sort((a, b) => a.p - b.p).slice(0, n).map(x => x.id))
    return rows.filter(r => low.has(r.studentId))
  }

  it('rises by itself beside its own last month, and hardly beside those who stood the same', () => {
    const differences: number[] = [], rises: number[] = []
    for (let seed = 100; seed < 112; seed++) {
      const group = lowestOf(yearOf(150, seed), 25)
      const beside = besideAlike(group, { until: 5, after: [9, 10, 11] }, cells)!
      // The very lowest may have nobody alike.
      expect(beside.students).toBeGreaterThan(21)
      expect(beside.of).toBe(25)
      differences.push(beside.groupPercent - beside.alikePercent)
      rises.push(beside.groupPercent - sumOf(group, [5]))
    }
    const mean = (all: readonly number[]) => all.reduce((a, b) => a + b, 0) / all.length
    expect(mean(rises)).toBeGreaterThan(8)
    // What is left: they were chosen by one month, and are matched by three.
    expect(Math.abs(mean(differences))).toBeLessThan(mean(rises) / 2)
  })

  it('matched by what it was chosen by, is within chance of those alike; with eight points more days attended it is eight above', () => {
    const mean = (all: readonly number[]) => all.reduce((a, b) => a + b, 0) / all.length
    const differencesWith = (points: number) => Array.from({ length: 12 }, (_, i) => {
      const random = streamFor('more', i)
      const rows = yearOf(400, 300 + i)
      const ids = [...new Set(rows.map(r => r.studentId))].filter(id => sumOf(rows.filter(r => r.studentId === id), [3, 4, 5]) < 75)
      const group = rows.filter(r => ids.includes(r.studentId)).map(r => (r.month < 6 ? r : { ...r, daysAttended: Math.min(r.daysDue, r.daysAttended + (random.next() < (points * r.daysDue) / 100 / 2 ? 2 : 0)) }))
      const beside = besideAlike(group, { until: 5, after: [6, 7, 8, 9, 10, 11] }, cells)!
      return beside.groupPercent - beside.alikePercent
    })
    expect(Math.abs(mean(differencesWith(0)))).toBeLessThan(1)
    const eight = mean(differencesWith(8))
    expect(eight).toBeGreaterThan(6)
    expect(eight).toBeLessThan(9)
  })

  it('is read only with ten to compare; a student with few days before, or nobody alike, is left out and counted', () => {
    const group = lowestOf(yearOf(150, 1), 12)
    const ids = [...new Set(group.map(r => r.studentId))]
    const withoutBefore = (n: number) => group.filter(r => !ids.slice(0, n).includes(r.studentId) || r.month > 5)
    expect(besideAlike(withoutBefore(2), { until: 5, after: [6] }, cells)).toMatchObject({ students: 10, of: 12 })
    expect(besideAlike(withoutBefore(3), { until: 5, after: [6] }, cells)).toBeNull()
    expect(besideAlike(group, { until: 5, after: [6] }, [])).toBeNull()
    expect(besideAlike(group, { until: 5, after: [] }, cells)).toBeNull()
  })
})

describe('what students did afterwards', () => {
  it('counts every student with fifteen days once per cut and later month with days (property)', () => {
    const year = fc.array(fc.integer({ min: 0, max: 23 }).chain(due => fc.integer({ min: 0, max: due }).map(attended => [attended, due] as const)), { minLength: 10, maxLength: 10 })
    fc.assert(fc.property(fc.array(year, { maxLength: 12 }), students => {
      const counted = createAfterwards()
      for (const s of students) counted.count(s.flat())
      const rows = [...counted.rows('g', 2024)]
      for (const until of [3, 5, 8, 11]) {
        for (const month of [9, 10, 12].filter(x => x > until)) {
          const own = students.filter(s => s.slice(0, until - 2).reduce((n, d) => n + d[1], 0) >= 15 && s[month - 3]![1] > 0)
          const of = rows.filter(r => r.until === until && r.month === month)
          expect(of.reduce((n, r) => n + r.students, 0)).toBe(own.length)
          expect(of.reduce((n, r) => n + r.daysAttended, 0)).toBe(own.reduce((n, s) => n + s[month - 3]![0], 0))
          for (const s of own) {
            const [a, d] = s.slice(0, until - 2).reduce(([x, y], day) => [x + day[0], y + day[1]], [0, 0])
            expect(of.some(r => r.percent === Math.floor((100 * a) / d))).toBe(true)
          }
        }
      }
    }), { numRuns: 40 })
  })
})

it('a course is followed by its students: whoever comes to it later is of the rest, whoever leaves stays', () => {
  const row = (studentId: string, course: string, month: number, daysAttended: number): StudentMonthDays => ({ studentId, course, month, daysAttended, daysDue: 20 })
  const rows = [row('a', '7A', 5, 10), row('b', '7A', 5, 12), row('c', '7B', 5, 20), row('a', '7B', 6, 14), row('b', '7A', 6, 16), row('c', '7A', 6, 20)]
  const fixed = membersFixedAt(rows, { kind: 'courses', courses: new Set(['7A']) }, 5)
  expect(curveOf(rows, fixed).map(x => [x.group.students, x.groupPercent, x.rest.students, x.restPercent])).toEqual([[2, 55, 1, 100], [2, 75, 1, 100]])
  expect(membersFixedAt(rows, { kind: 'students', studentIds: new Set(['c']) }, 5)).toEqual({ kind: 'students', studentIds: new Set(['c']) })
})
