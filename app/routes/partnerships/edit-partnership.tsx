/** Correcting what a partnership says, and what the register says of how its organisation is reached. Its name is its service's to change. */
import { Form, Link, redirect } from 'react-router'
import type { Route } from './+types/edit-partnership'
import { readPartnership } from '../../../cycles/partnerships/partnership.ts'
import { correctOrganisation, registerOfSchool } from '../../../db/partnerships/organisations.ts'
import { savePartnership } from '../../../db/partnerships/partnerships.ts'
import { getTeam } from '../../../db/people/leadership.ts'
import { Actions, Button, ButtonLink, ErrorSummary } from '../../components/form.tsx'
import { PageHead, Sheet } from '../../components/page.tsx'
import { OrganisationFields, PartnershipFields } from '../../components/partnerships/fields.tsx'
import { partnershipPath } from '../../components/partnerships/paths.ts'
import type { Refusal } from '../../components/partnerships/refusal.ts'
import { m } from '../../messages/compiled/messages.js'
import { notFound } from '../../request.server.ts'
import { coordinatorOptions, coordinatorValue, fieldsOfRequest, keeperOf, partnershipOf, readCoordinator, refused } from './keeper.server.ts'
import { kindOptions, organisationValues, readOrganisationForm } from './organisation-form.server.ts'
import css from '../../components/partnerships/partnerships.module.css'

export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const keeper = await keeperOf(context, params)
  const p = await partnershipOf(keeper, params)
  const { members } = await getTeam(keeper.store, keeper.rbd, keeper.today)
  return {
    rbd: keeper.rbd, id: p.id, version: p.version, name: p.organisation.name, kinds: kindOptions(), coordinators: coordinatorOptions(p.coordinator, members),
    values: { purpose: p.purpose, from: p.fromDay, to: p.toDay, coordinator: coordinatorValue(p.coordinator, members), schoolShares: p.schoolShares, partnerShares: p.partnerShares }, organisation: organisationValues(p.organisation),
  }
}

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const keeper = await keeperOf(context, params)
  const { store, rbd } = keeper
  const p = await partnershipOf(keeper, params)
  const fields = await fieldsOfRequest(request)
  const by = { by: keeper.by, requestId: keeper.requestId }
  const here = `${partnershipPath(rbd, p.id)}?hecho=guardado`
  if (fields.intent === 'contact') {
    const read = readOrganisationForm({ ...fields, name: p.organisation.name })
    if (!read.ok) return refused('contact', read.problems, fields)
    const register = await registerOfSchool(store, rbd, keeper.today)
    if (!(await correctOrganisation(store, { ...by, id: p.organisation.id, slepCodes: register === null ? [] : [register], facts: read.value })).ok) throw notFound()
    return redirect(here, 303)
  }
  if (fields.intent !== 'save') throw notFound()
  const read = readPartnership(fields)
  if (!read.ok) return refused('save', Object.fromEntries(Object.entries(read.problems).map(([k, x]) => [k, x === 'day-unread' ? 'day-not-real' : x])), fields)
  const coordinator = readCoordinator(fields.coordinator ?? '', (await getTeam(store, rbd, keeper.today)).members)
  const saved = await savePartnership(store, { ...by, rbd, partnershipId: p.id, version: Number(fields.version), facts: read.value, coordinator })
  if (saved.ok) return redirect(here, 303)
  if (saved.reason === 'not-found') throw notFound()
  return refused('save', { '': 'changed-meanwhile' }, fields, 409)
}
export const meta: Route.MetaFunction = ({ loaderData: d }) => [{ title: d ? m.notebook_tab_title({ page: m.partners_edit_title(), cycle: d.name }) : '' }]

const EditPartnership = ({ loaderData: d, actionData }: Route.ComponentProps) => {
  const refusal = actionData as Refusal | undefined
  const of = (form: string, saved: Record<string, string>) => (refusal?.form === form ? { values: refusal.values, problems: refusal.problems } : { values: saved, problems: {} })
  return (
    <>
      <PageHead title={m.partners_edit_title()} crumb={<Link to={partnershipPath(d.rbd, d.id)}>{d.name}</Link>} readers={m.partners_readers_one()} />
      <ErrorSummary problems={refusal?.problems} />
      <Sheet labelledBy="alianza">
        <h2 id="alianza">{m.partners_the_alliance()}</h2>
        <Form method="post" noValidate>
          <input type="hidden" name="version" value={d.version} />
          <PartnershipFields {...of('save', d.values)} coordinators={d.coordinators} />
          <Actions><Button tone="primary" name="intent" value="save">{m.partners_save()}</Button><ButtonLink tone="quiet" to={partnershipPath(d.rbd, d.id)}>{m.partners_cancel()}</ButtonLink></Actions>
        </Form>
      </Sheet>
      <Sheet labelledBy="organizacion">
        <h2 id="organizacion">{m.partners_edit_org()}</h2>
        <p className={css.soft}>{m.partners_edit_org_what()}</p>
        <Form method="post" noValidate>
          <OrganisationFields {...of('contact', d.organisation)} kinds={d.kinds} named={false} />
          <Actions><Button name="intent" value="contact">{m.partners_save()}</Button></Actions>
        </Form>
      </Sheet>
    </>
  )
}
export default EditPartnership
