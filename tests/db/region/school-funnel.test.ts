import { and, eq, inArray } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { scopeFor } from '../../../cycles/people/permissions.ts'
import { getSchoolFunnel } from '../../../db/region/school-funnel.ts'
import { altoNalcas, elenaRivas, islaChaica, networkSchools } from '../../../db/seed/cast.ts'
import { seedDemo } from '../../../db/seed/demo.ts'
import type { Store } from '../../../db/store.ts'
import { openSqliteTestStore } from '../../support/stores.ts'

const today = '2026-11-18'
let store: Store
let drop: () => Promise<void>
beforeAll(async () => {
  ({ store, drop } = await openSqliteTestStore())
  await seedDemo(store, { scale: { comparisonSchools: 6, years: [2025, 2026] } })
}, 120_000)
afterAll(() => drop())

const funnelOfElena = (measure: 'chronic' | 'withdrawal') => getSchoolFunnel(store, scopeFor(elenaRivas, 'figures.ofTerritory', today), scopeFor(elenaRivas, 'cycle.outline', today), today, measure)

describe('schools beside each other for their size', () => {
  it('hold told figures only: each as its month has it, the level their own, and every school accounted for', async () => {
    const { funnel, of, notTold, without, estimates } = await funnelOfElena('chronic')
    if (funnel.kind !== 'funnel') throw new Error(funnel.why)
    expect(of).toEqual({ month: { year: 2026, month: 10 } })
    expect(funnel.rows.length + notTold + without).toBe(networkSchools.length)
    const { attendance: a, currentImport: c } = store.s
    const rows = await store.read.select({ rbd: a.rbd, students: a.students, pairs: a.pairs }).from(a)
      .innerJoin(c, and(eq(c.kind, 'attendance'), eq(c.rbd, a.rbd), eq(c.year, a.year), eq(c.month, a.month), eq(c.generationId, a.generationId)))
      .where(and(inArray(a.rbd, networkSchools.map(s => s.rbd)), eq(a.year, 2026), eq(a.month, 10), eq(a.teaching, 'young'), eq(a.course, '')))
    for (const row of funnel.rows) {
      const month = rows.find(r => r.rbd === row.id)!
      expect(row.students).toBe(month.students)
      // Under 90 % of one's own days.
      expect(row.events).toBe(month.pairs.reduce((n, [attended, due, students]) => n + (due > 0 && attended < 0.9 * due ? students : 0), 0))
      expect(estimates.get(row.id)!.raw).toBeCloseTo(row.events / row.students, 12)
    }
    expect(funnel.target).toBeCloseTo(funnel.rows.reduce((n, r) => n + r.events, 0) / funnel.rows.reduce((n, r) => n + r.students, 0), 12)
    for (const school of [islaChaica, altoNalcas]) expect(funnel.rows.some(r => r.id === school.rbd)).toBe(false)
    expect(funnel.isOnlyPossible).toBe(true)
  })

  it('say of withdrawal which year it is of, and nothing of a school whose count is hidden', async () => {
    const { funnel, of, notTold, without } = await funnelOfElena('withdrawal')
    expect(of === null || 'year' in of).toBe(true)
    const told = funnel.kind === 'funnel' ? funnel.rows : []
    expect(told.length + notTold + without).toBeLessThanOrEqual(networkSchools.length)
    for (const row of told) expect(row.events === 0 || row.events >= 5).toBe(true)
  })
})
