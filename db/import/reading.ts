/** What the importers have in common: they are given an open file, and hand back what `importFile` frames and publishes. */
import type { CoverKey } from '../generations.ts'
import type { Db, Store } from '../store.ts'
import type { ReadOutcome, TableFile } from './delimited.ts'
import type { PseudonymKeys } from '../students/pseudonyms.ts'
import type { ImportPreview } from './preview.ts'
import type { CoverKind, ImportKind, ImportReport, ImportWarning } from './report.ts'
import type { Workbook } from './workbook.ts'

/** What every importer is given. */
type Given = {
  store: Store
  /** What the person called it. */
  fileName: string
  onBytes: (done: number, total: number) => void
  onRows: (done: number, total: number) => void
  signal: AbortSignal | undefined
  /** The one school a team may bring a file of its own in for; null: every school (an administrator, the operator). */
  onlyRbd: number | null
  /** For files with a RUN; null where there is no key. */
  pseudonymKeys: PseudonymKeys | null
}

/** For a kind that is one table, whatever the table came in. */
export type ReadingContext = Given & {
  file: TableFile
  /** Header names, folded, aliases resolved. */
  columns: readonly string[]
}

/** For a kind that is a whole workbook: its sheets as plain cells. */
export type WorkbookContext = Given & {
  workbook: Workbook
  /** Digest of the file's bytes. */
  sha256: string
}

/** How a large file is read. `parts`: passes over it, each for a part of the schools; by default as many as its rows ask for. */
export type ReadingOptions = {
  /** Rows held at once. */
  rowsAtOnce?: number
  parts?: number
  /** The RBDs of this file carry their check digit: `123456` is 12345-6. */
  rbdsCarryDigit?: boolean
}

/** Reading showed that the file must be read in another way, from its first byte. */
export class ReadAgain extends Error {
  constructor(readonly how: ReadingOptions) { super(`the file must be read again: ${JSON.stringify(how)}`) }
}

export type Figures = Pick<ImportReport,
  'courses' | 'columnsLeftOut' | 'rowsRead' | 'rowsUsed' | 'rowsRefused' | 'refused' | 'refusedByReason' | 'schools' | 'students' | 'studentsInSeveralRows' | 'months' | 'years' | 'warnings'>

export type Reading = {
  sha256: string
  encoding: 'utf-8' | 'windows-1252'
  /** Of the file's bytes, where `sha256` is of what it comes to. */
  fileSha256?: string
  /** The kind it is kept and superseded as, where that is another one than the file's. */
  keptAs?: ImportKind
  /** Writes the rows under a generation (null: writes nothing) and says what they are. Throws FileRefused. */
  finish: (generationId: string | null) => Promise<{ figures: Figures; keys: CoverKey[]; /** What it speaks for besides its own kind. */ also?: { kind: CoverKind; keys: CoverKey[] }[] }>
  /** Writes that belong into the publishing transaction. */
  alsoWhenPublished?: (tx: Db, generationId: string) => Promise<void>
  /** Of a whole workbook, which has no table whose first rows could be shown as they stand. */
  preview?: ImportPreview
  /** False when the same bytes may read differently than they did with this earlier report. */
  readsAsBefore?: (earlier: ImportReport) => boolean
}

/** What a person should know about the bytes themselves. */
export const bytesWarnings = (outcome: ReadOutcome): ImportWarning[] => [
  ...(outcome.marksInside > 0 ? [{ warning: 'mark-inside' as const, count: outcome.marksInside }] : []),
  ...(outcome.headersInside > 0 ? [{ warning: 'header-inside' as const, count: outcome.headersInside }] : []),
  ...(outcome.lastLineHasEnd ? [] : [{ warning: 'last-line-without-end' as const }]),
]
