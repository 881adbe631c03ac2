/** The frame of a page: who can read it, sheets of paper, tags, notices, empty states. */
import type { ReactNode } from 'react'
import css from './page.module.css'

/** Head of every page. `readers`: one line that says who can read it. `crumb`: where it stands. */
export const PageHead = ({ title, crumb, readers, tag }: { title: ReactNode; crumb?: ReactNode; readers?: ReactNode; tag?: ReactNode }) => (
  <header className={css.head}>
    {crumb ? <p className={css.crumb}>{crumb}</p> : null}
    <div className={css.titleRow}><h1>{title}</h1>{tag}</div>
    {readers ? <p className={css.readers}>{readers}</p> : null}
  </header>
)

export const Sheet = ({ children, labelledBy }: { children: ReactNode; labelledBy?: string }) => (
  <section className={css.sheet} aria-labelledby={labelledBy}>{children}</section>
)

export const Columns = ({ children, aside }: { children: ReactNode; aside?: ReactNode }) => (
  <div className={`${css.columns} ${aside ? css.withAside : ''}`}><div className="stack">{children}</div>{aside ? <aside className="stack">{aside}</aside> : null}</div>
)

export type Tone = 'plain' | 'voice' | 'advisor' | 'better' | 'look'
export const Tag = ({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) => (
  <span className={`${css.tag} ${tone === 'plain' ? '' : css[tone]}`}>{children}</span>
)

/** Something the reader should know now. `live`: announced when it appears after an action. */
export const Notice = ({ tone = 'voice', live = false, children }: { tone?: 'voice' | 'look' | 'better'; live?: boolean; children: ReactNode }) => (
  <div className={`${css.notice} ${tone === 'look' ? css.noticeLook : tone === 'better' ? css.noticeBetter : ''}`} role={live ? 'status' : undefined}>{children}</div>
)

/** The next step, on amber paper. */
export const NextStep = ({ children }: { children: ReactNode }) => <p className={css.next}>{children}</p>

export const EmptyState = ({ title, children }: { title: ReactNode; children: ReactNode }) => (
  <div className={css.empty}><h2>{title}</h2>{children}</div>
)
