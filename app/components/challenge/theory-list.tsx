/** A theory of action in words, as a nested list: what a drawing of it says to whoever does not see it. */
import type { TheoryShape } from '../../../cycles/theory/theory.ts'
import { m } from '../../messages/compiled/messages.js'
import css from './challenge.module.css'

const Lines = ({ lines }: { lines: readonly string[] }) => lines.length === 1 ? <> <span className={css.serif}>{lines[0]}</span></> : <ul className={css.lines}>{lines.map((line, i) => <li key={i} className={css.serif}>{line}</li>)}</ul>

/** The whole of a theory in words: each branch with what it leads to, then what all of it leads to. */
export const TheoryList = ({ shape, id }: { shape: TheoryShape; id?: string }) => (
  <ul className={css.theoryList} id={id}>
    {shape.branches.map(b => (
      <li key={b.key}>
        {b.conditions.length > 0 ? <><span className={css.connective}>{m.notebook_theory_if()}</span><Lines lines={b.conditions} /></> : null}
        {b.strategies.length > 0 ? (
          <ul><li><span className={css.connective}>{m.notebook_theory_then()}</span><Lines lines={b.strategies} /></li></ul>
        ) : null}
      </li>
    ))}
    {shape.results.length > 0 ? <li><span className={css.connective}>{m.notebook_theory_which_will()}</span><Lines lines={shape.results} /></li> : null}
  </ul>
)
