/** Two years over the same months, drawn with SVG attributes: whole on the server, on paper, and without JavaScript. The table says the same. */
import { Table } from '../table.tsx'
import type { MonthsView } from './view.ts'
import css from './story.module.css'

type Chart = NonNullable<Extract<MonthsView, { kind: 'months' }>['chart']>
type Mark = Chart['now']['marks'][number]

/** A dot; a triangle where the figure is only known as at least (or at most) this. */
const MarkOf = ({ mark: { x, y, bound }, className, r }: { mark: Mark; className: string | undefined; r: number }) =>
  bound === null ? <circle className={className} cx={x} cy={y} r={r} />
    : <path className={className} d={bound === 'at-least' ? `M${x - r - 1} ${y + r} L${x + r + 1} ${y + r} L${x} ${y - r - 1} Z` : `M${x - r - 1} ${y - r} L${x + r + 1} ${y - r} L${x} ${y + r + 1} Z`} />

const Drawing = ({ chart: c, cycleName }: { chart: Chart; cycleName: string | null }) => (
  <svg className={css.drawing} viewBox={`0 0 ${c.width} ${c.height}`} aria-hidden="true" focusable="false">
    {c.cycle ? (
      <g>
        <rect className={css.cycleArea} x={c.cycle.x} y={c.plot.top} width={c.cycle.width} height={c.plot.bottom - c.plot.top} />
        <path className={css.cycleEdge} d={`M${c.cycle.x} ${c.plot.top} V${c.plot.bottom} M${c.cycle.x + c.cycle.width} ${c.plot.top} V${c.plot.bottom}`} />
        <text className={css.cycleName} x={c.cycle.x + c.cycle.width / 2} y={c.plot.top - 7} textAnchor="middle">{cycleName}</text>
      </g>
    ) : null}
    {c.ticks.map(t => (
      <g key={t.y}>
        <line className={css.gridLine} x1={c.plot.left} x2={c.plot.right} y1={t.y} y2={t.y} />
        <text className={css.axisText} x={c.plot.left - 6} y={t.y + 4} textAnchor="end">{t.text}</text>
      </g>
    ))}
    {c.months.map(m => <text key={m.key} className={css.axisText} x={m.x} y={c.plot.bottom + 16} textAnchor="middle">{m.text}</text>)}
    {c.before.runs.map(points => <polyline key={points} className={css.lineBefore} points={points} />)}
    {c.before.marks.map(mark => <MarkOf key={mark.key} mark={mark} className={css.markBefore} r={2.6} />)}
    {c.now.runs.map(points => <polyline key={points} className={css.lineNow} points={points} />)}
    {c.now.marks.map(mark => <MarkOf key={mark.key} mark={mark} className={css.markNow} r={3.4} />)}
  </svg>
)

const Sample = ({ of }: { of: 'now' | 'before' }) => (
  <svg className={css.sample} viewBox="0 0 30 12" aria-hidden="true" focusable="false">
    <line className={of === 'now' ? css.lineNow : css.lineBefore} x1="1" x2="29" y1="6" y2="6" />
    <circle className={of === 'now' ? css.markNow : css.markBefore} cx="15" cy="6" r={of === 'now' ? 3.4 : 2.6} />
  </svg>
)

/** `sourced`: whether the sources stand under it (a story has them in its foot). */
export const MonthsFigure = ({ view, sourced = true }: { view: MonthsView; sourced?: boolean }) => {
  if (view.kind === 'none') return <p className={css.quiet}>{view.text}</p>
  return (
    <div className={css.months}>
      <h2 className={css.partTitle}>{view.title}</h2>
      {view.sentences.map(s => <p key={s} className={css.sentence}>{s}</p>)}
      <div className={css.monthsPair}>
        {view.chart ? (
          <figure className={css.figure}>
            <figcaption className={css.key}>
              <span><Sample of="now" />{view.key.now}</span>
              <span><Sample of="before" />{view.key.before}</span>
              {view.key.bound ? <span>{view.key.bound}</span> : null}
            </figcaption>
            <Drawing chart={view.chart} cycleName={view.key.cycle} />
          </figure>
        ) : null}
        <div className={css.monthsTable}>
          <Table caption={view.table.caption} stacks={false} columns={view.table.columns} rows={view.table.rows.map(row => ({
            key: row.key, cells: { ...row.cells, month: row.isOfCycle ? <>{row.cells.month} <span className={css.ofCycle}>{view.key.cycle}</span></> : row.cells.month },
          }))} />
        </div>
      </div>
      {sourced ? view.sources.map(s => <p key={s} className={css.source}>{s}</p>) : null}
    </div>
  )
}
