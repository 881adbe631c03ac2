/**
 * Asistencia anual por estudiante, a row per student and course with the days of each month (reference: Ministry files, 1.4; 2015-2019
 * and 2022-2025, header in either case). It becomes the same exact histograms as the monthly file, month by month, and so takes their
 * place; and one of March to December, each student once, under month 0 of kind 'attendance-year'.
 *
 * Decisions: a month without days due, or blank, is a month the student was not there, and tells nothing. Where a file gives rates and
 * no days due (2025), days due are attended / rate; of a rate of nothing they cannot be told, and the month is left out and counted.
 * The days of several rows of a student are added; a row that stands there twice is one. A month is covered where somebody of the
 * school has days in it, so that a month of the monthly file this one lacks stays. Over all schools it also counts what students did after
 * each month by how much they had attended until then (`afterwards.ts`).
 */
import type { CoverKey } from '../generations.ts'
import { createAfterwards } from './afterwards.ts'
import { teachingNameOf } from './courses.ts'
import { BLANK, decimalAt, FileRefused, intAt, type Fields } from './delimited.ts'
import { createHistogram, longestMonth, mostDaysDue, mostDaysDueInYear, type HistogramRow } from './histogram.ts'
import { schoolMonths } from './kinds.ts'
import type { Reading, ReadingContext, ReadingOptions } from './reading.ts'
import type { ImportWarning } from './report.ts'
import { readStudentFile, type StudentLayout } from './student-file.ts'
import { recordColumns, type RecordReader } from './student-record.ts'
import { forEachStudent, type StudentRows } from './student-rows.ts'

const columns = [...schoolMonths.map(m => `DIAS_ASISTIDOS_${m}`), ...schoolMonths.map(m => `DIAS_TRABAJADOS_${m}`), ...schoolMonths.map(m => `TASA_ASISTENCIA_${m}`)]
const monthCount = schoolMonths.length
const ATTENDED = recordColumns.length, DUE = ATTENDED + monthCount, RATE = DUE + monthCount
/** Days attended and days due of each month. */
const bytesOfRow = 2 * monthCount

export const readAttendanceYear = async (context: ReadingContext, options: ReadingOptions = {}): Promise<Reading> => {
  const has = (name: string) => context.columns.includes(name)
  const missing = schoolMonths.filter(m => !has(`DIAS_TRABAJADOS_${m}`) && !has(`TASA_ASISTENCIA_${m}`)).map(m => `DIAS_TRABAJADOS_${m}`)
  if (missing.length > 0) throw new FileRefused('missing-column', { kind: 'attendance-year', missing })
  const isRateOnly = Uint8Array.from(schoolMonths, m => (has(`DIAS_TRABAJADOS_${m}`) ? 0 : 1))
  return readStudentFile(context, options, { kind: 'attendance-year', columns, bytesOfRow, ofOneYear: true, layout: reader => yearLayout(context, reader, isRateOnly) })
}

const yearLayout = ({ store }: ReadingContext, { record, refuse, refuseNumber }: RecordReader, isRateOnly: Uint8Array): StudentLayout => {
  let students = 0, several = 0, repeated = 0, incomplete = 0, untold = 0
  let keys: CoverKey[] = []
  const days = new Uint8Array(bytesOfRow)
  const afterwards = createAfterwards(), ofStudent = new Uint16Array(bytesOfRow)
  let yearOfFile = 0

  /** Days due by the rate; 0 when it tells nothing. */
  const dueByRate = (fields: Fields, month: number, attended: number): number => {
    const rate = decimalAt(fields, RATE + month)
    // A fraction; above 1 it is a percentage.
    const share = rate > 1 ? rate / 100 : rate
    if (share > 0 && attended > 0) return Math.round(attended / share)
    if (rate !== BLANK) untold++
    return 0
  }

  /** Reads the ten months into `days`; false when one of them refused the row. */
  const readDays = (fields: Fields, line: number): boolean => {
    for (let month = 0; month < monthCount; month++) {
      days[2 * month] = days[2 * month + 1] = 0
      const attended = intAt(fields, ATTENDED + month)
      if (attended < 0 && attended !== BLANK) { refuseNumber(line, ATTENDED + month, attended); return false }
      if (isRateOnly[month] === 1 && attended === BLANK) continue
      const due = isRateOnly[month] === 1 ? dueByRate(fields, month, attended) : intAt(fields, DUE + month)
      if (due < 0 && due !== BLANK) { refuseNumber(line, DUE + month, due); return false }
      if (due === BLANK || due === 0) { if (attended > 0 && isRateOnly[month] === 0) incomplete++; continue }
      if (attended === BLANK) { incomplete++; continue }
      if (due > longestMonth) { refuse(line, 'out-of-range', isRateOnly[month] === 1 ? RATE + month : DUE + month); return false }
      if (attended > due) { refuse(line, 'attended-above-due', ATTENDED + month, attended <= longestMonth ? `${attended}/${due}` : undefined); return false }
      days[2 * month] = attended
      days[2 * month + 1] = due
    }
    return true
  }

  const isSameRow = (table: StudentRows, a: number, b: number) => {
    if (table.courseOf(a) !== table.courseOf(b)) return false
    for (let i = 0; i < bytesOfRow; i++) if (table.values[a * bytesOfRow + i] !== table.values[b * bytesOfRow + i]) return false
    return true
  }

  return {
    take: (table, fields, line) => {
      if (!readDays(fields, line)) return 'refused'
      const row = table.add(record, 0, line)
      if (row < 0) return 'full'
      table.values.set(days, row * bytesOfRow)
      return 'added'
    },
    finish: (table, { generationId, letterOf, refuseRow }) => {
      function* rows(): Generator<HistogramRow> {
        students = several = 0
        keys = []
        const ofMonth = createHistogram(), ofYear = createHistogram(mostDaysDueInYear)
        for (const { group, rows } of table.groups()) {
          const { rbd, year } = group
          const teaching = teachingNameOf(group.teaching)
          // Rows that are used, by student and course; `firstOf` says where each student's begin.
          const used: number[] = [], firstOf: number[] = []
          forEachStudent(table, rows, refuseRow, (from, to) => {
            const own: number[] = []
            for (let i = from; i < to; i++) {
              if (own.some(row => isSameRow(table, row, rows[i]!))) repeated++
              else own.push(rows[i]!)
            }
            for (let month = 0; month < monthCount; month++) {
              if (own.reduce((sum, row) => sum + table.values[row * bytesOfRow + 2 * month + 1]!, 0) <= mostDaysDue) continue
              for (const row of own) refuseRow(table.lineOf(row), 'student-too-often', 'MRUN')
              return
            }
            students++
            if (own.length > 1) several++
            if (teaching === 'young') {
              ofStudent.fill(0)
              for (const row of own) for (let i = 0; i < bytesOfRow; i++) ofStudent[i]! += table.values[row * bytesOfRow + i]!
              afterwards.count(ofStudent)
              yearOfFile = year
            }
            own.sort((a, b) => table.courseOf(a) - table.courseOf(b) || a - b)
            firstOf.push(used.length)
            for (const row of own) used.push(row)
          })
          firstOf.push(used.length)
          const ofCourse = new Map(group.courses.map(c => [c, [] as [number, number][]]))
          for (let month = 0; month <= monthCount; month++) {
            const isYear = month === monthCount
            const histogram = isYear ? ofYear : ofMonth
            for (let s = 0; s + 1 < firstOf.length; s++) {
              let attended = 0, due = 0
              for (let i = firstOf[s]!; i < firstOf[s + 1]!;) {
                const course = table.courseOf(used[i]!)
                let attendedThere = 0, dueThere = 0
                for (; i < firstOf[s + 1]! && table.courseOf(used[i]!) === course; i++) {
                  const at = used[i]! * bytesOfRow
                  for (let m = isYear ? 0 : month; m < (isYear ? monthCount : month + 1); m++) { attendedThere += table.values[at + 2 * m]!; dueThere += table.values[at + 2 * m + 1]! }
                }
                if (dueThere > 0) ofCourse.get(course)!.push([attendedThere, dueThere])
                attended += attendedThere; due += dueThere
              }
              if (due > 0) histogram.count(attended, due)
            }
            if (histogram.isEmpty) continue
            const number = isYear ? 0 : schoolMonths[month]!
            keys.push({ year, month: number, rbd, ...(isYear ? {} : { kind: 'attendance' as const }) })
            yield histogram.takeAs(generationId, rbd, year, number, teaching, '')
            const courseRows: HistogramRow[] = []
            for (const [course, pairs] of ofCourse) {
              if (pairs.length === 0) continue
              for (const [a, d] of pairs) histogram.count(a, d)
              pairs.length = 0
              courseRows.push(histogram.takeAs(generationId, rbd, year, number, teaching, table.courses.nameOf(course, letterOf)))
            }
            yield* courseRows.sort((a, b) => (a.course < b.course ? -1 : 1))
          }
        }
      }
      return {
        table: store.s.attendance, rows: rows() as Iterable<unknown> as Iterable<Record<string, unknown>>,
        rowCount: (table.courses.groups.length + table.courses.count) * (monthCount + 1),
      }
    },
    whole: generationId => ({ table: store.s.attendanceAfterwards, rows: afterwards.rows(generationId, yearOfFile) }),
    counts: () => ({ students, studentsInSeveralRows: several, keys }),
    warnings: () => {
      const warnings: ImportWarning[] = []
      if (repeated > 0) warnings.push({ warning: 'repeated-rows', count: repeated })
      if (incomplete > 0) warnings.push({ warning: 'days-incomplete', count: incomplete })
      if (untold > 0) warnings.push({ warning: 'days-due-unknown', count: untold })
      return warnings
    },
  }
}
