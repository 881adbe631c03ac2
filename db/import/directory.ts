/**
 * The official directory of schools, one row per RBD at 30 April (reference: Ministry files, 1.1): any year's layout from 2013 to
 * 2025. All rows are kept, closed schools too: since 2015 the file lists every RBD there ever was, and an old attendance file may
 * speak of a school that has closed since.
 */
import { writeInChunks } from '../generations.ts'
import { checkDigitOf, highestRbd } from './schools.ts'
import { BLANK, FileRefused, NEGATIVE, intAt, readRecords, textAt, type Fields } from './delimited.ts'
import { positionsOf } from './kinds.ts'
import { bytesWarnings, type Reading, type ReadingContext } from './reading.ts'
import type { ImportWarning } from './report.ts'
import { createRowTally } from './rows.ts'

const teachingColumns = ['ENS_01', 'ENS_02', 'ENS_03', 'ENS_04', 'ENS_05', 'ENS_06', 'ENS_07', 'ENS_08', 'ENS_09', 'ENS_10', 'ENS_11', 'ENS_12'] as const
const wanted = [
  'AGNO', 'RBD', 'NOM_RBD', 'COD_REG_RBD', 'COD_COM_RBD', 'NOM_COM_RBD', 'COD_DEPE', 'RURAL_RBD',
  'DGV_RBD', 'ESTADO_ESTAB', 'MATRICULA', 'MAT_TOTAL', ...teachingColumns,
] as const
type Column = (typeof wanted)[number]
const slot = Object.fromEntries(wanted.map((c, i) => [c, i])) as Record<Column, number>

type SchoolRow = {
  rbd: number; year: number; name: string; regionCode: number; communeCode: number; communeName: string; dependency: number; rural: boolean
  state: number | null; hasStudents: boolean | null; enrolment: number | null; teachingCodes: number[]
}

export const readDirectory = async (context: ReadingContext): Promise<Reading> => {
  const { store, file } = context
  const positions = positionsOf('directory', context.columns, wanted)
  const signal = context.signal ? { signal: context.signal } : {}
  // The encoding is known after the last byte, and names are needed from the first: twice over a file of a few megabytes.
  const outcome = await readRecords(file, { wanted: [], onRecord: () => {}, onMisfit: () => {}, onProgress: done => context.onBytes(done, 2 * file.bytes), ...signal })
  const decoder = new TextDecoder(outcome.encoding)
  const tally = createRowTally()
  const schools = new Map<number, SchoolRow>()
  const years = new Set<number>()
  let blankNames = 0
  let wrongDigits = 0

  const refuseNumber = (line: number, column: Column, value: number) =>
    tally.refuse(line, value === BLANK ? 'blank' : value === NEGATIVE ? 'negative' : 'not-a-number', column)
  const onRecord = (fields: Fields, line: number) => {
    /** The number in a column when it is inside the range; else the row is refused and this is null. */
    const required = (column: Column, from: number, to: number): number | null => {
      const value = intAt(fields, slot[column])
      if (value >= from && value <= to) return value
      if (value < 0) refuseNumber(line, column, value)
      else tally.refuse(line, column === 'COD_DEPE' ? 'unknown-dependency' : 'out-of-range', column)
      return null
    }
    const optional = (column: Column): number | null => {
      const value = intAt(fields, slot[column])
      return value < 0 ? null : value
    }
    const year = required('AGNO', 2000, 2099)
    if (year === null) return
    const rbd = required('RBD', 1, highestRbd)
    if (rbd === null) return
    const regionCode = required('COD_REG_RBD', 1, 99)
    if (regionCode === null) return
    const communeCode = required('COD_COM_RBD', 1, 99_999)
    if (communeCode === null) return
    const dependency = required('COD_DEPE', 1, 6)
    if (dependency === null) return
    const rural = required('RURAL_RBD', 0, 1)
    if (rural === null) return
    if (schools.has(rbd)) return tally.refuse(line, 'duplicate-rbd', 'RBD', String(rbd))
    years.add(year)
    let name = textAt(fields, slot.NOM_RBD, decoder)
    // Resumen 2022 has 30 blank names and 2025 a literal NULL; a school without a name is shown by its RBD.
    if (name === '' || name === 'NULL') { name = `RBD ${rbd}`; blankNames++ }
    const digit = intAt(fields, slot.DGV_RBD)
    if (digit !== BLANK && digit !== checkDigitOf(rbd)) wrongDigits++
    const hasStudents = optional('MATRICULA')
    schools.set(rbd, {
      rbd, year, name, regionCode, communeCode, communeName: textAt(fields, slot.NOM_COM_RBD, decoder), dependency, rural: rural === 1,
      state: optional('ESTADO_ESTAB'), hasStudents: hasStudents === null ? null : hasStudents === 1, enrolment: optional('MAT_TOTAL'),
      teachingCodes: [...new Set(teachingColumns.map(optional).filter(code => code !== null && code > 0))] as number[],
    })
    tally.used++
  }
  await readRecords(file, {
    wanted: positions, onRecord, ...signal,
    onMisfit: (line, found) => tally.refuse(line, 'wrong-column-count', undefined, `${found}/${file.columns.length}`),
    onProgress: done => context.onBytes(file.bytes + done, 2 * file.bytes),
  })
  if (years.size > 1) throw new FileRefused('several-years-in-directory', { years: [...years].sort((a, b) => a - b) })
  tally.requireUsable()

  return {
    sha256: outcome.sha256,
    encoding: outcome.encoding,
    finish: async generationId => {
      const rows = [...schools.values()].sort((a, b) => a.rbd - b.rbd)
      if (generationId !== null) {
        await writeInChunks(store, store.s.schoolYear, rows.map(row => ({ generationId, ...row })), {
          onRows: written => context.onRows(written, rows.length),
          throwIfAborted: () => { if (context.signal?.aborted) throw new FileRefused('cancelled') },
        })
      }
      const warnings: ImportWarning[] = []
      if (blankNames > 0) warnings.push({ warning: 'blank-school-name', count: blankNames })
      if (wrongDigits > 0) warnings.push({ warning: 'check-digit', count: wrongDigits })
      warnings.push(...bytesWarnings(outcome))
      return {
        keys: [...years].map(year => ({ year, month: 0, rbd: 0 })),
        figures: {
          rowsRead: tally.read(), rowsUsed: tally.used, rowsRefused: tally.refused(), refused: tally.first(), refusedByReason: tally.byReason(),
          schools: rows.length, students: null, studentsInSeveralRows: null, months: [], years: [...years], warnings,
        },
      }
    },
  }
}
