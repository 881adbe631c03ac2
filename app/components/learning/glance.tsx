/** A page at a glance: its drawing, open while the page is still blank, folded afterwards, and printed when it is open. */
import { useState, type ComponentType } from 'react'
import { Link } from 'react-router'
import type { PageKind } from '../../../cycles/notebook/parts.ts'
import { m } from '../../messages/compiled/messages.js'
import { ChallengeGlance } from './challenge-glance.tsx'
import { DataGlance } from './data-glance.tsx'
import { ImplementationGlance } from './implementation-glance.tsx'
import { LearningsGlance } from './learnings-glance.tsx'
import css from './learning.module.css'

export const glances: Record<PageKind, ComponentType> = { challenge: ChallengeGlance, data: DataGlance, implementation: ImplementationGlance, learnings: LearningsGlance }

export const Glance = ({ page, isBlank }: { page: PageKind; isBlank: boolean }) => {
  // What opened or closed it stays: a page that fills while somebody writes does not move under the pen.
  const [opensAtFirst] = useState(isBlank)
  const Picture = glances[page]
  return (
    <details className={css.glance} open={opensAtFirst}>
      <summary>{m.learning_glance_title()}</summary>
      <Picture />
      <p className="no-print"><Link to="/ayuda/ciclo">{m.learning_glance_more()}</Link></p>
    </details>
  )
}
