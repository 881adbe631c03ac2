/** The addresses of a team's life. Spanish in both languages. */
import { cyclePath, schoolPath } from '../notebook/paths.ts'

export const sheetSlugs = ['desafio', 'datos', 'implementacion', 'aprendizajes', 'bitacora', 'acta', 'miradas'] as const
export type SheetSlug = (typeof sheetSlugs)[number]

export const teamPath = (rbd: number) => `${schoolPath(rbd)}/equipo`
export const standInPath = (rbd: number) => `${schoolPath(rbd)}/equipo/reemplazo`
export const weeksPath = (rbd: number) => `${schoolPath(rbd)}/semanas`
export const sheetsPath = (rbd: number, sheet?: SheetSlug) => `${schoolPath(rbd)}/hojas${sheet ? `/${sheet}` : ''}`
export const pausePath = (rbd: number, cycleId: string) => `${cyclePath(rbd, cycleId)}/pausa`
export const meetingsPath = (rbd: number, cycleId: string) => `${cyclePath(rbd, cycleId)}/reuniones`
export const meetingPath = (rbd: number, cycleId: string, meetingId: string) => `${meetingsPath(rbd, cycleId)}/${meetingId}`
export const minutesPath = (rbd: number, cycleId: string, meetingId: string) => `${meetingPath(rbd, cycleId, meetingId)}/acta`
