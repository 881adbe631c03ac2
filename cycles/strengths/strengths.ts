/**
 * What would make a cycle stronger: the criteria of good improvement cycles (reference: cycle quality), each told from the record as a
 * fact that is there, a question that could be taken up, something whose time has not come, or something that cannot be told from here.
 * Prompts for a conversation: nothing here is a point, and nobody adds them up. Pages that are null were not shared with whoever reads,
 * and of what hangs on them nothing is told. Words are made at the edge.
 */
import { hasClasses } from '../calendar/class-weeks.ts'
import { monthIndex, monthOfDay, type Month } from '../calendar/days.ts'
import { addDays, mondayOf, schoolWeeksBetween } from '../calendar/weeks.ts'
import { expectationsOf, type Expectation } from '../expectations/expectations.ts'
import { isAnsweredByMonths, monthThatAnswers } from '../expectations/results.ts'
import { measuredWeeksOf } from '../measures/weeks.ts'
import {
  isBlank, numberOf, type ActionEntry, type AdjustmentEntry, type BodyOf, type Challenge, type Decision, type GroupKind, type MeasureEntry, type NoteEntry, type PageKind, type VoiceEntry,
} from '../notebook/parts.ts'
import type { Phase } from '../notebook/phases.ts'
import { fieldOf } from '../notebook/repeats.ts'
import { scopeOf, scopeRank } from '../notebook/scope.ts'
import { branchesOf } from '../theory/theory.ts'

/** The order of the reference's table; `voices` is the (*voice of students*). */
export const criteria = [
  'documented', 'studied-after', 'one-change', 'prediction', 'compared', 'theory', 'data-over-time', 'small-scale', 'scale-grows', 'chained',
  'decision', 'surprises', 'focus-group', 'scope-of-action', 'shared', 'told', 'voices',
] as const
export type Criterion = (typeof criteria)[number]

/** Those a record alone cannot settle: team and advisor talk them over (reference: cycle quality, "who judges"). */
export const talkedOver: readonly Criterion[] = ['one-change', 'theory', 'focus-group', 'scope-of-action']

/** What is known of a cycle besides its words. Days are `YYYY-MM-DD`. */
export type CycleRecord = {
  phase: Phase
  startedOn: string
  implementationFrom: string | null
  closedOn: string | null
  droppedOn: string | null
  pages: { [K in PageKind]: BodyOf[K] | null }
  /** Entries that stand, of the pages that are shared. */
  actions: readonly ActionEntry[]
  notes: readonly NoteEntry[]
  adjustments: readonly AdjustmentEntry[]
  measures: readonly MeasureEntry[]
  voices: readonly VoiceEntry[]
  /** The first page as the first day of implementation ended; null before it, or where nothing stood. */
  challengeAtStart: Challenge | null
  /** The day the learnings were last written; null of none. */
  learningsOn: string | null
  /** School months with attendance figures, and weeks (Mondays) typed by the school, of any year; sorted. */
  months: readonly Month[]
  weeks: readonly string[]
  /** The cycle it was born from, as this reader may know it. `parent` null: of none. */
  parent: { scope: GroupKind | null; decision: Decision | null } | null
  hasChild: boolean
  /** How many of the team wrote in it, whether the team has a leader, and comments of the advisor that have no answer yet. */
  writers: number
  isLed: boolean
  comments: { open: number; openOn: PageKind | null }
  /** A link to its story was made. Null: not for this reader to know. */
  wasTold: boolean | null
}

/** Where something is written. `to`: a page that is not one of the four. */
export type Place = { page: PageKind; field: string } | { to: 'share' | 'next-cycle' | 'team' } | null

/** What is said: which sentence. */
export type Said =
  | 'documented' | 'challenge-blank' | 'data-blank' | 'implementation-blank' | 'learnings-blank'
  | 'studied-after' | 'study-result' | 'study-again'
  | 'one-change' | 'change-blank' | 'several-changes'
  | 'prediction' | 'prediction-late' | 'prediction-blank' | 'prediction-parts'
  | 'compared' | 'compare'
  | 'theory' | 'theory-parts'
  | 'data-over-time' | 'few-data'
  | 'small-scale' | 'small-before' | 'scale-unsaid' | 'whole-school'
  | 'scale-grows' | 'scale-shrank'
  | 'chained' | 'next-cycle'
  | 'decision' | 'decision-blank' | 'decision-why'
  | 'surprises' | 'surprises-blank'
  | 'focus-group' | 'focus-blank'
  | 'scope-of-action' | 'triage-blank' | 'triage-why'
  | 'shared' | 'one-writer' | 'no-leader' | 'comments-open'
  | 'told' | 'tell'
  | 'voices' | 'voices-blank'

export type Strength = { criterion: Criterion } & (
  | { state: 'present'; said: Said }
  | { state: 'could'; said: Said; at: Place }
  | { state: 'not-yet-time' }
  /** Not shared with whoever reads, or nothing to tell it by. */
  | { state: 'cannot-tell' }
)
type Told = Strength extends infer S ? S extends { criterion: Criterion } ? Omit<S, 'criterion'> : never : never

const present = (said: Said): Told => ({ state: 'present', said })
const could = (said: Said, at: Place): Told => ({ state: 'could', said, at })
const notYet: Told = { state: 'not-yet-time' }
const cannotTell: Told = { state: 'cannot-tell' }
const on = (page: PageKind, field: string): Place => ({ page, field })

const hasEnded = (r: CycleRecord) => r.phase === 'closed' || r.phase === 'dropped'
const isStudied = (r: CycleRecord) => r.phase === 'studying' || hasEnded(r)
const hasBegun = (r: CycleRecord) => r.phase === 'implementing' || (r.implementationFrom !== null && isStudied(r))

// ── What the team expects ─────────────────────────────────────────────────────────────────────────────────────────────

/** Says what is measured, which way is better, a number and a day. The direction of the known indicators goes without saying. */
export const isWholeExpectation = (e: Expectation): boolean =>
  e.expectIndicator !== '' && (e.expectIndicator !== 'own' || (e.expectMeasure !== '' && e.expectDirection !== '')) && numberOf(e.expectTo) !== null && e.expectBy !== ''

const hasWhole = (c: Challenge | null) => c !== null && expectationsOf(c).some(isWholeExpectation)

const firstGap = (e: Expectation | undefined): string =>
  !e || e.expectIndicator === '' ? fieldOf('expectIndicator', e?.key ?? '')
    : e.expectIndicator === 'own' && e.expectMeasure === '' ? fieldOf('expectMeasure', e.key)
      : e.expectIndicator === 'own' && e.expectDirection === '' ? fieldOf('expectDirection', e.key)
        : numberOf(e.expectTo) === null ? fieldOf('expectTo', e.key) : fieldOf('expectBy', e.key)

const prediction = (r: CycleRecord): Told => {
  const c = r.pages.challenge
  if (!c) return cannotTell
  const expected = expectationsOf(c)
  if (hasWhole(c)) return !hasBegun(r) || hasWhole(r.challengeAtStart) ? present('prediction') : could('prediction-late', null)
  // What was expected stood at the start and was taken out since: the history keeps it, and it was set before.
  return expected.length === 0 ? could('prediction-blank', on('challenge', 'expectIndicator')) : could('prediction-parts', on('challenge', firstGap(expected[0])))
}

/** A figure to hold an expectation against: a month of the Ministry's, a week of a measure, or what the team wrote that it observed. */
const hasResult = (r: CycleRecord, e: Expectation): boolean => {
  const month = isAnsweredByMonths(e.expectIndicator as never) ? monthThatAnswers(e.expectBy) : null
  if (month && r.months.some(m => monthIndex(m) === monthIndex(month))) return true
  return r.measures.some(m => measuredWeeksOf(m as unknown as Record<string, string>).some(w => w.value !== null)) || (r.pages.learnings?.observed ?? '') !== ''
}

const compared = (r: CycleRecord, today: string): Told => {
  const { challenge: c, learnings: l } = r.pages
  if (!c) return cannotTell
  const expected = expectationsOf(c).filter(isWholeExpectation)
  if (expected.length === 0) return isStudied(r) ? cannotTell : notYet
  const due = expected.filter(e => isStudied(r) || e.expectBy <= today)
  if (due.length === 0) return notYet
  if (!l) return cannotTell
  const said = l as unknown as Record<string, string>
  const unread = due.find(e => !said[fieldOf('reading', e.key)])
  if (unread) return could('compare', on('learnings', fieldOf('reading', unread.key)))
  return due.every(e => hasResult(r, e) || said[fieldOf('reading', e.key)] === 'cannot-tell') ? present('compared') : could('compare', on('learnings', 'observed'))
}

// ── What is tried ─────────────────────────────────────────────────────────────────────────────────────────────────────

const theory = (r: CycleRecord): Told => {
  const c = r.pages.challenge
  if (!c) return cannotTell
  const blank = (['theoryIf', 'theoryThen', 'theoryWhichWill'] as const).find(f => c[f] === '')
  return blank ? could('theory-parts', on('challenge', blank)) : present('theory')
}

/** One change at a time: the theory's *if* and *then* in one branch. Several may well be right; then it is worth saying which one is tried first. */
const oneChange = (r: CycleRecord): Told => {
  const c = r.pages.challenge
  if (!c) return cannotTell
  const branches = branchesOf(c).filter(b => b.theoryThen !== '')
  if (branches.length === 0) return could('change-blank', on('challenge', 'theoryThen'))
  return branches.length === 1 ? present('one-change') : could('several-changes', on('challenge', fieldOf('theoryThen', branches[1]!.key)))
}

const smallScale = (r: CycleRecord): Told => {
  const d = r.pages.data
  if (!d) return cannotTell
  const scope = scopeOf(d)
  if (scope === null) return could('scale-unsaid', on('data', 'groupKind'))
  if (scope !== 'school') return present('small-scale')
  return r.parent?.scope && r.parent.scope !== 'school' ? present('small-before') : could('whole-school', on('data', 'groupKind'))
}

/** Born from a cycle that was adopted or widened, it reaches as many or more. */
const scaleGrows = (r: CycleRecord): Told => {
  if (!r.parent || (r.parent.decision !== 'adopt' && r.parent.decision !== 'widen')) return notYet
  const scope = r.pages.data ? scopeOf(r.pages.data) : null
  if (scope === null || r.parent.scope === null) return cannotTell
  return scopeRank(scope) >= scopeRank(r.parent.scope) ? present('scale-grows') : could('scale-shrank', on('data', 'groupKind'))
}

const focusGroup = (r: CycleRecord): Told => {
  const d = r.pages.data
  if (!d) return cannotTell
  return d.groupWho !== '' || d.groupCount !== '' ? present('focus-group') : could('focus-blank', on('data', 'groupWho'))
}

/** The three questions of a challenge (urgent, relevant, within reach), each with its reason. */
const scopeOfAction = (r: CycleRecord): Told => {
  const c = r.pages.challenge
  if (!c) return cannotTell
  const questions = ['urgent', 'relevant', 'inScope'] as const
  const blank = questions.find(q => c[q] === '')
  if (blank) return could('triage-blank', on('challenge', blank))
  const unsaid = questions.find(q => c[`${q}Why`] === '')
  return unsaid ? could('triage-why', on('challenge', `${unsaid}Why`)) : present('scope-of-action')
}

const voices = (r: CycleRecord): Told =>
  !r.pages.data ? cannotTell : r.voices.some(v => v.whom === 'students' || v.whom === 'both') ? present('voices') : could('voices-blank', on('data', 'voice'))

// ── What was done, and what came of it ────────────────────────────────────────────────────────────────────────────────

const documented = (r: CycleRecord): Told => {
  const { challenge: c, data: d, implementation: i, learnings: l } = r.pages
  const isWritten = r.actions.length + r.notes.length + r.adjustments.length + r.measures.length > 0
  if (c && isBlank(c)) return could('challenge-blank', on('challenge', 'challenge'))
  if (d && isBlank(d)) return could('data-blank', on('data', 'whatWeSee'))
  if (hasBegun(r) && i && isBlank(i) && !isWritten) return could('implementation-blank', on('implementation', 'note'))
  if (isStudied(r) && l && l.learnt === '' && l.observed === '') return could('learnings-blank', on('learnings', 'learnt'))
  if (!isStudied(r)) return notYet
  return c && d && i && l ? present('documented') : cannotTell
}

/** Studied after it was done, about what happened: there is a result, and the learnings were written no earlier than the log's last note. */
const studiedAfter = (r: CycleRecord): Told => {
  if (!isStudied(r)) return notYet
  const { learnings: l, implementation: i } = r.pages
  if (!l || !i) return cannotTell
  if (l.observed === '' && l.learnt === '') return could('study-result', on('learnings', 'observed'))
  const until = r.closedOn ?? r.droppedOn
  const days = [...r.notes, ...r.adjustments].map(e => e.on).filter(day => until === null || day <= until)
  const last = days.reduce((a, b) => (a > b ? a : b), r.implementationFrom ?? '')
  if (last === '' || r.learningsOn === null) return cannotTell
  return r.learningsOn >= last ? present('studied-after') : could('study-again', on('learnings', 'observed'))
}

/** Points in a row that make a series (Knudsen et al.: at least three). */
export const fewestPoints = 3
/** Nobody is asked for three figures before three weeks have gone by. */
const daysForPoints = 21

const longestRun = (at: readonly number[]): number => {
  const sorted = [...new Set(at)].sort((a, b) => a - b)
  let [longest, run] = [0, 0]
  sorted.forEach((n, i) => { run = i > 0 && n - sorted[i - 1]! === 1 ? run + 1 : 1; longest = Math.max(longest, run) })
  return longest
}

/** Three figures in a row within the cycle, a month or a week apart at most (Taylor et al.). Weeks without classes are no gap. */
const dataOverTime = (r: CycleRecord, today: string): Told => {
  if (r.implementationFrom === null) return isStudied(r) ? cannotTell : notYet
  const from = r.implementationFrom
  const until = r.closedOn ?? r.droppedOn ?? today
  const weeks = schoolWeeksBetween(mondayOf(from), until).filter(hasClasses)
  const place = new Map(weeks.map((monday, i) => [monday, i]))
  const runOf = (mondays: readonly string[]) => longestRun(mondays.flatMap(monday => place.get(monday) ?? []))
  const [first, last] = [monthIndex(monthOfDay(from)), monthIndex(monthOfDay(until))]
  const months = longestRun(r.months.map(monthIndex).filter(m => m >= first && m <= last))
  const measured = r.measures.map(m => runOf(measuredWeeksOf(m as unknown as Record<string, string>).filter(w => w.value !== null).map(w => w.monday)))
  if (Math.max(months, runOf(r.weeks), ...measured) >= fewestPoints) return present('data-over-time')
  if (!isStudied(r) && addDays(from, daysForPoints) > today) return notYet
  // Measures stand on the third page: of one that is not shared nobody can say there are none.
  return r.pages.implementation ? could('few-data', on('implementation', 'measure')) : cannotTell
}

const surprises = (r: CycleRecord): Told => {
  if (r.adjustments.length > 0 || (r.pages.learnings?.surprises ?? '') !== '') return present('surprises')
  if (!hasBegun(r)) return isStudied(r) ? cannotTell : notYet
  if (!r.pages.implementation && !r.pages.learnings) return cannotTell
  return isStudied(r) && r.pages.learnings ? could('surprises-blank', on('learnings', 'surprises')) : r.pages.implementation ? could('surprises-blank', on('implementation', 'adjustment')) : cannotTell
}

const decision = (r: CycleRecord): Told => {
  if (!isStudied(r)) return notYet
  const l = r.pages.learnings
  if (!l) return cannotTell
  if (l.decision === '') return could('decision-blank', on('learnings', 'decision'))
  return l.decisionWhy === '' ? could('decision-why', on('learnings', 'decisionWhy')) : present('decision')
}

const chained = (r: CycleRecord): Told =>
  r.parent !== null || r.hasChild ? present('chained') : hasEnded(r) ? could('next-cycle', { to: 'next-cycle' }) : notYet

const shared = (r: CycleRecord): Told => {
  if (r.writers === 0) return notYet
  if (r.writers === 1) return could('one-writer', { to: 'team' })
  if (!r.isLed) return could('no-leader', { to: 'team' })
  return r.comments.open > 0 ? could('comments-open', on(r.comments.openOn ?? 'challenge', 'conversacion')) : present('shared')
}

const told = (r: CycleRecord): Told => !isStudied(r) ? notYet : r.wasTold === null ? cannotTell : r.wasTold ? present('told') : could('tell', { to: 'share' })

/** Every criterion of one cycle, in the order of `criteria`. `today`: `YYYY-MM-DD`. */
export const strengthsOf = (r: CycleRecord, today: string): Strength[] => {
  const all: Record<Criterion, Told> = {
    documented: documented(r), 'studied-after': studiedAfter(r), 'one-change': oneChange(r), prediction: prediction(r), compared: compared(r, today), theory: theory(r),
    'data-over-time': dataOverTime(r, today), 'small-scale': smallScale(r), 'scale-grows': scaleGrows(r), chained: chained(r), decision: decision(r),
    surprises: surprises(r), 'focus-group': focusGroup(r), 'scope-of-action': scopeOfAction(r), shared: shared(r), told: told(r), voices: voices(r),
  }
  return criteria.map(criterion => ({ criterion, ...all[criterion] }) as Strength)
}

// ── What to talk of first ─────────────────────────────────────────────────────────────────────────────────────────────

/** What still helps at each phase, the most first; what a phase does not name comes after, in the order of the table. */
const firstOfPhase: Record<Phase, readonly Criterion[]> = {
  planning: ['theory', 'prediction', 'small-scale', 'voices', 'one-change', 'focus-group', 'scope-of-action', 'documented'],
  implementing: ['data-over-time', 'surprises', 'shared', 'prediction', 'documented', 'voices', 'theory'],
  studying: ['compared', 'decision', 'studied-after', 'surprises', 'data-over-time', 'shared', 'documented'],
  closed: ['compared', 'chained', 'told', 'studied-after', 'surprises', 'documented'],
  dropped: ['decision', 'documented', 'surprises', 'chained', 'told'],
}
export const mostPrompts = 3

export type Prompt = Extract<Strength, { state: 'could' }>
export type Fact = Extract<Strength, { state: 'present' }>

/** The prompts of a phase, three to begin with and the others after; what is there already; and what comes later. */
export const promptsOf = (strengths: readonly Strength[], phase: Phase): { first: Prompt[]; others: Prompt[]; facts: Fact[]; later: Criterion[]; untold: Criterion[] } => {
  const order = firstOfPhase[phase]
  const place = (c: Criterion) => { const i = order.indexOf(c); return i < 0 ? order.length + criteria.indexOf(c) : i }
  const prompts = strengths.filter((s): s is Prompt => s.state === 'could').sort((a, b) => place(a.criterion) - place(b.criterion))
  return {
    first: prompts.slice(0, mostPrompts), others: prompts.slice(mostPrompts),
    facts: strengths.filter((s): s is Fact => s.state === 'present'),
    later: strengths.filter(s => s.state === 'not-yet-time').map(s => s.criterion), untold: strengths.filter(s => s.state === 'cannot-tell').map(s => s.criterion),
  }
}

// ── What the region is told ───────────────────────────────────────────────────────────────────────────────────────────

/** Fewer cycles, or cycles of fewer schools, and nothing is told of a criterion: a count would be about somebody. */
export const fewestCycles = 5
export const fewestSchools = 5

/** Of how many cycles a criterion could be told, and in how many it is there; null where they are too few. No school, no order among schools. */
export type CriterionCount = { criterion: Criterion; count: { present: number; of: number } | null }

export const countsOf = (cycles: readonly { rbd: number; strengths: readonly Strength[] }[]): CriterionCount[] => criteria.map(criterion => {
  const told = cycles.flatMap(c => c.strengths.filter(s => s.criterion === criterion && (s.state === 'present' || s.state === 'could')).map(s => ({ rbd: c.rbd, isPresent: s.state === 'present' })))
  const isEnough = told.length >= fewestCycles && new Set(told.map(t => t.rbd)).size >= fewestSchools
  return { criterion, count: isEnough ? { present: told.filter(t => t.isPresent).length, of: told.length } : null }
})
