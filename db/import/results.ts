/**
 * Resumen de rendimiento por establecimiento (reference: Ministry files, 1.7): a row per school, year and COD_ENSE with who passed, failed,
 * withdrew and was transferred, by sex, in all (`_TO`) and by grade (`_01` to `_08`) where the file has them, and the mean attendance of
 * those who passed or failed. `_SI_` columns come and go with the students stated as neither sex.
 */
import { outcomes, type GradeOutcomes, type Outcome } from '../../cycles/indicators/yearly.ts'
import { schoolingLevelOf } from '../../cycles/indicators/teaching.ts'
import { writeInChunks } from '../generations.ts'
import { FileRefused } from './delimited.ts'
import type { Reading, ReadingContext } from './reading.ts'
import { openYearlyFile, schoolYearKeys, writingOptions, type YearlyRow } from './yearly-file.ts'

const prefixOf: Record<Outcome, string> = { passed: 'APR', failed: 'REP', withdrawn: 'RET', transferred: 'TRA' }
const sexes = ['HOM', 'MUJ', 'SI'] as const
type Sex = (typeof sexes)[number]
const grades = ['01', '02', '03', '04', '05', '06', '07', '08'] as const
const percents = ['PROM_ASIS', 'PROM_ASIS_APR', 'PROM_ASIS_REP'] as const

type ResultRow = {
  year: number; rbd: number; codEnse: number; passed: number; failed: number; withdrawn: number; transferred: number
  boys: [number, number, number, number]; girls: [number, number, number, number]; unstated: number | null; grades: GradeOutcomes | null
  attendanceHundredths: number | null; attendancePassedHundredths: number | null; attendanceFailedHundredths: number | null
}
type Quartet = [number, number, number, number]

export const readResults = async (context: ReadingContext): Promise<Reading> => {
  const { store, columns } = context
  const has = (column: string) => columns.includes(column)
  /** The column of a total; some re-saves write it out. */
  const totalOf = (stem: string) => (has(`${stem}_TOT`) ? `${stem}_TOT` : `${stem}_TO`)
  const isTold = (stem: string) => has(totalOf(stem)) || grades.some(g => has(`${stem}_${g}`))
  const missing = outcomes.flatMap(o => ['HOM', 'MUJ'].map(sex => `${prefixOf[o]}_${sex}`)).filter(stem => !isTold(stem)).map(stem => `${stem}_TO`)
  if (missing.length > 0) throw new FileRefused('missing-column', { kind: 'results', missing })
  const stems = [...outcomes.flatMap(o => sexes.map(sex => `${prefixOf[o]}_${sex}`)), 'SI_HOM', 'SI_MUJ']
  const file = await openYearlyFile(context, 'results',
    ['AGNO', 'RBD', 'COD_ENSE', ...stems.flatMap(stem => [totalOf(stem), ...grades.map(g => `${stem}_${g}`)]), ...percents],
    { percents, needsDirectory: true })
  const hasGrades = stems.some(stem => grades.some(g => has(`${stem}_${g}`)))

  const rows = new Map<string, ResultRow>()
  await file.read(row => {
    const [year, rbd] = [row.year(), row.school()]
    const codEnse = row.number('COD_ENSE', 1, 999)
    if (schoolingLevelOf(codEnse) === null) row.refuse('unknown-teaching-code', 'COD_ENSE', String(codEnse))
    let agrees = true
    const counted = (outcome: Outcome, sex: Sex) => {
      const stem = `${prefixOf[outcome]}_${sex}`
      const byGrade = byGradeOf(row, stem)
      const sum = byGrade.reduce((a, b) => a + b, 0)
      const total = row.count(totalOf(stem))
      if (total !== null && hasGrades && grades.some(g => has(`${stem}_${g}`)) && sum !== total) agrees = false
      return { total: total ?? sum, byGrade }
    }
    const all = outcomes.map(o => ({ HOM: counted(o, 'HOM'), MUJ: counted(o, 'MUJ'), SI: counted(o, 'SI') }))
    const totalOfAll = all.map(o => o.HOM.total + o.MUJ.total + o.SI.total)
    const unstated = ['SI_HOM', 'SI_MUJ'].some(isTold)
      ? ['SI_HOM', 'SI_MUJ'].reduce((sum, stem) => sum + (row.count(totalOf(stem)) ?? byGradeOf(row, stem).reduce((a, b) => a + b, 0)), 0) : null
    const result: ResultRow = {
      year, rbd, codEnse, passed: totalOfAll[0]!, failed: totalOfAll[1]!, withdrawn: totalOfAll[2]!, transferred: totalOfAll[3]!,
      boys: all.map(o => o.HOM.total) as Quartet, girls: all.map(o => o.MUJ.total) as Quartet, unstated,
      grades: hasGrades ? Object.fromEntries(outcomes.map((o, i) => [o, grades.map((_, g) => sexes.reduce((sum, sex) => sum + all[i]![sex].byGrade[g]!, 0))])) as GradeOutcomes : null,
      attendanceHundredths: row.hundredths('PROM_ASIS'), attendancePassedHundredths: row.hundredths('PROM_ASIS_APR'), attendanceFailedHundredths: row.hundredths('PROM_ASIS_REP'),
    }
    const key = `${year}-${rbd}-${codEnse}`
    if (rows.has(key)) row.refuse('duplicate-year', 'RBD', String(rbd))
    if (!agrees) file.warn('parts-do-not-add-up')
    rows.set(key, result)
  })
  const sorted = [...rows.values()].sort((a, b) => a.rbd - b.rbd || a.year - b.year || a.codEnse - b.codEnse)
  return file.reading(schoolYearKeys(sorted), async generationId => {
    await writeInChunks(store, store.s.yearResult, sorted.map(row => ({ generationId, ...row })), writingOptions(context, sorted.length))
  })
}

const byGradeOf = (row: YearlyRow, stem: string): number[] => grades.map(g => row.count(`${stem}_${g}`) ?? 0)
