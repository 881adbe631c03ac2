/** The school's own list of reasons for absence: added, renamed (a new one, the old one set aside), set aside, put back. Never a health item. */
import { data, Form, Link, redirect } from 'react-router'
import type { Route } from './+types/reasons'
import { addReason, listReasons, renameReason, restoreReason, retireReason, type ReasonOutcome } from '../../../db/notebook/reasons.ts'
import { getCycle } from '../../../db/notebook/cycles.ts'
import { builtInReasonNames, reasonName } from '../../components/evidence/names.ts'
import { Actions, Button, ErrorSummary, TextField } from '../../components/form.tsx'
import { pagePath, reasonsPath, schoolPath } from '../../components/notebook/paths.ts'
import { PageHead, Sheet } from '../../components/page.tsx'
import { m } from '../../messages/compiled/messages.js'
import { notFound } from '../../request.server.ts'
import { sentenceFor } from './problem-sentences.server.ts'
import { requireTeam, schoolNameOf, visitOf } from './viewer.server.ts'
import css from '../../components/evidence/evidence.module.css'

/** The cycle the reader came from, when it is this school's. */
const cycleOf = async (visit: Awaited<ReturnType<typeof visitOf>>, request: Request) => {
  const id = new URL(request.url).searchParams.get('ciclo')
  return id ? getCycle(visit.store, visit.rbd, id, visit.today) : null
}

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const visit = await visitOf(context, params)
  await requireTeam(context, visit.rbd)
  const cycle = await cycleOf(visit, request)
  return {
    rbd: visit.rbd, school: await schoolNameOf(visit), cycle: cycle && { id: cycle.id, title: cycle.title },
    reasons: (await listReasons(visit.store, visit.rbd)).map(r => ({ ...r, name: reasonName(r) })),
  }
}

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const visit = await visitOf(context, params)
  await requireTeam(context, visit.rbd)
  const form = await request.formData()
  const text = (name: string) => { const v = form.get(name); return typeof v === 'string' ? v : '' }
  const which = { rbd: visit.rbd, by: visit.personId, id: text('id'), label: text('label'), builtIn: builtInReasonNames() }
  const act = (): Promise<ReasonOutcome> => {
    switch (text('intent')) {
      case 'add': return addReason(visit.store, which)
      case 'rename': return renameReason(visit.store, which)
      case 'retire': return retireReason(visit.store, which)
      case 'restore': return restoreReason(visit.store, which)
      default: throw notFound()
    }
  }
  const outcome = await act()
  if (outcome.ok) {
    const cycle = await cycleOf(visit, request)
    return redirect(reasonsPath(visit.rbd, cycle?.id), 303)
  }
  if (outcome.reason === 'not_found') throw notFound()
  return data({ form: text('intent') === 'rename' ? which.id : 'add', problem: sentenceFor(outcome.reason), label: which.label }, { status: 400 })
}
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData ? m.notebook_tab_title({ page: m.evidence_list_title(), cycle: loaderData.school }) : '' }]

type ReasonRow = Route.ComponentProps['loaderData']['reasons'][number]

const Reasons = ({ loaderData: d, actionData }: Route.ComponentProps) => {
  const wrong = (form: string) => (actionData?.form === form ? actionData : null)
  const add = wrong('add')
  const [inUse, setAside] = [d.reasons.filter(r => !r.isRetired), d.reasons.filter(r => r.isRetired)]
  return (
    <div className={css.narrowPage}>
      <PageHead title={m.evidence_list_title()} crumb={<Link to={schoolPath(d.rbd)}>{d.school}</Link>} readers={m.evidence_list_readers()} />
      <p>{m.evidence_list_what()}</p>
      <p>{m.evidence_list_no_health()}</p>
      <Sheet labelledBy="en-la-lista">
        <h2 id="en-la-lista">{m.evidence_list_in_use()}</h2>
        <ul className={css.reasonRows}>{inUse.map(r => <InUse key={r.id} reason={r} wrong={wrong(r.id)} />)}</ul>
      </Sheet>
      <Sheet labelledBy="agregar">
        <h2 id="agregar">{m.evidence_list_add_title()}</h2>
        <Form method="post" noValidate key={inUse.length}>
          <ErrorSummary problems={add ? { label: add.problem } : null} />
          <TextField name="label" label={m.evidence_list_add_label()} hint={m.evidence_list_add_hint()} problem={add?.problem} defaultValue={add?.label ?? ''} maxLength={200} autoComplete="off" written />
          <Actions><Button tone="primary" name="intent" value="add">{m.evidence_list_add()}</Button></Actions>
        </Form>
      </Sheet>
      {setAside.length > 0 ? (
        <Sheet labelledBy="ya-no-se-usan">
          <h2 id="ya-no-se-usan">{m.evidence_list_set_aside()}</h2>
          <p className={css.hint}>{m.evidence_list_set_aside_what()}</p>
          <ul className={css.reasonRows}>
            {setAside.map(r => (
              <li key={r.id}>
                <Form method="post" className={css.reasonRow} preventScrollReset>
                  <input type="hidden" name="id" value={r.id} />
                  <p><span className={css.reasonName}>{r.name}</span></p>
                  <Button tone="quiet" name="intent" value="restore" aria-label={m.evidence_list_restore_named({ reason: r.name })}>{m.evidence_list_restore()}</Button>
                </Form>
              </li>
            ))}
          </ul>
        </Sheet>
      ) : null}
      {d.cycle ? <p><Link to={pagePath(d.rbd, d.cycle.id, 'data')}>{m.evidence_list_back()}</Link> · {d.cycle.title}</p> : null}
    </div>
  )
}
export default Reasons

const InUse = ({ reason: r, wrong }: { reason: ReasonRow; wrong: { problem: string; label: string } | null }) => {
  const field = `label-${r.id}`
  return (
    <li>
      <Form method="post" className={css.reasonRow} preventScrollReset>
        <input type="hidden" name="id" value={r.id} />
        <p><span className={css.reasonName}>{r.name}</span>{r.label === null ? null : <span className={css.own}>{m.evidence_list_own()}</span>}</p>
        <Button tone="quiet" name="intent" value="retire" aria-label={m.evidence_list_retire_named({ reason: r.name })}>{m.evidence_list_retire()}</Button>
      </Form>
      <details className={css.rename} open={wrong !== null}>
        <summary>{m.evidence_list_rename()}<span className="visually-hidden"> {r.name}</span></summary>
        <Form method="post" noValidate preventScrollReset>
          <input type="hidden" name="id" value={r.id} />
          <ErrorSummary problems={wrong ? { [field]: wrong.problem } : null} />
          <TextField name="label" id={field} label={m.evidence_list_rename_label({ reason: r.name })} hint={m.evidence_list_rename_hint()} problem={wrong?.problem} defaultValue={wrong?.label ?? r.name} maxLength={200} autoComplete="off" written />
          <Actions><Button name="intent" value="rename">{m.evidence_list_rename_save()}</Button></Actions>
        </Form>
      </details>
    </li>
  )
}
