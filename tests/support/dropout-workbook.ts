/** A small workbook in the layout of the official one of dropout: three stacked tables a sheet, merged headers, notes between them. */
import { workbookOf, type TestCell, type TestSheets } from './containers.ts'

/** Dropouts and theoretical enrolment, global and in the regular system, by year; null where the workbook has a dash. */
export type DropoutRow = { label: string; region?: string; counts: readonly ([number, number, number, number] | null)[] }

const tableOf = (n: string, of: string, whose: string, head: readonly string[], years: readonly number[], rows: readonly DropoutRow[]): TestCell[][] => {
  const blanks = head.map(() => null)
  const lead = (row: DropoutRow): TestCell[] => (head.length === 1 ? [row.label] : row.label === 'Total' ? ['Total', null] : [row.region ?? null, row.label])
  return [
    [`Tabla ${n}: Tasa de incidencia de la desvinculación ${whose}por ${of}. Período ${years[0]}-${years.at(-1)}.`],
    [...head, ...years.flatMap((y): TestCell[] => [y, null, null, null, null, null])],
    [...blanks, ...years.flatMap((): TestCell[] => ['Global', null, null, 'Sistema regular', null, null])],
    [...blanks, ...years.flatMap(y => Array.from({ length: 2 }, () => [`Desvinculados ${y}`, `Matrícula teórica ${y + 1}`, 'Tasa de incidencia']).flat())],
    ...rows.map(row => [...lead(row), ...row.counts.flatMap((c): TestCell[] => (c ? [c[0], c[1], c[0] / c[1], c[2], c[3], c[2] / c[3]] : ['-', null, '-', '-', '-', null]))]),
    ['Fuente: Unidad de Análisis, Centro de Estudios, Ministerio de Educación.'],
    ['Notas:'],
    ['/1 Una nota sobre 2018 y la región.'],
    [null], [null],
  ]
}

/** The same rows for everybody, women and men, times 1, 2 and 3 of the theirs, so that a mistaken table shows. */
export const dropoutWorkbook = (years: readonly number[], sheets: Record<'Dependencia' | 'Región' | 'Provincia' | 'Comuna', readonly DropoutRow[]>): Buffer => {
  const book: TestSheets = { Metodología: [[null, null], [null, 'Definiciones y consideraciones metodológicas'], ['Desvinculados', 'Número de estudiantes que no se encuentran matriculados en el periodo t.']] }
  Object.entries(sheets).forEach(([name, rows], i) => {
    const head = name === 'Provincia' ? ['Región', 'Provincia'] : [name === 'Comuna' ? 'Comuna /1/2' : name]
    const times = (k: number) => rows.map(r => ({ ...r, counts: r.counts.map(c => c && [c[0] * k, c[1] * k, c[2] * k, c[3] * k] as [number, number, number, number]) }))
    book[`Tasas a nivel de ${name}`] = [
      ...tableOf(`${i + 1}`, name.toLowerCase(), '', head, years, times(3)),
      ...tableOf(`${i + 1}.a`, name.toLowerCase(), 'de mujeres ', head, years, times(1)),
      // The real workbook numbers two tables "3.a".
      ...tableOf(`${i + 1}.a`, name.toLowerCase(), 'de hombres ', head, years, times(2)),
    ]
  })
  return workbookOf(book, 'xlsx')
}
