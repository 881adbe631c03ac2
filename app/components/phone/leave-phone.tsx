/** Signing out of the phone. With entries that have not gone out it says first what would be lost. */
import { useState, type FormEvent } from 'react'
import { m } from '../../messages/compiled/messages.js'
import { Button } from '../form.tsx'
import { Notice } from '../page.tsx'
import css from './phone.module.css'

export const LeavePhone = ({ isWaiting }: { isWaiting: boolean }) => {
  const [isAsked, setAsked] = useState(false)
  const onSubmit = (e: FormEvent<HTMLFormElement>) => { if (isWaiting && !isAsked) { e.preventDefault(); setAsked(true) } }
  return (
    <form method="post" action="/salir" onSubmit={onSubmit}>
      {isAsked ? (
        <Notice tone="look" live>
          <p>{m.phone_leave_waiting()}</p>
          <div className={css.pair}><Button type="button" onClick={() => setAsked(false)}>{m.phone_leave_stay()}</Button><Button tone="quiet">{m.phone_leave_anyway()}</Button></div>
        </Notice>
      ) : <Button tone="quiet">{m.phone_leave()}</Button>}
    </form>
  )
}
