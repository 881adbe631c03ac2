/** Questions to talk over with a few students, where too few answered for anything to be shown: printable, in our own words. */
import { Link } from 'react-router'
import type { Route } from './+types/guide'
import { dimensions, type Dimension } from '../../../cycles/engagement/items.ts'
import { dimensionName } from '../../components/engagement/names.ts'
import { engagementPath } from '../../components/engagement/names.ts'
import { PageHead } from '../../components/page.tsx'
import { PrintButton } from '../../components/print-button.tsx'
import { m } from '../../messages/compiled/messages.js'
import { requireMayInSchool } from '../../request.server.ts'
import { schoolNameOf, visitOf } from '../notebook/viewer.server.ts'
import css from '../../components/engagement/engagement.module.css'
import paper from '../../components/team/paper.module.css'

export const loader = async ({ context, params }: Route.LoaderArgs) => {
  const visit = await visitOf(context, params)
  await requireMayInSchool(context, 'survey.ofSchool', visit.rbd)
  return { rbd: visit.rbd, cycleId: visit.cycleId, school: await schoolNameOf(visit) }
}
export const meta: Route.MetaFunction = ({ loaderData: d }) => [{ title: d ? `${m.engagement_guide_title()} · ${d.school}` : '' }]

const before = [m.engagement_guide_how_1, m.engagement_guide_how_2, m.engagement_guide_how_3, m.engagement_guide_how_4]
const questions: Record<Dimension, (() => string)[]> = {
  affective: [m.engagement_guide_affective_1, m.engagement_guide_affective_2, m.engagement_guide_affective_3],
  behavioural: [m.engagement_guide_behavioural_1, m.engagement_guide_behavioural_2, m.engagement_guide_behavioural_3],
  cognitive: [m.engagement_guide_cognitive_1, m.engagement_guide_cognitive_2, m.engagement_guide_cognitive_3],
}
const support = [m.engagement_guide_support_1, m.engagement_guide_support_2, m.engagement_guide_support_3]

const Guide = ({ loaderData: d }: Route.ComponentProps) => (
  <>
    <div className="no-print">
      <PageHead title={m.engagement_guide_title()} readers={m.engagement_guide_readers()} crumb={<Link to={engagementPath(d.rbd, d.cycleId)}>{m.engagement_title()}</Link>} />
      <p className={paper.tools}><PrintButton>{m.engagement_print()}</PrintButton></p>
    </div>
    <article className={`${paper.paper} ${paper.one} ${css.guide}`}>
      <header className={paper.head}>
        <h2>{m.engagement_guide_title()}</h2>
        <dl className={paper.facts}><div><dd>{d.school}</dd></div><div className={paper.open}><dt>{m.engagement_sheet_course()}</dt><dd /></div><div className={paper.open}><dt>{m.engagement_sheet_day()}</dt><dd /></div></dl>
      </header>
      <section><h3>{m.engagement_guide_how_title()}</h3><ul>{before.map(b => <li key={b()}>{b()}</li>)}</ul></section>
      {dimensions.map(x => <section key={x}><h3>{dimensionName[x]()}</h3><ul>{questions[x].map(q => <li key={q()} className={paper.serif}>{q()}</li>)}</ul></section>)}
      <section><h3>{m.engagement_support_title()}</h3><ul>{support.map(q => <li key={q()} className={paper.serif}>{q()}</li>)}</ul></section>
      <section><h3>{m.engagement_guide_close_title()}</h3><p>{m.engagement_guide_close()}</p></section>
      <div className={css.guideNotes}><span className={paper.soft}>{m.engagement_guide_notes()}</span></div>
      <p className={paper.soft}>{m.engagement_guide_voice()}</p>
    </article>
  </>
)
export default Guide
