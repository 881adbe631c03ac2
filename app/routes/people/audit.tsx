/** The record, for the administrator: days, hours, sentences; filtered by what, by day and by person. */
import { Form, Link } from 'react-router'
import type { Route } from './+types/audit'
import { scopeKinds, type ScopeKind } from '../../../cycles/people/permissions.ts'
import { schoolDayOf } from '../../../db/clock.ts'
import { isAuditEvent, listAudit, type AuditLine } from '../../../db/people/audit-log.ts'
import { nameScopes, scopeKey } from '../../../db/people/memberships.ts'
import { listPeople } from '../../../db/people/people.ts'
import { Actions, Button, ButtonLink, ErrorSummary, TextField } from '../../components/form.tsx'
import { EmptyState, PageHead, Sheet } from '../../components/page.tsx'
import { formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, timeZoneOf, todayOf } from '../../request.server.ts'
import { eventGroups, eventName, isWorthALook, sentenceOf } from './audit-words.ts'
import formCss from '../../components/form.module.css'
import css from './people.module.css'

export const meta: Route.MetaFunction = () => [{ title: m.people_audit_title() }]

/** The place a line is about, to be named: what its detail says, or its school. */
const scopeOfLine = (line: AuditLine): { scopeKind: ScopeKind; scopeId: string } | null => {
  const { scopeKind, scopeId } = line.detail
  if (typeof scopeId === 'string' && (scopeKinds as readonly unknown[]).includes(scopeKind)) return { scopeKind: scopeKind as ScopeKind, scopeId }
  return line.rbd === null ? null : { scopeKind: 'school', scopeId: String(line.rbd) }
}

const isDay = (s: string) => /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(s) && !Number.isNaN(Date.parse(`${s}T00:00:00Z`))

export const loader = async ({ context, request }: Route.LoaderArgs) => {
  const { store, locale } = factsOf(context)
  const zone = timeZoneOf(context)
  const f = formatter(locale, zone)
  const asked = new URL(request.url).searchParams
  const event = asked.get('que')
  const day = asked.get('dia') ?? ''
  const personId = asked.get('persona')
  const [person] = personId ? await listPeople(store, { personId }) : []
  const filter = { ...(isAuditEvent(event) ? { event } : {}), ...(isDay(day) ? { day } : {}), ...(person ? { personId: person.id } : {}) }
  const { lines, next } = await listAudit(store, { ...filter, before: asked.get('antes') ?? undefined, limit: 60 })
  const scopes = lines.map(scopeOfLine)
  const names = await nameScopes(store, scopes.filter(s => s !== null), todayOf(context))
  const days: { day: string; lines: { id: string; time: string; sentence: string; code: string | null; looks: boolean }[] }[] = []
  lines.forEach((line, i) => {
    const on = schoolDayOf(line.at, zone)
    if (days.at(-1)?.day !== on) days.push({ day: on, lines: [] })
    const scope = scopes[i]
    days.at(-1)!.lines.push({
      id: line.id, time: f.time(line.at), sentence: sentenceOf(line, scope ? (names.get(scopeKey(scope)) ?? null) : null), code: line.requestId, looks: isWorthALook(line.event),
    })
  })
  const query = new URLSearchParams({ ...(filter.event ? { que: filter.event } : {}), ...(filter.day ? { dia: filter.day } : {}), ...(person ? { persona: person.id } : {}) })
  const withQuery = (extra: Record<string, string>) => { const q = new URLSearchParams([...query, ...Object.entries(extra)]).toString(); return `/registro${q ? `?${q}` : ''}` }
  return {
    days: days.map(d => ({ ...d, label: f.dayLong(d.day) })), event: filter.event ?? '', day, dayProblem: day !== '' && !isDay(day) ? m.people_audit_day_invalid() : null,
    person: person ? { id: person.id, name: person.name } : null, isFiltered: query.size > 0, isPaged: asked.has('antes'), newest: withQuery({}), older: next ? withQuery({ antes: next }) : null,
  }
}

const Audit = ({ loaderData: d }: Route.ComponentProps) => (
  <>
    <PageHead title={m.people_audit_title()} readers={m.people_audit_readers()} />
    <ErrorSummary problems={d.dayProblem ? { dia: d.dayProblem } : null} />
    <Sheet>
      <Form method="get" className={css.search}>
        {d.person ? <input type="hidden" name="persona" value={d.person.id} /> : null}
        <div className={formCss.field}>
          <label className={formCss.label} htmlFor="que">{m.people_audit_event()}</label>
          <select id="que" name="que" className={`${formCss.input} ${formCss.narrow}`} defaultValue={d.event}>
            <option value="">{m.people_audit_event_any()}</option>
            {eventGroups.map(g => <optgroup key={g.title()} label={g.title()}>{g.events.map(e => <option key={e} value={e}>{eventName[e]()}</option>)}</optgroup>)}
          </select>
        </div>
        <TextField name="dia" type="date" label={m.people_audit_day()} defaultValue={d.day} problem={d.dayProblem} width="short" />
        <Button>{m.people_audit_show()}</Button>
      </Form>
      {d.person ? <p>{m.people_audit_of_person({ name: d.person.name })}</p> : null}
      {d.isFiltered ? <p><Link to="/registro">{m.people_audit_clear()}</Link></p> : null}
      {d.days.length === 0 ? <EmptyState title={m.people_audit_empty_title()}><p>{d.isFiltered ? m.people_audit_empty() : m.people_audit_empty_all()}</p></EmptyState> : null}
      {d.days.map(on => (
        <section key={on.day} aria-labelledby={`dia-${on.day}`}>
          <h2 className={css.day} id={`dia-${on.day}`}>{on.label}</h2>
          <ul className={css.log}>{on.lines.map(line => (
            <li key={line.id}>
              <time>{line.time}</time>
              <p><span className={line.looks ? css.looks : undefined}>{line.sentence}</span> {line.code ? <code>{m.people_audit_request({ code: line.code })}</code> : null}</p>
            </li>
          ))}</ul>
        </section>
      ))}
      <Actions>
        {d.older ? <ButtonLink to={d.older}>{m.people_audit_older()}</ButtonLink> : null}
        {d.isPaged ? <ButtonLink tone="quiet" to={d.newest}>{m.people_audit_newest()}</ButtonLink> : null}
      </Actions>
    </Sheet>
  </>
)
export default Audit
