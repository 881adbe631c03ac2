/**
 * Leaving a page in which something is not saved yet: going elsewhere waits for the save it starts and goes on by itself; closing warns
 * only where closing would lose words, which is never so where the device keeps them. One for the whole site: a router has one blocker.
 */
import { useContext, useEffect, useReducer, useRef } from 'react'
import { UNSAFE_DataRouterContext as DataRouter, useBlocker } from 'react-router'
import { m } from '../../messages/compiled/messages.js'
import { Actions, Button } from '../form.tsx'
import { askNavigation } from '../notebook/revalidation.ts'
import { formsThatWouldLose, onWriting, waitingForms } from './writing.ts'
import css from './saving.module.css'

export const Leaving = () => {
  const [, look] = useReducer((n: number) => n + 1, 0)
  const blocker = useBlocker(({ currentLocation: from, nextLocation: to }) =>
    (from.pathname !== to.pathname || from.search !== to.search) && !to.pathname.startsWith('/entrar') && waitingForms().length > 0)
  const dialog = useRef<HTMLDialogElement>(null)
  const router = useContext(DataRouter)?.router
  useEffect(() => { if (router) askNavigation(() => router.state.navigation.state === 'loading') }, [router])

  useEffect(() => {
    const warn = (e: BeforeUnloadEvent) => {
      for (const form of waitingForms()) form.send()
      if (formsThatWouldLose().length > 0) e.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [])

  const isBlocked = blocker.state === 'blocked'
  useEffect(() => {
    if (!isBlocked) return
    for (const form of waitingForms()) if (!form.isStuck()) form.send()
    return onWriting(look)
  }, [isBlocked])

  const waiting = isBlocked ? waitingForms() : []
  const isStuck = waiting.some(f => f.isStuck())
  useEffect(() => { if (blocker.state === 'blocked' && waiting.length === 0) blocker.proceed() })
  useEffect(() => { if (isBlocked && isStuck && !dialog.current?.open) dialog.current?.showModal() }, [isBlocked, isStuck])

  if (blocker.state !== 'blocked' || !isStuck) return null
  const staysHere = formsThatWouldLose().length === 0
  return (
    <dialog ref={dialog} className={css.dialog} aria-labelledby="salir-sin-guardar" onCancel={e => { e.preventDefault(); blocker.reset() }}>
      <h2 id="salir-sin-guardar">{m.saving_leave_title()}</h2>
      <p>{staysHere ? m.saving_leave_kept() : m.saving_leave_lost()}</p>
      <Actions>
        <Button type="button" tone="primary" onClick={() => blocker.reset()}>{m.saving_leave_stay()}</Button>
        <Button type="button" onClick={() => blocker.proceed()}>{staysHere ? m.saving_leave_go() : m.saving_leave_anyway()}</Button>
      </Actions>
    </dialog>
  )
}
