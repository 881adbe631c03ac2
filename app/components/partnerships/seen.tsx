/** How the team sees the partnership, dated: the stage of the vision, what describes the support; what was said before. */
import { Form } from 'react-router'
import { m } from '../../messages/compiled/messages.js'
import type { PartnershipView } from '../../routes/partnerships/partnership-view.server.ts'
import { Actions, BoxesField, Button, RadioFields, TextField, WritingField } from '../form.tsx'
import type { Refusal } from './refusal.ts'
import css from './partnerships.module.css'

type Seen = PartnershipView['seen'][number]

const Said = ({ of, kind }: { of: NonNullable<Seen['now']>; kind: Seen['kind'] }) => (
  <>
    {kind === 'vision' ? of.marks.map(k => <div key={k.name} className={css.stage}><p className={css.stageName}>{k.name}</p><p>{k.what}</p></div>) : <ul className={css.marks}>{of.marks.map(k => <li key={k.name}>{k.name}</li>)}</ul>}
    {of.note ? <p className={css.written}>{of.note}</p> : null}
    <p className={css.soft}>{of.said}</p>
  </>
)
const Press = ({ id, intent, text, label }: { id: string; intent: string; text: string; label: string }) => (
  <Form method="post" preventScrollReset className={`${css.inline} no-print`}><input type="hidden" name="reading" value={id} /><Button tone="quiet" name="intent" value={intent} aria-label={label}>{text}</Button></Form>
)

export const SeenAs = ({ d, of, refusal }: { d: PartnershipView; of: Seen; refusal: Refusal | null }) => {
  const isVision = of.kind === 'vision'
  const mine = refusal?.form === of.kind ? refusal : null
  const id = (field: string) => `${of.kind}-${field}`
  return (
    <div>
      <h3>{isVision ? m.partners_vision() : m.partners_quality()}</h3>
      {of.now ? <><Said of={of.now} kind={of.kind} /><Press id={of.now.id} intent="unsay" text={m.partners_seen_take_back()} label={`${m.partners_seen_take_back()}: ${of.now.day}`} /></> : <p className={css.soft}>{m.partners_seen_none()}</p>}
      {of.before.length > 0 ? <details><summary>{m.partners_seen_before()}</summary>{of.before.map(r => <div key={r.id}><Said of={r} kind={of.kind} /></div>)}</details> : null}
      {of.withdrawn.map(r => <div key={r.id} className={`${css.soft} no-print`}>{m.partners_seen_taken_back()}: {r.day} <Press id={r.id} intent="say-again" text={m.partners_undo()} label={m.partners_undo_of({ what: r.day })} /></div>)}
      <details open={mine !== null} className="no-print">
        <summary>{isVision ? m.partners_seen_say_vision() : m.partners_seen_say_quality()}</summary>
        <Form method="post" noValidate key={d.newId}>
          <input type="hidden" name="id" value={d.newId} /><input type="hidden" name="kind" value={of.kind} />
          {isVision ? <RadioFields name="stage" label={m.partners_seen_stage()} hint={m.partners_seen_stage_hint()} problem={mine?.problems.stage} options={d.stages} value={mine?.values.stage ?? ''} />
            : <BoxesField name="marks" label={m.partners_seen_marks()} problem={mine?.problems.marks} options={d.qualities} value={mine?.values.marks ?? ''} />}
          <TextField type="date" width="short" name="onDay" id={id('onDay')} label={m.partners_seen_day()} problem={mine?.problems.onDay} defaultValue={mine?.values.onDay ?? d.today} />
          <WritingField name="note" id={id('note')} label={m.partners_seen_note()} problem={mine?.problems.note} defaultValue={mine?.values.note ?? ''} rows={2} />
          <Actions><Button name="intent" value="say">{m.partners_save()}</Button></Actions>
        </Form>
      </details>
    </div>
  )
}
