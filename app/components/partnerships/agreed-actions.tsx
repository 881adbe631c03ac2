/** What both agreed to do: one press to say what became of it, or to make it an action of a cycle. */
import { Form, Link } from 'react-router'
import { m } from '../../messages/compiled/messages.js'
import type { ActionLine } from '../../routes/partnerships/actions-view.server.ts'
import { Actions, Button, SelectField, TextField, type Option } from '../form.tsx'
import { Tag } from '../page.tsx'
import css from './partnerships.module.css'

export const AgreedActions = ({ actions, cycles }: { actions: readonly ActionLine[]; cycles: readonly Option[] }) => actions.length === 0 ? <p className={css.soft}>{m.partners_agreed_none()}</p> : (
  <ul className={css.lines}>
    {actions.map(a => (
      <li key={a.id} id={a.id} className={a.state === 'open' ? undefined : css.settled}>
        <p className={css.written}>{a.what}</p>
        <p className={css.soft}>{a.state === 'open' ? null : <><Tag>{a.state === 'done' ? m.partners_action_state_done() : m.partners_action_state_dropped()}</Tag> </>}{a.about}{a.cycleHref ? <>{a.about ? ' · ' : ''}<Link to={a.cycleHref}>{m.partners_action_is()}</Link></> : null}</p>
        <Form method="post" preventScrollReset className={`${css.inline} no-print`}>
          <input type="hidden" name="agreed" value={a.id} />
          {a.state === 'open' ? (
            <>
              <Button tone="quiet" name="intent" value="action-done" aria-label={m.partners_action_done_of({ what: a.what })}>{m.partners_action_done()}</Button>
              <Button tone="quiet" name="intent" value="action-dropped" aria-label={m.partners_action_dropped_of({ what: a.what })}>{m.partners_action_dropped()}</Button>
              {!a.cycleHref && cycles.length > 0 ? (
                <>
                  {cycles.length > 1 ? <SelectField name="cycle" id={`ciclo-${a.id}`} width="short" label={<span className="visually-hidden">{m.partners_action_cycle()}</span>} options={cycles} /> : <input type="hidden" name="cycle" value={cycles[0]!.value} />}
                  <Button tone="quiet" name="intent" value="action-cycle" aria-label={m.partners_action_to_cycle_of({ what: a.what })}>{m.partners_action_to_cycle()}</Button>
                </>
              ) : null}
            </>
          ) : <Button tone="quiet" name="intent" value="action-open" aria-label={m.partners_undo_of({ what: a.what })}>{m.partners_undo()}</Button>}
        </Form>
      </li>
    ))}
  </ul>
)

export const AddAction = ({ newId, refusal }: { newId: string; refusal: { values: Record<string, string>; problems: Record<string, string> } | null }) => (
  <details open={refusal !== null} className="no-print">
    <summary>{m.partners_action_add()}</summary>
    <Form method="post" noValidate key={newId}>
      <input type="hidden" name="id" value={newId} />
      <TextField name="what" label={m.partners_action_what()} problem={refusal?.problems.what} defaultValue={refusal?.values.what ?? ''} width="full" written autoComplete="off" />
      <div className={css.pair}>
        <TextField name="who" label={m.partners_action_who()} defaultValue={refusal?.values.who ?? ''} autoComplete="off" />
        <TextField type="date" width="short" name="byDay" label={m.partners_action_by()} problem={refusal?.problems.byDay} defaultValue={refusal?.values.byDay ?? ''} />
      </div>
      <Actions><Button name="intent" value="add-action">{m.partners_action_add_button()}</Button></Actions>
    </Form>
  </details>
)
