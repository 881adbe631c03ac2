/**
 * Open cycles with nothing new since a day, of one school or of hundreds: a handful of queries whatever their number. Reads dates, never
 * words (of two pages only whether anything is written: it is what their stage means). For the team, its advisor and the digests; no page
 * of the region asks for it.
 */
import { and, eq, gt, inArray, isNotNull, isNull, lte, max, sql } from 'drizzle-orm'
import { leaderlessSince, quietAfterSchoolDays, quietOf, type CycleNews, type Quiet } from '../../cycles/advising/quiet-cycles.ts'
import { classDaysIn } from '../../cycles/calendar/school-calendar.ts'
import { addDays, dayNumberOf } from '../../cycles/calendar/weeks.ts'
import { asBody, hasLearnings } from '../../cycles/notebook/parts.ts'
import { phaseOf } from '../../cycles/notebook/phases.ts'
import { splitField } from '../../cycles/notebook/repeats.ts'
import type { Scope } from '../../cycles/people/permissions.ts'
import { listSchoolCalendars } from '../calendar/calendars.ts'
import { schoolDayOf } from '../clock.ts'
import { getInstallation } from '../installation.ts'
import type { Store } from '../store.ts'
import { listSchoolsIn } from '../territory.ts'

export type QuietCycle = Quiet & { rbd: number; cycleId: string; number: number; title: string }

type OpenCycle = { id: string; rbd: number; number: number; title: string; startedOn: string; implementationFrom: string | null }

/** In slices: SQLite takes 32,766 parameters in one statement. */
const inSlices = async <T>(ids: readonly string[], ask: (slice: string[]) => Promise<T[]>): Promise<T[]> => {
  const out: T[] = []
  for (let i = 0; i < ids.length; i += 5_000) out.push(...await ask(ids.slice(i, i + 5_000)))
  return out
}

/** The last instant anybody of the team wrote, shared a page, answered, asked, raised a need or kept figures, by cycle; cycles without any are absent. */
const listLastNews = async (store: Store, cycleIds: readonly string[]): Promise<Map<string, Date>> => {
  const { part, feedback: f, feedbackRequest: q, need, snapshot } = store.s
  const found = await inSlices(cycleIds, async ids => [
    ...await store.read.select({ cycleId: part.cycleId, at: max(part.updatedAt) }).from(part).where(inArray(part.cycleId, ids)).groupBy(part.cycleId),
    ...await store.read.select({ cycleId: part.cycleId, at: max(part.readyAt) }).from(part).where(and(inArray(part.cycleId, ids), isNotNull(part.readyAt))).groupBy(part.cycleId),
    ...await store.read.select({ cycleId: f.cycleId, at: max(f.answeredAt) }).from(f).where(and(inArray(f.cycleId, ids), isNotNull(f.answeredAt))).groupBy(f.cycleId),
    ...await store.read.select({ cycleId: q.cycleId, at: max(q.askedAt) }).from(q).where(inArray(q.cycleId, ids)).groupBy(q.cycleId),
    ...await store.read.select({ cycleId: need.cycleId, at: max(need.raisedAt) }).from(need).where(inArray(need.cycleId, ids)).groupBy(need.cycleId),
    ...await store.read.select({ cycleId: snapshot.cycleId, at: max(snapshot.takenAt) }).from(snapshot).where(and(inArray(snapshot.cycleId, ids), isNotNull(snapshot.takenBy))).groupBy(snapshot.cycleId),
  ])
  const last = new Map<string, Date>()
  for (const { cycleId, at } of found) if (at && !(last.get(cycleId)! >= at)) last.set(cycleId, at)
  return last
}

/** Schools nobody leads today, with the last day somebody did. */
const listLeaderless = async (store: Store, rbds: readonly number[], today: string, dayOf: (at: Date) => string): Promise<Map<number, string>> => {
  const { leadership: l, person, membership: m } = store.s
  const leads = await store.read.select({ rbd: l.rbd, personId: l.personId, startsOn: l.startsOn, endsOn: l.endsOn, disabledAt: person.disabledAt })
    .from(l).innerJoin(person, eq(person.id, l.personId)).where(inArray(l.rbd, [...rbds]))
  // A lead ends with the membership (`endLeadershipOfIn`); one that was left open by an older end of it is read from the membership itself.
  const open = leads.filter(r => r.endsOn === null || r.endsOn >= today)
  const members = open.length === 0 ? [] : await store.read.select({ personId: m.personId, scopeId: m.scopeId, endsOn: m.endsOn }).from(m)
    .where(and(eq(m.role, 'team'), eq(m.scopeKind, 'school'), inArray(m.personId, [...new Set(open.map(r => r.personId))])))
  const leftOf = (rbd: number, personId: string): string | null => {
    const ends = members.filter(x => x.personId === personId && x.scopeId === String(rbd)).map(x => x.endsOn)
    return ends.length === 0 || ends.includes(null) ? null : ends.reduce((a, b) => (a! > b! ? a : b))
  }
  const bySchool = new Map<number, Parameters<typeof leaderlessSince>[0][number][]>()
  for (const r of leads) {
    const lead = { startsOn: r.startsOn, endsOn: r.endsOn, leftOn: r.disabledAt ? dayOf(r.disabledAt) : leftOf(r.rbd, r.personId) }
    bySchool.set(r.rbd, [...(bySchool.get(r.rbd) ?? []), lead])
  }
  return new Map([...bySchool].flatMap(([rbd, all]) => { const since = leaderlessSince(all, today); return since === null ? [] : [[rbd, since] as const] }))
}

/** Of these cycles, those with any figure since they were put into practice: a month or a week of their school, or a measure of their own. */
const listWithDataSince = async (store: Store, cycles: readonly OpenCycle[]): Promise<Set<string>> => {
  const out = new Set<string>()
  if (cycles.length === 0) return out
  const { currentImport: c, courseWeek: w, part } = store.s
  const rbds = [...new Set(cycles.map(x => x.rbd))]
  const months = new Map((await store.read.select({ rbd: c.rbd, last: max(sql<number>`${c.year} * 100 + ${c.month}`) }).from(c)
    .where(and(inArray(c.kind, ['attendance', 'school-attendance']), inArray(c.rbd, rbds), gt(c.month, 0))).groupBy(c.rbd)).map(r => [r.rbd, Number(r.last ?? 0)]))
  const weeks = new Map((await store.read.select({ rbd: w.rbd, last: max(w.monday) }).from(w).where(and(inArray(w.rbd, rbds), gt(w.daysDue, 0))).groupBy(w.rbd)).map(r => [r.rbd, r.last ?? '']))
  const measures = await inSlices(cycles.map(x => x.id), ids => store.read.select({ cycleId: part.cycleId, body: part.body }).from(part)
    .where(and(inArray(part.cycleId, ids), eq(part.kind, 'measure'), isNull(part.withdrawnAt))))
  const measured = new Map<string, string>()
  for (const m of measures) for (const field of Object.keys(m.body as unknown as Record<string, string>)) {
    const split = splitField(field)
    if (split?.name === 'value' && split.key > (measured.get(m.cycleId) ?? '')) measured.set(m.cycleId, split.key)
  }
  for (const x of cycles) {
    const from = x.implementationFrom ?? x.startedOn
    const month = Number(from.slice(0, 4)) * 100 + Number(from.slice(5, 7))
    // A week counts when it ends after the start.
    if ((months.get(x.rbd) ?? 0) >= month || [weeks.get(x.rbd), measured.get(x.id)].some(monday => monday && addDays(monday, 4) >= from)) out.add(x.id)
  }
  return out
}

const shortest = Math.min(...Object.values(quietAfterSchoolDays))

const quietAmong = async (store: Store, cycles: readonly OpenCycle[], today: string): Promise<QuietCycle[]> => {
  if (cycles.length === 0) return []
  const timeZone = (await getInstallation(store))?.timeZone ?? 'America/Santiago'
  const dayOf = (at: Date) => schoolDayOf(at, timeZone)
  const last = await listLastNews(store, cycles.map(c => c.id))
  const lastNewsOn = new Map(cycles.map(c => {
    const wrote = last.get(c.id)
    return [c.id, [c.startedOn, c.implementationFrom ?? '', wrote ? dayOf(wrote) : ''].filter(d => d <= today).reduce((a, b) => (a > b ? a : b), '')]
  }))
  // Days with classes are never more than days: most cycles need no calendar at all.
  const still = cycles.filter(c => dayNumberOf(today) - dayNumberOf(lastNewsOn.get(c.id) || c.startedOn) > shortest)
  if (still.length === 0) return []
  const { part, cyclePause: p } = store.s
  const pages = await inSlices(still.map(c => c.id), ids => store.read.select({ cycleId: part.cycleId, body: part.body }).from(part).where(and(eq(part.slot, 'learnings'), inArray(part.cycleId, ids))))
  const learnt = new Set(pages.filter(x => hasLearnings(asBody('learnings', x.body))).map(x => x.cycleId))
  const phases = new Map(still.map(c => [c.id, phaseOf({ ...c, closedOn: null, droppedOn: null }, learnt.has(c.id), today)]))
  const pauses = await inSlices(still.map(c => c.id), ids => store.read.select({ cycleId: p.cycleId, startsOn: p.startsOn, until: p.until, endedOn: p.endedOn }).from(p)
    .where(and(inArray(p.cycleId, ids), lte(p.startsOn, today))))
  const rests = new Map<string, typeof pauses>()
  for (const rest of pauses) rests.set(rest.cycleId, [...(rests.get(rest.cycleId) ?? []), rest])
  const rbds = [...new Set(still.map(c => c.rbd))]
  const leaderless = await listLeaderless(store, rbds, today, dayOf)
  const withData = await listWithDataSince(store, still.filter(c => phases.get(c.id) === 'studying'))
  const earliest = still.map(c => lastNewsOn.get(c.id) || c.startedOn).reduce((a, b) => (a < b ? a : b))
  const calendars = await listSchoolCalendars(store, rbds, today, Number(earliest.slice(0, 4)), Number(today.slice(0, 4)))
  const days = new Map<object, string[]>()
  return still.flatMap(c => {
    const calendar = calendars.get(c.rbd)!
    let classDays = days.get(calendar)
    if (!classDays) days.set(calendar, (classDays = classDaysIn(calendar, earliest, today)))
    const news: CycleNews = {
      phase: phases.get(c.id)!, lastNewsOn: lastNewsOn.get(c.id) || c.startedOn, hasDataSince: withData.has(c.id),
      leaderlessSince: leaderless.get(c.rbd) ?? null, pauses: rests.get(c.id) ?? [],
    }
    const quiet = quietOf(news, classDays, today)
    return quiet ? [{ ...quiet, rbd: c.rbd, cycleId: c.id, number: c.number, title: c.title }] : []
  })
}

const openCyclesWhere = (store: Store, which: ReturnType<typeof and>) => {
  const { cycle: c } = store.s
  return store.read.select({ id: c.id, rbd: c.rbd, number: c.number, title: c.title, startedOn: c.startedOn, implementationFrom: c.implementationFrom }).from(c)
    .where(and(isNull(c.closedOn), isNull(c.droppedOn), which)).orderBy(c.rbd, c.number)
}

/** The cycles without news of these schools, or of the schools of a scope: by school, then in their order. A cycle that rests is not among them. */
export const listQuietCycles = async (store: Store, where: Scope | readonly number[], today: string): Promise<QuietCycle[]> => {
  const rbds = 'action' in where ? await listSchoolsIn(store, where, today) : where
  return rbds.length === 0 ? [] : quietAmong(store, await openCyclesWhere(store, inArray(store.s.cycle.rbd, [...rbds])), today)
}

/** The same of one cycle; null when there was news lately, when it rests or has ended, or when it is not this school's. */
export const getQuietCycle = async (store: Store, rbd: number, cycleId: string, today: string): Promise<QuietCycle | null> =>
  (await quietAmong(store, await openCyclesWhere(store, and(eq(store.s.cycle.rbd, rbd), eq(store.s.cycle.id, cycleId))), today))[0] ?? null
