/** What the pages that leave the school are given: finished words and finished coordinates, and nothing that is not shown. */
import type { Theory } from '../../../cycles/theory/theory.ts'
import type { MonthsChart } from '../../../cycles/charts/months-chart.ts'

export type MonthsView =
  | { kind: 'none'; text: string }
  | {
    kind: 'months'
    title: string
    /** The year against the year before, in one sentence; what is withheld and why. */
    sentences: string[]
    /** Null where not one figure can be drawn. */
    chart: (Omit<MonthsChart, 'ticks' | 'months'> & { ticks: { y: number; text: string }[]; months: { key: string; x: number; text: string }[] }) | null
    key: { now: string; before: string; cycle: string | null; bound: string | null }
    table: { caption: string; columns: { key: string; label: string; number: boolean }[]; rows: { key: string; isOfCycle: boolean; cells: Record<string, string> }[] }
    /** Where each figure comes from, and of which day. */
    sources: string[]
  }

export type ExpectationView = { key: string; what: string; lines: string[]; observed: string; reading: string | null; readingWhy: string }

export type StoryView = {
  title: string
  school: string
  /** "Ciclo 2 · 2026 · En implementación". */
  place: string
  dates: string
  challenge: string
  forWhom: string
  theory: {
    branches: { key: string; theoryIf: string; theoryThen: string }[]
    whichWill: string
    /** The same as it is drawn, where there is more than one line of it to draw. */
    drawn: Theory | null
  } | null
  expectations: ExpectationView[]
  figures: MonthsView | null
  actions: { what: string; state: string | null }[]
  adjustments: { day: string; what: string; why: string }[]
  learnings: { key: string; label: string; text: string }[]
  decision: { name: string; why: string } | null
  /** What is said where nothing was learnt yet. */
  goesOn: string | null
  professions: string | null
  /** The day the page was made, in a sentence. */
  madeOn: string
  isDraft: boolean
  /** Long enough to spill over a printed page, short enough to fit one when set closer. */
  isDense: boolean
}
