/** What the block of a school's trajectory report is given: finished words. */
import type { Column } from '../table.tsx'

type Cells = { key: string; cells: Record<string, string> }
export type TrajectoryView =
  | { kind: 'none'; title: string; sentences: string[] }
  | {
    kind: 'reports'
    title: string
    /** Null for whom some of it is hidden. */
    finding: string | null
    detail: string[]
    caption: string
    columns: Column[]
    rows: { key: string; name: string; means: string; cells: Record<string, string> }[]
    /** Of the newest report; null where nobody is in it, and for the region. */
    byGrade: { title: string; columns: Column[]; rows: Cells[] } | null
    sources: string[]
  }
