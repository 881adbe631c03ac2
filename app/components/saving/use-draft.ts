/**
 * Words of a form that only a person sends (a new entry, a comment, an answer): until it is sent they are on the device, and come back
 * when the page is opened again. Where nothing is kept, leaving warns.
 */
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react'
import { useActionData, useLocation, useNavigation } from 'react-router'
import { freshKey } from '../../device/fresh-key.ts'
import { useDevice } from '../../device/use-device.ts'
import { fieldsOf, fill, isFilling, untouchedIn } from './form-fields.ts'
import { wasTaken } from './taken.ts'
import { addWriting, tellWriting } from './writing.ts'

/** How soon typed words are on the device. */
const keepMs = 300

export type Draft = {
  form: RefObject<HTMLFormElement | null>
  /** When words came back from the device: the instant they were written. */
  restoredFrom: number | null
  discard: () => void
  onSubmit: () => void
}

const keyField = (form: HTMLFormElement) => form.elements.namedItem('saveKey')

/** `name`: the form's name among those of its page. `title`: what it is called in a list of what was not sent. */
export const useDraft = (name: string, title: string): Draft => {
  const form = useRef<HTMLFormElement | null>(null)
  const { pathname } = useLocation()
  const isIdle = useNavigation().state === 'idle'
  const device = useDevice()
  const store = device.kind === 'open' ? device.store : null
  const [restoredFrom, setRestoredFrom] = useState<number | null>(null)
  const recordId = useRef(freshKey())
  const blank = useRef<string | null>(null)
  const isKept = useRef(false)
  const isSent = useRef(false)

  // An answer says that something is missing; without one the server sent the reader on, which means it took the words.
  const isAnswered = useActionData() !== undefined
  useEffect(() => {
    if (!isIdle || !isSent.current) return
    isSent.current = false
    if (isAnswered) return
    if (form.current) blank.current = JSON.stringify(fieldsOf(form.current))
    isKept.current = false
    void store?.remove(recordId.current)
    setRestoredFrom(null)
  }, [isIdle, isAnswered, store])

  useEffect(() => {
    const f = form.current
    if (!f) return
    f.dataset.writes = ''
    blank.current ??= JSON.stringify(untouchedIn(f))
    const id = recordId.current
    let timer: ReturnType<typeof setTimeout> | undefined
    const isWritten = () => JSON.stringify(fieldsOf(f)) !== blank.current
    const keep = async () => {
      timer = undefined
      if (!store || isSent.current) return
      if (!isWritten()) { isKept.current = false; await store.remove(id); return }
      const key = keyField(f)
      isKept.current = await store.put({
        id, kind: 'draft', where: { path: pathname, form: name, title: title || document.title }, fields: fieldsOf(f), version: 0,
        saveKey: key instanceof HTMLInputElement ? key.value : '', sent: null,
      })
      tellWriting()
    }
    const onInput = () => {
      if (isFilling()) return
      isKept.current = false
      timer ??= setTimeout(() => void keep(), keepMs)
      tellWriting()
    }
    const isUnkept = () => isWritten() && !isKept.current && !isSent.current
    f.addEventListener('input', onInput)
    // Words that were there before this was.
    if (isWritten() && !isKept.current && !isSent.current) onInput()
    const takeAway = addWriting({ send: () => { void keep() }, isWaiting: isUnkept, wouldLose: isUnkept, isStuck: () => true })
    store?.hold(id)
    const comeBack = async () => {
      const mine = (await store?.orphans())?.filter(u => u.kind === 'draft' && u.where.path === pathname && u.where.form === name).at(-1)
      if (!store || !mine || !f.isConnected || isWritten()) return
      fill(f, mine.fields)
      const key = keyField(f)
      // Sent before without an answer, it is not a second one.
      if (key instanceof HTMLInputElement && mine.saveKey) key.value = mine.saveKey
      const fold = f.closest('details')
      if (fold) fold.open = true
      setRestoredFrom(mine.at)
      await keep()
      await store.remove(mine.id)
    }
    void comeBack()
    return () => {
      f.removeEventListener('input', onInput)
      takeAway()
      if (timer) { clearTimeout(timer); void keep() }
      const key = keyField(f)
      // The server took the words and sent the reader on to another page: this form goes before it is told.
      if (isSent.current && key instanceof HTMLInputElement && wasTaken(key.value)) void store?.remove(id)
      else store?.letGo(id)
    }
  }, [store, pathname, name, title])

  const discard = useCallback(() => {
    const f = form.current
    if (!f) return
    if (blank.current) fill(f, JSON.parse(blank.current) as Record<string, string>)
    isKept.current = false
    void store?.remove(recordId.current)
    setRestoredFrom(null)
    tellWriting()
  }, [store])
  const onSubmit = useCallback(() => { isSent.current = true }, [])
  return { form, restoredFrom, discard, onSubmit }
}

/** A form's key made beforehand changes whenever its page is loaded again; a form in which somebody writes keeps the one it has until it was sent. */
export const useKeyUntilSent = (fresh: string): { key: string; onSubmit: () => void } => {
  const [key, setKey] = useState(fresh)
  const isSent = useRef(false)
  const isIdle = useNavigation().state === 'idle'
  useEffect(() => {
    if (!isIdle || !isSent.current) return
    isSent.current = false
    setKey(fresh)
  }, [isIdle, fresh])
  return { key, onSubmit: useCallback(() => { isSent.current = true }, []) }
}
