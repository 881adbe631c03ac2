/** A form that did not reach the server, or that the server did not take: it is still on the page, with its words. */
import { m } from '../../messages/compiled/messages.js'
import type { Answer } from '../notebook/view.ts'
import { Notice } from '../page.tsx'

export const NotTaken = ({ answer }: { answer: Answer | undefined }) => {
  switch (answer?.kind) {
    case 'offline': return <Notice tone="look" live>{m.notebook_offline_form()}</Notice>
    case 'signed-out': return <Notice tone="look" live>{m.notebook_signed_out()} <a href="/entrar" target="_blank" rel="noreferrer">{m.notebook_sign_in_again()}</a></Notice>
    case 'failed': case 'other-person': return <Notice tone="look" live>{answer.sentence}</Notice>
    default: return null
  }
}
