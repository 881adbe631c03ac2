/**
 * Rendimiento por estudiante, a row per student and school of the year (reference: Ministry files, 1.7; 2002-2025). It becomes what the
 * Resumen de rendimiento says of the same year (table `year_result`, kind 'results'), and the later of the two is read: promoted P,
 * failed R, withdrawn Y, transferred T (SIT_FIN_R; SIT_FIN in files that have no other, which knows no T), and the mean yearly
 * attendance of promoted and failed.
 *
 * Decisions: a student counts once per school and COD_ENSE, with the situation that ended the year there: promoted before failed,
 * withdrawn, transferred and none. A mark is looked at only to say that the file is damaged (`55` where 5,5 stood); no figure is made
 * of marks.
 */
import { outcomes, type GradeOutcomes, type Outcome } from '../../cycles/indicators/yearly.ts'
import { BLANK, decimalAt, FileRefused, intAt, type Fields } from './delimited.ts'
import type { Reading, ReadingContext, ReadingOptions } from './reading.ts'
import type { ImportWarning } from './report.ts'
import { readStudentFile, type StudentLayout } from './student-file.ts'
import { recordColumns, type RecordReader } from './student-record.ts'
import { forEachStudent, type StudentRows } from './student-rows.ts'

const columns = ['SIT_FIN_R', 'SIT_FIN', 'ASISTENCIA', 'PROM_GRAL', 'GEN_ALU'] as const
const SITUATION = recordColumns.length, SIMPLE_SITUATION = SITUATION + 1, ATTENDANCE = SITUATION + 2, MARK = SITUATION + 3, SEX = SITUATION + 4

/** In the order in which one outweighs another; null: none stated. */
const situations = [null, 'transferred', 'withdrawn', 'failed', 'passed'] as const
const numberOfLetter: Record<string, number> = { '': 0, Z: 0, T: 1, Y: 2, R: 3, P: 4 }
/** Yearly attendance of a row without a usable one. */
const noAttendance = 255
/** Situation, attendance and sex. */
const bytesOfRow = 3
/** Grades the table tells apart. */
const gradeCount = 8

type Quartet = [passed: number, failed: number, withdrawn: number, transferred: number]
type YearResult = Record<Outcome, number> & { boys: Quartet; girls: Quartet; unstated: number; grades: GradeOutcomes; attended: Record<'passed' | 'failed', { sum: number; of: number }> }

const emptyResult = (): YearResult => ({
  passed: 0, failed: 0, withdrawn: 0, transferred: 0, boys: [0, 0, 0, 0], girls: [0, 0, 0, 0], unstated: 0,
  grades: Object.fromEntries(outcomes.map(o => [o, Array<number>(gradeCount).fill(0)])) as GradeOutcomes,
  attended: { passed: { sum: 0, of: 0 }, failed: { sum: 0, of: 0 } },
})

/** The mean of whole percentages, in hundredths; null over nobody. */
const meanHundredths = (...parts: { sum: number; of: number }[]): number | null => {
  const of = parts.reduce((n, p) => n + p.of, 0)
  return of === 0 ? null : Math.round((100 * parts.reduce((n, p) => n + p.sum, 0)) / of)
}

export const readResultsStudents = async (context: ReadingContext, options: ReadingOptions = {}): Promise<Reading> => {
  const slot = context.columns.includes('SIT_FIN_R') ? SITUATION : SIMPLE_SITUATION
  if (!context.columns.includes(columns[slot - SITUATION]!)) throw new FileRefused('missing-column', { kind: 'results-students', missing: ['SIT_FIN_R'] })
  return readStudentFile(context, options, { kind: 'results-students', columns, bytesOfRow, ofOneYear: true, layout: reader => resultsLayout(context, reader, slot) })
}

/** The number of a situation; -1 for a letter nobody knows. */
const situationAt = (fields: Fields, slot: number): number => {
  const start = fields.starts[slot]!, length = fields.ends[slot]! - start
  const letter = length === 1 ? String.fromCharCode(fields.buffer[start]!) : fields.buffer.toString('latin1', start, start + Math.min(length, 8))
  const known = numberOfLetter[letter] ?? numberOfLetter[letter.trim().toUpperCase()]
  return known ?? (intAt(fields, slot) === BLANK ? 0 : -1)
}

const resultsLayout = ({ store }: ReadingContext, { record, refuse }: RecordReader, slot: number): StudentLayout => {
  let students = 0, several = 0
  let unusable = 0
  // Marks above 7,0; marks with a decimal comma or point; whole ones, which every file writes as 6,0.
  let above = 0, withComma = 0, whole = 0
  const lookAtMark = (fields: Fields) => {
    if (fields.starts[MARK] === fields.ends[MARK]) return
    const mark = decimalAt(fields, MARK)
    if (mark > 7) above++
    else if (mark > 0) { if (fields.numbers[MARK]! >= 0) whole++; else withComma++ }
  }

  const count = (result: YearResult, table: StudentRows, row: number) => {
    const [situation, attendance, sex] = table.values.subarray(bytesOfRow * row, bytesOfRow * (row + 1)) as unknown as [number, number, number]
    const outcome = situations[situation]
    if (!outcome) { result.unstated++; return }
    result[outcome]++
    if (sex !== 0) (sex === 1 ? result.boys : result.girls)[outcomes.indexOf(outcome)]!++
    const grade = table.courses.gradeOf(table.courseOf(row))
    if (grade >= 1 && grade <= gradeCount) result.grades[outcome][grade - 1]!++
    if ((outcome === 'passed' || outcome === 'failed') && attendance !== noAttendance) { result.attended[outcome].sum += attendance; result.attended[outcome].of++ }
  }

  return {
    take: (table, fields, line) => {
      const situation = situationAt(fields, slot)
      if (situation < 0) { refuse(line, 'out-of-range', slot); return 'refused' }
      // Courses are not told apart here.
      record.letter = 0
      const row = table.add(record, 0, line)
      if (row < 0) return 'full'
      const attendance = intAt(fields, ATTENDANCE)
      const isUsable = attendance >= 0 && attendance <= 100
      if (!isUsable && attendance !== BLANK) unusable++
      const sex = intAt(fields, SEX)
      table.values[bytesOfRow * row] = situation
      table.values[bytesOfRow * row + 1] = isUsable ? attendance : noAttendance
      table.values[bytesOfRow * row + 2] = sex === 1 || sex === 2 ? sex : 0
      lookAtMark(fields)
      return 'added'
    },
    finish: (table, { refuseRow, generationId }) => {
      function* rows() {
        students = several = 0
        for (const { group, rows } of table.groups()) {
          const results = new Map<number, YearResult>()
          forEachStudent(table, rows, refuseRow, (from, to) => {
            students++
            if (to - from > 1) several++
            // The row that counts in each COD_ENSE.
            const best = new Map<number, number>()
            for (let i = from; i < to; i++) {
              const row = rows[i]!
              const codEnse = table.courses.codEnseOf(table.courseOf(row))
              const other = best.get(codEnse)
              if (other === undefined || table.values[bytesOfRow * row]! > table.values[bytesOfRow * other]!) best.set(codEnse, row)
            }
            for (const [codEnse, row] of best) {
              let result = results.get(codEnse)
              if (!result) results.set(codEnse, (result = emptyResult()))
              count(result, table, row)
            }
          })
          for (const [codEnse, { attended, ...result }] of [...results].sort(([a], [b]) => a - b)) {
            yield {
              generationId, rbd: group.rbd, year: group.year, codEnse, ...result, attendanceHundredths: meanHundredths(attended.passed, attended.failed),
              attendancePassedHundredths: meanHundredths(attended.passed), attendanceFailedHundredths: meanHundredths(attended.failed),
            }
          }
        }
      }
      return { table: store.s.yearResult, rows: rows(), rowCount: table.courses.groups.length }
    },
    counts: table => ({ students, studentsInSeveralRows: several, keys: table.courses.groups.map(({ rbd, year }) => ({ year, month: 0, rbd, kind: 'results' })) }),
    warnings: () => {
      const warnings: ImportWarning[] = []
      const damaged = above + (withComma > 0 || above > 0 ? whole : 0)
      if (damaged > 0) warnings.push({ warning: 'marks-damaged', count: damaged })
      if (unusable > 0) warnings.push({ warning: 'yearly-attendance-unusable', count: unusable })
      return warnings
    },
  }
}
