/**
 * The words of an import: each key of `db/import/report.ts` becomes one sentence that says what to do. In a page the language is the
 * request's; the command line names it.
 */
import type { FileRefusal, FileRefusalDetail, ImportKind, ImportWarning, ImportWarningKey, RefusedRow, RowRefusal } from '../db/import/report.ts'
import type { JobProgress } from '../db/jobs.ts'
import { formatter } from './format.ts'
import { m } from './messages/compiled/messages.js'
import { currentLocale, type Locale } from './words.ts'

type In = { locale: Locale }
type Figures = { whole: (n: number | undefined) => string; bytes: (n: number | undefined) => string; list: (items: readonly (string | number)[] | undefined) => string }

const figuresIn = ({ locale }: In): Figures => {
  const f = formatter(locale)
  return { whole: n => (n === undefined ? '?' : f.integer(n)), bytes: n => (n === undefined ? '?' : f.bytes(n)), list: items => f.list((items ?? ['?']).map(String)) }
}

/** What a file of this kind is called inside a sentence. */
const kindWords: Record<ImportKind, (locale: In) => string> = {
  directory: o => m.imports_kind_directory({}, o),
  'slep-list': o => m.imports_kind_slep_list({}, o),
  attendance: o => m.imports_kind_attendance({}, o),
  enrolment: o => m.yearly_kind_enrolment({}, o),
  results: o => m.yearly_kind_results({}, o),
  vulnerability: o => m.yearly_kind_vulnerability({}, o),
  holders: o => m.yearly_kind_holders({}, o),
  dropout: o => m.workbooks_kind_dropout({}, o),
  trajectory: o => m.workbooks_kind_trajectory({}, o),
  'slep-communes': o => m.workbooks_kind_slep_communes({}, o),
  'attendance-year': o => m.imports_kind_attendance_year({}, o),
  'enrolment-students': o => m.imports_kind_enrolment_students({}, o),
  'results-students': o => m.imports_kind_results_students({}, o),
  roster: o => m.imports_kind_roster({}, o),
  'student-days': o => m.imports_kind_student_days({}, o),
}
export const kindIn = (kind: ImportKind | undefined, o: In) => (kind ? kindWords[kind](o) : '?')

const rowWords: Record<RowRefusal, (row: Pick<RefusedRow, 'column' | 'detail'>, o: In) => string> = {
  'wrong-column-count': (r, o) => { const [found, expected] = (r.detail ?? '?/?').split('/'); return m.imports_row_wrong_column_count({ found: found ?? '?', expected: expected ?? '?' }, o) },
  blank: (r, o) => m.imports_row_blank({ column: r.column ?? '?' }, o),
  'not-a-number': (r, o) => m.imports_row_not_a_number({ column: r.column ?? '?' }, o),
  negative: (r, o) => m.imports_row_negative({ column: r.column ?? '?' }, o),
  'out-of-range': (r, o) => m.imports_row_out_of_range({ column: r.column ?? '?' }, o),
  'month-outside-school-year': (_, o) => m.imports_row_month_outside_school_year({}, o),
  'attended-above-due': (r, o) => m.imports_row_attended_above_due({ detail: r.detail ?? '?' }, o),
  'unknown-teaching-code': (r, o) => m.imports_row_unknown_teaching_code({ detail: r.detail ?? '?' }, o),
  'unknown-rbd': (r, o) => m.imports_row_unknown_rbd({ detail: r.detail ?? '?' }, o),
  'no-student-id': (_, o) => m.imports_row_no_student_id({}, o),
  'student-too-often': (_, o) => m.imports_row_student_too_often({}, o),
  'duplicate-rbd': (r, o) => m.imports_row_duplicate_rbd({ detail: r.detail ?? '?' }, o),
  'unknown-dependency': (_, o) => m.imports_row_unknown_dependency({}, o),
  'label-twice': (r, o) => m.workbooks_row_label_twice({ sheet: r.column ?? '?' }, o),
  'commune-twice': (r, o) => m.workbooks_row_commune_twice({ detail: r.detail ?? '?' }, o),
  'duplicate-year': (r, o) => m.yearly_row_duplicate_year({ detail: r.detail ?? '?' }, o),
  'above-hundred': (r, o) => m.yearly_row_above_hundred({ column: r.column ?? '?' }, o),
  'decimals-lost': (r, o) => m.yearly_row_decimals_lost({ column: r.column ?? '?' }, o),
  'not-a-run': (r, o) => m.students_row_not_a_run({ column: r.column ?? '?' }, o),
  'run-check-digit': (r, o) => m.students_row_run_check_digit({ column: r.column ?? '?' }, o),
  'not-a-date': (r, o) => m.students_row_not_a_date({ column: r.column ?? '?' }, o),
  'student-in-two-courses': (_, o) => m.students_row_student_in_two_courses({}, o),
  'student-twice': (_, o) => m.students_row_student_twice({}, o),
  'days-above-month': (r, o) => { const [due, most] = (r.detail ?? '?/?').split('/'); return m.students_row_days_above_month({ due: due ?? '?', most: most ?? '?' }, o) },
  'course-not-on-list': (r, o) => m.students_row_course_not_on_list({ course: r.detail ?? '?' }, o),
  'unknown-mark': (r, o) => m.students_row_unknown_mark({ column: r.column ?? '?' }, o),
}

/** Why one row was refused. */
export const rowRefusalSentence = (row: Pick<RefusedRow, 'reason' | 'column' | 'detail'>, locale: Locale = currentLocale()): string => rowWords[row.reason](row, { locale })

const fileWords: Record<FileRefusal, (d: FileRefusalDetail, o: In, f: Figures) => string> = {
  'empty-file': (_, o) => m.imports_file_empty_file({}, o),
  'no-rows': (_, o) => m.imports_file_no_rows({}, o),
  'not-a-table': (_, o) => m.imports_file_not_a_table({}, o),
  'is-rar': (_, o) => m.imports_file_is_rar({}, o),
  'is-other-archive': (_, o) => m.imports_file_is_other_archive({}, o),
  'is-open-document': (_, o) => m.imports_file_is_open_document({}, o),
  'is-pdf': (_, o) => m.imports_file_is_pdf({}, o),
  'is-web-page': (_, o) => m.imports_file_is_web_page({}, o),
  'is-utf16': (_, o) => m.imports_file_is_utf16({}, o),
  'archive-damaged': (_, o) => m.imports_file_archive_damaged({}, o),
  'archive-locked': (_, o) => m.imports_file_archive_locked({}, o),
  'archive-too-big': (d, o, f) => d.bytes === undefined ? m.imports_file_archive_too_many({ members: f.whole(d.members) }, o) : m.imports_file_archive_too_big({ size: f.bytes(d.bytes) }, o),
  'archive-in-archive': (_, o) => m.imports_file_archive_in_archive({}, o),
  'archive-without-table': (_, o) => m.imports_file_archive_without_table({}, o),
  'archive-with-several': (d, o, f) => m.imports_file_archive_with_several({ members: f.whole(d.members), names: f.list(d.names) }, o),
  'workbook-damaged': (_, o) => m.imports_file_workbook_damaged({}, o),
  'workbook-locked': (_, o) => m.imports_file_workbook_locked({}, o),
  'workbook-too-big': (_, o) => m.imports_file_workbook_too_big({}, o),
  'workbook-with-entities': (_, o) => m.imports_file_workbook_with_entities({}, o),
  'workbook-with-several': (d, o, f) => m.imports_file_workbook_with_several({ sheets: f.whole(d.members), names: f.list(d.names) }, o),
  'workbook-stopped': (d, o, f) => m.imports_file_workbook_stopped({ seconds: f.whole(d.seconds), megabytes: f.whole(d.megabytes) }, o),
  'disk-full': (_, o) => m.imports_file_disk_full({}, o),
  'kind-not-recognised': (d, o, f) => d.columns?.length ? m.imports_file_kind_not_recognised({ columns: f.list(d.columns) }, o) : m.imports_file_no_header({}, o),
  'other-kind-expected': (d, o) => m.imports_file_other_kind_expected({ found: kindIn(d.found, o), expected: kindIn(d.expected, o) }, o),
  'missing-column': (d, o, f) => m.imports_file_missing_column({ kind: kindIn(d.kind, o), missing: f.list(d.missing) }, o),
  'duplicate-column': (d, o, f) => m.imports_file_duplicate_column({ columns: f.list(d.columns) }, o),
  truncated: (d, o, f) => m.imports_file_truncated({ line: f.whole(d.line) }, o),
  'no-directory': (_, o) => m.imports_file_no_directory({}, o),
  'several-years-in-directory': (d, o, f) => m.imports_file_several_years_in_directory({ years: f.list(d.years) }, o),
  'too-many-refused': (d, o, f) => {
    const most = d.reasons?.[0]?.reason
    const example = d.firstRefused?.find(r => r.reason === most) ?? d.firstRefused?.[0]
    return m.imports_file_too_many_refused({ rows: f.whole(d.rows), refused: f.whole(d.refused), reason: example ? rowRefusalSentence(example, o.locale) : '?' }, o)
  },
  unreadable: (d, o) => m.imports_file_unreadable({ code: d.code ?? '?' }, o),
  'changed-while-reading': (_, o) => m.imports_file_changed_while_reading({}, o),
  cancelled: (_, o) => m.imports_file_cancelled({}, o),
  'several-years': (d, o, f) => d.rowsByYear
    ? m.imports_file_several_years({ years: f.list(d.rowsByYear.map(y => m.imports_file_rows_of_year({ year: String(y.year), rows: f.whole(y.rows) }, o))) }, o)
    : m.students_file_several_years({ years: f.list(d.years) }, o),
  'other-school': (_, o) => m.students_file_other_school({}, o),
  'students-off': (_, o) => m.students_file_students_off({}, o),
  'no-pseudonym-key': (_, o) => m.students_file_no_pseudonym_key({}, o),
  'no-schools-in-communes': (_, o) => m.imports_file_no_schools_in_communes({}, o),
  'level-not-recognised': (_, o) => m.yearly_file_level_not_recognised({}, o),
}

/** Why a whole file was refused, and what to do. */
export const fileRefusalSentence = (reason: FileRefusal, detail: FileRefusalDetail = {}, locale: Locale = currentLocale()): string =>
  fileWords[reason](detail, { locale }, figuresIn({ locale }))

export const importJobFailures = ['job-lost', 'job-broke', 'upload-gone'] as const
export type ImportJobFailure = (typeof importJobFailures)[number]
const jobWords: Record<ImportJobFailure, (o: In) => string> = {
  'job-lost': o => m.imports_job_job_lost({}, o),
  'job-broke': o => m.imports_job_job_broke({}, o),
  'upload-gone': o => m.imports_job_upload_gone({}, o),
}

/** Why an import's job failed: what the file was refused for, or what happened to the job. A reason of an older version is said as a break. */
export const jobFailureSentence = (reason: FileRefusal | ImportJobFailure, detail: FileRefusalDetail = {}, locale: Locale = currentLocale()): string =>
  reason in fileWords ? fileRefusalSentence(reason as FileRefusal, detail, locale) : (jobWords[reason as ImportJobFailure] ?? jobWords['job-broke'])({ locale })

const warningWords: Record<ImportWarningKey, (w: ImportWarning, o: In, f: Figures) => string> = {
  'last-line-without-end': (_, o) => m.imports_warning_last_line_without_end({}, o),
  'no-days-due': (w, o, f) => m.imports_warning_no_days_due({ count: f.whole(w.count) }, o),
  'check-digit': (w, o, f) => m.imports_warning_check_digit({ count: f.whole(w.count) }, o),
  'year-without-directory': (w, o) => m.imports_warning_year_without_directory({ year: String(w.year ?? '?'), nearestYear: String(w.nearestYear ?? '?') }, o),
  'blank-school-name': (w, o, f) => m.imports_warning_blank_school_name({ count: f.whole(w.count) }, o),
  'schools-without-directory': (w, o, f) => m.imports_warning_schools_without_directory({ count: f.whole(w.count) }, o),
  'decimal-points': (w, o, f) => m.yearly_warning_decimal_points({ count: f.whole(w.count) }, o),
  'mark-inside': (w, o, f) => m.yearly_warning_mark_inside({ count: f.whole(w.count) }, o),
  'sexes-do-not-add-up': (w, o, f) => m.yearly_warning_sexes({ count: f.whole(w.count) }, o),
  'parts-do-not-add-up': (w, o, f) => m.yearly_warning_parts({ count: f.whole(w.count) }, o),
  'index-disagrees': (w, o, f) => m.yearly_warning_index({ count: f.whole(w.count) }, o),
  'level-from-file-name': (w, o) => (w.level === 1 ? m.yearly_warning_level_from_name_primary({}, o) : m.yearly_warning_level_from_name_secondary({}, o)),
  'level-against-file-name': (w, o) => (w.level === 1 ? m.yearly_warning_level_against_name_primary({}, o) : m.yearly_warning_level_against_name_secondary({}, o)),
  'school-of-two-holders': (w, o, f) => m.yearly_warning_two_holders({ count: f.whole(w.count) }, o),
  'communes-not-matched': (w, o, f) => m.workbooks_warning_communes({ count: f.whole(w.count) }, o),
  'totals-disagree': (w, o, f) => m.workbooks_warning_totals({ count: f.whole(w.count) }, o),
  'rates-disagree': (w, o, f) => m.workbooks_warning_rates({ count: f.whole(w.count) }, o),
  'grades-not-recognised': (w, o, f) => m.workbooks_warning_grades({ count: f.whole(w.count) }, o),
  'schools-by-directory': (w, o) => m.workbooks_warning_by_directory({ year: String(w.year ?? '?') }, o),
  'schools-without-slep': (w, o, f) => m.workbooks_warning_schools_without_slep({ count: f.whole(w.count) }, o),
  'sleps-without-schools': (w, o, f) => m.workbooks_warning_sleps_without_schools({ count: f.whole(w.count) }, o),
  'other-sheets': (w, o, f) => m.imports_warning_other_sheets({ count: f.whole(w.count) }, o),
  'students-repeated': (w, o, f) => m.students_warning_students_repeated({ count: f.whole(w.count) }, o),
  'students-moved': (w, o, f) => m.students_warning_students_moved({ count: f.whole(w.count) }, o),
  'students-withdrawn': (w, o, f) => m.students_warning_students_withdrawn({ count: f.whole(w.count) }, o),
  'rows-of-schools-off': (w, o, f) => m.students_warning_rows_of_schools_off({ count: f.whole(w.count) }, o),
  'rows-of-blocked': (w, o, f) => m.students_warning_rows_of_blocked({ count: f.whole(w.count) }, o),
  'students-not-on-list': (w, o, f) => m.students_warning_students_not_on_list({ count: f.whole(w.count) }, o),
  'courses-without-days': (w, o, f) => m.students_warning_courses_without_days({ count: f.whole(w.count) }, o),
  'rbd-with-digit': (w, o, f) => m.students_warning_rbd_with_digit({ count: f.whole(w.count) }, o),
  'another-year': (w, o) => m.students_warning_another_year({ year: String(w.year ?? '?') }, o),
  'repeated-rows': (w, o, f) => m.imports_warning_repeated_rows({ count: f.whole(w.count) }, o),
  'header-inside': (w, o, f) => m.imports_warning_header_inside({ count: f.whole(w.count) }, o),
  'days-incomplete': (w, o, f) => m.imports_warning_days_incomplete({ count: f.whole(w.count) }, o),
  'days-due-unknown': (w, o, f) => m.imports_warning_days_due_unknown({ count: f.whole(w.count) }, o),
  'marks-damaged': (w, o, f) => m.imports_warning_marks_damaged({ count: f.whole(w.count) }, o),
  'yearly-attendance-unusable': (w, o, f) => m.imports_warning_yearly_attendance_unusable({ count: f.whole(w.count) }, o),
}

/** What a person should know about a file that was used all the same. */
export const importWarningSentence = (warning: ImportWarning, locale: Locale = currentLocale()): string =>
  warningWords[warning.warning](warning, { locale }, figuresIn({ locale }))

/** Of a whole report: years without a directory are one sentence, where the first of them stood. */
export const importWarningSentences = (warnings: readonly ImportWarning[], locale: Locale = currentLocale()): string[] => {
  const without = warnings.filter(w => w.warning === 'year-without-directory')
  if (without.length < 2) return warnings.map(w => importWarningSentence(w, locale))
  const f = formatter(locale)
  const yearsOf = (years: (number | undefined)[]) => f.years([...new Set(years.filter(y => y !== undefined))].sort((x, y) => x - y))
  const together = m.imports_warning_years_without_directory({ years: yearsOf(without.map(w => w.year)), nearest: yearsOf(without.map(w => w.nearestYear)) }, { locale })
  return warnings.filter(w => w.warning !== 'year-without-directory' || w === without[0]).map(w => (w === without[0] ? together : importWarningSentence(w, locale)))
}

/** How far an import is: `120,5 MB de 439,0 MB · 66,0 MB por segundo · quedan unos 5 s`. */
export const progressWords = (p: JobProgress, locale: Locale = currentLocale()): string => {
  const f = formatter(locale)
  const o = { locale }
  const amount = (n: number) => (p.unit === 'bytes' ? f.bytes(n) : f.integer(Math.round(n)))
  const far = p.unit === 'rows' ? m.imports_progress_rows({ done: amount(p.done), total: amount(p.total) }, o) : m.imports_progress({ done: amount(p.done), total: amount(p.total) }, o)
  if (!p.pace) return far
  const { perSecond, secondsLeft } = p.pace
  const left = secondsLeft < 90 ? m.imports_progress_seconds({ n: Math.max(1, Math.round(secondsLeft)) }, o) : m.imports_progress_minutes({ n: Math.round(secondsLeft / 60) }, o)
  return [far, m.imports_progress_speed({ amount: amount(perSecond) }, o), left].join(' · ')
}
