/** The Ministry's trajectory report of a school: how many stand in each of its lists, what each list is, and where it comes from. */
import { Finding } from '../figures/school-figures.tsx'
import { EmptyState, Sheet } from '../page.tsx'
import { Table } from '../table.tsx'
import type { TrajectoryView } from './trajectory-view.ts'
import css from './yearly.module.css'

export const Trajectory = ({ view }: { view: TrajectoryView }) => {
  if (view.kind === 'none') return <EmptyState title={view.title}>{view.sentences.map(s => <p key={s}>{s}</p>)}</EmptyState>
  return (
    <Sheet labelledBy="trayectoria">
      <h2 id="trayectoria">{view.title}</h2>
      <div className={css.block}>
        {view.finding ? <Finding headline={view.finding} detail={view.detail} /> : <div>{view.detail.map(s => <p key={s} className={css.small}>{s}</p>)}</div>}
        <div className={css.narrow}><Table caption={view.caption} columns={view.columns} rows={view.rows.map(r => ({ key: r.key, cells: { list: <>{r.name}<span className={css.means}>{r.means}</span></>, ...r.cells } }))} /></div>
        {view.byGrade ? <details className={css.more}><summary>{view.byGrade.title}</summary><div className={css.narrow}><Table columns={view.byGrade.columns} rows={view.byGrade.rows} /></div></details> : null}
        <div>{view.sources.map(s => <p key={s} className={css.small}>{s}</p>)}</div>
      </div>
    </Sheet>
  )
}
