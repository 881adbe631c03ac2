/**
 * Makes small files in the real layouts of the Ministry (reference: Ministry files, 1.1 and 1.3), down to delimiter, BOM, line end,
 * encoding, decimal comma and the single space that stands for blank. Also what people do to them: a comma re-save with quoted
 * decimals, another column order, a file cut off.
 */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkDigitOf } from '../../db/import/schools.ts'

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
  rbd: number | string
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
  AGNO: r.year ?? 2026, MES_ESCOLAR: r.month ?? 4, RBD: r.rbd, DGV_RBD: r.digit ?? checkDigitOf(Number(r.rbd)) ?? ' ', NOM_RBD: r.schoolName ?? 'ESCUELA LOS BOLDOS', COD_REG_RBD: 9,
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

/** Columns by year (reference, 1.1): 2013 before sostenedor, grouped dependency and state; 2015 before sostenedor; 2017 in the old encoding; 2023 as published; 2025 with enrolment by level. */
export const directoryColumns: Record<2013 | 2015 | 2017 | 2023 | 2025, readonly string[]> = {
  2013: ['AGNO', 'RBD', 'DGV_RBD', 'NOM_RBD', 'COD_REG_RBD', 'COD_PRO_RBD', 'COD_COM_RBD', 'NOM_COM_RBD', 'COD_DEPE', 'RURAL_RBD', ...numbered('ENS', 12)],
  2015: ['AGNO', 'RBD', 'DGV_RBD', 'NOM_RBD', 'COD_REG_RBD', 'COD_PRO_RBD', 'COD_COM_RBD', 'NOM_COM_RBD', 'COD_DEPROV_RBD', 'NOM_DEPROV_RBD', 'COD_DEPE', 'COD_DEPE2', 'RURAL_RBD', 'LATITUD', 'LONGITUD', 'CONVENIO_PIE', ...numbered('ENS', 12), 'MATRICULA', 'ESTADO_ESTAB'],
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

// ── The large yearly files of students ────────────────────────────────────────────────────────────────────────────────

const months = [3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
const byMonth = (name: string) => months.map(m => `${name}_${m}`)

/** The 66 columns of 2024, in lower case as published, and 2025's as the catalogue lists them: upper case, rates and no days due. */
export const attendanceYearColumns2024 = ['agno', 'mrun', 'rbd', 'nom_rbd', 'cod_reg_rbd', 'nom_reg_rbd_a', 'cod_pro_rbd', 'cod_com_rbd', 'nom_com_rbd', 'cod_deprov_rbd', 'nom_deprov_rbd', 'rural_rbd', 'cod_depe2', 'cod_ense', 'cod_ense2', 'cod_grado', 'let_cur', 'fec_nac_alu', 'gen_alu', ...months.flatMap(m => [`dias_asistidos_${m}`, `dias_trabajados_${m}`]), ...byMonth('tasa_asistencia'), ...byMonth('categoria_asis'), 'dias_asistidos_anual', 'dias_trabajados_anual', 'tasa_asistencia_anual', 'categoria_asis_anual', 'slep', 'nombre_slep', 'generacion_slep'].map(c => c.toUpperCase())
export const attendanceYearColumns2025 = attendanceYearColumns2024.filter(c => !c.startsWith('DIAS_TRABAJADOS')).map(c => (c === 'GENERACION_SLEP' ? 'COHORTE' : c))

export type StudentYear = Omit<StudentMonth, 'attended' | 'due' | 'month'> & {
  /** By month: days attended and days due; a month that is left out is blank. */
  days: Partial<Record<number, readonly [number | string, number | string]>>
}

export const attendanceYearFile = (rows: readonly StudentYear[], style: TableStyle & { columns?: readonly string[]; blank?: string } = {}): Buffer =>
  tableFile(style.columns ?? attendanceYearColumns2024, rows.map(r => {
    const row: Record<string, string | number> = { ...attendanceRow({ ...r, year: r.year ?? 2024, attended: 0, due: 0 }), SLEP: 902, GENERACION_SLEP: 2018 }
    for (const m of months) {
      const [attended, due] = r.days[m] ?? [style.blank ?? 'NA', style.blank ?? 'NA']
      row[`DIAS_ASISTIDOS_${m}`] = attended
      row[`DIAS_TRABAJADOS_${m}`] = due
      row[`TASA_ASISTENCIA_${m}`] = r.days[m] ? decimalComma(Number(attended), Number(due)) : style.blank ?? 'NA'
    }
    return row
  }), { headerCase: style.columns ? 'upper' : 'lower', encoding: 'windows-1252', ...style })

export const studentEnrolmentColumns2025 = 'AGNO;RBD;DGV_RBD;NOM_RBD;COD_REG_RBD;NOM_REG_RBD_A;COD_PRO_RBD;COD_COM_RBD;NOM_COM_RBD;COD_DEPROV_RBD;NOM_DEPROV_RBD;COD_DEPE;COD_DEPE2;RURAL_RBD;ESTADO_ESTAB;NOMBRE_SLEP;COD_ENSE;COD_ENSE2;COD_ENSE3;COD_GRADO;COD_GRADO2;LET_CUR;COD_JOR;COD_TIP_CUR;COD_DES_CUR;TIPO_AULA;MRUN;GEN_ALU;FEC_NAC_ALU;EDAD_ALU;COD_REG_ALU;COD_COM_ALU;NOM_COM_ALU;COD_SEC;COD_ESPE;COD_RAMA;COD_MEN;ENS'.split(';')
export type EnrolledStudent = Omit<StudentMonth, 'attended' | 'due' | 'month'> & { sex?: number | string; age?: number | string; born?: number | string }

export const studentEnrolmentFile = (rows: readonly EnrolledStudent[], style: TableStyle & { columns?: readonly string[] } = {}): Buffer =>
  tableFile(style.columns ?? studentEnrolmentColumns2025, rows.map(r => ({
    ...attendanceRow({ ...r, year: r.year ?? 2025, attended: 0, due: 0 }), GEN_ALU: r.sex ?? 1, EDAD_ALU: r.age ?? ' ', FEC_NAC_ALU: r.born ?? ' ', ESTADO_ESTAB: 1, COD_TIP_CUR: 0,
  })), style)

export const studentResultsColumns2025 = 'AGNO;RBD;DGV_RBD;NOM_RBD;COD_REG_RBD;NOM_REG_RBD_A;COD_PRO_RBD;COD_COM_RBD;NOM_COM_RBD;COD_DEPROV_RBD;NOM_DEPROV_RBD;COD_DEPE;COD_DEPE2;RURAL_RBD;ESTADO_ESTAB;NOMBRE_SLEP;COD_ENSE;COD_ENSE2;COD_GRADO;LET_CUR;COD_JOR;COD_TIP_CUR;COD_DES_CUR;MRUN;GEN_ALU;FEC_NAC_ALU;EDAD_ALU;COD_REG_ALU;COD_COM_ALU;NOM_COM_ALU;COD_RAMA;COD_SEC;COD_ESPE;PROM_GRAL;ASISTENCIA;SIT_FIN;SIT_FIN_R;COD_MEN'.split(';')
export type StudentResult = Omit<StudentMonth, 'attended' | 'due' | 'month'> & { situation: string; attendance?: number | string; mark?: string }

export const studentResultsFile = (rows: readonly StudentResult[], style: TableStyle & { columns?: readonly string[] } = {}): Buffer =>
  tableFile(style.columns ?? studentResultsColumns2025, rows.map(r => ({
    ...attendanceRow({ ...r, year: r.year ?? 2025, attended: 0, due: 0 }), SIT_FIN: r.situation === 'T' ? ' ' : r.situation, SIT_FIN_R: r.situation,
    ASISTENCIA: r.attendance ?? 90, PROM_GRAL: r.mark ?? '5,5',
  })), style)

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

// ── Yearly summaries ──────────────────────────────────────────────────────────────────────────────────────────────────

const school = (rbd: number | string, year: number | string) => ({
  AGNO: year, RBD: rbd, DGV_RBD: checkDigitOf(Number(rbd)) ?? ' ', NOM_RBD: `ESCUELA ${rbd}`, COD_REG_RBD: 9, NOM_REG_RBD_A: 'ARAUC', COD_PRO_RBD: 91, COD_COM_RBD: 9118, NOM_COM_RBD: 'PEÑA BLANCA',
  COD_DEPROV_RBD: 93, NOM_DEPROV_RBD: 'CAUTÍN SUR', COD_DEPE: 6, COD_DEPE2: 5, RURAL_RBD: 0, ESTADO_ESTAB: 1,
})
const schoolColumns = Object.keys(school(1, 2024))
/** Levels whose `MAT_SI_k` a year's file has (reference, 1.6). */
const statedAsNeither: Record<EnrolmentLayout, readonly number[]> = { 2016: [], 2022: [1, 2, 4, 5], 2023: [1, 2, 3, 4, 5], 2024: [1, 2, 3, 4, 5, 6], 2025: [1, 2, 3, 4, 5, 6] }
export type EnrolmentLayout = 2016 | 2022 | 2023 | 2024 | 2025

/** The Resumen de matrícula's columns: 59 in 2022, 60 in 2023, 74 in 2024, 71 in 2025; before 2022 `CUR_COM_`. */
export const enrolmentColumns = (layout: EnrolmentLayout): string[] => {
  const combined = layout < 2022 ? 'CUR_COM' : 'CUR_COMB'
  return [
    ...schoolColumns, ...(layout >= 2024 ? ['SLEP', 'NOMBRE_SLEP'] : []),
    ...[1, 2, 3, 4, 5, 6, 7, 8].flatMap(k => [`MAT_HOM_${k}`, `MAT_MUJ_${k}`, ...(statedAsNeither[layout].includes(k) ? [`MAT_SI_${k}`] : []), ...(layout === 2024 && k === 5 ? ['MAT_NB_5'] : []), `MAT_ENS_${k}`]),
    'MAT_HOM_TOT', 'MAT_MUJ_TOT', 'MAT_SI_TOT', 'MAT_TOTAL', ...numbered('CUR_SIM', 8), 'CUR_SIM_TOT', `${combined}_01`, `${combined}_02`, `${combined}_TOT`,
    ...(layout >= 2024 ? ['MAT_CHI', 'MAT_EXT', 'MAT_NAC', 'MAT_ETNIA', 'MAT_NO_ETNIA', 'MAT_HOM_INT', 'MAT_MUJ_INT', 'MAT_SI_INT', 'MAT_INT_TOTAL'] : []),
    ...(layout === 2024 ? ['MAT_NB_INT', 'MAT_NB_TOT'] : []),
  ]
}

export type EnrolledSchool = {
  rbd: number | string
  year?: number | string
  /** By k: boys, girls, stated as neither, simple courses, combined courses. */
  levels?: Partial<Record<number, [boys: number | string, girls: number, neither?: number, simple?: number, combined?: number]>>
  total?: number | string
}

/** The style each year's file was published in. */
export const enrolmentStyle: Record<EnrolmentLayout, TableStyle> = {
  2016: { bom: false, encoding: 'windows-1252', headerCase: 'lower' }, 2022: {}, 2023: { emptyFirstColumn: true }, 2024: {}, 2025: { delimiter: ',', bom: false, encoding: 'windows-1252', quote: 'needed' },
}

export const enrolmentFile = (schools: readonly EnrolledSchool[], layout: EnrolmentLayout, style: TableStyle = {}): Buffer => {
  const rows = schools.map(s => {
    const row: Record<string, string | number> = { ...school(s.rbd, s.year ?? layout), ...(layout === 2025 ? { NOM_RBD: 'NULL', NOM_COM_RBD: 'PEÑA BLANCA   ' } : {}) }
    let students = 0
    for (let k = 1; k <= 8; k++) {
      const [boys, girls, neither = 0, simple = 0, combined = 0] = s.levels?.[k] ?? [0, 0]
      const ofLevel = Number(boys) + girls + neither
      students += ofLevel
      Object.assign(row, { [`MAT_HOM_${k}`]: boys, [`MAT_MUJ_${k}`]: girls, [`MAT_SI_${k}`]: neither, [`MAT_ENS_${k}`]: ofLevel, [`CUR_SIM_0${k}`]: simple, [`CUR_COMB_0${k}`]: combined, [`CUR_COM_0${k}`]: combined })
    }
    row.MAT_TOTAL = s.total ?? students
    return row
  })
  return tableFile(enrolmentColumns(layout), rows, { ...enrolmentStyle[layout], ...style })
}

/** The layout of a service's extract over several years: a row per school and COD_ENSE. */
export const longEnrolmentColumns = ['AGNO', 'RBD', 'NOM_RBD', 'COD_COM_RBD', 'NOM_COM_RBD', 'RURAL_RBD', 'ESTADO_ESTAB', 'COD_ENSE', 'MAT_HOM_TOT', 'MAT_MUJ_TOT', 'MAT_SI_TOT', 'MAT_TOTAL', 'CUR_SIM_TOT', 'CUR_COMB']

export type SchoolOutcomes = {
  rbd: number | string
  year?: number | string
  codEnse?: number | string
  /** Boys and girls: passed, failed, withdrawn, transferred. */
  boys?: readonly (number | string)[]
  girls?: readonly (number | string)[]
  attendance?: string
}
const stems = ['APR', 'REP', 'RET', 'TRA'].flatMap(o => ['HOM', 'MUJ'].map(sex => `${o}_${sex}`))
export const resultColumns = [...schoolColumns.filter(c => c !== 'NOM_REG_RBD_A'), 'COD_ENSE', 'COD_ENSE2', ...stems.flatMap(s => [...numbered(s, 8), `${s}_TO`]), 'PROM_ASIS_APR_HOM', 'PROM_ASIS_APR_MUJ', 'PROM_ASIS_APR', 'PROM_ASIS_REP', 'PROM_ASIS']

/** Everybody of a school stands in its last grade but one. */
export const resultsFile = (schools: readonly SchoolOutcomes[], style: TableStyle = {}): Buffer =>
  tableFile(resultColumns, schools.map(s => {
    const row: Record<string, string | number> = { ...school(s.rbd, s.year ?? 2024), COD_ENSE: s.codEnse ?? 110, COD_ENSE2: 2, PROM_ASIS: s.attendance ?? '91,25' }
    for (const stem of stems) for (const grade of numbered(stem, 8)) row[grade] = 0
    ;['APR', 'REP', 'RET', 'TRA'].forEach((o, i) => {
      const [boys, girls] = [s.boys?.[i] ?? 0, s.girls?.[i] ?? 0]
      Object.assign(row, { [`${o}_HOM_TO`]: boys, [`${o}_MUJ_TO`]: girls, [`${o}_HOM_07`]: boys, [`${o}_MUJ_07`]: girls })
    })
    return row
  }), style)

export type IndexedSchool = { rbd: number | string; priorities: readonly [number, number, number]; students: number; index: string }
export const vulnerabilityFile = (schools: readonly IndexedSchool[], style: TableStyle & { year?: number } = {}): Buffer => {
  const year = style.year ?? 2026
  const [total, index] = [`TOTAL_MATRICULA_${year - 1}`, `IVE_SINAE_${year}`]
  return tableFile(['RBD', 'DV_RBD', 'NOMBRE_ESTABLECIMIENTO', 'DEPENDENCIA', 'AREA', 'COMUNA', 'PRIMERA_PRIORIDAD', 'SEGUNDA_PRIORIDAD', 'TERCERA_PRIORIDAD', 'NO_VULNERABLES', 'SIN_INFORMACION', total, index],
    schools.map(s => ({ RBD: s.rbd, PRIMERA_PRIORIDAD: s.priorities[0], SEGUNDA_PRIORIDAD: s.priorities[1], TERCERA_PRIORIDAD: s.priorities[2], [total]: s.students, [index]: s.index })), { ...commaResave, ...style })
}

export type Holder = { rbds: readonly number[]; person?: 0 | 1 | 9; name?: string; service?: string; municipal?: boolean; year?: number }
export const holderColumns = ['AGNO', 'P_JURIDICA', 'MRUN', 'RUT_SOST', 'NOMBRE_SOST', 'ID_MUNICIPAL', 'ID_SLE', 'NOM_SLE', 'COD_REG_SOST', 'COD_PRO_SOST', 'COD_COM_SOST', 'NOM_COM_SOST', 'NUM_RBD_CORP_MUN', 'NUM_RBD_MUN_DAEM', 'NUM_RBD_PART_SUBV', 'NUM_RBD_PART_PAG', 'NUM_RBD_ADM_DEL', 'NUM_RBD_SERV_LOC', 'NUM_RBD', 'NUM_RBD_EN_FUNCION_SIN_MAT', 'NUM_RBD_EN_RECESO', 'NUM_RBD_CERRADO', 'NUM_RBD_AUT_SIN_MATRICULA', 'NUM_RBD_TOT', 'MAT_CORP_MUN', 'MAT_MUN_DAEM', 'MAT_PART_SUBV', 'MAT_PART_PAG', 'MAT_ADM_DEL', 'MAT_SERV_LOC', 'MAT_TOTAL', 'NUM_C_DOC', 'NUM_C_ASIS', ...Array.from({ length: 136 }, (_, i) => `RBD_${String(i + 1).padStart(3, '0')}`)]
export const holdersFile = (holders: readonly Holder[], style: TableStyle = {}): Buffer =>
  tableFile(holderColumns, holders.map(h => ({
    AGNO: h.year ?? 2022, P_JURIDICA: h.person ?? 1, MRUN: h.person === 0 ? 12_345 : ' ', NOMBRE_SOST: h.name ?? ' ', ID_SLE: h.service ? 1 : 0, NOM_SLE: (h.service ?? ' ').slice(0, 16), NUM_RBD_MUN_DAEM: h.municipal ? h.rbds.length : 0,
    ...Object.fromEntries(h.rbds.map((rbd, i) => [`RBD_${String(i + 1).padStart(3, '0')}`, rbd])),
  })), style)
