/** Names that may stand in a school's notebook: those of the people who write it and accompany it, of the school and its commune. */
import { and, eq, ne, or } from 'drizzle-orm'
import type { Store } from '../store.ts'
import { getSchoolFacts } from '../territory.ts'

/**
 * Everybody who is or was of the school's team, everybody who accompanies or administers, and the school's own name and commune as of
 * `year`. People of other schools' teams are not among them: in this notebook their names are as good as a stranger's.
 */
export const listKnownNames = async (store: Store, rbd: number, year: number): Promise<string[]> => {
  const { person, membership: mb } = store.s
  const rows = await store.read.selectDistinct({ name: person.name }).from(mb).innerJoin(person, eq(person.id, mb.personId))
    .where(or(ne(mb.role, 'team'), and(eq(mb.scopeKind, 'school'), eq(mb.scopeId, String(rbd)))))
  const facts = await getSchoolFacts(store, rbd, year)
  return [...rows.map(r => r.name), ...(facts ? [facts.name, facts.communeName] : [])]
}
