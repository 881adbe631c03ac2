/** The form of a comment: which sentence, if one; what it is; the words. They keep themselves as a draft nobody else reads. */
import { useState, type RefObject } from 'react'
import { m } from '../../messages/compiled/messages.js'
import { Actions, Button, ErrorSummary, RadioFields, WritingField } from '../form.tsx'
import { feedbackKindHint, feedbackKindName } from '../notebook/names.ts'
import type { Answer } from '../notebook/view.ts'
import { DraftForm } from '../saving/draft-form.tsx'
import { SendButton } from './send-button.tsx'
import { useKeptDraft } from './use-kept-draft.ts'
import css from './advice.module.css'

type View = {
  newCommentId: string; isDraft: boolean; kind: string; text: string; sentence: string; draftSavedAt: string; title: string
  follows: { id: string } | null
  places: { token: string; version: number; sentences: { value: string; quote: string }[] }
}

export const CommentForm = ({ view: d, answer, box, isSending }: { view: View; answer: Answer | undefined; box: RefObject<HTMLDivElement | null>; isSending: boolean }) => {
  const wrong = answer?.kind === 'problems' && answer.form === 'comment' ? answer : null
  // One key until it is given, however often the page behind it is loaded again.
  const [saveKey] = useState(d.newCommentId)
  const kept = useKeptDraft(box, isSending)
  const sentence = wrong?.values.sentence ?? d.sentence
  return (
    <>
      <ErrorSummary problems={wrong?.problems} />
      <DraftForm name="comment" title={m.saving_title_of({ page: m.saving_draft_comment(), cycle: d.title })}>
        <input type="hidden" name="saveKey" value={saveKey} />
        <input type="hidden" name="en" value={d.places.token} />
        <input type="hidden" name="partVersion" value={d.places.version} />
        {d.follows ? <input type="hidden" name="followsId" value={d.follows.id} /> : null}
        {d.places.sentences.length > 0 ? (
          <details className={css.sentences} open={sentence !== ''}>
            <summary>{m.advice_sentence_open()}</summary>
            <fieldset>
              <legend>{m.advice_sentence_legend()}</legend>
              <label className={css.sentence}><input type="radio" name="sentence" value="" defaultChecked={sentence === ''} /><span>{m.advice_sentence_none()}</span></label>
              {d.places.sentences.map(s => <label key={s.value} className={css.sentence}><input type="radio" name="sentence" value={s.value} defaultChecked={sentence === s.value} /><span className={css.quote}>{s.quote}</span></label>)}
            </fieldset>
          </details>
        ) : null}
        <RadioFields name="kind" label={m.notebook_comment_kind()} problem={wrong?.problems.kind} value={wrong?.values.kind ?? d.kind}
          options={(['strength', 'question', 'suggestion'] as const).map(k => ({ value: k, label: feedbackKindName[k](), hint: feedbackKindHint[k]() }))} />
        <WritingField name="text" rows={6} label={m.notebook_comment_text()} hint={m.notebook_comment_text_hint()} problem={wrong?.problems.text} defaultValue={wrong?.values.text ?? d.text} />
        <Actions>
          <SendButton intent="comment-leave">{m.advice_give_button()}</SendButton>
          <Button name="intent" value="comment-draft">{m.advice_draft_button()}</Button>
          <Button tone="quiet" name="intent" value="phrase-keep">{m.advice_phrase_button()}</Button>
          {d.isDraft ? <Button tone="quiet" name="intent" value="draft-discard" formNoValidate>{m.advice_draft_discard()}</Button> : null}
        </Actions>
        <p className={css.status} role="status">{kept ? m.advice_draft_kept({ time: kept }) : d.draftSavedAt ? m.advice_draft_kept_on({ when: d.draftSavedAt }) : m.advice_draft_hint()}</p>
      </DraftForm>
    </>
  )
}
