/** Checks the forms of a need: the school's, and those of the SLEP. Problems are message keys by field; words are made at the edge. */
import { z } from 'zod'
import { schoolDay } from '../notebook/parts.ts'
import { needAnswers, needKinds, type NeedAnswer, type NeedKind } from './needs.ts'

/** A need is said in a few sentences; so is its answer. */
export const longestNeed = 5_000
const longestName = 200

const clean = (s: string) => s.replace(/\u0000/g, '').replace(/\p{Surrogate}/gu, '\uFFFD').replace(/\r\n?/g, '\n').trim()
const words = z.string().transform(clean).refine(s => s.length <= longestNeed, 'need_too_long').default('')

const raiseSchema = z.object({ needKind: z.enum(needKinds, 'need_kind_missing'), needText: words.refine(s => s !== '', 'need_text_missing') })
const chargeSchema = z.object({
  inChargeOf: z.string().transform(s => clean(s).replace(/\s+/gu, ' ')).refine(s => s.length <= longestName, 'need_name_too_long').default('').refine(s => s !== '', 'need_name_missing'),
})
const answerSchema = z.object({
  answer: z.enum(needAnswers, 'need_answer_missing'),
  answerText: words,
  answerDay: z.union([z.literal(''), schoolDay], 'day_not_real').default(''),
})

export type RaisedNeed = { kind: NeedKind; text: string }
export type AnsweredNeed = { answer: NeedAnswer; text: string; day: string | null }
type Problems = Record<string, string>

const problemsOf = (error: z.ZodError): Problems => {
  const problems: Problems = {}
  for (const issue of error.issues) problems[String(issue.path[0] ?? '')] ??= issue.message
  return problems
}

export const readNeed = (fields: Record<string, unknown>): { ok: true; need: RaisedNeed } | { ok: false; problems: Problems } => {
  const read = raiseSchema.safeParse(fields)
  return read.success ? { ok: true, need: { kind: read.data.needKind, text: read.data.needText } } : { ok: false, problems: problemsOf(read.error) }
}

/** The name of whoever of the SLEP sees to it. */
export const readInCharge = (fields: Record<string, unknown>): { ok: true; inChargeOf: string } | { ok: false; problems: Problems } => {
  const read = chargeSchema.safeParse(fields)
  return read.success ? { ok: true, inChargeOf: read.data.inChargeOf } : { ok: false, problems: problemsOf(read.error) }
}

/**
 * `today` (`YYYY-MM-DD`): a promised day lies ahead. A no says why; a yes from a day names it. A day that came with another answer is no
 * part of it.
 */
export const readNeedAnswer = (fields: Record<string, unknown>, today: string): { ok: true; answer: AnsweredNeed } | { ok: false; problems: Problems } => {
  const read = answerSchema.safeParse(fields)
  if (!read.success) return { ok: false, problems: problemsOf(read.error) }
  const { answer, answerText: text, answerDay } = read.data
  if (answer === 'no' && text === '') return { ok: false, problems: { answerText: 'need_no_needs_why' } }
  if (answer === 'when' && answerDay === '') return { ok: false, problems: { answerDay: 'need_day_missing' } }
  if (answer === 'when' && answerDay < today) return { ok: false, problems: { answerDay: 'need_day_past' } }
  return { ok: true, answer: { answer, text, day: answer === 'when' ? answerDay : null } }
}
