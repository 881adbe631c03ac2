/** Rests of a cycle: one click to rest until a day, one to take it up again. The phase stays what content and dates make it. */
import { and, asc, eq, gte, inArray, isNull, lte, gt, or } from 'drizzle-orm'
import { currentPauseOf, readPause, type Pause, type PauseProblem, type PauseReason } from '../../cycles/notebook/pauses.ts'
import { newId } from '../ids.ts'
import type { Db, Store } from '../store.ts'

type Which = { rbd: number; cycleId: string }

export type PauseRow = Pause & { cycleId: string; pausedBy: string }

const listIn = async (store: Store, db: Db, { rbd, cycleId }: Which): Promise<PauseRow[]> => {
  const { cyclePause: p, person } = store.s
  return db.select({ id: p.id, cycleId: p.cycleId, startsOn: p.startsOn, until: p.until, reason: p.reason, endedOn: p.endedOn, pausedBy: person.name })
    .from(p).innerJoin(person, eq(person.id, p.pausedBy)).where(and(eq(p.cycleId, cycleId), eq(p.rbd, rbd))).orderBy(asc(p.startsOn), asc(p.id))
}

export type PauseOutcome = { ok: true } | { ok: false; reason: 'not_found' | 'not_open' } | { ok: false; reason: 'problem'; field: 'reason' | 'until'; problem: PauseProblem }

/**
 * Lets an open cycle rest from today until a day. Resting already, the new words replace the old ones from today on; the same ones again
 * (a double click) change nothing.
 */
export const pauseCycle = (store: Store, pause: Which & { reason: string; until: string; by: string; today: string }): Promise<PauseOutcome> => {
  const read = readPause(pause, pause.today)
  if (!read.ok) return Promise.resolve({ ok: false, reason: 'problem', field: read.field, problem: read.problem })
  const { cycle, cyclePause: t } = store.s
  return store.tx(async (tx): Promise<PauseOutcome> => {
    // The cycle's row is written as it is: two who pause at once come one after the other (PostgreSQL).
    const [c] = await tx.update(cycle).set({ rbd: pause.rbd }).where(and(eq(cycle.id, pause.cycleId), eq(cycle.rbd, pause.rbd)))
      .returning({ closedOn: cycle.closedOn, droppedOn: cycle.droppedOn })
    if (!c) return { ok: false, reason: 'not_found' }
    if (c.closedOn || c.droppedOn) return { ok: false, reason: 'not_open' }
    const current = currentPauseOf(await listIn(store, tx, pause), pause.today)
    if (current && current.reason === read.reason && current.until === read.until) return { ok: true }
    if (current) await tx.update(t).set({ endedOn: pause.today }).where(and(eq(t.id, current.id), eq(t.rbd, pause.rbd)))
    const at = store.clock.now()
    await tx.insert(t).values({ id: newId(at), cycleId: pause.cycleId, rbd: pause.rbd, startsOn: pause.today, until: read.until, reason: read.reason, pausedBy: pause.by, createdAt: at, endedOn: null })
    return { ok: true }
  })
}

/** Takes a cycle up again today. One that does not rest stays as it is. */
export const resumeCycle = (store: Store, resume: Which & { today: string }): Promise<{ ok: true } | { ok: false; reason: 'not_found' }> => {
  const { cycle, cyclePause: t } = store.s
  return store.tx(async tx => {
    const [c] = await tx.select({ id: cycle.id }).from(cycle).where(and(eq(cycle.id, resume.cycleId), eq(cycle.rbd, resume.rbd)))
    if (!c) return { ok: false, reason: 'not_found' }
    await tx.update(t).set({ endedOn: resume.today }).where(and(
      eq(t.cycleId, resume.cycleId), eq(t.rbd, resume.rbd), lte(t.startsOn, resume.today), gte(t.until, resume.today), or(isNull(t.endedOn), gt(t.endedOn, resume.today)),
    ))
    return { ok: true }
  })
}

/** The rest one cycle of a school is in today, with who said so, or null. */
export const getCurrentPause = async (store: Store, which: Which, today: string): Promise<PauseRow | null> =>
  currentPauseOf(await listIn(store, store.read, which), today)

/** Every rest of one cycle of a school, the earliest first; ended ones included. */
export const listPauses = (store: Store, which: Which): Promise<PauseRow[]> => listIn(store, store.read, which)

/** The rest each of these cycles is in today; those that do not rest are absent. Whoever asks may see the cycles: this adds until when and why. */
export const listCurrentPauses = async (store: Store, cycleIds: readonly string[], today: string): Promise<Map<string, { until: string; reason: PauseReason }>> => {
  const { cyclePause: t } = store.s
  const out = new Map<string, { until: string; reason: PauseReason }>()
  // In slices: SQLite takes 32,766 parameters in one statement.
  for (let i = 0; i < cycleIds.length; i += 5_000) {
    const rows = await store.read.select({ cycleId: t.cycleId, until: t.until, reason: t.reason }).from(t)
      .where(and(inArray(t.cycleId, cycleIds.slice(i, i + 5_000)), lte(t.startsOn, today), gte(t.until, today), or(isNull(t.endedOn), gt(t.endedOn, today)))).orderBy(asc(t.id))
    for (const { cycleId, ...pause } of rows) out.set(cycleId, pause)
  }
  return out
}
