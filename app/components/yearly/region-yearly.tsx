/** A school's yearly figures on the region's page: what may be shown, in a table; what each figure is; official dropout for reference. */
import { Sheet } from '../page.tsx'
import { Table } from '../table.tsx'
import type { RegionYearlyView } from './describe-region-yearly.ts'
import { Trajectory } from './trajectory.tsx'
import css from './yearly.module.css'

export const RegionYearly = ({ view }: { view: RegionYearlyView }) => (
  <>
    <Sheet labelledBy="por-ano">
      <h2 id="por-ano">{view.title}</h2>
      {view.table ? (
        <div className={css.block}>
          <Table caption={view.table.caption} columns={view.table.columns} rows={view.table.rows} />
          <div>{view.notes.map(s => <p key={s} className={css.small}>{s}</p>)}</div>
          {view.index ? <div><h3>{view.index.title}</h3>{view.index.sentences.map(s => <p key={s}>{s}</p>)}</div> : null}
          <details className={css.more}>
            <summary>{view.how.title}</summary>
            {view.how.sentences.map(s => <p key={s}>{s}</p>)}
          </details>
        </div>
      ) : <p>{view.none}</p>}
    </Sheet>
    <Trajectory view={view.trajectory} />
    {view.official ? (
      <Sheet labelledBy="oficial">
        <h2 id="oficial">{view.official.title}</h2>
        <div className={css.block}>
          <div>{view.official.sentences.map(s => <p key={s} className={css.small}>{s}</p>)}</div>
          <div className={css.narrow}><Table columns={view.official.columns} rows={view.official.rows} /></div>
        </div>
      </Sheet>
    ) : null}
  </>
)
