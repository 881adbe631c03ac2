/** Texts to read, not to write on; and examples folded beside the fields. */
import type { ReactNode } from 'react'
import { m } from '../../messages/compiled/messages.js'
import css from './notebook.module.css'

export const Read = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className={css.read}><h3 className={css.readLabel}>{label}</h3>{children}</div>
)
export const ReadText = ({ label, text }: { label: string; text: string }) => (text === '' ? null : <Read label={label}><p className="written">{text}</p></Read>)

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
