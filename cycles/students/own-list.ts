/**
 * A school's own file, opened on the device: what may leave it, and who is who, which may not. Runs in the browser; no name it reads is
 * sent anywhere.
 */
import { readRun } from '../privacy/run.ts'
import { columnOf, neededColumns, neverRead } from './columns.ts'

/** Cells of delimited text; `;` or `,` by the first line, quotes as spreadsheets write them. */
export const readDelimited = (text: string): string[][] => {
  const first = text.slice(0, text.search(/\r?\n|$/))
  const mark = first.split(';').length >= first.split(',').length ? ';' : ','
  const rows: string[][] = []
  let row: string[] = [], cell = '', quoted = false
  for (let i = 0; i < text.length; i++) {
    const sign = text[i]!
    if (quoted) {
      if (sign !== '"') cell += sign
      else if (text[i + 1] === '"') { cell += '"'; i++ } else quoted = false
    } else if (sign === '"' && cell === '') quoted = true
    else if (sign === mark) { row.push(cell); cell = '' }
    else if (sign === '\n') { row.push(cell.replace(/\r$/, '')); rows.push(row); row = []; cell = '' }
    else cell += sign
  }
  if (cell !== '' || row.length > 0) { row.push(cell); rows.push(row) }
  return rows
}

/** Someone of the list, on the device. `name` is '' where the file has none. */
export type Listed = { run: number; name: string; course: string }

export type OpenedList = {
  /** The needed columns alone, `;` between cells, each row on the line it had. */
  csv: string
  /** Names of the columns that stay on the device, those the Ministry names; and how many others stay too. */
  dropped: string[]
  droppedOthers: number
  rows: number
  courses: number
  people: Listed[]
}

const cellOut = (cell: string) => { const text = cell.trim(); return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""').replace(/[\r\n]+/g, ' ')}"` : text }

/** Null where the first rows hold no header of a school's file: then the server says what it is. */
export const openList = (cells: readonly (readonly string[])[]): OpenedList | null => {
  const at = cells.slice(0, 20).findIndex(row => { const names = row.map(columnOf); return names.includes('RBD') && names.includes('LETRA CURSO') })
  if (at < 0) return null
  const header = cells[at]!.map(columnOf)
  const kept = neededColumns.filter(c => header.includes(c))
  const positions = kept.map(c => header.indexOf(c))
  const place = (name: string) => header.indexOf(name)
  const nameColumns = ['NOMBRES', 'NOMBRE', 'NOMBRE COMPLETO', 'APELLIDO PATERNO', 'APELLIDO MATERNO'].map(place).filter(i => i >= 0)
  const lines: string[] = Array<string>(at).fill('')
  lines.push(kept.join(';'))
  const people = new Map<number, Listed>()
  const courses = new Set<string>()
  let rows = 0
  for (const row of cells.slice(at + 1)) {
    if (row.every(c => c.trim() === '')) { lines.push(''); continue }
    rows++
    lines.push(positions.map(i => cellOut(row[i] ?? '')).join(';'))
    const of = (name: string) => (row[place(name)] ?? '').trim()
    const course = [of('COD TIPO ENSENANZA').replace(/[.,]0+$/, ''), of('COD GRADO').replace(/[.,]0+$/, ''), of('LETRA CURSO').toUpperCase()].join('-')
    courses.add(course)
    const read = place('RUN') >= 0 ? readRun(of('RUN'), of('DIGITO VER.')) : { ok: false as const }
    if (read.ok) people.set(read.run, { run: read.run, name: nameColumns.map(i => (row[i] ?? '').trim()).filter(Boolean).join(' '), course })
  }
  const dropped = neverRead.filter(c => header.includes(c))
  return {
    csv: lines.join('\r\n') + '\r\n', dropped, droppedOthers: header.filter(c => c !== '').length - kept.length - dropped.length, rows, courses: courses.size, people: [...people.values()],
  }
}
