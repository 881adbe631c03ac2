/** The desk of an advisor who is away, for administrators: reasons, titles and days. And schools handed over to somebody else. */
import { data, Form, Link, redirect } from 'react-router'
import type { Route } from './+types/desk-of'
import { scopeFor } from '../../../cycles/people/permissions.ts'
import { handOverSchools, listAdvisedSchools, listAdvisors, type HandOverOutcome } from '../../../db/people/hand-over.ts'
import { nameScopes, scopeKey } from '../../../db/people/memberships.ts'
import { listPeople } from '../../../db/people/people.ts'
import { listMemberships } from '../../../db/people/sessions.ts'
import { listSchoolFacts, listSchoolsIn } from '../../../db/territory.ts'
import { Desk } from '../../components/advising/desk.tsx'
import { HandOver } from '../../components/advising/hand-over.tsx'
import { deskOfPath } from '../../components/advising/paths.ts'
import { Columns, EmptyState, Notice, PageHead } from '../../components/page.tsx'
import { formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, notFound, recordOf, requireMayInInstallation, requireSignedIn, timeZoneOf, todayOf } from '../../request.server.ts'
import { loadDesk } from './desk-view.server.ts'

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  await requireMayInInstallation(context, 'advising.oversee')
  const { store, locale } = factsOf(context)
  const f = formatter(locale, timeZoneOf(context))
  const today = todayOf(context)
  const [person] = await listPeople(store, { personId: params.personId })
  const memberships = person ? await listMemberships(store, person.id) : []
  if (!person || !memberships.some(x => x.role === 'advisor')) throw notFound()
  const rbds = await listSchoolsIn(store, scopeFor({ id: person.id, memberships }, 'notebook.readReady', today), today)
  await recordOf(context, { event: 'advising.desk-opened', detail: { of: person.id } })
  const { view } = await loadDesk(store, { rbds, advisorId: person.id, today, opens: false }, f)
  const advised = await listAdvisedSchools(store, person.id, today)
  const facts = await listSchoolFacts(store, advised.map(a => a.rbd), Number(today.slice(0, 4)))
  const nameOf = (rbd: number) => facts.get(rbd)?.name ?? `RBD ${rbd}`
  const wide = memberships.filter(x => x.role === 'advisor' && x.scopeKind !== 'school' && x.startsOn <= today && (x.endsOn === null || today <= x.endsOn))
  const places = await nameScopes(store, wide, today)
  const me = requireSignedIn(context).id
  const done = Number(new URL(request.url).searchParams.get('traspasadas'))
  return {
    id: person.id, name: person.name, desk: view, today,
    schools: advised.map(a => ({ id: a.membershipId, name: nameOf(a.rbd), until: a.endsOn })).filter(a => a.until === null).map(({ id, name }) => ({ id, name })).sort((a, b) => f.compare(a.name, b.name)),
    coming: advised.filter(a => a.endsOn !== null).map(a => m.desk_hand_until({ school: nameOf(a.rbd), day: f.day(a.endsOn!) })),
    wide: wide.map(w => m.desk_hand_wide({ place: places.get(scopeKey(w)) ?? w.scopeId })),
    advisors: (await listAdvisors(store, today)).filter(a => a.id !== person.id && a.id !== me),
    done: done > 0 ? m.desk_hand_done({ n: done }) : null,
  }
}

const problemOf: Record<Extract<HandOverOutcome, { ok: false }>['reason'], () => Record<string, string>> = {
  'not-allowed': () => ({ '': m.people_problem_not_allowed() }), schools: () => ({ escuela: m.desk_hand_problem_schools() }), to: () => ({ a: m.desk_hand_problem_to() }),
  day: () => ({ desde: m.desk_hand_problem_day() }), changed: () => ({ escuela: m.desk_hand_problem_changed() }),
}

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  await requireMayInInstallation(context, 'advising.oversee')
  const { store, requestId } = factsOf(context)
  const form = await request.formData()
  const text = (name: string) => { const v = form.get(name); return typeof v === 'string' ? v : '' }
  const values = { schools: form.getAll('escuela').filter(v => typeof v === 'string'), to: text('a'), from: text('desde') }
  const answer = await handOverSchools(store, { from: params.personId, to: values.to, membershipIds: values.schools, onDay: values.from, by: requireSignedIn(context).id, today: todayOf(context), requestId })
  if (answer.ok) return redirect(`${deskOfPath(params.personId)}?traspasadas=${answer.schools}`)
  return data({ problems: problemOf[answer.reason](), values }, { status: answer.reason === 'changed' ? 409 : 400 })
}
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData ? m.desk_title_of({ name: loaderData.name }) : '' }]

const DeskOf = ({ loaderData: d, actionData }: Route.ComponentProps) => (
  <>
    <PageHead title={m.desk_title_of({ name: d.name })} crumb={<Link to={`/personas/${d.id}`}>{d.name}</Link>} readers={m.desk_oversee_readers()} />
    {d.done && !actionData ? <Notice live>{d.done}</Notice> : null}
    <Columns>
      {d.desk.needing.length + d.desk.others.length === 0 ? <EmptyState title={m.desk_oversee_none()}><p>{m.desk_none_at_all_text()}</p></EmptyState> : <Desk view={d.desk} />}
      <Form method="post" noValidate><HandOver view={d} problems={actionData?.problems ?? {}} values={actionData?.values ?? null} /></Form>
    </Columns>
  </>
)
export default DeskOf
