/** A kind of look at the partnership: the newest, those before it, and a form for another. */
import { Form } from 'react-router'
import { m } from '../../messages/compiled/messages.js'
import { Actions, Button, RadioFields, TextField, WritingField, type Option } from '../form.tsx'
import { Sheet, Tag } from '../page.tsx'
import css from './partnerships.module.css'

export const reviewFieldName: Record<string, () => string> = {
  strengths: m.partners_swot_strengths, weaknesses: m.partners_swot_weaknesses, opportunities: m.partners_swot_opportunities, threats: m.partners_swot_threats, together: m.partners_evaluation_together, change: m.partners_evaluation_change,
}
const fieldHint: Record<string, () => string> = { strengths: m.partners_swot_strengths_hint, weaknesses: m.partners_swot_weaknesses_hint, opportunities: m.partners_swot_opportunities_hint, threats: m.partners_swot_threats_hint }
const fields = { swot: ['strengths', 'weaknesses', 'opportunities', 'threats'], evaluation: ['together', 'change'] } as const
const words = {
  swot: { title: m.partners_swot, what: m.partners_swot_what, none: m.partners_swot_none, add: m.partners_swot_new, save: m.partners_swot_save },
  evaluation: { title: m.partners_evaluation, what: m.partners_evaluation_what, none: m.partners_evaluation_none, add: m.partners_evaluation_new, save: m.partners_evaluation_save },
}

type ReviewView = { id: string; said: string; day: string; decision: string | null; texts: { name: string; label: string; text: string }[] }
type Props = {
  of: { kind: 'swot' | 'evaluation'; here: ReviewView[]; withdrawn: ReviewView[] }; today: string; newId: string; decisions: readonly Option[]
  refusal: { values: Record<string, string>; problems: Record<string, string> } | null
}

const Press = ({ id, intent, text, label }: { id: string; intent: string; text: string; label: string }) => (
  <Form method="post" preventScrollReset className={`${css.inline} no-print`}><input type="hidden" name="review" value={id} /><Button tone="quiet" name="intent" value={intent} aria-label={label}>{text}</Button></Form>
)
const Said = ({ r }: { r: ReviewView }) => (
  <>
    <p className={css.lineHead}>{r.decision ? <Tag tone="voice">{r.decision}</Tag> : null} <span className={css.soft}>{r.said}</span></p>
    <div className={css.quarters}>{r.texts.map(t => <div key={t.name}><h3>{t.label}</h3><p className={css.written}>{t.text}</p></div>)}</div>
  </>
)

export const ReviewSection = ({ of, today, newId, decisions, refusal }: Props) => {
  const w = words[of.kind]
  const [v, p] = [refusal?.values ?? {}, refusal?.problems ?? {}]
  const [now, ...before] = of.here
  return (
    <Sheet labelledBy={of.kind}>
      <h2 id={of.kind}>{w.title()}</h2>
      <p className={css.soft}>{w.what()}</p>
      {now ? <><Said r={now} /><Press id={now.id} intent="unsay" text={m.partners_seen_take_back()} label={`${m.partners_seen_take_back()}: ${now.day}`} /></> : <p className={css.soft}>{w.none()}</p>}
      {before.length > 0 ? <details><summary>{m.partners_earlier({ n: before.length })}</summary>{before.map(r => <Said key={r.id} r={r} />)}</details> : null}
      {of.withdrawn.map(r => <div key={r.id} className={`${css.inline} no-print`}><span className={css.soft}>{m.partners_seen_taken_back()}: {r.day}</span> <Press id={r.id} intent="say-again" text={m.partners_undo()} label={m.partners_undo_of({ what: r.day })} /></div>)}
      <details open={refusal !== null} className="no-print">
        <summary>{w.add()}</summary>
        <Form method="post" noValidate key={newId}>
          <input type="hidden" name="id" value={newId} /><input type="hidden" name="kind" value={of.kind} />
          <div className={css.pair}>{fields[of.kind].map(name => <WritingField key={name} name={name} label={reviewFieldName[name]!()} hint={fieldHint[name]?.()} problem={p[name]} defaultValue={v[name] ?? ''} rows={3} />)}</div>
          {decisions.length > 0 ? <RadioFields name="decision" label={m.partners_evaluation_decision()} problem={p.decision} options={decisions} value={v.decision ?? ''} /> : null}
          <TextField type="date" width="short" name="onDay" id={`${of.kind}-onDay`} label={m.partners_seen_day()} problem={p.onDay} defaultValue={v.onDay ?? today} />
          <Actions><Button name="intent" value="review">{w.save()}</Button></Actions>
        </Form>
      </details>
    </Sheet>
  )
}
