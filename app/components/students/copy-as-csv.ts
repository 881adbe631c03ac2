import { csvOpening, csvRecord } from '../../../cycles/export/csv.ts'
import type { StudentCopy } from '../../../db/students/requests.ts'

/** The days of a copy as a table: what a family most often asks for on paper. */
export const copyAsCsv = (copy: StudentCopy): string => [
  csvOpening(['codigo', 'ano', 'mes', 'curso', 'dias_asistidos', 'dias_trabajados']),
  ...copy.months.map(x => csvRecord([copy.code, x.year, x.month, x.course, x.daysAttended, x.daysDue])),
].join('')
