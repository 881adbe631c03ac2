/** The sheet a team writes on: saves itself, says so, and holds what was written whatever happens. Without JavaScript, a plain form. */
import { useEffect, useState, type FormEvent, type ReactNode } from 'react'
import { Form } from 'react-router'
import type { PartBody } from '../../../cycles/notebook/parts.ts'
import { m } from '../../messages/compiled/messages.js'
import { Button, ErrorSummary, FieldNotes } from '../form.tsx'
import { Notice } from '../page.tsx'
import { OthersWriting, useOthers } from '../saving/presence.tsx'
import { KeepingNote, SaveStatus, SavingNotices } from '../saving/save-status.tsx'
import { WriterField } from '../saving/writer-field.tsx'
import { ClashPanel, clashHandlers } from './clash-panel.tsx'
import { pageName } from './names.ts'
import { historyPath, pagePath } from './paths.ts'
import { useSaving } from './use-saving.ts'
import type { Answer, CycleFrameView, WriteSheet } from './view.ts'
import css from './notebook.module.css'

type Values = Record<string, string>
export type Sheet = { values: Values; problems: Values }

/** What a post without JavaScript gave back for this form, if anything. */
export const returned = (answer: Answer | undefined) => {
  switch (answer?.kind) {
    case 'problems': return answer.form === 'page' ? { values: answer.values, problems: answer.problems } : null
    case 'clash': return answer.form === 'page' ? { values: answer.clash.joined, version: answer.clash.theirVersion, clash: answer.clash } : null
    case 'joining': return answer.form === 'page' ? { values: answer.values, version: answer.version, isJoining: true } : null
    default: return null
  }
}

type Props<B extends PartBody> = {
  frame: CycleFrameView; sheet: WriteSheet<B>; answer: Answer | undefined
  /** A part of a page that has a form of its own has a name of its own. */
  name?: string
  children: (sheet: Sheet) => ReactNode
  /** What else can be done with the page once it is written: begin, close. */
  more?: ((sheet: Sheet) => ReactNode) | undefined
}

/** Another cycle's page is another form, even where the route is the same. */
export const SavingForm = <B extends PartBody>(props: Props<B>) => <FormOfOnePage key={`${props.frame.cycleId} ${props.frame.page}`} {...props} />

const FormOfOnePage = <B extends PartBody>({ frame, sheet, answer, name = 'page', children, more }: Props<B>) => {
  const kept = sheet.values as unknown as Values
  const back = returned(answer)
  const values = { ...kept, ...back?.values }
  const saving = useSaving({ version: sheet.version, values: kept, clash: back?.clash ?? null }, { name, title: m.saving_title_of({ page: pageName[frame.page](), cycle: frame.title }) })
  const { state } = saving
  const others = useOthers()
  const problems = Object.keys(saving.problems).length > 0 || state.kind !== 'still' ? saving.problems : back?.problems ?? {}
  const onSubmit = (e: FormEvent<HTMLFormElement>) => {
    e.preventDefault()
    const pressed = (e.nativeEvent as SubmitEvent).submitter
    saving.send(pressed instanceof HTMLButtonElement && pressed.value ? pressed.value : 'save')
  }
  const content = { values, problems }
  // The lines under the fields are those of the last save: what is being written now has not been read yet.
  const [hints, setHints] = useState(sheet.hints)
  useEffect(() => setHints(sheet.hints), [sheet.hints])
  useEffect(() => { if (saving.answer?.kind === 'saved' && saving.answer.hints) setHints(saving.answer.hints) }, [saving.answer])
  return (
    <Form ref={saving.form} method="post" onSubmit={onSubmit} className={css.sheetForm} autoComplete="off" noValidate>
      <input type="hidden" name="version" value={back?.version ?? sheet.version} />
      <input type="hidden" name="saveKey" value={sheet.saveKey} />
      <WriterField />
      {/* Enter in a field presses a form's first button: it saves, and never shares the page. */}
      <button className="visually-hidden" name="intent" value="save" tabIndex={-1} aria-hidden="true" />
      <ErrorSummary problems={saving.asked || problems === back?.problems ? problems : null} />
      <SavingNotices saving={saving} />
      {back?.isJoining ? <Notice live>{m.notebook_clash_joining()}</Notice> : null}
      {state.kind === 'clash' ? (
        <ClashPanel clash={state.clash} here={pagePath(frame.rbd, frame.cycleId, frame.page)} history={historyPath(frame.rbd, frame.cycleId, frame.page)} {...clashHandlers(saving, state.clash, 'save')} />
      ) : null}
      <div className={css.fields}><FieldNotes value={hints}>{children(content)}</FieldNotes></div>
      <div className={`${css.saveBar} ${state.kind === 'still' && others.length === 0 ? '' : css.inSight}`}>
        <OthersWriting others={others} />
        <Button name="intent" value="save">{m.notebook_save()}</Button>
        <SaveStatus saving={saving} savedAt={sheet.savedAt} savedBy={sheet.savedBy} />
      </div>
      <KeepingNote saving={saving} />
      <div className={css.shareBar}><ShareButtons frame={frame} /></div>
      {frame.readyOn && frame.shared !== 'no' ? <p className={css.sharedNote}>{frame.shared === 'yes' ? m.notebook_ready_since({ day: frame.readyOn }) : m.notebook_ready_changed({ day: frame.readyOn })}</p> : null}
      {more?.(content)}
    </Form>
  )
}

const ShareButtons = ({ frame }: { frame: CycleFrameView }) => {
  switch (frame.shared) {
    case 'no': return <Button tone="primary" name="intent" value="ready">{m.notebook_ready()}</Button>
    case 'changed-since': return <><Button tone="primary" name="intent" value="ready">{m.notebook_ready_again()}</Button><Button tone="quiet" name="intent" value="unready">{m.notebook_unready()}</Button></>
    case 'yes': return <Button tone="quiet" name="intent" value="unready">{m.notebook_unready()}</Button>
  }
}
