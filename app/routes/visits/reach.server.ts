/** Who asks for an advisor's pages, and which schools they reach. */
import { scopeFor } from '../../../cycles/people/permissions.ts'
import type { Reach } from '../../../db/advising/visits.ts'
import { listSchoolFacts, listSchoolsIn } from '../../../db/territory.ts'
import { formatter, type Formatter } from '../../format.ts'
import { factsOf, requireSignedIn, timeZoneOf, todayOf } from '../../request.server.ts'
import type { Context } from '../notebook/viewer.server.ts'

export type Advising = Reach & { store: ReturnType<typeof factsOf>['store']; personId: string; personName: string; requestId: string; f: Formatter }

export const advisingOf = (context: Context): Advising => {
  const { store, locale, requestId } = factsOf(context)
  const person = requireSignedIn(context)
  const today = todayOf(context)
  return { store, personId: person.id, personName: person.name, requestId, today, scope: scopeFor(person, 'visit.write', today), f: formatter(locale, timeZoneOf(context)) }
}

/** What schools are called today; one nobody knows is called by its number. */
export const namesOf = async ({ store, today }: Pick<Advising, 'store' | 'today'>, rbds: readonly number[]): Promise<(rbd: number) => string> => {
  const facts = await listSchoolFacts(store, [...new Set(rbds)], Number(today.slice(0, 4)))
  return rbd => facts.get(rbd)?.name ?? `RBD ${rbd}`
}

/** The schools one advises, by name. */
export const mySchools = async (at: Advising): Promise<{ rbd: number; name: string }[]> => {
  const rbds = await listSchoolsIn(at.store, at.scope, at.today)
  const name = await namesOf(at, rbds)
  return rbds.map(rbd => ({ rbd, name: name(rbd) })).sort((a, b) => at.f.compare(a.name, b.name))
}
