/**
 * The agenda of a meeting. Its planned minutes are printed; in a browser that runs scripts a quiet clock says where we are. No sound, no
 * alarm: it is a help to keep time, not a supervisor.
 */
import { useEffect, useRef, useState } from 'react'
import { Link } from 'react-router'
import { itemAt, meetingMinutes } from '../../../cycles/notebook/meeting-clock.ts'
import { m } from '../../messages/compiled/messages.js'
import { Button } from '../form.tsx'
import type { AgendaView } from './view.ts'
import css from './team.module.css'

const tickMs = 5_000

/** Minutes since the meeting began, and beginning again; null until a script runs, or where no clock is wanted. */
const useMinutes = (elapsedMs: number | null): [number | null, () => void] => {
  const [minutes, setMinutes] = useState<number | null>(null)
  const beganAt = useRef(0)
  useEffect(() => {
    if (elapsedMs === null) return
    beganAt.current = performance.now() - elapsedMs
    const tick = () => setMinutes((performance.now() - beganAt.current) / 60_000)
    tick()
    const timer = setInterval(tick, tickMs)
    return () => clearInterval(timer)
    // Where the clock began is the page's first word on it; loading the page's data again does not move it.
  }, [])
  return [minutes, () => { beganAt.current = performance.now(); setMinutes(0) }]
}

/** `elapsedMs`: since the meeting began, by the server's clock; null for an agenda to look at beforehand. `titleId` names its heading. */
export const Agenda = ({ items, elapsedMs, titleId }: { items: readonly AgendaView[]; elapsedMs: number | null; titleId: string }) => {
  const [minutes, beginAgain] = useMinutes(elapsedMs)
  const at = minutes === null ? null : itemAt(items, minutes)
  const isOver = minutes !== null && minutes >= meetingMinutes
  return (
    <section className={css.agenda} aria-labelledby={titleId}>
      <h2 id={titleId}>{m.team_agenda_title()}</h2>
      <p className={css.soft}>{m.team_agenda_hint({ n: meetingMinutes })}</p>
      <ol className={css.items}>
        {items.map((item, i) => (
          <li key={item.key} className={i === at ? css.now : minutes !== null && at !== null && i < at ? css.past : undefined} aria-current={i === at ? 'step' : undefined}>
            <span className={css.minutes}>{m.team_agenda_minutes({ from: item.startsAt, to: item.startsAt + item.minutes })}</span>
            <span className={css.topic}>
              <span className={css.topicTitle}>{item.href ? <Link to={item.href}>{item.title}</Link> : item.title}</span>
              {item.help ? <span className={css.topicHelp}>{item.help}</span> : null}
              {i === at && minutes !== null ? <span className={css.left}>{m.team_agenda_left({ n: Math.max(1, Math.ceil(item.startsAt + item.minutes - minutes)) })}</span> : null}
            </span>
          </li>
        ))}
      </ol>
      {minutes === null ? null : (
        <p className={`${css.clock} no-print`}>
          <span>{isOver ? m.team_agenda_over({ n: meetingMinutes }) : m.team_agenda_at({ minute: Math.floor(minutes), n: meetingMinutes })}</span>
          <Button type="button" tone="quiet" onClick={beginAgain}>{m.team_agenda_again()}</Button>
        </p>
      )}
    </section>
  )
}
