/** "Ana está escribiendo en …": who else of the team writes on this page now. Asks while the page is in sight, and only then. */
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react'
import type { PageKind } from '../../../cycles/notebook/parts.ts'
import { m } from '../../messages/compiled/messages.js'
import { cyclePath } from '../notebook/paths.ts'
import type { CycleFrameView } from '../notebook/view.ts'
import css from './saving.module.css'

type Present = { name: string; page: PageKind; field: string; /** The part of the page the field is in, in words; null for one without a name. */ section: string | null }

const everyMs = 20_000
/** Somebody with the cursor in a field who has not touched anything for this long is not writing. */
const idleMs = 60_000

const Others = createContext<readonly Present[]>([])

/** The field somebody is in: its name, or which kind of entry its form is for. */
const fieldIn = (e: Element | null): string | null => {
  const form = e?.closest('form')
  if (!form || form.dataset.writes === undefined) return null
  const kind = form.elements.namedItem('entryKind')
  if (kind instanceof HTMLInputElement) return `entry.${kind.value}`
  const name = e?.getAttribute('name')
  return name && /^[A-Za-z][\w.-]{0,59}$/.test(name) ? name : null
}

export const PresenceOf = ({ frame: { viewer, rbd, cycleId, page }, children }: { frame: CycleFrameView; children: ReactNode }) => {
  const [others, setOthers] = useState<readonly Present[]>([])
  useEffect(() => {
    if (viewer !== 'team') return
    const at = `${cyclePath(rbd, cycleId)}/presencia`
    let isOver = false
    let timer: ReturnType<typeof setTimeout> | undefined
    let lastTouch = 0
    let lastSaid = { field: '', at: 0 }
    const ask = async () => {
      clearTimeout(timer)
      if (isOver || document.visibilityState === 'hidden') return
      const field = Date.now() - lastTouch < idleMs ? fieldIn(document.activeElement) : null
      if (field) lastSaid = { field, at: Date.now() }
      try {
        const answer = await fetch(at, field ? { method: 'POST', body: new URLSearchParams({ page, field }), redirect: 'error' } : { redirect: 'error' })
        // Whoever may not ask (any more) stops asking.
        if (answer.status === 401 || answer.status === 403 || answer.status === 404) { setOthers([]); return }
        if (answer.ok && !isOver) setOthers(((await answer.json()) as { others: Present[] }).others)
      } catch { /* No line: nobody is shown, and it is asked again. */ if (!isOver) setOthers([]) }
      if (!isOver) timer = setTimeout(() => void ask(), everyMs)
    }
    const onTouch = () => {
      lastTouch = Date.now()
      const field = fieldIn(document.activeElement)
      // Beginning to write, or going to another field, is said at once; going on is said every 20 seconds.
      if (field && (Date.now() - lastSaid.at > everyMs * 2 || (field !== lastSaid.field && Date.now() - lastSaid.at > 3_000))) { lastSaid = { field, at: Date.now() }; void ask() }
    }
    const onSight = () => { if (document.visibilityState === 'visible') void ask(); else clearTimeout(timer) }
    void ask()
    document.addEventListener('input', onTouch)
    document.addEventListener('focusin', onTouch)
    document.addEventListener('visibilitychange', onSight)
    return () => {
      isOver = true
      clearTimeout(timer)
      document.removeEventListener('input', onTouch)
      document.removeEventListener('focusin', onTouch)
      document.removeEventListener('visibilitychange', onSight)
    }
  }, [viewer, rbd, cycleId, page])
  return <Others value={others.filter(o => o.page === page)}>{children}</Others>
}

export const useOthers = () => useContext(Others)

/** Beside the save bar. */
export const OthersWriting = ({ others }: { others: readonly Present[] }) => (
  <div role="status" className={others.length > 0 ? css.presenceBox : css.presenceNone}>
    {others.map(o => <p key={`${o.name} ${o.field}`} className={css.presence}>{o.section ? m.saving_present_in({ name: o.name, section: o.section }) : m.saving_present({ name: o.name })}</p>)}
  </div>
)
