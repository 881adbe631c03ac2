/** Letting a cycle rest until a day, and taking it up again. Its forms stand on every page of the cycle; this page shows one that needs another look. */
import { data, Form, Link, redirect } from 'react-router'
import type { Route } from './+types/pause'
import { proposedUntil } from '../../../cycles/notebook/pauses.ts'
import { getCycle } from '../../../db/notebook/cycles.ts'
import { getCurrentPause, pauseCycle, resumeCycle } from '../../../db/notebook/pauses.ts'
import { Actions, Button, ErrorSummary } from '../../components/form.tsx'
import { cyclePath } from '../../components/notebook/paths.ts'
import { NextStep, PageHead, Sheet } from '../../components/page.tsx'
import { PauseFields } from '../../components/team/cycle-life.tsx'
import { restsSentence } from '../../components/team/team-words.ts'
import { m } from '../../messages/compiled/messages.js'
import { notFound } from '../../request.server.ts'
import { fieldsOf } from '../people/fields.ts'
import { sentenceFor } from '../notebook/problem-sentences.server.ts'
import { found, requireTeam, schoolNameOf, visitOf } from '../notebook/viewer.server.ts'

export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const visit = await visitOf(context, params)
  await requireTeam(context, visit.rbd)
  const cycle = found(await getCycle(visit.store, visit.rbd, visit.cycleId, visit.today))
  const pause = await getCurrentPause(visit.store, visit, visit.today)
  return {
    rbd: visit.rbd, school: await schoolNameOf(visit), cycle: { id: cycle.id, number: cycle.number, year: String(cycle.year), title: cycle.title, isOpen: !cycle.closedOn && !cycle.droppedOn },
    rests: pause ? { until: visit.f.day(pause.until), reason: pause.reason } : null, until: proposedUntil(visit.today),
  }
}

const sentences: Record<string, () => string> = { pause_until_past: m.team_problem_pause_past, pause_too_long: m.team_problem_pause_long, value_not_known: m.team_problem_pause_why }

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const visit = await visitOf(context, params)
  await requireTeam(context, visit.rbd)
  const field = fieldsOf(await request.formData())
  const which = { rbd: visit.rbd, cycleId: visit.cycleId, today: visit.today }
  // Back to the page of this cycle it was asked on, and to no other place.
  const here = cyclePath(visit.rbd, visit.cycleId)
  const back = new RegExp(`^${here}/[a-z]+$`).test(field('a')) ? field('a') : here
  if (field('que') === 'retomar') {
    if (!(await resumeCycle(visit.store, which)).ok) throw notFound()
    return redirect(back, 303)
  }
  const until = field('hasta').slice(0, 40)
  const outcome = await pauseCycle(visit.store, { ...which, reason: field('motivo'), until, by: visit.personId })
  if (outcome.ok) return redirect(back, 303)
  switch (outcome.reason) {
    case 'not_found': throw notFound()
    case 'not_open': return data({ problems: { '': sentenceFor('not_open') } as Record<string, string>, until }, { status: 409 })
    case 'problem': return data({ problems: { [outcome.field === 'until' ? 'hasta' : '']: (sentences[outcome.problem] ?? (() => sentenceFor(outcome.problem)))() } as Record<string, string>, until }, { status: 400 })
  }
}
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData ? m.notebook_tab_title({ page: m.team_pause(), cycle: loaderData.cycle.title }) : '' }]

const PausePage = ({ loaderData: d, actionData }: Route.ComponentProps) => {
  const p: Record<string, string> = actionData?.problems ?? {}
  const c = d.cycle
  return (
    <>
      <PageHead title={m.team_pause_title()} readers={m.team_pause_readers()} crumb={<Link to={cyclePath(d.rbd, c.id)}>{m.notebook_crumb({ school: d.school, year: c.year, number: c.number })}: {c.title}</Link>} />
      <ErrorSummary problems={p} />
      <Sheet>
        {d.rests ? <NextStep>{restsSentence(d.rests)}</NextStep> : null}
        {c.isOpen ? (
          <>
            <p>{m.team_pause_what()}</p>
            <Form method="post" noValidate><PauseFields until={actionData?.until ?? d.until} problem={p.hasta} /></Form>
            {d.rests ? <Form method="post"><Actions><Button tone="primary" name="que" value="retomar">{m.team_resume()}</Button></Actions></Form> : null}
          </>
        ) : <p>{m.notebook_problem_not_open()}</p>}
      </Sheet>
    </>
  )
}
export default PausePage
