/** On the frame of a cycle's pages: that it rests, at its head; the ways to a team's life, and which professions took part, at the spine's foot. */
import { Form, Link } from 'react-router'
import type { PauseReason } from '../../../cycles/notebook/pauses.ts'
import { m } from '../../messages/compiled/messages.js'
import { Button, TextField } from '../form.tsx'
import { pagePath } from '../notebook/paths.ts'
import type { CycleFrameView } from '../notebook/view.ts'
import { Notice } from '../page.tsx'
import { professionName } from '../../routes/people/people-words.ts'
import { pausePath } from './paths.ts'
import { pauseReasonName, restsSentence } from './team-words.ts'
import css from './team.module.css'

const reasons: readonly PauseReason[] = ['tests', 'strike', 'weather', 'other']
const isOpen = (frame: CycleFrameView) => frame.closedOn === null && frame.droppedOn === null
const here = (frame: CycleFrameView) => pagePath(frame.rbd, frame.cycleId, frame.page)

/** At the head of every page of a cycle that rests; the team takes it up again with one click. */
export const Resting = ({ frame }: { frame: CycleFrameView }) => {
  const rests = frame.life?.rests
  if (!rests || !isOpen(frame)) return null
  return (
    <Notice tone="look">
      <div className={css.resting}>
        <p>{restsSentence(rests)}</p>
        {frame.viewer === 'team' ? (
          <Form method="post" action={pausePath(frame.rbd, frame.cycleId)} className="no-print">
            <input type="hidden" name="a" value={here(frame)} />
            <Button name="que" value="retomar">{m.team_resume()}</Button>
          </Form>
        ) : null}
      </div>
    </Notice>
  )
}

/** A day and four buttons that say why: pressing one is all there is to it. */
export const PauseFields = ({ until, problem }: { until: string; problem: string | undefined }) => (
  <>
    <TextField name="hasta" type="date" label={m.team_pause_until()} problem={problem} defaultValue={until} width="short" />
    <p className={css.soft}>{m.team_pause_why()}</p>
    <div className={css.reasons}>{reasons.map(r => <Button key={r} name="motivo" value={r}>{pauseReasonName[r]()}</Button>)}</div>
  </>
)

export const SpineFoot = ({ frame }: { frame: CycleFrameView }) => {
  const life = frame.life
  if (!life || frame.viewer === 'advisor') return null
  const names = life.professions.map(p => professionName(p)).filter(Boolean)
  return (
    <div className={css.foot}>
      {frame.viewer === 'team' ? <p className={css.footLinks}>{life.ways.map(w => <Link key={w.to} to={w.to}>{w.text}</Link>)}</p> : null}
      {frame.viewer === 'team' && isOpen(frame) && !life.rests ? (
        <details className="no-print">
          <summary>{m.team_pause()}</summary>
          <Form method="post" action={pausePath(frame.rbd, frame.cycleId)} className={css.pauseForm} noValidate>
            <input type="hidden" name="a" value={here(frame)} />
            <PauseFields until={life.proposedUntil} problem={undefined} />
          </Form>
        </details>
      ) : null}
      {names.length > 0 ? <p className={css.tookPart}><span>{m.team_took_part()}</span> {names.join(', ')}.</p> : null}
    </div>
  )
}
