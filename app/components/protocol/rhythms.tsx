/** The meetings of a school by rhythm. What was agreed stands in the minutes, which only the team reads. */
import { Form, Link } from 'react-router'
import { Actions, Button, CheckField, SelectField, type Option } from '../form.tsx'
import { Table } from '../table.tsx'
import { m } from '../../messages/compiled/messages.js'
import type { RhythmChoice, RhythmView } from './view.ts'
import css from './protocol.module.css'

/** Facts in sentences; `withMeetings`: each meeting with who was there and what was agreed. */
export const Rhythms = ({ rhythms, withMeetings }: { rhythms: readonly RhythmView[]; withMeetings: boolean }) => (
  <ul className={css.rhythms}>{rhythms.map(r => (
    <li key={r.key}>
      <p className={css.name}>{r.name}</p>
      <p className={css.soft}>{r.who} <span className="no-print">{r.since}</span></p>
      {r.sentences.map(s => <p key={s} className={`${css.fact} no-print`}>{s}</p>)}
      {withMeetings && r.meetings.length > 0 ? (
        <details className={`${css.more} no-print`}>
          <summary>{r.caption}</summary>
          <Table columns={[{ key: 'day', label: m.protocol_rhythm_col_day() }, { key: 'who', label: m.protocol_rhythm_col_who() }, { key: 'agreed', label: m.protocol_rhythm_col_agreed() }]}
            rows={r.meetings.map(x => ({ key: x.key, cells: { day: <Link to={x.href}>{x.day}</Link>, who: x.who, agreed: x.agreed } }))} />
        </details>
      ) : null}
    </li>
  ))}</ul>
)

export const ChooseRhythms = ({ choices, leads }: { choices: readonly RhythmChoice[]; leads: readonly Option[] }) => (
  <details className={`${css.more} no-print`}>
    <summary>{m.protocol_rhythm_choose()}</summary>
    <Form method="post" className={css.form} preventScrollReset>
      {choices.map(c => (
        <fieldset key={c.rhythm} className={css.choice}>
          <legend>{c.name}</legend>
          <p className={css.soft}>{c.what}</p>
          <CheckField name="keep" value={c.rhythm} defaultChecked={c.isKept} label={m.protocol_rhythm_keep()} />
          <SelectField name={`leads-${c.rhythm}`} label={m.protocol_rhythm_leads_field()} options={leads} defaultValue={c.leads} />
        </fieldset>
      ))}
      <Actions><Button name="que" value="ritmos">{m.protocol_rhythm_save()}</Button></Actions>
    </Form>
  </details>
)
