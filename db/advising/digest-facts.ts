/**
 * What waits for people, of one or of hundreds at once, in a number of queries that does not grow with them. Reads ids, kinds and days; no
 * column that holds words is read, but a visit's hour.
 */
import { and, eq, gte, inArray, isNotNull, isNull, lte, or } from 'drizzle-orm'
import { addDays } from '../../cycles/calendar/weeks.ts'
import type { ComingVisit, DigestFacts, OnPage, SideFacts } from '../../cycles/digest/digest.ts'
import { scopeFor, type Person, type Scope } from '../../cycles/people/permissions.ts'
import { schoolDayOf } from '../clock.ts'
import { getInstallation } from '../installation.ts'
import { inSlices } from '../dialect.ts'
import type { Store } from '../store.ts'
import { listSchoolsIn } from '../territory.ts'
import { listQuietCycles } from './quiet-cycles.ts'

/** What is due or planned is told this far ahead: until the next usual digest. */
const daysAhead = 14
/** What waited longer than this is not told again and again: it stands on the page. */
const daysBack = 60

const by = <K, T>(rows: readonly T[], keyOf: (row: T) => K): Map<K, T[]> => {
  const map = new Map<K, T[]>()
  for (const row of rows) { const key = keyOf(row); const list = map.get(key); if (list) list.push(row); else map.set(key, [row]) }
  return map
}

/** Facts of each of these people; one with no team and no schools to advise has neither side. */
export const getDigestFacts = async (store: Store, people: readonly Person[], today: string): Promise<Map<string, DigestFacts>> => {
  const { feedback: f, feedbackRequest: q, cycle: c, agreement, visit: v, visitSchool: vs } = store.s
  const timeZone = (await getInstallation(store))?.timeZone ?? 'America/Santiago'
  const dayOf = (at: Date) => schoolDayOf(at, timeZone)
  const longAgo = new Date(store.clock.now().getTime() - daysBack * 86_400_000)

  const advisedBy = new Map<string, number[]>()
  const schoolsIn = (scope: Scope) => {
    const key = JSON.stringify([scope.rbds, scope.networkIds, scope.sleps])
    return advisedBy.get(key) ?? listSchoolsIn(store, scope, today).then(rbds => { advisedBy.set(key, rbds); return rbds })
  }
  const sides = new Map<string, { team: number[]; advised: number[] }>()
  for (const p of people) sides.set(p.id, { team: [...new Set(scopeFor(p, 'notebook.read', today).rbds)], advised: await schoolsIn(scopeFor(p, 'notebook.readReady', today)) })
  const teamRbds = [...new Set([...sides.values()].flatMap(s => s.team))]
  const advisedRbds = [...new Set([...sides.values()].flatMap(s => s.advised))]
  const rbds = [...new Set([...teamRbds, ...advisedRbds])]

  const onPage = { rbd: f.rbd, cycleId: f.cycleId, cycleNumber: c.number, id: f.id, page: f.page }
  const asOnPage = <R extends { at: Date | null }>({ at, ...row }: R): Omit<R, 'at'> & { day: string } => ({ ...row, day: dayOf(at!) })
  const isOpenOrLate = (at: typeof f.writtenAt) => or(and(isNull(c.closedOn), isNull(c.droppedOn)), gte(at, longAgo))

  const comments = by((await inSlices(teamRbds, ids => store.read.select({ ...onPage, at: f.writtenAt }).from(f).innerJoin(c, eq(c.id, f.cycleId))
    .where(and(inArray(f.rbd, ids), inArray(f.kind, ['question', 'suggestion']), isNull(f.answeredAt), isNull(f.withdrawnAt), isOpenOrLate(f.writtenAt))))).map(asOnPage), r => r.rbd)
  const requests = by((await inSlices(advisedRbds, ids => store.read.select({ rbd: q.rbd, cycleId: q.cycleId, cycleNumber: c.number, id: q.id, page: q.page, at: q.askedAt }).from(q).innerJoin(c, eq(c.id, q.cycleId))
    .where(and(inArray(q.rbd, ids), isNull(q.withdrawnAt), isNull(q.metAt), or(and(isNull(c.closedOn), isNull(c.droppedOn)), gte(q.askedAt, longAgo)))))).map(asOnPage), r => r.rbd)
  const advisors = people.filter(p => sides.get(p.id)!.advised.length > 0).map(p => p.id)
  const answers = by((await inSlices(advisors, ids => store.read.select({ ...onPage, writtenBy: f.writtenBy, at: f.answeredAt }).from(f).innerJoin(c, eq(c.id, f.cycleId))
    .where(and(inArray(f.writtenBy, ids), isNotNull(f.answeredAt), gte(f.answeredAt, longAgo), isNull(f.answerSeenAt), isNull(f.withdrawnAt))))).map(asOnPage), r => r.writtenBy)
  const agreements = by(await inSlices(rbds, ids => store.read.select({ rbd: agreement.rbd, byDay: agreement.byDay }).from(agreement)
    .where(and(inArray(agreement.rbd, ids), eq(agreement.state, 'open'), isNull(agreement.withdrawnAt), isNotNull(agreement.byDay), lte(agreement.byDay, addDays(today, daysAhead)), gte(agreement.byDay, addDays(today, -daysBack))))), r => r.rbd)
  const coming = await inSlices(rbds, ids => store.read.select({ id: v.id, kind: v.kind, advisorId: v.advisorId, onDay: v.onDay, atTime: v.atTime, rbd: vs.rbd }).from(v).innerJoin(vs, eq(vs.visitId, v.id))
    .where(and(inArray(vs.rbd, ids), isNull(vs.withdrawnAt), eq(v.state, 'planned'), gte(v.onDay, today), lte(v.onDay, addDays(today, daysAhead)))))
  const comingTo = by(coming, r => r.rbd)
  const comingOf = by(coming, r => r.advisorId)
  const quiet = by((await inSlices(rbds, ids => listQuietCycles(store, ids, today)))
    .map(x => ({ rbd: x.rbd, cycleId: x.cycleId, cycleNumber: x.number, stage: x.stage, remedy: x.remedy, since: x.since, schoolDays: x.schoolDays })), r => r.rbd)

  const visitsFrom = (rows: readonly (typeof coming)[number][], mine: ReadonlySet<number>): ComingVisit[] =>
    [...by(rows.filter(r => mine.has(r.rbd)), r => r.id).values()].map(([first, ...rest]) => ({
      id: first!.id, kind: first!.kind, onDay: first!.onDay, atTime: first!.atTime, rbds: [first!, ...rest].map(r => r.rbd).sort((a, b) => a - b),
    }))
  const all = <T>(map: Map<number, T[]>, of: readonly number[]): T[] => of.flatMap(rbd => map.get(rbd) ?? [])

  return new Map(people.map(p => {
    const { team, advised } = sides.get(p.id)!
    const mine = new Set(advised)
    const sideOf = (of: number[], own: Partial<SideFacts>): SideFacts => ({
      rbds: of, comments: [], requests: [], answers: [], visits: [],
      agreements: all(agreements, of).map(a => ({ rbd: a.rbd, byDay: a.byDay! })), quiet: all(quiet, of), ...own,
    })
    return [p.id, {
      today,
      team: team.length === 0 ? null : sideOf(team, { comments: all(comments, team) as OnPage[], visits: visitsFrom(all(comingTo, team), new Set(team)) }),
      advisor: advised.length === 0 ? null : sideOf(advised, {
        requests: all(requests, advised) as OnPage[], answers: (answers.get(p.id) ?? []).filter(a => mine.has(a.rbd)).map(({ writtenBy: _, ...a }) => a as OnPage),
        visits: visitsFrom(comingOf.get(p.id) ?? [], mine),
      }),
    } satisfies DigestFacts]
  }))
}
