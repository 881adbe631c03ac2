/** The first run: whoever holds the code printed in the terminal names the territory and becomes its administrator. Once. */
import { createHash, timingSafeEqual } from 'node:crypto'
import { foldEmail, isEmail } from '../../cycles/people/email.ts'
import { problemsOfPassword, type PasswordProblem } from '../../cycles/people/passwords.ts'
import { createRealInstallation, hasInstallation } from '../installation.ts'
import { record } from '../audit.ts'
import { dayBefore } from '../clock.ts'
import { knownDriverError } from '../dialect.ts'
import { newId } from '../ids.ts'
import type { Store } from '../store.ts'
import { attemptKey, chargeAttempt, forgetAttempts } from './attempts.ts'
import { startMembershipIn, todayIn } from './memberships.ts'
import { hashPassword, strongHashing, type PasswordHashing } from './password-hash.ts'
import type { NewSession } from './sessions.ts'
import { openRecordedSessionIn, setFirstPasswordIn } from './sign-in.ts'

export type FirstRun = {
  /** What was typed. Case, spaces and hyphens do not count. */
  code: string
  name: string
  email: string
  password: string
  territoryName: string
  programmeName: string
  /** An IANA zone; the school days of the installation are counted in it. */
  timeZone: string
  language: 'es' | 'en'
  agentFamily: string
  requestId?: string | null
}

export type FirstRunProblem =
  | { field: 'name' | 'territoryName' | 'programmeName'; kind: 'missing' }
  | { field: 'email'; kind: 'invalid' }
  | { field: 'timeZone'; kind: 'unknown' }
  | ({ field: 'password' } & PasswordProblem)

export type FirstRunAnswer =
  | { ok: true; personId: string; session: NewSession }
  | { ok: false; reason: 'done-already' | 'wrong-code' }
  | { ok: false; reason: 'wait'; until: Date }
  | { ok: false; reason: 'problems'; problems: FirstRunProblem[] }

/** Zones a Chilean territory can be in. */
export const timeZones = ['America/Santiago', 'America/Punta_Arenas', 'America/Coyhaique', 'Pacific/Easter'] as const

const digest = (s: string) => createHash('sha256').update(s).digest()
const bare = (code: string) => code.toUpperCase().replace(/[\s-]/g, '')
const isSameCode = (given: string, expected: string) => timingSafeEqual(digest(bare(given)), digest(bare(expected)))

const oneLine = (s: string) => s.normalize('NFC').trim().replace(/\s+/g, ' ').slice(0, 120)

/**
 * Makes the installation and its administrator (role admin, the whole country) in one transaction, and signs them in. `expectedCode` is the
 * one in the secrets file. Wrong codes are slowed like wrong passwords. Refused for good once there is an installation.
 */
export const completeFirstRun = async (store: Store, expectedCode: string, given: FirstRun, hashing: PasswordHashing = strongHashing): Promise<FirstRunAnswer> => {
  if (await hasInstallation(store)) return { ok: false, reason: 'done-already' }
  const name = oneLine(given.name)
  const territoryName = oneLine(given.territoryName)
  const programmeName = oneLine(given.programmeName)
  const problems: FirstRunProblem[] = [
    ...(name === '' ? [{ field: 'name', kind: 'missing' } as const] : []),
    ...(isEmail(given.email) ? [] : [{ field: 'email', kind: 'invalid' } as const]),
    ...problemsOfPassword(given.password, [name, given.email, territoryName, programmeName]).map(p => ({ field: 'password', ...p }) as const),
    ...(territoryName === '' ? [{ field: 'territoryName', kind: 'missing' } as const] : []),
    ...(programmeName === '' ? [{ field: 'programmeName', kind: 'missing' } as const] : []),
    ...((timeZones as readonly string[]).includes(given.timeZone) ? [] : [{ field: 'timeZone', kind: 'unknown' } as const]),
  ]
  if (problems.length > 0) return { ok: false, reason: 'problems', problems }

  const requestId = given.requestId ?? null
  const key = attemptKey('first-run', 'code')
  const charge = await chargeAttempt(store, key)
  if (!charge.ok) return { ok: false, reason: 'wait', until: charge.until }
  if (!isSameCode(given.code, expectedCode)) {
    await record(store, { event: charge.waitSeconds > 0 ? 'sign-in.blocked' : 'sign-in.failed', requestId, detail: { at: 'first-run' } })
    return { ok: false, reason: 'wrong-code' }
  }

  const secret = await hashPassword(given.password, hashing)
  const today = await todayIn(store)
  class Late extends Error {}
  try {
    return await store.tx(async tx => {
      const made = await createRealInstallation(store, tx, { programmeName, territoryName, timeZone: given.timeZone })
      if (!made.ok) throw new Late()
      const now = store.clock.now()
      const personId = newId(now)
      await tx.insert(store.s.person).values({ id: personId, name, email: foldEmail(given.email), profession: 'administrator', language: given.language, agreedAt: null, createdAt: now, disabledAt: null })
      await setFirstPasswordIn(store, tx, personId, secret)
      // From the day before: in a zone west of the one `today` was read in, the administrator's first day must not be tomorrow.
      await startMembershipIn(store, tx, { personId, grant: { role: 'admin', scopeKind: 'country', scopeId: '' }, by: personId, requestId, today: dayBefore(today) })
      await forgetAttempts(store, tx, key)
      return { ok: true, personId, session: await openRecordedSessionIn(store, tx, personId, 'first-run', { sharedComputer: true, agentFamily: given.agentFamily, requestId }) }
    })
  } catch (e) {
    if (e instanceof Late || knownDriverError(e) === 'duplicate') return { ok: false, reason: 'done-already' }
    throw e
  }
}
