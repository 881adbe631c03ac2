/** One entry of a register: correcting it, giving it another name, saying it is the same as another, and taking that back. */
import { Form, Link, redirect } from 'react-router'
import type { Route } from './+types/organisation'
import { correctOrganisation, findOrganisations, getOrganisation, listMergedInto, mergeOrganisation, separateOrganisation } from '../../../db/partnerships/organisations.ts'
import { Actions, Button, ErrorSummary, TextField } from '../../components/form.tsx'
import { Notice, PageHead, Sheet, Tag } from '../../components/page.tsx'
import { OrganisationFields } from '../../components/partnerships/fields.tsx'
import { kindName } from '../../components/partnerships/names.ts'
import { organisationPath, registerPath } from '../../components/partnerships/paths.ts'
import type { Refusal } from '../../components/partnerships/refusal.ts'
import { m } from '../../messages/compiled/messages.js'
import { notFound } from '../../request.server.ts'
import { found } from '../notebook/viewer.server.ts'
import { fieldsOfRequest, refused } from './keeper.server.ts'
import { kindOptions, organisationValues, readOrganisationForm } from './organisation-form.server.ts'
import { tidierOf } from './tidier.server.ts'
import css from '../../components/partnerships/partnerships.module.css'

const doneWords: Record<string, () => string> = { guardado: m.partners_done_saved, unida: m.partners_org_merged_done, separada: m.partners_org_separated_done }

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const { store, f, sleps } = await tidierOf(context)
  const o = found(await getOrganisation(store, sleps, params.organisationId))
  const asked = new URL(request.url).searchParams
  const words = (asked.get('con') ?? o.name).slice(0, 200)
  const alike = o.mergedInto ? [] : (await findOrganisations(store, o.slepCode, words, 12)).filter(x => x.id !== o.id)
  const here = await listMergedInto(store, o.id)
  return {
    id: o.id, name: o.name, kind: kindName[o.kind](), values: organisationValues(o), kinds: kindOptions(), words, merged: o.mergedInto ? { ...o.mergedInto, text: m.partners_org_is_merged({ name: o.mergedInto.name }) } : null,
    former: o.formerNames.length > 0 ? m.partners_org_former({ names: f.list(o.formerNames.map(n => `“${n}”`)) }) : null, leadsHere: here.length > 0 ? m.partners_org_leads_here({ names: f.list(here.map(x => `“${x.name}”`)) }) : null,
    alike: alike.map(x => ({ id: x.id, name: x.name, kind: kindName[x.kind](), formerly: x.formerly ? m.partners_formerly({ name: x.formerly }) : null })), done: doneWords[asked.get('hecho') ?? '']?.() ?? null,
  }
}

const mergeProblem = { same: m.partners_problem_same, 'already-merged': m.partners_problem_merged_before, 'goes-round': m.partners_problem_goes_round }

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const { store, by, requestId, sleps } = await tidierOf(context)
  const o = found(await getOrganisation(store, sleps, params.organisationId))
  const fields = await fieldsOfRequest(request)
  const which = { id: o.id, slepCodes: sleps, by, requestId }
  const to = (done: string) => redirect(`${organisationPath(o.id)}?hecho=${done}`, 303)
  switch (fields.intent) {
    case 'save': {
      const read = readOrganisationForm(fields)
      if (!read.ok) return refused('save', read.problems, fields)
      if (!(await correctOrganisation(store, { ...which, facts: read.value })).ok) throw notFound()
      return to('guardado')
    }
    case 'merge': {
      const merged = await mergeOrganisation(store, { ...which, into: fields.into ?? '' })
      if (merged.ok) return to('unida')
      if (merged.reason === 'not-found') throw notFound()
      return { form: 'merge', problems: { '': mergeProblem[merged.reason]() }, values: fields } satisfies Refusal
    }
    case 'separate':
      if (!(await separateOrganisation(store, which)).ok) throw notFound()
      return to('separada')
    default: throw notFound()
  }
}
export const meta: Route.MetaFunction = ({ loaderData: d }) => [{ title: d?.name ?? '' }]

type View = Route.ComponentProps['loaderData']
const Merging = ({ d }: { d: View }) => d.merged ? (
  <>
    <p><Link to={organisationPath(d.merged.id)}>{d.merged.text}</Link></p>
    <Form method="post"><Actions><Button name="intent" value="separate">{m.partners_org_separate()}</Button></Actions></Form>
  </>
) : (
  <>
    <p>{m.partners_org_merge_what()}</p>
    {d.leadsHere ? <p className={css.soft}>{d.leadsHere}</p> : null}
    <Form method="get" key={d.words}><TextField name="con" label={m.partners_org_merge_find()} defaultValue={d.words} autoComplete="off" /><Actions><Button>{m.partners_find()}</Button></Actions></Form>
    {d.alike.length === 0 ? <p className={css.soft}>{m.partners_org_merge_none()}</p> : (
      <ul className={css.lines}>{d.alike.map(x => (
        <li key={x.id}>
          <div className={css.lineHead}><Link to={organisationPath(x.id)}>{x.name}</Link> <Tag>{x.kind}</Tag> <Form method="post"><input type="hidden" name="into" value={x.id} /><Button tone="quiet" name="intent" value="merge" aria-label={m.partners_org_merge_into({ name: x.name })}>{m.partners_org_merge_button()}</Button></Form></div>
          {x.formerly ? <p className={css.soft}>{x.formerly}</p> : null}
        </li>
      ))}</ul>
    )}
  </>
)

const OrganisationPage = ({ loaderData: d, actionData }: Route.ComponentProps) => {
  const refusal = (actionData as Refusal | undefined) ?? null
  const mine = refusal?.form === 'save' ? refusal : null
  return (
    <>
      <PageHead title={d.name} tag={<Tag>{d.kind}</Tag>} crumb={<Link to={registerPath}>{m.partners_tidy_title()}</Link>} readers={m.partners_tidy_readers()} />
      {d.done ? <Notice live>{d.done}</Notice> : null}
      <ErrorSummary problems={refusal?.problems} />
      <Sheet labelledBy="nombre-y-contacto">
        <h2 id="nombre-y-contacto">{m.partners_org_title_edit()}</h2>
        {d.former ? <p className={css.soft}>{d.former}</p> : null}
        <Form method="post" noValidate key={d.values.name}>
          <OrganisationFields values={mine?.values ?? d.values} problems={mine?.problems ?? {}} kinds={d.kinds} />
          <Actions><Button tone="primary" name="intent" value="save">{m.partners_save()}</Button></Actions>
        </Form>
      </Sheet>
      <div className={`${css.apart} no-print`}><Sheet labelledBy="unir"><h2 id="unir">{m.partners_org_merge()}</h2><Merging d={d} /></Sheet></div>
    </>
  )
}
export default OrganisationPage
