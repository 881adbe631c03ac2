/**
 * The team's choice to share a learning with its territory. Nothing is shared by itself; what is shared is a copy of the texts that were ready,
 * so that a later edit is shared only when the team shares again; taking it back takes it from the search, the counts, the codings and every
 * file in the same transaction. Every query names the school.
 */
import { and, desc, eq, inArray, isNotNull } from 'drizzle-orm'
import { isCommon, levelOfSchool, type SchoolContext } from '../../cycles/learnings/context.ts'
import { shareableOf, tagKeysOf, toShare, type LearningToShare, type ShareChoice, type ShareField } from '../../cycles/learnings/sharing.ts'
import { stemsIn } from '../../cycles/learnings/stems.ts'
import { asBody, type Area, type Learnings } from '../../cycles/notebook/parts.ts'
import { recordIn } from '../audit.ts'
import { insertRows } from '../dialect.ts'
import { newId } from '../ids.ts'
import type { Schema } from '../schema.ts'
import type { Db, Store } from '../store.ts'
import { listSchoolFacts, listSlepOfSchools, listTeachingCodes, schoolsOfSlep } from '../territory.ts'

type Which = { rbd: number; cycleId: string }

/** The learnings page as it was last marked ready, and what of it can be shared. */
export type ReadyLearning = { partId: string; version: number; page: Learnings; area: Area | ''; offered: ShareField[] }

const readyIn = async (store: Store, db: Db, { rbd, cycleId }: Which): Promise<ReadyLearning | null> => {
  const { part, partRevision: r } = store.s
  const rows = await db.select({ partId: part.id, slot: part.slot, version: r.version, body: r.body }).from(part)
    .innerJoin(r, and(eq(r.partId, part.id), eq(r.version, part.readyVersion), eq(r.outcome, 'saved')))
    .where(and(eq(part.cycleId, cycleId), eq(part.rbd, rbd), inArray(part.slot, ['challenge', 'learnings']), isNotNull(part.readyVersion)))
  const row = rows.find(x => x.slot === 'learnings')
  if (!row) return null
  const challenge = rows.find(x => x.slot === 'challenge')
  const page = asBody('learnings', row.body)
  return { partId: row.partId, version: row.version, page, area: challenge ? asBody('challenge', challenge.body).area : '', offered: shareableOf(page) }
}

/** Null: the page was not marked ready, or the cycle is not this school's. */
export const getReadyLearning = (store: Store, which: Which): Promise<ReadyLearning | null> => readyIn(store, store.read, which)

/** What kind of school it is this year and how many of its SLEP are alike, itself included; null where the directory or the list knows too little. */
export const getContext = async (store: Store, rbd: number, today: string): Promise<(SchoolContext & { schoolsAlike: number; isCommon: boolean }) | null> => {
  const year = Number(today.slice(0, 4))
  const slep = (await listSlepOfSchools(store, [rbd], year)).get(rbd)
  const rbds = slep === undefined ? [rbd] : await schoolsOfSlep(store, [slep], year)
  const [facts, codes] = [await listSchoolFacts(store, rbds, year), await listTeachingCodes(store, rbds, year)]
  const kindOf = (of: number) => { const level = levelOfSchool(codes.get(of) ?? []); const rural = facts.get(of)?.rural; return level && rural !== undefined ? { level, rural } : null }
  const own = kindOf(rbd)
  if (!own) return null
  const schoolsAlike = rbds.filter(of => { const kind = kindOf(of); return kind?.level === own.level && kind.rural === own.rural }).length
  return { ...own, schoolsAlike, isCommon: isCommon(schoolsAlike) }
}

/** A share as its team sees it, standing or ended. */
export type Share = LearningToShare & {
  id: string; partVersion: number; fields: ShareField[]; named: boolean; showsContext: boolean; level: SchoolContext['level'] | null; rural: boolean | null; forResearch: boolean
  sharedBy: string; sharedAt: Date; endedBy: string | null; endedAt: Date | null; endedBecause: 'taken-back' | 'replaced' | null
}

/** Every share of a cycle's learning, newest first: the one that stands, if any, is the first. */
export const listShares = async (store: Store, { rbd, cycleId }: Which): Promise<Share[]> => {
  const { sharedLearning: l, person } = store.s
  const rows = await store.read.select().from(l).where(and(eq(l.cycleId, cycleId), eq(l.rbd, rbd))).orderBy(desc(l.sharedAt), desc(l.id))
  const ids = [...new Set(rows.flatMap(r => [r.sharedBy, ...(r.endedBy ? [r.endedBy] : [])]))]
  const names = new Map(ids.length === 0 ? [] : (await store.read.select({ id: person.id, name: person.name }).from(person).where(inArray(person.id, ids))).map(p => [p.id, p.name]))
  return rows.map(({ sharedBy, endedBy, researchAt, ...r }) => ({ ...r, forResearch: researchAt !== null, sharedBy: names.get(sharedBy) ?? '', endedBy: endedBy ? names.get(endedBy) ?? '' : null }))
    .sort((a, b) => Number(a.endedAt !== null) - Number(b.endedAt !== null))
}

/** What a search finds and the counts count: written with a share and gone with it. */
export const indexRowsOf = (id: string, { texts, themes, tags }: Pick<LearningToShare, 'texts' | 'themes' | 'tags'>): { words: Schema['learningWord']['$inferInsert'][]; labels: Schema['learningLabel']['$inferInsert'][] } => ({
  words: [...stemsIn([...Object.values(texts), ...tags])].map(([stem, times]) => ({ stem, learningId: id, times })),
  labels: [
    ...themes.map(theme => ({ learningId: id, kind: 'theme' as const, key: theme, label: theme })),
    ...tagKeysOf(tags).map(tag => ({ learningId: id, kind: 'tag' as const, ...tag })),
  ],
})

const endIn = async (store: Store, tx: Db, id: string, by: string, because: 'taken-back' | 'replaced'): Promise<void> => {
  const { sharedLearning: l, learningWord, learningLabel } = store.s
  await tx.update(l).set({ standing: null, endedBy: by, endedAt: store.clock.now(), endedBecause: because }).where(eq(l.id, id))
  await tx.delete(learningWord).where(eq(learningWord.learningId, id))
  await tx.delete(learningLabel).where(eq(learningLabel.learningId, id))
}

export type ShareOutcome = { ok: true; id: string } | { ok: false; reason: 'not-found' | 'not-ready' | 'changed-meanwhile' }

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a, sorted) === JSON.stringify(b, sorted)
/** PostgreSQL gives the keys of a JSON back in an order of its own. */
const sorted = (_: string, value: unknown): unknown =>
  value && typeof value === 'object' && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value

/**
 * Shares the page as it was ready at `version` (what the team was shown). Shared before: that share ends, replaced, unless its texts are the same
 * ones, when only the choices change and what was coded stays.
 */
export const shareLearning = async (
  store: Store, share: Which & { version: number; choice: ShareChoice; by: string; today: string; requestId?: string | null },
): Promise<ShareOutcome> => {
  const context = await getContext(store, share.rbd, share.today)
  return store.tx(async (tx): Promise<ShareOutcome> => {
    const { cycle, sharedLearning: l, learningWord, learningLabel } = store.s
    const { rbd, cycleId, choice } = share
    const [c] = await tx.select({ year: cycle.year }).from(cycle).where(and(eq(cycle.id, cycleId), eq(cycle.rbd, rbd)))
    if (!c) return { ok: false, reason: 'not-found' }
    const ready = await readyIn(store, tx, share)
    if (!ready || ready.offered.length === 0) return { ok: false, reason: 'not-ready' }
    if (ready.version !== share.version) return { ok: false, reason: 'changed-meanwhile' }
    const what = toShare(ready.page, ready.area, choice.fields)
    // Without its name a school is told apart by no fewer than five like it.
    const shown = choice.showsContext && context !== null && (choice.named || context.isCommon) ? context : null
    const now = store.clock.now()
    const choices = {
      named: choice.named, showsContext: choice.showsContext, level: shown?.level ?? null, rural: shown?.rural ?? null, contextIsCommon: context?.isCommon ?? false,
      fields: choice.fields, partVersion: ready.version,
    }
    const detail = { cycle: cycleId, fields: choice.fields.join(' '), named: choice.named, research: choice.forResearch }
    const [standing] = await tx.select().from(l).where(and(eq(l.standing, cycleId), eq(l.rbd, rbd)))
    if (standing && isSame({ ...what }, { texts: standing.texts, themes: standing.themes, tags: standing.tags, decision: standing.decision, area: standing.area })) {
      await tx.update(l).set({ ...choices, researchAt: choice.forResearch ? standing.researchAt ?? now : null }).where(eq(l.id, standing.id))
      await recordIn(store, tx, { event: 'learning.shared', personId: share.by, rbd, requestId: share.requestId ?? null, detail: { ...detail, learning: standing.id, again: true } })
      return { ok: true, id: standing.id }
    }
    if (standing) await endIn(store, tx, standing.id, share.by, 'replaced')
    const id = newId(now)
    await tx.insert(l).values({
      id, cycleId, rbd, partId: ready.partId, standing: cycleId, ...what, ...choices, year: c.year, researchAt: choice.forResearch ? now : null, sharedBy: share.by, sharedAt: now,
    })
    const { words, labels } = indexRowsOf(id, what)
    await insertRows(tx, learningWord, words)
    await insertRows(tx, learningLabel, labels)
    await recordIn(store, tx, { event: 'learning.shared', personId: share.by, rbd, requestId: share.requestId ?? null, detail: { ...detail, learning: id, again: standing !== undefined } })
    return { ok: true, id }
  })
}

/** Takes it back, from this moment on and everywhere. Nothing standing: nothing to do, and that is said. */
export const takeLearningBack = (store: Store, which: Which & { by: string; requestId?: string | null }): Promise<{ ok: boolean }> =>
  store.tx(async tx => {
    const { sharedLearning: l } = store.s
    const [standing] = await tx.select({ id: l.id }).from(l).where(and(eq(l.standing, which.cycleId), eq(l.rbd, which.rbd)))
    if (!standing) return { ok: false }
    await endIn(store, tx, standing.id, which.by, 'taken-back')
    await recordIn(store, tx, { event: 'learning.taken-back', personId: which.by, rbd: which.rbd, requestId: which.requestId ?? null, detail: { cycle: which.cycleId, learning: standing.id } })
    return { ok: true }
  })
