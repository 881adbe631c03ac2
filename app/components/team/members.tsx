/** The parts of a team's page: its people, the invitation, those who stand in. */
import { Form } from 'react-router'
import type { TeamView } from '../../routes/team/team.tsx'
import { m } from '../../messages/compiled/messages.js'
import { Actions, Button, ButtonLink, TextField } from '../form.tsx'
import { NextStep, Tag } from '../page.tsx'
import { standInPath } from './paths.ts'
import css from './team.module.css'

type Member = TeamView['members'][number]

export const LeadOfNobody = ({ mayTake }: { mayTake: boolean }) => (
  <div>
    <NextStep>{m.team_led_by_nobody()}</NextStep>
    {mayTake ? <Form method="post"><Button tone="primary" name="que" value="tomar">{m.team_take_lead()}</Button></Form> : null}
  </div>
)

export const Members = ({ d }: { d: TeamView }) => (
  <ul className={`${css.rows} ${css.people}`}>
    {d.members.map(x => (
      <li key={x.id}>
        <p className={css.name}>
          <span className={css.serif}>{x.name}</span>{x.isMe ? <span className={css.soft}> {m.team_you()}</span> : null}
          {x.leads ? <> <Tag tone="voice">{m.team_leads()}</Tag></> : x.standsIn ? <> <Tag tone="look">{m.team_stands_in()}</Tag></> : null}
        </p>
        <p className={css.soft}>{[x.profession, x.standsIn || m.team_since({ day: x.since })].filter(Boolean).join(' · ')}</p>
        <MemberActions x={x} d={d} />
      </li>
    ))}
  </ul>
)

const MemberActions = ({ x, d }: { x: Member; d: TeamView }) => {
  const laysDown = x.isMe && x.leads && !d.holdsAlone
  if (!x.mayRemove && !x.mayHandTo && !laysDown) return null
  return (
    <details className={`${css.memberActions} no-print`}>
      <summary>{x.isMe ? m.team_change_mine() : m.team_change({ name: x.name })}</summary>
      <Form method="post" className={css.choices}>
        <input type="hidden" name="persona" value={x.id} />
        {x.mayHandTo ? (
          <>
            <p className={css.soft}>{m.team_hand_over_hint()}</p>
            <div className={css.buttons}>
              <Button name="que" value="entregar">{m.team_hand_over()}</Button>
              {x.leads ? null : <Button name="que" value="compartir">{m.team_share_lead()}</Button>}
            </div>
          </>
        ) : null}
        {laysDown ? <div className={css.buttons}><Button name="que" value="dejar">{m.team_lay_down()}</Button></div> : null}
        {x.mayRemove ? (
          <>
            <p className={css.soft}>{m.team_remove_hint()}</p>
            <div className={css.buttons}><Button tone="look" name="que" value="quitar">{x.isMe ? m.team_leave() : m.team_remove()}</Button></div>
          </>
        ) : null}
      </Form>
    </details>
  )
}

export const InviteForm = ({ email, problem }: { email: string; problem: string | undefined }) => (
  <Form method="post" className="no-print" noValidate>
    <TextField name="email" type="email" label={m.people_email()} hint={m.team_invite_hint()} defaultValue={email} problem={problem} autoComplete="off" inputMode="email" maxLength={254} />
    <Actions><Button tone="primary" name="que" value="invitar">{m.team_invite_button()}</Button></Actions>
  </Form>
)

export const Invitations = ({ open }: { open: TeamView['open'] }) => open.length === 0 ? null : (
  <>
    <h3 className={css.below}>{m.team_invitations_open()}</h3>
    <ul className={css.rows}>
      {open.map(i => (
        <li key={i.id}>
          <Form method="post" className={css.row}>
            <p><span className={css.address}>{i.email}</span> <span className={css.soft}>{m.people_invited_until({ when: i.until })}</span></p>
            <Button tone="quiet" name="que" value="retirar" aria-label={m.people_invitation_revoke_label({ email: i.email })}>{m.people_invitation_revoke()}</Button>
            <input type="hidden" name="invitacion" value={i.id} />
          </Form>
        </li>
      ))}
    </ul>
  </>
)

/** Today's and coming ones, each with the way back. */
export const StandInList = ({ standIns, mayEnd }: { standIns: { id: string; name: string; span: string; namedBy: string }[]; mayEnd: boolean }) => (
  <ul className={css.rows}>
    {standIns.map(s => (
      <li key={s.id}>
        <p className={css.name}><span className={css.serif}>{s.name}</span></p>
        <p className={css.soft}>{s.span}{s.namedBy ? ` · ${m.team_named_by({ name: s.namedBy })}` : ''}</p>
        {mayEnd ? (
          <Form method="post" className="no-print">
            <input type="hidden" name="reemplazo" value={s.id} />
            <Button tone="quiet" name="que" value="terminar" aria-label={m.team_stand_in_end_label({ name: s.name })}>{m.team_stand_in_end()}</Button>
          </Form>
        ) : null}
      </li>
    ))}
  </ul>
)

export const StandIns = ({ d }: { d: TeamView }) => (
  <section aria-labelledby="reemplazos" className={css.aside}>
    <h2 id="reemplazos">{m.team_stand_ins()}</h2>
    <p className={css.soft}>{m.team_stand_ins_hint()}</p>
    {d.standIns.length > 0 ? <StandInList standIns={d.standIns} mayEnd={d.isMember} /> : null}
    {d.isMember && d.isLed ? <p className="no-print"><ButtonLink to={standInPath(d.rbd)}>{m.team_name_stand_in()}</ButtonLink></p> : null}
  </section>
)
