/** The margin: the advisor's voice in plum beside the text it speaks of, the team's answers in its own hand; asking for a look, and where to comment. */
import { Form, Link } from 'react-router'
import { CommentCard } from '../advice/comment-card.tsx'
import { commentPath, conversationPath } from '../advice/paths.ts'
import { SendButton } from '../advice/send-button.tsx'
import { Button, ButtonLink, ErrorSummary, WritingField } from '../form.tsx'
import type { Answer, CycleFrameView } from './view.ts'
import css from './notebook.module.css'

export const Conversation = ({ frame, answer }: { frame: CycleFrameView; answer: Answer | undefined }) => (
  <section className={css.conversation} aria-labelledby="conversacion">
    <h2 className={css.marginTitle} id="conversacion">{frame.margin.title}</h2>
    {frame.comments.length === 0 ? <p className={css.quiet}>{frame.margin.empty}</p> : null}
    {frame.request ? <Asked frame={frame} request={frame.request} /> : null}
    {frame.comments.map(c => <CommentCard key={c.id} comment={c} viewer={frame.viewer} words={frame.margin.card} answer={answer} />)}
    {frame.viewer === 'advisor' && frame.shared !== 'no' ? <WaysToComment frame={frame} /> : null}
    {frame.viewer === 'team' && !frame.closedOn && !frame.droppedOn ? <Ask frame={frame} answer={answer} /> : null}
    <p className={`${css.commentWays} no-print`}><Link to={conversationPath(frame.rbd, frame.cycleId)}>{frame.margin.all}</Link></p>
  </section>
)

const Asked = ({ frame, request }: { frame: CycleFrameView; request: NonNullable<CycleFrameView['request']> }) => (
  <div className={css.asked}>
    <p className={css.quiet}>{request.line}</p>
    {request.question ? <p className={css.commentText}>{request.question}</p> : null}
    {frame.viewer === 'team' ? <Form method="post" preventScrollReset className="no-print"><Button tone="quiet" name="intent" value="comment-unask">{frame.margin.unask}</Button></Form> : null}
  </div>
)

/** Asking is sharing, and says so. */
const Ask = ({ frame, answer }: { frame: CycleFrameView; answer: Answer | undefined }) => {
  const wrong = answer?.kind === 'problems' && answer.form === 'ask' ? answer : null
  return (
    <details className="no-print" open={wrong !== null}>
      <summary>{frame.margin.ask}</summary>
      <ErrorSummary problems={wrong?.problems} />
      <Form method="post" preventScrollReset>
        <WritingField name="question" id="question" rows={2} label={frame.margin.askLabel} hint={frame.margin.askHint} problem={wrong?.problems.question} defaultValue={wrong?.values.question ?? frame.request?.question ?? ''} />
        <SendButton intent="comment-ask">{frame.margin.askButton}</SendButton>
      </Form>
    </details>
  )
}

const WaysToComment = ({ frame }: { frame: CycleFrameView }) => (
  <div className="no-print">
    {frame.drafts.map(d => (
      <p key={d.id} className={css.draft}><Link to={commentPath(frame.rbd, frame.cycleId, frame.page, { borrador: d.id })}>{d.words}</Link> <span className={css.quiet}>{d.savedAt}</span></p>
    ))}
    <p><ButtonLink to={commentPath(frame.rbd, frame.cycleId, frame.page)}>{frame.margin.comment}</ButtonLink></p>
    {frame.page === 'challenge' ? null : <p className={css.commentWays}><Link to={commentPath(frame.rbd, frame.cycleId, frame.page, { cifras: '1' })}>{frame.margin.figure}</Link></p>}
  </div>
)
