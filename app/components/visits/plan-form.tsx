/** Planning a visit: with whom, what it is, when, what for. */
import { m } from '../../messages/compiled/messages.js'
import { Button, BoxesField, ErrorSummary, RadioFields, TextField, WritingField } from '../form.tsx'
import type { Answer } from '../notebook/view.ts'
import { DraftForm } from '../saving/draft-form.tsx'
import { visitKindName } from './names.ts'
import css from './visits.module.css'

export const PlanForm = ({ schools, newId, chosen, answer }: { schools: readonly { rbd: number; name: string }[]; newId: string; chosen: string; answer: Answer | undefined }) => {
  const wrong = answer?.kind === 'problems' && answer.form === 'plan' ? answer : null
  const v = (name: string) => wrong?.values[name] ?? ''
  const kinds = (['visit', 'call', 'network'] as const).filter(k => k !== 'network' || schools.length > 1)
  return (
    <DraftForm name="plan" title={m.visits_plan_title()} className={css.planForm}>
      <input type="hidden" name="form" value="plan" />
      <input type="hidden" name="saveKey" value={newId} />
      <ErrorSummary problems={wrong?.problems} />
      <BoxesField name="schools" label={m.visits_plan_schools()} problem={wrong?.problems.schools} value={v('schools') || chosen} options={schools.map(s => ({ value: String(s.rbd), label: s.name }))} />
      <RadioFields name="kind" label={m.visits_plan_kind()} value={v('kind') || 'visit'} options={kinds.map(value => ({ value, label: visitKindName[value](), ...(value === 'network' ? { hint: m.visits_kind_network_hint() } : {}) }))} />
      <div className={css.pair}>
        <TextField name="onDay" type="date" label={m.visits_plan_day()} problem={wrong?.problems.onDay} defaultValue={v('onDay')} width="full" />
        <TextField name="atTime" type="time" label={m.visits_plan_time()} problem={wrong?.problems.atTime} defaultValue={v('atTime')} width="full" />
      </div>
      <WritingField name="purpose" label={m.visits_purpose()} hint={m.visits_purpose_hint()} problem={wrong?.problems.purpose} defaultValue={v('purpose')} rows={2} />
      <Button tone="primary" name="intent" value="plan">{m.visits_plan()}</Button>
    </DraftForm>
  )
}
