/** The lineage of a school's cycles, drawn as a ramp that climbs from a few students to the whole school. The list below it says the same. */
import { useId } from 'react'
import type { TheoryCarried } from '../../../cycles/notebook/phases.ts'
import type { Ramp } from '../../../cycles/notebook/ramp.ts'
import { m } from '../../messages/compiled/messages.js'
import { carriedName } from '../notebook/names.ts'
import { linesOf } from './drawing.tsx'
import { scopeNameOf } from './names.ts'
import type { RampView } from './view.ts'
import css from './learning.module.css'

const strokeOf: Record<TheoryCarried, string> = { maintained: css.link!, adjusted: `${css.link} ${css.adjusted}`, replaced: `${css.link} ${css.replaced}` }
const nodeOf = { open: css.nodeOpen, closed: css.node, dropped: css.nodeDropped }
const numberOf = { open: `${css.nodeNumber} ${css.nodeOpenNumber}`, closed: css.nodeNumber, dropped: `${css.nodeNumber} ${css.nodeDroppedNumber}` }

/** The last line stands at the height given, the others above it. */
const Name = ({ at, lines }: { at: Ramp['rows'][number]['label']; lines: string[] }) => (
  <text className={css.rowName} x={at.x} y={at.y - 15 * (lines.length - 1)} textAnchor={at.anchor}>
    {lines.map((line, i) => <tspan key={line} x={at.x} dy={i === 0 ? 0 : 15}>{line}</tspan>)}
  </text>
)

const Drawn = ({ ramp: r, className, says, wrap }: { ramp: Ramp; className: string; says: string; /** Characters of a scope's name in one line. */ wrap: number }) => {
  const id = useId()
  return (
    <svg className={className} viewBox={`0 0 ${r.width} ${r.height}`} role="img" aria-labelledby={`${id}-t ${id}-d`} focusable="false">
      <title id={`${id}-t`}>{m.learning_ramp_title()}</title>
      <desc id={`${id}-d`}>{says}</desc>
      {r.slopes.map(d => <path key={d} d={d} className={css.slope} />)}
      {r.years.map(y => (
        <g key={y.year}>
          <path d={`M ${y.from.x} ${y.from.y} L ${y.to.x} ${y.to.y}`} className={css.year} />
          <text className={css.yearName} x={y.label.x} y={y.label.y} textAnchor={y.label.anchor}>{y.year}</text>
        </g>
      ))}
      {r.rows.map(row => (
        <g key={row.scope ?? ''}>
          <path d={`M ${row.from.x} ${row.from.y} L ${row.to.x} ${row.to.y}`} className={css.row} />
          <Name at={row.label} lines={linesOf(scopeNameOf(row.scope), wrap)} />
        </g>
      ))}
      {r.links.map(l => <path key={l.to} d={l.path} className={strokeOf[l.carried]} />)}
      {r.ends.map(e => <path key={e.id} d={`M ${e.line[0].x} ${e.line[0].y} L ${e.line[1].x} ${e.line[1].y} M ${e.bar[0].x} ${e.bar[0].y} L ${e.bar[1].x} ${e.bar[1].y}`} className={css.end} />)}
      {r.links.map(l => (l.label ? <text key={l.to} className={css.linkName} x={l.label.x} y={l.label.y} textAnchor={l.label.anchor}>{carriedName[l.carried]().toLowerCase()}</text> : null))}
      {r.nodes.map(n => (
        <g key={n.id}>
          <circle cx={n.x} cy={n.y} r={r.radius} className={nodeOf[n.end]} />
          <text className={numberOf[n.end]} x={n.x} y={n.y + 5} textAnchor="middle">{n.number}</text>
        </g>
      ))}
    </svg>
  )
}

const LegendLine = ({ className }: { className: string }) => <svg viewBox="0 0 34 18" aria-hidden="true" focusable="false"><path d="M 2 9 H 32" className={className} /></svg>

export const LineageRamp = ({ view: v }: { view: RampView }) => (
  <section className={css.ramp} aria-labelledby="recorrido">
    <h2 id="recorrido">{m.learning_ramp_title()}</h2>
    <p className={css.hint}>{v.climbs ? m.learning_ramp_hint() : m.learning_ramp_hint_none()}</p>
    <div className={css.rampBox}>
      <Drawn ramp={v.narrow} className={css.rampNarrow!} says={v.says} wrap={7} />
      <Drawn ramp={v.wide} className={css.rampWide!} says={v.says} wrap={20} />
    </div>
    {v.carried.length > 0 || v.ends ? (
      <ul className={css.legend}>
        {v.carried.map(c => <li key={c}><LegendLine className={strokeOf[c]} />{m.learning_ramp_theory({ carried: carriedName[c]().toLowerCase() })}</li>)}
        {v.ends ? <li><svg viewBox="0 0 34 18" aria-hidden="true" focusable="false"><path d="M 2 9 H 26 M 26 2 V 16" className={css.end} /></svg>{m.learning_ramp_dropped()}</li> : null}
      </ul>
    ) : null}
  </section>
)
