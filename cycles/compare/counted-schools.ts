/**
 * The schools that enter a comparison of rates, and those that do not, with the reason. A group under 10 students is in no sum, no mean and no
 * limit, so that no difference of two results gives it back (reference: methods, 8).
 */
import { fewestStudents } from './same-months.ts'

/** One school over one period (a year, or three years pooled): events among its students. Whole numbers. */
export type SchoolCount<Id> = { id: Id; events: number; students: number }

/** `under-ten`: fewer than 10 students. `not-counts`: no whole numbers, below zero, or more events than students. */
export type LeftOut<Id> = { id: Id; why: 'under-ten' | 'not-counts' }

const areCounts = ({ events, students }: { events: number; students: number }) => Number.isInteger(events) && Number.isInteger(students) && events >= 0 && events <= students

/** `fewest`: 10 for schools; published counts of whole communes may go lower. */
export const countedSchools = <Id>(schools: readonly SchoolCount<Id>[], fewest = fewestStudents): { counted: SchoolCount<Id>[]; leftOut: LeftOut<Id>[] } => {
  const counted: SchoolCount<Id>[] = []
  const leftOut: LeftOut<Id>[] = []
  for (const s of schools) {
    if (!areCounts(s)) leftOut.push({ id: s.id, why: 'not-counts' })
    else if (s.students < Math.max(1, fewest)) leftOut.push({ id: s.id, why: 'under-ten' })
    else counted.push(s)
  }
  return { counted, leftOut }
}
