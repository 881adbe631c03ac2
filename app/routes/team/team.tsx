/** A school's team: who is in it, who leads it, who stands in. Whoever leads invites, takes out and hands over; everything is told to all. */
import { data, Link, redirect } from 'react-router'
import type { Route } from './+types/team'
import { foldEmail } from '../../../cycles/people/email.ts'
import { createInvitation, listInvitations, revokeInvitation } from '../../../db/people/invitations.ts'
import { endStandIn, getTeam, handOverLead, layDownLead, removeMember, takeLead, type LeadOutcome } from '../../../db/people/leadership.ts'
import { schoolPath } from '../../components/notebook/paths.ts'
import { ErrorSummary } from '../../components/form.tsx'
import { Columns, NextStep, Notice, PageHead, Sheet } from '../../components/page.tsx'
import { Invitations, InviteForm, LeadOfNobody, Members, StandIns } from '../../components/team/members.tsx'
import { teamPath } from '../../components/team/paths.ts'
import { standInSpan } from '../../components/team/team-words.ts'
import { formatter } from '../../format.ts'
import { enqueueMail, invitationLink, invitationMail } from '../../mail.ts'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, notFound, rbdFrom, reasonTo, requireSignedIn, schoolThingOf, timeZoneOf, todayOf } from '../../request.server.ts'
import { fieldsOf } from '../people/fields.ts'
import { OneTimeLink } from '../people/one-time-link.tsx'
import { professionName } from '../people/people-words.ts'
import { requireTeam, schoolNameOf, viewerOf } from '../notebook/viewer.server.ts'
import { tellTeam } from './notices.server.ts'

const doneWords = {
  tomado: m.team_done_taken, entregado: m.team_done_handed, compartido: m.team_done_shared, dejado: m.team_done_laid_down, fuera: m.team_done_removed,
  terminado: m.team_done_stand_in_ended, retirada: m.team_done_revoked,
}
const isDone = (s: string | null): s is keyof typeof doneWords => s !== null && Object.hasOwn(doneWords, s)

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const { store, locale } = factsOf(context)
  const rbd = rbdFrom(params)
  const today = todayOf(context)
  const f = formatter(locale, timeZoneOf(context))
  const me = requireSignedIn(context)
  const viewer = await viewerOf(context, rbd)
  const team = await getTeam(store, rbd, today)
  const leads = reasonTo(context, 'team.lead', await schoolThingOf(context, rbd)) !== null
  const holders = team.members.filter(x => x.leads)
  const holds = holders.some(x => x.id === me.id)
  const done = new URL(request.url).searchParams.get('hecho')
  return {
    rbd, school: await schoolNameOf({ store, rbd, today }), isMember: viewer === 'team', leads, holds, isLed: team.isLed, holdsAlone: holds && holders.length === 1,
    leaders: f.list(holders.map(x => x.name)),
    members: team.members.map(x => ({
      id: x.id, name: x.name, profession: professionName(x.profession) ?? '', since: f.day(x.since), leads: x.leads, isMe: x.id === me.id,
      standsIn: team.standIns.filter(s => s.personId === x.id && !s.isComing).map(s => standInSpan(s, f))[0] ?? '',
      mayRemove: leads && !(x.leads && (!holds || holders.length === 1)),
      mayHandTo: holds && x.id !== me.id,
    })),
    standIns: team.standIns.map(s => ({ id: s.id, name: s.name, span: standInSpan(s, f), namedBy: s.namedBy })),
    open: leads ? (await listInvitations(store, { limit: 50, toTeamOf: rbd })).filter(i => i.state === 'open').map(i => ({ id: i.id, email: i.email, until: f.dayAndTime(i.expiresAt) })) : [],
    done: isDone(done) ? doneWords[done]() : null,
  }
}

const refusal = (reason: Exclude<LeadOutcome, { ok: true }>['reason']): string => ({
  'not-allowed': m.team_problem_not_allowed, 'led-already': m.team_problem_led_already, 'not-member': m.team_problem_not_member, 'last-leader': m.team_problem_last_leader, leads: m.team_problem_leads,
})[reason]()

const invitationProblem = (reason: string): Record<string, string> => {
  switch (reason) {
    case 'email-invalid': return { email: m.people_email_invalid() }
    case 'disabled': return { email: m.people_invite_disabled() }
    case 'already-member': return { email: m.team_problem_already_member() }
    default: return { '': m.team_problem_not_allowed() }
  }
}

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const { store, config, installation, locale, requestId } = factsOf(context)
  const rbd = rbdFrom(params)
  await requireTeam(context, rbd)
  const me = requireSignedIn(context)
  const today = todayOf(context)
  const field = fieldsOf(await request.formData())
  const who = { rbd, by: me.id, today, requestId }
  const refuse = (problems: Record<string, string>, status: 400 | 409, email = '') => data({ problems, email, made: null }, { status })
  const answer = (outcome: LeadOutcome, done: keyof typeof doneWords) => (outcome.ok ? redirect(`${teamPath(rbd)}?hecho=${done}`, 303) : refuse({ '': refusal(outcome.reason) }, 409))

  switch (field('que')) {
    case 'tomar': return answer(await takeLead(store, who, await tellTeam(context, rbd, today, 'lead-taken')), 'tomado')
    case 'entregar': return answer(await handOverLead(store, { ...who, to: field('persona'), keeps: false }, await tellTeam(context, rbd, today, 'lead-handed-over')), 'entregado')
    case 'compartir': return answer(await handOverLead(store, { ...who, to: field('persona'), keeps: true }, await tellTeam(context, rbd, today, 'lead-handed-over')), 'compartido')
    case 'dejar': return answer(await layDownLead(store, who), 'dejado')
    case 'quitar': {
      const outcome = await removeMember(store, { ...who, personId: field('persona') })
      return outcome.ok && field('persona') === me.id ? redirect('/', 303) : answer(outcome, 'fuera')
    }
    case 'terminar': {
      const outcome = await endStandIn(store, { ...who, standInId: field('reemplazo') }, await tellTeam(context, rbd, today, 'stand-in-ended'))
      if (!outcome.ok && outcome.reason === 'unknown') throw notFound()
      return outcome.ok ? redirect(`${teamPath(rbd)}?hecho=terminado`, 303) : refuse({ '': m.team_problem_not_allowed() }, 409)
    }
    case 'retirar': {
      const outcome = await revokeInvitation(store, { invitationId: field('invitacion'), by: me.id, requestId })
      return outcome.ok ? redirect(`${teamPath(rbd)}?hecho=retirada`, 303) : refuse({ '': outcome.reason === 'not-allowed' ? m.team_problem_not_allowed() : m.people_not_open() }, 409)
    }
    case 'invitar': {
      const email = field('email').slice(0, 254)
      let isMailed = false
      const made = await createInvitation(store, { email, role: 'team', scopeKind: 'school', scopeId: String(rbd), invitedBy: me.id, requestId }, async (tx, of) => {
        if (!installation) return
        const mail = invitationMail({ email: of.email, link: invitationLink(config, of.token), expiresAt: of.expiresAt }, installation, locale)
        isMailed = (await enqueueMail(store, tx, config, mail, me.id)) !== null
      })
      if (!made.ok) return refuse(invitationProblem(made.reason), made.reason === 'not-allowed' ? 409 : 400, email)
      // Shown in the answer to this very form and in no other: there is no address at which the link could be read again.
      const until = formatter(locale, timeZoneOf(context)).dayAndTime(made.expiresAt)
      return data({ problems: {} as Record<string, string>, email: '', made: { link: invitationLink(config, made.token), email: foldEmail(email), until, isMailed } })
    }
    default: throw notFound()
  }
}
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData ? m.team_title({ school: loaderData.school }) : '' }]

const TeamPage = ({ loaderData: d, actionData }: Route.ComponentProps) => {
  const made = actionData?.made ?? null
  return (
    <>
      <PageHead title={m.team_title({ school: d.school })} crumb={<Link to={schoolPath(d.rbd)}>{m.notebook_school_title({ school: d.school })}</Link>} readers={m.team_readers()} />
      {d.done && !actionData ? <Notice live>{d.done}</Notice> : null}
      <ErrorSummary problems={actionData?.problems} />
      {made ? (
        <Notice live>
          <NextStep>{made.isMailed ? m.team_invited_mailed({ email: made.email }) : m.team_invited_pass_on({ email: made.email })}</NextStep>
          <OneTimeLink link={made.link} />
          <p>{m.people_invited_until({ when: made.until })}</p>
        </Notice>
      ) : null}
      <Columns aside={<StandIns d={d} />}>
        {d.isLed ? null : <LeadOfNobody mayTake={d.isMember} />}
        <Sheet labelledBy="equipo">
          <h2 id="equipo">{m.team_members({ n: d.members.length })}</h2>
          <Members d={d} />
        </Sheet>
        {d.leads ? (
          <Sheet labelledBy="invitar">
            <h2 id="invitar">{m.team_invite_title()}</h2>
            <InviteForm email={actionData?.email ?? ''} problem={actionData?.problems.email} />
            <Invitations open={d.open} />
          </Sheet>
        ) : d.isMember && d.isLed ? <p>{m.team_who_invites({ names: d.leaders })}</p> : null}
      </Columns>
    </>
  )
}
export default TeamPage
export type TeamView = Route.ComponentProps['loaderData']
