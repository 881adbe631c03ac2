/** The addresses of what is taken out of a notebook. */
import { cyclePath, schoolPath } from '../notebook/paths.ts'

export const storyPath = (rbd: number, cycleId: string) => `${cyclePath(rbd, cycleId)}/historia-del-ciclo`
export const sharePath = (rbd: number, cycleId: string) => `${cyclePath(rbd, cycleId)}/compartir`
export const planReportPath = (rbd: number, cycleId: string) => `${cyclePath(rbd, cycleId)}/para-el-pme`
export const archivePath = (rbd: number) => `${schoolPath(rbd)}/archivo`
export const archiveFilePath = (rbd: number, format: 'json' | 'html', language: 'es' | 'en') => `${archivePath(rbd)}/descargar?formato=${format}&idioma=${language}`
export const accountPath = (rbd: number, year?: number) => `${schoolPath(rbd)}/cuenta-publica${year === undefined ? '' : `?anio=${year}`}`
export const sharedStoryPath = (token: string) => `/historia/${token}`
