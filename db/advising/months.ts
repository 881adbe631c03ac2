/** What goes on an advisor's page of a month: their visits, what those agreed, the comments they gave, and words of their own. Nobody else's query asks it. */
import { and, eq, isNull } from 'drizzle-orm'
import type { Scope } from '../../cycles/people/permissions.ts'
import type { MonthAgreement, MonthVisit } from '../../cycles/visits/month.ts'
import { schoolDayOf } from '../clock.ts'
import type { Store } from '../store.ts'
import { listAgreements } from './agreements.ts'
import { listVisitsBy } from './visits.ts'

export type MonthSources = { visits: MonthVisit[]; agreements: MonthAgreement[]; comments: { rbd: number; onDay: string }[] }

/** Of one advisor. Agreements of visits of theirs with schools they still advise: what was agreed goes with the school, that they were there does not. */
export const getMonthSources = async (store: Store, of: { scope: Scope; today: string; personId: string; timeZone: string }): Promise<MonthSources> => {
  const { feedback: f } = store.s
  const visits = await listVisitsBy(store, of.personId)
  const mine = new Set(visits.map(v => v.id))
  const given = await store.read.select({ rbd: f.rbd, at: f.writtenAt }).from(f).where(and(eq(f.writtenBy, of.personId), isNull(f.withdrawnAt)))
  return {
    visits: visits.map(v => ({ id: v.id, kind: v.kind, state: v.state, onDay: v.onDay, rbds: v.schools.filter(s => !s.isWithdrawn).map(s => s.rbd) })),
    agreements: (await listAgreements(store, of)).filter(a => mine.has(a.visitId)).map(a => ({
      id: a.id, rbd: a.rbd, onDay: a.onDay, what: a.what, who: a.who, byDay: a.byDay, state: a.state, settledOn: a.settledAt && schoolDayOf(a.settledAt, of.timeZone),
    })),
    comments: given.map(g => ({ rbd: g.rbd, onDay: schoolDayOf(g.at, of.timeZone) })),
  }
}

export type MonthText = { text: string; version: number; updatedAt: Date | null }
export const getMonthText = async (store: Store, personId: string, month: string): Promise<MonthText> => {
  const { advisorMonth: t } = store.s
  const [row] = await store.read.select({ text: t.text, version: t.version, updatedAt: t.updatedAt }).from(t).where(and(eq(t.personId, personId), eq(t.month, month)))
  return row ?? { text: '', version: 0, updatedAt: null }
}

export type SaveMonthOutcome = { ok: true; version: number } | { ok: false; reason: 'conflict'; theirs: MonthText }
/** Saves the words from the version they were written from; two windows of one person do not write over each other. */
export const saveMonthText = (store: Store, save: { personId: string; month: string; version: number; text: string }): Promise<SaveMonthOutcome> => store.tx(async (tx): Promise<SaveMonthOutcome> => {
  const { advisorMonth: t } = store.s
  const which = and(eq(t.personId, save.personId), eq(t.month, save.month))
  const at = store.clock.now()
  if (save.version === 0) {
    const made = await tx.insert(t).values({ personId: save.personId, month: save.month, text: save.text, version: 1, updatedAt: at }).onConflictDoNothing().returning({ version: t.version })
    if (made.length > 0) return { ok: true, version: 1 }
  } else {
    const won = await tx.update(t).set({ text: save.text, version: save.version + 1, updatedAt: at }).where(and(which, eq(t.version, save.version))).returning({ version: t.version })
    if (won.length > 0) return { ok: true, version: save.version + 1 }
  }
  const [now] = await tx.select({ text: t.text, version: t.version, updatedAt: t.updatedAt }).from(t).where(which)
  return now && now.text === save.text ? { ok: true, version: now.version } : { ok: false, reason: 'conflict', theirs: now ?? { text: '', version: 0, updatedAt: null } }
})
