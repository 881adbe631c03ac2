/** The cycle itself: four stations around a turn that goes on, one further out. The station where a cycle stands is filled. */
import type { Phase } from '../../../cycles/notebook/phases.ts'
import type { PageKind } from '../../../cycles/notebook/parts.ts'
import { m } from '../../messages/compiled/messages.js'
import { pageName, phaseName } from '../notebook/names.ts'
import { Drawing, Head, Words } from './drawing.tsx'
import { Station } from './glyphs.tsx'
import css from './drawing.module.css'

const stationsOf: Record<Phase, readonly PageKind[]> = { planning: ['challenge', 'data'], implementing: ['implementation'], studying: ['learnings'], closed: ['learnings'], dropped: [] }
const pages = ['challenge', 'data', 'implementation', 'learnings'] as const
const asks: Record<PageKind, () => string> = {
  challenge: m.learning_draw_cycle_challenge, data: m.learning_draw_cycle_data, implementation: m.learning_draw_cycle_implementation, learnings: m.learning_draw_cycle_learnings,
}

/** `phase` null: the cycle in general. */
export const CycleTurn = ({ phase = null }: { phase?: Phase | null }) => {
  const here = phase ? stationsOf[phase] : []
  const isHere = (page: PageKind) => here.includes(page)
  const middle = phase ? phaseName[phase]() : m.learning_draw_cycle_weeks()
  return (
    <Drawing title={m.learning_draw_cycle_title()} says={phase ? `${m.learning_draw_cycle_says()} ${m.learning_draw_cycle_now({ phase: phaseName[phase]() })}` : m.learning_draw_cycle_says()}
      wide={{
        box: [640, 372],
        draw: (
          <>
            <circle cx="320" cy="186" r="66" className={css.wash} />
            <g className={css.voice}>
              <path d="M 354.6 89.4 A 104 104 0 0 1 416.6 151.4" /><Head x={416.6} y={151.4} turn={71} />
              <path d="M 416.6 220.6 A 104 104 0 0 1 354.6 282.6" /><Head x={354.6} y={282.6} turn={161} />
              <path d="M 285.4 282.6 A 104 104 0 0 1 223.4 220.6" /><Head x={223.4} y={220.6} turn={251} />
              <path d="M 223 151 C 210 118 212 86 231 62" /><Head x={231} y={62} turn={-51} />
            </g>
            <circle cx="246" cy="42" r="20" className={css.ahead} />
            <path d="M 270 28 C 306 12 352 10 392 24" className={css.ahead} />
            <Station page="challenge" x={320} y={82} r={26} isHere={isHere('challenge')} />
            <Station page="data" x={424} y={186} r={26} isHere={isHere('data')} />
            <Station page="implementation" x={320} y={290} r={26} isHere={isHere('implementation')} />
            <Station page="learnings" x={216} y={186} r={26} isHere={isHere('learnings')} />
            {phase ? <text className={css.now} x="320" y="170" textAnchor="middle">{m.learning_draw_cycle_here()}</text> : <circle cx="320" cy="164" r="6" className={css.dot} />}
            <Words hand="middle" x={320} y={190} anchor="middle" wrap={14} text={middle} />
            <Words hand="name" x={372} y={60} text={pageName.challenge()} /><Words x={372} y={80} text={asks.challenge()} wrap={34} />
            <Words hand="name" x={464} y={184} text={pageName.data()} /><Words x={464} y={204} text={asks.data()} wrap={24} />
            <Words hand="name" x={320} y={342} anchor="middle" text={pageName.implementation()} /><Words x={320} y={362} anchor="middle" text={asks.implementation()} />
            <Words hand="name" x={176} y={166} anchor="end" wrap={13} text={pageName.learnings()} /><Words x={176} y={205} anchor="end" text={asks.learnings()} wrap={19} />
            <Words x={216} y={36} anchor="end" text={m.learning_draw_cycle_next()} wrap={22} />
          </>
        ),
      }}
      narrow={{
        box: [300, 486],
        draw: (
          <>
            <circle cx="150" cy="160" r="54" className={css.wash} />
            <g className={css.voice}>
              <path d="M 179.4 84.8 A 82 82 0 0 1 226 131.5" /><Head x={226} y={131.5} turn={69} />
              <path d="M 226 189 A 82 82 0 0 1 179.4 235.2" /><Head x={179.4} y={235.2} turn={159} />
              <path d="M 121 235.2 A 82 82 0 0 1 74 189" /><Head x={74} y={189} turn={249} />
              <path d="M 73.5 131.5 C 62 104 62 78 74 52" /><Head x={74} y={52} turn={-62} />
            </g>
            <circle cx="85" cy="32" r="18" className={css.ahead} />
            <Station page="challenge" x={150} y={78} r={22} isHere={isHere('challenge')} />
            <Station page="data" x={232} y={160} r={22} isHere={isHere('data')} />
            <Station page="implementation" x={150} y={242} r={22} isHere={isHere('implementation')} />
            <Station page="learnings" x={68} y={160} r={22} isHere={isHere('learnings')} />
            {phase ? <text className={css.now} x="150" y="146" textAnchor="middle">{m.learning_draw_cycle_here()}</text> : <circle cx="150" cy="139" r="5.5" className={css.dot} />}
            <Words hand="middle" x={150} y={164} anchor="middle" wrap={13} text={middle} />
            <Words x={112} y={24} text={m.learning_draw_cycle_next()} wrap={23} />
            {pages.map((page, i) => (
              <g key={page}>
                <Station page={page} x={18} y={300 + 49 * i} r={16} isHere={isHere(page)} />
                <Words hand="name" x={42} y={296 + 49 * i} text={pageName[page]()} />
                <Words x={42} y={315 + 49 * i} text={asks[page]()} />
              </g>
            ))}
          </>
        ),
      }} />
  )
}
