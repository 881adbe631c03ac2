/** The frame of an entry's form: one being edited saves itself; a new one stays on the device until it is added. */
import type { FormEvent, ReactNode } from 'react'
import { Form } from 'react-router'
import { ClashPanel, clashHandlers } from '../notebook/clash-panel.tsx'
import { useSaving } from '../notebook/use-saving.ts'
import type { Answer, ClashView } from '../notebook/view.ts'
import { DraftForm } from './draft-form.tsx'
import { KeepingNote, SaveStatus, SavingNotices } from './save-status.tsx'
import { WriterField } from './writer-field.tsx'
import notebook from '../notebook/notebook.module.css'

type Fields = Record<string, string>
/** What the frame knows of its form: problems of a save it made by itself, and a line on its saving. */
export type OwnSaving = { problems: Fields; asked: boolean; status: ReactNode; /** What it was last answered, with what its page put into it. */ answer: Answer | null }

type Frame = {
  /** Its name among the page's forms. */
  form: string
  title: string
  /** The page it stands on, to start over with what a colleague wrote. */
  here: string
  /** What a post without JavaScript gave back. */
  clash: ClashView | null
  /** Where its earlier versions are. */
  history: string | null
  children: (own: OwnSaving) => ReactNode
}

export const EntryFrame = ({ entry, onSent, ...frame }: Frame & { entry: { version: number; body: unknown; savedAt?: string; by?: string } | null; onSent?: (() => void) | undefined }) =>
  entry ? <EditedEntry entry={entry} {...frame} /> : (
    <DraftForm name={frame.form} title={frame.title} className={notebook.entryForm} {...(onSent ? { onSent } : {})}>{frame.children({ problems: {}, asked: false, status: null, answer: null })}</DraftForm>
  )

const EditedEntry = ({ form, title, here, clash, history, entry, children }: Frame & { entry: { version: number; body: unknown; savedAt?: string; by?: string } }) => {
  const saving = useSaving({ version: entry.version, values: entry.body as Fields, clash }, { name: form, kind: 'entry', title, autosave: 'entry-save', answersInPlace: false })
  const { state } = saving
  const onSubmit = (e: FormEvent<HTMLFormElement>) => {
    e.preventDefault()
    const pressed = (e.nativeEvent as SubmitEvent).submitter
    saving.send(pressed instanceof HTMLButtonElement && pressed.value ? pressed.value : 'entry-save')
  }
  return (
    <Form ref={saving.form} method="post" onSubmit={onSubmit} className={notebook.entryForm} preventScrollReset autoComplete="off" noValidate>
      <WriterField />
      <SavingNotices saving={saving} />
      {state.kind === 'clash' ? <ClashPanel clash={state.clash} here={here} history={history} {...clashHandlers(saving, state.clash, 'entry-save')} /> : null}
      {children({
        problems: saving.problems, asked: saving.asked, answer: saving.answer,
        status: <>{<SaveStatus saving={saving} savedAt={entry.savedAt ?? null} savedBy={entry.by ?? null} />}<KeepingNote saving={saving} /></>,
      })}
    </Form>
  )
}
