/** Networks of schools in a territory, with the theory of action each works by and its schools of a year. */
import { and, eq, inArray, or } from 'drizzle-orm'
import { seesOnlyWhatIsOpen, type Scope } from '../../cycles/people/permissions.ts'
import type { Store } from '../store.ts'
import { listOpenSleps, type NetworkTheory } from '../territory.ts'

export type NetworkOfRegion = NetworkTheory & { rbds: number[] }

/** By name. `scope` of `figures.ofTerritory`: networks of its services, those it names; for the country those of services that let theirs be seen. */
export const listNetworksIn = async (store: Store, scope: Scope, year: number): Promise<NetworkOfRegion[]> => {
  const { network: n, networkSchool: s } = store.s
  if (!scope.country && scope.sleps.length === 0 && scope.networkIds.length === 0) return []
  const sleps = seesOnlyWhatIsOpen(scope) ? [...await listOpenSleps(store), ...scope.sleps] : scope.country ? null : scope.sleps
  const networks = await store.read.select({ id: n.id, name: n.name, theoryIf: n.theoryIf, theoryThen: n.theoryThen, theoryWhichWill: n.theoryWhichWill }).from(n)
    .where(sleps === null ? undefined : or(inArray(n.slepCode, [...sleps]), inArray(n.id, [...scope.networkIds])))
  const members = networks.length === 0 ? [] : await store.read.select({ networkId: s.networkId, rbd: s.rbd }).from(s).where(and(eq(s.year, year), inArray(s.networkId, networks.map(x => x.id))))
  return networks.map(x => ({ ...x, rbds: members.flatMap(r => (r.networkId === x.id ? [r.rbd] : [])) })).sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Names of the services a scope covers, by their code; none for the whole country. */
export const listServiceNames = async (store: Store, scope: Scope): Promise<string[]> => {
  if (scope.country || scope.sleps.length === 0) return []
  const { slep } = store.s
  return (await store.read.select({ name: slep.name }).from(slep).where(inArray(slep.code, [...scope.sleps])).orderBy(slep.code)).map(x => x.name)
}
