/** The professions' views as a team writes them: one's own open, the others' folded, what they share at the end. Saves itself. */
import { useEffect, useState, type FormEvent } from 'react'
import { Form, Link } from 'react-router'
import { m } from '../../messages/compiled/messages.js'
import { BoxesField, Button, ButtonLink, ErrorSummary, FieldNotes, WritingField } from '../form.tsx'
import { ClashPanel, clashHandlers } from '../notebook/clash-panel.tsx'
import { returned } from '../notebook/saving-form.tsx'
import { useSaving } from '../notebook/use-saving.ts'
import type { Answer } from '../notebook/view.ts'
import { Notice } from '../page.tsx'
import { KeepingNote, SaveStatus, SavingNotices } from '../saving/save-status.tsx'
import { WriterField } from '../saving/writer-field.tsx'
import type { CycleHead } from '../team/view.ts'
import { togetherPath, viewsHistoryPath, viewsPath } from './paths.ts'
import type { ViewsForm as View } from './view.ts'
import css from './together.module.css'

type Values = Record<string, string>
type Props = { head: CycleHead; view: View; answer: Answer | undefined }

const writtenFields = ['matters', 'offers', 'asks'] as const
const labels = { matters: m.together_matters, offers: m.together_offers, asks: m.together_asks }

/** Another cycle's is another form, even where the route is the same. */
export const ViewsForm = (props: Props) => <FormOfOneCycle key={props.head.cycleId} {...props} />

const FormOfOneCycle = ({ head, view, answer }: Props) => {
  const kept = view.values as unknown as Values
  const back = returned(answer)
  const v = { ...kept, ...back?.values }
  const saving = useSaving({ version: view.version, values: kept, clash: back?.clash ?? null }, { title: m.saving_title_of({ page: m.together_views_title(), cycle: head.title }) })
  const { state } = saving
  const p = Object.keys(saving.problems).length > 0 || state.kind !== 'still' ? saving.problems : back?.problems ?? {}
  const onSubmit = (e: FormEvent<HTMLFormElement>) => {
    e.preventDefault()
    saving.send('save')
  }
  const [hints, setHints] = useState(view.hints)
  useEffect(() => setHints(view.hints), [view.hints])
  useEffect(() => { if (saving.answer?.kind === 'saved' && saving.answer.hints) setHints(saving.answer.hints) }, [saving.answer])
  return (
    <>
      <blockquote className={css.challenge}><p>{view.challenge || m.together_challenge_none()}</p></blockquote>
      <p className={css.soft}>{m.together_views_what()} {m.together_hint_privacy()}</p>
      {view.hasProfession ? null : <Notice>{m.together_no_profession()}</Notice>}
      <Form ref={saving.form} method="post" onSubmit={onSubmit} className={css.form} autoComplete="off" noValidate>
        <input type="hidden" name="version" value={back?.version ?? view.version} />
        <input type="hidden" name="saveKey" value={view.saveKey} />
        <WriterField />
        <ErrorSummary problems={saving.asked || p === back?.problems ? p : null} />
        <SavingNotices saving={saving} />
        {back?.isJoining ? <Notice live>{m.notebook_clash_joining()}</Notice> : null}
        {state.kind === 'clash' ? <ClashPanel clash={state.clash} here={viewsPath(head.rbd, head.cycleId)} history={viewsHistoryPath(head.rbd, head.cycleId)} {...clashHandlers(saving, state.clash, 'save')} /> : null}
        <FieldNotes value={hints}>
          {view.professions.map(of => <OneProfession key={of.key} of={of} v={v} problems={p} needs={view.needs} />)}
          <fieldset>
            <legend className={css.part}>{m.together_common_title()}</legend>
            <WritingField name="commonReading" label={m.together_common_reading()} hint={m.together_common_reading_hint()} rows={4} defaultValue={v.commonReading} problem={p.commonReading} />
            <WritingField name="commonPurpose" label={m.together_common_purpose()} hint={m.together_common_purpose_hint()} rows={3} defaultValue={v.commonPurpose} problem={p.commonPurpose} />
          </fieldset>
        </FieldNotes>
        <div className={`${css.saveBar} ${state.kind === 'still' ? '' : css.inSight}`}>
          <Button tone="primary" name="intent" value="save">{m.notebook_save()}</Button>
          <ButtonLink to={togetherPath(head.rbd, head.cycleId)}>{m.together_title()}</ButtonLink>
          <SaveStatus saving={saving} savedAt={view.savedAt} savedBy={view.savedBy} />
        </div>
        <KeepingNote saving={saving} />
      </Form>
      {view.others.length > 0 ? (
        <details className="no-print">
          <summary>{m.together_others_open()}</summary>
          <p className={css.ways}>{view.others.map(o => <Link key={o.value} to={`?profesion=${o.value}`} preventScrollReset>{o.label}</Link>)}</p>
        </details>
      ) : null}
    </>
  )
}

const OneProfession = ({ of, v, problems, needs }: { of: View['professions'][number]; v: Values; problems: Values; needs: View['needs'] }) => {
  const field = (name: string) => ({ name: `${name}.${of.key}`, defaultValue: v[`${name}.${of.key}`] ?? '', problem: problems[`${name}.${of.key}`] })
  const hasProblem = ['matters', 'offers', 'asks', 'seesNeeds', 'changed'].some(name => problems[`${name}.${of.key}`])
  return (
    <details open={of.isOpen || hasProblem}>
      <summary><span className={css.part}>{of.isMine ? m.together_mine({ profession: of.name }) : of.name}</span>{of.isOpen ? null : <span className={css.opening}>{of.opening || m.together_not_written()}</span>}</summary>
      <fieldset>
        <legend className="visually-hidden">{of.name}</legend>
        {writtenFields.map(name => <WritingField key={name} {...field(name)} label={labels[name]()} rows={3} />)}
        <BoxesField name={`seesNeeds.${of.key}`} label={m.together_sees_needs()} hint={m.together_sees_needs_hint()} problem={problems[`seesNeeds.${of.key}`]} value={v[`seesNeeds.${of.key}`] ?? ''} options={needs} />
        <WritingField {...field('changed')} label={m.together_changed()} hint={m.together_changed_hint()} rows={2} />
      </fieldset>
    </details>
  )
}
