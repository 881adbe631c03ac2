/**
 * A form that saves itself: after a pause, when a field is left, when the page is hidden, and on Ctrl+S. It posts the same form the
 * server takes without JavaScript. Only a save that the server answered counts as saved; until then the words are also on the device.
 * What is sent when, and what an answer means, is in `self-saving.ts`.
 */
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react'
import { useFetcher, useLocation } from 'react-router'
import { freshKey } from '../../device/fresh-key.ts'
import { useDevice, type Device } from '../../device/use-device.ts'
import { fieldsOf, fill, fixedOf, isFilling, isTouched, labelIn } from '../saving/form-fields.ts'
import { selfSaving, type SaveState, type SaveView, type SelfSaving } from '../saving/self-saving.ts'
import { wasTaken } from '../saving/taken.ts'
import { addWriting, tellWriting } from '../saving/writing.ts'
import type { Answer, ClashView } from './view.ts'

export type { SaveState, SaveView }

export type Saving = SaveView & {
  form: RefObject<HTMLFormElement | null>
  device: Device
  /** Sends the form now, as the button of that intent would. */
  send: (intent: string) => void
  /** The texts to go on with, after people decided about a clash. */
  settle: (values: Record<string, string>) => void
  /** What came in from a colleague, or back from the device, was read. */
  read: () => void
}

export type SavingStart = {
  version: number
  values: Record<string, string>
  /** What a post without JavaScript already asked people to decide. */
  clash?: ClashView | null
}
export type SavingForm = {
  /** The form's name among those of its page; a part of a page has its own. */
  name?: string
  kind?: 'page' | 'entry'
  /** What it is called in a list of what was not sent. */
  title?: string
  /** The intent of a save it makes by itself. */
  autosave?: string
  answersInPlace?: boolean
}

/** `start`: what the server last gave this page. When it gives newer words and nothing here would be touched, they are put in. */
export const useSaving = (start: SavingStart, { name = 'page', kind = 'page', title = '', autosave = 'save', answersInPlace = true }: SavingForm = {}): Saving => {
  const form = useRef<HTMLFormElement | null>(null)
  const fetcher = useFetcher<Answer>()
  const { pathname } = useLocation()
  const device = useDevice()
  const [view, setView] = useState<SaveView>({ state: start.clash ? { kind: 'clash', clash: start.clash } : { kind: 'still' }, problems: {}, asked: false, joined: null, restoredFrom: null, answer: null, changes: 0, isKept: false })
  const core = useRef<SelfSaving | null>(null)
  const submit = useRef(fetcher.submit)
  submit.current = fetcher.submit
  /** A button pressed while the page was coming alive: React has the press before the effect below has made the form save itself. */
  const pressed = useRef<string | null>(null)
  const first = useRef(start)
  first.current = start

  useEffect(() => {
    const f = form.current
    if (!f) return
    f.dataset.writes = ''
    const s = selfSaving({
      kind, where: { path: pathname, form: name, title: title || document.title },
      read: () => fieldsOf(f), write: values => fill(f, values), fixed: () => fixedOf(f), labelOf: name => labelIn(f, name),
      post: fields => void submit.current(fields, { method: 'post', preventScrollReset: !answersInPlace }),
      show: next => { setView(next); tellWriting() },
      newKey: freshKey, wasTaken, autosave, answersInPlace,
      later: (ms, what) => { const timer = setTimeout(what, ms); return () => clearTimeout(timer) },
    }, { version: first.current.version, values: first.current.values, clash: first.current.clash ?? null })
    core.current = s
    if (isTouched(f) && s.isDirty()) s.input()
    if (pressed.current !== null) {
      s.send(pressed.current)
      pressed.current = null
    }
    const onInput = () => { if (!isFilling()) s.input() }
    const onLeave = () => s.autosave()
    const onHide = () => { if (document.visibilityState === 'hidden') { s.keepNow(); s.autosave() } }
    const onKey = (e: KeyboardEvent) => {
      if (!(e.ctrlKey || e.metaKey) || e.key.toLowerCase() !== 's') return
      const within = document.activeElement?.closest('form[data-writes]')
      if (within ? within !== f : !s.isDirty()) return
      e.preventDefault()
      if (answersInPlace) s.send(autosave)
      else s.autosave()
    }
    const onLine = () => s.autosave()
    f.addEventListener('input', onInput)
    f.addEventListener('focusout', onLeave)
    document.addEventListener('visibilitychange', onHide)
    document.addEventListener('keydown', onKey)
    window.addEventListener('online', onLine)
    const takeAway = addWriting({
      send: s.autosave, isWaiting: s.isDirty, wouldLose: s.wouldLose,
      isStuck: () => ['offline', 'signed-out', 'failed', 'problems', 'clash', 'other-person'].includes(s.view().state.kind),
    })
    return () => {
      f.removeEventListener('input', onInput)
      f.removeEventListener('focusout', onLeave)
      document.removeEventListener('visibilitychange', onHide)
      document.removeEventListener('keydown', onKey)
      window.removeEventListener('online', onLine)
      s.stop()
      core.current = null
      takeAway()
    }
  }, [pathname, name, kind, title, autosave, answersInPlace])

  const store = device.kind === 'open' ? device.store : null
  useEffect(() => { if (store) core.current?.attach(store) }, [store, pathname, name])

  useEffect(() => { core.current?.given(start.version, start.values) }, [start.version, start.values])

  const seen = useRef<Answer | undefined>(undefined)
  const wasBusy = useRef(false)
  useEffect(() => {
    if (fetcher.state !== 'idle') { wasBusy.current = true; return }
    // A line that is down answers before the page has shown that it asked.
    const isNew = fetcher.data !== undefined && fetcher.data !== seen.current
    if (!wasBusy.current && !isNew) return
    wasBusy.current = false
    // No new answer: the server sent the reader on, which means it took the words.
    const answer = isNew ? fetcher.data! : null
    seen.current = fetcher.data
    core.current?.answered(answer)
  }, [fetcher.state, fetcher.data])

  const send = useCallback((intent: string) => { if (core.current) core.current.send(intent); else pressed.current = intent }, [])
  const settle = useCallback((values: Record<string, string>) => core.current?.settle(values), [])
  const read = useCallback(() => core.current?.read(), [])
  return { ...view, form, device, send, settle, read }
}
