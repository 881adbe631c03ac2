/** The files of a data set for research, defined like the tables: no name, no number of a school, no commune, no day, no text anybody wrote. */
import { tables, type Column, type Row } from './tables.ts'
import { rateReadings } from './readings.ts'
import { sizeNames, untold } from './trait-groups.ts'

export type ResearchFile = { name: string; columns: readonly Column[] }

const column = (name: string, type: Column['type'], es: string, en: string, codes?: Column['codes']): Column => ({ name, type, es, en, ...(codes ? { codes } : {}) })
const school = column('school', 'text', 'Escuela: un código al azar de este conjunto. No sirve para otro conjunto ni se puede devolver', 'School: a random code of this set. It is of no use in another set and cannot be turned back')
const year = column('year', 'integer', 'Año escolar', 'School year')
const about = column('students_about', 'integer', 'Sobre cuántos es la tasa, a la decena', 'How many the rate is of, to the nearest ten')
const rate = (name: string, es: string, en: string): Column[] => [
  column(`${name}_percent`, 'integer', `${es}, en porcentaje entero. Vacío si no se dice`, `${en}, in whole percent. Empty where it is not told`),
  column(`${name}_reading`, 'code', `Cómo se lee ${name}_percent`, `How to read ${name}_percent`, rateReadings),
]
const any = { es: 'No se dice: menos de cinco escuelas lo compartirían', en: 'Not told: fewer than five schools would share it' }
const codesOf = (of: 'cycles', name: string) => tables[of].columns.find(c => c.name === name)!.codes!
const month = (name: string, es: string, en: string) => column(name, 'text', `${es} (AAAA-MM)`, `${en} (YYYY-MM)`)

export const researchFiles = {
  schools: { name: 'escuelas', columns: [
    school, column('region', 'text', `Código de la región. ${untold}: no se dice, menos de cinco escuelas lo compartirían`, `Code of the region. ${untold}: not told, fewer than five schools would share it`),
    column('rurality', 'code', 'Ruralidad', 'Rurality', { rural: { es: 'Rural', en: 'Rural' }, urban: { es: 'Urbana', en: 'Urban' }, [untold]: any }),
    column('size', 'code', 'Estudiantes de toda la escuela, en tramos', 'Students of the whole school, in bands', { ...Object.fromEntries(sizeNames.map(n => [n, { es: n.replace('under-', 'menos de ').replace('-or-more', ' o más'), en: n.replace('under-', 'under ').replace('-or-more', ' or more') }])), [untold]: any }),
    column('schools_alike', 'integer', 'Cuántas escuelas del conjunto comparten estos rasgos: cinco o más', 'How many schools of the set share these traits: five or more'),
  ] },
  attendance: { name: 'asistencia', columns: [
    school, year, column('month', 'integer', 'Mes', 'Month'), about,
    ...rate('attendance', 'Días asistidos sobre días que correspondía, básica y media', 'Days attended of days due, primary and secondary'),
    ...rate('chronic_absence', 'Estudiantes con inasistencia crítica o grave', 'Students in critical or severe absence'),
  ] },
  years: { name: 'anuales', columns: [
    school, year, about, ...rate('withdrawal', 'Retirados sobre quienes terminaron o se retiraron', 'Withdrawn of those who finished or withdrew'), ...rate('failure', 'Reprobados sobre quienes terminaron o se retiraron', 'Failed of those who finished or withdrew'),
    ...rate('attendance', 'Asistencia media que imprime el Ministerio', 'Mean attendance as the Ministry prints it'),
  ] },
  cycles: { name: 'ciclos', columns: [
    school, column('cycle', 'integer', 'Número del ciclo en su escuela', 'Number of the cycle in its school'), year,
    month('started', 'Mes en que empezó', 'Month it began'), month('implemented', 'Mes en que se puso en práctica', 'Month it was put into practice'), month('ended', 'Mes en que se cerró o se dejó', 'Month it was closed or dropped'),
    ...['phase', 'theory_carried', 'expected_indicator', 'decision'].map(name => tables.cycles.columns.find(c => c.name === name)!).map(c => ({ ...c, codes: codesOf('cycles', c.name) })),
  ] },
} as const satisfies Record<string, ResearchFile>

/** A rate no finer than a whole percent: the bytes of two sets, or of a set and a page, do not match digit by digit. */
export const coarser = (name: string, percent: Row[string], reading: Row[string]): Row =>
  ({ [`${name}_percent`]: typeof percent === 'number' ? Math.round(percent) : null, [`${name}_reading`]: reading === 'exact' ? 'whole-percent' : reading ?? 'none' })
export const toTens = (students: Row[string]): number | null => (typeof students === 'number' ? Math.round(students / 10) * 10 : null)
export const monthOf = (day: string | null): string | null => day?.slice(0, 7) ?? null
