/** One week's referrals to one kind of place: who answers meanwhile, what came back, and where more that came back is written down. */
import { Form } from 'react-router'
import { m } from '../../messages/compiled/messages.js'
import { Actions, Button, SelectField, TextField, type Option } from '../form.tsx'
import type { ReferralLine } from './view.ts'
import css from './together.module.css'

type Failed = { values: Record<string, string>; problems: Record<string, string> } | null

export const ReferralRow = ({ referral: r, answers, today, failed }: { referral: ReferralLine; answers: readonly Option[]; today: string; failed: Failed }) => {
  const v = failed?.values ?? {}
  const p = failed?.problems ?? {}
  const id = (name: string) => `${name}-${r.id}`
  return (
    <li>
      <p className={css.line} id={id('linea')}>{r.line}</p>
      <p className={css.soft}>{r.about} {r.by}</p>
      {r.asks ? <p className={r.isOverdue ? css.overdue : css.soft}>{r.asks}</p> : null}
      {r.answers.map(a => (
        <Form key={a.id} method="post" className={css.came}>
          <input type="hidden" name="cual" value={r.id} /><input type="hidden" name="respuesta" value={a.id} />
          <span>{a.words}</span> <span className="no-print"><Button tone="quiet" name="que" value="quitar-respuesta" aria-describedby={id('linea')}>{m.together_ref_remove()}</Button></span>
        </Form>
      ))}
      {r.withdrawnAnswers.map(a => (
        <Form key={a.id} method="post" className={`${css.came} no-print`}>
          <input type="hidden" name="cual" value={r.id} /><input type="hidden" name="respuesta" value={a.id} />
          <s>{a.words}</s> <Button tone="quiet" name="que" value="devolver-respuesta">{m.together_ref_restore()}</Button>
        </Form>
      ))}
      <div className={`${css.rowForms} no-print`}>
        {r.open > 0 ? (
          <details open={failed !== null}>
            <summary>{m.together_ref_answer_open()}</summary>
            <Form method="post" noValidate>
              <input type="hidden" name="cual" value={r.id} />
              <div className={css.fields}>
                <TextField name="on" id={id('on')} type="date" label={m.together_ref_answer_on()} max={today} defaultValue={v.on ?? today} problem={p[id('on')]} width="full" />
                <SelectField name="answer" id={id('answer')} label={m.together_ref_answer_what()} options={[{ value: '', label: m.together_choose() }, ...answers]} defaultValue={v.answer ?? ''} problem={p[id('answer')]} width="full" />
                <TextField name="count" id={id('count')} label={m.together_ref_answer_count()} inputMode="numeric" maxLength={4} defaultValue={v.count ?? String(r.open)} problem={p[id('count')]} width="full" />
              </div>
              <Actions><Button name="que" value="responder">{m.together_ref_save()}</Button></Actions>
            </Form>
          </details>
        ) : null}
        <Form method="post"><input type="hidden" name="cual" value={r.id} /><Button tone="quiet" name="que" value="quitar" aria-describedby={id('linea')}>{m.together_ref_remove_all()}</Button></Form>
      </div>
    </li>
  )
}
