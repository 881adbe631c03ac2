/**
 * The invented yearly file of attendance of one year: the same students' months as the monthly files, put together into persons. Each month's counts
 * of days are handed out by how regular a student is, with some chance of the month, so that who attended least in autumn mostly, not
 * always, attends least in spring.
 */
import { daysOf, type Pair } from '../../cycles/indicators/attendance.ts'
import { createAfterwards, type AfterwardsRow } from '../import/afterwards.ts'
import { schoolMonths } from '../import/kinds.ts'
import type { SeedAttendance } from './attendance-model.ts'
import { streamFor } from './random.ts'

/** How much one month's chance weighs beside what lasts. */
const chanceOfMonth = 0.8

/** Days attended and due of each student of a school, March to December in turn. */
const studentsOf = (months: readonly SeedAttendance[]): Uint16Array[] => {
  const { rbd, year } = months[0]!
  const stream = streamFor('regular', rbd, year)
  const lasting = Array.from({ length: Math.max(...months.map(r => r.students)) }, () => stream.normal())
  const days = lasting.map(() => new Uint16Array(2 * schoolMonths.length))
  for (const r of months) {
    const chance = streamFor('month-of', rbd, year, r.month)
    const order = lasting.slice(0, r.students).map((z, student) => ({ student, at: z + chanceOfMonth * chance.normal() })).sort((a, b) => a.at - b.at)
    const handed = r.pairs.flatMap(([attended, due, n]) => Array.from({ length: n }, () => ({ attended, due }))).sort((a, b) => a.attended / a.due - b.attended / b.due)
    const slot = 2 * (schoolMonths as readonly number[]).indexOf(r.month)
    order.forEach(({ student }, i) => { days[student]![slot] = handed[i]!.attended; days[student]![slot + 1] = handed[i]!.due })
  }
  return days
}

/** `rows`: school rows of one year, young students, month by month. Answers the row of each school's year, and what students did afterwards. */
export const seedAttendanceYear = (generationId: string, rows: readonly SeedAttendance[]): { attendance: SeedAttendance[]; afterwards: AfterwardsRow[] } => {
  const afterwards = createAfterwards()
  const bySchool = new Map<number, SeedAttendance[]>()
  for (const r of rows) bySchool.set(r.rbd, [...(bySchool.get(r.rbd) ?? []), r])
  const year = rows[0]!.year
  const attendance = [...bySchool].map(([rbd, months]): SeedAttendance => {
    const counted = new Map<string, Pair>()
    for (const days of studentsOf(months)) {
      afterwards.count(days)
      const [attended, due] = days.reduce<[number, number]>(([a, d], n, i) => (i % 2 === 0 ? [a + n, d] : [a, d + n]), [0, 0])
      if (due === 0) continue
      const pair = counted.get(`${attended}/${due}`)
      if (pair) pair[2]++; else counted.set(`${attended}/${due}`, [attended, due, 1])
    }
    const pairs = [...counted.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1])
    return { rbd, year, month: 0, teaching: 'young', course: '', ...daysOf(pairs), pairs }
  })
  return { attendance, afterwards: [...afterwards.rows(generationId, year)] }
}
