/**
 * A cycle that starts from an action of another plan: the action is pasted as it is and taken apart, here at once with scripts, on the
 * server without. What somebody typed into a part is left as it is.
 */
import { useRef } from 'react'
import { splitPlanAction } from '../../../cycles/plans/paste.ts'
import { m } from '../../messages/compiled/messages.js'
import { WritingField } from '../form.tsx'
import { planFields, PlanFields } from './plan-fields.tsx'
import css from './challenge.module.css'

export const PlanPaste = ({ values: v, problems: p }: { values: Record<string, string>; problems: Record<string, string> }) => {
  const root = useRef<HTMLDetailsElement>(null)
  const filled = useRef<Record<string, string>>({})
  const taken = useRef<HTMLInputElement>(null)
  const parts = useRef<HTMLDetailsElement>(null)
  const takeApart = (pasted: string) => {
    const s = splitPlanAction(pasted)
    const said: Record<string, string> = { planAction: s.action, planResponsible: s.responsible, planFrom: s.from, planTo: s.to, planMeans: s.means }
    for (const [name, value] of Object.entries(said)) {
      const field = root.current?.querySelector<HTMLInputElement | HTMLTextAreaElement>(`[name="${name}"]`)
      // Only what this put there itself is replaced.
      if (field && (field.value === '' || field.value === filled.current[name])) { field.value = value; filled.current[name] = value }
    }
    if (taken.current) taken.current.value = '1'
    if (parts.current && Object.values(said).some(x => x !== '')) parts.current.open = true
  }
  const has = (names: readonly string[]) => names.some(name => v[name] || p[name])
  return (
    <details className={css.fold} ref={root} open={has([...planFields, 'planPaste'])}>
      <summary>{m.challenge_new_plan_fold()}</summary>
      <p className={css.hint}>{m.challenge_plan_what()} {m.challenge_new_name_from_plan()}</p>
      <input type="hidden" name="planTaken" defaultValue="" ref={taken} />
      <WritingField name="planPaste" label={m.challenge_new_plan_paste()} hint={m.challenge_new_plan_paste_hint()} defaultValue={v.planPaste ?? ''} rows={5} onChange={e => takeApart(e.currentTarget.value)} />
      <details className={css.beside} ref={parts} open={has(planFields)}>
        <summary>{m.challenge_new_plan_fields()}</summary>
        <PlanFields values={v} problems={p} />
      </details>
    </details>
  )
}
