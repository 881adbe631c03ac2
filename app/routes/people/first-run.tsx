/** An empty installation becomes somebody's: one page, open until it is completed once. */
import { data, Form, redirect } from 'react-router'
import type { Route } from './+types/first-run'
import { completeFirstRun, timeZones, type FirstRunProblem } from '../../../db/people/first-run.ts'
import { agentFamilyOf } from '../../../db/people/sessions.ts'
import { Actions, Button, ErrorSummary, SelectField, TextField } from '../../components/form.tsx'
import { Columns, PageHead, Sheet } from '../../components/page.tsx'
import { formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, sessionCookie, timeZoneOf } from '../../request.server.ts'
import { fieldsOf } from './fields.ts'
import { PasswordField } from './password-field.tsx'
import { passwordSentence } from './people-words.ts'
import css from './people.module.css'

export const meta: Route.MetaFunction = () => [{ title: m.people_first_title() }]

const zoneNames: Record<(typeof timeZones)[number], () => string> = {
  'America/Santiago': m.people_first_zone_santiago, 'America/Punta_Arenas': m.people_first_zone_magallanes,
  'America/Coyhaique': m.people_first_zone_aysen, 'Pacific/Easter': m.people_first_zone_easter,
}

export const loader = ({ context }: Route.LoaderArgs) => {
  if (factsOf(context).installation) throw redirect('/')
  return { zones: timeZones.map(z => ({ value: z, label: zoneNames[z]() })) }
}

const sentenceOf = (p: FirstRunProblem): string => {
  switch (p.field) {
    case 'name': return m.people_name_missing()
    case 'email': return m.people_email_invalid()
    case 'territoryName': return m.people_first_territory_missing()
    case 'programmeName': return m.people_first_programme_missing()
    case 'timeZone': return m.people_first_zone_unknown()
    case 'password': return passwordSentence(p)
  }
}

export const action = async ({ context, request }: Route.ActionArgs) => {
  const { store, config, secrets, locale, requestId } = factsOf(context)
  const field = fieldsOf(await request.formData())
  const values = {
    code: field('code').slice(0, 40), name: field('name').slice(0, 120), email: field('email').slice(0, 254),
    territoryName: field('territoryName').slice(0, 120), programmeName: field('programmeName').slice(0, 120), timeZone: field('timeZone'),
  }
  const refuse = (problems: Record<string, string>, status = 400) => data({ problems, values }, { status })
  const codeMissing: Record<string, string> = values.code.trim() === '' ? { code: m.people_first_code_missing() } : {}
  const answer = await completeFirstRun(store, secrets.firstRunCode, { ...values, password: field('password'), language: locale, agentFamily: agentFamilyOf(request.headers.get('user-agent')), requestId })
  if (answer.ok) return redirect('/acuerdo', { headers: { 'Set-Cookie': sessionCookie(config, answer.session.token, null) } })
  switch (answer.reason) {
    case 'done-already': return redirect('/')
    case 'wait': return refuse({ code: m.people_wait_until({ time: formatter(locale, timeZoneOf(context)).time(new Date(answer.until.getTime() + 59_999)) }) }, 429)
    case 'wrong-code': return refuse({ code: codeMissing.code ?? m.people_first_wrong_code() })
    case 'problems': {
      const problems = { ...codeMissing }
      for (const p of answer.problems) problems[p.field] ??= sentenceOf(p)
      return refuse(problems)
    }
  }
}

const FirstRun = ({ loaderData: d, actionData }: Route.ComponentProps) => {
  const problems: Record<string, string> = actionData?.problems ?? {}
  const values = actionData?.values
  return (
    <>
      <PageHead title={m.people_first_title()} readers={m.people_first_readers()} />
      <ErrorSummary problems={actionData?.problems} />
      <Columns aside={
        <Sheet labelledBy="despues">
          <h2 id="despues">{m.people_first_after_title()}</h2>
          <ol className={css.after}><li>{m.people_first_after_1()}</li><li>{m.people_first_after_2()}</li><li>{m.people_first_after_3()}</li></ol>
        </Sheet>
      }>
        <Sheet>
          <p>{m.people_first_lead()}</p>
          <Form method="post">
            <ol className={css.parts}>
              <li className={css.part} data-number="1">
                <h2>{m.people_first_step_code()}</h2>
                <div className={css.code}>
                  <TextField name="code" label={m.people_first_code()} hint={m.people_first_code_hint()} defaultValue={values?.code} problem={problems.code} width="short" autoComplete="one-time-code" autoCapitalize="characters" spellCheck={false} maxLength={40} />
                </div>
              </li>
              <li className={css.part} data-number="2">
                <h2>{m.people_first_step_you()}</h2>
                <p className={css.soft}>{m.people_first_step_you_hint()}</p>
                <TextField name="name" label={m.people_name()} defaultValue={values?.name} problem={problems.name} autoComplete="name" maxLength={120} />
                <TextField name="email" type="email" label={m.people_email()} defaultValue={values?.email} problem={problems.email} autoComplete="username" maxLength={254} />
                <PasswordField name="password" label={m.people_password()} hint={m.people_password_hint()} problem={problems.password} autoComplete="new-password" />
              </li>
              <li className={css.part} data-number="3">
                <h2>{m.people_first_step_territory()}</h2>
                <TextField name="territoryName" label={m.people_first_territory()} hint={m.people_first_territory_hint()} defaultValue={values?.territoryName} problem={problems.territoryName} maxLength={80} />
                <TextField name="programmeName" label={m.people_first_programme()} hint={m.people_first_programme_hint()} defaultValue={values?.programmeName ?? m.common_programme_default()} problem={problems.programmeName} maxLength={80} />
                <SelectField name="timeZone" label={m.people_first_zone()} defaultValue={values?.timeZone} problem={problems.timeZone} options={d.zones} />
              </li>
            </ol>
            <Actions><Button tone="primary">{m.people_first_button()}</Button></Actions>
          </Form>
        </Sheet>
      </Columns>
    </>
  )
}
export default FirstRun
