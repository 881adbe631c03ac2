/** The partner's side: whoever has the link sees this one partnership, and nothing of the school around it. */
import { data, Link } from 'react-router'
import type { Route } from './+types/partner-side'
import { PageHead, Sheet, Tag } from '../../components/page.tsx'
import { m } from '../../messages/compiled/messages.js'
import { partnerOf, partnerSideView, type PartnerSideView } from './partner-side.server.ts'
import css from '../../components/partnerships/partnerships.module.css'

/** No way into the rest of the site from here. */
export const handle = { isBare: true }

/** A link that is forged, over or taken back, and one whose partnership was taken out, are all answered alike. */
export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const partner = await partnerOf(context, params.token)
  return partner ? data(partnerSideView(partner, params.token)) : data(null, { status: 404 })
}
export const headers: Route.HeadersFunction = () => ({ 'X-Robots-Tag': 'noindex, nofollow' })
export const meta: Route.MetaFunction = ({ loaderData: d }) => [{ title: d ? d.tab : m.partners_over_title() }, { name: 'robots', content: 'noindex, nofollow' }]

const ToAnswer = ({ d }: { d: PartnerSideView }) => (
  <Sheet labelledBy="su-parte">
    <h2 id="su-parte">{m.partners_side_answer_title()}</h2>
    <p>{d.toAnswer.length > 0 ? m.partners_side_answer_what() : m.partners_side_nothing()}</p>
    <ul className={css.lines}>{d.toAnswer.map(a => (
      <li key={a.id}>
        <p className={css.lineHead}><strong>{a.title}</strong> <Link className={`${css.standalone} no-print`} to={a.href} aria-label={a.hasAnswered ? m.partners_side_correct_of({ what: a.title }) : m.partners_side_answer_of({ what: a.title })}>{a.hasAnswered ? m.partners_side_correct() : m.partners_side_answer()}</Link></p>
        <p className={css.soft}>{a.mine}</p>
      </li>
    ))}</ul>
  </Sheet>
)

const Side = ({ d }: { d: PartnerSideView }) => (
  <div className={css.side}>
    <PageHead title={d.title} readers={d.what} />
    <Sheet>
      <p className={css.written}>{d.purpose}</p>
      <p className={css.soft}>{d.agreement}</p>
      {d.ended ? <p>{d.ended}</p> : null}
      {d.coordinator ? <p>{d.coordinator}</p> : null}
    </Sheet>
    <ToAnswer d={d} />
    {d.goals.length > 0 ? (
      <Sheet labelledBy="objetivos">
        <h2 id="objetivos">{m.partners_goals()}</h2>
        <ul className={css.lines}>{d.goals.map(g => <li key={g.id}><p className={css.written}>{g.text} {g.state === 'open' ? null : <Tag>{g.state === 'reached' ? m.partners_goal_state_reached() : m.partners_goal_state_dropped()}</Tag>}</p></li>)}</ul>
      </Sheet>
    ) : null}
    {d.schoolShares || d.partnerShares ? (
      <Sheet labelledBy="comparten">
        <h2 id="comparten">{m.partners_shares()}</h2>
        <div className={css.pair}>
          <div><h3>{m.partners_school_shares()}</h3><p className={d.schoolShares ? css.written : css.soft}>{d.schoolShares || m.partners_shares_none()}</p></div>
          <div><h3>{m.partners_partner_shares()}</h3><p className={d.partnerShares ? css.written : css.soft}>{d.partnerShares || m.partners_shares_none()}</p></div>
        </div>
      </Sheet>
    ) : null}
    <Sheet labelledBy="reuniones">
      <h2 id="reuniones">{m.partners_side_meetings()}</h2>
      {d.meetings.length === 0 ? <p className={css.soft}>{m.partners_side_meetings_none()}</p> : (
        <ul className={css.lines}>{d.meetings.map(x => (
          <li key={x.id}><p className={css.lineHead}><strong>{x.title}</strong> {x.state ? <Tag>{x.state}</Tag> : null}</p>{x.agreed ? <p className={css.written}>{x.agreed}</p> : x.state ? null : <p className={css.soft}>{m.partners_side_agreed_nothing()}</p>}</li>
        ))}</ul>
      )}
      {d.actions.length > 0 ? (
        <>
          <h3 className={css.dimension}>{m.partners_agreed_actions()}</h3>
          <ul className={css.lines}>{d.actions.map(a => <li key={a.id}><p className={css.written}>{a.what} {a.state ? <Tag>{a.state}</Tag> : null}</p>{a.about ? <p className={css.soft}>{a.about}</p> : null}</li>)}</ul>
        </>
      ) : null}
    </Sheet>
  </div>
)

const PartnerSidePage = ({ loaderData: d }: Route.ComponentProps) => d ? <Side d={d} /> : <div className={css.side}><h1>{m.partners_over_title()}</h1><p>{m.partners_over()}</p></div>
export default PartnerSidePage
