/**
 * *Show names with my own list*: a file opened on the device, whose names appear in this tab only. For any page with elements marked
 * `<span data-student-code="K7M4" />`, which this fills. The script that reads files is fetched when somebody chooses one.
 */
import { useEffect, useRef, useState } from 'react'
import { Button } from '../form.tsx'
import { m } from '../../messages/compiled/messages.js'
import css from './own-list.module.css'

type State = { words: string; count: number }

/** `sheet`: offers the key sheet to print instead of writing names into the page. */
export const OwnList = ({ rbd }: { rbd: number }) => {
  const [isScripted, setScripted] = useState(false)
  const [state, setState] = useState<State | null>(null)
  const stop = useRef<(() => void) | null>(null)
  useEffect(() => { setScripted(true); return () => stop.current?.() }, [])
  if (!isScripted) return null
  const open = async (file: File | undefined) => {
    if (!file) return
    const device = await import('../../device/opened-list.ts')
    const list = await device.readOnDevice(file)
    if (!list || !list.people.some(p => p.name !== '')) return setState({ words: m.students_names_unreadable(), count: 0 })
    device.keepOpen(rbd, list)
    const named = await device.nameCodes(rbd)
    if (!named) return setState({ words: m.students_names_no_answer(), count: 0 })
    stop.current?.()
    stop.current = device.writeNames(named)
    setState({ words: m.students_names_shown({ n: named.length }), count: named.length })
  }
  const hide = () => { stop.current?.(); stop.current = null; setState(null) }
  return (
    <div className={`${css.own} no-print`}>
      <label className={css.label} htmlFor="lista-propia">{m.students_names_show()}</label>
      <p className={css.hint}>{m.students_names_hint()}</p>
      <input id="lista-propia" type="file" accept=".csv,.txt,.xls,.html" onChange={e => void open(e.target.files?.[0])} />
      <p role="status">{state?.words}</p>
      {state && state.count > 0 ? <Button type="button" tone="quiet" onClick={hide}>{m.students_names_hide()}</Button> : null}
    </div>
  )
}
