/**
 * The drawing behind a verdict, with SVG attributes from a finished view: the same on a screen, on paper and without JavaScript. The table says it in
 * figures, and is what a screen reader reads. With a script, one slider goes from point to point: arrows, touch and mouse read each figure aloud or
 * on the line below, once.
 */
import { useEffect, useState } from 'react'
import { Link } from 'react-router'
import { m } from '../../messages/compiled/messages.js'
import css from './verdicts.module.css'
import type { VerdictChartView } from './view.ts'

const KeySign = ({ sign }: { sign: VerdictChartView['key'][number]['sign'] }) => (
  <svg width="22" height="14" viewBox="0 0 22 14" aria-hidden="true" focusable="false">
    {sign === 'before' || sign === 'after' || sign === 'hollow' ? <circle className={css[sign]} cx="11" cy="7" r="4" />
      : sign === 'centre' || sign === 'aim' ? <line className={css[sign]} x1="0" y1="7" x2="22" y2="7" />
      : sign === 'limits' ? <><rect className={css.band} x="0" y="2" width="22" height="10" /><line className={css.limit} x1="0" y1="2" x2="22" y2="2" /><line className={css.limit} x1="0" y1="12" x2="22" y2="12" /></>
      : sign === 'start' ? <line className={css.start} x1="11" y1="0" x2="11" y2="14" />
      : sign === 'adjustment' ? <line className={css.adjustLine} x1="11" y1="0" x2="11" y2="14" />
      : <path className={css.lost} d="M6 2 L16 12 M16 2 L6 12" />}
  </svg>
)

const Marks = ({ chart: c }: { chart: VerdictChartView }) => c.marks.map(mark => (
  <g key={mark.number}>
    {mark.kinds.includes('adjustment') ? <line className={css.adjustLine} x1={mark.x} x2={mark.x} y1={mark.y + 7} y2={c.bottom} /> : null}
    {mark.kinds.includes('lost') ? <path className={css.lost} d={`M${mark.x - 4} ${c.bottom - 10} l8 8 m0 -8 l-8 8`} /> : null}
    <circle className={css.badge} cx={mark.x} cy={mark.y} r="7" />
    <text className={css.badgeNumber} x={mark.x} y={mark.y + 3.2} textAnchor="middle">{mark.number}</text>
  </g>
))

/** Where a reader stands on the line; nothing before the script runs, and on paper. */
const Reader = ({ chart: c, at, onMove }: { chart: VerdictChartView; at: number | null; onMove: (at: number) => void }) => {
  const last = c.points.length - 1
  return (
    <div className={`${css.reader} no-print`}>
      <input type="range" className={css.slider} min={0} max={last} step={1} value={at ?? last} aria-label={`${m.signal_read_point()}: ${c.title}`} aria-valuetext={c.points[at ?? last]?.says}
        onChange={e => onMove(Number(e.target.value))} onFocus={() => onMove(at ?? last)} />
      <p className={css.readout} aria-hidden="true">{at === null ? m.signal_read_hint() : c.points[at]?.says}</p>
    </div>
  )
}

/** What the numbers on the line are. Stands apart from the drawing: it is longer, and reads by itself. */
export const Story = ({ chart: { story, notes } }: { chart: VerdictChartView }) => story.length === 0 ? null : (
  <div className={css.storyPart}>
    <p className={css.storyTitle}>{m.signal_story()}</p>
    <ol className={css.story}>
      {story.map(s => (
        <li key={s.number} value={s.number}>
          <strong>{s.when}</strong>
          <ul>{s.says.map(x => <li key={x.key}>{x.to ? <Link to={x.to}>{x.text}</Link> : x.text}</li>)}</ul>
        </li>
      ))}
    </ol>
    {notes.map(n => <p key={n} className={css.note}>{n}</p>)}
  </div>
)

export const VerdictChart = ({ chart: c }: { chart: VerdictChartView }) => {
  const [isScripted, setScripted] = useState(false)
  const [at, setAt] = useState<number | null>(null)
  useEffect(() => setScripted(true), [])
  const here = at === null ? undefined : c.points[at]
  return (
    <figure className={css.figure}>
      <figcaption><strong>{c.title}</strong> · {c.axis}</figcaption>
      <ul className={css.key}>{c.key.map(k => <li key={k.sign}><KeySign sign={k.sign} /> <span>{k.words}</span></li>)}</ul>
      <svg viewBox={`0 0 ${c.width} ${c.height}`} className={css.drawing} aria-hidden="true" focusable="false">
        {c.limits ? <rect className={css.band} x={c.left} width={c.right - c.left} y={c.limits.upper} height={c.limits.lower - c.limits.upper} /> : null}
        {c.yTicks.map(t => <g key={t.y}><line className={t.y === c.zero ? css.zero : css.grid} x1={c.left} x2={c.right} y1={t.y} y2={t.y} /><text className={css.tick} x={c.left - 6} y={t.y + 4} textAnchor="end">{t.text}</text></g>)}
        {c.xTicks.map(t => <text key={t.x} className={css.tick} x={t.x} y={c.bottom + 18} textAnchor="middle">{t.text}</text>)}
        {c.limits ? <><line className={css.limit} x1={c.left} x2={c.right} y1={c.limits.upper} y2={c.limits.upper} /><line className={css.limit} x1={c.left} x2={c.right} y1={c.limits.lower} y2={c.limits.lower} /></> : null}
        {c.centre === null ? null : <line className={css.centre} x1={c.left} x2={c.right} y1={c.centre} y2={c.centre} />}
        {c.aim === null ? null : <line className={css.aim} x1={c.left} x2={c.right} y1={c.aim} y2={c.aim} />}
        {c.start === null ? null : <line className={css.start} x1={c.start} x2={c.start} y1={c.top - 6} y2={c.bottom} />}
        <Marks chart={c} />
        {here ? <line className={css.here} x1={here.x} x2={here.x} y1={c.top} y2={c.bottom} /> : null}
        {c.lines.map(points => <polyline key={points} className={css.line} points={points} />)}
        {c.points.map(p => <g key={p.x}>{p.beyond ? <circle className={css.ring} cx={p.x} cy={p.y} r="7.5" /> : null}<circle className={css[p.kind]} cx={p.x} cy={p.y} r="3.6" /></g>)}
        {here ? <circle className={css.hereRing} cx={here.x} cy={here.y} r="6" /> : null}
        {isScripted ? c.touch.map((t, i) => <rect key={t.x} className={css.touch} x={t.x} width={t.width} y={c.top} height={c.bottom - c.top} onPointerEnter={() => setAt(i)} onPointerDown={() => setAt(i)} />) : null}
      </svg>
      {isScripted && c.points.length > 1 ? <Reader chart={c} at={at} onMove={setAt} /> : null}
    </figure>
  )
}
