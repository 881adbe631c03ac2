/** One person, for the administrator: roles and places, sessions, access. */
import { data, Form, Link, redirect } from 'react-router'
import type { Route } from './+types/person'
import { listGrantableScopes } from '../../../db/people/memberships.ts'
import { addMembership, disablePerson, enablePerson, endMembership, listPeople } from '../../../db/people/people.ts'
import { clearMailRefusal, getMailRefusal } from '../../../db/people/mail-refusals.ts'
import { createPasswordLink } from '../../../db/people/password-links.ts'
import { endOtherSessions, listSessions } from '../../../db/people/sessions.ts'
import { keyFor } from '../../config.ts'
import { Actions, Button, ErrorSummary } from '../../components/form.tsx'
import { deskOfPath } from '../../components/advising/paths.ts'
import { Columns, Notice, PageHead, Sheet, Tag } from '../../components/page.tsx'
import { formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, notFound, timeZoneOf } from '../../request.server.ts'
import { fieldsOf } from './fields.ts'
import { Address } from './address.tsx'
import { GrantFields, type GrantValues, type SchoolMatch } from './grant-fields.tsx'
import { emptyGrantValues, grantProblem, readGrant } from './grant.server.ts'
import { OneTimeLink } from './one-time-link.tsx'
import { placeName, professionName, roleName } from './people-words.ts'
import css from './people.module.css'

export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData?.name ?? m.people_people_title() }]

const doneWords = { rol: m.people_done_added, fin: m.people_done_ended, sin: m.people_done_disabled, con: m.people_done_enabled, sesiones: m.people_done_sessions, correo: m.digest_refused_cleared }
const isDone = (s: string | null): s is keyof typeof doneWords => s !== null && Object.hasOwn(doneWords, s)

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const { store, locale } = factsOf(context)
  const f = formatter(locale, timeZoneOf(context))
  const [person] = await listPeople(store, { personId: params.personId })
  if (!person) throw notFound()
  const shown = person.memberships.map(x => ({
    id: x.id, role: roleName(x.role), place: placeName(x), isOver: x.state === 'ended',
    when: x.endsOn ? m.people_person_from_to({ from: f.day(x.startsOn), to: f.day(x.endsOn) }) : m.people_person_since({ day: f.day(x.startsOn) }),
  }))
  const done = new URL(request.url).searchParams.get('hecho')
  const refused = await getMailRefusal(store, person.email)
  return {
    refused: refused && m.digest_refused_what({ day: f.dayOf(refused.refusedAt), code: refused.smtpCode }),
    id: person.id, name: person.name, email: person.email, profession: professionName(person.profession),
    agreedOn: person.agreedAt && f.dayOf(person.agreedAt), disabledOn: person.disabledAt && f.dayOf(person.disabledAt),
    current: shown.filter(x => !x.isOver), past: shown.filter(x => x.isOver),
    sessions: (await listSessions(store, person.id)).map(s => ({ key: s.idHash.slice(0, 12), agent: s.agentFamily || m.people_account_unknown_browser(), seen: m.people_account_session_seen({ when: f.dayAndTime(s.lastSeenAt) }) })),
    isAdvisor: person.memberships.some(x => x.role === 'advisor' && x.state !== 'ended'),
    choices: await listGrantableScopes(store), empty: emptyGrantValues,
    done: isDone(done) ? doneWords[done]() : null,
  }
}

const refusal = (reason: 'not-allowed' | 'unknown' | 'last-administrator' | 'ended' | 'disabled'): string => ({
  'not-allowed': m.people_problem_not_allowed, unknown: m.people_problem_unknown, 'last-administrator': m.people_problem_last_admin,
  ended: m.people_problem_ended, disabled: m.people_problem_already_disabled,
})[reason]()

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const { store, signedIn, requestId, secrets, config, locale } = factsOf(context)
  const { personId } = params
  const field = fieldsOf(await request.formData())
  const by = signedIn?.id ?? ''
  const back = (done: keyof typeof doneWords) => redirect(`/personas/${personId}?hecho=${done}`)
  const refuse = (problems: Record<string, string>, status: 400 | 409, values: GrantValues = emptyGrantValues, matches: SchoolMatch[] = []) => data({ problems, values, matches, made: null }, { status })

  switch (field('que')) {
    case 'terminar': {
      const answer = await endMembership(store, { membershipId: field('rol-id'), by, requestId })
      return answer.ok ? back('fin') : refuse({ '': refusal(answer.reason) }, 409)
    }
    case 'quitar': {
      const answer = await disablePerson(store, { personId, by, requestId })
      return answer.ok ? back('sin') : refuse({ '': refusal(answer.reason) }, 409)
    }
    case 'devolver': {
      const answer = await enablePerson(store, { personId, by, requestId })
      return answer.ok ? back('con') : refuse({ '': refusal(answer.reason) }, 409)
    }
    case 'clave': {
      const answer = await createPasswordLink(store, keyFor(secrets, 'password-link'), { personId, by, requestId })
      if (!answer.ok) return refuse({ '': refusal(answer.reason) }, 409)
      const until = formatter(locale, timeZoneOf(context)).time(answer.expiresAt)
      return data({ problems: {} as Record<string, string>, values: emptyGrantValues, matches: [] as SchoolMatch[], made: { link: `${config.publicOrigin}/clave/${answer.token}`, until } })
    }
    case 'correo': {
      const [person] = await listPeople(store, { personId })
      if (!person) throw notFound()
      await clearMailRefusal(store, person.email, by)
      return back('correo')
    }
    case 'sesiones': {
      await endOtherSessions(store, personId === by ? (signedIn?.session.idHash ?? null) : null, { personId, by, requestId })
      return back('sesiones')
    }
    default: {
      const read = await readGrant(store, field)
      if (!read.ok) return refuse(read.problems, 400, read.values, read.matches)
      const answer = await addMembership(store, { personId, grant: read.grant, by, requestId })
      if (answer.ok) return back('rol')
      const problems = answer.reason === 'not-allowed' || answer.reason === 'unknown' ? { '': refusal(answer.reason) } : grantProblem(answer.reason, read.values)
      return refuse(problems, 400, read.values)
    }
  }
}

const Person = ({ loaderData: d, actionData }: Route.ComponentProps) => (
  <>
    <PageHead crumb={<Link to="/personas">{m.people_people_title()}</Link>} title={d.name} readers={m.people_people_readers()} tag={d.disabledOn ? <Tag tone="look">{m.people_state_disabled()}</Tag> : null} />
    {d.done && !actionData ? <Notice live>{d.done}</Notice> : null}
    <ErrorSummary problems={actionData?.problems} />
    {actionData?.made ? (
      <Notice tone="look" live><p>{m.people_person_password_made({ name: d.name })} {m.people_invited_until({ when: actionData.made.until })}</p><OneTimeLink link={actionData.made.link} /></Notice>
    ) : null}
    <Columns aside={<Aside d={d} />}>
      <Sheet labelledBy="roles">
        <h2 id="roles">{m.people_person_roles()}</h2>
        {d.current.length === 0 ? <p>{m.people_no_membership()}</p> : (
          <>
            <ul className={css.rows}>{d.current.map(x => (
              <li key={x.id}>
                <div className={css.rowText}><p><strong>{x.role}</strong> · {x.place}</p><p className={css.soft}>{x.when}</p></div>
                <Form method="post">
                  <input type="hidden" name="que" value="terminar" />
                  <Button name="rol-id" value={x.id} aria-label={m.people_person_end_label({ role: x.role, place: x.place })}>{m.people_person_end()}</Button>
                </Form>
              </li>
            ))}</ul>
            <p className={css.soft}>{m.people_person_end_hint()}</p>
          </>
        )}
        {d.past.length === 0 ? null : (
          <details><summary>{m.people_person_past()}</summary><ul className={css.rows}>{d.past.map(x => <li key={x.id}><div className={css.rowText}><p>{x.role} · {x.place}</p><p className={css.soft}>{x.when}</p></div></li>)}</ul></details>
        )}
      </Sheet>
      <Sheet labelledBy="agregar">
        <details open={actionData ? Boolean(actionData.problems.rol || actionData.problems.donde || actionData.problems.escuela || actionData.problems.red || actionData.problems.slep) : false}>
          <summary id="agregar">{m.people_person_add()}</summary>
          <Form method="post">
            <input type="hidden" name="que" value="agregar" />
            <GrantFields choices={d.choices} values={actionData?.values ?? d.empty} problems={actionData?.problems ?? {}} matches={actionData?.matches ?? []} />
            <Actions><Button>{m.people_person_add_button()}</Button></Actions>
          </Form>
        </details>
      </Sheet>
      {d.disabledOn ? null : (
        <Sheet labelledBy="clave">
          <h2 id="clave">{m.people_person_password()}</h2>
          <p className={css.soft}>{m.people_person_password_hint()}</p>
          <Form method="post"><Button name="que" value="clave">{m.people_person_password_link()}</Button></Form>
        </Sheet>
      )}
      <Access disabledOn={d.disabledOn} />
    </Columns>
  </>
)
export default Person

const Aside = ({ d }: { d: Route.ComponentProps['loaderData'] }) => (
  <>
    <Sheet>
      {d.profession ? <p>{d.profession}</p> : null}
      <p className={css.email}><Address email={d.email} /></p>
      {d.refused ? <Notice tone="look"><p>{d.refused}</p><Form method="post"><Button name="que" value="correo">{m.digest_refused_clear()}</Button></Form></Notice> : null}
      <p>{d.agreedOn ? m.people_person_agreed({ day: d.agreedOn }) : m.people_person_not_agreed()}</p>
      <p><Link to={`/registro?persona=${d.id}`}>{m.people_person_log()}</Link></p>
      {d.isAdvisor ? <p><Link to={deskOfPath(d.id)}>{m.desk_oversee_link()}</Link></p> : null}
    </Sheet>
    <Sheet labelledBy="sesiones">
      <h2 id="sesiones">{m.people_person_sessions()}</h2>
      {d.sessions.length === 0 ? <p>{m.people_person_sessions_none()}</p> : (
        <>
          <ul className={css.rows}>{d.sessions.map(s => <li key={s.key}><div className={css.rowText}><p>{s.agent}</p><p className={css.soft}>{s.seen}</p></div></li>)}</ul>
          <Form method="post"><Button name="que" value="sesiones">{m.people_person_sessions_end()}</Button></Form>
        </>
      )}
    </Sheet>
  </>
)

const Access = ({ disabledOn }: { disabledOn: string | null }) => (
  <Sheet labelledBy="acceso">
    <h2 id="acceso">{m.people_person_access()}</h2>
    <Form method="post">
      {disabledOn ? (
        <><p>{m.people_person_disabled_on({ day: disabledOn })}</p><Button name="que" value="devolver">{m.people_person_enable()}</Button></>
      ) : (
        <><p className={css.soft}>{m.people_person_disable_hint()}</p><Button tone="look" name="que" value="quitar">{m.people_person_disable()}</Button></>
      )}
    </Form>
  </Sheet>
)
