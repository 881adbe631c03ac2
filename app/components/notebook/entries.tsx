/**
 * Entries of a page: a list of them, each edited where it stands, one form that adds, and those taken out, which can be put back.
 * What the fields of a kind are and how one is read belongs to that kind's own component.
 */
import { useEffect, useRef, type ReactNode } from 'react'
import { Form, Link } from 'react-router'
import type { EntryKind } from '../../../cycles/notebook/parts.ts'
import { m } from '../../messages/compiled/messages.js'
import { Actions, Button, ErrorSummary } from '../form.tsx'
import { Notice } from '../page.tsx'
import { Spotted } from './spotted.tsx'
import { EntryFrame } from '../saving/entry-frame.tsx'
import { useKeyUntilSent } from '../saving/use-draft.ts'
import { CommentHere } from './reading.tsx'
import { entryName, entryTitle } from './names.ts'
import { entryHistoryPath, pagePath } from './paths.ts'
import type { Answer, CycleFrameView, EntryView, WithdrawnView } from './view.ts'
import css from './notebook.module.css'

type Values = Record<string, string>
export type EntriesContext = {
  frame: CycleFrameView; today: string; answer: Answer | undefined
  /** The entry whose form is open, from the address. */
  editing: string | null
  /** One for each form that adds, made beforehand. */
  newKeys: Record<EntryKind, string>
  /** A quiet line under an entry that holds something to look at again, by entry. */
  hints?: Record<string, string>
  /** What of the address stays while an entry is edited: '' or, for instance, `bitacora=2026-09`. */
  view?: string
}

/** The address of this page with an entry's form open (or none), everything else as it is. */
const entryHref = (context: EntriesContext, editing: string | null, hash: string) => {
  const query = [context.view ?? '', editing ? `editar=${editing}` : ''].filter(Boolean).join('&')
  return `${pagePath(context.frame.rbd, context.frame.cycleId, context.frame.page)}${query ? `?${query}` : ''}#${hash}`
}

export const formAnswer = (answer: Answer | undefined, form: string) =>
  answer && (answer.kind === 'problems' || answer.kind === 'clash' || answer.kind === 'joining' || answer.kind === 'spotted') && answer.form === form ? answer : null

/** What a kind's fields are made with: `field(name)` gives a field its name, id, problem and words. */
export type EntryFields = {
  field: (name: string) => { name: string; id: string; problem: string | undefined; defaultValue: string }
  values: Values
  problems: Values
  id: (name: string) => string
}

/** `form`: its name among the page's forms, which answers come back to. */
export const EntryForm = ({ kind, form, entry, saveKey, context, defaults, children, buttons, onSent }: {
  kind: EntryKind; form: string; entry: Pick<EntryView<unknown>, 'id' | 'body' | 'version'> & Partial<Pick<EntryView<unknown>, 'by' | 'savedAt'>> | null; saveKey: string; context: EntriesContext; defaults: Values
  children: (fields: EntryFields) => ReactNode
  /** Instead of save, take out and cancel. */
  buttons?: ReactNode
  /** A new entry was sent off. */
  onSent?: () => void
}) => {
  const { frame } = context
  const answer = formAnswer(context.answer, form)
  const values: Values = { ...defaults, ...(entry?.body as Values | undefined), ...(answer?.kind === 'problems' || answer?.kind === 'joining' || answer?.kind === 'spotted' ? answer.values : answer?.kind === 'clash' ? answer.clash.joined : {}) }
  const given: Values = answer?.kind === 'problems' ? answer.problems : {}
  const version = answer?.kind === 'clash' ? answer.clash.theirVersion : answer?.kind === 'joining' ? answer.version : entry?.version ?? 0
  const id = (name: string) => `${form}-${name}`
  const here = pagePath(frame.rbd, frame.cycleId, frame.page)
  return (
    <EntryFrame form={form} entry={entry} title={entryTitle(kind, frame.title)} here={here} clash={answer?.kind === 'clash' ? answer.clash : null} onSent={onSent}
      history={entry ? entryHistoryPath(frame.rbd, frame.cycleId, frame.page, entry.id) : null}>
      {own => {
        const problems = { ...given, ...own.problems }
        const asked = own.answer?.kind === 'spotted' ? own.answer : own.answer === null && answer?.kind === 'spotted' ? answer : null
        return (
          <>
            <input type="hidden" name="entryKind" value={kind} />
            <input type="hidden" name="form" value={form} />
            {entry ? <input type="hidden" name="entryId" value={entry.id} /> : null}
            <input type="hidden" name="version" value={version} />
            <input type="hidden" name="saveKey" value={saveKey} />
            {context.view ? <input type="hidden" name="view" value={context.view} /> : null}
            <ErrorSummary problems={Object.fromEntries(Object.entries(own.asked ? problems : given).map(([k, v]) => [k ? id(k) : '', v]))} />
            {answer?.kind === 'joining' ? <Notice live>{m.notebook_clash_joining()}</Notice> : null}
            {children({ field: name => ({ name, id: id(name), problem: problems[name], defaultValue: values[name] ?? '' }), values, problems, id })}
            {asked ? <Spotted spotted={asked.spotted} intent={asked.intent} byItself={asked.byItself} /> : null}
            {buttons ?? (
              <Actions>
                <Button tone="primary" name="intent" value={entry ? 'entry-save' : 'entry-add'}>{m.notebook_entry_save()}</Button>
                {entry ? <Button tone="quiet" name="intent" value="entry-withdraw" formNoValidate>{m.notebook_entry_withdraw()}</Button> : null}
                {entry ? <Link className={css.cancel} to={entryHref(context, null, entry.id)} preventScrollReset>{m.notebook_entry_cancel()}</Link> : null}
                {entry ? <Link className={css.cancel} to={entryHistoryPath(frame.rbd, frame.cycleId, frame.page, entry.id)}>{m.doing_entry_history()}</Link> : null}
              </Actions>
            )}
            {own.status}
          </>
        )
      }}
    </EntryFrame>
  )
}

/** The form that adds one, folded until it is asked for. */
export const AddEntry = ({ kind, label, context, defaults, children }: { kind: EntryKind; label: string; context: EntriesContext; defaults: Values; children: (fields: EntryFields) => ReactNode }) => {
  const { key, onSubmit } = useKeyUntilSent(context.newKeys[kind])
  return (
    <details className={`${css.add} no-print`} open={formAnswer(context.answer, `add-${kind}`) !== null}>
      <summary>{label}</summary>
      <EntryForm key={key} kind={kind} form={`add-${kind}`} entry={null} saveKey={key} context={context} defaults={defaults} onSent={onSubmit}>{children}</EntryForm>
    </details>
  )
}

/** Somebody at the keyboard is put into the form they opened, and back on its link when it closes. */
const useFocusOnEditing = (id: string, isEditing: boolean) => {
  const item = useRef<HTMLLIElement>(null)
  const was = useRef(isEditing)
  useEffect(() => {
    if (was.current === isEditing) return
    was.current = isEditing
    const target = item.current?.querySelector<HTMLElement>(isEditing ? 'textarea, input:not([type=hidden]), select' : '[data-edit]')
    target?.focus({ preventScroll: true })
  }, [id, isEditing])
  return item
}

/** One entry: its words (`children`) with the way to edit it, or its form. */
export const EntryItem = <E extends EntryView<unknown>>({ entry, kind, context, fields, children, className = '' }: {
  entry: E; kind: EntryKind; context: EntriesContext; fields: (fields: EntryFields) => ReactNode; children: ReactNode; className?: string | undefined
}) => {
  const writes = context.frame.viewer === 'team'
  const isEditing = writes && (context.editing === entry.id || formAnswer(context.answer, entry.id) !== null)
  const item = useFocusOnEditing(entry.id, isEditing)
  return (
    <li ref={item} id={entry.id} className={`${css.entry} ${className}`}>
      {isEditing ? (
        <EntryForm key={entry.id} kind={kind} form={entry.id} entry={entry} saveKey={context.newKeys[kind]} context={context} defaults={{}}>{fields}</EntryForm>
      ) : (
        <>
          {children}
          {context.hints?.[entry.id] ? <p className={`${css.entryHint} no-print`}>{context.hints[entry.id]}</p> : null}
          {writes ? <Link className={`${css.edit} no-print`} to={entryHref(context, entry.id, entry.id)} preventScrollReset data-edit>{m.notebook_entry_edit()}</Link> : <CommentHere at={`entrada.${entry.id}`} what={entryName[kind]()} />}
        </>
      )}
    </li>
  )
}

/** A kind's section: what it is for, its entries, and the form that adds one. */
export const Entries = <E extends EntryView<unknown>>({ id, kind, title, hint, empty, entries, context, add, fields, below, children }: {
  id: string; kind: EntryKind; title: string; hint: string; empty: string; entries: readonly E[]; context: EntriesContext
  add: { label: string; defaults: Values }; fields: (fields: EntryFields) => ReactNode; children: (entry: E) => ReactNode
  /** Between the entries and the form that adds one. */
  below?: ReactNode
}) => (
  <section className={css.entries} aria-labelledby={id}>
    <h3 id={id}>{title}</h3>
    <p className={css.hint}>{hint}</p>
    {entries.length === 0 ? <p className={css.quiet}>{empty}</p> : null}
    <ol className={css.entryList}>
      {entries.map(e => <EntryItem key={e.id} entry={e} kind={kind} context={context} fields={fields}>{children(e)}</EntryItem>)}
    </ol>
    {below}
    {context.frame.viewer === 'team' ? <AddEntry kind={kind} label={add.label} context={context} defaults={add.defaults}>{fields}</AddEntry> : null}
  </section>
)

/** What was taken out of a page: folded, by its first words, each with the way back. */
export const WithdrawnEntries = ({ entries, context }: { entries: readonly WithdrawnView[]; context: EntriesContext }) =>
  context.frame.viewer === 'team' && entries.length > 0 ? (
    <details className="no-print">
      <summary>{m.notebook_entries_withdrawn({ n: entries.length })}</summary>
      <ul className={css.withdrawn}>
        {entries.map(w => (
          <li key={w.id}>
            <Form method="post" preventScrollReset>
              <input type="hidden" name="entryId" value={w.id} />
              <span className={css.serif}>{w.words}</span> <Button tone="quiet" name="intent" value="entry-restore">{m.notebook_entry_restore()}</Button>{' '}
              <Link className={css.cancel} to={entryHistoryPath(context.frame.rbd, context.frame.cycleId, context.frame.page, w.id)}>{m.doing_entry_history()}</Link>
            </Form>
          </li>
        ))}
      </ul>
    </details>
  ) : null
