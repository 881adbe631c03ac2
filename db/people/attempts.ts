/**
 * How often a secret may be guessed, by purpose and by account. Waiting grows with each failure and never becomes a lockout: whoever knows
 * an address must not be able to shut its owner out (ASVS 6.1.1). Kept in the database, so that a restart resets nothing.
 */
import { createHash } from 'node:crypto'
import { eq, isNull, lt, lte, or, sql } from 'drizzle-orm'
import type { Db, Store } from '../store.ts'

export type AttemptPurpose = 'sign-in' | 'password-change' | 'first-run' | 'export'

/** Failures that cost nothing: people mistype. */
const freeFailures = 4
const firstWaitSeconds = 30
const longestWaitSeconds = 15 * 60
/** A day without a try forgets the failures. */
const memoryMs = 24 * 3_600_000

/** Seconds to wait after the n-th failure in a row: none up to the fourth, then 30, 60, 120 … at most 900. */
export const waitAfter = (failures: number): number =>
  failures <= freeFailures ? 0 : Math.min(firstWaitSeconds * 2 ** (failures - freeFailures - 1), longestWaitSeconds)

/** The key of an account's attempts: no address in clear, and the same for addresses nobody has. */
export const attemptKey = (purpose: AttemptPurpose, subject: string): string => createHash('sha256').update(`${purpose}:${subject}`).digest('hex')

export type Charge = { ok: true; failures: number; waitSeconds: number } | { ok: false; until: Date }

/**
 * Counts a try as failed before it is checked, so that a hundred tries at the same moment are counted one by one; a right one forgets
 * the count (`forgetAttempts`). Answers no, and writes nothing, while the account waits.
 */
export const chargeAttempt = (store: Store, key: string): Promise<Charge> => store.tx(async tx => {
  const { attempt } = store.s
  const now = store.clock.now()
  const forgotten = lt(attempt.lastAt, new Date(now.getTime() - memoryMs))
  const [row] = await tx.insert(attempt).values({ key, failures: 1, lastAt: now, blockedUntil: null })
    .onConflictDoUpdate({
      target: attempt.key,
      set: { failures: sql`case when ${forgotten} then 1 else ${attempt.failures} + 1 end`, lastAt: now },
      setWhere: or(isNull(attempt.blockedUntil), lte(attempt.blockedUntil, now)),
    }).returning({ failures: attempt.failures })
  if (!row) {
    const [waiting] = await tx.select({ until: attempt.blockedUntil }).from(attempt).where(eq(attempt.key, key))
    return { ok: false, until: waiting?.until ?? now }
  }
  const waitSeconds = waitAfter(row.failures)
  await tx.update(attempt).set({ blockedUntil: waitSeconds > 0 ? new Date(now.getTime() + waitSeconds * 1000) : null }).where(eq(attempt.key, key))
  return { ok: true, failures: row.failures, waitSeconds }
})

/** The right secret was given: the failures before it no longer count. */
export const forgetAttempts = async (store: Store, tx: Db, key: string): Promise<void> => {
  await tx.delete(store.s.attempt).where(eq(store.s.attempt.key, key))
}

/** Forgets accounts nobody has tried for `days`: a wait is minutes long, and a guess of last week says nothing. Answers how many. */
export const forgetOldAttempts = (store: Store, days = 1): Promise<number> => store.tx(async tx => {
  const { attempt } = store.s
  const gone = await tx.delete(attempt).where(lt(attempt.lastAt, new Date(store.clock.now().getTime() - days * 86_400_000))).returning({ key: attempt.key })
  return gone.length
})
