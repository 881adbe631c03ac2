/** The sheets of one partnership: goals, what is shared, meetings, the two sides' answers. */
import { Form, Link } from 'react-router'
import { m } from '../../messages/compiled/messages.js'
import type { PartnershipView } from '../../routes/partnerships/partnership-view.server.ts'
import { Actions, Button, ButtonLink, TextField } from '../form.tsx'
import { Sheet, Tag } from '../page.tsx'
import { AnswersBySide } from './answers.tsx'
import { assessmentPath, partnerMeetingPath } from './paths.ts'
import type { Refusal } from './refusal.ts'
import css from './partnerships.module.css'

type Goal = PartnershipView['goals'][number]

const GoalLine = ({ g }: { g: Goal }) => (
  <li className={g.state === 'open' ? undefined : css.settled}>
    <p className={css.written}>{g.text} {g.state === 'open' ? null : <Tag>{g.state === 'reached' ? m.partners_goal_state_reached() : m.partners_goal_state_dropped()}</Tag>}</p>
    <Form method="post" preventScrollReset className={`${css.inline} no-print`}>
      <input type="hidden" name="goal" value={g.id} />
      {g.state === 'open' ? (
        <>
          <Button tone="quiet" name="intent" value="goal-reached" aria-label={m.partners_goal_reached_of({ text: g.text })}>{m.partners_goal_reached()}</Button>
          <Button tone="quiet" name="intent" value="goal-dropped" aria-label={m.partners_goal_dropped_of({ text: g.text })}>{m.partners_goal_dropped()}</Button>
        </>
      ) : <Button tone="quiet" name="intent" value="goal-open" aria-label={m.partners_goal_reopen_of({ text: g.text })}>{m.partners_goal_reopen()}</Button>}
    </Form>
  </li>
)

export const GoalsSheet = ({ d, refusal }: { d: PartnershipView; refusal: Refusal | null }) => (
  <Sheet labelledBy="objetivos">
    <h2 id="objetivos">{m.partners_goals()}</h2>
    {d.goals.length === 0 ? <p className={css.soft}>{m.partners_goals_none()}</p> : <ul className={css.lines}>{d.goals.map(g => <GoalLine key={g.id} g={g} />)}</ul>}
    <Form method="post" noValidate className="no-print" key={d.goals.length}>
      <input type="hidden" name="id" value={d.newId} />
      <TextField name="goalText" label={m.partners_goal_add()} problem={refusal?.form === 'goal' ? refusal.problems.goalText : null} defaultValue={refusal?.form === 'goal' ? refusal.values.goalText ?? '' : ''} width="full" written autoComplete="off" />
      <Actions><Button name="intent" value="goal-add">{m.partners_goal_add_button()}</Button></Actions>
    </Form>
  </Sheet>
)

export const SharesSheet = ({ d }: { d: PartnershipView }) => (
  <Sheet labelledBy="comparten">
    <h2 id="comparten">{m.partners_shares()}</h2>
    <div className={css.pair}>
      <div><h3>{m.partners_school_shares()}</h3>{d.schoolShares ? <p className={css.written}>{d.schoolShares}</p> : <p className={css.soft}>{m.partners_shares_none()}</p>}</div>
      <div><h3>{m.partners_partner_shares()}</h3>{d.partnerShares ? <p className={css.written}>{d.partnerShares}</p> : <p className={css.soft}>{m.partners_shares_none()}</p>}</div>
    </div>
  </Sheet>
)

export const MeetingsSheet = ({ d }: { d: PartnershipView }) => (
  <Sheet labelledBy="reuniones">
    <h2 id="reuniones">{m.partners_meetings()}</h2>
    <p>{d.rhythm.text}</p>
    {d.rhythm.asks ? <p className={css.look}>{d.rhythm.asks}</p> : null}
    {d.meetings.length === 0 ? <p className={css.soft}>{m.partners_meetings_none()}</p> : (
      <ul className={css.lines}>{d.meetings.map(x => (
        <li key={x.id}>
          <p className={css.lineHead}><Link to={x.href}>{x.title}</Link> {x.isHeld ? null : <Tag>{x.state}</Tag>}</p>
          {x.came ? <p className={css.look}>{x.came}</p> : null}
          {x.who ? <p className={css.soft}>{x.who}</p> : null}
          {x.agreed ? <p className={css.written}>{x.agreed}</p> : null}
        </li>
      ))}</ul>
    )}
    <p className="no-print"><ButtonLink to={partnerMeetingPath(d.rbd, d.id)}>{m.partners_meeting_new()}</ButtonLink></p>
  </Sheet>
)

export const AssessmentSheet = ({ d }: { d: PartnershipView }) => (
  <Sheet labelledBy="autoevaluacion">
    <h2 id="autoevaluacion">{m.partners_assessment()}</h2>
    {d.round ? <><p><strong>{d.round.title}</strong></p><AnswersBySide view={d.round.view} headingId="conversar" /></> : <p className={css.soft}>{m.partners_assessment_none()}</p>}
    <p className="no-print"><ButtonLink to={assessmentPath(d.rbd, d.id)}>{d.round ? m.partners_assessment_open() : m.partners_assessment_start()}</ButtonLink></p>
  </Sheet>
)

export const LifeSheet = ({ d, refusal }: { d: PartnershipView; refusal: Refusal | null }) => (
  <details className="no-print" open={refusal?.form === 'end'}>
    <summary>{m.partners_life()}</summary>
    {d.ended ? <Form method="post"><p>{d.ended}</p><Actions><Button name="intent" value="go-on">{m.partners_go_on()}</Button></Actions></Form> : (
      <Form method="post" noValidate>
        <p className={css.soft}>{m.partners_end_what()}</p>
        <TextField type="date" width="short" name="endedOn" label={m.partners_end_day()} problem={refusal?.form === 'end' ? refusal.problems.endedOn : null} defaultValue={refusal?.form === 'end' ? refusal.values.endedOn ?? '' : d.today} />
        <Actions><Button name="intent" value="end">{m.partners_end_button()}</Button></Actions>
      </Form>
    )}
    <Form method="post"><Actions><Button tone="quiet" name="intent" value="take-out">{m.partners_take_out()}</Button></Actions></Form>
  </details>
)
