/** What visits agreed with a school, seen and settled from both ends; and the visits themselves. */
import { Link, redirect } from 'react-router'
import type { Route } from './+types/agreements'
import { openInOrder, settledInOrder } from '../../../cycles/visits/agreements.ts'
import { fieldsFrom } from '../../../cycles/notebook/repeats.ts'
import { openingOf } from '../../../cycles/notebook/spine.ts'
import { listActionsOfAgreements, listAgreementsOfSchool, makeAnAction, settleAgreement } from '../../../db/advising/agreements.ts'
import { listVisitsOfSchool } from '../../../db/advising/visits.ts'
import { listCyclesOfSchool } from '../../../db/notebook/cycles.ts'
import { schoolPath, pagePath } from '../../components/notebook/paths.ts'
import { Columns, PageHead, Sheet, Tag } from '../../components/page.tsx'
import { AgreementList } from '../../components/visits/agreement-list.tsx'
import { visitStateName, visitStateTone } from '../../components/visits/names.ts'
import { agreementsPath, schoolVisitPath, visitPath } from '../../components/visits/paths.ts'
import { schoolDayOf } from '../../../db/clock.ts'
import { m } from '../../messages/compiled/messages.js'
import { notFound, requireMayInSchool } from '../../request.server.ts'
import { readerOf } from './school-reader.server.ts'
import { agreementView, titleOf } from './visit-words.server.ts'
import css from '../../components/visits/visits.module.css'

export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const { store, rbd, today, f, school, isTeam, isAdvisor } = await readerOf(context, params)
  const all = (await listAgreementsOfSchool(store, rbd)).map(a => ({ ...a, settledOn: a.settledAt && schoolDayOf(a.settledAt, f.timeZone) }))
  const actions = isTeam ? await listActionsOfAgreements(store, rbd, all.map(a => a.id)) : new Map<string, never>()
  const hrefOf = (visitId: string) => (isAdvisor ? visitPath(visitId) : schoolVisitPath(rbd, visitId))
  const view = (a: (typeof all)[number]) => {
    const action = actions.get(a.id)
    return agreementView(a, {
      f, today, from: { text: titleOf({ kind: a.visitKind, onDay: a.onDay }, f), href: a.isOfVisit ? hrefOf(a.visitId) : null },
      action: action ? { href: `${pagePath(rbd, action.cycleId, 'implementation')}#${action.actionId}`, text: action.isWithdrawn ? m.team_agreed_withdrawn() : m.team_agreed_is_action() } : null,
    })
  }
  const cycles = isTeam ? (await listCyclesOfSchool(store, rbd, today)).filter(c => !c.closedOn && !c.droppedOn) : []
  return {
    rbd, school, isTeam, open: openInOrder(all).map(view), settled: settledInOrder(all).map(view),
    cycles: isTeam ? cycles.map(c => ({ value: c.id, label: m.notebook_cycle_n({ number: c.number }) + (cycles.length > 1 ? `: ${openingOf(c.title, 50)}` : '') })) : null,
    visits: (await listVisitsOfSchool(store, rbd)).map(v => ({ id: v.id, href: hrefOf(v.id), title: titleOf(v, f), state: v.state, purpose: openingOf(v.body.purpose, 110) })),
  }
}

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const { store, rbd, personId } = await readerOf(context, params)
  const fields = fieldsFrom(await request.formData())
  const agreementId = fields.agreementId ?? ''
  switch (fields.intent) {
    case 'done': case 'left': case 'open':
      if (!(await settleAgreement(store, { rbd, agreementId, state: fields.intent, by: personId })).ok) throw notFound()
      break
    case 'action':
      await requireMayInSchool(context, 'notebook.write', rbd)
      if (!(await makeAnAction(store, { rbd, agreementId, cycleId: fields.cycleId ?? '', by: personId })).ok) throw notFound()
      break
    default: throw notFound()
  }
  return redirect(`${agreementsPath(rbd)}#${agreementId}`, 303)
}
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData ? m.notebook_tab_title({ page: m.visits_agreements_page(), cycle: loaderData.school }) : '' }]

const AgreementsPage = ({ loaderData: d }: Route.ComponentProps) => (
  <>
    <PageHead title={m.visits_agreements_page()} crumb={<Link to={schoolPath(d.rbd)}>{d.school}</Link>} readers={m.visits_agreements_readers()} />
    <Columns aside={<Visits d={d} />}>
      <Sheet labelledBy="abiertos">
        <h2 id="abiertos">{m.visits_agreements_open()}</h2>
        {d.open.length === 0 ? <p className={css.soft}>{m.visits_agreements_none()}</p> : <AgreementList agreements={d.open} cycles={d.cycles} />}
      </Sheet>
      {d.settled.length > 0 ? <Sheet labelledBy="cerrados"><h2 id="cerrados">{m.visits_agreements_settled()}</h2><AgreementList agreements={d.settled} cycles={null} /></Sheet> : null}
    </Columns>
  </>
)
export default AgreementsPage

const Visits = ({ d }: { d: Route.ComponentProps['loaderData'] }) => (
  <section aria-labelledby="visitas">
    <h2 id="visitas">{m.visits_of_school()}</h2>
    {d.visits.length === 0 ? <p className={css.soft}>{m.visits_of_school_none()}</p> : (
      <ul className={css.lines}>{d.visits.map(v => (
        <li key={v.id}><p><Link to={v.href}>{v.title}</Link> {v.state === 'held' ? null : <Tag tone={visitStateTone[v.state]}>{visitStateName[v.state]()}</Tag>}</p>{v.purpose ? <p className={css.soft}>{v.purpose}</p> : null}</li>
      ))}</ul>
    )}
  </section>
)
