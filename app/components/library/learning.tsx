/** A learning as its school chose to share it: in a list, and whole. */
import { Link } from 'react-router'
import type { Piece } from '../../../cycles/learnings/snippets.ts'
import { m } from '../../messages/compiled/messages.js'
import { Tag } from '../page.tsx'
import type { CardView, LearningView } from './view.ts'
import css from './library.module.css'

export const Pieces = ({ pieces }: { pieces: readonly Piece[] }) => <>{pieces.map((p, i) => (p.isMatch ? <mark key={i} className={css.mark}>{p.text}</mark> : p.text))}</>

const Tags = ({ view: v }: { view: LearningView }) => (
  <>
    {v.decision ? <Tag tone="voice">{v.decision}</Tag> : null}
    {v.isDropped ? <Tag tone="look">{m.library_tag_dropped()}</Tag> : null}
  </>
)

export const Labels = ({ view: v }: { view: LearningView }) => v.themes.length + v.tags.length === 0 ? null : (
  <ul className={css.labels}>
    {v.themes.map(t => <li key={t}>{t}</li>)}
    {v.tags.map(t => <li key={t.to}><Link to={t.to}>{t.label}</Link></li>)}
  </ul>
)

export const LearningCard = ({ view: v }: { view: CardView }) => (
  <li className={css.card}>
    <div className={css.cardHead}><h2><Link to={v.to}>{v.from}</Link></h2><Tags view={v} /></div>
    {v.cycle ? <p className={css.cycle}>{v.cycle}</p> : null}
    <p className={css.soft}>{v.about}</p>
    {v.snippet ? (
      <>
        <p className={css.snippetLabel}>{v.snippet.label}</p>
        <p className={css.snippet}>{v.snippet.isCutBefore ? '… ' : ''}<Pieces pieces={v.snippet.pieces} />{v.snippet.isCutAfter ? ' …' : ''}</p>
      </>
    ) : null}
    <Labels view={v} />
    {v.outline ? <p className={css.links}><Link to={v.outline}>{m.library_to_cycle()}</Link></p> : null}
  </li>
)

export const LearningHead = ({ view: v }: { view: LearningView }) => (
  <div className={css.facts}>
    <div className={css.cardHead}><Tags view={v} /></div>
    <p className={css.soft}>{[v.about, v.sharedOn].filter(Boolean).join(' · ')}</p>
  </div>
)
