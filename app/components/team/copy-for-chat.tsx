/** Five lines to send to the team's own chat. Without JavaScript they are selected and copied by hand. */
import { useEffect, useRef, useState } from 'react'
import { m } from '../../messages/compiled/messages.js'
import { Button } from '../form.tsx'
import { Notice } from '../page.tsx'
import type { ChatView } from './view.ts'
import css from './team.module.css'

export const CopyForChat = ({ chat }: { chat: ChatView }) => {
  const area = useRef<HTMLTextAreaElement>(null)
  const [copy, setCopy] = useState<'no' | 'can' | 'done'>('no')
  useEffect(() => { if (navigator.clipboard) setCopy('can') }, [])
  const onCopy = () => {
    area.current?.select()
    void navigator.clipboard.writeText(chat.text).then(() => setCopy('done'), () => {})
  }
  return (
    <section className={`${css.aside} no-print`} aria-labelledby="para-el-chat">
      <h2 id="para-el-chat">{m.team_chat_title()}</h2>
      {chat.warnings.length > 0 ? <Notice tone="look"><p>{m.team_chat_warning()}</p><ul>{chat.warnings.map(w => <li key={w}>{w}</li>)}</ul></Notice> : null}
      <label className={css.soft} htmlFor="lineas">{m.team_chat_hint()}</label>
      <textarea id="lineas" ref={area} className={css.chat} readOnly rows={9} value={chat.text} />
      {copy === 'no' ? null : <Button type="button" onClick={onCopy}>{m.team_chat_copy()}</Button>}
      <p role="status" className={css.soft}>{copy === 'done' ? m.team_chat_copied() : ''}</p>
    </section>
  )
}
