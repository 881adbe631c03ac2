/** Five lines to send to the team's own chat, and what of them to look at before they go. Without JavaScript they are selected and copied by hand. */
import { useRef } from 'react'
import { m } from '../../messages/compiled/messages.js'
import { Button } from '../form.tsx'
import { Notice } from '../page.tsx'
import { useCopying } from '../use-copying.ts'
import type { ChatView } from './view.ts'
import css from './team.module.css'

export const CopyForChat = ({ chat }: { chat: ChatView }) => {
  const field = useRef<HTMLTextAreaElement>(null)
  const { state, copy } = useCopying(field, chat.text)
  return (
    <section className={`${css.chat} no-print`} aria-labelledby="para-el-chat">
      <h2 id="para-el-chat">{m.team_chat_title()}</h2>
      {chat.warnings.length > 0 ? <Notice tone="look"><p>{m.team_chat_warning()}</p><ul>{chat.warnings.map(w => <li key={w}>{w}</li>)}</ul></Notice> : null}
      <p className={css.soft} id="lineas-ayuda">{m.team_chat_hint()}</p>
      <textarea ref={field} id="lineas" readOnly rows={9} value={chat.text} aria-labelledby="para-el-chat" aria-describedby="lineas-ayuda" onFocus={e => e.currentTarget.select()} />
      {state === 'no' ? null : <Button type="button" onClick={copy}>{m.story_copy()}</Button>}
      <p role="status" className={css.soft}>{state === 'done' ? m.story_copied() : ''}</p>
    </section>
  )
}
