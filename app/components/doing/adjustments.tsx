/** What changed on the way, why, and from when. An adjustment marks the theory of action as adjusted, and leads to its words. */
import { Link } from 'react-router'
import { m } from '../../messages/compiled/messages.js'
import { TextField, WritingField } from '../form.tsx'
import { Entries, type EntriesContext, type EntryFields } from '../notebook/entries.tsx'
import { pagePath } from '../notebook/paths.ts'
import { NextStep } from '../page.tsx'
import { TheoryMark } from './theory-mark.tsx'
import type { AdjustmentView } from './view.ts'
import notebook from '../notebook/notebook.module.css'

const AdjustmentFields = ({ field }: EntryFields) => (
  <>
    <WritingField {...field('what')} label={m.notebook_adjustment_what()} rows={2} />
    <WritingField {...field('why')} label={m.notebook_adjustment_why()} rows={2} />
    <TextField {...field('on')} type="date" label={m.doing_adjustment_on()} width="short" />
  </>
)

export const Adjustments = ({ adjustments, mayRewrite, context }: { adjustments: readonly AdjustmentView[]; mayRewrite: boolean; context: EntriesContext }) => (
  <>
    <Entries id="adjustment" kind="adjustment" title={m.notebook_adjustments_title()} hint={m.notebook_adjustments_hint()} empty={m.notebook_adjustments_empty()} entries={adjustments} context={context}
      add={{ label: m.notebook_adjustment_add(), defaults: { on: context.today } }} fields={f => <AdjustmentFields {...f} />}
      below={(
        <>
          <TheoryMark frame={context.frame} withLink={false} />
          {mayRewrite && context.frame.viewer === 'team' ? <div className="no-print"><NextStep>{m.doing_rewrite()} <Link to={`${pagePath(context.frame.rbd, context.frame.cycleId, 'challenge')}#theoryIf`}>{m.doing_rewrite_link()}</Link></NextStep></div> : null}
        </>
      )}>
      {e => (
        <>
          <p className={notebook.entryHead}><span className={notebook.adjustMark} aria-hidden="true" /><span>{m.doing_adjustment_since({ day: e.day })}</span></p>
          <p className="written">{e.body.what}</p>
          <p className={notebook.because}><span>{m.notebook_adjustment_why()}:</span> <span className={notebook.serif}>{e.body.why}</span></p>
        </>
      )}
    </Entries>
  </>
)
