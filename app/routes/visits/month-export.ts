/** An advisor's month as a file for their own report. */
import type { Route } from './+types/month-export'
import { csvOpening, csvRecord } from '../../../cycles/export/csv.ts'
import { monthRows } from '../../../cycles/visits/month.ts'
import { agreementStateName, visitKindName, visitStateName } from '../../components/visits/names.ts'
import { download, streamOf } from '../../downloads.server.ts'
import { m } from '../../messages/compiled/messages.js'
import { readMonth } from './month-view.server.ts'
import { advisingOf } from './reach.server.ts'

export const loader = async ({ context, request }: Route.LoaderArgs) => {
  const { month, of, name, own } = await readMonth(advisingOf(context), new URL(request.url).searchParams.get('mes'))
  const header = [m.visits_col_row(), m.visits_col_day(), m.visits_col_school(), 'RBD', m.visits_col_what(), m.visits_agree_who(), m.visits_col_by(), m.visits_col_state()] as const
  const rows = monthRows(of, own.text, {
    header, school: name, visit: v => ({ kind: visitKindName[v.kind](), state: visitStateName[v.state]() }),
    agreement: { kind: m.visits_row_agreement(), state: a => agreementStateName[a.state]() }, comments: m.visits_row_comments(), own: m.visits_row_own(),
  })
  const text = csvOpening(header) + rows.map(csvRecord).join('')
  const pieces = async function* () { yield text }
  return download(streamOf(pieces(), context), `${m.visits_month_file_name({ month })}.csv`, 'text/csv')
}
