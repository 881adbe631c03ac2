/** A small workbook in the layout of the official one of dropout: three stacked tables a sheet, merged headers, notes between them. */
import { dropoutSheets, type DropoutRows } from '../../db/seed/workbooks.ts'
import { workbookOf } from './containers.ts'

export type { DropoutRow } from '../../db/seed/workbooks.ts'

/** The same rows for everybody, women and men, times 1, 2 and 3 of the theirs, so that a mistaken table shows. */
export const dropoutWorkbook = (years: readonly number[], rows: DropoutRows): Buffer => workbookOf(dropoutSheets(years, rows), 'xlsx')
