/** The addresses of a notebook. Spanish in both languages. */
import type { PageKind } from '../../../cycles/notebook/parts.ts'

export const pageSlug: Record<PageKind, string> = { challenge: 'desafio', data: 'datos', implementation: 'implementacion', learnings: 'aprendizajes' }
export const pageOfSlug = (slug: string | undefined): PageKind | null =>
  (Object.keys(pageSlug) as PageKind[]).find(page => pageSlug[page] === slug) ?? null

export const schoolPath = (rbd: number) => `/cuadernos/${rbd}`
export const figuresPath = (rbd: number) => `/cuadernos/${rbd}/cifras`
export const cyclePath = (rbd: number, cycleId: string) => `/cuadernos/${rbd}/ciclos/${cycleId}`
export const pagePath = (rbd: number, cycleId: string, page: PageKind) => `${cyclePath(rbd, cycleId)}/${pageSlug[page]}`
export const historyPath = (rbd: number, cycleId: string, page: PageKind) => `${pagePath(rbd, cycleId, page)}/historia`
export const entryHistoryPath = (rbd: number, cycleId: string, page: PageKind, entryId: string) => `${pagePath(rbd, cycleId, page)}/${entryId}/historia`
export const signalPath = (rbd: number, cycleId: string) => `${cyclePath(rbd, cycleId)}/senal`
export const analysisPath = (rbd: number, cycleId: string) => `${signalPath(rbd, cycleId)}/otra-lectura`
export const theoryPath = (rbd: number, cycleId: string) => `${cyclePath(rbd, cycleId)}/teoria`
export const optionsPath = (rbd: number, cycleId: string) => `${cyclePath(rbd, cycleId)}/opciones`
/** The school's list of reasons; `cycleId`: the cycle to go back to. */
export const reasonsPath = (rbd: number, cycleId?: string) => `/cuadernos/${rbd}/razones${cycleId ? `?ciclo=${cycleId}` : ''}`
export const newCyclePath = (rbd: number, parentId?: string) => `/cuadernos/${rbd}/ciclos/nuevo${parentId ? `?desde=${parentId}` : ''}`
