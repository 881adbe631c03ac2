/** A file somebody uploaded, as the page of its batch shows it: what it is, what would change, and what can be done with it. */
import { existsSync } from 'node:fs'
import type { Look } from '../../../db/import/looks.ts'
import type { Formatter } from '../../format.ts'
import { jobFailureSentence, progressWords, rowRefusalSentence } from '../../import-words.ts'
import { m } from '../../messages/compiled/messages.js'
import { describeReport, monthsInWords, type ReportView } from './describe-report.ts'
import { importKindName } from './import-names.ts'

export type LookView = { jobId: string; fileName: string } & (
  | { kind: 'under-way'; words: string; progress: { done: number; total: number } | null; title: string }
  | { kind: 'over'; words: string }
  | { kind: 'refused'; reason: string; canName: boolean; canLookAgain: boolean; refused: ReportView['refused'] }
  | {
    kind: 'ready'
    kindName: string
    /** Of what: months or years. */
    of: string
    report: ReportView
    changes: string
    unchanged: boolean
    preview: { read: string[]; unread: string; rows: string[][]; aboutStudents: boolean } | null
  }
  | { kind: 'imported'; words: string; to: string }
)

const underWay = (frame: { jobId: string; fileName: string }, p: Look['progress'], title: string): LookView => ({
  ...frame, kind: 'under-way', title, progress: p && p.total > 0 ? { done: p.done, total: p.total } : null,
  words: p && p.total > 0 ? progressWords(p) : m.files_look_waiting(),
})

export const describeLook = (look: Look, f: Formatter): LookView => {
  const frame = { jobId: look.jobId, fileName: look.fileName }
  switch (look.state) {
    case 'under-way': return underWay(frame, look.progress, m.files_look_reading())
    case 'cancelled': return { ...frame, kind: 'over', words: m.files_look_cancelled() }
    case 'discarded': return { ...frame, kind: 'over', words: m.files_look_discarded() }
    case 'refused': return {
      ...frame, kind: 'refused', reason: jobFailureSentence(look.reason, look.detail),
      canName: look.isKept && look.detail.header !== undefined && existsSync(look.path), canLookAgain: look.isKept && look.reason === 'no-directory' && existsSync(look.path),
      refused: (look.detail.firstRefused ?? []).slice(0, 20).map(r => ({ line: f.integer(r.line), reason: rowRefusalSentence(r) })),
    }
    case 'ready': {
      const { report: r, preview } = look.result
      if (!existsSync(look.path)) return { ...frame, kind: 'over', words: m.files_look_gone() }
      return {
        ...frame, kind: 'ready', kindName: importKindName(r.kind), of: r.months.length > 0 ? monthsInWords(r.months, f) : f.years(r.years),
        report: describeReport(r, f), unchanged: r.unchanged,
        changes: r.unchanged ? m.files_look_unchanged() : r.superseded > 0 ? m.files_look_supersedes({ n: f.integer(r.superseded) }) : m.files_look_new(),
        preview: preview && { read: preview.read, rows: preview.rows, unread: m.files_look_unread({ n: preview.unread }), aboutStudents: preview.rows.length === 0 },
      }
    }
    case 'confirmed': {
      const job = look.importJob
      if (job?.state === 'done') return { ...frame, kind: 'imported', words: m.files_look_imported(), to: `/importaciones/${String(job.result?.generationId ?? '')}` }
      if (job && (job.state === 'waiting' || job.state === 'running')) return underWay(frame, job.progress, m.files_look_importing())
      return { ...frame, kind: 'imported', words: m.files_look_not_imported(), to: `/importaciones/trabajos/${look.result.importJobId}` }
    }
  }
}
