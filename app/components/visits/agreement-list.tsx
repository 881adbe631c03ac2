/** Agreements at either end: what, who, by when, and one press to say what became of it. The team can make one an action of its cycle. */
import { Form, Link } from 'react-router'
import { m } from '../../messages/compiled/messages.js'
import { Button, SelectField } from '../form.tsx'
import { Tag } from '../page.tsx'
import { agreementStateName } from './names.ts'
import type { AgreementView, OpenCycle } from './view.ts'
import css from './visits.module.css'

type Props = { agreements: readonly AgreementView[]; /** For the team: its open cycles. Null: whoever reads makes no actions. */ cycles: readonly OpenCycle[] | null; maySettle?: boolean }

export const AgreementList = ({ agreements, cycles, maySettle = true }: Props) => (
  <ul className={css.agreements}>
    {agreements.map(a => (
      <li key={a.id} id={a.id} className={css.agreement}>
        <p className={css.what}>{a.what}</p>
        <p className={css.soft}>
          {[a.who, a.by].filter(s => s !== '').join(' · ')}
          {a.from ? <span className={css.from}>{a.from.href ? <Link to={a.from.href}>{a.from.text}</Link> : a.from.text}</span> : null}
        </p>
        {a.past ? <p className={css.past}>{a.past}</p> : null}
        {a.state === 'open' ? null : <p className={css.soft}><Tag tone={a.state === 'done' ? 'better' : 'plain'}>{agreementStateName[a.state]()}</Tag> {a.settled}</p>}
        {a.action ? <p className={css.became}><Link to={a.action.href}>{a.action.text}</Link></p> : null}
        {maySettle ? <Settling a={a} cycles={cycles} /> : null}
      </li>
    ))}
  </ul>
)

const Settling = ({ a, cycles }: { a: AgreementView; cycles: readonly OpenCycle[] | null }) => (
  <Form method="post" preventScrollReset className={`${css.settling} no-print`}>
    <input type="hidden" name="agreementId" value={a.id} />
    <input type="hidden" name="school" value={a.rbd} />
    {a.state === 'open' ? (
      <>
        <Button name="intent" value="done" aria-label={m.visits_done_label({ what: a.what })}>{m.visits_done()}</Button>
        <Button tone="quiet" name="intent" value="left" aria-label={m.visits_left_label({ what: a.what })}>{m.visits_left()}</Button>
        {cycles && cycles.length > 0 && !a.action ? (
          <>
            {cycles.length > 1 ? <SelectField name="cycleId" id={`cycle-${a.id}`} label={<span className="visually-hidden">{m.visits_action_cycle()}</span>} options={cycles} /> : <input type="hidden" name="cycleId" value={cycles[0]!.value} />}
            <Button tone="quiet" name="intent" value="action" aria-label={m.visits_to_action_label({ what: a.what })}>{m.visits_to_action()}</Button>
          </>
        ) : null}
        {a.mayWithdraw ? <Button tone="quiet" name="intent" value="withdraw" aria-label={m.visits_withdraw_label({ what: a.what })}>{m.visits_withdraw()}</Button> : null}
      </>
    ) : <Button tone="quiet" name="intent" value="open" aria-label={m.visits_undo_label({ what: a.what })}>{m.visits_undo()}</Button>}
  </Form>
)
