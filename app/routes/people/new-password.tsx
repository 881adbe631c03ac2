/** Choosing a new password with a link an administrator made. */
import { data, Form, redirect } from 'react-router'
import type { Route } from './+types/new-password'
import { getPersonOfPasswordLink, usePasswordLink } from '../../../db/people/password-links.ts'
import { keyFor } from '../../config.ts'
import { Actions, Button, ButtonLink, ErrorSummary } from '../../components/form.tsx'
import { PageHead, Sheet } from '../../components/page.tsx'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, signOutHeaders } from '../../request.server.ts'
import { fieldsOf } from './fields.ts'
import { PasswordField } from './password-field.tsx'
import { passwordSentence } from './people-words.ts'

export const meta: Route.MetaFunction = () => [{ title: m.people_reset_title() }, { name: 'robots', content: 'noindex' }]

export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const { store, secrets } = factsOf(context)
  const person = await getPersonOfPasswordLink(store, keyFor(secrets, 'password-link'), params.token)
  return person ? data({ name: person.name, email: person.email }) : data(null, { status: 410 })
}

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const { store, secrets, config, requestId } = factsOf(context)
  const field = fieldsOf(await request.formData())
  const answer = await usePasswordLink(store, keyFor(secrets, 'password-link'), params.token, { password: field('nueva'), requestId })
  if (answer.ok) return redirect('/entrar?hecho=clave', { headers: signOutHeaders(config) })
  // A link that is over says so on the page itself, which is read again after this.
  return answer.reason === 'over' ? data({ problems: {} as Record<string, string> }, { status: 410 }) : data({ problems: { nueva: passwordSentence(answer.problems[0]!) } as Record<string, string> }, { status: 400 })
}

const NewPassword = ({ loaderData: d, actionData }: Route.ComponentProps) => d ? (
  <>
    <PageHead title={m.people_reset_title()} readers={m.people_invitation_readers()} />
    <ErrorSummary problems={actionData?.problems} />
    <Sheet>
      <p>{m.people_reset_for(d)}</p>
      <Form method="post">
        <input type="hidden" name="username" autoComplete="username" value={d.email} readOnly />
        <PasswordField name="nueva" label={m.people_new_password()} hint={m.people_password_hint()} problem={actionData?.problems.nueva} autoComplete="new-password" />
        <p>{m.people_reset_hint()}</p>
        <Actions><Button tone="primary">{m.people_reset_button()}</Button></Actions>
      </Form>
    </Sheet>
  </>
) : (
  <>
    <PageHead title={m.people_invitation_over_title()} />
    <p>{m.people_reset_over()}</p>
    <Actions><ButtonLink to="/entrar">{m.people_sign_in_title()}</ButtonLink></Actions>
  </>
)
export default NewPassword
