/** Schools of one advisor, ticked, to another, from a day on. */
import { m } from '../../messages/compiled/messages.js'
import { Actions, Button, CheckField, ErrorSummary, SelectField, TextField } from '../form.tsx'
import { Sheet } from '../page.tsx'
import css from './advising.module.css'

export type HandOverView = { schools: { id: string; name: string }[]; coming: string[]; wide: string[]; advisors: { id: string; name: string }[]; today: string }

export const HandOver = ({ view: v, problems, values }: { view: HandOverView; problems: Record<string, string>; values: { schools: string[]; to: string; from: string } | null }) => (
  <Sheet labelledBy="traspasar">
    <h2 id="traspasar">{m.desk_hand_title()}</h2>
    <p className={css.soft}>{m.desk_hand_text()}</p>
    <ErrorSummary problems={problems} />
    {v.schools.length > 0 && v.advisors.length > 0 ? (
      <>
        <fieldset id="escuela" className={css.choose}>
          <legend>{m.desk_hand_schools()}</legend>
          {problems.escuela ? <p className={css.problem}>{problems.escuela}</p> : null}
          {v.schools.map(s => <CheckField key={s.id} name="escuela" value={s.id} label={s.name} defaultChecked={values?.schools.includes(s.id) ?? false} />)}
        </fieldset>
        <SelectField name="a" label={m.desk_hand_to()} problem={problems.a} defaultValue={values?.to ?? ''} options={[{ value: '', label: m.desk_hand_to_choose() }, ...v.advisors.map(a => ({ value: a.id, label: a.name }))]} />
        <TextField name="desde" type="date" width="short" label={m.desk_hand_from()} hint={m.desk_hand_from_hint()} problem={problems.desde} defaultValue={values?.from ?? v.today} />
        <Actions><Button>{m.desk_hand_button()}</Button></Actions>
      </>
    ) : v.schools.length > 0 ? <p>{m.desk_hand_nobody()}</p> : null}
    {[...v.coming, ...v.wide].map(line => <p key={line} className={css.soft}>{line}</p>)}
  </Sheet>
)
