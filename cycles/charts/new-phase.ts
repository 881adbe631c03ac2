/**
 * Whether a new phase may begin, with a line and limits of its own (reference: methods, 3.6). Only a person begins one, and only when all holds: a
 * lasting signal, in the wanted direction, whose cause is known and written down, and which still holds. Nothing here does it by itself.
 */
import type { CycleVerdict } from './cycle-verdict.ts'
import { lastingRun } from './lasting-run.ts'
import { countedValue, type Point } from './series.ts'
import { sideOf } from './side.ts'

export type NewPhase =
  /** `from`: the index the new phase starts at, the first figure of the run. Its limits are provisional until it has 12 figures. */
  | { may: true; from: number }
  | { may: false; why: ('no-lasting-improvement' | 'cause-not-written' | 'no-longer-so')[] }

/** `v`: the verdict read from `points`. `causeWritten`: whether a person wrote what changed. */
export const mayBeginPhase = (v: CycleVerdict, points: readonly Point[], causeWritten: boolean): NewPhase => {
  const run = v.after.good.longestRun
  const latest = points.map(countedValue).findLast(value => value !== null)
  const holds = v.centre !== null && latest != null && sideOf(latest, v.centre) === (v.good === 'up' ? 1 : -1)
  // Two figures outside the limits are a signal too, but no level to start from.
  const isLasting = v.verdict === 'improvement' && run !== null && run.length >= lastingRun
  const why = [
    ...(isLasting ? [] : ['no-lasting-improvement' as const]),
    ...(causeWritten ? [] : ['cause-not-written' as const]),
    ...(holds ? [] : ['no-longer-so' as const]),
  ]
  return why.length === 0 && run ? { may: true, from: run.from } : { may: false, why }
}
