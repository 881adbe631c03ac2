/** Question 3, as it is read: effects of cycles by type of theory, drawn on one scale, and the official dropout for reference. */
import { Link } from 'react-router'
import { m } from '../../messages/compiled/messages.js'
import { Sheet } from '../page.tsx'
import { Table } from '../table.tsx'
import type { Axis, EffectRow, PooledDrawing, ResultsView, TypeView } from './results-view.ts'
import css from './results.module.css'

const Box = ({ axis, children }: { axis: Axis; children: React.ReactNode }) => (
  <svg className={css.plot} viewBox={`0 0 ${axis.width} 24`} aria-hidden="true" focusable="false">
    <line className={css.zero} x1={axis.zero} x2={axis.zero} y1={0} y2={24} />
    {children}
  </svg>
)
const Arrow = ({ x, side }: { x: number; side: -1 | 1 }) => <path className={css.arrow} d={side < 0 ? `M${x + 6} 7 L${x} 12 L${x + 6} 17` : `M${x - 6} 7 L${x} 12 L${x - 6} 17`} />

const Row = ({ row: r, axis }: { row: EffectRow; axis: Axis }) => (
  <li className={css.row}>
    <span className={css.who}><Link to={r.href}>{r.school}</Link><span className={css.note}>{r.cycle}</span></span>
    <Box axis={axis}>
      {r.low === null || r.high === null ? null : <line className={css.interval} x1={r.low} x2={r.high} y1={12} y2={12} />}
      {r.low !== null && r.opensLow ? <Arrow x={r.low} side={-1} /> : null}
      {r.high !== null && r.opensHigh ? <Arrow x={r.high} side={1} /> : null}
      <circle className={r.hollow ? css.hollow : css.dot} cx={r.x} cy={12} r={5} />
    </Box>
    <span className={css.said}><strong>{r.effect}</strong> {r.interval}<span className={css.note}>{r.basis}</span></span>
  </li>
)

const Together = ({ pooled: p, axis }: { pooled: PooledDrawing; axis: Axis }) => (
  <li className={`${css.row} ${css.together}`}>
    <span className={css.who}><strong>{m.region_pooled_mean()}</strong></span>
    <Box axis={axis}>
      <line className={css.prediction} x1={p.predictionLow} x2={p.predictionHigh} y1={12} y2={12} />
      {p.opensLow ? <Arrow x={p.predictionLow} side={-1} /> : null}
      {p.opensHigh ? <Arrow x={p.predictionHigh} side={1} /> : null}
      <path className={css.diamond} d={`M${p.low} 12 L${p.x} 5 L${p.high} 12 L${p.x} 19 Z`} />
    </Box>
    <span className={css.said}><strong>{p.mean}</strong> {p.interval}<span className={css.note}>{m.region_pooled_prediction({ between: p.prediction })}</span></span>
  </li>
)

export const EffectsOfType = ({ view: v, level = 3 }: { view: TypeView; level?: 2 | 3 }) => {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section className={css.type} aria-labelledby={`tipo-${v.key}`}>
      <Heading id={`tipo-${v.key}`}>{v.title}</Heading>
      <p className={css.headline}>{v.headline}</p>
      <p>{v.explanation}</p>
      <p className={css.note}>{v.schools}</p>
      <div className={css.axisRow}>
        <svg className={css.plot} viewBox={`0 0 ${v.axis.width} 18`} aria-hidden="true" focusable="false">
          {v.axis.ticks.map(t => <text key={t.x} className={css.tick} x={t.x} y={13} textAnchor={t.anchor}>{t.label}</text>)}
        </svg>
      </div>
      <ul className={css.rows}>
        {v.rows.map(r => <Row key={r.key} row={r} axis={v.axis} />)}
        {v.pooled ? <Together pooled={v.pooled} axis={v.axis} /> : null}
      </ul>
      {v.more ? <p className={css.note}>{v.more}</p> : null}
    </section>
  )
}

const LeftOut = ({ reasons }: { reasons: readonly string[] }) => <ul>{reasons.map(t => <li key={t}>{t}</li>)}</ul>

/** `isReport`: what is folded on a screen stands open on paper. */
export const Effects = ({ view: v, titleId, isReport = false }: { view: ResultsView; titleId: string; isReport?: boolean }) => (
  <Sheet labelledBy={titleId}>
    <h2 id={titleId}>{m.region_effects_title()}</h2>
    <p>{m.region_effects_what()}</p>
    <p className={css.headline}>{v.apart.headline}</p>
    <p>{v.apart.text}</p>
    {v.all ? <EffectsOfType view={v.all} /> : null}
    {v.leftOut.length === 0 ? null : isReport
      ? <div className={css.leftOut}><h3>{m.region_left_title()}</h3><LeftOut reasons={v.leftOut} /></div>
      : <details className={css.leftOut}><summary>{m.region_left_title()}</summary><LeftOut reasons={v.leftOut} /></details>}
  </Sheet>
)

export const EffectsByType = ({ view: v, titleId }: { view: ResultsView; titleId: string }) => v.types.length === 0 ? null : (
  <Sheet labelledBy={titleId}>
    <h2 id={titleId}>{m.region_types_title()}</h2>
    <p>{m.region_types_what()}</p>
    <nav className={`${css.by} no-print`} aria-label={m.region_by_label()}><ul>{v.by.map(b => <li key={b.href}><Link to={b.href} aria-current={b.isCurrent ? 'page' : undefined}>{b.label}</Link></li>)}</ul></nav>
    {v.types.map(t => <EffectsOfType key={t.key} view={t} />)}
    {v.compared.map(c => <p key={c.key}>{c.text}</p>)}
  </Sheet>
)

export const DropoutOfReference = ({ view, titleId }: { view: ResultsView['dropout']; titleId: string }) => (
  <Sheet labelledBy={titleId}>
    <h2 id={titleId}>{view?.title ?? m.region_dropout_title()}</h2>
    {view ? <>{view.sentences.map(s => <p key={s} className={css.note}>{s}</p>)}<div className={css.dropout}><Table columns={view.columns} rows={view.rows.map(r => ({ key: r.key, cells: Object.fromEntries(Object.entries(r.cells).map(([key, cell]) => [key, typeof cell === 'string' ? cell : <>{cell.rate}<span className={css.note}>{cell.of}</span></>])) }))} /></div></> : <p>{m.region_dropout_none()}</p>}
  </Sheet>
)
