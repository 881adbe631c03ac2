/** Pages 3 and 4: how it goes, and what was learnt. */
import type { BodyOf } from '../../../cycles/notebook/parts.ts'
import { m } from '../../messages/compiled/messages.js'
import { RadioFields, WritingField } from '../form.tsx'
import { decisionHint, decisionName } from './names.ts'
import { Example, Folded, Read, ReadText } from './reading.tsx'
import type { Sheet } from './saving-form.tsx'
import css from './notebook.module.css'

export const ImplementationFields = ({ values: v, problems: p }: Sheet) => (
  <WritingField name="howItGoes" label={m.notebook_how_it_goes_q()} hint={m.notebook_how_it_goes_hint()} problem={p.howItGoes} defaultValue={v.howItGoes} rows={4} />
)
export const ImplementationRead = ({ body: b }: { body: BodyOf['implementation'] }) => <ReadText label={m.notebook_how_it_goes_q()} text={b.howItGoes} />

const decisions = ['adopt', 'adapt', 'widen', 'drop'] as const
export const LearningsFields = ({ values: v, problems: p }: Sheet) => (
  <>
    <WritingField name="observed" label={m.notebook_observed_q()} hint={m.notebook_observed_hint()} problem={p.observed} defaultValue={v.observed} rows={4} />
    <Example>{m.notebook_observed_example()}</Example>
    <WritingField name="learnt" label={m.notebook_learnt_q()} hint={m.notebook_learnt_hint()} problem={p.learnt} defaultValue={v.learnt} rows={5} />
    <Folded label={m.notebook_more_learnings()} isFilled={Boolean(v.surprises)} hasProblem={Boolean(p.surprises)}>
      <WritingField name="surprises" label={m.notebook_surprises_q()} hint={m.notebook_surprises_hint()} problem={p.surprises} defaultValue={v.surprises} rows={4} />
    </Folded>
    <div className={css.decision}>
      <RadioFields name="decision" label={m.notebook_decision_q()} problem={p.decision} value={v.decision ?? ''}
        options={[...decisions.map(d => ({ value: d, label: decisionName[d](), hint: decisionHint[d]() })), { value: '', label: m.notebook_decision_none() }]} />
    </div>
    <WritingField name="decisionWhy" label={m.notebook_decision_why_q()} hint={m.notebook_decision_why_hint()} problem={p.decisionWhy} defaultValue={v.decisionWhy} rows={3} />
  </>
)
export const LearningsRead = ({ body: b }: { body: BodyOf['learnings'] }) => (
  <>
    <ReadText label={m.notebook_observed_q()} text={b.observed} />
    <ReadText label={m.notebook_learnt_q()} text={b.learnt} />
    <ReadText label={m.notebook_surprises_q()} text={b.surprises} />
    {b.decision ? <Read label={m.notebook_decision_q()}><p><strong>{decisionName[b.decision]()}</strong></p><p className="written">{b.decisionWhy}</p></Read> : <ReadText label={m.notebook_decision_why_q()} text={b.decisionWhy} />}
  </>
)
