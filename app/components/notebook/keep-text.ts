/**
 * Between a form and the server, in the browser: whatever happens on the way, the page with the words on it stays. A line that drops,
 * a session that ended and a server that failed are answers the page can show, not errors that replace it.
 */
import { m } from '../../messages/compiled/messages.js'
import { noteTaken } from '../saving/taken.ts'
import { isWordsKept } from '../saving/words-kept.tsx'
import type { Answer } from './view.ts'

/** `request`: what is sent, to note which save was taken when the server sends the reader on. */
export const keepText = async <T>(request: Request, send: () => Promise<T>): Promise<T | Answer> => {
  const sent = request.clone()
  try {
    return await send()
  } catch (thrown) {
    if (thrown instanceof Response) {
      if (thrown.status >= 300 && thrown.status < 400 && !(thrown.headers.get('Location') ?? '').startsWith('/entrar')) {
        const saveKey = (await sent.formData()).get('saveKey')
        if (typeof saveKey === 'string') noteTaken(saveKey)
        throw thrown
      }
      if (thrown.status < 400) return { kind: 'signed-out' }
      return { kind: 'failed', sentence: m.notebook_save_failed() }
    }
    // A fetch that never reached the server is a TypeError in every browser.
    if (thrown instanceof TypeError) return { kind: 'offline' }
    if (typeof thrown === 'object' && thrown !== null && 'data' in thrown && isWordsKept(thrown.data)) return { kind: 'other-person', sentence: m.saving_other_what() }
    if (typeof thrown === 'object' && thrown !== null && 'status' in thrown && typeof thrown.status === 'number') {
      return { kind: 'failed', sentence: thrown.status === 413 ? m.common_form_too_big() : m.notebook_save_failed() }
    }
    return { kind: 'failed', sentence: m.notebook_save_failed() }
  }
}
