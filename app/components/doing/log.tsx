/** The log: quick to write in, newest first, and light however long it gets: the latest are here, the rest behind their months. */
import { Link } from 'react-router'
import { m } from '../../messages/compiled/messages.js'
import { Button, TextField, WritingField } from '../form.tsx'
import { EntryForm, EntryItem, type EntriesContext, type EntryFields } from '../notebook/entries.tsx'
import { useKeyUntilSent } from '../saving/use-draft.ts'
import type { LogView } from './view.ts'
import notebook from '../notebook/notebook.module.css'
import css from './doing.module.css'

const NoteFields = ({ field }: EntryFields) => (
  <>
    <WritingField {...field('text')} label={m.notebook_note_text()} rows={3} />
    <TextField {...field('on')} type="date" label={m.notebook_note_on()} width="short" />
  </>
)

/** Open from the start: words, a day that is already today's, one button. */
const QuickNote = ({ context }: { context: EntriesContext }) => {
  const { key, onSubmit } = useKeyUntilSent(context.newKeys.note)
  return (
    <div className={`${css.quick} no-print`}>
      <EntryForm key={key} kind="note" form="add-note" entry={null} saveKey={key} context={context} defaults={{ on: context.today }} buttons={<></>} onSent={onSubmit}>
        {({ field }) => (
          <>
            <WritingField {...field('text')} label={m.doing_log_quick()} hint={m.doing_log_quick_hint()} rows={2} />
            <div className={css.quickRow}>
              <TextField {...field('on')} type="date" label={m.notebook_note_on()} width="short" />
              <Button tone="primary" name="intent" value="entry-add">{m.doing_log_button()}</Button>
            </div>
          </>
        )}
      </EntryForm>
    </div>
  )
}

export const Log = ({ log, context }: { log: LogView; context: EntriesContext }) => {
  const writes = context.frame.viewer === 'team'
  return (
    <section className={notebook.entries} aria-labelledby="note">
      <h3 id="note">{m.notebook_notes_title()}</h3>
      <p className={notebook.hint}>{m.notebook_notes_hint()}</p>
      {writes ? <QuickNote context={context} /> : null}
      {log.total === 0 && !writes ? <p className={notebook.quiet}>{m.notebook_notes_empty()}</p> : null}
      {log.months.length > 0 ? (
        <nav className={`${css.months} no-print`} aria-label={m.doing_log_months()}>
          <p className={notebook.quiet}>{log.says}</p>
          <ul>{log.months.map(x => <li key={x.query}>{x.isHere ? <span aria-current="page">{x.label}</span> : <Link to={`${x.query ? `?${x.query}` : '?'}#note`} preventScrollReset>{x.label}</Link>}</li>)}</ul>
        </nav>
      ) : null}
      <ol className={notebook.entryList}>
        {log.notes.map(e => (
          <EntryItem key={e.id} entry={e} kind="note" context={context} fields={f => <NoteFields {...f} />}>
            <p className={notebook.entryHead}><span>{e.day}</span>{e.by ? <span>{e.by}</span> : null}</p>
            <p className="written">{e.body.text}</p>
            {e.ahead ? <p className={css.ahead}>{e.ahead}</p> : null}
          </EntryItem>
        ))}
      </ol>
      {log.print ? <p className={css.onlyPrint}>{log.print}</p> : null}
    </section>
  )
}
