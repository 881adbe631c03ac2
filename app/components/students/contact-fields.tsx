/** One step with a family: chosen words and days. There is nowhere to write about a child or a family. */
import { Actions, Button, SelectField, TextField } from '../form.tsx'
import { m } from '../../messages/compiled/messages.js'
import type { Option } from './view.ts'
import css from './students.module.css'

type Words = { step: readonly Option[]; how: readonly Option[]; outcome: readonly Option[] }

export const ContactFields = ({ today, words, cycles, values: v, problems: p }: { today: string; words: Words; cycles: readonly Option[]; values: Record<string, string>; problems: Record<string, string> }) => {
  const choose = { value: '', label: m.risk_choose() }
  return (
    <>
      <input type="hidden" name="que" value="anotar" />
      <div className={css.fields}>
        <TextField name="on" label={m.risk_field_on()} type="date" width="short" max={today} defaultValue={v.on ?? today} problem={p.on} />
        <SelectField name="step" label={m.risk_field_step()} options={[choose, ...words.step]} defaultValue={v.step ?? ''} problem={p.step} />
        <SelectField name="how" label={m.risk_field_how()} options={[choose, ...words.how]} defaultValue={v.how ?? ''} problem={p.how} />
        <SelectField name="outcome" label={m.risk_field_outcome()} options={[choose, ...words.outcome]} defaultValue={v.outcome ?? ''} problem={p.outcome} />
        <SelectField name="nextStep" label={m.risk_field_next()} options={[{ value: '', label: m.risk_field_next_none() }, ...words.step]} defaultValue={v.nextStep ?? ''} problem={p.nextStep} />
        <TextField name="nextOn" label={m.risk_field_next_on()} type="date" width="short" defaultValue={v.nextOn ?? ''} problem={p.nextOn} />
        {cycles.length > 0 ? <SelectField name="cycleId" label={m.risk_field_cycle()} options={[{ value: '', label: m.risk_field_cycle_none() }, ...cycles]} defaultValue={v.cycleId ?? ''} /> : null}
      </div>
      <Actions><Button tone="primary">{m.risk_write_button()}</Button></Actions>
    </>
  )
}
