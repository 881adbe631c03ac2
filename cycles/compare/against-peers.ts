/**
 * A cycle against schools without one, from their months to what may be said (reference: methods, 7, rung 3): the months that are compared, each school
 * collapsed to one number, the gap before, the difference.
 */
import type { Month } from '../calendar/days.ts'
import { differenceInDifferences, type Difference } from './difference-in-differences.ts'
import { gapBefore, type GapBefore } from './gap-before.ts'
import { periodChangeOf, windowAround, type PeriodChange, type SchoolSeries, type Window } from './period-changes.ts'

export type AgainstPeers = {
  difference: Difference
  window: Window
  /** For the chart of the gap before. */
  before: GapBefore
  changes: { treated: PeriodChange[]; comparison: PeriodChange[] }
}

/**
 * `treated` and `comparison`: schools with their months in percent, the comparison without a cycle on the same measure (`comparable-schools.ts`). `start`: the
 * first full month of the cycle; `last`: the last month with data. Schools that began in different months: `staggered-starts.ts`.
 */
export const againstPeers = (treated: readonly SchoolSeries[], comparison: readonly SchoolSeries[], { start, last }: { start: Month; last: Month }): AgainstPeers => {
  const window = windowAround(start, last)
  const changes = { treated: treated.map(s => periodChangeOf(s, window)), comparison: comparison.map(s => periodChangeOf(s, window)) }
  const counted = (schools: readonly SchoolSeries[], of: readonly PeriodChange[]) => schools.filter((_, i) => of[i]!.kind === 'change')
  const before = gapBefore(counted(treated, changes.treated), counted(comparison, changes.comparison), start)
  const difference = differenceInDifferences({ treated: pointsOf(changes.treated), comparison: pointsOf(changes.comparison) }, before.reading)
  return { difference, window, before, changes }
}

const pointsOf = (changes: readonly PeriodChange[]): number[] => changes.flatMap(c => (c.kind === 'change' ? [c.points] : []))
