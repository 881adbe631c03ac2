/**
 * The official workbook of dropout (reference: Ministry files, 0.9 and 1.9). Each sheet stacks three tables: everybody, women, men. Of a
 * table, a title says whose it is; then three rows of headers: the year over six columns, Global and Sistema regular over three each,
 * and `Desvinculados 2023`, `Matrícula teórica 2024`, `Tasa de incidencia`. The label's year is the one in which the student was enrolled;
 * the rate is a fraction and is not kept, since the two numbers it is made of are.
 *
 * Read by words, not by places: the real workbook calls two tables "3.a", and a province has a column of its region before it.
 */
import { and, desc, eq } from 'drizzle-orm'
import { writeInChunks } from '../generations.ts'
import { dropoutLevels, type DropoutLevel, type DropoutScope, type DropoutSex } from '../schema-dropout.ts'
import type { Store } from '../store.ts'
import { FileRefused } from './delimited.ts'
import type { ImportPreview } from './preview.ts'
import type { Reading, WorkbookContext } from './reading.ts'
import type { ImportWarning } from './report.ts'
import { createRowTally } from './rows.ts'
import { foldedRow, plainNumber, type Cell } from './workbook.ts'

type Figure = { level: DropoutLevel; label: string; code: number | null; sex: DropoutSex; scope: DropoutScope; year: number; dropouts: number; theoreticalEnrolment: number }

/** What the sheet or the title is about, by its word. Provinces and communes before regions: their titles may name those too. */
const levelWords: [RegExp, DropoutLevel][] = [
  [/DEPENDENCIA/, 'dependency'], [/NIVEL DE ENSENANZA|DE ENSENANZA/, 'teaching'], [/CURSO/, 'grade'], [/PROVINCIA/, 'province'], [/COMUNA/, 'commune'], [/REGION/, 'region'],
]
const levelOf = (text: string): DropoutLevel | null => levelWords.find(([word]) => word.test(text))?.[1] ?? null

/** Codes by a word of the name. COD_DEPE2; COD_ENSE2; the regions' own, which do not run from north to south. */
const knownCodes: Partial<Record<DropoutLevel, [RegExp, number][]>> = {
  dependency: [[/^SERVICIO LOCAL/, 5], [/^MUNICIPAL/, 1], [/SUBVENCIONADO/, 2], [/PAGADO/, 3], [/DELEGADA/, 4]],
  teaching: [[/^BASICA/, 2], [/MEDIA HC/, 5], [/MEDIA TP/, 7]],
  region: [
    [/ARICA/, 15], [/TARAPACA/, 1], [/ANTOFAGASTA/, 2], [/ATACAMA/, 3], [/COQUIMBO/, 4], [/VALPARAISO/, 5], [/METROPOLITANA/, 13], [/HIGGINS/, 6], [/MAULE/, 7],
    [/NUBLE/, 16], [/BIO.?BIO/, 8], [/ARAUCANIA/, 9], [/LOS RIOS/, 14], [/LOS LAGOS/, 10], [/AYSEN|AISEN/, 11], [/MAGALLANES/, 12],
  ],
}

/** Without accents, marks and what differs from one hand to the next. */
export const foldPlace = (name: string): string =>
  name.normalize('NFD').replace(/[\u0300-\u036f]/g, '').toUpperCase().replace(/[^A-Z0-9]+/g, ' ').trim()

/** As the workbook writes three communes, and as the directory does. */
const otherSpellings: Record<string, string> = { AISEN: 'AYSEN', COIHAIQUE: 'COYHAIQUE', TREGUACO: 'TREHUACO' }
const communeKey = (name: string) => { const folded = foldPlace(name); return otherSpellings[folded] ?? folded }

/** Commune codes by name, from the latest directory; empty without one. */
const communeCodes = async (store: Store): Promise<Map<string, number>> => {
  const { schoolYear, currentImport } = store.s
  const [latest] = await store.read.select({ id: currentImport.generationId }).from(currentImport).where(eq(currentImport.kind, 'directory')).orderBy(desc(currentImport.year)).limit(1)
  if (!latest) return new Map()
  const rows = await store.read.selectDistinct({ name: schoolYear.communeName, code: schoolYear.communeCode }).from(schoolYear).where(and(eq(schoolYear.generationId, latest.id)))
  return new Map(rows.map(r => [communeKey(r.name), r.code]))
}

type Column = { at: number; year: number; scope: DropoutScope }
type Table = { level: DropoutLevel; sex: DropoutSex; labelAt: number; columns: Column[] }

const headerYear = (name: string) => Number(/^DESVINCULADOS (20\d\d)/.exec(name)?.[1] ?? NaN)

/** The columns of a table from its last header row; the one before it says which scope each stands under. */
const columnsOf = (header: readonly string[], scopes: readonly string[]): Column[] => {
  let scope: DropoutScope = 'global'
  return header.flatMap((name, at) => {
    const said = scopes[at] ?? ''
    if (said !== '') scope = /REGULAR/.test(said) ? 'regular' : 'global'
    const year = headerYear(name)
    return Number.isNaN(year) || !/^MATRICULA TEORICA/.test(header[at + 1] ?? '') ? [] : [{ at, year, scope }]
  })
}

/** A count, or null where there is none: an empty cell, or the dash of communes without information. */
const countOf = (cell: Cell | undefined): number | null | 'wrong' => {
  if (cell === null || cell === undefined || (typeof cell === 'string' && /^[\s–-]*$/.test(cell))) return null
  return typeof cell === 'number' && Number.isInteger(cell) && cell >= 0 ? cell : 'wrong'
}

/** The first row of each kind of table in its last year, of everybody and out of both systems: what was read, to be checked with the workbook open. */
const previewOf = (rows: readonly Figure[]): ImportPreview => {
  const told = rows.filter(r => r.sex === 'all' && r.scope === 'global')
  const firsts = dropoutLevels.flatMap(level => {
    const of = told.filter(r => r.level === level)
    const first = of.filter(r => r.label === of[0]!.label).at(-1)
    return first ? [first] : []
  })
  return {
    read: ['Tabla', 'Nombre', 'Año', 'Desvinculados', 'Matrícula teórica'], unread: 0,
    rows: firsts.map(r => [tableName[r.level], r.label.slice(0, 60), String(r.year), plainNumber(r.dropouts), plainNumber(r.theoreticalEnrolment)]),
  }
}
/** As the workbook's sheets call them. */
const tableName: Record<DropoutLevel, string> = { country: 'Total', dependency: 'Dependencia', teaching: 'Nivel de enseñanza', grade: 'Curso', region: 'Región', province: 'Provincia', commune: 'Comuna' }

export const readDropout = async (context: WorkbookContext): Promise<Reading> => {
  const { store, workbook } = context
  const communes = await communeCodes(store)
  const tally = createRowTally()
  const figures = new Map<string, Figure>()
  const totals = new Map<string, Figure>()
  const unmatched = new Set<string>()
  let rates = 0, disagreeing = 0

  for (const sheet of workbook.sheets) {
    let title = '', before: string[] = [], line = 0
    let table: Table | null = null
    for await (const row of sheet.rows()) {
      line++
      if (context.signal?.aborted) throw new FileRefused('cancelled')
      const names = foldedRow(row)
      const first = names.find(n => n !== '') ?? ''
      if (/^TABLA\b/.test(first)) { title = first; table = null }
      const columns = columnsOf(names, before)
      if (columns.length > 0) {
        const level = levelOf(title.replace(/PERIODO.*/, '')) ?? levelOf(foldPlace(sheet.name))
        table = level === null ? null : { level, sex: /MUJERES/.test(title) ? 'women' : /HOMBRES/.test(title) ? 'men' : 'all', labelAt: columns[0]!.at - 1, columns }
      } else if (table && /^(FUENTE|NOTA|\/\d)/.test(first)) table = null
      else if (table && first !== '') readRow(table, row, line, sheet.name)
      before = names
    }
  }

  function readRow(table: Table, row: readonly Cell[], line: number, sheetName: string) {
    // "Total" of the provinces stands in the column of the regions.
    const printed = [row[table.labelAt], row[0]].find(cell => typeof cell === 'string' && cell.trim() !== '')
    const label = String(printed ?? '').replace(/\s+/g, ' ').replace(/(\s*\/\d+)+\s*$/, '').trim()
    if (label === '') return
    const folded = foldPlace(label)
    const level: DropoutLevel = folded === 'TOTAL' ? 'country' : table.level
    const code = level === 'commune' ? communes.get(communeKey(label)) ?? null : knownCodes[level]?.find(([word]) => word.test(folded))?.[1] ?? null
    const found: Figure[] = []
    for (const { at, year, scope } of table.columns) {
      const [dropouts, theoreticalEnrolment] = [countOf(row[at]), countOf(row[at + 1])]
      // A commune in its last year: nobody dropped out of nobody.
      if (theoreticalEnrolment === null && (dropouts === null || dropouts === 0)) continue
      if (dropouts === 'wrong' || theoreticalEnrolment === 'wrong' || dropouts === null || theoreticalEnrolment === null) return tally.refuse(line, 'not-a-number', `${sheetName}, Desvinculados ${year}`)
      if (dropouts > theoreticalEnrolment) return tally.refuse(line, 'out-of-range', `${sheetName}, Desvinculados ${year}`)
      const rate = row[at + 2]
      if (typeof rate === 'number' && Math.abs(rate - (theoreticalEnrolment === 0 ? 0 : dropouts / theoreticalEnrolment)) > 1e-6) rates++
      found.push({ level, label, code, sex: table.sex, scope, year, dropouts, theoreticalEnrolment })
    }
    const keyOf = (f: Figure) => [f.level, folded, f.sex, f.scope, f.year].join()
    if (level === 'country') {
      // Every table ends with the same total; the first is kept, and the others are compared with it.
      for (const f of found) {
        const known = totals.get(keyOf(f))
        if (!known) totals.set(keyOf(f), f)
        else if (known.dropouts !== f.dropouts || known.theoreticalEnrolment !== f.theoreticalEnrolment) disagreeing++
      }
    } else {
      if (found.some(f => figures.has(keyOf(f)))) return tally.refuse(line, 'label-twice', sheetName)
      for (const f of found) figures.set(keyOf(f), f)
      if (level === 'commune' && code === null) unmatched.add(folded)
    }
    tally.used++
  }
  tally.requireUsable()

  const rows = [...totals.values(), ...figures.values()]
  return {
    sha256: context.sha256,
    encoding: 'utf-8',
    preview: previewOf(rows),
    readsAsBefore: earlier => !earlier.warnings.some(w => w.warning === 'communes-not-matched'),
    finish: async generationId => {
      if (generationId !== null) {
        await writeInChunks(store, store.s.officialDropout, rows.map(row => ({ generationId, ...row })), {
          onRows: written => context.onRows(written, rows.length),
          throwIfAborted: () => { if (context.signal?.aborted) throw new FileRefused('cancelled') },
        })
      }
      const warnings: ImportWarning[] = []
      if (unmatched.size > 0) warnings.push({ warning: 'communes-not-matched', count: unmatched.size })
      if (disagreeing > 0) warnings.push({ warning: 'totals-disagree', count: disagreeing })
      if (rates > 0) warnings.push({ warning: 'rates-disagree', count: rates })
      return {
        keys: [{ year: 0, month: 0, rbd: 0 }],
        figures: {
          rowsRead: tally.read(), rowsUsed: tally.used, rowsRefused: tally.refused(), refused: tally.first(), refusedByReason: tally.byReason(),
          schools: 0, students: null, studentsInSeveralRows: null, months: [], years: [...new Set(rows.map(r => r.year))].sort((a, b) => a - b), warnings,
        },
      }
    },
  }
}
