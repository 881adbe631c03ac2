/** What students and families said, in their words: who was heard is told by a number and a course, never by a name. */
import { m } from '../../messages/compiled/messages.js'
import { SelectField, TextField, WritingField } from '../form.tsx'
import { Entries, WithdrawnEntries, type EntriesContext, type EntryFields } from '../notebook/entries.tsx'
import { heardHowName, heardWhomName } from './names.ts'
import type { VoicesView, VoiceView } from './view.ts'
import nb from '../notebook/notebook.module.css'
import css from './evidence.module.css'

const VoiceFields = ({ field }: EntryFields) => (
  <>
    <div className={css.voiceGrid}>
      <SelectField {...field('whom')} label={m.evidence_voice_whom()} width="full"
        options={[{ value: '', label: m.evidence_voice_whom_none() }, ...(['students', 'families', 'both'] as const).map(w => ({ value: w, label: heardWhomName[w]() }))]} />
      <TextField {...field('course')} label={m.evidence_voice_course()} width="full" autoComplete="off" />
      <SelectField {...field('how')} label={m.evidence_voice_how()} width="full"
        options={[{ value: '', label: m.evidence_voice_how_none() }, ...(['conversation', 'interview', 'assembly', 'survey'] as const).map(h => ({ value: h, label: heardHowName[h]() }))]} />
      <TextField {...field('heard')} label={m.evidence_voice_heard()} width="full" inputMode="numeric" autoComplete="off" />
    </div>
    <WritingField {...field('said')} label={m.evidence_voice_said()} hint={m.evidence_voice_said_hint()} rows={3} />
    <TextField {...field('on')} type="date" label={m.evidence_voice_on()} width="short" />
  </>
)

/** Words that bring their own quotation marks get no second ones. */
const isQuoted = (said: string) => /[«“"]/u.test(said)

const headOf = ({ body, day }: VoiceView): string => [
  body.whom ? heardWhomName[body.whom]() : '', body.course, /^\d+$/.test(body.heard) ? m.evidence_voice_heard_read({ n: Number(body.heard) }) : '', body.how ? heardHowName[body.how]() : '', day,
].filter(Boolean).join(' · ')

export const Voices = ({ view, context }: { view: VoicesView; context: EntriesContext }) => (
  <>
    <Entries id="voice" kind="voice" title={m.evidence_voices()} hint={m.evidence_voices_hint()} entries={view.voices} context={context}
      empty={context.frame.viewer === 'team' ? m.evidence_voices_empty() : m.evidence_voices_empty_read()}
      add={{ label: m.evidence_voice_add(), defaults: { on: context.today } }} fields={f => <VoiceFields {...f} />}>
      {v => (
        <>
          <p className={nb.entryHead}><span>{headOf(v)}</span></p>
          <blockquote className={`written ${css.said} ${isQuoted(v.body.said) ? '' : css.quoted}`}>{v.body.said}</blockquote>
        </>
      )}
    </Entries>
    <WithdrawnEntries entries={view.withdrawn} context={context} />
  </>
)
