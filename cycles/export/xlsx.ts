/**
 * A workbook as the text of its parts (ECMA-376, SpreadsheetML): rows are written one by one, texts stand in their cell (`inlineStr`), so that
 * nothing has to be kept until the end. A text is a text: no cell is a formula, whatever it begins with.
 */
export type SheetCell = string | number | null

/** What XML 1.0 does not allow becomes the replacement character; a lone surrogate too. */
const xml = (text: string) => text
  .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '\uFFFD')
  .replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/\r/g, '&#13;')

/** Most rows a sheet takes, the header among them. */
export const mostRowsOfSheet = 1_048_576
/** Most signs a cell takes. */
const mostOfCell = 32_767

/** `A`, `B` … `Z`, `AA` … of a column counted from 0. */
export const columnLetters = (index: number): string => (index < 26 ? '' : columnLetters(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26))

const cellOf = (value: SheetCell, at: string, style: number): string => {
  if (value === null) return ''
  const s = style === 0 ? '' : ` s="${style}"`
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError(`Not a figure: ${value}`)
    return `<c r="${at}"${s}><v>${value}</v></c>`
  }
  return `<c r="${at}"${s} t="inlineStr"><is><t xml:space="preserve">${xml(value.slice(0, mostOfCell))}</t></is></c>`
}

/** One row; `number` counts from 1. `isHeader`: bold. */
export const sheetRow = (cells: readonly SheetCell[], number: number, isHeader = false): string =>
  `<row r="${number}">${cells.map((value, i) => cellOf(value, `${columnLetters(i)}${number}`, isHeader ? 1 : 0)).join('')}</row>`

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** The first row stays in sight. */
export const sheetOpening = `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`
export const sheetClosing = '</sheetData></worksheet>'
export const sheetPath = (index: number) => `xl/worksheets/sheet${index + 1}.xml`

/** Names of sheets: at most 31 signs, none of `[]:*?/\`. */
export const sheetName = (wanted: string, index: number): string => {
  const end = index === 0 ? '' : ` ${index + 1}`
  return wanted.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31 - end.length) + end
}

/** The other parts of a workbook with these sheets, path and text. */
export const workbookParts = (sheets: readonly string[]): [path: string, text: string][] => [
  ['xl/styles.xml', `${declaration}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/></cellXfs></styleSheet>`],
  ['xl/workbook.xml', `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${sheets.map((name, i) => `<sheet name="${xml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`],
  ['xl/_rels/workbook.xml.rels', `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}<Relationship Id="rId${sheets.length + 1}" Type="${relations}/styles" Target="styles.xml"/></Relationships>`],
  ['_rels/.rels', `${declaration}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
  ['[Content_Types].xml', `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${sheets.map((_, i) => `<Override PartName="/${sheetPath(i)}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join('')}</Types>`],
]
