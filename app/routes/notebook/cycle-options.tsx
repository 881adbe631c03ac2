/** What is done with a cycle as a whole: its name, when it went into practice, dropping it with a reason, taking it up again. */
import type { ReactNode } from 'react'
import { data, Form, Link, redirect } from 'react-router'
import type { Route } from './+types/cycle-options'
import { readPart } from '../../../cycles/notebook/parts.ts'
import { dropCycle, getCycle, renameCycle, reopenCycle, startImplementation, type ChangeOutcome } from '../../../db/notebook/cycles.ts'
import { Actions, Button, ErrorSummary, TextField, WritingField } from '../../components/form.tsx'
import { cyclePath, optionsPath, pagePath } from '../../components/notebook/paths.ts'
import { Notice, PageHead, Sheet } from '../../components/page.tsx'
import { m } from '../../messages/compiled/messages.js'
import { notFound } from '../../request.server.ts'
import { sentenceFor } from './problem-sentences.server.ts'
import { found, requireTeam, schoolNameOf, visitOf } from './viewer.server.ts'

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const visit = await visitOf(context, params)
  await requireTeam(context, visit.rbd)
  const cycle = found(await getCycle(visit.store, visit.rbd, visit.cycleId, visit.today))
  return {
    rbd: visit.rbd, school: await schoolNameOf(visit), today: visit.today, isDone: new URL(request.url).searchParams.has('hecho'),
    cycle: { id: cycle.id, number: cycle.number, year: String(cycle.year), title: cycle.title, version: cycle.version, implementationFrom: cycle.implementationFrom, isOpen: !cycle.closedOn && !cycle.droppedOn },
  }
}

const fieldOf: Record<string, string> = { title_missing: 'title', title_too_long: 'title', reason_missing: 'why', text_too_long: 'why' }

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const visit = await visitOf(context, params)
  await requireTeam(context, visit.rbd)
  const form = await request.formData()
  const text = (name: string) => { const v = form.get(name); return typeof v === 'string' ? v : '' }
  const intent = text('intent')
  const which = { rbd: visit.rbd, cycleId: visit.cycleId, by: visit.personId }
  const dayField = intent === 'drop' ? 'dropOn' : 'startOn'
  const on = text(dayField) || visit.today
  const act = async (): Promise<ChangeOutcome | { ok: false; reason: 'day_not_real' }> => {
    if (!readPart('note', { on, text: '.' }).ok) return { ok: false, reason: 'day_not_real' }
    switch (intent) {
      case 'rename': return renameCycle(visit.store, { ...which, title: text('title'), version: Number(text('version')) || 0 })
      case 'start': return startImplementation(visit.store, { ...which, on })
      case 'drop': return dropCycle(visit.store, { ...which, on, why: text('why') })
      case 'reopen': return reopenCycle(visit.store, which)
      default: throw notFound()
    }
  }
  const outcome = await act()
  if (outcome.ok) return redirect(intent === 'drop' ? pagePath(visit.rbd, visit.cycleId, 'learnings') : intent === 'reopen' ? cyclePath(visit.rbd, visit.cycleId) : `${optionsPath(visit.rbd, visit.cycleId)}?hecho=1`, 303)
  if (outcome.reason === 'not_found') throw notFound()
  const field = fieldOf[outcome.reason] ?? (outcome.reason.startsWith('day') ? dayField : '')
  return data({ problems: { [field]: sentenceFor(outcome.reason) } as Record<string, string>, values: { title: text('title'), why: text('why') } }, { status: outcome.reason === 'changed_meanwhile' ? 409 : 400 })
}
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData ? m.notebook_tab_title({ page: m.notebook_options(), cycle: loaderData.cycle.title }) : '' }]

const Part = ({ title, children }: { title: string; children: ReactNode }) => <Sheet><h2>{title}</h2><Form method="post" noValidate>{children}</Form></Sheet>

const CycleOptions = ({ loaderData: d, actionData }: Route.ComponentProps) => {
  const p: Record<string, string> = actionData?.problems ?? {}
  const c = d.cycle
  return (
    <>
      <PageHead title={m.notebook_options()} readers={m.notebook_readers_history()}
        crumb={<Link to={cyclePath(d.rbd, c.id)}>{m.notebook_crumb({ school: d.school, year: c.year, number: c.number })}: {c.title}</Link>} />
      {d.isDone && !actionData ? <Notice live>{m.notebook_options_done()}</Notice> : null}
      <ErrorSummary problems={p} />
      <Part title={m.notebook_options_name()}>
        <input type="hidden" name="version" value={c.version} />
        <TextField name="title" label={m.notebook_new_name()} problem={p.title} defaultValue={actionData?.values.title || c.title} width="full" written maxLength={200} autoComplete="off" />
        <Actions><Button name="intent" value="rename">{m.notebook_options_rename()}</Button></Actions>
      </Part>
      {c.isOpen ? (
        <>
          <Part title={m.notebook_options_start()}>
            {c.implementationFrom ? null : <p>{m.notebook_start_what()}</p>}
            <TextField name="startOn" type="date" label={m.notebook_start_on()} problem={p.startOn} defaultValue={c.implementationFrom ?? d.today} width="short" />
            <Actions><Button name="intent" value="start">{c.implementationFrom ? m.notebook_options_start_change() : m.notebook_start_button()}</Button></Actions>
          </Part>
          <Part title={m.notebook_options_drop()}>
            <p>{m.notebook_options_drop_what()}</p>
            <WritingField name="why" label={m.notebook_options_drop_why()} problem={p.why} defaultValue={actionData?.values.why ?? ''} rows={4} />
            <TextField name="dropOn" type="date" label={m.notebook_options_drop_on()} problem={p.dropOn} defaultValue={d.today} width="short" />
            <Actions><Button tone="look" name="intent" value="drop">{m.notebook_options_drop_button()}</Button></Actions>
          </Part>
        </>
      ) : (
        <Part title={m.notebook_options_reopen()}>
          <p>{m.notebook_options_reopen_what()}</p>
          <Actions><Button name="intent" value="reopen">{m.notebook_options_reopen()}</Button></Actions>
        </Part>
      )}
    </>
  )
}
export default CycleOptions
