/**
 * Read-only links to a cycle's story, for whoever is given one. The link is the row's id with its signature under the installation's key: it is
 * kept nowhere, and a made-up one is told from a true one before the database is asked. The row says until when it opens and whether it was
 * taken back. What it opens is the story as it is ready at that moment: a page the team takes back is gone from it too.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { and, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import { storyLinkDays } from '../../cycles/story/links.ts'
import { isEmptyStory } from '../../cycles/story/story.ts'
import { recordIn } from '../audit.ts'
import { schoolDayOf } from '../clock.ts'
import { newId } from '../ids.ts'
import { getInstallation } from '../installation.ts'
import type { Store } from '../store.ts'
import { getStory, storyPages, type StoryRecord } from './story.ts'

const dayMs = 86_400_000

const signatureOf = (key: Buffer, id: string) => createHmac('sha256', key).update(`story.${id}`).digest()

/** The link's token, the same each time: `key` is the installation's, for this purpose. */
export const tokenOfStoryLink = (key: Buffer, id: string): string => `${id}.${signatureOf(key, id).toString('base64url')}`

/** The row a token names, or null when it is not signed by us. */
const idOfToken = (key: Buffer, token: string): string | null => {
  const [, id, signature] = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{43})$/.exec(token) ?? []
  if (!id || !signature) return null
  const given = Buffer.from(signature, 'base64url')
  // A last sign that decodes to the same bytes is another spelling of the link: there is one.
  return given.length === 32 && given.toString('base64url') === signature && timingSafeEqual(given, signatureOf(key, id)) ? id : null
}

export type ShareOutcome = { ok: true; id: string; expiresAt: Date } | { ok: false; reason: 'not-found' | 'nothing-ready' | 'days-not-offered' }

/** Makes a link that opens for `days`. `id`, made beforehand, makes a second click find the first one's link. */
export const shareStory = (store: Store, share: { rbd: number; cycleId: string; days: number; by: string; id?: string; requestId?: string | null }): Promise<ShareOutcome> =>
  store.tx(async (tx): Promise<ShareOutcome> => {
    const { cycle, part, storyLink: l } = store.s
    if (!(storyLinkDays as readonly number[]).includes(share.days)) return { ok: false, reason: 'days-not-offered' }
    const [c] = await tx.select({ id: cycle.id }).from(cycle).where(and(eq(cycle.id, share.cycleId), eq(cycle.rbd, share.rbd)))
    if (!c) return { ok: false, reason: 'not-found' }
    const [ready] = await tx.select({ id: part.id }).from(part)
      .where(and(eq(part.cycleId, share.cycleId), eq(part.rbd, share.rbd), inArray(part.slot, [...storyPages]), isNotNull(part.readyVersion))).limit(1)
    if (!ready) return { ok: false, reason: 'nothing-ready' }
    const now = store.clock.now()
    const id = share.id ?? newId(now)
    const expiresAt = new Date(now.getTime() + share.days * dayMs)
    const made = await tx.insert(l).values({
      id, cycleId: share.cycleId, rbd: share.rbd, createdBy: share.by, createdAt: now, expiresAt, revokedAt: null, revokedBy: null,
    }).onConflictDoNothing().returning({ id: l.id })
    if (made.length === 0) {
      const [first] = await tx.select({ expiresAt: l.expiresAt }).from(l).where(and(eq(l.id, id), eq(l.rbd, share.rbd), eq(l.cycleId, share.cycleId)))
      return first ? { ok: true, id, expiresAt: first.expiresAt } : { ok: false, reason: 'not-found' }
    }
    await recordIn(store, tx, { event: 'story.shared', personId: share.by, rbd: share.rbd, requestId: share.requestId ?? null, detail: { cycle: share.cycleId, link: id, days: share.days } })
    return { ok: true, id, expiresAt }
  })

/** Takes a link back, from this moment on. Once is enough: again changes nothing. */
export const revokeStoryLink = (store: Store, which: { rbd: number; cycleId: string; linkId: string; by: string; requestId?: string | null }): Promise<{ ok: boolean }> =>
  store.tx(async tx => {
    const { storyLink: l } = store.s
    const mine = and(eq(l.id, which.linkId), eq(l.rbd, which.rbd), eq(l.cycleId, which.cycleId))
    const taken = await tx.update(l).set({ revokedAt: store.clock.now(), revokedBy: which.by }).where(and(mine, isNull(l.revokedAt))).returning({ id: l.id })
    if (taken.length > 0) {
      await recordIn(store, tx, { event: 'story.revoked', personId: which.by, rbd: which.rbd, requestId: which.requestId ?? null, detail: { cycle: which.cycleId, link: which.linkId } })
      return { ok: true }
    }
    return { ok: (await tx.select({ id: l.id }).from(l).where(mine)).length > 0 }
  })

export type StoryLink = { id: string; state: 'open' | 'over' | 'revoked'; createdBy: string; createdAt: Date; expiresAt: Date; revokedBy: string | null; revokedAt: Date | null }

/** Every link ever made to a cycle's story, newest first. */
export const listStoryLinks = async (store: Store, rbd: number, cycleId: string): Promise<StoryLink[]> => {
  const { storyLink: l, person } = store.s
  const rows = await store.read.select().from(l).where(and(eq(l.rbd, rbd), eq(l.cycleId, cycleId))).orderBy(desc(l.createdAt), desc(l.id))
  const ids = [...new Set(rows.flatMap(r => [r.createdBy, ...(r.revokedBy ? [r.revokedBy] : [])]))]
  const names = new Map(ids.length === 0 ? [] : (await store.read.select({ id: person.id, name: person.name }).from(person).where(inArray(person.id, ids))).map(p => [p.id, p.name]))
  const now = store.clock.now()
  return rows.map(r => ({
    id: r.id, state: r.revokedAt ? 'revoked' : r.expiresAt <= now ? 'over' : 'open',
    createdBy: names.get(r.createdBy) ?? '', createdAt: r.createdAt, expiresAt: r.expiresAt, revokedBy: r.revokedBy ? names.get(r.revokedBy) ?? '' : null, revokedAt: r.revokedAt,
  }))
}

export type SharedStory = { record: StoryRecord; sharedBy: string; sharedAt: Date; expiresAt: Date }

/** What a link opens, or null: forged, over, taken back, or nothing of the cycle is ready any more. Who asks is not told which. */
export const getSharedStory = async (store: Store, key: Buffer, token: string): Promise<SharedStory | null> => {
  const id = idOfToken(key, token)
  if (!id) return null
  const { storyLink: l, person } = store.s
  const [row] = await store.read.select({ cycleId: l.cycleId, rbd: l.rbd, sharedBy: person.name, sharedAt: l.createdAt, expiresAt: l.expiresAt }).from(l)
    .innerJoin(person, eq(person.id, l.createdBy)).where(and(eq(l.id, id), isNull(l.revokedAt)))
  const now = store.clock.now()
  if (!row || row.expiresAt <= now) return null
  const timeZone = (await getInstallation(store))?.timeZone ?? 'America/Santiago'
  const record = await getStory(store, row.rbd, row.cycleId, schoolDayOf(now, timeZone), 'ready')
  return record && !isEmptyStory(record.story) ? { record, sharedBy: row.sharedBy, sharedAt: row.sharedAt, expiresAt: row.expiresAt } : null
}
