/** One comment from question to answer: what it spoke of then, how it stands now, and each step between the two ends with its day. */
import { Link } from 'react-router'
import type { Route } from './+types/thread'
import { getCycle } from '../../../db/notebook/cycles.ts'
import { listFeedback } from '../../../db/notebook/feedback.ts'
import { CommentCard } from '../../components/advice/comment-card.tsx'
import { conversationPath } from '../../components/advice/paths.ts'
import { keepText } from '../../components/notebook/keep-text.ts'
import { Differences } from '../../components/notebook/differences.tsx'
import { pageName } from '../../components/notebook/names.ts'
import { pagePath } from '../../components/notebook/paths.ts'
import type { Answer } from '../../components/notebook/view.ts'
import { PageHead, Sheet } from '../../components/page.tsx'
import { m } from '../../messages/compiled/messages.js'
import { notFound } from '../../request.server.ts'
import { isPrefetch } from '../notebook/cycle-page.server.ts'
import { found, schoolNameOf, visitOf } from '../notebook/viewer.server.ts'
import { actInConversation } from './comment-actions.server.ts'
import { cardWords, describeComments, readComments } from './describe-comments.server.ts'
import { describeSteps, describeThenAndNow } from './describe-thread.server.ts'
import css from '../../components/advice/advice.module.css'
import notebook from '../../components/notebook/notebook.module.css'

export const loader = async ({ context, params, request }: Route.LoaderArgs) => {
  const visit = await visitOf(context, params)
  const cycle = found(await getCycle(visit.store, visit.rbd, visit.cycleId, visit.today))
  const all = await listFeedback(visit.store, visit.rbd, visit.cycleId)
  const row = all.find(c => c.id === params.feedbackId)
  if (!row) throw notFound()
  const shown = [row, ...all.filter(c => c.followsId === row.id)]
  const spoken = await readComments(visit, shown, isPrefetch(request) ? [] : shown)
  // What was read in this very moment belongs to the story that is told.
  const [now] = (await listFeedback(visit.store, visit.rbd, visit.cycleId)).filter(c => c.id === row.id)
  const [comment, ...further] = describeComments(shown, spoken, visit)
  return {
    rbd: visit.rbd, cycleId: visit.cycleId, viewer: visit.viewer, page: row.page, title: cycle.title, words: cardWords(cycle.title), comment: comment!, further,
    crumb: m.notebook_crumb({ school: await schoolNameOf(visit), year: String(cycle.year), number: cycle.number }),
    steps: await describeSteps(visit, now ?? row), text: await describeThenAndNow(visit, now ?? row, spoken.get(row.id)),
  }
}

export const action = (args: Route.ActionArgs) => actInConversation(args)
export const clientAction = ({ request, serverAction }: Route.ClientActionArgs) => keepText(request, () => serverAction())
export const meta: Route.MetaFunction = ({ loaderData }) => [{ title: loaderData ? m.notebook_tab_title({ page: m.advice_thread_title(), cycle: loaderData.title }) : '' }]

const Thread = ({ loaderData: d, actionData }: Route.ComponentProps) => {
  const answer = actionData as Answer | undefined
  const { text } = d
  return (
    <>
      <PageHead title={m.advice_thread_title()} crumb={<Link to={pagePath(d.rbd, d.cycleId, d.page)}>{d.crumb} · {pageName[d.page]()}</Link>} readers={m.advice_conversation_readers()} />
      <div className={css.thread}>
        <div><Sheet labelledBy="palabras">
          <h2 id="palabras" className={css.hidden}>{m.advice_words_title()}</h2>
          {[d.comment, ...d.further].map(c => <CommentCard key={c.id} comment={c} viewer={d.viewer} words={d.words} answer={answer} back="thread" inThread={c.id === d.comment.id} />)}
          <ol className={css.steps}>{d.steps.map(s => <li key={s.key} className={s.isOpen ? css.open : undefined}>{s.sentence}</li>)}</ol>
        </Sheet></div>
        {text ? (
          <div><Sheet labelledBy="texto">
            <h2 id="texto">{text.title}</h2>
            <p>{text.sentence}</p>
            {text.fields.map((t, i) => (
              <section key={i} className={css.field}>
                <h3 className={notebook.readLabel}>{t.label}</h3>
                {text.isMoved ? (
                  <>
                    <div className={css.beside}>
                      <div><h4>{m.advice_then()}</h4><p className="written">{t.then || '–'}</p></div>
                      <div><h4>{m.advice_now()}</h4><p className="written">{t.now || '–'}</p></div>
                    </div>
                    {t.differences.length > 0 ? <details><summary>{m.advice_word_by_word()}</summary><Differences pieces={t.differences} /></details> : null}
                  </>
                ) : <p className="written">{t.then}</p>}
              </section>
            ))}
          </Sheet></div>
        ) : null}
      </div>
      <p className={`${css.ways} no-print`}><Link to={conversationPath(d.rbd, d.cycleId)}>{m.advice_all_link()}</Link></p>
    </>
  )
}
export default Thread
