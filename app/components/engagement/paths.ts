/** The addresses of the survey. Spanish in both languages. */
import { cyclePath } from '../notebook/paths.ts'

export const engagementPath = (rbd: number, cycleId: string) => `${cyclePath(rbd, cycleId)}/compromiso`
export const paperPath = (rbd: number, cycleId: string, courseId: string) => `${engagementPath(rbd, cycleId)}/conteo/${courseId}`
export const surveySheetPath = (rbd: number, cycleId: string) => `${engagementPath(rbd, cycleId)}/hoja`
export const guidePath = (rbd: number, cycleId: string) => `${engagementPath(rbd, cycleId)}/guia`
/** Where students answer. */
export const surveyPath = (code?: string) => (code ? `/encuesta/${code}` : '/encuesta')
