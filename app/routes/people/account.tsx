/** One's own account: language, password, sessions. */
import { data, Form, Link, redirect } from 'react-router'
import type { Route } from './+types/account'
import { nameScopes, scopeKey } from '../../../db/people/memberships.ts'
import { setLanguage } from '../../../db/people/people.ts'
import { endOtherSessions, endSession, listSessions, type SessionInfo } from '../../../db/people/sessions.ts'
import { changePassword } from '../../../db/people/sign-in.ts'
import { hashOfToken } from '../../../db/people/tokens.ts'
import { Actions, Button, CheckField, ErrorSummary, RadioFields } from '../../components/form.tsx'
import { Columns, Notice, PageHead, Sheet, Tag } from '../../components/page.tsx'
import { formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, languageCookie, requireSignedIn, timeZoneOf, todayOf } from '../../request.server.ts'
import { isLocale } from '../../words.ts'
import { Address } from './address.tsx'
import { fieldsOf } from './fields.ts'
import { PasswordField } from './password-field.tsx'
import { passwordSentence, placeName, professionName, roleName } from './people-words.ts'
import css from './people.module.css'

export const meta: Route.MetaFunction = () => [{ title: m.people_account_title() }]

/** A phone is no computer. */
const whoseWords = ({ agentFamily, sharedComputer }: SessionInfo) => /Android|iOS/.test(agentFamily)
  ? (sharedComputer ? m.phone_account_borrowed() : m.phone_account_own())
  : (sharedComputer ? m.people_account_session_shared() : m.people_account_session_personal())

export const loader = async ({ context, request }: Route.LoaderArgs) => {
  const { store, locale, logToken } = factsOf(context)
  const me = requireSignedIn(context)
  const today = todayOf(context)
  const f = formatter(locale, timeZoneOf(context))
  const current = me.memberships.filter(x => x.startsOn <= today && (x.endsOn === null || today <= x.endsOn))
  const names = await nameScopes(store, current, today)
  const asked = new URL(request.url).searchParams
  const n = Math.min(Number(asked.get('n')) || 0, 999)
  const done: Record<string, () => string> = {
    idioma: m.people_account_done_language, sesion: m.people_account_done_session, sesiones: () => m.people_account_done_sessions({ n }),
    clave: () => (n > 0 ? m.people_account_done_password_ended({ n }) : m.people_account_done_password()),
  }
  return {
    name: me.name, email: me.email, profession: professionName(me.profession), language: locale, agreedOn: me.agreedAt && f.dayOf(me.agreedAt),
    roles: current.map(x => ({ key: `${x.role} ${scopeKey(x)}`, role: roleName(x.role), place: placeName({ ...x, scopeName: names.get(scopeKey(x)) ?? null }) })),
    sessions: (await listSessions(store, me.id)).map(s => ({
      id: s.idHash, isThis: s.idHash === me.session.idHash, agent: s.agentFamily || m.people_account_unknown_browser(), whose: whoseWords(s),
      since: f.dayAndTime(s.createdAt), seen: f.dayAndTime(s.lastSeenAt),
      // A phone that may write entries is told by what it may, and until when.
      logs: s.purpose === 'log' ? (logToken && hashOfToken(logToken) === s.idHash ? m.phone_account_this : m.phone_account_other)({ day: f.dayOf(s.expiresAt) }) : null,
    })).sort((a, b) => Number(b.isThis) - Number(a.isThis)),
    done: done[asked.get('hecho') ?? '']?.() ?? null,
  }
}

export const action = async ({ context, request }: Route.ActionArgs) => {
  const { store, locale, requestId } = factsOf(context)
  const me = requireSignedIn(context)
  const field = fieldsOf(await request.formData())
  const refuse = (problems: Record<string, string>, status = 400) => data({ problems }, { status })
  const ending = { personId: me.id, by: me.id, requestId }

  switch (field('que')) {
    case 'idioma': {
      const language = field('idioma')
      if (!isLocale(language)) return refuse({})
      await setLanguage(store, me.id, language)
      return redirect('/mi-cuenta?hecho=idioma', { headers: { 'Set-Cookie': languageCookie(language) } })
    }
    case 'sesion':
      await endSession(store, field('sesion'), ending)
      return redirect('/mi-cuenta?hecho=sesion#sesiones')
    case 'otras':
      return redirect(`/mi-cuenta?hecho=sesiones&n=${await endOtherSessions(store, me.session.idHash, ending)}#sesiones`)
    case 'clave': {
      if (field('actual') === '') return refuse({ actual: m.people_account_current_missing() })
      const answer = await changePassword(store, { personId: me.id, current: field('actual'), next: field('nueva'), keepSession: me.session.idHash, endOtherSessions: field('otras') !== '', requestId })
      if (answer.ok) return redirect(`/mi-cuenta?hecho=clave&n=${answer.ended}`)
      switch (answer.reason) {
        case 'wrong': return refuse({ actual: m.people_account_current_wrong() })
        case 'wait': return refuse({ actual: m.people_wait_until({ time: formatter(locale, timeZoneOf(context)).time(new Date(answer.until.getTime() + 59_999)) }) }, 429)
        case 'not-good': return refuse({ nueva: passwordSentence(answer.problems[0]!) })
      }
    }
  }
  return refuse({})
}

const Account = ({ loaderData: d, actionData }: Route.ComponentProps) => {
  const problems: Record<string, string> = actionData?.problems ?? {}
  const others = d.sessions.filter(s => !s.isThis)
  return (
    <>
      <PageHead title={m.people_account_title()} readers={m.people_account_readers()} />
      {d.done && !actionData ? <Notice live>{d.done}</Notice> : null}
      <ErrorSummary problems={actionData?.problems} />
      <Columns aside={<You d={d} />}>
        <Sheet labelledBy="clave">
          <h2 id="clave" className={css.apart}>{m.people_account_password()}</h2>
          <Form method="post">
            <input type="hidden" name="que" value="clave" />
            <input type="hidden" name="username" autoComplete="username" value={d.email} readOnly />
            <PasswordField name="actual" label={m.people_account_current()} problem={problems.actual} autoComplete="current-password" />
            <PasswordField name="nueva" label={m.people_new_password()} hint={m.people_password_hint()} problem={problems.nueva} autoComplete="new-password" />
            <CheckField name="otras" value="si" defaultChecked label={m.people_account_end_others()} hint={m.people_account_end_others_hint()} />
            <Actions><Button tone="primary">{m.people_account_password_button()}</Button></Actions>
          </Form>
        </Sheet>
        <Sheet labelledBy="sesiones">
          <h2 id="sesiones">{m.people_account_sessions()}</h2>
          <p className={css.soft}>{m.people_account_sessions_hint()}</p>
          <ul className={css.rows}>{d.sessions.map(s => (
            <li key={s.id}>
              <div className={css.rowText}>
                <p className={css.tags}><strong>{s.logs ?? s.agent}</strong>{s.isThis ? <Tag tone="voice">{m.people_account_this()}</Tag> : null}<Tag>{s.logs ? s.agent : s.whose}</Tag></p>
                {s.logs ? <p className={css.soft}>{m.phone_account_what()}</p> : null}
                <p className={css.soft}>{m.people_account_session_since({ when: s.since })} · {m.people_account_session_seen({ when: s.seen })}</p>
              </div>
              {s.isThis ? null : (
                <Form method="post">
                  <input type="hidden" name="que" value="sesion" />
                  <Button name="sesion" value={s.id} aria-label={m.people_account_session_end_label({ agent: s.agent, when: s.since })}>{m.people_account_session_end()}</Button>
                </Form>
              )}
            </li>
          ))}</ul>
          {others.length > 1 ? <Form method="post"><Actions><Button name="que" value="otras">{m.people_account_sessions_end_all()}</Button></Actions></Form> : null}
        </Sheet>
      </Columns>
    </>
  )
}
export default Account

const You = ({ d }: { d: Route.ComponentProps['loaderData'] }) => (
  <>
    <Sheet labelledBy="usted">
      <h2 id="usted" className={css.personName}>{d.name}</h2>
      {d.profession ? <p>{d.profession}</p> : null}
      <p className={css.email}><Address email={d.email} /></p>
      <h3>{m.people_account_roles()}</h3>
      {d.roles.length === 0 ? <p>{m.people_account_roles_none()}</p> : <ul className={css.places}>{d.roles.map(r => <li key={r.key}>{r.role} · {r.place}</li>)}</ul>}
      <p className={css.soft}>{m.people_account_change_details()}</p>
      {d.agreedOn ? <p className={css.soft}>{m.people_account_agreed({ day: d.agreedOn })} <Link to="/acuerdo">{m.people_account_agreement()}</Link></p> : null}
    </Sheet>
    <Sheet labelledBy="idiomas">
      <h2 id="idiomas">{m.people_account_language()}</h2>
      <Form method="post" reloadDocument>
        <input type="hidden" name="que" value="idioma" />
        <RadioFields name="idioma" label={<span className="visually-hidden">{m.people_account_language()}</span>} value={d.language} options={[{ value: 'es', label: m.people_account_language_es() }, { value: 'en', label: m.people_account_language_en() }]} />
        <Button>{m.people_account_language_button()}</Button>
      </Form>
    </Sheet>
  </>
)
