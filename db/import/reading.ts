/** What the three importers have in common: they are given an open file, and hand back what `importFile` frames and publishes. */
import type { CoverKey } from '../generations.ts'
import type { Db, Store } from '../store.ts'
import type { TableFile } from './delimited.ts'
import type { PseudonymKeys } from '../students/pseudonyms.ts'
import type { CoverKind, ImportKind, ImportReport } from './report.ts'
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
  /** False when the same bytes may read differently than they did with this earlier report. */
  readsAsBefore?: (earlier: ImportReport) => boolean
}
