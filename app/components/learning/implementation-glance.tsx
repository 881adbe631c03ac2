/** Page 3 at a glance: a way in small dated steps, with a bend where it is adjusted; beside it the way that was planned. */
import { m } from '../../messages/compiled/messages.js'
import { Drawing, Head, Words } from './drawing.tsx'
import css from './drawing.module.css'

/** Footprints: place and the way they walk, in degrees. */
type Step = readonly [x: number, y: number, turn: number]
const Steps = ({ at }: { at: readonly Step[] }) => (
  <>
    {at.map(([x, y, turn], i) => (
      <g key={`${x} ${y}`} transform={`translate(${x} ${y}) rotate(${turn}) translate(0 ${i % 2 === 0 ? -6 : 6})`}>
        <ellipse rx="7.5" ry="4.2" className={css.full} />
        <circle cx="-10.5" r="2.8" className={css.full} />
      </g>
    ))}
  </>
)
const Flag = ({ x, y, toLeft = false }: { x: number; y: number; toLeft?: boolean }) => (
  <g transform={`translate(${x} ${y})`}>
    <path d="M 0 0 V -42" />
    <path d={toLeft ? 'M 0 -42 L -26 -34 L 0 -26' : 'M 0 -42 L 26 -34 L 0 -26'} className={css.warmed} />
  </g>
)
/** A page of the log: a corner, three lines, a pencil. */
const Log = ({ x, y }: { x: number; y: number }) => (
  <g transform={`translate(${x} ${y})`}>
    <path d="M 0 0 H 30 L 40 10 V 50 H 0 Z M 30 0 V 10 H 40" className={css.paper} />
    <path d="M 8 18 H 28 M 8 27 H 32 M 8 36 H 20" className={css.voice} />
    <path d="M 26 44 L 48 22 L 54 28 L 32 50 L 24 52 Z" className={css.warmed} />
  </g>
)

export const ImplementationGlance = () => (
  <Drawing title={m.learning_draw_implementation_title()} says={m.learning_draw_implementation_says()}
    wide={{
      box: [640, 290],
      draw: (
        <>
          <path d="M 342 182 H 562" className={css.ahead} /><g className={css.soft}><Head x={568} y={182} turn={0} /></g>
          <Steps at={[[52, 226, -10], [84, 216, -26], [114, 199, -28], [146, 187, -14], [179, 182, -2], [212, 182, 0], [245, 182, 0], [278, 182, 0], [342, 154, -62], [360, 126, -56], [386, 103, -34], [418, 91, -14], [451, 86, -8], [484, 81, -10], [517, 75, -10], [550, 70, -8]]} />
          <circle cx="314" cy="182" r="18" className={`${css.warmed} ${css.look}`} /><path d="M 306 187 C 314 187 317 183 318 174 M 312 178 L 318.500 172.500 L 324 179" className={css.look} />
          <Flag x={34} y={208} /><Flag x={228} y={164} /><Flag x={600} y={74} />
          <Words x={44} y={254} text={m.learning_draw_week_1()} /><Words x={228} y={214} anchor="middle" text={m.learning_draw_week_3()} /><Words x={602} y={96} anchor="middle" text={m.learning_draw_week_7()} />
          <Words hand="name" x={20} y={120} text={m.learning_draw_steps()} /><Words x={20} y={140} text={m.learning_draw_steps_ask()} />
          <Log x={424} y={118} /><Words hand="name" x={488} y={136} text={m.learning_draw_log()} /><Words x={488} y={156} text={m.learning_draw_log_ask()} />
          <path d="M 314 206 V 232" className={css.look} /><Words hand="name" x={314} y={254} anchor="middle" text={m.learning_draw_adjust()} /><Words x={314} y={274} anchor="middle" text={m.learning_draw_adjust_ask()} />
          <Words x={568} y={208} anchor="end" text={m.learning_draw_planned_way()} />
        </>
      ),
    }}
    narrow={{
      box: [300, 486],
      draw: (
        <>
          <path d="M 52 268 V 386" className={css.ahead} /><g className={css.soft}><Head x={52} y={392} turn={90} /></g>
          <Steps at={[[26, 30, 66], [38, 62, 70], [47, 94, 80], [51, 127, 88], [52, 160, 90], [52, 193, 90], [92, 278, 32], [122, 297, 34], [148, 320, 50], [165, 350, 68], [175, 382, 76], [183, 414, 76]]} />
          <circle cx="52" cy="234" r="18" className={`${css.warmed} ${css.look}`} /><path d="M 47 226 C 47 234 50 237 59 238 M 54 232 L 60.500 238.300 L 54 244" className={css.look} />
          <Flag x={92} y={60} /><Words x={104} y={79} anchor="middle" text={m.learning_draw_week_1()} />
          <Words hand="name" x={148} y={34} text={m.learning_draw_steps()} /><Words x={148} y={54} wrap={19} text={m.learning_draw_steps_ask()} />
          <Log x={88} y={116} /><Words hand="name" x={158} y={136} text={m.learning_draw_log()} /><Words x={158} y={156} wrap={18} text={m.learning_draw_log_ask()} />
          <Words hand="name" x={86} y={222} text={m.learning_draw_adjust()} /><Words x={86} y={242} wrap={28} text={m.learning_draw_adjust_ask()} />
          <Words x={6} y={416} wrap={12} text={m.learning_draw_planned_way()} />
          <Flag x={222} y={444} /><Words x={234} y={463} anchor="middle" text={m.learning_draw_week_7()} />
        </>
      ),
    }} />
)
