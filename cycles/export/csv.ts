/**
 * CSV as spreadsheets in Chile open it: `;` between cells, decimal comma, UTF-8 with BOM, CRLF, RFC 4180 quoting. Cells are typed: a
 * number is written as a number (a negative one with its minus), and a text that a spreadsheet would run as a formula is disarmed
 * with a leading apostrophe (OWASP, "CSV Injection"; ASVS 1.2.10).
 */

/** `{ number, decimals }` fixes the decimals; null is an empty cell. */
export type CsvCell = string | number | { number: number; decimals: number } | null

export const csvByteOrderMark = '\uFEFF'

/**
 * `=`, `+`, `-`, `@`, tab, CR or NUL first, behind any apostrophes: a text that already had one gets another, so that taking one away
 * always gives the text back.
 */
const isTrigger = /^'*[=+\-@\t\r\0]/

export const disarmed = (text: string): string => (isTrigger.test(text) ? `'${text}` : text)

const cell = (value: CsvCell): string => {
  if (value === null) return ''
  if (typeof value === 'string') {
    const text = disarmed(value)
    return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  const { number, decimals } = typeof value === 'number' ? { number: value, decimals: null } : value
  if (!Number.isFinite(number)) throw new RangeError(`Not a figure: ${number}`)
  return (decimals === null ? String(number) : number.toFixed(decimals)).replace('.', ',')
}

/** One record with its line end. */
export const csvRecord = (cells: readonly CsvCell[]): string => `${cells.map(cell).join(';')}\r\n`

/** The opening of a file: the mark and the header. */
export const csvOpening = (header: readonly string[]): string => csvByteOrderMark + csvRecord(header)
