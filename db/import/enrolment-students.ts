/**
 * Matrícula por estudiante, a row per student and course at 30 April (reference: Ministry files, 1.5; 38 columns in 2025, subsets of
 * them before). What is kept is counts per course, and per school and teaching group with each student once.
 *
 * Decisions: a student in two courses counts in each and once in the school. EDAD_ALU is the age at 30 June; where it is absent it is
 * told from FEC_NAC_ALU (AAAAMM), with whoever was born in June taken to have had the birthday. Sex as the first row says.
 */
import { isOverAge } from '../../cycles/indicators/over-age.ts'
import { teachingNameOf } from './courses.ts'
import { intAt, type Fields } from './delimited.ts'
import type { Reading, ReadingContext, ReadingOptions } from './reading.ts'
import { readStudentFile, type StudentLayout } from './student-file.ts'
import { recordColumns, type RecordReader } from './student-record.ts'
import { forEachStudent } from './student-rows.ts'

const columns = ['GEN_ALU', 'EDAD_ALU', 'FEC_NAC_ALU'] as const
const SEX = recordColumns.length, AGE = SEX + 1, BORN = SEX + 2
/** One byte a row. */
const woman = 1, man = 2, ageKnown = 4, overAge = 8

export const readEnrolmentStudents = (context: ReadingContext, options: ReadingOptions = {}): Promise<Reading> =>
  readStudentFile(context, options, { kind: 'enrolment-students', columns, bytesOfRow: 1, ofOneYear: true, layout: reader => enrolmentLayout(context, reader) })

/** Years at 30 June of `year`; -1 when the row does not say. */
const ageAt = (fields: Fields, year: number): number => {
  const age = intAt(fields, AGE)
  if (age >= 0) return age
  const born = intAt(fields, BORN)
  if (born < 190_001) return -1
  const month = born > 999_999 ? Math.floor(born / 100) : born
  return year - Math.floor(month / 100) - (month % 100 > 6 ? 1 : 0)
}

const enrolmentLayout = ({ store, columns: inFile }: ReadingContext, { record }: RecordReader): StudentLayout => {
  const hasSex = inFile.includes('GEN_ALU')
  const hasAge = inFile.includes('EDAD_ALU') || inFile.includes('FEC_NAC_ALU')
  let students = 0, several = 0, repeated = 0

  /** Counts marks, and hands them out as a row of the table. */
  const createCount = () => {
    let n = 0, women = 0, men = 0, known = 0, over = 0
    return {
      add: (marks: number) => { n++; if (marks & woman) women++; if (marks & man) men++; if (marks & ageKnown) known++; if (marks & overAge) over++ },
      takeAs: (of: { generationId: string; rbd: number; year: number; teaching: string; course: string }) => {
        const row = { ...of, students: n, women: hasSex ? women : null, men: hasSex ? men : null, overAge: hasAge ? over : null, ageKnown: hasAge ? known : null }
        n = women = men = known = over = 0
        return row
      },
    }
  }

  return {
    take: (table, fields, line) => {
      const row = table.add(record, 0, line)
      if (row < 0) return 'full'
      const sex = intAt(fields, SEX)
      const isOver = isOverAge(record.codEnse, record.grade, ageAt(fields, record.year))
      table.values[row] = (sex === 2 ? woman : sex === 1 ? man : 0) | (isOver === null ? 0 : ageKnown) | (isOver ? overAge : 0)
      return 'added'
    },
    finish: (table, { refuseRow, generationId, letterOf }) => {
      function* rows() {
        students = several = 0
        const inSchool = createCount(), inCourse = createCount()
        for (const { group, rows } of table.groups()) {
          const at = { generationId, rbd: group.rbd, year: group.year, teaching: teachingNameOf(group.teaching) }
          const marksOf = new Map<number, number[]>(group.courses.map(c => [c, []]))
          forEachStudent(table, rows, refuseRow, (from, to) => {
            students++
            if (to - from > 1) several++
            inSchool.add(table.values[rows[from]!]!)
            for (let i = from; i < to; i++) {
              const course = table.courseOf(rows[i]!)
              let isFirst = true
              for (let j = from; j < i; j++) if (table.courseOf(rows[j]!) === course) isFirst = false
              if (isFirst) marksOf.get(course)!.push(table.values[rows[i]!]!)
              else repeated++
            }
          })
          const school = inSchool.takeAs({ ...at, course: '' })
          if (school.students === 0) continue
          yield school
          const courseRows = [...marksOf].filter(([, marks]) => marks.length > 0).map(([course, marks]) => {
            for (const m of marks) inCourse.add(m)
            return inCourse.takeAs({ ...at, course: table.courses.nameOf(course, letterOf) })
          })
          yield* courseRows.sort((a, b) => (a.course < b.course ? -1 : 1))
        }
      }
      return { table: store.s.courseEnrolment, rows: rows(), rowCount: table.courses.groups.length + table.courses.count }
    },
    counts: table => ({ students, studentsInSeveralRows: several, keys: table.courses.groups.map(({ rbd, year }) => ({ year, month: 0, rbd })) }),
    warnings: () => (repeated > 0 ? [{ warning: 'repeated-rows', count: repeated }] : []),
  }
}
