/** A small run chart of our own, drawn with SVG attributes from a finished view. The sentence and the table beside it say the same in words. */
import type { RunChartView } from './view.ts'
import css from './doing.module.css'

const Sign = ({ sign }: { sign: RunChartView['key'][number]['sign'] }) => (
  <svg width="22" height="14" viewBox="0 0 22 14" aria-hidden="true" focusable="false">
    {sign === 'value' ? <><line className={css.line} x1="1" y1="7" x2="21" y2="7" /><circle className={css.dot} cx="11" cy="7" r="4" /></>
      : sign === 'start' ? <line className={css.startLine} x1="11" y1="0" x2="11" y2="14" />
        : sign === 'adjustment' ? <path className={css.adjustSign} d="M5 2 H17 L11 12 Z" />
        : sign === 'lost' ? <path className={css.lostSign} d="M6 2 L16 12 M16 2 L6 12" />
          : <line className={sign === 'median' ? css.medianLine : css.expectedLine} x1="0" y1="7" x2="22" y2="7" />}
  </svg>
)

export const RunChart = ({ chart: c }: { chart: RunChartView }) => (
  <figure className={css.chart}>
    <ul className={css.key}>{c.key.map(k => <li key={k.sign}><Sign sign={k.sign} /> <span>{k.words}</span></li>)}</ul>
    <svg viewBox={`0 0 ${c.width} ${c.height}`} className={css.drawing} aria-hidden="true" focusable="false">
      {c.yTicks.map(t => <g key={t.y}><line className={css.grid} x1={c.left} x2={c.right} y1={t.y} y2={t.y} /><text className={css.tick} x={c.left} y={t.y - 4}>{t.text}</text></g>)}
      {c.xTicks.map(t => <text key={t.x} className={css.tick} x={t.x} y={c.bottom + 18} textAnchor="middle">{t.text}</text>)}
      {c.marks.map((mark, i) => mark.kind === 'start'
        ? <line key={i} className={css.startLine} x1={mark.x} x2={mark.x} y1={c.top - 14} y2={c.bottom} />
        : mark.kind === 'lost' ? <path key={i} className={css.lostSign} d={`M${mark.x - 5} ${c.bottom - 12} l10 10 m0 -10 l-10 10`} />
        : <g key={i}><line className={css.adjustLine} x1={mark.x} x2={mark.x} y1={c.top - 6} y2={c.bottom} /><path className={css.adjustSign} d={`M${mark.x - 6} ${c.top - 16} h12 l-6 10 z`} /></g>)}
      {c.median === null ? null : <line className={css.medianLine} x1={c.left} x2={c.right} y1={c.median} y2={c.median} />}
      {c.expected === null ? null : <line className={css.expectedLine} x1={c.left} x2={c.right} y1={c.expected} y2={c.expected} />}
      {c.lines.map(points => <polyline key={points} className={css.line} points={points} />)}
      {c.points.map(p => <circle key={p.x} className={css.dot} cx={p.x} cy={p.y} r="4" />)}
    </svg>
    {c.notes.map(n => <p key={n} className={css.chartNote}>{n}</p>)}
  </figure>
)
