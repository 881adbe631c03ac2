/** What each profession sees, side by side; what they built in common; what students need as they and the professions see it. */
import { Link } from 'react-router'
import { m } from '../../messages/compiled/messages.js'
import { ButtonLink } from '../form.tsx'
import { Sheet } from '../page.tsx'
import { Table } from '../table.tsx'
import { Ask } from './mix.tsx'
import { viewsHistoryPath, viewsPath } from './paths.ts'
import type { TogetherView } from './view.ts'
import css from './together.module.css'

export const Views = ({ view: { head, challenge, views, silent, common, needs } }: { view: TogetherView }) => {
  const hasWords = views.length + common.length > 0
  return (
    <Sheet labelledBy="miradas">
      <h2 id="miradas">{m.together_views_title()}</h2>
      <p className={css.soft}>{m.together_views_what()}</p>
      <blockquote className={css.challenge}><p>{challenge || m.together_challenge_none()}</p></blockquote>
      {hasWords ? null : <p>{m.together_views_none()}</p>}
      {common.length > 0 ? (
        <div className={css.common}>
          <h3>{m.together_common_title()}</h3>
          <dl>{common.map(c => <div key={c.label}><dt>{c.label}</dt><dd className="written">{c.text}</dd></div>)}</dl>
        </div>
      ) : null}
      {views.length > 0 ? (
        <div className={css.side}>
          {views.map(v => (
            <article key={v.key} className={css.profession} aria-labelledby={`ve-${v.key}`}>
              <h3 id={`ve-${v.key}`}>{v.name}</h3>
              <dl>{v.fields.map(x => <div key={x.key} className={x.key === 'changed' ? css.changed : undefined}><dt>{x.label}</dt><dd className="written">{x.text}</dd></div>)}</dl>
            </article>
          ))}
          {silent.map(name => <article key={name} className={css.silent}><h3>{name}</h3><p>{m.together_not_written()}</p></article>)}
        </div>
      ) : null}
      {needs ? (
        <div className={css.needs}>
          <h3>{m.together_needs_title()}</h3>
          <p className={css.soft}>{needs.from}</p>
          <Table columns={[{ key: 'need', label: m.together_col_need() }, ...(needs.hasStudents ? [{ key: 'students', label: m.together_col_students() }] : []), { key: 'professions', label: m.together_col_professions() }]} rows={needs.rows} />
          {needs.question ? <Ask>{needs.question}</Ask> : null}
        </div>
      ) : null}
      <p className={`${css.ways} no-print`}>
        <ButtonLink {...(hasWords ? {} : { tone: 'primary' as const })} to={viewsPath(head.rbd, head.cycleId)}>{hasWords ? m.together_views_write() : m.together_views_begin()}</ButtonLink>
        {hasWords ? <Link to={viewsHistoryPath(head.rbd, head.cycleId)}>{m.together_history_link()}</Link> : null}
      </p>
    </Sheet>
  )
}
