/**
 * Schools ordered by an outcome are not ranked: they stand in groups, each *within what is expected for its size* or *different from expected*
 * (Spiegelhalter's funnel; reference: methods, 6), and inside a group by name. The groups are made of told figures alone: a school whose figure is
 * hidden stands apart, and what it hides moves nobody.
 */
import { funnelOf, type Position } from '../compare/funnel.ts'
import { isShown, type Cell, type Policy } from '../disclosure/disclose.ts'
import type { ToldShare } from './board-readings.ts'

/** Outcomes the board may be ordered by: shares of students. Attendance is days, and the days of one student are not chances of their own. */
export const outcomesToOrderBy = ['chronic', 'withdrawal'] as const
export type OutcomeToOrderBy = (typeof outcomesToOrderBy)[number]

export type SizeGroups<Id> = {
  different: { id: Id; position: Exclude<Position, 'within'> }[]
  within: Id[]
  /** Its figure is hidden, or told as a bound. */
  notTold: Id[]
  /** The school has no such figure. */
  without: Id[]
  reading:
    | {
      kind: 'read'; schools: number
      /** The share all of them have together, of 1. */
      target: number
      /** With fewer than 30 schools what stands out is only possibly different. */
      isOnlyPossible: boolean
      decidedBy: 'exact' | 'adjusted'
      expectedByChance: number
      /** Schools under so many students never stand out below; null when none does. */
      smallestToStandOutBelow: number | null
    }
    | { kind: 'cannot-yet'; why: 'no-schools' | 'one-school' | 'no-events' | 'all-events' }
}

/** In the order given, which inside each group stays. `share` null: no such figure. */
export const groupsBySize = <Id>(schools: readonly { id: Id; share: Cell<ToldShare> | null }[], policy: Policy): SizeGroups<Id> => {
  const told = schools.flatMap(({ id, share }) => (share !== null && isShown(share) && share.shown.count !== null ? [{ id, events: share.shown.count, students: share.shown.of }] : []))
  const toldIds = new Set(told.map(s => s.id))
  const notTold = schools.filter(s => s.share !== null && !toldIds.has(s.id)).map(s => s.id)
  const without = schools.filter(s => s.share === null).map(s => s.id)
  const funnel = funnelOf(told, { fewest: policy.fewestStudents })
  if (funnel.kind === 'cannot-yet') return { different: [], within: told.map(s => s.id), notTold, without, reading: { kind: 'cannot-yet', why: funnel.why } }
  return {
    different: funnel.rows.flatMap(r => (r.position === 'within' ? [] : [{ id: r.id, position: r.position }])),
    within: funnel.rows.flatMap(r => (r.position === 'within' ? [r.id] : [])),
    notTold, without,
    reading: {
      kind: 'read', schools: funnel.rows.length, target: funnel.target, isOnlyPossible: funnel.isOnlyPossible, decidedBy: funnel.decidedBy,
      expectedByChance: funnel.expectedByChance, smallestToStandOutBelow: funnel.smallestToStandOutBelow,
    },
  }
}
