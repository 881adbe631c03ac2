/**
 * What would probably have become of a group without anything done: students who had attended as much at the same point of an earlier year,
 * and how they went on in the same months. A group chosen for low attendance rises by itself (reference: methods, 7: of schools in the lowest
 * fifth 73 % "improve" with no action); beside this, not beside its own past, a rise says something.
 *
 * Alike is the attendance so far in whole percent, not the band: a band as wide as "severe" holds students who go on very differently. The season and the
 * week a year is cut at are the same for both. What differs between the two years (a strike, an epidemic) is not removed.
 */
import { attendancePercentOf } from '../indicators/attendance.ts'
import { fewestToRead, type StudentMonthDays } from './focus.ts'
import { addDaysOf, daysUntil, fewestDaysDue, type StudentDays } from './standing.ts'

/** Of one month after the cut: students of all schools of the file who until then had attended `percent` (whole, rounded down), and their days. */
export type AfterwardsCell = StudentDays & { percent: number; month: number; students: number }

/** So many students alike make a figure; with fewer, those a point more or less are taken in, up to `farthest` percentage points. Both chosen, not derived (decision 12). */
export const fewestAlike = 100
export const farthest = 5

/** Percent those alike attended in each month, by month and percent so far; null where too few were alike. */
export const ratesOfAlike = (cells: readonly AfterwardsCell[]): ((percent: number, month: number) => number | null) => {
  const at = new Map(cells.map(c => [c.month * 1000 + c.percent, c]))
  const known = new Map<number, number | null>()
  const read = (percent: number, month: number): number | null => {
    const near: AfterwardsCell[] = []
    let students = 0
    for (let off = 0; off <= farthest; off++) {
      for (const p of off === 0 ? [percent] : [percent - off, percent + off]) {
        const cell = at.get(month * 1000 + p)
        if (cell && p >= 0 && p <= 100) { near.push(cell); students += cell.students }
      }
      if (students >= fewestAlike) return attendancePercentOf(addDaysOf(near))
    }
    return null
  }
  return (percent, month) => {
    const key = month * 1000 + percent
    if (!known.has(key)) known.set(key, read(percent, month))
    return known.get(key)!
  }
}

export type BesideAlike = {
  /** Of the group, those with enough days before and somebody alike in every month they had days in. All figures are theirs. */
  students: number
  of: number
  months: { month: number; groupPercent: number; alikePercent: number }[]
  groupPercent: number
  alikePercent: number
}

/**
 * The group since the cut, beside those alike. `rows`: days of the group's students in one school year. `until`: the last month before the cycle.
 * `after`: the months read. Those alike are weighted by the group's own days due, month by month. Null with fewer than ten students to compare.
 */
export const besideAlike = (rows: readonly StudentMonthDays[], { until, after }: { until: number; after: readonly number[] }, cells: readonly AfterwardsCell[]): BesideAlike | null => {
  const rateOf = ratesOfAlike(cells)
  const byStudent = new Map<string, StudentMonthDays[]>()
  for (const r of rows) { const mine = byStudent.get(r.studentId); if (mine) mine.push(r); else byStudent.set(r.studentId, [r]) }
  const sums = new Map(after.map(month => [month, { attended: 0, due: 0, expected: 0 }]))
  let students = 0
  for (const mine of byStudent.values()) {
    const before = daysUntil(mine, until)
    if (before.daysDue < fewestDaysDue) continue
    const percent = Math.floor((100 * before.daysAttended) / before.daysDue)
    const since = mine.filter(r => sums.has(r.month) && r.daysDue > 0).map(r => ({ ...r, rate: rateOf(percent, r.month) }))
    if (since.length === 0 || since.some(r => r.rate === null)) continue
    students++
    for (const r of since) {
      const sum = sums.get(r.month)!
      sum.attended += r.daysAttended
      sum.due += r.daysDue
      sum.expected += (r.rate! / 100) * r.daysDue
    }
  }
  if (students < fewestToRead) return null
  const read = [...sums].filter(([, s]) => s.due > 0).sort(([a], [b]) => a - b)
  const total = read.reduce((t, [, s]) => ({ attended: t.attended + s.attended, due: t.due + s.due, expected: t.expected + s.expected }), { attended: 0, due: 0, expected: 0 })
  const percentsOf = (s: { attended: number; due: number; expected: number }) => ({ groupPercent: (100 * s.attended) / s.due, alikePercent: (100 * s.expected) / s.due })
  return { students, of: byStudent.size, months: read.map(([month, s]) => ({ month, ...percentsOf(s) })), ...percentsOf(total) }
}
