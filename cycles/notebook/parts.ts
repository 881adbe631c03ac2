/**
 * The parts of a notebook: four pages, and three kinds of dated entries. Nothing here is compulsory except what makes an entry
 * an entry; an empty page is a page nobody has written yet, not an error.
 */
import { z } from 'zod'

export const pageKinds = ['challenge', 'data', 'implementation', 'learnings'] as const
export type PageKind = (typeof pageKinds)[number]

export const entryKinds = ['action', 'note', 'adjustment'] as const
export type EntryKind = (typeof entryKinds)[number]
export type PartKind = PageKind | EntryKind

/** Characters of one text field. A notebook is not a file store, but nobody is cut off in mid-thought. */
export const longestText = 300_000

/** What no database keeps faithfully: NUL, and half of a surrogate pair (PostgreSQL refuses both in JSON). */
const storable = (s: string) => s.replace(/\u0000/g, '').replace(/\p{Surrogate}/gu, '\uFFFD')
/** The length is that of the text as kept: a browser sends each line break as two characters. */
const text = z.string().transform(s => storable(s).replace(/\r\n?/g, '\n').trimEnd())
  .refine(s => s.length <= longestText, 'text_too_long').default('')
const line = z.string().transform(s => storable(s).replace(/\s+/gu, ' ').trim())
  .refine(s => s.length <= 2_000, 'line_too_long').default('')

const isRealDay = (s: string) => {
  const m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(s)
  if (!m) return false
  const [y, mo, d] = [Number(m[1]), Number(m[2]), Number(m[3])]
  const days = [31, y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return y >= 2000 && y <= 2100 && mo >= 1 && mo <= 12 && d >= 1 && d <= days[mo - 1]!
}
export const schoolDay = z.string().refine(isRealDay, 'day_not_real')
const optionalDay = z.union([z.literal(''), schoolDay]).default('')

/** A figure as people type it in Chile: `87,4`, `87.4%`, ` 87 `. Kept as typed; `numberOf` reads it. */
const figure = z.string().max(40, 'line_too_long').transform(s => storable(s).trim())
  .refine(s => s === '' || numberOf(s) !== null, 'number_not_read').default('')

/** Reads a decimal written with comma or point, with or without `%`. Null when it is not a number. */
export const numberOf = (s: string): number | null => {
  const m = /^([+\-−]?)\s*(\d{1,9})(?:[.,](\d{1,6}))?\s*%?$/u.exec(s.trim())
  if (!m) return null
  const n = Number(`${m[2]}.${m[3] ?? 0}`)
  return m[1] === '-' || m[1] === '−' ? -n : n
}

export const yesPartlyNo = ['yes', 'partly', 'no'] as const
export const expectationIndicators = ['attendance', 'chronic-absence', 'severe-absence', 'engagement', 'withdrawal', 'own'] as const
export type ExpectationIndicator = (typeof expectationIndicators)[number]
/** Indicators in percent: their figures lie from 0 to 100. */
export const percentIndicators: readonly ExpectationIndicator[] = ['attendance', 'chronic-absence', 'severe-absence']

export const decisions = ['adopt', 'adapt', 'drop', 'widen'] as const
export type Decision = (typeof decisions)[number]

const triage = z.enum(['', ...yesPartlyNo]).default('')

export const partSchemas = {
  challenge: z.object({
    challenge: text,
    forWhom: text,
    urgent: triage, urgentWhy: text,
    relevant: triage, relevantWhy: text,
    inScope: triage, inScopeWhy: text,
    theoryIf: text, theoryThen: text, theoryWhichWill: text,
    expectIndicator: z.enum(['', ...expectationIndicators]).default(''),
    /** What is measured, when the indicator is the team's own. */
    expectMeasure: line,
    expectFrom: figure, expectTo: figure, expectBy: optionalDay, expectForWhom: line,
  }).superRefine((c, ctx) => {
    if (!(percentIndicators as readonly string[]).includes(c.expectIndicator)) return
    for (const path of ['expectFrom', 'expectTo'] as const) {
      const n = c[path] === '' ? null : numberOf(c[path])
      if (n !== null && (n < 0 || n > 100)) ctx.addIssue({ code: 'custom', path: [path], message: 'percent_outside' })
    }
  }),
  data: z.object({ whatWeSee: text, whoIsAtRisk: text, why: text }),
  implementation: z.object({ howItGoes: text }),
  learnings: z.object({
    observed: text, learnt: text, surprises: text,
    decision: z.enum(['', ...decisions]).default(''), decisionWhy: text,
  }),
  action: z.object({
    what: text.refine(s => s !== '', 'action_what_missing'), who: line,
    from: optionalDay, to: optionalDay,
    state: z.enum(['planned', 'doing', 'done', 'left']).default('planned'),
  }).refine(a => a.from === '' || a.to === '' || a.from <= a.to, { path: ['to'], message: 'day_before_start' }),
  note: z.object({ on: schoolDay, text: text.refine(s => s !== '', 'note_text_missing') }),
  adjustment: z.object({ on: schoolDay, what: text.refine(s => s !== '', 'adjustment_what_missing'), why: text.refine(s => s !== '', 'adjustment_why_missing') }),
} as const satisfies Record<PartKind, z.ZodType>

export type Challenge = z.output<typeof partSchemas.challenge>
export type DataReview = z.output<typeof partSchemas.data>
export type Implementation = z.output<typeof partSchemas.implementation>
export type Learnings = z.output<typeof partSchemas.learnings>
export type ActionEntry = z.output<typeof partSchemas.action>
export type NoteEntry = z.output<typeof partSchemas.note>
export type AdjustmentEntry = z.output<typeof partSchemas.adjustment>
export type BodyOf = {
  challenge: Challenge; data: DataReview; implementation: Implementation; learnings: Learnings
  action: ActionEntry; note: NoteEntry; adjustment: AdjustmentEntry
}
export type PartBody = BodyOf[PartKind]

/** What was wrong with a form: a message key per field. Words are made at the edge. */
export type FieldProblems = Record<string, string>

/** Checks what a form sent. `problems` names the field and a message key; the text itself is never dropped by the caller. */
export const readPart = <K extends PartKind>(kind: K, fields: Record<string, unknown>):
  { ok: true; body: BodyOf[K] } | { ok: false; problems: FieldProblems } => {
  const read = partSchemas[kind].safeParse(fields)
  if (read.success) return { ok: true, body: read.data as BodyOf[K] }
  const problems: FieldProblems = {}
  for (const issue of read.error.issues) problems[String(issue.path[0] ?? '')] ??= issue.code === 'custom' || issue.code === 'too_big' ? issue.message : 'value_not_known'
  return { ok: false, problems }
}

/** The page as nobody has written it yet. */
export const emptyPage = <K extends PageKind>(kind: K): BodyOf[K] => partSchemas[kind].parse({}) as BodyOf[K]

/** True when nobody has written anything in it. */
export const isBlank = (body: PartBody) => Object.values(body).every(v => v === '')

/** The same words in every field, whatever order the database gives the fields back in. */
export const isSameBody = (a: PartBody, b: PartBody): boolean => {
  const [x, y] = [a as Record<string, string>, b as Record<string, string>]
  return Object.keys({ ...x, ...y }).every(field => (x[field] ?? '') === (y[field] ?? ''))
}

/** Somebody wrote on the fourth page; a reason alone, left from a cycle that was dropped and taken up again, is not a learning yet. */
export const hasLearnings = (l: Learnings) => l.observed !== '' || l.learnt !== '' || l.surprises !== '' || l.decision !== ''

/**
 * The fields a page shows open from the start; the rest is folded under *add* and opens by itself once it holds something.
 * Source: cycle quality, "no compulsory fields beyond the core". Nothing here is ever called missing.
 */
export const coreFields = {
  challenge: ['challenge', 'forWhom', 'theoryIf', 'theoryThen', 'theoryWhichWill', 'expectIndicator', 'expectMeasure', 'expectFrom', 'expectTo', 'expectBy'],
  data: ['whatWeSee', 'whoIsAtRisk'],
  implementation: ['howItGoes'],
  learnings: ['observed', 'learnt', 'decision', 'decisionWhy'],
} as const satisfies { [K in PageKind]: readonly (keyof BodyOf[K])[] }
