/** How many files a person may take in a day. Kept with the other attempts in the database, so that a restart gives nobody more. */
import { eq, lt, sql } from 'drizzle-orm'
import { attemptKey } from '../people/attempts.ts'
import type { Store } from '../store.ts'

export const exportsADay = 30

/** Takes one of today's (`YYYY-MM-DD`) exports; false when none is left. The 31st writes nothing. */
export const takeExport = (store: Store, personId: string, today: string, most = exportsADay): Promise<boolean> => store.tx(async tx => {
  const { attempt } = store.s
  const taken = await tx.insert(attempt).values({ key: attemptKey('export', `${personId}:${today}`), failures: 1, lastAt: store.clock.now(), blockedUntil: null })
    .onConflictDoUpdate({ target: attempt.key, set: { failures: sql`${attempt.failures} + 1`, lastAt: store.clock.now() }, setWhere: lt(attempt.failures, most) })
    .returning({ failures: attempt.failures })
  return taken.length > 0
})

export const countExportsLeft = async (store: Store, personId: string, today: string): Promise<number> => {
  const { attempt } = store.s
  const [row] = await store.read.select({ taken: attempt.failures }).from(attempt).where(eq(attempt.key, attemptKey('export', `${personId}:${today}`)))
  return Math.max(0, exportsADay - (row?.taken ?? 0))
}
