/** A link that is shown once, to be handed on. The copy button is there only where it can work. */
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../components/form.tsx'
import { m } from '../../messages/compiled/messages.js'
import css from './people.module.css'

export const OneTimeLink = ({ link }: { link: string }) => {
  const field = useRef<HTMLInputElement>(null)
  const [copy, setCopy] = useState<'no' | 'can' | 'done'>('no')
  useEffect(() => { if (navigator.clipboard) setCopy('can') }, [])
  return (
    <>
      <label htmlFor="enlace"><strong>{m.people_invited_link()}</strong></label>
      <div className={css.link}>
        <input id="enlace" ref={field} readOnly value={link} onFocus={e => e.currentTarget.select()} />
        {copy === 'no' ? null : (
          <Button type="button" onClick={() => { field.current?.select(); void navigator.clipboard.writeText(link).then(() => setCopy('done'), () => {}) }}>{m.people_invited_copy()}</Button>
        )}
      </div>
      <p role="status">{copy === 'done' ? m.people_invited_copied() : ''}</p>
    </>
  )
}
