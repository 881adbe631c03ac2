/**
 * A form that saves itself: after a pause, when a field is left, when the page is hidden, and on Ctrl+S. It posts the same form the
 * server takes without JavaScript. Only a save that the server answered counts as saved.
 */
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react'
import { useBlocker, useFetcher, type Blocker } from 'react-router'
import { freshKey } from '../../device/fresh-key.ts'
import type { Answer, ClashView } from './view.ts'

export type SaveState =
  | { kind: 'still' }
  | { kind: 'changed' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: string; joinedWith: string | null }
  | { kind: 'problems'; problems: Record<string, string> }
  | { kind: 'clash'; clash: ClashView }
  | { kind: 'offline' }
  | { kind: 'signed-out' }
  | { kind: 'failed'; sentence: string }

const pauseMs = 1_500
const retryMs = 10_000

/** The page's own fields as they stand in the browser; what belongs to the sending is left out. */
const fieldsOf = (form: HTMLFormElement): Record<string, string> => {
  const out: Record<string, string> = {}
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') out[name] = value
  for (const name of ['intent', 'version', 'saveKey', 'conJs']) delete out[name]
  return out
}
const sameFields = (a: Record<string, string>, b: Record<string, string>) =>
  Object.keys({ ...a, ...b }).every(k => (a[k] ?? '').trimEnd() === (b[k] ?? '').trimEnd())

/** Puts words into fields of the form that hold others; where the cursor is, it stays when the words are the same. */
export const fill = (form: HTMLFormElement, values: Record<string, string>) => {
  for (const [name, value] of Object.entries(values)) {
    const field = form.elements.namedItem(name)
    if (field instanceof RadioNodeList) { if (field.value !== value) field.value = value } else if (field instanceof HTMLInputElement && field.type === 'radio') field.checked = field.value === value
    else if ((field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement || field instanceof HTMLSelectElement) && field.value !== value) field.value = value
  }
}

export type Saving = {
  form: RefObject<HTMLFormElement | null>
  state: SaveState
  blocker: Blocker
  /** Sends the form now. Intents other than `autosave` are the form's buttons. */
  send: (intent: string) => void
  /** The version and texts to go on from, after people decided about a clash. */
  settle: (values: Record<string, string>, version: number) => void
}

/** `start`: what the server last gave this page. When it gives newer words and everything here is saved, they are put in. */
export const useSaving = (start: { version: number; values: Record<string, string> }): Saving => {
  const form = useRef<HTMLFormElement | null>(null)
  const fetcher = useFetcher<Answer>()
  const [state, setState] = useState<SaveState>({ kind: 'still' })
  const version = useRef(start.version)
  const sent = useRef<{ fields: Record<string, string>; key: string } | null>(null)
  const atRest = useRef<Record<string, string> | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const busy = useRef(false)
  const held = useRef(false)
  const waiting = useRef<string | null>(null)

  const isDirty = useCallback(() => form.current !== null && atRest.current !== null && !sameFields(fieldsOf(form.current), atRest.current), [])

  const send = useCallback((intent: string) => {
    const f = form.current
    clearTimeout(timer.current)
    if (!f) return
    // A button pressed while a save is on its way takes its turn after it.
    if (busy.current) { if (intent !== 'autosave') waiting.current = intent; return }
    if (intent === 'autosave' && (held.current || !isDirty())) return
    const fields = fieldsOf(f)
    // The same words tried again keep their key, so that a save whose answer was lost on the way is not a second one.
    const key = sent.current && sameFields(sent.current.fields, fields) ? sent.current.key : freshKey()
    sent.current = { fields, key }
    busy.current = true
    setState({ kind: 'saving' })
    void fetcher.submit({ ...fields, intent: intent === 'autosave' ? 'save' : intent, version: String(version.current), saveKey: key, conJs: '1', ...(intent === 'autosave' ? { solo: '1' } : {}) }, { method: 'post' })
  }, [fetcher, isDirty])

  const settle = useCallback((values: Record<string, string>, theirs: number) => {
    if (form.current) fill(form.current, values)
    version.current = theirs
    held.current = false
  }, [])

  // What the form holds when the page opens is what is saved.
  useEffect(() => { if (form.current) atRest.current = fieldsOf(form.current) }, [])

  const given = useRef(start.version)
  useEffect(() => {
    const [f, rest] = [form.current, atRest.current]
    if (start.version === given.current || !f || !rest || busy.current || held.current) return
    given.current = start.version
    const now = fieldsOf(f)
    const same = (a: string | undefined, b: string | undefined) => (a ?? '').trimEnd() === (b ?? '').trimEnd()
    if (Object.keys(now).some(name => !same(now[name], rest[name]) && !same(now[name], start.values[name]))) return
    fill(f, start.values)
    atRest.current = fieldsOf(f)
    version.current = start.version
  }, [start.version, start.values])

  const answered = useRef<Answer | undefined>(undefined)
  useEffect(() => {
    const a = fetcher.data
    if (fetcher.state !== 'idle' || !busy.current) return
    busy.current = false
    const next = waiting.current
    waiting.current = null
    if (!form.current || !sent.current) return
    if (!a || a === answered.current) {
      // Sent on by the server: it took the words.
      atRest.current = sent.current.fields
      sent.current = null
      setState({ kind: 'still' })
      return
    }
    answered.current = a
    switch (a.kind) {
      case 'saved': {
        const now = fieldsOf(form.current)
        const untouched = Object.fromEntries(Object.entries(a.body).filter(([name, words]) =>
          (now[name] ?? '') === (sent.current!.fields[name] ?? '') && (now[name] ?? '').trimEnd() !== words.trimEnd()))
        if (a.joinedWith) fill(form.current, untouched)
        atRest.current = { ...sent.current.fields, ...(a.joinedWith ? untouched : {}) }
        version.current = a.version
        sent.current = null
        held.current = false
        setState({ kind: 'saved', at: a.savedAt, joinedWith: a.joinedWith })
        if (next) send(next)
        else if (isDirty()) timer.current = setTimeout(() => send('autosave'), pauseMs)
        break
      }
      case 'clash': {
        // Nothing saves itself while two texts wait for a decision.
        held.current = true
        fill(form.current, Object.fromEntries(Object.entries(a.clash.joined).filter(([name]) => (sent.current!.fields[name] ?? '') === (fieldsOf(form.current!)[name] ?? ''))))
        version.current = a.clash.theirVersion
        setState({ kind: 'clash', clash: a.clash })
        break
      }
      case 'problems': setState({ kind: 'problems', problems: a.problems }); break
      case 'offline': setState({ kind: 'offline' }); timer.current = setTimeout(() => send('autosave'), retryMs); break
      case 'signed-out': setState({ kind: 'signed-out' }); timer.current = setTimeout(() => send('autosave'), retryMs); break
      case 'failed': setState({ kind: 'failed', sentence: a.sentence }); timer.current = setTimeout(() => send('autosave'), retryMs); break
      case 'joining': break
    }
  }, [fetcher.state, fetcher.data, isDirty, send])

  useEffect(() => {
    const f = form.current
    if (!f) return
    const onInput = () => {
      clearTimeout(timer.current)
      if (!held.current) timer.current = setTimeout(() => send('autosave'), pauseMs)
      setState(s => (s.kind === 'saving' || s.kind === 'clash' ? s : { kind: 'changed' }))
    }
    const onLeave = () => send('autosave')
    const onHide = () => { if (document.visibilityState === 'hidden') send('autosave') }
    const onKey = (e: KeyboardEvent) => { if ((e.ctrlKey || e.metaKey) && e.key.toLowerCase() === 's') { e.preventDefault(); send('save') } }
    const onUnload = (e: BeforeUnloadEvent) => { if (isDirty() || busy.current) { send('autosave'); e.preventDefault() } }
    const onLine = () => send('autosave')
    f.addEventListener('input', onInput)
    f.addEventListener('focusout', onLeave)
    document.addEventListener('visibilitychange', onHide)
    document.addEventListener('keydown', onKey)
    window.addEventListener('beforeunload', onUnload)
    window.addEventListener('online', onLine)
    return () => {
      f.removeEventListener('input', onInput)
      f.removeEventListener('focusout', onLeave)
      document.removeEventListener('visibilitychange', onHide)
      document.removeEventListener('keydown', onKey)
      window.removeEventListener('beforeunload', onUnload)
      window.removeEventListener('online', onLine)
      clearTimeout(timer.current)
    }
  }, [send, isDirty])

  const blocker = useBlocker(({ currentLocation, nextLocation }) => currentLocation.pathname !== nextLocation.pathname && !nextLocation.pathname.startsWith('/entrar') && (isDirty() || busy.current))
  // Going elsewhere waits for the save it started, and goes on by itself once that is done.
  useEffect(() => {
    if (blocker.state !== 'blocked') return
    if (state.kind === 'saved' && !isDirty()) blocker.proceed()
    else if (state.kind === 'changed' || state.kind === 'still') send('autosave')
    else if (state.kind === 'clash' || state.kind === 'problems') blocker.reset()
  }, [blocker, state, isDirty, send])

  return { form, state, blocker, send, settle }
}
