/** Page 1 at a glance: three questions that meet in the challenge, and from it what is planted, what grows, and what for. */
import { m } from '../../messages/compiled/messages.js'
import { Drawing, Words } from './drawing.tsx'
import css from './drawing.module.css'

const Seed = ({ x, y }: { x: number; y: number }) => (
  <g transform={`translate(${x} ${y})`}>
    <path d="M -26 0 C -18 -9 18 -9 26 0" className={css.warmed} />
    <path d="M 0 5 C -8 9 -8 18 0 22 C 8 18 8 9 0 5 Z" className={css.paper} />
    <path d="M 0 11 V 16" />
  </g>
)
const Sprout = ({ x, y }: { x: number; y: number }) => (
  <g transform={`translate(${x} ${y})`}>
    <path d="M -20 0 C -14 -6 14 -6 20 0" className={css.warmed} />
    <g className={css.voice}>
      <path d="M 0 -4 V -34" />
      <path d="M 0 -20 C -20 -20 -24 -34 -23 -42 C -9 -43 0 -35 0 -20 Z" className={css.washed} />
      <path d="M 0 -32 C 0 -46 9 -54 22 -53 C 23 -40 16 -31 0 -32 Z" className={css.washed} />
    </g>
    <path d="M 0 4 V 14 M 0 9 L -7 16 M 0 10 L 7 17" />
  </g>
)
const Tree = ({ x, y }: { x: number; y: number }) => (
  <g transform={`translate(${x} ${y})`}>
    <path d="M -24 0 C -16 -6 16 -6 24 0" className={css.warmed} />
    <g className={css.voice}>
      <path d="M 0 -62 C -22 -58 -38 -72 -34 -90 C -44 -106 -28 -124 -12 -118 C -4 -134 22 -132 26 -116 C 42 -114 46 -94 34 -86 C 36 -68 18 -58 0 -62 Z" className={css.washed} />
      <path d="M 0 -4 V -82 M 0 -50 L 15 -68 M 0 -62 L -13 -78" />
    </g>
    <path d="M 0 4 V 18 M 0 9 L -11 17 M 0 9 L 11 17 M 0 14 L -5 24 M 0 14 L 6 24" />
    <circle cx="-16" cy="-98" r="4" className={css.dot} /><circle cx="14" cy="-104" r="4" className={css.dot} /><circle cx="20" cy="-80" r="4" className={css.dot} />
  </g>
)

const Circles = ({ at, r }: { at: readonly (readonly [number, number])[]; r: number }) => (
  <>
    {at.map(([x, y]) => <circle key={`${x} ${y}`} cx={x} cy={y} r={r} className={css.wash} fillOpacity="0.75" />)}
    {at.map(([x, y]) => <circle key={`${x} ${y}`} cx={x} cy={y} r={r} />)}
  </>
)

export const ChallengeGlance = () => (
  <Drawing title={m.learning_draw_challenge_title()} says={m.learning_draw_challenge_says()}
    wide={{
      box: [640, 340],
      draw: (
        <>
          <Circles at={[[112, 134], [192, 134], [152, 203]]} r={74} />
          <path d="M 152 158 C 206 196 262 214 322 214 H 634" className={css.voice} />
          <circle cx="152" cy="158" r="8" className={css.dot} />
          <Words hand="name" x={82} y={22} anchor="middle" text={m.learning_draw_urgent()} /><Words x={82} y={42} anchor="middle" text={m.learning_draw_urgent_ask()} />
          <Words hand="name" x={238} y={22} anchor="middle" text={m.learning_draw_relevant()} /><Words x={238} y={42} anchor="middle" text={m.learning_draw_relevant_ask()} />
          <Words hand="name" x={152} y={302} anchor="middle" text={m.learning_draw_reach()} /><Words x={152} y={322} anchor="middle" text={m.learning_draw_reach_ask()} />
          <text className={css.now} x="286" y="192" textAnchor="middle">{m.learning_draw_the_challenge()}</text>
          <Seed x={362} y={214} /><Sprout x={472} y={214} /><Tree x={582} y={214} />
          <Words hand="join" x={362} y={264} anchor="middle" text={m.notebook_theory_if()} /><Words x={362} y={286} anchor="middle" wrap={13} text={m.learning_draw_if()} />
          <Words hand="join" x={472} y={264} anchor="middle" text={m.notebook_theory_then()} /><Words x={472} y={286} anchor="middle" wrap={13} text={m.learning_draw_then()} />
          <Words hand="join" x={582} y={264} anchor="middle" wrap={10} text={m.notebook_theory_which_will()} /><Words x={582} y={305} anchor="middle" wrap={14} text={m.learning_draw_which()} />
        </>
      ),
    }}
    narrow={{
      box: [300, 520],
      draw: (
        <>
          <Circles at={[[86, 124], [152, 124], [119, 181]]} r={61} />
          <path d="M 119 144 C 119 214 12 226 12 316 C 12 376 22 398 52 398 H 296" className={css.voice} />
          <circle cx="119" cy="144" r="7.5" className={css.dot} />
          <Words hand="name" x={8} y={20} text={m.learning_draw_urgent()} /><Words x={8} y={39} wrap={16} text={m.learning_draw_urgent_ask()} />
          <Words hand="name" x={158} y={20} text={m.learning_draw_relevant()} /><Words x={158} y={39} wrap={17} text={m.learning_draw_relevant_ask()} />
          <Words hand="name" x={188} y={190} wrap={12} text={m.learning_draw_reach()} /><Words x={188} y={228} wrap={14} text={m.learning_draw_reach_ask()} />
          <text className={css.now} x="26" y="318">{m.learning_draw_the_challenge()}</text>
          <Seed x={56} y={398} /><Sprout x={152} y={398} /><Tree x={250} y={398} />
          <Words hand="join" x={56} y={446} anchor="middle" text={m.notebook_theory_if()} /><Words x={56} y={467} anchor="middle" wrap={11} text={m.learning_draw_if()} />
          <Words hand="join" x={152} y={446} anchor="middle" text={m.notebook_theory_then()} /><Words x={152} y={467} anchor="middle" wrap={11} text={m.learning_draw_then()} />
          <Words hand="join" x={250} y={446} anchor="middle" wrap={10} text={m.notebook_theory_which_will()} /><Words x={250} y={486} anchor="middle" wrap={12} text={m.learning_draw_which()} />
        </>
      ),
    }} />
)
