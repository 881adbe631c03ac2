/**
 * The file of a table, with the rules of what leaves applied, whatever else the person may see. Each download is recorded with the id that is in
 * its name. What cannot be given is said on the page the choice was made on.
 */
import { redirect } from 'react-router'
import type { Route } from './+types/export'
import { readChoice } from '../../../cycles/opendata/choice.ts'
import { csvOf, jsonOf, xlsxOf, type ExportedTable } from '../../../db/export/formats.ts'
import { openTable, wantedOf } from '../../../db/export/open-table.ts'
import { actionOf, listYearsOf } from '../../../db/export/rows.ts'
import { takeExport } from '../../../db/opendata/daily-exports.ts'
import { download, streamOf } from '../../downloads.server.ts'
import { factsOf, requireSignedIn, scopeOf, timeZoneOf, todayOf } from '../../request.server.ts'

const contentTypes = { csv: 'text/csv', json: 'application/json', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const
const piecesOf = { csv: csvOf, json: jsonOf, xlsx: (table: ExportedTable) => xlsxOf(table) } as const

export const loader = async ({ context, request }: Route.LoaderArgs) => {
  const { store, requestId } = factsOf(context)
  const search = new URL(request.url).searchParams
  const backWith = (why: string) => { search.set('no', why); return redirect(`/territorio/datos?${search}`) }
  const read = readChoice(name => search.get(name) ?? '')
  if (!read.ok) throw backWith('revisar')
  const { table: { name, slug }, format, ...choice } = read.choice
  const today = todayOf(context)
  const asked = { ...choice, scope: scopeOf(context, actionOf[name]), today, timeZone: timeZoneOf(context) }
  const years = await listYearsOf(store, name, await wantedOf(store, asked))
  if (!years.some(y => y >= (choice.fromYear ?? y) && y <= (choice.toYear ?? y))) throw backWith('nada')
  const person = requireSignedIn(context)
  if (!(await takeExport(store, person.id, today))) throw backWith('limite')
  const table = await openTable(store, name, asked, { personId: person.id, requestId, via: 'web', format })
  const span = [choice.fromYear, choice.toYear === choice.fromYear ? undefined : choice.toYear].filter(y => y !== undefined)
  const file = ['cuaderno', slug, ...span, ...(choice.month === undefined ? [] : [String(choice.month).padStart(2, '0')]), today, table.exportId].join('-')
  return download(streamOf(piecesOf[format](table), context), `${file}.${format}`, contentTypes[format])
}
