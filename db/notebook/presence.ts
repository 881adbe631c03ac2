/** Who is writing where in a cycle just now. A hint between colleagues, never a lock; rows live for seconds and say nothing afterwards. */
import { and, eq, gt, lt, ne, or } from 'drizzle-orm'
import type { PageKind } from '../../cycles/notebook/parts.ts'
import type { Store } from '../store.ts'

/** After this many seconds without a sign of it somebody is no longer writing. A page gives one every 20. */
export const presentForSeconds = 45
/** What is this much older than now (or, after a clock stepped back, newer) is swept by the next one who writes. */
const sweptAfterMs = 10 * 60_000

export type Present = { name: string; page: PageKind; /** The field or `entry.<kind>`; '' when it is not known. */ field: string }

/** Says that a person is writing in a field. False when the school has no such cycle. */
export const markPresent = (store: Store, at: { rbd: number; cycleId: string; page: PageKind; personId: string; field: string }): Promise<boolean> => store.tx(async tx => {
  const { presence: p, cycle } = store.s
  const now = store.clock.now()
  const [known] = await tx.select({ id: cycle.id }).from(cycle).where(and(eq(cycle.id, at.cycleId), eq(cycle.rbd, at.rbd)))
  if (!known) return false
  // The table holds those who write just now and nobody else, so that looking through all of it costs nothing.
  await tx.delete(p).where(or(lt(p.seenAt, new Date(now.getTime() - sweptAfterMs)), gt(p.seenAt, new Date(now.getTime() + sweptAfterMs))))
  await tx.insert(p).values({ ...at, seenAt: now })
    .onConflictDoUpdate({ target: [p.cycleId, p.page, p.personId], set: { field: at.field, seenAt: now } })
  return true
})

/** Who else is writing in the cycle now, by name. */
export const listPresent = async (store: Store, at: { rbd: number; cycleId: string; except: string }): Promise<Present[]> => {
  const { presence: p, person } = store.s
  const now = store.clock.now().getTime()
  const rows = await store.read.select({ name: person.name, page: p.page, field: p.field }).from(p).innerJoin(person, eq(person.id, p.personId))
    .where(and(
      eq(p.cycleId, at.cycleId), eq(p.rbd, at.rbd), ne(p.personId, at.except),
      gt(p.seenAt, new Date(now - presentForSeconds * 1000)), lt(p.seenAt, new Date(now + presentForSeconds * 1000)),
    )).orderBy(person.name)
  return rows.map(r => ({ ...r, page: r.page as PageKind }))
}
