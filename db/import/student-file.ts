/**
 * How a large file of students becomes counts, whatever its layout. One pass over the bytes holds about four million rows of a month, or
 * two and a half of a year; a larger file is read once for each part of the schools, so that memory stays the same whatever its size. No identifier of a
 * student is written anywhere (decision 5).
 *
 * Decisions: a school no imported directory knows is refused row by row; without any directory the whole file is. A year without
 * its own directory uses the nearest one's and says so.
 */
import type { Table } from 'drizzle-orm'
import { writeInChunks, type CoverKey } from '../generations.ts'
import { FileRefused, readRecords, type Fields, type ReadOutcome } from './delimited.ts'
import { positionsOf } from './kinds.ts'
import { ReadAgain, bytesWarnings, type Reading, type ReadingContext, type ReadingOptions } from './reading.ts'
import type { ImportKind, ImportWarning, RowRefusal } from './report.ts'
import { createRowTally } from './rows.ts'
import { knownSchools, nearestYear } from './schools.ts'
import { bytesOfStudentRow, createStudentRows, type StudentRows } from './student-rows.ts'
import { createLetters, createRecordReader, recordColumns, requireOneYear, type RecordReader } from './student-record.ts'

/** Memory of the rows held at once: with it the whole process stays under 300 MB (`npm run bench`). */
const bytesAtOnce = 80_000_000
/** Each part is a pass over the file; beyond this many the table is let grow instead. */
const mostParts = 64
const mostRows = 2 ** 23

/** What becomes of one record: 'added', 'full' (the pass must be made for fewer schools), or why it is refused, already said. */
export type Taken = 'added' | 'full' | 'refused'

/** Takes back a row that was taken, found unusable only when all of its school were together. */
export type RefuseRow = (line: number, reason: RowRefusal, column: string) => void

export type StudentLayout = {
  /** Takes the reader's record and the layout's own columns into the table. */
  take: (rows: StudentRows, fields: Fields, line: number) => Taken
  /** Of one pass, once all of it is read: what is written, and what it then speaks for. */
  finish: (rows: StudentRows, to: {
    generationId: string
    letterOf: (letter: number) => string
    refuseRow: RefuseRow
  }) => { table: Table; rows: Iterable<Record<string, unknown>>; rowCount: number }
  /** What the whole file comes to, once the rows of every pass were made. */
  whole?: (generationId: string) => { table: Table; rows: Iterable<Record<string, unknown>> }
  /** After the rows of `finish` were all made. */
  counts: (rows: StudentRows) => { students: number; studentsInSeveralRows: number; keys: CoverKey[] }
  warnings: () => ImportWarning[]
}

export type StudentFile = {
  kind: ImportKind
  /** Columns wanted beside `recordColumns`; the layout reads them at the positions after those. */
  columns: readonly string[]
  /** Values a row keeps beside its student, course and line. */
  bytesOfRow: number
  /** Whether rows of another year refuse the file. */
  ofOneYear: boolean
  layout: (reader: RecordReader) => StudentLayout
}

export const readStudentFile = async (context: ReadingContext, options: ReadingOptions, of: StudentFile): Promise<Reading> => {
  const { store, file } = context
  const wanted = [...recordColumns, ...of.columns]
  const positions = positionsOf(of.kind, context.columns, wanted)
  const { isKnown, years: directoryYears } = await knownSchools(store)
  if (directoryYears.length === 0) throw new FileRefused('no-directory')
  const expected = await estimateRows(context)
  const atOnce = options.rowsAtOnce ?? Math.floor(bytesAtOnce / (bytesOfStudentRow + of.bytesOfRow))
  const parts = options.parts ?? Math.max(1, Math.ceil(expected / atOnce))
  const limit = parts > mostParts ? mostRows : atOnce
  const tally = createRowTally()
  const letters = createLetters()
  const reader = createRecordReader({ columns: wanted, tally, letters, isKnown, parts, rbdsCarryDigit: options.rbdsCarryDigit ?? false })
  const layout = of.layout(reader)

  const rows = createStudentRows(Math.ceil((expected * 1.02) / parts), limit, of.bytesOfRow)
  let partInTable = -1
  const readPart = async (part: number): Promise<ReadOutcome> => {
    rows.clear()
    partInTable = part
    const outcome = await readRecords(file, {
      wanted: positions,
      onRecord: (fields, line) => {
        if (!reader.read(fields, line, part)) return
        const taken = layout.take(rows, fields, line)
        if (taken === 'full') throw parts > mostParts ? new FileRefused('unreadable', { code: 'EFBIG' }) : new ReadAgain({ parts: parts * 2 })
        if (taken === 'refused') return
        tally.used++
        reader.use(fields)
      },
      onMisfit: (line, found) => { if (part === 0) tally.refuse(line, 'wrong-column-count', undefined, `${found}/${file.columns.length}`) },
      onProgress: done => context.onBytes(part * file.bytes + done, parts * file.bytes),
      ...(context.signal ? { signal: context.signal } : {}),
    })
    reader.endPass()
    if (of.ofOneYear) requireOneYear(reader)
    return outcome
  }

  const outcome = await readPart(0)
  if (parts === 1) tally.requireUsable()

  return {
    sha256: outcome.sha256, encoding: outcome.encoding,
    readsAsBefore: earlier => !(earlier.refusedByReason ?? []).some(r => r.reason === 'unknown-rbd'),
    finish: async generationId => {
      const keys: CoverKey[] = []
      let students = 0, several = 0
      for (let part = 0; part < parts; part++) {
        if (part !== partInTable && (await readPart(part)).sha256 !== outcome.sha256) throw new FileRefused('changed-while-reading')
        const made = layout.finish(rows, {
          generationId: generationId ?? '', letterOf: letters.nameIn(outcome.encoding),
          refuseRow: (line, reason, column) => { tally.used--; tally.refuse(line, reason, column) },
        })
        const throwIfAborted = () => { if (context.signal?.aborted) throw new FileRefused('cancelled') }
        if (generationId !== null) {
          await writeInChunks(store, made.table, made.rows as Iterable<never>, { onRows: written => context.onRows(written, made.rowCount), throwIfAborted })
        } else {
          // A trial says what an import would: rows are made, and dropped.
          for (const _ of made.rows) throwIfAborted()
        }
        const counted = layout.counts(rows)
        students += counted.students
        several += counted.studentsInSeveralRows
        for (const key of distinctKeys(counted.keys)) keys.push(key)
      }
      tally.requireUsable()
      if (generationId !== null && layout.whole) {
        const { table, rows: ofAll } = layout.whole(generationId)
        await writeInChunks(store, table, ofAll as Iterable<never>)
      }
      const years = [...new Set(keys.map(k => k.year))].sort((a, b) => a - b)
      const warnings: ImportWarning[] = years.filter(y => !directoryYears.includes(y))
        .map(year => ({ warning: 'year-without-directory', year, nearestYear: nearestYear(year, directoryYears) }))
      warnings.push(...layout.warnings(), ...reader.warnings(), ...bytesWarnings(outcome))
      return {
        keys,
        figures: {
          rowsRead: tally.read(), rowsUsed: tally.used, rowsRefused: tally.refused(), refused: tally.first(), refusedByReason: tally.byReason(),
          schools: new Set(keys.map(k => k.rbd)).size, students, studentsInSeveralRows: several, years, warnings,
          months: [...new Set(keys.filter(k => k.month > 0).map(k => `${k.year}-${String(k.month).padStart(2, '0')}`))].sort(),
        },
      }
    },
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

/** A table names a school-month once per teaching group; a generation covers it once. */
const distinctKeys = (keys: readonly CoverKey[]): CoverKey[] => {
  const seen = new Map<number, CoverKey>()
  for (const k of keys) seen.set((k.year * 100 + k.month) * 100_000 + k.rbd, k)
  return [...seen.values()].sort((a, b) => a.year - b.year || a.month - b.month || a.rbd - b.rbd)
}
