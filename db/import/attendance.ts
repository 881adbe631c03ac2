/**
 * Monthly declared attendance, a row per student, course, school and month (reference: Ministry files, 1.3; 27 columns in 2019,
 * 28 from 2023). What is kept is the exact histogram of days.
 *
 * Decisions: months 3-12 only, as the Esquema de Registro says. A row with no day due keeps its student in the histogram, in no
 * band, and is counted in a warning. The same row twice is one row when both together are more days than a month has.
 * One student is one MRUN per school, teaching group, year and month: the days of several rows are added, and a student with rows in
 * two courses of a group counts once for the group and once in each course.
 */
import type { CoverKey } from '../generations.ts'
import { teachingNameOf } from './courses.ts'
import { intAt } from './delimited.ts'
import { createHistogram, longestMonth, mostDaysDue, type HistogramRow } from './histogram.ts'
import type { Reading, ReadingContext, ReadingOptions } from './reading.ts'
import type { ImportWarning } from './report.ts'
import { readStudentFile, type StudentLayout } from './student-file.ts'
import { recordColumns, type RecordReader } from './student-record.ts'
import { forEachStudent } from './student-rows.ts'

const columns = ['MES_ESCOLAR', 'DIAS_ASISTIDOS', 'DIAS_TRABAJADOS'] as const
const MONTH = recordColumns.length, ATTENDED = MONTH + 1, DUE = MONTH + 2
/** Days attended and days due. */
const bytesOfRow = 2

export const readAttendance = (context: ReadingContext, options: ReadingOptions = {}): Promise<Reading> =>
  readStudentFile(context, options, { kind: 'attendance', columns, bytesOfRow, ofOneYear: false, layout: reader => monthlyLayout(context, reader) })

const monthlyLayout = ({ store }: ReadingContext, { record, refuse, refuseNumber }: RecordReader): StudentLayout => {
  let students = 0, several = 0, withoutDaysDue = 0, repeated = 0
  let keys: CoverKey[] = []
  return {
    take: (table, fields, line) => {
      const month = intAt(fields, MONTH)
      if (month < 3 || month > 12) { if (month < 0) refuseNumber(line, MONTH, month); else refuse(line, 'month-outside-school-year', MONTH); return 'refused' }
      const attended = intAt(fields, ATTENDED)
      if (attended < 0) { refuseNumber(line, ATTENDED, attended); return 'refused' }
      const due = intAt(fields, DUE)
      if (due < 0) { refuseNumber(line, DUE, due); return 'refused' }
      if (due > longestMonth) { refuse(line, 'out-of-range', DUE); return 'refused' }
      if (attended > due) { refuse(line, 'attended-above-due', ATTENDED, attended <= longestMonth ? `${attended}/${due}` : undefined); return 'refused' }
      const row = table.add(record, month, line)
      if (row < 0) return 'full'
      table.values[bytesOfRow * row] = attended
      table.values[bytesOfRow * row + 1] = due
      return 'added'
    },
    finish: (table, { generationId, letterOf, refuseRow }) => {
      const { values } = table
      const ofGroup = createHistogram(), ofCourse = createHistogram()
      /** Days attended and due of each student of a course, in one number. */
      const daysOf: number[][] = Array.from({ length: table.courses.count }, () => [])
      const together = (attended: number, due: number) => (attended << 8) | due

      /** A student of several rows: the days of each course, and all of them. False when they are no student's. */
      const addSeveral = (rows: Int32Array, from: number, to: number): boolean => {
        const parts = new Map<number, { attended: number; due: number }>()
        let attended = 0, due = 0, again = 0
        for (let i = from; i < to; i++) {
          const row = rows[i]!
          if (isRepeated(rows, from, i)) { again++; continue }
          const course = table.courseOf(row)
          const part = parts.get(course)
          if (part) { part.attended += values[bytesOfRow * row]!; part.due += values[bytesOfRow * row + 1]! } else parts.set(course, { attended: values[bytesOfRow * row]!, due: values[bytesOfRow * row + 1]! })
          attended += values[bytesOfRow * row]!
          due += values[bytesOfRow * row + 1]!
        }
        if (due > mostDaysDue) {
          for (let i = from; i < to; i++) refuseRow(table.lineOf(rows[i]!), 'student-too-often', 'MRUN')
          return false
        }
        repeated += again
        if (to - from - again > 1) several++
        ofGroup.count(attended, due)
        for (const [course, part] of parts) daysOf[course]!.push(together(part.attended, part.due))
        return true
      }

      /** Whether the row stands there already, with more days twice than a month has. */
      const isRepeated = (rows: Int32Array, from: number, at: number): boolean => {
        const row = rows[at]!
        const attended = values[bytesOfRow * row]!, due = values[bytesOfRow * row + 1]!
        if (2 * due <= longestMonth) return false
        for (let i = from; i < at; i++) {
          const other = rows[i]!
          if (table.courseOf(other) === table.courseOf(row) && values[bytesOfRow * other] === attended && values[bytesOfRow * other + 1] === due) return true
        }
        return false
      }

      function* rows(): Generator<HistogramRow> {
        students = several = 0
        keys = []
        for (const { group, rows } of table.groups()) {
          const { rbd, year, month } = group
          forEachStudent(table, rows, refuseRow, (from, to) => {
            for (let i = from; i < to; i++) if (values[bytesOfRow * rows[i]! + 1] === 0) withoutDaysDue++
            if (to - from > 1) { if (addSeveral(rows, from, to)) students++; return }
            const row = rows[from]!
            const attended = values[bytesOfRow * row]!, due = values[bytesOfRow * row + 1]!
            students++
            ofGroup.count(attended, due)
            daysOf[table.courseOf(row)]!.push(together(attended, due))
          })
          if (ofGroup.isEmpty) continue
          const teaching = teachingNameOf(group.teaching)
          keys.push({ rbd, year, month })
          yield ofGroup.takeAs(generationId, rbd, year, month, teaching, '')
          const courseRows: HistogramRow[] = []
          for (const course of group.courses) {
            const days = daysOf[course]!
            if (days.length === 0) continue
            for (const d of days) ofCourse.count(d >> 8, d & 255)
            daysOf[course] = none
            courseRows.push(ofCourse.takeAs(generationId, rbd, year, month, teaching, table.courses.nameOf(course, letterOf)))
          }
          yield* courseRows.sort((a, b) => (a.course < b.course ? -1 : 1))
        }
      }
      return { table: store.s.attendance, rows: rows() as Iterable<unknown> as Iterable<Record<string, unknown>>, rowCount: table.courses.groups.length + table.courses.count }
    },
    counts: () => ({ students, studentsInSeveralRows: several, keys }),
    warnings: () => {
      const warnings: ImportWarning[] = []
      if (withoutDaysDue > 0) warnings.push({ warning: 'no-days-due', count: withoutDaysDue })
      if (repeated > 0) warnings.push({ warning: 'repeated-rows', count: repeated })
      return warnings
    },
  }
}

const none: number[] = []
