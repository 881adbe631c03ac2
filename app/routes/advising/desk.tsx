/** The advisor's desk: who is waiting for something, why, and the way there; and the answers to what they wrote. */
import { Link } from 'react-router'
import type { Route } from './+types/desk'
import { openingOf } from '../../../cycles/notebook/spine.ts'
import { listAnswersTo } from '../../../db/advising/desk.ts'
import { listSchoolsIn } from '../../../db/territory.ts'
import { Desk } from '../../components/advising/desk.tsx'
import { feedbackKindName, stanceName } from '../../components/notebook/names.ts'
import { pagePath } from '../../components/notebook/paths.ts'
import { Columns, EmptyState, PageHead, Tag } from '../../components/page.tsx'
import { standInPath } from '../../components/team/paths.ts'
import { AdvisorWays } from '../../components/visits/advisor-ways.tsx'
import { formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, requireSignedIn, scopeOf, timeZoneOf, todayOf } from '../../request.server.ts'
import { loadDesk } from './desk-view.server.ts'
import css from '../../components/advising/advising.module.css'
import notebook from '../../components/notebook/notebook.module.css'

export const loader = async ({ context }: Route.LoaderArgs) => {
  const { store, locale } = factsOf(context)
  const f = formatter(locale, timeZoneOf(context))
  const today = todayOf(context)
  const advisorId = requireSignedIn(context).id
  const rbds = await listSchoolsIn(store, scopeOf(context, 'notebook.readReady'), today)
  const { view, nameOf, signalsLeftOut } = await loadDesk(store, { rbds, advisorId, today, opens: true }, f)
  return {
    desk: view, signalsLeftOut,
    answered: (await listAnswersTo(store, { rbds, advisorId })).map(a => ({
      id: a.id, school: nameOf(a.rbd), title: a.cycleTitle, to: `${pagePath(a.rbd, a.cycleId, a.page)}#comentario-${a.id}`, kind: a.kind,
      text: openingOf(a.text, 110), answer: a.answer ? openingOf(a.answer, 220) : null, stance: a.stance, day: f.dayOf(a.answeredAt),
    })),
  }
}
export const meta: Route.MetaFunction = () => [{ title: m.desk_title() }]

const AdvisorDesk = ({ loaderData: d }: Route.ComponentProps) => (
  <>
    <PageHead title={m.desk_title()} readers={m.desk_readers()} />
    <AdvisorWays />
    <Columns aside={<Answered answered={d.answered} />}>
      {d.desk.needing.length + d.desk.others.length === 0
        ? <EmptyState title={m.desk_none_at_all()}><p>{m.desk_none_at_all_text()}</p></EmptyState>
        : <Desk view={d.desk} more={s => <p className={css.extra}><Link to={standInPath(s.rbd)} aria-label={m.team_desk_stand_in_label({ school: s.name })}>{m.team_desk_stand_in()}</Link></p>} />}
      {d.signalsLeftOut !== null ? <p className={css.soft}>{m.desk_signals_left_out({ n: d.signalsLeftOut })}</p> : null}
    </Columns>
  </>
)
export default AdvisorDesk

const Answered = ({ answered }: { answered: Route.ComponentProps['loaderData']['answered'] }) => (
  <section aria-labelledby="respuestas">
    <h2 className={notebook.marginTitle} id="respuestas">{m.notebook_desk_answered()}</h2>
    {answered.length === 0 ? <p className={css.soft}>{m.notebook_desk_answered_empty()}</p> : answered.map(a => (
      <article key={a.id} className={notebook.comment}>
        <p className={notebook.commentHead}><Tag tone="advisor">{feedbackKindName[a.kind]()}</Tag> <span>{a.school}</span></p>
        <p className={notebook.quiet}>{m.notebook_desk_you_wrote({ text: a.text })}</p>
        <div className={notebook.reply}>
          {a.stance ? <p><Tag tone="voice">{stanceName[a.stance]()}</Tag></p> : null}
          {a.answer ? <p className={notebook.commentText}>{a.answer}</p> : null}
          <p className={notebook.quiet}><Link to={a.to}>{a.title}</Link>, {a.day}</p>
        </div>
      </article>
    ))}
  </section>
)
