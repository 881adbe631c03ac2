/** A verdict, the table it was read from, its drawing, and how we know: the same for a prediction and for the school. */
import { Table } from '../table.tsx'
import { NumbersBehind } from './numbers-behind.tsx'
import { Verdict } from './verdict.tsx'
import { Story, VerdictChart } from './verdict-chart.tsx'
import css from './verdicts.module.css'
import type { ReadTable, ReadView } from './view.ts'

export const FoldedTable = ({ table: t }: { table: ReadTable }) => (
  <div>
    <Table caption={t.caption} columns={t.columns} rows={t.rows} />
    {t.folded.map(part => <details key={part.title}><summary>{part.title}</summary><Table caption={part.title} columns={t.columns} rows={part.rows} /></details>)}
  </div>
)

export const Reading = ({ view: v }: { view: ReadView }) => (
  <div className={css.parts}>
    <Verdict view={v.verdict} remarks={v.remarks} />
    <div className={css.pair}>
      <FoldedTable table={v.table} />
      {v.chart ? <VerdictChart chart={v.chart} /> : null}
      {v.chart ? <Story chart={v.chart} /> : null}
    </div>
    <NumbersBehind {...v.how} />
  </div>
)
