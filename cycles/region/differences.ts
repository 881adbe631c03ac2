/**
 * What the differences between the cycles of a territory are (reference: programme, question 1): whether the next cycle kept the theory of
 * the one before, what cycles are about, for whom, how long, at which level the work was planned and done. Description: nobody is put in an
 * order, and no count is a merit.
 *
 * Two kinds of facts. What the region reads of each cycle anyway (metadata, theory, area, decision) is counted as it is. What stands in the
 * pages it does not read (the log, who took part, the group) is counted over five cycles of five schools or more, and always over every
 * year: with a filter, two counts could be subtracted and one school's log would follow.
 */
import { dayNumberOf } from '../calendar/weeks.ts'
import { areas, decisions, groupKinds, supportLevels, type Area, type Decision, type GroupKind, type SupportLevel } from '../notebook/parts.ts'
import type { TheoryCarried } from '../notebook/phases.ts'
import { scopeRank } from '../notebook/scope.ts'
import { professions, type Profession } from '../people/professions.ts'
import { fewestCycles, fewestSchools } from '../strengths/strengths.ts'

/** An action of a shared page: how it was planned, whether it was carried out. */
export type ActionFacts = { level: SupportLevel | null; isDone: boolean; professions: readonly Profession[] }

/** A cycle as this file counts it. Days are `YYYY-MM-DD`. */
export type CycleFacts = {
  rbd: number
  cycleId: string
  /** 1, 2, 3 … in the school. */
  number: number
  year: number
  implementationFrom: string | null
  closedOn: string | null
  droppedOn: string | null
  parentId: string | null
  theoryCarried: TheoryCarried | null
  /** Null: the page is not shared, or nobody chose an area. */
  area: Area | null
  decision: Decision | null
  /** The theory's words differ from those of the cycle it was born from, as both were shared; null where they cannot be laid beside each other. */
  isReworded: boolean | null
  /** Null: not shared, or not said. */
  scope: GroupKind | null
  /** Null: the page of implementation is not shared. */
  done: { actions: readonly ActionFacts[]; adjustments: number } | null
  /** Times students or families were heard; null: the data page is not shared. */
  voices: number | null
}

export const carriedKinds = ['maintained', 'adjusted', 'replaced'] as const satisfies readonly TheoryCarried[]

export type CarriedSchool = { rbd: number; cycleId: string; number: number; isReworded: boolean | null }
export type TheoriesCarried = {
  /** Schools whose newest cycle that was born from another kept, adjusted or replaced its theory: each school once. */
  schools: Record<TheoryCarried, CarriedSchool[]>
  chained: number
  /** Every step from one cycle to the next, of which a school may have several. */
  steps: Record<TheoryCarried, number>
  /** Schools that have cycles and none born from another. */
  notYet: number[]
}

const noSteps = (): Record<TheoryCarried, number> => ({ maintained: 0, adjusted: 0, replaced: 0 })

/** In the order of the cycles given. */
export const theoriesCarried = (cycles: readonly CycleFacts[]): TheoriesCarried => {
  const steps = noSteps()
  const newest = new Map<number, CycleFacts>()
  for (const c of cycles) {
    if (c.theoryCarried === null) continue
    steps[c.theoryCarried] += 1
    if ((newest.get(c.rbd)?.number ?? 0) < c.number) newest.set(c.rbd, c)
  }
  const schools: TheoriesCarried['schools'] = { maintained: [], adjusted: [], replaced: [] }
  for (const c of newest.values()) schools[c.theoryCarried!].push({ rbd: c.rbd, cycleId: c.cycleId, number: c.number, isReworded: c.isReworded })
  return { schools, chained: newest.size, steps, notYet: [...new Set(cycles.map(c => c.rbd))].filter(rbd => !newest.has(rbd)) }
}

/** Of how many; null where they are fewer than five cycles, or of fewer than five schools. */
type Counted<T> = (T & { of: number }) | null

export type CyclesAtPlace = {
  /** The first cycle of a school, its second, its third and every later one. */
  place: Place
  cycles: number
  schools: number
  /** Cycles whose area is known, and how many are of each. */
  areas: { of: number; counts: Record<Area, number> }
  decisions: { of: number; counts: Record<Decision, number> }
  dropped: number
  /** Days from the beginning of implementation to the end, of those that ended. Null of fewer than five. */
  length: { of: number; median: number; shortest: number; longest: number } | null
  scope: Counted<{ counts: Record<GroupKind, number> }>
  /** Actions by level: all that were planned, and of these those carried out. `of`: cycles. */
  levels: Counted<{ planned: Record<SupportLevel, number>; done: Record<SupportLevel, number>; withoutLevel: number }>
  professions: Counted<{ counts: Record<Profession, number> }>
  /** Cycles that dated an adjustment; cycles that heard students or families. */
  adjusted: Counted<{ count: number }>
  heard: Counted<{ count: number }>
}

export const places = ['first', 'second', 'later'] as const
export type Place = (typeof places)[number]
const placeOf = (number: number): Place => (number === 1 ? 'first' : number === 2 ? 'second' : 'later')

const countsOf = <K extends string>(keys: readonly K[], values: readonly K[]): Record<K, number> =>
  Object.fromEntries(keys.map(key => [key, values.filter(v => v === key).length])) as Record<K, number>

/** What the region may be told of cycles whose pages it does not read. */
const enough = <T>(cycles: readonly CycleFacts[], tell: () => T): Counted<T> =>
  cycles.length >= fewestCycles && new Set(cycles.map(c => c.rbd)).size >= fewestSchools ? { ...tell(), of: cycles.length } : null

const medianOf = (sorted: readonly number[]) => (sorted.length % 2 === 1 ? sorted[(sorted.length - 1) / 2]! : (sorted[sorted.length / 2 - 1]! + sorted[sorted.length / 2]!) / 2)

const lengthOf = (cycles: readonly CycleFacts[]): CyclesAtPlace['length'] => {
  const days = cycles.flatMap(c => {
    const end = c.closedOn ?? c.droppedOn
    // A cycle that was ended before it began to be carried out had no implementation to measure.
    return c.implementationFrom !== null && end !== null && end >= c.implementationFrom ? [dayNumberOf(end) - dayNumberOf(c.implementationFrom)] : []
  }).sort((a, b) => a - b)
  return days.length < fewestCycles ? null : { of: days.length, median: medianOf(days), shortest: days[0]!, longest: days.at(-1)! }
}

const levelsOf = (actions: readonly ActionFacts[]) => {
  const withLevel = (of: readonly ActionFacts[]) => countsOf(supportLevels, of.flatMap(a => a.level ?? []))
  return { planned: withLevel(actions), done: withLevel(actions.filter(a => a.isDone)), withoutLevel: actions.filter(a => a.level === null).length }
}

/** School years, both ends included. */
export type Years = { from: number; to: number }
export const isInYears = (year: number, years: Years | null): boolean => years === null || (years.from <= year && year <= years.to)

/**
 * Cycles by the place they have in their school. `years`: those that began in some years only, which narrows what the region reads of each cycle; what is
 * counted from pages it does not read always speaks of every year.
 */
export const cyclesByPlace = (cycles: readonly CycleFacts[], years: Years | null = null): CyclesAtPlace[] => places.flatMap((place): CyclesAtPlace[] => {
  const always = cycles.filter(c => placeOf(c.number) === place)
  const chosen = always.filter(c => isInYears(c.year, years))
  if (chosen.length === 0) return []
  const decided = chosen.flatMap(c => c.decision ?? [])
  const known = chosen.flatMap(c => c.area ?? [])
  const said = always.filter(c => c.scope !== null)
  const shared = always.filter(c => c.done !== null)
  const withActions = shared.filter(c => c.done!.actions.some(a => a.level !== null))
  const named = shared.filter(c => c.done!.actions.some(a => a.professions.length > 0))
  const reviewed = always.filter(c => c.voices !== null)
  return [{
    place, cycles: chosen.length, schools: new Set(chosen.map(c => c.rbd)).size,
    areas: { of: known.length, counts: countsOf(areas, known) },
    decisions: { of: decided.length, counts: countsOf(decisions, decided) },
    dropped: chosen.filter(c => c.droppedOn !== null).length,
    length: lengthOf(chosen),
    scope: enough(said, () => ({ counts: countsOf(groupKinds, said.map(c => c.scope!)) })),
    levels: enough(withActions, () => levelsOf(withActions.flatMap(c => c.done!.actions))),
    professions: enough(named, () => ({ counts: countsOf(professions, named.flatMap(c => [...new Set(c.done!.actions.flatMap(a => a.professions))])) })),
    adjusted: enough(shared, () => ({ count: shared.filter(c => c.done!.adjustments > 0).length })),
    heard: enough(reviewed, () => ({ count: reviewed.filter(c => c.voices! > 0).length })),
  }]
})

export type ScaleAlong = Counted<{ grew: number; same: number; narrowed: number }>

/** Along chains: whether a cycle is for more people than the one it was born from. Steps whose two scopes are both said and shared. */
export const scaleAlongChains = (cycles: readonly CycleFacts[]): ScaleAlong => {
  const byId = new Map(cycles.map(c => [c.cycleId, c]))
  const steps = cycles.flatMap(c => {
    const parent = c.parentId === null ? undefined : byId.get(c.parentId)
    return c.scope !== null && parent && parent.scope !== null ? [{ c, by: scopeRank(c.scope) - scopeRank(parent.scope) }] : []
  })
  return enough(steps.map(s => s.c), () => ({
    grew: steps.filter(s => s.by > 0).length, same: steps.filter(s => s.by === 0).length, narrowed: steps.filter(s => s.by < 0).length,
  }))
}
