/** What is printed: the head of a sheet, lines to write on, boxes to tick, lines to sign. Drawn with borders, which print without being asked. */
import type { ReactNode } from 'react'
import { m } from '../../messages/compiled/messages.js'
import css from './paper.module.css'

/** '' leaves a line to write it on. */
export const PaperHead = ({ title, titleId, school, cycle, date }: { title: string; titleId: string; school: string; cycle: string; date: string }) => (
  <header className={css.head}>
    <h2 id={titleId}>{title}</h2>
    <dl className={css.facts}>
      {[[m.team_paper_school(), school], [m.team_paper_cycle_label(), cycle], [m.team_paper_date(), date]].map(([label, value]) => (
        <div key={label} className={value ? undefined : css.open}><dt>{label}</dt><dd>{value}</dd></div>
      ))}
    </dl>
  </header>
)

export const Lines = ({ n }: { n: number }) => <div className={css.lines} aria-hidden="true">{Array.from({ length: n }, (_, i) => <span key={i} />)}</div>

/** A question and room for its answer. */
export const Question = ({ label, hint, lines, children }: { label: ReactNode; hint?: string; lines?: number; children?: ReactNode }) => (
  <div className={css.question}>
    <h3>{label}</h3>
    {hint ? <p className={css.hint}>{hint}</p> : null}
    {children}
    {lines ? <Lines n={lines} /> : null}
  </div>
)

export const Boxes = ({ options }: { options: readonly string[] }) => (
  <ul className={css.boxes}>{options.map(o => <li key={o}><span className={css.box} aria-hidden="true" />{o}</li>)}</ul>
)

/** A table with nothing in it. `tall`: rows to write several lines in. */
export const BlankTable = ({ columns, rows, tall = false }: { columns: readonly { label: string; narrow?: boolean }[]; rows: number; tall?: boolean }) => (
  <table className={`${css.table} ${css.blank} ${tall ? css.tall : ''}`}>
    <thead><tr>{columns.map(c => <th key={c.label} scope="col" className={c.narrow ? css.narrow : undefined}>{c.label}</th>)}</tr></thead>
    <tbody aria-hidden="true">{Array.from({ length: rows }, (_, i) => <tr key={i}>{columns.map(c => <td key={c.label} />)}</tr>)}</tbody>
  </table>
)

/** One line for each: by role where it is known. */
export const SignatureLines = ({ names }: { names: readonly string[] }) => (
  <section className={css.signatures}>
    <h3>{m.team_acta_signatures()}</h3>
    <ul>{names.map((name, i) => <li key={i}><span className={css.sign} aria-hidden="true" />{name || m.team_acta_sign_blank()}</li>)}</ul>
  </section>
)
