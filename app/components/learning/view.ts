/** What the pages about learning are given: finished words and finished coordinates. Types only, so nothing of the rules travels. */
import type { ComparisonView } from '../figures/view.ts'
import type { Difference } from '../../../cycles/notebook/differences.ts'
import type { TheoryCarried } from '../../../cycles/notebook/phases.ts'
import type { Ramp } from '../../../cycles/notebook/ramp.ts'

export type ResultView = {
  /** The expectation's key, which joins it to its reading. */
  key: string
  what: string
  lines: string[]
  observed: { text: string; lines: string[]; source: string | null }
  /** The figures came or changed since the team last said something of them. Never for another reader. */
  news: string | null
}
export type ResultsView = {
  results: ResultView[]
  /** Attendance since the cycle began, less the change of the other schools; where an expectation is about attendance. */
  comparison: ComparisonView | null
  /** What can be said to a team that closes before its results are there. */
  pending: string | null
}

/** News of a cycle, for the notebook of its school. `href`: where the team reads on or adds a sentence. */
export type ResultNews = { cycleId: string; key: string; headline: string; cycle: string; expected: string; observed: string; href: string }

/** `says`: the whole of it in words. `carried`: which kinds of link it has; `ends`: whether a line ends in a dropped cycle; `climbs`: whether any cycle says for whom it is. */
export type RampView = { wide: Ramp; narrow: Ramp; says: string; climbs: boolean; ends: boolean; carried: TheoryCarried[] }

export type PiecesView = { before: Difference[]; after: Difference[] }
export type TheoryBesideView = {
  beforeTitle: string
  afterTitle: string
  /** What changed, in one sentence. */
  summary: string
  /** Word for word: it is shown once. */
  isSame: boolean
  branches: { key: string; change: 'same' | 'reworded' | 'added' | 'removed'; if: PiecesView; then: PiecesView }[]
  whichWill: PiecesView
}
