/** The drawing behind a verdict, with SVG attributes from a finished view: the same on a screen, on paper and without JavaScript. The table says it in figures. */
import css from './verdicts.module.css'
import type { VerdictChartView } from './view.ts'

const KeySign = ({ sign }: { sign: VerdictChartView['key'][number]['sign'] }) => (
  <svg width="22" height="14" viewBox="0 0 22 14" aria-hidden="true" focusable="false">
    {sign === 'before' || sign === 'after' || sign === 'hollow' ? <circle className={css[sign]} cx="11" cy="7" r="4" />
      : sign === 'centre' ? <line className={css.centre} x1="0" y1="7" x2="22" y2="7" />
      : sign === 'limits' ? <><rect className={css.band} x="0" y="2" width="22" height="10" /><line className={css.limit} x1="0" y1="2" x2="22" y2="2" /><line className={css.limit} x1="0" y1="12" x2="22" y2="12" /></>
      : sign === 'start' ? <line className={css.start} x1="11" y1="0" x2="11" y2="14" />
      : sign === 'adjustment' ? <path className={css.adjust} d="M5 2 H17 L11 12 Z" />
      : <path className={css.lost} d="M6 2 L16 12 M16 2 L6 12" />}
  </svg>
)

export const VerdictChart = ({ chart: c }: { chart: VerdictChartView }) => (
  <figure className={css.figure}>
    <figcaption><strong>{c.title}</strong> · {c.axis}</figcaption>
    <ul className={css.key}>{c.key.map(k => <li key={k.sign}><KeySign sign={k.sign} /> <span>{k.words}</span></li>)}</ul>
    <svg viewBox={`0 0 ${c.width} ${c.height}`} className={css.drawing} aria-hidden="true" focusable="false">
      {c.limits ? <rect className={css.band} x={c.left} width={c.right - c.left} y={c.limits.upper} height={c.limits.lower - c.limits.upper} /> : null}
      {c.yTicks.map(t => <g key={t.y}><line className={t.y === c.zero ? css.zero : css.grid} x1={c.left} x2={c.right} y1={t.y} y2={t.y} /><text className={css.tick} x={c.left - 6} y={t.y + 4} textAnchor="end">{t.text}</text></g>)}
      {c.xTicks.map(t => <text key={t.x} className={css.tick} x={t.x} y={c.bottom + 18} textAnchor="middle">{t.text}</text>)}
      {c.limits ? <><line className={css.limit} x1={c.left} x2={c.right} y1={c.limits.upper} y2={c.limits.upper} /><line className={css.limit} x1={c.left} x2={c.right} y1={c.limits.lower} y2={c.limits.lower} /></> : null}
      {c.centre === null ? null : <line className={css.centre} x1={c.left} x2={c.right} y1={c.centre} y2={c.centre} />}
      {c.start === null ? null : <line className={css.start} x1={c.start} x2={c.start} y1={c.top - 12} y2={c.bottom} />}
      {c.marks.map((mark, i) => mark.kind === 'lost'
        ? <path key={i} className={css.lost} d={`M${mark.x - 4} ${c.bottom - 10} l8 8 m0 -8 l-8 8`} />
        : <g key={i}><line className={css.adjustLine} x1={mark.x} x2={mark.x} y1={c.top - 8} y2={c.bottom} /><path className={css.adjust} d={`M${mark.x - 5} ${c.top - 16} h10 l-5 8 z`} /></g>)}
      {c.lines.map(points => <polyline key={points} className={css.line} points={points} />)}
      {c.points.map(p => <g key={p.x}>{p.beyond ? <circle className={css.ring} cx={p.x} cy={p.y} r="7.5" /> : null}<circle className={css[p.kind]} cx={p.x} cy={p.y} r="3.6"><title>{p.says}</title></circle></g>)}
    </svg>
    {c.notes.map(n => <p key={n} className={css.note}>{n}</p>)}
  </figure>
)
