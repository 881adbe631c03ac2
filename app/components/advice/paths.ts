/** The addresses of the conversation. Spanish in both languages. */
import type { PageKind } from '../../../cycles/notebook/parts.ts'
import { cyclePath, pageSlug } from '../notebook/paths.ts'

export const conversationPath = (rbd: number, cycleId: string) => `${cyclePath(rbd, cycleId)}/conversacion`
/** One comment from question to answer: what it spoke of, then and now. */
export const threadPath = (rbd: number, cycleId: string, feedbackId: string) => `${conversationPath(rbd, cycleId)}/${feedbackId}`
export const commentPath = (rbd: number, cycleId: string, page: PageKind, more: Record<string, string> = {}) => {
  const query = new URLSearchParams(Object.entries(more).filter(([, v]) => v !== '')).toString()
  return `${cyclePath(rbd, cycleId)}/comentar/${pageSlug[page]}${query ? `?${query}` : ''}`
}
