/**
 * What a cycle's own record says of how its professions work: levels of support promised and carried out, joint or passed on, who designed
 * something with whom, whose voice is in it. It describes and asks; nothing here is a score, and nobody's hours are counted (with one
 * psychologist in a school a profession is a person). Source: reference, programme, inter-professional work.
 */
import type { ActionState } from '../notebook/action-list.ts'
import { supportLevels, type HeardWhom, type SupportLevel } from '../notebook/parts.ts'
import { professions as allProfessions, type Profession } from '../people/professions.ts'
import { waysOfWorking, type WayOfWorking } from './ways.ts'

/** An action as far as the mix goes. '' where the team has not said it. */
export type MixAction = { state: ActionState; level: SupportLevel | ''; way: WayOfWorking | ''; professions: readonly Profession[] }
/** A step with a family; null where whoever wrote it did not say how. */
export type MixContact = { way: WayOfWorking | null; professions: readonly Profession[] }
export type MixVoice = { on: string; whom: HeardWhom; /** How many people; null when not said. */ heard: number | null }

// ── Levels of support ─────────────────────────────────────────────────────────────────────────────────────────────────

/** Counts of actions: everything written down, and of it what was done and what was left. `planned` is the promise: it holds the other two. */
export type LevelCounts = { planned: number; done: number; left: number }
export type Levels = Record<SupportLevel | 'unsaid', LevelCounts>

export const levelsOf = (actions: readonly MixAction[]): Levels => {
  const levels = Object.fromEntries([...supportLevels, 'unsaid'].map(l => [l, { planned: 0, done: 0, left: 0 }])) as Levels
  for (const a of actions) {
    const of = levels[a.level === '' ? 'unsaid' : a.level]
    of.planned++
    if (a.state === 'done') of.done++
    if (a.state === 'left') of.left++
  }
  return levels
}

/**
 * Plans promise the whole school and the courses, and time goes to single students (the source's finding): true when most of what was
 * planned with a level is of the school or a group, and most of what was done is individual. Actions only: a contact is a call, an action
 * may be a term of Mondays, and the one cannot be weighed against the other.
 */
export const isPromiseElsewhere = (levels: Levels): boolean => {
  const wide = levels.school.planned + levels.group.planned
  const doneWide = levels.school.done + levels.group.done
  const doneAlone = levels.individual.done
  return wide > levels.individual.planned && doneAlone > doneWide
}

// ── Ways of working ───────────────────────────────────────────────────────────────────────────────────────────────────

export type WayCounts = Record<WayOfWorking, number> & { unsaid: number; /** Those that say their way. */ said: number }

export const waysOf = (ways: readonly (WayOfWorking | '' | null)[]): WayCounts => {
  const counts = { ...Object.fromEntries(waysOfWorking.map(w => [w, 0])), unsaid: 0, said: 0 } as WayCounts
  for (const w of ways) {
    if (w) { counts[w]++; counts.said++ } else counts.unsaid++
  }
  return counts
}

/** Fewer than these that say their way are told one by one, and read as nothing yet. */
export const fewestToRead = 3

/**
 * How a team works, by its own record: the way of more than half of what says its way, or `mixed`. `few`: under three say it, whatever they
 * say. It is a description: the page puts a question beside it, and no number stands for a team.
 */
export type MixReading = 'nothing' | 'unsaid' | 'few' | WayOfWorking | 'mixed'

export const readingOf = (counts: WayCounts): MixReading => {
  if (counts.said + counts.unsaid === 0) return 'nothing'
  if (counts.said === 0) return 'unsaid'
  if (counts.said < fewestToRead) return 'few'
  return waysOfWorking.find(w => counts[w] * 2 > counts.said) ?? 'mixed'
}

/** Actions that were not left: what a team did or is to do. */
export const standingActions = <A extends { state: ActionState }>(actions: readonly A[]): A[] => actions.filter(a => a.state !== 'left')

// ── Who with whom ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** A profession, those it designed or did something with jointly, and whether it took part in anything at all. No counts. */
export type WorkedWith = { profession: Profession; with: Profession[]; tookPart: boolean }

/**
 * The professions of a team and of its record, each with those it worked jointly with, in the order of the list of professions. Only what is
 * said to be joint counts: two professions on one action may still have done it one after the other.
 */
export const whoWorkedWithWhom = (items: readonly (MixAction | MixContact)[], ofTeam: readonly Profession[]): WorkedWith[] => {
  const together = new Map<Profession, Set<Profession>>()
  const there = new Set<Profession>()
  for (const item of items) {
    for (const p of item.professions) there.add(p)
    if (item.way !== 'joint') continue
    for (const p of item.professions) {
      const others = together.get(p) ?? new Set<Profession>()
      for (const q of item.professions) if (q !== p) others.add(q)
      together.set(p, others)
    }
  }
  const shown = new Set([...ofTeam, ...there])
  return allProfessions.filter(p => shown.has(p)).map(profession => ({
    profession, tookPart: there.has(profession), with: allProfessions.filter(q => together.get(profession)?.has(q) ?? false),
  }))
}

// ── Voices ────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** How often, how many people (as far as it was said) and when last, of students and of families; null: not yet. */
export type HeardOf = { times: number; people: number | null; last: string } | null

export const heardOf = (voices: readonly MixVoice[]): Record<'students' | 'families', HeardOf> => {
  const of = (whom: 'students' | 'families'): HeardOf => {
    const those = voices.filter(v => v.whom === whom || v.whom === 'both')
    if (those.length === 0) return null
    const said = those.flatMap(v => v.heard ?? [])
    return { times: those.length, people: said.length === 0 ? null : said.reduce((a, b) => a + b, 0), last: those.map(v => v.on).sort().at(-1)! }
  }
  return { students: of('students'), families: of('families') }
}
