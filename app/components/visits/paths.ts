/** The addresses of visits, agreements and an advisor's own pages. Spanish in both languages. */
import { schoolPath } from '../notebook/paths.ts'

export const visitsPath = '/asesoria/visitas'
export const visitPath = (visitId: string) => `${visitsPath}/${visitId}`
export const visitSheetPath = (visitId: string) => `${visitPath(visitId)}/hoja`
export const visitSheetFilePath = (visitId: string) => `${visitSheetPath(visitId)}/descargar`
export const monthPath = (month?: string) => `/asesoria/mi-mes${month ? `?mes=${month}` : ''}`
export const monthFilePath = (month: string) => `/asesoria/mi-mes/exportar?mes=${month}`
export const agreementsPath = (rbd: number) => `${schoolPath(rbd)}/acuerdos`
export const schoolVisitPath = (rbd: number, visitId: string) => `${schoolPath(rbd)}/visitas/${visitId}`
export const notesPath = (rbd: number) => `${schoolPath(rbd)}/notas-de-asesoria`
