import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasClasses, nthClassWeek } from '../../../cycles/calendar/class-weeks.ts'
import { isMonday } from '../../../cycles/calendar/weeks.ts'

const days = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }).map(d => d.toISOString().slice(0, 10))

describe('weeks with classes', () => {
  it('leave out summer, the winter break of 2024 to 2026 and the week of 18 September', () => {
    for (const free of ['2026-01-05', '2026-02-23', '2026-12-14', '2024-06-24', '2024-07-01', '2025-06-23', '2025-06-30', '2026-06-22', '2026-06-29', '2026-09-14']) expect(hasClasses(free), free).toBe(false)
    for (const open of ['2026-03-02', '2026-06-15', '2026-07-06', '2026-09-07', '2026-09-21', '2026-12-07']) expect(hasClasses(open), open).toBe(true)
  })
  it('are counted from the first whole one', () => {
    expect(nthClassWeek('2026-08-17', 1)).toBe('2026-08-17')
    expect(nthClassWeek('2026-08-18', 1)).toBe('2026-08-24')
    // 17 and 24 August, 31 August, 7, 21 and 28 September, 5 October.
    expect(nthClassWeek('2026-08-17', 7)).toBe('2026-10-05')
    expect(nthClassWeek('2026-11-30', 3)).toBe('2027-03-01')
  })
  it('are always Mondays with classes, each after the one before', () => {
    fc.assert(fc.property(days, fc.integer({ min: 2, max: 40 }), (day, n) => {
      const [before, it] = [nthClassWeek(day, n - 1), nthClassWeek(day, n)]
      expect(hasClasses(it) && isMonday(it) && before < it && day <= before).toBe(true)
    }))
  })
})
