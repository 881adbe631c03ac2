/** What the team does: actions with who, when and how each goes. What is under way stands first; what is done is folded, not gone. */
import { useEffect, useRef } from 'react'
import { Form } from 'react-router'
import { m } from '../../messages/compiled/messages.js'
import { BoxesField, SelectField, TextField, WritingField, type Option } from '../form.tsx'
import { AddEntry, EntryItem, type EntriesContext, type EntryFields } from '../notebook/entries.tsx'
import { actionStateName, actionStateTone } from '../notebook/names.ts'
import { Folded } from '../notebook/reading.tsx'
import { Notice, Tag } from '../page.tsx'
import { levelName, stepName, wayName } from './names.ts'
import type { ActionView, DoingView } from './view.ts'
import notebook from '../notebook/notebook.module.css'
import css from './doing.module.css'

const levels = ['school', 'group', 'individual'] as const
const ways = ['joint', 'hand-over', 'referral', 'alone'] as const
const states = ['planned', 'doing', 'done', 'left'] as const
const further = ['from', 'to', 'level', 'professions', 'way', 'evidence']

const sentenceCase = (s: string) => s.charAt(0).toUpperCase() + s.slice(1)

const ActionFields = ({ field, values, problems, isNew, professions }: EntryFields & { isNew: boolean; professions: readonly Option[] }) => (
  <>
    <WritingField {...field('what')} label={m.notebook_action_what()} rows={2} />
    <div className={notebook.entryGrid}>
      <TextField {...field('who')} label={m.notebook_action_who()} hint={m.notebook_action_who_hint()} width="full" written autoComplete="off" />
      {isNew ? null : <SelectField {...field('state')} label={m.notebook_action_state()} width="full" options={states.map(s => ({ value: s, label: actionStateName[s]() }))} />}
    </div>
    <Folded label={m.doing_action_more()} isFilled={further.some(name => values[name])} hasProblem={further.some(name => problems[name])}>
      <div className={notebook.entryGrid}>
        <TextField {...field('from')} type="date" label={m.notebook_action_from()} width="full" />
        <TextField {...field('to')} type="date" label={m.notebook_action_to()} width="full" />
        <SelectField {...field('level')} label={m.doing_action_level()} width="full" options={[{ value: '', label: m.doing_level_none() }, ...levels.map(l => ({ value: l, label: levelName[l]() }))]} />
      </div>
      <BoxesField name="professions" id={field('professions').id} problem={problems.professions} label={m.doing_action_professions()} value={values.professions ?? ''} options={professions} />
      <SelectField {...field('way')} label={m.together_action_way()} options={[{ value: '', label: m.together_action_way_none() }, ...ways.map(w => ({ value: w, label: sentenceCase(wayName[w]()) }))]} />
      <TextField {...field('evidence')} label={m.doing_action_evidence()} hint={m.doing_action_evidence_hint()} width="full" written autoComplete="off" />
    </Folded>
  </>
)

/** One tap for each state people go to from here: a form of its own, so that it works without JavaScript. */
const Steps = ({ action, context }: { action: ActionView; context: EntriesContext }) => (
  <Form method="post" className={`${css.steps} no-print`} preventScrollReset>
    <input type="hidden" name="intent" value="entry-state" />
    <input type="hidden" name="entryKind" value="action" />
    <input type="hidden" name="entryId" value={action.id} />
    <input type="hidden" name="version" value={action.version} />
    <input type="hidden" name="before" value={action.body.state} />
    {context.view ? <input type="hidden" name="view" value={context.view} /> : null}
    {action.next.map(s => <button key={s} type="submit" className={css.step} name="state" value={s} aria-describedby={`${action.id}-que`}>{stepName(action.body.state, s)}</button>)}
  </Form>
)

const Action = ({ action: a, professions, context }: { action: ActionView; professions: readonly Option[]; context: EntriesContext }) => (
  <EntryItem entry={a} kind="action" context={context} fields={f => <ActionFields {...f} isNew={false} professions={professions} />} className={css[a.body.state]}>
    <p className={notebook.entryHead}><Tag tone={actionStateTone[a.body.state]}>{actionStateName[a.body.state]()}</Tag> {a.body.who || a.span ? <span>{[a.body.who, a.span].filter(Boolean).join(' · ')}</span> : null}</p>
    {a.due ? <p className={css.due}>{a.due}</p> : null}
    <p className="written" id={`${a.id}-que`}>{a.body.what}</p>
    {a.level || a.professions || a.way ? <p className={css.facts}>{[a.level, a.professions, a.way].filter(Boolean).join(' · ')}</p> : null}
    {a.body.evidence ? <p className={css.facts}>{m.doing_action_evidence_at({ where: a.body.evidence })}</p> : null}
    {context.frame.viewer === 'team' ? <Steps action={a} context={context} /> : null}
  </EntryItem>
)

/** What was just done with one tap, and the way back. The focus comes here: the button that was pressed is gone. */
const Changed = ({ changed, context }: { changed: NonNullable<DoingView['changed']>; context: EntriesContext }) => {
  const undo = useRef<HTMLButtonElement>(null)
  useEffect(() => { undo.current?.focus({ preventScroll: true }) }, [changed.id, changed.version])
  return (
    <Notice live>
      <Form method="post" className={css.changed} preventScrollReset>
        <input type="hidden" name="intent" value="entry-state" />
        <input type="hidden" name="entryKind" value="action" />
        <input type="hidden" name="entryId" value={changed.id} />
        <input type="hidden" name="version" value={changed.version} />
        <input type="hidden" name="state" value={changed.before} />
        {context.view ? <input type="hidden" name="view" value={context.view} /> : null}
        <span>{changed.sentence}</span> <button ref={undo} type="submit" className={css.undo}>{m.doing_undo()}</button>
      </Form>
    </Notice>
  )
}

const Fold = ({ actions, label, professions, context }: { actions: readonly ActionView[]; label: string; professions: readonly Option[]; context: EntriesContext }) => {
  if (actions.length === 0) return null
  const isOpen = actions.some(a => a.id === context.editing || (context.answer && 'form' in context.answer && context.answer.form === a.id))
  return (
    <details className={css.fold} open={isOpen}>
      <summary>{label}</summary>
      <ol className={notebook.entryList}>{actions.map(a => <Action key={a.id} action={a} professions={professions} context={context} />)}</ol>
    </details>
  )
}

export const Actions = ({ actions: { current, done, left, doneLabel, leftLabel, professions }, changed, context }: { actions: DoingView['actions']; changed: DoingView['changed']; context: EntriesContext }) => {
  const count = current.length + done.length + left.length
  return (
    <section className={notebook.entries} aria-labelledby="action">
      <h3 id="action">{m.notebook_actions_title()}</h3>
      <p className={notebook.hint}>{m.notebook_actions_hint()}</p>
      {changed && context.frame.viewer === 'team' ? <Changed changed={changed} context={context} /> : null}
      {count === 0 ? <p className={notebook.quiet}>{m.notebook_actions_empty()}</p> : current.length === 0 ? <p className={notebook.quiet}>{m.doing_actions_none_current()}</p> : null}
      <ol className={notebook.entryList}>{current.map(a => <Action key={a.id} action={a} professions={professions} context={context} />)}</ol>
      <Fold actions={done} label={doneLabel} professions={professions} context={context} />
      <Fold actions={left} label={leftLabel} professions={professions} context={context} />
      {context.frame.viewer === 'team' ? (
        <AddEntry kind="action" label={m.notebook_action_add()} context={context} defaults={{}}>{f => <ActionFields {...f} isNew professions={professions} />}</AddEntry>
      ) : null}
    </section>
  )
}
