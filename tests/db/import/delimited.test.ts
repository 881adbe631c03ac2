import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BLANK, FileRefused, NEGATIVE, NOT_A_NUMBER, intAt, openTable, readRecords, textAt } from '../../../db/import/delimited.ts'
import { onDisk } from '../../support/ministry-files.ts'

/** Reads every field of every record as text and as number. */
const readAll = async (content: Buffer | string) => {
  const path = onDisk('t.csv', content)
  try {
    const file = await openTable(path)
    try {
      const records: { line: number; texts: string[]; numbers: number[] }[] = []
      const misfits: [line: number, columns: number][] = []
      const decoder = new TextDecoder()
      const outcome = await readRecords(file, {
        wanted: file.columns.map((_, i) => i),
        onRecord: (fields, line) => records.push({ line, texts: file.columns.map((_, i) => textAt(fields, i, decoder)), numbers: file.columns.map((_, i) => intAt(fields, i)) }),
        onMisfit: (line, columns) => misfits.push([line, columns]),
      })
      return { columns: file.columns, delimiter: file.delimiter, records, misfits, outcome }
    } finally {
      await file.handle.close()
    }
  } finally {
    rmSync(dirname(path), { recursive: true, force: true })
  }
}
const refusal = (content: Buffer | string) => readAll(content).then(() => null, (e: unknown) => (e instanceof FileRefused ? [e.reason, e.detail] : e))

describe('the reader of delimited files', () => {
  it('reads fields, numbers and line numbers of a plain file', async () => {
    const { columns, records } = await readAll('A;B\r\n1;uno\r\n2;dos\r\n')
    expect(columns).toEqual(['A', 'B'])
    expect(records).toEqual([{ line: 2, texts: ['1', 'uno'], numbers: [1, NOT_A_NUMBER] }, { line: 3, texts: ['2', 'dos'], numbers: [2, NOT_A_NUMBER] }])
  })

  it('folds header names: case, accents, blanks, BOM and quotes do not matter', async () => {
    const { columns } = await readAll('\uFEFF"Año" ;mes_escolar;Ñuñoa;;\n1;2;3;;\n')
    expect(columns).toEqual(['ANO', 'MES_ESCOLAR', 'NUNOA', '', ''])
  })

  it('takes a whole number with zeros behind its comma or point for what it is, and nothing else', async () => {
    const { records } = await readAll('A;B;C;D;E;F;G;H\n12,0;12.00; 12 ;-3;1,5;x; ;1e3\n')
    expect(records[0]!.numbers).toEqual([12, 12, 12, NEGATIVE, NOT_A_NUMBER, NOT_A_NUMBER, BLANK, NOT_A_NUMBER])
  })

  it('does not take digits around a stray carriage return for one number', async () => {
    const { records } = await readAll('A;B\n1\r2;3\n')
    expect(records[0]!.numbers).toEqual([NOT_A_NUMBER, 3])
  })

  it('reads a quote inside or around a piece of a name as an ordinary character', async () => {
    const { records } = await readAll('A;B\nESCUELA "LOS BOLDOS";1\n"LICEO" BICENTENARIO;2\n"EL ROBLE;3\n;4\n')
    expect(records.map(r => r.texts)).toEqual([['ESCUELA "LOS BOLDOS"', '1'], ['"LICEO" BICENTENARIO', '2'], ['"EL ROBLE', '3'], ['', '4']])
  })

  it('counts the lines inside a quoted field, so that a refusal names the right one', async () => {
    const { records, misfits } = await readAll('A,B\n"uno\ndos",1\n3\n"x",4\n')
    expect(records.map(r => [r.line, r.texts[0]])).toEqual([[2, 'uno\ndos'], [5, 'x']])
    expect(misfits).toEqual([[4, 1]])
  })

  it('passes over blank lines and the delimiters a spreadsheet leaves behind', async () => {
    const { records, misfits } = await readAll('A,B\n1,2\n\n,\n   \n,,,\n3,4\n')
    expect(records.map(r => r.line)).toEqual([2, 7])
    expect(misfits).toEqual([])
  })

  it('finds the same records wherever the blocks of 1 MB fall', async () => {
    const rows = Array.from({ length: 120_000 }, (_, i) => `${i};"n;${'x'.repeat(i % 17)}";${i % 7}`)
    const { records } = await readAll(`A;B;C\n${rows.join('\n')}`)
    expect(records).toHaveLength(rows.length)
    expect(records.every((r, i) => r.numbers[0] === i && r.texts[1] === `n;${'x'.repeat(i % 17)}` && r.line === i + 2)).toBe(true)
  })

  it('tells UTF-8 from windows-1252 by every byte of the file, the last ones too', async () => {
    const rows = 'A;B\n' + '1;x\n'.repeat(400_000)
    expect((await readAll(rows + '1;ñ\n')).outcome.encoding).toBe('utf-8')
    expect((await readAll(Buffer.from(rows + '1;ñ\n', 'latin1'))).outcome.encoding).toBe('windows-1252')
  })

  it('names a last line that was cut off, and says when only its line end is missing', async () => {
    expect(await refusal('A;B;C\n1;2;3\n4;5')).toEqual(['truncated', { line: 3 }])
    expect(await refusal('A;B;C\n1;2;3\n"4')).toEqual(['truncated', { line: 3 }])
    expect((await readAll('A;B;C\n1;2;3\n4;5;6')).outcome.lastLineHasEnd).toBe(false)
  })

  it('refuses a line without end instead of holding it in memory', async () => {
    expect(await refusal(`A;B\n1;${'x'.repeat(3_000_000)}\n`)).toEqual(['not-a-table', {}])
    expect(await refusal(`A;${'x'.repeat(3_000_000)}`)).toEqual(['not-a-table', {}])
  })

  it('returns what was written, whatever the fields hold (property)', async () => {
    const field = fc.string({ unit: fc.constantFrom('a', 'ñ', '"', ';', ',', ' ', '7', '\n', '\r\n', '-', 'Á'), maxLength: 8 })
    await fc.assert(fc.asyncProperty(
      fc.array(fc.tuple(field, field, field), { minLength: 1, maxLength: 12 }), fc.constantFrom(';', ','), fc.constantFrom('\n', '\r\n'), fc.boolean(),
      async (rows, delimiter, lineEnd, hasEnd) => {
        const quoted = (s: string) => `"${s.replaceAll('"', '""')}"`
        const content = ['A', 'B', 'C'].join(delimiter) + lineEnd + rows.map(r => r.map(quoted).join(delimiter)).join(lineEnd) + (hasEnd ? lineEnd : '')
        const { records, misfits } = await readAll(content)
        expect(misfits).toEqual([])
        expect(records.map(r => r.texts)).toEqual(rows.map(r => r.map(s => s.trim())))
      },
    ), { numRuns: 300 })
  })

  it('reads every whole number as JavaScript does (property)', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.nat({ max: 999_999_999_999_999 }), { minLength: 1, maxLength: 30 }), async numbers => {
      const { records } = await readAll(`A;B\n${numbers.map(n => `${n};"${n}"`).join('\n')}\n`)
      expect(records.map(r => r.numbers)).toEqual(numbers.map(n => [n, n]))
    }), { numRuns: 100 })
  })

  it('meets any bytes with records or a refusal, never with a surprise (property)', async () => {
    const piece = fc.oneof(fc.uint8Array({ maxLength: 40 }).map(a => Buffer.from(a)), fc.constantFrom('A;B\n', '1;2\n', '"', ';', '\r\n', '\uFEFF', '""', '";').map(s => Buffer.from(s)))
    await fc.assert(fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async pieces => {
      const outcome = await refusal(Buffer.concat(pieces))
      expect(outcome === null || Array.isArray(outcome)).toBe(true)
    }), { numRuns: 400 })
  })
})
