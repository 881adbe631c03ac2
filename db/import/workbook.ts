/**
 * Workbooks as plain cells: xlsx, binary xls and the HTML tables that carry the name `.xls`. A child process with little memory, little
 * time and no network reads the file (`read-workbook.ts`), since these formats are large programs' worth of parsing of somebody
 * else's bytes; here its cells are taken up, and a sheet that is one table becomes delimited text for the one reader of tables.
 */
import { spawn } from 'node:child_process'
import { createReadStream, createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { packageRoot } from '../package-root.ts'
import { isDiskFull, shownName } from './archive.ts'
import { FileRefused, foldColumn } from './delimited.ts'
import type { FileRefusal, FileRefusalDetail } from './report.ts'

export type WorkbookFormat = 'xlsx' | 'xls' | 'html'

/** Text, a number, or nothing. A date is text, `YYYY-MM-DD`; a formula is the value it had when the file was saved. */
export type Cell = string | number | null

export type Sheet = {
  name: string
  /** Up to the last row with a value. A merged cell's value stands in its first cell. */
  rowCount: number
  /** The rows in order, the first being row 1 of the sheet; blank ones too. */
  rows: () => AsyncGenerator<Cell[]>
}

/** Sheets with at least one value, in the order of the file. */
export type Workbook = { format: WorkbookFormat; sheets: Sheet[] }

export type WorkbookLimits = { seconds: number; megabytes: number }
/** Enough for the national Resúmenes (16,800 rows of 74 columns); a month of all students is no workbook. */
const limits: WorkbookLimits = { seconds: 120, megabytes: 768 }

/** What the child prints when it ends: the sheets it wrote, as `0.jsonl` and so on, or why there are none. */
export type ChildAnswer =
  | { ok: true; sheets: { name: string; rowCount: number }[] }
  | { ok: false; reason: FileRefusal; detail: FileRefusalDetail }

const runChild = (format: WorkbookFormat, path: string, folder: string, { seconds, megabytes }: WorkbookLimits, signal: AbortSignal | undefined) =>
  new Promise<ChildAnswer>((resolve, reject) => {
    const child = spawn(process.execPath, [`--max-old-space-size=${megabytes}`, join(packageRoot, 'db/import/workbook-child.mjs'), format, path, folder], {
      cwd: packageRoot,
      // Nothing of ours: no address of a database, no secret.
      env: { PATH: process.env.PATH, TMPDIR: process.env.TMPDIR, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    let answer = ''
    child.stdout.setEncoding('utf8').on('data', (s: string) => { answer += s })
    const kill = () => child.kill('SIGKILL')
    const patience = setTimeout(kill, seconds * 1000)
    signal?.addEventListener('abort', kill, { once: true })
    if (signal?.aborted) kill()
    child.on('error', reject)
    child.on('close', () => {
      clearTimeout(patience)
      signal?.removeEventListener('abort', kill)
      if (signal?.aborted) return reject(new FileRefused('cancelled'))
      try {
        resolve(JSON.parse(answer) as ChildAnswer)
      } catch {
        // Out of memory, out of time, or brought down by the file: it is the file's fault, and nobody else notices.
        resolve({ ok: false, reason: 'workbook-stopped', detail: { seconds, megabytes } })
      }
    })
  })

async function* rowsIn(file: string): AsyncGenerator<Cell[]> {
  const lines = createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })
  for await (const line of lines) yield JSON.parse(line) as Cell[]
}

/** Reads every cell in a child process into files in `folder`. Throws FileRefused. */
export const openWorkbook = async (
  format: WorkbookFormat, path: string, folder: string, options: { signal?: AbortSignal | undefined; limits?: Partial<WorkbookLimits> | undefined } = {},
): Promise<Workbook> => {
  const answer = await runChild(format, path, folder, { ...limits, ...options.limits }, options.signal)
  if (!answer.ok) throw new FileRefused(answer.reason, answer.detail)
  return {
    format,
    sheets: answer.sheets.map(({ name, rowCount }, i) => ({ name: shownName(name), rowCount, rows: () => rowsIn(join(folder, `${i}.jsonl`)) }))
      .filter(sheet => sheet.rowCount > 0),
  }
}

/** The first rows of a sheet, for finding out what it is. */
export const firstRows = async (sheet: Sheet, count = 40): Promise<Cell[][]> => {
  const rows: Cell[][] = []
  for await (const row of sheet.rows()) if (rows.push(row) >= count) break
  return rows
}

// ── A sheet that is one table ─────────────────────────────────────────────────────────────────────────────────────────

/** Whole numbers without point or thousands; decimals with the comma of the Ministry's own files. */
export const plainNumber = (n: number): string => {
  if (!Number.isFinite(n)) return ''
  // Sums of a spreadsheet carry noise in their 16th digit.
  const rounded = Number(n.toPrecision(15))
  const text = Number.isInteger(rounded) ? BigInt(rounded).toString() : String(rounded).includes('e') ? rounded.toFixed(15).replace(/0+$/, '') : String(rounded)
  return text.replace('.', ',')
}

const textOf = (cell: Cell | undefined): string =>
  cell === null || cell === undefined ? '' : typeof cell === 'number' ? plainNumber(cell) : cell.replace(/[\r\n\t\u2028\u2029]+/g, ' ').trim()
const quoted = (text: string) => (/[";]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
/** In a header a delimiter or a quote says nothing. */
const headerText = (cell: Cell) => textOf(cell).replaceAll(';', ',').replaceAll('"', '')

export const foldedRow = (row: readonly Cell[]): string[] => row.map(cell => foldColumn(headerText(cell)))

export type SheetTable = { sheet: Sheet; headerRow: number; columns: number }

/**
 * The sheet that is a table, and the row its header stands on, which may have title rows above. `isHeader` says whether folded names are
 * those of a known file. Where none is, the first row with two names or more is taken, so that the names can be said. Throws
 * FileRefused when several sheets are tables.
 */
export const findTable = async (workbook: Workbook, isHeader: (columns: readonly string[]) => boolean): Promise<SheetTable> => {
  const known: SheetTable[] = []
  let likely: SheetTable | null = null
  for (const sheet of workbook.sheets) {
    const rows = await firstRows(sheet)
    const tableAt = (at: number): SheetTable => ({ sheet, headerRow: at + 1, columns: rows[at]!.findLastIndex(cell => textOf(cell) !== '') + 1 })
    const at = rows.findIndex(row => isHeader(foldedRow(row)))
    if (at >= 0) known.push(tableAt(at))
    const named = rows.findIndex(row => row.filter(cell => typeof cell === 'string').length >= 2)
    if (named >= 0) likely ??= tableAt(named)
  }
  if (known.length > 1) throw new FileRefused('workbook-with-several', { names: known.slice(0, 12).map(t => t.sheet.name), members: known.length })
  const table = known[0] ?? likely
  if (!table) throw new FileRefused(workbook.sheets.length === 0 ? 'empty-file' : 'kind-not-recognised', workbook.sheets.length === 0 ? {} : { columns: [] })
  return table
}

/** A table as lines of text: line n is row n of the sheet, so that a refused row is found where it stands. */
async function* linesOf({ sheet, headerRow, columns }: SheetTable): AsyncGenerator<string> {
  let at = 0
  for await (const row of sheet.rows()) {
    at++
    if (at < headerRow) yield '\n'
    else if (at === headerRow) yield `${Array.from({ length: columns }, (_, i) => headerText(row[i] ?? null)).join(';')}\n`
    else {
      const last = row.findLastIndex(cell => textOf(cell) !== '')
      yield last < 0 ? '\n' : `${Array.from({ length: Math.max(columns, last + 1) }, (_, i) => quoted(textOf(row[i]))).join(';')}\n`
    }
  }
}

/** Writes a table as UTF-8, `;`, quoted where needed (RFC 4180), to a 0600 file. Throws FileRefused('disk-full'). */
export const writeTable = async (table: SheetTable, to: string): Promise<void> => {
  try {
    await pipeline(Readable.from(linesOf(table)), createWriteStream(to, { mode: 0o600, flags: 'wx' }))
  } catch (e) {
    if (isDiskFull(e)) throw new FileRefused('disk-full')
    throw e
  }
}
