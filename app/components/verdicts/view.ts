/** What the components of a verdict are given: finished words, finished coordinates. A component adds nothing up. */
import type { VerdictSign } from './verdict-words.ts'

export type VerdictView = { sign: VerdictSign; headline: string; explanation: string; next: string; flags: string[] }

export type VerdictKeySign = 'before' | 'after' | 'hollow' | 'centre' | 'limits' | 'start' | 'adjustment' | 'lost'
export type VerdictChartView = {
  title: string
  axis: string
  width: number; height: number; left: number; right: number; top: number; bottom: number
  points: { x: number; y: number; kind: 'before' | 'after' | 'hollow'; beyond: boolean; says: string }[]
  /** `x,y x,y …` */
  lines: string[]
  yTicks: { y: number; text: string }[]
  xTicks: { x: number; text: string }[]
  /** Where the gap is nothing; null off the scale. */
  zero: number | null
  centre: number | null
  limits: { upper: number; lower: number } | null
  start: number | null
  marks: { x: number; kind: 'adjustment' | 'lost' }[]
  key: { sign: VerdictKeySign; words: string }[]
  notes: string[]
}

type Columns = { key: string; label: string; number?: boolean }[]
type Rows = { key: string; cells: Record<string, string> }[]

export type SignalView =
  | { kind: 'none'; headline: string; text: string }
  | {
    kind: 'read'
    verdict: VerdictView
    remarks: string[]
    table: { caption: string; columns: Columns; since: Rows; before: Rows; beforeTitle: string }
    chart: VerdictChartView | null
    how: { numbers: { key: string; label: string; value: string }[]; sentences: string[] }
  }

/** What a small cycle can say before its school's attendance can. */
export type KnownView = { label: string; sentence: string; to: string }[]
