/** What a page's revisions say of changes in what a team expects, after it began. Nothing is kept for it. */
import { and, asc, desc, eq, gte, lt, lte } from 'drizzle-orm'
import { changesInReady, changesSinceStart, type DatedBody, type ExpectationChange } from '../../cycles/expectations/changes.ts'
import { asBody } from '../../cycles/notebook/parts.ts'
import { schoolDayOf } from '../clock.ts'
import type { Store } from '../store.ts'

/**
 * Changes since `startedOn` (the first day of implementation), oldest first. `reader` 'team' reads every saved text, 'advisor' what stood
 * at the start against what is marked ready. Days are those of `timeZone`. Empty for a cycle that is not this school's.
 */
export const listExpectationChanges = async (
  store: Store, which: { rbd: number; cycleId: string; startedOn: string; timeZone: string; reader: 'team' | 'advisor' },
): Promise<ExpectationChange[]> => {
  const { part, partRevision: r } = store.s
  const [page] = await store.read.select({ id: part.id, version: part.version, readyVersion: part.readyVersion }).from(part)
    .where(and(eq(part.cycleId, which.cycleId), eq(part.rbd, which.rbd), eq(part.slot, 'challenge')))
  const upTo = which.reader === 'team' ? page?.version : page?.readyVersion
  if (!page || upTo === null || upTo === undefined) return []
  const saved = and(eq(r.partId, page.id), eq(r.outcome, 'saved'), lte(r.version, upTo))
  // A day of margin on either side of midnight covers every time zone; the day of each is settled below.
  const around = new Date(Date.parse(`${which.startedOn}T00:00:00Z`) - 86_400_000)
  const columns = { body: r.body, savedAt: r.savedAt }
  const before = await store.read.select(columns).from(r).where(and(saved, lt(r.savedAt, around))).orderBy(desc(r.version)).limit(1)
  const since = await store.read.select(columns).from(r).where(and(saved, gte(r.savedAt, around))).orderBy(asc(r.version))
  const dated = [...before, ...since].map((row): DatedBody => ({ day: schoolDayOf(row.savedAt, which.timeZone), body: asBody('challenge', row.body) }))
  return which.reader === 'team' ? changesSinceStart(dated, which.startedOn) : changesInReady(dated, which.startedOn)
}
