/** The addresses of the calendar. Spanish in both languages. */
import { schoolPath } from '../notebook/paths.ts'

export const calendarPath = (rbd: number, month?: string) => `${schoolPath(rbd)}/calendario${month ? `?mes=${month}` : ''}`
export const calendarSettingsPath = '/ajustes/calendario'
