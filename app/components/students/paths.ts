/** The addresses of a school's students. Spanish in both languages. */
import { cyclePath, schoolPath } from '../notebook/paths.ts'

export const studentsPath = (rbd: number) => `${schoolPath(rbd)}/estudiantes`
export const studentPath = (rbd: number, studentId: string) => `${studentsPath(rbd)}/${studentId}`
export const weekdaysPath = (rbd: number) => `${studentsPath(rbd)}/dias`
export const contactsPath = (rbd: number) => `${schoolPath(rbd)}/contactos`
export const groupPath = (rbd: number, cycleId: string) => `${cyclePath(rbd, cycleId)}/grupo`
