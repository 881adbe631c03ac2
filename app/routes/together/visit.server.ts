/** Who opens the pages of working together, and of which cycle: the team, and nobody else, like its minutes. */
import { professionsOfASchool, type Profession } from '../../../cycles/people/professions.ts'
import { getCycle } from '../../../db/notebook/cycles.ts'
import { getTeam } from '../../../db/people/leadership.ts'
import { getChallengeText } from '../../../db/together/views.ts'
import type { CycleHead } from '../../components/team/view.ts'
import { found, requireTeam, schoolNameOf, visitOf, type Context, type Visit } from '../notebook/viewer.server.ts'

export type TogetherVisit = {
  visit: Visit; head: CycleHead; startedOn: string; isOpen: boolean
  /** The professions of the team today, and that of whoever asks (null: not said, or none of a school). */
  ofTeam: Profession[]; mine: Profession | null
  challenge: string
}

export const visitTogether = async (context: Context, params: { rbd?: string; cycleId?: string }): Promise<TogetherVisit> => {
  const visit = await visitOf(context, params)
  await requireTeam(context, visit.rbd)
  const cycle = found(await getCycle(visit.store, visit.rbd, visit.cycleId, visit.today))
  const team = await getTeam(visit.store, visit.rbd, visit.today)
  const isOf = (p: string | null): p is Profession => p !== null && (professionsOfASchool as readonly string[]).includes(p)
  const mine = team.members.find(x => x.id === visit.personId)?.profession ?? null
  return {
    visit, startedOn: cycle.startedOn, isOpen: !cycle.closedOn && !cycle.droppedOn,
    ofTeam: professionsOfASchool.filter(p => team.members.some(x => x.profession === p)), mine: isOf(mine) ? mine : null,
    challenge: await getChallengeText(visit.store, visit),
    head: { rbd: visit.rbd, schoolName: await schoolNameOf(visit), cycleId: cycle.id, number: cycle.number, year: String(cycle.year), title: cycle.title },
  }
}
