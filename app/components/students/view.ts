/** What the students' pages are given: finished words. A component counts nothing. */
import type { BandsView, ChartView } from '../figures/view.ts'

export type LineView = {
  code: string
  key: string
  href: string
  who: string
  month: string
  toDate: string
  band: string
  /** Where they stood a month ago, when it was another band. */
  moved: string | null
  last: string
  next: string
  isDue: boolean
}

export type SectionView = { id: string; title: string; note: string | null; empty: string | null; lines: LineView[]; more: string | null }

export type MovementView = { caption: string; columns: { key: string; label: string; number: boolean }[]; rows: { key: string; cells: Record<string, string> }[]; sentence: string }

export type Option = { value: string; label: string }

export type StudentsView = {
  finding: string
  detail: string[]
  next: string | null
  rule: string
  filter: { value: string; options: Option[] }
  sections: SectionView[]
  bands: BandsView
  movement: MovementView | null
  columns: { key: string; label: string; number?: boolean }[]
}

export type FocusView = {
  who: string
  frozen: string
  finding: string
  /** Beside students who stood the same a year earlier; null where nothing can be said. */
  beside: string | null
  detail: string[]
  table: { caption: string; columns: { key: string; label: string; number: boolean }[]; rows: { key: string; cells: Record<string, string> }[] }
  /** Null where there is nothing to draw or nothing to read into. */
  chart: ChartView | null
  movement: MovementView | null
}
