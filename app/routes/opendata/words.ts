/** What is said when a file cannot be given. */
import type { ChoiceProblem } from '../../../cycles/opendata/choice.ts'
import { m } from '../../messages/compiled/messages.js'

export const choiceProblem: Record<ChoiceProblem, () => string> = {
  'unknown-table': m.opendata_problem_table, 'unknown-format': m.opendata_problem_format, 'not-a-year': m.opendata_problem_year,
  'years-reversed': m.opendata_problem_reversed, 'not-a-month': m.opendata_problem_month, 'not-a-code': m.opendata_problem_code,
}

/** By the field it is about; null where nothing was refused. */
export const refusalOf = (why: string): Record<string, string> | null =>
  why === 'nada' ? { desde: m.opendata_problem_nothing() } : why === 'limite' ? { que: m.opendata_problem_limit() } : why === 'revisar' ? { que: m.opendata_problem_review() } : null
