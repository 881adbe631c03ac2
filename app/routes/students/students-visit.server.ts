/** Who looks at a school's students: its own team, and nobody else, while the school's module is on. */
import { monthOfDay } from '../../../cycles/calendar/days.ts'
import { getBandScheme } from '../../../db/installation.ts'
import { getProtocol } from '../../../db/protocol/protocol.ts'
import { isStudentModuleOn } from '../../../db/students/module.ts'
import { listContactsOfSchool } from '../../../db/students/contacts.ts'
import { getStudentMonths, listStudentLines } from '../../../db/students/standings.ts'
import type { Step } from '../../../cycles/protocol/ladder.ts'
import { followStudents, type Followed } from '../../components/students/describe-students.ts'
import { formatter } from '../../format.ts'
import { factsOf, notFound, rbdFrom, requireMayInSchool, requireSignedIn, timeZoneOf, todayOf } from '../../request.server.ts'
import { schoolNameOf, type Context } from '../notebook/viewer.server.ts'

export const studentsVisitOf = async (context: Context, params: { rbd?: string }) => {
  const { store, locale, requestId } = factsOf(context)
  const rbd = rbdFrom(params)
  await requireMayInSchool(context, 'students.see', rbd)
  const today = todayOf(context)
  return {
    store, rbd, today, requestId, f: formatter(locale, timeZoneOf(context)), personId: requireSignedIn(context).id,
    schoolName: await schoolNameOf({ store, rbd, today }), isOn: await isStudentModuleOn(store, rbd), scheme: await getBandScheme(store),
  }
}
export type StudentsVisit = Awaited<ReturnType<typeof studentsVisitOf>>

/** The same where the page is about single students: without the module there is no such page. */
export const requireStudents = async (context: Context, params: { rbd?: string }): Promise<StudentsVisit> => {
  const visit = await studentsVisitOf(context, params)
  if (!visit.isOn) throw notFound()
  return visit
}

export type Everybody = { year: number; last: number; before: number | null; students: Followed[]; /** The school's ladder, for the words of what waits. */ steps: Step[] }

/** Every student with days this year, with the latest contact of each; null where no month has students' days. */
export const everybodyOf = async (visit: StudentsVisit): Promise<Everybody | null> => {
  const { store, rbd, today } = visit
  const upTo = monthOfDay(today)
  const { last, before } = await getStudentMonths(store, rbd, upTo)
  if (last === null) return null
  const lines = await listStudentLines(store, rbd, { year: upTo.year, last, before, today })
  return { year: upTo.year, last, before, students: followStudents(lines, await listContactsOfSchool(store, rbd, upTo.year), visit.scheme, { hasBefore: before !== null, today }), steps: (await getProtocol(store, rbd)).protocol.steps }
}
