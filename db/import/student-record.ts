/**
 * What every row of a student begins with in the Ministry's large files (reference: Ministry files, 1.3 to 1.7): year, school,
 * course and masked id, read and checked in one way whatever the file.
 */
import { teachingGroupOf, teachingGroups } from '../../cycles/indicators/teaching.ts'
import { runCheckDigitOf } from '../../cycles/privacy/run.ts'
import { BLANK, FileRefused, NEGATIVE, NOT_A_NUMBER, intAt, textAt, type Fields } from './delimited.ts'
import { ReadAgain } from './reading.ts'
import type { ImportWarning, RowRefusal } from './report.ts'
import type { RowTally } from './rows.ts'
import { checkDigitOf, highestRbd, withoutGluedDigit } from './schools.ts'

/** The columns read here. A layout's own follow them. */
export const recordColumns = ['AGNO', 'RBD', 'DGV_RBD', 'COD_ENSE', 'COD_GRADO', 'LET_CUR', 'MRUN'] as const
const YEAR = 0, RBD = 1, DIGIT = 2, TEACHING = 3, GRADE = 4, LETTER = 5, MRUN = 6

const teachingNumbers = Int8Array.from({ length: 1000 }, (_, code) => {
  const group = teachingGroupOf(code)
  return group === null ? -1 : teachingGroups.indexOf(group)
})

/** Names of course letters as small numbers: nearly all are one ASCII letter, which is its own number. */
export const createLetters = () => {
  const long: string[] = []
  const latin1 = new TextDecoder('latin1'), utf8 = new TextDecoder()
  return {
    /** -1 when there are more different long names than any file has. */
    numberAt: (fields: Fields): number => {
      const start = fields.starts[LETTER]!, length = fields.ends[LETTER]! - start
      if (length === 1 && fields.buffer[start]! < 128) return fields.buffer[start]! === 32 ? 0 : fields.buffer[start]!
      if (length === 0) return 0
      // As bytes: the encoding is not known before the last line.
      const bytes = textAt(fields, LETTER, latin1)
      if (bytes === '') return 0
      const known = long.indexOf(bytes)
      if (known >= 0) return 128 + known
      return long.length < 800 && bytes.length <= 20 ? 127 + long.push(bytes) : -1
    },
    nameIn: (encoding: 'utf-8' | 'windows-1252') => (letter: number): string =>
      letter === 0 ? '' : letter < 128 ? String.fromCharCode(letter)
        : encoding === 'utf-8' ? utf8.decode(Buffer.from(long[letter - 128]!, 'latin1')) : long[letter - 128]!,
  }
}
export type Letters = ReturnType<typeof createLetters>

/** `12345-6`: the RBD, when the digit after the dash is its own; else NOT_A_NUMBER. */
const beforeDash = (fields: Fields): number => {
  const [, digits, digit] = /^(\d{1,5})-([\dkK])$/.exec(fields.buffer.toString('latin1', fields.starts[RBD], fields.ends[RBD]).trim()) ?? []
  return digits !== undefined && runCheckDigitOf(Number(digits)) === digit!.toUpperCase() ? Number(digits) : NOT_A_NUMBER
}

/** The record just read; the same object each time. `teaching`: a number of `teachingGroups`. `letter`: of `createLetters`. */
export type StudentRecord = { year: number; rbd: number; teaching: number; codEnse: number; grade: number; letter: number; mrun: number }

export type RecordReader = {
  record: StudentRecord
  /** False when the record was refused, or belongs to another part of the file. */
  read: (fields: Fields, line: number, part: number) => boolean
  /** Counts the check digits of schools once; to be called for records that are used. */
  use: (fields: Fields) => void
  refuse: (line: number, reason: RowRefusal, slot: number, detail?: string) => void
  /** For what `intAt` says of a field that is no number. */
  refuseNumber: (line: number, slot: number, value: number) => void
  /** Rows by year, every year that may be one. */
  rowsByYear: Map<number, number>
  /** After a pass: throws ReadAgain when most RBDs of the file are only known without their last digit. */
  endPass: () => void
  warnings: () => ImportWarning[]
}

export const createRecordReader = (setting: {
  columns: readonly string[]; tally: RowTally; letters: Letters; isKnown: Uint8Array; parts: number
  /** The RBDs of this file carry their check digit: `123456` is 12345-6. */
  rbdsCarryDigit: boolean
}): RecordReader => {
  const { columns, tally, letters, isKnown, parts, rbdsCarryDigit } = setting
  const record: StudentRecord = { year: 0, rbd: 0, teaching: 0, codEnse: 0, grade: 0, letter: 0, mrun: 0 }
  const checked = new Uint8Array(highestRbd + 1)
  const rowsByYear = new Map<number, number>()
  let lastYear = 0, rowsOfLastYear = 0
  let wrongDigits = 0, repairedRbds = 0, gluedRbds = 0
  const refuse = (line: number, reason: RowRefusal, slot: number, detail?: string) => tally.refuse(line, reason, columns[slot]!, detail)
  const refuseNumber = (line: number, slot: number, value: number) => refuse(line, value === BLANK ? 'blank' : value === NEGATIVE ? 'negative' : 'not-a-number', slot)
  const tellYears = () => {
    if (rowsOfLastYear > 0) rowsByYear.set(lastYear, (rowsByYear.get(lastYear) ?? 0) + rowsOfLastYear)
    rowsOfLastYear = 0
  }

  /** The RBD as it is meant; as it stands when nothing can be made of it. */
  const rbdAt = (fields: Fields): number => {
    const value = intAt(fields, RBD)
    if (value >= 0) return rbdsCarryDigit ? withoutGluedDigit(value, isKnown) ?? value : value
    return value === NOT_A_NUMBER ? beforeDash(fields) : value
  }

  const read = (fields: Fields, line: number, part: number): boolean => {
    const rbd = rbdAt(fields)
    // A row whose school cannot be read belongs to the first part.
    const isReadable = rbd > 0 && rbd <= highestRbd
    if (parts > 1 && (isReadable ? rbd % parts : 0) !== part) return false
    const year = intAt(fields, YEAR)
    if (year < 2000 || year > 2099) { if (year < 0) refuseNumber(line, YEAR, year); else refuse(line, 'out-of-range', YEAR); return false }
    if (year !== lastYear) { tellYears(); lastYear = year }
    rowsOfLastYear++
    if (!isReadable || isKnown[rbd] === 0) {
      if (rbd < 0) { refuseNumber(line, RBD, rbd); return false }
      if (withoutGluedDigit(rbd, isKnown) !== null) gluedRbds++
      if (isReadable) refuse(line, 'unknown-rbd', RBD, String(rbd)); else refuse(line, 'out-of-range', RBD)
      return false
    }
    if (rbdsCarryDigit && fields.numbers[RBD] === rbd) { refuse(line, 'unknown-rbd', RBD, String(rbd)); return false }
    const codEnse = intAt(fields, TEACHING)
    if (codEnse < 0) { refuseNumber(line, TEACHING, codEnse); return false }
    const teaching = codEnse < 1000 ? teachingNumbers[codEnse]! : -1
    if (teaching < 0) { refuse(line, 'unknown-teaching-code', TEACHING, codEnse < 10_000 ? String(codEnse) : undefined); return false }
    const grade = intAt(fields, GRADE)
    if (grade < 0 || grade > 999) { if (grade < 0) refuseNumber(line, GRADE, grade); else refuse(line, 'out-of-range', GRADE); return false }
    const letter = letters.numberAt(fields)
    if (letter < 0) { refuse(line, 'out-of-range', LETTER); return false }
    const mrun = intAt(fields, MRUN)
    if (mrun < 0) { if (mrun === BLANK) refuse(line, 'no-student-id', MRUN); else refuseNumber(line, MRUN, mrun); return false }
    record.year = year; record.rbd = rbd; record.teaching = teaching; record.codEnse = codEnse; record.grade = grade; record.letter = letter; record.mrun = mrun
    return true
  }

  return {
    record, read, refuse, refuseNumber, rowsByYear,
    use: fields => {
      const { rbd } = record
      if (fields.numbers[RBD] !== rbd && intAt(fields, RBD) !== rbd) repairedRbds++
      if (checked[rbd] !== 0) return
      checked[rbd] = 1
      const digit = intAt(fields, DIGIT)
      if (digit !== BLANK && digit !== checkDigitOf(rbd)) wrongDigits++
    },
    endPass: () => {
      tellYears()
      if (!rbdsCarryDigit && gluedRbds * 2 > tally.read()) throw new ReadAgain({ rbdsCarryDigit: true })
    },
    warnings: () => {
      const warnings: ImportWarning[] = []
      if (wrongDigits > 0) warnings.push({ warning: 'check-digit', count: wrongDigits })
      if (repairedRbds > 0) warnings.push({ warning: 'rbd-with-digit', count: repairedRbds })
      return warnings
    },
  }
}

/** Refuses a file of one year that holds rows of several: each school's other year would be replaced by a handful of rows. */
export const requireOneYear = ({ rowsByYear }: RecordReader): void => {
  if (rowsByYear.size <= 1) return
  const rows = [...rowsByYear].map(([year, rows]) => ({ year, rows })).sort((a, b) => a.year - b.year)
  throw new FileRefused('several-years', { years: rows.map(r => r.year), rowsByYear: rows })
}
