/** Who is looking at a notebook, and so which of the queries may be asked at all. */
import type { RouterContextProvider } from 'react-router'
import { getSchoolFacts } from '../../../db/territory.ts'
import { formatter, type Formatter } from '../../format.ts'
import type { Viewer } from '../../components/notebook/view.ts'
import { factsOf, forbidden, notFound, rbdFrom, reasonTo, requireMayInSchool, requireSignedIn, schoolThingOf, timeZoneOf, todayOf } from '../../request.server.ts'

export type Context = Readonly<RouterContextProvider>

/** The team before anything else; then the advisor; then an administrator who stated a reason in this session. */
export const viewerOf = async (context: Context, rbd: number): Promise<Viewer> => {
  const school = await schoolThingOf(context, rbd)
  if (reasonTo(context, 'notebook.read', school)) return 'team'
  if (reasonTo(context, 'notebook.readReady', school)) return 'advisor'
  if (factsOf(context).signedIn?.openedForReason?.rbd === rbd) return 'admin'
  throw forbidden()
}

/** Everything a notebook page asks of its request. */
export type Visit = { rbd: number; cycleId: string; viewer: Viewer; personId: string; today: string; f: Formatter; store: ReturnType<typeof factsOf>['store'] }

export const visitOf = async (context: Context, params: { rbd?: string; cycleId?: string }): Promise<Visit> => {
  const { store, locale } = factsOf(context)
  const rbd = rbdFrom(params)
  return {
    rbd, cycleId: params.cycleId ?? '', viewer: await viewerOf(context, rbd), personId: requireSignedIn(context).id,
    today: todayOf(context), f: formatter(locale, timeZoneOf(context)), store,
  }
}

/** Lets a write go on only for the team of this school: an advisor, or an administrator with a reason, reads. */
export const requireTeam = async (context: Context, rbd: number) => { await requireMayInSchool(context, 'notebook.write', rbd) }

export const schoolNameOf = async (visit: Pick<Visit, 'store' | 'rbd' | 'today'>) =>
  (await getSchoolFacts(visit.store, visit.rbd, Number(visit.today.slice(0, 4))))?.name ?? `RBD ${visit.rbd}`

export const found = <T>(value: T | null): T => {
  if (value === null) throw notFound()
  return value
}
