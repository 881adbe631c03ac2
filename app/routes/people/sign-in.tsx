/** Signing in. In a demo, which only its row in the database says, one enters as somebody of the cast. */
import { data, Form, redirect, redirectDocument } from 'react-router'
import type { Route } from './+types/sign-in'
import { demoPassword, elenaRivas, marcelaPaillan, rosaHuenchul, tomasAguilera } from '../../../db/seed/cast.ts'
import { listPeople } from '../../../db/people/people.ts'
import { agentFamilyOf } from '../../../db/people/sessions.ts'
import { signIn, signInAsCast, type Entered } from '../../../db/people/sign-in.ts'
import { roles, type Role } from '../../../cycles/people/permissions.ts'
import { Actions, Button, ErrorSummary, TextField } from '../../components/form.tsx'
import { Notice, PageHead, Sheet } from '../../components/page.tsx'
import { formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { enteredHeaders, factsOf, safePath, timeZoneOf, type RequestFacts } from '../../request.server.ts'
import { CycleDrawing } from './cycle-drawing.tsx'
import { DemoCast, type CastGroup, type CastMember } from './demo-cast.tsx'
import { DeviceQuestion } from './device-question.tsx'
import { deviceAnswerOf, isPhone } from './device.server.ts'
import { fieldsOf } from './fields.ts'
import { PasswordField } from './password-field.tsx'
import { placeName, professionName } from './people-words.ts'
import css from './people.module.css'

export const meta: Route.MetaFunction = () => [{ title: m.people_sign_in_title() }]

/** The people of a demo by role: first the four whose story it tells, then everybody, the teams by school. */
const castOf = async ({ store }: RequestFacts): Promise<{ starters: CastMember[]; groups: CastGroup[] }> => {
  const people = (await listPeople(store)).filter(p => p.disabledAt === null)
  const members = people.flatMap(p => {
    const current = p.memberships.filter(x => x.state === 'current')
    const [first] = current
    if (!first) return []
    const place = placeName(first)
    const profession = professionName(p.profession)
    const where = current.length > 1 ? m.people_demo_places({ place, n: current.length - 1 }) : place
    return [{ id: p.id, name: p.name, role: first.role, place, profession, what: [profession, where].filter(x => x !== null).join(' · ') }]
  })
  const sees: Record<Role, () => string> = { team: m.people_demo_see_team, advisor: m.people_demo_see_advisor, regional: m.people_demo_see_regional, admin: m.people_demo_see_admin }
  const starters = [rosaHuenchul, marcelaPaillan, elenaRivas, tomasAguilera].flatMap(s => members.filter(p => p.id === s.id)).map(({ id, name, role, what }) => ({ id, name, role, what, sees: sees[role]() }))
  const title: Record<Role, () => string> = { team: m.people_demo_group_team, advisor: m.people_demo_group_advisor, regional: m.people_demo_group_regional, admin: m.people_demo_group_admin }
  const order = new Intl.Collator('es-CL').compare
  const groups = roles.map(role => {
    const mine = members.filter(p => p.role === role)
    const places = role === 'team' ? [...new Set(mine.map(p => p.place))].sort(order) : ['']
    return {
      role, title: title[role](), n: mine.length,
      places: places.map(place => ({ place, members: mine.filter(p => !place || p.place === place).map(({ id, name, what, profession }) => ({ id, name, role, what: place ? (profession ?? place) : what })) })),
    }
  })
  return { starters, groups: groups.filter(g => g.n > 0) }
}

export const loader = async ({ context, request }: Route.LoaderArgs) => {
  const facts = factsOf(context)
  const asked = new URL(request.url).searchParams
  const back = safePath(asked.get('a'), '/')
  if (facts.signedIn) throw redirect(back)
  const isDemo = facts.installation?.kind === 'demo'
  return {
    back,
    comesBack: back !== '/',
    isPhone: isPhone(request.headers),
    done: asked.get('hecho') === 'salida' ? m.people_signed_out() : asked.get('hecho') === 'clave' ? m.people_reset_done() : null,
    demo: isDemo ? { ...(await castOf(facts)), password: demoPassword } : null,
  }
}

/** The next page is loaded whole: its language may be the person's own, and on a phone its worker takes over. */
const enter = (facts: RequestFacts, session: Entered, back: string) => redirectDocument(back, { headers: enteredHeaders(facts.config, session) })

export const action = async ({ context, request }: Route.ActionArgs) => {
  const facts = factsOf(context)
  const field = fieldsOf(await request.formData())
  const back = safePath(field('a'), '/')
  const device = { agentFamily: agentFamilyOf(request.headers.get('user-agent')), requestId: facts.requestId, logToken: facts.logToken }
  const whose = deviceAnswerOf(field)

  if (field('persona')) {
    if (!whose) return data({ problems: { telefono: m.phone_whose_missing() } as Record<string, string>, email: '' }, { status: 400 })
    // Whoever looks at a demo on a computer is taken for somebody at a shared one.
    const answer = await signInAsCast(facts.store, { personId: field('persona'), ...device, ...whose, sharedComputer: whose.sharedComputer || field('aparato') !== 'telefono' })
    if (answer.ok) return enter(facts, answer.session, back)
    return data({ problems: { '': m.people_demo_gone() } as Record<string, string>, email: '' }, { status: 400 })
  }

  const email = field('email').slice(0, 254)
  const problems: Record<string, string> = {}
  if (email.trim() === '') problems.email = m.people_sign_in_email_missing()
  if (field('password') === '') problems.password = m.people_sign_in_password_missing()
  if (!whose) problems.telefono = m.phone_whose_missing()
  if (!whose || Object.keys(problems).length > 0) return data({ problems, email }, { status: 400 })
  const answer = await signIn(facts.store, { email, password: field('password'), ...whose, ...device })
  if (answer.ok) return enter(facts, answer.session, back)
  if (answer.reason === 'wait') {
    const time = formatter(facts.locale, timeZoneOf(context)).time(new Date(answer.until.getTime() + 59_999))
    return data({ problems: { '': m.people_wait_until({ time }) } as Record<string, string>, email }, { status: 429 })
  }
  return data({ problems: { email: m.people_sign_in_wrong() } as Record<string, string>, email }, { status: 400 })
}

const SignIn = ({ loaderData: d, actionData }: Route.ComponentProps) => d.demo ? (
  <>
    <PageHead title={m.people_demo_title()} readers={m.people_sign_in_readers()} />
    {d.done && !actionData ? <Notice live>{d.done}</Notice> : null}
    <ErrorSummary problems={actionData?.problems} />
    <p>{m.people_demo_lead()}</p>
    <DemoCast starters={d.demo.starters} groups={d.demo.groups} back={d.back}>
      {d.isPhone ? <Sheet><DeviceQuestion isPhone problem={actionData?.problems.telefono} /></Sheet> : null}
    </DemoCast>
    <div className={css.formBelow}>
      <Sheet labelledBy="con-correo">
        <h2 id="con-correo">{m.people_demo_or_form()}</h2>
        <p>{m.people_demo_form_hint({ password: d.demo.password })}</p>
        <SignInForm back={d.back} isPhone={false} actionData={actionData} />
      </Sheet>
    </div>
  </>
) : (
  <div className={css.entry}>
    <div>
      <PageHead title={m.people_sign_in_title()} readers={m.people_sign_in_readers()} />
      {d.done && !actionData ? <Notice live>{d.done}</Notice> : null}
      {d.comesBack && !actionData ? <Notice>{m.people_sign_in_welcome_back()}</Notice> : null}
      <ErrorSummary problems={actionData?.problems} />
      <Sheet>
        <SignInForm back={d.back} isPhone={d.isPhone} actionData={actionData} />
      </Sheet>
    </div>
    <div className={css.drawing}>
      <p className={css.lead}>{m.people_sign_in_lead()}</p>
      <CycleDrawing />
    </div>
  </div>
)
export default SignIn

const SignInForm = ({ back, isPhone, actionData }: { back: string; isPhone: boolean; actionData: Route.ComponentProps['actionData'] }) => {
  const problems: Record<string, string> = actionData?.problems ?? {}
  return (
    <Form method="post">
      <input type="hidden" name="a" value={back} />
      <TextField name="email" type="email" label={m.people_email()} defaultValue={actionData?.email} problem={problems.email} autoComplete="username" inputMode="email" autoCapitalize="none" spellCheck={false} maxLength={254} />
      <PasswordField name="password" label={m.people_password()} problem={problems.password} autoComplete="current-password" />
      <DeviceQuestion isPhone={isPhone} problem={problems.telefono} />
      <Actions><Button tone="primary">{m.people_sign_in_button()}</Button></Actions>
      <p className={css.soft}>{m.people_sign_in_no_account()}</p>
    </Form>
  )
}
