/** Whether the last year's withdrawals say anything: one sentence and its next step, the years compared, and how we know. */
import { Table } from '../table.tsx'
import { NumbersBehind } from './numbers-behind.tsx'
import { Verdict } from './verdict.tsx'
import css from './verdicts.module.css'
import type { YearVerdictView } from './view.ts'

export const YearVerdict = ({ year: y }: { year: YearVerdictView }) => (
  <section className={css.parts}>
    <h3>{y.title}</h3>
    <div className={y.table ? css.pair : undefined}>
      <div><Verdict view={y.view} remarks={y.remarks} /></div>
      {y.table ? <Table caption={y.table.caption} columns={y.table.columns} rows={y.table.rows} stacks={false} /> : null}
    </div>
    {y.how ? <NumbersBehind {...y.how} /> : null}
  </section>
)
