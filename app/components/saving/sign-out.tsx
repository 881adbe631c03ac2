/** Signing out clears what the browser keeps: with words that never reached the server it asks first. */
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { Form } from 'react-router'
import type { Unsent } from '../../device/device-store.ts'
import { useDevice } from '../../device/use-device.ts'
import { m } from '../../messages/compiled/messages.js'
import { Actions, Button } from '../form.tsx'
import { formsThatWouldLose, waitingForms } from './writing.ts'
import css from './saving.module.css'

export const SignOut = ({ className }: { className: string | undefined }) => {
  const form = useRef<HTMLFormElement>(null)
  const dialog = useRef<HTMLDialogElement>(null)
  const isSure = useRef(false)
  const [unsent, setUnsent] = useState<Unsent[] | null>(null)
  const device = useDevice()
  const store = device.kind === 'open' ? device.store : null
  const onSubmit = (e: FormEvent) => {
    // A shared computer's unsaved page is asked about by leaving it.
    if (isSure.current || (!store && formsThatWouldLose().length === 0)) return
    if (!store) return
    e.preventDefault()
    for (const w of waitingForms()) w.send()
    void store.list().then(list => {
      if (list.length > 0) { setUnsent(list); return }
      isSure.current = true
      form.current?.requestSubmit()
    })
  }
  useEffect(() => { if (unsent && !dialog.current?.open) dialog.current?.showModal() }, [unsent])
  const go = () => {
    isSure.current = true
    setUnsent(null)
    form.current?.requestSubmit()
  }
  return (
    <>
      <Form ref={form} method="post" action="/salir" onSubmit={onSubmit}><button className={className}>{m.common_sign_out()}</button></Form>
      {unsent ? (
        <dialog ref={dialog} className={css.dialog} aria-labelledby="salir-con-textos" onClose={() => setUnsent(null)}>
          <h2 id="salir-con-textos">{m.saving_sign_out_title()}</h2>
          <p>{m.saving_sign_out_what()}</p>
          <ul>{unsent.map(u => <li key={u.id}><a href={u.where.path}>{u.where.title}</a></li>)}</ul>
          <Actions>
            <Button type="button" tone="primary" autoFocus onClick={() => setUnsent(null)}>{m.saving_leave_stay()}</Button>
            <Button type="button" onClick={go}>{m.saving_sign_out_anyway()}</Button>
          </Actions>
        </dialog>
      ) : null}
    </>
  )
}
