/** The region's download. Whoever asks through the web gets the region's rules, whatever else they may see; each download is recorded. */
import type { Route } from './+types/export'
import { csvOf, exportCycles, exportIndicators, jsonOf, type ExportedTable } from '../../../db/indicators/export.ts'
import { download, streamOf } from '../../downloads.server.ts'
import { factsOf, requireSignedIn, scopeOf, todayOf } from '../../request.server.ts'

export const loader = async ({ context, request }: Route.LoaderArgs) => {
  const { store, requestId } = factsOf(context)
  const search = new URL(request.url).searchParams
  const what = search.get('que') === 'ciclos' ? 'ciclos' as const : 'asistencia' as const
  const format = search.get('formato') === 'json' ? 'json' as const : 'csv' as const
  const numberIn = (name: string, least: number, most: number) => {
    const text = search.get(name) ?? ''
    return /^\d{1,4}$/.test(text) && Number(text) >= least && Number(text) <= most ? Number(text) : undefined
  }
  const [year, month] = [numberIn('ano', 2004, 2100), numberIn('mes', 1, 12)]
  const today = todayOf(context)
  const by = { personId: requireSignedIn(context).id, requestId, via: 'web' as const }
  const table: ExportedTable = what === 'ciclos'
    ? await exportCycles(store, { scope: scopeOf(context, 'cycle.outline'), today, by, ...(year === undefined ? {} : { year }) })
    : await exportIndicators(store, {
      scope: scopeOf(context, 'figures.ofTerritory'), today, disclosure: 'region', by,
      ...(year === undefined ? {} : { year }), ...(month === undefined ? {} : { month }),
    })
  const name = ['cuaderno', what, ...(year === undefined ? [] : [year]), ...(month === undefined ? [] : [String(month).padStart(2, '0')]), today].join('-')
  const isJson = format === 'json'
  return download(streamOf(isJson ? jsonOf(table) : csvOf(table), context), `${name}.${format}`, isJson ? 'application/json' : 'text/csv')
}
