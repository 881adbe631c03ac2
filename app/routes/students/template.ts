/** Empty files with the columns a list and a class book need, for schools whose system exports something else. */
import type { Route } from './+types/template'
import { attachmentNamed } from '../../../cycles/export/file-name.ts'
import { csvOpening } from '../../../cycles/export/csv.ts'
import { notFound, rbdFrom, requireMayInSchool } from '../../request.server.ts'

const course = ['RBD', 'Cod Tipo Enseñanza', 'Cod Grado', 'Letra Curso', 'Número Lista', 'Run', 'Dígito Ver.']
const headers: Record<string, string[]> = {
  nomina: ['Año', ...course, 'Fecha Incorporación Curso', 'Fecha Retiro'],
  asistencia: ['Año', 'Mes', ...course, 'Días Asistidos', 'Días Trabajados'],
  'asistencia-diaria': ['Fecha', ...course, 'Presente'],
}
const excelType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const loader = async ({ context, params }: Route.LoaderArgs) => {
  await requireMayInSchool(context, 'students.import', rbdFrom(params))
  const [name, format] = (params.archivo ?? '').split('.')
  const header = headers[name ?? '']
  if (!header || (format !== 'csv' && format !== 'xlsx')) throw notFound()
  const frame = { 'Content-Disposition': attachmentNamed(`plantilla-${name}.${format}`), 'Cache-Control': 'no-store' }
  if (format === 'csv') return new Response(csvOpening(header), { headers: { ...frame, 'Content-Type': 'text/csv; charset=utf-8' } })
  const { utils, write } = await import('@e965/xlsx')
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet([header]), name)
  return new Response(new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer), { headers: { ...frame, 'Content-Type': excelType } })
}
