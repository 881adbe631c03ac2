/**
 * A reader of delimited files that works on bytes: no string is made of a line, no field is looked at that nobody wants. One
 * thread, two buffers of 1 MB, whatever the file's size.
 *
 * What it copes with (reference: Ministry files, section 0): UTF-8 with or without BOM, else windows-1252; `;` or `,`; CRLF or LF;
 * a header in any case, order and accentuation, with empty names in it; quoted fields of a comma re-save.
 *
 * A quote opens a quoted field only where the field also closes properly (a quote before a delimiter or line end); everywhere
 * else it is an ordinary character, as in `;"LICEO" BICENTENARIO;`. A quoted field may hold delimiters, line ends and doubled quotes.
 */
import { createHash } from 'node:crypto'
import { isUtf8 } from 'node:buffer'
import { open, type FileHandle } from 'node:fs/promises'
import type { FileRefusal, FileRefusalDetail } from './report.ts'

const LF = 10, CR = 13, SPACE = 32, QUOTE = 34, COMMA = 44, MINUS = 45, DOT = 46, ZERO = 48, NINE = 57, SEMICOLON = 59

const blockBytes = 1 << 20
/** The longest line there may be; the widest Ministry file has 169 columns in about 2 kB. */
const longestLine = 1 << 16
/** How far a closing quote is looked for. */
const longestQuoted = 1 << 14

/** A file that is refused as a whole. Thrown inside the importers, returned as a result by `importFile`. */
export class FileRefused extends Error {
  constructor(readonly reason: FileRefusal, readonly detail: FileRefusalDetail = {}) { super(`file refused: ${reason}`) }
}

export type TableFile = {
  handle: FileHandle
  bytes: number
  /** Changes when somebody writes to the file while it is read. */
  stamp: string
  delimiter: ';' | ','
  /** Folded names: upper case, without accents, blanks or BOM; '' where the header names nothing. */
  columns: string[]
  /** Offset of the first byte after the header, and the line it stands on. */
  dataStart: number
  firstLine: number
}

const stampOf = async (handle: FileHandle) => {
  const s = await handle.stat()
  return { bytes: s.size, stamp: `${s.size}/${s.mtimeMs}/${s.ino}`, isFile: s.isFile() }
}

/** `Año ` and `ANO` are the same name. */
export const foldColumn = (name: string): string =>
  name.replace(/^\uFEFF/, '').normalize('NFD').replace(/[\u0300-\u036f]/g, '').trim().toUpperCase()

const startsWith = (head: Buffer, ...bytes: number[]) => bytes.every((b, i) => head[i] === b)

/** What the first bytes say a file is, when they say it. */
export type Signature = 'zip' | 'rar' | 'other-archive' | 'compound' | 'pdf' | 'web-page' | 'utf16'

export const signatureOf = (head: Buffer): Signature | null => {
  if (startsWith(head, 0x50, 0x4b, 3, 4) || startsWith(head, 0x50, 0x4b, 5, 6)) return 'zip'
  if (startsWith(head, 0x52, 0x61, 0x72, 0x21)) return 'rar'
  if (startsWith(head, 0x1f, 0x8b) || startsWith(head, 0x37, 0x7a, 0xbc, 0xaf)) return 'other-archive'
  if (startsWith(head, 0xd0, 0xcf, 0x11, 0xe0)) return 'compound'
  if (startsWith(head, 0x25, 0x50, 0x44, 0x46)) return 'pdf'
  if (startsWith(head, 0xff, 0xfe) || startsWith(head, 0xfe, 0xff)) return 'utf16'
  const text = head.toString('latin1', 0, 512).trimStart().toLowerCase()
  if (/^(ï»¿)?\s*<(!doctype|html|table|\?xml|head|body|meta|style)/.test(text)) return 'web-page'
  return null
}

const splitHeader = (line: Buffer, delimiter: number): string[] => {
  const text = new TextDecoder(isUtf8(line) ? 'utf-8' : 'windows-1252').decode(line)
  const mark = String.fromCharCode(delimiter)
  return text.split(mark).map(name => foldColumn(name.trim().replace(/^\uFEFF/, '').replace(/^"(.*)"$/s, '$1')))
}

/** Opens a file and reads its header. Throws FileRefused; closes what it opened when it does. */
export const openTable = async (path: string): Promise<TableFile> => {
  let handle: FileHandle
  try {
    handle = await open(path, 'r')
  } catch (e) {
    throw new FileRefused('unreadable', { code: codeOf(e) })
  }
  try {
    return { handle, ...(await readHeader(handle)) }
  } catch (e) {
    await handle.close()
    if (e instanceof FileRefused) throw e
    throw new FileRefused('unreadable', { code: codeOf(e) })
  }
}

const codeOf = (e: unknown) => (e instanceof Error && 'code' in e && typeof e.code === 'string' ? e.code : 'EIO')

const readHeader = async (handle: FileHandle): Promise<Omit<TableFile, 'handle'>> => {
  const { bytes, stamp, isFile } = await stampOf(handle)
  if (!isFile) throw new FileRefused('unreadable', { code: 'EISDIR' })
  if (bytes === 0) throw new FileRefused('empty-file')
  const buffer = Buffer.alloc(Math.min(bytes, longestLine))
  const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0)
  const head = buffer.subarray(0, bytesRead)
  // Whatever is no text was taken for what it is before (source.ts).
  if (signatureOf(head) !== null || head.includes(0)) throw new FileRefused('not-a-table')
  let start = startsWith(head, 0xef, 0xbb, 0xbf) ? 3 : 0
  let firstLine = 1
  // Blank lines above the header are nobody's fault.
  while (start < head.length && (head[start] === LF || head[start] === CR || head[start] === SPACE)) if (head[start++] === LF) firstLine++
  if (start === head.length) throw new FileRefused(bytes > head.length ? 'not-a-table' : 'empty-file')
  const lineEnd = head.indexOf(LF, start)
  if (lineEnd < 0 && bytes > head.length) throw new FileRefused('not-a-table')
  const line = head.subarray(start, lineEnd < 0 ? head.length : lineEnd)
  const count = (byte: number) => line.reduce((n, b) => n + (b === byte ? 1 : 0), 0)
  const semicolons = count(SEMICOLON), commas = count(COMMA)
  if (semicolons === 0 && commas === 0) throw new FileRefused('not-a-table')
  const delimiter = semicolons >= commas ? SEMICOLON : COMMA
  return {
    bytes, stamp,
    delimiter: delimiter === SEMICOLON ? ';' : ',',
    columns: splitHeader(line, delimiter),
    dataStart: lineEnd < 0 ? bytes : lineEnd + 1,
    firstLine: firstLine + 1,
  }
}

/**
 * The wanted fields of one record: field i is `buffer[starts[i] … ends[i])`, without its quotes. `numbers[i]` is its value when it
 * is nothing but digits, computed on the way, else negative. Valid during the call only; read through `intAt` and `textAt`.
 */
export type Fields = { buffer: Buffer; starts: Int32Array; ends: Int32Array; numbers: Float64Array; hasDoubledQuotes: Uint8Array }

export type ReadRecords = {
  /** Positions in the header of the wanted columns; -1 for one that is absent, whose field is empty in every record. */
  wanted: readonly number[]
  onRecord: (fields: Fields, line: number) => void
  /** A line with more or fewer columns than the header. */
  onMisfit: (line: number, columnsFound: number) => void
  /** Bytes read so far, after each block. */
  onProgress?: (bytes: number) => void
  signal?: AbortSignal
}

export type ReadOutcome = {
  sha256: string
  /** UTF-8 when every byte of the file is; else windows-1252, which reads anything. */
  encoding: 'utf-8' | 'windows-1252'
  lastLineHasEnd: boolean
  /** Byte order marks and header lines between the rows, left over from files put one after the other; passed over. */
  marksInside: number
  headersInside: number
}

/**
 * Reads every record once. Throws FileRefused: 'truncated' for a last line that is cut off, 'not-a-table' for an endless line,
 * 'changed-while-reading', 'cancelled', 'unreadable'.
 */
export const readRecords = async (file: TableFile, options: ReadRecords): Promise<ReadOutcome> => {
  const { handle, columns } = file
  const delimiter = file.delimiter === ';' ? SEMICOLON : COMMA
  const most = columns.length
  let least = most
  while (least > 0 && columns[least - 1] === '') least--
  const slots = new Int32Array(most + 1).fill(-1)
  options.wanted.forEach((column, slot) => { if (column >= 0) slots[column] = slot })
  const fields: Fields = {
    buffer: Buffer.alloc(0), starts: new Int32Array(options.wanted.length), ends: new Int32Array(options.wanted.length),
    numbers: new Float64Array(options.wanted.length).fill(-1), hasDoubledQuotes: new Uint8Array(options.wanted.length),
  }
  const { starts, ends, numbers, hasDoubledQuotes } = fields
  const { onRecord, onMisfit } = options
  let line = file.firstLine
  let cutOffAt = 0
  let marksInside = 0, headersInside = 0
  let headerLine = Buffer.alloc(0)

  /** Reads whole records of `buffer[from … to)`; the byte before `to` is a line end. Returns where the first incomplete record starts. */
  const scan = (buffer: Buffer, from: number, to: number, isLast: boolean, lastLineHasEnd: boolean): number => {
    fields.buffer = buffer
    let p = from
    while (p < to) {
      if (buffer[p] === 0xef && buffer[p + 1] === 0xbb && buffer[p + 2] === 0xbf) { p += 3; marksInside++ }
      const recordStart = p
      const recordLine = line
      if (buffer[p] === headerLine[0] && p + headerLine.length <= to && buffer.compare(headerLine, 0, headerLine.length, p, p + headerLine.length) === 0) {
        p += headerLine.length; line++; headersInside++
        continue
      }
      let column = 0
      let surplus = false
      let b = 0
      for (;;) {
        let start = p
        b = buffer[p]!
        let end = -1
        let doubled = 0
        if (b === QUOTE) {
          const limit = Math.min(to, p + longestQuoted)
          let q = p + 1
          let lines = 0
          for (; q < limit; q++) {
            const c = buffer[q]!
            if (c === LF) lines++
            else if (c === QUOTE) {
              const next = buffer[q + 1]!
              if (next === QUOTE) { doubled = 1; q++ } else {
                if (next === delimiter || next === LF || (next === CR && buffer[q + 2] === LF)) { end = q; line += lines }
                break
              }
            }
          }
          if (end >= 0) {
            start = p + 1
            p = end + 1
            b = buffer[p]!
            if (b === CR) b = buffer[++p]!
          } else {
            // The closing quote may stand in the next block.
            if (q >= to && !isLast && to - recordStart < longestQuoted) { line = recordLine; return recordStart }
            doubled = 0
          }
        }
        const slot = column < most ? slots[column]! : -1
        if (end < 0 && slot >= 0) {
          let value = 0
          let isNumber = true
          while (b !== delimiter && b !== LF) {
            if (b >= ZERO && b <= NINE) value = value * 10 + b - ZERO
            else isNumber = false
            b = buffer[++p]!
          }
          end = p
          if (b === LF && end > start && buffer[end - 1] === CR) end--
          starts[slot] = start; ends[slot] = end; hasDoubledQuotes[slot] = 0
          numbers[slot] = isNumber && end > start && end - start <= 15 ? value : -1
        } else {
          if (end < 0) {
            while (b !== delimiter && b !== LF) b = buffer[++p]!
            end = p
            if (b === LF && end > start && buffer[end - 1] === CR) end--
          }
          if (slot >= 0) { starts[slot] = start; ends[slot] = end; hasDoubledQuotes[slot] = doubled; numbers[slot] = -1 }
          else if (column >= most && end > start) surplus = true
        }
        column++
        p++
        if (b === LF) break
      }
      line++
      // Spreadsheets leave lines of nothing but delimiters behind.
      b = buffer[recordStart]!
      if ((b === delimiter || b === LF || b === CR || b === SPACE) && isBlank(buffer, recordStart, p, delimiter)) continue
      if (column >= least && !surplus) onRecord(fields, recordLine)
      else if (isLast && p >= to && !lastLineHasEnd && column < least) cutOffAt = recordLine
      else onMisfit(recordLine, column)
    }
    return p
  }

  const hash = createHash('sha256')
  let isAllUtf8 = true
  const make = () => Buffer.allocUnsafeSlow(longestLine + blockBytes + 1)
  const buffers = [make(), make()] as const
  const read = async (which: number, at: number) => {
    try {
      return (await handle.read(buffers[which]!, longestLine, blockBytes, at)).bytesRead
    } catch (e) {
      throw new FileRefused('unreadable', { code: codeOf(e) })
    }
  }
  // The header's bytes belong to the digest too.
  if (file.dataStart > 0) {
    const header = Buffer.alloc(file.dataStart)
    await handle.read(header, 0, header.length, 0)
    hash.update(header)
    isAllUtf8 = isUtf8(header)
    // With its line end; a header of numbers is none.
    headerLine = header.subarray(header.lastIndexOf(LF, header.length - 2) + 1)
    if (headerLine[0] === 0xef) headerLine = headerLine.subarray(3)
  }
  let at = file.dataStart
  let which = 0
  let carried = 0
  let lastLineHasEnd = true
  let pending = read(which, at)
  for (;;) {
    const got = await pending
    if (options.signal?.aborted) throw new FileRefused('cancelled')
    const buffer = buffers[which]!
    at += got
    const isLast = at >= file.bytes || got === 0
    if (!isLast) {
      pending = read(1 - which, at)
      // A rejection is met by the await above, in the next turn; without this line it would be unhandled until then.
      pending.catch(() => {})
    }
    hash.update(buffer.subarray(longestLine, longestLine + got))
    const from = longestLine - carried
    let to = longestLine + got
    if (isLast && to > from && buffer[to - 1] !== LF) {
      buffer[to++] = LF
      lastLineHasEnd = false
    }
    const lastLineEnd = to > from ? buffer.lastIndexOf(LF, to - 1) : -1
    const whole = lastLineEnd >= from ? lastLineEnd + 1 : from
    const stopped = scan(buffer, from, whole, isLast, lastLineHasEnd)
    if (isAllUtf8) isAllUtf8 = isUtf8(buffer.subarray(from, stopped))
    options.onProgress?.(at)
    if (isLast) break
    carried = longestLine + got - stopped
    if (carried > longestLine) throw new FileRefused('not-a-table')
    buffer.copy(buffers[1 - which]!, longestLine - carried, stopped, longestLine + got)
    which = 1 - which
  }
  if (cutOffAt > 0) throw new FileRefused('truncated', { line: cutOffAt })
  if ((await stampOf(handle)).stamp !== file.stamp) throw new FileRefused('changed-while-reading')
  return { sha256: hash.digest('hex'), encoding: isAllUtf8 ? 'utf-8' : 'windows-1252', lastLineHasEnd, marksInside, headersInside }
}

const isBlank = (buffer: Buffer, from: number, to: number, delimiter: number) => {
  for (let i = from; i < to; i++) { const b = buffer[i]!; if (b !== delimiter && b !== SPACE && b !== CR && b !== LF) return false }
  return true
}

/** What `intAt` returns for a field that is no whole number from 0 to 999,999,999,999,999. */
export const BLANK = -1, NEGATIVE = -2, NOT_A_NUMBER = -3

/** The whole number in a field, straight from its bytes; else one of the three codes above. `12,0` and `12.0` are 12. */
export const intAt = (fields: Fields, slot: number): number => {
  const value = fields.numbers[slot]!
  return value >= 0 ? value : slowIntAt(fields.buffer, fields.starts[slot]!, fields.ends[slot]!)
}

const slowIntAt = (buffer: Buffer, start: number, end: number): number => {
  while (start < end && buffer[start] === SPACE) start++
  while (end > start && buffer[end - 1] === SPACE) end--
  if (start === end) return BLANK
  if (isWordForBlank(buffer, start, end)) return BLANK
  const isNegative = buffer[start] === MINUS
  if (isNegative) start++
  let value = 0
  let i = start
  for (; i < end && buffer[i]! >= ZERO && buffer[i]! <= NINE; i++) value = value * 10 + buffer[i]! - ZERO
  const digits = i - start
  // A spreadsheet's or data frame's `12,0`: a fraction of zeros only.
  if (i < end && digits > 0 && (buffer[i] === COMMA || buffer[i] === DOT) && i + 1 < end) {
    for (i++; i < end && buffer[i] === ZERO;) i++
  }
  if (i < end || digits === 0 || digits > 15) return NOT_A_NUMBER
  return isNegative && value > 0 ? NEGATIVE : value
}

/** What data frames and the Ministry's own tools write for nothing: `-`, `NA`, `NULL`, in either case. */
const isWordForBlank = (buffer: Buffer, start: number, end: number): boolean => {
  if (end - start === 1) return buffer[start] === MINUS
  if (end - start !== 2 && end - start !== 4) return false
  const word = buffer.toString('latin1', start, end).toUpperCase()
  return word === 'NA' || word === 'NULL'
}

/** The number in a field, decimals after a comma or a point; else BLANK, NEGATIVE or NOT_A_NUMBER. */
export const decimalAt = (fields: Fields, slot: number): number => {
  const whole = intAt(fields, slot)
  if (whole !== NOT_A_NUMBER) return whole
  const text = fields.buffer.toString('latin1', fields.starts[slot], fields.ends[slot]).trim()
  return /^\d{1,9}[.,]\d{1,15}$/.test(text) ? Number(text.replace(',', '.')) : NOT_A_NUMBER
}

/** The text of a field, trimmed; the file's blank is a single space. */
export const textAt = (fields: Fields, slot: number, decoder: TextDecoder): string => {
  const text = decoder.decode(fields.buffer.subarray(fields.starts[slot]!, fields.ends[slot]!)).trim()
  return fields.hasDoubledQuotes[slot] === 1 ? text.replaceAll('""', '"') : text
}
