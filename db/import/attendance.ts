/**
 * Monthly declared attendance, a row per student, course, school and month (reference: Ministry files, 1.3; 27 columns in 2019,
 * 28 from 2023). What is kept is the exact histogram of days.
 *
 * Decisions: months 3-12 only, as the Esquema de Registro says. A row with no day due keeps its student in the histogram, in no
 * band, and is counted in a warning. The same row twice is one row when both together are more days than a month has.
 */
import { intAt } from './delimited.ts'
import { longestMonth } from './histogram.ts'
import type { Reading, ReadingContext, ReadingOptions } from './reading.ts'
import type { ImportWarning } from './report.ts'
import { createStudentDays, type StudentDays } from './student-days.ts'
import { readStudentFile, type StudentLayout } from './student-file.ts'
import { recordColumns, type RecordReader } from './student-record.ts'

const columns = ['MES_ESCOLAR', 'DIAS_ASISTIDOS', 'DIAS_TRABAJADOS'] as const
const MRUN = recordColumns.indexOf('MRUN')
const MONTH = recordColumns.length, ATTENDED = MONTH + 1, DUE = MONTH + 2

export const readAttendance = (context: ReadingContext, options: ReadingOptions = {}): Promise<Reading> =>
  readStudentFile(context, options, { kind: 'attendance', columns, ofOneYear: false, layout: reader => monthlyLayout(context, reader) })

const monthlyLayout = ({ store }: ReadingContext, { record, refuse, refuseNumber }: RecordReader): StudentLayout<StudentDays> => {
  let withoutDaysDue = 0, repeated = 0
  return {
    create: createStudentDays,
    take: (table, fields, line) => {
      const month = intAt(fields, MONTH)
      if (month < 3 || month > 12) { if (month < 0) refuseNumber(line, MONTH, month); else refuse(line, 'month-outside-school-year', MONTH); return 'refused' }
      const attended = intAt(fields, ATTENDED)
      if (attended < 0) { refuseNumber(line, ATTENDED, attended); return 'refused' }
      const due = intAt(fields, DUE)
      if (due < 0) { refuseNumber(line, DUE, due); return 'refused' }
      if (due > longestMonth) { refuse(line, 'out-of-range', DUE); return 'refused' }
      if (attended > due) { refuse(line, 'attended-above-due', ATTENDED, attended <= longestMonth ? `${attended}/${due}` : undefined); return 'refused' }
      const added = table.add(record.rbd, record.year, month, record.teaching, record.codEnse, record.grade, record.letter, record.mrun, attended, due)
      if (added === 'full') return 'full'
      if (added === 'too-often') { refuse(line, 'student-too-often', MRUN); return 'refused' }
      if (added === 'repeated') repeated++
      if (due === 0) withoutDaysDue++
      return 'added'
    },
    finish: (table, { generationId, letterOf }) => ({
      table: store.s.attendance, rows: table.rows(generationId, letterOf) as Iterable<unknown> as Iterable<Record<string, unknown>>, rowCount: table.rowCount,
    }),
    counts: table => ({ students: table.students, studentsInSeveralRows: table.studentsInSeveralRows, keys: table.keys() }),
    warnings: () => {
      const warnings: ImportWarning[] = []
      if (withoutDaysDue > 0) warnings.push({ warning: 'no-days-due', count: withoutDaysDue })
      if (repeated > 0) warnings.push({ warning: 'repeated-rows', count: repeated })
      return warnings
    },
  }
}
