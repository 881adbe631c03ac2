/** Help to change school: outside the ladder, only where the family asked, in chosen words. The form is folded away: nobody is led to it. */
import { Form } from 'react-router'
import { Actions, BoxesField, Button, CheckField, TextField } from '../form.tsx'
import { Sheet } from '../page.tsx'
import { m } from '../../messages/compiled/messages.js'
import type { ChangeView } from './view.ts'
import css from './students.module.css'

export const SchoolChange = ({ change, today, values: v, problems: p }: { change: ChangeView; today: string; values: Record<string, string>; problems: Record<string, string> }) => (
  <Sheet labelledBy="cambio-de-escuela">
    <h2 id="cambio-de-escuela">{m.protocol_change_title()}</h2>
    <p className={css.soft}>{m.protocol_change_what()}</p>
    {change.lines.length > 0 ? (
      <ul className={css.returns}>{change.lines.map(l => (
        <li key={l.id}>
          <Form method="post" className={css.line}>
            <input type="hidden" name="ayuda" value={l.id} />
            <p>{l.isWithdrawn ? <s className={css.withdrawn}>{l.said}</s> : l.said}</p>
            <Button tone="quiet" name="que" value={l.isWithdrawn ? 'reponer-ayuda' : 'retirar-ayuda'}>{l.isWithdrawn ? m.risk_restore() : m.risk_withdraw()}</Button>
          </Form>
        </li>
      ))}</ul>
    ) : null}
    <details open={Object.keys(p).length > 0}>
      <summary>{m.protocol_change_open()}</summary>
      <Form method="post" noValidate key={change.lines.length}>
        <input type="hidden" name="que" value="ayuda" />
        <div id="familyAsked" tabIndex={-1}>
          {p.familyAsked ? <p className={css.problem} id="familyAsked-problema">{p.familyAsked}</p> : null}
          <CheckField name="familyAsked" value="si" label={m.protocol_change_asked()} defaultChecked={v.familyAsked === 'si'} aria-invalid={p.familyAsked ? true : undefined} aria-describedby={p.familyAsked ? 'familyAsked-problema' : undefined} />
        </div>
        <BoxesField name="helps" label={m.protocol_change_helps()} options={change.helps} value={v.helps ?? ''} problem={p.helps} />
        <TextField name="changeOn" label={m.protocol_change_on()} type="date" width="short" max={today} defaultValue={v.changeOn ?? today} problem={p.changeOn} />
        <Actions><Button>{m.protocol_change_write()}</Button></Actions>
      </Form>
    </details>
  </Sheet>
)
