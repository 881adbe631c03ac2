/** Two texts in one, the words between them marked by shape and by name, never by colour alone. */
import { Fragment } from 'react'
import type { Difference } from '../../../cycles/notebook/differences.ts'
import { m } from '../../messages/compiled/messages.js'
import css from './notebook.module.css'

export const Differences = ({ pieces }: { pieces: readonly Difference[] }) => (
  <p className={css.differences}>
    {pieces.map((p, i) => (
      <Fragment key={i}>
        {p.kind === 'same' ? p.text
          : p.kind === 'removed' ? <del><span className={css.mark}>{m.notebook_diff_removed()}</span> {p.text}</del>
            : <ins><span className={css.mark}>{m.notebook_diff_added()}</span> {p.text}</ins>}
      </Fragment>
    ))}
  </p>
)
