/** What an import says of itself. Kept with the generation, shown on the page and printed by `tep import`. */
export const importKinds = ['directory', 'slep-list', 'attendance'] as const
export type ImportKind = (typeof importKinds)[number]

/** Reasons a row is refused, warnings about a file, and reasons a file is refused: keys, worded at the edge. */
export type RefusedRow = { line: number; reason: string; detail?: string }
export type ImportWarning = { warning: string; count?: number; detail?: string }

export type ImportReport = {
  kind: ImportKind
  fileName: string
  fileSha256: string
  fileBytes: number
  encoding: 'utf-8' | 'windows-1252'
  delimiter: ';' | ','
  rowsRead: number
  rowsUsed: number
  rowsRefused: number
  /** The first 100. */
  refused: RefusedRow[]
  schools: number
  students: number | null
  /** Students found in two or more rows of one school, teaching group and month: one student, days added. */
  studentsInSeveralRows: number | null
  /** `2019-04`, sorted. */
  months: string[]
  years: number[]
  /** School-months or years that an earlier import spoke for. */
  superseded: number
  warnings: ImportWarning[]
  /** True when this very content is what is read today: nothing was changed. */
  unchanged: boolean
  dryRun: boolean
}
