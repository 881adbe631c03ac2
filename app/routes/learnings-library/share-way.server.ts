/** The way from a team's learnings to sharing them. */
import { listShares } from '../../../db/learnings/sharing.ts'
import { shareLearningPath } from '../../components/library/paths.ts'
import { m } from '../../messages/compiled/messages.js'
import type { Visit } from '../notebook/viewer.server.ts'

export const shareWay = async (visit: Visit): Promise<{ to: string; label: string } | null> => {
  if (visit.viewer !== 'team') return null
  const stands = (await listShares(visit.store, visit)).some(s => s.endedAt === null)
  return { to: shareLearningPath(visit.rbd, visit.cycleId), label: stands ? m.library_share_link_standing() : m.library_share_link() }
}
