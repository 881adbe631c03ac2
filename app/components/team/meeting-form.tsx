/** The minutes of a meeting as its team writes them: who is here, what was talked over, what was agreed, when we meet again. Saves itself. */
import { useEffect, useState, type FormEvent } from 'react'
import { Form, Link } from 'react-router'
import { fieldOf, groupKeyAt, groupsOf, listOf } from '../../../cycles/notebook/repeats.ts'
import { m } from '../../messages/compiled/messages.js'
import { Button, ButtonLink, CheckField, ErrorSummary, FieldNotes, SelectField, TextField, WritingField } from '../form.tsx'
import { ClashPanel, clashHandlers } from '../notebook/clash-panel.tsx'
import { actionStateName } from '../notebook/names.ts'
import { returned } from '../notebook/saving-form.tsx'
import { useSaving } from '../notebook/use-saving.ts'
import type { Answer } from '../notebook/view.ts'
import { Notice } from '../page.tsx'
import { KeepingNote, SaveStatus, SavingNotices } from '../saving/save-status.tsx'
import { WriterField } from '../saving/writer-field.tsx'
import { meetingPath, minutesPath } from './paths.ts'
import type { CycleHead, MeetingView, ProfessionBox } from './view.ts'
import css from './team.module.css'

type Values = Record<string, string>

const agreementFields = ['agreedWhat', 'agreedWho', 'agreedBy'] as const

/** Another meeting is another form, even where the route is the same. */
export const MeetingForm = (props: { head: CycleHead; meeting: MeetingView; answer: Answer | undefined }) => <FormOfOneMeeting key={props.meeting.id} {...props} />

const FormOfOneMeeting = ({ head, meeting, answer }: { head: CycleHead; meeting: MeetingView; answer: Answer | undefined }) => {
  const { sheet } = meeting
  const kept = sheet.values as unknown as Values
  const back = returned(answer)
  const v = { ...kept, ...back?.values }
  const saving = useSaving({ version: sheet.version, values: kept, clash: back?.clash ?? null }, { title: m.saving_title_of({ page: m.team_meeting_title({ day: meeting.day }), cycle: head.title }) })
  const { state } = saving
  const p = Object.keys(saving.problems).length > 0 || state.kind !== 'still' ? saving.problems : back?.problems ?? {}
  const onSubmit = (e: FormEvent<HTMLFormElement>) => {
    e.preventDefault()
    const pressed = (e.nativeEvent as SubmitEvent).submitter
    saving.send(pressed instanceof HTMLButtonElement && pressed.value ? pressed.value : 'save')
  }
  // The lines under the fields are those of the last save: what is being written now has not been read yet.
  const [hints, setHints] = useState(sheet.hints)
  useEffect(() => setHints(sheet.hints), [sheet.hints])
  useEffect(() => { if (saving.answer?.kind === 'saved' && saving.answer.hints) setHints(saving.answer.hints) }, [saving.answer])
  return (
    <Form ref={saving.form} method="post" onSubmit={onSubmit} className={css.meeting} autoComplete="off" noValidate>
      <input type="hidden" name="version" value={back?.version ?? sheet.version} />
      <input type="hidden" name="saveKey" value={sheet.saveKey} />
      <WriterField />
      {/* Enter in a field presses a form's first button: it saves, and takes nothing out. */}
      <button className="visually-hidden" name="intent" value="save" tabIndex={-1} aria-hidden="true" />
      <ErrorSummary problems={saving.asked || p === back?.problems ? p : null} />
      <SavingNotices saving={saving} />
      {back?.isJoining ? <Notice live>{m.notebook_clash_joining()}</Notice> : null}
      {state.kind === 'clash' ? <ClashPanel clash={state.clash} here={meetingPath(head.rbd, head.cycleId, meeting.id)} history={null} {...clashHandlers(saving, state.clash, 'save')} /> : null}
      <FieldNotes value={hints}>
        <Presence v={v} ofTeam={meeting.ofTeam} others={meeting.others} problems={p} />
        <SelectField name="rhythm" label={<span className={css.part}>{m.protocol_rhythm_q()}</span>} options={meeting.rhythms} problem={p.rhythm} defaultValue={v.rhythm} />
        <WritingField name="minutes" label={<span className={css.part}>{m.team_minutes_q()}</span>} hint={m.team_minutes_hint()} problem={p.minutes} defaultValue={v.minutes} rows={10} />
        <Agreements v={v} problems={p} meeting={meeting} />
        <TextField name="next" type="date" label={<span className={css.part}>{m.team_next_q()}</span>} hint={m.team_next_hint()} problem={p.next} defaultValue={v.next} width="short" />
        <details className={css.more} open={Boolean(p.on)}>
          <summary>{m.team_meeting_date()}</summary>
          <TextField name="on" type="date" label={m.team_meeting_on()} problem={p.on} defaultValue={v.on} width="short" />
          <p className={css.soft}>{m.team_meeting_withdraw_hint()}</p>
          <Button tone="look" name="intent" value="withdraw" formNoValidate>{m.team_meeting_withdraw()}</Button>
        </details>
      </FieldNotes>
      <div className={`${css.saveBar} ${state.kind === 'still' ? '' : css.inSight}`}>
        <Button tone="primary" name="intent" value="save">{m.notebook_save()}</Button>
        <ButtonLink to={minutesPath(head.rbd, head.cycleId, meeting.id)}>{m.team_minutes_print()}</ButtonLink>
        <SaveStatus saving={saving} savedAt={sheet.savedAt} savedBy={sheet.savedBy} />
      </div>
      <KeepingNote saving={saving} />
    </Form>
  )
}

/** Who is here, by profession: the team's in sight, the others folded. The blank field says *nobody* when every box is empty. */
const Presence = ({ v, ofTeam, others, problems }: { v: Values; ofTeam: readonly ProfessionBox[]; others: readonly ProfessionBox[]; problems: Values }) => {
  const there = listOf(v.present ?? '')
  const box = ({ value, label }: ProfessionBox) => <CheckField key={value} name="present" value={value} defaultChecked={there.includes(value)} label={label} />
  return (
    <fieldset className={css.presence}>
      <legend className={css.part}>{m.team_present_q()}</legend>
      <p className={css.soft}>{m.team_present_hint()}</p>
      <input type="hidden" name="present" value="" />
      <div className={css.boxes}>{ofTeam.map(box)}</div>
      <details className={css.more}>
        <summary>{m.team_present_more()}</summary>
        <div className={css.boxes}>{others.map(box)}</div>
      </details>
      <TextField name="presentOthers" label={m.team_present_others()} hint={m.team_present_others_hint()} problem={problems.presentOthers} defaultValue={v.presentOthers} width="full" written autoComplete="off" />
    </fieldset>
  )
}

/** Agreements: those there are and one blank. Each with words is one click from being an action of the cycle. */
const Agreements = ({ v, problems, meeting }: { v: Values; problems: Values; meeting: MeetingView }) => {
  const groups = groupsOf(v, agreementFields)
  const [added, setAdded] = useState<string[]>([])
  const known = new Set(groups.map(g => g.key))
  const blank = known.size === 0 ? '' : meeting.newKey
  // What was added in this browser stays a field of this page, whatever the page loads meanwhile.
  const [first] = useState(blank)
  // Blank ones come last, whatever the clock of whoever added one says.
  const keys = [...new Set([...known, first, ...added])]
  return (
    <fieldset className={css.agreements} id="acuerdos">
      <legend className={css.part}>{m.team_agreements_q()}</legend>
      <p className={css.soft}>{m.team_agreements_hint()}</p>
      <ol className={css.agreementList}>{keys.map((key, i) => <AgreementFields key={key} groupKey={key} number={i + 1} v={v} problems={problems} meeting={meeting} />)}</ol>
      <AddAgreement onAdd={() => setAdded(a => [...a, groupKeyAt(Date.now())])} />
    </fieldset>
  )
}

const AgreementFields = ({ groupKey: key, number, v, problems, meeting }: { groupKey: string; number: number; v: Values; problems: Values; meeting: MeetingView }) => {
  const name = (field: string) => fieldOf(field, key)
  const field = (f: string) => ({ name: name(f), problem: problems[name(f)], defaultValue: v[name(f)] ?? '' })
  const became = meeting.actions[key]
  return (
    <li className={css.agreement}>
      <WritingField {...field('agreedWhat')} label={m.team_agreed_what({ n: number })} rows={2} />
      <div className={css.pair}>
        <TextField {...field('agreedWho')} label={m.team_agreed_who()} width="full" written autoComplete="off" />
        <TextField {...field('agreedBy')} type="date" label={m.team_agreed_by()} width="full" />
      </div>
      {became ? (
        <p className={css.became}>{became.state === null ? m.team_agreed_withdrawn() : <><Link to={became.href}>{m.team_agreed_is_action()}</Link>: {actionStateName[became.state]().toLowerCase()}</>}</p>
      ) : <Button name="intent" value={`action.${key}`} aria-label={m.team_agreed_to_action_label({ n: number })}>{m.team_agreed_to_action()}</Button>}
    </li>
  )
}

/** Only where a script runs: without one, saving gives the next blank. */
const AddAgreement = ({ onAdd }: { onAdd: () => void }) => {
  const [isScripted, setScripted] = useState(false)
  useEffect(() => setScripted(true), [])
  return isScripted ? <Button type="button" tone="quiet" onClick={onAdd}>{m.team_agreement_add()}</Button> : <p className={css.soft}>{m.team_agreement_add_plain()}</p>
}
