/** The organisations a school works with: its team's list, and what its advisor sees of it. */
import { Form, Link, redirect } from 'react-router'
import type { Route } from './+types/partnerships'
import { listPartnerships, withdrawPartnership } from '../../../db/partnerships/partnerships.ts'
import { registerOfSchool } from '../../../db/partnerships/organisations.ts'
import { getTeam } from '../../../db/people/leadership.ts'
import { Button, ButtonLink } from '../../components/form.tsx'
import { schoolPath } from '../../components/notebook/paths.ts'
import { EmptyState, Notice, PageHead, Sheet, Tag } from '../../components/page.tsx'
import { kindName, stageName } from '../../components/partnerships/names.ts'
import { newPartnershipPath, partnershipPath, partnershipsPath, partnersHelpPath } from '../../components/partnerships/paths.ts'
import { formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, forbidden, notFound, rbdFrom, reasonTo, requireMayInSchool, schoolThingOf, timeZoneOf, todayOf } from '../../request.server.ts'
import { schoolNameOf } from '../notebook/viewer.server.ts'
import { agreementWords, coordinatorWords, fieldsOfRequest, isGone } from './keeper.server.ts'
import { rhythmWords } from './rhythm-words.server.ts'
import css from '../../components/partnerships/partnerships.module.css'

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const { store, locale } = factsOf(context)
  const rbd = rbdFrom(params)
  const thing = await schoolThingOf(context, rbd)
  const isTeam = reasonTo(context, 'partnership.keep', thing) !== null
  if (!isTeam && !reasonTo(context, 'partnership.outline', thing)) throw forbidden()
  const [today, f] = [todayOf(context), formatter(locale, timeZoneOf(context))]
  const all = (await listPartnerships(store, rbd)).sort((a, b) => f.compare(a.organisation.name, b.organisation.name))
  const team = isTeam ? (await getTeam(store, rbd, today)).members : []
  const view = (p: (typeof all)[number]) => ({
    id: p.id, name: p.organisation.name, kind: kindName[p.organisation.kind](), href: isTeam ? partnershipPath(rbd, p.id) : null, purpose: p.purpose, agreement: agreementWords(p, { f, today }), rhythm: rhythmWords(p, { f, today }),
    // What stands between both teams is said by the team to itself: an advisor sees that they meet, not how they judge it.
    stage: isTeam && p.stage ? stageName[p.stage].name() : null,
    coordinator: isTeam && isGone(p.coordinator, team) ? m.partners_coordinator_gone({ name: p.coordinator.name }) : coordinatorWords(p.coordinator) ? m.partners_coordinates({ who: coordinatorWords(p.coordinator) }) : isTeam ? m.partners_coordinates_none() : '',
    goals: p.goals.filter(g => g.state === 'open').map(g => g.text), held: p.meetings.filter(x => x.state === 'held').length, ended: p.endedOn ? m.partners_ended_on({ day: f.day(p.endedOn) }) : null,
  })
  const here = all.filter(p => !p.isWithdrawn)
  const done = new URL(request.url).searchParams.get('hecho')
  return {
    rbd, isTeam, school: await schoolNameOf({ store, rbd, today }), hasRegister: (await registerOfSchool(store, rbd, today)) !== null,
    going: here.filter(p => !p.endedOn).map(view), ended: here.filter(p => p.endedOn).map(view), withdrawn: isTeam ? all.filter(p => p.isWithdrawn).map(p => ({ id: p.id, name: p.organisation.name })) : [],
    done: done === 'retirada' ? m.partners_done_taken_out() : done === 'repuesta' ? m.partners_done_saved() : null,
  }
}

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const { store, requestId, signedIn } = factsOf(context)
  const rbd = rbdFrom(params)
  await requireMayInSchool(context, 'partnership.keep', rbd)
  const fields = await fieldsOfRequest(request)
  if (fields.intent !== 'put-back' || !(await withdrawPartnership(store, { rbd, partnershipId: fields.partnership ?? '', by: signedIn!.id, requestId, withdrawn: false })).ok) throw notFound()
  return redirect(`${partnershipsPath(rbd)}?hecho=repuesta`, 303)
}
export const meta: Route.MetaFunction = ({ loaderData: d }) => [{ title: d ? m.notebook_tab_title({ page: m.partners_title(), cycle: d.school }) : '' }]

type Line = Route.ComponentProps['loaderData']['going'][number]
const Card = ({ p }: { p: Line }) => (
  <li className={css.card}>
    <div className={css.cardHead}><h2>{p.href ? <Link to={p.href}>{p.name}</Link> : p.name}</h2> <Tag>{p.kind}</Tag> {p.stage ? <Tag tone="voice">{p.stage}</Tag> : null} {p.ended ? <Tag>{p.ended}</Tag> : null}</div>
    <p className={css.written}>{p.purpose}</p>
    {p.goals.length > 0 ? <ul className={css.goalsShort} aria-label={m.partners_goals_open({ n: p.goals.length })}>{p.goals.map(g => <li key={g}>{g}</li>)}</ul> : null}
    <p className={css.soft}>{p.rhythm.text} {p.held > 1 ? m.partners_meetings_held({ n: p.held }) : ''}</p>
    {p.rhythm.asks ? <p className={css.look}>{p.rhythm.asks}</p> : null}
    <ul className={css.facts}><li className={p.agreement.asks ? css.look : undefined}>{p.agreement.text}</li>{p.coordinator ? <li>{p.coordinator}</li> : null}</ul>
  </li>
)

const PartnershipsPage = ({ loaderData: d }: Route.ComponentProps) => (
  <>
    <PageHead title={m.partners_title()} crumb={<Link to={schoolPath(d.rbd)}>{d.school}</Link>} readers={d.isTeam ? m.partners_readers_team() : m.partners_readers_advisor()} />
    {d.done ? <Notice live>{d.done}</Notice> : null}
    <p>{m.partners_intro()}</p>
    {d.isTeam && d.hasRegister && d.going.length + d.ended.length > 0 ? <p className="no-print"><ButtonLink tone="primary" to={newPartnershipPath(d.rbd)}>{m.partners_new()}</ButtonLink></p> : null}
    {d.isTeam && !d.hasRegister ? <Notice tone="look">{m.partners_no_register()}</Notice> : null}
    {d.going.length > 0 ? <Sheet><ul className={css.cards}>{d.going.map(p => <Card key={p.id} p={p} />)}</ul></Sheet> : d.ended.length === 0 ? (
      <EmptyState title={m.partners_none_title()}><p>{d.isTeam ? m.partners_none() : m.partners_none_advisor()}</p>{d.isTeam && d.hasRegister ? <p><ButtonLink tone="primary" to={newPartnershipPath(d.rbd)}>{m.partners_new()}</ButtonLink></p> : null}</EmptyState>
    ) : null}
    {d.ended.length > 0 ? <details><summary>{m.partners_ended_fold({ n: d.ended.length })}</summary><ul className={css.cards}>{d.ended.map(p => <Card key={p.id} p={p} />)}</ul></details> : null}
    {d.withdrawn.length > 0 ? (
      <details open={d.done !== null} className="no-print">
        <summary>{m.partners_withdrawn_fold({ n: d.withdrawn.length })}</summary>
        <ul className={css.lines}>{d.withdrawn.map(p => (
          <li key={p.id}><div className={css.lineHead}><span>{p.name}</span><Form method="post"><input type="hidden" name="partnership" value={p.id} /><Button tone="quiet" name="intent" value="put-back" aria-label={m.partners_put_back_of({ name: p.name })}>{m.partners_put_back()}</Button></Form></div></li>
        ))}</ul>
      </details>
    ) : null}
    <p className="no-print"><Link className={css.standalone} to={partnersHelpPath}>{m.partners_about_source()}</Link></p>
  </>
)
export default PartnershipsPage
