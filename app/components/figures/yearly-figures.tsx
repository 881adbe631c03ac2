/** A school's yearly figures: one sentence, what it cannot say, the table, a quiet chart, and how we know. */
import { Sheet } from '../page.tsx'
import { Table } from '../table.tsx'
import { YearVerdict } from '../verdicts/year-verdict.tsx'
import { DrawnLater } from './drawn-later.tsx'
import { Finding, HowWeKnow } from './school-figures.tsx'
import type { YearlyGroupView, YearlyView } from './yearly-view.ts'
import css from './figures.module.css'

const Group = ({ group: g }: { group: YearlyGroupView }) => (
  <div className={css.figures}>
    <Finding headline={g.finding} detail={g.detail} />
    {g.verdict ? <YearVerdict year={g.verdict} /> : null}
    <Table caption={g.table.caption} columns={g.table.columns} rows={g.table.rows} />
    {g.chart ? <figure className={css.figure}><figcaption><strong>{g.chart.title}</strong> · {g.chart.axis}. {g.finding}</figcaption><DrawnLater view={g.chart} /></figure> : null}
  </div>
)

export const YearlyFigures = ({ view }: { view: YearlyView }) => {
  const [first, ...others] = view.groups
  if (view.none || !first) return <div className={css.none}><h2>{view.none?.title}</h2><p>{view.none?.text}</p></div>
  return (
    <>
      <Sheet labelledBy={`nivel-${first.key}`}>
        <h2 id={`nivel-${first.key}`}>{first.name}</h2>
        <Group group={first} />
        {others.map(g => <details key={g.key} className={css.how}><summary>{g.name}</summary><Group group={g} /></details>)}
        <HowWeKnow title={view.how.title} sentences={view.how.sentences} />
      </Sheet>
      {view.index ? <Sheet labelledBy="vulnerabilidad"><h2 id="vulnerabilidad">{view.index.title}</h2>{view.index.sentences.map(s => <p key={s}>{s}</p>)}</Sheet> : null}
      {view.official ? (
        <Sheet labelledBy="oficial">
          <h2 id="oficial">{view.official.title}</h2>
          {view.official.sentences.map(s => <p key={s} className={css.small}>{s}</p>)}
          <Table columns={view.official.columns} rows={view.official.rows} />
        </Sheet>
      ) : null}
      {view.inYears ? (
        <Sheet labelledBy="en-cada-ano">
          <h2 id="en-cada-ano">{view.inYears.title}</h2>
          <p className={css.small}>{view.inYears.note}</p>
          <Table columns={view.inYears.columns} rows={view.inYears.rows} />
        </Sheet>
      ) : null}
      {view.sources ? <Sheet labelledBy="fuentes"><h2 id="fuentes">{view.sources.title}</h2>{view.sources.sentences.map(s => <p key={s} className={css.small}>{s}</p>)}</Sheet> : null}
    </>
  )
}
