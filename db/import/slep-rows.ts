/** What the two lists of SLEPs share: a row says of a school, or of a commune, which SLEP it falls to and from which year on. */
import { BLANK, NEGATIVE, intAt, readRecords, textAt, type ReadOutcome } from './delimited.ts'
import { positionsOf } from './kinds.ts'
import type { ReadingContext } from './reading.ts'
import type { RowRefusal } from './report.ts'
import { createRowTally } from './rows.ts'

export type SlepRow = { slepCode: number; name: string; fromYear: number }

/** `of`: the column of what the row is about, a number from 1 to `highest`. `twice`: how a second row of it is refused. */
type ListOfSleps = { kind: 'slep-list' | 'slep-communes'; of: 'RBD' | 'COD_COM_RBD'; highest: number; twice: RowRefusal }

/** Rows by what they are about, in the file's order. Twice through the file: the encoding is known only at its end. Throws FileRefused. */
export const readSlepRows = async ({ kind, of, highest, twice }: ListOfSleps, context: ReadingContext): Promise<{ rows: Map<number, SlepRow>; outcome: ReadOutcome; tally: ReturnType<typeof createRowTally> }> => {
  const { file } = context
  const wanted = [of, 'COD_SLEP', 'NOMBRE_SLEP', 'ANIO_TRASPASO'] as const
  const positions = positionsOf(kind, context.columns, wanted)
  const signal = context.signal ? { signal: context.signal } : {}
  const outcome = await readRecords(file, { wanted: [], onRecord: () => {}, onMisfit: () => {}, onProgress: done => context.onBytes(done, 2 * file.bytes), ...signal })
  const decoder = new TextDecoder(outcome.encoding)
  const tally = createRowTally()
  const rows = new Map<number, SlepRow>()
  await readRecords(file, {
    wanted: positions, ...signal,
    onRecord: (fields, line) => {
      const number = (slot: number, from: number, to: number): number | null => {
        const value = intAt(fields, slot)
        if (value >= from && value <= to) return value
        tally.refuse(line, value === BLANK ? 'blank' : value === NEGATIVE ? 'negative' : value < 0 ? 'not-a-number' : 'out-of-range', wanted[slot]!)
        return null
      }
      const about = number(0, 1, highest)
      if (about === null) return
      const slepCode = number(1, 1, 99_999)
      if (slepCode === null) return
      const fromYear = number(3, 2000, 2099)
      if (fromYear === null) return
      const name = textAt(fields, 2, decoder)
      if (name === '') return tally.refuse(line, 'blank', 'NOMBRE_SLEP')
      if (rows.has(about)) return tally.refuse(line, twice, of, String(about))
      rows.set(about, { slepCode, name, fromYear })
      tally.used++
    },
    onMisfit: (line, found) => tally.refuse(line, 'wrong-column-count', undefined, `${found}/${file.columns.length}`),
    onProgress: done => context.onBytes(file.bytes + done, 2 * file.bytes),
  })
  tally.requireUsable()
  return { rows, outcome, tally }
}
