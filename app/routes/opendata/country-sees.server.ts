/** For the country's staff: how many services their sums speak of. Null for whoever reads their own service. */
import type { RouterContextProvider } from 'react-router'
import { countSlepsSeen } from '../../../db/opendata/outside.ts'
import { formatter } from '../../format.ts'
import { m } from '../../messages/compiled/messages.js'
import { factsOf, scopeOf, timeZoneOf, todayOf } from '../../request.server.ts'

export const countrySees = async (context: Readonly<RouterContextProvider>): Promise<string | null> => {
  const seen = await countSlepsSeen(factsOf(context).store, scopeOf(context, 'figures.ofTerritory'), todayOf(context))
  const f = formatter(factsOf(context).locale, timeZoneOf(context))
  return seen && m.opendata_country_sees({ seen: f.integer(seen.seen), of: f.integer(seen.of) })
}
