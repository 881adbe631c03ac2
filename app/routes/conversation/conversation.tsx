/** The whole conversation of a cycle, page by page: what waits for an answer first. */
import { Link } from 'react-router'
import type { Route } from './+types/conversation'
import { pageKinds } from '../../../cycles/notebook/parts.ts'
import { getCycle } from '../../../db/notebook/cycles.ts'
import { listFeedback } from '../../../db/notebook/feedback.ts'
import { CommentCard } from '../../components/advice/comment-card.tsx'
import { keepText } from '../../components/notebook/keep-text.ts'
import { pageName } from '../../components/notebook/names.ts'
import { cyclePath, pagePath } from '../../components/notebook/paths.ts'
import type { Answer } from '../../components/notebook/view.ts'
import { EmptyState, PageHead, Sheet } from '../../components/page.tsx'
import { m } from '../../messages/compiled/messages.js'
import { isPrefetch } from '../notebook/cycle-page.server.ts'
import { found, schoolNameOf, visitOf } from '../notebook/viewer.server.ts'
import { actInConversation } from './comment-actions.server.ts'
import { cardWords, describeComments, describeRequests, readComments } from './describe-comments.server.ts'
import css from '../../components/advice/advice.module.css'
import notebook from '../../components/notebook/notebook.module.css'

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const visit = await visitOf(context, params)
  const cycle = found(await getCycle(visit.store, visit.rbd, visit.cycleId, visit.today))
  const rows = await listFeedback(visit.store, visit.rbd, visit.cycleId)
  const comments = describeComments(rows, await readComments(visit, rows, isPrefetch(request) ? [] : rows), visit)
  const requests = await describeRequests(visit)
  const isOpen = (c: (typeof comments)[number]) => c.answer === null && c.stance === null
  const onPages = (of: typeof comments) => pageKinds.map(page => ({ page, comments: of.filter(c => c.page === page) })).filter(g => g.comments.length > 0)
  return {
    rbd: visit.rbd, cycleId: visit.cycleId, viewer: visit.viewer, title: cycle.title, words: cardWords(cycle.title),
    crumb: m.notebook_crumb({ school: await schoolNameOf(visit), year: String(cycle.year), number: cycle.number }),
    requests: pageKinds.flatMap(page => (requests[page] ? [{ page, ...requests[page] }] : [])),
    open: onPages(comments.filter(isOpen)), answered: onPages(comments.filter(c => !isOpen(c))),
  }
}
export const action = (args: Route.ActionArgs) => actInConversation(args)
export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) => keepText(request, () => serverAction())
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData ? m.notebook_tab_title({ page: m.notebook_conversation(), cycle: loaderData.title }) : '' }]

const ConversationPage = ({ loaderData: d, actionData }: Route.ComponentProps) => {
  const answer = actionData as Answer | undefined
  const group = (of: typeof d.open) => of.map(g => (
    <section key={g.page} className={css.group}>
      <h3><Link to={pagePath(d.rbd, d.cycleId, g.page)}>{pageName[g.page]()}</Link></h3>
      {g.comments.map(c => <CommentCard key={c.id} comment={c} viewer={d.viewer} words={d.words} answer={answer} back="all" />)}
    </section>
  ))
  return (
    <>
      <PageHead title={m.notebook_conversation()} crumb={<Link to={cyclePath(d.rbd, d.cycleId)}>{d.crumb} · {d.title}</Link>} readers={m.advice_conversation_readers()} />
      {d.requests.map(r => (
        <div key={r.page} className={notebook.asked}>
          <p className={notebook.quiet}><Link to={pagePath(d.rbd, d.cycleId, r.page)}>{pageName[r.page]()}</Link>. {r.line}</p>
          {r.question ? <p className={notebook.commentText}>{r.question}</p> : null}
        </div>
      ))}
      {d.open.length + d.answered.length === 0 ? <EmptyState title={m.advice_empty_title()}><p>{d.viewer === 'advisor' ? m.advice_empty_advisor() : m.advice_empty_team()}</p></EmptyState> : (
        <div className={css.all}>
          {d.open.length > 0 ? <Sheet labelledBy="abiertas"><h2 id="abiertas">{m.advice_open_title()}</h2>{group(d.open)}</Sheet> : null}
          {d.answered.length > 0 ? <Sheet labelledBy="respondidas"><h2 id="respondidas">{m.advice_answered_title()}</h2>{group(d.answered)}</Sheet> : null}
        </div>
      )}
    </>
  )
}
export default ConversationPage
