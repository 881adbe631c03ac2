/**
 * What the region reads of a cycle: metadata, theory of action, expectation, and the decision with its reason. Nothing else is
 * selected here: not the log, not the entries, not the drafts.
 *
 * One rule: the region's words are the team's own *ready* words. The theory and the expectation are those of the challenge page as
 * it was marked ready; putting a cycle into practice marks it. The decision is that of the learnings page as it was marked ready,
 * and only of a cycle that was closed or dropped; both mark it. What is written later is a draft until it is marked again, and a
 * team that takes its mark back takes its words back.
 *
 * Of what a team expects the region reads the first and how many others there are: the rule that keeps a small school's typed figures back
 * is then said of one text and not of any number of them.
 */
import { and, asc, eq, inArray } from 'drizzle-orm'
import { asBody, type Challenge, type Decision, type ExpectationIndicator, type Learnings } from '../../cycles/notebook/parts.ts'
import { expectationsOf } from '../../cycles/expectations/expectations.ts'
import { branchesOf, type TheoryBranch } from '../../cycles/theory/theory.ts'
import type { Phase, TheoryCarried } from '../../cycles/notebook/phases.ts'
import type { Scope } from '../../cycles/people/permissions.ts'
import type { Store } from '../store.ts'
import { getCycle, listCyclesVisibleTo, type CycleSummary } from './cycles.ts'

/** One row. Texts are '' and choices null where nothing was shared. Days are `YYYY-MM-DD`; figures as the team typed them. */
export type CycleOutline = {
  rbd: number
  cycleId: string
  number: number
  year: number
  title: string
  startedOn: string
  implementationFrom: string | null
  closedOn: string | null
  droppedOn: string | null
  phase: Phase
  theoryCarried: TheoryCarried | null
  /** Every branch of the theory, in the order they were made; none where nothing was shared. */
  branches: Omit<TheoryBranch, 'key'>[]
  theoryWhichWill: string
  decision: Decision | null
  decisionWhy: string
  expectIndicator: ExpectationIndicator | null
  /** What is measured, when the indicator is the team's own. */
  expectMeasure: string
  expectFrom: string
  expectTo: string
  expectBy: string | null
  /** How many more the team expects: the region reads only the first. */
  expectOthers: number
}

const outlinesOf = async (store: Store, cycles: CycleSummary[]): Promise<CycleOutline[]> => {
  const { part, partRevision: r } = store.s
  const shared = new Map<string, { challenge?: Challenge; learnings?: Learnings }>()
  // In slices: SQLite takes 32,766 parameters in one statement.
  for (let i = 0; i < cycles.length; i += 5_000) {
    const rows = await store.read.select({ cycleId: part.cycleId, slot: part.slot, body: r.body }).from(part)
      .innerJoin(r, and(eq(r.partId, part.id), eq(r.version, part.readyVersion), eq(r.outcome, 'saved')))
      .where(and(inArray(part.slot, ['challenge', 'learnings']), inArray(part.cycleId, cycles.slice(i, i + 5_000).map(c => c.id))))
      .orderBy(asc(part.cycleId))
    for (const row of rows) shared.set(row.cycleId, { ...shared.get(row.cycleId), [row.slot]: asBody(row.slot as 'challenge' | 'learnings', row.body) })
  }
  return cycles.map(c => {
    const { challenge: theory, learnings } = shared.get(c.id) ?? {}
    const [expected, ...others] = theory ? expectationsOf(theory) : []
    const ended = c.closedOn || c.droppedOn ? learnings : undefined
    return {
      rbd: c.rbd, cycleId: c.id, number: c.number, year: c.year, title: c.title, startedOn: c.startedOn,
      implementationFrom: c.implementationFrom, closedOn: c.closedOn, droppedOn: c.droppedOn, phase: c.phase, theoryCarried: c.theoryCarried,
      branches: theory ? branchesOf(theory).map(({ theoryIf, theoryThen }) => ({ theoryIf, theoryThen })) : [], theoryWhichWill: theory?.theoryWhichWill ?? '',
      decision: ended?.decision || null, decisionWhy: ended?.decisionWhy ?? '',
      expectIndicator: (expected?.expectIndicator || null) as ExpectationIndicator | null, expectMeasure: expected?.expectMeasure ?? '',
      expectFrom: expected?.expectFrom ?? '', expectTo: expected?.expectTo ?? '', expectBy: expected?.expectBy || null, expectOthers: others.length,
    }
  })
}

/** One cycle's outline; null when the cycle is not this school's. */
export const getCycleOutline = async (store: Store, rbd: number, cycleId: string, today: string): Promise<CycleOutline | null> => {
  const c = await getCycle(store, rbd, cycleId, today)
  return c ? (await outlinesOf(store, [c]))[0]! : null
}

/** Outlines of every cycle inside a scope: for the board and `tep export cycles`. By school, then newest first. */
export const listCycleOutlines = async (store: Store, scope: Scope, today: string): Promise<CycleOutline[]> =>
  outlinesOf(store, await listCyclesVisibleTo(store, scope, today))
