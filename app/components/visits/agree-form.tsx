/** What a visit agrees with a school: what, who, by when. Its words stay on the device until they are sent. */
import { m } from '../../messages/compiled/messages.js'
import { Button, ErrorSummary, SelectField, TextField, WritingField } from '../form.tsx'
import type { Answer } from '../notebook/view.ts'
import { DraftForm } from '../saving/draft-form.tsx'
import { useKeyUntilSent } from '../saving/use-draft.ts'
import css from './visits.module.css'

export const AgreeForm = ({ schools, title, newKey, answer }: { schools: readonly { rbd: number; name: string }[]; title: string; newKey: string; answer: Answer | undefined }) => {
  const { key, onSubmit } = useKeyUntilSent(newKey)
  const wrong = answer?.kind === 'problems' && answer.form === 'agreement' ? answer : null
  const field = (name: 'what' | 'who' | 'byDay') => ({ name, problem: wrong?.problems[name], defaultValue: wrong?.values[name] ?? '' })
  return (
    <DraftForm key={key} name="agreement" title={title} onSent={onSubmit} className={css.agreeForm}>
      <input type="hidden" name="form" value="agreement" />
      <input type="hidden" name="saveKey" value={key} />
      <ErrorSummary problems={wrong?.problems} />
      {schools.length > 1
        ? <SelectField name="school" label={m.visits_agree_school()} defaultValue={wrong?.values.school} options={schools.map(s => ({ value: String(s.rbd), label: s.name }))} />
        : <input type="hidden" name="school" value={schools[0]!.rbd} />}
      <WritingField {...field('what')} label={m.visits_agree_what()} hint={m.visits_agree_what_hint()} rows={2} />
      <div className={css.pair}>
        <TextField {...field('who')} label={m.visits_agree_who()} width="full" written autoComplete="off" />
        <TextField {...field('byDay')} type="date" label={m.visits_agree_by()} width="full" />
      </div>
      <Button name="intent" value="agree">{m.visits_agree()}</Button>
    </DraftForm>
  )
}
