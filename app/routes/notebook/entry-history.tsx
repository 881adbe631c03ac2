/** Every version of one entry: an action, a note, an adjustment, a measure, a voice. Readable, with author and time, and restorable. */
import { Link } from 'react-router'
import type { Route } from './+types/entry-history'
import { pageOfEntry, type EntryKind, type PartBody } from '../../../cycles/notebook/parts.ts'
import { getCycle } from '../../../db/notebook/cycles.ts'
import { getEntry } from '../../../db/notebook/parts.ts'
import { ButtonLink } from '../../components/form.tsx'
import { entryFieldName } from '../../components/notebook/field-names.ts'
import { entryHistoryPath, pageOfSlug, pagePath } from '../../components/notebook/paths.ts'
import { Revisions } from '../../components/notebook/revisions.tsx'
import { Notice, PageHead } from '../../components/page.tsx'
import { m } from '../../messages/compiled/messages.js'
import { notFound } from '../../request.server.ts'
import { describeRevisions, restoreFrom } from './revisions.server.ts'
import { found, requireTeam, visitOf } from './viewer.server.ts'

const titles: Record<EntryKind, () => string> = {
  action: m.doing_history_of_action, note: m.doing_history_of_note, adjustment: m.doing_history_of_adjustment, measure: m.doing_history_of_measure,
  voice: m.doing_history_of_voice, meeting: m.doing_history_of_meeting, together: m.together_history_title,
}

const open = async (args: { context: Route.LoaderArgs['context']; params: Route.LoaderArgs['params'] }) => {
  const visit = await visitOf(args.context, args.params)
  await requireTeam(args.context, visit.rbd)
  const page = pageOfSlug(args.params.hoja)
  const entryId = args.params.entryId ?? ''
  const entry = await getEntry(visit.store, { rbd: visit.rbd, cycleId: visit.cycleId, entryId })
  // An entry has its history under the page it stands on, and under no other.
  if (!page || !entry || pageOfEntry[entry.kind] !== page) throw notFound()
  const back = `${pagePath(visit.rbd, visit.cycleId, page)}#${entryId}`
  return { visit, page, entryId, entry, back, history: entryHistoryPath(visit.rbd, visit.cycleId, page, entryId) }
}

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const { visit, entry, entryId, back } = await open({ context, params })
  const cycle = found(await getCycle(visit.store, visit.rbd, visit.cycleId, visit.today))
  return { kind: entry.kind, isWithdrawn: entry.isWithdrawn, back, title: cycle.title, ...(await describeRevisions(visit, entryId, {} as PartBody, field => entryFieldName(entry.kind, field), request)) }
}

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const { visit, entryId, back, history } = await open({ context, params })
  return restoreFrom(visit, entryId, request, { back, history })
}
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData ? m.notebook_tab_title({ page: titles[loaderData.kind](), cycle: loaderData.title }) : '' }]

const EntryHistory = ({ loaderData: d }: Route.ComponentProps) => (
  <>
    <PageHead title={titles[d.kind]()} crumb={<Link to={d.back}>{d.title}</Link>} readers={m.notebook_readers_history()} />
    {d.hasMoved ? <Notice tone="look" live>{m.notebook_history_moved()}</Notice> : null}
    {d.isWithdrawn ? <Notice>{m.doing_history_withdrawn()}</Notice> : null}
    <p>{m.notebook_history_what()}</p>
    <Revisions revisions={d.revisions} current={d.current} saveKey={d.saveKey} />
    <p>{d.next === null ? null : <ButtonLink to={`?desde=${d.next}`}>{m.notebook_history_more()}</ButtonLink>} <ButtonLink tone="quiet" to={d.back}>{m.notebook_history_back()}</ButtonLink></p>
  </>
)
export default EntryHistory
