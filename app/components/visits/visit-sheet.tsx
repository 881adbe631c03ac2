/** A visit on one sheet of paper: what is open, what was agreed, one chart with its sentence, and room to write. */
import { m } from '../../messages/compiled/messages.js'
import { MonthsFigure } from '../story/months-figure.tsx'
import type { MonthsView } from '../story/view.ts'
import type { SchoolAgenda } from './view.ts'
import css from './visit-sheet.module.css'

export type VisitSheetView = {
  id: string
  title: string
  time: string
  schools: string
  purpose: string
  made: string
  agendas: SchoolAgenda[]
  /** What each school brings to a meeting of the network. */
  brought: { rbd: number; name: string; learning: string; brings: string }[]
  /** Of a visit to one school; null for several, or where so few are enrolled that nothing is shown. */
  months: MonthsView | null
  monthsNote: string
}

export const VisitSheet = ({ view: v }: { view: VisitSheetView }) => (
  <article className={css.paper} aria-labelledby="hoja">
    <header className={css.head}>
      <p className={css.place}><span>{v.schools}</span><span>{v.time}</span></p>
      <h2 id="hoja">{v.title}</h2>
      {v.purpose ? <p className={css.purpose}>{v.purpose}</p> : null}
    </header>
    {v.brought.length > 0 ? (
      <section>
        <h3>{m.visits_brings_title()}</h3>
        <dl className={css.brought}>{v.brought.map(b => <div key={b.rbd}><dt>{b.name}</dt><dd>{[b.learning, b.brings].filter(s => s !== '').join('\n') || '·'}</dd></div>)}</dl>
      </section>
    ) : null}
    {v.agendas.map(s => (
      <section key={s.rbd} className={css.school}>
        {v.agendas.length > 1 ? <h3>{s.name}</h3> : null}
        {s.groups.length === 0 ? <p className={css.soft}>{m.visits_agenda_nothing()}</p> : (
          <div className={css.groups}>{s.groups.map(g => (
            <div key={g.key} className={css.group}>
              <h4>{g.title}</h4>
              <ul>{g.topics.map(t => <li key={t.key}><span className={css.box} aria-hidden="true" /><span>{t.text}{t.detail ? <span className={css.detail}>{t.detail}</span> : null}</span></li>)}</ul>
            </div>
          ))}</div>
        )}
      </section>
    ))}
    {v.months ? <section className={css.months}><MonthsFigure view={v.months} sourced={false} /></section> : null}
    {v.monthsNote ? <p className={css.soft}>{v.monthsNote}</p> : null}
    <section className={css.write} aria-hidden="true">
      <div><p>{m.visits_looked()}</p></div>
      <div><p>{m.visits_sheet_agreed()}</p></div>
    </section>
    <p className={css.foot}>{v.made}</p>
  </article>
)
