/** The addresses of the advisor's loop that are the desk's. Spanish in both languages. */
import type { Remedy } from '../../../cycles/advising/quiet-cycles.ts'
import { cyclePath, pagePath } from '../notebook/paths.ts'
import { meetingsPath, standInPath, weeksPath } from '../team/paths.ts'

export const deskPath = '/asesoria'
export const deskOfPath = (personId: string) => `/asesoria/de/${personId}`
export const coveragePath = '/asesoria/cobertura'
export const strengthsPath = (rbd: number, cycleId: string) => `${cyclePath(rbd, cycleId)}/fortalecer`

/** The page where a remedy begins: the team's own, or the one an advisor may open. */
export const remedyPath = (remedy: Remedy, rbd: number, cycleId: string, viewer: 'team' | 'advisor'): string => {
  if (remedy === 'stand-in') return standInPath(rbd)
  if (viewer === 'advisor') return cyclePath(rbd, cycleId)
  switch (remedy) {
    case 'meeting': return meetingsPath(rbd, cycleId)
    case 'entry': return `${pagePath(rbd, cycleId, 'implementation')}#note`
    case 'data': return weeksPath(rbd)
    case 'decision': return `${pagePath(rbd, cycleId, 'learnings')}#decision`
  }
}
