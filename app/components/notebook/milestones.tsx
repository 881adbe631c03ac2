/** The steps that date a cycle: begin to implement, close, and what comes from it. Their buttons belong to the sheet's form. */
import { Link } from 'react-router'
import { m } from '../../messages/compiled/messages.js'
import { Button, ButtonLink, TextField } from '../form.tsx'
import { decisionName } from './names.ts'
import { cyclePath, newCyclePath, optionsPath, theoryPath } from './paths.ts'
import type { CycleFrameView, ParentView } from './view.ts'
import css from './notebook.module.css'

const isOpen = (frame: CycleFrameView) => frame.closedOn === null && frame.droppedOn === null

export const StartImplementing = ({ frame, today }: { frame: CycleFrameView; today: string }) => {
  if (frame.implementationFrom) return <p className={css.milestoneDone}>{m.notebook_started({ day: frame.implementationFrom })} · <Link to={optionsPath(frame.rbd, frame.cycleId)}>{m.notebook_options()}</Link></p>
  if (!isOpen(frame)) return null
  return (
    <details className={`${css.milestone} no-print`}>
      <summary>{m.notebook_start_title()}</summary>
      <p>{m.notebook_start_what()}</p>
      <TextField type="date" name="startOn" label={m.notebook_start_on()} defaultValue={today} width="short" />
      <Button name="intent" value="start">{m.notebook_start_button()}</Button>
    </details>
  )
}

/** `pending`: the results that are not there yet, in words; a cycle may close without them. */
export const CloseCycle = ({ frame, today, problem, pending = null }: { frame: CycleFrameView; today: string; problem: string | undefined; pending?: string | null }) => {
  if (!isOpen(frame)) return null
  return (
    <details className={`${css.milestone} no-print`} open={Boolean(problem)}>
      <summary>{m.notebook_close_title()}</summary>
      <p>{m.notebook_close_what()}</p>
      {pending ? <p>{pending}</p> : null}
      <TextField type="date" name="closeOn" label={m.notebook_close_on()} defaultValue={today} problem={problem} width="short" />
      <Button name="intent" value="close">{m.notebook_close_button()}</Button>
    </details>
  )
}

/** What a cycle that ended says at the head of its last page, and the way on. */
export const Ended = ({ frame }: { frame: CycleFrameView }) => {
  if (isOpen(frame)) return null
  return (
    <section className={css.ended}>
      <h3>{frame.droppedOn ? m.notebook_dropped_title({ day: frame.droppedOn }) : m.notebook_closed_title({ day: frame.closedOn ?? '' })}</h3>
      {frame.droppedOn ? <p>{m.notebook_dropped_what()}</p> : frame.viewer === 'team' ? <p className="no-print">{m.learning_closed_what()}</p> : null}
      {frame.children.length > 0 ? (
        <p>{m.notebook_next_children()}: {frame.children.map((c, i) => <span key={c.id}>{i > 0 ? ', ' : ''}<Link to={cyclePath(frame.rbd, c.id)}>{m.notebook_cycle_n({ number: c.number })}, <span className={css.serif}>{c.title}</span></Link></span>)}</p>
      ) : null}
      {frame.viewer === 'team' ? <p className="no-print"><ButtonLink tone={frame.children.length > 0 ? 'plain' : 'primary'} to={newCyclePath(frame.rbd, frame.cycleId)}>{m.notebook_next_from()}</ButtonLink></p> : null}
    </section>
  )
}

/** The margin of a cycle born from another: what that one taught. */
export const BornFrom = ({ parent }: { parent: ParentView }) => (
  <section className={css.marginNote}>
    <h2 className={css.marginTitle}>{m.notebook_born_title()}</h2>
    <p><Link to={parent.href}>{m.notebook_cycle_n({ number: parent.number })}, <span className={css.serif}>{parent.title}</span></Link></p>
    {parent.decision ? <p><strong>{decisionName[parent.decision]()}.</strong> <span className={css.serif}>{parent.decisionWhy}</span></p> : null}
    {parent.learnt ? <details><summary>{m.notebook_born_learnt({ number: parent.number })}</summary><p className="written">{parent.learnt}</p></details> : null}
  </section>
)

/** To the theory beside its parent's, or beside itself as it stood when implementation began; once there is something to lay beside it. */
export const TheoryLink = ({ frame }: { frame: CycleFrameView }) =>
  frame.parent || (frame.viewer === 'team' && frame.implementationFrom) ? (
    <p className="no-print"><Link className={css.marginLink} to={theoryPath(frame.rbd, frame.cycleId)}>{m.learning_theory_compare()}</Link></p>
  ) : null
