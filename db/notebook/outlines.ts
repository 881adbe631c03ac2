/**
 * What the region reads of a cycle: metadata, theory of action, expectation, and the decision with its reason. Nothing else is
 * selected here: not the log, not the entries, not the drafts.
 *
 * One rule: the region's words are the team's own *ready* words. The theory and the expectation are those of the challenge page as
 * it was marked ready; putting a cycle into practice marks it. The decision is that of the learnings page as it was marked ready,
 * and only of a cycle that was closed or dropped; both mark it. What is written later is a draft until it is marked again, and a
 * team that takes its mark back takes its words back.
 */
import { and, asc, eq, inArray } from 'drizzle-orm'
import { asBody, type Challenge, type Decision, type ExpectationIndicator, type Learnings } from '../../cycles/notebook/parts.ts'
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
  theoryIf: string
  theoryThen: string
  theoryWhichWill: string
  decision: Decision | null
  decisionWhy: string
  expectIndicator: ExpectationIndicator | null
  /** What is measured, when the indicator is the team's own. */
  expectMeasure: string
  expectFrom: string
  expectTo: string
  expectBy: string | null
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
    const ended = c.closedOn || c.droppedOn ? learnings : undefined
    return {
      rbd: c.rbd, cycleId: c.id, number: c.number, year: c.year, title: c.title, startedOn: c.startedOn,
      implementationFrom: c.implementationFrom, closedOn: c.closedOn, droppedOn: c.droppedOn, phase: c.phase, theoryCarried: c.theoryCarried,
      theoryIf: theory?.theoryIf ?? '', theoryThen: theory?.theoryThen ?? '', theoryWhichWill: theory?.theoryWhichWill ?? '',
      decision: ended?.decision || null, decisionWhy: ended?.decisionWhy ?? '',
      expectIndicator: theory?.expectIndicator || null, expectMeasure: theory?.expectMeasure ?? '',
      expectFrom: theory?.expectFrom ?? '', expectTo: theory?.expectTo ?? '', expectBy: theory?.expectBy || null,
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
