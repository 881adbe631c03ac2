/** What the team does: actions with who, when and how each goes. */
import { m } from '../../messages/compiled/messages.js'
import { SelectField, TextField, WritingField } from '../form.tsx'
import { Entries, type EntriesContext, type EntryFields } from '../notebook/entries.tsx'
import { actionStateName, actionStateTone } from '../notebook/names.ts'
import { Tag } from '../page.tsx'
import type { ActionView } from './view.ts'
import css from '../notebook/notebook.module.css'

const ActionFields = ({ field }: EntryFields) => (
  <>
    <WritingField {...field('what')} label={m.notebook_action_what()} rows={2} />
    <div className={css.entryGrid}>
      <TextField {...field('who')} label={m.notebook_action_who()} hint={m.notebook_action_who_hint()} width="full" written autoComplete="off" />
      <SelectField {...field('state')} label={m.notebook_action_state()} width="full" options={(['planned', 'doing', 'done', 'left'] as const).map(s => ({ value: s, label: actionStateName[s]() }))} />
      <TextField {...field('from')} type="date" label={m.notebook_action_from()} width="full" />
      <TextField {...field('to')} type="date" label={m.notebook_action_to()} width="full" />
    </div>
  </>
)

export const Actions = ({ actions, context }: { actions: readonly ActionView[]; context: EntriesContext }) => (
  <Entries id="action" kind="action" title={m.notebook_actions_title()} hint={m.notebook_actions_hint()} empty={m.notebook_actions_empty()} entries={actions} context={context}
    add={{ label: m.notebook_action_add(), defaults: { from: context.today, state: 'planned' } }} fields={f => <ActionFields {...f} />}>
    {e => (
      <>
        <p className={css.entryHead}><Tag tone={actionStateTone[e.body.state]}>{actionStateName[e.body.state]()}</Tag> <span>{[e.body.who, e.span].filter(Boolean).join(' · ')}</span></p>
        <p className="written">{e.body.what}</p>
      </>
    )}
  </Entries>
)
