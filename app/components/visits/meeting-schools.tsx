/** The schools of a meeting of the network, with the learning each brings: one its team shared, or words. */
import { Form, Link } from 'react-router'
import { m } from '../../messages/compiled/messages.js'
import { Button, ErrorSummary, SelectField, WritingField } from '../form.tsx'
import type { Answer } from '../notebook/view.ts'
import { DraftForm } from '../saving/draft-form.tsx'
import type { MeetingSchool } from './view.ts'
import css from './visits.module.css'

export const Brought = ({ school: s }: { school: Pick<MeetingSchool, 'brings' | 'learning'> }) => (
  <>
    {s.learning ? <p className={css.learning}>{s.learning.text}{s.learning.href ? <> <Link to={s.learning.href}>{s.learning.from}</Link></> : null}</p> : null}
    {s.brings ? <p className="written">{s.brings}</p> : null}
    {!s.learning && !s.brings ? <p className={css.soft}>{m.visits_brings_nothing()}</p> : null}
  </>
)

export const MeetingSchools = ({ schools, others, title, answer }: { schools: readonly MeetingSchool[]; others: readonly { rbd: number; name: string }[]; title: string; answer: Answer | undefined }) => (
  <section aria-labelledby="escuelas">
    <h2 id="escuelas">{m.visits_brings_title()}</h2>
    <p className={css.soft}>{m.visits_brings_hint()}</p>
    <ul className={css.schools}>{schools.map(s => <SchoolOfMeeting key={s.rbd} school={s} mayLeave={schools.length > 1} title={title} answer={answer} />)}</ul>
    {others.length > 0 ? (
      <Form method="post" preventScrollReset className={`${css.addSchool} no-print`}>
        <SelectField name="school" id="otra-escuela" label={m.visits_school_add_which()} options={others.map(o => ({ value: String(o.rbd), label: o.name }))} />
        <Button name="intent" value="school-add">{m.visits_school_add()}</Button>
      </Form>
    ) : null}
  </section>
)

const SchoolOfMeeting = ({ school: s, mayLeave, title, answer }: { school: MeetingSchool; mayLeave: boolean; title: string; answer: Answer | undefined }) => {
  const form = `brings-${s.rbd}`
  const wrong = answer?.kind === 'problems' && answer.form === form ? answer : null
  return (
    <li>
      <h3>{s.name}</h3>
      <Brought school={s} />
      {s.isMine ? (
        <details className="no-print" open={wrong !== null}>
          <summary>{m.visits_brings_change({ school: s.name })}</summary>
          <DraftForm key={`${s.brings} ${s.cycleId}`} name={form} title={title}>
            <input type="hidden" name="form" value={form} />
            <input type="hidden" name="school" value={s.rbd} />
            <input type="hidden" name="seen" value={s.brings} />
            <ErrorSummary problems={wrong?.problems} />
            {s.learnings.length > 0 ? <SelectField name="cycleId" id={`learning-${s.rbd}`} label={m.visits_brings_learning()} hint={m.visits_brings_learning_hint()} width="full" defaultValue={wrong?.values.cycleId ?? s.cycleId} options={[{ value: '', label: m.visits_brings_none() }, ...s.learnings]} /> : null}
            <WritingField name="brings" id={`brings-text-${s.rbd}`} label={m.visits_brings_words()} problem={wrong?.problems.brings} defaultValue={wrong?.values.brings ?? s.brings} rows={3} />
            <Button name="intent" value="brings">{m.notebook_save()}</Button>
            {mayLeave ? <Button tone="quiet" name="intent" value="school-out">{m.visits_school_out()}</Button> : null}
          </DraftForm>
        </details>
      ) : null}
    </li>
  )
}
