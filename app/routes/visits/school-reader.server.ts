/** Who reads a school's visits: its team, and whoever advises it. */
import { factsOf, rbdFrom, reasonTo, requireMayInSchool, requireSignedIn, schoolThingOf, timeZoneOf, todayOf } from '../../request.server.ts'
import { formatter } from '../../format.ts'
import type { Context } from '../notebook/viewer.server.ts'
import { namesOf } from './reach.server.ts'

export const readerOf = async (context: Context, params: { rbd?: string }) => {
  const { store, locale } = factsOf(context)
  const rbd = rbdFrom(params)
  await requireMayInSchool(context, 'visit.read', rbd)
  const today = todayOf(context)
  const thing = await schoolThingOf(context, rbd)
  return {
    store, rbd, today, f: formatter(locale, timeZoneOf(context)), personId: requireSignedIn(context).id, school: (await namesOf({ store, today }, [rbd]))(rbd),
    /** Writes in the notebook: what was agreed can become an action of theirs. */
    isTeam: reasonTo(context, 'notebook.write', thing) !== null, isAdvisor: reasonTo(context, 'visit.write', thing) !== null,
  }
}
export type Reader = Awaited<ReturnType<typeof readerOf>>
