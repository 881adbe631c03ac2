/** One need on the SLEP's page: whose it is, its way so far, and what can be done with it while it waits. */
import { Form } from 'react-router'
import type { NeedState } from '../../../cycles/needs/needs.ts'
import { Timeline } from '../../components/challenge/needs.tsx'
import type { NeedView } from '../../components/challenge/view.ts'
import { Actions, Button, ErrorSummary, RadioFields, TextField, WritingField } from '../../components/form.tsx'
import { Tag } from '../../components/page.tsx'
import { m } from '../../messages/compiled/messages.js'
import css from '../../components/challenge/challenge.module.css'

/** What was refused of a form: its words stay in it. */
export type DeskAnswer = { needId: string; values: Record<string, string>; problems: Record<string, string> }
type Shown = NeedView & { from: string; state: NeedState; inChargeOf: string }

export const NeedToAnswer = ({ need: n, me, today, answer }: { need: Shown; me: string; today: string; answer: DeskAnswer | undefined }) => {
  const id = (name: string) => `${name}-${n.id}`
  const [problems, values] = [answer?.problems ?? {}, answer?.values ?? {}]
  const isWaiting = n.state === 'raised' || n.state === 'received'
  const summary = <ErrorSummary problems={Object.fromEntries(Object.entries(problems).map(([k, v]) => [k ? id(k) : '', v]))} />
  const isAnswering = answer !== undefined && values.intent === 'answer'
  return (
    <article className={css.deskNeed} id={n.id}>
      <h3>{n.from}</h3>
      <p className={css.needHead}><Tag tone={isWaiting ? 'look' : 'plain'}>{n.kind}</Tag></p>
      <p className="written">{n.text}</p>
      <Timeline steps={n.steps} />
      {n.answer ? <blockquote className={css.answer}><p className="written">{n.answer}</p></blockquote> : null}
      {isWaiting ? (
        <div className="no-print">
          <details className={css.fold} open={n.state === 'raised' || (answer !== undefined && !isAnswering)}>
            <summary>{n.state === 'raised' ? m.challenge_desk_receive_title() : m.challenge_desk_in_charge_title()}</summary>
            <Form method="post" noValidate>
              <input type="hidden" name="needId" value={n.id} />
              {isAnswering ? null : summary}
              <TextField name="inChargeOf" id={id('inChargeOf')} label={m.challenge_desk_in_charge()} hint={m.challenge_desk_in_charge_hint()} problem={problems.inChargeOf} defaultValue={isAnswering ? n.inChargeOf || me : values.inChargeOf ?? (n.inChargeOf || me)} autoComplete="off" />
              <Actions><Button name="intent" value="receive">{n.state === 'raised' ? m.challenge_desk_receive() : m.challenge_desk_in_charge_save()}</Button></Actions>
            </Form>
          </details>
          <details className={css.fold} open={isAnswering}>
            <summary>{m.challenge_desk_answer_title()}</summary>
            <Form method="post" noValidate>
              <input type="hidden" name="needId" value={n.id} />
              {isAnswering ? summary : null}
              <RadioFields name="answer" id={id('answer')} label={m.challenge_desk_answer_q()} problem={problems.answer} {...(values.answer ? { value: values.answer } : {})}
                options={[{ value: 'yes', label: m.challenge_desk_answer_yes() }, { value: 'when', label: m.challenge_desk_answer_when() }, { value: 'no', label: m.challenge_desk_answer_no() }]} />
              <TextField name="answerDay" id={id('answerDay')} type="date" min={today} label={m.challenge_desk_answer_day()} problem={problems.answerDay} defaultValue={values.answerDay ?? ''} width="short" />
              <WritingField name="answerText" id={id('answerText')} label={m.challenge_desk_answer_text()} hint={m.challenge_desk_answer_text_hint()} problem={problems.answerText} defaultValue={values.answerText ?? ''} rows={3} />
              <Actions><Button tone="primary" name="intent" value="answer">{m.challenge_desk_answer()}</Button><span className={css.hint}>{m.challenge_desk_answer_once()}</span></Actions>
            </Form>
          </details>
        </div>
      ) : null}
    </article>
  )
}
