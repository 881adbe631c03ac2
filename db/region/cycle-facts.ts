/**
 * What is counted of the cycles of a territory (`cycles/region/differences.ts`): of every page as it was marked ready, of every entry as it
 * stood then. No draft is read, and of the pages the region does not read only choices leave here, no words.
 */
import { and, asc, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import { asBody, type ActionEntry, type Challenge, type DataReview, type EntryKind, type Learnings, type PartBody } from '../../cycles/notebook/parts.ts'
import { listOf } from '../../cycles/notebook/repeats.ts'
import { scopeOf } from '../../cycles/notebook/scope.ts'
import type { Scope } from '../../cycles/people/permissions.ts'
import type { Profession } from '../../cycles/people/professions.ts'
import type { CycleFacts } from '../../cycles/region/differences.ts'
import { branchesOf, linkFields, type LinkField } from '../../cycles/theory/theory.ts'
import { hasAnyTheory } from '../../cycles/theory/versions.ts'
import { listCyclesVisibleTo, type CycleSummary } from '../notebook/cycles.ts'
import { inSlices } from '../dialect.ts'
import type { Store } from '../store.ts'

/** `title`, `phase` and `startedOn` are metadata; `feeds`: the strands of the network's theory its shared challenge page says it feeds. */
export type CycleOfRegion = CycleFacts & { title: string; phase: CycleSummary['phase']; startedOn: string; hasTheory: boolean; feeds: LinkField[] }

type Pages = { challenge?: Challenge; data?: DataReview; learnings?: Learnings; readyAt: Partial<Record<'data' | 'implementation', Date>> }

const listReadyPages = async (store: Store, ids: readonly string[]): Promise<Map<string, Pages>> => {
  const { part, partRevision: r } = store.s
  const pages = new Map<string, Pages>()
  const of = (cycleId: string): Pages => { const known = pages.get(cycleId); if (known) return known; const made: Pages = { readyAt: {} }; pages.set(cycleId, made); return made }
  for (const row of await inSlices(ids, slice => store.read.select({ cycleId: part.cycleId, slot: part.slot, readyAt: part.readyAt, body: r.body }).from(part)
    .innerJoin(r, and(eq(r.partId, part.id), eq(r.version, part.readyVersion), eq(r.outcome, 'saved')))
    .where(and(inArray(part.cycleId, slice), inArray(part.slot, ['challenge', 'data', 'learnings']))))) {
    const page = of(row.cycleId)
    Object.assign(page, { [row.slot]: asBody(row.slot as 'challenge', row.body) })
    if (row.slot === 'data' && row.readyAt) page.readyAt.data = row.readyAt
  }
  // Of the third page only that it is shared, and since when: its entries are counted, its words are not read.
  for (const row of await inSlices(ids, slice => store.read.select({ cycleId: part.cycleId, readyAt: part.readyAt }).from(part)
    .where(and(inArray(part.cycleId, slice), eq(part.slot, 'implementation'), isNotNull(part.readyVersion))))) {
    if (row.readyAt) of(row.cycleId).readyAt.implementation = row.readyAt
  }
  return pages
}

const pageOf = { action: 'implementation', adjustment: 'implementation', voice: 'data' } as const satisfies Partial<Record<EntryKind, string>>
type Counted = keyof typeof pageOf
type Entry = { cycleId: string; kind: Counted; body: PartBody }

/** Entries that stand, as they stood when their page was marked. */
const listReadyEntries = async (store: Store, pages: ReadonlyMap<string, Pages>): Promise<Entry[]> => {
  const { part, partRevision: r } = store.s
  const shared = [...pages].flatMap(([cycleId, p]) => (p.readyAt.data || p.readyAt.implementation ? [cycleId] : []))
  const rows = await inSlices(shared, slice => store.read.select({ id: part.id, cycleId: part.cycleId, kind: part.kind, body: part.body, createdAt: part.createdAt, updatedAt: part.updatedAt }).from(part)
    .where(and(inArray(part.cycleId, slice), inArray(part.kind, ['action', 'adjustment', 'voice']), isNull(part.withdrawnAt))))
  const entries: Entry[] = []
  const changedSince: { id: string; cycleId: string; kind: Counted; until: Date }[] = []
  for (const row of rows) {
    const kind = row.kind as Counted
    const until = pages.get(row.cycleId)!.readyAt[pageOf[kind]]
    if (!until || row.createdAt > until) continue
    if (row.updatedAt <= until) entries.push({ cycleId: row.cycleId, kind, body: row.body })
    else changedSince.push({ id: row.id, cycleId: row.cycleId, kind, until })
  }
  const revisions = await inSlices(changedSince.map(e => e.id), slice => store.read.select({ partId: r.partId, savedAt: r.savedAt, body: r.body }).from(r)
    .where(and(inArray(r.partId, slice), eq(r.outcome, 'saved'))).orderBy(asc(r.partId), asc(r.version)))
  const asThen = new Map<string, PartBody>()
  const untilOf = new Map(changedSince.map(e => [e.id, e.until]))
  for (const v of revisions) if (v.savedAt <= untilOf.get(v.partId)!) asThen.set(v.partId, v.body)
  for (const e of changedSince) { const body = asThen.get(e.id); if (body) entries.push({ cycleId: e.cycleId, kind: e.kind, body }) }
  return entries
}

const wordsOfTheory = (c: Challenge): string =>
  JSON.stringify([branchesOf(c).map(b => [b.theoryIf, b.theoryThen]), c.theoryWhichWill]).replace(/\s+/gu, ' ')
const hasTheory = (c: Challenge | undefined): c is Challenge => c !== undefined && hasAnyTheory(c as unknown as Record<string, string>)

const isReworded = (own: Challenge | undefined, parent: Challenge | undefined): boolean | null =>
  hasTheory(own) && hasTheory(parent) ? wordsOfTheory(own) !== wordsOfTheory(parent) : null

/** Every cycle of a scope, by school and number. `scope` of `figures.ofTerritory`. */
export const listCyclesOfRegion = async (store: Store, scope: Scope, today: string): Promise<CycleOfRegion[]> => {
  const cycles = await listCyclesVisibleTo(store, scope, today)
  const pages = await listReadyPages(store, cycles.map(c => c.id))
  const entries = new Map<string, Entry[]>()
  for (const e of await listReadyEntries(store, pages)) { const known = entries.get(e.cycleId); if (known) known.push(e); else entries.set(e.cycleId, [e]) }
  return cycles.map((c): CycleOfRegion => {
    const page = pages.get(c.id)
    const mine = entries.get(c.id) ?? []
    const ended = c.closedOn !== null || c.droppedOn !== null
    const actions = mine.flatMap(e => (e.kind === 'action' ? [asBody('action', e.body) as ActionEntry] : []))
    return {
      rbd: c.rbd, cycleId: c.id, number: c.number, year: c.year, title: c.title, phase: c.phase, startedOn: c.startedOn,
      implementationFrom: c.implementationFrom, closedOn: c.closedOn, droppedOn: c.droppedOn, parentId: c.parentId, theoryCarried: c.theoryCarried,
      area: page?.challenge?.area || null,
      decision: (ended && page?.learnings?.decision) || null,
      hasTheory: hasTheory(page?.challenge),
      feeds: page?.challenge ? linkFields.filter(field => page.challenge![field] === 'yes') : [],
      isReworded: c.parentId === null ? null : isReworded(page?.challenge, pages.get(c.parentId)?.challenge),
      scope: page?.data ? scopeOf(page.data) : null,
      done: page?.readyAt.implementation ? {
        actions: actions.map(a => ({ level: a.level || null, isDone: a.state === 'done', professions: listOf(a.professions) as Profession[] })),
        adjustments: mine.filter(e => e.kind === 'adjustment').length,
      } : null,
      voices: page?.readyAt.data ? mine.filter(e => e.kind === 'voice').length : null,
    }
  }).sort((a, b) => a.rbd - b.rbd || a.number - b.number)
}
