/**
 * The last two of the core: the first action and who does it. They are an action of the cycle, written here once and shown with the others
 * on the implementation page; here they save themselves with the page. Where there are actions already, these are read.
 */
import { useState } from 'react'
import { Link } from 'react-router'
import { m } from '../../messages/compiled/messages.js'
import { TextField, WritingField } from '../form.tsx'
import { Example } from '../notebook/reading.tsx'
import type { Sheet } from '../notebook/saving-form.tsx'
import type { ActionView } from './view.ts'
import css from './challenge.module.css'

/** More than these are a list for the implementation page. */
const fewActions = 3

export const Actions = ({ actions, implementation, writes }: { actions: readonly ActionView[]; implementation: string; writes: boolean }) => (
  <>
    <ul className={css.actions}>
      {actions.slice(0, fewActions).map(a => <li key={a.id}><p className="written">{a.what}</p>{a.who ? <p className={css.hint}>{a.who}</p> : null}</li>)}
    </ul>
    {actions.length > fewActions ? <p className={css.hint}>{m.challenge_actions_more({ n: actions.length - fewActions })}</p> : null}
    <p className="no-print"><Link to={implementation}>{writes ? m.challenge_actions_link() : m.challenge_actions_link_read()}</Link></p>
  </>
)

export const FirstAction = ({ values: v, problems: p, actions, newKey, implementation }: Sheet & { actions: readonly ActionView[]; newKey: string; implementation: string }) => {
  // Whoever began to write goes on in the same fields, whatever is loaded again meanwhile; the next visit reads the list.
  const [writing] = useState(() => (actions.length === 0 || v.firstWhat || v.firstWho ? v.firstKey || newKey : null))
  const isNoted = actions.some(a => a.id === writing)
  return (
    <fieldset className={css.first}>
      <legend><h3>{writing === null ? m.notebook_actions_title() : m.challenge_first_title()}</h3></legend>
      {writing === null ? <Actions actions={actions} implementation={implementation} writes /> : (
        <>
          <p className={css.hint}>{m.challenge_first_hint()}</p>
          <input type="hidden" name="firstKey" value={writing} />
          <div className={css.pair}>
            <WritingField name="firstWhat" label={m.challenge_first_what()} problem={p.firstWhat} defaultValue={v.firstWhat ?? ''} rows={2} />
            <TextField name="firstWho" label={m.challenge_first_who()} hint={m.notebook_action_who_hint()} problem={p.firstWho} defaultValue={v.firstWho ?? ''} width="full" written autoComplete="off" />
          </div>
          <Example>{m.challenge_first_example()}</Example>
          {isNoted ? <p className="no-print"><Link to={implementation}>{m.challenge_actions_link()}</Link></p> : null}
        </>
      )}
    </fieldset>
  )
}
