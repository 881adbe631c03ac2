/** What was passed on and has not come back: one tap with the day and what is known. */
import { Form } from 'react-router'
import { Button, TextField } from '../form.tsx'
import { m } from '../../messages/compiled/messages.js'
import type { Option, ReturnView } from './view.ts'
import css from './students.module.css'

export const OpenReturns = ({ returns, answers, today, values, problems }: { returns: readonly ReturnView[]; answers: readonly Option[]; today: string; values: Record<string, string>; problems: Record<string, string> }) => (
  <section aria-labelledby="volver" className={css.section}>
    <h2 id="volver">{m.protocol_open_title()}</h2>
    <ul className={css.returns}>{returns.map(r => (
      <li key={r.id}>
        <p>{r.isDue ? <strong>{r.question}</strong> : r.question}</p>
        <Form method="post" className={`${css.answer} no-print`} noValidate>
          <input type="hidden" name="que" value="volvio" />
          <input type="hidden" name="contacto" value={r.id} />
          <TextField name="answeredOn" id={`answeredOn-${r.id}`} label={m.protocol_answered_on()} type="date" width="short" min={r.from} max={today}
            defaultValue={values.contacto === r.id ? values.answeredOn : today} problem={problems[`answeredOn-${r.id}`]} />
          <div className={css.answers}>{answers.map(a => <Button key={a.value} name="respuesta" value={a.value}>{a.label}</Button>)}</div>
        </Form>
      </li>
    ))}</ul>
  </section>
)
