/**
 * How often a person is written to, as they chose on their page or by the link in a mail. The link is the person's id with its signature
 * under the installation's key: it stops the digests of that person and does nothing else, so it needs no end.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import { usualRhythm, type Rhythm } from '../../cycles/digest/rhythm.ts'
import { recordIn } from '../audit.ts'
import type { Store } from '../store.ts'

export type DigestSetting = { rhythm: Rhythm; /** Stopped by the link in a mail, and not changed since. */ byLink: boolean }

export const getDigestSetting = async (store: Store, personId: string): Promise<DigestSetting> => {
  const { digestSetting: t } = store.s
  const [row] = await store.read.select({ rhythm: t.rhythm, byLink: t.byLink }).from(t).where(eq(t.personId, personId))
  return row ?? { rhythm: usualRhythm, byLink: false }
}

export const setDigestRhythm = (store: Store, personId: string, rhythm: Rhythm): Promise<void> => store.tx(async tx => {
  const said = { rhythm, changedAt: store.clock.now(), byLink: false }
  const { digestSetting: t } = store.s
  await tx.insert(t).values({ personId, ...said }).onConflictDoUpdate({ target: t.personId, set: said })
})

const signatureOf = (key: Buffer, personId: string) => createHmac('sha256', key).update(`digest.${personId}`).digest()

/** `key`: the installation's, for this purpose. The same each time. */
export const tokenToStop = (key: Buffer, personId: string): string => `${personId}.${signatureOf(key, personId).toString('base64url')}`

const personIdOf = (key: Buffer, token: string): string | null => {
  const [, id, signature] = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{43})$/.exec(token) ?? []
  if (!id || !signature) return null
  const given = Buffer.from(signature, 'base64url')
  return given.length === 32 && given.toString('base64url') === signature && timingSafeEqual(given, signatureOf(key, id)) ? id : null
}

export type Stoppable = { personId: string; language: 'es' | 'en' | null; rhythm: Rhythm }

/** Whose digests a link stops; null for one that is not ours, or whose person is not here any more. */
export const getStoppable = async (store: Store, key: Buffer, token: string): Promise<Stoppable | null> => {
  const personId = personIdOf(key, token)
  if (!personId) return null
  const { person } = store.s
  const [found] = await store.read.select({ language: person.language }).from(person).where(and(eq(person.id, personId), isNull(person.disabledAt)))
  return found ? { personId, language: found.language, rhythm: (await getDigestSetting(store, personId)).rhythm } : null
}

/** Stops them at once, and records it once: a mail program that asks twice stopped them the first time. Null for a link that stops nothing. */
export const stopDigests = async (store: Store, key: Buffer, token: string, requestId: string | null): Promise<Stoppable | null> => {
  const whose = await getStoppable(store, key, token)
  if (!whose) return null
  await store.tx(async tx => {
    const { digestSetting: t } = store.s
    const [now] = await tx.select({ rhythm: t.rhythm }).from(t).where(eq(t.personId, whose.personId))
    if (now?.rhythm === 'never') return
    const said = { rhythm: 'never' as const, changedAt: store.clock.now(), byLink: true }
    await tx.insert(t).values({ personId: whose.personId, ...said }).onConflictDoUpdate({ target: t.personId, set: said })
    await recordIn(store, tx, { event: 'digest.stopped-by-link', personId: whose.personId, requestId })
  })
  return { ...whose, rhythm: 'never' }
}
