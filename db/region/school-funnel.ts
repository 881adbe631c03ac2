/**
 * Schools of a territory beside each other by a share of their students, each within what is expected for its size, with the best estimate of the
 * small ones (reference: methods, 6). Made of told figures alone: a school whose figure is hidden is in no limit, no mean and no estimate.
 */
import { compareMonths, type Month } from '../../cycles/calendar/days.ts'
import { funnelLinesAt, funnelOf, standApartInList, type Funnel } from '../../cycles/compare/funnel.ts'
import type { FunnelLimits } from '../../cycles/compare/funnel-limits.ts'
import { shrunkenRatesOf, type ShrunkenRow } from '../../cycles/compare/shrunken-rates.ts'
import { isShown } from '../../cycles/disclosure/disclose.ts'
import type { Scope } from '../../cycles/people/permissions.ts'
import type { OutcomeToOrderBy } from '../../cycles/region/board-groups.ts'
import { getBoard } from '../indicators/board.ts'
import type { Store } from '../store.ts'
import { listWithdrawalShares } from './board-details.ts'

export type SchoolFunnel = {
  measure: OutcomeToOrderBy
  /** Of what: the last month, or the last year with results. Null where there is none. */
  of: { month: Month } | { year: number } | null
  funnel: Funnel<number>
  /** Of the schools of the funnel, by RBD. Empty where they cannot be estimated. */
  estimates: Map<number, ShrunkenRow<number>>
  /** Of a long list, RBDs that stand apart when at most 5 % of those told so may be chance; null of fewer than 30 schools. */
  apart: Set<number> | null
  /** The limits that decide, at sizes from the smallest school to the largest. */
  lines: (FunnelLimits & { students: number })[]
  names: Map<number, string>
  /** Schools with a figure that is hidden, or told as a bound; schools without one. */
  notTold: number
  without: number
}

const drawnSizes = 60
const longList = 30

/** `scope` of `figures.ofTerritory`, `outlineScope` of `cycle.outline`. */
export const getSchoolFunnel = async (store: Store, scope: Scope, outlineScope: Scope, today: string, measure: OutcomeToOrderBy): Promise<SchoolFunnel> => {
  const board = await getBoard(store, scope, outlineScope, today)
  const { month, policy } = board
  const withdrawals = measure === 'withdrawal' ? await listWithdrawalShares(store, board.rows.map(r => r.rbd), policy) : null
  const shares = board.rows.map(row => {
    const { figures } = row
    // Hidden as a whole in the month, hidden here too; and of the month, only schools that have it.
    if (figures.kind === 'under-ten') return { rbd: row.rbd, share: { hidden: 'under-ten' as const } }
    if (withdrawals) return { rbd: row.rbd, share: withdrawals.shares.get(row.rbd) ?? null }
    return { rbd: row.rbd, share: figures.kind === 'shown' && month && compareMonths(figures.month, month) === 0 ? figures.chronic : null }
  })
  const told = shares.flatMap(({ rbd, share }) => (share !== null && isShown(share) && share.shown.count !== null ? [{ id: rbd, events: share.shown.count, students: share.shown.of }] : []))
  const funnel = funnelOf(told, { fewest: policy.fewestStudents })
  const estimates = shrunkenRatesOf(told, { fewest: policy.fewestStudents })
  const sizes = funnel.kind === 'funnel' ? funnel.rows.map(r => r.students) : []
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)]
  const without = shares.filter(s => s.share === null).length
  return {
    measure, of: withdrawals ? (withdrawals.year === null ? null : { year: withdrawals.year }) : month && { month },
    funnel, estimates: new Map(estimates.kind === 'shrunken' ? estimates.rows.map(r => [r.id, r]) : []),
    apart: funnel.kind === 'funnel' && funnel.rows.length >= longList ? new Set(standApartInList(funnel).map(r => r.id)) : null,
    lines: funnel.kind === 'funnel' ? funnelLinesAt(Array.from({ length: drawnSizes }, (_, i) => Math.round(least + ((most - least) * i) / (drawnSizes - 1))), funnel) : [],
    names: new Map(board.rows.map(r => [r.rbd, r.name])), notTold: shares.length - told.length - without, without,
  }
}
