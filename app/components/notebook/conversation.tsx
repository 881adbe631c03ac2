/** The margin: the advisor's voice in plum beside the text it speaks of, the team's answers in its own hand; asking for a look, and where to comment. */
import { Form, Link } from 'react-router'
import { m } from '../../messages/compiled/messages.js'
import { CommentCard } from '../advice/comment-card.tsx'
import { commentPath, conversationPath } from '../advice/paths.ts'
import { SendButton } from '../advice/send-button.tsx'
import { Button, ButtonLink, ErrorSummary, WritingField } from '../form.tsx'
import type { Answer, CycleFrameView } from './view.ts'
import css from './notebook.module.css'

const emptyLine = (frame: CycleFrameView) =>
  frame.viewer === 'advisor' ? m.notebook_conversation_empty_advisor() : frame.shared === 'no' ? m.notebook_conversation_empty_team() : m.notebook_conversation_empty_ready()

export const Conversation = ({ frame, answer }: { frame: CycleFrameView; answer: Answer | undefined }) => (
  <section className={css.conversation} aria-labelledby="conversacion">
    <h2 className={css.marginTitle} id="conversacion">{m.notebook_conversation()}</h2>
    {frame.comments.length === 0 ? <p className={css.quiet}>{emptyLine(frame)}</p> : null}
    {frame.request ? <Asked frame={frame} request={frame.request} /> : null}
    {frame.comments.map(c => <CommentCard key={c.id} comment={c} viewer={frame.viewer} title={frame.title} answer={answer} />)}
    {frame.viewer === 'advisor' && frame.shared !== 'no' ? <WaysToComment frame={frame} /> : null}
    {frame.viewer === 'team' && !frame.closedOn && !frame.droppedOn ? <Ask frame={frame} answer={answer} /> : null}
    <p className={`${css.commentWays} no-print`}><Link to={conversationPath(frame.rbd, frame.cycleId)}>{m.advice_all_link()}</Link></p>
  </section>
)

const Asked = ({ frame, request }: { frame: CycleFrameView; request: NonNullable<CycleFrameView['request']> }) => (
  <div className={css.asked}>
    <p className={css.quiet}>{request.line}</p>
    {request.question ? <p className={css.commentText}>{request.question}</p> : null}
    {frame.viewer === 'team' ? <Form method="post" preventScrollReset className="no-print"><Button tone="quiet" name="intent" value="comment-unask">{m.advice_unask()}</Button></Form> : null}
  </div>
)

/** Asking is sharing, and says so. */
const Ask = ({ frame, answer }: { frame: CycleFrameView; answer: Answer | undefined }) => {
  const wrong = answer?.kind === 'problems' && answer.form === 'ask' ? answer : null
  return (
    <details className="no-print" open={wrong !== null}>
      <summary>{frame.request ? m.advice_ask_again() : m.advice_ask_open()}</summary>
      <ErrorSummary problems={wrong?.problems} />
      <Form method="post" preventScrollReset>
        <WritingField name="question" id="question" rows={2} label={m.advice_ask_label()} hint={m.advice_ask_hint()} problem={wrong?.problems.question} defaultValue={wrong?.values.question ?? frame.request?.question ?? ''} />
        <SendButton intent="comment-ask">{m.advice_ask_button()}</SendButton>
      </Form>
    </details>
  )
}

const WaysToComment = ({ frame }: { frame: CycleFrameView }) => (
  <div className="no-print">
    {frame.drafts.map(d => (
      <p key={d.id} className={css.draft}><Link to={commentPath(frame.rbd, frame.cycleId, frame.page, { borrador: d.id })}>{m.advice_draft_link({ words: d.words })}</Link> <span className={css.quiet}>{m.advice_draft_saved({ when: d.savedAt })}</span></p>
    ))}
    <p><ButtonLink to={commentPath(frame.rbd, frame.cycleId, frame.page)}>{m.notebook_comment_open()}</ButtonLink></p>
    {frame.page === 'challenge' ? null : <p className={css.commentWays}><Link to={commentPath(frame.rbd, frame.cycleId, frame.page, { cifras: '1' })}>{m.advice_point_link()}</Link></p>}
  </div>
)
