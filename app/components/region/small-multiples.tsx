/** One small run chart a school, all on the same axis: drawn on the server, with the same in words. */
import { Link } from 'react-router'
import { m } from '../../messages/compiled/messages.js'
import type { ChartsView, SmallChartView } from './charts-words.ts'
import css from './board.module.css'

const Chart = ({ chart: c, box, axis }: { chart: SmallChartView; box: ChartsView['box']; axis: ChartsView['axis'] }) => (
  <li className={css.chart}>
    <h3>{c.href ? <Link className={css.school} to={c.href}>{c.name}</Link> : c.name}</h3>
    {c.drawing ? (
      <svg viewBox={box.viewBox} aria-hidden="true" focusable="false">
        <line className={css.base} x1={box.left} x2={box.right} y1={box.top} y2={box.top} />
        <line className={css.base} x1={box.left} x2={box.right} y1={box.bottom} y2={box.bottom} />
        {c.drawing.median ? <>
          <line className={css.median} x1={c.drawing.median.fromX} x2={c.drawing.median.startX} y1={c.drawing.median.y} y2={c.drawing.median.y} />
          <line className={css.medianAfter} x1={c.drawing.median.startX} x2={c.drawing.median.toX} y1={c.drawing.median.y} y2={c.drawing.median.y} />
        </> : null}
        {c.drawing.startX === null ? null : <line className={css.start} x1={c.drawing.startX} x2={c.drawing.startX} y1={box.top} y2={box.bottom} />}
        <path className={css.series} d={c.drawing.path} />
        {c.drawing.points.map(p => <circle key={p.x} className={css.point} cx={p.x} cy={p.y} r="1.9" />)}
        {c.drawing.years.map(y => <text key={y.year} className={css.yearMark} x={y.x} y={box.height}>{y.year}</text>)}
        <text className={css.yearMark} x={box.right} y={box.high} textAnchor="end">{axis?.high}</text>
        <text className={css.yearMark} x={box.right} y={box.low} textAnchor="end">{axis?.low}</text>
      </svg>
    ) : null}
    <p>{c.words}</p>
    {c.reading ? <p><span className={css.of}>{m.board_reading()}: </span><span className={css.strong}>{c.reading}</span></p> : null}
  </li>
)

export const SmallMultiples = ({ view }: { view: ChartsView }) => (
  <section className={css.board} aria-labelledby="graficos">
    <h2 id="graficos">{m.board_charts_title()}</h2>
    <p>{view.axis ? m.board_charts_axis({ low: view.axis.low, high: view.axis.high }) : m.board_charts_none()}</p>
    <ul className={css.charts}>{view.charts.map(c => <Chart key={c.key} chart={c} box={view.box} axis={view.axis} />)}</ul>
  </section>
)
