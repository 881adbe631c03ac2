/** Who tidies registers: a service's own staff of its one, administrators of every one. */
import { listSleps } from '../../../db/partnerships/organisations.ts'
import { formatter } from '../../format.ts'
import { factsOf, requireSignedIn, scopeOf, timeZoneOf } from '../../request.server.ts'
import type { Context } from '../notebook/viewer.server.ts'

export const tidierOf = async (context: Context) => {
  const { store, locale, requestId } = factsOf(context)
  const scope = scopeOf(context, 'partners.tidy')
  const all = await listSleps(store)
  const mine = all.filter(s => scope.country || scope.sleps.includes(s.code))
  return { store, requestId, by: requireSignedIn(context).id, f: formatter(locale, timeZoneOf(context)), sleps: mine.map(s => s.code), slepName: (code: number) => mine.find(s => s.code === code)?.name ?? '' }
}
