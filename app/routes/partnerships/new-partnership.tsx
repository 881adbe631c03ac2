/** Registering a partnership: the organisation is looked for first, by any name it goes or went by, and added when it is not there. */
import { Form, Link, redirect } from 'react-router'
import type { Route } from './+types/new-partnership'
import { readPartnership } from '../../../cycles/partnerships/partnership.ts'
import { addOrganisationIn, findOrganisations, getOrganisation, registerOfSchool } from '../../../db/partnerships/organisations.ts'
import { makePartnership } from '../../../db/partnerships/partnerships.ts'
import { getTeam } from '../../../db/people/leadership.ts'
import { Actions, Button, ErrorSummary, TextField } from '../../components/form.tsx'
import { Notice, PageHead, Sheet, Tag } from '../../components/page.tsx'
import { OrganisationFields, PartnershipFields } from '../../components/partnerships/fields.tsx'
import { kindName } from '../../components/partnerships/names.ts'
import { newPartnershipPath, partnershipPath, partnershipsPath } from '../../components/partnerships/paths.ts'
import type { Refusal } from '../../components/partnerships/refusal.ts'
import { m } from '../../messages/compiled/messages.js'
import { notFound } from '../../request.server.ts'
import { coordinatorOptions, fieldsOfRequest, keeperOf, madeId, readCoordinator, refused } from './keeper.server.ts'
import { kindOptions, readOrganisationForm } from './organisation-form.server.ts'
import css from '../../components/partnerships/partnerships.module.css'

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const keeper = await keeperOf(context, params)
  const { store, rbd, today } = keeper
  const asked = new URL(request.url).searchParams
  const register = await registerOfSchool(store, rbd, today)
  const frame = { rbd, school: keeper.school, hasRegister: register !== null, name: (asked.get('nombre') ?? '').slice(0, 200) }
  const chosen = register !== null && asked.has('organizacion') ? await getOrganisation(store, [register], asked.get('organizacion') ?? '') : null
  const alike = register !== null && !chosen && frame.name.trim() && !asked.has('registrar') ? await findOrganisations(store, register, frame.name) : []
  const isForm = chosen !== null || (frame.name.trim() !== '' && alike.length === 0)
  return {
    ...frame, alike: alike.map(a => ({ id: a.id, name: a.name, kind: kindName[a.kind](), purpose: a.purpose, formerly: a.formerly ? m.partners_formerly({ name: a.formerly }) : null })),
    form: isForm && register !== null ? {
      id: keeper.newId(), orgId: keeper.newId(), chosen: chosen ? { id: chosen.mergedInto?.id ?? chosen.id, name: chosen.mergedInto?.name ?? chosen.name, kind: kindName[chosen.kind](), purpose: chosen.purpose } : null,
      kinds: kindOptions(), coordinators: coordinatorOptions(null, (await getTeam(store, rbd, today)).members),
    } : null,
  }
}

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const keeper = await keeperOf(context, params)
  const { store, rbd, today } = keeper
  const fields = await fieldsOfRequest(request)
  const register = await registerOfSchool(store, rbd, today)
  if (register === null || fields.intent !== 'make') throw notFound()
  const chosen = fields.organisation ?? ''
  const organisation = chosen === '' ? readOrganisationForm(fields) : null
  const partnership = readPartnership(fields)
  const problems = { ...(organisation && !organisation.ok ? organisation.problems : {}), ...(partnership.ok ? {} : partnership.problems) }
  const said = readCoordinator(fields.coordinator ?? '', (await getTeam(store, rbd, today)).members) ?? { personId: null, name: '', profession: null }
  if (!partnership.ok || (organisation && !organisation.ok)) return refused('make', Object.fromEntries(Object.entries(problems).map(([k, p]) => [k, p === 'day-unread' ? 'day-not-real' : p])), fields)
  const orgId = organisation ? madeId({ id: fields.orgId ?? '' }, keeper) : chosen
  const by = { by: keeper.by, requestId: keeper.requestId }
  const made = await makePartnership(store, {
    ...by, id: madeId(fields, keeper), rbd, slepCode: register, organisationId: orgId, facts: partnership.value, coordinator: said, today,
    ...(organisation?.ok ? { prepare: tx => addOrganisationIn(store, tx, { ...by, id: orgId, slepCode: register, facts: organisation.value }) } : {}),
  })
  if (!made.ok) throw notFound()
  return redirect(`${partnershipPath(rbd, made.id)}?hecho=${made.isNew ? 'registrada' : 'ya-estaba'}`, 303)
}
export const meta: Route.MetaFunction = ({ loaderData: d }) => [{ title: d ? m.notebook_tab_title({ page: m.partners_new_title(), cycle: d.school }) : '' }]

type View = Route.ComponentProps['loaderData']
const Search = ({ d }: { d: View }) => (
  <Sheet labelledBy="buscar">
    <h2 id="buscar">{m.partners_find_title()}</h2>
    <Form method="get" action={newPartnershipPath(d.rbd)} key={d.name}>
      <TextField name="nombre" label={m.partners_find_name()} hint={m.partners_find_hint()} defaultValue={d.name} autoComplete="off" required />
      <Actions><Button tone={d.alike.length > 0 ? 'plain' : 'primary'}>{m.partners_find()}</Button></Actions>
    </Form>
    {d.alike.length > 0 ? (
      <section aria-labelledby="parecidas">
        <h3 id="parecidas" className={css.dimension}>{m.partners_alike_title()}</h3>
        <p className={css.soft}>{m.partners_alike_what()}</p>
        <ul className={css.lines}>{d.alike.map(a => (
          <li key={a.id}>
            <div className={css.lineHead}><strong>{a.name}</strong> <Tag>{a.kind}</Tag> <Link className={css.standalone} to={`${newPartnershipPath(d.rbd)}?organizacion=${a.id}`} aria-label={m.partners_it_is_of({ name: a.name })}>{m.partners_it_is()}</Link></div>
            {a.formerly ? <p className={css.soft}>{a.formerly}</p> : null}
            {a.purpose ? <p className={css.soft}>{a.purpose}</p> : null}
          </li>
        ))}</ul>
        <p><Link className={css.standalone} to={`${newPartnershipPath(d.rbd)}?registrar&nombre=${encodeURIComponent(d.name)}`}>{m.partners_none_of_these({ name: d.name })}</Link></p>
      </section>
    ) : null}
  </Sheet>
)

const NewPartnership = ({ loaderData: d, actionData }: Route.ComponentProps) => {
  const refusal = actionData as Refusal | undefined
  const [v, p] = [refusal?.values ?? { name: d.name }, refusal?.problems ?? {}]
  return (
    <>
      <PageHead title={m.partners_new_title()} crumb={<><Link to={partnershipsPath(d.rbd)}>{m.partners_title()}</Link> · {d.school}</>} readers={m.partners_new_readers()} />
      {d.hasRegister ? null : <Notice tone="look">{m.partners_no_register()}</Notice>}
      <ErrorSummary problems={refusal?.problems} />
      {!d.form ? d.hasRegister ? <Search d={d} /> : null : (
        <Form method="post" noValidate>
          <input type="hidden" name="id" value={d.form.id} />
          <Sheet labelledBy="organizacion">
            <h2 id="organizacion">{d.form.chosen ? m.partners_org_chosen() : m.partners_org_new()}</h2>
            {d.form.chosen ? (
              <>
                <input type="hidden" name="organisation" value={d.form.chosen.id} />
                <p className={css.lineHead}><strong>{d.form.chosen.name}</strong> <Tag>{d.form.chosen.kind}</Tag></p>
                {d.form.chosen.purpose ? <p>{d.form.chosen.purpose}</p> : null}
              </>
            ) : <><input type="hidden" name="orgId" value={d.form.orgId} /><OrganisationFields values={v} problems={p} kinds={d.form.kinds} /></>}
            <p><Link className={css.standalone} to={newPartnershipPath(d.rbd)}>{m.partners_org_other()}</Link></p>
          </Sheet>
          <Sheet labelledBy="alianza">
            <h2 id="alianza">{m.partners_the_alliance()}</h2>
            <PartnershipFields values={v} problems={p} coordinators={d.form.coordinators} />
            <Actions><Button tone="primary" name="intent" value="make">{m.partners_make()}</Button></Actions>
          </Sheet>
        </Form>
      )}
    </>
  )
}
export default NewPartnership
