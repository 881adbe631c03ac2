/** The log: what happened, with its day. */
import { m } from '../../messages/compiled/messages.js'
import { TextField, WritingField } from '../form.tsx'
import { Entries, type EntriesContext, type EntryFields } from '../notebook/entries.tsx'
import type { NoteView } from './view.ts'
import css from '../notebook/notebook.module.css'

const NoteFields = ({ field }: EntryFields) => (
  <>
    <TextField {...field('on')} type="date" label={m.notebook_note_on()} width="short" />
    <WritingField {...field('text')} label={m.notebook_note_text()} rows={3} />
  </>
)

export const Log = ({ notes, context }: { notes: readonly NoteView[]; context: EntriesContext }) => (
  <Entries id="note" kind="note" title={m.notebook_notes_title()} hint={m.notebook_notes_hint()} empty={m.notebook_notes_empty()} entries={notes} context={context}
    add={{ label: m.notebook_note_add(), defaults: { on: context.today } }} fields={f => <NoteFields {...f} />}>
    {e => <><p className={css.entryHead}><span>{e.day}</span>{e.by ? <span>{e.by}</span> : null}</p><p className="written">{e.body.text}</p></>}
  </Entries>
)
