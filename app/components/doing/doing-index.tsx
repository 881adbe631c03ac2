/** Where what is on this long page stands: one tap to each part, with how much is in it. */
import { m } from '../../messages/compiled/messages.js'
import type { DoingView } from './view.ts'
import css from './doing.module.css'

export const DoingIndex = ({ doing: { actions, log, adjustments, measures }, writes }: { doing: DoingView; writes: boolean }) => {
  const parts = [
    { to: '#action', label: m.notebook_actions_title(), n: actions.current.length + actions.done.length + actions.left.length },
    { to: '#note', label: m.notebook_notes_title(), n: log.total },
    { to: '#adjustment', label: m.notebook_adjustments_title(), n: adjustments.length },
    { to: '#measure', label: m.doing_index_measures(), n: measures.length },
    // Whoever only reads has it at the head of the page.
    ...(writes ? [{ to: '#como-va', label: m.doing_index_how(), n: 0 }] : []),
  ]
  return (
    <nav className={`${css.index} no-print`} aria-label={m.doing_index_label()}>
      <ul>{parts.map(p => <li key={p.to}><a href={p.to}>{p.label}{p.n === 0 ? null : <span className={css.count}>{p.n}</span>}</a></li>)}</ul>
    </nav>
  )
}
