/** The counts of needs by kind as a file for the yearly plan of the service. Each download is recorded. */
import { redirect } from 'react-router'
import type { Route } from './+types/export'
import { csvOf } from '../../../db/export/formats.ts'
import { openTable } from '../../../db/export/open-table.ts'
import { takeExport } from '../../../db/opendata/daily-exports.ts'
import { download, streamOf } from '../../downloads.server.ts'
import { factsOf, requireSignedIn, scopeOf, timeZoneOf, todayOf } from '../../request.server.ts'

export const loader = async ({ context, request }: Route.LoaderArgs) => {
  const { store, requestId } = factsOf(context)
  const today = todayOf(context)
  const asked = new URL(request.url).searchParams.get('ano') ?? ''
  const year = /^20\d{2}$/.test(asked) ? Number(asked) : Number(today.slice(0, 4))
  const personId = requireSignedIn(context).id
  if (!(await takeExport(store, personId, today))) throw redirect('/territorio/datos?no=limite')
  const table = await openTable(store, 'need-counts', { scope: scopeOf(context, 'need.answer'), today, timeZone: timeZoneOf(context), fromYear: year, toYear: year }, { personId, requestId, via: 'web', format: 'csv' })
  return download(streamOf(csvOf(table), context), `cuaderno-necesidades-${year}-${today}-${table.exportId}.csv`, 'text/csv')
}
