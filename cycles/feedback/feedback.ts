/** The conversation in the margin: an advisor leaves a strength, a question or a suggestion; the team answers in its own words. */
import { z } from 'zod'

export const feedbackKinds = ['strength', 'question', 'suggestion'] as const
export type FeedbackKind = (typeof feedbackKinds)[number]

/** What a team may say of a comment: we take it, not for now, we talked it over. Never compulsory. */
export const stances = ['taken', 'not-now', 'talked'] as const
export type Stance = (typeof stances)[number]

/** A margin is for talking about a page, not for writing another one. */
export const longestComment = 20_000

const words = z.string()
  .transform(s => s.replace(/\u0000/g, '').replace(/\p{Surrogate}/gu, '\uFFFD').replace(/\r\n?/g, '\n').trim())
  .refine(s => s.length <= longestComment, 'comment_too_long').default('')

const commentSchema = z.object({ kind: z.enum(feedbackKinds, 'comment_kind_missing'), text: words.refine(s => s !== '', 'comment_text_missing') })
const answerSchema = z.object({ answer: words, stance: z.enum(['', ...stances]).default('') })
  .refine(a => a.answer !== '' || a.stance !== '', { path: ['answer'], message: 'answer_missing' })

export type Comment = z.output<typeof commentSchema>
export type Answer = { answer: string; stance: Stance | null }
export type Problems = Record<string, string>

const problemsOf = (error: z.ZodError): Problems => {
  const problems: Problems = {}
  for (const issue of error.issues) problems[String(issue.path[0] ?? '')] ??= issue.message
  return problems
}

/** Checks a comment's form: `problems` names the field and a message key. */
export const readComment = (fields: Record<string, unknown>): { ok: true; comment: Comment } | { ok: false; problems: Problems } => {
  const read = commentSchema.safeParse(fields)
  return read.success ? { ok: true, comment: read.data } : { ok: false, problems: problemsOf(read.error) }
}

/** Checks an answer's form: words, a stance, or both. */
export const readAnswer = (fields: Record<string, unknown>): { ok: true; answer: Answer } | { ok: false; problems: Problems } => {
  const read = answerSchema.safeParse(fields)
  return read.success
    ? { ok: true, answer: { answer: read.data.answer, stance: read.data.stance === '' ? null : read.data.stance } }
    : { ok: false, problems: problemsOf(read.error) }
}

const questionSchema = z.object({ question: words })
/** Checks the form that asks for a look at a page: a question is welcome and not owed. */
export const readQuestion = (fields: Record<string, unknown>): { ok: true; question: string } | { ok: false; problems: Problems } => {
  const read = questionSchema.safeParse(fields)
  return read.success ? { ok: true, question: read.data.question } : { ok: false, problems: problemsOf(read.error) }
}

/** A draft keeps whatever there is: a kind not chosen yet, words cut at the longest a comment may be. */
export const readDraft = (fields: Record<string, unknown>): { kind: FeedbackKind | null; text: string } => {
  const kind = z.enum(feedbackKinds).safeParse(fields.kind)
  return { kind: kind.success ? kind.data : null, text: (typeof fields.text === 'string' ? fields.text : '').replace(/\u0000/g, '').replace(/\p{Surrogate}/gu, '\uFFFD').replace(/\r\n?/g, '\n').slice(0, longestComment) }
}
