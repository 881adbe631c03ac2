/** The addresses of being told. Spanish in both languages. */
import type { PageKind } from '../../../cycles/notebook/parts.ts'
import type { NoticeKind } from '../../../db/advising/notices.ts'
import { pagePath, schoolPath } from '../notebook/paths.ts'

export const inboxPath = '/avisos'
export const digestPath = '/avisos/resumen'
/** Opens the place a notice is about, and marks it as read. */
export const noticePath = (id: string) => `${inboxPath}/${id}`
export const stopPath = (token: string) => `/avisos/parar/${token}`
/** Where both ends see visits and what they agreed. */
export const agreementsPath = (rbd: number) => `${schoolPath(rbd)}/acuerdos`
export const commentAnchor = (id: string) => `comentario-${id}`

/** The place a notice is about. */
export const placeOf = (n: { kind: NoticeKind; rbd: number; cycleId: string | null; page: PageKind | null; about: string }): string => {
  switch (n.kind) {
    case 'commented': case 'answered': return n.cycleId && n.page ? `${pagePath(n.rbd, n.cycleId, n.page)}#${commentAnchor(n.about)}` : schoolPath(n.rbd)
    case 'asked': return n.cycleId && n.page ? pagePath(n.rbd, n.cycleId, n.page) : schoolPath(n.rbd)
    case 'agreed': case 'visit-planned': return agreementsPath(n.rbd)
    case 'handed-over': return schoolPath(n.rbd)
  }
}
