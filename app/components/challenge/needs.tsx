/** What is beyond the school's reach, raised to its SLEP: each need with its way so far, and the form that raises one. */
import { Form } from 'react-router'
import { Actions, Button, ErrorSummary, SelectField, WritingField } from '../form.tsx'
import { Example } from '../notebook/reading.tsx'
import type { Answer, Viewer } from '../notebook/view.ts'
import { Tag } from '../page.tsx'
import type { NeedStepView, NeedsView, NeedView } from './view.ts'
import css from './challenge.module.css'

/** The way of a need: what happened, with its day, and what is still to come. */
export const Timeline = ({ steps }: { steps: readonly NeedStepView[] }) => (
  <ol className={css.timeline}>
    {steps.map((s, i) => <li key={i} className={s.state === 'to-come' ? css.toCome : s.state === 'ended' ? css.ended : css.done}><span>{s.words}</span>{s.detail ? <span className={css.detail}>{s.detail}</span> : null}</li>)}
  </ol>
)

const Need = ({ need: n, withdraw }: { need: NeedView; withdraw: string }) => (
  <li className={css.need}>
    <p className={css.needHead}><Tag>{n.kind}</Tag> <span className={css.hint}>{n.to}</span></p>
    <p className="written">{n.text}</p>
    <Timeline steps={n.steps} />
    {n.answer ? <blockquote className={css.answer}><p className="written">{n.answer}</p></blockquote> : null}
    {n.mayWithdraw ? (
      <Form method="post" className="no-print" preventScrollReset>
        <input type="hidden" name="needId" value={n.id} />
        <Button tone="quiet" name="intent" value="need-withdraw">{withdraw}</Button>
      </Form>
    ) : null}
  </li>
)

export const Needs = ({ view: v, viewer, answer }: { view: NeedsView; viewer: Viewer; answer: Answer | undefined }) => {
  const back = answer?.kind === 'problems' && answer.form === 'need' ? answer : null
  const isStanding = v.needs.length > 0
  if (viewer !== 'team' && !isStanding) return null
  return (
    <section className={css.needs} id="necesidades" aria-labelledby="necesidades-titulo">
      <h3 id="necesidades-titulo">{v.words.title}</h3>
      <p className={css.hint}>{v.words.what}</p>
      {isStanding ? <ul className={css.needList}>{v.needs.map(n => <Need key={n.id} need={n} withdraw={v.words.withdraw} />)}</ul> : null}
      {v.mayRaise && v.slep ? (
        <details className={`${css.fold} no-print`} open={back !== null || (v.isBeyondReach && !isStanding)}>
          <summary>{v.words.raise}</summary>
          <Form method="post" noValidate preventScrollReset key={v.newId} className={css.needForm}>
            <input type="hidden" name="needId" value={v.newId} />
            <ErrorSummary problems={back?.problems} />
            <SelectField name="needKind" label={v.words.kind} problem={back?.problems.needKind} defaultValue={back?.values.needKind ?? ''} options={v.words.kinds} />
            <WritingField name="needText" label={v.words.text} hint={v.words.textHint} problem={back?.problems.needText} defaultValue={back?.values.needText ?? ''} rows={3} />
            <Example>{v.words.example}</Example>
            <Actions><Button name="intent" value="need-raise">{v.words.send}</Button></Actions>
          </Form>
        </details>
      ) : null}
    </section>
  )
}
