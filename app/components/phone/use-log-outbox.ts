/**
 * The phone's page at work: what is written is kept on the phone first and sent then, when the line, the session and the server are there.
 * Tries again by itself: when the line comes back, when the page is looked at, every half minute, and (where the browser has it) in the
 * background.
 */
import { useCallback, useEffect, useRef, useState } from 'react'
import { listPeopleKept, openDeviceStore, type DeviceStore } from '../../device/device-store.ts'
import { freshKey } from '../../device/fresh-key.ts'
import { factsOfKnown, openWithNoLine, type Known } from '../../device/phone-known.ts'
import { deviceOutbox, pageOutbox, postTakeBack, sendWaiting, type LogEntry, type LogOutbox, type Sent } from '../../device/log-outbox.ts'
import { m } from '../../messages/compiled/messages.js'
import { currentLocale } from '../../words.ts'

const retryMs = 30_000
const draftPauseMs = 800

type Line = 'idle' | 'sending' | 'later' | 'signed-out'
export type Words = { text: string; on: string; place: { rbd: number | string; cycleId: string; title: string } }

export type LogBook = {
  /** `unknown` until the phone was asked; `none`: it belongs to nobody who could write with no line. */
  state: 'unknown' | 'none' | 'ready'
  isKept: boolean
  known: Known | null
  waiting: LogEntry[]
  sent: Sent[]
  line: Line
  /** One left out of the list just now, to be put back. */
  discarded: LogEntry | null
  /** Words for the field: what was in it when the page was last closed, or of an entry that was taken back. */
  forField: { text: string; on: string | null } | null
  write: (words: Words) => Promise<void>
  edit: (entry: LogEntry, words: Words) => Promise<void>
  discard: (entry: LogEntry) => Promise<void>
  putBack: () => Promise<void>
  /** Held entries are not sent while somebody edits them. */
  hold: (key: string | null) => void
  sendNow: () => void
  takeBack: (sent: Sent) => Promise<boolean>
  keepDraft: (text: string) => void
}

/** `told`: who is writing and what the phone may know, from the server; null on the empty form, where the phone says it itself. */
export const useLogOutbox = (told: { personId: string; mayKeep: boolean; known: Omit<Known, 'clockMs'> & { nowMs: number } } | null): LogBook => {
  const [state, setState] = useState<LogBook['state']>('unknown')
  const [known, setKnown] = useState<Known | null>(null)
  const [waiting, setWaiting] = useState<LogEntry[]>([])
  const [sent, setSent] = useState<Sent[]>([])
  const [line, setLine] = useState<Line>('idle')
  const [discarded, setDiscarded] = useState<LogEntry | null>(null)
  const [forField, setForField] = useState<LogBook['forField']>(null)
  const outbox = useRef<LogOutbox | null>(null)
  const device = useRef<DeviceStore | null>(null)
  const held = useRef<string | null>(null)
  const isSending = useRef(false)
  const isAskedAgain = useRef(false)
  const draftTimer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)

  const read = useCallback(async () => { if (outbox.current) setWaiting(await outbox.current.list()) }, [])

  const send = useCallback(async () => {
    const box = outbox.current
    if (!box) return
    if (isSending.current) { isAskedAgain.current = true; return }
    isSending.current = true
    try {
      do {
        isAskedAgain.current = false
        if ((await box.list()).some(e => !e.refused && e.key !== held.current)) setLine('sending')
        const result = await sendWaiting(box, { isHeld: key => key === held.current })
        if (result.sent.length > 0) setSent(before => [...before, ...result.sent])
        setLine(result.left === 'nothing' ? 'idle' : result.left)
        // Words left to nobody's care: where the browser can, it calls the worker when the line is back, with this page closed too.
        if (result.left === 'later') void askForSync()
        await read()
      } while (isAskedAgain.current)
    } finally { isSending.current = false }
  }, [read])

  // Who this is, what waits here, and what the phone may know once there is no line.
  const first = useRef(told)
  useEffect(() => {
    let isGone = false
    void (async () => {
      const now = first.current
      const personId = now?.personId ?? (await listPeopleKept())[0]
      if (!personId) { setState('none'); return }
      let [opened, knows]: [DeviceStore | null, Known | null] = [null, null]
      if (now) {
        const clockMs = now.known.nowMs - Date.now()
        knows = { places: now.known.places, timeZone: now.known.timeZone, clockMs }
        opened = await openDeviceStore({ personId, sharedComputer: !now.mayKeep, now: () => Date.now() + clockMs })
        if (opened) {
          await opened.know(factsOfKnown(knows))
          void keepEmptyForm()
        }
      } else {
        const found = await openWithNoLine(personId)
        if (found) [opened, knows] = [found.device, found.known]
      }
      if (isGone) return
      if (!knows) { setState('none'); return }
      device.current = opened
      outbox.current = opened ? deviceOutbox(opened) : pageOutbox(personId)
      const draftNow = (await opened?.list())?.find(u => u.kind === 'draft' && u.id === draftId(personId))?.fields.text ?? null
      if (isGone) return
      setKnown(knows)
      if (draftNow) setForField({ text: draftNow, on: null })
      setState('ready')
      await read()
      await send()
    })()
    return () => { isGone = true }
  }, [read, send])

  useEffect(() => {
    const again = () => { void send() }
    const look = () => { if (document.visibilityState === 'visible') again() }
    // The worker asks a page somebody looks at to send, or says that it did.
    const heard = () => again()
    const timer = setInterval(again, retryMs)
    window.addEventListener('online', again)
    document.addEventListener('visibilitychange', look)
    navigator.serviceWorker?.addEventListener('message', heard)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', again)
      document.removeEventListener('visibilitychange', look)
      navigator.serviceWorker?.removeEventListener('message', heard)
    }
  }, [send])

  // What only this page holds goes with it: the browser asks first.
  const isOnlyHere = waiting.length > 0 && outbox.current?.isKept === false
  useEffect(() => {
    if (!isOnlyHere) return
    const ask = (e: BeforeUnloadEvent) => e.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isOnlyHere])

  const keepDraft = useCallback((text: string) => {
    clearTimeout(draftTimer.current)
    const place = device.current
    if (!place) return
    const id = draftId(place.personId)
    place.hold(id)
    draftTimer.current = setTimeout(() => {
      void (text.trim() === '' ? place.remove(id)
        : place.put({ id, kind: 'draft', where: { path: '/anotar', form: 'anotar', title: m.phone_title() }, fields: { text }, version: 0, saveKey: id, sent: null }))
    }, draftPauseMs)
  }, [])

  const put = useCallback(async (entry: LogEntry) => {
    await outbox.current?.put(entry)
    await read()
    await send()
  }, [read, send])

  return {
    state, isKept: outbox.current?.isKept ?? false, known, waiting, sent, line, discarded, forField,
    write: async ({ text, on, place }) => {
      const key = freshKey()
      clearTimeout(draftTimer.current)
      await put({ key, editKey: key, rbd: String(place.rbd), cycleId: place.cycleId, cycleTitle: place.title, on, text, at: Date.now(), refused: null })
      if (device.current) await device.current.remove(draftId(device.current.personId))
    },
    edit: async (entry, { text, on, place }) => {
      held.current = null
      const isMoved = place.cycleId !== entry.cycleId
      // In another cycle it is another entry: only one that was refused can be moved, so the first never arrived.
      await put({ ...entry, ...(isMoved ? { key: freshKey() } : {}), editKey: freshKey(), rbd: String(place.rbd), cycleId: place.cycleId, cycleTitle: place.title, on, text, refused: null })
      if (isMoved) { await outbox.current?.remove(entry.key); await read() }
    },
    discard: async entry => { held.current = null; await outbox.current?.remove(entry.key); setDiscarded(entry); await read() },
    putBack: async () => { if (discarded) { setDiscarded(null); await put(discarded) } },
    hold: key => { held.current = key },
    sendNow: () => { void send() },
    takeBack: async it => {
      const isOut = await postTakeBack(it.entryId)
      if (isOut) {
        setSent(before => before.filter(s => s.entryId !== it.entryId))
        setForField({ text: it.entry.text, on: it.entry.on })
      }
      return isOut
    },
    keepDraft,
  }
}

const draftId = (personId: string) => `anotar-${personId}`

type SyncRegistration = ServiceWorkerRegistration & { sync?: { register: (tag: string) => Promise<void> } }
const askForSync = async () => {
  const registration = (await navigator.serviceWorker?.getRegistration('/anotar')) as SyncRegistration | undefined
  await registration?.sync?.register('anotar').catch(() => {})
}

/**
 * Registers the phone's worker, whose scope is this page, and has it keep the empty form in the page's language. (`serviceWorker.ready` is
 * no help: it goes by the address the document was opened with, and one may have come here from another page without loading it.)
 */
const keepEmptyForm = async () => {
  try {
    const registration = await navigator.serviceWorker?.register('/sw.js', { scope: '/anotar' })
    const worker = registration?.installing ?? registration?.waiting ?? registration?.active
    // A worker that is still coming up is told all the same: messages wait for it.
    worker?.postMessage({ keep: currentLocale() })
  } catch { /* A browser without one, or that will not have it: the page works as before, with a line. */ }
}
