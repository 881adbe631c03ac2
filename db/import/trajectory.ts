/**
 * The Ministry's *Reporte de trayectoria educativa* of a school (reference: Ministry files, 1.11): lists of students by RUN and name, who
 * withdrew, who is disengaged, who is for the second year. Only how many there are by grade is kept: RUN serves to count a student once
 * while the file is read, and is written nowhere.
 *
 * The layout is known from its description, not from a file: lists are told by the name of their sheet or the title above them, columns by
 * their names, in any order. The school comes from a column RBD, else from a title, else from the file's name; the year likewise.
 */
import { writeInChunks } from '../generations.ts'
import { highestRbd, knownSchools } from './schools.ts'
import { FileRefused, foldColumn } from './delimited.ts'
import type { Reading, WorkbookContext } from './reading.ts'
import type { ImportWarning } from './report.ts'
import { createRowTally } from './rows.ts'
import { isListHeader, isRun, listNamed, type TrajectoryList } from './trajectory-lists.ts'
import { foldedRow, type Cell } from './workbook.ts'

const ordinals: [RegExp, number][] = [
  [/\bPRIMER/, 1], [/\bSEGUND/, 2], [/\bTERCER/, 3], [/\bCUART/, 4], [/\bQUINT/, 5], [/\bSEXT/, 6], [/\bSEPTIM/, 7], [/\bOCTAV/, 8],
  [/\bI\b/, 1], [/\bII\b/, 2], [/\bIII\b/, 3], [/\bIV\b/, 4],
]

/** `primary-7` for "7° Básico", "Séptimo básico" or "7 basico A"; `other` for what is no grade, so that nothing else gets through. */
export const gradeOf = (cell: Cell | undefined): string => {
  const text = foldColumn(String(cell ?? ''))
  if (/ADULT|NIVEL (BAS|MED)/.test(text)) return 'adult'
  if (/PRE.?KINDER|NT1|1.{0,12}TRANSICION|PRIMER NIVEL DE TRANS/.test(text)) return 'preschool-4'
  if (/KINDER|NT2|2.{0,12}TRANSICION|SEGUNDO NIVEL DE TRANS/.test(text)) return 'preschool-5'
  const n = Number(/\b([1-8])\s*(°|º|O\b|ER\b|RO\b|DO\b|TO\b|MO\b|VO\b)?/.exec(text)?.[1] ?? ordinals.find(([word]) => word.test(text))?.[1] ?? NaN)
  if (/\bBAS/.test(text) && n >= 1 && n <= 8) return `primary-${n}`
  if (/\bMED/.test(text) && n >= 1 && n <= 4) return `secondary-${n}`
  return 'other'
}

const numberIn = (pattern: RegExp, texts: readonly string[]): number | null => {
  for (const text of texts) { const found = pattern.exec(text)?.[1]; if (found) return Number(found) }
  return null
}
const wholeOf = (cell: Cell | undefined): number => {
  const text = String(cell ?? '').trim().replace(/[,.]0+$/, '')
  return /^\d{1,9}$/.test(text) ? Number(text) : NaN
}

/** Of each list; the RUN to count a student once, and kept nowhere. */
const isReadColumn = (name: string) => isRun(name) || /^(GRADO|RBD|ANO|AGNO)$/.test(name)

type Count = { rbd: number; grade: string } & Record<Exclude<TrajectoryList, 'attendance'>, number>

export const readTrajectory = async (context: WorkbookContext): Promise<Reading> => {
  const { store, workbook } = context
  const { isKnown, years: directories } = await knownSchools(store)
  if (directories.length === 0) throw new FileRefused('no-directory')
  const tally = createRowTally()
  const counts = new Map<string, Count>()
  const seen = new Set<string>()
  const texts: string[] = [foldColumn(context.fileName)]
  const years: number[] = []
  const columnsRead = new Set<string>(), columnsUnread = new Set<string>()
  let otherGrades = 0
  /** Of schools whose RBD no column names, until a title has been found. */
  const pending: { list: TrajectoryList; rbd: number | null; grade: string; line: number }[] = []

  for (const sheet of workbook.sheets) {
    texts.push(foldColumn(sheet.name))
    let list: TrajectoryList | null = null, title = '', line = 0
    let at: { run: number; grade: number; rbd: number; year: number } | null = null
    for await (const row of sheet.rows()) {
      line++
      if (context.signal?.aborted) throw new FileRefused('cancelled')
      const names = foldedRow(row)
      if (isListHeader(names)) {
        list = listNamed(title) ?? listNamed(foldColumn(sheet.name))
        at = { run: names.findIndex(isRun), grade: names.indexOf('GRADO'), rbd: names.indexOf('RBD'), year: names.findIndex(n => /^(ANO|AGNO)$/.test(n)) }
        texts.push(...names.filter(n => /\b20\d\d\b/.test(n)))
        if (list !== 'attendance') for (const name of names) if (name !== '') (isReadColumn(name) ? columnsRead : columnsUnread).add(name)
        continue
      }
      const filled = names.filter(n => n !== '')
      // A title: a text alone in its row, or above the first header. Not kept: it could be anything.
      if (!at || (filled.length === 1 && listNamed(filled[0]!))) {
        title = filled.join(' ')
        if (listNamed(title) && at) at = null
        texts.push(title)
        continue
      }
      if (filled.length === 0 || list === null || list === 'attendance') continue
      const run = String(row[at.run] ?? '').replace(/[^0-9kK]/g, '').toUpperCase()
      if (run === '') { tally.refuse(line, 'blank', 'RUN'); continue }
      const rbd = at.rbd < 0 ? null : wholeOf(row[at.rbd])
      if (rbd !== null && !(rbd >= 1 && rbd <= highestRbd)) { tally.refuse(line, 'not-a-number', 'RBD'); continue }
      if (at.year >= 0 && !Number.isNaN(wholeOf(row[at.year]))) years.push(wholeOf(row[at.year]))
      const key = [list, rbd, run].join()
      const grade = gradeOf(row[at.grade])
      if (grade === 'other') otherGrades++
      if (!seen.has(key)) pending.push({ list, rbd, grade, line })
      else tally.used++
      seen.add(key)
    }
  }
  seen.clear()

  const ownRbd = numberIn(/(?<![A-Z])RBD\D{0,12}(\d{1,5})(?!\d)/, texts) ?? numberIn(/^(\d{1,5})(?!\d)/, texts.slice(0, 1))
  const missing: string[] = []
  if (ownRbd === null && pending.some(p => p.rbd === null)) missing.push('RBD')
  const saidYears = years.length > 0 ? years : texts.flatMap(t => [...t.matchAll(/(?<!\d)(20[1-4]\d)(?!\d)/g)].map(m => Number(m[1])))
  const year = saidYears.length === 0 ? null : Math.max(...saidYears)
  if (year === null) missing.push('AGNO')
  if (missing.length > 0 || year === null) throw new FileRefused('missing-column', { kind: 'trajectory', missing })

  for (const p of pending) {
    const rbd = p.rbd ?? ownRbd!
    if (isKnown[rbd] !== 1) { tally.refuse(p.line, 'unknown-rbd', 'RBD', String(rbd)); continue }
    const key = `${rbd},${p.grade}`
    const count = counts.get(key) ?? { rbd, grade: p.grade, withdrawn: 0, disengaged: 0, twiceDisengaged: 0 }
    if (p.list !== 'attendance') count[p.list]++
    counts.set(key, count)
    tally.used++
  }
  // A school with empty lists has nobody in them, which is a figure.
  const nobody = tally.read() === 0 && ownRbd !== null && isKnown[ownRbd] === 1
  if (!nobody) tally.requireUsable()
  const schools = nobody ? [ownRbd] : [...new Set([...counts.values()].map(c => c.rbd))].sort((a, b) => a - b)

  return {
    sha256: context.sha256,
    encoding: 'utf-8',
    // A row is a student: its columns are named and no row is shown.
    preview: { read: [...columnsRead], unread: columnsUnread.size, rows: [] },
    readsAsBefore: earlier => !(earlier.refusedByReason ?? []).some(r => r.reason === 'unknown-rbd'),
    finish: async generationId => {
      if (generationId !== null) await writeInChunks(store, store.s.trajectory, [...counts.values()].map(c => ({ generationId, year, ...c })))
      const warnings: ImportWarning[] = otherGrades > 0 ? [{ warning: 'grades-not-recognised', count: otherGrades }] : []
      return {
        keys: schools.map(rbd => ({ year, month: 0, rbd })),
        figures: {
          rowsRead: tally.read(), rowsUsed: tally.used, rowsRefused: tally.refused(), refused: tally.first(), refusedByReason: tally.byReason(),
          schools: schools.length, students: null, studentsInSeveralRows: null, months: [], years: [year], warnings,
        },
      }
    },
  }
}
