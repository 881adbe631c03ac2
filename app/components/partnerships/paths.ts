/** The addresses of partnerships. Spanish in both languages. */
import { schoolPath } from '../notebook/paths.ts'

export const partnershipsPath = (rbd: number) => `${schoolPath(rbd)}/alianzas`
export const newPartnershipPath = (rbd: number) => `${partnershipsPath(rbd)}/nueva`
export const partnershipPath = (rbd: number, id: string) => `${partnershipsPath(rbd)}/${id}`
export const editPartnershipPath = (rbd: number, id: string) => `${partnershipPath(rbd, id)}/corregir`
export const assessmentPath = (rbd: number, id: string, roundId?: string) => `${partnershipPath(rbd, id)}/autoevaluacion${roundId ? `/${roundId}` : ''}`
export const partnerMeetingPath = (rbd: number, id: string, meetingId = 'nueva') => `${partnershipPath(rbd, id)}/reunion/${meetingId}`
export const partnerLinkPath = (rbd: number, id: string) => `${partnershipPath(rbd, id)}/enlace`
export const partnershipHistoryPath = (rbd: number, id: string) => `${partnershipPath(rbd, id)}/historia`
export const analysisPath = (rbd: number, id: string) => `${partnershipPath(rbd, id)}/analisis`
export const partnerSidePath = (token: string) => `/alianza/${token}`
export const partnerAnswerPath = (token: string, aboutId: string) => `${partnerSidePath(token)}/responder/${aboutId}`
export const partnersHelpPath = '/ayuda/alianzas'
export const reachPath = '/territorio/alianzas'
export const registerPath = `${reachPath}/registro`
export const organisationPath = (id: string) => `${registerPath}/${id}`
