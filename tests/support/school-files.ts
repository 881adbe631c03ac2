/** Files as a school has them, invented: SIGE's nómina with its exact header, our template, a class book. */
import { runCheckDigitOf } from '../../cycles/privacy/run.ts'
import type { PseudonymKeys } from '../../db/students/pseudonyms.ts'

export const testKeys: PseudonymKeys = [{ version: 1, key: Buffer.alloc(32, 7) }]
export const testKeyVariable = `1:${testKeys[0].key.toString('hex')}`

/** The header as SIGE writes it, its misspelling included. */
export const nominaHeader = [
  'Año', 'RBD', 'Cod Tipo Enseñanza', 'Cod Grado', 'Desc Grado', 'Letra Curso', 'Run', 'Dígito Ver.', 'Genero', 'Nombres', 'Apellido Paterno', 'Apellido Materno', 'Dirección',
  'Comuna Residencia', 'Código Comuna Residencia', 'Email', 'Telefono', 'Celular', 'Fecha Nacimiento', 'Código Etnia', 'Fecha Incorporación Curso', 'Fecha Retiro', '%Asistenca', 'Promedio Final',
]

export type Pupil = { run: number | string; digit?: string; year?: number | string; rbd?: number | string; teaching?: number; grade?: number; letter?: string; names?: string; surname?: string; joined?: string; left?: string; list?: number | string }

/** What must never be found anywhere after an import. */
export const secretsOf = (p: Pupil) => [String(p.run), p.names ?? 'Millaray Antonia', p.surname ?? 'Quilodrán', 'Pasaje Los Aromos 123', 'apoderada@ejemplo.cl', '+56 9 8765 4321']

const cellsOf = (p: Pupil): Record<string, string> => ({
  Año: String(p.year ?? 2026), RBD: String(p.rbd ?? 90001), 'Cod Tipo Enseñanza': String(p.teaching ?? 110), 'Cod Grado': String(p.grade ?? 7), 'Desc Grado': '7º Básico', 'Letra Curso': p.letter ?? 'B',
  Run: String(p.run), 'Dígito Ver.': p.digit ?? (typeof p.run === 'number' ? runCheckDigitOf(p.run) : ''), Genero: 'F', Nombres: p.names ?? 'Millaray Antonia', 'Apellido Paterno': p.surname ?? 'Quilodrán',
  'Apellido Materno': 'Soto', Dirección: 'Pasaje Los Aromos 123', 'Comuna Residencia': 'LOS CABOS', 'Código Comuna Residencia': '99101', Email: 'apoderada@ejemplo.cl', Telefono: '', Celular: '+56 9 8765 4321',
  'Fecha Nacimiento': '2013-05-02', 'Código Etnia': '1', 'Fecha Incorporación Curso': p.joined ?? '2026-03-04', 'Fecha Retiro': p.left ?? '1900-01-01', '%Asistenca': '91', 'Promedio Final': '5,9',
  'Número Lista': String(p.list ?? ''),
})

/** SIGE's list, or with `columns` another selection and order of them. */
export const nominaFile = (pupils: readonly Pupil[], columns: readonly string[] = nominaHeader): string =>
  [columns.join(';'), ...pupils.map(p => columns.map(c => cellsOf(p)[c] ?? '').join(';'))].join('\r\n') + '\r\n'

export const templateHeader = ['Año', 'RBD', 'Cod Tipo Enseñanza', 'Cod Grado', 'Letra Curso', 'Número Lista', 'Run', 'Dígito Ver.', 'Fecha Incorporación Curso', 'Fecha Retiro']

/** `n` pupils with RUNs that follow the rule. */
export const pupils = (n: number, from = 24_100_001, rest: Partial<Omit<Pupil, 'run'>> = {}): (Pupil & { run: number })[] =>
  Array.from({ length: n }, (_, i) => ({ run: from + i * 137, list: i + 1, ...rest }))

export type BookRow = Pupil & { month?: number | string; attended?: number | string; due?: number | string; day?: string; mark?: string }
export const bookFile = (rows: readonly BookRow[]): string =>
  ['Año;Mes;RBD;Cod Tipo Enseñanza;Cod Grado;Letra Curso;Run;Dígito Ver.;Días Asistidos;Días Trabajados', ...rows.map(r => {
    const c = cellsOf(r)
    return [c.Año, r.month ?? 4, c.RBD, c['Cod Tipo Enseñanza'], c['Cod Grado'], c['Letra Curso'], c.Run, c['Dígito Ver.'], r.attended ?? 18, r.due ?? 20].join(';')
  })].join('\n') + '\n'

export const marksFile = (rows: readonly BookRow[]): string =>
  ['Fecha;RBD;Cod Tipo Enseñanza;Cod Grado;Letra Curso;Run;Presente', ...rows.map(r => {
    const c = cellsOf(r)
    return [r.day ?? '06-04-2026', c.RBD, c['Cod Tipo Enseñanza'], c['Cod Grado'], c['Letra Curso'], c.Run, r.mark ?? '1'].join(';')
  })].join('\n') + '\n'
