/** The partner's link: what it opens is said before it is handed out; every link there is can be taken back. */
import { Form, Link, redirect } from 'react-router'
import type { Route } from './+types/partner-link'
import { partnerLinkDays, usualPartnerLinkDays } from '../../../cycles/partnerships/partnership.ts'
import { listPartnerLinks, listTextsPartnerSees, makePartnerLink, revokePartnerLink, tokenOfPartnerLink } from '../../../db/partnerships/links.ts'
import { keyFor } from '../../config.ts'
import { Actions, Button, ErrorSummary, SelectField } from '../../components/form.tsx'
import { Notice, PageHead, Sheet, Tag } from '../../components/page.tsx'
import { partnerLinkPath, partnershipPath, partnerSidePath } from '../../components/partnerships/paths.ts'
import { Concerns } from '../../components/story/concerns.tsx'
import { CopyLink } from '../../components/story/copying.tsx'
import type { Refusal } from '../../components/partnerships/refusal.ts'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, notFound } from '../../request.server.ts'
import { concernsIn } from '../story/concerns.server.ts'
import { fieldsOfRequest, keeperOf, madeId, namesOfOrganisation, partnershipOf, refused } from './keeper.server.ts'
import css from '../../components/partnerships/partnerships.module.css'

const stateName = { open: m.story_link_open, over: m.story_link_over, revoked: m.story_link_revoked }

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const keeper = await keeperOf(context, params)
  const { store, rbd, f } = keeper
  const { secrets, config } = factsOf(context)
  const p = await partnershipOf(keeper, params)
  const key = keyFor(secrets, 'partner-link')
  const done = new URL(request.url).searchParams.get('hecho')
  return {
    rbd, id: p.id, name: p.organisation.name, concerns: await concernsIn(store, rbd, Number(keeper.today.slice(0, 4)), await listTextsPartnerSees(store, { rbd, partnershipId: p.id }), namesOfOrganisation(p)), newId: keeper.newId(), done: done === 'enlace' ? m.partners_link_made_done() : done === 'retirado' ? m.partners_link_revoked_done() : null,
    links: (await listPartnerLinks(store, { rbd, partnershipId: p.id })).map(l => ({
      id: l.id, isOpen: l.state === 'open', state: stateName[l.state](), address: l.state === 'open' ? `${config.publicOrigin}${partnerSidePath(tokenOfPartnerLink(key, l.id))}` : null,
      made: m.partners_link_by({ name: l.createdBy, day: f.dayAndTime(l.createdAt) }),
      until: l.state === 'revoked' ? m.story_link_revoked_by({ name: l.revokedBy ?? '', day: f.dayAndTime(l.revokedAt!) }) : l.state === 'over' ? m.story_link_was_until({ day: f.dayAndTime(l.expiresAt) }) : m.story_link_until({ day: f.dayAndTime(l.expiresAt) }),
    })),
    days: partnerLinkDays.map(n => ({ value: String(n), label: m.story_n_days({ n }) })), usual: String(usualPartnerLinkDays),
  }
}

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const keeper = await keeperOf(context, params)
  const p = await partnershipOf(keeper, params)
  const fields = await fieldsOfRequest(request)
  const which = { rbd: keeper.rbd, partnershipId: p.id, by: keeper.by, requestId: keeper.requestId }
  const back = partnerLinkPath(keeper.rbd, p.id)
  if (fields.intent === 'revoke') {
    if (!(await revokePartnerLink(keeper.store, { ...which, linkId: fields.link ?? '' })).ok) throw notFound()
    return redirect(`${back}?hecho=retirado`, 303)
  }
  if (fields.intent !== 'make') throw notFound()
  const made = await makePartnerLink(keeper.store, { ...which, days: Number(fields.days), id: madeId(fields, keeper) })
  if (made.ok) return redirect(`${back}?hecho=enlace`, 303)
  if (made.reason === 'not-found') throw notFound()
  return refused('make', { days: 'days' }, fields)
}
export const meta: Route.MetaFunction = ({ loaderData: d }) => [{ title: d ? m.notebook_tab_title({ page: m.partners_link_title(), cycle: d.name }) : '' }]

const PartnerLinkPage = ({ loaderData: d, actionData }: Route.ComponentProps) => {
  const refusal = (actionData as Refusal | undefined) ?? null
  return (
    <>
      <PageHead title={m.partners_link_title()} crumb={<Link to={partnershipPath(d.rbd, d.id)}>{d.name}</Link>} readers={m.partners_link_readers()} />
      {d.done ? <Notice live>{d.done}</Notice> : null}
      <ErrorSummary problems={refusal?.problems} />
      <Sheet labelledBy="nuevo-enlace">
        <h2 id="nuevo-enlace">{m.partners_link_new()}</h2>
        <p>{m.partners_link_what()}</p>
        <Concerns concerns={d.concerns} what={m.partners_link_concerns()} />
        <Form method="post" key={d.newId}>
          <input type="hidden" name="id" value={d.newId} />
          <SelectField name="days" label={m.partners_link_days()} width="short" problem={refusal?.problems.days} defaultValue={d.usual} options={d.days} />
          <Actions><Button tone="primary" name="intent" value="make">{m.partners_link_make()}</Button></Actions>
        </Form>
      </Sheet>
      {d.links.length > 0 ? (
        <Sheet labelledBy="enlaces">
          <h2 id="enlaces">{m.partners_links()}</h2>
          <ul className={css.links}>{d.links.map(l => (
            <li key={l.id}>
              <p><Tag tone={l.isOpen ? 'voice' : 'plain'}>{l.state}</Tag> {l.until} <span className={css.soft}>{l.made}</span></p>
              {l.address ? (
                <>
                  <CopyLink id={`enlace-${l.id}`} label={m.story_link_address()} link={l.address} />
                  <Form method="post"><input type="hidden" name="link" value={l.id} /><Button tone="look" name="intent" value="revoke">{m.story_link_revoke()}</Button></Form>
                </>
              ) : null}
            </li>
          ))}</ul>
        </Sheet>
      ) : null}
    </>
  )
}
export default PartnerLinkPage
