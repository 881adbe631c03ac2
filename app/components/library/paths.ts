/** The addresses of the library of learnings. Spanish in both languages, the words of a filter too: a bookmark holds them. */
import type { SchoolLevel } from '../../../cycles/learnings/context.ts'
import { cyclePath } from '../notebook/paths.ts'

export const libraryPath = '/territorio/aprendizajes'
export const ideasPath = `${libraryPath}/ideas`
export const codesPath = `${libraryPath}/codigos`
export const learningPath = (id: string, words = '') => `${libraryPath}/${id}${words ? `?palabras=${encodeURIComponent(words)}` : ''}`
export const codeLearningPath = (id: string) => `${libraryPath}/${id}/codificar`
export const exportPath = (what: 'citas' | 'codigos') => `${libraryPath}/exportar?que=${what}`
export const shareLearningPath = (rbd: number, cycleId: string) => `${cyclePath(rbd, cycleId)}/compartir-aprendizaje`
/** A cycle on its school's page of the region. */
export const cycleOutlinePath = (rbd: number, cycleId: string) => `/territorio/escuelas/${rbd}#${cycleId}`

export const levelWords: Record<SchoolLevel, string> = { primary: 'basica', secondary: 'media', 'primary-secondary': 'ambas', preschool: 'parvularia', special: 'especial', adult: 'adultos' }
