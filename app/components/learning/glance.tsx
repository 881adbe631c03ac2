/** A page at a glance: its drawing, open while the page is still blank, folded afterwards, and printed when it is open. */
import { useState } from 'react'
import { Link } from 'react-router'
import { m } from '../../messages/compiled/messages.js'
import css from './glance.module.css'
// The drawing comes as markup (`glance-markup.server.tsx`); how it looks comes from here, and a sheet nobody names is left out of a build.
import drawing from './drawing.module.css'

export const Glance = ({ markup, isBlank }: { markup: string; isBlank: boolean }) => {
  // What opened or closed it stays: a page that fills while somebody writes does not move under the pen.
  const [opensAtFirst] = useState(isBlank)
  return (
    <details className={css.glance} open={opensAtFirst}>
      <summary>{m.learning_glance_title()}</summary>
      <div className={drawing.ground} dangerouslySetInnerHTML={{ __html: markup }} />
      <p className="no-print"><Link to="/ayuda/ciclo">{m.learning_glance_more()}</Link></p>
    </details>
  )
}
