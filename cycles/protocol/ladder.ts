/**
 * The ladder of absence: what a school does, rung by rung, when a student does not come. The built-in rungs are those seen to work (reference:
 * programme, inter-professional work): first the homeroom teacher, then the team, a written agreement, a visit to the home, a notice left when
 * nobody is there; what is outside the school comes last, "the last resort when the internal intervention does not provide a result". A school changes
 * words, order, who and when; a rung is set aside and never deleted, since contacts say which rung they were.
 */
import type { Profession } from '../people/professions.ts'

/** Their words are in the catalogue, as long as a school writes none of its own. */
export const builtInSteps = ['homeroom', 'team', 'agreement', 'home-visit', 'notice-left', 'referral'] as const
export type BuiltInStep = (typeof builtInSteps)[number]
export const isBuiltInStep = (id: string): id is BuiltInStep => (builtInSteps as readonly string[]).includes(id)

export type Step = {
  /** A built-in key, or the id of one of the school's own. */
  id: string
  /** The school's words; null: the catalogue's (built-in rungs only). */
  label: string | null
  responsible: Profession | null
  /** When it is its turn, in a line (*al segundo día*); null: the catalogue's, '' nothing said. */
  turn: string | null
  /** Days absent in a row from which it is its turn, or null. */
  afterDays: number | null
  /** The last resort. At most one rung in use is, and it stands last. */
  isLast: boolean
  isSetAside: boolean
}

const rung = (id: BuiltInStep, responsible: Profession | null): Step => ({ id, label: null, responsible, turn: null, afterDays: null, isLast: id === 'referral', isSetAside: false })
export const defaultLadder: readonly Step[] = [
  rung('homeroom', 'homeroom-teacher'), rung('team', null), rung('agreement', null), rung('home-visit', 'social-worker'), rung('notice-left', 'social-worker'), rung('referral', null),
]

/** Rungs in use. More than anybody follows is no ladder. */
export const mostSteps = 12
export const longestStepLabel = 80
export const longestStepTurn = 160
export const mostDaysAbsent = 60

export const stepsInUse = (steps: readonly Step[]): Step[] => steps.filter(s => !s.isSetAside)

/** Only one last resort, in use, behind the others in use; every built-in rung there, those a school never had set aside. Rungs set aside keep their place. */
export const ladderOf = (kept: readonly Step[]): Step[] => {
  const all = [...kept, ...defaultLadder.filter(d => !kept.some(k => k.id === d.id)).map(d => ({ ...d, isLast: false, isSetAside: true }))]
  const last = all.find(s => s.isLast && !s.isSetAside)
  const others = all.filter(s => s !== last).map(s => (s.isLast ? { ...s, isLast: false } : s))
  return last ? [...others, last] : others
}

/** Moves a rung in use one place among those in use. The last resort stays last, and nothing goes behind it. */
export const moveStep = (steps: readonly Step[], id: string, to: 'up' | 'down'): Step[] => {
  const out = [...steps]
  const movable = out.flatMap((s, i) => (s.isSetAside || s.isLast ? [] : [i]))
  const at = movable.findIndex(i => out[i]!.id === id)
  const [from, other] = [movable[at], movable[at + (to === 'up' ? -1 : 1)]]
  if (at < 0 || from === undefined || other === undefined) return out
  ;[out[from], out[other]] = [out[other]!, out[from]!]
  return out
}

/** Sets a rung aside. The only one in use stays: a ladder without rungs says nothing. */
export const setStepAside = (steps: readonly Step[], id: string): Step[] =>
  stepsInUse(steps).some(s => s.id !== id) ? ladderOf(steps.map(s => (s.id === id ? { ...s, isSetAside: true, isLast: false } : s))) : [...steps]
/** Brings it back to where it stood. */
export const bringStepBack = (steps: readonly Step[], id: string): Step[] =>
  stepsInUse(steps).length >= mostSteps ? [...steps] : ladderOf(steps.map(s => (s.id === id ? { ...s, isSetAside: false } : s)))

type StepWords = Pick<Step, 'label' | 'responsible' | 'turn' | 'afterDays' | 'isLast'>
/** New words for a rung; one that becomes the last resort takes that from whichever was, and goes to the end. */
export const changeStep = (steps: readonly Step[], id: string, words: StepWords): Step[] =>
  ladderOf(steps.map(s => (s.id === id ? { ...s, ...words } : words.isLast ? { ...s, isLast: false } : s)))

/** A rung of the school's own, before the last resort. With as many rungs as a ladder may have, nothing is added. */
export const addStep = (steps: readonly Step[], id: string, words: StepWords): Step[] =>
  stepsInUse(steps).length >= mostSteps ? [...steps] : ladderOf([...(words.isLast ? steps.map(s => ({ ...s, isLast: false })) : steps), { id, ...words, isSetAside: false }])

/** The ladder everybody starts from; the school's own rungs are set aside, with their words. */
export const defaultLadderWith = (steps: readonly Step[]): Step[] =>
  ladderOf([...defaultLadder, ...steps.filter(s => !isBuiltInStep(s.id)).map(s => ({ ...s, isLast: false, isSetAside: true }))])

/** Whether the rungs in use are those everybody starts from, unchanged. */
export const isDefaultLadder = (steps: readonly Step[]): boolean => {
  const inUse = stepsInUse(steps)
  return inUse.length === defaultLadder.length && defaultLadder.every((d, i) => (Object.keys(d) as (keyof Step)[]).every(field => inUse[i]![field] === d[field]))
}

/** The rung in use after this one; the first when there was none yet. Null after the last. A rung set aside still has its place. */
export const nextStepAfter = (steps: readonly Step[], id: string | null): Step | null => {
  const at = id === null ? -1 : steps.findIndex(s => s.id === id)
  return (id !== null && at < 0 ? [] : steps.slice(at + 1)).find(s => !s.isSetAside) ?? null
}

export type StepProblem = { label?: 'step_label_missing' | 'step_label_long' | 'step_label_known'; turn?: 'step_turn_long'; afterDays?: 'step_days_not_read' }

const oneLine = (s: string) => s.replace(/\u0000/g, '').replace(/\p{Surrogate}/gu, '\uFFFD').replace(/\s+/gu, ' ').trim()
const sameWords = (a: string, b: string) => a.localeCompare(b, 'es', { sensitivity: 'base' }) === 0

/** What somebody typed of a rung. `others`: the words of the other rungs: a list that says one thing twice cannot be chosen from. */
export const readStep = (typed: { label: string; turn: string; afterDays: string }, others: readonly string[]):
  { ok: true; label: string; turn: string; afterDays: number | null } | { ok: false; problems: StepProblem } => {
  const [label, turn, days] = [oneLine(typed.label), oneLine(typed.turn), typed.afterDays.trim()]
  const problems: StepProblem = {}
  if (label === '') problems.label = 'step_label_missing'
  else if (label.length > longestStepLabel) problems.label = 'step_label_long'
  else if (others.some(o => sameWords(o, label))) problems.label = 'step_label_known'
  if (turn.length > longestStepTurn) problems.turn = 'step_turn_long'
  if (days !== '' && !(/^\d{1,2}$/.test(days) && Number(days) >= 1 && Number(days) <= mostDaysAbsent)) problems.afterDays = 'step_days_not_read'
  return Object.keys(problems).length > 0 ? { ok: false, problems } : { ok: true, label, turn, afterDays: days === '' ? null : Number(days) }
}
