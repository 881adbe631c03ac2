/** A page of a table for a program, within what its key reads. */
import type { Route } from './+types/api-table'
import { readChoice, type ChoiceProblem } from '../../../cycles/opendata/choice.ts'
import { scopeOfKey } from '../../../cycles/opendata/keys.ts'
import { cursorOf, mostRows, readCursor, readRowsWanted } from '../../../cycles/opendata/pages.ts'
import { tableOfSlug, type Row } from '../../../cycles/opendata/tables.ts'
import { wantedOf } from '../../../db/export/open-table.ts'
import { actionOf, rowsOf } from '../../../db/export/rows.ts'
import { listOpenSleps } from '../../../db/territory.ts'
import { answerWith, outOfScope, problemAnswer } from '../../data-keys.server.ts'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, timeZoneOf, todayOf } from '../../request.server.ts'
import { choiceProblem } from './words.ts'

const askedNames = ['desde', 'hasta', 'mes', 'slep', 'comuna']

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const { store, config, dataKey } = factsOf(context)
  const key = dataKey!
  const url = new URL(request.url)
  const bad = (detail: string) => problemAnswer(context, 400, m.opendata_api_400_title(), detail)
  const table = tableOfSlug(params.tabla)
  if (!table) return problemAnswer(context, 404, m.opendata_api_404_title(), m.opendata_api_404())
  if (!key.tables.includes(table.name)) return outOfScope(context)
  const read = readChoice(name => (name === 'que' ? table.slug : askedNames.includes(name) ? url.searchParams.get(name) ?? '' : ''))
  if (!read.ok) return bad(Object.entries(read.problems).map(([field, problem]: [string, ChoiceProblem]) => `${field}: ${choiceProblem[problem]()}`).join(' '))
  const rowsWanted = readRowsWanted(url.searchParams.get('filas') ?? '')
  if (rowsWanted === null) return bad(m.opendata_api_400_rows({ most: String(mostRows) }))
  const from = url.searchParams.get('despues')
  const after = from === null || from === '' ? undefined : readCursor(from, table)
  if (after === null) return bad(m.opendata_api_400_cursor())
  const { table: _table, format: _format, ...choice } = read.choice
  // A service beside the key's own, or one that lets nothing be seen: refused alike, whether or not there is such a service.
  if (choice.slep !== undefined && (key.slepCode === null ? !(await listOpenSleps(store)).has(choice.slep) : choice.slep !== key.slepCode)) return outOfScope(context)

  const today = todayOf(context)
  const wanted = await wantedOf(store, { ...choice, scope: scopeOfKey(key, actionOf[table.name], today), today, timeZone: timeZoneOf(context), ...(after ? { after } : {}) })
  const rows: Row[] = []
  let isMore = false
  for await (const row of rowsOf(store, table.name, table.key, wanted)) {
    if (rows.length === rowsWanted) { isMore = true; break }
    rows.push(row)
  }
  const next = new URL(`${config.publicOrigin}/api/v1/${table.slug}`)
  for (const name of [...askedNames, 'filas']) { const value = url.searchParams.get(name); if (value) next.searchParams.set(name, value) }
  if (isMore) next.searchParams.set('despues', cursorOf(table.key.map(k => rows.at(-1)![k]!)))
  return answerWith(request, context, { table: table.slug, rows, next: isMore ? next.href : null })
}
