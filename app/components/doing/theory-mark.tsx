/** That the theory of action was adjusted on the way, and when: derived from what is written, so there is nothing to set here. */
import { Link } from 'react-router'
import { m } from '../../messages/compiled/messages.js'
import { pagePath } from '../notebook/paths.ts'
import type { CycleFrameView } from '../notebook/view.ts'
import { Tag } from '../page.tsx'
import css from './theory-mark.module.css'

/** Beside the cycle's name. */
export const TheoryTag = ({ frame }: { frame: CycleFrameView }) => (frame.onTheWay ? <Tag>{frame.onTheWay.tag}</Tag> : null)

/** Beside the theory, or under the adjustments: what made it so, with its days. */
export const TheoryMark = ({ frame, withLink }: { frame: CycleFrameView; withLink: boolean }) => {
  const t = frame.onTheWay
  if (!t) return null
  return (
    <p className={css.theoryMark}>
      {t.adjusted} {t.rewritten} {withLink && t.adjusted ? <Link to={`${pagePath(frame.rbd, frame.cycleId, 'implementation')}#adjustment`}>{m.doing_adjusted_see()}</Link> : null}
      {frame.viewer === 'team' && !withLink ? <span className={`${css.quiet} no-print`}> {m.doing_adjusted_what()}</span> : null}
    </p>
  )
}
