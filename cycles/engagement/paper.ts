/** Paper sheets, counted by hand: for each sentence how many marked each answer. Every row adds up to the sheets that were counted. */
import { answersOrNone, emptyTally, items, type AnswerOrNone, type ItemId, type Tally } from './items.ts'

export const mostSheets = 200

export type PaperProblem = { field: 'sheets'; problem: 'sheets' } | { field: ItemId; problem: 'not-a-count' | 'row-sum'; adds: number }
export type ReadPaper = { ok: true; sheets: number; tally: Tally } | { ok: false; problems: PaperProblem[] }

const countOf = (typed: string): number | null => (typed.trim() === '' ? 0 : /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : null)

/** A grid as typed: an empty cell is nobody. 0 sheets with an empty grid takes back what was typed before. */
export const readPaper = (typedSheets: string, cell: (item: ItemId, answer: AnswerOrNone) => string): ReadPaper => {
  const sheets = countOf(typedSheets)
  if (sheets === null || sheets > mostSheets) return { ok: false, problems: [{ field: 'sheets', problem: 'sheets' }] }
  const tally = emptyTally()
  const problems = items.flatMap((item): PaperProblem[] => {
    const counts = answersOrNone.map(a => countOf(cell(item, a)))
    if (counts.includes(null)) return [{ field: item, problem: 'not-a-count', adds: 0 }]
    answersOrNone.forEach((a, i) => { tally[item][a] = counts[i]! })
    const adds = (counts as number[]).reduce((a, b) => a + b, 0)
    return adds === sheets ? [] : [{ field: item, problem: 'row-sum', adds }]
  })
  return problems.length > 0 ? { ok: false, problems } : { ok: true, sheets, tally }
}
