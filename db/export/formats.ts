/** A table as a file, a piece at a time: CSV, JSON, a workbook. */
import { csvOpening, csvRecord } from '../../cycles/export/csv.ts'
import { mostRowsOfSheet, sheetClosing, sheetName, sheetOpening, sheetPath, sheetRow, workbookParts, type SheetCell } from '../../cycles/export/xlsx.ts'
import { codebookHeader, codebookRows } from '../../cycles/opendata/codebook.ts'
import type { Row, Table } from '../../cycles/opendata/tables.ts'
import { zipOf, type ZipEntry } from './zip.ts'

/** A table with the rows that leave. `exportId` names the file in its own name and in the record. */
export type ExportedTable = { table: Table; exportId: string; rows: AsyncIterable<Row> }

/** What a CSV needs to know of a table. */
export type CsvTable = { table: { columns: readonly { name: string }[] }; rows: AsyncIterable<Row> }

const pieceSize = 65_536

export const csvOf = async function* ({ table, rows }: CsvTable): AsyncGenerator<string> {
  let piece = csvOpening(table.columns.map(c => c.name))
  for await (const row of rows) {
    piece += csvRecord(table.columns.map(c => row[c.name] ?? null))
    if (piece.length > pieceSize) { yield piece; piece = '' }
  }
  if (piece) yield piece
}

/** `{"table": …, "export": …, "rows": [{…}, …]}`; a value that is not told is null, and its reading says why. */
export const jsonOf = async function* ({ table, exportId, rows }: ExportedTable): AsyncGenerator<string> {
  let piece = `{"table":${JSON.stringify(table.slug)},"export":${JSON.stringify(exportId)},"rows":[`
  let first = true
  for await (const row of rows) {
    piece += `${first ? '' : ','}\n${JSON.stringify(row)}`
    first = false
    if (piece.length > pieceSize) { yield piece; piece = '' }
  }
  yield `${piece}\n]}\n`
}

/** Rows of a sheet; one that is full goes on in another with the same header. */
const sheetsOf = async function* (header: readonly string[], rows: AsyncIterator<readonly SheetCell[]>, mostRows: number): AsyncGenerator<AsyncGenerator<string>> {
  let next = await rows.next()
  do {
    yield (async function* () {
      let piece = sheetOpening + sheetRow(header, 1, true)
      for (let n = 2; !next.done && n <= mostRows; n++) {
        piece += sheetRow(next.value, n)
        if (piece.length > pieceSize) { yield piece; piece = '' }
        next = await rows.next()
      }
      yield piece + sheetClosing
    })()
  } while (!next.done)
}

/** A workbook with the table and, in the last sheet, what each column means in both languages. */
export const xlsxOf = ({ table, rows }: ExportedTable, mostRows = mostRowsOfSheet): AsyncGenerator<Uint8Array> => zipOf((async function* (): AsyncGenerator<ZipEntry> {
  const cells = (async function* () { for await (const row of rows) yield table.columns.map(c => row[c.name] ?? null) })()
  const names: string[] = []
  for await (const text of sheetsOf(table.columns.map(c => c.name), cells, mostRows)) {
    yield { path: sheetPath(names.length), text }
    names.push(sheetName(table.slug, names.length))
  }
  const codebook = codebookRows([{ name: table.slug, columns: table.columns }])
  yield { path: sheetPath(names.length), text: [sheetOpening, sheetRow(codebookHeader, 1, true), ...codebook.map((row, i) => sheetRow(row, i + 2)), sheetClosing] }
  names.push('codebook')
  for (const [path, text] of workbookParts(names)) yield { path, text: [text] }
})())
