/** The people of the notebook and the invitations that are open. Changing one person is that person's page. */
import { data, Form, Link, redirect } from 'react-router'
import type { Route } from './+types/people'
import { roles, type Role } from '../../../cycles/people/permissions.ts'
import { foldText } from '../../../db/dialect.ts'
import { listInvitations, revokeInvitation } from '../../../db/people/invitations.ts'
import { listPeople } from '../../../db/people/people.ts'
import { Button, ButtonLink, ErrorSummary, SelectField, TextField } from '../../components/form.tsx'
import { EmptyState, Notice, PageHead, Sheet, Tag } from '../../components/page.tsx'
import { Table } from '../../components/table.tsx'
import { formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, timeZoneOf } from '../../request.server.ts'
import { Address } from './address.tsx'
import { fieldsOf } from './fields.ts'
import { InvitationTable } from './invitation-table.tsx'
import { placeName, professionName, roleName } from './people-words.ts'
import css from './people.module.css'

export const meta: Route.MetaFunction = () => [{ title: m.people_people_title() }]

const isRole = (s: string | null): s is Role => (roles as readonly (string | null)[]).includes(s)

export const loader = async ({ context, request }: Route.LoaderArgs) => {
  const { store, locale } = factsOf(context)
  const f = formatter(locale, timeZoneOf(context))
  const asked = new URL(request.url).searchParams
  const search = (asked.get('busca') ?? '').slice(0, 80)
  const role = asked.get('rol')
  const everybody = await listPeople(store)
  const words = foldText(search).split(/\s+/).filter(Boolean)
  const found = everybody.map(p => {
    const current = p.memberships.filter(x => x.state !== 'ended')
    return {
      id: p.id, name: p.name, email: p.email, profession: professionName(p.profession), isDisabled: p.disabledAt !== null, hasAgreed: p.agreedAt !== null,
      seen: p.lastSeenAt && f.dayOf(p.lastSeenAt), roles: current.map(x => x.role),
      places: current.map(x => ({ id: x.id, role: roleName(x.role), place: placeName(x) })),
    }
  }).filter(p => (!isRole(role) || p.roles.includes(role))
    && words.every(w => foldText([p.name, p.email, p.profession ?? '', ...p.places.map(x => x.place)].join(' ')).includes(w)))
  const invitations = (await listInvitations(store)).map(i => ({
    id: i.id, email: i.email, role: roleName(i.role), place: placeName(i), by: i.invitedByName, until: f.dayAndTime(i.expiresAt), state: i.state,
  }))
  return {
    search, role: isRole(role) ? role : '', isFiltered: search !== '' || isRole(role), total: everybody.length, people: found,
    open: invitations.filter(i => i.state === 'open'), past: invitations.filter(i => i.state !== 'open').slice(0, 50),
    revoked: asked.get('hecho') === 'retirada',
  }
}

export const action = async ({ context, request }: Route.ActionArgs) => {
  const { store, signedIn, requestId } = factsOf(context)
  const field = fieldsOf(await request.formData())
  const answer = await revokeInvitation(store, { invitationId: field('invitacion'), by: signedIn?.id ?? '', requestId })
  if (answer.ok) return redirect('/personas?hecho=retirada#invitaciones')
  return data({ problems: { '': answer.reason === 'not-allowed' ? m.people_problem_not_allowed() : m.people_not_open() } }, { status: 409 })
}

const People = ({ loaderData: d, actionData }: Route.ComponentProps) => (
  <>
    <PageHead title={m.people_people_title()} readers={m.people_people_readers()} tag={<ButtonLink tone="primary" to="/personas/invitar">{m.people_people_invite()}</ButtonLink>} />
    {d.revoked && !actionData ? <Notice live>{m.people_done_revoked()}</Notice> : null}
    <ErrorSummary problems={actionData?.problems} />
    <Sheet labelledBy="invitaciones">
      <h2 id="invitaciones">{m.people_invitations_title()}</h2>
      {d.open.length === 0 ? <p>{m.people_invitations_empty()}</p> : <InvitationTable invitations={d.open} />}
      {d.past.length === 0 ? null : <details><summary>{m.people_invitations_past()}</summary><InvitationTable invitations={d.past} /></details>}
    </Sheet>
    <Sheet labelledBy="cuentas">
      <h2 id="cuentas">{d.isFiltered ? m.people_people_found({ n: d.people.length }) : m.people_people_count({ n: d.total })}</h2>
      <Form method="get" className={css.search} role="search">
        <TextField name="busca" type="search" label={m.people_people_search_label()} defaultValue={d.search} maxLength={80} />
        <SelectField name="rol" label={m.people_people_role()} defaultValue={d.role} options={[{ value: '', label: m.people_people_role_any() }, ...roles.map(r => ({ value: r, label: roleName(r) }))]} />
        <Button>{m.people_people_search()}</Button>
      </Form>
      {d.people.length === 0 ? (
        <EmptyState title={m.people_people_none_found()}><p><Link to="/personas">{m.people_people_clear()}</Link></p></EmptyState>
      ) : (
        <Table
          columns={[{ key: 'person', label: m.people_col_person() }, { key: 'where', label: m.people_col_where() }, { key: 'seen', label: m.people_col_seen() }]}
          rows={d.people.map(p => ({ key: p.id, cells: {
            person: <><Link className={css.personName} to={`/personas/${p.id}`}>{p.name}</Link><span className={css.email}>{p.profession ? `${p.profession} · ` : ''}<Address email={p.email} /></span></>,
            where: (
              <div>
                {p.places.length === 0 ? <span className={css.soft}>{m.people_no_membership()}</span> : <ul className={css.places}>{p.places.map(x => <li key={x.id}>{x.role} · {x.place}</li>)}</ul>}
                <span className={css.tags}>{p.isDisabled ? <Tag tone="look">{m.people_state_disabled()}</Tag> : p.hasAgreed ? null : <Tag>{m.people_state_not_agreed()}</Tag>}</span>
              </div>
            ),
            seen: p.seen ?? m.people_seen_never(),
          } }))}
        />
      )}
    </Sheet>
  </>
)
export default People
