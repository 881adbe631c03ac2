/**
 * Monthly declared attendance, a row per student, course, school and month (reference: Ministry files, 1.3; 27 columns in 2019,
 * 28 from 2023). What is kept is the exact histogram of days; no identifier of a student is written anywhere (decision 5).
 *
 * One pass over the bytes groups up to three million students. A larger file is read once for each part of the
 * schools, so memory stays the same whatever its size.
 *
 * Decisions: months 3-12 only, as the Esquema de Registro says. A school no imported directory knows is refused row by row; without
 * any directory the whole file is. A year without its own directory uses the nearest one's and says so. A row with no day due keeps
 * its student in the histogram, in no band, and is counted in a warning.
 */
import { and, eq } from 'drizzle-orm'
import { runCheckDigitOf } from '../../cycles/privacy/run.ts'
import { teachingGroupOf, teachingGroups } from '../../cycles/indicators/teaching.ts'
import { writeInChunks, type CoverKey } from '../generations.ts'
import type { Store } from '../store.ts'
import { BLANK, FileRefused, NEGATIVE, intAt, readRecords, textAt, type Fields, type ReadOutcome } from './delimited.ts'
import { positionsOf } from './kinds.ts'
import type { Reading, ReadingContext } from './reading.ts'
import type { ImportWarning, RowRefusal } from './report.ts'
import { createRowTally } from './rows.ts'
import { createStudentDays, mostStudents, type StudentDays } from './student-days.ts'

const wanted = ['AGNO', 'MES_ESCOLAR', 'RBD', 'DGV_RBD', 'COD_ENSE', 'COD_GRADO', 'LET_CUR', 'MRUN', 'DIAS_ASISTIDOS', 'DIAS_TRABAJADOS'] as const
const [YEAR, MONTH, RBD, DIGIT, TEACHING, GRADE, LETTER, MRUN, ATTENDED, DUE] = wanted.map((_, i) => i) as [number, number, number, number, number, number, number, number, number, number]

export const highestRbd = 99_999
const longestMonth = 31
/** Students held at once: the whole process then stays under 300 MB (seen: 318 MB with 3.9 million). */
const studentsAtOnce = 3_000_000
/** Each part is a pass over the file; beyond this many the table is let grow instead. */
const mostParts = 64

const teachingNumbers = Int8Array.from({ length: 1000 }, (_, code) => {
  const group = teachingGroupOf(code)
  return group === null ? -1 : teachingGroups.indexOf(group)
})

/** RBDs of every directory that is read today (as a set indexed by RBD), and the years they are of. */
export const knownSchools = async (store: Store): Promise<{ isKnown: Uint8Array; years: number[] }> => {
  const { schoolYear, currentImport } = store.s
  const years = await store.read.select({ year: currentImport.year, generationId: currentImport.generationId }).from(currentImport).where(eq(currentImport.kind, 'directory'))
  const isKnown = new Uint8Array(highestRbd + 1)
  for (const { generationId } of years) {
    const rows = await store.read.select({ rbd: schoolYear.rbd }).from(schoolYear).where(and(eq(schoolYear.generationId, generationId)))
    for (const { rbd } of rows) isKnown[rbd] = 1
  }
  return { isKnown, years: years.map(y => y.year) }
}

/** The check digit of an RBD follows the rule of the RUN (modulo 11). Null where the rule gives K, which the file never has. */
export const checkDigitOf = (rbd: number): number | null => {
  const digit = runCheckDigitOf(rbd)
  return digit === 'K' ? null : Number(digit)
}

export const nearestYear = (year: number, years: readonly number[]): number =>
  years.reduce((best, y) => (Math.abs(y - year) < Math.abs(best - year) || (Math.abs(y - year) === Math.abs(best - year) && y > best) ? y : best))

/** Names of course letters as small numbers: nearly all are one ASCII letter, which is its own number. */
const createLetters = () => {
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

/** A part held more students than one pass takes: the whole reading starts again in more parts. */
export class NeedsMoreParts extends Error {
  constructor(readonly parts: number) { super(`the file needs ${parts} parts`) }
}

/** `parts`: passes over the file, each for a part of the schools; by default as many as the number of rows asks for. */
export const readAttendance = async (context: ReadingContext, options: { studentsAtOnce?: number; parts?: number } = {}): Promise<Reading> => {
  const { store, file } = context
  const atOnce = options.studentsAtOnce ?? studentsAtOnce
  const positions = positionsOf('attendance', context.columns, wanted)
  const { isKnown, years: directoryYears } = await knownSchools(store)
  if (directoryYears.length === 0) throw new FileRefused('no-directory')
  const expected = await estimateRows(context)
  return readInParts(options.parts ?? Math.max(1, Math.ceil(expected / atOnce)))

  async function readInParts(parts: number): Promise<Reading> {
    const tally = createRowTally()
    const letters = createLetters()
    const checked = new Uint8Array(highestRbd + 1)
    let wrongDigits = 0
    let withoutDaysDue = 0
    const limit = parts > mostParts ? mostStudents : atOnce

    const readPart = async (part: number): Promise<{ table: StudentDays; outcome: ReadOutcome }> => {
      const table = createStudentDays(Math.ceil((expected * 1.05) / parts), limit)
      const refuseNumber = (line: number, slot: number, value: number) =>
        tally.refuse(line, value === BLANK ? 'blank' : value === NEGATIVE ? 'negative' : 'not-a-number', wanted[slot]!)
      const refuse = (line: number, reason: RowRefusal, slot: number, detail?: string) => tally.refuse(line, reason, wanted[slot]!, detail)
      const onRecord = (fields: Fields, line: number) => {
        const rbd = intAt(fields, RBD)
        // A row whose school cannot be read belongs to the first part.
        const isReadable = rbd > 0 && rbd <= highestRbd
        if (parts > 1 && (isReadable ? rbd % parts : 0) !== part) return
        const year = intAt(fields, YEAR)
        if (year < 2000 || year > 2099) return year < 0 ? refuseNumber(line, YEAR, year) : refuse(line, 'out-of-range', YEAR)
        const month = intAt(fields, MONTH)
        if (month < 3 || month > 12) return month < 0 ? refuseNumber(line, MONTH, month) : refuse(line, 'month-outside-school-year', MONTH)
        if (!isReadable) return rbd < 0 ? refuseNumber(line, RBD, rbd) : refuse(line, 'out-of-range', RBD)
        if (isKnown[rbd] === 0) return refuse(line, 'unknown-rbd', RBD, String(rbd))
        const codEnse = intAt(fields, TEACHING)
        if (codEnse < 0) return refuseNumber(line, TEACHING, codEnse)
        const teaching = codEnse < 1000 ? teachingNumbers[codEnse]! : -1
        if (teaching < 0) return refuse(line, 'unknown-teaching-code', TEACHING, codEnse < 10_000 ? String(codEnse) : undefined)
        const grade = intAt(fields, GRADE)
        if (grade < 0 || grade > 999) return grade < 0 ? refuseNumber(line, GRADE, grade) : refuse(line, 'out-of-range', GRADE)
        const letter = letters.numberAt(fields)
        if (letter < 0) return refuse(line, 'out-of-range', LETTER)
        const mrun = intAt(fields, MRUN)
        if (mrun < 0) return mrun === BLANK ? refuse(line, 'no-student-id', MRUN) : refuseNumber(line, MRUN, mrun)
        const attended = intAt(fields, ATTENDED)
        if (attended < 0) return refuseNumber(line, ATTENDED, attended)
        const due = intAt(fields, DUE)
        if (due < 0) return refuseNumber(line, DUE, due)
        if (due > longestMonth) return refuse(line, 'out-of-range', DUE)
        if (attended > due) return refuse(line, 'attended-above-due', ATTENDED, attended <= longestMonth ? `${attended}/${due}` : undefined)
        const added = table.add(rbd, year, month, teaching, codEnse, grade, letter, mrun, attended, due)
        if (added === 'full') throw parts > mostParts ? new FileRefused('unreadable', { code: 'EFBIG' }) : new NeedsMoreParts(parts * 2)
        if (added === 'too-often') return refuse(line, 'student-too-often', MRUN)
        tally.used++
        if (due === 0) withoutDaysDue++
        if (checked[rbd] === 0) {
          checked[rbd] = 1
          const digit = intAt(fields, DIGIT)
          if (digit !== BLANK && digit !== checkDigitOf(rbd)) wrongDigits++
        }
      }
      const outcome = await readRecords(file, {
        wanted: positions, onRecord,
        onMisfit: (line, found) => { if (part === 0) tally.refuse(line, 'wrong-column-count', undefined, `${found}/${file.columns.length}`) },
        onProgress: done => context.onBytes(part * file.bytes + done, parts * file.bytes),
        ...(context.signal ? { signal: context.signal } : {}),
      })
      return { table, outcome }
    }

    const { table: firstTable, outcome: { sha256, encoding, lastLineHasEnd } } = await readPart(0)
    let held: StudentDays | null = firstTable
    if (parts === 1) tally.requireUsable()

    return {
      sha256, encoding,
      readsAsBefore: earlier => !(earlier.refusedByReason ?? []).some(r => r.reason === 'unknown-rbd'),
      finish: async generationId => {
        const keys: CoverKey[] = []
        let students = 0, several = 0
        for (let part = 0; part < parts; part++) {
          let table = held
          // Let the arrays of one part go before the next one asks for its own.
          held = null
          if (!table) {
            const next = await readPart(part)
            if (next.outcome.sha256 !== sha256) throw new FileRefused('changed-while-reading')
            table = next.table
          }
          students += table.students
          several += table.studentsInSeveralRows
          const own = distinctKeys(table.keys())
          for (const key of own) keys.push(key)
          if (generationId !== null) {
            const { rowCount } = table
            await writeInChunks(store, store.s.attendance, table.rows(generationId, letters.nameIn(encoding)) as Iterable<unknown> as Iterable<typeof store.s.attendance.$inferInsert>, {
              onRows: written => context.onRows(written, rowCount),
              throwIfAborted: () => { if (context.signal?.aborted) throw new FileRefused('cancelled') },
            })
          }
        }
        if (parts > 1) tally.requireUsable()
        const years = [...new Set(keys.map(k => k.year))].sort((a, b) => a - b)
        const warnings: ImportWarning[] = years.filter(y => !directoryYears.includes(y))
          .map(year => ({ warning: 'year-without-directory', year, nearestYear: nearestYear(year, directoryYears) }))
        if (withoutDaysDue > 0) warnings.push({ warning: 'no-days-due', count: withoutDaysDue })
        if (wrongDigits > 0) warnings.push({ warning: 'check-digit', count: wrongDigits })
        if (!lastLineHasEnd) warnings.push({ warning: 'last-line-without-end' })
        return {
          keys,
          figures: {
            rowsRead: tally.read(), rowsUsed: tally.used, rowsRefused: tally.refused(), refused: tally.first(), refusedByReason: tally.byReason(),
            schools: new Set(keys.map(k => k.rbd)).size, students, studentsInSeveralRows: several, years, warnings,
            months: [...new Set(keys.map(k => `${k.year}-${String(k.month).padStart(2, '0')}`))].sort(),
          },
        }
      },
    }
  }
}

/** A little above the number of rows, from the length of the first lines. */
const estimateRows = async ({ file }: ReadingContext): Promise<number> => {
  const sample = Buffer.alloc(Math.min(1 << 16, Math.max(1, file.bytes - file.dataStart)))
  const { bytesRead } = await file.handle.read(sample, 0, sample.length, file.dataStart)
  let lines = 1
  for (let at = sample.indexOf(10); at >= 0 && at < bytesRead; at = sample.indexOf(10, at + 1)) lines++
  return Math.ceil((lines / Math.max(1, bytesRead)) * (file.bytes - file.dataStart)) + 16
}

/** The table names a school-month once per teaching group; a generation covers it once. */
const distinctKeys = (keys: readonly CoverKey[]): CoverKey[] => {
  const seen = new Map<number, CoverKey>()
  for (const k of keys) seen.set((k.year * 100 + k.month) * 100_000 + k.rbd, k)
  return [...seen.values()].sort((a, b) => a.year - b.year || a.month - b.month || a.rbd - b.rbd)
}
