import { statfs } from 'node:fs/promises'
import { appliedMigrations, migrationsOf } from '../db/migrate.ts'
import type { Store } from '../db/store.ts'
import type { Config } from './config.ts'

export type Readiness = { ok: boolean; checks: { check: string; ok: boolean }[] }

class RolledBack extends Error {}

/** Whether this process can do its work now: a write that is rolled back, the schema this program expects, room on the disk. */
export const readiness = async (store: Store, config: Config): Promise<Readiness> => {
  const tryIt = async (check: string, work: () => Promise<boolean>) => ({ check, ok: await work().catch(() => false) })
  const checks = [
    await tryIt('database-writes', async () => {
      await store.tx(async tx => {
        await tx.insert(store.s.attempt).values({ key: 'readyz', failures: 0, lastAt: store.clock.now(), blockedUntil: null })
        throw new RolledBack()
      }).catch(e => { if (!(e instanceof RolledBack)) throw e })
      return true
    }),
    await tryIt('schema', async () => (await appliedMigrations(store)).length === migrationsOf(store.engine).length),
    await tryIt('disk', async () => { const s = await statfs(config.dataDir); return s.bavail > s.blocks * 0.02 }),
  ]
  return { ok: checks.every(c => c.ok), checks }
}
