/** The territory drawn without a map: a tile a school, by commune, whose pattern says where its cycle stands. No figure is in it. */
import { Link } from 'react-router'
import type { PhaseChoice } from '../../../cycles/region/filters.ts'
import { m } from '../../messages/compiled/messages.js'
import type { TilesView } from './tiles-words.ts'
import css from './board.module.css'

/** Shapes that stay apart in grey, in print, and for whoever tells no colours. */
const Pattern = ({ phase }: { phase: PhaseChoice }) => (
  <svg viewBox="0 0 40 40" aria-hidden="true" focusable="false">
    {phase === 'planning' ? <circle className={css.pattern} cx="20" cy="20" r="9" /> : null}
    {phase === 'implementing' ? <path className={css.patternFill} d="M13 10 L31 20 L13 30 Z" /> : null}
    {phase === 'studying' ? <><path className={css.patternFill} d="M20 8 A12 12 0 0 0 20 32 Z" /><circle className={css.pattern} cx="20" cy="20" r="12" /></> : null}
    {phase === 'closed' ? <path className={css.pattern} d="M10 21 L17 28 L31 12" /> : null}
    {phase === 'dropped' ? <path className={css.pattern} d="M11 20 H29" /> : null}
  </svg>
)

export const BoardTiles = ({ view }: { view: TilesView }) => (
  <section className={css.board} aria-labelledby="cuadro">
    <h2 id="cuadro">{m.board_tiles_title()}</h2>
    <p>{m.board_tiles_text()}</p>
    <ul className={css.legend} aria-label={m.board_tiles_legend()}>
      {view.legend.map(l => <li key={l.phase}><span className={css.tile}><Pattern phase={l.phase} /></span>{l.label}</li>)}
    </ul>
    <ul className={css.communes}>
      {view.communes.map(c => (
        <li key={c.key} className={css.commune}>
          <h3>{c.name}</h3>
          <p>{c.count}</p>
          <ul className={css.tiles}>
            {c.schools.map(s => <li key={s.rbd}><Link className={css.tile} to={`/territorio/escuelas/${s.rbd}`} title={s.label} aria-label={s.label}><Pattern phase={s.phase} /></Link></li>)}
          </ul>
        </li>
      ))}
    </ul>
    <details className={css.list}>
      <summary>{m.board_tiles_list()}</summary>
      {view.communes.map(c => (
        <div key={c.key}><h3>{c.name}</h3><ul>{c.schools.map(s => <li key={s.rbd}><Link to={`/territorio/escuelas/${s.rbd}`}>{s.name}</Link>: {s.phaseName}</li>)}</ul></div>
      ))}
    </details>
  </section>
)
