/** The sheet of a visit as one file, to open on a phone without signal. */
import type { Route } from './+types/sheet-download'
import { visitHtmlOf } from '../../archive/visit-html.ts'
import { download, streamOf } from '../../downloads.server.ts'
import { m } from '../../messages/compiled/messages.js'
import { advisingOf } from './reach.server.ts'
import { sheetView } from './sheet-view.server.ts'

export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const { view, onDay } = await sheetView(advisingOf(context), params.visitId)
  const text = visitHtmlOf(view)
  const pieces = async function* () { yield text }
  return download(streamOf(pieces(), context), `${m.visits_file_name({ school: view.schools, day: onDay })}.html`, 'text/html')
}
