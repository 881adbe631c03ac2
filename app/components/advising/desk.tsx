/** The desk: schools in order of need, each reason one line and one way; those without any folded below. */
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { m } from '../../messages/compiled/messages.js'
import { EmptyState, Sheet } from '../page.tsx'
import type { DeskSchoolView, DeskView, ReasonView } from './view.ts'
import css from './advising.module.css'

const LinkOr = ({ to, children, className }: { to: string | null; children: ReactNode; className?: string | undefined }) => to ? <Link to={to} className={className}>{children}</Link> : <span className={className}>{children}</span>

const Reason = ({ reason: r }: { reason: ReasonView }) => (
  <li className={css.reason}>
    <p className={css.when}>{r.when}</p>
    <div>
      <p className={css.what}><LinkOr to={r.to}>{r.sentence}</LinkOr></p>
      {r.help ? <p className={css.soft}>{r.help}</p> : null}
      {r.title ? <p className={css.cycleTitle}>{r.title}</p> : null}
    </div>
  </li>
)

const Contact = ({ school: s }: { school: DeskSchoolView }) => <p className={css.contact}><span>{s.contact}</span> <span>{s.next}</span></p>

/** `more`: what else there is to do with a school, below its name. */
export const Desk = ({ view: v, more }: { view: DeskView; more?: (school: DeskSchoolView) => ReactNode }) => (
  <>
    <Sheet labelledBy="espera">
      {v.needing.length === 0 ? <div id="espera-vacia"><EmptyState title={<span id="espera">{m.desk_needing_none()}</span>}><p>{m.desk_needing_none_text()}</p></EmptyState></div> : (
        <>
          <h2 id="espera">{m.desk_needing()}</h2>
          <ol className={css.schools}>
            {v.needing.map(s => (
              <li key={s.rbd} className={css.school}>
                <div className={css.schoolHead}>
                  <h3><LinkOr to={s.to}>{s.name}</LinkOr></h3>
                  <Contact school={s} />
                </div>
                <ul className={css.reasons}>{s.reasons.map(r => <Reason key={r.key} reason={r} />)}</ul>
                {s.cycles.filter(c => c.rests).map(c => <p key={c.id} className={css.cycleLine}><LinkOr to={c.to} className={css.serif}>{c.title}</LinkOr> <span className={css.soft}>{c.rests}</span></p>)}
                {more?.(s)}
              </li>
            ))}
          </ol>
          <p className={css.soft}>{m.desk_needing_how()}</p>
        </>
      )}
    </Sheet>
    {v.others.length > 0 ? (
      <Sheet labelledBy="sin-pendientes">
        <details className={css.others} open={v.needing.length === 0}>
          <summary id="sin-pendientes">{v.othersTitle}</summary>
          <ul className={css.schools}>
            {v.others.map(s => (
              <li key={s.rbd} className={css.school}>
                <div className={css.schoolHead}><h3><LinkOr to={s.to}>{s.name}</LinkOr></h3><Contact school={s} /></div>
                {s.cycles.length === 0 ? <p className={css.soft}>{m.desk_no_cycle()}</p> : s.cycles.map(c => (
                  <p key={c.id} className={css.cycleLine}><LinkOr to={c.to} className={css.serif}>{c.title}</LinkOr> <span className={css.soft}>{c.about}</span></p>
                ))}
                {more?.(s)}
              </li>
            ))}
          </ul>
        </details>
      </Sheet>
    ) : null}
  </>
)
