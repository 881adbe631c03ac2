/** How a service accompanies its schools: waits, questions open, schools without contact and without an advisor. Names nobody, orders nothing. */
import { and, asc, eq, gte, inArray, isNotNull, isNull, lte, min, or } from 'drizzle-orm'
import { waitOf, waitsLastDays, type Wait } from '../../cycles/advising/coverage.ts'
import { daysFrom } from '../../cycles/advising/desk.ts'
import { addDays } from '../../cycles/calendar/weeks.ts'
import { pageKinds } from '../../cycles/notebook/parts.ts'
import { whyMay, type Membership, type Scope } from '../../cycles/people/permissions.ts'
import { schoolDayOf } from '../clock.ts'
import { getInstallation } from '../installation.ts'
import type { Store } from '../store.ts'
import { listSchoolsIn, listSchoolThings } from '../territory.ts'
import { listSchoolsWithoutVisit } from './desk.ts'

export type Coverage = {
  /** Schools of the scope with a cycle of any year. */
  schools: number
  waits: { asked: Wait; ready: Wait; answered: Wait }
  /** Requests nobody has met, and the longest of their waits in days; null of none. */
  open: { requests: number; longest: number | null }
  withoutContact: { rbd: number; since: string; never: boolean }[]
  /** With an open cycle, and nobody advises them today. */
  withoutAdvisor: number[]
}

/** Whether anybody advises each of these schools today, by itself, its network or its SLEP; those nobody does, in their order. */
const listUnadvised = async (store: Store, rbds: readonly number[], today: string): Promise<number[]> => {
  const { membership: t, person } = store.s
  const rows = await store.read.select({ role: t.role, scopeKind: t.scopeKind, scopeId: t.scopeId, startsOn: t.startsOn, endsOn: t.endsOn }).from(t).innerJoin(person, eq(person.id, t.personId))
    .where(and(eq(t.role, 'advisor'), lte(t.startsOn, today), or(isNull(t.endsOn), gte(t.endsOn, today)), isNull(person.disabledAt)))
  const wide = rows.filter(r => r.scopeKind !== 'school') as Membership[]
  const advised = new Set(rows.filter(r => r.scopeKind === 'school').map(r => Number(r.scopeId)))
  const things = await listSchoolThings(store, [...rbds], today)
  return rbds.filter(rbd => !advised.has(rbd) && !whyMay({ id: '', memberships: wide }, 'notebook.readReady', things.get(rbd)!, today))
}

export const getCoverage = async (store: Store, scope: Scope, today: string): Promise<Coverage> => {
  const { cycle: c, feedback: f, feedbackRequest: q, part: p } = store.s
  const withCycles = await store.read.selectDistinct({ rbd: c.rbd }).from(c)
  const within = new Set(await listSchoolsIn(store, scope, today))
  const rbds = withCycles.map(r => r.rbd).filter(rbd => within.has(rbd)).sort((a, b) => a - b)
  const none = waitOf([])
  if (rbds.length === 0) return { schools: 0, waits: { asked: none, ready: none, answered: none }, open: { requests: 0, longest: null }, withoutContact: [], withoutAdvisor: [] }
  const timeZone = (await getInstallation(store))?.timeZone ?? 'America/Santiago'
  const dayOf = (at: Date) => schoolDayOf(at, timeZone)
  const since = new Date(`${addDays(today, -waitsLastDays)}T00:00:00Z`)
  const daysOf = (from: Date, to: Date) => daysFrom(dayOf(from), dayOf(to))

  const asked = await store.read.select({ from: q.askedAt, to: q.metAt }).from(q).where(and(inArray(q.rbd, rbds), gte(q.askedAt, since), isNull(q.withdrawnAt))).orderBy(asc(q.askedAt))
  const ready = await store.read.select({ from: p.readyAt, to: min(f.writtenAt) }).from(p)
    .innerJoin(f, and(eq(f.cycleId, p.cycleId), eq(f.page, p.kind as unknown as typeof f.page), isNull(f.withdrawnAt), gte(f.writtenAt, p.readyAt)))
    .where(and(inArray(p.rbd, rbds), inArray(p.kind, [...pageKinds]), isNotNull(p.readyAt), gte(p.readyAt, since))).groupBy(p.id, p.readyAt)
  // A conversation that goes on moves the day of the answer: the wait told is then that of the last word, never a shorter one.
  const answered = await store.read.select({ from: f.writtenAt, to: f.answeredAt }).from(f).where(and(inArray(f.rbd, rbds), gte(f.writtenAt, since), isNotNull(f.answeredAt), isNull(f.withdrawnAt)))
  const waitOfRows = (rows: { from: Date | null; to: Date | null }[]) => waitOf(rows.flatMap(r => (r.from && r.to ? [daysOf(r.from, r.to)] : [])))
  const open = await store.read.select({ from: q.askedAt }).from(q).where(and(inArray(q.rbd, rbds), isNull(q.metAt), isNull(q.withdrawnAt))).orderBy(asc(q.askedAt))
  const running = new Set((await store.read.selectDistinct({ rbd: c.rbd }).from(c).where(and(inArray(c.rbd, rbds), isNull(c.closedOn), isNull(c.droppedOn)))).map(r => r.rbd))
  return {
    schools: rbds.length, waits: { asked: waitOfRows(asked), ready: waitOfRows(ready), answered: waitOfRows(answered) },
    open: { requests: open.length, longest: open[0] ? daysFrom(dayOf(open[0].from), today) : null },
    withoutContact: await listSchoolsWithoutVisit(store, rbds.filter(rbd => running.has(rbd)), today),
    withoutAdvisor: await listUnadvised(store, rbds.filter(rbd => running.has(rbd)), today),
  }
}
