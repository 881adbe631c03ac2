/** A team's own file before it is brought in, in words: what was left out and where, what would come in, and the rows that would not. */
import type { ImportResult } from '../../../db/import/report.ts'
import { listCoursesOfLists } from '../../../db/students/students.ts'
import type { Store } from '../../../db/store.ts'
import { courseShort } from '../../components/students/words.ts'
import type { Formatter } from '../../format.ts'
import { fileRefusalSentence, importWarningSentences, rowRefusalSentence } from '../../import-words.ts'
import { m } from '../../messages/compiled/messages.js'
import type { WaitingFile } from '../../students-upload.server.ts'

const shown = 8

/** `NOMBRES` as people read it. */
const columnWords = (column: string) => column.charAt(0) + column.slice(1).toLowerCase()

export const describeWaiting = (w: WaitingFile, look: ImportResult | null, f: Formatter) => {
  const columns = w.dropped.map(columnWords)
  const left = columns.length > 0 ? (w.onDevice ? m.students_look_left_on_device : m.students_look_left_on_server)({ columns: f.list(columns) }) : m.students_look_left_none()
  const refusal = w.refusal ?? (look && !look.ok ? { reason: look.reason, detail: look.detail } : null)
  const rowsOf = (rows: readonly { line: number; reason: Parameters<typeof rowRefusalSentence>[0]['reason'] }[]) => rows.map(r => ({ line: f.integer(r.line), reason: rowRefusalSentence(r) }))
  const report = look?.ok ? look.report : null
  return {
    fileName: w.fileName, left: w.others > 0 ? `${left} ${m.students_look_left_others({ n: f.integer(w.others) })}` : left,
    refused: refusal && { reason: fileRefusalSentence(refusal.reason, refusal.detail), rows: rowsOf(refusal.detail.firstRefused ?? []) },
    ready: report && {
      sentence: (report.kind === 'roster' ? m.students_look_roster : m.students_look_days)({
        students: f.integer(report.students ?? 0), n: report.courses?.length ?? 0, courses: f.integer(report.courses?.length ?? 0), when: report.kind === 'roster' ? report.years.join(', ') : f.list(report.months.map(k => f.month({ year: Number(k.slice(0, 4)), month: Number(k.slice(5)) }))),
      }),
      changes: report.unchanged ? m.files_look_unchanged() : report.superseded > 0 ? m.students_look_supersedes() : m.files_look_new(),
      firstRefused: rowsOf(report.refused.slice(0, shown)), moreRefused: rowsOf(report.refused.slice(shown)), warnings: importWarningSentences(report.warnings),
      courses: (report.courses ?? []).map(c => ({ course: courseShort(c.course), n: f.integer(c.students) })),
    },
  }
}

/** Courses of the school's lists by their key, as they are called. */
export const courseNamesOf = async (store: Store, rbd: number): Promise<Record<string, string>> =>
  Object.fromEntries((await listCoursesOfLists(store, rbd)).map(course => [course, courseShort(course)]))
