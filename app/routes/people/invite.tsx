/** Inviting somebody: address, role, place; then the link, shown once and mailed where mail is configured. */
import { data, Form } from 'react-router'
import type { Route } from './+types/invite'
import { foldEmail } from '../../../cycles/people/email.ts'
import { createInvitation } from '../../../db/people/invitations.ts'
import { listGrantableScopes } from '../../../db/people/memberships.ts'
import { Actions, Button, ButtonLink, ErrorSummary, TextField } from '../../components/form.tsx'
import { NextStep, PageHead, Sheet } from '../../components/page.tsx'
import { formatter } from '../../format.ts'
import { enqueueMail, invitationLink, invitationMail } from '../../mail.ts'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, requireSignedIn, timeZoneOf } from '../../request.server.ts'
import { fieldsOf } from './fields.ts'
import { GrantFields, type GrantValues, type SchoolMatch } from './grant-fields.tsx'
import { emptyGrantValues, grantProblem, readGrant } from './grant.server.ts'
import { OneTimeLink } from './one-time-link.tsx'

export const meta: Route.MetaFunction = () => [{ title: m.people_invite_title() }]

export const loader = async ({ context }: Route.LoaderArgs) => ({ choices: await listGrantableScopes(factsOf(context).store), empty: emptyGrantValues })

type Refused = { made: null; problems: Record<string, string>; values: GrantValues & { email: string }; matches: SchoolMatch[] }

export const action = async ({ context, request }: Route.ActionArgs) => {
  const { store, config, installation, locale, requestId } = factsOf(context)
  const me = requireSignedIn(context)
  const field = fieldsOf(await request.formData())
  const email = field('email').slice(0, 254)
  const read = await readGrant(store, field)
  const values = { ...read.values, email }
  const refuse = (problems: Record<string, string>, matches: SchoolMatch[] = []) => data<Refused>({ made: null, problems, values, matches }, { status: 400 })
  const emailProblem: Record<string, string> = email.trim() === '' ? { email: m.people_email_invalid() } : {}
  if (!read.ok) return refuse({ ...emailProblem, ...read.problems }, read.matches)

  let isMailed = false
  const answer = await createInvitation(store, { email, ...read.grant, invitedBy: me.id, requestId }, async (tx, made) => {
    if (!installation) return
    const mail = invitationMail({ email: made.email, link: invitationLink(config, made.token), expiresAt: made.expiresAt }, installation, locale)
    isMailed = (await enqueueMail(store, tx, config, mail, me.id)) !== null
  })
  if (answer.ok) {
    // Shown in the answer to this very form and in no other: there is no address at which the link could be read again.
    const until = formatter(locale, timeZoneOf(context)).dayAndTime(answer.expiresAt)
    return data({ made: { link: invitationLink(config, answer.token), email: foldEmail(email), until, isMailed }, problems: null, values, matches: [] })
  }
  switch (answer.reason) {
    case 'email-invalid': return refuse({ email: m.people_email_invalid() })
    case 'disabled': return refuse({ email: m.people_invite_disabled() })
    case 'not-allowed': return refuse({ '': m.people_problem_not_allowed() })
    default: return refuse(grantProblem(answer.reason, read.values))
  }
}

const Invite = ({ loaderData: { choices, empty }, actionData }: Route.ComponentProps) => actionData?.made ? <Made {...actionData.made} /> : (
  <>
    <PageHead title={m.people_invite_title()} readers={m.people_people_readers()} />
    <ErrorSummary problems={actionData?.problems} />
    <Sheet>
      <Form method="post">
        <TextField name="email" type="email" label={m.people_email()} hint={m.people_invite_email_hint()} defaultValue={actionData?.values.email} problem={actionData?.problems?.email} autoComplete="off" inputMode="email" maxLength={254} />
        <GrantFields choices={choices} values={actionData?.values ?? empty} problems={actionData?.problems ?? {}} matches={actionData?.matches ?? []} />
        <Actions><Button tone="primary">{m.people_invite_button()}</Button><ButtonLink tone="quiet" to="/personas">{m.common_cancel()}</ButtonLink></Actions>
      </Form>
    </Sheet>
  </>
)
export default Invite

const Made = ({ link, email, until, isMailed }: { link: string; email: string; until: string; isMailed: boolean }) => (
  <>
    <PageHead title={m.people_invited_title()} readers={m.people_people_readers()} />
    <Sheet>
      <NextStep>{m.people_invited_once({ email })}</NextStep>
      <OneTimeLink link={link} />
      <p>{m.people_invited_until({ when: until })} {isMailed ? m.people_invited_mailed({ email }) : null}</p>
      <Actions><ButtonLink to="/personas/invitar" reloadDocument>{m.people_invited_again()}</ButtonLink><ButtonLink tone="quiet" to="/personas">{m.people_invited_back()}</ButtonLink></Actions>
    </Sheet>
  </>
)
