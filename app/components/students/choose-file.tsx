/**
 * Choosing a list to bring in. With a script the file is opened on the device and only its needed columns are sent; without one, or for a real
 * workbook, the same form sends the file and the server drops the rest at its first read.
 */
import { useRef, useState, type FormEvent } from 'react'
import { useNavigate } from 'react-router'
import { Actions, Button, TextField } from '../form.tsx'
import { m } from '../../messages/compiled/messages.js'
import { listPath } from './paths.ts'

export const ChooseFile = ({ rbd, problem }: { rbd: number; problem: string | null }) => {
  const navigate = useNavigate()
  const [words, setWords] = useState('')
  const isSending = useRef(false)
  const send = async (form: HTMLFormElement, file: File) => {
    const device = await import('../../device/opened-list.ts')
    setWords(m.students_upload_reading())
    const list = await device.readOnDevice(file)
    // Not for this device: the form goes as it is.
    if (!list) return form.submit()
    device.keepOpen(rbd, list)
    const body = new FormData()
    body.set('omitidas', list.dropped.join('|'))
    body.set('otras', String(list.droppedOthers))
    body.set('archivo', new File([list.csv], file.name.replace(/\.[^.]*$/, '.csv'), { type: 'text/csv' }))
    const response = await fetch(listPath(rbd), { method: 'POST', body, headers: { accept: 'application/json' } })
    if (!response.ok) throw new Error(String(response.status))
    await navigate((await response.json() as { to: string }).to)
    form.reset()
    setWords('')
  }
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    const form = event.currentTarget
    const file = form.querySelector<HTMLInputElement>('input[type=file]')?.files?.[0]
    if (!file) return
    event.preventDefault()
    if (isSending.current) return
    isSending.current = true
    send(form, file).catch(() => setWords(m.students_upload_failed())).finally(() => { isSending.current = false })
  }
  return (
    <form method="post" action={listPath(rbd)} encType="multipart/form-data" onSubmit={onSubmit}>
      <TextField type="file" name="archivo" accept=".csv,.txt,.xls,.xlsx,.html,.zip" label={m.students_upload_label()} hint={m.students_upload_hint()} problem={problem} width="full" />
      <Actions><Button tone="primary">{m.students_upload_button()}</Button></Actions>
      <p role="status">{words}</p>
    </form>
  )
}
