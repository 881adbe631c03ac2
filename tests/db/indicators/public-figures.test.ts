import { expect, it } from 'vitest'
import { isShown } from '../../../cycles/disclosure/disclose.ts'
import { getPublicFigures } from '../../../db/indicators/public-figures.ts'
import { islaChaica, losBoldos, plantCast } from '../../../db/seed/cast.ts'
import type { Store } from '../../../db/store.ts'
import { onEachEngine } from '../../support/stores.ts'
import { allAttend, inBands, plantAttendance } from './plant-attendance.ts'

const today = '2026-11-18'
const { rbd } = losBoldos
const cycle = { startedOn: '2026-09-01', closedOn: null, droppedOn: null }
const figuresOf = (store: Store, school = rbd) => getPublicFigures(store, school, { year: 2026, today, cycle })
const monthOf = (f: Awaited<ReturnType<typeof figuresOf>>, month: number) => f.months.find(m => m.month === month)!

onEachEngine('what leaves the school', open => {
  it('is attendance by month beside the same month a year before, with the cycle’s months marked and where it comes from', async () => {
    const store = await open()
    await plantCast(store)
    await plantAttendance(store, [8, 9, 10].map(month => ({ rbd, year: 2025, month, pairs: allAttend(300, 17) })), { fileName: 'de_2025.csv' })
    await plantAttendance(store, [9, 10].map(month => ({ rbd, year: 2026, month, pairs: allAttend(300, 18) })), { fileName: 'de_2026.csv' })
    const f = await figuresOf(store)
    expect(f.months).toHaveLength(10)
    expect(monthOf(f, 9)).toEqual({ month: 9, isOfCycle: true, now: { attendance: { shown: { kind: 'percent', percent: 90, decimals: 1 } }, students: { shown: 300 } }, before: { attendance: { shown: { kind: 'percent', percent: 85, decimals: 1 } }, students: { shown: 300 } } })
    expect(monthOf(f, 8)).toMatchObject({ now: null, isOfCycle: false })
    expect(f.sameMonths).toMatchObject({ months: [{ year: 2026, month: 9 }, { year: 2026, month: 10 }], now: { shown: { percent: 90 } }, before: { shown: { percent: 85 } } })
    expect(f.sources).toMatchObject({ now: { fileName: 'de_2026.csv' }, before: { fileName: 'de_2025.csv' } })
    expect(f.enrolment).toMatchObject({ students: { shown: losBoldos.enrolment }, factsYear: 2026 })
  })

  it('tells no month under 10 students and none of its figures, in any of its fields', async () => {
    const store = await open()
    await plantCast(store)
    const small = [[2025, 9], [2026, 9], [2026, 10]].map(([year, month]) => ({ rbd: islaChaica.rbd, year: year!, month: month!, pairs: allAttend(9, 13) }))
    await plantAttendance(store, small)
    const f = await figuresOf(store, islaChaica.rbd)
    for (const m of f.months) for (const cell of [m.now, m.before]) if (cell) { expect(isShown(cell.attendance)).toBe(false); expect(isShown(cell.students)).toBe(false) }
    expect(f.sameMonths).toBeNull()
    expect(f.observed!.attendance && isShown(f.observed!.attendance)).toBe(false)
    expect(f.observed!.change).toBeNull()
    expect(f.monthsUnderTen).toHaveLength(3)
    // 13 of 20 days are 65 %: neither that, nor the days, nor the count is anywhere.
    expect(JSON.stringify({ ...f, scheme: null, monthsUnderTen: null })).not.toMatch(/65|117|180|"shown":9\b/)
  })

  it('is in whole percents where the school is under 200 students', async () => {
    const store = await open()
    await plantCast(store)
    await plantAttendance(store, [{ rbd, year: 2026, month: 9, pairs: [[17, 20, 100], [18, 20, 33]] }])
    expect(monthOf(await figuresOf(store), 9).now!.attendance).toEqual({ shown: { kind: 'percent', percent: 86, decimals: 0 } })
  })

  it('counts who was under 90 and under 85 only where neither, nor their difference, is small', async () => {
    const store = await open()
    await plantCast(store)
    await plantAttendance(store, [{ rbd, year: 2026, month: 10, pairs: inBands([20, 40, 30, 150, 60]) }])
    expect((await figuresOf(store)).observed).toMatchObject({ underNinety: { shown: 90 }, underEightyFive: { shown: 60 }, students: { shown: 300 } })
    await plantAttendance(store, [{ rbd, year: 2026, month: 10, pairs: inBands([20, 40, 2, 150, 60]) }])
    const { observed } = await figuresOf(store)
    expect([observed!.underNinety, observed!.underEightyFive].filter(isShown)).toEqual([])
  })

  it('reads nothing after today, and nothing of the years without attendance', async () => {
    const store = await open()
    await plantCast(store)
    await plantAttendance(store, [{ rbd, year: 2026, month: 12, pairs: allAttend(300, 18) }, { rbd, year: 2021, month: 9, pairs: allAttend(300, 18) }, { rbd, year: 2022, month: 9, pairs: allAttend(300, 16) }])
    expect(monthOf(await figuresOf(store), 12).now).toBeNull()
    const f = await getPublicFigures(store, rbd, { year: 2022, today })
    expect(monthOf(f, 9)).toMatchObject({ before: null })
    expect(f.sameMonths).toBeNull()
  })
})
