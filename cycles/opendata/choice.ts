/** What somebody asks of a table: read from an address, where everything can be typed. */
import { tableOfSlug, type Table } from './tables.ts'

export const formats = ['csv', 'xlsx', 'json'] as const
export type Format = (typeof formats)[number]

export type Choice = { table: Table; format: Format; fromYear?: number; toYear?: number; month?: number; slep?: number; commune?: number }
/** By the field it is about. */
export type ChoiceProblem = 'unknown-table' | 'unknown-format' | 'not-a-year' | 'years-reversed' | 'not-a-month' | 'not-a-code'
export type ReadChoice = { ok: true; choice: Choice } | { ok: false; problems: Record<string, ChoiceProblem> }

/** Before this no file of the Ministry's is read; a year after it is a slip. */
const [firstYear, lastYear] = [2004, 2100]

const wholeIn = (text: string, least: number, most: number): number | null => (/^\d{1,6}$/.test(text) && Number(text) >= least && Number(text) <= most ? Number(text) : null)

/** `of(name)`: the field as typed, or ''. One year (`ano`) stands for both ends. Any number of years may be asked for: the file streams. */
export const readChoice = (of: (name: string) => string): ReadChoice => {
  const problems: Record<string, ChoiceProblem> = {}
  const table = tableOfSlug(of('que') || 'asistencia')
  if (!table) problems.que = 'unknown-table'
  const wanted = of('formato') || 'csv'
  const format = formats.find(f => f === wanted)
  if (!format) problems.formato = 'unknown-format'
  const numberIn = (name: string, least: number, most: number, problem: ChoiceProblem): number | undefined => {
    const text = of(name).trim()
    if (text === '') return undefined
    const number = wholeIn(text, least, most)
    if (number === null) problems[name] = problem
    return number ?? undefined
  }
  const one = numberIn('ano', firstYear, lastYear, 'not-a-year')
  const [fromYear, toYear] = [numberIn('desde', firstYear, lastYear, 'not-a-year') ?? one, numberIn('hasta', firstYear, lastYear, 'not-a-year') ?? one]
  if (fromYear !== undefined && toYear !== undefined && fromYear > toYear) problems.hasta = 'years-reversed'
  const [month, slep, commune] = [numberIn('mes', 1, 12, 'not-a-month'), numberIn('slep', 1, 999_999, 'not-a-code'), numberIn('comuna', 1, 999_999, 'not-a-code')]
  if (!table || !format || Object.keys(problems).length > 0) return { ok: false, problems }
  const given = { fromYear, toYear, month, slep, commune }
  return { ok: true, choice: { table, format, ...Object.fromEntries(Object.entries(given).filter(([, v]) => v !== undefined)) } }
}
