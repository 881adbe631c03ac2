/** The counts of needs by kind as a file for the yearly plan of the service. Each download is recorded. */
import type { Route } from './+types/export'
import { csvOf, exportNeedCounts } from '../../../db/indicators/export.ts'
import { download, streamOf } from '../../downloads.server.ts'
import { factsOf, requireSignedIn, scopeOf, timeZoneOf, todayOf } from '../../request.server.ts'

export const loader = async ({ context, request }: Route.LoaderArgs) => {
  const { store, requestId } = factsOf(context)
  const today = todayOf(context)
  const asked = new URL(request.url).searchParams.get('ano') ?? ''
  const year = /^20\d{2}$/.test(asked) ? Number(asked) : Number(today.slice(0, 4))
  const table = await exportNeedCounts(store, {
    scope: scopeOf(context, 'need.answer'), today, timeZone: timeZoneOf(context), year, by: { personId: requireSignedIn(context).id, requestId, via: 'web' },
  })
  return download(streamOf(csvOf(table), context), `cuaderno-necesidades-${year}-${today}.csv`, 'text/csv')
}
