import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { easterOf, holidaysOf, juneSolsticeOf } from '../../../cycles/calendar/holidays.ts'
import { weekdayOf } from '../../../cycles/calendar/weeks.ts'

const daysOf = (year: number) => holidaysOf(year).map(h => h.day.slice(5)).join(' ')

describe('national holidays', () => {
  // As the years' calendars had them, elections (always on Sundays) and regional holidays left out.
  const known: Record<number, string> = {
    2018: '01-01 03-30 03-31 05-01 05-21 07-02 07-16 08-15 09-17 09-18 09-19 10-15 11-01 11-02 12-08 12-25',
    2019: '01-01 04-19 04-20 05-01 05-21 06-29 07-16 08-15 09-18 09-19 09-20 10-12 10-31 11-01 12-08 12-25',
    2020: '01-01 04-10 04-11 05-01 05-21 06-29 07-16 08-15 09-18 09-19 10-12 10-31 11-01 12-08 12-25',
    2021: '01-01 04-02 04-03 05-01 05-21 06-21 06-28 07-16 08-15 09-17 09-18 09-19 10-11 10-31 11-01 12-08 12-25',
    2022: '01-01 04-15 04-16 05-01 05-21 06-21 06-27 07-16 08-15 09-16 09-18 09-19 10-10 10-31 11-01 12-08 12-25',
    2023: '01-01 01-02 04-07 04-08 05-01 05-21 06-21 06-26 07-16 08-15 09-18 09-19 10-09 10-27 11-01 12-08 12-25',
    2024: '01-01 03-29 03-30 05-01 05-21 06-20 06-29 07-16 08-15 09-18 09-19 09-20 10-12 10-31 11-01 12-08 12-25',
    2025: '01-01 04-18 04-19 05-01 05-21 06-20 06-29 07-16 08-15 09-18 09-19 10-12 10-31 11-01 12-08 12-25',
    2026: '01-01 04-03 04-04 05-01 05-21 06-21 06-29 07-16 08-15 09-18 09-19 10-12 10-31 11-01 12-08 12-25',
  }
  for (const [year, days] of Object.entries(known)) it(`of ${year} are the ones the year had`, () => { expect(daysOf(Number(year))).toBe(days) })

  it('Easter falls where it did', () => {
    expect([2000, 2008, 2011, 2024, 2025, 2027, 2030, 2038].map(easterOf)).toEqual(['2000-04-23', '2008-03-23', '2011-04-24', '2024-03-31', '2025-04-20', '2027-03-28', '2030-04-21', '2038-04-25'])
  })
  it('the solstice of June is on the 20th or the 21st of Chile’s calendar, by its published instants', () => {
    // Published instants, universal time: 2027 21 June 14:11, 2028 20 June 20:02, 2029 21 June 01:48, 2030 21 June 07:31; Chile is four hours behind.
    expect([2022, 2023, 2024, 2025, 2026, 2027, 2028, 2029, 2030].map(y => juneSolsticeOf(y).slice(5))).toEqual(['06-21', '06-21', '06-20', '06-20', '06-21', '06-21', '06-20', '06-20', '06-21'])
  })
  it('every year to 2050 has its fixed days, no day twice, in order, and Good Friday on a Friday', () => {
    fc.assert(fc.property(fc.integer({ min: 2018, max: 2050 }), year => {
      const holidays = holidaysOf(year)
      const days = holidays.map(h => h.day)
      expect([...new Set(days)].sort()).toEqual(days)
      for (const fixed of ['01-01', '05-01', '05-21', '07-16', '08-15', '09-18', '09-19', '11-01', '12-08', '12-25']) expect(days).toContain(`${year}-${fixed}`)
      expect(weekdayOf(holidays.find(h => h.name === 'good-friday')!.day)).toBe(4)
      for (const name of ['peter-and-paul', 'two-worlds'] as const) expect([0, 5, 6]).toContain(weekdayOf(holidays.find(h => h.name === name)!.day))
    }))
  })
})
