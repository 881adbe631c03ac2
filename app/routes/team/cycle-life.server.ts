/** What stands around a cycle's pages of a team's life: whether it rests, and which professions took part. */
import { proposedUntil } from '../../../cycles/notebook/pauses.ts'
import { listProfessionsOf } from '../../../db/notebook/meetings.ts'
import { getCurrentPause } from '../../../db/notebook/pauses.ts'
import type { CycleLife } from '../../components/team/view.ts'
import type { Visit } from '../notebook/viewer.server.ts'

/**
 * For the team and for an administrator with a reason, the professions of whoever wrote or met; an advisor reads what was marked ready,
 * and who wrote drafts is not part of it.
 */
export const cycleLifeOf = async (visit: Visit): Promise<CycleLife> => {
  const pause = await getCurrentPause(visit.store, visit, visit.today)
  return {
    rests: pause ? { until: visit.f.day(pause.until), reason: pause.reason } : null,
    professions: visit.viewer === 'advisor' ? [] : await listProfessionsOf(visit.store, visit),
    proposedUntil: proposedUntil(visit.today),
  }
}
