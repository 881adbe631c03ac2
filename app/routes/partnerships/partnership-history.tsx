/** What a partnership said before: each change with its words before and after, who made it, and the way back. */
import { Form, Link, redirect } from 'react-router'
import type { Route } from './+types/partnership-history'
import { restorePartnershipRevision } from '../../../db/partnerships/revisions.ts'
import { Actions, Button, ButtonLink } from '../../components/form.tsx'
import { Differences } from '../../components/notebook/differences.tsx'
import { Notice, PageHead, Sheet } from '../../components/page.tsx'
import { partnershipHistoryPath, partnershipPath } from '../../components/partnerships/paths.ts'
import { m } from '../../messages/compiled/messages.js'
import { notFound } from '../../request.server.ts'
import { partnershipHistory } from './history-view.server.ts'
import { fieldsOfRequest, keeperOf, partnershipOf } from './keeper.server.ts'
import css from '../../components/partnerships/partnerships.module.css'

const said: Record<string, () => string> = { repuesta: m.partners_history_restored, cambio: m.partners_history_moved }

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const keeper = await keeperOf(context, params)
  const p = await partnershipOf(keeper, params)
  const asked = new URL(request.url).searchParams
  return {
    rbd: keeper.rbd, id: p.id, name: p.organisation.name, done: said[asked.get('hecho') ?? '']?.() ?? null,
    ...await partnershipHistory(keeper, p, Math.max(0, Number(asked.get('desde')) || 0)),
  }
}

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const keeper = await keeperOf(context, params)
  const p = await partnershipOf(keeper, params)
  const fields = await fieldsOfRequest(request)
  const restored = await restorePartnershipRevision(keeper.store, { rbd: keeper.rbd, partnershipId: p.id, by: keeper.by, requestId: keeper.requestId, revisionId: fields.revision ?? '', version: Number(fields.version) })
  if (!restored.ok && restored.reason === 'not-found') throw notFound()
  return redirect(`${partnershipHistoryPath(keeper.rbd, p.id)}?hecho=${restored.ok ? 'repuesta' : 'cambio'}`, 303)
}
export const meta: Route.MetaFunction = ({ loaderData: d }) => [{ title: d ? m.notebook_tab_title({ page: m.partners_history_title(), cycle: d.name }) : '' }]

const PartnershipHistory = ({ loaderData: d }: Route.ComponentProps) => (
  <>
    <PageHead title={m.partners_history_title()} crumb={<Link to={partnershipPath(d.rbd, d.id)}>{d.name}</Link>} readers={m.partners_history_readers()} />
    {d.done ? <Notice live>{d.done}</Notice> : null}
    <p className={css.soft}>{d.changes.length > 0 ? m.partners_history_what() : m.partners_history_none()}</p>
    {d.changes.map(c => (
      <Sheet key={c.id} labelledBy={`c-${c.id}`}>
        <h2 id={`c-${c.id}`}>{c.title}</h2>
        <p className={css.soft}>{c.by}</p>
        {c.changes.map(x => <div key={x.name}><h3>{x.name}</h3><Differences pieces={x.differences} /></div>)}
        {c.version === null ? null : (
          <Form method="post" className="no-print">
            <input type="hidden" name="revision" value={c.id} />
            <input type="hidden" name="version" value={c.version} />
            <Actions><Button aria-label={m.partners_history_restore_of({ what: c.title })}>{m.partners_history_restore()}</Button></Actions>
          </Form>
        )}
      </Sheet>
    ))}
    <p className="no-print">{d.next === null ? null : <ButtonLink to={`?desde=${d.next}`}>{m.notebook_history_more()}</ButtonLink>} <ButtonLink tone="quiet" to={partnershipPath(d.rbd, d.id)}>{m.partners_history_back()}</ButtonLink></p>
  </>
)
export default PartnershipHistory
