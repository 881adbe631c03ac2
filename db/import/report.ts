/**
 * What an import says of itself. The report is kept with the generation, shown on the page and printed by `tep import`.
 * Everything here is keys and numbers; the words are made at the edge (`imports_…` messages), once, for each key of the lists below.
 * Nothing here ever carries a value of MRUN: a refused row is named by its line and its column.
 */
import type { PseudonymKeys } from '../students/pseudonyms.ts'
import type { ImportPreview } from './preview.ts'

export const importKinds = [
  'directory', 'slep-list', 'attendance',
  /** Workbooks, and the list of SLEPs by commune, which becomes a list of schools. */
  'dropout', 'trajectory', 'slep-communes',
  /** Once a year: enrolment, how the year ended, vulnerability index, holders. */
  'enrolment', 'results', 'vulnerability', 'holders',
  /** The Ministry's large files of students, reduced to counts. */
  'attendance-year', 'enrolment-students', 'results-students',
  /** A school's own: its list of students, and its class book. */
  'roster', 'student-days',
] as const
export type ImportKind = (typeof importKinds)[number]

/**
 * What an import may speak for. A school's class book speaks for its students' days, for the school's own histograms (table `attendance`, until
 * the Ministry has published the month) and, where it is daily, for its courses by day.
 */
export type CoverKind = ImportKind | 'school-attendance' | 'course-days'

/** Kinds with a row per student: nothing of a row is ever shown. */
const kindsAboutStudents: readonly ImportKind[] = ['attendance', 'attendance-year', 'enrolment-students', 'results-students', 'roster', 'student-days']
export const isAboutStudents = (kind: ImportKind): boolean => kindsAboutStudents.includes(kind)

/** Why a whole file is refused; nothing of it is kept. What each one carries is in `FileRefusalDetail`. */
export const fileRefusals = [
  /** No byte, or nothing but blanks. */
  'empty-file',
  /** A header and no row under it. */
  'no-rows',
  /** Not a CSV: binary content, one column only, or a line above 64 kB. */
  'not-a-table',
  'is-rar', 'is-other-archive', 'is-open-document', 'is-pdf', 'is-web-page', 'is-utf16',
  /** A zip. `names`: the tables in it, the first twelve, and `members`, how many. `bytes`, `members`: what is too much. */
  'archive-damaged', 'archive-locked', 'archive-too-big', 'archive-in-archive', 'archive-without-table', 'archive-with-several',
  /** A workbook: xlsx, xls or HTML. `names`, `members`: its sheets that are tables. `bytes`: what is too much. */
  'workbook-damaged', 'workbook-locked', 'workbook-too-big', 'workbook-with-entities', 'workbook-with-several',
  /** Its reading took more than `seconds` or `megabytes`, or it brought its reader down. */
  'workbook-stopped',
  /** `bytes`: what there is no room for, where that is known. */
  'disk-full',
  /** `columns`: the first header names seen that are a Ministry's; empty when none is, as in a file without a header. */
  'kind-not-recognised',
  /** `expected`, `found`: a directory given where attendance was asked for. */
  'other-kind-expected',
  /** `kind`, `missing`: names of the absent columns. */
  'missing-column',
  /** `kind`, `columns`: needed names that stand twice in the header. */
  'duplicate-column',
  /** `line`: the last line has fewer columns than the header and no line end: the file was cut off. */
  'truncated',
  /** Attendance (or a list derived from communes) before any directory was imported. */
  'no-directory',
  /** `years`. */
  'several-years-in-directory',
  /** `rows`, `refused`, `reasons`, `firstRefused`: above one row in five was refused; the file is probably damaged. */
  'too-many-refused',
  /** `code`: the system's word (ENOENT, EACCES, EISDIR …). */
  'unreadable',
  /** Its size or time changed between the first byte read and the last. */
  'changed-while-reading',
  /** The caller's signal. */
  'cancelled',
  /** A file of one year has rows of others: `years`, and of a large file `rowsByYear`. */
  'several-years',
  /** A team's file with rows of a school that is not its own. */
  'other-school',
  /** A list, and none of its schools has switched its list on. */
  'students-off',
  /** A file with RUNs, and the key of the codes is not there. */
  'no-pseudonym-key',
  /** Deriving a SLEP list: no school of dependency 6 in those communes. */
  'no-schools-in-communes',
  /** A vulnerability index that says neither in its schools nor in its name whether it is of primary or of secondary. */
  'level-not-recognised',
] as const
export type FileRefusal = (typeof fileRefusals)[number]

export type FileRefusalDetail = {
  columns?: string[]
  /** The whole header, folded, where somebody may say which column is which: it holds no student (`isShowableHeader`). */
  header?: string[]
  kind?: ImportKind
  expected?: ImportKind
  found?: ImportKind
  missing?: string[]
  line?: number
  years?: number[]
  rowsByYear?: { year: number; rows: number }[]
  rows?: number
  refused?: number
  reasons?: RefusedCount[]
  names?: string[]
  members?: number
  bytes?: number
  seconds?: number
  megabytes?: number
  /** At most 100, by line. */
  firstRefused?: RefusedRow[]
  code?: string
}

/** Why one row is refused; the rest of the file is used. `column` names the column where it says so. */
export const rowRefusals = [
  /** `detail`: `26/27`, columns found and expected. */
  'wrong-column-count',
  /** `column`. */
  'blank', 'not-a-number', 'negative', 'out-of-range',
  /** Outside 3-12, the months of the school year (Esquema de Registro). */
  'month-outside-school-year',
  /** `detail`: `21/20`. */
  'attended-above-due',
  /** `detail`: the code. */
  'unknown-teaching-code',
  /** `detail`: the RBD: in no imported directory. */
  'unknown-rbd',
  /** MRUN is blank. */
  'no-student-id',
  /** The same student with more days due in one school, teaching group and month than several courses can explain. */
  'student-too-often',
  /** `detail`: the RBD: stands in an earlier row already. */
  'duplicate-rbd',
  /** COD_DEPE outside 1-6. */
  'unknown-dependency',
  /** `column`: the sheet. A name that stands twice in a table of it. */
  'label-twice',
  /** `detail`: the commune's code. */
  'commune-twice',
  /** `detail`: the RBD: its year, and level where the file has one, stands in an earlier row already. */
  'duplicate-year',
  /** `column`: a percent above 100, as `9629` for `96,29`. */
  'above-hundred',
  /** `column`: a percent without its decimal comma in a file that has them. */
  'decimals-lost',
  /** `column`: no RUN, or one whose check digit does not follow the rule. */
  'not-a-run', 'run-check-digit',
  /** `column`: neither a day nor blank. */
  'not-a-date',
  /** A list: the student is in two courses and nothing says which came later. */
  'student-in-two-courses',
  /** A class book: the student stands twice in the same course and month, or day. */
  'student-twice',
  /** `detail`: `25/24`, days due and the most the month can have. */
  'days-above-month',
  /** `detail`: the course: not on the school's list of that year. */
  'course-not-on-list',
  /** `column`: neither present nor absent. */
  'unknown-mark',
] as const
export type RowRefusal = (typeof rowRefusals)[number]

export type RefusedRow = { line: number; reason: RowRefusal; column?: string; detail?: string }
export type RefusedCount = { reason: RowRefusal; count: number }

/** What a person should know about a file that is used all the same. */
export const importWarnings = [
  /** The last line has all its columns but no line end: look whether the file is whole. */
  'last-line-without-end',
  /** `count` rows with 0 days due: the student is counted, in no band. */
  'no-days-due',
  /** `count` schools whose check digit does not follow the rule (50 real ones do not either). */
  'check-digit',
  /** `year`, `nearestYear`: no directory of that year, the nearest one's facts are used. */
  'year-without-directory',
  /** `count` schools with a blank name: shown by their RBD. */
  'blank-school-name',
  /** `count` schools of a SLEP list that no imported directory knows. */
  'schools-without-directory',
  /** `count` decimals written with a point; read as such. */
  'decimal-points',
  /** `count` marks of a file's beginning in the middle of it (two files were joined); left out. */
  'mark-inside',
  /** `count` rows whose boys and girls are not all its students; the total is used. */
  'sexes-do-not-add-up',
  /** `count` rows whose levels or grades are not their total; the total (or the levels, of enrolment) are used. */
  'parts-do-not-add-up',
  /** `count` schools whose index is not what its own counts give. */
  'index-disagrees',
  /** The level of a vulnerability index was taken from the file's name. */
  'level-from-file-name',
  /** The file's name says another level than its schools do. */
  'level-against-file-name',
  /** `count` schools named under two holders; the first is kept. */
  'school-of-two-holders',
  /** `count` sheets of a workbook that hold something and are not the table that was read. */
  'other-sheets',
  /** A list: `count` students stood twice in their course and are kept once. */
  'students-repeated',
  /** A list: `count` students were in two courses; the one they joined later is theirs. */
  'students-moved',
  /** `count` students who left during the year: kept with the day. */
  'students-withdrawn',
  /** `count` rows of schools whose list is off: nobody of them is kept, their days are counted. */
  'rows-of-schools-off',
  /** `count` rows of students who are blocked: left out. */
  'rows-of-blocked',
  /** A class book: `count` students who are not on the school's list of the year. */
  'students-not-on-list',
  /** A class book: `count` courses of the list of which the file has no day. */
  'courses-without-days',
  /** `year`: not the school year of today. */
  'another-year',
  /** `count` RBDs that came with their check digit. */
  'rbd-with-digit',
  /** `count` communes of official dropout whose name no imported directory has: kept without a code. */
  'communes-not-matched',
  /** `count` totals that differ from one table of the workbook to the next, and rates that are not what their numbers give. */
  'totals-disagree', 'rates-disagree',
  /** `count` students of a report whose grade is not one of the names known: counted, in no grade. */
  'grades-not-recognised',
  /** A list by commune was joined with the directory of `year`. */
  'schools-by-directory',
  /** `count` schools of a service in no commune of the list; `count` services of the list whose schools the directory still gives to others. */
  'schools-without-slep', 'sleps-without-schools',
  /** `count` rows that stand in the file twice: counted once. */
  'repeated-rows',
  /** `count` header lines between the rows: files put one after the other. */
  'header-inside',
  /** `count` months of students with days attended and none due, or the reverse: left out. */
  'days-incomplete',
  /** `count` months of students whose days due cannot be told from a rate of nothing: left out. */
  'days-due-unknown',
  /** `count` marks above 7,0, or without the comma the file's others have: not used. */
  'marks-damaged',
  /** `count` yearly attendances that are no whole percentage: not in the mean. */
  'yearly-attendance-unusable',
] as const
export type ImportWarningKey = (typeof importWarnings)[number]
export type ImportWarning = { warning: ImportWarningKey; count?: number; year?: number; nearestYear?: number; level?: 1 | 2 }

/** What a table came in, from the outside in: a workbook in a zip is both. */
export type Container = 'zip' | 'xlsx' | 'xls' | 'html'

export type ImportReport = {
  kind: ImportKind
  fileName: string
  /** Of the file as it was given, not of what was unpacked from it. */
  fileSha256: string
  fileBytes: number
  /** Absent for a table that came as it is. `within`: the zip's member and the workbook's sheet. */
  containers?: Container[]
  within?: string[]
  encoding: 'utf-8' | 'windows-1252'
  delimiter: ';' | ','
  rowsRead: number
  rowsUsed: number
  rowsRefused: number
  /** The first 100, by line. Lines are those of the file; the header is line 1. */
  refused: RefusedRow[]
  /** All of them, most frequent first. */
  refusedByReason: RefusedCount[]
  schools: number
  /** Attendance: students counted once per school, teaching group and month (over several months the same student counts in each). */
  students: number | null
  /** Of those, students found in two or more rows: one student, days added. */
  studentsInSeveralRows: number | null
  /** `2019-04`, sorted. */
  months: string[]
  years: number[]
  /** School-months, years or lists that an earlier import spoke for until now. */
  superseded: number
  warnings: ImportWarning[]
  /** A school's own file, one school: students by course (`COD_ENSE-COD_GRADO-LETTER`). */
  courses?: { course: string; students: number }[]
  /** A school's own file: columns of a *nómina* that were there and were left unread, by the name the Ministry gives them. */
  columnsLeftOut?: string[]
  /** True when this very content is what is read today: nothing was changed. */
  unchanged: boolean
  dryRun: boolean
}

export type ImportProgress = { done: number; total: number; unit: 'bytes' | 'rows' }

export type ImportRequest = {
  /** Where the bytes are. */
  path: string
  /** What the person called the file; kept and shown. */
  fileName: string
  /** Null when the command line's operator imports. */
  importedBy: string | null
  /** Where a folder may be made to unpack in: the uploads' folder; by default the system's temporary one. */
  workFolder?: string
  /** Reads and checks everything, writes nothing. */
  dryRun?: boolean
  /** Refuses a file of another kind with 'other-kind-expected'. */
  expectKind?: ImportKind
  /** A team's own file: only a list or a class book of this school is taken. */
  onlyRbd?: number
  /** Makes the codes of a school's own files. */
  pseudonymKeys?: PseudonymKeys | null
  /** Called now and then: bytes while reading, rows while writing. */
  onProgress?: (progress: ImportProgress) => void
  signal?: AbortSignal
  requestId?: string | null
}

export type ImportResult =
  /** `generationId`: the published one; when unchanged, the one read already; null after a dry run, which has a `preview`. */
  | { ok: true; report: ImportReport; generationId: string | null; preview?: ImportPreview }
  | { ok: false; reason: FileRefusal; detail: FileRefusalDetail }
