/** The smallest group that is told, as this installation has set it, and what follows for who reads (decision 14). */
import { eq } from 'drizzle-orm'
import { regionPolicyOf, smallestGroupRange, type Policy } from '../../cycles/disclosure/disclose.ts'
import type { Scope } from '../../cycles/people/permissions.ts'
import { recordIn } from '../audit.ts'
import type { Store } from '../store.ts'

const keyOf = (slepCode: number | null) => (slepCode === null ? 'across' : String(slepCode))

/** What was set; a service that set nothing is absent. */
export const listSmallestGroups = async (store: Store): Promise<{ across: number; bySlep: Map<number, number> }> => {
  const rows = await store.read.select({ scope: store.s.smallestGroup.scope, fewest: store.s.smallestGroup.fewest }).from(store.s.smallestGroup)
  const across = rows.find(r => r.scope === 'across')?.fewest ?? smallestGroupRange.usual
  return { across, bySlep: new Map(rows.filter(r => r.scope !== 'across').map(r => [Number(r.scope), r.fewest])) }
}

/** The one service a scope is, and nothing beside it; else null. */
const onlySlepOf = (scope: Scope): number | null =>
  !scope.country && scope.sleps.length === 1 && scope.networkIds.length === 0 && scope.rbds.length === 0 ? scope.sleps[0]! : null

/**
 * The rules for pages that somebody of `scope` reads. A service's own staff have their service's number; whoever sees more than one service has the
 * number of what spans services, and so has everything that leaves ('leaves': exports, the API, public pages), whoever asks.
 */
export const getRegionPolicy = async (store: Store, scope: Scope | 'leaves'): Promise<Policy> => {
  const { across, bySlep } = await listSmallestGroups(store)
  const slep = scope === 'leaves' ? null : onlySlepOf(scope)
  return regionPolicyOf(slep === null ? across : bySlep.get(slep) ?? across)
}

export type SmallestGroupOutcome = { ok: true } | { ok: false; reason: 'out-of-range' | 'unknown-slep' }

/** Sets the number for everything across services (`slepCode` null) or for one service's own staff; recorded with what it was. */
export const setSmallestGroup = (store: Store, to: { slepCode: number | null; fewest: number; by: string | null; requestId?: string | null }): Promise<SmallestGroupOutcome> =>
  store.tx(async (tx): Promise<SmallestGroupOutcome> => {
    const { smallestGroup: g, slep } = store.s
    const least = to.slepCode === null ? smallestGroupRange.leastAcross : smallestGroupRange.leastInside
    if (!Number.isInteger(to.fewest) || to.fewest < least || to.fewest > smallestGroupRange.most) return { ok: false, reason: 'out-of-range' }
    if (to.slepCode !== null && (await tx.select({ code: slep.code }).from(slep).where(eq(slep.code, to.slepCode))).length === 0) return { ok: false, reason: 'unknown-slep' }
    const scope = keyOf(to.slepCode)
    const [before] = await tx.select({ fewest: g.fewest }).from(g).where(eq(g.scope, scope))
    const row = { scope, fewest: to.fewest, changedBy: to.by, changedAt: store.clock.now() }
    await tx.insert(g).values(row).onConflictDoUpdate({ target: g.scope, set: row })
    await recordIn(store, tx, {
      event: 'settings.changed', personId: to.by, requestId: to.requestId ?? null,
      detail: { setting: 'smallest-group', slepCode: to.slepCode, from: before?.fewest ?? null, to: to.fewest },
    })
    return { ok: true }
  })
