/** The person's own actions, one tap each. */
import { Form } from 'react-router'
import { m } from '../../messages/compiled/messages.js'
import type { ActionView } from './view.ts'
import css from './phone.module.css'

const Card = ({ action: a }: { action: ActionView }) => (
  <li className={css.action}>
    <div className={css.actionText}>
      <p className={css.words}>{a.what}</p>
      {a.when || a.cycleTitle ? <p className={css.soft}>{[a.when, a.cycleTitle].filter(Boolean).join(' · ')}</p> : null}
    </div>
    <Form method="post" action="/anotar">
      <input type="hidden" name="que" value={a.isDone ? 'por-hacer' : 'hecha'} />
      <button className={a.isDone ? css.undo : css.done} name="accion" value={a.id} aria-label={a.isDone ? m.phone_action_undo_label({ what: a.what }) : m.phone_action_done_label({ what: a.what })}>
        {a.isDone ? m.phone_action_undo() : m.phone_action_done()}
      </button>
    </Form>
  </li>
)

export const OwnActions = ({ actions }: { actions: ActionView[] }) => {
  const [open, done] = [actions.filter(a => !a.isDone), actions.filter(a => a.isDone)]
  return (
    <section aria-labelledby="acciones" className={css.actions}>
      <h2 id="acciones">{m.phone_actions()}</h2>
      {actions.length === 0 ? <p className={css.soft}>{m.phone_actions_none()}</p> : null}
      <ul className={css.cards}>{open.map(a => <Card key={a.id} action={a} />)}</ul>
      {done.length > 0 ? (
        <details>
          <summary>{m.phone_actions_done_list({ n: done.length })}</summary>
          <ul className={css.cards}>{done.map(a => <Card key={a.id} action={a} />)}</ul>
        </details>
      ) : null}
    </section>
  )
}
