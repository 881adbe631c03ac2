/**
 * Pseudonyms: HMAC-SHA-256 over school and RUN under a key that is in no database and no backup, cut to 128 bits. There are some 30 million
 * RUNs, so that a bare hash would be undone in seconds; without the key this one is not. A pseudonym is still personal data.
 *
 * Keys have versions. What the database knows of a key is its fingerprint, so that another key is noticed before a single code is made with
 * it. A new version takes over a student the next time the school's list comes in, while the earlier key is still there.
 */
import { createHmac } from 'node:crypto'
import { asc } from 'drizzle-orm'
import { recordIn } from '../audit.ts'
import type { Db, Store } from '../store.ts'

/** `key`: 32 bytes. */
export type PseudonymKey = { version: number; key: Buffer }
/** Highest version first; at least one. New pseudonyms are made with the first. */
export type PseudonymKeys = readonly [PseudonymKey, ...PseudonymKey[]]

const bits128 = 32
const hmac = (key: Buffer, text: string) => createHmac('sha256', key).update(text).digest('hex').slice(0, bits128)

/** 128 bits in hex. `run`: as `readRun` gives it. The same student in another school has another one. */
export const pseudonymOf = ({ key }: PseudonymKey, rbd: number, run: number): string => hmac(key, `student/${rbd}/${run}`)

/** What may be known of a key: 128 bits in hex. */
export const fingerprintOf = ({ key }: PseudonymKey): string => hmac(key, 'fingerprint')

/** Versions and fingerprints this database has worked with, first version first. */
export const listKnownKeys = (store: Store): Promise<{ version: number; fingerprint: string }[]> => {
  const { pseudonymKey: t } = store.s
  return store.read.select({ version: t.version, fingerprint: t.fingerprint }).from(t).orderBy(asc(t.version))
}

export type KeyProblem =
  /** A key of this version was used here, and it was another one. */
  | { reason: 'other-key'; version: number }
  /** The database has worked with a later version than the latest one given. */
  | { reason: 'older-key'; version: number }

/** What is wrong with these keys for a database that knows those; null when nothing is. No keys at all is no problem: no code is made then. */
export const problemOfKeys = (keys: PseudonymKeys | null, known: readonly { version: number; fingerprint: string }[]): KeyProblem | null => {
  if (!keys) return null
  const other = keys.find(k => known.some(x => x.version === k.version && x.fingerprint !== fingerprintOf(k)))
  if (other) return { reason: 'other-key', version: other.version }
  const latest = Math.max(0, ...known.map(k => k.version))
  return keys[0].version < latest ? { reason: 'older-key', version: latest } : null
}

/** Writes down the fingerprint of the key that is used from now on, the first time. */
export const rememberKey = async (store: Store, tx: Db, keys: PseudonymKeys): Promise<void> => {
  const { pseudonymKey } = store.s
  const { version } = keys[0]
  const made = await tx.insert(pseudonymKey).values({ version, fingerprint: fingerprintOf(keys[0]), createdAt: store.clock.now() }).onConflictDoNothing().returning({ version: pseudonymKey.version })
  if (made.length > 0) await recordIn(store, tx, { event: 'pseudonym-key.first-used', detail: { version } })
}
