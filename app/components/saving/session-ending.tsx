/**
 * Before a session ends the page says so, at least two minutes ahead, and what becomes of words that are not saved. *I am still here* keeps
 * it alive. The server is asked first, without keeping anything alive: another tab may have been used meanwhile.
 */
import { useEffect, useRef, useState } from 'react'
import { useLocation, useRouteLoaderData } from 'react-router'
import { serverNow, useDevice } from '../../device/use-device.ts'
import { m } from '../../messages/compiled/messages.js'
import type { RootData } from '../../root.tsx'
import type { SessionState } from '../../routes/people/session-state.ts'
import { Actions, Button } from '../form.tsx'
import { useHour } from './save-status.tsx'
import { waitingForms } from './writing.ts'
import css from './saving.module.css'

const aheadMs = 150_000

type Ending =
  | { kind: 'idle'; at: number }
  /** It ends whatever one does. */
  | { kind: 'over-soon'; at: number }
  | { kind: 'ended' }

const ask = async (method: 'GET' | 'POST'): Promise<SessionState | 'ended' | 'no-line'> => {
  try {
    const answer = await fetch('/mi-cuenta/sesion', { method, redirect: 'manual', ...(method === 'POST' ? { body: new URLSearchParams() } : {}) })
    return answer.ok ? ((await answer.json()) as SessionState) : 'ended'
  } catch { return 'no-line' }
}

export const SessionEnding = () => {
  const root = useRouteLoaderData('root') as RootData | undefined
  const { key } = useLocation()
  const hour = useHour()
  const device = useDevice()
  const dialog = useRef<HTMLDialogElement>(null)
  const [ending, setEnding] = useState<Ending | null>(null)
  const personId = root?.person?.id ?? null
  const first = root?.session?.endsInMs ?? null
  const look = useRef<() => void>(() => {})

  useEffect(() => {
    if (personId === null || first === null) return
    let isOver = false
    let timer: ReturnType<typeof setTimeout> | undefined
    let dueAt = 0
    const later = (ms: number) => {
      clearTimeout(timer)
      dueAt = Date.now() + ms
      // setTimeout counts to 2^31 ms and no further.
      timer = setTimeout(() => void check(), Math.min(ms, 2_000_000_000))
    }
    const check = async () => {
      const state = await ask('GET')
      if (isOver) return
      if (state === 'no-line') { later(30_000); return }
      if (state === 'ended') { setEnding({ kind: 'ended' }); return }
      if (state.endsInMs > aheadMs) { setEnding(null); later(state.endsInMs - aheadMs); return }
      for (const form of waitingForms()) form.send()
      setEnding({ kind: state.lastsMs <= aheadMs ? 'over-soon' : 'idle', at: serverNow() + state.endsInMs })
      later(state.endsInMs + 1_000)
    }
    look.current = () => void check()
    later(Math.max(0, first - aheadMs))
    // A machine that slept past it finds out when it wakes.
    const onSight = () => { if (document.visibilityState === 'visible' && Date.now() > dueAt) void check() }
    document.addEventListener('visibilitychange', onSight)
    return () => { isOver = true; clearTimeout(timer); document.removeEventListener('visibilitychange', onSight) }
  }, [personId, first])

  // Signed in again, here or elsewhere: whatever was said is over.
  useEffect(() => { setEnding(null) }, [personId, key])
  useEffect(() => {
    const d = dialog.current
    if (ending && d && !d.open) d.showModal()
  }, [ending])

  if (!ending) return null
  const stay = async () => {
    const state = await ask('POST')
    if (state === 'no-line') return
    setEnding(null)
    look.current()
  }
  const isKept = device.kind === 'open'
  return (
    <dialog ref={dialog} className={css.dialog} aria-labelledby="sesion-termina" onClose={() => setEnding(null)}>
      <h2 id="sesion-termina">{ending.kind === 'ended' ? m.saving_session_ended() : m.saving_session_ends({ time: hour(ending.at) })}</h2>
      <p>{ending.kind === 'idle' ? m.saving_session_idle() : ending.kind === 'over-soon' ? m.saving_session_over() : m.saving_session_again()}</p>
      <p>{isKept ? m.saving_session_kept() : m.saving_session_here()}</p>
      <Actions>
        {ending.kind === 'idle' ? <Button type="button" tone="primary" autoFocus onClick={() => void stay()}>{m.saving_session_stay()}</Button> : (
          <>
            <a className={css.linkAsButton} href="/entrar" target="_blank" rel="noreferrer">{m.saving_kept_sign_in()}</a>
            <Button type="button" autoFocus onClick={() => setEnding(null)}>{m.saving_session_understood()}</Button>
          </>
        )}
      </Actions>
    </dialog>
  )
}
