/** Makes what tables come in: zips, with every defect a zip can have, and workbooks of the three kinds from the same cells. */
import { crc32, deflateRawSync } from 'node:zlib'
import { utils, write } from '@e965/xlsx'

export type ZipMember = {
  name: string
  content: Buffer | string
  /** What the list of members says instead of the truth. */
  says?: { uncompressedSize?: number; encrypted?: boolean; crc?: number }
}

/** A zip, deflated. */
export const zipOf = (members: readonly ZipMember[]): Buffer => {
  const parts: Buffer[] = [], list: Buffer[] = []
  let at = 0
  for (const { name, content, says = {} } of members) {
    const raw = Buffer.from(content as string), data = deflateRawSync(raw), bytes = Buffer.from(name)
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(20, 0)
    facts.writeUInt16LE((says.encrypted ? 1 : 0) | 0x800, 2)
    facts.writeUInt16LE(8, 4)
    facts.writeUInt32LE(says.crc ?? crc32(raw), 10)
    facts.writeUInt32LE(data.length, 14)
    facts.writeUInt32LE(says.uncompressedSize ?? raw.length, 18)
    facts.writeUInt16LE(bytes.length, 22)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), facts, bytes, data])
    const where = Buffer.alloc(14)
    where.writeUInt32LE(at, 10)
    list.push(Buffer.concat([Buffer.from('PK\u0001\u0002', 'latin1'), Buffer.from([20, 0]), facts, where, bytes]))
    parts.push(local)
    at += local.length
  }
  const directory = Buffer.concat(list), end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(members.length, 8)
  end.writeUInt16LE(members.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, directory, end])
}

export type TestCell = string | number | Date | null
export type TestSheets = Record<string, readonly (readonly TestCell[])[]>

const serialOf = (date: Date) => {
  const days = date.getTime() / 86_400_000 + 25_569
  // Spreadsheets count a 29 February 1900.
  return days < 61 ? days - 1 : days
}

/** A workbook as Excel writes it; dates are numbers with a date's format. `merges`: `A1:B1`, on every sheet. */
export const workbookOf = (sheets: TestSheets, format: 'xlsx' | 'xls', merges: readonly string[] = []): Buffer => {
  const book = utils.book_new()
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = utils.aoa_to_sheet(rows.map(row => row.map(cell => (cell instanceof Date ? { t: 'n', v: serialOf(cell), z: 'yyyy-mm-dd' } : cell))) as unknown[][])
    sheet['!merges'] = merges.map(utils.decode_range)
    utils.book_append_sheet(book, sheet, name)
  }
  return write(book, { type: 'buffer', bookType: format === 'xlsx' ? 'xlsx' : 'biff8', compression: true }) as Buffer
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
const shown = (cell: TestCell) => (cell === null ? '' : cell instanceof Date ? cell.toISOString().slice(0, 10) : typeof cell === 'number' ? String(cell).replace('.', ',') : escaped(cell))

/** The page that SIGE calls `.xls`: one table for each sheet. */
export const htmlOf = (sheets: TestSheets, encoding: 'utf-8' | 'windows-1252' = 'windows-1252'): Buffer => {
  const tables = Object.values(sheets).map(rows => `<table border="1">\n${rows.map(row => `<tr>${row.map(cell => `<td>${shown(cell)}</td>`).join('')}</tr>`).join('\n')}\n</table>`)
  return Buffer.from(`<html><head><meta http-equiv="Content-Type" content="application/vnd.ms-excel"></head><body>\n${tables.join('\n')}\n</body></html>`, encoding === 'utf-8' ? 'utf8' : 'latin1')
}

/** The cells of a delimited file without quotes, numbers as numbers. */
export const cellsOf = (file: Buffer): TestCell[][] =>
  file.toString('utf8').replace(/^\uFEFF/, '').trimEnd().split('\r\n').map(line => line.split(';').map(cell => (cell.trim() === '' ? null : /^\d{1,15}$/.test(cell) ? Number(cell) : /^-?\d+,\d+$/.test(cell) ? Number(cell.replace(',', '.')) : cell)))
