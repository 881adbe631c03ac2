/** The minutes of a meeting as an acta to print: who was there by role, what was talked over, what was agreed, lines to sign. Letter and A4. */
import type { Route } from './+types/minutes'
import { agreementsOf } from '../../../cycles/notebook/agreements.ts'
import { ButtonLink } from '../../components/form.tsx'
import { PageHead } from '../../components/page.tsx'
import { CycleCrumb } from '../../components/team/cycle-crumb.tsx'
import { meetingPath } from '../../components/team/paths.ts'
import { PaperHead, SignatureLines } from '../../components/team/paper.tsx'
import { PrintButton } from '../../components/print-button.tsx'
import { m } from '../../messages/compiled/messages.js'
import { found } from '../notebook/viewer.server.ts'
import { visitMeetings } from './meeting-view.server.ts'
import { presentNames } from './present-names.server.ts'
import css from '../../components/team/paper.module.css'

export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const at = await visitMeetings(context, params)
  const { f } = at.visit
  const meeting = found(at.meetings.find(x => x.id === params.meetingId) ?? null)
  const { body } = meeting
  return {
    head: at.head, id: meeting.id, day: f.weekday(body.on), date: f.dayLong(body.on), present: presentNames(meeting), minutes: body.minutes,
    agreements: agreementsOf(body).map(a => ({ key: a.key, what: a.what, who: a.who, by: a.by ? f.day(a.by) : '' })), next: body.next ? f.weekday(body.next) : null,
  }
}
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData ? m.notebook_tab_title({ page: m.team_acta_title({ date: loaderData.date }), cycle: loaderData.head.title }) : '' }]

const MinutesPage = ({ loaderData: d }: Route.ComponentProps) => (
  <>
    <div className="no-print">
      <PageHead title={m.team_acta({ day: d.day })} crumb={<CycleCrumb head={d.head} within />} readers={m.team_minutes_readers()} />
      <p className={css.tools}><PrintButton>{m.team_print()}</PrintButton> <ButtonLink to={meetingPath(d.head.rbd, d.head.cycleId, d.id)}>{m.team_acta_back()}</ButtonLink></p>
    </div>
    <article className={css.paper} aria-labelledby="acta">
      <PaperHead titleId="acta" title={m.team_acta_title({ date: d.date })} school={d.head.schoolName} cycle={m.team_paper_cycle({ number: d.head.number, title: d.head.title })} date={d.date} />
      <section>
        <h3>{m.team_acta_present()}</h3>
        {d.present.length === 0 ? <p className={css.soft}>{m.team_acta_present_none()}</p> : <ul className={css.present}>{d.present.map((p, i) => <li key={i}>{p}</li>)}</ul>}
      </section>
      <section className={css.flow}>
        <h3>{m.team_minutes_q()}</h3>
        {d.minutes ? <p className="written">{d.minutes}</p> : <p className={css.soft}>{m.team_acta_minutes_none()}</p>}
      </section>
      <section className={css.flow}>
        <h3>{m.team_agreements_q()}</h3>
        {d.agreements.length === 0 ? <p className={css.soft}>{m.team_acta_agreed_none()}</p> : (
          <table className={css.table}>
            <thead><tr><th scope="col">{m.team_acta_what()}</th><th scope="col">{m.team_agreed_who()}</th><th scope="col">{m.team_agreed_by()}</th></tr></thead>
            <tbody>{d.agreements.map(a => <tr key={a.key}><td className={css.serif}>{a.what}</td><td>{a.who}</td><td>{a.by}</td></tr>)}</tbody>
          </table>
        )}
      </section>
      {d.next ? <p><strong>{m.team_next_is({ day: d.next })}</strong></p> : null}
      <SignatureLines names={d.present.length > 0 ? d.present : ['', '', '', '']} />
    </article>
  </>
)
export default MinutesPage
