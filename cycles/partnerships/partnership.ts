/** One school with one organisation: what for, until when, who keeps it together, what both want; how both look at it, over time. */
import { choiceOf, choicesOf, dayOf, lineOf, longestLine, longestNote, readAs, textOf, type Problems, type Read } from './words.ts'

/** `from`, `to`: the days of the written agreement (convenio), or ''. `schoolShares`, `partnerShares`: never about one student. */
export type PartnershipFacts = { purpose: string; from: string; to: string; coordinator: string; schoolShares: string; partnerShares: string }
export type PartnershipProblem = 'purpose-missing' | 'day-unread' | 'to-before-from' | 'too-long'

export const readPartnership = (f: Record<string, string>): Read<PartnershipFacts, PartnershipProblem> => {
  const [from, to] = [dayOf(f.from), dayOf(f.to)]
  const value = { purpose: textOf(f.purpose), from: from ?? '', to: to ?? '', coordinator: lineOf(f.coordinator), schoolShares: textOf(f.schoolShares), partnerShares: textOf(f.partnerShares) }
  const problems: Problems<PartnershipProblem> = {}
  if (value.purpose === '') problems.purpose = 'purpose-missing'
  for (const field of ['purpose', 'schoolShares', 'partnerShares'] as const) if (value[field].length > longestNote) problems[field] = 'too-long'
  if (from === null) problems.from = 'day-unread'
  if (to === null) problems.to = 'day-unread'
  else if (from && to && to < from) problems.to = 'to-before-from'
  return readAs(value, problems)
}

// ── Shared goals ──────────────────────────────────────────────────────────────────────────────────────────────────────

export const goalStates = ['open', 'reached', 'dropped'] as const
export type GoalState = (typeof goalStates)[number]

/** A line somebody adds (a goal, an agreed action). Null: empty or longer than a goal is. */
export const readLine = (s: string | undefined): string | null => { const l = lineOf(s); return l === '' || l.length > 2 * longestLine ? null : l }

// ── How both look at it ───────────────────────────────────────────────────────────────────────────────────────────────

/** Stages of the vision between professional teams (source: section on the visions of the professional teams), and not steps of a ladder to climb. */
export const visionStages = ['distant', 'complementary', 'strategic'] as const
export type VisionStage = (typeof visionStages)[number]

/** Descriptors of the quality of the support (source: the same section, A). */
export const qualityMarks = ['goals', 'classwork', 'whole-person', 'takes-part', 'families', 'not-mechanical'] as const
export type QualityMark = (typeof qualityMarks)[number]

export const readingKinds = ['vision', 'quality'] as const
export type ReadingKind = (typeof readingKinds)[number]
/** How it is seen on a day. `marks`: one stage for the vision, any number of descriptors for the quality. */
export type ReadingFacts = { kind: ReadingKind; onDay: string; marks: string[]; note: string }
export type ReadingProblem = 'stage-missing' | 'marks-missing' | 'day-unread' | 'too-long'

/** `today`: a reading is of today or of a day gone by. */
export const readReading = (f: Record<string, string>, today: string): Read<ReadingFacts, ReadingProblem> => {
  const kind = choiceOf(readingKinds, f.kind, 'vision')
  const day = dayOf(f.onDay)
  const stage = choiceOf(visionStages, f.stage, null)
  const marks = kind === 'vision' ? (stage ? [stage] : []) : choicesOf(qualityMarks, f.marks)
  const value = { kind, onDay: day ? day : today, marks, note: textOf(f.note) }
  const problems: Problems<ReadingProblem> = {}
  if (kind === 'vision' && !stage) problems.stage = 'stage-missing'
  if (kind === 'quality' && marks.length === 0) problems.marks = 'marks-missing'
  if (day === null || value.onDay > today) problems.onDay = 'day-unread'
  if (value.note.length > longestNote) problems.note = 'too-long'
  return readAs(value, problems)
}

// ── Strengths and the rest; the partnership itself evaluated ──────────────────────────────────────────────────────────

export const swotFields = ['strengths', 'weaknesses', 'opportunities', 'threats'] as const
export const evaluationFields = ['together', 'change'] as const
export const reviewKinds = ['swot', 'evaluation'] as const
export type ReviewKind = (typeof reviewKinds)[number]
export const reviewDecisions = ['go-on', 'change', 'end'] as const
export type ReviewDecision = (typeof reviewDecisions)[number]
export type ReviewFacts = { kind: ReviewKind; onDay: string; texts: Record<string, string>; decision: ReviewDecision | null }
export type ReviewProblem = 'nothing-written' | 'decision-missing' | 'day-unread' | 'too-long'

export const fieldsOfReview = (kind: ReviewKind): readonly string[] => (kind === 'swot' ? swotFields : evaluationFields)

export const readReview = (kind: ReviewKind, f: Record<string, string>, today: string): Read<ReviewFacts, ReviewProblem> => {
  const fields = fieldsOfReview(kind)
  const day = dayOf(f.onDay)
  const texts = Object.fromEntries(fields.map(name => [name, textOf(f[name])]))
  const decision = kind === 'evaluation' ? choiceOf(reviewDecisions, f.decision, null) : null
  const problems: Problems<ReviewProblem> = {}
  if (Object.values(texts).every(t => t === '')) problems[fields[0]!] = 'nothing-written'
  for (const name of fields) if (texts[name]!.length > longestNote) problems[name] = 'too-long'
  if (kind === 'evaluation' && !decision) problems.decision = 'decision-missing'
  if (day === null || day > today) problems.onDay = 'day-unread'
  return readAs({ kind, onDay: day ? day : today, texts, decision }, problems)
}

// ── Links ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** How long a partner's link may be made to open, in days. The usual one reaches past one meeting every three months. */
export const partnerLinkDays = [30, 120, 365] as const
export const usualPartnerLinkDays = 120
