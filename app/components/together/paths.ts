/** The addresses of working together in a cycle. Spanish in both languages. */
import { cyclePath } from '../notebook/paths.ts'

export const togetherPath = (rbd: number, cycleId: string) => `${cyclePath(rbd, cycleId)}/juntos`
export const viewsPath = (rbd: number, cycleId: string) => `${togetherPath(rbd, cycleId)}/miradas`
export const viewsHistoryPath = (rbd: number, cycleId: string) => `${viewsPath(rbd, cycleId)}/historia`
export const referralsPath = (rbd: number, cycleId: string) => `${togetherPath(rbd, cycleId)}/derivaciones`
