/**
 * Words this device holds for pages other than the one in sight: pages and entries are sent again by themselves; what cannot be (a clash,
 * a date to correct) and what only a person sends (a new entry, a comment) is listed with the way to it.
 */
import { useEffect, useRef, useState } from 'react'
import { Link, useFetcher, useLocation } from 'react-router'
import type { DeviceStore, Unsent } from '../../device/device-store.ts'
import { useDevice } from '../../device/use-device.ts'
import { m } from '../../messages/compiled/messages.js'
import { Notice } from '../page.tsx'
import type { Answer } from '../notebook/view.ts'
import { useHour } from './save-status.tsx'
import css from './saving.module.css'

type Post = (u: Unsent, fields: Record<string, string>, version: number, saveKey: string) => Promise<Answer | null>

/** Sends one record. True when the server has all of it. */
const sendOne = async (u: Unsent, post: Post): Promise<boolean> => {
  let version = u.version
  if (u.sent) {
    const first = await post(u, u.sent.fields, u.sent.version, u.sent.saveKey)
    if (first?.kind !== 'saved') return false
    // A colleague's words came into a field that was written on since: that takes its page.
    const isApart = Object.entries(u.fields).some(([name, words]) => first.body[name] !== undefined && words !== u.sent!.fields[name] && (first.body[name] ?? '').trimEnd() !== (u.sent!.fields[name] ?? '').trimEnd())
    if (isApart) return false
    version = first.version
  }
  return (await post(u, u.fields, version, u.saveKey))?.kind === 'saved'
}

const linkTo = (u: Unsent) => (u.kind === 'entry' ? `${u.where.path}?editar=${u.where.form}#${u.where.form}` : u.where.path)

export const UnsentElsewhere = () => {
  const device = useDevice()
  const store = device.kind === 'open' ? device.store : null
  const { pathname } = useLocation()
  const hour = useHour()
  const fetcher = useFetcher<Answer>()
  const answer = useRef<Answer | undefined>(undefined)
  answer.current = fetcher.data
  const submit = useRef(fetcher.submit)
  submit.current = fetcher.submit
  const isSending = useRef(false)
  const [waiting, setWaiting] = useState<Unsent[]>([])
  const [sent, setSent] = useState<string[]>([])

  useEffect(() => {
    if (!store) return
    let isOver = false
    const post: Post = async (u, fields, version, saveKey) => {
      const before = answer.current
      await submit.current({ ...fields, intent: u.kind === 'entry' ? 'entry-save' : 'save', version: String(version), saveKey, conJs: '1', solo: '1' }, { method: 'post', action: u.where.path })
      return answer.current === before ? null : answer.current ?? null
    }
    const elsewhere = async (d: DeviceStore) =>
      (await d.orphans()).filter(u => u.kind !== 'log' && (u.where.path !== pathname || (u.kind === 'entry' && !document.querySelector(`form[data-writes] input[name=entryId][value="${CSS.escape(u.where.form)}"]`))))
    const look = async () => {
      if (isSending.current) return
      isSending.current = true
      try {
        for (const u of await elsewhere(store)) {
          if (u.kind === 'draft' || !navigator.onLine || isOver) continue
          if (await sendOne(u, post)) {
            await store.remove(u.id)
            if (!isOver) setSent(list => [...list, u.where.title])
          }
        }
      } finally { isSending.current = false }
      if (!isOver) setWaiting(await elsewhere(store))
    }
    // The forms of this page take theirs first.
    const timer = setTimeout(() => void look(), 1_000)
    window.addEventListener('online', look)
    return () => { isOver = true; clearTimeout(timer); window.removeEventListener('online', look) }
  }, [store, pathname])

  if (waiting.length === 0 && sent.length === 0) return null
  return (
    <div className={`${css.unsent} no-print`}>
      {sent.length > 0 ? <Notice live>{m.saving_elsewhere_sent({ titles: sent.map(text => m.saving_quoted({ text })).join(', ') })}</Notice> : null}
      {waiting.length > 0 ? (
        <Notice tone="look" live>
          <p>{m.saving_elsewhere_waiting()}</p>
          <ul>{waiting.map(u => <li key={u.id}><Link to={linkTo(u)}>{u.where.title}</Link> ({hour(u.at)})</li>)}</ul>
        </Notice>
      ) : null}
    </div>
  )
}
