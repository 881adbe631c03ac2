/** What happens on the way: actions, adjustments, the dated log. Entries are edited where they stand; one taken out can be put back. */
import type { ReactNode } from 'react'
import { Form, Link } from 'react-router'
import type { EntryKind } from '../../../cycles/notebook/parts.ts'
import { m } from '../../messages/compiled/messages.js'
import { Actions, Button, ErrorSummary, SelectField, TextField, WritingField } from '../form.tsx'
import { Notice, Tag } from '../page.tsx'
import { ClashPanel } from './clash-panel.tsx'
import { actionStateName, actionStateTone } from './names.ts'
import { pagePath } from './paths.ts'
import type { Answer, CycleFrameView, EntryView, ImplementationEntries } from './view.ts'
import css from './notebook.module.css'

type Values = Record<string, string>
export type EntriesContext = {
  frame: CycleFrameView; today: string; answer: Answer | undefined
  /** The entry whose form is open, from the address. */
  editing: string | null
  /** One for each form that adds, made beforehand. */
  newKeys: Record<EntryKind, string>
}

const formAnswer = (answer: Answer | undefined, form: string) =>
  answer && (answer.kind === 'problems' || answer.kind === 'clash' || answer.kind === 'joining') && answer.form === form ? answer : null

const EntryForm = ({ kind, form, entry, saveKey, context, defaults }: {
  kind: EntryKind; form: string; entry: EntryView<unknown> | null; saveKey: string; context: EntriesContext; defaults: Values
}) => {
  const { frame } = context
  const answer = formAnswer(context.answer, form)
  const values: Values = { ...defaults, ...(entry?.body as Values | undefined), ...(answer?.kind === 'problems' || answer?.kind === 'joining' ? answer.values : answer?.kind === 'clash' ? answer.clash.joined : {}) }
  const problems: Values = answer?.kind === 'problems' ? answer.problems : {}
  const version = answer?.kind === 'clash' ? answer.clash.theirVersion : answer?.kind === 'joining' ? answer.version : entry?.version ?? 0
  const id = (name: string) => `${form}-${name}`
  const field = (name: string) => ({ name, id: id(name), problem: problems[name], defaultValue: values[name] ?? '' })
  const here = pagePath(frame.rbd, frame.cycleId, 'implementation')
  return (
    <Form method="post" className={css.entryForm} preventScrollReset noValidate>
      <input type="hidden" name="entryKind" value={kind} />
      <input type="hidden" name="form" value={form} />
      {entry ? <input type="hidden" name="entryId" value={entry.id} /> : null}
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="saveKey" value={saveKey} />
      <ErrorSummary problems={Object.fromEntries(Object.entries(problems).map(([k, v]) => [k ? id(k) : '', v]))} />
      {answer?.kind === 'clash' ? <ClashPanel clash={answer.clash} here={here} history={null} /> : null}
      {answer?.kind === 'joining' ? <Notice live>{m.notebook_clash_joining()}</Notice> : null}
      {kind === 'action' ? (
        <>
          <WritingField {...field('what')} label={m.notebook_action_what()} rows={2} />
          <div className={css.entryGrid}>
            <TextField {...field('who')} label={m.notebook_action_who()} hint={m.notebook_action_who_hint()} width="full" written autoComplete="off" />
            <SelectField {...field('state')} label={m.notebook_action_state()} width="full" options={(['planned', 'doing', 'done', 'left'] as const).map(s => ({ value: s, label: actionStateName[s]() }))} />
            <TextField {...field('from')} type="date" label={m.notebook_action_from()} width="full" />
            <TextField {...field('to')} type="date" label={m.notebook_action_to()} width="full" />
          </div>
        </>
      ) : kind === 'note' ? (
        <>
          <TextField {...field('on')} type="date" label={m.notebook_note_on()} width="short" />
          <WritingField {...field('text')} label={m.notebook_note_text()} rows={3} />
        </>
      ) : (
        <>
          <TextField {...field('on')} type="date" label={m.notebook_adjustment_on()} width="short" />
          <WritingField {...field('what')} label={m.notebook_adjustment_what()} rows={2} />
          <WritingField {...field('why')} label={m.notebook_adjustment_why()} rows={2} />
        </>
      )}
      <Actions>
        <Button tone="primary" name="intent" value={entry ? 'entry-save' : 'entry-add'}>{m.notebook_entry_save()}</Button>
        {entry ? <Button tone="quiet" name="intent" value="entry-withdraw" formNoValidate>{m.notebook_entry_withdraw()}</Button> : null}
        {entry ? <Link className={css.cancel} to={here} preventScrollReset>{m.notebook_entry_cancel()}</Link> : null}
      </Actions>
    </Form>
  )
}

const AddEntry = ({ kind, label, context, defaults }: { kind: EntryKind; label: string; context: EntriesContext; defaults: Values }) => (
  <details className={`${css.add} no-print`} open={formAnswer(context.answer, `add-${kind}`) !== null}>
    <summary>{label}</summary>
    <EntryForm key={context.newKeys[kind]} kind={kind} form={`add-${kind}`} entry={null} saveKey={context.newKeys[kind]} context={context} defaults={defaults} />
  </details>
)

const Entries = <E extends EntryView<unknown>>({ id, kind, title, hint, empty, entries, context, add, children }: {
  id: string; kind: EntryKind; title: string; hint: string; empty: string; entries: E[]; context: EntriesContext; add: { label: string; defaults: Values }; children: (entry: E) => ReactNode
}) => {
  const writes = context.frame.viewer === 'team'
  return (
    <section className={css.entries} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      <p className={css.hint}>{hint}</p>
      {entries.length === 0 ? <p className={css.quiet}>{empty}</p> : null}
      <ol className={css.entryList}>
        {entries.map(e => (
          <li key={e.id} id={e.id} className={css.entry}>
            {writes && (context.editing === e.id || formAnswer(context.answer, e.id)) ? (
              <EntryForm key={e.version} kind={kind} form={e.id} entry={e} saveKey={context.newKeys[kind]} context={context} defaults={{}} />
            ) : (
              <>
                {children(e)}
                {writes ? <Link className={`${css.edit} no-print`} to={`?editar=${e.id}#${e.id}`} preventScrollReset>{m.notebook_entry_edit()}</Link> : null}
              </>
            )}
          </li>
        ))}
      </ol>
      {writes ? <AddEntry kind={kind} label={add.label} context={context} defaults={add.defaults} /> : null}
    </section>
  )
}

export const AllEntries = ({ entries, context }: { entries: ImplementationEntries; context: EntriesContext }) => (
  <>
    <Entries id="action" kind="action" title={m.notebook_actions_title()} hint={m.notebook_actions_hint()} empty={m.notebook_actions_empty()} entries={entries.actions} context={context}
      add={{ label: m.notebook_action_add(), defaults: { from: context.today, state: 'planned' } }}>
      {e => (
        <>
          <p className={css.entryHead}><Tag tone={actionStateTone[e.body.state]}>{actionStateName[e.body.state]()}</Tag> <span>{[e.body.who, e.span].filter(Boolean).join(' · ')}</span></p>
          <p className="written">{e.body.what}</p>
        </>
      )}
    </Entries>
    <Entries id="adjustment" kind="adjustment" title={m.notebook_adjustments_title()} hint={m.notebook_adjustments_hint()} empty={m.notebook_adjustments_empty()} entries={entries.adjustments} context={context}
      add={{ label: m.notebook_adjustment_add(), defaults: { on: context.today } }}>
      {e => (
        <>
          <p className={css.entryHead}><span className={css.adjustMark} aria-hidden="true" /><span>{e.day}</span></p>
          <p className="written">{e.body.what}</p>
          <p className={css.because}><span>{m.notebook_adjustment_why()}:</span> <span className={css.serif}>{e.body.why}</span></p>
        </>
      )}
    </Entries>
    <Entries id="note" kind="note" title={m.notebook_notes_title()} hint={m.notebook_notes_hint()} empty={m.notebook_notes_empty()} entries={entries.notes} context={context}
      add={{ label: m.notebook_note_add(), defaults: { on: context.today } }}>
      {e => <><p className={css.entryHead}><span>{e.day}</span>{e.by ? <span>{e.by}</span> : null}</p><p className="written">{e.body.text}</p></>}
    </Entries>
    {context.frame.viewer === 'team' && entries.withdrawn.length > 0 ? (
      <details className="no-print">
        <summary>{m.notebook_entries_withdrawn({ n: entries.withdrawn.length })}</summary>
        <ul className={css.withdrawn}>
          {entries.withdrawn.map(w => (
            <li key={w.id}>
              <Form method="post" preventScrollReset>
                <input type="hidden" name="entryId" value={w.id} />
                <span className={css.serif}>{w.words}</span> <Button tone="quiet" name="intent" value="entry-restore">{m.notebook_entry_restore()}</Button>
              </Form>
            </li>
          ))}
        </ul>
      </details>
    ) : null}
  </>
)
