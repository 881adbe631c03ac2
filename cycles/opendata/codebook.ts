/** The dictionary of the tables as rows: one for each column, and one for each code of a column, in both languages. */
import { csvOpening, csvRecord } from '../export/csv.ts'
import { tables, type Column, type Table } from './tables.ts'

export const codebookHeader = ['table', 'column', 'code', 'type', 'es', 'en'] as const

/** Any table with columns; `name` is what its file is called. */
export type Described = { name: string; columns: readonly Column[] }

export const codebookRows = (of: readonly Described[]): string[][] => of.flatMap(table => table.columns.flatMap(c => [
  [table.name, c.name, '', c.type, c.es, c.en],
  ...Object.entries(c.codes ?? {}).map(([code, w]) => [table.name, c.name, code, '', w.es, w.en]),
]))

/** The whole dictionary as a CSV; first a row for each table: what it is and where it is from. */
export const codebookCsv = (of: readonly Table[] = Object.values(tables)): string => csvOpening([...codebookHeader])
  + of.flatMap(t => [[t.slug, '', '', '', `${t.title.es}. ${t.about.es} ${t.from.es}.`, `${t.title.en}. ${t.about.en} ${t.from.en}.`], ...codebookRows([{ name: t.slug, columns: t.columns }])]).map(row => csvRecord(row)).join('')
