/** What changed on the way, why, and from when. */
import { m } from '../../messages/compiled/messages.js'
import { TextField, WritingField } from '../form.tsx'
import { Entries, type EntriesContext, type EntryFields } from '../notebook/entries.tsx'
import type { AdjustmentView } from './view.ts'
import css from '../notebook/notebook.module.css'

const AdjustmentFields = ({ field }: EntryFields) => (
  <>
    <TextField {...field('on')} type="date" label={m.notebook_adjustment_on()} width="short" />
    <WritingField {...field('what')} label={m.notebook_adjustment_what()} rows={2} />
    <WritingField {...field('why')} label={m.notebook_adjustment_why()} rows={2} />
  </>
)

export const Adjustments = ({ adjustments, context }: { adjustments: readonly AdjustmentView[]; context: EntriesContext }) => (
  <Entries id="adjustment" kind="adjustment" title={m.notebook_adjustments_title()} hint={m.notebook_adjustments_hint()} empty={m.notebook_adjustments_empty()} entries={adjustments} context={context}
    add={{ label: m.notebook_adjustment_add(), defaults: { on: context.today } }} fields={f => <AdjustmentFields {...f} />}>
    {e => (
      <>
        <p className={css.entryHead}><span className={css.adjustMark} aria-hidden="true" /><span>{e.day}</span></p>
        <p className="written">{e.body.what}</p>
        <p className={css.because}><span>{m.notebook_adjustment_why()}:</span> <span className={css.serif}>{e.body.why}</span></p>
      </>
    )}
  </Entries>
)
