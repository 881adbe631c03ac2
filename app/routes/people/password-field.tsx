/** A password that can be looked at while typing (ASVS 6.2.6) and pasted. The button is there only where it can work. */
import { useEffect, useState, type ComponentProps } from 'react'
import { TextField } from '../../components/form.tsx'
import { m } from '../../messages/compiled/messages.js'
import css from './people.module.css'

export const PasswordField = (field: ComponentProps<typeof TextField>) => {
  const [isScripted, setScripted] = useState(false)
  const [isShown, setShown] = useState(false)
  useEffect(() => setScripted(true), [])
  return (
    <div className={css.password}>
      <TextField type={isShown ? 'text' : 'password'} autoCapitalize="none" spellCheck={false} maxLength={400} {...field} />
      {isScripted ? (
        <button type="button" className={css.toggle} aria-controls={field.name} aria-label={isShown ? m.people_password_hide_label() : m.people_password_show_label()} onClick={() => setShown(!isShown)}>
          {isShown ? m.people_password_hide() : m.people_password_show()}
        </button>
      ) : null}
    </div>
  )
}
