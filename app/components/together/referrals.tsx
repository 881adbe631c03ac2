/** What was passed on by kind of place and what came back, as sums; the way to write more down. */
import { m } from '../../messages/compiled/messages.js'
import { ButtonLink } from '../form.tsx'
import { Sheet } from '../page.tsx'
import { Table } from '../table.tsx'
import { referralsPath } from './paths.ts'
import type { ReferralSums, TogetherView } from './view.ts'
import css from './together.module.css'

export const SumsTable = ({ sums }: { sums: ReferralSums }) => (
  <Table caption={sums.caption} columns={[
    { key: 'place', label: m.together_col_place() }, { key: 'passed', label: m.together_col_passed(), number: true }, { key: 'accompanied', label: m.together_col_accompanied(), number: true },
    { key: 'taken', label: m.together_col_taken(), number: true }, { key: 'together', label: m.together_col_together(), number: true },
    { key: 'notTaken', label: m.together_col_not_taken(), number: true }, { key: 'open', label: m.together_col_open(), number: true },
  ]} rows={sums.rows} />
)

export const Referrals = ({ view: { head, referrals } }: { view: TogetherView }) => (
  <Sheet labelledBy="derivaciones">
    <h2 id="derivaciones">{m.together_ref_title()}</h2>
    <p className={css.soft}>{m.together_ref_what()}</p>
    {referrals.rows.length === 0 ? <p>{m.together_ref_none()}</p> : <SumsTable sums={referrals} />}
    <p className={`${css.go} no-print`}><ButtonLink to={referralsPath(head.rbd, head.cycleId)}>{m.together_ref_go()}</ButtonLink></p>
  </Sheet>
)
