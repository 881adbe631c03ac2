/** The minutes of a visit as its advisor writes them. They save themselves; two advisors at once are joined, or shown both texts. */
import { useEffect, useState, type FormEvent } from 'react'
import { Form } from 'react-router'
import { m } from '../../messages/compiled/messages.js'
import { Button, ErrorSummary, FieldNotes, TextField, WritingField } from '../form.tsx'
import { ClashPanel, clashHandlers } from '../notebook/clash-panel.tsx'
import { returned } from '../notebook/saving-form.tsx'
import { useSaving } from '../notebook/use-saving.ts'
import type { Answer } from '../notebook/view.ts'
import { Notice } from '../page.tsx'
import { KeepingNote, SaveStatus, SavingNotices } from '../saving/save-status.tsx'
import { WriterField } from '../saving/writer-field.tsx'
import { visitPath } from './paths.ts'
import type { VisitView } from './view.ts'
import css from './visits.module.css'

/** Another visit is another form, even where the route is the same. */
export const MinutesForm = (props: { visit: VisitView; title: string; answer: Answer | undefined }) => <FormOfOneVisit key={props.visit.id} {...props} />

const FormOfOneVisit = ({ visit, title, answer }: { visit: VisitView; title: string; answer: Answer | undefined }) => {
  const { sheet } = visit
  const back = returned(answer)
  const v: Record<string, string> = { ...sheet.values, ...back?.values }
  const saving = useSaving({ version: sheet.version, values: sheet.values, clash: back?.clash ?? null }, { title })
  const { state } = saving
  const p: Record<string, string> = Object.keys(saving.problems).length > 0 || state.kind !== 'still' ? saving.problems : back?.problems ?? {}
  const onSubmit = (e: FormEvent<HTMLFormElement>) => {
    e.preventDefault()
    const pressed = (e.nativeEvent as SubmitEvent).submitter
    saving.send(pressed instanceof HTMLButtonElement && pressed.value ? pressed.value : 'save')
  }
  const [hints, setHints] = useState(sheet.hints)
  useEffect(() => setHints(sheet.hints), [sheet.hints])
  useEffect(() => { if (saving.answer?.kind === 'saved' && saving.answer.hints) setHints(saving.answer.hints) }, [saving.answer])
  const field = (name: string) => ({ name, problem: p[name], defaultValue: v[name] ?? '' })
  const part = (words: string) => <span className={css.part}>{words}</span>
  return (
    <Form ref={saving.form} method="post" onSubmit={onSubmit} className={css.minutes} autoComplete="off" noValidate>
      <input type="hidden" name="version" value={back?.version ?? sheet.version} />
      <input type="hidden" name="saveKey" value={sheet.saveKey} />
      <WriterField />
      {/* Enter in a field presses a form's first button: it saves, and says nothing of the visit. */}
      <button className="visually-hidden" name="intent" value="save" tabIndex={-1} aria-hidden="true" />
      <ErrorSummary problems={saving.asked || p === back?.problems ? p : null} />
      <SavingNotices saving={saving} />
      {back?.isJoining ? <Notice live>{m.notebook_clash_joining()}</Notice> : null}
      {state.kind === 'clash' ? <ClashPanel clash={state.clash} here={visitPath(visit.id)} history={`${visitPath(visit.id)}?versiones#versiones`} {...clashHandlers(saving, state.clash, 'save')} /> : null}
      <FieldNotes value={hints}>
        <WritingField {...field('purpose')} label={part(m.visits_purpose())} rows={2} />
        <WritingField {...field('looked')} label={part(m.visits_looked())} hint={m.visits_looked_hint()} rows={4} />
        <WritingField {...field('talked')} label={part(m.visits_talked())} hint={m.visits_talked_hint()} rows={6} />
        <WritingField {...field('next')} label={part(m.visits_next())} hint={m.visits_next_hint()} rows={3} />
        <TextField {...field('present')} label={m.visits_present()} hint={m.visits_present_hint()} width="full" written autoComplete="off" />
      </FieldNotes>
      <div className={`${css.saveBar} ${state.kind === 'still' ? '' : css.inSight}`}>
        {visit.state === 'planned' && visit.hasCome ? <Button tone="primary" name="intent" value="held">{m.visits_mark_held()}</Button> : null}
        <Button name="intent" value="save" tone={visit.state === 'planned' && visit.hasCome ? 'plain' : 'primary'}>{m.notebook_save()}</Button>
        <SaveStatus saving={saving} savedAt={sheet.savedAt} savedBy={sheet.savedBy} />
      </div>
      <KeepingNote saving={saving} />
      <div className={`${css.stateBar} no-print`}>
        {visit.state === 'planned' && !visit.hasCome ? <Button tone="quiet" name="intent" value="held">{m.visits_mark_held()}</Button> : null}
        {visit.state === 'planned' ? <Button tone="quiet" name="intent" value="cancelled">{m.visits_mark_cancelled()}</Button> : null}
        {visit.state === 'cancelled' ? <Button name="intent" value="planned">{m.visits_mark_planned()}</Button> : null}
        {visit.state === 'held' ? <Button tone="quiet" name="intent" value="planned">{m.visits_mark_not_held()}</Button> : null}
      </div>
    </Form>
  )
}
