/** One comment: what it speaks of, the advisor's words in plum, the team's answer in its own hand, and where the two stand. */
import { Form, Link } from 'react-router'
import { m } from '../../messages/compiled/messages.js'
import { Button, ErrorSummary, SelectField, WritingField } from '../form.tsx'
import { feedbackKindName, stanceName } from '../notebook/names.ts'
import type { Answer, Viewer } from '../notebook/view.ts'
import { Tag } from '../page.tsx'
import { DraftForm } from '../saving/draft-form.tsx'
import { SendButton } from './send-button.tsx'
import type { CommentView } from './view.ts'
import css from '../notebook/notebook.module.css'

/** `to`: the page of the cycle the forms are sent to. `back`: where their sender goes on, when it is not that page. `inThread`: it stands alone, its link leads nowhere. */
export const CommentCard = ({ comment: c, viewer, title, answer, to, back, inThread = false }: {
  comment: CommentView; viewer: Viewer; title: string; answer: Answer | undefined; to?: string; back?: 'thread' | 'all'; inThread?: boolean
}) => {
  const wrong = answer?.kind === 'problems' && answer.form === c.id ? answer : null
  const sentTo = { ...(to ? { action: to } : {}) }
  return (
    <article className={c.isFollowUp ? `${css.comment} ${css.followUp}` : css.comment} id={`comentario-${c.id}`}>
      <p className={css.commentHead}><Tag tone="advisor">{feedbackKindName[c.kind]()}</Tag> <span>{m.notebook_comment_by({ name: c.writtenBy, day: c.writtenOn })}</span></p>
      {c.about ? <p className={css.commentAbout}>{m.advice_about({ what: c.about })}</p> : null}
      {c.quote ? <blockquote className={css.commentQuote}>{c.quote}</blockquote> : null}
      <p className={css.commentText}>{c.text}</p>
      {c.answer || c.stance ? (
        <div className={css.reply}>
          {c.stance ? <p><Tag tone="voice">{stanceName[c.stance]()}</Tag></p> : null}
          {c.answer ? <p className={css.commentText}>{c.answer}</p> : null}
          {c.answeredBy && c.answeredOn ? <p className={css.quiet}>{m.notebook_answer_by_team({ name: c.answeredBy, day: c.answeredOn })}</p> : null}
        </div>
      ) : null}
      {c.state && !inThread ? <p className={css.commentState}>{c.state}</p> : null}
      {c.moved && !inThread ? <p className={css.commentMoved}><Link to={c.href}>{c.moved}</Link></p> : null}
      {wrong && !('answer' in wrong.problems) ? <ErrorSummary problems={wrong.problems} /> : null}
      {viewer === 'team' ? (
        <details className="no-print" open={wrong !== null || (inThread && !c.answer && !c.stance)}>
          <summary>{c.answer ? m.notebook_answer_more() : m.notebook_answer_open()}</summary>
          <DraftForm key={c.answeredOn ?? c.id} name={`answer-${c.id}`} title={m.saving_title_of({ page: m.saving_draft_answer(), cycle: title })} {...sentTo}>
            <input type="hidden" name="feedbackId" value={c.id} />
            {back ? <input type="hidden" name="back" value={back} /> : null}
            <WritingField name="answer" id={`answer-${c.id}`} label={m.notebook_answer_label()} problem={wrong?.problems.answer} defaultValue={wrong?.values.answer ?? ''} />
            <SelectField name="stance" id={`stance-${c.id}`} label={m.notebook_answer_stance()} hint={m.advice_stance_hint()} defaultValue={wrong?.values.stance ?? c.stance ?? ''}
              options={[{ value: '', label: m.notebook_stance_none() }, ...(['taken', 'not-now', 'talked'] as const).map(s => ({ value: s, label: stanceName[s]() }))]} />
            <SendButton intent="comment-answer">{m.notebook_answer_button()}</SendButton>
          </DraftForm>
        </details>
      ) : null}
      {c.followHref || c.mayWithdraw || !inThread ? (
        <p className={`${css.commentWays} no-print`}>
          {c.followHref ? <Link to={c.followHref}>{m.advice_follow()}</Link> : null}
          {inThread ? null : <Link to={c.href} aria-label={m.advice_thread_label({ words: c.text.slice(0, 60) })}>{m.advice_thread_link()}</Link>}
        </p>
      ) : null}
      {c.mayWithdraw ? (
        <Form method="post" preventScrollReset className="no-print" {...sentTo}>
          <input type="hidden" name="feedbackId" value={c.id} />
          {back ? <input type="hidden" name="back" value={back} /> : null}
          <Button tone="quiet" name="intent" value="comment-withdraw">{m.notebook_comment_withdraw()}</Button>
        </Form>
      ) : null}
    </article>
  )
}
