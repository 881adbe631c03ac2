/** What the survey's components are given: finished words. */
import type { Moment } from '../../../cycles/engagement/rounds.ts'

type Column = { key: string; label: string; number?: boolean }
type Row = { key: string; cells: Record<string, string> }
/** A bar, in percent of its full length as SVG takes it. */
type Bar = { key: string; label: string; moment: Moment; width: string; text: string }

export type BlockView = {
  key: string
  title: string
  /** Why these courses or schools are read together; '' when one is alone. */
  why: string
  sentences: string[]
  table: { caption: string; columns: Column[]; rows: Row[] }
  /** How the difference of each dimension is to be read, where there are two moments. */
  readings: { key: string; dimension: string; says: string }[]
  bars: Bar[]
  items: { columns: Column[]; rows: Row[] } | null
}
export type NeedsView = Pick<BlockView, 'sentences' | 'table' | 'bars'>
/** The four last questions. `unread`: why the choice of a round is not read. */
export type SupportView = Pick<BlockView, 'sentences' | 'table' | 'readings' | 'bars'> & { needs: NeedsView | null; unread: string[] }
export type ResultsView = { blocks: BlockView[]; support: SupportView | null; notes: string[]; tooFew: { key: Moment; title: string; text: string }[] }

export type CourseView = { id: string; course: string; code: string; isOver: boolean; until: string; arrived: string }
export type RoundView = { moment: Moment; name: string; state: 'not-opened' | 'open' | 'closed'; since: string; courses: CourseView[] }
export type DiaView = { id: string; cells: Record<string, string> }[]
