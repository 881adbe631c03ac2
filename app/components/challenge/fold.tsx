/** What is not core: folded under *add* while it is empty, open by itself once it holds something, by its own name. Never called missing. */
import { useState, type ReactNode } from 'react'
import { m } from '../../messages/compiled/messages.js'
import css from './challenge.module.css'

const capital = (s: string) => s.slice(0, 1).toLocaleUpperCase() + s.slice(1)

/** `what`: in lower case, as it follows *add:*. Once open it stays as its reader leaves it, whatever is saved meanwhile. */
export const Fold = ({ what, title, isFilled, hasProblem = false, id, children }: { what: string; title?: string; isFilled: boolean; hasProblem?: boolean; id?: string; children: ReactNode }) => {
  const [opensWith] = useState(isFilled)
  return (
    <details className={css.fold} id={id} open={opensWith || hasProblem}>
      <summary>{opensWith ? title ?? capital(what) : m.challenge_fold_add({ what })}</summary>
      {children}
    </details>
  )
}
