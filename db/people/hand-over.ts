/**
 * Schools handed from one advisor to another, from a day on: a membership ends the day before and another begins. Nothing anybody wrote is
 * touched: comments, minutes and shared notes stand where they stood, with their writer's name.
 */
import { and, asc, eq, gte, inArray, isNull, lte, or } from 'drizzle-orm'
import { schoolDay } from '../../cycles/notebook/parts.ts'
import { whyMay } from '../../cycles/people/permissions.ts'
import { addDays } from '../../cycles/calendar/weeks.ts'
import { tellIn } from '../advising/notices.ts'
import { recordIn } from '../audit.ts'
import { dayBefore } from '../clock.ts'
import { newId } from '../ids.ts'
import type { Store } from '../store.ts'
import { listMemberships } from './sessions.ts'

/** Somebody plans no further ahead than this. */
const furthestDays = 366

/** Advisor memberships by school that are not over: `startsOn` later than today is a school that is coming. */
export type AdvisedSchool = { membershipId: string; rbd: number; startsOn: string; endsOn: string | null }

/** The schools a person advises one by one, today or from a day to come. Those reached through a network or a SLEP are not among them. */
export const listAdvisedSchools = async (store: Store, personId: string, today: string): Promise<AdvisedSchool[]> => {
  const { membership: t } = store.s
  const rows = await store.read.select({ membershipId: t.id, scopeId: t.scopeId, startsOn: t.startsOn, endsOn: t.endsOn }).from(t)
    .where(and(eq(t.personId, personId), eq(t.role, 'advisor'), eq(t.scopeKind, 'school'), or(isNull(t.endsOn), gte(t.endsOn, today)))).orderBy(asc(t.scopeId), asc(t.startsOn))
  return rows.filter(r => r.endsOn === null || r.endsOn >= r.startsOn).map(({ scopeId, ...r }) => ({ rbd: Number(scopeId), ...r }))
}

/** Who advises any school today and may sign in, by name: whom schools may be handed to. */
export const listAdvisors = async (store: Store, today: string): Promise<{ id: string; name: string }[]> => {
  const { membership: t, person } = store.s
  const rows = await store.read.selectDistinct({ id: person.id, name: person.name }).from(t).innerJoin(person, eq(person.id, t.personId))
    .where(and(eq(t.role, 'advisor'), lte(t.startsOn, today), or(isNull(t.endsOn), gte(t.endsOn, today)), isNull(person.disabledAt)))
  const order = new Intl.Collator('es-CL')
  return rows.sort((a, b) => order.compare(a.name, b.name))
}

export type HandOverOutcome = { ok: true; schools: number } | { ok: false; reason: 'not-allowed' | 'schools' | 'to' | 'day' | 'changed' }

/**
 * Hands these memberships over from `onDay` (today or later) on, all or none. `changed`: one of them is no longer as it was read, because
 * somebody else was faster or the button was pressed twice.
 */
export const handOverSchools = async (
  store: Store, { from, to, membershipIds, onDay, by, today, requestId = null }: { from: string; to: string; membershipIds: readonly string[]; onDay: string; by: string; today: string; requestId?: string | null },
): Promise<HandOverOutcome> => {
  const { membership: t, person } = store.s
  const [active] = await store.read.select({ id: person.id }).from(person).where(and(eq(person.id, by), isNull(person.disabledAt)))
  // Nobody gives the schools to themselves: an administrator reads a notebook with a stated reason, and not so.
  if (!active || !whyMay({ id: by, memberships: await listMemberships(store, by) }, 'advising.oversee', { kind: 'installation' }, today)) return { ok: false, reason: 'not-allowed' }
  if (membershipIds.length === 0) return { ok: false, reason: 'schools' }
  if (to === from || to === by || !(await listAdvisors(store, today)).some(a => a.id === to)) return { ok: false, reason: 'to' }
  if (!schoolDay.safeParse(onDay).success || onDay < today || onDay > addDays(today, furthestDays)) return { ok: false, reason: 'day' }
  const ids = [...new Set(membershipIds)]
  return store.tx(async (tx): Promise<HandOverOutcome> => {
    // One after the other, on PostgreSQL too.
    await tx.update(store.s.installation).set({ id: 'this' })
    const rows = await tx.select().from(t).where(and(inArray(t.id, ids), eq(t.personId, from), eq(t.role, 'advisor'), eq(t.scopeKind, 'school'), or(isNull(t.endsOn), gte(t.endsOn, onDay))))
    if (rows.length !== ids.length) return { ok: false, reason: 'changed' }
    const at = store.clock.now()
    for (const row of rows) {
      const rbd = Number(row.scopeId)
      // One that was to begin later begins with the new advisor then.
      const startsOn = row.startsOn > onDay ? row.startsOn : onDay
      await tx.update(t).set({ endsOn: dayBefore(startsOn) }).where(eq(t.id, row.id))
      const [known] = await tx.select({ id: t.id }).from(t).where(and(
        eq(t.personId, to), eq(t.role, 'advisor'), eq(t.scopeKind, 'school'), eq(t.scopeId, row.scopeId), lte(t.startsOn, startsOn), isNull(t.endsOn),
      ))
      const membershipId = known?.id ?? newId(at)
      if (!known) await tx.insert(t).values({ id: membershipId, personId: to, role: 'advisor', scopeKind: 'school', scopeId: row.scopeId, startsOn, endsOn: row.endsOn, createdAt: at })
      await recordIn(store, tx, { event: 'advising.handed-over', personId: by, rbd, requestId, detail: { of: to, from, onDay: startsOn } })
      for (const told of ['team', { personId: to }] as const) await tellIn(store, tx, { kind: 'handed-over', about: membershipId, rbd, cycleId: null, to: told, except: by })
    }
    return { ok: true, schools: rows.length }
  })
}
