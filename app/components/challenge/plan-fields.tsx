/** The action of the PME or of the school-climate plan a cycle came from: written once, there or here. */
import { m } from '../../messages/compiled/messages.js'
import type { Challenge } from '../../../cycles/notebook/parts.ts'
import { SelectField, TextField, WritingField } from '../form.tsx'
import { Read } from '../notebook/reading.tsx'
import { planName } from './names.ts'
import css from './challenge.module.css'

export const planFields = ['plan', 'planAction', 'planResponsible', 'planFrom', 'planTo', 'planMeans'] as const

export const PlanFields = ({ values: v, problems: p }: { values: Record<string, string>; problems: Record<string, string> }) => {
  const of = (name: (typeof planFields)[number]) => ({ name, problem: p[name], defaultValue: v[name] ?? '' })
  return (
    <>
      <SelectField {...of('plan')} label={m.challenge_plan_which()} width="narrow"
        options={[{ value: '', label: m.challenge_plan_none() }, ...(['pme', 'climate'] as const).map(k => ({ value: k, label: planName[k]() }))]} />
      <WritingField {...of('planAction')} label={m.challenge_plan_action()} rows={3} />
      <TextField {...of('planResponsible')} label={m.challenge_plan_responsible()} width="full" written autoComplete="off" />
      <div className={css.pairGrid}>
        <TextField {...of('planFrom')} type="date" label={m.challenge_plan_from()} width="full" />
        <TextField {...of('planTo')} type="date" label={m.challenge_plan_to()} width="full" />
      </div>
      <WritingField {...of('planMeans')} label={m.challenge_plan_means()} hint={m.challenge_plan_means_hint()} rows={2} />
    </>
  )
}

export const PlanRead = ({ body: b, days }: { body: Challenge; days: string }) => planFields.every(f => b[f] === '') ? null : (
  <Read label={b.plan ? `${m.challenge_plan_title_filled()}: ${planName[b.plan]()}` : m.challenge_plan_title_filled()}>
    {b.planAction ? <p className="written">{b.planAction}</p> : null}
    <p className={css.hint}>{[b.planResponsible, days].filter(s => s !== '').join(' · ')}</p>
    {b.planMeans ? <p><span className={css.hint}>{m.challenge_plan_means()}:</span> <span className="written">{b.planMeans}</span></p> : null}
  </Read>
)
