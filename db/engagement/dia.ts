/** The DIA's results as a school copied them from its report. Kept apart from our own survey, by course and dimension. */
import { and, asc, eq, isNull } from 'drizzle-orm'
import type { DiaRead } from '../../cycles/engagement/dia.ts'
import type { Moment } from '../../cycles/engagement/rounds.ts'
import { newId } from '../ids.ts'
import type { Store } from '../store.ts'

type Which = { rbd: number; cycleId: string }
export type DiaResult = DiaRead & { id: string; moment: Moment }

export const enterDia = (store: Store, entry: Which & { moment: Moment; read: DiaRead; by: string }): Promise<{ ok: boolean }> => store.tx(async tx => {
  const { cycle, diaResult } = store.s
  const [c] = await tx.select({ id: cycle.id }).from(cycle).where(and(eq(cycle.id, entry.cycleId), eq(cycle.rbd, entry.rbd)))
  if (!c) return { ok: false }
  const at = store.clock.now()
  await tx.insert(diaResult).values({ id: newId(at), rbd: entry.rbd, cycleId: entry.cycleId, moment: entry.moment, ...entry.read, enteredBy: entry.by, enteredAt: at, withdrawnAt: null })
  return { ok: true }
})

export const withdrawDia = (store: Store, which: Which & { id: string }): Promise<{ ok: boolean }> => store.tx(async tx => {
  const { diaResult: d } = store.s
  const gone = await tx.update(d).set({ withdrawnAt: store.clock.now() }).where(and(eq(d.id, which.id), eq(d.rbd, which.rbd), eq(d.cycleId, which.cycleId), isNull(d.withdrawnAt))).returning({ id: d.id })
  return { ok: gone.length > 0 }
})

export const listDia = async (store: Store, { rbd, cycleId }: Which): Promise<DiaResult[]> => {
  const { diaResult: d } = store.s
  return store.read.select({ id: d.id, moment: d.moment, course: d.course, dimension: d.dimension, students: d.students, favourableTenths: d.favourableTenths }).from(d)
    .where(and(eq(d.rbd, rbd), eq(d.cycleId, cycleId), isNull(d.withdrawnAt))).orderBy(asc(d.course), asc(d.dimension), asc(d.id))
}
