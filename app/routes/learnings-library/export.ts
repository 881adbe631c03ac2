/** Coded quotes and the code book as files for research. Each download is recorded. */
import type { Route } from './+types/export'
import { csvOf } from '../../../db/export/formats.ts'
import { exportCodeBook, exportQuotes } from '../../../db/learnings/export.ts'
import { download, streamOf } from '../../downloads.server.ts'
import { coderOf } from './codes-view.server.ts'

export const loader = async ({ context, request }: Route.LoaderArgs) => {
  const coder = await coderOf(context)
  const by = { personId: coder.coderId, requestId: coder.requestId }
  const isBook = new URL(request.url).searchParams.get('que') === 'codigos'
  const table = isBook ? await exportCodeBook(coder.store, { slepCodes: coder.sleps, by }) : await exportQuotes(coder.store, { rbds: coder.rbds, slepCodes: coder.sleps, today: coder.today, by })
  return download(streamOf(csvOf(table), context), `cuaderno-${isBook ? 'libro-de-codigos' : 'citas'}-${coder.today}.csv`, 'text/csv')
}
