import { and, eq, inArray } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { scopeFor } from '../../../cycles/people/permissions.ts'
import { getComparableSchools, listComparableSchools } from '../../../db/indicators/comparable.ts'
import { listCycleEffects, type ToldEffect } from '../../../db/region/cycle-effects.ts'
import { listCyclesOfRegion, type CycleOfRegion } from '../../../db/region/cycle-facts.ts'
import { altoNalcas, elenaRivas, islaChaica, losBoldos } from '../../../db/seed/cast.ts'
import { seedDemo } from '../../../db/seed/demo.ts'
import type { Store } from '../../../db/store.ts'
import { openSqliteTestStore } from '../../support/stores.ts'

const today = '2026-11-18'
const scope = scopeFor(elenaRivas, 'figures.ofTerritory', today)

let store: Store
let drop: () => Promise<void>
let cycles: CycleOfRegion[]
let effects: ToldEffect[]
beforeAll(async () => {
  ({ store, drop } = await openSqliteTestStore())
  await seedDemo(store, { scale: { comparisonSchools: 40, years: [2024, 2025, 2026] } })
  cycles = await listCyclesOfRegion(store, scope, today)
  effects = await listCycleEffects(store, scope, cycles, today)
}, 120_000)
afterAll(() => drop())

const effectOf = (rbd: number, number: number) => effects.find(e => e.cycleId === cycles.find(c => c.rbd === rbd && c.number === number)!.cycleId)!

/** Attendance in percent of a school in some months of a year, read and divided here. */
const percentsOf = async (rbds: readonly number[], months: readonly number[]) => {
  const { attendance: a, currentImport: c } = store.s
  const rows = await store.read.select({ rbd: a.rbd, year: a.year, month: a.month, attended: a.daysAttended, due: a.daysDue, students: a.students }).from(a)
    .innerJoin(c, and(eq(c.kind, 'attendance'), eq(c.rbd, a.rbd), eq(c.year, a.year), eq(c.month, a.month), eq(c.generationId, a.generationId)))
    .where(and(inArray(a.rbd, [...rbds]), eq(a.teaching, 'young'), eq(a.course, ''), inArray(a.month, [...months])))
  return (rbd: number, year: number, month: number) => { const r = rows.find(x => x.rbd === rbd && x.year === year && x.month === month); return r && r.students >= 10 ? (100 * r.attended) / r.due : null }
}

describe('effects of the demo’s cycles', () => {
  it('are one for each cycle, in their order, and each told or with its reason', () => {
    expect(effects.map(e => e.cycleId)).toEqual(cycles.map(c => c.cycleId))
    expect(effects.filter(e => e.kind === 'told').length).toBeGreaterThanOrEqual(5)
    expect(effectOf(losBoldos.rbd, 1)).toMatchObject({ kind: 'told', first: { year: 2026, month: 5 }, last: { year: 2026, month: 7 } })
  })

  it('come out as a sheet of paper would have them: the school’s change less the mean change of those compared', async () => {
    const effect = effectOf(losBoldos.rbd, 1)
    if (effect.kind !== 'told') throw new Error(effect.kind)
    const months = [5, 6, 7]
    const comparable = await getComparableSchools(store, losBoldos.rbd, { from: '2026-04-06', to: '2026-08-17' })
    if (comparable.kind !== 'known' || comparable.peers.kind !== 'peers') throw new Error(comparable.kind)
    const percent = await percentsOf([losBoldos.rbd, ...comparable.peers.rbds], months)
    const changeOf = (rbd: number) => {
      const differences = months.map(m => [percent(rbd, 2026, m), percent(rbd, 2025, m)]).filter((pair): pair is [number, number] => pair[0] !== null && pair[1] !== null).map(([now, before]) => now - before)
      return differences.length === months.length ? differences.reduce((a, b) => a + b, 0) / months.length : null
    }
    const others = comparable.peers.rbds.flatMap(rbd => changeOf(rbd) ?? [])
    const mean = others.reduce((a, b) => a + b, 0) / others.length
    expect(effect.others).toBe(others.length)
    expect(effect.points).toBeCloseTo(changeOf(losBoldos.rbd)! - mean, 1)
    const spread = Math.sqrt(others.reduce((sum, c) => sum + (c - mean) ** 2, 0) / (others.length - 1))
    expect(effect.standardError).toBeCloseTo(spread * Math.sqrt(1 + 1 / others.length), 8)
  })

  it('of schools under ten students hold no number', () => {
    for (const school of [islaChaica, altoNalcas]) for (const e of effects.filter(x => x.rbd === school.rbd)) expect(e.kind).not.toBe('told')
    for (const e of effects) if (e.kind !== 'told') expect(Object.keys(e).some(key => ['points', 'interval', 'students'].includes(key))).toBe(false)
  })

  it('are found among the same comparable schools whether asked one by one or all at once', async () => {
    const asked = cycles.flatMap(c => (c.implementationFrom ? [{ rbd: c.rbd, from: c.implementationFrom, to: '2026-11-18' }] : []))
    const together = await listComparableSchools(store, asked)
    for (const [i, a] of asked.entries()) {
      const one = await getComparableSchools(store, a.rbd, a)
      const [x, y] = [one.kind === 'known' ? one.peers : null, together[i]!.kind === 'known' ? together[i]!.peers : null]
      expect(y?.kind).toBe(x?.kind)
      // By the day one by one, by the month all at once: whoever ended a cycle early in the month of the start is left out too.
      if (x?.kind === 'peers' && y?.kind === 'peers') for (const rbd of y.rbds) expect(x.rbds).toContain(rbd)
    }
  })

  it('that were kept never outlive their cycles: fewer cycles asked for, fewer effects', async () => {
    const some = cycles.slice(3)
    expect((await listCycleEffects(store, scope, some, today)).map(e => e.cycleId)).toEqual(some.map(c => c.cycleId))
  })

  it('are nobody else’s', async () => {
    const elsewhere = scopeFor({ id: 'x', memberships: [{ role: 'regional', scopeKind: 'slep', scopeId: '999999', startsOn: '2025-01-01', endsOn: null }] }, 'figures.ofTerritory', today)
    expect(await listCycleEffects(store, elsewhere, await listCyclesOfRegion(store, elsewhere, today), today)).toEqual([])
  })
})
