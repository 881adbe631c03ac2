/** The dictionary of the tables as a file, in both languages. It holds no data, and is not counted. */
import { codebookCsv } from '../../../cycles/opendata/codebook.ts'
import { attachmentNamed } from '../../../cycles/export/file-name.ts'

export const loader = () => new Response(codebookCsv(), {
  headers: { 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': attachmentNamed('cuaderno-diccionario.csv'), 'Cache-Control': 'no-store' },
})
