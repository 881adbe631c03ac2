/** Every version of a page, newest first, and the way back to any of them. */
import { Link } from 'react-router'
import type { Route } from './+types/page-history'
import { emptyPage } from '../../../cycles/notebook/parts.ts'
import { listReasons } from '../../../db/notebook/reasons.ts'
import { getCycle } from '../../../db/notebook/cycles.ts'
import { ButtonLink } from '../../components/form.tsx'
import { reasonName } from '../../components/evidence/names.ts'
import { fieldName } from '../../components/notebook/field-names.ts'
import { pageName } from '../../components/notebook/names.ts'
import { historyPath, pageOfSlug, pagePath } from '../../components/notebook/paths.ts'
import { Revisions } from '../../components/notebook/revisions.tsx'
import { Notice, PageHead } from '../../components/page.tsx'
import { m } from '../../messages/compiled/messages.js'
import { notFound } from '../../request.server.ts'
import { describeRevisions, restoreFrom } from './revisions.server.ts'
import { found, requireTeam, visitOf } from './viewer.server.ts'

const open = async (args: { context: Route.LoaderArgs['context']; params: Route.LoaderArgs['params'] }) => {
  const visit = await visitOf(args.context, args.params)
  // An administrator with a reason reads the notebook as it stands; its history is the team's.
  await requireTeam(args.context, visit.rbd)
  const page = pageOfSlug(args.params.hoja)
  if (!page) throw notFound()
  return { visit, page }
}

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const { visit, page } = await open({ context, params })
  const cycle = found(await getCycle(visit.store, visit.rbd, visit.cycleId, visit.today))
  const reasons = page === 'data' ? Object.fromEntries((await listReasons(visit.store, visit.rbd)).map(r => [r.id, reasonName(r)])) : {}
  return { rbd: visit.rbd, cycleId: visit.cycleId, page, title: cycle.title, ...(await describeRevisions(visit, page, emptyPage(page), field => fieldName(field, reasons), request)) }
}

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const { visit, page } = await open({ context, params })
  return restoreFrom(visit, page, request, { back: pagePath(visit.rbd, visit.cycleId, page), history: historyPath(visit.rbd, visit.cycleId, page) })
}
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData ? m.notebook_tab_title({ page: m.notebook_history(), cycle: loaderData.title }) : '' }]

const PageHistory = ({ loaderData: d }: Route.ComponentProps) => (
  <>
    <PageHead title={m.notebook_history_title({ page: pageName[d.page]() })} crumb={<Link to={pagePath(d.rbd, d.cycleId, d.page)}>{d.title}</Link>} readers={m.notebook_readers_history()} />
    {d.hasMoved ? <Notice tone="look" live>{m.notebook_history_moved()}</Notice> : null}
    <p>{d.revisions.length === 0 ? m.notebook_history_empty() : m.notebook_history_what()}</p>
    <Revisions revisions={d.revisions} current={d.current} saveKey={d.saveKey} />
    <p>{d.next === null ? null : <ButtonLink to={`?desde=${d.next}`}>{m.notebook_history_more()}</ButtonLink>} <ButtonLink tone="quiet" to={pagePath(d.rbd, d.cycleId, d.page)}>{m.notebook_history_back()}</ButtonLink></p>
  </>
)
export default PageHistory
