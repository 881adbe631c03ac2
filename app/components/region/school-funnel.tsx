/** Schools by their size and a share of their students: the drawing, and the same in a table by groups and names. */
import { Link } from 'react-router'
import { m } from '../../messages/compiled/messages.js'
import { Sheet } from '../page.tsx'
import { Table } from '../table.tsx'
import type { FunnelView } from './describe-funnel.ts'
import css from './funnel.module.css'

const Drawing = ({ drawing: d }: { drawing: NonNullable<FunnelView['drawing']> }) => (
  <svg className={css.drawing} viewBox={`0 0 ${d.width} ${d.height}`} aria-hidden="true" focusable="false">
    <path className={css.far} d={d.far} /><path className={css.near} d={d.near} />
    {d.yTicks.map(t => <g key={t.label}><line className={css.grid} x1={d.left} x2={d.right} y1={t.y} y2={t.y} /><text className={css.tick} x={d.left - 8} y={t.y + 4} textAnchor="end">{t.label}</text></g>)}
    {d.xTicks.map(t => <text key={t.label} className={css.tick} x={t.x} y={d.bottom + 18} textAnchor="middle">{t.label}</text>)}
    <line className={css.target} x1={d.left} x2={d.right} y1={d.target} y2={d.target} />
    {d.points.map(p => p.position === 'within' ? <circle key={p.key} className={css.within} cx={p.x} cy={p.y} r={4.5} /> : <path key={p.key} className={css.apart} d={`M${p.x} ${p.y - 7} L${p.x + 7} ${p.y} L${p.x} ${p.y + 7} L${p.x - 7} ${p.y} Z`} />)}
    <text className={css.axis} x={d.right} y={d.height - 6} textAnchor="end">{m.region_funnel_axis()}</text>
  </svg>
)

export const FunnelOfSchools = ({ view: v, titleId, isReport = false }: { view: FunnelView; titleId: string; isReport?: boolean }) => (
  <Sheet labelledBy={titleId}>
    <h2 id={titleId}>{m.region_funnel_heading()}</h2>
    {isReport ? null : <nav className={`${css.measures} no-print`} aria-label={m.region_funnel_measures()}><ul>{v.measures.map(x => <li key={x.href}><Link to={x.href} aria-current={x.isCurrent ? 'page' : undefined}>{x.label}</Link></li>)}</ul></nav>}
    <h3>{v.title}</h3>
    <p>{v.what}</p>
    <p className={css.headline}>{v.headline}</p>
    {v.sentences.map(t => <p key={t} className={css.note}>{t}</p>)}
    {v.drawing ? (
      <figure className={css.figure}>
        <Drawing drawing={v.drawing} />
        <figcaption>
          <ul className={css.legend}>
            <li><svg viewBox="0 0 14 14" width={14} height={14} aria-hidden="true" focusable="false"><circle className={css.within} cx={7} cy={7} r={4.5} /></svg> {m.region_funnel_key_within()}</li>
            <li><svg viewBox="0 0 16 16" width={16} height={16} aria-hidden="true" focusable="false"><path className={css.apart} d="M8 1 L15 8 L8 15 L1 8 Z" /></svg> {m.region_funnel_key_apart()}</li>
            <li><svg viewBox="0 0 22 12" width={22} height={12} aria-hidden="true" focusable="false"><rect className={css.far} width={22} height={12} /></svg> {m.region_funnel_key_far()}</li>
            <li><svg viewBox="0 0 22 12" width={22} height={12} aria-hidden="true" focusable="false"><rect className={css.near} width={22} height={12} /></svg> {m.region_funnel_key_near()}</li>
          </ul>
        </figcaption>
      </figure>
    ) : null}
    {v.rows.length > 0 ? (
      <Table caption={v.caption} columns={[
        { key: 'school', label: m.region_funnel_col_school() }, { key: 'reading', label: m.region_funnel_col_reading() }, { key: 'rate', label: m.region_funnel_col_rate(), number: true }, { key: 'estimate', label: m.region_funnel_col_estimate(), number: true },
      ]} rows={v.rows.map(r => ({
        key: r.key, cells: {
          school: <Link className={css.school} to={r.href}>{r.school}</Link>, reading: r.isApart ? <strong>{r.reading}</strong> : r.reading,
          rate: <>{r.rate}<span className={css.note}>{r.of}</span></>, estimate: <>{r.estimate}<span className={css.note}>{r.between}</span></>,
        },
      }))} />
    ) : null}
    {v.more ? <p className={css.note}>{v.more}</p> : null}
  </Sheet>
)
