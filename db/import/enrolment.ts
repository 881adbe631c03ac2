/**
 * Resumen de matrícula por establecimiento (reference: Ministry files, 1.6), of any year. Two layouts: a row per school with columns by
 * level (`MAT_HOM_k`, `MAT_MUJ_k`, `MAT_ENS_k`, k = COD_ENSE2; `MAT_SI_k` and `MAT_NB_k` only where somebody is stated so; 59 to 74
 * columns), and a row per school and COD_ENSE, as a service's extract over several years has it. Kept by level.
 *
 * `CUR_SIM_0k` is taken for the courses of level k, which no description confirms; their sum is the school's either way.
 */
import { schoolingLevelOf, schoolingLevels, type SchoolingLevel } from '../../cycles/indicators/teaching.ts'
import { writeInChunks } from '../generations.ts'
import { FileRefused } from './delimited.ts'
import type { Reading, ReadingContext } from './reading.ts'
import { openYearlyFile, schoolYearKeys, writingOptions, type YearlyRow } from './yearly-file.ts'

type LevelCounts = { students: number; boys: number | null; girls: number | null; simpleCourses: number | null; combinedCourses: number | null }

/** Null is "not said": a sum of what is said, or null where nothing is. */
const plus = (a: number | null, b: number | null) => (a === null ? b : b === null ? a : a + b)

const simpleOf = (k: number) => `CUR_SIM_0${k}`
/** `CUR_COMB_` from 2022 on, `CUR_COM_` before. */
const combinedOf = (k: number) => [`CUR_COMB_0${k}`, `CUR_COM_0${k}`]
const wideColumns = schoolingLevels.flatMap(k => [`MAT_HOM_${k}`, `MAT_MUJ_${k}`, `MAT_SI_${k}`, `MAT_NB_${k}`, `MAT_ENS_${k}`, simpleOf(k), ...combinedOf(k)])
const longColumns = ['COD_ENSE', 'MAT_HOM_TOT', 'MAT_MUJ_TOT', 'MAT_SI_TOT', 'CUR_SIM_TOT', 'CUR_COMB_TOT', 'CUR_COM_TOT', 'CUR_COMB', 'CUR_COM']

/** The first of several columns that says something. */
const firstOf = (row: YearlyRow, columns: readonly string[]): number | null => {
  for (const column of columns) { const n = row.count(column); if (n !== null) return n }
  return null
}

export const readEnrolment = async (context: ReadingContext): Promise<Reading> => {
  const { store } = context
  const isLong = context.columns.includes('COD_ENSE')
  if (!isLong && !context.columns.some(c => /^MAT_(ENS|HOM)_[1-8]$/.test(c))) throw new FileRefused('missing-column', { kind: 'enrolment', missing: ['MAT_ENS_1'] })
  const file = await openYearlyFile(context, 'enrolment', ['AGNO', 'RBD', 'MAT_TOTAL', ...(isLong ? longColumns : wideColumns)], { needsDirectory: true })

  const schools = new Map<string, { year: number; rbd: number; levels: Map<SchoolingLevel, LevelCounts> }>()
  const seen = new Set<string>()
  const schoolOf = (year: number, rbd: number) => {
    const key = `${year}-${rbd}`
    const known = schools.get(key) ?? { year, rbd, levels: new Map<SchoolingLevel, LevelCounts>() }
    schools.set(key, known)
    return known.levels
  }
  /** Each row once: a second row for the same school and year (and code) is refused. */
  const once = (row: YearlyRow, key: string, rbd: number) => {
    if (seen.has(key)) row.refuse('duplicate-year', 'RBD', String(rbd))
    seen.add(key)
  }
  const checkSexes = ({ students, boys, girls }: LevelCounts, others = 0) => { if (boys !== null && girls !== null && boys + girls + others !== students) file.warn('sexes-do-not-add-up') }

  const readLong = (row: YearlyRow) => {
    const [year, rbd] = [row.year(), row.school()]
    const students = row.number('MAT_TOTAL', 0, 99_999)
    const code = row.count('COD_ENSE') ?? 0
    // Closed schools and those in recess: no level, no student, and known to have none.
    if (code === 0 && students > 0) row.refuse('blank', 'COD_ENSE')
    const level = code === 0 ? null : schoolingLevelOf(code)
    if (code !== 0 && level === null) row.refuse('unknown-teaching-code', 'COD_ENSE', String(code))
    const counts: LevelCounts = {
      students, boys: row.count('MAT_HOM_TOT'), girls: row.count('MAT_MUJ_TOT'),
      simpleCourses: row.count('CUR_SIM_TOT'), combinedCourses: firstOf(row, ['CUR_COMB_TOT', 'CUR_COM_TOT', 'CUR_COMB', 'CUR_COM']),
    }
    once(row, `${year}-${rbd}-${code}`, rbd)
    const levels = schoolOf(year, rbd)
    if (level === null || students === 0) return
    checkSexes(counts, row.count('MAT_SI_TOT') ?? 0)
    const before = levels.get(level)
    levels.set(level, before ? {
      students: before.students + students, boys: plus(before.boys, counts.boys), girls: plus(before.girls, counts.girls),
      simpleCourses: plus(before.simpleCourses, counts.simpleCourses), combinedCourses: plus(before.combinedCourses, counts.combinedCourses),
    } : counts)
  }

  const readWide = (row: YearlyRow) => {
    const [year, rbd] = [row.year(), row.school()]
    const total = row.number('MAT_TOTAL', 0, 99_999)
    const levels = schoolingLevels.flatMap(k => {
      const [boys, girls] = [row.count(`MAT_HOM_${k}`), row.count(`MAT_MUJ_${k}`)]
      const others = plus(row.count(`MAT_SI_${k}`), row.count(`MAT_NB_${k}`)) ?? 0
      const students = row.count(`MAT_ENS_${k}`) ?? (boys ?? 0) + (girls ?? 0) + others
      const counts: LevelCounts = { students, boys, girls, simpleCourses: row.count(simpleOf(k)), combinedCourses: firstOf(row, combinedOf(k)) }
      if (students === 0) return []
      checkSexes(counts, others)
      return [[k, counts] as const]
    })
    once(row, `${year}-${rbd}`, rbd)
    if (levels.reduce((sum, [, c]) => sum + c.students, 0) !== total) file.warn('parts-do-not-add-up')
    const mine = schoolOf(year, rbd)
    for (const [k, counts] of levels) mine.set(k, counts)
  }

  await file.read(isLong ? readLong : readWide)
  const rows = [...schools.values()].flatMap(({ year, rbd, levels }) => [...levels].map(([level, counts]) => ({ year, rbd, level, ...counts })))
    .sort((a, b) => a.rbd - b.rbd || a.year - b.year || a.level - b.level)
  return file.reading(schoolYearKeys(schools.values()), async generationId => {
    await writeInChunks(store, store.s.enrolment, rows.map(row => ({ generationId, ...row })), writingOptions(context, rows.length))
  })
}
