/** How to have the page one tap away. Not shown where it already is: opened from the home screen, it stands alone. */
import { useEffect, useState } from 'react'
import { Form } from 'react-router'
import { m } from '../../messages/compiled/messages.js'
import { Button } from '../form.tsx'
import css from './phone.module.css'

export type HintFor = 'android' | 'iphone' | 'computer'
const how: Record<HintFor, () => string> = { android: m.phone_hint_android, iphone: m.phone_hint_iphone, computer: m.phone_hint_computer }

/** What Chromium hands a page that may be installed. */
type InstallPrompt = Event & { prompt: () => Promise<unknown> }

export const HomeScreenHint = ({ device }: { device: HintFor }) => {
  const [install, setInstall] = useState<InstallPrompt | null>(null)
  useEffect(() => {
    const offered = (e: Event) => { e.preventDefault(); setInstall(e as InstallPrompt) }
    window.addEventListener('beforeinstallprompt', offered)
    return () => window.removeEventListener('beforeinstallprompt', offered)
  }, [])
  return (
    <section className={css.hint} aria-labelledby="pantalla-de-inicio">
      <h2 id="pantalla-de-inicio">{m.phone_hint_title()}</h2>
      <p>{how[device]()}</p>
      <div className={css.pair}>
        {install ? <Button type="button" onClick={() => { void install.prompt(); setInstall(null) }}>{m.phone_hint_install()}</Button> : null}
        <Form method="post" action="/anotar"><Button tone="quiet" name="que" value="pista">{m.phone_hint_dismiss()}</Button></Form>
      </div>
    </section>
  )
}
