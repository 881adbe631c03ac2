/** What there is to talk about, made from what is open. Each line leads to where it stands. */
import { Link } from 'react-router'
import { m } from '../../messages/compiled/messages.js'
import type { SchoolAgenda } from './view.ts'
import css from './visits.module.css'

export const VisitAgenda = ({ schools }: { schools: readonly SchoolAgenda[] }) => (
  <section className={css.agenda} aria-labelledby="de-que-hablar">
    <h2 id="de-que-hablar">{m.visits_agenda_title()}</h2>
    <p className={css.soft}>{m.visits_agenda_hint()}</p>
    {schools.map(s => (
      <div key={s.rbd} className={css.agendaSchool}>
        {schools.length > 1 ? <h3>{s.name}</h3> : null}
        {s.groups.length === 0 ? <p className={css.soft}>{m.visits_agenda_nothing()}</p> : s.groups.map(g => (
          <div key={g.key} className={css.topicGroup}>
            <p className={css.groupTitle}>{g.title}</p>
            <ul className={css.topics}>
              {g.topics.map(t => (
                <li key={t.key}>
                  {t.href ? <Link to={t.href}>{t.text}</Link> : <span>{t.text}</span>}
                  {t.detail ? <span className={css.topicDetail}>{t.detail}</span> : null}
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    ))}
  </section>
)
