/**
 * Counts of what students did after each month of a year by how much they had attended until then: what a group chosen for low attendance is
 * read against, since such a group rises by itself (reference: methods, 7). Typed arrays, so that a national file costs little; nothing of a
 * single student stays.
 */
import { fewestDaysDue } from '../../cycles/students/standing.ts'
import { schoolMonths } from './kinds.ts'

const monthCount = schoolMonths.length
const percents = 101

export type AfterwardsRow = { generationId: string; year: number; until: number; percent: number; month: number; students: number; daysAttended: number; daysDue: number }

export const createAfterwards = () => {
  const cells = monthCount * percents * monthCount
  const students = new Uint32Array(cells), attended = new Float64Array(cells), due = new Float64Array(cells)
  return {
    /** One student's year in a school: days attended and due of March to December in turn, at `days[0]`, `days[1]`, `days[2]`… */
    count: (days: ArrayLike<number>): void => {
      let attendedSoFar = 0, dueSoFar = 0
      for (let until = 0; until + 1 < monthCount; until++) {
        attendedSoFar += days[2 * until]!
        dueSoFar += days[2 * until + 1]!
        if (dueSoFar < fewestDaysDue) continue
        const from = (until * percents + Math.floor((100 * attendedSoFar) / dueSoFar)) * monthCount
        for (let month = until + 1; month < monthCount; month++) {
          const dueThen = days[2 * month + 1]!
          if (dueThen === 0) continue
          students[from + month]! += 1
          attended[from + month]! += days[2 * month]!
          due[from + month]! += dueThen
        }
      }
    },
    *rows(generationId: string, year: number): Generator<AfterwardsRow> {
      for (let cell = 0; cell < cells; cell++) {
        if (students[cell] === 0) continue
        const month = cell % monthCount, percent = Math.floor(cell / monthCount) % percents, until = Math.floor(cell / (monthCount * percents))
        yield { generationId, year, until: schoolMonths[until]!, percent, month: schoolMonths[month]!, students: students[cell]!, daysAttended: attended[cell]!, daysDue: due[cell]! }
      }
    },
  }
}
