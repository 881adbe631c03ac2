/** The survey on one sheet of paper, for a class without devices. */
import { Link } from 'react-router'
import type { Route } from './+types/survey-sheet'
import { answersOrNone, items } from '../../../cycles/engagement/items.ts'
import { needAnswers, needItem, supportSentences } from '../../../cycles/engagement/support.ts'
import type { SentenceId } from '../../../cycles/engagement/sheet.ts'
import { answerWords, itemWords, needWords } from '../../components/engagement/names.ts'
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
export const meta: Route.MetaFunction = ({ loaderData: d }) => [{ title: d ? `${m.engagement_sheet_title()} · ${d.school}` : '' }]

const Rows = ({ of, from }: { of: readonly SentenceId[]; from: number }) => of.map((item, i) => (
  <tr key={item}><th scope="row">{i + from}. {itemWords[item]()}</th>{answersOrNone.map(a => <td key={a}><span className={css.box} /></td>)}</tr>
))

const SurveySheet = ({ loaderData: d }: Route.ComponentProps) => (
  <>
    <div className="no-print">
      <PageHead title={m.engagement_sheet_title()} readers={m.engagement_readers()} crumb={<Link to={engagementPath(d.rbd, d.cycleId)}>{m.engagement_title()}</Link>} />
      <p className={paper.tools}><PrintButton>{m.engagement_print()}</PrintButton></p>
    </div>
    <article className={`${paper.paper} ${paper.one} ${css.asked}`}>
      <header className={paper.head}>
        <h2>{m.engagement_public_title()}</h2>
        <dl className={paper.facts}><div><dd>{d.school}</dd></div><div className={paper.open}><dt>{m.engagement_sheet_course()}</dt><dd /></div><div className={paper.open}><dt>{m.engagement_sheet_day()}</dt><dd /></div></dl>
      </header>
      <p>{m.engagement_sheet_note()}</p>
      <p><strong>{m.engagement_how_often()}</strong></p>
      <table className={css.paperTable}>
        <thead><tr><td />{answersOrNone.map(a => <th key={a} scope="col">{answerWords[a]()}</th>)}</tr></thead>
        <tbody><Rows of={items} from={1} /></tbody>
        <tbody>
          <tr><th colSpan={answersOrNone.length + 1} scope="rowgroup"><strong>{m.engagement_support_ask()}</strong></th></tr>
          <Rows of={supportSentences} from={items.length + 1} />
        </tbody>
      </table>
      <p><strong>{items.length + supportSentences.length + 1}. {itemWords[needItem]()}</strong> {m.engagement_need_hint()}</p>
      <ul className={css.paperNeeds}>{needAnswers.map(n => <li key={n}><span className={css.box} />{needWords[n]()}</li>)}</ul>
      <p className={paper.soft}>{m.engagement_sheet_who()}</p>
    </article>
  </>
)
export default SurveySheet
