/** What a school's list and its class book have in common: SIGE's columns, its schools, courses, RUNs and dates. */
import { and, eq } from 'drizzle-orm'
import { readRun } from '../../cycles/privacy/run.ts'
import { neverRead } from '../../cycles/students/columns.ts'
import { teachingGroupOf, type TeachingGroup } from '../../cycles/indicators/teaching.ts'
import { listSchoolsWithStudents } from '../students/module.ts'
import type { PseudonymKeys } from '../students/pseudonyms.ts'
import { BLANK, FileRefused, NEGATIVE, intAt, textAt, type Fields } from './delimited.ts'
import type { ReadingContext } from './reading.ts'
import type { ImportReport, RowRefusal } from './report.ts'
import type { RowTally } from './rows.ts'
import { checkDigitOf, highestRbd, knownSchools } from './schools.ts'

export const columnsLeftOutOf = (columns: readonly string[]): string[] => neverRead.filter(c => columns.includes(c))

/** A row's text: the encoding is not known before the last line, so each cell is taken as UTF-8 where it is. */
const utf8 = new TextDecoder('utf-8', { fatal: true }), windows1252 = new TextDecoder('windows-1252')
export const cellAt = (fields: Fields, slot: number): string => {
  try { return textAt(fields, slot, utf8) } catch { return textAt(fields, slot, windows1252) }
}

export type SchoolCourse = { rbd: number; teaching: TeachingGroup; codEnse: number; /** `COD_ENSE-COD_GRADO-LETTER` */ course: string }

export type SchoolRows = {
  /** School and course of a row, or null once it was refused. */
  courseAt: (fields: Fields, line: number, slots: { rbd: number; teaching: number; grade: number; letter: number }) => SchoolCourse | null
  /** The RUN's number, or null once the row was refused. */
  runAt: (fields: Fields, line: number, slot: number, digitSlot: number) => number | null
  isOn: (rbd: number) => boolean
  /** The keys, where a school of the file is on. Throws FileRefused('no-pseudonym-key') when there are none. */
  requireKeys: () => PseudonymKeys
  refuseNumber: (line: number, column: string, value: number) => null
  refuse: (line: number, reason: RowRefusal, column?: string, detail?: string) => null
  rbdsWithDigit: () => number
}

const isRealDay = (day: string) => { const at = new Date(`${day}T00:00:00Z`); return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) }

/** A day (`YYYY-MM-DD`), '' for blank and for SIGE's 1900-01-01, null for what is none. ISO or day-month-year, with or without a time. */
export const dayIn = (cell: string): string | null => {
  const text = cell.trim().replace(/[T ]\d{1,2}:\d{2}.*$/, '')
  if (/^(|-|NULL|NA|N\/A)$/i.test(text)) return ''
  const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(text)
  const chilean = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text)
  const [year, month, day] = iso ? [iso[1]!, iso[2]!, iso[3]!] : chilean ? [chilean[3]!, chilean[2]!, chilean[1]!] : ['', '', '']
  if (year === '') return null
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return !isRealDay(written) ? null : year === '1900' ? '' : written
}

/** Reads the cells a list and a class book share. Throws FileRefused('no-directory') before any directory came in. */
export const schoolRowsOf = async ({ store, onlyRbd, pseudonymKeys }: ReadingContext, tally: RowTally): Promise<SchoolRows> => {
  const { isKnown, years } = await knownSchools(store)
  if (years.length === 0) throw new FileRefused('no-directory')
  const on = await listSchoolsWithStudents(store)
  let withDigit = 0
  const refuse = (line: number, reason: RowRefusal, column?: string, detail?: string) => { tally.refuse(line, reason, column, detail); return null }
  const refuseNumber = (line: number, column: string, value: number) => refuse(line, value === BLANK ? 'blank' : value === NEGATIVE ? 'negative' : 'not-a-number', column)

  const rbdOf = (fields: Fields, slot: number): number => {
    const number = intAt(fields, slot)
    if (number > 0 && number <= highestRbd && isKnown[number] === 1) return number
    const glued = number >= 0 ? String(number) : /^(\d{1,5})-?([\dkK])$/.exec(cellAt(fields, slot))?.slice(1).join('') ?? ''
    const body = Number(glued.slice(0, -1))
    const isGlued = body > 0 && body <= highestRbd && isKnown[body] === 1 && String(checkDigitOf(body) ?? 'K') === glued.slice(-1).toUpperCase()
    if (isGlued) withDigit++
    return isGlued ? body : number
  }

  return {
    refuse, refuseNumber,
    rbdsWithDigit: () => withDigit,
    isOn: rbd => on.has(rbd),
    requireKeys: () => { if (!pseudonymKeys) throw new FileRefused('no-pseudonym-key'); return pseudonymKeys },
    courseAt: (fields, line, slots) => {
      const rbd = rbdOf(fields, slots.rbd)
      if (rbd < 0) return refuseNumber(line, 'RBD', rbd)
      if (onlyRbd !== null && rbd !== onlyRbd) throw new FileRefused('other-school')
      if (rbd === 0 || rbd > highestRbd) return refuse(line, 'out-of-range', 'RBD')
      if (isKnown[rbd] === 0) return refuse(line, 'unknown-rbd', 'RBD', String(rbd))
      const codEnse = intAt(fields, slots.teaching)
      if (codEnse < 0) return refuseNumber(line, 'COD TIPO ENSENANZA', codEnse)
      const teaching = teachingGroupOf(codEnse)
      if (teaching === null) return refuse(line, 'unknown-teaching-code', 'COD TIPO ENSENANZA', codEnse < 10_000 ? String(codEnse) : undefined)
      const grade = intAt(fields, slots.grade)
      if (grade < 0) return refuseNumber(line, 'COD GRADO', grade)
      if (grade > 999) return refuse(line, 'out-of-range', 'COD GRADO')
      const letter = cellAt(fields, slots.letter).toUpperCase()
      if (!/^\p{L}{0,2}\d?$/u.test(letter)) return refuse(line, 'out-of-range', 'LETRA CURSO')
      return { rbd, teaching, codEnse, course: `${codEnse}-${grade}-${letter}` }
    },
    runAt: (fields, line, slot, digitSlot) => {
      const read = readRun(cellAt(fields, slot), cellAt(fields, digitSlot))
      if (read.ok) return read.run
      return refuse(line, read.reason === 'blank' ? 'blank' : read.reason === 'check-digit' ? 'run-check-digit' : 'not-a-run', 'RUN')
    },
  }
}

/** The courses of a school's list of a year, as it is read today, with whose they are: student ids by course. */
export const listOfYear = async (context: ReadingContext, rbd: number, year: number): Promise<{ courses: Set<string>; studentIds: Set<string> } | null> => {
  const { studentCourse, currentImport } = context.store.s
  const rows = await context.store.read.select({ course: studentCourse.course, studentId: studentCourse.studentId }).from(studentCourse)
    .innerJoin(currentImport, and(eq(currentImport.generationId, studentCourse.generationId), eq(currentImport.kind, 'roster'), eq(currentImport.rbd, studentCourse.rbd), eq(currentImport.year, studentCourse.year)))
    .where(and(eq(studentCourse.rbd, rbd), eq(studentCourse.year, year)))
  return rows.length === 0 ? null : { courses: new Set(rows.map(r => r.course)), studentIds: new Set(rows.map(r => r.studentId)) }
}

/** False when the same bytes may read differently now: a school has switched its list on since, or a code was unblocked. */
export const readsAsBefore = (earlier: ImportReport): boolean =>
  !earlier.warnings.some(w => w.warning === 'rows-of-schools-off' || w.warning === 'rows-of-blocked') && !(earlier.refusedByReason ?? []).some(r => r.reason === 'unknown-rbd' || r.reason === 'course-not-on-list')
