/** The sheet a team writes on: saves itself, says so, and holds what was written whatever happens. Without JavaScript, a plain form. */
import type { FormEvent, ReactNode } from 'react'
import { Form } from 'react-router'
import type { PartBody } from '../../../cycles/notebook/parts.ts'
import { m } from '../../messages/compiled/messages.js'
import { Button, ErrorSummary } from '../form.tsx'
import { Notice } from '../page.tsx'
import { ClashPanel } from './clash-panel.tsx'
import { historyPath, pagePath } from './paths.ts'
import { useSaving, type SaveState } from './use-saving.ts'
import type { Answer, CycleFrameView, WriteSheet } from './view.ts'
import css from './notebook.module.css'

type Values = Record<string, string>
export type Sheet = { values: Values; problems: Values }

/** What a post without JavaScript gave back for this form, if anything. */
const returned = (answer: Answer | undefined) => {
  switch (answer?.kind) {
    case 'problems': return answer.form === 'page' ? { values: answer.values, problems: answer.problems } : null
    case 'clash': return answer.form === 'page' ? { values: answer.clash.joined, version: answer.clash.theirVersion, clash: answer.clash } : null
    case 'joining': return answer.form === 'page' ? { values: answer.values, version: answer.version, isJoining: true } : null
    default: return null
  }
}

export const SavingForm = <B extends PartBody>({ frame, sheet, answer, children, more }: {
  frame: CycleFrameView; sheet: WriteSheet<B>; answer: Answer | undefined
  children: (sheet: Sheet) => ReactNode
  /** What else can be done with the page once it is written: begin, close. */
  more?: ((sheet: Sheet) => ReactNode) | undefined
}) => {
  const kept = sheet.values as unknown as Values
  const back = returned(answer)
  const values = { ...kept, ...back?.values }
  const saving = useSaving({ version: sheet.version, values: kept })
  const { state } = saving
  const problems = state.kind === 'problems' ? state.problems : back?.problems ?? {}
  const onSubmit = (e: FormEvent<HTMLFormElement>) => {
    e.preventDefault()
    const pressed = (e.nativeEvent as SubmitEvent).submitter
    saving.send(pressed instanceof HTMLButtonElement && pressed.value ? pressed.value : 'save')
  }
  const here = pagePath(frame.rbd, frame.cycleId, frame.page)
  const clash = state.kind === 'clash' ? state.clash : back?.clash ?? null
  const both = () => {
    if (!clash) return
    saving.settle(Object.fromEntries(clash.fields.map(f => [f.name, [f.mine, f.theirs].filter(Boolean).join('\n\n')])), clash.theirVersion)
    saving.form.current?.querySelector<HTMLElement>(`[name="${clash.fields[0]?.name}"]`)?.focus()
  }
  const content = { values, problems }
  return (
    <Form ref={saving.form} method="post" onSubmit={onSubmit} className={css.sheetForm} noValidate>
      <input type="hidden" name="version" value={back?.version ?? sheet.version} />
      <input type="hidden" name="saveKey" value={sheet.saveKey} />
      <ErrorSummary problems={problems} />
      {state.kind === 'saved' && state.joinedWith ? <Notice live>{m.notebook_joined_with({ name: state.joinedWith })}</Notice> : null}
      {back?.isJoining ? <Notice live>{m.notebook_clash_joining()}</Notice> : null}
      {clash ? (
        <ClashPanel clash={clash} here={here} history={historyPath(frame.rbd, frame.cycleId, frame.page)} {...(state.kind === 'clash' ? {
          onMine: () => saving.send('save'),
          onTheirs: () => { saving.settle(clash.theirs, clash.theirVersion); saving.send('save') },
          onJoin: both,
        } : {})} />
      ) : null}
      <div className={css.fields}>{children(content)}</div>
      <LeavingBar saving={saving} />
      <div className={`${css.saveBar} ${state.kind === 'still' ? '' : css.inSight}`}>
        <ShareButtons frame={frame} />
        <Button name="intent" value="save">{m.notebook_save()}</Button>
        <SaveStatus state={state} savedAt={sheet.savedAt} savedBy={sheet.savedBy} />
      </div>
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

const wordsOf = (state: SaveState, savedAt: string | null, savedBy: string | null): string => {
  switch (state.kind) {
    case 'still': return savedAt === null ? m.notebook_never_saved() : savedBy ? m.notebook_saved_at_by({ time: savedAt, name: savedBy }) : m.notebook_saved_at({ time: savedAt })
    case 'changed': return m.notebook_unsaved()
    case 'saving': return m.notebook_saving()
    case 'saved': return m.notebook_saved_at({ time: state.at })
    case 'problems': return m.notebook_save_problems()
    case 'clash': return m.notebook_unsaved()
    case 'offline': return m.notebook_offline()
    case 'signed-out': return m.notebook_signed_out()
    case 'failed': return state.sentence
  }
}

const SaveStatus = ({ state, savedAt, savedBy }: { state: SaveState; savedAt: string | null; savedBy: string | null }) => (
  <p className={`${css.saveStatus} ${['offline', 'signed-out', 'failed', 'problems'].includes(state.kind) ? css.saveTrouble : ''}`} role="status">
    {wordsOf(state, savedAt, savedBy)}
    {state.kind === 'signed-out' ? <> <a href="/entrar" target="_blank" rel="noreferrer">{m.notebook_sign_in_again()}</a></> : null}
  </p>
)

/** Shown only when somebody wants to go and the save cannot be made now. */
const LeavingBar = ({ saving }: { saving: ReturnType<typeof useSaving> }) => {
  const { blocker, state } = saving
  if (blocker.state !== 'blocked' || !['offline', 'signed-out', 'failed'].includes(state.kind)) return null
  return (
    <Notice tone="look" live>
      <p>{m.notebook_leave_title()}</p>
      <Button type="button" onClick={() => blocker.reset()}>{m.notebook_leave_stay()}</Button>{' '}
      <Button type="button" tone="quiet" onClick={() => blocker.proceed()}>{m.notebook_leave_anyway()}</Button>
    </Notice>
  )
}
