/** One visit: what there is to talk about, the minutes, what was agreed. A sheet of it prints and opens without signal. */
import { Form, Link, type ShouldRevalidateFunctionArgs } from 'react-router'
import type { Route } from './+types/visit'
import { Button, ButtonLink, ErrorSummary, TextField } from '../../components/form.tsx'
import { keepText } from '../../components/notebook/keep-text.ts'
import { skipsItsOwnSaves } from '../../components/notebook/revalidation.ts'
import { schoolPath } from '../../components/notebook/paths.ts'
import type { Answer } from '../../components/notebook/view.ts'
import { NextStep, PageHead, Sheet, Tag } from '../../components/page.tsx'
import { NotTaken } from '../../components/saving/not-taken.tsx'
import { VisitAgenda } from '../../components/visits/agenda.tsx'
import { AgreeForm } from '../../components/visits/agree-form.tsx'
import { AgreementList } from '../../components/visits/agreement-list.tsx'
import { MeetingSchools } from '../../components/visits/meeting-schools.tsx'
import { MinutesForm } from '../../components/visits/minutes-form.tsx'
import { visitStateName, visitStateTone } from '../../components/visits/names.ts'
import { schoolVisitPath, visitPath, visitSheetPath, visitsPath } from '../../components/visits/paths.ts'
import { m } from '../../messages/compiled/messages.js'
import { advisingOf } from './reach.server.ts'
import { actOnVisit } from './visit-actions.server.ts'
import { visitView } from './visit-view.server.ts'
import css from '../../components/visits/visits.module.css'

export const loader = ({ context, params, request }: Route.LoaderArgs) => visitView(advisingOf(context), params.visitId, new URL(request.url).searchParams.has('versiones'))
export const action = (args: Route.ActionArgs) => actOnVisit(args)
export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) => keepText(request, () => serverAction())
export const shouldRevalidate = (args: ShouldRevalidateFunctionArgs) => skipsItsOwnSaves(args)
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData ? m.notebook_tab_title({ page: loaderData.visit.title, cycle: loaderData.visit.schools[0]?.name ?? '' }) : '' }]

const VisitPage = ({ loaderData: d, actionData }: Route.ComponentProps) => {
  const answer = actionData as Answer | undefined
  const { visit: v } = d
  const problemsOf = (form: string) => (answer?.kind === 'problems' && answer.form === form ? answer.problems : null)
  return (
    <>
      <PageHead title={v.title} tag={<Tag tone={visitStateTone[v.state]}>{visitStateName[v.state]()}</Tag>} readers={m.visits_minutes_readers()}
        crumb={<><Link to={visitsPath}>{m.visits_title()}</Link>{v.schools.map(s => <span key={s.rbd}> · <Link to={schoolPath(s.rbd)}>{s.name}</Link></span>)}</>} />
      <p className={`${css.tools} no-print`}>
        {v.time ? <span>{v.time}</span> : null}
        <ButtonLink to={visitSheetPath(v.id)}>{m.visits_sheet_link()}</ButtonLink>
      </p>
      {v.state === 'cancelled' ? <NextStep>{m.visits_is_cancelled()}</NextStep> : null}
      <NotTaken answer={answer} />
      <div className={css.table}>
        <div className={css.beside}>
          {d.agenda.length > 0 ? <VisitAgenda schools={d.agenda} /> : null}
          <MoveForm when={v.when} answer={answer} />
          <p className={css.soft}>{m.visits_planned_by({ name: d.advisor })}</p>
        </div>
        <div className={`${css.main} stack`}>
          <Sheet><MinutesForm visit={v} title={m.saving_title_of({ page: v.title, cycle: v.schools[0]?.name ?? '' })} answer={answer} /></Sheet>
          {d.meeting ? <Sheet><ErrorSummary problems={problemsOf('schools')} /><MeetingSchools {...d.meeting} title={v.title} answer={answer} /></Sheet> : null}
          <Sheet labelledBy="acuerdos">
            <h2 id="acuerdos">{m.visits_agreements_title()}</h2>
            <ErrorSummary problems={problemsOf('agreements')} />
            {d.agreements.length === 0 ? <p className={css.soft}>{m.visits_agreements_hint()}</p> : d.agreements.map(s => (
              <div key={s.rbd}>{v.schools.length > 1 ? <h3 className={css.bySchool}>{s.school}</h3> : null}<AgreementList agreements={s.items} cycles={null} /></div>
            ))}
            <AgreeForm schools={d.mine} title={m.saving_title_of({ page: m.visits_agree(), cycle: v.title })} newKey={d.newKey} answer={answer} />
            <p className={`${css.soft} ${css.readAs} no-print`}>{m.visits_as_team_reads()} {d.mine.map((s, i) => <span key={s.rbd}>{i > 0 ? ' · ' : ''}<Link to={schoolVisitPath(s.rbd, v.id)}>{s.name}</Link></span>)}</p>
          </Sheet>
          {d.revisions ? <Revisions d={d.revisions} /> : <p className={`${css.soft} no-print`}><Link to={`${visitPath(v.id)}?versiones#versiones`} preventScrollReset>{m.visits_revisions_link()}</Link></p>}
        </div>
      </div>
    </>
  )
}
export default VisitPage

const MoveForm = ({ when, answer }: { when: { onDay: string; atTime: string }; answer: Answer | undefined }) => {
  const wrong = answer?.kind === 'problems' && answer.form === 'move' ? answer : null
  return (
    <details className={`${css.move} no-print`} open={wrong !== null}>
      <summary>{m.visits_move_open()}</summary>
      <ErrorSummary problems={wrong?.problems} />
      <Form method="post" key={`${when.onDay} ${when.atTime}`} noValidate>
        <input type="hidden" name="fromDay" value={when.onDay} /><input type="hidden" name="fromTime" value={when.atTime} />
        <div className={css.pair}>
          <TextField name="onDay" type="date" label={m.visits_plan_day()} problem={wrong?.problems.onDay} defaultValue={wrong?.values.onDay ?? when.onDay} width="full" />
          <TextField name="atTime" type="time" label={m.visits_plan_time()} problem={wrong?.problems.atTime} defaultValue={wrong?.values.atTime ?? when.atTime} width="full" />
        </div>
        <Button name="intent" value="move">{m.visits_move()}</Button>
      </Form>
    </details>
  )
}

const Revisions = ({ d }: { d: NonNullable<Route.ComponentProps['loaderData']['revisions']> }) => (
  <Sheet labelledBy="versiones">
    <h2 id="versiones">{m.visits_revisions()}</h2>
    {d.map(r => (
      <details key={r.key} className={r.lost ? css.lost : undefined}>
        <summary>{r.title}</summary>
        {r.fields.length === 0 ? <p className={css.soft}>{m.visits_minutes_none()}</p> : <div className={css.read}>{r.fields.map(f => <div key={f.label}><h3>{f.label}</h3><p className="written">{f.text}</p></div>)}</div>}
      </details>
    ))}
  </Sheet>
)
