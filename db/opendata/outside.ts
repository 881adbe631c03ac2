/** What a service lets be seen from outside it: its decisions, and who of the country's services decided what. */
import { desc, eq } from 'drizzle-orm'
import { whyMay, type Person, type Scope } from '../../cycles/people/permissions.ts'
import { recordIn } from '../audit.ts'
import { newId } from '../ids.ts'
import type { Store } from '../store.ts'
import { listOpenSleps, listSlepOfSchools } from '../territory.ts'

export type OutsideDecision = { isOpen: boolean; decidedBy: string; decidedAt: Date }

/** Newest first. None: the service was never opened. */
export const listOutsideDecisions = async (store: Store, slepCode: number): Promise<OutsideDecision[]> => {
  const { outsideDecision: d, person: p } = store.s
  return store.read.select({ isOpen: d.isOpen, decidedBy: p.name, decidedAt: d.decidedAt }).from(d).innerJoin(p, eq(p.id, d.decidedBy)).where(eq(d.slepCode, slepCode)).orderBy(desc(d.decidedAt), desc(d.id))
}

/** What it is already is not decided again. */
export const decideOutside = async (
  store: Store, { slepCode, isOpen }: { slepCode: number; isOpen: boolean }, by: { person: Person; today: string; requestId?: string | null },
): Promise<{ ok: true; changed: boolean } | { ok: false; reason: 'not-allowed' | 'unknown-slep' }> => {
  if (!whyMay(by.person, 'outside.decide', { kind: 'slep', code: slepCode }, by.today)) return { ok: false, reason: 'not-allowed' }
  const { slep, outsideDecision: d } = store.s
  const [known] = await store.read.select().from(slep).where(eq(slep.code, slepCode))
  if (!known) return { ok: false, reason: 'unknown-slep' }
  return store.tx(async tx => {
    const [last] = await tx.select({ isOpen: d.isOpen }).from(d).where(eq(d.slepCode, slepCode)).orderBy(desc(d.decidedAt), desc(d.id)).limit(1)
    if ((last?.isOpen ?? false) === isOpen) return { ok: true as const, changed: false }
    const at = store.clock.now()
    await tx.insert(d).values({ id: newId(at), slepCode, isOpen, decidedBy: by.person.id, decidedAt: at })
    await recordIn(store, tx, { event: isOpen ? 'outside.opened' : 'outside.closed', personId: by.person.id, requestId: by.requestId ?? null, detail: { slep: known.name, code: slepCode } })
    return { ok: true as const, changed: true }
  })
}

/** For a scope of the country: how many services it sees, of how many that have schools today. Null for any other scope. */
export const countSlepsSeen = async (store: Store, scope: Scope, today: string): Promise<{ seen: number; of: number } | null> => {
  if (!scope.country || scope.operator) return null
  const having = new Set((await listSlepOfSchools(store, 'all', Number(today.slice(0, 4)))).values())
  const open = await listOpenSleps(store)
  return { seen: [...having].filter(code => open.has(code) || scope.sleps.includes(code)).length, of: having.size }
}
