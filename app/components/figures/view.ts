/** What the figures' components are given: finished words, finished coordinates. A component adds nothing up. */
import type { Band } from '../../../cycles/indicators/attendance.ts'

export type BandsView = {
  title: string
  caption: string
  rule: string
  note: string
  /** From critical to outstanding. `from` and `width` in percent of the bar's length, as SVG takes them; null where the count is hidden. */
  parts: { band: Band; name: string; range: string; count: string; from: string | null; width: string | null; middle: string | null; isWide: boolean }[]
}

export type ChartView = {
  title: string
  axis: string
  /** One row a calendar month; null where there is nothing to draw. */
  /** `nowName`, `beforeName` and `alikeName` stand at a line's last point only: its label. */
  points: { month: string; now: number | null; before: number | null; nowName: string | null; beforeName: string | null; alike?: number | null; alikeName?: string | null }[]
  lines: { key: 'now' | 'before' | 'alike'; name: string }[]
  lowest: number
  highest: number
  ticks: { value: number; text: string }[]
  /** The months of the cycle, by their label on the axis. */
  cycle: { from: string; to: string; name: string } | null
  /** Of one school's year: months with days nobody planned to lose, by their label on the axis; and what happened in them, under the chart. */
  marks?: string[]
  notes?: string[]
}

export type ComparisonView = { title: string; headline: string; detail: string; isCompared: boolean }

export type SchoolFiguresView =
  | { kind: 'no-data'; title: string; text: string }
  | {
    kind: 'figures'
    finding: string
    /** The year so far, what is missing, the caution for very small schools. */
    detail: string[]
    nextStep: { label: string; text: string } | null
    comparison: ComparisonView | null
    table: { caption: string; columns: { key: string; label: string; number: boolean }[]; rows: { key: string; isOfCycle: boolean; cells: Record<string, string> }[]; cycleMark: string }
    chart: ChartView
    bands: BandsView
    courses: { title: string; note: string; columns: { key: string; label: string; number: boolean }[]; rows: { key: string; cells: Record<string, string> }[] } | null
    apart: { title: string; sentences: string[] } | null
    source: string | null
    /** Which part of the school the last month speaks for, and whether it may still change. */
    coverage: string[]
    /** To the school's figures by year. */
    yearly: { href: string; text: string }
    how: { title: string; sentences: string[] }
  }
