/** The form of sharing: each text with the box that shares it, the name, what kind of school, research apart; and what asks for a second look. */
import { Form } from 'react-router'
import type { ShareField } from '../../../cycles/learnings/sharing.ts'
import { m } from '../../messages/compiled/messages.js'
import { Actions, Button, CheckField, RadioFields } from '../form.tsx'
import { Notice, Sheet } from '../page.tsx'
import css from './library.module.css'
import formCss from '../form.module.css'

export type ShareFormView = {
  version: number; school: string; fields: { field: ShareField; label: string; text: string; isChosen: boolean }[]; along: string[]; as: 'name' | 'a-school' | ''
  context: { words: string; isCommon: boolean; isChosen: boolean } | null; forResearch: boolean; concerns: string[]; names: string | null
}
/** What was sent and refused: it stays in the form. */
export type SentShare = { fields: string[]; as: string; context: boolean; research: boolean; confirmed: boolean }

const Concerns = ({ form: f, sent, problem }: { form: ShareFormView; sent: SentShare | undefined; problem: string | undefined }) => (
  <Notice tone="look">
    <p><strong>{m.library_share_concerns_title()}</strong></p>
    <ul>{f.concerns.map(c => <li key={c}>{c}</li>)}{f.names ? <li>{f.names}</li> : null}</ul>
    <p>{m.library_share_concerns_what()}</p>
    <div className={problem ? formCss.hasProblem : undefined} id="confirmed">
      {problem ? <p className={formCss.problem}>{problem}</p> : null}
      <CheckField name="confirmed" value="yes" label={m.library_share_confirm()} defaultChecked={sent?.confirmed ?? false} />
    </div>
  </Notice>
)

export const ShareForm = ({ form: f, isStanding, sent, problems }: { form: ShareFormView; isStanding: boolean; sent: SentShare | undefined; problems: Record<string, string> }) => (
  <Sheet labelledBy="que-se-veria">
    <h2 id="que-se-veria">{m.library_share_what_title()}</h2>
    <p>{m.library_share_what()}</p>
    <Form method="post" noValidate>
      <input type="hidden" name="version" value={f.version} />
      <fieldset id="fields" className={`${formCss.field} ${problems.fields ? formCss.hasProblem : ''}`}>
        <legend className={formCss.label}>{m.library_share_fields()}</legend>
        {problems.fields ? <p className={formCss.problem}>{problems.fields}</p> : null}
        <ul className={css.choices}>
          {f.fields.map(x => <li key={x.field}><CheckField name="fields" value={x.field} label={x.label} defaultChecked={sent ? sent.fields.includes(x.field) : x.isChosen} /><p className={css.quote}>{x.text}</p></li>)}
        </ul>
      </fieldset>
      <h3>{m.library_share_goes_along()}</h3>
      <ul className={css.along}>{f.along.map(a => <li key={a}>{a}</li>)}</ul>
      <RadioFields name="as" label={m.library_share_as()} problem={problems.as} value={sent?.as ?? f.as} options={[
        { value: 'name', label: m.library_share_as_name({ school: f.school }), hint: m.library_share_as_name_hint() },
        { value: 'a-school', label: m.library_share_as_school(), hint: m.library_share_as_school_hint() },
      ]} />
      {f.context ? <CheckField name="context" value="yes" label={m.library_share_context({ context: f.context.words })} hint={f.context.isCommon ? m.library_share_context_hint() : m.library_share_context_hint_few()} defaultChecked={sent?.context ?? f.context.isChosen} /> : null}
      <div className={css.apart}>
        <CheckField name="research" value="yes" label={m.library_share_research()} hint={m.library_share_research_hint()} defaultChecked={sent?.research ?? f.forResearch} />
      </div>
      {f.concerns.length > 0 || f.names ? <Concerns form={f} sent={sent} problem={problems.confirmed} /> : null}
      <Actions><Button tone="primary" name="intent" value="share">{isStanding ? m.library_share_button_again() : m.library_share_button()}</Button></Actions>
    </Form>
  </Sheet>
)
