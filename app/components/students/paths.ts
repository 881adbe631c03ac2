/** The addresses of a school's students. Spanish in both languages. */
import { cyclePath, schoolPath } from '../notebook/paths.ts'

export const studentsPath = (rbd: number) => `${schoolPath(rbd)}/estudiantes`
export const studentPath = (rbd: number, studentId: string) => `${studentsPath(rbd)}/${studentId}`
export const weekdaysPath = (rbd: number) => `${studentsPath(rbd)}/dias`
export const contactsPath = (rbd: number) => `${schoolPath(rbd)}/contactos`
export const groupPath = (rbd: number, cycleId: string) => `${cyclePath(rbd, cycleId)}/grupo`
export const settingsPath = (rbd: number) => `${studentsPath(rbd)}/ajustes`
export const listPath = (rbd: number) => `${studentsPath(rbd)}/lista`
export const codesPath = (rbd: number) => `${studentsPath(rbd)}/codigos`
export const requestsPath = (rbd: number) => `${studentsPath(rbd)}/solicitudes`
export const templatePath = (rbd: number, which: 'nomina' | 'asistencia' | 'asistencia-diaria', format: 'csv' | 'xlsx') => `${studentsPath(rbd)}/plantilla/${which}.${format}`
