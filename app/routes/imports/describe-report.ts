/** A report in words: the same for a file that was looked at and for one that was brought in. */
import type { ImportReport } from '../../../db/import/report.ts'
import type { Formatter } from '../../format.ts'
import { importWarningSentences, rowRefusalSentence } from '../../import-words.ts'
import { m } from '../../messages/compiled/messages.js'

export type ReportView = {
  sentence: string
  facts: { label: string; value: string }[]
  warnings: string[]
  refusedNote: string | null
  refused: { line: string; reason: string }[]
}

/** `2026-03`, `2026-04` … as months, the year said once where it is the same. */
export const monthsInWords = (months: readonly string[], f: Formatter): string =>
  f.list(months.map(k => f.month({ year: Number(k.slice(0, 4)), month: Number(k.slice(5)) })))

export const describeReport = (r: ImportReport, f: Formatter): ReportView => ({
  sentence: m.files_report_sentence({ rows: f.integer(r.rowsRead), used: f.integer(r.rowsUsed), refused: f.integer(r.rowsRefused) }),
  facts: [
    { label: m.files_report_schools(), value: f.integer(r.schools) },
    ...(r.students === null ? [] : [{ label: m.files_report_students(), value: f.integer(r.students) }]),
    ...(r.studentsInSeveralRows ? [{ label: m.files_report_several(), value: f.integer(r.studentsInSeveralRows) }] : []),
    ...(r.months.length > 0 ? [{ label: m.files_report_months(), value: monthsInWords(r.months, f) }] : []),
    ...(r.months.length === 0 && r.years.length > 0 ? [{ label: m.files_report_years(), value: f.years(r.years) }] : []),
  ],
  warnings: importWarningSentences(r.warnings),
  refusedNote: r.rowsRefused > r.refused.length ? m.files_report_refused_first({ n: f.integer(r.refused.length), total: f.integer(r.rowsRefused) }) : null,
  refused: r.refused.map(x => ({ line: f.integer(x.line), reason: rowRefusalSentence(x) })),
})

/** How the file was read, for whoever compares it with another copy. */
export const describeFile = (r: ImportReport, f: Formatter): ReportView['facts'] => [
  { label: m.files_report_encoding(), value: `${r.encoding === 'utf-8' ? 'UTF-8' : 'Windows-1252'} · ${r.delimiter}` },
  { label: m.files_report_bytes(), value: f.bytes(r.fileBytes) },
  { label: m.files_report_hash(), value: r.fileSha256 },
]
