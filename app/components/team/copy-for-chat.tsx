/** Five lines to send to the team's own chat, and what of them to look at before they go. */
import { m } from '../../messages/compiled/messages.js'
import { Notice } from '../page.tsx'
import { CopyBlock } from '../story/copying.tsx'
import type { ChatView } from './view.ts'
import css from './team.module.css'

export const CopyForChat = ({ chat }: { chat: ChatView }) => (
  <div className={`${css.chat} no-print`}>
    {chat.warnings.length > 0 ? <Notice tone="look"><p>{m.team_chat_warning()}</p><ul>{chat.warnings.map(w => <li key={w}>{w}</li>)}</ul></Notice> : null}
    <CopyBlock id="lineas" title={m.team_chat_title()} hint={m.team_chat_hint()} text={chat.text} />
  </div>
)
