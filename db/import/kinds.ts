/** Which of the Ministry's files this is, from its header; and which columns of it are read. */
import { columnAliases } from '../../cycles/students/columns.ts'
import { FileRefused, foldColumn, type TableFile } from './delimited.ts'
import type { ImportKind } from './report.ts'
import { isListHeader, listNamed } from './trajectory-lists.ts'

/** March to December. */
export const schoolMonths = [3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const

/** Columns a kind cannot do without. Reference: Ministry files, 1.1 and 1.3 to 1.7; the SLEP list's layout is that of `rbd_slep_2026.csv`. */
export const requiredColumns: Record<ImportKind, readonly string[]> = {
  directory: ['AGNO', 'RBD', 'NOM_RBD', 'COD_REG_RBD', 'COD_COM_RBD', 'NOM_COM_RBD', 'COD_DEPE', 'RURAL_RBD'],
  'slep-list': ['COD_SLEP', 'NOMBRE_SLEP', 'ANIO_TRASPASO', 'RBD'],
  attendance: ['AGNO', 'MES_ESCOLAR', 'RBD', 'COD_ENSE', 'COD_GRADO', 'LET_CUR', 'MRUN', 'DIAS_ASISTIDOS', 'DIAS_TRABAJADOS'],
  enrolment: ['AGNO', 'RBD', 'MAT_TOTAL'],
  results: ['AGNO', 'RBD', 'COD_ENSE'],
  vulnerability: ['RBD', 'PRIMERA_PRIORIDAD', 'SEGUNDA_PRIORIDAD', 'TERCERA_PRIORIDAD'],
  holders: ['AGNO', 'P_JURIDICA', 'ID_SLE', 'RBD_001'],
  'attendance-year': ['AGNO', 'RBD', 'COD_ENSE', 'COD_GRADO', 'LET_CUR', 'MRUN', ...schoolMonths.map(month => `DIAS_ASISTIDOS_${month}`)],
  'enrolment-students': ['AGNO', 'RBD', 'COD_ENSE', 'COD_GRADO', 'LET_CUR', 'MRUN'],
  'results-students': ['AGNO', 'RBD', 'COD_ENSE', 'COD_GRADO', 'MRUN'],
  // SIGE's *nómina* and our template; the class book's own columns are asked for by its reader, which takes several layouts.
  roster: ['ANO', 'RBD', 'COD TIPO ENSENANZA', 'COD GRADO', 'LETRA CURSO', 'RUN'],
  'student-days': ['RBD', 'COD TIPO ENSENANZA', 'COD GRADO', 'LETRA CURSO'],
  'slep-communes': ['COD_COM_RBD', 'COD_SLEP', 'NOMBRE_SLEP', 'ANIO_TRASPASO'],
  // Whole workbooks: read by the names of their lists.
  dropout: [],
  trajectory: [],
}

/** Students of the preferential subsidy: another table of the Ministry's, with the same beginning. */
const ofOtherStudentFiles = ['CRITERIO_SEP', 'PRIORITARIO_ALU', 'BEN_SEP']

/** Columns that tables of students and summaries have and a directory has not. */
const neverInADirectory = /^(GEN_ALU|FEC_NAC_ALU|COD_GRADO\d?|LET_CUR|COD_ENSE\d?|PROM_GRAL|SIT_FIN|MAT_HOM_.*|CUR_SIM_.*|APR_HOM_.*|DIAS_.*)$/

/** The catalogue of 2026 prints a footnote mark glued to the name; whoever types a header from it writes this. */
const aliases: Record<string, string> = {
  DIAS_ASISTIDOS12: 'DIAS_ASISTIDOS',
  ...columnAliases,
  // Ways in which lists of SLEPs name the same columns.
  COD_COMUNA: 'COD_COM_RBD', CODIGO_COMUNA: 'COD_COM_RBD', CUT: 'COD_COM_RBD', NOM_SLEP: 'NOMBRE_SLEP', ANO_TRASPASO: 'ANIO_TRASPASO', 'ANO TRASPASO': 'ANIO_TRASPASO', AGNO_TRASPASO: 'ANIO_TRASPASO',
}

export const columnsOf = (file: Pick<TableFile, 'columns'>): string[] => file.columns.map(c => aliases[c] ?? c)

/** The kind, or null. A file that lacks a column it needs is still recognised, so that the column can be named. */
export const kindOf = (columns: readonly string[]): ImportKind | null => {
  const has = (...names: string[]) => names.filter(n => columns.includes(n)).length
  // A school's own: SIGE writes its columns with blanks where the Ministry's open files have underscores.
  const ofSchool = has('COD TIPO ENSENANZA', 'COD GRADO', 'LETRA CURSO')
  if (ofSchool >= 2) {
    if (has('DIAS ASISTIDOS', 'DIAS TRABAJADOS', 'PRESENTE', 'PRESENTES') > 0) return 'student-days'
    if (has('RUN') === 1) return 'roster'
  }
  if (has('MES_ESCOLAR') === 1 || has('DIAS_ASISTIDOS', 'DIAS_TRABAJADOS') > 0) return 'attendance'
  // No student has a row in a yearly summary.
  if (has('MRUN', 'RUN', 'GEN_ALU') === 0 || columns.includes('RBD_001')) {
    if (columns.some(c => /^(APR|REP|RET|TRA)_(HOM|MUJ|SI)_/.test(c))) return 'results'
    if (columns.some(c => /^MAT_(HOM|MUJ)_/.test(c))) return 'enrolment'
    if (columns.some(c => /^IVE[_ -]?SINAE/.test(c)) || has('PRIMERA_PRIORIDAD', 'SEGUNDA_PRIORIDAD', 'TERCERA_PRIORIDAD') === 3) return 'vulnerability'
    if (has('RBD_001') === 1 || has('ID_SLE', 'NOM_SLE') === 2) return 'holders'
  }
  if (columns.some(c => /^DIAS_(ASISTIDOS|TRABAJADOS)_\d+$/.test(c))) return 'attendance-year'
  if (has('MRUN', 'GEN_ALU', 'FEC_NAC_ALU', 'EDAD_ALU') > 0 && has('COD_GRADO', 'LET_CUR') > 0 && has(...ofOtherStudentFiles) === 0) {
    return has('SIT_FIN', 'SIT_FIN_R', 'PROM_GRAL') > 0 ? 'results-students' : 'enrolment-students'
  }
  if (columns.some(c => neverInADirectory.test(c))) return null
  if (has('COD_SLEP', 'ANIO_TRASPASO') > 0) return has('RBD') === 0 && has('COD_COM_RBD') === 1 ? 'slep-communes' : 'slep-list'
  return has('RBD') === 1 && has(...requiredColumns.directory) >= 5 ? 'directory' : null
}

/** The kind of a workbook that is more than one table, from the names and the first rows (folded) of its sheets; or null. */
export const kindOfWorkbook = (sheets: readonly { name: string; rows: readonly (readonly string[])[] }[]): ImportKind | null => {
  if (sheets.some(s => s.rows.some(row => row.filter(name => /^DESVINCULADOS 20\d\d/.test(name)).length > 0 && row.some(name => /^MATRICULA TEORICA/.test(name))))) return 'dropout'
  const lists = sheets.filter(s => s.rows.some(isListHeader) && [foldColumn(s.name), ...s.rows.flat()].some(text => listNamed(text) !== null))
  return lists.length > 0 ? 'trajectory' : null
}

/** Columns the kind needs that are not in the header. */
export const missingColumns = (kind: ImportKind, columns: readonly string[]): string[] => requiredColumns[kind].filter(c => !columns.includes(c))

/** Positions of the wanted columns, -1 for an absent one. Throws FileRefused when a required one is missing or stands twice. */
export const positionsOf = <C extends string>(kind: ImportKind, columns: readonly string[], wanted: readonly C[]): number[] => {
  const missing = missingColumns(kind, columns)
  if (missing.length > 0) throw new FileRefused('missing-column', { kind, missing })
  const twice = wanted.filter(c => columns.indexOf(c) !== columns.lastIndexOf(c))
  if (twice.length > 0) throw new FileRefused('duplicate-column', { kind, columns: twice })
  return wanted.map(c => columns.indexOf(c))
}

const plainNames = new Set([...Object.values(requiredColumns).flat(), 'DIAS ASISTIDOS', 'DIAS TRABAJADOS', 'FECHA', 'MES', 'DV_RBD', 'RUN', 'RUT', 'COMUNA', 'DEPENDENCIA', 'AREA', 'SLEP', 'COHORTE'])

/**
 * Whether a cell of the first line may be repeated to people. A file without a header begins with a student: only names the Ministry
 * uses, or words joined by `_` as its columns are, leave this place.
 */
export const isColumnName = (cell: string): boolean => plainNames.has(cell) || /^[A-Z][A-Z0-9]{0,20}(_[A-Z0-9]{1,20}){1,5}$/.test(cell)
