/** What the page of differences between cycles shows, in words. */
export type ChainDrawing = {
  width: number
  height: number
  nodes: { key: string; x: number; y: number; label: string; kind: 'open' | 'closed' | 'dropped' }[]
  /** Straight lines between nodes; how the theory came along says the stroke. */
  links: { key: string; x1: number; x2: number; y: number; carried: 'maintained' | 'adjusted' | 'replaced' }[]
  /** The same in a sentence. */
  sentence: string
}
export type ChainRow = { key: string; school: string; href: string; drawing: ChainDrawing; step: string; note: string | null; theories: { href: string; label: string } | null }
export type ChainGroup = { key: string; title: string; rows: ChainRow[] }

/** One bar of three parts; widths in the drawing's units. */
export type LevelsBar = { key: string; label: string; figures: string; parts: { key: 'school' | 'group' | 'individual'; x: number; width: number }[] }
export type PlaceColumn = { key: string; label: string; levels: LevelsBar[] | null }
export type PlaceRow = { key: string; what: string; cells: Record<string, string>; isFew: Record<string, boolean> }

export type DifferencesView = {
  headline: { figure: string; text: string; detail: string[] }
  years: { href: string; label: string; isCurrent: boolean }[]
  groups: ChainGroup[]
  pages: { href: string; label: string; isCurrent: boolean }[]
  places: { caption: string; columns: PlaceColumn[]; rows: PlaceRow[]; always: string }
  scale: { sentence: string; isFew: boolean }
  isEmpty: boolean
}
