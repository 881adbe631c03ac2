/** What students said they need most: of this cycle's survey, or of the latest one before it that may be read. */
import { listStudentNeedsOf } from '../../../db/engagement/student-needs.ts'
import { listCyclesOfSchool } from '../../../db/notebook/cycles.ts'
import type { Visit } from '../notebook/viewer.server.ts'
import type { StudentsSay } from './views-view.server.ts'

/** How far back students' words still speak of the students of today. */
const cyclesBack = 3

export const studentsSay = async ({ store, rbd, cycleId, today }: Visit, number: number): Promise<StudentsSay | null> => {
  const own = await listStudentNeedsOf(store, { rbd, cycleId })
  if (own) return { ofCycle: null, people: own.people, needs: own.needs }
  for (const before of (await listCyclesOfSchool(store, rbd, today)).filter(c => c.number < number).slice(0, cyclesBack)) {
    const said = await listStudentNeedsOf(store, { rbd, cycleId: before.id })
    if (said) return { ofCycle: before.number, people: said.people, needs: said.needs }
  }
  return null
}
