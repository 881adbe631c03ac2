import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareMonths } from '../../../cycles/calendar/days.ts'
import { addDays } from '../../../cycles/calendar/weeks.ts'
import { cadenceOf } from '../../../cycles/expectations/expectations.ts'
import { whenAnswerable } from '../../../cycles/expectations/when-answerable.ts'
import { schoolMonthsBetween } from '../../../cycles/indicators/series.ts'
import { firstFullMonth } from '../../../cycles/compare/same-months.ts'
import { expectationIndicators } from '../../../cycles/notebook/parts.ts'

const of = (startsOn: string, by = '', cadence: Parameters<typeof whenAnswerable>[0]['cadence'] = 'monthly') => whenAnswerable({ cadence, startsOn, by })
const days = fc.date({ min: new Date('2015-01-01'), max: new Date('2060-12-31'), noInvalidDate: true }).map(d => d.toISOString().slice(0, 10))

describe('when an expectation can be answered', () => {
  it('a cycle begun in April: with monthly data in November, with weekly data in week 7', () => {
    expect(of('2026-04-01')).toMatchObject({ monthly: { last: { year: 2026, month: 10 }, answeredIn: { year: 2026, month: 11 } }, weekly: { week: 7, monday: '2026-05-18' } })
    expect(of('2026-03-12').monthly.answeredIn).toEqual({ year: 2026, month: 11 })
  })
  it('a cycle begun in August: monthly data only the year after, over the summer', () => {
    // September to December are four; March, April and May three more.
    expect(of('2026-08-17').monthly).toEqual({ last: { year: 2027, month: 5 }, answeredIn: { year: 2027, month: 6 } })
    expect(of('2026-08-17').weekly.monday).toBe('2026-10-05')
  })
  it('needs seven school months of data, never fewer', () => {
    fc.assert(fc.property(days, day => {
      const { monthly } = of(day)
      expect(schoolMonthsBetween(firstFullMonth(day), monthly.last)).toHaveLength(7)
      expect(compareMonths(monthly.answeredIn, monthly.last)).toBe(1)
    }))
  })
  it.each([
    ['2026-08-17', '', 'monthly', 'none'],
    ['2026-08-17', '2026-08-01', 'monthly', 'before-start'],
    ['2026-08-17', '2026-11-27', 'monthly', 'too-early'],
    ['2026-08-17', '2027-05-03', 'monthly', 'in-time'],
    ['2026-08-17', '2026-10-08', 'weekly', 'too-early'],
    ['2026-08-17', '2026-10-09', 'weekly', 'in-time'],
    ['2026-08-17', '2027-12-01', 'yearly', 'too-early'],
    ['2026-08-17', '2028-12-01', 'yearly', 'in-time'],
    ['2026-08-17', '2026-08-20', 'asked', 'open'],
    ['2026-08-17', '2026-08-20', null, 'open'],
  ] as const)('begun %s, by "%s", %s: %s', (start, by, cadence, expected) => {
    expect(of(start, by, cadence).by).toBe(expected)
  })
  it('never comes sooner because the day is later', () => {
    const order = ['none', 'before-start', 'too-early', 'in-time']
    fc.assert(fc.property(days, days, fc.integer({ min: 0, max: 900 }), fc.constantFrom('monthly', 'weekly', 'yearly'), (start, by, more, cadence) => {
      expect(order.indexOf(of(start, addDays(by, more), cadence).by)).toBeGreaterThanOrEqual(order.indexOf(of(start, by, cadence).by))
    }))
  })
  it('knows how often each indicator is measured', () => {
    expect(Object.keys(cadenceOf).sort()).toEqual([...expectationIndicators].sort())
  })
})
