/** What stands around a cycle's pages of a team's life: whether it rests, and which professions took part. */
import { proposedUntil } from '../../../cycles/notebook/pauses.ts'
import { listProfessionsOf } from '../../../db/notebook/meetings.ts'
import { getCurrentPause } from '../../../db/notebook/pauses.ts'
import { countStepsDue } from '../../../db/students/contacts.ts'
import { getFocusGroup } from '../../../db/students/focus-groups.ts'
import { isStudentModuleOn } from '../../../db/students/module.ts'
import { contactsPath, groupPath, studentsPath } from '../../components/students/paths.ts'
import { courseShort } from '../../components/students/words.ts'
import { meetingsPath } from '../../components/team/paths.ts'
import { m } from '../../messages/compiled/messages.js'
import type { CycleLife } from '../../components/team/view.ts'
import type { Visit } from '../notebook/viewer.server.ts'

/** Meetings; and where the school's list of students is on, whom the cycle is for and the steps with families that came due. */
const waysOf = async ({ store, rbd, cycleId, today }: Visit): Promise<CycleLife['ways']> => {
  const meetings = { to: meetingsPath(rbd, cycleId), text: m.team_meetings() }
  if (!await isStudentModuleOn(store, rbd)) return [meetings, { to: contactsPath(rbd), text: m.risk_counts_link() }]
  const group = await getFocusGroup(store, rbd, cycleId)
  const due = await countStepsDue(store, rbd, today)
  const who = !group ? m.risk_way_choose() : group.kind === 'courses' ? m.risk_way_courses({ courses: group.courses.map(courseShort).join(', ') }) : m.risk_way_students({ n: group.studentIds.length })
  return [meetings, { to: groupPath(rbd, cycleId), text: who }, { to: studentsPath(rbd), text: due > 0 ? m.risk_way_due({ n: due }) : m.risk_way_students_page() }]
}

/**
 * For the team and for an administrator with a reason, the professions of whoever wrote or met; an advisor reads what was marked ready,
 * and who wrote drafts is not part of it.
 */
export const cycleLifeOf = async (visit: Visit): Promise<CycleLife> => {
  const pause = await getCurrentPause(visit.store, visit, visit.today)
  return {
    rests: pause ? { until: visit.f.day(pause.until), reason: pause.reason } : null,
    professions: visit.viewer === 'advisor' ? [] : await listProfessionsOf(visit.store, visit),
    ways: visit.viewer === 'team' ? await waysOf(visit) : [],
    proposedUntil: proposedUntil(visit.today),
  }
}
