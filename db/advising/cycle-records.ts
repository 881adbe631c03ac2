/**
 * Records of cycles for what would make them stronger, one cycle or a territory's, in a few queries. Two readers: the *team* its words as
 * they stand; *ready* (the advisor, the region's counts) what was marked ready as it stood then, so that no draft is even read.
 */
import { and, asc, count, eq, gt, gte, inArray, isNull, lte, min, or } from 'drizzle-orm'
import { phaseOf } from '../../cycles/notebook/phases.ts'
import { asBody, hasLearnings, pageOfEntry, type BodyOf, type EntryKind, type PageKind, type PartBody, type PartKind } from '../../cycles/notebook/parts.ts'
import { scopeOf } from '../../cycles/notebook/scope.ts'
import type { CycleRecord } from '../../cycles/strengths/strengths.ts'
import { schoolDayOf } from '../clock.ts'
import { inSlices } from '../dialect.ts'
import type { Store } from '../store.ts'

export type RecordReader = 'team' | 'ready'
export type CycleOfRecord = { id: string; rbd: number; startedOn: string; implementationFrom: string | null; closedOn: string | null; droppedOn: string | null; parentId: string | null }

const grouped = <K, T>(rows: readonly T[], keyOf: (row: T) => K): Map<K, T[]> => {
  const out = new Map<K, T[]>()
  for (const row of rows) { const known = out.get(keyOf(row)); if (known) known.push(row); else out.set(keyOf(row), [row]) }
  return out
}
const isPage = (kind: PartKind): kind is PageKind => kind === 'challenge' || kind === 'data' || kind === 'implementation' || kind === 'learnings'

type PartRow = { id: string; cycleId: string; kind: PartKind; version: number; withdrawnAt: Date | null; readyAt: Date | null; readyVersion: number | null }
type RevisionRow = { partId: string; version: number; savedAt: Date; savedBy: string }

/** Which revision of each part this reader reads; parts that are not for them are absent. */
const chosenOf = (parts: readonly PartRow[], revisions: ReadonlyMap<string, RevisionRow[]>, reader: RecordReader): Map<string, number> => {
  const readyAt = new Map(parts.flatMap(p => (isPage(p.kind) && p.readyAt ? [[`${p.cycleId} ${p.kind}`, p.readyAt] as const] : [])))
  return new Map(parts.flatMap(p => {
    if (p.withdrawnAt) return []
    if (reader === 'team') return p.version > 0 ? [[p.id, p.version] as const] : []
    if (isPage(p.kind)) return p.readyVersion ? [[p.id, p.readyVersion] as const] : []
    const page = pageOfEntry[p.kind as EntryKind]
    const until = page === null ? undefined : readyAt.get(`${p.cycleId} ${page}`)
    const last = until && revisions.get(p.id)?.filter(r => r.savedAt <= until).at(-1)
    return last ? [[p.id, last.version] as const] : []
  }))
}

/** The records of these cycles, by their id. `today` and the time zone say which day a text was saved on. */
export const listCycleRecords = async (store: Store, cycles: readonly CycleOfRecord[], reader: RecordReader, at: { today: string; timeZone: string }): Promise<Map<string, CycleRecord>> => {
  if (cycles.length === 0) return new Map()
  const { part, partRevision: r, feedback: f, cycle, leadership: l, person, storyLink, currentImport: c, courseWeek: w } = store.s
  const own = new Set(cycles.map(x => x.id))
  const ids = [...new Set(cycles.flatMap(x => (x.parentId ? [x.id, x.parentId] : [x.id])))]
  const parts: PartRow[] = await inSlices(ids, slice => store.read.select({ id: part.id, cycleId: part.cycleId, kind: part.kind, version: part.version, withdrawnAt: part.withdrawnAt, readyAt: part.readyAt, readyVersion: part.readyVersion })
    .from(part).where(inArray(part.cycleId, slice)).orderBy(asc(part.id)))
  const saved: RevisionRow[] = await inSlices(parts.map(p => p.id), slice => store.read.select({ partId: r.partId, version: r.version, savedAt: r.savedAt, savedBy: r.savedBy })
    .from(r).where(and(inArray(r.partId, slice), eq(r.outcome, 'saved'))).orderBy(asc(r.partId), asc(r.version)))
  const revisions = grouped(saved, x => x.partId)
  const chosen = chosenOf(parts, revisions, reader)
  const partOf = new Map(parts.filter(p => isPage(p.kind)).map(p => [`${p.cycleId} ${p.kind}`, p]))

  // The first page as the day implementation began ended, of what this reader may read up to.
  const atStart = new Map<string, { partId: string; version: number }>()
  for (const x of cycles) {
    const page = partOf.get(`${x.id} challenge`)
    const upTo = page ? chosen.get(page.id) : undefined
    if (!page || upTo === undefined || x.implementationFrom === null) continue
    const then = revisions.get(page.id)?.filter(v => v.version <= upTo && schoolDayOf(v.savedAt, at.timeZone) <= x.implementationFrom!).at(-1)
    if (then) atStart.set(x.id, { partId: page.id, version: then.version })
  }
  const wanted = [...new Map([...[...chosen].map(([partId, version]) => ({ partId, version })), ...atStart.values()].map(v => [`${v.partId} ${v.version}`, v])).values()]
  // Pairs in short lists: SQLite reads an expression only so deep.
  const bodies = new Map((await inSlices(wanted, slice => store.read.select({ partId: r.partId, version: r.version, body: r.body }).from(r)
    .where(and(eq(r.outcome, 'saved'), or(...slice.map(v => and(eq(r.partId, v.partId), eq(r.version, v.version)))))), 200)).map(row => [`${row.partId} ${row.version}`, row.body]))
  const bodyOf = <K extends PartKind>(partId: string, version: number, kind: K): BodyOf[K] => asBody(kind, bodies.get(`${partId} ${version}`) ?? ({} as PartBody))

  const rbds = [...new Set(cycles.map(x => x.rbd))]
  const from = cycles.map(x => x.implementationFrom ?? x.startedOn).reduce((a, b) => (a < b ? a : b))
  const months = grouped(await store.read.select({ rbd: c.rbd, year: c.year, month: c.month }).from(c)
    .where(and(inArray(c.kind, ['attendance', 'school-attendance']), inArray(c.rbd, rbds), gt(c.month, 0), gte(c.year, Number(from.slice(0, 4))))).orderBy(asc(c.year), asc(c.month)), x => x.rbd)
  const weeks = grouped(await store.read.selectDistinct({ rbd: w.rbd, monday: w.monday }).from(w).where(and(inArray(w.rbd, rbds), gt(w.daysDue, 0))).orderBy(asc(w.monday)), x => x.rbd)
  const led = new Set((await store.read.select({ rbd: l.rbd }).from(l).innerJoin(person, eq(person.id, l.personId))
    .where(and(inArray(l.rbd, rbds), lte(l.startsOn, at.today), or(isNull(l.endsOn), gte(l.endsOn, at.today)), isNull(person.disabledAt)))).map(x => x.rbd))
  const open = grouped(await inSlices(ids, slice => store.read.select({ cycleId: f.cycleId, page: f.page, n: count(), first: min(f.writtenAt) }).from(f)
    .where(and(inArray(f.cycleId, slice), isNull(f.withdrawnAt), isNull(f.answeredAt))).groupBy(f.cycleId, f.page).orderBy(asc(min(f.writtenAt)))), x => x.cycleId)
  const withChild = new Set((await inSlices([...own], slice => store.read.select({ parentId: cycle.parentId }).from(cycle).where(inArray(cycle.parentId, slice)))).map(x => x.parentId))
  const toldOnes = reader === 'team' ? new Set((await inSlices([...own], slice => store.read.select({ cycleId: storyLink.cycleId }).from(storyLink).where(inArray(storyLink.cycleId, slice)))).map(x => x.cycleId)) : null

  const byCycle = grouped(parts, p => p.cycleId)
  const pageOf = <K extends PageKind>(cycleId: string, kind: K): BodyOf[K] | null => {
    const row = partOf.get(`${cycleId} ${kind}`)
    const version = row && chosen.get(row.id)
    // A page nobody has written is a blank page to its team, and one that was not shared to anybody else.
    return version ? bodyOf(row!.id, version, kind) : reader === 'team' ? asBody(kind, {} as PartBody) : null
  }
  return new Map(cycles.map(x => {
    const mine = byCycle.get(x.id) ?? []
    const entries = <K extends EntryKind>(kind: K): BodyOf[K][] => mine.filter(p => p.kind === kind && chosen.has(p.id)).map(p => bodyOf(p.id, chosen.get(p.id)!, kind))
    const learnings = partOf.get(`${x.id} learnings`)
    const learningsVersion = learnings ? chosen.get(learnings.id) : undefined
    const wrote = learningsVersion ? revisions.get(learnings!.id)?.find(v => v.version === learningsVersion) : undefined
    const pages = { challenge: pageOf(x.id, 'challenge'), data: pageOf(x.id, 'data'), implementation: pageOf(x.id, 'implementation'), learnings: pageOf(x.id, 'learnings') }
    const start = atStart.get(x.id)
    const parentData = x.parentId ? pageOf(x.parentId, 'data') : null
    const waiting = open.get(x.id) ?? []
    return [x.id, {
      // Of what is ready the phase follows from what is ready: that a draft of the learnings exists is not told by it.
      phase: phaseOf(x, pages.learnings !== null && hasLearnings(pages.learnings), at.today),
      startedOn: x.startedOn, implementationFrom: x.implementationFrom, closedOn: x.closedOn, droppedOn: x.droppedOn, pages,
      actions: entries('action'), notes: entries('note'), adjustments: entries('adjustment'), measures: entries('measure'), voices: entries('voice'),
      challengeAtStart: start ? bodyOf(start.partId, start.version, 'challenge') : null,
      learningsOn: wrote ? schoolDayOf(wrote.savedAt, at.timeZone) : null,
      months: months.get(x.rbd) ?? [], weeks: (weeks.get(x.rbd) ?? []).map(v => v.monday),
      parent: x.parentId ? { scope: parentData && scopeOf(parentData), decision: pageOf(x.parentId, 'learnings')?.decision || null } : null,
      hasChild: withChild.has(x.id),
      writers: new Set(mine.flatMap(p => (revisions.get(p.id) ?? []).filter(v => v.version <= (chosen.get(p.id) ?? 0)).map(v => v.savedBy))).size,
      isLed: led.has(x.rbd), comments: { open: waiting.reduce((sum, v) => sum + v.n, 0), openOn: waiting[0]?.page ?? null },
      wasTold: toldOnes ? toldOnes.has(x.id) : null,
    } satisfies CycleRecord] as const
  }))
}
