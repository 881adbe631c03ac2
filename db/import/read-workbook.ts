/**
 * Runs in the child process of `workbook.ts` and nowhere else: turns a workbook into plain cells, a file of JSON lines for each sheet.
 * Cached values only, no formula is evaluated; a text that begins with `=` is a text.
 */
import { isUtf8 } from 'node:buffer'
import { createWriteStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { isDiskFull, openArchive, readMember } from './archive.ts'
import { FileRefused } from './delimited.ts'
import type { Cell, ChildAnswer, WorkbookFormat } from './workbook.ts'

/** All parts of an xlsx together, inflated. The widest real one, the official dropout workbook, has 9 MB. */
const largestUnpacked = 200e6
/** Of a binary or HTML workbook, which are read whole. */
const largestFile = 64e6
/** An Excel sheet ends there; nobody makes a workbook of this many sheets. */
const mostRows = 1_048_576, mostSheets = 200

type RawSheet = { name: string; rows: readonly (readonly Cell[])[] }

/** Prints nothing, throws nothing that the file could be blamed for: every failure is an answer. */
export const readWorkbook = async (format: WorkbookFormat, path: string, folder: string): Promise<ChildAnswer> => {
  try {
    const sheets = await readers[format](path)
    if (sheets.length > mostSheets || sheets.some(s => s.rows.length > mostRows)) throw new FileRefused('workbook-too-big')
    const written = []
    for (const [i, sheet] of sheets.entries()) written.push({ name: sheet.name, rowCount: await writeRows(sheet, join(folder, `${i}.jsonl`)) })
    return { ok: true, sheets: written }
  } catch (e) {
    if (e instanceof FileRefused && e.reason !== 'archive-damaged') return { ok: false, reason: e.reason, detail: e.detail }
    if (isDiskFull(e)) return { ok: false, reason: 'disk-full', detail: {} }
    if (/password|encrypt/i.test(String((e as Error).message))) return { ok: false, reason: 'workbook-locked', detail: {} }
    return { ok: false, reason: 'workbook-damaged', detail: {} }
  }
}

const isFilled = (cell: Cell) => cell !== null && cell !== ''

/** Rows up to the last one with a value; how many they are. */
const writeRows = async ({ rows }: RawSheet, to: string): Promise<number> => {
  let count = rows.length
  while (count > 0 && !rows[count - 1]!.some(isFilled)) count--
  function* lines() {
    for (let i = 0; i < count; i++) {
      const row = rows[i]!
      yield `${JSON.stringify(row.slice(0, row.findLastIndex(isFilled) + 1))}\n`
    }
  }
  await pipeline(Readable.from(lines()), createWriteStream(to, { mode: 0o600, flags: 'wx' }))
  return count
}

// ── xlsx ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

type Part = { name: string; content: Buffer }

/**
 * The XML parts of a workbook: together no larger than the limit, as large as the list of members says, and without a document type.
 * A workbook needs none; entities are what attacks are made of.
 */
const partsOf = async (path: string): Promise<Part[]> => {
  const { zip, members } = await openArchive(path)
  try {
    const bytes = members.reduce((sum, m) => sum + m.uncompressedSize, 0)
    if (bytes > largestUnpacked) throw new FileRefused('workbook-too-big', { bytes })
    const parts: Part[] = []
    for (const member of members) {
      if (!/\.(xml|rels)$/i.test(member.fileName)) continue
      if (member.isEncrypted()) throw new FileRefused('workbook-locked')
      const chunks: Buffer[] = []
      let tail = ''
      for await (const chunk of await readMember(zip, member)) {
        // Without the zeros of UTF-16; the end of one chunk goes before the next.
        const text = tail + (chunk as Buffer).toString('latin1').replaceAll('\0', '').toUpperCase()
        if (text.includes('<!DOCTYPE') || text.includes('<!ENTITY')) throw new FileRefused('workbook-with-entities')
        tail = text.slice(-16)
        chunks.push(chunk as Buffer)
      }
      parts.push({ name: member.fileName, content: Buffer.concat(chunks) })
    }
    return parts
  } finally {
    zip.close()
  }
}

/**
 * Some programs number their own formats below 100, where the library takes a format for one of Excel's and a date for a number. They get
 * numbers nobody else has.
 */
const withOwnFormats = ({ name, content }: Part): Part => {
  if (!/(^|\/)styles\.xml$/i.test(name)) return { name, content }
  let text = content.toString('utf8')
  for (const [, id] of text.matchAll(/<(?:\w+:)?numFmt\b[^>]*?numFmtId="(\d{1,2})"/g)) text = text.replaceAll(`numFmtId="${id}"`, `numFmtId="${Number(id) + 100_000}"`)
  return { name, content: Buffer.from(text) }
}

/** The parts as a zip again, so that the parser is given what was looked at and nothing else. */
const zipOf = (parts: readonly Part[]): Buffer => {
  const bytes: Buffer[] = [], list: Buffer[] = []
  let at = 0
  for (const { name, content } of parts) {
    const facts = Buffer.alloc(26), where = Buffer.alloc(14), title = Buffer.from(name)
    facts.writeUInt16LE(20, 0)
    facts.writeUInt16LE(0x800, 2)
    facts.writeUInt32LE(content.length, 14)
    facts.writeUInt32LE(content.length, 18)
    facts.writeUInt16LE(title.length, 22)
    where.writeUInt32LE(at, 10)
    bytes.push(Buffer.from('PK\u0003\u0004', 'latin1'), facts, title, content)
    list.push(Buffer.from('PK\u0001\u0002\u0014\0', 'latin1'), facts, where, title)
    at += 4 + facts.length + title.length + content.length
  }
  const directory = Buffer.concat(list), end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 'latin1')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...bytes, directory, end])
}

/** Days before 1 March 1900 are one off in the library: spreadsheets count a 29 February that never was. */
const dayOf = (date: Date): string => {
  const ms = date.getTime()
  if (!Number.isFinite(ms)) return ''
  return new Date(ms + (ms < Date.UTC(1900, 1, 28) ? 86_400_000 : 0)).toISOString().slice(0, 10)
}

const plainCell = (value: unknown): Cell =>
  value === null || value === undefined ? null
    : typeof value === 'number' || typeof value === 'string' ? value
    : value instanceof Date ? dayOf(value) : value === true ? 'TRUE' : value === false ? 'FALSE' : null

const readXlsx = async (path: string): Promise<RawSheet[]> => {
  const parts = await partsOf(path)
  const { default: read } = await import('read-excel-file/universal')
  const bytes = zipOf(parts.map(withOwnFormats))
  const sheets = await read(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer)
  return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map(row => row.map(plainCell)) }))
}

// ── Binary xls ────────────────────────────────────────────────────────────────────────────────────────────────────────

const requireReadable = async (path: string) => {
  const { size } = await stat(path)
  if (size > largestFile) throw new FileRefused('workbook-too-big', { bytes: size })
}

const readXls = async (path: string): Promise<RawSheet[]> => {
  await requireReadable(path)
  const { read, CFB, SSF, utils } = await import('@e965/xlsx')
  const bytes = await readFile(path)
  // Looked into first: the library takes what is no compound file for one of twenty other kinds of text.
  const streams = (CFB as { read: (b: Buffer, o: { type: 'buffer' }) => { FullPaths: string[] } }).read(bytes, { type: 'buffer' }).FullPaths.map(name => name.split('/').at(-1)!)
  // An encrypted xlsx is a compound file too.
  if (streams.includes('EncryptedPackage')) throw new FileRefused('workbook-locked')
  if (!streams.some(name => /^(workbook|book)$/i.test(name))) throw new FileRefused('workbook-damaged')
  const book = read(bytes, { type: 'buffer', dense: true, cellFormula: false, cellHTML: false, cellNF: true, cellText: false })
  const epoch = { date1904: book.Workbook?.WBProps?.date1904 === true }
  const cellOf = (cell: { t: string; v?: unknown; z?: unknown } | undefined): Cell => {
    if (!cell || cell.t === 'e' || cell.t === 'z') return null
    if (cell.t === 'n' && typeof cell.v === 'number' && typeof cell.z === 'string' && SSF.is_date(cell.z)) {
      const d = SSF.parse_date_code(cell.v, epoch) as { y: number; m: number; d: number } | null
      // A time of day alone has no day.
      if (d && d.d > 0) return [String(d.y).padStart(4, '0'), String(d.m).padStart(2, '0'), String(d.d).padStart(2, '0')].join('-')
    }
    return plainCell(cell.v)
  }
  return book.SheetNames.map(name => {
    const sheet = book.Sheets[name] as unknown as { '!ref'?: string; '!data'?: ({ t: string; v?: unknown; z?: unknown } | undefined)[][] }
    const last = sheet['!ref'] ? utils.decode_range(sheet['!ref']).e.r : -1
    return { name, rows: Array.from({ length: last + 1 }, (_, r) => Array.from(sheet['!data']?.[r] ?? [], cellOf)) }
  })
}

// ── HTML ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

type Node = { nodeName: string; value?: string; childNodes?: Node[]; attrs?: { name: string; value: string }[] }

/** Text of a cell, a table inside it left out. */
const textIn = (node: Node): string =>
  node.nodeName === '#text' ? node.value ?? '' : node.nodeName === 'br' ? ' ' : node.nodeName === 'table' || node.nodeName === 'script' || node.nodeName === 'style' ? ''
    : (node.childNodes ?? []).map(textIn).join('')

const spanOf = (node: Node, name: string): number =>
  Math.min(1_000, Math.max(1, Number.parseInt(node.attrs?.find(a => a.name === name)?.value ?? '1', 10) || 1))

/** Every element of these names under a node, not going into what was found. */
const within = (node: Node, names: readonly string[]): Node[] =>
  (node.childNodes ?? []).flatMap(child => (names.includes(child.nodeName) ? [child] : within(child, names)))

/** Every table of the page, those inside others too. */
const tablesIn = (node: Node): Node[] => within(node, ['table']).flatMap(table => [table, ...tablesIn(table)])

const rowsOf = (table: Node): Cell[][] => {
  /** For each column, how many rows a cell above still takes. */
  let taken: number[] = []
  return within(table, ['tr', 'table']).filter(n => n.nodeName === 'tr').map(row => {
    const cells: Cell[] = []
    const next = taken.map(n => Math.max(0, n - 1))
    let at = 0
    for (const cell of within(row, ['td', 'th', 'table']).filter(n => n.nodeName !== 'table')) {
      while ((taken[at] ?? 0) > 0) at++
      const text = textIn(cell).replace(/[\s\u00a0]+/g, ' ').trim()
      const [width, height] = [spanOf(cell, 'colspan'), spanOf(cell, 'rowspan')]
      while (cells.length < at) cells.push(null)
      cells[at] = text === '' ? null : text
      for (let i = 0; i < width; i++) next[at + i] = Math.max(next[at + i] ?? 0, height - 1)
      at += width
    }
    taken = next
    return cells
  })
}

const readHtml = async (path: string): Promise<RawSheet[]> => {
  await requireReadable(path)
  const { parse } = await import('parse5')
  const bytes = await readFile(path)
  const text = new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'windows-1252').decode(bytes)
  const tables = tablesIn(parse(text) as unknown as Node).map((table, i) => ({ name: String(i + 1), rows: rowsOf(table) })).filter(t => t.rows.length > 0)
  if (tables.length === 0) throw new FileRefused('is-web-page')
  return tables
}

const readers: Record<WorkbookFormat, (path: string) => Promise<RawSheet[]>> = { xlsx: readXlsx, xls: readXls, html: readHtml }
