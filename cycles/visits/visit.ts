/**
 * An advisor and a school meet: a visit, a call, or several schools of a network together. What they wrote is read by both ends, so its
 * minutes are flat texts like a notebook's page: they are joined, compared and kept field by field.
 */
import { z } from 'zod'
import { line, schoolDay, text, type FieldProblems } from '../notebook/parts.ts'

export const visitKinds = ['visit', 'call', 'network'] as const
export type VisitKind = (typeof visitKinds)[number]
export const visitStates = ['planned', 'held', 'cancelled'] as const
export type VisitState = (typeof visitStates)[number]

const bodySchema = z.object({
  /** What we meet for, written when it is planned. */
  purpose: text,
  /** Who was there, by role. */
  present: line,
  looked: text, talked: text, next: text,
})
export type VisitBody = z.output<typeof bodySchema>
export const visitFields = Object.keys(bodySchema.shape) as (keyof VisitBody)[]

const problemsOf = (error: z.ZodError): FieldProblems => {
  const problems: FieldProblems = {}
  for (const issue of error.issues) problems[String(issue.path[0] ?? '')] ??= issue.code === 'custom' || issue.code === 'too_big' ? issue.message : 'value_not_known'
  return problems
}
type Read<K extends string, T> = ({ ok: true } & Record<K, T>) | { ok: false; problems: FieldProblems }

export const readVisitBody = (fields: Readonly<Record<string, unknown>>): Read<'body', VisitBody> => {
  const read = bodySchema.safeParse(fields)
  return read.success ? { ok: true, body: read.data } : { ok: false, problems: problemsOf(read.error) }
}
/** Minutes as they were kept, whatever version of the notebook kept them. */
export const asVisitBody = (kept: Readonly<Record<string, string>>): VisitBody => ({ ...bodySchema.parse({}), ...kept })
export const isSameVisitBody = (a: VisitBody, b: VisitBody): boolean => visitFields.every(f => a[f] === b[f])
export const hasMinutes = (b: VisitBody): boolean => [b.looked, b.talked, b.next].some(s => s !== '')

/** A field missing altogether (a form without it) is told apart from one that will not do. */
const dayField = z.string().default('').refine(s => s !== '', 'visit_day_missing').pipe(schoolDay)
/** As browsers send it, `HH:MM`; '' for a day whose hour is still to be settled. */
const hour = z.string().default('').refine(s => s === '' || /^([01]\d|2[0-3]):[0-5]\d$/.test(s), 'visit_time_not_read')

const whenSchema = z.object({ onDay: dayField, atTime: hour })
const planSchema = whenSchema.extend({ kind: z.enum(visitKinds).catch('visit'), purpose: text })

export type VisitWhen = z.output<typeof whenSchema>
export type VisitPlan = z.output<typeof planSchema> & { rbds: number[] }

/** `rbds`: of the schools ticked. A visit or a call is of one school; a meeting of the network, of two or more. */
export const readVisitPlan = (fields: Readonly<Record<string, unknown>>, rbds: readonly number[]): Read<'plan', VisitPlan> => {
  const read = planSchema.safeParse(fields)
  const problems = read.success ? {} : problemsOf(read.error)
  const schools = [...new Set(rbds)]
  const isNetwork = fields.kind === 'network'
  if (schools.length === 0) problems.schools = 'visit_school_missing'
  else if (isNetwork && schools.length < 2) problems.schools = 'visit_network_of_one'
  else if (!isNetwork && schools.length > 1) problems.schools = 'visit_of_several'
  return read.success && Object.keys(problems).length === 0 ? { ok: true, plan: { ...read.data, rbds: schools } } : { ok: false, problems }
}
export const readVisitWhen = (fields: Readonly<Record<string, unknown>>): Read<'when', VisitWhen> => {
  const read = whenSchema.safeParse(fields)
  return read.success ? { ok: true, when: read.data } : { ok: false, problems: problemsOf(read.error) }
}

/** What was agreed with a school: short enough to be read in a list on a phone. */
export const longestAgreement = 2_000
const agreementSchema = z.object({
  what: text.refine(s => s.trim() !== '', 'agreement_what_missing').refine(s => s.length <= longestAgreement, 'agreement_too_long'),
  who: line, byDay: z.string().default('').refine(s => s === '' || schoolDay.safeParse(s).success, 'day_not_real'),
})
export type AgreementText = z.output<typeof agreementSchema>

/** `onDay`: of the visit; what is agreed there is not due before it. */
export const readAgreement = (fields: Readonly<Record<string, unknown>>, onDay: string): Read<'agreement', AgreementText> => {
  const read = agreementSchema.safeParse(fields)
  if (!read.success) return { ok: false, problems: problemsOf(read.error) }
  return read.data.byDay !== '' && read.data.byDay < onDay ? { ok: false, problems: { byDay: 'agreement_before_visit' } } : { ok: true, agreement: read.data }
}

/** What a school brings to a meeting of the network, or what an advisor adds to a month: one text. */
export const readOneText = (field: string, value: unknown): Read<'text', string> => {
  const read = text.safeParse(value)
  return read.success ? { ok: true, text: read.data } : { ok: false, problems: { [field]: 'text_too_long' } }
}

export const mostWeeks = 26
/** Every how many weeks with classes; null when it is not a number of weeks anybody could mean. */
export const readEveryWeeks = (value: unknown): number | null => {
  const n = typeof value === 'string' && /^\d{1,2}$/.test(value) ? Number(value) : NaN
  return n >= 1 && n <= mostWeeks ? n : null
}

/** Who a note is for: its writer, or whoever advises the school. */
export const noteAudiences = ['own', 'advisors'] as const
export type NoteAudience = (typeof noteAudiences)[number]
const noteSchema = z.object({ text: text.refine(s => s.trim() !== '', 'note_text_missing'), audience: z.enum(noteAudiences).catch('own') })
export type NoteText = z.output<typeof noteSchema>
export const readNote = (fields: Readonly<Record<string, unknown>>): Read<'note', NoteText> => {
  const read = noteSchema.safeParse(fields)
  return read.success ? { ok: true, note: read.data } : { ok: false, problems: problemsOf(read.error) }
}
