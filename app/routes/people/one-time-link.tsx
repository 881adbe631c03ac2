/** A link that is shown once, to be handed on. The copy button is there only where it can work. */
import { useRef } from 'react'
import { Button } from '../../components/form.tsx'
import { useCopying } from '../../components/use-copying.ts'
import { m } from '../../messages/compiled/messages.js'
import css from './people.module.css'

export const OneTimeLink = ({ link }: { link: string }) => {
  const field = useRef<HTMLInputElement>(null)
  const { state, copy } = useCopying(field, link)
  return (
    <>
      <label htmlFor="enlace"><strong>{m.people_invited_link()}</strong></label>
      <div className={css.link}>
        <input id="enlace" ref={field} readOnly value={link} onFocus={e => e.currentTarget.select()} />
        {state === 'no' ? null : <Button type="button" onClick={copy}>{m.people_invited_copy()}</Button>}
      </div>
      <p role="status">{state === 'done' ? m.people_invited_copied() : ''}</p>
    </>
  )
}
