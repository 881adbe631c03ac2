/**
 * The first read of a file somebody of a school sent without JavaScript: only the needed columns of it go on, everything else is gone with the
 * file that came. Rows keep their lines, so that a refused row is named by the line the person sees.
 */
import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { columnOf, neededColumns } from '../../cycles/students/columns.ts'
import { FileRefused, openTable, readRecords } from './delimited.ts'
import { tableOf } from './import-file.ts'
import { columnsOf, isColumnName, kindOf } from './kinds.ts'
import { cellAt, columnsLeftOutOf } from './school-file.ts'
import { openSource } from './source.ts'
import type { FileRefusal, FileRefusalDetail } from './report.ts'

export type Reduced = { ok: true; /** Dropped columns the Ministry names, and how many others. */ dropped: string[]; others: number } | { ok: false; reason: FileRefusal; detail: FileRefusalDetail }

/** Writes the needed columns of `path` to `out` (new, 0600). Neither file is removed here. */
export const keepNeededColumns = async (path: string, out: string, workFolder: string): Promise<Reduced> => {
  try {
    const source = await openSource(path, { workFolder })
    try {
      const table = await openTable(source.workbook ? (await tableOf(source, source.workbook)).path : source.tablePath!)
      try {
        const header = columnsOf(table).map(columnOf)
        const kind = kindOf(header)
        if (kind === null) throw new FileRefused('kind-not-recognised', { columns: header.filter(isColumnName).slice(0, 12) })
        if (kind !== 'roster' && kind !== 'student-days') throw new FileRefused('other-kind-expected', { expected: 'roster', found: kind })
        const kept = neededColumns.filter(c => header.includes(c))
        const dropped = columnsLeftOutOf(header)
        const stream = createWriteStream(out, { mode: 0o600, flags: 'wx' })
        let line = 1
        const upTo = (wanted: number) => { while (line < wanted) { stream.write('\n'); line++ } }
        const write = (cells: readonly string[]) => { stream.write(`${cells.map(c => (/[";\r\n]/.test(c) ? `"${c.replaceAll('"', '""').replace(/[\r\n]+/g, ' ')}"` : c)).join(';')}\n`); line++ }
        upTo(table.firstLine - 1)
        write(kept)
        await readRecords(table, {
          wanted: kept.map(c => header.indexOf(c)),
          onRecord: (fields, at) => { upTo(at); write(kept.map((_, slot) => cellAt(fields, slot))) },
          onMisfit: at => { upTo(at); write(['?']) },
        })
        stream.end()
        await once(stream, 'close')
        return { ok: true, dropped, others: header.filter(c => c !== '').length - kept.length - dropped.length }
      } finally {
        await table.handle.close()
      }
    } finally {
      source.close()
    }
  } catch (e) {
    if (e instanceof FileRefused) return { ok: false, reason: e.reason, detail: e.detail }
    throw e
  }
}
