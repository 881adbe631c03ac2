/** A table of plain cells. On a phone (`stacks`) each row becomes a card whose cells carry their column's name. */
import type { ReactNode } from 'react'
import css from './table.module.css'

export type Column = { key: string; label: string; number?: boolean }
/** A row's cells by column key. The first column is the row's heading. */
export type Row = { key: string; cells: Record<string, ReactNode> }

export const Table = ({ caption, columns, rows, stacks = true }: { caption?: ReactNode; columns: readonly Column[]; rows: readonly Row[]; stacks?: boolean }) => (
  <div className={css.scroll} tabIndex={stacks ? undefined : 0} role={stacks ? undefined : 'region'} aria-label={stacks || typeof caption !== 'string' ? undefined : caption}>
    <table className={`${css.table} ${stacks ? css.stacks : ''}`}>
      {caption ? <caption>{caption}</caption> : null}
      <thead><tr>{columns.map(c => <th key={c.key} scope="col" className={c.number ? css.number : undefined}>{c.label}</th>)}</tr></thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.key}>
            {columns.map((c, i) => i === 0
              ? <th key={c.key} scope="row">{row.cells[c.key]}</th>
              : <td key={c.key} data-label={c.label || undefined} className={c.number ? css.number : undefined}>{row.cells[c.key]}</td>)}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
