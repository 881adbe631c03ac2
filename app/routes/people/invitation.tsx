/** Accepting an invitation: a newcomer makes the account with it; somebody with an account signs in first. */
import { data, Form, redirect } from 'react-router'
import type { Route } from './+types/invitation'
import { professions, type Profession } from '../../../cycles/people/professions.ts'
import { acceptInvitation, getInvitationByToken } from '../../../db/people/invitations.ts'
import { agentFamilyOf } from '../../../db/people/sessions.ts'
import { Actions, Button, ButtonLink, ErrorSummary, SelectField, TextField } from '../../components/form.tsx'
import { Notice, PageHead, Sheet } from '../../components/page.tsx'
import { formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { enteredHeaders, factsOf, timeZoneOf } from '../../request.server.ts'
import { Address } from './address.tsx'
import { DeviceQuestion } from './device-question.tsx'
import { deviceAnswerOf, isPhone } from './device.server.ts'
import { fieldsOf } from './fields.ts'
import { PasswordField } from './password-field.tsx'
import { passwordSentence, placeName, professionName, roleName, roleSees } from './people-words.ts'
import css from './people.module.css'

export const meta: Route.MetaFunction = () => [{ title: m.people_invitation_title() }, { name: 'robots', content: 'noindex' }]

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const { store, signedIn, installation, locale } = factsOf(context)
  const found = await getInvitationByToken(store, params.token)
  if (found.state !== 'open') return data({ over: found.state, invitation: null }, { status: found.state === 'unknown' ? 404 : 410 })
  const i = found.invitation
  const f = formatter(locale, timeZoneOf(context))
  const programme = installation?.programmeName ?? m.common_programme_default()
  return data({
    over: null,
    invitation: {
      sentence: i.invitedByName ? m.people_invitation_by({ name: i.invitedByName, programme }) : m.people_invitation_by_operator({ programme }),
      email: i.email, role: roleName(i.role), sees: roleSees(i.role), place: placeName(i), until: f.dayAndTime(i.expiresAt),
      path: `/invitacion/${params.token}`,
      for: signedIn ? (signedIn.email === i.email ? 'member' as const : 'other' as const) : i.hasAccount ? 'sign-in' as const : 'newcomer' as const,
      otherName: signedIn?.name ?? '', isPhone: isPhone(request.headers),
    },
  })
}

const isProfession = (s: string): s is Profession => (professions as readonly string[]).includes(s)

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const { store, config, signedIn, logToken, locale, requestId } = factsOf(context)
  const field = fieldsOf(await request.formData())
  const values = { name: field('name').slice(0, 120), profession: field('profession') }
  const whose = deviceAnswerOf(field)
  // Asked before the link's one use is taken.
  if (!signedIn && !whose) return data({ problems: { telefono: m.phone_whose_missing() } as Record<string, string>, values }, { status: 400 })
  const answer = await acceptInvitation(store, params.token, signedIn
    ? { as: 'member', personId: signedIn.id, requestId }
    : {
      as: 'newcomer', name: values.name, profession: isProfession(values.profession) ? values.profession : null, password: field('password'), language: locale,
      ...whose!, agentFamily: agentFamilyOf(request.headers.get('user-agent')), logToken, requestId,
    })
  if (answer.ok) {
    if (!answer.session) return redirect('/')
    return redirect('/acuerdo', { headers: enteredHeaders(config, answer.session) })
  }
  const problems: Record<string, string> = answer.reason === 'name-missing' ? { name: m.people_name_missing() }
    : answer.reason === 'not-good' ? { password: passwordSentence(answer.problems[0]!) } : {}
  if (values.name.trim() === '' && problems.password) problems.name = m.people_name_missing()
  // Whatever else happened to the link, the page says it when it is asked for again.
  return Object.keys(problems).length > 0 ? data({ problems, values }, { status: 400 }) : data({ problems, values }, { status: 409 })
}

const overSentence = { used: m.people_invitation_used, expired: m.people_invitation_expired, revoked: m.people_invitation_revoked, unknown: m.people_invitation_unknown }

const Invitation = ({ loaderData: { over, invitation: i }, actionData }: Route.ComponentProps) => {
  if (!i) return (
    <>
      <PageHead title={m.people_invitation_over_title()} />
      <p>{overSentence[over ?? 'unknown']()}</p>
      <Actions><ButtonLink to="/entrar">{m.people_sign_in_title()}</ButtonLink></Actions>
    </>
  )
  const problems: Record<string, string> = actionData?.problems ?? {}
  return (
    <>
      <PageHead title={m.people_invitation_title()} readers={m.people_invitation_readers()} />
      <ErrorSummary problems={actionData?.problems} />
      <div className={css.entry}>
        <Sheet labelledBy="invitacion">
          <p className={css.inviter} id="invitacion">{i.sentence}</p>
          <dl className={css.facts}>
            <dt>{m.people_invitation_as()}</dt><dd><strong>{i.role}</strong><br /><span className={css.soft}>{i.sees}</span></dd>
            <dt>{m.people_invitation_place()}</dt><dd><strong>{i.place}</strong></dd>
            <dt>{m.people_invitation_address()}</dt><dd><Address email={i.email} /></dd>
            <dt>{m.people_invitation_until()}</dt><dd>{i.until}</dd>
          </dl>
          {i.for === 'member' ? <Form method="post"><Button tone="primary">{m.people_invitation_accept_member()}</Button></Form> : null}
          {i.for === 'sign-in' ? (
            <>
              <Notice>{m.people_invitation_has_account({ email: i.email })}</Notice>
              <ButtonLink tone="primary" to={`/entrar?a=${encodeURIComponent(i.path)}`}>{m.people_invitation_sign_in()}</ButtonLink>
            </>
          ) : null}
          {i.for === 'other' ? (
            <>
              <Notice tone="look">{m.people_invitation_other({ email: i.email, name: i.otherName })}</Notice>
              <Form method="post" action="/salir"><Button>{m.common_sign_out()}</Button></Form>
            </>
          ) : null}
        </Sheet>
        {i.for === 'newcomer' ? (
          <Sheet labelledBy="cuenta">
            <h2 id="cuenta" className={css.apart}>{m.people_invitation_make()}</h2>
            <Form method="post">
              <input type="hidden" name="username" autoComplete="username" value={i.email} readOnly />
              <TextField name="name" label={m.people_name()} defaultValue={actionData?.values.name} problem={problems.name} autoComplete="name" maxLength={120} />
              <SelectField name="profession" label={m.people_invitation_profession()} hint={m.people_invitation_profession_hint()} defaultValue={actionData?.values.profession}
                options={[{ value: '', label: m.people_profession_none() }, ...professions.map(p => ({ value: p, label: professionName(p) ?? p }))]} />
              <PasswordField name="password" label={m.people_password()} hint={m.people_password_hint()} problem={problems.password} autoComplete="new-password" />
              <DeviceQuestion isPhone={i.isPhone} problem={problems.telefono} />
              <Actions><Button tone="primary">{m.people_invitation_accept()}</Button></Actions>
            </Form>
          </Sheet>
        ) : null}
      </div>
    </>
  )
}
export default Invitation
