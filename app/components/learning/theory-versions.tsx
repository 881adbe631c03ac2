/** Two versions of a theory of action: side by side on a wide page, one after the other on a phone, the words between them marked. */
import type { Difference } from '../../../cycles/notebook/differences.ts'
import { m } from '../../messages/compiled/messages.js'
import { Tag } from '../page.tsx'
import type { PiecesView, TheoryBesideView } from './view.ts'
import css from './learning.module.css'

const Marked = ({ pieces }: { pieces: readonly Difference[] }) => (
  <span className={css.text}>
    {pieces.map((p, i) => p.kind === 'same' ? p.text
      : p.kind === 'removed' ? <del key={i}><span className="visually-hidden">{m.notebook_diff_removed()} </span>{p.text}</del>
        : <ins key={i}><span className="visually-hidden">{m.notebook_diff_added()} </span>{p.text}</ins>)}
  </span>
)

type Line = { connective: string; pieces: PiecesView }

const Cell = ({ head, lines, side, empty }: { head: string; lines: readonly Line[]; side: 'before' | 'after'; empty: string }) => {
  const written = lines.filter(l => l.pieces[side].length > 0)
  return (
    <div className={css.cell}>
      <p className={`${css.columnHead} ${css.narrowHead}`}>{head}</p>
      {written.length === 0 ? <p className={css.cellEmpty}>{empty}</p> : written.map(l => (
        <p key={l.connective} className={css.line}><span className={css.connective}>{l.connective}</span><Marked pieces={l.pieces[side]} /></p>
      ))}
    </div>
  )
}

const Pair = ({ view: v, lines, mark = null }: { view: TheoryBesideView; lines: readonly Line[]; mark?: string | null }) => (
  <div className={css.branch}>
    {mark ? <p className={css.branchMark}><Tag tone="voice">{mark}</Tag></p> : null}
    <Cell head={v.beforeTitle} lines={lines} side="before" empty={m.learning_theory_not_there_before()} />
    <Cell head={v.afterTitle} lines={lines} side="after" empty={m.learning_theory_not_there_now()} />
  </div>
)

const markOf = { same: null, reworded: m.learning_theory_reworded, added: m.learning_theory_added, removed: m.learning_theory_removed }

export const TheoryVersions = ({ id, title, view: v }: { id: string; title: string; view: TheoryBesideView }) => (
  <section className={css.versus} aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    <p className={css.summary}>{v.summary}</p>
    {v.isSame ? (
      <div className={css.branch}><div className={css.cell}>
        {[...v.branches.flatMap(b => [{ connective: m.notebook_theory_if(), pieces: b.if }, { connective: m.notebook_theory_then(), pieces: b.then }]), { connective: m.notebook_theory_which_will(), pieces: v.whichWill }]
          .filter(l => l.pieces.after.length > 0).map((l, i) => <p key={i} className={css.line}><span className={css.connective}>{l.connective}</span><Marked pieces={l.pieces.after} /></p>)}
      </div></div>
    ) : (
      <>
        <div className={css.wideHeads} aria-hidden="true"><p className={css.columnHead}>{v.beforeTitle}</p><p className={css.columnHead}>{v.afterTitle}</p></div>
        {v.branches.map(b => (
          <Pair key={b.key} view={v} mark={markOf[b.change]?.() ?? null} lines={[{ connective: m.notebook_theory_if(), pieces: b.if }, { connective: m.notebook_theory_then(), pieces: b.then }]} />
        ))}
        {v.whichWill.before.length + v.whichWill.after.length > 0 ? <Pair view={v} lines={[{ connective: m.notebook_theory_which_will(), pieces: v.whichWill }]} /> : null}
      </>
    )}
  </section>
)
