/** What the page of a school's yearly figures is given: finished words. */
import type { YearVerdictView } from '../verdicts/view.ts'
import type { ChartView } from './view.ts'

export type YearlyGroupView = {
  key: string
  name: string
  finding: string
  detail: string[]
  /** Whether withdrawal changed in the last year with results; null where none has any. */
  verdict: YearVerdictView | null
  table: { caption: string; columns: { key: string; label: string; number: boolean }[]; rows: { key: string; cells: Record<string, string> }[] }
  chart: ChartView | null
}

export type YearlyView = {
  none: { title: string; text: string } | null
  /** The school's own level first; the others are folded. */
  groups: YearlyGroupView[]
  index: { title: string; sentences: string[] } | null
  inYears: { title: string; note: string; columns: { key: string; label: string; number: boolean }[]; rows: { key: string; cells: Record<string, string> }[] } | null
  /** The Ministry's dropout around the school; null without its workbook. */
  official: { title: string; sentences: string[]; columns: { key: string; label: string; number: boolean }[]; rows: { key: string; cells: Record<string, string> }[] } | null
  how: { title: string; sentences: string[] }
  sources: { title: string; sentences: string[] } | null
}
