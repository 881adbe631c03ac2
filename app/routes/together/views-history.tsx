/** Every version of what the professions of a cycle said: readable, with author and time, and restorable. */
import { Link } from 'react-router'
import type { Route } from './+types/views-history'
import type { PartBody } from '../../../cycles/notebook/parts.ts'
import { togetherIdOf } from '../../../db/together/views.ts'
import { ButtonLink } from '../../components/form.tsx'
import { Revisions } from '../../components/notebook/revisions.tsx'
import { Notice, PageHead } from '../../components/page.tsx'
import { CycleCrumb } from '../../components/team/cycle-crumb.tsx'
import { viewsHistoryPath, viewsPath } from '../../components/together/paths.ts'
import { m } from '../../messages/compiled/messages.js'
import { describeRevisions, restoreFrom } from '../notebook/revisions.server.ts'
import { togetherFieldName } from './views-view.server.ts'
import { visitTogether } from './visit.server.ts'

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const { visit, head } = await visitTogether(context, params)
  return { head, ...(await describeRevisions(visit, togetherIdOf(visit.cycleId), {} as PartBody, togetherFieldName, request)) }
}

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const { visit } = await visitTogether(context, params)
  return restoreFrom(visit, togetherIdOf(visit.cycleId), request, { back: viewsPath(visit.rbd, visit.cycleId), history: viewsHistoryPath(visit.rbd, visit.cycleId) })
}
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData ? m.notebook_tab_title({ page: m.together_history_title(), cycle: loaderData.head.title }) : '' }]

const ViewsHistory = ({ loaderData: d }: Route.ComponentProps) => {
  const back = viewsPath(d.head.rbd, d.head.cycleId)
  return (
    <>
      <PageHead title={m.together_history_title()} crumb={<><CycleCrumb head={d.head} /> · <Link to={back}>{m.together_views_title()}</Link></>} readers={m.together_readers()} />
      {d.hasMoved ? <Notice tone="look" live>{m.notebook_history_moved()}</Notice> : null}
      <p>{m.notebook_history_what()}</p>
      <Revisions revisions={d.revisions} current={d.current} saveKey={d.saveKey} />
      <p>{d.next === null ? null : <ButtonLink to={`?desde=${d.next}`}>{m.notebook_history_more()}</ButtonLink>} <ButtonLink tone="quiet" to={back}>{m.notebook_history_back()}</ButtonLink></p>
    </>
  )
}
export default ViewsHistory
