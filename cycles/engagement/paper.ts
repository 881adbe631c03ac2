/** Paper sheets, counted by hand: for each question how many marked each answer. Every row adds up to the sheets that were counted. */
import { answersOrNone, emptyTally, items, type AnswerOrNone, type Tally } from './items.ts'
import { sentences, type SentenceId } from './sheet.ts'
import { emptySupport, needAnswers, needItem, supportSentences, type NeedAnswer, type SupportTally } from './support.ts'

export const mostSheets = 200

export type PaperRow = SentenceId | typeof needItem
export const paperRows: readonly PaperRow[] = [...sentences, needItem]
export type PaperAnswer = AnswerOrNone | NeedAnswer
export const answersOfRow = (row: PaperRow): readonly PaperAnswer[] => (row === needItem ? needAnswers : answersOrNone)

export type PaperProblem = { field: 'sheets'; problem: 'sheets' } | { field: PaperRow; problem: 'not-a-count' | 'row-sum'; adds: number }
export type PaperCounts = { sheets: number; tally: Tally; support: SupportTally }
export type ReadPaper = ({ ok: true } & PaperCounts) | { ok: false; problems: PaperProblem[] }

const countOf = (typed: string): number | null => (typed.trim() === '' ? 0 : /^\d{1,3}$/.test(typed.trim()) ? Number(typed) : null)

/** How many marked an answer to a question. */
export const countIn = (paper: Pick<PaperCounts, 'tally' | 'support'>, row: PaperRow, answer: PaperAnswer): number =>
  row === needItem ? paper.support.need[answer as NeedAnswer] : rowOf(paper, row)[answer as AnswerOrNone]
const rowOf = ({ tally, support }: Pick<PaperCounts, 'tally' | 'support'>, row: SentenceId) => (items.some(i => i === row) ? tally[row as keyof Tally] : support.sentences[row as keyof SupportTally['sentences']])

/**
 * A grid as typed: an empty cell is nobody. 0 sheets with an empty grid takes back what was typed before. The four last questions may stay
 * empty all together: sheets printed before there were any do not ask them.
 */
export const readPaper = (typedSheets: string, cell: (row: PaperRow, answer: PaperAnswer) => string): ReadPaper => {
  const sheets = countOf(typedSheets)
  if (sheets === null || sheets > mostSheets) return { ok: false, problems: [{ field: 'sheets', problem: 'sheets' }] }
  const [tally, support] = [emptyTally(), emptySupport()]
  const isEmpty = (row: PaperRow) => answersOfRow(row).every(a => cell(row, a).trim() === '')
  const isShort = supportSentences.every(isEmpty) && isEmpty(needItem)
  const problems = (isShort ? items : paperRows).flatMap((row): PaperProblem[] => {
    const counts = answersOfRow(row).map(a => countOf(cell(row, a)))
    if (counts.includes(null)) return [{ field: row, problem: 'not-a-count', adds: 0 }]
    const into: Record<string, number> = row === needItem ? support.need : rowOf({ tally, support }, row)
    answersOfRow(row).forEach((a, i) => { into[a] = counts[i]! })
    const adds = (counts as number[]).reduce((a, b) => a + b, 0)
    return adds === sheets ? [] : [{ field: row, problem: 'row-sum', adds }]
  })
  return problems.length > 0 ? { ok: false, problems } : { ok: true, sheets, tally, support }
}
