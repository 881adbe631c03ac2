/**
 * Who is due a digest, and making it: once for a person and a period, however many processes look and whatever their clocks do. The row of
 * `digest` is the guard: it is written in the transaction that queues the mail, and a second one of the same period cannot be.
 */
import { createHash } from 'node:crypto'
import { and, asc, desc, eq, exists, gt, gte, inArray, isNotNull, isNull, lte, notExists, or, sql } from 'drizzle-orm'
import { composeDigest, type Digest } from '../../cycles/digest/digest.ts'
import { nextSendingTime, type WallTime } from '../../cycles/digest/hours.ts'
import { nextPeriodOf, periodOf, usualRhythm, type Rhythm } from '../../cycles/digest/rhythm.ts'
import type { Membership, Person } from '../../cycles/people/permissions.ts'
import { instantOf, schoolDayOf, wallTimeOf } from '../clock.ts'
import { getWorkingDays } from '../calendar/working-days.ts'
import { getInstallation } from '../installation.ts'
import type { Db, Store } from '../store.ts'
import { getDigestFacts } from './digest-facts.ts'

export type DigestReader = { id: string; email: string; language: 'es' | 'en' | null; rhythm: Rhythm }

type Sent = Exclude<Rhythm, 'never'>
const sentRhythms: readonly Sent[] = ['week', 'fortnight', 'month']
const defaultTimeZone = 'America/Santiago'
const timeZoneIn = async (store: Store) => (await getInstallation(store))?.timeZone ?? defaultTimeZone

export const hashOfSaid = (digest: Digest): string => createHash('sha256').update(digest.said).digest('hex')

/**
 * People without a digest in the period their rhythm is in, by id, after `after`. A digest counts wherever in the period it was made, under
 * whichever rhythm, and so does a later one: a clock that was put back does not make it due again. Nobody whose address takes no mail, who
 * has not accepted the agreement yet, or who belongs to no team and advises no school today.
 */
const listDue = async (store: Store, today: string, timeZone: string, after: string, most: number): Promise<DigestReader[]> => {
  const { person: p, digestSetting: d, digest: g, membership: m, mailRefusal: r } = store.s
  const rhythm = sql<Rhythm>`coalesce(${d.rhythm}, ${usualRhythm})`
  const isDueAt = (is: Sent) => {
    const start = periodOf(today, is)
    return and(eq(rhythm, is), notExists(store.read.select({ one: sql`1` }).from(g)
      .where(and(eq(g.personId, p.id), or(gte(g.period, start), gte(g.madeAt, instantOf({ day: start, minutes: 0 }, timeZone)))))))
  }
  return store.read.select({ id: p.id, email: p.email, language: p.language, rhythm }).from(p).leftJoin(d, eq(d.personId, p.id)).where(and(
    gt(p.id, after), isNull(p.disabledAt), isNotNull(p.agreedAt), or(...sentRhythms.map(isDueAt)),
    exists(store.read.select({ one: sql`1` }).from(m).where(and(eq(m.personId, p.id), inArray(m.role, ['team', 'advisor']), lte(m.startsOn, today), or(isNull(m.endsOn), gte(m.endsOn, today))))),
    notExists(store.read.select({ one: sql`1` }).from(r).where(and(eq(r.address, p.email), isNull(r.clearedAt)))),
  )).orderBy(asc(p.id)).limit(most)
}

const withMemberships = async (store: Store, ids: readonly string[]): Promise<Person[]> => {
  const { membership: t } = store.s
  const rows = await store.read.select({ personId: t.personId, role: t.role, scopeKind: t.scopeKind, scopeId: t.scopeId, startsOn: t.startsOn, endsOn: t.endsOn }).from(t).where(inArray(t.personId, [...ids]))
  const of = new Map<string, Membership[]>(ids.map(id => [id, []]))
  for (const { personId, ...membership } of rows) of.get(personId)!.push(membership)
  return [...of].map(([id, memberships]) => ({ id, memberships }))
}

/** What each of these people was last told by mail, as a hash; absent: nothing yet. */
const listLastSaid = async (store: Store, ids: readonly string[]): Promise<Map<string, { said: string; madeAt: Date }>> => {
  const { digest: g } = store.s
  const rows = await store.read.select({ personId: g.personId, said: g.said, madeAt: g.madeAt }).from(g)
    .where(and(inArray(g.personId, [...ids]), eq(g.outcome, 'queued'))).orderBy(desc(g.madeAt))
  const last = new Map<string, { said: string; madeAt: Date }>()
  for (const { personId, said, madeAt } of rows) if (said !== null && !last.has(personId)) last.set(personId, { said, madeAt })
  return last
}

/** Readers worked on at a time, and of those written in one transaction: each holds the lock for some milliseconds. */
const batch = 500
const perTransaction = 50

/** Puts a digest in the queue, inside the transaction. Returns the job's id, or null where there is no mail. */
export type QueueDigest = (tx: Db, reader: DigestReader, digest: Digest) => Promise<string | null>
/** Called before the transactions of a batch, which do nothing but write: words may need the names of schools. */
export type PrepareDigests = (digests: readonly Digest[]) => Promise<QueueDigest>

export type DigestsMade = { queued: number; silent: number }

/** Makes every digest that is due now; whoever has nothing new gets a silent row. Two processes at once make each one once. */
export const makeDueDigests = async (store: Store, prepare: PrepareDigests, signal?: AbortSignal): Promise<DigestsMade> => {
  const made: DigestsMade = { queued: 0, silent: 0 }
  const { digest: g } = store.s
  const timeZone = await timeZoneIn(store)
  const today = schoolDayOf(store.clock.now(), timeZone)
  for (let after = ''; !signal?.aborted;) {
    const due = await listDue(store, today, timeZone, after, batch)
    if (due.length === 0) break
    after = due.at(-1)!.id
    const ids = due.map(d => d.id)
    const facts = await getDigestFacts(store, await withMemberships(store, ids), today)
    const last = await listLastSaid(store, ids)
    const ready = due.map(reader => {
      const digest = composeDigest(facts.get(reader.id)!)
      const said = digest && hashOfSaid(digest)
      return { reader, digest: digest && said !== last.get(reader.id)?.said ? digest : null, said }
    })
    const queue = await prepare(ready.flatMap(r => r.digest ?? []))
    for (let i = 0; i < ready.length && !signal?.aborted; i += perTransaction) {
      const counted = await store.tx(async tx => {
        const now: DigestsMade = { queued: 0, silent: 0 }
        for (const { reader, digest, said } of ready.slice(i, i + perTransaction)) {
          const period = periodOf(today, reader.rhythm as Sent)
          const row = { personId: reader.id, period, outcome: digest ? 'queued' as const : 'silent' as const, said: digest ? said : null, jobId: null, madeAt: store.clock.now() }
          const mine = await tx.insert(g).values(row).onConflictDoNothing().returning({ period: g.period })
          if (mine.length === 0) continue
          if (!digest) { now.silent += 1; continue }
          const jobId = await queue(tx, reader, digest)
          await tx.update(g).set({ jobId }).where(and(eq(g.personId, reader.id), eq(g.period, period)))
          now.queued += 1
        }
        return now
      })
      made.queued += counted.queued
      made.silent += counted.silent
    }
  }
  return made
}

export type NextDigest = {
  /** As it would be made now; null when nothing waits. */
  digest: Digest | null
  /** The same as the last one said: it would stay silent. */
  isSameAsLast: boolean
  lastAt: Date | null
  /** The day and hour the next one is made, if it has something to say; null with the rhythm 'never'. */
  next: WallTime | null
}

/** A person's next digest, for their own page. */
export const getNextDigest = async (store: Store, person: Person, rhythm: Rhythm): Promise<NextDigest> => {
  const { digest: g } = store.s
  const timeZone = await timeZoneIn(store)
  const now = wallTimeOf(store.clock.now(), timeZone)
  const digest = composeDigest((await getDigestFacts(store, [person], now.day)).get(person.id)!)
  const last = (await listLastSaid(store, [person.id])).get(person.id) ?? null
  const workdays = await getWorkingDays(store, Number(now.day.slice(0, 4)))
  const next = async (is: Sent): Promise<WallTime | null> => {
    const start = periodOf(now.day, is)
    const [made] = await store.read.select({ period: g.period }).from(g)
      .where(and(eq(g.personId, person.id), or(gte(g.period, start), gte(g.madeAt, instantOf({ day: start, minutes: 0 }, timeZone))))).limit(1)
    return nextSendingTime(made ? { day: nextPeriodOf(now.day, is), minutes: 0 } : now, workdays)
  }
  return {
    digest, isSameAsLast: digest !== null && last?.said === hashOfSaid(digest), lastAt: last?.madeAt ?? null,
    next: rhythm === 'never' ? null : await next(rhythm),
  }
}
