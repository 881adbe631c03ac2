/** One comment: what it speaks of, the advisor's words in plum, the team's answer in its own hand, and where the two stand. */
import { Form, Link } from 'react-router'
import { Button, ErrorSummary, SelectField, WritingField } from '../form.tsx'
import type { Answer, Viewer } from '../notebook/view.ts'
import { Tag } from '../page.tsx'
import { DraftForm } from '../saving/draft-form.tsx'
import { SendButton } from './send-button.tsx'
import type { CardWords, CommentView } from './view.ts'
import css from '../notebook/notebook.module.css'

/** `to`: the page of the cycle the forms are sent to. `back`: where their sender goes on, when it is not that page. `inThread`: it stands alone, its link leads nowhere. */
export const CommentCard = ({ comment: c, viewer, words, answer, to, back, inThread = false }: {
  comment: CommentView; viewer: Viewer; words: CardWords; answer: Answer | undefined; to?: string; back?: 'thread' | 'all'; inThread?: boolean
}) => {
  const wrong = answer?.kind === 'problems' && answer.form === c.id ? answer : null
  const sentTo = { ...(to ? { action: to } : {}) }
  return (
    <article className={c.isFollowUp ? `${css.comment} ${css.followUp}` : css.comment} id={`comentario-${c.id}`}>
      <p className={css.commentHead}><Tag tone="advisor">{c.kindName}</Tag> <span>{c.by}</span></p>
      {c.about ? <p className={css.commentAbout}>{c.about}</p> : null}
      {c.quote ? <blockquote className={css.commentQuote}>{c.quote}</blockquote> : null}
      <p className={css.commentText}>{c.text}</p>
      {c.answer || c.stance ? (
        <div className={css.reply}>
          {c.stance ? <p><Tag tone="voice">{c.stanceName}</Tag></p> : null}
          {c.answer ? <p className={css.commentText}>{c.answer}</p> : null}
          {c.answeredBy ? <p className={css.quiet}>{c.answeredBy}</p> : null}
        </div>
      ) : null}
      {c.state && !inThread ? <p className={css.commentState}>{c.state}</p> : null}
      {c.moved && !inThread ? <p className={css.commentMoved}><Link to={c.href}>{c.moved}</Link></p> : null}
      {wrong && !('answer' in wrong.problems) ? <ErrorSummary problems={wrong.problems} /> : null}
      {viewer === 'team' ? (
        <details className="no-print" open={wrong !== null || (inThread && !c.answer && !c.stance)}>
          <summary>{c.answer ? words.answerMore : words.answer}</summary>
          <DraftForm key={c.answeredBy || c.id} name={`answer-${c.id}`} title={words.draftTitle} {...sentTo}>
            <input type="hidden" name="feedbackId" value={c.id} />
            {back ? <input type="hidden" name="back" value={back} /> : null}
            <WritingField name="answer" id={`answer-${c.id}`} label={words.answerLabel} problem={wrong?.problems.answer} defaultValue={wrong?.values.answer ?? ''} />
            <SelectField name="stance" id={`stance-${c.id}`} label={words.stance} hint={words.stanceHint} defaultValue={wrong?.values.stance ?? c.stance ?? ''}
              options={words.stances} />
            <SendButton intent="comment-answer">{words.answerButton}</SendButton>
          </DraftForm>
        </details>
      ) : null}
      {c.followHref || c.mayWithdraw || !inThread ? (
        <p className={`${css.commentWays} no-print`}>
          {c.followHref ? <Link to={c.followHref}>{words.follow}</Link> : null}
          {inThread ? null : <Link to={c.href} aria-label={c.hrefLabel}>{words.thread}</Link>}
        </p>
      ) : null}
      {c.mayWithdraw ? (
        <Form method="post" preventScrollReset className="no-print" {...sentTo}>
          <input type="hidden" name="feedbackId" value={c.id} />
          {back ? <input type="hidden" name="back" value={back} /> : null}
          <Button tone="quiet" name="intent" value="comment-withdraw">{words.withdraw}</Button>
        </Form>
      ) : null}
    </article>
  )
}
