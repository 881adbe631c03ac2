/** The minutes of a visit as its school reads them: the words, who came with what, and the school's own agreements. */
import { Link, redirect } from 'react-router'
import type { Route } from './+types/school-visit'
import { visitFields } from '../../../cycles/visits/visit.ts'
import { listAgreementsOfVisit } from '../../../db/advising/agreements.ts'
import { getVisitOfSchool } from '../../../db/advising/visits.ts'
import { schoolPath } from '../../components/notebook/paths.ts'
import { NextStep, PageHead, Sheet, Tag } from '../../components/page.tsx'
import { PrintButton } from '../../components/print-button.tsx'
import { AgreementList } from '../../components/visits/agreement-list.tsx'
import { Brought } from '../../components/visits/meeting-schools.tsx'
import { visitStateName, visitStateTone } from '../../components/visits/names.ts'
import { agreementsPath } from '../../components/visits/paths.ts'
import { ReadMinutes } from '../../components/visits/read-minutes.tsx'
import { m } from '../../messages/compiled/messages.js'
import { found } from '../notebook/viewer.server.ts'
import { namesOf } from './reach.server.ts'
import { readerOf } from './school-reader.server.ts'
import { schoolsOfMeeting } from './visit-view.server.ts'
import { agreementView, titleOf } from './visit-words.server.ts'
import css from '../../components/visits/visits.module.css'

export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const at = await readerOf(context, params)
  const { store, rbd, today, f, school } = at
  const visit = found(await getVisitOfSchool(store, rbd, params.visitId))
  const name = await namesOf(at, visit.schools.map(s => s.rbd))
  const schools = visit.kind === 'network' ? await schoolsOfMeeting(at, visit, name, [rbd]) : []
  return {
    rbd, school, title: titleOf(visit, f), time: visit.atTime ? m.visits_at_time({ time: visit.atTime }) : '', state: visit.state, isNetwork: visit.kind === 'network',
    advisor: visit.advisor.name, fields: visitFields.filter(x => visit.body[x] !== '').map(x => ({ name: x, text: visit.body[x] })),
    // What each brought to share; a choice to make is only on the advisor's page.
    schools: schools.map(({ rbd: of, name: called, brings, learning }) => ({ rbd: of, name: called, brings, learning })),
    agreements: (await listAgreementsOfVisit(store, visit.id, [rbd])).map(a => agreementView(a, { f, today, from: null })),
  }
}
/** What was agreed is settled on the page of agreements, which says what became of it. */
export const action = async ({ context, params }: Route.ActionArgs) => {
  const { rbd } = await readerOf(context, params)
  return redirect(agreementsPath(rbd), 303)
}
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData ? m.notebook_tab_title({ page: loaderData.title, cycle: loaderData.school }) : '' }]

const SchoolVisitPage = ({ loaderData: d }: Route.ComponentProps) => (
  <>
    <PageHead title={d.title} tag={<Tag tone={visitStateTone[d.state]}>{visitStateName[d.state]()}</Tag>} readers={d.isNetwork ? m.visits_network_minutes_readers() : m.visits_minutes_readers()}
      crumb={<><Link to={schoolPath(d.rbd)}>{d.school}</Link> · <Link to={agreementsPath(d.rbd)}>{m.visits_agreements_page()}</Link></>} />
    <p className={`${css.tools} no-print`}>{d.time ? <span>{d.time}</span> : null}<span>{m.visits_planned_by({ name: d.advisor })}</span><PrintButton tone="plain">{m.team_print()}</PrintButton></p>
    {d.state === 'cancelled' ? <NextStep>{m.visits_is_cancelled()}</NextStep> : null}
    <div className="stack">
      <Sheet><ReadMinutes fields={d.fields} /></Sheet>
      {d.schools.length > 0 ? (
        <Sheet labelledBy="escuelas"><h2 id="escuelas">{m.visits_brings_title()}</h2><ul className={css.schools}>{d.schools.map(s => <li key={s.rbd}><h3>{s.name}</h3><Brought school={s} /></li>)}</ul></Sheet>
      ) : null}
      <Sheet labelledBy="acuerdos">
        <h2 id="acuerdos">{d.isNetwork ? m.visits_agreements_with({ school: d.school }) : m.visits_agreements_title()}</h2>
        {d.agreements.length === 0 ? <p className={css.soft}>{m.visits_agreements_of_visit_none()}</p> : <AgreementList agreements={d.agreements} cycles={null} maySettle={false} />}
        <p className="no-print"><Link to={agreementsPath(d.rbd)}>{m.visits_agreements_all()}</Link></p>
      </Sheet>
    </div>
  </>
)
export default SchoolVisitPage
