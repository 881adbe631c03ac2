/** The ladder of absence, rung by rung: what is done, who sees to it, when. Those who keep it change, move and set aside each rung. */
import { useEffect, useRef } from 'react'
import { Form } from 'react-router'
import { Actions, Button, CheckField, ErrorSummary, SelectField, TextField, type Option } from '../form.tsx'
import { Tag } from '../page.tsx'
import { m } from '../../messages/compiled/messages.js'
import { sentIn, type LadderView, type Sent, type StepFields, type StepView } from './view.ts'
import css from './protocol.module.css'

/** What was saved closes and begins anew; what only moved stays as it is, focus included. */
const wordsOf = (fields: StepFields) => JSON.stringify(fields)

export const Ladder = ({ ladder, professions, mayKeep, sent }: { ladder: LadderView; professions: readonly Option[]; mayKeep: boolean; sent: Sent }) => (
  <>
    <ol className={css.ladder}>{ladder.steps.map((s, i) => (
      <li key={s.id} className={s.isLast ? css.last : undefined}>
        <div className={css.rung}>
          <p className={css.name}><span className={css.number} aria-hidden="true">{i + 1}</span>{s.name}{s.isLast ? <> <Tag tone="look">{m.protocol_last_resort()}</Tag></> : null}</p>
          <p className={css.meta}><strong>{s.who}</strong>{s.when ? <> · {s.when}</> : null}</p>
          {mayKeep ? <Moves step={s} /> : null}
        </div>
        {mayKeep ? (
          <details key={wordsOf(s.fields)} className={`${css.change} no-print`} open={sentIn(s.id, sent) !== null}>
            <summary>{m.protocol_change()}<span className="visually-hidden"> {s.name}</span></summary>
            <StepForm id={s.id} fields={s.fields} professions={professions} sent={sentIn(s.id, sent)} />
          </details>
        ) : null}
      </li>
    ))}</ol>
    {mayKeep ? (
      <div className="no-print">
        {ladder.aside.length > 0 ? (
          <details className={css.more}>
            <summary>{m.protocol_steps_aside()}</summary>
            <p className={css.soft}>{m.protocol_steps_aside_what()}</p>
            <ul className={css.aside}>{ladder.aside.map(s => (
              <li key={s.id}><Form method="post" className={css.line} preventScrollReset><input type="hidden" name="id" value={s.id} /><span>{s.name}</span><Button tone="quiet" name="que" value="traer" aria-label={m.protocol_bring_back_label({ step: s.name })}>{m.protocol_bring_back()}</Button></Form></li>
            ))}</ul>
          </details>
        ) : null}
        {ladder.mayAdd ? (
          <details key={ladder.steps.length} className={css.more} open={sentIn('nuevo', sent) !== null}>
            <summary>{m.protocol_step_add_title()}</summary>
            <StepForm id="nuevo" fields={{ label: '', responsible: '', turn: '', afterDays: '', isLast: false }} professions={professions} sent={sentIn('nuevo', sent)} />
          </details>
        ) : null}
        {ladder.isDefault ? null : (
          <Form method="post" className={css.line} preventScrollReset><p className={css.soft}>{m.protocol_default_what()}</p><Button tone="quiet" name="que" value="partida">{m.protocol_default()}</Button></Form>
        )}
      </div>
    ) : null}
  </>
)

const Moves = ({ step: s }: { step: StepView }) => {
  const form = useRef<HTMLFormElement>(null)
  const hasMoved = useRef(false)
  // At an end of the ladder the button that was pressed is no longer offered: the hand stays at the rung.
  useEffect(() => {
    if (hasMoved.current && document.activeElement === document.body) form.current?.querySelector('button')?.focus()
    hasMoved.current = false
  }, [s.mayUp, s.mayDown])
  return (
    <Form ref={form} method="post" className={`${css.moves} no-print`} preventScrollReset onSubmit={() => { hasMoved.current = true }}>
      <input type="hidden" name="id" value={s.id} />
      {s.mayUp ? <Button tone="quiet" name="que" value="subir" aria-label={m.protocol_up_label({ step: s.name })}>{m.protocol_up()}</Button> : null}
      {s.mayDown ? <Button tone="quiet" name="que" value="bajar" aria-label={m.protocol_down_label({ step: s.name })}>{m.protocol_down()}</Button> : null}
      {s.mayAside ? <Button tone="quiet" name="que" value="dejar" aria-label={m.protocol_aside_label({ step: s.name })}>{m.protocol_aside()}</Button> : null}
    </Form>
  )
}

const StepForm = ({ id, fields: f, professions, sent }: { id: string; fields: StepFields; professions: readonly Option[]; sent: Sent }) => {
  const v: StepFields = sent ? { ...f, ...sent.values, isLast: sent.values.isLast === 'si' } : f
  const p = sent?.problems ?? {}
  const field = (name: string) => ({ name, id: `${name}-${id}`, problem: p[`${name}-${id}`] })
  return (
    <Form method="post" noValidate preventScrollReset className={css.form}>
      <ErrorSummary problems={sent?.problems} />
      <input type="hidden" name="id" value={id} />
      <TextField {...field('label')} label={m.protocol_step_label()} hint={m.protocol_step_label_hint()} defaultValue={v.label} width="full" maxLength={200} written autoComplete="off" />
      <div className={css.fields}>
        <SelectField {...field('responsible')} label={m.protocol_who()} options={professions} defaultValue={v.responsible} />
        <TextField {...field('afterDays')} label={m.protocol_step_days()} defaultValue={v.afterDays} inputMode="numeric" width="short" maxLength={4} autoComplete="off" />
      </div>
      <TextField {...field('turn')} label={m.protocol_step_turn()} hint={m.protocol_step_turn_hint()} defaultValue={v.turn} width="full" maxLength={300} written autoComplete="off" />
      <CheckField name="isLast" value="si" defaultChecked={v.isLast} label={m.protocol_step_last()} />
      <Actions><Button name="que" value={id === 'nuevo' ? 'agregar' : 'paso'}>{id === 'nuevo' ? m.protocol_step_add() : m.protocol_step_save()}</Button></Actions>
    </Form>
  )
}
