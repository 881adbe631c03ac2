import fc from 'fast-check'
import { expect, it } from 'vitest'
import { csvByteOrderMark, csvOpening, csvRecord, type CsvCell } from '../../../cycles/export/csv.ts'

/** An independent reader: RFC 4180 with `;`, as a spreadsheet would take the bytes. */
const read = (file: string): string[][] => {
  const records: string[][] = []
  let record: string[] = []
  let at = file.startsWith(csvByteOrderMark) ? 1 : 0
  while (at < file.length) {
    let text = ''
    if (file[at] === '"') {
      at++
      while (!(file[at] === '"' && file[at + 1] !== '"')) { text += file[at]; at += file[at] === '"' ? 2 : 1 }
      at++
    } else while (file[at] !== ';' && !(file[at] === '\r' && file[at + 1] === '\n')) text += file[at++]
    record.push(text)
    if (file[at] === ';') at++
    else { at += 2; records.push(record); record = [] }
  }
  return records
}
/** What a person who knows our apostrophe reads in a text cell. */
const armed = (text: string) => (/^'+[=+\-@\t\r\0]/.test(text) ? text.slice(1) : text)

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '\0', "'", '"', ';', ',', 'a', '1', 'ñ', ' '), { maxLength: 8 }).map(c => c.join('')),
)

it('gives every text back as it was, and lets none begin a formula', () => {
  fc.assert(fc.property(fc.array(fc.array(anyText, { minLength: 2, maxLength: 5 }), { maxLength: 5 }), rows => {
    const cells = read(rows.map(csvRecord).join(''))
    expect(cells.map(r => r.map(armed))).toEqual(rows)
    for (const text of cells.flat()) expect(text).not.toMatch(/^[=+\-@\t\r\0]/)
  }), { numRuns: 500 })
})

it('gives every number back, with its sign', () => {
  fc.assert(fc.property(fc.array(fc.oneof(fc.integer(), fc.double({ min: -1e6, max: 1e6, noNaN: true }).map(n => Math.round(n * 1e4) / 1e4)), { minLength: 1 }), numbers => {
    expect(read(csvRecord(numbers))[0]!.map(s => Number(s.replace(',', '.')))).toEqual(numbers.map(n => n + 0))
  }))
})

it('writes a line as it is read in Chile', () => {
  const cells: CsvCell[] = [90001, 'Escuela "Los Boldos"; anexo', { number: 87.4, decimals: 2 }, -3, null, '=1+1', '-5']
  expect(csvRecord(cells)).toBe(`90001;"Escuela ""Los Boldos""; anexo";87,40;-3;;'=1+1;'-5\r\n`)
  expect(csvOpening(['rbd', 'year'])).toBe('\uFEFFrbd;year\r\n')
})

it('refuses a figure that is not a number rather than writing NaN', () => {
  expect(() => csvRecord([Number.NaN])).toThrow(RangeError)
  expect(() => csvRecord([{ number: Infinity, decimals: 1 }])).toThrow(RangeError)
})
