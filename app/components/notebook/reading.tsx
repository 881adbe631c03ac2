/** Texts to read, not to write on; and examples folded beside the fields. */
import { createContext, useContext, type ReactNode } from 'react'
import { Link } from 'react-router'
import { m } from '../../messages/compiled/messages.js'
import css from './notebook.module.css'

/** Where a reader may comment on a section or an entry; null for whoever may not. */
export const CommentsAt = createContext<((token: string) => string) | null>(null)

/** The way to comment on this very place. `at`: its token (`cycles/feedback/anchors.ts`). */
export const CommentHere = ({ at, what }: { at: string; what: string }) => {
  const hrefOf = useContext(CommentsAt)
  return hrefOf ? <Link className={`${css.commentHere} no-print`} to={hrefOf(at)} aria-label={m.advice_comment_on({ what })}>{m.advice_comment_here()}</Link> : null
}

/** `at`: the section's first field, for whoever may comment on it. */
export const Read = ({ label, at, children }: { label: string; at?: string | undefined; children: ReactNode }) => (
  <div className={css.read}><h3 className={css.readLabel}>{label}{at ? <CommentHere at={`seccion.${at}`} what={label} /> : null}</h3>{children}</div>
)
export const ReadText = ({ label, text, at }: { label: string; text: string; at?: string }) => (text === '' ? null : <Read label={label} at={at}><p className="written">{text}</p></Read>)

/** Long words, one example: folded so that nobody is told what to think. */
export const Example = ({ children }: { children: string }) => (
  <details className={css.example}><summary>{m.notebook_example()}</summary><p>{children}</p></details>
)

export const NotShared = () => (
  <div className={css.notShared}><h3>{m.notebook_not_shared_title()}</h3><p>{m.notebook_not_shared_what()}</p></div>
)

/** What is not core: folded under *add* while it is empty, open by itself once it holds something. Never marked as missing. `filled`: its name then. */
export const Folded = ({ label, filled, isFilled, hasProblem = false, children }: { label: string; filled?: string; isFilled: boolean; hasProblem?: boolean; children: ReactNode }) => (
  <details className={css.more} open={isFilled || hasProblem}>
    <summary>{isFilled ? filled ?? m.notebook_more_filled() : label}</summary>
    {children}
  </details>
)
