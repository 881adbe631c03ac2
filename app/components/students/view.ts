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

/** What was passed on and has no answer yet. `isDue`: its day is past. `from`: the day it was passed on. */
export type ReturnView = { id: string; question: string; isDue: boolean; from: string }

export type ContactRow = { id: string; isWithdrawn: boolean; way: string[]; cells: { on: string; step: string; how: string; outcome: string; next: string; by: string } }

/** The words a contact is written with. `rung`: which step of the ladder is next, in a sentence. */
export type ContactWords = {
  step: Option[]; nextStep: Option[]; how: Option[]; outcome: Option[]; way: Option[]; to: Option[]
  professions: Option[]; otherProfessions: Option[]; backHint: string; rung: string | null
}

/** Help to change school: what may be chosen, and what was. */
export type ChangeView = { helps: Option[]; lines: { id: string; isWithdrawn: boolean; said: string }[] }

export type StudentsView = {
  finding: string
  detail: string[]
  next: string | null
  /** What should have come back, student by student. */
  returns: { sentence: string; lines: { key: string; href: string; who: string; question: string }[] } | null
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
