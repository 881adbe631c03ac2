/** One step with a family: chosen words and days. There is nowhere to write about a child or a family. */
import { Actions, BoxesField, Button, CheckField, SelectField, TextField } from '../form.tsx'
import { m } from '../../messages/compiled/messages.js'
import type { ContactWords, Option } from './view.ts'
import css from './students.module.css'

export const ContactFields = ({ today, words, cycles, values: v, problems: p }: { today: string; words: ContactWords; cycles: readonly Option[]; values: Record<string, string>; problems: Record<string, string> }) => {
  const choose = { value: '', label: m.risk_choose() }
  const did = (v.professions ?? '').split(' ')
  return (
    <>
      <input type="hidden" name="que" value="anotar" />
      {words.rung ? <p className={css.rung}>{words.rung}</p> : null}
      <div className={css.fields}>
        <TextField name="on" label={m.risk_field_on()} type="date" width="short" max={today} defaultValue={v.on ?? today} problem={p.on} />
        <SelectField name="step" label={m.risk_field_step()} options={[choose, ...words.step]} defaultValue={v.step ?? ''} problem={p.step} />
        <SelectField name="how" label={m.risk_field_how()} options={[choose, ...words.how]} defaultValue={v.how ?? ''} problem={p.how} />
        <SelectField name="outcome" label={m.risk_field_outcome()} options={[choose, ...words.outcome]} defaultValue={v.outcome ?? ''} problem={p.outcome} />
      </div>
      <SelectField name="way" label={m.protocol_field_way()} hint={m.protocol_field_way_hint()} options={[choose, ...words.way]} defaultValue={v.way ?? ''} problem={p.way} />
      <BoxesField name="professions" label={m.protocol_field_professions()} options={words.professions} value={v.professions ?? ''} />
      {words.otherProfessions.length > 0 ? (
        <details className={css.more} open={words.otherProfessions.some(o => did.includes(o.value))}>
          <summary>{m.protocol_field_more_professions()}</summary>
          {words.otherProfessions.map(o => <CheckField key={o.value} name="professions" value={o.value} defaultChecked={did.includes(o.value)} label={o.label} />)}
        </details>
      ) : null}
      <div className={css.fields}>
        <SelectField name="referredTo" label={m.protocol_field_to()} hint={m.protocol_field_to_hint()} options={[{ value: '', label: m.protocol_field_to_none() }, ...words.to]} defaultValue={v.referredTo ?? ''} problem={p.referredTo} />
        <TextField name="backBy" label={m.protocol_field_back()} hint={words.backHint} type="date" width="short" defaultValue={v.backBy ?? ''} problem={p.backBy} />
        <SelectField name="nextStep" label={m.risk_field_next()} options={[{ value: '', label: m.risk_field_next_none() }, ...words.nextStep]} defaultValue={v.nextStep ?? ''} problem={p.nextStep} />
        <TextField name="nextOn" label={m.risk_field_next_on()} type="date" width="short" defaultValue={v.nextOn ?? ''} problem={p.nextOn} />
        {cycles.length > 0 ? <SelectField name="cycleId" label={m.risk_field_cycle()} options={[{ value: '', label: m.risk_field_cycle_none() }, ...cycles]} defaultValue={v.cycleId ?? ''} /> : null}
      </div>
      <Actions><Button tone="primary">{m.risk_write_button()}</Button></Actions>
    </>
  )
}
