/** The notebook as a file. Each download is recorded before its first word is read. */
import type { Route } from './+types/archive-download'
import { archiveJsonOf, openArchive } from '../../../db/notebook/archive.ts'
import { archiveHtmlOf } from '../../archive/archive-html.ts'
import { archiveFileName } from '../../archive/archive-name.ts'
import { download, streamOf } from '../../downloads.server.ts'
import { formatter } from '../../format.ts'
import { factsOf, notFound, rbdFrom, requireSignedIn, timeZoneOf, todayOf } from '../../request.server.ts'
import { isLocale } from '../../words.ts'
import { requireTeam, schoolNameOf } from '../notebook/viewer.server.ts'

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const rbd = rbdFrom(params)
  await requireTeam(context, rbd)
  const { store, requestId, locale } = factsOf(context)
  const asked = new URL(request.url).searchParams
  const format = asked.get('formato') === 'html' ? 'html' as const : 'json' as const
  const language = isLocale(asked.get('idioma')) ? asked.get('idioma') as typeof locale : locale
  const today = todayOf(context)
  const pieces = await openArchive(store, { rbd, format, by: { personId: requireSignedIn(context).id, requestId, via: 'web' } })
  if (!pieces) throw notFound()
  const name = archiveFileName(await schoolNameOf({ store, rbd, today }), today, format)
  return format === 'html'
    ? download(streamOf(archiveHtmlOf(pieces, formatter(language, timeZoneOf(context))), context, language), name, 'text/html')
    : download(streamOf(archiveJsonOf(pieces), context), name, 'application/json')
}
