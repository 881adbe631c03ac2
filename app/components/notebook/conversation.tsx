/** The margin: the advisor's voice in plum beside the text it speaks of, the team's answers in its own hand. */
import { Form, useNavigation } from 'react-router'
import { m } from '../../messages/compiled/messages.js'
import { Button, ErrorSummary, RadioFields, SelectField, WritingField } from '../form.tsx'
import { Tag } from '../page.tsx'
import { DraftForm } from '../saving/draft-form.tsx'
import { useKeyUntilSent } from '../saving/use-draft.ts'
import { feedbackKindHint, feedbackKindName, stanceName } from './names.ts'
import type { Answer, CommentView, CycleFrameView } from './view.ts'
import css from './notebook.module.css'

const problemsOf = (answer: Answer | undefined, form: string) => (answer?.kind === 'problems' && answer.form === form ? answer : null)

const emptyLine = (frame: CycleFrameView) =>
  frame.viewer === 'advisor' ? m.notebook_conversation_empty_advisor() : frame.shared === 'no' ? m.notebook_conversation_empty_team() : m.notebook_conversation_empty_ready()

export const Conversation = ({ frame, answer }: { frame: CycleFrameView; answer: Answer | undefined }) => (
  <section className={css.conversation} aria-labelledby="conversacion">
    <h2 className={css.marginTitle} id="conversacion">{m.notebook_conversation()}</h2>
    {frame.comments.length === 0 ? <p className={css.quiet}>{emptyLine(frame)}</p> : null}
    {frame.comments.map(c => <Comment key={c.id} comment={c} frame={frame} answer={answer} />)}
    {frame.viewer === 'advisor' && frame.shared !== 'no' ? <LeaveComment frame={frame} answer={answer} /> : null}
  </section>
)

const Comment = ({ comment: c, frame, answer }: { comment: CommentView; frame: CycleFrameView; answer: Answer | undefined }) => {
  const wrong = problemsOf(answer, c.id)
  return (
    <article className={css.comment} id={`comentario-${c.id}`}>
      <p className={css.commentHead}><Tag tone="advisor">{feedbackKindName[c.kind]()}</Tag> <span>{m.notebook_comment_by({ name: c.writtenBy, day: c.writtenOn })}</span></p>
      <p className={css.commentText}>{c.text}</p>
      {c.answer || c.stance ? (
        <div className={css.reply}>
          {c.stance ? <p><Tag tone="voice">{stanceName[c.stance]()}</Tag></p> : null}
          {c.answer ? <p className={css.commentText}>{c.answer}</p> : null}
          {c.answeredBy && c.answeredOn ? <p className={css.quiet}>{m.notebook_answer_by_team({ name: c.answeredBy, day: c.answeredOn })}</p> : null}
        </div>
      ) : null}
      {wrong && !('answer' in wrong.problems) ? <ErrorSummary problems={wrong.problems} /> : null}
      {frame.viewer === 'team' ? (
        <details className="no-print" open={wrong !== null}>
          <summary>{c.answer ? m.notebook_answer_more() : m.notebook_answer_open()}</summary>
          <DraftForm key={c.answeredOn ?? c.id} name={`answer-${c.id}`} title={m.saving_title_of({ page: m.saving_draft_answer(), cycle: frame.title })}>
            <input type="hidden" name="feedbackId" value={c.id} />
            <WritingField name="answer" id={`answer-${c.id}`} label={m.notebook_answer_label()} problem={wrong?.problems.answer} defaultValue={wrong?.values.answer ?? ''} />
            <SelectField name="stance" id={`stance-${c.id}`} label={m.notebook_answer_stance()} defaultValue={wrong?.values.stance ?? c.stance ?? ''}
              options={[{ value: '', label: m.notebook_stance_none() }, ...(['taken', 'not-now', 'talked'] as const).map(s => ({ value: s, label: stanceName[s]() }))]} />
            <SendButton intent="comment-answer">{m.notebook_answer_button()}</SendButton>
          </DraftForm>
        </details>
      ) : null}
      {c.mayWithdraw ? (
        <Form method="post" preventScrollReset className="no-print">
          <input type="hidden" name="feedbackId" value={c.id} />
          <Button tone="quiet" name="intent" value="comment-withdraw">{m.notebook_comment_withdraw()}</Button>
        </Form>
      ) : null}
    </article>
  )
}

const SendButton = ({ intent, children }: { intent: string; children: string }) => {
  const busy = useNavigation().state === 'submitting'
  return <Button tone="primary" name="intent" value={intent} disabled={busy}>{children}</Button>
}

const LeaveComment = ({ frame, answer }: { frame: CycleFrameView; answer: Answer | undefined }) => {
  const wrong = problemsOf(answer, 'comment')
  const { key, onSubmit } = useKeyUntilSent(frame.newCommentId)
  return (
    <details className="no-print" open={wrong !== null || frame.comments.length === 0}>
      <summary>{m.notebook_comment_open()}</summary>
      <ErrorSummary problems={wrong?.problems} />
      <DraftForm key={key} name="comment" title={m.saving_title_of({ page: m.saving_draft_comment(), cycle: frame.title })} onSent={onSubmit}>
        <input type="hidden" name="newCommentId" value={key} />
        <RadioFields name="kind" label={m.notebook_comment_kind()} problem={wrong?.problems.kind} value={wrong?.values.kind}
          options={(['strength', 'question', 'suggestion'] as const).map(k => ({ value: k, label: feedbackKindName[k](), hint: feedbackKindHint[k]() }))} />
        <WritingField name="text" rows={4} label={m.notebook_comment_text()} hint={m.notebook_comment_text_hint()} problem={wrong?.problems.text} defaultValue={wrong?.values.text ?? ''} />
        <SendButton intent="comment-leave">{m.notebook_comment_button()}</SendButton>
      </DraftForm>
    </details>
  )
}
