/** The codes of the RUNs a team's own list has, in the order asked: how the page that opened the list on the device finds each row. Keeps nothing of what it was asked. */
import type { Route } from './+types/codes'
import { isStudentModuleOn } from '../../../db/students/module.ts'
import { studentsOfRuns } from '../../../db/students/students.ts'
import { attemptLimit } from '../../attempt-limit.ts'
import { usableKeys } from '../../pseudonym-key.ts'
import { factsOf, notFound, rbdFrom, recordOf, requireMayInSchool, requireSignedIn } from '../../request.server.ts'

/** A school's list has some thousand rows; a person opens theirs a few times a day. */
const mostRuns = 8_000
const limit = attemptLimit(20)

export const loader = () => { throw notFound() }

export const action = async ({ context, params, request }: Route.ActionArgs) => {
  const { store, config } = factsOf(context)
  const rbd = rbdFrom(params)
  await requireMayInSchool(context, 'students.see', rbd)
  const keys = await usableKeys(store, config)
  if (!keys || !(await isStudentModuleOn(store, rbd))) throw notFound()
  const asked = (await request.formData()).get('runs')
  if (typeof asked !== 'string' || !/^\d{5,9}(,\d{5,9})*$/.test(asked)) return Response.json({ codes: [] }, { status: 400 })
  if (!limit.mayTry(requireSignedIn(context).id, Date.now())) return Response.json({ codes: [] }, { status: 429 })
  const runs = asked.split(',').slice(0, mostRuns).map(Number)
  const codes = (await studentsOfRuns(store, rbd, keys, runs)).map(s => s?.code ?? null)
  await recordOf(context, { event: 'students.names-asked', rbd, detail: { count: runs.length } })
  return Response.json({ codes }, { headers: { 'Cache-Control': 'no-store' } })
}
