/** Page 4 at a glance: what we expected beside what happened, what the difference teaches, four ways to go on, and the next cycle. */
import { m } from '../../messages/compiled/messages.js'
import { decisionName } from '../notebook/names.ts'
import { Drawing, Head, Words } from './drawing.tsx'
import css from './drawing.module.css'

/** An open notebook, something growing out of it. */
const Book = ({ x, y }: { x: number; y: number }) => (
  <g transform={`translate(${x} ${y})`}>
    <path d="M 0 8 C -14 -2 -34 -2 -48 4 V 48 C -34 42 -14 42 0 52 C 14 42 34 42 48 48 V 4 C 34 -2 14 -2 0 8 Z M 0 8 V 52" className={css.paper} />
    <path d="M -38 15 C -28 12 -18 13 -10 17 M -38 26 C -28 23 -18 24 -10 28 M 10 28 C 18 24 28 23 38 26" className={css.soft} />
    <g className={css.voice}>
      <path d="M 0 8 V -26" />
      <path d="M 0 -8 C -18 -8 -21 -20 -20 -28 C -8 -29 0 -21 0 -8 Z" className={css.washed} />
      <path d="M 0 -22 C 0 -36 9 -43 21 -42 C 22 -30 15 -21 0 -22 Z" className={css.washed} />
    </g>
  </g>
)
/** The small turn that goes on. */
const NextTurn = ({ x, y }: { x: number; y: number }) => (
  <g transform={`translate(${x} ${y})`} className={css.voice}>
    <path d="M 20 -4 A 20 20 0 1 1 4 -19.600" /><path d="M -4 -26 L 5 -19.600 L -2 -11.500" /><circle r="5" className={css.dot} />
  </g>
)

export const LearningsGlance = () => (
  <Drawing title={m.learning_draw_learnings_title()} says={m.learning_draw_learnings_says()}
    wide={{
      box: [640, 286],
      draw: (
        <>
          <path d="M 24 44 V 196 H 168" className={css.soft} />
          <path d="M 24 172 L 150 66" className={css.ahead} />
          <path d="M 24 172 C 48 168 56 148 76 152 S 104 128 116 128 S 138 112 150 112" className={css.voice} />
          <circle cx="150" cy="66" r="7" className={css.paper} /><circle cx="150" cy="112" r="7" className={css.full} />
          <path d="M 168 66 C 178 66 168 89 180 89 C 168 89 178 112 168 112" className={css.look} />
          <Words x={142} y={46} anchor="middle" text={m.learning_draw_expected()} /><Words x={156} y={144} anchor="middle" text={m.learning_draw_happened()} />
          <path d="M 190 89 H 226" className={css.look} /><g className={css.look}><Head x={230} y={89} turn={0} /></g>
          <Words hand="name" x={96} y={224} anchor="middle" text={m.learning_draw_beside()} /><Words x={96} y={244} anchor="middle" wrap={23} text={m.learning_draw_beside_ask()} />
          <Book x={292} y={92} />
          <Words hand="name" x={292} y={174} anchor="middle" text={m.learning_draw_learnt()} /><Words x={292} y={194} anchor="middle" wrap={18} text={m.learning_draw_learnt_ask()} />
          <g className={css.voice}>
            <path d="M 350 112 C 380 112 372 38 408 38 H 490 C 530 38 540 66 566 92" />
            <path d="M 350 112 C 380 112 380 88 408 88 H 490 C 524 88 536 100 562 106" />
            <path d="M 350 112 C 380 112 380 138 408 138 H 490 C 524 138 536 128 562 121" />
            <path d="M 350 112 C 380 112 372 188 408 188 H 526" /><path d="M 526 178 V 198" />
          </g>
          <path d="M 538 187 C 562 182 574 164 580 142" className={css.ahead} />
          <Words x={414} y={29} text={decisionName.adopt()} /><Words x={414} y={79} text={decisionName.adapt()} /><Words x={414} y={129} text={decisionName.widen()} /><Words x={414} y={179} text={decisionName.drop()} />
          <NextTurn x={594} y={113} />
          <Words hand="name" x={602} y={50} anchor="middle" wrap={10} text={m.learning_draw_next_cycle()} />
          <Words x={414} y={222} wrap={30} text={m.learning_draw_drop_counts()} />
        </>
      ),
    }}
    narrow={{
      box: [300, 560],
      draw: (
        <>
          <path d="M 14 30 V 166 H 150" className={css.soft} />
          <path d="M 14 146 L 132 46" className={css.ahead} />
          <path d="M 14 146 C 36 142 44 124 62 128 S 90 106 102 106 S 122 92 132 92" className={css.voice} />
          <circle cx="132" cy="46" r="7" className={css.paper} /><circle cx="132" cy="92" r="7" className={css.full} />
          <path d="M 148 46 C 158 46 148 69 160 69 C 148 69 158 92 148 92" className={css.look} />
          <Words x={112} y={26} anchor="middle" text={m.learning_draw_expected()} /><Words x={136} y={120} anchor="middle" text={m.learning_draw_happened()} />
          <Words hand="name" x={180} y={64} wrap={14} text={m.learning_draw_beside()} /><Words x={180} y={102} wrap={15} text={m.learning_draw_beside_ask()} />
          <path d="M 76 176 V 206" className={css.look} /><g className={css.look}><Head x={76} y={210} turn={90} /></g>
          <Book x={76} y={264} />
          <Words hand="name" x={146} y={262} text={m.learning_draw_learnt()} /><Words x={146} y={282} wrap={18} text={m.learning_draw_learnt_ask()} />
          <g className={css.voice}>
            <path d="M 76 324 V 360 C 76 372 84 374 96 374 H 246 C 268 374 276 384 276 408 V 458" />
            <path d="M 76 340 V 398 C 76 410 84 412 96 412 H 246 C 262 412 268 420 268 438 V 458" />
            <path d="M 76 360 V 436 C 76 448 84 450 96 450 H 250 C 257 450 260 453 260 458" />
            <path d="M 76 400 V 474 C 76 486 84 488 96 488 H 216" /><path d="M 216 478 V 498" />
          </g>
          <path d="M 228 488 H 240" className={css.ahead} />
          <Words x={100} y={366} text={decisionName.adopt()} /><Words x={100} y={404} text={decisionName.adapt()} /><Words x={100} y={442} text={decisionName.widen()} /><Words x={100} y={480} text={decisionName.drop()} />
          <NextTurn x={268} y={490} />
          <Words x={100} y={510} wrap={17} text={m.learning_draw_drop_counts()} />
          <Words hand="name" x={296} y={536} anchor="end" wrap={10} text={m.learning_draw_next_cycle()} />
        </>
      ),
    }} />
)
