/**
 * Makes small files in the real layouts of the Ministry (reference: Ministry files, 1.1 and 1.3), down to delimiter, BOM, line end,
 * encoding, decimal comma and the single space that stands for blank. Also what people do to them: a comma re-save with quoted
 * decimals, another column order, a file cut off.
 */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkDigitOf } from '../../db/import/attendance.ts'

export type TableStyle = {
  delimiter?: ';' | ','
  encoding?: 'utf-8' | 'windows-1252'
  bom?: boolean
  lineEnd?: '\r\n' | '\n'
  lastLineEnd?: boolean
  /** Quotes every field that holds a delimiter, a quote or a decimal comma, as spreadsheets do in a comma re-save. */
  quote?: 'none' | 'needed' | 'all'
  headerCase?: 'upper' | 'lower'
  /** Columns left out. */
  without?: readonly string[]
  /** Columns in another order: reversed. */
  reversed?: boolean
  /** Adds a column with an empty header in front, as the Resumen of 2023 has. */
  emptyFirstColumn?: boolean
}

/** What the Ministry publishes: `;`, BOM, CRLF. */
const published: Required<TableStyle> = {
  delimiter: ';', encoding: 'utf-8', bom: true, lineEnd: '\r\n', lastLineEnd: true, quote: 'none', headerCase: 'upper', without: [], reversed: false, emptyFirstColumn: false,
}
/** A spreadsheet's or data frame's re-save: commas, quotes where needed, LF. */
export const commaResave: TableStyle = { delimiter: ',', bom: false, lineEnd: '\n', quote: 'needed' }

const encode = (text: string, encoding: 'utf-8' | 'windows-1252') => Buffer.from(text, encoding === 'utf-8' ? 'utf8' : 'latin1')

/** A table of any columns as bytes. */
export const tableFile = (columns: readonly string[], rows: readonly Record<string, string | number>[], style: TableStyle = {}): Buffer => {
  const s = { ...published, ...style }
  let names = columns.filter(c => !s.without.includes(c))
  if (s.reversed) names = [...names].reverse()
  const field = (value: string) => s.quote === 'all' || (s.quote === 'needed' && /[",;\n]/.test(value)) ? `"${value.replaceAll('"', '""')}"` : value
  const lineOf = (values: string[]) => [...(s.emptyFirstColumn ? [''] : []), ...values.map(field)].join(s.delimiter)
  const lines = [
    lineOf(names.map(n => (s.headerCase === 'lower' ? n.toLowerCase() : n))),
    ...rows.map(row => lineOf(names.map(n => String(row[n] ?? ' ')))),
  ]
  const text = (s.bom && s.encoding === 'utf-8' ? '\uFEFF' : '') + lines.join(s.lineEnd) + (s.lastLineEnd ? s.lineEnd : '')
  return encode(text, s.encoding)
}

// ── Attendance ────────────────────────────────────────────────────────────────────────────────────────────────────────

export const attendanceColumns2019 = 'AGNO;MES_ESCOLAR;RBD;DGV_RBD;NOM_RBD;COD_REG_RBD;NOM_REG_RBD_A;COD_PRO_RBD;COD_COM_RBD;NOM_COM_RBD;COD_DEPROV_RBD;NOM_DEPROV_RBD;RURAL_RBD;COD_DEPE;COD_DEPE2;COD_ENSE;COD_ENSE2;COD_GRADO;LET_CUR;MRUN;GEN_ALU;FEC_NAC_ALU;COD_COM_ALU;NOM_COM_ALU;DIAS_ASISTIDOS;DIAS_TRABAJADOS;ASIS_PROMEDIO'.split(';')
/** From 2023 on: NOMBRE_SLEP after RURAL_RBD. */
export const attendanceColumns2023 = attendanceColumns2019.flatMap(c => (c === 'RURAL_RBD' ? [c, 'NOMBRE_SLEP'] : [c]))
/** What one tool re-saves of 2025's file: no student, so no student can be counted once. */
export const attendanceColumnsOfOneTool = ['AGNO', 'MES_ESCOLAR', 'RBD', 'NOM_RBD', 'NOMBRE_SLEP', 'COD_COM_RBD', 'NOM_COM_RBD', 'DIAS_ASISTIDOS', 'DIAS_TRABAJADOS']

export type StudentMonth = {
  rbd: number
  mrun: number | string
  attended: number | string
  due: number | string
  year?: number | string
  month?: number | string
  schoolName?: string
  codEnse?: number | string
  grade?: number | string
  letter?: string
  digit?: number
}

const decimalComma = (a: number, b: number) => (b > 0 ? (a / b).toFixed(4).replace('.', ',') : '0,0000')

const attendanceRow = (r: StudentMonth): Record<string, string | number> => ({
  AGNO: r.year ?? 2026, MES_ESCOLAR: r.month ?? 4, RBD: r.rbd, DGV_RBD: r.digit ?? checkDigitOf(r.rbd) ?? ' ', NOM_RBD: r.schoolName ?? 'ESCUELA LOS BOLDOS', COD_REG_RBD: 9,
  NOM_REG_RBD_A: 'ARAUC', COD_PRO_RBD: 91, COD_COM_RBD: 9118, NOM_COM_RBD: 'PEÑA BLANCA', COD_DEPROV_RBD: 93, NOM_DEPROV_RBD: 'CAUTÍN SUR', RURAL_RBD: 0,
  NOMBRE_SLEP: 'COSTA CLARA', COD_DEPE: 6, COD_DEPE2: 5, COD_ENSE: r.codEnse ?? 110, COD_ENSE2: 2, COD_GRADO: r.grade ?? 5, LET_CUR: r.letter ?? 'A', MRUN: r.mrun,
  GEN_ALU: 1, FEC_NAC_ALU: 201504, COD_COM_ALU: 9118, NOM_COM_ALU: ' ', DIAS_ASISTIDOS: r.attended, DIAS_TRABAJADOS: r.due, ASIS_PROMEDIO: decimalComma(Number(r.attended), Number(r.due)),
})

export const attendanceFile = (rows: readonly StudentMonth[], style: TableStyle & { columns?: readonly string[] } = {}): Buffer =>
  tableFile(style.columns ?? attendanceColumns2019, rows.map(attendanceRow), style)

/** A course of `students` pupils with MRUNs from `firstMrun`, who attended `attended` of `due` days each. */
export const course = (students: number, r: Omit<StudentMonth, 'mrun'> & { firstMrun: number }): StudentMonth[] =>
  Array.from({ length: students }, (_, i) => ({ ...r, mrun: r.firstMrun + i }))

// ── Directory ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const numbered = (name: string, n: number) => Array.from({ length: n }, (_, i) => `${name}_${String(i + 1).padStart(2, '0')}`)

/** Columns by year (reference, 1.1): 2013 before sostenedor and state; 2017 in the old encoding; 2023 as published; 2025 with enrolment by level. */
export const directoryColumns: Record<2013 | 2017 | 2023 | 2025, readonly string[]> = {
  2013: ['AGNO', 'RBD', 'DGV_RBD', 'NOM_RBD', 'COD_REG_RBD', 'COD_PRO_RBD', 'COD_COM_RBD', 'NOM_COM_RBD', 'COD_DEPE', 'RURAL_RBD', ...numbered('ENS', 12)],
  2017: ['AGNO', 'RBD', 'DGV_RBD', 'NOM_RBD', 'MRUN', 'RUT_SOSTENEDOR', 'P_JURIDICA', 'COD_REG_RBD', 'COD_PRO_RBD', 'COD_COM_RBD', 'NOM_COM_RBD', 'COD_DEPROV_RBD', 'NOM_DEPROV_RBD', 'COD_DEPE', 'COD_DEPE2', 'RURAL_RBD', 'LATITUD', 'LONGITUD', 'CONVENIO_PIE', ...numbered('ENS', 11), 'MATRICULA', 'ESTADO_ESTAB', 'ORI_RELIGIOSA', 'ORI_OTRO_GLOSA', 'PAGO_MATRICULA', 'PAGO_MENSUAL'],
  2023: ['AGNO', 'RBD', 'DGV_RBD', 'NOM_RBD', 'MRUN', 'RUT_SOSTENEDOR', 'P_JURIDICA', 'COD_REG_RBD', 'NOM_REG_RBD_A', 'COD_PRO_RBD', 'COD_COM_RBD', 'NOM_COM_RBD', 'COD_DEPROV_RBD', 'NOM_DEPROV_RBD', 'COD_DEPE', 'COD_DEPE2', 'RURAL_RBD', 'LATITUD', 'LONGITUD', 'CONVENIO_PIE', 'PACE', ...numbered('ENS', 11), 'MAT_TOTAL', 'MATRICULA', 'ESTADO_ESTAB', 'ORI_RELIGIOSA', 'ORI_OTRO_GLOSA', 'PAGO_MATRICULA', 'PAGO_MENSUAL', ...numbered('ESPE', 11)],
  2025: [],
}
directoryColumns[2025] = directoryColumns[2023].flatMap(c => (c === 'MAT_TOTAL' ? [...Array.from({ length: 8 }, (_, i) => `MAT_ENS_${i + 1}`), c] : [c]))

export type DirectorySchool = {
  rbd: number | string
  name?: string
  year?: number | string
  regionCode?: number
  communeCode?: number | string
  communeName?: string
  dependency?: number | string
  rural?: number | string
  state?: number
  enrolment?: number
  teachingCodes?: readonly number[]
  digit?: number
}

export const directoryFile = (schools: readonly DirectorySchool[], style: TableStyle & { layout?: keyof typeof directoryColumns; year?: number } = {}): Buffer => {
  const layout = style.layout ?? 2023
  const rows = schools.map(s => {
    const row: Record<string, string | number> = {
      AGNO: s.year ?? style.year ?? layout, RBD: s.rbd, DGV_RBD: s.digit ?? checkDigitOf(Number(s.rbd)) ?? ' ', NOM_RBD: s.name ?? `ESCUELA ${s.rbd}`, RUT_SOSTENEDOR: 62000660, P_JURIDICA: 1,
      COD_REG_RBD: s.regionCode ?? 9, NOM_REG_RBD_A: 'ARAUC', COD_PRO_RBD: 91, COD_COM_RBD: s.communeCode ?? 9118, NOM_COM_RBD: s.communeName ?? 'PEÑA BLANCA', COD_DEPROV_RBD: 93,
      NOM_DEPROV_RBD: 'CAUTÍN SUR', COD_DEPE: s.dependency ?? 6, COD_DEPE2: 5, RURAL_RBD: s.rural ?? 0, LATITUD: '-18,487200000000000', LONGITUD: '-70,29521200000001', CONVENIO_PIE: 1, PACE: 0,
      MAT_TOTAL: s.enrolment ?? 120, MATRICULA: 1, ESTADO_ESTAB: s.state ?? 1, ORI_RELIGIOSA: 1, PAGO_MATRICULA: 'GRATUITO', PAGO_MENSUAL: '$1.000 A $10.000',
    }
    const codes = s.teachingCodes ?? [110]
    for (const [i, name] of numbered('ENS', 12).entries()) row[name] = codes[i] ?? 0
    for (const name of numbered('ESPE', 11)) row[name] = 0
    for (let i = 1; i <= 8; i++) row[`MAT_ENS_${i}`] = i === 2 ? (s.enrolment ?? 120) : 0
    return row
  })
  return tableFile(directoryColumns[layout], rows, { encoding: layout <= 2017 ? 'windows-1252' : 'utf-8', ...style })
}

// ── SLEP list ─────────────────────────────────────────────────────────────────────────────────────────────────────────

export const slepListColumns = ['cod_slep', 'nombre_slep', 'anio_traspaso', 'cod_com_rbd', 'nom_com_rbd', 'rbd', 'nom_rbd']
export type SlepSchool = { slepCode: number | string; slepName: string; fromYear: number | string; rbd: number | string }

/** The layout of `rbd_slep_2026.csv`: lower case, `;`, LF, no BOM. */
export const slepListFile = (schools: readonly SlepSchool[], style: TableStyle = {}): Buffer =>
  tableFile(slepListColumns, schools.map(s => ({
    cod_slep: s.slepCode, nombre_slep: s.slepName, anio_traspaso: s.fromYear, cod_com_rbd: 9118, nom_com_rbd: 'PEÑA BLANCA', rbd: s.rbd, nom_rbd: `ESCUELA ${s.rbd}`,
  })), { headerCase: 'lower', bom: false, lineEnd: '\n', ...style })

// ── On disk ───────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Writes a file into a folder of its own (or `dir`) and returns its path. */
export const onDisk = (name: string, content: Buffer | string, dir = mkdtempSync(join(tmpdir(), 'cuaderno-file-'))): string => {
  const path = join(dir, name)
  writeFileSync(path, content)
  return path
}
