/** The frame of a cycle's four pages: whose cycle it is and who reads it, the spine, the sheet, the margin. */
import type { ReactNode } from 'react'
import { Link, NavLink } from 'react-router'
import { m } from '../../messages/compiled/messages.js'
import { strengthsPath } from '../advising/paths.ts'
import { commentPath } from '../advice/paths.ts'
import { TheoryTag } from '../doing/theory-mark.tsx'
import { PageHead, Tag } from '../page.tsx'
import { Glance } from '../learning/glance.tsx'
import { PresenceOf } from '../saving/presence.tsx'
import { Resting, SpineFoot } from '../team/cycle-life.tsx'
import { NotTaken } from '../saving/not-taken.tsx'
import { Conversation } from './conversation.tsx'
import { CommentsAt } from './reading.tsx'
import { pageName, phaseName, phaseTone, sharedName, shortPageName, spineWords } from './names.ts'
import { storyPath } from '../story/paths.ts'
import { togetherPath } from '../together/paths.ts'
import { cyclePath, optionsPath, pagePath, schoolPath } from './paths.ts'
import type { Answer, CycleFrameView } from './view.ts'
import css from './notebook.module.css'

const Crumb = ({ frame }: { frame: CycleFrameView }) => (
  <>
    <Link to={schoolPath(frame.rbd)}>{m.notebook_crumb({ school: frame.schoolName, year: String(frame.year), number: frame.number })}</Link>
    {frame.parent ? <>{', '}<Link to={cyclePath(frame.rbd, frame.parent.id)}>{m.notebook_crumb_born({ number: frame.parent.number })}</Link></> : null}
  </>
)

/** `below`: what needs the whole width, under the sheet and its margin. */
export const CycleFrame = ({ frame, answer, children, margin, below }: { frame: CycleFrameView; answer?: Answer | undefined; children: ReactNode; margin?: ReactNode; below?: ReactNode }) => (
  <div className={css.cycle}>
    <PageHead title={frame.title} crumb={<Crumb frame={frame} />} tag={<><Tag tone={phaseTone[frame.phase]}>{phaseName[frame.phase]()}</Tag><TheoryTag frame={frame} /></>} readers={frame.readers} />
    <Resting frame={frame} />
    <NotTaken answer={answer} />
    <div className={css.layout}>
      <Spine frame={frame} />
      <div className={css.page}>
        <CommentsAt value={frame.viewer === 'advisor' && frame.shared !== 'no' ? en => commentPath(frame.rbd, frame.cycleId, frame.page, { en }) : null}><PresenceOf frame={frame}>{children}</PresenceOf></CommentsAt>
      </div>
      <aside className={css.margin}>
        <Conversation frame={frame} answer={answer} />
        {margin}
      </aside>
      {below ? <div className={css.below}>{below}</div> : null}
    </div>
  </div>
)

const Spine = ({ frame }: { frame: CycleFrameView }) => (
  <nav className={css.spine} aria-label={m.notebook_spine_label()}>
    <h2 className={css.spineTitle}>{m.notebook_spine_title()}</h2>
    <ol className={css.steps}>
      {frame.spine.map((step, i) => (
        <li key={step.page} className={step.line.kind === 'nothing-yet' ? css.stepBlank : undefined}>
          <NavLink className={css.step} to={pagePath(frame.rbd, frame.cycleId, step.page)} prefetch="intent">
            <span className={css.stepNumber} aria-hidden="true">{i + 1}</span>
            <span className={css.stepText}>
              <span className={css.stepName}><span className={css.wide}>{pageName[step.page]()}</span><span className={css.narrow} aria-hidden="true">{shortPageName[step.page]()}</span></span>
              <span className={css.stepLine}>{frame.viewer === 'advisor' && step.shared === 'no' ? m.notebook_spine_not_shared() : <span className={step.line.kind === 'opening' ? css.serif : undefined}>{spineWords(step.line)}</span>}</span>
              {frame.viewer === 'team' && step.shared !== 'no' ? <span className={css.stepShared}>{sharedName[step.shared]()}</span> : null}
              {step.isAdjusted ? <span className={css.stepAdjusted}>{m.doing_adjusted_spine()}</span> : null}
              {step.waiting > 0 ? <span className={css.stepWaiting}>{m.notebook_spine_waiting({ n: step.waiting })}</span> : null}
            </span>
          </NavLink>
        </li>
      ))}
    </ol>
    <p className={css.spineFoot}>
      <Link to={strengthsPath(frame.rbd, frame.cycleId)}>{m.desk_strong_link()}</Link>
      <Link to={storyPath(frame.rbd, frame.cycleId)}>{m.story_title()}</Link>
      {frame.viewer === 'team' ? <Link to={togetherPath(frame.rbd, frame.cycleId)}>{m.together_link()}</Link> : null}
      {frame.viewer === 'team' ? <Link to={optionsPath(frame.rbd, frame.cycleId)}>{m.notebook_options()}</Link> : null}
    </p>
    <SpineFoot frame={frame} />
  </nav>
)

/** Printed at the head of the sheet, where the spine is not; and the page at a glance, for whoever can read it. */
export const SheetTitle = ({ frame, history }: { frame: CycleFrameView; history?: string }) => {
  const here = frame.spine.find(s => s.page === frame.page)
  return (
    <>
      <div className={css.sheetTitle}>
        <h2>{pageName[frame.page]()}</h2>
        {history ? <Link className={css.historyLink} to={history}>{m.notebook_history()}</Link> : null}
      </div>
      {frame.viewer === 'team' || frame.shared !== 'no' ? <Glance key={frame.page} markup={frame.glance} isBlank={frame.viewer === 'team' && here?.line.kind === 'nothing-yet'} /> : null}
    </>
  )
}
