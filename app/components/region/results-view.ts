/** What the page of results shows, in words and in the drawing's own units. */
export type EffectRow = { key: string; school: string; href: string; cycle: string; effect: string; interval: string; basis: string; x: number; low: number | null; high: number | null; opensLow: boolean; opensHigh: boolean; hollow: boolean }
/** Every row is drawn on the same scale, in a box of its own of the same width. */
export type Axis = { x0: number; x1: number; zero: number; ticks: { x: number; label: string; anchor: 'start' | 'middle' | 'end' }[]; width: number }
export type PooledDrawing = { mean: string; interval: string; prediction: string; x: number; low: number; high: number; predictionLow: number; predictionHigh: number; opensLow: boolean; opensHigh: boolean }
export type TypeView = {
  key: string
  title: string
  headline: string
  explanation: string
  schools: string
  rows: EffectRow[]
  more: string | null
  axis: Axis
  pooled: PooledDrawing | null
}
export type DropoutView = { title: string; sentences: string[]; columns: { key: string; label: string; number: boolean }[]; rows: { key: string; cells: Record<string, string | { rate: string; of: string }> }[] } | null
export type ResultsView = {
  isEmpty: boolean
  by: { href: string; label: string; isCurrent: boolean }[]
  apart: { headline: string; text: string }
  all: TypeView | null
  types: TypeView[]
  compared: { key: string; text: string }[]
  leftOut: string[]
  dropout: DropoutView
}
