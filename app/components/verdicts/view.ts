/** What the components of a verdict are given: finished words, finished coordinates. A component adds nothing up. */
import type { HappeningKind } from '../../../cycles/charts/marks.ts'
import type { VerdictSign } from './verdict-words.ts'

export type VerdictView = { sign: VerdictSign; headline: string; explanation: string; next: string; flags: string[] }

export type VerdictKeySign = 'before' | 'after' | 'hollow' | 'centre' | 'limits' | 'aim' | 'start' | 'adjustment' | 'lost'
export type VerdictChartView = {
  title: string
  axis: string
  width: number; height: number; left: number; right: number; top: number; bottom: number
  points: { x: number; y: number; kind: 'before' | 'after' | 'hollow'; beyond: boolean; says: string }[]
  /** Where a point is touched to read it: as wide as its period. */
  touch: { x: number; width: number }[]
  /** `x,y x,y …` */
  lines: string[]
  yTicks: { y: number; text: string }[]
  xTicks: { x: number; text: string }[]
  /** Where the gap is nothing; null off the scale, and of a measure that is no gap. */
  zero: number | null
  centre: number | null
  limits: { upper: number; lower: number } | null
  aim: number | null
  start: number | null
  marks: { x: number; y: number; number: number; kinds: readonly HappeningKind[] }[]
  /** What the numbers on the line are: when, and what happened then; `to`: where the entry stands, null of what has no entry. */
  story: { number: number; when: string; says: { key: string; text: string; to: string | null }[] }[]
  key: { sign: VerdictKeySign; words: string }[]
  notes: string[]
}

type Columns = { key: string; label: string; number?: boolean }[]
type Rows = { key: string; cells: Record<string, string> }[]
/** `folded`: rows of the same columns, each part under its own words; none of them empty. */
export type ReadTable = { caption: string; columns: Columns; rows: Rows; folded: { title: string; rows: Rows }[] }

/** A verdict with what it was read from. */
export type ReadView = {
  verdict: VerdictView
  remarks: string[]
  table: ReadTable
  chart: VerdictChartView | null
  how: { numbers: Numbers; sentences: string[] }
}

export type SignalView = { kind: 'none'; headline: string; text: string } | ({ kind: 'read' } & ReadView)

/** One thing a team expects: as it wrote it, and what can be said of it. */
export type PredictionView = { id: string; what: string; expected: string } & (
  | ({ kind: 'read' } & ReadView)
  /** What answers it is on this page or another; `to` null where this reader has no way there. */
  | { kind: 'elsewhere'; sentence: string; to: string | null; way: string }
)

/** The group or course beside the rest of its school. */
export type GapView = { sentence: string; remarks: string[]; table: ReadTable }

type Numbers = { key: string; label: string; value: string }[]

/** A school's withdrawals of a year against its own; `table` and `how` are null where nothing was reckoned. */
export type YearVerdictView = {
  title: string
  view: VerdictView
  remarks: string[]
  table: { caption: string; columns: Columns; rows: Rows } | null
  how: { numbers: Numbers; sentences: string[] } | null
}

/** What a small cycle can say before its school's attendance can. */
export type KnownView = { label: string; sentence: string; to: string }[]
