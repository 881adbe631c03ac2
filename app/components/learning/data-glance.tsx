/** Page 2 at a glance: looking closer and closer, from the whole school to a group; and around it, why, and what they say themselves. */
import { m } from '../../messages/compiled/messages.js'
import { Drawing, linesOf, Words } from './drawing.tsx'
import css from './drawing.module.css'

/** Points of a honeycomb inside a circle: everybody in the school, or few enough to see each. */
const grainsIn = (cx: number, cy: number, r: number, gap: number): [number, number][] => {
  const points: [number, number][] = []
  for (let row = -12; row <= 12; row++) for (let i = -12; i <= 12; i++) {
    const [x, y] = [(i + (row % 2 === 0 ? 0 : 0.5)) * gap, row * gap * 0.866]
    if (Math.hypot(x, y) <= r - gap * 0.55) points.push([Math.round((cx + x) * 10) / 10, Math.round((cy + y) * 10) / 10])
  }
  return points
}
/** Those at risk among them: the same few places in each look. */
const isAtRisk = ([x, y]: readonly [number, number], [cx, cy, r]: readonly [number, number, number]) => Math.hypot(x - (cx + r * 0.3), y - (cy - r * 0.12)) < r * 0.36

type Look = { c: readonly [number, number, number]; gap: number; size: number }
const Lens = ({ look: { c, gap, size }, all = false }: { look: Look; all?: boolean }) => (
  <>
    <circle cx={c[0]} cy={c[1]} r={c[2]} className={all ? css.warmed : css.paper} />
    {grainsIn(c[0], c[1], c[2], gap).map(p => <circle key={p.join()} cx={p[0]} cy={p[1]} r={size} className={all || isAtRisk(p, c) ? css.dot : css.grain} />)}
  </>
)
const wideLooks: Look[] = [{ c: [96, 112, 84], gap: 18.5, size: 3 }, { c: [250, 112, 58], gap: 19.5, size: 4 }, { c: [366, 112, 42], gap: 21, size: 5 }, { c: [463, 112, 36], gap: 23, size: 7 }]
const tallLooks: Look[] = [{ c: [80, 82, 74], gap: 17, size: 2.8 }, { c: [80, 218, 50], gap: 17.5, size: 3.6 }, { c: [80, 318, 38], gap: 19.5, size: 4.6 }, { c: [80, 404, 34], gap: 20.5, size: 6 }]
/** The two lines that touch a circle and the next, smaller one: the funnel. */
const funnel = (looks: readonly Look[]): string => looks.slice(1).map(({ c: [x2, y2, r2] }, i) => {
  const [x1, y1, r1] = looks[i]!.c
  const [dx, dy] = [x2 - x1, y2 - y1]
  const far = Math.hypot(dx, dy)
  const [along, across] = [(r1 - r2) / far, Math.sqrt(1 - ((r1 - r2) / far) ** 2)]
  const at = (x: number, y: number, r: number, side: number) =>
    `${Math.round(x + r * ((dx / far) * along - (dy / far) * across * side))} ${Math.round(y + r * ((dy / far) * along + (dx / far) * across * side))}`
  return [1, -1].map(side => `M ${at(x1, y1, r1, side)} L ${at(x2, y2, r2, side)}`).join(' ')
}).join(' ')
const names = [m.learning_draw_all, m.learning_draw_levels, m.learning_draw_courses, m.learning_draw_group]
const asks = [m.learning_draw_all_ask, m.learning_draw_levels_ask, m.learning_draw_courses_ask, m.learning_draw_group_ask]

/** A speech bubble of one line or two, with its tail towards the group. */
const Bubble = ({ x, y, width, tail, text }: { x: number; y: number; width: number; tail: 'left-down' | 'left-up' | 'up'; text: string }) => {
  const lines = linesOf(text, Math.floor((width - 12) / 7.6))
  const height = 24 + 17 * lines.length
  const round = (d: string) => `${d} H ${width - 14} Q ${width} 0 ${width} 14 V ${height - 14} Q ${width} ${height} ${width - 14} ${height}`
  const shape = {
    'up': `${round('M 14 0 H 40 L 48 -14 L 58 0')} H 14 Q 0 ${height} 0 ${height - 14} V 14 Q 0 0 14 0 Z`,
    'left-down': `${round('M 14 0')} H 24 L 2 ${height + 13} L 8 ${height - 4} Q 0 ${height - 6} 0 ${height - 16} V 14 Q 0 0 14 0 Z`,
    'left-up': `${round('M 8 3 L 0 -14 L 24 0')} H 14 Q 0 ${height} 0 ${height - 14} V 14 Q 0 6 8 3 Z`,
  }
  return (
    <g transform={`translate(${x} ${y})`}>
      <path className={css.paper} d={shape[tail]} />
      <Words x={width / 2} y={height / 2 + 5} anchor="middle" from="middle" wrap={Math.floor((width - 12) / 7.6)} text={text} />
    </g>
  )
}

export const DataGlance = () => (
  <Drawing title={m.learning_draw_data_title()} says={m.learning_draw_data_says()}
    wide={{
      box: [640, 268],
      draw: (
        <>
          <path d={funnel(wideLooks)} className={css.soft} />
          {wideLooks.map((look, i) => <Lens key={i} look={look} all={i === 3} />)}
          <Bubble x={512} y={34} width={124} tail="left-down" text={m.learning_draw_why()} />
          <Bubble x={512} y={144} width={124} tail="left-up" text={m.learning_draw_voices()} />
          {wideLooks.map(({ c }, i) => (
            <g key={i}>
              <Words hand="name" x={c[0]} y={222} anchor="middle" text={names[i]!()} />
              <Words x={c[0]} y={242} anchor="middle" wrap={i === 0 ? 24 : 14} text={asks[i]!()} />
            </g>
          ))}
        </>
      ),
    }}
    narrow={{
      box: [300, 520],
      draw: (
        <>
          <path d={funnel(tallLooks)} className={css.soft} />
          {tallLooks.map((look, i) => <Lens key={i} look={look} all={i === 3} />)}
          {tallLooks.map(({ c }, i) => (
            <g key={i}>
              <Words hand="name" x={172} y={c[1] - 6} text={names[i]!()} />
              <Words x={172} y={c[1] + 14} wrap={16} text={asks[i]!()} />
            </g>
          ))}
          <Bubble x={2} y={464} width={124} tail="up" text={m.learning_draw_why()} />
          <Bubble x={134} y={456} width={160} tail="left-up" text={m.learning_draw_voices()} />
        </>
      ),
    }} />
)
