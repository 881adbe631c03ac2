/** What the library's loaders hand to its pages: finished words. */
import type { Piece } from '../../../cycles/learnings/snippets.ts'

export type TextView = { field: string; label: string; pieces: Piece[] }
export type LearningView = {
  id: string
  /** The school, or *a school of the territory*. */
  from: string
  /** Where the school gave its name. */
  cycle: string | null
  /** Year, level, place, area. */
  about: string
  decision: string | null
  isDropped: boolean
  themes: string[]
  tags: { label: string; to: string }[]
  sharedOn: string
  to: string
  /** The cycle on its school's page, for whoever may open it. */
  outline: string | null
}
export type CardView = LearningView & { snippet: { label: string; pieces: Piece[]; isCutBefore: boolean; isCutAfter: boolean } | null }
export type WayView = { to: string; label: string }
