/** What the tests about people begin with: the cast, able to sign in, in a real installation or a demo. */
import { plantCast } from '../../../db/seed/cast.ts'
import type { PasswordHashing } from '../../../db/people/password-hash.ts'
import type { Store } from '../../../db/store.ts'

/** argon2id at its cheapest: what is tested is what happens around it. */
export const cheapHashing: PasswordHashing = { memoryKiB: 8, passes: 1, lanes: 1 }
export const device = { sharedComputer: true, agentFamily: 'Firefox, Windows' }

export const withCast = async (open: () => Promise<Store>, installation: 'real' | 'demo' = 'real'): Promise<Store> => {
  const store = await open()
  await plantCast(store, { credentials: true, installation })
  return store
}

/** `minutes` after the test's now, for `clockOf(store).set`. */
export const minutesLater = (minutes: number) => new Date(Date.parse('2026-11-18T13:40:00Z') + minutes * 60_000).toISOString()
export const hoursLater = (hours: number) => minutesLater(hours * 60)
