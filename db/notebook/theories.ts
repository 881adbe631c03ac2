/**
 * Whether the theory of a cycle was adjusted on the way, for each reader: the team by everything that stands, the advisor by what was
 * marked ready. Only a fact and its days leave here; no words.
 */
import { and, asc, eq, inArray, isNull, or } from 'drizzle-orm'
import type { AdjustmentEntry } from '../../cycles/notebook/parts.ts'
import { rewrittenOn, theoryOnTheWay, type OnTheWay, type TheorySave } from '../../cycles/theory/on-the-way.ts'
import { schoolDayOf } from '../clock.ts'
import type { Store } from '../store.ts'

export type TheoryReader = 'team' | 'advisor'
type Asked = { rbd: number; cycles: readonly { id: string; implementationFrom: string | null }[]; timeZone: string; today: string; reader: TheoryReader }

/** The days of adjustments by cycle. The advisor's are those that stood when the implementation page was marked. */
const listAdjustmentDays = async (store: Store, { rbd, cycles, reader }: Asked): Promise<Map<string, string[]>> => {
  const { part, partRevision: r } = store.s
  const ids = cycles.map(c => c.id)
  const of = and(eq(part.rbd, rbd), eq(part.kind, 'adjustment'), inArray(part.cycleId, ids), isNull(part.withdrawnAt))
  const days = new Map<string, string[]>()
  const add = (cycleId: string, body: unknown) => days.set(cycleId, [...(days.get(cycleId) ?? []), (body as AdjustmentEntry).on])
  if (reader === 'team') {
    for (const row of await store.read.select({ cycleId: part.cycleId, body: part.body }).from(part).where(of)) add(row.cycleId, row.body)
    return days
  }
  const pages = await store.read.select({ cycleId: part.cycleId, readyAt: part.readyAt }).from(part)
    .where(and(eq(part.rbd, rbd), eq(part.slot, 'implementation'), inArray(part.cycleId, ids)))
  const readyAt = new Map(pages.map(p => [p.cycleId, p.readyAt]))
  const rows = await store.read.select({ id: part.id, cycleId: part.cycleId, body: r.body, savedAt: r.savedAt }).from(part)
    .innerJoin(r, and(eq(r.partId, part.id), eq(r.outcome, 'saved'))).where(of).orderBy(asc(part.id), asc(r.version))
  const asReady = new Map<string, { cycleId: string; body: unknown }>()
  for (const row of rows) {
    const at = readyAt.get(row.cycleId)
    if (at && row.savedAt <= at) asReady.set(row.id, row)
  }
  for (const { cycleId, body } of asReady.values()) add(cycleId, body)
  return days
}

/**
 * The saves a day of change can be read from, by cycle: the last one up to the day implementation began, and the last of each day since.
 * A page that saves itself has hundreds of revisions; only these few bodies are read.
 */
const listTheorySaves = async (store: Store, { rbd, cycles, timeZone, today, reader }: Asked): Promise<Map<string, TheorySave[]>> => {
  const { part, partRevision: r } = store.s
  const begun = new Map(cycles.flatMap(c => (c.implementationFrom !== null && c.implementationFrom <= today ? [[c.id, c.implementationFrom] as const] : [])))
  if (begun.size === 0) return new Map()
  const rows = await store.read.select({ partId: part.id, cycleId: part.cycleId, readyVersion: part.readyVersion, version: r.version, savedAt: r.savedAt }).from(part)
    .innerJoin(r, and(eq(r.partId, part.id), eq(r.outcome, 'saved')))
    .where(and(eq(part.rbd, rbd), eq(part.slot, 'challenge'), inArray(part.cycleId, [...begun.keys()]))).orderBy(asc(part.id), asc(r.version))
  const wanted = new Map<string, { partId: string; cycleId: string; byDay: Map<string, number> }>()
  for (const row of rows) {
    if (reader === 'advisor' && (row.readyVersion === null || row.version > row.readyVersion)) continue
    const on = schoolDayOf(row.savedAt, timeZone)
    const from = begun.get(row.cycleId)!
    const part = wanted.get(row.partId) ?? { partId: row.partId, cycleId: row.cycleId, byDay: new Map<string, number>() }
    // Everything up to the day it began counts as that day's: only the last of it is asked for.
    part.byDay.set(on <= from ? from : on, row.version)
    wanted.set(row.partId, part)
  }
  const asked = [...wanted.values()]
  const bodies = asked.length === 0 ? [] : await store.read.select({ partId: r.partId, version: r.version, body: r.body }).from(r)
    .where(and(eq(r.rbd, rbd), eq(r.outcome, 'saved'), or(...asked.map(p => and(eq(r.partId, p.partId), inArray(r.version, [...p.byDay.values()]))))))
  return new Map(asked.map(p => [p.cycleId, [...p.byDay].map(([on, version]): TheorySave => ({
    on, body: bodies.find(b => b.partId === p.partId && b.version === version)!.body as unknown as TheorySave['body'],
  }))]))
}

/** The mark of each cycle asked for, by its id. */
export const listTheoriesOnTheWay = async (store: Store, asked: Asked): Promise<Map<string, OnTheWay>> => {
  if (asked.cycles.length === 0) return new Map()
  const adjusted = await listAdjustmentDays(store, asked)
  const saves = await listTheorySaves(store, asked)
  return new Map(asked.cycles.map(c => [c.id, theoryOnTheWay({
    adjustedOn: adjusted.get(c.id) ?? [], rewrittenOn: rewrittenOn(saves.get(c.id) ?? [], c.implementationFrom, asked.today),
  })]))
}
