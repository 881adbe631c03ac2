/**
 * What the readers of the yearly files have in common: two passes over a few megabytes (the encoding, and how decimals are written, are
 * known after the last byte), rows refused one by one, blanks as the Ministry writes them, schools the directories know.
 */
import type { CoverKey } from '../generations.ts'
import { highestRbd, knownSchools, nearestYear } from './schools.ts'
import { BLANK, FileRefused, NEGATIVE, NOT_A_NUMBER, intAt, readRecords, textAt, type Fields } from './delimited.ts'
import { positionsOf } from './kinds.ts'
import { bytesWarnings, type Figures, type Reading, type ReadingContext } from './reading.ts'
import type { ImportKind, ImportWarning, ImportWarningKey, RowRefusal } from './report.ts'
import { createRowTally, type RowTally } from './rows.ts'

/** Written for "nothing here": a single space, and what data frames and spreadsheets leave behind. */
const blankWords = new Set(['', 'NULL', 'NA', 'N/A', 'NAN', '-', '.'])
/** The mark of a UTF-8 file's beginning, as itself and as two wrong encodings show it: left where somebody joined files. */
const insideMarks = /\uFEFF|Ôªø|ï»¿/g

/** Thrown and caught here: the row is refused, the reading goes on. */
class RowRefused extends Error {
  constructor(readonly reason: RowRefusal, readonly column?: string, readonly detail?: string) { super(reason) }
}

const highestCount = 99_999

/** One row by column name. Each of these refuses the row when it cannot answer. */
export type YearlyRow = {
  line: number
  text: (column: string) => string
  /** A whole number inside the range. */
  number: (column: string, from: number, to: number) => number
  /** A count of students or courses; null where the file says nothing, or has no such column. */
  count: (column: string) => number | null
  /** A percent in hundredths; null where there is none. Refused above 100, and without its comma in a file that has them. */
  hundredths: (column: string) => number | null
  /** The year: AGNO. */
  year: () => number
  /** A school of an imported directory. */
  school: () => number
  refuse: (reason: RowRefusal, column?: string, detail?: string) => never
}

export type YearlyFile = {
  /** Reads every row once. */
  read: (onRow: (row: YearlyRow) => void) => Promise<void>
  tally: RowTally
  /** Adds to the count of a warning. */
  warn: (warning: ImportWarningKey, by?: number) => void
  /** Schools of the directories read today, as a set indexed by RBD. */
  isKnown: Uint8Array
  hasDirectory: boolean
  /** The reading, once all rows are read: what is written, the keys and the figures. */
  reading: (keys: readonly CoverKey[], write: (generationId: string) => Promise<void>, extra?: { schools?: number; warnings?: readonly ImportWarning[]; readsAsBefore?: Reading['readsAsBefore'] }) => Reading
}

export type YearlyOptions = {
  /** Columns with percents, looked over in the first pass for how their decimals are written. */
  percents?: readonly string[]
  /** Rows name schools, which have to be in a directory; without any directory the file is refused. */
  needsDirectory: boolean
}

const decimal = /^(\d{1,9})(?:([.,])(\d{1,12}))?$/

export const openYearlyFile = async (context: ReadingContext, kind: ImportKind, wanted: readonly string[], options: YearlyOptions): Promise<YearlyFile> => {
  const { store, file } = context
  const positions = positionsOf(kind, context.columns, wanted)
  const slot = new Map(wanted.map((column, i) => [column, i]))
  const signal = context.signal ? { signal: context.signal } : {}
  const { isKnown, years: directoryYears } = await knownSchools(store)
  if (options.needsDirectory && directoryYears.length === 0) throw new FileRefused('no-directory')

  const percents = (options.percents ?? []).map(column => context.columns.indexOf(column)).filter(i => i >= 0)
  const latin1 = new TextDecoder('latin1')
  let commas = 0, points = 0
  const outcome = await readRecords(file, {
    wanted: percents, onMisfit: () => {}, ...signal,
    onRecord: fields => {
      for (let i = 0; i < percents.length; i++) {
        const text = textAt(fields, i, latin1)
        if (/^\d+,\d/.test(text)) commas++
        else if (/^\d+\.\d/.test(text)) points++
      }
    },
    onProgress: done => context.onBytes(done, 2 * file.bytes),
  })
  const decoder = new TextDecoder(outcome.encoding)
  const tally = createRowTally()
  const warnings = new Map<ImportWarningKey, number>()
  const warn = (warning: ImportWarningKey, by = 1) => { if (by > 0) warnings.set(warning, (warnings.get(warning) ?? 0) + by) }
  // Those before a whole row are left out by the reader already; `rowOf` finds those in a field.
  warn('mark-inside', outcome.marksInside)

  const rowOf = (fields: Fields, line: number): YearlyRow => {
    const refuse = (reason: RowRefusal, column?: string, detail?: string): never => { throw new RowRefused(reason, column, detail) }
    const text = (column: string) => {
      const i = slot.get(column)
      if (i === undefined || positions[i]! < 0) return ''
      const raw = textAt(fields, i, decoder)
      const plain = raw.replace(insideMarks, '').trim()
      if (plain.length < raw.length && plain !== raw) warn('mark-inside')
      return blankWords.has(plain.toUpperCase()) ? '' : plain
    }
    /** The whole number in a column, or one of the codes of `delimited`. */
    const whole = (column: string): number => {
      const i = slot.get(column)
      if (i === undefined || positions[i]! < 0) return BLANK
      const value = intAt(fields, i)
      if (value !== NOT_A_NUMBER) return value
      const plain = text(column)
      return plain === '' ? BLANK : /^\d{1,9}$/.test(plain) ? Number(plain) : NOT_A_NUMBER
    }
    const refuseNumber = (column: string, value: number): never => refuse(value === BLANK ? 'blank' : value === NEGATIVE ? 'negative' : 'not-a-number', column)
    const number = (column: string, from: number, to: number): number => {
      const value = whole(column)
      if (value < 0) return refuseNumber(column, value)
      return value >= from && value <= to ? value : refuse('out-of-range', column)
    }
    return {
      line, text, number, refuse,
      count: column => {
        const value = whole(column)
        if (value === BLANK) return null
        if (value < 0) return refuseNumber(column, value)
        return value <= highestCount ? value : refuse('out-of-range', column)
      },
      hundredths: column => {
        const plain = text(column)
        if (plain === '') return null
        const found = decimal.exec(plain)
        if (!found) return refuse(plain.startsWith('-') ? 'negative' : 'not-a-number', column)
        const value = Number(`${found[1]}.${found[3] ?? '0'}`)
        if (value > 100) return refuse('above-hundred', column)
        // A data frame's re-save writes `75` for `75,00`, and a point elsewhere; anything else has lost its comma (`5,5` became `55`).
        if (found[2] === undefined && !(commas === 0 && points > 0)) return refuse('decimals-lost', column)
        if (found[2] === '.') warn('decimal-points')
        return Math.round(value * 100)
      },
      year: () => number('AGNO', 2000, 2099),
      school: () => {
        const rbd = number('RBD', 1, highestRbd)
        return options.needsDirectory && isKnown[rbd] === 0 ? refuse('unknown-rbd', 'RBD', String(rbd)) : rbd
      },
    }
  }

  return {
    tally, warn, isKnown, hasDirectory: directoryYears.length > 0,
    read: async onRow => {
      await readRecords(file, {
        wanted: positions, ...signal,
        onRecord: (fields, line) => {
          try {
            onRow(rowOf(fields, line))
            tally.used++
          } catch (e) {
            if (!(e instanceof RowRefused)) throw e
            tally.refuse(line, e.reason, e.column, e.detail)
          }
        },
        onMisfit: (line, found) => tally.refuse(line, 'wrong-column-count', undefined, `${found}/${file.columns.length}`),
        onProgress: done => context.onBytes(file.bytes + done, 2 * file.bytes),
      })
      tally.requireUsable()
    },
    reading: (keys, write, extra = {}) => ({
      sha256: outcome.sha256,
      encoding: outcome.encoding,
      readsAsBefore: extra.readsAsBefore ?? (earlier => !(earlier.refusedByReason ?? []).some(r => r.reason === 'unknown-rbd')),
      finish: async generationId => {
        if (generationId !== null) await write(generationId)
        const years = [...new Set(keys.map(k => k.year))].sort((a, b) => a - b)
        const figures: Figures = {
          rowsRead: tally.read(), rowsUsed: tally.used, rowsRefused: tally.refused(), refused: tally.first(), refusedByReason: tally.byReason(),
          schools: extra.schools ?? new Set(keys.map(k => k.rbd)).size, students: null, studentsInSeveralRows: null, months: [], years,
          warnings: [
            ...(options.needsDirectory ? years.filter(y => !directoryYears.includes(y)).map((year): ImportWarning => ({ warning: 'year-without-directory', year, nearestYear: nearestYear(year, directoryYears) })) : []),
            ...[...warnings].map(([warning, count]): ImportWarning => ({ warning, count })),
            ...(extra.warnings ?? []),
            ...bytesWarnings({ ...outcome, marksInside: 0 }),
          ],
        }
        return { keys: [...keys], figures }
      },
    }),
  }
}

/** Hands rows to the one bulk writer with its progress and its way to stop. */
export const writingOptions = (context: ReadingContext, total: number) => ({
  onRows: (written: number) => context.onRows(written, total),
  throwIfAborted: () => { if (context.signal?.aborted) throw new FileRefused('cancelled') },
})

/** School-years of rows, each once, in order. */
export const schoolYearKeys = (rows: Iterable<{ year: number; rbd: number }>): CoverKey[] => {
  const seen = new Map<number, CoverKey>()
  for (const { year, rbd } of rows) seen.set(year * 100_000 + rbd, { year, month: 0, rbd })
  return [...seen.values()].sort((a, b) => a.year - b.year || a.rbd - b.rbd)
}
