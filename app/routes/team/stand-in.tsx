/**
 * Naming who stands in while a leader is away. The team opens it, and the school's advisor: names and professions, and nothing else of the
 * team. No reason is asked and there is nowhere to write one.
 */
import { data, Form, Link, redirect } from 'react-router'
import type { Route } from './+types/stand-in'
import { endStandIn, getTeam, nameStandIn } from '../../../db/people/leadership.ts'
import { schoolPath } from '../../components/notebook/paths.ts'
import { Actions, Button, ErrorSummary, RadioFields, TextField } from '../../components/form.tsx'
import { Columns, EmptyState, Notice, PageHead, Sheet } from '../../components/page.tsx'
import { StandInList } from '../../components/team/members.tsx'
import { standInPath, teamPath } from '../../components/team/paths.ts'
import { standInSpan } from '../../components/team/team-words.ts'
import { formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, notFound, rbdFrom, reasonTo, requireMayInSchool, requireSignedIn, schoolThingOf, timeZoneOf, todayOf } from '../../request.server.ts'
import { fieldsOf } from '../people/fields.ts'
import { professionName } from '../people/people-words.ts'
import { schoolNameOf } from '../notebook/viewer.server.ts'
import { tellTeam } from './notices.server.ts'
import css from '../../components/team/team.module.css'

const doneWords = { nombrado: m.team_done_stand_in, terminado: m.team_done_stand_in_ended }
const isDone = (s: string | null): s is keyof typeof doneWords => s !== null && Object.hasOwn(doneWords, s)

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const { store, locale } = factsOf(context)
  const rbd = rbdFrom(params)
  const today = todayOf(context)
  await requireMayInSchool(context, 'team.nameStandIn', rbd)
  const f = formatter(locale, timeZoneOf(context))
  const team = await getTeam(store, rbd, today)
  const done = new URL(request.url).searchParams.get('hecho')
  return {
    rbd, today, school: await schoolNameOf({ store, rbd, today }), isMember: reasonTo(context, 'notebook.read', await schoolThingOf(context, rbd)) !== null,
    leaders: team.members.filter(x => x.leads).map(x => ({ name: x.name, profession: professionName(x.profession) ?? '' })),
    candidates: team.members.filter(x => !x.leads).map(x => ({ value: x.id, label: x.name, hint: professionName(x.profession) ?? '' })),
    standIns: team.standIns.map(s => ({ id: s.id, name: s.name, span: standInSpan(s, f), namedBy: s.namedBy })),
    done: isDone(done) ? doneWords[done]() : null,
  }
}

const dayProblem = { day_not_real: m.notebook_problem_day_not_real, day_before_start: m.notebook_problem_day_before_start, stand_in_over: m.team_problem_stand_in_over }

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const { store, requestId } = factsOf(context)
  const rbd = rbdFrom(params)
  await requireMayInSchool(context, 'team.nameStandIn', rbd)
  const me = requireSignedIn(context)
  const today = todayOf(context)
  const field = fieldsOf(await request.formData())
  const who = { rbd, by: me.id, today, requestId }
  const values = { persona: field('persona'), desde: field('desde').slice(0, 40), hasta: field('hasta').slice(0, 40) }
  const refuse = (problems: Record<string, string>, status: 400 | 409) => data({ problems, values }, { status })

  if (field('que') === 'terminar') {
    const outcome = await endStandIn(store, { ...who, standInId: field('reemplazo') }, await tellTeam(context, rbd, today, 'stand-in-ended'))
    if (!outcome.ok) throw notFound()
    return redirect(`${standInPath(rbd)}?hecho=terminado`, 303)
  }
  if (values.persona === '') return refuse({ persona: m.team_problem_choose() }, 400)
  const outcome = await nameStandIn(store, { ...who, personId: values.persona, from: values.desde, until: values.hasta }, await tellTeam(context, rbd, today, 'stand-in'))
  if (outcome.ok) return redirect(`${standInPath(rbd)}?hecho=nombrado`, 303)
  switch (outcome.reason) {
    case 'days': return refuse({ [outcome.field === 'from' ? 'desde' : 'hasta']: dayProblem[outcome.problem]() }, 400)
    case 'not-member': return refuse({ persona: m.team_problem_not_member() }, 409)
    case 'leads-already': return refuse({ persona: m.team_problem_leads_already() }, 409)
    case 'stands-in-already': return refuse({ persona: m.team_problem_stands_in_already() }, 409)
    case 'not-allowed': return refuse({ '': m.team_problem_not_allowed() }, 409)
  }
}
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData ? `${m.team_stand_in_title()} · ${loaderData.school}` : '' }]

const StandInPage = ({ loaderData: d, actionData }: Route.ComponentProps) => {
  const p: Record<string, string> = actionData?.problems ?? {}
  const v = actionData?.values
  return (
    <>
      <PageHead title={m.team_stand_in_title()} readers={m.team_stand_in_readers()}
        crumb={<><Link to={schoolPath(d.rbd)}>{d.school}</Link>{d.isMember ? <> · <Link to={teamPath(d.rbd)}>{m.team_link()}</Link></> : <> · <Link to="/asesoria">{m.desk_title()}</Link></>}</>} />
      {d.done && !actionData ? <Notice live>{d.done}</Notice> : null}
      <ErrorSummary problems={p} />
      <Columns aside={(
        <section className={css.aside} aria-labelledby="reemplazos">
          <h2 id="reemplazos">{m.team_stand_ins()}</h2>
          {d.standIns.length === 0 ? <p className={css.soft}>{m.team_stand_ins_none()}</p> : <StandInList standIns={d.standIns} mayEnd />}
        </section>
      )}>
        <Sheet>
          <p>{d.leaders.length > 0 ? m.team_stand_in_leaders({ names: d.leaders.map(x => (x.profession ? `${x.name} (${x.profession})` : x.name)).join(', ') }) : m.team_led_by_nobody()}</p>
          {d.candidates.length === 0 ? <EmptyState title={m.team_stand_in_nobody_title()}><p>{m.team_stand_in_nobody()}</p></EmptyState> : (
            <Form method="post" noValidate>
              <RadioFields name="persona" label={m.team_stand_in_who()} problem={p.persona} value={v?.persona ?? ''} options={d.candidates} />
              <div className={css.pair}>
                <TextField name="desde" type="date" label={m.team_stand_in_from()} problem={p.desde} defaultValue={v?.desde ?? d.today} width="short" />
                <TextField name="hasta" type="date" label={m.team_stand_in_until()} hint={m.team_stand_in_until_hint()} problem={p.hasta} defaultValue={v?.hasta ?? ''} width="short" />
              </div>
              <p className={css.soft}>{m.team_stand_in_told()}</p>
              <Actions><Button tone="primary" name="que" value="nombrar">{m.team_name_stand_in()}</Button></Actions>
            </Form>
          )}
        </Sheet>
      </Columns>
    </>
  )
}
export default StandInPage
