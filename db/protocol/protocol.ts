/** A school's protocol: the latest version holds. Every change is a new version; undoing one is a new version too. Callers have checked the rbd. */
import { and, desc, eq } from 'drizzle-orm'
import type { Profession } from '../../cycles/people/professions.ts'
import { backTo, protocolOf, referralsInUse, withDefaultLadder, type SchoolProtocol } from '../../cycles/protocol/protocol.ts'
import type { ReferralPlace } from '../../cycles/together/ways.ts'
import { newId } from '../ids.ts'
import { knownDriverError } from '../dialect.ts'
import type { Db, Store } from '../store.ts'

export type KeptProtocol = { protocol: SchoolProtocol; /** Null: nobody has written anything, the ladder is everybody's. */ last: { version: number; savedBy: string; savedAt: Date } | null }

const latestIn = async (store: Store, db: Db, rbd: number): Promise<KeptProtocol> => {
  const { schoolProtocol: t, person } = store.s
  const [row] = await db.select({ version: t.version, body: t.body, savedBy: person.name, savedAt: t.savedAt }).from(t).innerJoin(person, eq(person.id, t.savedBy))
    .where(eq(t.rbd, rbd)).orderBy(desc(t.version)).limit(1)
  return { protocol: protocolOf(row?.body ?? null), last: row ? { version: row.version, savedBy: row.savedBy, savedAt: row.savedAt } : null }
}

export const getProtocol = (store: Store, rbd: number): Promise<KeptProtocol> => latestIn(store, store.read, rbd)

/**
 * The places a school refers to, in the order of the list, with who sees to it, when (a line, or '') and the days until it is to come back.
 * A place that is not in it is one the school has written nothing about: `daysUntilBack` of `cycles/together/ways.ts` holds for it.
 */
export const getReferralProtocol = async (store: Store, rbd: number): Promise<Map<ReferralPlace, { responsible: Profession | null; when: string; daysUntilBack: number }>> =>
  new Map(referralsInUse((await getProtocol(store, rbd)).protocol).map(([place, { responsible, when, daysUntilBack }]) => [place, { responsible, when, daysUntilBack }]))

/** Two who change it at once come one after the other: who finds the version taken reads again, so that neither's change is lost. */
const patience = 5

const writeVersion = async (store: Store, who: { rbd: number; by: string }, next: (now: SchoolProtocol, tx: Db, version: number) => SchoolProtocol | Promise<SchoolProtocol>): Promise<boolean> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await store.tx(async tx => {
        const { protocol, last } = await latestIn(store, tx, who.rbd)
        const body = await next(protocol, tx, last?.version ?? 0)
        if (JSON.stringify(body) === JSON.stringify(protocol)) return false
        await tx.insert(store.s.schoolProtocol).values({ rbd: who.rbd, version: (last?.version ?? 0) + 1, body, savedBy: who.by, savedAt: store.clock.now() })
        return true
      })
    } catch (e) { if (tries >= patience || knownDriverError(e) !== 'duplicate') throw e }
  }
}

/** Changes the protocol; `change` is given the document as it stands. False when it leaves it as it was: no version is made of nothing. */
export const changeProtocol = (store: Store, who: { rbd: number; by: string }, change: (now: SchoolProtocol) => SchoolProtocol): Promise<boolean> => writeVersion(store, who, change)

/** An id for a rung of the school's own. */
export const newStepId = (store: Store): string => newId(store.clock.now())

/** Takes back the last change; once more, takes that back. False where nothing was ever changed. */
export const undoLastChange = (store: Store, who: { rbd: number; by: string }): Promise<boolean> => writeVersion(store, who, async (now, tx, version) => {
  if (version === 0) return now
  const { schoolProtocol: t } = store.s
  const [before] = await tx.select({ body: t.body }).from(t).where(and(eq(t.rbd, who.rbd), eq(t.version, version - 1)))
  return backTo(protocolOf(before?.body ?? null), now)
})

/** The ladder everybody starts from. The school's own rungs are set aside, not lost. */
export const restoreDefaultLadder = (store: Store, who: { rbd: number; by: string }): Promise<boolean> => writeVersion(store, who, withDefaultLadder)
