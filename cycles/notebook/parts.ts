/**
 * The parts of a notebook: four pages, and the kinds of entries that stand on them. Nothing here is compulsory except what makes an
 * entry an entry; an empty page is a page nobody has written yet, not an error. Bodies are flat: a name and its text (see `repeats.ts`).
 */
import { z } from 'zod'
import { isMonday } from '../calendar/weeks.ts'
import { professions, professionsOfASchool } from '../people/professions.ts'
import { studentNeeds } from '../together/student-needs.ts'
import { waysOfWorking } from '../together/ways.ts'
import { meetingRhythms } from '../protocol/protocol.ts'
import { coreFieldsOf } from './core.ts'
import { listOf, mostOfAGroup, splitField } from './repeats.ts'

export const pageKinds = ['challenge', 'data', 'implementation', 'learnings'] as const
export type PageKind = (typeof pageKinds)[number]

export const entryKinds = ['action', 'note', 'adjustment', 'measure', 'voice', 'meeting', 'together'] as const
export type EntryKind = (typeof entryKinds)[number]
export type PartKind = PageKind | EntryKind

/**
 * The page an entry stands on and is shared with. A meeting's minutes and what the professions say to each other are the team's own: they
 * are on no shared page.
 */
export const pageOfEntry: Record<EntryKind, PageKind | null> = {
  action: 'implementation', note: 'implementation', adjustment: 'implementation', measure: 'implementation', voice: 'data', meeting: null, together: null,
}
export const entryKindsOf = (page: PageKind): EntryKind[] => entryKinds.filter(kind => pageOfEntry[kind] === page)

/** Characters of one text field. A notebook is not a file store, but nobody is cut off in mid-thought. */
export const longestText = 300_000

/** What no database keeps faithfully: NUL, and half of a surrogate pair (PostgreSQL refuses both in JSON). */
const storable = (s: string) => s.replace(/\u0000/g, '').replace(/\p{Surrogate}/gu, '\uFFFD')
/** The length is that of the text as kept: a browser sends each line break as two characters. */
export const text = z.string().transform(s => storable(s).replace(/\r\n?/g, '\n').trimEnd())
  .refine(s => s.length <= longestText, 'text_too_long').default('')
export const line = z.string().transform(s => storable(s).replace(/\s+/gu, ' ').trim())
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
const yes = z.enum(['', 'yes']).default('')

/** Areas of a cycle (reference: programme, the barriers named by Adelman and Taylor). */
export const areas = ['classroom', 'transitions', 'family', 'crisis', 'community', 'individual'] as const
export type Area = (typeof areas)[number]

export const directions = ['up', 'down'] as const
export type Direction = (typeof directions)[number]

/** For whom a cycle is, from the smallest to the whole school: its scope. 'students' is a group told by a count and words. */
export const groupKinds = ['students', 'course', 'courses', 'level', 'school'] as const
export type GroupKind = (typeof groupKinds)[number]

/** Levels of support (reference: programme, three levels). */
export const supportLevels = ['school', 'group', 'individual'] as const
export type SupportLevel = (typeof supportLevels)[number]

/** How an expectation came out, as the team reads it. 'cannot-tell' is an honest answer. */
export const readings = ['met', 'partly', 'not', 'cannot-tell'] as const
export type Reading = (typeof readings)[number]

/** Themes of a learning (reference: programme, question 2). */
export const learningThemes = ['methodology', 'theory', 'collaboration', 'students', 'families', 'interprofessional'] as const
export type LearningTheme = (typeof learningThemes)[number]

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const
export type Weekday = (typeof weekdays)[number]

export const heardWhom = ['students', 'families', 'both'] as const
export const heardHow = ['conversation', 'interview', 'assembly', 'survey'] as const
export type HeardWhom = (typeof heardWhom)[number]
export type HeardHow = (typeof heardHow)[number]

/** The plan of the school an action came from: the improvement plan (PME) or the school-climate plan. */
export const plans = ['pme', 'climate'] as const
export type Plan = (typeof plans)[number]

/** Choices of a set of boxes, kept in one line: known words only, each once, in the order of the list. */
const choicesOf = (known: readonly string[]) => z.string().max(2_000, 'line_too_long')
  .transform(s => { const said = listOf(s); return known.filter(k => said.includes(k)).join(' ') }).default('')

/** A number of people: whole, not below 0. Kept as typed. */
const count = z.string().max(40, 'line_too_long').transform(s => storable(s).trim())
  .refine(s => /^\d{0,6}$/.test(s), 'count_not_read').default('')

export const partSchemas = {
  challenge: z.object({
    challenge: text,
    forWhom: text,
    area: z.enum(['', ...areas]).default(''),
    urgent: triage, urgentWhy: text,
    relevant: triage, relevantWhy: text,
    inScope: triage, inScopeWhy: text,
    theoryIf: text, theoryThen: text, theoryWhichWill: text,
    /** Which strands of the network's own theory of action it feeds. */
    linkCollaboration: yes, linkData: yes, linkLeadership: yes,
    expectIndicator: z.enum(['', ...expectationIndicators]).default(''),
    /** What is measured, when the indicator is the team's own; its unit, and which way is better. */
    expectMeasure: line, expectUnit: line, expectDirection: z.enum(['', ...directions]).default(''),
    expectFrom: figure, expectTo: figure, expectBy: optionalDay, expectForWhom: line,
    /** The action of another plan of the school this cycle came from: written once, there or here. */
    plan: z.enum(['', ...plans]).default(''), planAction: text, planResponsible: line, planFrom: optionalDay, planTo: optionalDay, planMeans: text,
  }),
  data: z.object({
    whatWeSee: text, whoIsAtRisk: text, why: text,
    groupKind: z.enum(['', ...groupKinds]).default(''), groupWho: text, groupCount: count,
    showsWeekdays: choicesOf(weekdays), showsCourses: line, showsMonths: line,
  }),
  implementation: z.object({ howItGoes: text }),
  learnings: z.object({
    observed: text, learnt: text, surprises: text, carryOn: text,
    themes: choicesOf(learningThemes), tags: line,
    /** How the first expectation came out; further ones carry their key. */
    reading: z.enum(['', ...readings]).default(''), readingWhy: text,
    decision: z.enum(['', ...decisions]).default(''), decisionWhy: text,
  }),
  action: z.object({
    what: text.refine(s => s !== '', 'action_what_missing'), who: line,
    from: optionalDay, to: optionalDay,
    state: z.enum(['planned', 'doing', 'done', 'left']).default('planned'),
    professions: choicesOf(professions), level: z.enum(['', ...supportLevels]).default(''),
    /** Whether one profession does it, several together, or it is passed on. */
    way: z.enum(['', ...waysOfWorking]).default(''),
    /** Where the evidence is kept: it is not uploaded. */
    evidence: line,
  }).refine(a => a.from === '' || a.to === '' || a.from <= a.to, { path: ['to'], message: 'day_before_start' }),
  note: z.object({ on: schoolDay, text: text.refine(s => s !== '', 'note_text_missing') }),
  /** `on`: from when it holds. An adjustment marks the theory as adjusted on the way. */
  adjustment: z.object({ on: schoolDay, what: text.refine(s => s !== '', 'adjustment_what_missing'), why: text.refine(s => s !== '', 'adjustment_why_missing') }),
  /** A process measure of the team's own, week by week: `value.2026-08-24` is that of the week of Monday 24 August. */
  measure: z.object({ name: line.refine(s => s !== '', 'measure_name_missing'), unit: line, direction: z.enum(['', ...directions]).default(''), /** How we count it, in one line. */ howCounted: line }),
  /** What students or families said, in few words and without names. `heard`: how many people. */
  voice: z.object({
    on: schoolDay, whom: z.enum(['', ...heardWhom]).default('').refine(s => s !== '', 'voice_whom_missing'), course: line,
    how: z.enum(['', ...heardHow]).default(''), heard: count, said: text.refine(s => s !== '', 'voice_said_missing'),
  }),
  /** A meeting's minutes. Who was there, by role; agreements are groups that can become actions. */
  meeting: z.object({
    on: schoolDay, present: choicesOf(professions), presentOthers: line, minutes: text, next: optionalDay,
    agreedWhat: text, agreedWho: line, agreedBy: optionalDay,
    /** Which of the school's rhythms it belongs to, or none. */
    rhythm: z.enum(['', ...meetingRhythms]).default(''),
  }),
  /**
   * What the professions of a team know of its challenge, one for a cycle (reference: programme, relational expertise and common
   * knowledge). Each profession's own fields carry its key: `matters.psychologist`.
   */
  together: z.object({ commonReading: text, commonPurpose: text }),
} as const satisfies Record<PartKind, z.ZodType>

const isFilledFigure = (s: string) => s !== '' && numberOf(s) !== null

/** What a group of fields may be repeated with; `plain`: whether the first one has the plain name (else every one has a key). */
type Repeat = { plain: boolean; fields: Record<string, z.ZodType<string>> }
const repeated: Partial<Record<PartKind, readonly Repeat[]>> = {
  challenge: [
    { plain: true, fields: { theoryIf: text, theoryThen: text } },
    {
      plain: true,
      fields: {
        expectIndicator: z.enum(['', ...expectationIndicators]), expectMeasure: line, expectUnit: line, expectDirection: z.enum(['', ...directions]),
        expectFrom: figure, expectTo: figure, expectBy: optionalDay, expectForWhom: line,
      },
    },
  ],
  // `reason.<id of the school's list>`: how many students of the cycle's group a reason concerns, in the team's judgement.
  data: [{ plain: false, fields: { reason: count } }],
  learnings: [{ plain: true, fields: { reading: z.enum(['', ...readings]), readingWhy: text } }],
  measure: [{ plain: false, fields: { value: figure, remark: line } }],
  meeting: [{ plain: true, fields: { agreedWhat: text, agreedWho: line, agreedBy: optionalDay } }],
  together: [{ plain: false, fields: { matters: text, offers: text, asks: text, seesNeeds: choicesOf(studentNeeds), changed: text } }],
}

/** The names of a theory's branches and of an expectation: what `groupsOf` takes. They are defined where they are about something. */
export { theoryFields } from '../theory/theory.ts'
export { expectationFields } from '../expectations/expectations.ts'
export const readingFields = ['reading', 'readingWhy'] as const
export const agreementFields = ['agreedWhat', 'agreedWho', 'agreedBy'] as const
/** What each profession says: what matters to it, what it can offer, what it needs of the others, what students need as it sees them, what changed in its view. */
export const viewFields = ['matters', 'offers', 'asks', 'seesNeeds', 'changed'] as const
export type ViewField = (typeof viewFields)[number]

/** A further group's field: its schema, or null for a name that does not repeat or a key that is none. */
const schemaOfRepeated = (kind: PartKind, field: string): z.ZodType<string> | null => {
  const split = splitField(field)
  if (!split || split.key === '') return null
  if (kind === 'measure' && !(isRealDay(split.key) && isMonday(split.key))) return null
  if (kind === 'together' && !(professionsOfASchool as readonly string[]).includes(split.key)) return null
  return repeated[kind]?.find(r => split.name in r.fields)?.fields[split.name] ?? null
}

/** Further groups of a body, by name and key. */
type Further = { readonly [field: `${string}.${string}`]: string }
export type Challenge = z.output<typeof partSchemas.challenge> & Further
export type DataReview = z.output<typeof partSchemas.data> & Further
export type Implementation = z.output<typeof partSchemas.implementation>
export type Learnings = z.output<typeof partSchemas.learnings> & Further
export type ActionEntry = z.output<typeof partSchemas.action>
export type NoteEntry = z.output<typeof partSchemas.note>
export type AdjustmentEntry = z.output<typeof partSchemas.adjustment>
export type MeasureEntry = z.output<typeof partSchemas.measure> & Further
export type VoiceEntry = z.output<typeof partSchemas.voice>
export type MeetingEntry = z.output<typeof partSchemas.meeting> & Further
export type TogetherEntry = z.output<typeof partSchemas.together> & Further
export type BodyOf = {
  challenge: Challenge; data: DataReview; implementation: Implementation; learnings: Learnings
  action: ActionEntry; note: NoteEntry; adjustment: AdjustmentEntry; measure: MeasureEntry; voice: VoiceEntry; meeting: MeetingEntry; together: TogetherEntry
}
export type PartBody = BodyOf[PartKind]

/** What was wrong with a form: a message key per field. Words are made at the edge. */
export type FieldProblems = Record<string, string>

/** Percentages outside 0 to 100, in every expectation of a challenge page. */
const percentProblems = (body: Readonly<Record<string, string>>): FieldProblems => {
  const problems: FieldProblems = {}
  for (const field of Object.keys(body)) {
    const split = splitField(field)
    if (!split || (split.name !== 'expectFrom' && split.name !== 'expectTo')) continue
    const indicator = body[split.key === '' ? 'expectIndicator' : `expectIndicator.${split.key}`] ?? ''
    const typed = body[field] ?? ''
    if (!(percentIndicators as readonly string[]).includes(indicator) || !isFilledFigure(typed)) continue
    const n = numberOf(typed)!
    if (n < 0 || n > 100) problems[field] = 'percent_outside'
  }
  return problems
}

/** Values outside 0 to 100 of a measure whose unit is a percentage. */
const shareProblems = (body: Readonly<Record<string, string>>): FieldProblems => {
  if (!body.unit?.startsWith('%')) return {}
  return Object.fromEntries(Object.entries(body).flatMap(([field, typed]) => {
    const n = field.startsWith('value.') ? numberOf(typed) : null
    return n !== null && (n < 0 || n > 100) ? [[field, 'percent_outside']] : []
  }))
}

const messageOf = (issue: z.core.$ZodIssue) => (issue.code === 'custom' || issue.code === 'too_big' ? issue.message : 'value_not_known')

/** Checks what a form sent. `problems` names the field and a message key; the text itself is never dropped by the caller. */
export const readPart = <K extends PartKind>(kind: K, fields: Record<string, unknown>):
  { ok: true; body: BodyOf[K] } | { ok: false; problems: FieldProblems } => {
  const read = (partSchemas[kind] as z.ZodType<Record<string, string>>).safeParse(fields)
  const problems: FieldProblems = {}
  if (!read.success) for (const issue of read.error.issues) problems[String(issue.path[0] ?? '')] ??= messageOf(issue)
  const body: Record<string, string> = read.success ? { ...read.data } : {}
  let further = 0
  for (const [field, value] of Object.entries(fields)) {
    const schema = schemaOfRepeated(kind, field)
    if (!schema || value === '') continue
    if (++further > mostOfAGroup * 8) { problems[field] ??= 'too_many_of_a_group'; break }
    const one = schema.safeParse(value)
    if (!one.success) problems[field] ??= messageOf(one.error.issues[0]!)
    else if (one.data !== '') body[field] = one.data
  }
  if (kind === 'challenge') Object.assign(problems, percentProblems(body))
  if (kind === 'measure') Object.assign(problems, shareProblems(body))
  return Object.keys(problems).length === 0 ? { ok: true, body: body as unknown as BodyOf[K] } : { ok: false, problems }
}

/** A text as it was kept, whatever version of the notebook kept it: fields that did not exist then are empty. */
export const asBody = <K extends PartKind>(kind: K, kept: PartBody): BodyOf[K] =>
  ({ ...Object.fromEntries(Object.keys(partSchemas[kind].shape).map(field => [field, ''])), ...kept }) as unknown as BodyOf[K]

/** The page as nobody has written it yet. */
export const emptyPage = <K extends PageKind>(kind: K): BodyOf[K] => partSchemas[kind].parse({}) as BodyOf[K]

/** An action nobody has described yet. */
export const emptyAction: ActionEntry = { ...partSchemas.action.parse({ what: '.' }), what: '' }

/**
 * A form's fields over the text it was made from: what a form did not show it cannot erase (a part of a page with a form of its own, a
 * page left open since before a field existed). A box that is unticked sends an empty field of its name beside it.
 */
export const overWhatStood = (stood: PartBody, sent: Readonly<Record<string, string>>): Record<string, string> => ({ ...(stood as unknown as Record<string, string>), ...sent })

/** True when nobody has written anything in it. */
export const isBlank = (body: PartBody) => Object.values(body as unknown as Record<string, string>).every(v => v === '')

/** The same words in every field, whatever order the database gives the fields back in. */
export const isSameBody = (a: PartBody, b: PartBody): boolean => {
  const [x, y] = [a, b] as unknown as [Record<string, string>, Record<string, string>]
  return Object.keys({ ...x, ...y }).every(field => (x[field] ?? '') === (y[field] ?? ''))
}

/** Somebody wrote on the fourth page; a reason alone, left from a cycle that was dropped and taken up again, is not a learning yet. */
export const hasLearnings = (l: Learnings) =>
  [l.observed, l.learnt, l.surprises, l.carryOn, l.decision].some(s => s) || Object.entries(l as unknown as Record<string, string>).some(([field, s]) => splitField(field)?.name === 'reading' && s !== '')

/**
 * The fields a page shows open from the start; the rest is folded under *add* and opens by itself once it holds something. The first
 * page's are the core of a cycle (`core.ts`).
 */
export const coreFields = {
  challenge: coreFieldsOf('challenge'),
  data: ['whatWeSee', 'whoIsAtRisk'],
  implementation: ['howItGoes'],
  learnings: ['observed', 'learnt', 'decision', 'decisionWhy'],
} as const satisfies { [K in PageKind]: readonly (keyof BodyOf[K])[] }
